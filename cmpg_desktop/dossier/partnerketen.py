"""What an organisation is a part of and what took its place: a chain that never comes back."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, select

from cmpg_desktop.berichten.fouten import NietGevonden, Regelfout
from cmpg_desktop.berichten.velden import Veld, Waarde
from cmpg_desktop.database.tabellen.partners import organisatie
from cmpg_desktop.database.transactie import Rijen

_WOORDEN: Final[Mapping[Veld, tuple[str, str]]] = {
    Veld.ORGANISATIE_OUDER: (
        "Een organisatie is geen onderdeel van zichzelf.",
        "{ander} is zelf een onderdeel van {deze}.",
    ),
    Veld.ORGANISATIE_OPVOLGER: (
        "Een organisatie volgt zichzelf niet op.",
        "{ander} is zelf opgevolgd door {deze}.",
    ),
}
VELDEN: Final = frozenset(_WOORDEN)


def vraag() -> Select[Any]:
    """Ask for all organisations.

    Locked in one order, so that two colleagues cannot each lay half of a circle.
    """
    return (
        select(
            organisatie.c.id,
            organisatie.c.naam,
            organisatie.c.ouder_id,
            organisatie.c.opvolger_id,
            organisatie.c.verwijderd_op,
        )
        .order_by(organisatie.c.id)
        .with_for_update()
    )


def keur(veld: Veld, deze: UUID, nieuw: Waarde, rijen: Rijen) -> None:
    """Refuse an organisation that is not there, is itself, or leads back to itself."""
    if nieuw is None:
        return
    zelf, terug = _WOORDEN[veld]
    if nieuw == deze:
        raise Regelfout(zelf, veld=veld.value, wat_nu="Kies een andere organisatie.")
    per_id = {rij.id: rij for rij in rijen}
    ander = per_id.get(nieuw)
    if ander is None or ander.verwijderd_op is not None:
        raise NietGevonden("Deze organisatie is er niet meer.", wat_nu="Kies een andere.")
    gezien: set[UUID] = set()
    stap = ander
    while stap is not None and stap.id not in gezien:
        gezien.add(stap.id)
        if stap.id == deze:
            raise Regelfout(
                terug.format(ander=ander.naam, deze=stap.naam),
                veld=veld.value,
                wat_nu="Kies een andere organisatie.",
            )
        stap = per_id.get(getattr(stap, veld.kolom))
