"""Standing in: who decides for whom, by name and period (besluit 11)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.taal import hoofdletter, voluit

MAG_WAARNEMEN: Final = frozenset({Rol.PROCESMANAGER, Rol.CASUSREGISSEUR})

Rollen = Mapping[UUID, Collection[Rol]]
"""The roles of everyone whose account works today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waarneming:
    """Waarnemer decides for voor, from van up to and including tot."""

    id: UUID
    voor: UUID
    waarnemer: UUID
    van: date
    tot: date
    door: UUID | None = None  # who named them, and when
    aangewezen_op: datetime | None = None
    gezocht: bool = False  # who made the proposal chose afterwards who would decide on it

    def bij_voorstel(self, voorsteller: UUID | None, voorgesteld_op: datetime) -> "Waarneming":
        """Return this as it is for one proposal."""
        na = self.aangewezen_op is not None and self.aangewezen_op > voorgesteld_op
        return replace(self, gezocht=na and self.door is not None and self.door == voorsteller)

    def geldt(self, op: date) -> bool:
        """Tell whether this day is in the period."""
        return self.van <= op <= self.tot


@dataclass(frozen=True, slots=True, kw_only=True)
class Beslisrecht:
    """Whether somebody may, and if not the Dutch reason; namens: for whom they stand in."""

    mag: bool
    reden: str = ""
    namens: UUID | None = None


def waarneming_fout(
    nieuw: Waarneming, bestaande: Iterable[Waarneming], rollen: Rollen, vandaag: date
) -> tuple[str, str]:
    """Return the Dutch refusal with the field it is about, or two empty texts."""
    if nieuw.waarnemer == nieuw.voor:
        return "Kies een ander: niemand neemt voor zichzelf waar.", "waarneming.waarnemer_id"
    if Rol.PROCESMANAGER not in rollen.get(nieuw.voor, ()):
        return "Waarnemen kan alleen voor een procesmanager.", "waarneming.voor_id"
    if MAG_WAARNEMEN.isdisjoint(rollen.get(nieuw.waarnemer, ())):
        return (
            "Een waarnemer is zelf casusregisseur of procesmanager.",
            "waarneming.waarnemer_id",
        )
    if nieuw.tot < nieuw.van:
        return (
            f"Het einde ({voluit(nieuw.tot)}) ligt voor het begin ({voluit(nieuw.van)}).",
            "waarneming.tot",
        )
    if nieuw.tot < vandaag:
        return f"{voluit(nieuw.tot)} is al voorbij. Kies een latere dag.", "waarneming.tot"
    if nieuw.van < vandaag:
        return (
            f"{hoofdletter(voluit(nieuw.van))} is al voorbij. Begin vandaag of later.",
            "waarneming.van",
        )
    for ander in bestaande:
        samen = ander.van <= nieuw.tot and nieuw.van <= ander.tot
        if ander.id != nieuw.id and ander.voor == nieuw.voor and samen:
            al = f"{voluit(ander.van)} tot en met {voluit(ander.tot)}"
            return f"Er is al een waarnemer van {al}. Kies een andere periode.", "waarneming.van"
    return "", ""


def waarneming_van(
    wie: UUID, waarnemingen: Iterable[Waarneming], rollen: Rollen, op: date
) -> Waarneming | None:
    """Return the period in which somebody stands in for a procesmanager on this day."""
    if MAG_WAARNEMEN.isdisjoint(rollen.get(wie, ())):
        return None
    for een in waarnemingen:
        if (
            een.waarnemer == wie
            and een.voor != wie
            and een.geldt(op)
            and Rol.PROCESMANAGER in rollen.get(een.voor, ())
        ):
            return een
    return None
