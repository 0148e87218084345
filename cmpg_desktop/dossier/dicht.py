"""What ended does not change: a melding after its end or besluit, a casus that was closed."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, exists, not_, select

from cmpg_desktop.berichten.fouten import NietGevonden, Regelfout
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, melding
from cmpg_desktop.database.transactie import Transactie
from cmpg_desktop.dossier.afscherming import keur_toegang, kijker, toegang_tot
from cmpg_desktop.werkproces.taal import voluit

_WEG = frozenset({Stand.AFGEHANDELD, Stand.OVERGEDRAGEN})
# What is new belongs in the casus.
_VERDER = frozenset({Stand.BIJ_CASUS, Stand.CASUS})
TE_HEROPENEN = frozenset({Stand.INGETROKKEN, Stand.SAMENGEVOEGD})


def stand_van(melding_id: UUID | ScalarSelect[Any] | None, *, slot: bool = False) -> Select[Any]:
    """Ask how a melding stands, in the batch of what is about to change.

    Who adds a row puts this first, with `slot`: a besluit locks the melding, so the row is either
    there when it is taken, or waits for it and is refused. Of what is there already the besluit
    locks the row itself. This lock is the one that the foreign key of the new row takes anyway;
    colleagues who add rows do not hold each other up.
    """
    vraag = select(melding.c.id, melding.c.stand).where(
        melding.c.id == melding_id, melding.c.verwijderd_op.is_(None)
    )
    return vraag.with_for_update(read=True, key_share=True) if slot else vraag


def keur_niet_dicht(rijen: Sequence[Any]) -> None:
    """Refuse a change in a melding that ended; of rows of a casus there is no melding."""
    for rij in rijen:
        stand = Stand(rij.stand)
        if stand.is_dicht:
            raise _dicht(stand)


def mens_alleen_lezen(persoon_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """Say that the last dossier of this persoon went elsewhere or ended (besluit 12, E042).

    The one rule: what is refused by it in a command, a page shows only to read. Who is in a dossier
    that is open, or in none at all, is not held up.
    """
    hier = betrokkene.alias("dossier_van_mens")
    waar, daar = melding.alias("melding_van_mens"), casus.alias("casus_van_mens")
    erin = (hier.c.persoon_id == persoon_id, hier.c.verwijderd_op.is_(None))
    weg = exists().where(
        *erin, waar.c.id == hier.c.melding_id, waar.c.stand.in_([een.value for een in _WEG])
    )
    open_melding = exists().where(
        *erin, waar.c.id == hier.c.melding_id, waar.c.stand == Stand.OPEN.value
    )
    open_casus = exists().where(*erin, daar.c.id == hier.c.casus_id, daar.c.gesloten_op.is_(None))
    return and_(
        weg.correlate_except(hier, waar),
        not_(open_melding.correlate_except(hier, waar)),
        not_(open_casus.correlate_except(hier, daar)),
    )


def keur_mens_open(rijen: Sequence[Any]) -> None:
    """Refuse a change in what is only of people who can only be read.

    `rijen` answers `velden.dossiers_van_rij`.
    """
    stand = next((rij.stand for rij in rijen if rij.stand in _WEG), None)
    if stand is not None and all(rij.alleen_lezen for rij in rijen):
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
    wat_nu = "Is er iets nieuws? Leg dan een nieuwe melding vast."
    if stand in TE_HEROPENEN:
        wat_nu = "Moet het toch? Kies dan eerst Heropenen, met de reden."
    elif stand in _VERDER:
        wat_nu = "Open die casus en leg het daar vast; daar hoort iedereen die erbij komt het ook."
    return Regelfout(f"Deze melding {stand.zin} en verandert niet meer.", wat_nu=wat_nu)


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
    # Without either no row is found.
    return stand_van(melding_id, slot=True)


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
