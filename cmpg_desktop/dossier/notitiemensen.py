"""Who was marked in a call, with the birth that was said of them and the addresses they have.

What is asked on the line and what becomes a melding are one reading: a birth that reaches nobody
is still to ask.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from cmpg_desktop.berichten.fouten import Regelfout
from cmpg_desktop.berichten.telefoon import StukjeSoort
from cmpg_desktop.database.transactie import Rijen
from cmpg_desktop.dossier.velden import geboorte_kolommen
from cmpg_desktop.werkproces.persoonregel import (
    Persoonregel,
    is_buurrol,
    lees_gezin,
    lees_persoon,
)
from cmpg_desktop.werkproces.tekst import gevouwen


@dataclass(slots=True, kw_only=True)
class Gemarkeerde:
    """One marked persoon; without `geboren` nothing was said of the birth, or it cannot be."""

    regel: Persoonregel = field(repr=False)
    geboren: dict[str, Any] | None = field(repr=False)
    adressen: list[str] = field(default_factory=list, repr=False)


def mensen_van(stukjes: Rijen, tekst: str, op: date) -> list[Gemarkeerde]:
    """Read the marked people, the same words only once; an age counts on the day `op`."""
    uniek: dict[tuple[str, str], str] = {}
    for een in stukjes:
        if een.soort == StukjeSoort.ADRES or (
            een.soort == StukjeSoort.PERSOON and not lees_gezin(een.tekst)
        ):
            uniek.setdefault((een.soort, gevouwen(een.tekst)), een.tekst)
    alles = [
        woorden if soort == StukjeSoort.ADRES else _gemarkeerde(woorden, tekst, op)
        for (soort, _), woorden in uniek.items()
    ]
    _verdeel_adressen(alles)
    return [een for een in alles if isinstance(een, Gemarkeerde)]


def _gemarkeerde(woorden: str, tekst: str, op: date) -> Gemarkeerde:
    regel = lees_persoon(woorden, tekst)
    try:
        geboren = geboorte_kolommen(regel.geboorte_tekst, op) if regel.geboorte_tekst else None
    except Regelfout:
        # A day that cannot be is for a person to put right; a call is not refused for it.
        geboren = None
    return Gemarkeerde(regel=regel, geboren=geboren)


def _verdeel_adressen(alles: Sequence[Gemarkeerde | str]) -> None:
    """Give each the addresses marked right behind them, else the last ones before.

    Does the marking begin with an address, then it is the other way round. A neighbour has none of
    them: who is a neighbour lives elsewhere.
    """
    wonen = [een for een in alles if isinstance(een, str) or not is_buurrol(een.regel.rol)]
    reeksen = [list(reeks) for _, reeks in groupby(wonen, key=lambda een: isinstance(een, str))]
    adres_eerst = bool(reeksen) and isinstance(reeksen[0][0], str)
    for plek, reeks in enumerate(reeksen):
        voor = reeksen[plek - 1] if plek else []
        na = reeksen[plek + 1] if plek + 1 < len(reeksen) else []
        # What is marked behind the last of them belongs to somebody too.
        laatste = adres_eerst and plek + 2 == len(reeksen)
        keuze = [*voor, *na] if laatste else (voor or na) if adres_eerst else (na or voor)
        for een in reeks:
            if isinstance(een, Gemarkeerde):
                een.adressen = [adres for adres in keuze if isinstance(adres, str)]
