"""How the parts of the page of a melding are laid out."""

from datetime import date

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QLayout,
    QSizePolicy,
    QWidget,
)

from cmpg_desktop.typen import override
from cmpg_desktop.views.iconen import paint_icoon
from cmpg_desktop.views.onderdelen.basis import noem
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_M, Kleur, kleur, maat, wissel
from cmpg_desktop.werkproces.geboorte import parse_geboorte

_TWEE_VANAF = 520


class Tweekolom(QWidget):
    """Fields in two columns that become one in a narrow window."""

    def __init__(self) -> None:
        super().__init__()
        self._rijen: list[tuple[QWidget, QWidget | None]] = []
        self._twee = True
        self._rooster = QGridLayout(self)
        self._rooster.setContentsMargins(0, 0, 0, 0)
        self._rooster.setHorizontalSpacing(RUIMTE_L)
        self._rooster.setVerticalSpacing(RUIMTE_M)
        self._rooster.setColumnStretch(0, 1)
        self._rooster.setColumnStretch(1, 1)
        wissel().gewijzigd.connect(self._pas_breedte)

    def voeg_toe(self, links: QWidget, rechts: QWidget | None = None) -> None:
        """Add a row of two fields, or of one as wide as both."""
        self._rijen.append((links, rechts))
        self._leg()

    def _leg(self) -> None:
        rij = 0
        for links, rechts in self._rijen:
            if rechts is None:
                self._rooster.addWidget(links, rij, 0, 1, 2)
            elif self._twee:
                self._rooster.addWidget(links, rij, 0)
                self._rooster.addWidget(rechts, rij, 1)
            else:
                self._rooster.addWidget(links, rij, 0, 1, 2)
                rij += 1
                self._rooster.addWidget(rechts, rij, 0, 1, 2)
            rij += 1

    def _pas_breedte(self) -> None:
        twee = self.width() >= maat(_TWEE_VANAF)
        if twee != self._twee:
            self._twee = twee
            self._leg()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pas_breedte()


class Doorklik(QAbstractButton):
    """A line of words that leads to the place they are about; long words wrap."""

    def __init__(
        self, tekst: str, *, naam: str, icoon_naam: str = "circle", rol: Kleur = Kleur.GEDEMPT
    ) -> None:
        super().__init__()
        self._icoon_naam = icoon_naam
        self._rol = rol
        self.setText(tekst)
        noem(self, naam, tekst)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        beleid = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        beleid.setHeightForWidth(True)
        self.setSizePolicy(beleid)

    def _inspringing(self) -> int:
        return maat(30)

    def _vlak(self, breedte: int) -> QRect:
        ruimte = max(maat(80), breedte - self._inspringing() - maat(6))
        return QFontMetrics(self.font()).boundingRect(
            QRect(0, 0, ruimte, 10_000), int(Qt.TextFlag.TextWordWrap), self.text()
        )

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        # It reads as a link; of itself a button of Qt listens to the space bar only.
        if e.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(e)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return self._vlak(arg__1).height() + maat(10)

    @override
    def sizeHint(self) -> QSize:
        breedte = maat(240)
        return QSize(breedte, self.heightForWidth(breedte))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(maat(120), maat(26))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Something too wide beside it makes a layout reckon with fewer lines than there are here.
        hoog = self.heightForWidth(self.width())
        if self.minimumHeight() != hoog:
            self.setMinimumHeight(hoog)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        penseel = QPainter(self)
        penseel.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            penseel.setPen(Qt.PenStyle.NoPen)
            penseel.setBrush(kleur(Kleur.ACCENT_VELD))
            penseel.drawRoundedRect(self.rect(), 6, 6)
        if self.hasFocus():
            penseel.setPen(QPen(kleur(Kleur.ACCENT), 2))
            penseel.setBrush(Qt.BrushStyle.NoBrush)
            penseel.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        zijde = maat(16)
        regel = QFontMetrics(self.font()).height()
        boven = maat(5)
        plek = QRect(QPoint(maat(6), boven + (regel - zijde) // 2), QSize(zijde, zijde))
        paint_icoon(penseel, plek, self._icoon_naam, self._rol)
        penseel.setPen(kleur(Kleur.ACCENT))
        vlak = self.rect().adjusted(self._inspringing(), boven, -maat(6), 0)
        penseel.drawText(vlak, int(Qt.TextFlag.TextWordWrap), self.text())
        penseel.end()


def maak_leeg(opmaak: QLayout) -> None:
    """Take everything out of a layout for good; a widget with the focus hands it on first."""
    while (deel := opmaak.takeAt(0)) is not None:
        widget = deel.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def geboorte_hint(tekst: str, vandaag: date) -> str:
    """Say what was understood of a birth while it is typed."""
    try:
        return f"Begrepen als {parse_geboorte(tekst, vandaag).begrepen(vandaag)}"
    except ValueError:
        return "Nog niet te lezen als datum of leeftijd"
