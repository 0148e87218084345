"""A melding that was withdrawn or merged does not change until somebody opens it again."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ScalarSelect, Select, select

from cmpg_desktop.berichten.fouten import Regelfout
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.database.tabellen.meldingen import melding


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
            raise Regelfout(
                f"Deze melding is {stand.weergave} en verandert niet meer.",
                wat_nu="Moet het toch? Kies dan eerst Heropenen, met de reden.",
            )
