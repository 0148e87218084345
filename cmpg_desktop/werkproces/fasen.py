"""The five phases of the werkproces, and when a casus came into each of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from cmpg_desktop.werkproces.feiten import Feit, FeitSoort, geldige

FASEN: Final = (
    "Aanmelding",
    "Informatieronde",
    "MDO en plan",
    "Uitvoering",
    "Afsluiting",
)
# What begins a phase. What begins phases 4 and 5 is not recorded yet: they stay ahead.
_BEGINT: Final = {
    1: FeitSoort.ONTVANGST,
    2: FeitSoort.BESLUIT_FASE_1,
    3: FeitSoort.BESLUIT_FASE_2,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fase:
    """One phase of a casus: when it began and ended, as far as that happened."""

    nummer: int
    naam: str
    begonnen_op: date | None = None
    klaar_op: date | None = None
    is_nu: bool = False


def fasenaam(nummer: int) -> str:
    """Return "2 Informatieronde"."""
    return f"{nummer} {FASEN[nummer - 1]}"


def fase_van(feiten: Iterable[Feit]) -> int:
    """Return the phase that a casus is in."""
    soorten = {een.soort for een in geldige(feiten)}
    return max((nummer for nummer, soort in _BEGINT.items() if soort in soorten), default=1)


def stappen(
    feiten: Iterable[Feit], *, geopend_op: date | None = None, gesloten_op: date | None = None
) -> tuple[Fase, ...]:
    """Return all five; of a closed casus none is the present one."""
    geldig = geldige(feiten)
    begin: dict[int, date] = {}
    for nummer, soort in _BEGINT.items():
        dagen = [een.datum for een in geldig if een.soort is soort]
        if dagen:
            begin[nummer] = min(dagen) if nummer == 1 else dagen[0]
    # An imported casus has no ontvangst; a besluit of phase 1 ends that phase all the same.
    if not begin and geopend_op is not None:
        begin[1] = geopend_op
    nu = max(begin, default=1)
    gevonden = []
    for nummer, naam in enumerate(FASEN, 1):
        volgende = min((dag for ander, dag in begin.items() if ander > nummer), default=None)
        klaar = volgende
        if volgende is None and nummer == nu:
            klaar = gesloten_op
        gevonden.append(
            Fase(
                nummer=nummer,
                naam=naam,
                begonnen_op=begin.get(nummer),
                klaar_op=klaar if nummer <= nu else None,
                is_nu=nummer == nu and gesloten_op is None,
            )
        )
    return tuple(gevonden)
