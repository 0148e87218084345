"""Whose turn it is, in the words of the werkvoorraad: "u", "u en Bert", "Altrecht"."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    Date,
    Select,
    Text,
    cast,
    exists,
    literal,
    or_,
    select,
    union_all,
)

from cmpg_desktop.database.tabellen.team import medewerker, medewerker_rol, waarneming
from cmpg_desktop.database.transactie import Leesbaar
from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.taal import opsomming
from cmpg_desktop.werkproces.termijnen import Termijn

# The roles that someone has for all dossiers; a casusregisseur is of one.
_VOOR_ALLES = (Rol.PROCESMANAGER, Rol.PROCESONDERSTEUNER)
_CASUSREGISSEUR = Rol.CASUSREGISSEUR.value
_VAN_DIT_DOSSIER = (_CASUSREGISSEUR, "behandelaar")
NIEMAND = "nog niemand"


def vragen() -> tuple[Select[Any], Leesbaar]:
    """Ask for the team and its roles; a waarnemer has the role of procesmanager for a while."""
    return (
        select(medewerker.c.id, medewerker.c.naam, medewerker.c.actief_tot),
        union_all(
            select(
                medewerker_rol.c.medewerker_id,
                medewerker_rol.c.rol,
                cast(None, Date).label("van"),
                cast(None, Date).label("tot"),
            ).where(medewerker_rol.c.rol.in_([rol.value for rol in _VOOR_ALLES])),
            select(
                waarneming.c.waarnemer_id,
                literal(Rol.PROCESMANAGER.value, Text),
                waarneming.c.van,
                waarneming.c.tot,
            ).where(waarneming.c.verwijderd_op.is_(None)),
        ),
    )


def van(ik: UUID | None, behandelaar: Column[Any]) -> ColumnElement[bool]:
    """Narrow dossiers to those in which something may be mine: see `Team.is_aan_mij`."""
    van_allen = exists().where(
        medewerker_rol.c.medewerker_id == ik,
        medewerker_rol.c.rol.in_([rol.value for rol in _VOOR_ALLES]),
    )
    neemt_waar = exists().where(
        waarneming.c.waarnemer_id == ik, waarneming.c.verwijderd_op.is_(None)
    )
    return or_(behandelaar.is_(None), behandelaar == ik, van_allen, neemt_waar)


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Who is who, seen by one of them."""

    ik: UUID | None
    namen: Mapping[UUID, str]
    van_rol: Mapping[str, frozenset[UUID]]

    def is_aan_mij(self, termijn: Termijn, behandelaar: UUID | None) -> bool:
        """Tell whether this is mine: my dossier or nobody's, or the work of my role."""
        if behandelaar is None or behandelaar == self.ik:
            return True
        return any(self.ik in self.van_rol[rol] for rol in _rollen(termijn.van_wie))

    def wie(self, termijn: Termijn, behandelaar: UUID | None, *, ander: str) -> str:
        """Say for whom it waits.

        Args:
            termijn: what must happen.
            behandelaar: of this dossier.
            ander: the melder or partner, for what waits for one of them.

        """
        if termijn.soort.regel.wacht_op:
            return ander
        delen: list[str] = []
        if any(een in termijn.van_wie for een in _VAN_DIT_DOSSIER):
            delen.append(self._naam(behandelaar))
        delen += [self._van_rol(rol) for rol in _rollen(termijn.van_wie)]
        if len(delen) == 1:
            return delen[0]
        uniek = list(dict.fromkeys(delen))
        return opsomming(sorted(uniek, key=lambda deel: deel != "u"))

    def _naam(self, wie: UUID | None) -> str:
        if wie is None:
            return NIEMAND
        return "u" if wie == self.ik else self.namen.get(wie, NIEMAND)

    def _van_rol(self, rol: str) -> str:
        mensen = self.van_rol[rol]
        if self.ik in mensen:
            return "u"
        return self._naam(next(iter(mensen))) if len(mensen) == 1 else f"de {rol}"


@cache
def _rollen(van_wie: str) -> tuple[str, ...]:
    # There are a dozen of these sentences, and every line of the home page asks.
    return tuple(rol.value for rol in _VOOR_ALLES if rol.value in van_wie)


def team_van(ik: UUID | None, mensen: Iterable[Any], rollen: Iterable[Any], vandaag: Any) -> Team:
    """Make the team; people who left keep their name but have no turn."""
    alle = list(mensen)
    weg = {rij.id for rij in alle if rij.actief_tot is not None and rij.actief_tot < vandaag}
    voornamen = Counter(rij.naam.partition(" ")[0] for rij in alle)
    van_rol: dict[str, set[UUID]] = {rol.value: set() for rol in _VOOR_ALLES}
    for rij in rollen:
        nu = rij.van is None or rij.van <= vandaag <= rij.tot
        if nu and rij.medewerker_id not in weg:
            van_rol[rij.rol].add(rij.medewerker_id)
    return Team(
        ik=ik,
        namen={rij.id: _roep(rij.naam, voornamen) for rij in alle},
        van_rol={rol: frozenset(wie) for rol, wie in van_rol.items()},
    )


def _roep(naam: str, voornamen: Counter[str]) -> str:
    voornaam = naam.partition(" ")[0]
    return voornaam if voornamen[voornaam] == 1 else naam
