"""Keeps what Ctrl+K finds in step: one line per name, address, title or partner."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert

from cmpg_desktop.database.tabellen.zoeken import zoekingang
from cmpg_desktop.database.transactie import Transactie
from cmpg_desktop.werkproces.adressen import Adres
from cmpg_desktop.werkproces.namen import Geslacht, Naam, Naamgebruik
from cmpg_desktop.werkproces.tekst import gevouwen

# A dict is faster than an enum's own lookup, and lists read thousands of names.
_NAAMGEBRUIK = {een.value: een for een in Naamgebruik}
_GESLACHT = {"": Geslacht.O, **{een.value: een for een in Geslacht}}

# The columns that a name is made of.
NAAMDELEN = (
    "voornamen",
    "voorletters",
    "roepnaam",
    "voorvoegsel",
    "geslachtsnaam",
    "partner_voorvoegsel",
    "partner_geslachtsnaam",
    "naamgebruik",
    "geslacht",
)


def zet(tx: Transactie, soort: str, ref_id: UUID, titel: str, *extra: str) -> None:
    """Make this the line of a row; `extra` is searched too but not shown. Empty takes it away."""
    haal_weg(tx, ref_id)
    if regel := ingang(soort, ref_id, titel, *extra):
        tx.schrijf(insert(zoekingang).values(**regel))


def ingang(soort: str, ref_id: UUID, titel: str, *extra: str) -> dict[str, Any]:
    """Return the line of a row that is new, to write with many others; empty for none."""
    gezocht = zoektekst(titel, *extra)
    if not gezocht:
        return {}
    return {"soort": soort, "ref_id": ref_id, "titel": titel, "tekst_f": gezocht}


def zoektekst(*delen: str) -> str:
    """Return what is searched: folded, with a space in front so that every word begins with one."""
    gezocht = gevouwen(" ".join(deel for deel in delen if deel))
    return f" {gezocht}" if gezocht else ""


def haal_weg(tx: Transactie, ref_id: UUID) -> None:
    """Take the line of a row away."""
    tx.schrijf(delete(zoekingang).where(zoekingang.c.ref_id == ref_id))


def naam_van(rij: Any) -> Naam:
    """Read the name out of a row of `persoon`."""
    return Naam(
        voornamen=rij.voornamen,
        voorletters=rij.voorletters,
        voorvoegsel=rij.voorvoegsel,
        geslachtsnaam=rij.geslachtsnaam,
        partner_voorvoegsel=rij.partner_voorvoegsel,
        partner_geslachtsnaam=rij.partner_geslachtsnaam,
        naamgebruik=_NAAMGEBRUIK[rij.naamgebruik],
        geslacht=_GESLACHT[rij.geslacht],
    )


def met_roepnaam(naam: Naam, roepnaam: str) -> Naam:
    """Give the name as colleagues say it: with the roepnaam where there is one."""
    return replace(naam, voornamen=roepnaam) if roepnaam else naam


def toonnaam(rij: Any) -> Naam:
    """Read the name as colleagues say it out of a row of `persoon`."""
    return met_roepnaam(naam_van(rij), rij.roepnaam)


def zet_persoon(tx: Transactie, rij: Any) -> str:
    """Index a persoon by every part of the name; return the folded name."""
    haal_weg(tx, rij.id)
    if regel := persoon_ingang(rij):
        tx.schrijf(insert(zoekingang).values(**regel))
    return gevouwen_naam(naam_van(rij), rij.roepnaam)


def persoon_ingang(rij: Any) -> dict[str, Any]:
    """Return the line of a persoon by every part of the name; empty when none is known."""
    naam = toonnaam(rij)
    if naam.is_leeg and not naam.achternaam:
        return {}
    # What the title says already need not be searched twice.
    overig = [rij.voornamen, rij.geslachtsnaam, rij.partner_voorvoegsel]
    overig += [rij.partner_geslachtsnaam]
    al = set(gevouwen(naam.weergavenaam).split())
    extra = (deel for deel in overig if not al.issuperset(gevouwen(deel).split()))
    return ingang("persoon", rij.id, naam.weergavenaam, *extra)


def adres_van(rij: Any) -> Adres:
    """Read the address out of a row of `persoon_adres`."""
    return Adres(
        straat=rij.straat,
        huisnummer=rij.huisnummer,
        huisletter=rij.huisletter,
        toevoeging=rij.toevoeging,
        postcode=rij.postcode,
        woonplaats=rij.woonplaats,
    )


def gevouwen_naam(naam: Naam, roepnaam: str = "") -> str:
    """Return the form by which two names are the same."""
    return gevouwen(f"{naam.geslachtsnaam} {naam.voornamen} {roepnaam}")


def gevouwen_adres(adres: Adres) -> str:
    """Return the form by which two addresses are the same: street, number and postcode."""
    return gevouwen(f"{adres.straatregel} {adres.postcode.replace(' ', '')}")


def zet_adres(tx: Transactie, rij: Any) -> str:
    """Index an address; return the folded street, number and postcode."""
    adres = adres_van(rij)
    haal_weg(tx, rij.id)
    if regel := adres_ingang(rij.id, adres):
        tx.schrijf(insert(zoekingang).values(**regel))
    return gevouwen_adres(adres)


def adres_ingang(adres_id: UUID, adres: Adres) -> dict[str, Any]:
    """Return the line of an address; empty when nothing of it is known."""
    return ingang("adres", adres_id, adres.weergave, adres.postcode.replace(" ", ""))


def zet_partner(tx: Transactie, rij: Any) -> str:
    """Index an organisation; return its folded name."""
    zet(tx, "organisatie", rij.id, rij.naam)
    return gevouwen(rij.naam)
