"""People as betrokkenen: adding them, where they live, how they relate, and who has a say."""

from dataclasses import fields, replace
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, insert, or_, select, update

from cmpg_desktop.berichten.fouten import NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import Change, Noun
from cmpg_desktop.berichten.personen import (
    VoegAdresToe,
    VoegBetrokkeneToe,
    VoegGezagToe,
    VoegRelatieToe,
)
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.berichten.velden import RijSoort, Veld, VerwijderRij
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, melding
from cmpg_desktop.database.tabellen.partners import organisatie
from cmpg_desktop.database.tabellen.personen import gezag, persoon, persoon_adres, relatie
from cmpg_desktop.database.transactie import Transactie
from cmpg_desktop.dossier import zoekindex
from cmpg_desktop.dossier.afscherming import keur_toegang, kijker, toegang_tot_mensen
from cmpg_desktop.dossier.dicht import dossier_van, keur_mens_open, vraag_dossier
from cmpg_desktop.dossier.eerstevastlegging import eerste_vastlegging
from cmpg_desktop.dossier.feiten import leg_vast
from cmpg_desktop.dossier.keuring import ADRESSOORTEN, JA_NEE_ONBEKEND, KEURING
from cmpg_desktop.dossier.register import Gevolg, voert_uit
from cmpg_desktop.dossier.teksten import gekeurde_tekst
from cmpg_desktop.dossier.velden import als_dossiers, dossiers_van_personen, geboorte_kolommen
from cmpg_desktop.werkproces.adressen import Adres, huisnummer_fout, normaliseer_postcode
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.inlichtgegevens import Veilig
from cmpg_desktop.werkproces.namen import Geslacht, Naam
from cmpg_desktop.werkproces.relaties import RelatieSoort

_PERSOON_WEG = "Deze persoon is er niet meer."
_VAN_HET_ADRES = (Veilig.JA.value, Veilig.NEE.value)
_KIES_ANDER = "Voeg de persoon opnieuw toe."


def _schone_naam(naam: Naam | None) -> Naam:
    if naam is None:
        return Naam()
    teksten: dict[str, Any] = {
        veld.name: gekeurde_tekst(getattr(naam, veld.name), f"persoon.{veld.name}")
        for veld in fields(Naam)
        if veld.name not in ("naamgebruik", "geslacht")
    }
    return replace(naam, **teksten)


@voert_uit(VoegBetrokkeneToe, Handeling.MELDING_WIJZIGEN)
def voeg_betrokkene_toe(tx: Transactie, opdracht: VoegBetrokkeneToe) -> Gevolg:
    """Put a new or a known persoon in a melding or casus; everyone named is a betrokkene (E115)."""
    rol = gekeurde_tekst(opdracht.rol, Veld.BETROKKENE_ROL.value)
    if opdracht.woont_in not in JA_NEE_ONBEKEND:
        raise Regelfout("Kies een van de mogelijkheden.", veld=Veld.BETROKKENE_WOONT_IN.value)
    in_casus = opdracht.casus_id is not None
    kolom = betrokkene.c.casus_id if in_casus else betrokkene.c.melding_id
    hier = kolom == (opdracht.casus_id if in_casus else opdracht.melding_id)
    van_dossier, tel, bekend, al, toegang = tx.lees(
        vraag_dossier(tx, opdracht.melding_id, opdracht.casus_id),
        select(func.max(betrokkene.c.volgorde).label("hoogste")).where(hier),
        select(persoon)
        .where(persoon.c.id == opdracht.persoon_id, persoon.c.verwijderd_op.is_(None))
        .with_for_update(),
        select(betrokkene.c.id).where(
            hier,
            betrokkene.c.persoon_id == opdracht.persoon_id,
            betrokkene.c.verwijderd_op.is_(None),
        ),
        toegang_tot_mensen([opdracht.persoon_id], kijker(tx.context)),
    )
    dossier = dossier_van(opdracht.melding_id, opdracht.casus_id, van_dossier)
    keur_toegang(toegang)
    if opdracht.persoon_id is None:
        persoon_id = _nieuw_persoon(tx, opdracht, rol)
    elif not bekend:
        raise NietGevonden(_PERSOON_WEG, wat_nu=_KIES_ANDER)
    elif al:
        raise Regelfout(
            f"Deze persoon staat al bij deze {'casus' if in_casus else 'melding'}.",
            veld="betrokkene.persoon_id",
        )
    else:
        persoon_id = opdracht.persoon_id
    tx.schrijf(
        insert(betrokkene).values(
            id=opdracht.id,
            persoon_id=persoon_id,
            melding_id=opdracht.melding_id,
            casus_id=opdracht.casus_id,
            rol=rol,
            woont_in=opdracht.woont_in,
            volgorde=(tel[0].hoogste or 0) + 1,
        )
    )
    # Telling is due from a casus on; at a melding nothing is decided yet.
    wie = bekend[0] if bekend else None
    begin = eerste_vastlegging(tx, opdracht.id, wie) if in_casus else ()
    return Gevolg(
        rijen=frozenset(
            {
                Change(noun=Noun.BETROKKENE, id=opdracht.id),
                Change(noun=Noun.PERSOON, id=persoon_id),
                *(leg_vast(tx, een, casus_id=opdracht.casus_id) for een in begin),
            }
        ),
        dossiers=frozenset({dossier}),
        terug=VerwijderRij(soort=RijSoort.BETROKKENE, id=opdracht.id),
        resultaat=opdracht.id,
        wat="Betrokkene toegevoegd",
    )


def _nieuw_persoon(tx: Transactie, opdracht: VoegBetrokkeneToe, rol: str) -> UUID:
    naam = _schone_naam(opdracht.naam)
    geboorte = gekeurde_tekst(opdracht.geboorte_tekst, Veld.PERSOON_GEBOORTE.value)
    waarden: dict[str, Any] = {
        **{veld.name: getattr(naam, veld.name) for veld in fields(Naam)},
        **geboorte_kolommen(geboorte, tx.vandaag),
        "naamgebruik": naam.naamgebruik.value,
        # What nobody asked stays empty: "onbekend" would be an answer.
        "geslacht": "" if naam.geslacht is Geslacht.O else naam.geslacht.value,
        "geboorte_tekst": geboorte,
        "roepnaam": "",
        "id": opdracht.nieuw_persoon_id,
    }
    if not (naam.voornamen or naam.voorletters or naam.geslachtsnaam or geboorte or rol):
        raise Regelfout(
            "Vul iets in waaraan u deze persoon herkent: een naam, een leeftijd of een rol.",
            veld=Veld.PERSOON_GESLACHTSNAAM.value,
        )
    waarden["naam_f"] = zoekindex.zet_persoon(tx, SimpleNamespace(**waarden))
    # The line in the search refers to nothing, so the order of the writes is free.
    tx.schrijf(insert(persoon).values(**waarden))
    return opdracht.nieuw_persoon_id


def _keur_keuze(veld: Veld, waarde: str, tx: Transactie) -> None:
    KEURING[veld](waarde, tx.vandaag)


def _schoon_adres(adres: Adres) -> Adres:
    delen = {
        veld.name: gekeurde_tekst(getattr(adres, veld.name), f"adres.{veld.name}")
        for veld in fields(Adres)
    }
    if fout := huisnummer_fout(delen["huisnummer"]):
        raise Regelfout(fout, veld=Veld.ADRES_HUISNUMMER.value)
    try:
        delen["postcode"] = normaliseer_postcode(delen["postcode"])
    except ValueError as fout_:
        raise Regelfout(str(fout_), veld=Veld.ADRES_POSTCODE.value) from fout_
    if not any(delen.values()):
        raise Regelfout("Vul een straat, postcode of plaats in.", veld=Veld.ADRES_STRAAT.value)
    return Adres(**delen)


@voert_uit(VoegAdresToe, Handeling.PERSOON_WIJZIGEN)
def voeg_adres_toe(tx: Transactie, opdracht: VoegAdresToe) -> Gevolg:
    """Give a persoon an address; an earlier one stays, with its period."""
    if opdracht.soort not in ADRESSOORTEN:
        raise Regelfout("Kies een van de mogelijkheden.", veld=Veld.ADRES_SOORT.value)
    adres = _schoon_adres(opdracht.adres)
    dossiers = _lees_personen(tx, opdracht.persoon_id)
    rij = SimpleNamespace(
        id=opdracht.id, **{veld.name: getattr(adres, veld.name) for veld in fields(Adres)}
    )
    tx.schrijf(
        insert(persoon_adres).values(
            **vars(rij),
            persoon_id=opdracht.persoon_id,
            soort=opdracht.soort,
            van=opdracht.van,
            adres_f=zoekindex.zet_adres(tx, rij),
        )
    )
    # "Is a letter safe there?" was about the other address. Where it runs, it is asked anew.
    tx.schrijf(
        update(betrokkene)
        .where(
            betrokkene.c.persoon_id == opdracht.persoon_id,
            betrokkene.c.brief_veilig.in_(_VAN_HET_ADRES),
            or_(
                betrokkene.c.melding_id.in_(
                    select(melding.c.id).where(melding.c.stand == Stand.OPEN.value)
                ),
                betrokkene.c.casus_id.in_(select(casus.c.id).where(casus.c.gesloten_op.is_(None))),
            ),
        )
        .values(brief_veilig=Veilig.LEEG.value)
    )
    return _toegevoegd(opdracht, Noun.ADRES, RijSoort.ADRES, dossiers, "Adres toegevoegd")


def _lees_personen(tx: Transactie, *wie: UUID) -> frozenset[UUID]:
    """Check that these people are there; give whose pages show them."""
    gevonden, dossiers, toegang = tx.lees(
        select(persoon.c.id).where(persoon.c.id.in_(wie), persoon.c.verwijderd_op.is_(None)),
        dossiers_van_personen(wie),
        toegang_tot_mensen(wie, kijker(tx.context)),
    )
    keur_toegang(toegang)
    keur_mens_open(dossiers)
    if len(gevonden) != len(set(wie)):
        raise NietGevonden(_PERSOON_WEG, wat_nu=_KIES_ANDER)
    return als_dossiers(dossiers)


def _toegevoegd(
    opdracht: VoegAdresToe | VoegRelatieToe | VoegGezagToe,
    noun: Noun,
    soort: RijSoort,
    dossiers: frozenset[UUID],
    wat: str,
) -> Gevolg:
    return Gevolg(
        rijen=frozenset({Change(noun=noun, id=opdracht.id)}),
        dossiers=dossiers,
        terug=VerwijderRij(soort=soort, id=opdracht.id),
        resultaat=opdracht.id,
        wat=wat,
    )


@voert_uit(VoegRelatieToe, Handeling.PERSOON_WIJZIGEN)
def voeg_relatie_toe(tx: Transactie, opdracht: VoegRelatieToe) -> Gevolg:
    """Relate two people: stored once, shown from both sides, so the other direction is a double."""
    _keur_keuze(Veld.RELATIE_SOORT, opdracht.soort, tx)
    toelichting = gekeurde_tekst(opdracht.toelichting, Veld.RELATIE_TOELICHTING.value)
    twee = (opdracht.van_persoon_id, opdracht.naar_persoon_id)
    if twee[0] == twee[1]:
        raise Regelfout(
            "Iemand heeft geen relatie met zichzelf. Kies een ander.",
            veld="relatie.naar_persoon_id",
        )
    gevonden, dossiers, al, toegang = tx.lees(
        # Locked, so that two colleagues cannot each add one direction.
        select(persoon.c.id)
        .where(persoon.c.id.in_(twee), persoon.c.verwijderd_op.is_(None))
        .order_by(persoon.c.id)
        .with_for_update(),
        dossiers_van_personen(twee),
        select(relatie.c.soort).where(
            relatie.c.verwijderd_op.is_(None),
            relatie.c.van_persoon_id.in_(twee),
            relatie.c.naar_persoon_id.in_(twee),
        ),
        toegang_tot_mensen(twee, kijker(tx.context)),
    )
    keur_toegang(toegang)
    keur_mens_open(dossiers)
    if len(gevonden) != len(twee):
        raise NietGevonden(_PERSOON_WEG, wat_nu=_KIES_ANDER)
    if any(rij.soort == opdracht.soort for rij in al):
        woorden = RelatieSoort(opdracht.soort).weergave().removesuffix(" van")
        raise Regelfout(
            f"Tussen deze twee staat al een relatie “{woorden}”.",
            veld=Veld.RELATIE_SOORT.value,
            wat_nu="Klopt die niet? Wijzig dan die relatie.",
        )
    tx.schrijf(
        insert(relatie).values(
            id=opdracht.id,
            van_persoon_id=opdracht.van_persoon_id,
            naar_persoon_id=opdracht.naar_persoon_id,
            soort=opdracht.soort,
            toelichting=toelichting,
        )
    )
    return _toegevoegd(
        opdracht, Noun.RELATIE, RijSoort.RELATIE, als_dossiers(dossiers), "Relatie toegevoegd"
    )


@voert_uit(VoegGezagToe, Handeling.PERSOON_WIJZIGEN)
def voeg_gezag_toe(tx: Transactie, opdracht: VoegGezagToe) -> Gevolg:
    """Record who has gezag over somebody or represents them: a person or an organisation."""
    _keur_gezag(tx, opdracht)
    wie = tuple(een for een in (opdracht.over_persoon_id, opdracht.houder_persoon_id) if een)
    gevonden, organisaties, dossiers, al, toegang = tx.lees(
        select(persoon.c.id)
        .where(persoon.c.id.in_(wie), persoon.c.verwijderd_op.is_(None))
        .order_by(persoon.c.id)
        .with_for_update(),
        select(organisatie.c.id).where(
            organisatie.c.id == opdracht.houder_organisatie_id,
            organisatie.c.verwijderd_op.is_(None),
        ),
        dossiers_van_personen(wie),
        select(gezag.c.id).where(
            gezag.c.verwijderd_op.is_(None),
            gezag.c.tot.is_(None),
            gezag.c.over_persoon_id == opdracht.over_persoon_id,
            gezag.c.soort == opdracht.soort,
            _zelfde_houder(opdracht),
        ),
        toegang_tot_mensen(wie, kijker(tx.context)),
    )
    keur_toegang(toegang)
    keur_mens_open(dossiers)
    if len(gevonden) != len(wie):
        raise NietGevonden(_PERSOON_WEG, wat_nu=_KIES_ANDER)
    if opdracht.houder_organisatie_id is not None and not organisaties:
        raise NietGevonden("Deze organisatie is er niet meer.", wat_nu="Kies een andere.")
    if al:
        raise Regelfout("Dit staat er al.", veld=Veld.GEZAG_SOORT.value)
    tx.schrijf(
        insert(gezag).values(
            id=opdracht.id,
            over_persoon_id=opdracht.over_persoon_id,
            houder_persoon_id=opdracht.houder_persoon_id,
            houder_organisatie_id=opdracht.houder_organisatie_id,
            soort=opdracht.soort,
            bron=gekeurde_tekst(opdracht.bron, Veld.GEZAG_BRON.value),
            nagekeken_op=opdracht.nagekeken_op,
        )
    )
    return _toegevoegd(
        opdracht, Noun.GEZAG, RijSoort.GEZAG, als_dossiers(dossiers), "Gezag toegevoegd"
    )


def _zelfde_houder(opdracht: VoegGezagToe) -> ColumnElement[bool]:
    """Compare the holder that was given: of the other kind every row has none."""
    if opdracht.houder_persoon_id is not None:
        return gezag.c.houder_persoon_id == opdracht.houder_persoon_id
    return gezag.c.houder_organisatie_id == opdracht.houder_organisatie_id


def _keur_gezag(tx: Transactie, opdracht: VoegGezagToe) -> None:
    _keur_keuze(Veld.GEZAG_SOORT, opdracht.soort, tx)
    if (opdracht.houder_persoon_id is None) == (opdracht.houder_organisatie_id is None):
        raise Regelfout("Kies een persoon of een organisatie.", veld="gezag.houder_persoon_id")
    if opdracht.houder_persoon_id == opdracht.over_persoon_id:
        raise Regelfout(
            "Iemand heeft geen gezag over zichzelf. Kies een ander.", veld="gezag.houder_persoon_id"
        )
    if opdracht.nagekeken_op is not None:
        KEURING[Veld.GEZAG_NAGEKEKEN](opdracht.nagekeken_op, tx.vandaag)
