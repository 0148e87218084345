"""Ketenpartners: the register of organisations, what they signed, and the people in them.

Source: E019 (which parties, which reglementen) and E020 (who is who at each party).
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update

from cmpg_desktop.berichten.fouten import NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import Change, Context, Noun
from cmpg_desktop.berichten.partners import (
    ContactSnapshot,
    MaakPartner,
    PartnerBlad,
    PartnerKeuze,
    PartnerLezen,
    PartnerRij,
    Partners,
    Spoednummers,
    VoegContactToe,
    ZetOndertekening,
    ZoekPartner,
)
from cmpg_desktop.berichten.velden import RijSoort, Veld, VerwijderRij
from cmpg_desktop.database.tabellen.partners import contactpersoon, ondertekening, organisatie
from cmpg_desktop.database.transactie import Lezing, Rijen, Transactie
from cmpg_desktop.dossier import zoekindex
from cmpg_desktop.dossier.keuring import KEURING
from cmpg_desktop.dossier.register import Gevolg, beantwoordt, voert_uit
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.ketenpartners import (
    ContactRol,
    Grond,
    OrganisatieSoort,
    Reglement,
)
from cmpg_desktop.werkproces.namen import Geslacht, Naam, splits_vakman
from cmpg_desktop.werkproces.taal import dag_van, lang, voluit
from cmpg_desktop.werkproces.tekst import gevouwen, schoon

ORGANISATIES = select(organisatie).where(organisatie.c.verwijderd_op.is_(None))
CONTACTEN = select(contactpersoon).where(contactpersoon.c.verwijderd_op.is_(None))
ALARMNUMMER = ("Politie, brandweer, ambulance", "112")

PerId = Mapping[UUID, Any]


def convenantpartij(rij: Any, per_id: PerId, op: date) -> bool:
    """Say whether an organisation was a party to the convenant on a day.

    A part without dates of its own goes with the organisation it is a part of.
    """
    gezien: set[UUID] = set()
    while rij is not None and rij.id not in gezien:
        gezien.add(rij.id)
        if rij.partij_van is not None:
            return bool(rij.partij_van <= op and (rij.partij_tot is None or op <= rij.partij_tot))
        if rij.partij_tot is not None:
            return False
        rij = per_id.get(rij.ouder_id)
    return False


def _naam(per_id: PerId, id_: UUID | None) -> str:
    rij = per_id.get(id_) if id_ is not None else None
    return str(rij.naam) if rij is not None else ""


def contactnaam(rij: Any) -> Naam:
    """Read the name out of a row of `contactpersoon`."""
    return Naam(
        voornamen=rij.voornaam,
        voorletters=rij.voorletters,
        voorvoegsel=rij.voorvoegsel,
        geslachtsnaam=rij.achternaam,
        geslacht=Geslacht(rij.geslacht) if rij.geslacht else Geslacht.O,
    )


def _contact(rij: Any) -> ContactSnapshot:
    return ContactSnapshot(
        id=rij.id,
        voorletters=rij.voorletters,
        voornaam=rij.voornaam,
        voorvoegsel=rij.voorvoegsel,
        achternaam=rij.achternaam,
        geslacht=rij.geslacht,
        functie=rij.functie,
        rol=ContactRol(rij.rol),
        telefoon=rij.telefoon,
        email=rij.email,
        van=rij.van,
        tot=rij.tot,
        weergavenaam=contactnaam(rij).weergavenaam,
    )


def _contacten(rijen: Rijen) -> tuple[ContactSnapshot, ...]:
    """Give the contact persons: those who do the work first, then by surname."""
    volgorde = list(ContactRol)
    gesorteerd = sorted(
        rijen, key=lambda rij: (volgorde.index(ContactRol(rij.rol)), gevouwen(rij.achternaam))
    )
    return tuple(_contact(rij) for rij in gesorteerd)


def _is_nu(rij: Any, vandaag: date) -> bool:
    return (rij.van is None or rij.van <= vandaag) and (rij.tot is None or rij.tot >= vandaag)


def _boom(rijen: Iterable[Any]) -> Iterator[tuple[Any, int]]:
    """Give the rows with their depth: by name, parts under the organisation they belong to."""
    gesorteerd = sorted(rijen, key=lambda rij: (rij.naam_f, rij.id))
    er_is = {rij.id for rij in gesorteerd}
    onder: dict[Any, list[Any]] = {}
    for rij in gesorteerd:
        onder.setdefault(rij.ouder_id if rij.ouder_id in er_is else None, []).append(rij)
    gehad: set[Any] = set()

    def tak(ouder: Any, diepte: int) -> Iterator[tuple[Any, int]]:
        for rij in onder.get(ouder, ()):
            if rij.id not in gehad:
                gehad.add(rij.id)
                yield rij, diepte
                yield from tak(rij.id, diepte + 1)

    yield from tak(None, 0)
    # Two that are each other's part have no top: they still belong in the list.
    yield from ((rij, 0) for rij in gesorteerd if rij.id not in gehad)


@beantwoordt(Partners, Handeling.KETENPARTNER_LEZEN)
def lijst(lezing: Lezing, vraag: Partners, context: Context) -> tuple[PartnerRij, ...]:
    """Give all organisations as a tree in order of name."""
    alle, contacten = lezing.lees(ORGANISATIES, CONTACTEN)
    vandaag = dag_van(context.nu)
    per_id = {rij.id: rij for rij in alle}
    aantal: dict[Any, int] = {}
    for contact in contacten:
        if _is_nu(contact, vandaag):
            aantal[contact.organisatie_id] = aantal.get(contact.organisatie_id, 0) + 1
    rijen = [
        rij
        for rij in alle
        if vraag.ook_beeindigd or rij.partij_tot is None or rij.partij_tot >= vandaag
    ]
    return tuple(
        PartnerRij(
            id=rij.id,
            naam=rij.naam,
            soort=OrganisatieSoort(rij.soort),
            ouder_id=rij.ouder_id,
            ouder=_naam(per_id, rij.ouder_id),
            partij_van=rij.partij_van,
            partij_tot=rij.partij_tot,
            convenantpartij=convenantpartij(rij, per_id, vandaag),
            opvolger=_naam(per_id, rij.opvolger_id),
            contacten=aantal.get(rij.id, 0),
            spoednummer=rij.spoednummer,
            diepte=diepte,
        )
        for rij, diepte in _boom(rijen)
    )


@beantwoordt(PartnerLezen, Handeling.KETENPARTNER_LEZEN)
def lees(lezing: Lezing, vraag: PartnerLezen, context: Context) -> PartnerBlad:
    """Give everything of one organisation."""
    alle, contacten, getekend = lezing.lees(
        ORGANISATIES,
        CONTACTEN.where(contactpersoon.c.organisatie_id == vraag.id),
        select(ondertekening).where(
            ondertekening.c.organisatie_id == vraag.id, ondertekening.c.verwijderd_op.is_(None)
        ),
    )
    per_id = {rij.id: rij for rij in alle}
    rij = per_id.get(vraag.id)
    if rij is None:
        raise NietGevonden("Deze organisatie is er niet meer.", wat_nu="Open de lijst opnieuw.")
    soort = OrganisatieSoort(rij.soort)
    return PartnerBlad(
        id=rij.id,
        naam=rij.naam,
        soort=soort,
        ouder_id=rij.ouder_id,
        ouder=_naam(per_id, rij.ouder_id),
        opvolger_id=rij.opvolger_id,
        opvolger=_naam(per_id, rij.opvolger_id),
        partij_van=rij.partij_van,
        partij_tot=rij.partij_tot,
        convenantpartij=convenantpartij(rij, per_id, dag_van(context.nu)),
        grond=Grond(rij.grond) if rij.grond else None,
        straat=rij.straat,
        huisnummer=rij.huisnummer,
        postcode=rij.postcode,
        woonplaats=rij.woonplaats,
        telefoon=rij.telefoon,
        spoednummer=rij.spoednummer,
        email=rij.email,
        opmerking=rij.opmerking,
        reglementen=tuple(
            (een.id, Reglement(een.reglement), een.op)
            for een in sorted(getekend, key=lambda een: list(Reglement).index(een.reglement))
        ),
        contacten=_contacten(contacten),
    )


def huidige_partij(rij: Any, per_id: PerId, vandaag: date) -> Any:
    """Follow an ended organisation to the one that took its place."""
    gezien = {rij.id}
    while (
        rij.partij_tot is not None
        and rij.partij_tot < vandaag
        and rij.opvolger_id in per_id
        and rij.opvolger_id not in gezien
    ):
        rij = per_id[rij.opvolger_id]
        gezien.add(rij.id)
    return rij


def _toelichting(rij: Any, per_id: PerId, voorgangers: list[Any], vandaag: date) -> str:
    if voorgangers:
        namen = ", ".join(een.naam for een in voorgangers)
        if any(een.partij_van is not None for een in voorgangers):
            return f"in het convenant nog {namen}"
        return f"voorheen {namen}"
    if rij.partij_tot is not None and rij.partij_tot < vandaag:
        return f"convenantpartij tot en met {voluit(rij.partij_tot)}"
    if rij.ouder_id in per_id:
        return f"onderdeel van {per_id[rij.ouder_id].naam}"
    if not convenantpartij(rij, per_id, vandaag):
        return "geen convenantpartij"
    return OrganisatieSoort(rij.soort).weergave


@beantwoordt(ZoekPartner, Handeling.KETENPARTNER_LEZEN)
def zoek(lezing: Lezing, vraag: ZoekPartner, context: Context) -> tuple[PartnerKeuze, ...]:
    """Find organisations by the words typed; a former name finds who took its place."""
    alle, contacten = lezing.lees(ORGANISATIES, CONTACTEN)
    vandaag = dag_van(context.nu)
    per_id = {rij.id: rij for rij in alle}
    woorden = gevouwen(vraag.tekst).split()
    begin = " ".join(woorden)
    treffers = sorted(
        (rij for rij in alle if all(woord in rij.naam_f for woord in woorden)),
        key=lambda rij: (not rij.naam_f.startswith(begin), rij.naam_f),
    )
    gevonden = dict.fromkeys(huidige_partij(rij, per_id, vandaag).id for rij in treffers)
    keuzes = []
    for id_ in list(gevonden)[: vraag.limiet]:
        rij = per_id[id_]
        voorgangers = [een for een in alle if een.opvolger_id == id_]
        keuzes.append(
            PartnerKeuze(
                id=id_,
                naam=rij.naam,
                soort=OrganisatieSoort(rij.soort),
                convenantpartij=convenantpartij(rij, per_id, vandaag),
                toelichting=_toelichting(rij, per_id, voorgangers, vandaag),
                contacten=_contacten(
                    [een for een in contacten if een.organisatie_id == id_ and _is_nu(een, vandaag)]
                ),
            )
        )
    return tuple(keuzes)


@beantwoordt(Spoednummers, Handeling.SPOED_HANDELEN)
def spoednummers(
    lezing: Lezing, _vraag: Spoednummers, context: Context
) -> tuple[tuple[str, str], ...]:
    """Give the emergency numbers: 112 first, then those of partners (E020, E048)."""
    alle, contacten = lezing.lees(
        ORGANISATIES, CONTACTEN.where(contactpersoon.c.rol == ContactRol.SPOEDNUMMER.value)
    )
    vandaag = dag_van(context.nu)
    nummers = [ALARMNUMMER]
    for rij, _diepte in _boom(alle):
        if rij.partij_tot is not None and rij.partij_tot < vandaag:
            continue
        if rij.spoednummer:
            nummers.append((rij.naam, rij.spoednummer))
        nummers += [
            (f"{rij.naam}: {contactnaam(een).weergavenaam}", een.telefoon)
            for een in contacten
            if een.organisatie_id == rij.id and een.telefoon and _is_nu(een, vandaag)
        ]
    return tuple(nummers)


@voert_uit(MaakPartner, Handeling.KETENPARTNER_WIJZIGEN)
def maak(tx: Transactie, opdracht: MaakPartner) -> Gevolg:
    """Add an organisation; one with the same name is refused, so that no two are mixed up."""
    naam = " ".join(schoon(opdracht.naam).split())
    if not gevouwen(naam):
        raise Regelfout("Vul de naam van de organisatie in.", veld=Veld.ORGANISATIE_NAAM.value)
    alle = tx.rijen(ORGANISATIES)
    if any(rij.naam_f == gevouwen(naam) for rij in alle):
        raise Regelfout(
            f"{naam} staat al in de lijst.",
            veld=Veld.ORGANISATIE_NAAM.value,
            wat_nu="Kies die uit de lijst, of zet er een plaats of afdeling achter.",
        )
    if opdracht.ouder_id is not None and all(rij.id != opdracht.ouder_id for rij in alle):
        raise NietGevonden("De organisatie waar dit een deel van is, is er niet meer.")
    tx.schrijf(
        insert(organisatie).values(
            id=opdracht.id,
            naam=naam,
            naam_f=gevouwen(naam),
            soort=opdracht.soort.value,
            ouder_id=opdracht.ouder_id,
        )
    )
    zoekindex.zet(tx, "organisatie", opdracht.id, naam)
    return Gevolg(
        rijen=frozenset({Change(noun=Noun.ORGANISATIE, id=opdracht.id)}),
        terug=VerwijderRij(soort=RijSoort.ORGANISATIE, id=opdracht.id),
        resultaat=opdracht.id,
        wat="Organisatie",
    )


@voert_uit(VoegContactToe, Handeling.KETENPARTNER_WIJZIGEN)
def voeg_contact_toe(tx: Transactie, opdracht: VoegContactToe) -> Gevolg:
    """Add a person at an organisation, the typed name taken apart."""
    getypt = schoon(opdracht.naam).strip()
    if not getypt:
        raise Regelfout("Vul een naam in.", veld=Veld.CONTACT_ACHTERNAAM.value)
    email = schoon(opdracht.email).strip()
    KEURING[Veld.CONTACT_EMAIL](email, dag_van(tx.nu))
    if tx.een(ORGANISATIES.where(organisatie.c.id == opdracht.organisatie_id)) is None:
        raise NietGevonden("Deze organisatie is er niet meer.")
    naam = splits_vakman(getypt)
    tx.schrijf(
        insert(contactpersoon).values(
            id=opdracht.id,
            organisatie_id=opdracht.organisatie_id,
            voorletters=naam.voorletters,
            voornaam=naam.voornamen,
            voorvoegsel=naam.voorvoegsel,
            achternaam=naam.geslachtsnaam,
            geslacht="" if naam.geslacht is Geslacht.O else naam.geslacht.value,
            functie=schoon(opdracht.functie).strip(),
            rol=opdracht.rol.value,
            telefoon=schoon(opdracht.telefoon).strip(),
            email=email,
        )
    )
    return Gevolg(
        rijen=frozenset(
            {
                Change(noun=Noun.CONTACTPERSOON, id=opdracht.id),
                Change(noun=Noun.ORGANISATIE, id=opdracht.organisatie_id),
            }
        ),
        terug=VerwijderRij(soort=RijSoort.CONTACTPERSOON, id=opdracht.id),
        resultaat=opdracht.id,
        wat="Contactpersoon",
    )


@voert_uit(ZetOndertekening, Handeling.KETENPARTNER_WIJZIGEN)
def zet_ondertekening(tx: Transactie, opdracht: ZetOndertekening) -> Gevolg:
    """Record which reglement an organisation signed and when, or take that back (E019)."""
    if opdracht.op is not None and opdracht.op > dag_van(tx.nu):
        raise Regelfout(
            f"{lang(opdracht.op)} moet nog komen. Vul een datum in tot en met vandaag.",
            veld="ondertekening.op",
        )
    partij, staat = tx.lees(
        ORGANISATIES.where(organisatie.c.id == opdracht.organisatie_id),
        select(ondertekening).where(
            ondertekening.c.organisatie_id == opdracht.organisatie_id,
            ondertekening.c.reglement == opdracht.reglement.value,
        ),
    )
    if not partij:
        raise NietGevonden("Deze organisatie is er niet meer.")
    id_ = staat[0].id if staat else opdracht.id
    was_getekend = bool(staat) and staat[0].verwijderd_op is None
    if not staat and not opdracht.getekend:
        return Gevolg()
    if not staat:
        tx.schrijf(
            insert(ondertekening).values(
                id=id_,
                organisatie_id=opdracht.organisatie_id,
                reglement=opdracht.reglement.value,
                op=opdracht.op,
            )
        )
    else:
        weg = None if opdracht.getekend else tx.nu
        op = opdracht.op if opdracht.getekend else staat[0].op
        tx.schrijf(
            update(ondertekening).where(ondertekening.c.id == id_).values(verwijderd_op=weg, op=op),
            verwacht=1,
        )
    return Gevolg(
        rijen=frozenset(
            {
                Change(noun=Noun.ONDERTEKENING, id=id_),
                Change(noun=Noun.ORGANISATIE, id=opdracht.organisatie_id),
            }
        ),
        terug=ZetOndertekening(
            organisatie_id=opdracht.organisatie_id,
            reglement=opdracht.reglement,
            getekend=was_getekend,
            op=staat[0].op if was_getekend else None,
        ),
        resultaat=id_,
        wat="Ondertekening",
    )
