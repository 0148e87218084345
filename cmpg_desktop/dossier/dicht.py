"""A melding that ended does not change: until it is opened again, or never after a besluit."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ScalarSelect, Select, select

from cmpg_desktop.berichten.fouten import Regelfout
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.database.tabellen.meldingen import melding

TE_HEROPENEN = frozenset({Stand.INGETROKKEN, Stand.SAMENGEVOEGD})


def stand_van(melding_id: UUID | ScalarSelect[Any]) -> Select[Any]:
    """Ask how a melding stands, in the batch of what is about to change."""
    return select(melding.c.id, melding.c.stand).where(
        melding.c.id == melding_id, melding.c.verwijderd_op.is_(None)
    )


def keur_niet_dicht(rijen: Sequence[Any]) -> None:
    """Refuse a change in a melding that ended; of rows of a casus there is no melding."""
    for rij in rijen:
        stand = Stand(rij.stand)
        if stand.is_dicht:
            raise _dicht(stand)


def keur_kent_brieven(rijen: Sequence[Any]) -> None:
    """Refuse a letter about a melding that ended without a besluit."""
    for rij in rijen:
        stand = Stand(rij.stand)
        if not stand.kent_brieven:
            raise _dicht(stand)


def _dicht(stand: Stand) -> Regelfout:
    return Regelfout(
        f"Deze melding is {stand.weergave} en verandert niet meer.",
        wat_nu="Moet het toch? Kies dan eerst Heropenen, met de reden."
        if stand in TE_HEROPENEN
        else "Is er iets nieuws? Leg dan een nieuwe melding vast.",
    )
