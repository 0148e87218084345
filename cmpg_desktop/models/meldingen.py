"""Meldingen and open calls as rows of one table."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QObject

from cmpg_desktop.berichten.meldingen import MeldingRij
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.berichten.telefoon import NotitieRij
from cmpg_desktop.models.tabel import Groep, Kolom, RijenModel
from cmpg_desktop.werkproces.taal import (
    dag_van,
    in_amsterdam,
    relatief,
    te_laat_tekst,
    tijdstip,
)
from cmpg_desktop.werkproces.tekst import gevouwen
from cmpg_desktop.werkproces.termijn import DagSoort, is_binnenkort

Rij = MeldingRij | NotitieRij


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldingenLijst:
    """What the page shows: calls that are still nothing, and meldingen."""

    vandaag: date
    notities: tuple[NotitieRij, ...] = field(default=(), repr=False)
    meldingen: tuple[MeldingRij, ...] = field(default=(), repr=False)


class MeldingenModel(RijenModel[Rij]):
    """Open calls on top, then meldingen, newest first."""

    def __init__(self, ouder: QObject | None = None) -> None:
        self._vandaag = date.min
        kolommen: tuple[Kolom[Rij], ...] = (
            Kolom("Ontvangen", self._ontvangen),
            Kolom("Over wie", _over_wie, hint=_over_wie),
            Kolom("Van", _van, hint=_van),
            Kolom("Eerste termijn", self._uiterlijk, pil=self._pil),
            Kolom("Behandelaar", _behandelaar, hint=_behandelaar),
            Kolom("Hoe staat het", _stand, hint=_stand),
        )
        super().__init__(kolommen, _sleutel, ouder)

    def toon(self, lijst: MeldingenLijst, gezocht: str = "") -> None:
        """Show the rows that hold every word of `gezocht`."""
        self._vandaag = lijst.vandaag
        woorden = gevouwen(gezocht).split()
        rijen: list[Rij | Groep] = []
        for titel, deel in (
            ("Gesprekken die nog niets zijn", lijst.notities),
            ("Meldingen", lijst.meldingen),
        ):
            passend = [rij for rij in deel if self._past(rij, woorden)]
            if passend:
                rijen += [Groep(titel), *passend]
        self.zet(rijen)

    def _past(self, rij: Rij, woorden: Sequence[str]) -> bool:
        tekst = gevouwen(" ".join((self._ontvangen(rij), _over_wie(rij), _van(rij), _stand(rij))))
        return all(woord in tekst for woord in woorden)

    def _ontvangen(self, rij: Rij) -> str:
        if isinstance(rij, NotitieRij):
            dag = relatief(dag_van(rij.begonnen_op), self._vandaag)
            return f"{dag}, {tijdstip(in_amsterdam(rij.begonnen_op))}"
        return relatief(rij.ontvangen_op, self._vandaag)

    def _uiterlijk(self, rij: Rij) -> str:
        if isinstance(rij, NotitieRij) or rij.uiterlijk is None or rij.stand is not Stand.OPEN:
            return ""
        if rij.uiterlijk < self._vandaag:
            eenheid = (
                ("werkdag", "werkdagen") if rij.dagsoort is DagSoort.WERKDAGEN else ("dag", "dagen")
            )
            return te_laat_tekst(rij.dagen_te_laat, *eenheid)
        return relatief(rij.uiterlijk, self._vandaag)

    def _pil(self, rij: Rij) -> object:
        if not self._uiterlijk(rij) or isinstance(rij, NotitieRij) or rij.uiterlijk is None:
            return None
        if rij.uiterlijk < self._vandaag:
            return "te_laat"
        return "binnenkort" if is_binnenkort(rij.uiterlijk, self._vandaag) else "op_schema"


def _sleutel(rij: Rij) -> Hashable:
    return rij.id


def _over_wie(rij: Rij) -> str:
    if isinstance(rij, NotitieRij):
        return rij.begin or "Nog niets getypt"
    return f"Spoed: {rij.kop}" if rij.spoed else rij.kop


def _van(rij: Rij) -> str:
    if isinstance(rij, NotitieRij):
        return rij.wie or "Onbekende beller"
    return rij.organisatie


def _behandelaar(rij: Rij) -> str:
    return rij.door if isinstance(rij, NotitieRij) else rij.behandelaar


def _stand(rij: Rij) -> str:
    return "telefoongesprek" if isinstance(rij, NotitieRij) else rij.hoe
