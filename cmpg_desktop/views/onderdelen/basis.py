"""Small helpers that every widget of the kit shares."""

from operator import itemgetter

from PySide6 import QtGui
from PySide6.QtWidgets import QLabel, QLayout, QWidget


def noem(widget: QWidget, naam: str, toegankelijk: str = "") -> None:
    """Give a widget its stable objectName and the name a screen reader says."""
    widget.setObjectName(naam)
    if toegankelijk:
        widget.setAccessibleName(toegankelijk)


def zet_eigenschap(widget: QWidget, eigenschap: str, waarde: object) -> None:
    """Set a property the style sheet looks at and restyle the widget, if it changed."""
    if widget.property(eigenschap) == waarde:
        return
    widget.setProperty(eigenschap, waarde)
    kinderen = [k for k in widget.children() if isinstance(k, QWidget)]
    for onderdeel in (widget, *kinderen):
        onderdeel.style().unpolish(onderdeel)
        onderdeel.style().polish(onderdeel)
        onderdeel.update()


def toon_plat(label: QLabel) -> None:
    """Let a label not guess: else a name with "<b>" in it becomes a bold one."""
    # PlainText, as a property: the enum lives in a namespace the first frame does not load.
    label.setProperty("textFormat", 0)


def make_label(tekst: str, rol: str = "", *, breekt: bool = False) -> QLabel:
    """Return a label in the style of `rol` (titel, sectie, label, sterk, hint, fout)."""
    label = QLabel()
    toon_plat(label)
    label.setText(tekst)
    if rol:
        label.setProperty("rol", rol)
    label.setWordWrap(breekt)
    return label


def delen_van(opmaak: QLayout) -> list[QWidget | QLayout]:
    """Return what a layout holds, in its order, without `itemAt`.

    That makes a Python side of an item, which outlives it: Qt deletes the item with its widget and
    tells nobody. What Qt makes next at that address is taken for it, and the program falls over,
    often long after.
    """
    ouder = opmaak.parentWidget()
    if ouder is None:
        return []
    kinderen = (*ouder.children(), *opmaak.children())
    plekken = [
        (opmaak.indexOf(deel), deel) for deel in kinderen if isinstance(deel, QWidget | QLayout)
    ]
    return [deel for plek, deel in sorted(plekken, key=itemgetter(0)) if plek >= 0]


def zonder_mnemoniek(tekst: str) -> str:
    """Return `tekst` so that a button shows its ampersands ("Werk & Inkomen")."""
    return tekst.replace("&", "&&")


def kondig_aan(widget: QWidget, tekst: str) -> None:
    """Let a screen reader say `tekst` without moving the focus."""
    # Through the module: QAccessible is slow to load and the first frame imports this file.
    if QtGui.QAccessible.isActive():
        bericht = QtGui.QAccessibleAnnouncementEvent(widget, tekst)
        QtGui.QAccessible.updateAccessibility(bericht)
