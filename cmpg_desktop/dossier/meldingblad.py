"""Opening a melding: everything of its page in one batch of reads."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Label, Select, and_, func, or_, select

from cmpg_desktop.berichten.fouten import NietGevonden
from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.berichten.meldingen import (
    MeldingBlad,
    MeldingOpenen,
    ProblematiekSnapshot,
    SpoedcontactSnapshot,
)
from cmpg_desktop.berichten.personen import BetrokkeneSnapshot
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.database.tabellen.documenten import document
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, feit, melding, problematiek
from cmpg_desktop.database.tabellen.partners import contactpersoon, organisatie
from cmpg_desktop.database.tabellen.team import medewerker
from cmpg_desktop.database.tabellen.telefoon import spoedcontact
from cmpg_desktop.database.transactie import Leesbaar, Lezing
from cmpg_desktop.dossier import kalender, personenlezen
from cmpg_desktop.dossier.afscherming import (
    Kijker,
    keur_deel,
    kijker,
    toegang_tot,
    verborgen_in,
    zichtbaar,
    zonder_verborgen,
)
from cmpg_desktop.dossier.documentlijst import documenten_van, snapshots
from cmpg_desktop.dossier.feiten import als_feit, feiten_van_melding
from cmpg_desktop.dossier.kop import kop_van, wie
from cmpg_desktop.dossier.melder import is_partij, ontvangst_van
from cmpg_desktop.dossier.register import beantwoordt
from cmpg_desktop.dossier.vragenstand import stand_van
from cmpg_desktop.dossier.zoekindex import met_roepnaam
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.meldingregels import OntvangstWijze, ontbreekt_nog
from cmpg_desktop.werkproces.taal import dag_van
from cmpg_desktop.werkproces.termijnen import termijnen

# The columns of the row that the page shows under the same name.
_ZELFDE = (
    "id",
    "titel",
    "regime",
    "behandelaar_id",
    "organisatie_id",
    "contactpersoon_id",
    "melder_soort",
    "melder_naam",
    "melder_functie",
    "melder_geslacht",
    "melder_telefoon",
    "melder_email",
    "melder_waarom",
    "uw_kenmerk",
    "concrete_vraag",
    "eerder_geprobeerd",
    "inzet_bemiddeling",
    "inzet_dossier",
    "inzet_hulp",
    "inzet_corporatie",
    "deelgrond",
    "deelgrond_toelichting",
    "conflict_zeer_ernstig",
    "conflict_niet_anders",
    "conflict_intensief_geprobeerd",
    "spoed",
    "casus_id",
    "samengevoegd_met_id",
    "notitie_id",
    "opgenomen",
)


def vragen(melding_id: UUID, wie_kijkt: Kijker) -> tuple[Leesbaar, ...]:
    """Ask for all that the page of a melding shows, as far as this person may know of it."""
    return (
        toegang_tot(melding_id, wie_kijkt),
        _melding(melding_id, wie_kijkt),
        verborgen_in(feit.c.melding_id == melding_id, wie_kijkt),
        feiten_van_melding(melding_id),
        _problematiek(melding_id),
        documenten_van(document.c.melding_id == melding_id),
        _spoedcontacten(melding_id),
        _eerdere(melding_id),
        kalender.vrije_dagen(),
        kalender.termijnlengtes(),
        *personenlezen.vragen(betrokkene.c.melding_id == melding_id, wie_kijkt),
    )


def _melding(melding_id: UUID, wie_kijkt: Kijker) -> Select[Any]:
    return (
        select(
            *(melding.c[kolom] for kolom in _ZELFDE if kolom in melding.c and kolom != "casus_id"),
            melding.c.stand,
            _opgenomen(melding_id),
            organisatie.c.naam.label("organisatie"),
            organisatie.c.soort.label("organisatie_soort"),
            organisatie.c.partij_van,
            organisatie.c.partij_tot,
            contactpersoon.c.telefoon.label("contact_telefoon"),
            contactpersoon.c.email.label("contact_email"),
            medewerker.c.naam.label("behandelaar"),
            casus.c.id.label("casus_id"),
            casus.c.nummer.label("casus_nummer"),
            casus.c.titel.label("casus_titel"),
        )
        .outerjoin(organisatie, organisatie.c.id == melding.c.organisatie_id)
        .outerjoin(contactpersoon, contactpersoon.c.id == melding.c.contactpersoon_id)
        .outerjoin(medewerker, medewerker.c.id == melding.c.behandelaar_id)
        .outerjoin(casus, and_(casus.c.id == melding.c.casus_id, zichtbaar(wie_kijkt)))
        .where(melding.c.id == melding_id, melding.c.verwijderd_op.is_(None))
    )


def _opgenomen(melding_id: UUID) -> Label[int]:
    hierin = melding.alias("hierin")
    waar = (hierin.c.samengevoegd_met_id == melding_id, hierin.c.verwijderd_op.is_(None))
    return select(func.count()).where(*waar).scalar_subquery().label("opgenomen")


def _problematiek(melding_id: UUID) -> Select[Any]:
    return select(problematiek).where(
        problematiek.c.melding_id == melding_id, problematiek.c.verwijderd_op.is_(None)
    )


def _spoedcontacten(melding_id: UUID) -> Select[Any]:
    return (
        select(
            spoedcontact.c.id,
            spoedcontact.c.dienst,
            spoedcontact.c.nummer,
            spoedcontact.c.moment,
            spoedcontact.c.wie,
            spoedcontact.c.uitkomst,
            medewerker.c.naam.label("door"),
        )
        .outerjoin(medewerker, medewerker.c.id == spoedcontact.c.door_id)
        .where(spoedcontact.c.melding_id == melding_id)
        .order_by(spoedcontact.c.moment, spoedcontact.c.id)
    )


def _eerdere(melding_id: UUID) -> Select[Any]:
    """Count the meldingen that this melder did before: ids sort by when they were made."""
    deze = melding.alias("deze")
    zelfde_persoon = or_(
        melding.c.contactpersoon_id == deze.c.contactpersoon_id,
        and_(
            melding.c.organisatie_id == deze.c.organisatie_id,
            melding.c.melder_naam == deze.c.melder_naam,
            melding.c.melder_naam != "",
        ),
    )
    return (
        select(func.count(melding.c.id).label("aantal"))
        .select_from(melding)
        .join(deze, zelfde_persoon)
        .where(deze.c.id == melding_id, melding.c.id < deze.c.id, melding.c.verwijderd_op.is_(None))
    )


@beantwoordt(MeldingOpenen, Handeling.MELDING_LEZEN, opent="melding")
def open_melding(lezing: Lezing, query: MeldingOpenen, context: Context) -> MeldingBlad:
    """Read everything of a melding in one batch. The look was logged before this (E116)."""
    return maak_blad(lezing.lees(*vragen(query.id, kijker(context))), context)


def maak_blad(antwoorden: Sequence[Sequence[Any]], context: Context) -> MeldingBlad:
    """Make the snapshot of the answers to `vragen`."""
    toegang, *antwoorden = antwoorden
    rijen, verborgen, feitrijen, gebieden, documenten, spoed, eerdere, vrij, lengtes, *mensen = (
        antwoorden
    )
    # Of one that goes with an afgeschermd casus the reason is asked there.
    keur_deel(toegang)
    if not rijen:
        raise NietGevonden(
            "Deze melding is er niet meer.", wat_nu="Ga terug naar de lijst met meldingen."
        )
    rij = rijen[0]
    feiten = zonder_verborgen(map(als_feit, feitrijen), verborgen)
    betrokkenen = personenlezen.betrokkenen_van(mensen)
    ontvangst = ontvangst_van(feiten)
    if ontvangst is None:
        raise LookupError("a melding without ontvangst")
    problemen = _gebieden(gebieden)
    partij = is_partij(rij, ontvangst.datum)
    return MeldingBlad(
        **{kolom: getattr(rij, kolom) for kolom in _ZELFDE},
        kop=_kop(rij, betrokkenen),
        stand=Stand(rij.stand),
        ontvangen_op=ontvangst.datum,
        ontvangen_om=ontvangst.moment,
        wijze=OntvangstWijze(ontvangst.kanaal),
        behandelaar=rij.behandelaar or "",
        organisatie=rij.organisatie or "",
        organisatie_soort=rij.organisatie_soort or "",
        convenantpartij=partij,
        melder_eerder=eerdere[0].aantal,
        problematiek=problemen,
        betrokkenen=betrokkenen,
        documenten=snapshots(documenten, feiten),
        spoedcontacten=_spoed_snapshots(spoed),
        feiten=feiten,
        termijnen=tuple(
            termijnen(
                feiten,
                kalender.kalender_van(vrij),
                context.nu,
                lengtes=kalender.lengtes_van(lengtes),
                namen={een.id: een.persoon.weergavenaam for een in betrokkenen},
            )
        ),
        ontbreekt=ontbreekt_nog(stand_van(rij, betrokkenen, problemen, dag_van(context.nu))),
        casus=" ".join(filter(None, (rij.casus_nummer, rij.casus_titel))),
    )


def _kop(rij: Any, betrokkenen: Sequence[BetrokkeneSnapshot]) -> str:
    return kop_van(
        rij.titel,
        [
            wie(
                met_roepnaam(een.persoon.naam, een.persoon.roepnaam),
                een.rol,
                een.woont_in,
                een.persoon.geboorte.vroegst,
                een.persoon.geboorte_op,
            )
            for een in betrokkenen
        ],
        organisatie=rij.organisatie or "",
        melder=rij.melder_naam,
    )


def _gebieden(rijen: Sequence[Any]) -> tuple[ProblematiekSnapshot, ...]:
    gebieden = (
        ProblematiekSnapshot(
            id=rij.id,
            leefgebied=Leefgebied(rij.leefgebied),
            tekst=rij.tekst,
            bijzonder=rij.bijzonder,
            strafrechtelijk=rij.strafrechtelijk,
        )
        for rij in rijen
    )
    return tuple(sorted(gebieden, key=lambda een: een.leefgebied.volgorde))


def _spoed_snapshots(rijen: Sequence[Any]) -> tuple[SpoedcontactSnapshot, ...]:
    return tuple(
        SpoedcontactSnapshot(
            id=rij.id,
            dienst=rij.dienst,
            nummer=rij.nummer,
            moment=rij.moment,
            wie=rij.wie,
            uitkomst=rij.uitkomst,
            door=rij.door or "",
        )
        for rij in rijen
    )
