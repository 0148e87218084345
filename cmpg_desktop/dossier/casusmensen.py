"""The people of a melding go along to its casus: each persoon once, and none is forgotten (E115).

Also those of the meldingen that were merged into it. What they were told there goes along too.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final
from uuid import UUID, uuid5

from sqlalchemy import ColumnElement, Select, insert, or_, select, update

from cmpg_desktop.berichten.kern import Change, Noun, nieuw_id
from cmpg_desktop.database.tabellen.meldingen import betrokkene, feit, melding
from cmpg_desktop.database.tabellen.personen import persoon
from cmpg_desktop.database.transactie import Leesbaar, Transactie
from cmpg_desktop.dossier.afscherming import BIJ_CASUS
from cmpg_desktop.dossier.eerstevastlegging import eerste_vastlegging, neem_terug
from cmpg_desktop.dossier.feiten import als_feit, feiten_waar
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort, geldige

AANTAL = 4  # answers to `vragen`
_VERTELD: Final = (
    FeitSoort.INGELICHT,
    FeitSoort.INLICHTEN_UITGEZONDERD,
    FeitSoort.UITZONDERING_GEWOGEN,
)
_MEE: Final = (
    "persoon_id",
    "rol",
    "woont_in",
    "van",
    "tot",
    "weet_van_melding",
    "weet_sinds",
    "weet_van_wie",
    "weet_toelichting",
    "brief_veilig",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Casusmensen:
    """Who goes along to a casus.

    Attributes:
        rijen: one row of `betrokkene` per persoon, those of the melding itself first.
        naar: the id in the casus, by the id in the melding; two of one persoon are the same.
        personen: their rows, by id.
        verteld: the valid facts of what they were told.
        hoogste: the place of the last who is in the casus already.

    """

    casus_id: UUID
    rijen: tuple[Any, ...] = field(repr=False)
    naar: Mapping[UUID, UUID]
    personen: Mapping[UUID, Any] = field(repr=False)
    verteld: tuple[Feit, ...] = field(repr=False)
    hoogste: int


def vragen(melding_id: UUID, in_casus: ColumnElement[bool]) -> tuple[Leesbaar, ...]:
    """Ask for who goes along, and who is there already; `in_casus` says of which casus.

    The people come first and locked: who adds one of them to the casus by hand waits, or is seen.
    """
    deze = _met_opgenomen(melding_id)
    hier = (betrokkene.c.melding_id.in_(deze), betrokkene.c.verwijderd_op.is_(None))
    return (
        select(persoon)
        .where(persoon.c.id.in_(select(betrokkene.c.persoon_id).where(*hier)))
        .order_by(persoon.c.id)
        .with_for_update(),
        select(betrokkene)
        .where(*hier)
        .order_by(betrokkene.c.melding_id != melding_id, betrokkene.c.volgorde, betrokkene.c.id),
        feiten_waar(feit.c.melding_id.in_(deze)),
        select(betrokkene.c.casus_id, betrokkene.c.persoon_id, betrokkene.c.volgorde).where(
            in_casus, betrokkene.c.verwijderd_op.is_(None)
        ),
    )


def _met_opgenomen(melding_id: UUID) -> Select[Any]:
    return select(melding.c.id).where(
        or_(melding.c.id == melding_id, melding.c.samengevoegd_met_id == melding_id),
        melding.c.verwijderd_op.is_(None),
    )


def wie_mee(
    antwoorden: Sequence[Sequence[Any]],
    casus_id: UUID,
    nieuw: Callable[[UUID], UUID] = lambda _: nieuw_id(),
) -> Casusmensen:
    """Read the answers to `vragen`; `nieuw` gives the id in the casus of a row of the melding."""
    personen, mensen, feiten, bij_casus = antwoorden
    daar = [rij for rij in bij_casus if rij.casus_id == casus_id]
    al = {rij.persoon_id for rij in daar}
    per_persoon: dict[UUID, UUID] = {}
    rijen, naar = [], {}
    for rij in mensen:
        if rij.persoon_id in al:
            continue
        if rij.persoon_id not in per_persoon:
            per_persoon[rij.persoon_id] = nieuw(rij.id)
            rijen.append(rij)
        naar[rij.id] = per_persoon[rij.persoon_id]
    return Casusmensen(
        casus_id=casus_id,
        rijen=tuple(rijen),
        naar=naar,
        personen={rij.id: rij for rij in personen},
        verteld=tuple(
            een
            for een in geldige(map(als_feit, feiten))
            if een.soort in _VERTELD and een.over in naar
        ),
        hoogste=max((rij.volgorde for rij in daar), default=0),
    )


def neem_mee(tx: Transactie, mensen: Casusmensen) -> tuple[list[Feit], list[Change]]:
    """Put them into the casus; give the facts to record there, and who came."""
    if not mensen.rijen:
        return [], []
    tx.schrijf(
        insert(betrokkene),
        [
            {
                "id": mensen.naar[rij.id],
                "casus_id": mensen.casus_id,
                "volgorde": mensen.hoogste + plek,
                **{kolom: getattr(rij, kolom) for kolom in _MEE},
            }
            for plek, rij in enumerate(mensen.rijen, start=1)
        ],
    )
    feiten = [
        een
        for rij in mensen.rijen
        for een in eerste_vastlegging(tx, mensen.naar[rij.id], mensen.personen.get(rij.persoon_id))
    ]
    feiten += [
        replace(een, id=nieuw_id(), over=mensen.naar[een.over], vervangt=None)
        for een in mensen.verteld
        if een.over is not None
    ]
    nieuw = [Change(noun=Noun.BETROKKENE, id=mensen.naar[rij.id]) for rij in mensen.rijen]
    return feiten, nieuw


def door_koppeling(feit_id: UUID, betrokkene_id: UUID) -> UUID:
    """Give the id in the casus of who came by a link, so that unlinking finds them."""
    return uuid5(feit_id, str(betrokkene_id))


def vragen_los(melding_id: UUID) -> tuple[Leesbaar, ...]:
    """Ask for who may leave the casus when this melding does."""
    deze = _met_opgenomen(melding_id)
    casus_id = select(melding.c.casus_id).where(melding.c.id == melding_id).scalar_subquery()
    anderen = select(melding.c.id).where(
        melding.c.casus_id == casus_id,
        melding.c.stand.in_(BIJ_CASUS),
        melding.c.id != melding_id,
        melding.c.verwijderd_op.is_(None),
    )
    return (
        _van(betrokkene.c.melding_id.in_(deze)),
        _van(betrokkene.c.casus_id == casus_id).with_for_update(),
        _van(betrokkene.c.melding_id.in_(anderen)),
    )


def _van(waar: ColumnElement[bool]) -> Select[Any]:
    return (
        select(
            betrokkene.c.id,
            betrokkene.c.persoon_id,
            betrokkene.c.melding_id,
            betrokkene.c.casus_id,
        )
        .where(waar, betrokkene.c.verwijderd_op.is_(None))
        .order_by(betrokkene.c.id)
    )


def neem_los(
    tx: Transactie,
    antwoorden: Sequence[Sequence[Any]],
    koppelingen: Sequence[UUID],
    feitrijen: Sequence[Any],
) -> list[Change]:
    """Take out of the casus who came by these links, unless another melding names them too."""
    hier, bij_casus, elders = antwoorden
    gekomen = {door_koppeling(een, rij.id) for een in koppelingen for rij in hier}
    blijft = {rij.persoon_id for rij in elders}
    changes: list[Change] = []
    for rij in bij_casus:
        if rij.id not in gekomen or rij.persoon_id in blijft:
            continue
        tx.schrijf(update(betrokkene).where(betrokkene.c.id == rij.id).values(verwijderd_op=tx.nu))
        changes.append(Change(noun=Noun.BETROKKENE, id=rij.id))
        changes += neem_terug(tx, rij, [een for een in feitrijen if een.over_id == rij.id])
    return changes
