"""What a call becomes: a melding, an advice that is only counted, a contact in a casus, nothing.

A note that became a melding stays readable from it as its source (`melding.notitie_id`) until the
melding is cleaned up. In every other case the note itself is really gone (besluit 6).
"""

from collections.abc import Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update

from cmpg_desktop.berichten.fouten import NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import Change, Noun, nieuw_id
from cmpg_desktop.berichten.telefoon import (
    GooiNotitieWeg,
    MaakAdvies,
    MaakMeldingVanNotitie,
    StukjeSoort,
    VoegBijCasus,
)
from cmpg_desktop.database.opruimen import (
    TE_WISSEN,
    TeWissen,
    lees_lijst,
    schrijf_lijst,
    wis_notitie,
)
from cmpg_desktop.database.tabellen.meldingen import (
    advies,
    betrokkene,
    casus,
    melding,
    problematiek,
)
from cmpg_desktop.database.tabellen.personen import persoon, persoon_adres
from cmpg_desktop.database.tabellen.team import instelling
from cmpg_desktop.database.tabellen.telefoon import notitie_stukje, spoedcontact, telefoonnotitie
from cmpg_desktop.database.transactie import Rijen, Transactie
from cmpg_desktop.dossier import afscherming, zoekindex
from cmpg_desktop.dossier.feiten import leg_vast
from cmpg_desktop.dossier.notitiemensen import Gemarkeerde, mensen_van
from cmpg_desktop.dossier.partners import ORGANISATIES
from cmpg_desktop.dossier.register import Gevolg, voert_uit
from cmpg_desktop.dossier.telefoon import (
    NOTITIE,
    SPOEDCONTACTEN,
    STUKJES,
    keur_open,
    melder_soort,
    partij_van,
    spoedfeit,
)
from cmpg_desktop.dossier.velden import geboorte_kolommen
from cmpg_desktop.werkproces.adressen import parse_adres
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort
from cmpg_desktop.werkproces.meldingkeuzes import MelderSoort, OntvangstWijze
from cmpg_desktop.werkproces.namen import Geslacht, splits_melder
from cmpg_desktop.werkproces.persoonregel import lees_gezin
from cmpg_desktop.werkproces.taal import dag_van
from cmpg_desktop.werkproces.tekst import gevouwen


def _teksten(stukjes: Rijen, soort: StukjeSoort, leefgebied: str | None = None) -> list[str]:
    """Give the marked words of one kind in order, the same words only once."""
    uniek: dict[str, str] = {}
    for een in stukjes:
        if een.soort == soort.value and (leefgebied is None or een.leefgebied == leefgebied):
            uniek.setdefault(gevouwen(een.tekst), een.tekst)
    return list(uniek.values())


def _niet_in_de_lijst(organisatie: str) -> str:
    return f"Organisatie (niet in de lijst): {organisatie}" if organisatie else ""


@voert_uit(MaakMeldingVanNotitie, Handeling.MELDING_VASTLEGGEN)
def maak_melding(tx: Transactie, opdracht: MaakMeldingVanNotitie) -> Gevolg:
    """Make a melding of a call in one transaction; ontvangst is the moment the phone rang."""
    notities, stukjes, contacten, alle = tx.lees(
        NOTITIE.where(telefoonnotitie.c.id == opdracht.notitie_id).with_for_update(),
        STUKJES.where(notitie_stukje.c.notitie_id == opdracht.notitie_id),
        SPOEDCONTACTEN.where(spoedcontact.c.notitie_id == opdracht.notitie_id),
        ORGANISATIES,
    )
    rij = keur_open(notities)
    partij = partij_van(rij, alle, dag_van(rij.begonnen_op))
    soort = melder_soort(partij, alle, dag_van(rij.begonnen_op))
    gemarkeerd = _teksten(stukjes, StukjeSoort.PERSOON)
    mensen = mensen_van(stukjes, rij.tekst, dag_van(rij.begonnen_op))
    adressen = _teksten(stukjes, StukjeSoort.ADRES)
    gezinnen = list(dict.fromkeys(filter(None, map(lees_gezin, gemarkeerd))))
    titel = " / ".join(gezinnen if mensen else [*gezinnen, *adressen])
    melder, functie = splits_melder(rij.wie_belt)
    if partij is None:
        # An organisation that is not in the register: nowhere else is there room for its name.
        functie = ", ".join(filter(None, (functie, _niet_in_de_lijst(rij.organisatie_tekst))))
    tx.schrijf(
        insert(melding).values(
            id=opdracht.id,
            titel=titel,
            behandelaar_id=tx.actor,
            organisatie_id=partij.id if partij is not None else rij.organisatie_id,
            # Any other kind of melder is for a person to choose.
            melder_soort=soort.value if soort is MelderSoort.CONVENANTPARTIJ else "",
            melder_naam=melder,
            melder_functie=functie,
            melder_telefoon=rij.telefoon,
            concrete_vraag="\n".join(_teksten(stukjes, StukjeSoort.VRAAG)),
            eerder_geprobeerd="\n".join(_teksten(stukjes, StukjeSoort.EERDER)),
            spoed=rij.spoed or bool(contacten),
            notitie_id=rij.id,
        )
    )
    if titel:
        zoekindex.zet(tx, "melding", opdracht.id, titel)
    rijen = {Change(noun=Noun.MELDING, id=opdracht.id), Change(noun=Noun.NOTITIE, id=rij.id)}
    rijen |= _zet_problematiek(tx, opdracht.id, stukjes)
    rijen |= _zet_betrokkenen(tx, opdracht.id, mensen, dag_van(rij.begonnen_op))
    rijen.add(
        leg_vast(
            tx,
            Feit(
                id=opdracht.feit_id,
                volgnr=0,
                soort=FeitSoort.ONTVANGST,
                datum=dag_van(rij.begonnen_op),
                moment=rij.begonnen_op,
                kanaal=OntvangstWijze.TELEFOON.value,
                wie=rij.wie_belt,
            ),
            melding_id=opdracht.id,
        )
    )
    for contact in contacten:
        feit = spoedfeit(contact.id, contact.dienst, tx, contact.moment)
        rijen.add(leg_vast(tx, feit, melding_id=opdracht.id))
    tx.schrijf(
        update(spoedcontact)
        .where(spoedcontact.c.notitie_id == rij.id)
        .values(melding_id=opdracht.id, notitie_id=None)
    )
    tx.schrijf(
        update(telefoonnotitie)
        .where(telefoonnotitie.c.id == rij.id, telefoonnotitie.c.uitkomst == "")
        .values(uitkomst="melding", beeindigd_op=tx.nu),
        verwacht=1,
    )
    return Gevolg(
        rijen=frozenset(rijen),
        dossiers=frozenset({opdracht.id, rij.id}),
        resultaat=opdracht.id,
        wat="Melding",
    )


def _zet_problematiek(tx: Transactie, melding_id: UUID, stukjes: Rijen) -> set[Change]:
    gebieden = dict.fromkeys(een.leefgebied for een in stukjes if een.leefgebied)
    rijen = [
        {
            "id": nieuw_id(),
            "melding_id": melding_id,
            "leefgebied": gebied,
            "tekst": "\n".join(_teksten(stukjes, StukjeSoort.LEEFGEBIED, gebied)),
        }
        for gebied in gebieden
    ]
    tx.schrijf(insert(problematiek), rijen)
    return {Change(noun=Noun.PROBLEMATIEK, id=rij["id"]) for rij in rijen}


def _zet_betrokkenen(
    tx: Transactie, melding_id: UUID, mensen: Sequence[Gemarkeerde], op: date
) -> set[Change]:
    """Make a betrokkene of everyone marked."""
    geraakt: set[Change] = set()
    for volgorde, een in enumerate(mensen):
        regel = een.regel
        naam, rol, geboorte = regel.naam, regel.rol, regel.geboorte_tekst
        geboren = een.geboren
        if geboren is None:
            # What cannot be a birth is kept for a person to put right.
            rol, geboorte = ", ".join(filter(None, (rol, geboorte))), ""
            geboren = geboorte_kolommen("", op)
        waarden: dict[str, Any] = {
            "id": nieuw_id(),
            **geboren,
            "geboorte_tekst": geboorte,
            "voornamen": naam.voornamen,
            "voorletters": naam.voorletters,
            "roepnaam": "",
            "voorvoegsel": naam.voorvoegsel,
            "geslachtsnaam": naam.geslachtsnaam,
            "partner_voorvoegsel": naam.partner_voorvoegsel,
            "partner_geslachtsnaam": naam.partner_geslachtsnaam,
            "naamgebruik": naam.naamgebruik.value,
            "geslacht": "" if naam.geslacht is Geslacht.O else naam.geslacht.value,
        }
        waarden["naam_f"] = zoekindex.zet_persoon(tx, SimpleNamespace(**waarden))
        tx.schrijf(insert(persoon).values(**waarden))
        betrokkene_id = nieuw_id()
        tx.schrijf(
            insert(betrokkene).values(
                id=betrokkene_id,
                persoon_id=waarden["id"],
                melding_id=melding_id,
                rol=rol,
                volgorde=volgorde,
            )
        )
        geraakt |= {
            Change(noun=Noun.PERSOON, id=waarden["id"]),
            Change(noun=Noun.BETROKKENE, id=betrokkene_id),
        }
        geraakt |= {_zet_adres(tx, waarden["id"], adres) for adres in een.adressen}
    return geraakt


def _zet_adres(tx: Transactie, persoon_id: UUID, tekst: str) -> Change:
    adres = parse_adres(tekst)
    waarden: dict[str, Any] = {
        "id": nieuw_id(),
        "straat": adres.straat,
        "huisnummer": adres.huisnummer,
        "huisletter": adres.huisletter,
        "toevoeging": adres.toevoeging,
        "postcode": adres.postcode,
        "woonplaats": adres.woonplaats,
    }
    waarden["adres_f"] = zoekindex.zet_adres(tx, SimpleNamespace(**waarden))
    tx.schrijf(insert(persoon_adres).values(persoon_id=persoon_id, **waarden))
    return Change(noun=Noun.ADRES, id=waarden["id"])


def _wis(tx: Transactie, notitie_id: UUID, *meer: Any) -> tuple[Any, tuple[Rijen, ...]]:
    """Delete a note that is still nothing and put it on the list of what must be wiped outside."""
    notities, stukjes, contacten, lijsten, *overig = tx.lees(
        NOTITIE.where(telefoonnotitie.c.id == notitie_id).with_for_update(),
        STUKJES.where(notitie_stukje.c.notitie_id == notitie_id),
        SPOEDCONTACTEN.where(spoedcontact.c.notitie_id == notitie_id),
        select(instelling.c.waarde).where(instelling.c.sleutel == TE_WISSEN).with_for_update(),
        *meer,
    )
    rij = keur_open(notities)
    ids = (notitie_id, *(een.id for een in (*stukjes, *contacten)))
    for statement in wis_notitie(notitie_id, ids):
        tx.schrijf(statement)
    nieuw = TeWissen(sinds=rij.begonnen_op, rijen=ids)
    lijst = schrijf_lijst([*(lees_lijst(lijsten[0].waarde) if lijsten else ()), nieuw])
    if lijsten:
        tx.schrijf(update(instelling).where(instelling.c.sleutel == TE_WISSEN).values(waarde=lijst))
    else:
        tx.schrijf(insert(instelling).values(sleutel=TE_WISSEN, waarde=lijst))
    return rij, (contacten, *overig)


@voert_uit(GooiNotitieWeg, Handeling.TELEFOONNOTITIE)
def gooi_weg(tx: Transactie, opdracht: GooiNotitieWeg) -> Gevolg:
    """Throw a call away for good: it cannot be undone (besluit 6)."""
    _wis(tx, opdracht.notitie_id)
    tx.vergeet_in_register()
    return Gevolg(
        rijen=frozenset({Change(noun=Noun.NOTITIE, id=opdracht.notitie_id)}),
        dossiers=frozenset({opdracht.notitie_id}),
        opruimen=True,
    )


@voert_uit(MaakAdvies, Handeling.ADVIES_REGISTREREN)
def maak_advies(tx: Transactie, opdracht: MaakAdvies) -> Gevolg:
    """Count an advice without names; the note itself is gone for good (E049, besluit 6)."""
    if opdracht.datum > dag_van(tx.nu):
        raise Regelfout("De datum van het advies moet nog komen.", veld="advies.datum")
    _wis(tx, opdracht.notitie_id)
    tx.schrijf(
        insert(advies).values(
            id=opdracht.id,
            datum=opdracht.datum,
            soort_vrager=opdracht.soort_vrager.value,
            leefgebied=opdracht.leefgebied.value if opdracht.leefgebied is not None else "",
            door_id=tx.actor,
        )
    )
    return Gevolg(
        rijen=frozenset(
            {
                Change(noun=Noun.ADVIES, id=opdracht.id),
                Change(noun=Noun.NOTITIE, id=opdracht.notitie_id),
            }
        ),
        dossiers=frozenset({opdracht.notitie_id}),
        resultaat=opdracht.id,
        opruimen=True,
    )


@voert_uit(VoegBijCasus, Handeling.CASUS_WIJZIGEN)
def voeg_bij_casus(tx: Transactie, opdracht: VoegBijCasus) -> Gevolg:
    """Make the call a contact of a casus: its text is a fact there, and no longer a note."""
    rij, (contacten, casussen) = _wis(
        tx,
        opdracht.notitie_id,
        select(casus.c.id).where(
            casus.c.id == opdracht.casus_id,
            afscherming.zichtbaar(afscherming.kijker(tx.context)),
        ),
    )
    if not casussen:
        raise NietGevonden("Deze casus is er niet meer.", wat_nu="Zoek de casus opnieuw.")
    contact = Feit(
        id=opdracht.feit_id,
        volgnr=0,
        soort=FeitSoort.CONTACT,
        datum=dag_van(rij.begonnen_op),
        moment=rij.begonnen_op,
        kanaal=OntvangstWijze.TELEFOON.value,
        wie=", ".join(filter(None, (rij.wie_belt, rij.organisatie_tekst, rij.telefoon))),
        tekst=rij.tekst,
    )
    feiten = [leg_vast(tx, contact, casus_id=opdracht.casus_id)]
    for een in contacten:
        feit = spoedfeit(een.id, een.dienst, tx, een.moment)
        feiten.append(leg_vast(tx, feit, casus_id=opdracht.casus_id))
    return Gevolg(
        rijen=frozenset(
            {
                *feiten,
                Change(noun=Noun.CASUS, id=opdracht.casus_id),
                Change(noun=Noun.NOTITIE, id=opdracht.notitie_id),
            }
        ),
        dossiers=frozenset({opdracht.notitie_id, opdracht.casus_id}),
        opruimen=True,
    )
