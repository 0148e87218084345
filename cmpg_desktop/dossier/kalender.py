"""The calendar and the lengths of the municipality, read in the batch that needs them."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, select
from typing_extensions import override

from cmpg_desktop.database.tabellen.team import instelling, vrije_dag
from cmpg_desktop.werkproces.lengtes import Lengtes, binnen_de_wet
from cmpg_desktop.werkproces.werkdagen import Kalender, VrijeDag

GELIJKGESTELD = "gelijkgesteld"
_LENGTES = tuple(veld.name for veld in fields(Lengtes))


def vrije_dagen() -> Select[Any]:
    """Ask for the editable free days."""
    return select(vrije_dag.c.datum, vrije_dag.c.soort, vrije_dag.c.naam, vrije_dag.c.bron)


def termijnlengtes() -> Select[Any]:
    """Ask for the lengths that the municipality set."""
    return select(instelling.c.sleutel, instelling.c.waarde).where(
        instelling.c.sleutel.in_(_LENGTES)
    )


def kalender_van(rijen: Iterable[Any]) -> Kalender:
    """Make the calendar of the table: no equated days there means that there are none.

    The first start puts in the days that are known (`inrichten`).
    """
    return _kalender(tuple((rij.datum, rij.soort, rij.naam, rij.bron) for rij in rijen))


class _Onthoudend(Kalender):
    """The same calendar, that remembers: hundreds of dossiers ask for the same few days."""

    __slots__ = ("_geteld", "_overgeslagen", "_tussen")

    def __init__(self, *, gelijkgesteld: Any, gesloten: Any) -> None:
        super().__init__(gelijkgesteld=gelijkgesteld, gesloten=gesloten)
        self._geteld: dict[tuple[date, int], date] = {}
        self._tussen: dict[tuple[date, date], int] = {}
        self._overgeslagen: dict[tuple[date, date], tuple[VrijeDag, ...]] = {}

    @override
    def add_werkdagen(self, start: date, n: int) -> date:
        if (start, n) not in self._geteld:
            self._geteld[start, n] = super().add_werkdagen(start, n)
        return self._geteld[start, n]

    @override
    def werkdagen_tussen(self, a: date, b: date) -> int:
        if (a, b) not in self._tussen:
            self._tussen[a, b] = super().werkdagen_tussen(a, b)
        return self._tussen[a, b]

    @override
    def overgeslagen(self, start: date, einde: date) -> tuple[VrijeDag, ...]:
        if (start, einde) not in self._overgeslagen:
            self._overgeslagen[start, einde] = super().overgeslagen(start, einde)
        return self._overgeslagen[start, einde]


@lru_cache(maxsize=4)
def _kalender(rijen: tuple[tuple[Any, str, str, str], ...]) -> Kalender:
    gelijk: list[VrijeDag] = []
    gesloten: list[VrijeDag] = []
    for datum, soort, naam, bron in rijen:
        (gelijk if soort == GELIJKGESTELD else gesloten).append(VrijeDag(datum, naam, bron))
    return _Onthoudend(gelijkgesteld=gelijk, gesloten=gesloten)


def lengtes_van(rijen: Iterable[Any]) -> Lengtes:
    """Make the lengths: the convenant's, but where the municipality chose a number."""
    return Lengtes(
        **{
            rij.sleutel: binnen_de_wet(rij.sleutel, int(rij.waarde))
            for rij in rijen
            if rij.waarde.isdigit()
        }
    )
