"""The line under a list that explains the chosen row, with what can be done with it."""

from PySide6.QtWidgets import QHBoxLayout

from cmpg_desktop.views.onderdelen.basis import make_label
from cmpg_desktop.views.onderdelen.kaart import Kaart
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.teken import Teken
from cmpg_desktop.views.thema import RUIMTE_S, Kleur


class Uitlegkaart(Kaart):
    """A sentence about the chosen row and "Openen"; `pagina` gives the names of its parts."""

    def __init__(self, pagina: str) -> None:
        super().__init__(naam=f"{pagina}.uitleg")
        self.zin = make_label("", breekt=True)
        self.zin.setObjectName(f"{pagina}.uitleg.zin")
        # The table takes Enter itself; as a shortcut it would take it from every field too.
        self.openen = Knop("Openen", naam=f"{pagina}.open", sneltoets="Enter", overal=True)
        self._rij = QHBoxLayout()
        self._rij.setSpacing(RUIMTE_S)
        self._rij.addWidget(Teken("info", Kleur.GEDEMPT, px=18))
        self._rij.addWidget(self.zin, 1)
        self._rij.addWidget(self.openen)
        self.inhoud.addLayout(self._rij)

    def voeg_toe(self, knop: Knop) -> None:
        """Put a button before "Openen"."""
        self._rij.insertWidget(self._rij.indexOf(self.openen), knop)
