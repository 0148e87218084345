"""What ended does not change: a melding after its end or besluit, a casus that was closed."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ScalarSelect, Select, select

from cmpg_desktop.berichten.fouten import NietGevonden, Regelfout
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.database.tabellen.meldingen import melding
from cmpg_desktop.database.transactie import Transactie
from cmpg_desktop.dossier.afscherming import keur_toegang, kijker, toegang_tot
from cmpg_desktop.werkproces.taal import voluit

_WEG = frozenset({Stand.AFGEHANDELD, Stand.OVERGEDRAGEN})
TE_HEROPENEN = frozenset({Stand.INGETROKKEN, Stand.SAMENGEVOEGD})


def stand_van(melding_id: UUID | ScalarSelect[Any] | None) -> Select[Any]:
    """Ask how a melding stands, in the batch of what is about to change; of None there is none."""
    return select(melding.c.id, melding.c.stand).where(
        melding.c.id == melding_id, melding.c.verwijderd_op.is_(None)
    )


def keur_niet_dicht(rijen: Sequence[Any]) -> None:
    """Refuse a change in a melding that ended; of rows of a casus there is no melding."""
    for rij in rijen:
        stand = Stand(rij.stand)
        if stand.is_dicht:
            raise _dicht(stand)


def keur_mens_open(rijen: Sequence[Any]) -> None:
    """Refuse a change in a persoon whose last dossier went elsewhere or ended (besluit 12, E042).

    `rijen` answers `velden.dossiers_van_rij`. Who is in no dossier at all, is not held up.
    """
    for rij in rijen:
        loopt = rij.gesloten_op is None if rij.stand is None else not Stand(rij.stand).is_dicht
        if loopt:
            return
    stand = next((rij.stand for rij in rijen if rij.stand in _WEG), None)
    if stand is not None:
        raise Regelfout(
            f"De melding over deze persoon is {Stand(stand).weergave}, en er loopt niets anders."
            " Wat er staat, is alleen nog te lezen.",
            wat_nu="Is er iets nieuws? Leg dan een nieuwe melding vast.",
        )


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


def keur_casus_open(rijen: Sequence[Any]) -> None:
    """Refuse a change in a casus that was closed, or that this person may not know of.

    `rijen` answers `afscherming.toegang_tot`; of what is no casus there are none.
    """
    keur_toegang(rijen)
    for rij in rijen:
        if rij.gesloten_op is not None:
            raise Regelfout(
                f"Deze casus is afgesloten op {voluit(rij.gesloten_op)} en verandert niet meer.",
                wat_nu="Is er iets nieuws? Maak dan een melding en koppel die aan deze casus.",
            )


def vraag_dossier(tx: Transactie, melding_id: UUID | None, casus_id: UUID | None) -> Select[Any]:
    """Ask how the melding or casus stands that something is added to."""
    if casus_id is not None:
        return toegang_tot(casus_id, kijker(tx.context))
    return stand_van(melding_id)


def dossier_van(melding_id: UUID | None, casus_id: UUID | None, rijen: Sequence[Any]) -> UUID:
    """Check the answer to `vraag_dossier`, and give the id of the dossier."""
    if casus_id is not None and melding_id is not None:
        raise ValueError("of one dossier only")
    if casus_id is not None and rijen:
        keur_casus_open(rijen)
        return casus_id
    if melding_id is not None and rijen:
        keur_niet_dicht(rijen)
        return melding_id
    wat = "casus" if casus_id is not None else "melding"
    raise NietGevonden(
        f"Deze {wat} is er niet meer.", wat_nu="Ga terug naar de lijst en kies opnieuw."
    )
