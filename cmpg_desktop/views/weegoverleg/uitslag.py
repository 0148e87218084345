"""How a decision or a whole round went, above the list until the next one."""

from PySide6.QtWidgets import QVBoxLayout

from cmpg_desktop.models.ronde import Uitslag
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.werkproces.taal import tel


class Uitslagbalk:
    """One bar at a time in `plek`; the next takes the place of the last."""

    def __init__(self, plek: QVBoxLayout) -> None:
        self._plek = plek
        self.balk: MeldingBalk | None = None

    def toon(self, uitslagen: tuple[Uitslag, ...]) -> None:
        """Say of a round how many were decided on, and why the others were not."""
        niet = [een for een in uitslagen if een.fout]
        wel = len(uitslagen) - len(niet)
        zin = f"{tel(wel, 'melding', 'meldingen')} bevestigd, elk met een eigen besluit."
        if niet:
            regels = "\n".join(f"• {een.kop}: {een.fout}" for een in niet)
            zin = f"{zin} {len(niet)} niet:\n{regels}"
        self._zeg(BalkSoort.LET_OP if niet else BalkSoort.GOED, zin)

    def toon_fout(self, zin: str) -> None:
        """Say why one decision was refused."""
        self._zeg(BalkSoort.FOUT, zin)

    def wis(self) -> None:
        """Take it away: another decision is being made."""
        if self.balk is not None:
            self.balk.hide()
            self.balk.deleteLater()
            self.balk = None

    def _zeg(self, soort: BalkSoort, zin: str) -> None:
        self.wis()
        self.balk = MeldingBalk(soort, zin, naam="weegoverleg.uitslag")
        self._plek.addWidget(self.balk)
