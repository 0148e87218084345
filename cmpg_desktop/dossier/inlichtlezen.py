"""Reads a melding or casus into what the rules of inlichten ask, in one batch.

What was told at a melding counts at its casus and the other way round: all betrokkenen of one
persoon in a casus and its meldingen are the same. A melding that only builds on a closed casus
stands alone: what was told then was about another aanpak.
"""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import CompoundSelect, Select, select, union

from cmpg_desktop.berichten.fouten import NietGevonden
from cmpg_desktop.database.tabellen.casussen import wettekst
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, feit, melding
from cmpg_desktop.database.tabellen.partners import organisatie
from cmpg_desktop.database.tabellen.personen import gezag, persoon, persoon_adres, relatie
from cmpg_desktop.database.tabellen.team import medewerker
from cmpg_desktop.database.transactie import Leesbaar, Lezing
from cmpg_desktop.dossier import kalender
from cmpg_desktop.dossier.afscherming import (
    BIJ_CASUS,
    Kijker,
    keur_toegang,
    mens_zichtbaar,
    niet_verborgen,
    toegang_tot,
)
from cmpg_desktop.dossier.dicht import mens_alleen_lezen
from cmpg_desktop.dossier.feiten import als_feit, feiten_waar
from cmpg_desktop.dossier.inlichtdossier import Feitplek, GelezenDossier
from cmpg_desktop.dossier.inlichtrijen import (
    als_betrokkenen,
    als_personen,
    als_vertegenwoordiging,
    zonder_naam,
)
from cmpg_desktop.dossier.zoekindex import NAAMDELEN
from cmpg_desktop.werkproces.inlichtgegevens import (
    InlichtenDossier,
    Ouderschap,
)
from cmpg_desktop.werkproces.relaties import RelatieSoort


def vragen(dossier_id: UUID, kijkt: Kijker) -> tuple[Leesbaar, ...]:
    """Ask for everything, to go along in the batch of who needs it; `lees` reads the answers.

    Nothing comes along of a casus that `kijkt` may not know of (besluit 28). A parent or holder of
    gezag who is only in such a casus stays somebody who must be told, without a name or address:
    left out, a letter could leave the house before that person was told.
    """
    hier = (betrokkene.c.melding_id == dossier_id, betrokkene.c.casus_id == dossier_id)
    wie = union(*(_personen(waar) for waar in hier))
    # Flat: SQLite knows no union inside a union.
    erbij = union(
        *(_personen(waar) for waar in hier),
        select(gezag.c.houder_persoon_id).where(
            gezag.c.over_persoon_id.in_(wie),
            gezag.c.houder_persoon_id.is_not(None),
            gezag.c.verwijderd_op.is_(None),
        ),
        select(relatie.c.van_persoon_id).where(*_is_ouder(wie)),
    )
    return (
        select(melding.c.id, melding.c.stand, melding.c.titel).where(
            melding.c.id == dossier_id, melding.c.verwijderd_op.is_(None)
        ),
        select(
            casus.c.id, casus.c.nummer, casus.c.titel, casus.c.geopend_op, casus.c.gesloten_op
        ).where(casus.c.id == dossier_id),
        _betrokkenen(dossier_id, kijkt),
        select(
            persoon.c.id,
            *(persoon.c[deel] for deel in NAAMDELEN),
            persoon.c.geboren_vroegst,
            persoon.c.geboren_laatst,
            persoon.c.geboorte_tekst,
            persoon.c.geboorte_op,
            persoon.c.overleden_op,
            persoon.c.adres_onbekend,
            mens_zichtbaar(persoon.c.id, kijkt).label("te_zien"),
            mens_alleen_lezen(persoon.c.id).label("alleen_lezen"),
        ).where(persoon.c.id.in_(erbij), persoon.c.verwijderd_op.is_(None)),
        select(persoon_adres)
        .where(
            persoon_adres.c.persoon_id.in_(erbij),
            persoon_adres.c.verwijderd_op.is_(None),
            mens_zichtbaar(persoon_adres.c.persoon_id, kijkt),
        )
        .order_by(persoon_adres.c.id),
        _gezag(wie),
        select(relatie.c.van_persoon_id, relatie.c.naar_persoon_id)
        .where(*_is_ouder(wie))
        .order_by(relatie.c.id),
        _feiten(feit.c.melding_id.in_(_meldingen(dossier_id, kijkt))),
        _feiten(feit.c.casus_id.in_(_casus(dossier_id, kijkt))),
        kalender.vrije_dagen(),
        kalender.termijnlengtes(),
        select(wettekst.c.code, wettekst.c.tekst),
    )


def _personen(waar: Any) -> Select[Any]:
    return select(betrokkene.c.persoon_id).where(waar, betrokkene.c.verwijderd_op.is_(None))


def _is_ouder(wie: CompoundSelect[Any]) -> tuple[Any, ...]:
    return (
        relatie.c.naar_persoon_id.in_(wie),
        relatie.c.soort == RelatieSoort.OUDER.value,
        relatie.c.verwijderd_op.is_(None),
    )


def _casus(dossier_id: UUID, kijkt: Kijker) -> CompoundSelect[Any]:
    return union(
        select(casus.c.id).where(casus.c.id == dossier_id),
        select(melding.c.casus_id).where(
            melding.c.id == dossier_id,
            melding.c.stand.in_(BIJ_CASUS),
            melding.c.casus_id.is_not(None),
            niet_verborgen(melding.c.casus_id, kijkt),
        ),
    )


def _meldingen(dossier_id: UUID, kijkt: Kijker) -> CompoundSelect[Any]:
    bestaat = melding.c.verwijderd_op.is_(None)
    return union(
        select(melding.c.id).where(melding.c.id == dossier_id, bestaat),
        select(melding.c.id).where(
            melding.c.casus_id.in_(_casus(dossier_id, kijkt)),
            melding.c.stand.in_(BIJ_CASUS),
            bestaat,
        ),
    )


def _betrokkenen(dossier_id: UUID, kijkt: Kijker) -> Select[Any]:
    # Two index searches; an OR of two subqueries would read the whole table on PostgreSQL.
    erin = union(
        select(betrokkene.c.id).where(betrokkene.c.melding_id.in_(_meldingen(dossier_id, kijkt))),
        select(betrokkene.c.id).where(betrokkene.c.casus_id.in_(_casus(dossier_id, kijkt))),
    )
    return (
        select(
            betrokkene.c.id,
            betrokkene.c.persoon_id,
            betrokkene.c.melding_id,
            betrokkene.c.casus_id,
            betrokkene.c.rol,
            betrokkene.c.woont_in,
            betrokkene.c.brief_veilig,
        )
        .where(betrokkene.c.id.in_(erin), betrokkene.c.verwijderd_op.is_(None))
        .order_by(betrokkene.c.volgorde, betrokkene.c.id)
    )


def _gezag(wie: CompoundSelect[Any]) -> Select[Any]:
    return (
        select(
            *(kolom for kolom in gezag.c if kolom.name != "verwijderd_op"),
            organisatie.c.naam,
            organisatie.c.straat,
            organisatie.c.huisnummer,
            organisatie.c.postcode,
            organisatie.c.woonplaats,
        )
        .outerjoin(organisatie, organisatie.c.id == gezag.c.houder_organisatie_id)
        .where(gezag.c.over_persoon_id.in_(wie), gezag.c.verwijderd_op.is_(None))
        .order_by(gezag.c.id)
    )


def _feiten(waar: Any) -> Select[Any]:
    return (
        feiten_waar(waar)
        .add_columns(feit.c.melding_id, feit.c.casus_id, medewerker.c.naam.label("door"))
        .outerjoin(medewerker, medewerker.c.id == feit.c.door_id)
    )


def lees(antwoorden: Sequence[Sequence[Any]], dossier_id: UUID) -> GelezenDossier:
    """Make the dossier from the answers to `vragen`, in its order."""
    meldingen, casussen, mensen, personen, adressen, gezagen, ouders, bij_m, bij_c, *rest = (
        antwoorden
    )
    if not (meldingen or casussen):
        raise NietGevonden("Dit dossier is er niet meer.", wat_nu="Zoek het met Ctrl+K.")
    vrij, lengtes, teksten = rest
    personen = [rij if rij.te_zien else zonder_naam(rij) for rij in personen]
    feitrijen = (*bij_m, *bij_c)
    feiten = tuple(sorted(map(als_feit, feitrijen), key=lambda f: f.volgnr))
    wie = als_personen(personen, adressen)
    alle = (*meldingen, *casussen, *mensen, *personen, *adressen, *gezagen)
    begonnen = casussen[0].geopend_op if casussen else feiten[0].datum
    return GelezenDossier(
        id=dossier_id,
        is_casus=bool(casussen),
        stand=meldingen[0].stand if meldingen else "",
        dossier=InlichtenDossier(
            betrokkenen=als_betrokkenen(mensen, wie, dossier_id),
            vertegenwoordiging=tuple(als_vertegenwoordiging(gezagen, wie)),
            ouders=tuple(
                Ouderschap(ouder=wie[rij.van_persoon_id], kind_persoon_id=rij.naar_persoon_id)
                for rij in ouders
                if rij.van_persoon_id in wie
            ),
        ),
        feiten=feiten,
        plekken={
            rij.id: Feitplek(melding_id=rij.melding_id, casus_id=rij.casus_id, door=rij.door or "")
            for rij in feitrijen
        },
        rijen={rij.id: rij for rij in alle},
        kalender=kalender.kalender_van(vrij),
        lengtes=kalender.lengtes_van(lengtes),
        teksten={rij.code: rij.tekst for rij in teksten if rij.tekst},
        begonnen_op=begonnen,
    )


def lees_dossier(
    lezing: Lezing,
    dossier_id: UUID,
    kijkt: Kijker,
    keur: Callable[[Sequence[Any]], None] = keur_toegang,
) -> GelezenDossier:
    """Read a dossier in a batch of its own; refuse who may not know of it (besluit 28).

    A page asks with `keur_deel` for the reason too; what is recorded from that page does not ask
    again.
    """
    *antwoorden, toegang = lezing.lees(*vragen(dossier_id, kijkt), toegang_tot(dossier_id, kijkt))
    keur(toegang)
    return lees(antwoorden, dossier_id)
