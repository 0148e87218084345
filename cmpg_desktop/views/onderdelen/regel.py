"""Take one line of text."""

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from cmpg_desktop.typen import override
from cmpg_desktop.views.iconen import icoon, icoon_maat
from cmpg_desktop.views.onderdelen.basis import noem
from cmpg_desktop.views.onderdelen.teken import Teken
from cmpg_desktop.views.thema import Kleur, maat, wissel


class Regel(QLineEdit):
    """A single-line edit that tells typing apart from filling.

    Signals:
        gewijzigd_door_gebruiker(str): the person changed the text (typing, paste, undo).
        fout_gewijzigd(str): what is wrong with the input and what to do; empty when it is fine.
    """

    gewijzigd_door_gebruiker = Signal(str)
    fout_gewijzigd = Signal(str)

    def __init__(self, *, naam: str, toegankelijk: str = "", voorbeeld: str = "") -> None:
        super().__init__()
        noem(self, naam, toegankelijk)
        self._links: Teken | None = None
        self._rechts: QToolButton | None = None
        self._volgt = False
        if voorbeeld:
            self.setPlaceholderText(voorbeeld)
        self.textEdited.connect(self.gewijzigd_door_gebruiker)

    def tekst(self) -> str:
        """Return the text without spaces around it."""
        return self.text().strip()

    def zet_tekst(self, tekst: str) -> None:
        """Fill the line; the cursor stays where it is when nothing changes."""
        if tekst != self.text():
            self.setText(tekst)

    def zet_teken(self, icoon_naam: str) -> None:
        """Show an icon at the start of the line; it grows with the text, unlike a QAction."""
        self._links = Teken(icoon_naam, Kleur.GEDEMPT)
        self._links.setParent(self)
        self._volg_maat()

    def zet_knop(self, icoon_naam: str, tekst: str) -> QToolButton:
        """Put a button at the end of the line; the keyboard has a key of its own for it."""
        knop = QToolButton(self)
        noem(knop, f"{self.objectName()}.knop", tekst)
        knop.setIcon(icoon(icoon_naam, Kleur.GEDEMPT))
        knop.setToolTip(tekst)
        knop.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        knop.setCursor(QtCore.Qt.CursorShape.ArrowCursor)
        self._rechts = knop
        self._volg_maat()
        return knop

    def _volg_maat(self) -> None:
        if not self._volgt:
            self._volgt = True
            wissel().gewijzigd.connect(self._plaats)
        self._plaats()

    def _plaats(self) -> None:
        """Put icon and button where they belong and keep the text between them."""
        begin = eind = 0
        if self._links is not None:
            grootte = self._links.sizeHint()
            boven = (self.height() - grootte.height()) // 2
            self._links.setGeometry(maat(10), boven, grootte.width(), grootte.height())
            begin = grootte.width() + maat(8)
        if self._rechts is not None:
            zijde = maat(26)
            self._rechts.setIconSize(icoon_maat(16))
            boven = (self.height() - zijde) // 2
            self._rechts.setGeometry(self.width() - zijde - maat(3), boven, zijde, zijde)
            eind = zijde
        self.setTextMargins(begin, 0, eind, 0)

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        if self._links is not None or self._rechts is not None:
            self._plaats()
