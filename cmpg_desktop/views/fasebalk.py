"""The five phases of a casus beside each other, with their dates."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.views.melding.opmaak import maak_leeg
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.pil import Pil, PilSoort
from cmpg_desktop.views.onderdelen.stroom import Stroom
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_S, RUIMTE_XS
from cmpg_desktop.werkproces.fasen import Fase
from cmpg_desktop.werkproces.taal import kort_met_jaar

_NOG_NIET: Final = "nog niet begonnen"


class Fasebalk(QWidget):
    """Where the casus is; at large letters the phases go on below each other."""

    def __init__(self, naam: str) -> None:
        super().__init__()
        noem(self, naam, "Fasen van de casus")
        self._stappen: tuple[Fase, ...] | None = None
        self._rij = Stroom(self, ruimte=RUIMTE_L)

    def vul(self, stappen: Sequence[Fase]) -> None:
        """Show these phases."""
        if tuple(stappen) == self._stappen:
            return
        self._stappen = tuple(stappen)
        maak_leeg(self._rij)
        for stap in stappen:
            self._rij.addWidget(self._maak(stap))
        self.setAccessibleName(
            "Fasen van de casus: " + "; ".join(f"{een.naam}, {wanneer(een)}" for een in stappen)
        )

    def _maak(self, stap: Fase) -> QWidget:
        vak = QWidget()
        kolom = QVBoxLayout(vak)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_XS)
        soort = PilSoort.ACCENT if stap.is_nu else PilSoort.RUSTIG
        if stap.klaar_op is not None:
            soort = PilSoort.OP_SCHEMA
        naam = f"{self.objectName()}[{stap.nummer}]"
        kolom.addWidget(Pil(f"{stap.nummer} {stap.naam}", soort, naam=naam))
        onder = make_label(wanneer(stap), "hint")
        onder.setContentsMargins(RUIMTE_S, 0, 0, 0)  # under the words of the pill
        kolom.addWidget(onder)
        noem(vak, f"{naam}.vak", f"{stap.naam}, {wanneer(stap)}")
        return vak


def wanneer(stap: Fase) -> str:
    """Return "sinds 3 mrt 2026", "3 mrt 2026 tot 9 apr 2026", or that it is still ahead."""
    begin = kort_met_jaar(stap.begonnen_op) if stap.begonnen_op is not None else ""
    klaar = kort_met_jaar(stap.klaar_op) if stap.klaar_op is not None else ""
    if begin and klaar:
        return f"{begin} tot {klaar}"
    if begin:
        return f"sinds {begin}"
    return f"klaar op {klaar}" if klaar else _NOG_NIET
