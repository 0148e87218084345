"""Opening a casus: everything of its page in one batch of reads."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from cmpg_desktop.berichten.casussen import CasusBlad, CasusOpenen, Toegang
from cmpg_desktop.berichten.fouten import NietGevonden
from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.berichten.personen import BetrokkeneSnapshot
from cmpg_desktop.database.tabellen.casussen import casus_kader, wettekst
from cmpg_desktop.database.tabellen.documenten import document
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, casus_toegang, feit, melding
from cmpg_desktop.database.tabellen.team import medewerker
from cmpg_desktop.database.transactie import Leesbaar, Lezing
from cmpg_desktop.dossier import afscherming, kalender, lijst, personenlezen
from cmpg_desktop.dossier.afscherming import Kijker
from cmpg_desktop.dossier.documentlijst import documenten_van, snapshots
from cmpg_desktop.dossier.feiten import als_feit, feiten_waar
from cmpg_desktop.dossier.kop import kop_van, wie
from cmpg_desktop.dossier.register import beantwoordt
from cmpg_desktop.dossier.tijdlijn import vertel
from cmpg_desktop.dossier.zoekindex import met_roepnaam
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.fasen import stappen
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort, geldige
from cmpg_desktop.werkproces.termijnen import termijnen
from cmpg_desktop.werkproces.wettelijkkader import wetten


def _vragen(casus_id: UUID, kijker: Kijker) -> tuple[Leesbaar, ...]:
    gekoppeld = select(melding.c.id).where(
        melding.c.casus_id == casus_id, melding.c.verwijderd_op.is_(None)
    )
    return (
        afscherming.toegang_tot(casus_id, kijker),
        _casus(casus_id, kijker),
        select(casus_toegang.c.medewerker_id, medewerker.c.naam)
        .join(medewerker, medewerker.c.id == casus_toegang.c.medewerker_id)
        .where(casus_toegang.c.casus_id == casus_id)
        .order_by(medewerker.c.naam),
        select(casus_kader.c.kader).where(casus_kader.c.casus_id == casus_id),
        select(wettekst),
        documenten_van(document.c.casus_id == casus_id),
        feiten_waar(feit.c.casus_id == casus_id),
        afscherming.verborgen_in(feit.c.casus_id == casus_id, kijker),
        select(feit.c.id, medewerker.c.naam)
        .join(medewerker, medewerker.c.id == feit.c.door_id)
        .where(feit.c.casus_id == casus_id),
        kalender.vrije_dagen(),
        kalender.termijnlengtes(),
        *lijst.vragen(gekoppeld),
        *personenlezen.vragen(betrokkene.c.casus_id == casus_id, kijker),
    )


def _casus(casus_id: UUID, kijker: Kijker) -> Select[Any]:
    # Not by `zichtbaar` on the casus itself: who may not open it is told so.
    eerdere = (
        select(casus.c.id, casus.c.nummer).where(afscherming.zichtbaar(kijker)).subquery("eerdere")
    )
    return (
        select(
            casus.c.id,
            casus.c.nummer,
            casus.c.titel,
            casus.c.aanpak,
            casus.c.zorgmijder,
            casus.c.zorgmijder_waaruit,
            casus.c.geopend_op,
            casus.c.gesloten_op,
            casus.c.casusregisseur_id,
            casus.c.afgeschermd,
            medewerker.c.naam.label("casusregisseur"),
            eerdere.c.id.label("eerdere_id"),
            eerdere.c.nummer.label("eerdere"),
        )
        .outerjoin(medewerker, medewerker.c.id == casus.c.casusregisseur_id)
        .outerjoin(eerdere, eerdere.c.id == casus.c.eerdere_casus_id)
        .where(casus.c.id == casus_id)
    )


@beantwoordt(CasusOpenen, Handeling.CASUS_LEZEN, opent="casus")
def open_casus(lezing: Lezing, query: CasusOpenen, context: Context) -> CasusBlad:
    """Read everything of a casus in one batch. The look was logged before this (E116)."""
    antwoorden = lezing.lees(*_vragen(query.id, afscherming.kijker(context)))
    toegang, rijen, genoemd, kader, eigen, documenten, feitrijen, verborgen, *rest = antwoorden
    namen, vrij, lengterijen, *rest = rest
    meldingen, mensen = rest[:3], rest[3:]
    if not rijen:
        raise NietGevonden("Deze casus is er niet meer.", wat_nu="Zoek de casus met Ctrl+K.")
    afscherming.keur_opening(toegang, query.reden)
    rij = rijen[0]
    feiten = afscherming.zonder_verborgen(map(als_feit, feitrijen), verborgen)
    dagen, lengtes = kalender.kalender_van(vrij), kalender.lengtes_van(lengterijen)
    betrokkenen = _met_ingelicht(personenlezen.betrokkenen_van(mensen), feiten)
    over_wie = [
        wie(
            met_roepnaam(een.persoon.naam, een.persoon.roepnaam),
            een.rol,
            een.woont_in,
            een.persoon.geboorte.vroegst,
            een.persoon.geboorte_op,
        )
        for een in betrokkenen
    ]
    return CasusBlad(
        id=rij.id,
        nummer=rij.nummer,
        titel=rij.titel,
        kop=kop_van(rij.titel, over_wie, anders=""),
        aanpak=rij.aanpak,
        zorgmijder=rij.zorgmijder,
        zorgmijder_waaruit=rij.zorgmijder_waaruit,
        geopend_op=rij.geopend_op,
        gesloten_op=rij.gesloten_op,
        casusregisseur_id=rij.casusregisseur_id,
        casusregisseur=rij.casusregisseur or "",
        afgeschermd=rij.afgeschermd,
        toegang=tuple(Toegang(medewerker_id=een.medewerker_id, naam=een.naam) for een in genoemd),
        kader=tuple(sorted(een.kader for een in kader)),
        wetten=wetten(eigen),
        stappen=stappen(feiten, geopend_op=rij.geopend_op, gesloten_op=rij.gesloten_op),
        betrokkenen=betrokkenen,
        documenten=snapshots(documenten, feiten),
        meldingen=lijst.meldingrijen(meldingen, dagen, lengtes, context.nu),
        termijnen=tuple(
            termijnen(
                feiten,
                dagen,
                context.nu,
                lengtes=lengtes,
                namen={een.id: een.persoon.weergavenaam for een in betrokkenen},
            )
        ),
        tijdlijn=vertel(feiten, {een.id: een.naam for een in namen}),
        eerdere_id=rij.eerdere_id,
        eerdere=rij.eerdere or "",
    )


def _met_ingelicht(
    betrokkenen: Sequence[BetrokkeneSnapshot], feiten: Sequence[Feit]
) -> tuple[BetrokkeneSnapshot, ...]:
    """Return the people with the last day they, or who stands for them, were told."""
    verteld = {
        feit.over: feit.datum for feit in geldige(feiten) if feit.soort is FeitSoort.INGELICHT
    }
    return tuple(replace(een, ingelicht_op=verteld.get(een.id)) for een in betrokkenen)
