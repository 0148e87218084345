"""Opening a casus: everything of its page in one batch of reads."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from cmpg_desktop.berichten.casussen import CasusBetrokkene, CasusBlad, CasusOpenen
from cmpg_desktop.berichten.fouten import NietGevonden
from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, feit, melding
from cmpg_desktop.database.tabellen.personen import persoon
from cmpg_desktop.database.tabellen.team import medewerker
from cmpg_desktop.database.transactie import Leesbaar, Lezing
from cmpg_desktop.dossier import kalender, lijst
from cmpg_desktop.dossier.feiten import als_feit, feiten_waar
from cmpg_desktop.dossier.kop import kop_van, wie
from cmpg_desktop.dossier.personenlezen import geboorte_tekst
from cmpg_desktop.dossier.register import beantwoordt
from cmpg_desktop.dossier.tijdlijn import vertel
from cmpg_desktop.dossier.zoekindex import NAAMDELEN, toonnaam
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.taal import dag_van
from cmpg_desktop.werkproces.termijnen import termijnen


def _vragen(casus_id: UUID) -> tuple[Leesbaar, ...]:
    gekoppeld = select(melding.c.id).where(
        melding.c.casus_id == casus_id, melding.c.verwijderd_op.is_(None)
    )
    return (
        _casus(casus_id),
        _mensen(casus_id),
        feiten_waar(feit.c.casus_id == casus_id),
        select(feit.c.id, medewerker.c.naam)
        .join(medewerker, medewerker.c.id == feit.c.door_id)
        .where(feit.c.casus_id == casus_id),
        kalender.vrije_dagen(),
        kalender.termijnlengtes(),
        *lijst.vragen(gekoppeld),
    )


def _casus(casus_id: UUID) -> Select[Any]:
    return (
        select(
            casus.c.id,
            casus.c.nummer,
            casus.c.titel,
            casus.c.geopend_op,
            casus.c.gesloten_op,
            medewerker.c.naam.label("casusregisseur"),
        )
        .outerjoin(medewerker, medewerker.c.id == casus.c.casusregisseur_id)
        .where(casus.c.id == casus_id)
    )


def _mensen(casus_id: UUID) -> Select[Any]:
    """Ask no more of people than the page shows."""
    return (
        select(
            betrokkene.c.id,
            betrokkene.c.rol,
            betrokkene.c.woont_in,
            *(persoon.c[deel] for deel in NAAMDELEN),
            persoon.c.geboren_vroegst,
            persoon.c.geboren_laatst,
            persoon.c.geboorte_op,
            persoon.c.overleden_op,
        )
        .join(persoon, persoon.c.id == betrokkene.c.persoon_id)
        .where(betrokkene.c.casus_id == casus_id, betrokkene.c.verwijderd_op.is_(None))
        .order_by(betrokkene.c.volgorde, betrokkene.c.id)
    )


@beantwoordt(CasusOpenen, Handeling.CASUS_LEZEN, opent="casus")
def open_casus(lezing: Lezing, query: CasusOpenen, context: Context) -> CasusBlad:
    """Read everything of a casus in one batch. The look was logged before this (E116)."""
    antwoorden = lezing.lees(*_vragen(query.id))
    rijen, mensen, feitrijen, namen, vrij, lengterijen, *meldingen = antwoorden
    if not rijen:
        raise NietGevonden("Deze casus is er niet meer.", wat_nu="Zoek de casus met Ctrl+K.")
    rij = rijen[0]
    feiten = [als_feit(een) for een in feitrijen]
    dagen, lengtes = kalender.kalender_van(vrij), kalender.lengtes_van(lengterijen)
    wie_het_zijn = [
        wie(toonnaam(een), een.rol, een.woont_in, een.geboren_vroegst, een.geboorte_op)
        for een in mensen
    ]
    betrokkenen = _betrokkenen(mensen, dag_van(context.nu))
    return CasusBlad(
        id=rij.id,
        nummer=rij.nummer,
        kop=kop_van(rij.titel, wie_het_zijn, anders=""),
        geopend_op=rij.geopend_op,
        gesloten_op=rij.gesloten_op,
        casusregisseur=rij.casusregisseur or "",
        betrokkenen=betrokkenen,
        meldingen=lijst.meldingrijen(meldingen, dagen, lengtes, context.nu),
        termijnen=tuple(
            termijnen(
                feiten,
                dagen,
                context.nu,
                lengtes=lengtes,
                namen={een.id: een.naam for een in betrokkenen},
            )
        ),
        tijdlijn=vertel(feiten, {een.id: een.naam for een in namen}),
    )


def _betrokkenen(rijen: Iterable[Any], vandaag: date) -> tuple[CasusBetrokkene, ...]:
    return tuple(
        CasusBetrokkene(
            id=rij.id,
            naam=toonnaam(rij).weergavenaam,
            rol=rij.rol,
            geboren=geboorte_tekst(rij, vandaag),
            overleden_op=rij.overleden_op,
        )
        for rij in rijen
    )
