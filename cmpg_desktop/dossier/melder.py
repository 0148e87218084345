"""Who reports: the kind of melder follows from the organisation, unless a person chose another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from sqlalchemy import or_, select

from cmpg_desktop.berichten.fouten import NietGevonden
from cmpg_desktop.database.tabellen.meldingen import feit, melding
from cmpg_desktop.database.tabellen.partners import contactpersoon, organisatie
from cmpg_desktop.database.transactie import Leesbaar
from cmpg_desktop.dossier.feiten import als_feit, feiten_waar
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort, geldige
from cmpg_desktop.werkproces.meldingregels import MelderSoort


@dataclass(frozen=True, slots=True, kw_only=True)
class Melders:
    """The organisations of before and after a change, and the day that counts."""

    partijen: Mapping[UUID, Any] = field(default_factory=lambda: MappingProxyType({}))
    contact_van: UUID | None = None
    ontvangen_op: date | None = None


GEEN: Final = Melders()


def is_partij(rij: Any, op: date | None) -> bool:
    """Tell whether an organisation is a convenantpartij on a day (E033)."""
    if rij is None or rij.partij_van is None or op is None:
        return False
    return bool(rij.partij_van <= op and (rij.partij_tot is None or op <= rij.partij_tot))


def ontvangst_van(feiten: Sequence[Feit]) -> Feit | None:
    """Give the fact of ontvangst that holds now."""
    return next((een for een in geldige(feiten) if een.soort is FeitSoort.ONTVANGST), None)


def vragen(melding_id: UUID, nieuw: UUID | None) -> list[Leesbaar]:
    """Ask for what `lees` reads."""
    huidige = select(melding.c.organisatie_id).where(melding.c.id == melding_id)
    return [
        partijen(organisatie.c.id == nieuw, organisatie.c.id.in_(huidige)),
        select(contactpersoon.c.organisatie_id)
        .join(melding, melding.c.contactpersoon_id == contactpersoon.c.id)
        .where(melding.c.id == melding_id),
        feiten_waar(feit.c.melding_id == melding_id, feit.c.soort == FeitSoort.ONTVANGST.value),
    ]


def partijen(*waar: Any) -> Leesbaar:
    """Ask for organisations with the period in which they are a convenantpartij."""
    return select(
        organisatie.c.id,
        organisatie.c.naam,
        organisatie.c.partij_van,
        organisatie.c.partij_tot,
        organisatie.c.verwijderd_op,
    ).where(or_(*waar))


def lees(rijen: Sequence[Sequence[Any]]) -> Melders:
    """Read the answers to `vragen`."""
    gevonden, contact, feiten = rijen
    ontvangst = ontvangst_van([als_feit(rij) for rij in feiten])
    return Melders(
        partijen={rij.id: rij for rij in gevonden},
        contact_van=contact[0].organisatie_id if contact else None,
        ontvangen_op=ontvangst.datum if ontvangst else None,
    )


def bij_organisatie(rij: Any, nieuw: UUID | None, melders: Melders) -> dict[str, Any]:
    """Give what changes with the organisation of a melding.

    A convenantpartij on the day of ontvangst makes the melder a professional of one; that goes
    again with the organisation. Anything else that a person chose stays. A contact person of
    another organisation would get its letter, so that one goes.
    """
    if nieuw is not None and nieuw not in melders.partijen:
        raise NietGevonden("Deze organisatie is er niet meer.", wat_nu="Kies een andere.")
    mee: dict[str, Any] = {}
    soort = soort_na(
        rij.melder_soort,
        was=is_partij(melders.partijen.get(rij.organisatie_id), melders.ontvangen_op),
        wordt=nieuw is not None and is_partij(melders.partijen[nieuw], melders.ontvangen_op),
    )
    if soort != rij.melder_soort:
        mee["melder_soort"] = soort
    if melders.contact_van is not None and melders.contact_van != nieuw:
        mee["contactpersoon_id"] = None
    return mee


def soort_na(soort: str, *, was: bool, wordt: bool) -> str:
    """Give the kind of melder when being a convenantpartij changes from `was` to `wordt`."""
    if wordt and not soort:
        return MelderSoort.CONVENANTPARTIJ.value
    if was and not wordt and soort == MelderSoort.CONVENANTPARTIJ.value:
        return ""
    return soort
