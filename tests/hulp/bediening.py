"""Loop alles na wat te bedienen is: een vaste naam, een naam om voor te lezen, en Tab komt er."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

BEDIENBAAR = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)
_HOOGSTENS = 1000


def is_van_qt(widget):
    """Zeg of een onderdeel van Qt zelf is: dat heeft zijn naam van het onderdeel eromheen."""
    if isinstance(widget, QScrollBar | QHeaderView):
        return True  # te bedienen met de toetsen van de lijst waar ze bij horen
    while widget is not None:
        if widget.objectName().startswith("qt_") and not isinstance(widget, QTabBar):
            return True  # regel van een spinbox, viewport, kalender
        klasse = widget.metaObject().className()
        if klasse in {"QTableCornerButton", "QComboBoxPrivateContainer"}:
            return True  # hoek van een tabel; uitgeklapte lijst van een keuze
        if widget.isWindow():
            return False
        widget = widget.parentWidget()
    return False


def bedienbaar(wortel):
    """Geef wat een mens hier kan bedienen, ook wat nu verborgen is."""
    return [
        kind
        for kind in (wortel, *wortel.findChildren(QWidget))
        if isinstance(kind, BEDIENBAAR) and not is_van_qt(kind)
    ]


def noem(widget):
    tekst = getattr(widget, "text", str)()
    return f"{type(widget).__name__} {widget.objectName()!r} {tekst[:40]!r}"


def zonder_naam(wortel):
    """Geef wat geen vaste naam of geen naam om voor te lezen heeft."""
    return [
        noem(kind)
        for kind in bedienbaar(wortel)
        if kind.isVisibleTo(wortel) and not (kind.objectName() and kind.accessibleName())
    ]


def dubbel(wortel):
    """Geef de namen die twee dingen op een pagina delen."""
    namen = Counter(kind.objectName() for kind in bedienbaar(wortel) if kind.objectName())
    return sorted(naam for naam, aantal in namen.items() if aantal > 1)


def bereikt_met_tab(wortel):
    """Druk Tab tot hij rond is; geef wat de focus kreeg."""
    gezien = []
    for _ in range(_HOOGSTENS):
        widget = QApplication.focusWidget()
        if widget is not None and widget not in gezien:
            gezien.append(widget)
        elif len(gezien) > 1 and widget is gezien[0]:
            break
        # In een tekst met koppelingen gaat Tab eerst langs die koppelingen.
        QTest.keyClick(widget or wortel, Qt.Key.Key_Tab)
    return gezien


def overgeslagen(wortel):
    """Geef wat aan staat en in beeld is, maar waar Tab niet komt."""
    gezien = bereikt_met_tab(wortel)
    gezien_groepen = {id(_groep(widget)) for widget in gezien if isinstance(widget, QRadioButton)}
    uit = []
    for kind in bedienbaar(wortel):
        if not (kind.isVisibleTo(wortel) and kind.isEnabled()):
            continue
        if not kind.focusPolicy() & Qt.FocusPolicy.TabFocus or kind.focusProxy() is not None:
            continue
        if isinstance(kind, QRadioButton) and id(_groep(kind)) in gezien_groepen:
            continue  # binnen een groep gaan de pijltjes verder
        if kind not in gezien:
            uit.append(noem(kind))
    return uit


def _groep(knop):
    return knop.group() or knop.parentWidget()


def klachten(wortel):
    """Geef alles wat er aan de bediening mankeert."""
    return {
        soort: gevonden
        for soort, gevonden in (
            ("zonder naam", zonder_naam(wortel)),
            ("dubbele naam", dubbel(wortel)),
            ("Tab slaat over", overgeslagen(wortel)),
        )
        if gevonden
    }
