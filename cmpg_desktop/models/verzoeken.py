"""Privacyverzoeken as rows of a table."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject

from cmpg_desktop.berichten.verzoeken import VerzoekRij
from cmpg_desktop.models.tabel import Groep, Kolom, RijenModel
from cmpg_desktop.werkproces.taal import hoofdletter, kort, kort_met_jaar
from cmpg_desktop.werkproces.tekst import gevouwen
from cmpg_desktop.werkproces.termijn import is_binnenkort
from cmpg_desktop.werkproces.verzoeken import hoe_lang_nog


class VerzoekenModel(RijenModel[VerzoekRij]):
    """What waits for an answer, and what was answered."""

    def __init__(self, ouder: QObject | None = None) -> None:
        self._vandaag = date.min
        kolommen: tuple[Kolom[VerzoekRij], ...] = (
            Kolom("Hoelang nog", self._nog, pil=self._pil, hint=lambda rij: rij.termijn.uitleg),
            Kolom("Uiterlijk", lambda rij: self._dag(rij.termijn.uiterlijk)),
            Kolom("Wie vraagt het", wie, hint=wie),
            Kolom("Wat", wat),
            Kolom("Ontvangen", lambda rij: self._dag(rij.ontvangen_op)),
            Kolom("Hoe", hoe, hint=hoe),
            Kolom("Behandelaar", behandelaar, hint=behandelaar),
        )
        super().__init__(kolommen, lambda rij: rij.id, ouder)

    def toon(self, rijen: Sequence[VerzoekRij], vandaag: date, gezocht: str = "") -> None:
        """Show the rows that hold every word of `gezocht`."""
        # Another day changes the words of every row, so nothing of the old list stays.
        zet = self.zet if vandaag == self._vandaag else self.vervang
        self._vandaag = vandaag
        woorden = gevouwen(gezocht).split()
        getoond: list[VerzoekRij | Groep] = []
        for titel, klaar in (("Wacht op antwoord", False), ("Beantwoord", True)):
            deel = [
                rij
                for rij in rijen
                if (rij.beantwoord_op is not None) is klaar and _past(rij, woorden)
            ]
            if deel:
                getoond += [Groep(titel), *deel]
        zet(getoond)

    def _nog(self, rij: VerzoekRij) -> str:
        return hoe_lang_nog(rij.termijn, self._vandaag)

    def _dag(self, dag: date) -> str:
        return kort(dag) if dag.year == self._vandaag.year else kort_met_jaar(dag)

    def _pil(self, rij: VerzoekRij) -> object:
        if rij.beantwoord_op is not None:
            return "rustig"
        if rij.termijn.uiterlijk < self._vandaag:
            return "te_laat"
        return "binnenkort" if is_binnenkort(rij.termijn.uiterlijk, self._vandaag) else "op_schema"


def _past(rij: VerzoekRij, woorden: Sequence[str]) -> bool:
    tekst = gevouwen(" ".join((wie(rij), wat(rij), hoe(rij), rij.behandelaar)))
    return all(woord in tekst for woord in woorden)


def wie(rij: VerzoekRij) -> str:
    """Say who asks, and for whom."""
    naam = rij.wie or "Nog niet bekend"
    return f"{naam}, voor {rij.voor}" if rij.voor else naam


def wat(rij: VerzoekRij) -> str:
    """Say which right it is."""
    return hoofdletter(rij.soort.weergave) if rij.soort is not None else "Nog niet bekend"


def hoe(rij: VerzoekRij) -> str:
    """Say how it came in."""
    return rij.wijze.weergave if rij.wijze is not None else ""


def behandelaar(rij: VerzoekRij) -> str:
    """Say whose turn it is."""
    return rij.behandelaar or "nog niemand"
