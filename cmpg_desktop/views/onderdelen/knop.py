"""Offer an action: the buttons of the program."""

from enum import Enum

from PySide6 import QtCore
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton

from cmpg_desktop.typen import override
from cmpg_desktop.views.iconen import icoon, icoon_maat
from cmpg_desktop.views.onderdelen.basis import noem, zonder_mnemoniek
from cmpg_desktop.views.thema import Kleur, wissel


class KnopSoort(Enum):
    """How much a button asks for attention; one PRIMAIR a page."""

    GEWOON = "gewoon"
    PRIMAIR = "primair"
    VERNIETIGEND = "vernietigend"
    STIL = "stil"


_ICOONKLEUR = {
    KnopSoort.GEWOON: Kleur.TEKST,
    KnopSoort.PRIMAIR: Kleur.PRIMAIR_TEKST,
    KnopSoort.VERNIETIGEND: Kleur.TE_LAAT,
    KnopSoort.STIL: Kleur.ACCENT,
}


class Knop(QPushButton):
    """A button that shows its shortcut.

    `sneltoets` is written as people read it: "R", "Ctrl+Enter", "Del". With `overal` the window
    itself listens to it, on every page; a second listener would make Qt choose neither.
    """

    def __init__(
        self,
        tekst: str,
        *,
        naam: str,
        soort: KnopSoort = KnopSoort.GEWOON,
        icoon_naam: str = "",
        sneltoets: str = "",
        overal: bool = False,
    ) -> None:
        super().__init__()
        self._soort = soort
        self._icoon_naam = icoon_naam
        self._sneltoets = sneltoets
        self._overal = overal
        self.setAutoDefault(False)
        self.setProperty("soort", soort.value)
        noem(self, naam)
        self.zet_tekst(tekst)
        if icoon_naam:
            self.setIcon(icoon(icoon_naam, _ICOONKLEUR[soort]))
            self._zet_maat()
            wissel().gewijzigd.connect(self._zet_maat)

    @property
    def soort(self) -> KnopSoort:
        """How much the button asks for attention."""
        return self._soort

    def zet_tekst(self, tekst: str) -> None:
        """Show another text; the shortcut stays."""
        staart = f"   {self._sneltoets}" if self._sneltoets else ""
        kop = " " if self._icoon_naam and tekst else ""
        self.setText(kop + zonder_mnemoniek(tekst) + staart)
        self.setAccessibleName(tekst)
        if self._sneltoets and not self._overal:
            self.setShortcut(QKeySequence(self._sneltoets.replace("Enter", "Return")))

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        # Of itself Qt listens to the space bar only, and in a dialog Enter on a focused "Annuleren"
        # would press the default button instead.
        kaal = not e.modifiers() & ~QtCore.Qt.KeyboardModifier.KeypadModifier
        if kaal and e.key() in {QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter}:
            if not e.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(e)

    def _zet_maat(self) -> None:
        self.setIconSize(icoon_maat(16))
