"""The roles of a person, as boxes (E012, E013, E015)."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.thema import RUIMTE_S
from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.taal import hoofdletter

_UITLEG: Final = {
    Rol.CASUSREGISSEUR: "voert de regie en stelt besluiten voor",
    Rol.PROCESMANAGER: "beslist en wijst toe",
    Rol.PROCESONDERSTEUNER: "plant, verwerkt en bewaakt",
    Rol.FUNCTIONEEL_BEHEERDER: "instellingen, accounts en sjablonen; geen inhoud van dossiers",
    Rol.TOEZICHTHOUDER: "ziet wie wat heeft ingezien",
}


class RollenVeld(QWidget):
    """A box per role, with what the role does.

    Signals:
        gewijzigd: the person changed a box.
    """

    gewijzigd = Signal()

    def __init__(self, *, naam: str) -> None:
        super().__init__()
        noem(self, naam, "Rollen")
        self._vakken: dict[Rol, QCheckBox] = {}
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_S)
        for rol in Rol:
            vak = QCheckBox(f"{hoofdletter(rol.weergave)}: {_UITLEG[rol]}")
            noem(vak, f"{naam}[{rol.value}]", f"{hoofdletter(rol.weergave)}, {_UITLEG[rol]}")
            vak.clicked.connect(self.gewijzigd)
            self._vakken[rol] = vak
            kolom.addWidget(vak)
        kolom.addWidget(
            make_label(
                "Een besluit vraagt twee mensen: wie voorstelt, beslist niet over hetzelfde.",
                "hint",
                breekt=True,
            )
        )
        self.setFocusProxy(self._vakken[Rol.CASUSREGISSEUR])

    def rollen(self) -> tuple[Rol, ...]:
        """Return the chosen roles."""
        return tuple(rol for rol, vak in self._vakken.items() if vak.isChecked())

    def zet(self, rollen: Sequence[Rol]) -> None:
        """Show these roles without telling it as a change by the person."""
        for rol, vak in self._vakken.items():
            vak.setChecked(rol in rollen)
