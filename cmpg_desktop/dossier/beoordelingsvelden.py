"""What a field of a beoordeling or of one of its points must wait for."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ScalarSelect, Select, select

from cmpg_desktop.berichten.fouten import Regelfout
from cmpg_desktop.database.tabellen.beoordelen import beoordeling, beoordelingspunt
from cmpg_desktop.database.tabellen.meldingen import feit
from cmpg_desktop.werkproces.feiten import FeitSoort

NOUNS = frozenset({"beoordeling", "beoordelingspunt"})
_BESLOTEN = (FeitSoort.RETOUR.value, FeitSoort.BESLUIT_FASE_1.value)


def _ronde(noun: str, rij_id: UUID) -> Select[Any]:
    if noun == "beoordeling":
        return select(beoordeling.c.id).where(beoordeling.c.id == rij_id)
    return select(beoordelingspunt.c.beoordeling_id).where(beoordelingspunt.c.id == rij_id)


def melding_van(noun: str, rij_id: UUID) -> ScalarSelect[Any]:
    """Ask of which melding this row is."""
    return (
        select(beoordeling.c.melding_id)
        .where(beoordeling.c.id.in_(_ronde(noun, rij_id)))
        .scalar_subquery()
    )


def besloten(noun: str, rij_id: UUID) -> Select[Any]:
    """Ask whether the round of this row was decided on."""
    return select(feit.c.wie).where(
        feit.c.melding_id == melding_van(noun, rij_id),
        feit.c.over_id.in_(_ronde(noun, rij_id)),
        feit.c.soort.in_(_BESLOTEN),
    )


def keur_niet_besloten(rijen: Sequence[Any]) -> None:
    """Refuse a change in a round that was decided on: it stays to be read as it was."""
    if rijen:
        raise Regelfout(
            f"{rijen[0].wie or 'Een collega'} heeft over deze ronde besloten. Zij verandert niet"
            " meer.",
            wat_nu="Vult de melder iets aan? Leg dat vast; dan begint een nieuwe ronde.",
        )
