"""The lines of the werkvoorraad as rows of a table, in groups, late first."""

from collections.abc import Callable, Hashable
from datetime import date

from PySide6.QtCore import QObject

from cmpg_desktop.berichten.werkvoorraad import Werk, WerkGroep, WerkRegel
from cmpg_desktop.models.tabel import Groep, Kolom, RijenModel
from cmpg_desktop.werkproces.taal import hoofdletter, relatief, te_laat_tekst
from cmpg_desktop.werkproces.termijnen import DagSoort

OPMERKING = 5

# The value of the view's PilSoort.
PIL = {
    WerkGroep.TE_LAAT: "te_laat",
    WerkGroep.NU: "binnenkort",
    WerkGroep.DEZE_WEEK: "op_schema",
    WerkGroep.LATER: "op_schema",
    WerkGroep.WACHT: "rustig",
}


def uiterlijk_tekst(regel: WerkRegel, vandaag: date) -> str:
    """Say by when as people say it: "2 werkdagen te laat", "vandaag", "di 27 jan"."""
    if regel.groep is WerkGroep.TE_LAAT:
        if regel.termijn is not None and regel.termijn.dagsoort is not DagSoort.WERKDAGEN:
            return te_laat_tekst(regel.te_laat, "dag", "dagen")
        return te_laat_tekst(regel.te_laat)
    return relatief(regel.uiterlijk, vandaag) if regel.uiterlijk is not None else ""


SPOED = "Spoed"


def wat_tekst(regel: WerkRegel) -> str:
    """Say what must happen; spoed first."""
    return f"{SPOED}: {regel.wat}" if regel.spoed else hoofdletter(regel.wat)


def dossier_tekst(regel: WerkRegel) -> str:
    """Name the melding or casus, with its number if it has one."""
    return f"{regel.nummer}  {regel.kop}" if regel.nummer else regel.kop


def sleutel(regel: WerkRegel) -> Hashable:
    """Tell lines apart, also after a reload."""
    return (regel.dossier_id, regel.regel)


class WerkModel(RijenModel[WerkRegel]):
    """The werkvoorraad; `bij_opmerking` gets the line and the remark that was typed."""

    def __init__(
        self, bij_opmerking: Callable[[WerkRegel, str], None], ouder: QObject | None = None
    ) -> None:
        self._vandaag = date.min
        kolommen: tuple[Kolom[WerkRegel], ...] = (
            Kolom("Uiterlijk", self._uiterlijk, pil=self._pil, hint=self._uiterlijk),
            Kolom("Wat moet er gebeuren", wat_tekst, pil=_spoedpil, hint=wat_tekst),
            Kolom("Melding of casus", dossier_tekst, hint=dossier_tekst),
            Kolom("Fase", lambda regel: regel.fase, hint=lambda regel: regel.fase),
            Kolom("Wacht op", lambda regel: regel.wacht_op, hint=lambda regel: regel.wacht_op),
            Kolom(
                "Opmerking",
                lambda regel: regel.opmerking,
                hint=lambda regel: regel.opmerking,
                bewerk=bij_opmerking,
            ),
        )
        super().__init__(kolommen, sleutel, ouder)

    def toon(self, werk: Werk, *, andere_lijst: bool) -> None:
        """Show the werkvoorraad; `andere_lijst` after switching between mine and the team's."""
        # Another day changes the words of every row, so nothing of the old list stays.
        nieuwe_dag = werk.vandaag != self._vandaag
        self._vandaag = werk.vandaag
        rijen: list[WerkRegel | Groep] = []
        for groep, regels in in_groepen(werk):
            rijen += [Groep(groep.weergave), *regels]
        if andere_lijst or nieuwe_dag:
            self.vervang(rijen)
        else:
            self.zet(rijen)

    def _uiterlijk(self, regel: WerkRegel) -> str:
        return uiterlijk_tekst(regel, self._vandaag)

    def _pil(self, regel: WerkRegel) -> object:
        return PIL[regel.groep] if self._uiterlijk(regel) else None


def _spoedpil(regel: WerkRegel) -> object:
    return "te_laat" if regel.spoed else None


def in_groepen(werk: Werk) -> tuple[tuple[WerkGroep, tuple[WerkRegel, ...]], ...]:
    """Give the groups that have lines, in order."""
    gevonden = (
        (groep, tuple(regel for regel in werk.regels if regel.groep is groep))
        for groep in WerkGroep
    )
    return tuple((groep, regels) for groep, regels in gevonden if regels)
