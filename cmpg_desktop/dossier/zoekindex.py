"""Keeps what Ctrl+K finds in step: one line per name, address, title or partner."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert

from cmpg_desktop.database.tabellen.zoeken import zoekingang
from cmpg_desktop.database.transactie import Transactie
from cmpg_desktop.werkproces.namen import Geslacht, Naam, Naamgebruik
from cmpg_desktop.werkproces.tekst import gevouwen


def zet(tx: Transactie, soort: str, ref_id: UUID, titel: str, *extra: str) -> None:
    """Make this the line of a row; `extra` is searched too but not shown. Empty takes it away."""
    haal_weg(tx, ref_id)
    gezocht = gevouwen(" ".join(deel for deel in (titel, *extra) if deel))
    if gezocht:
        tx.schrijf(
            insert(zoekingang).values(soort=soort, ref_id=ref_id, titel=titel, tekst_f=gezocht)
        )


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
        naamgebruik=Naamgebruik(rij.naamgebruik),
        geslacht=Geslacht(rij.geslacht) if rij.geslacht else Geslacht.O,
    )


def zet_persoon(tx: Transactie, rij: Any) -> str:
    """Index a persoon by every part of the name; return the folded name."""
    naam = naam_van(rij)
    zet(
        tx,
        "persoon",
        rij.id,
        naam.weergavenaam,
        rij.voornamen,
        rij.roepnaam,
        rij.voorvoegsel,
        rij.geslachtsnaam,
        rij.partner_voorvoegsel,
        rij.partner_geslachtsnaam,
    )
    return gevouwen(f"{rij.geslachtsnaam} {rij.voornamen} {rij.roepnaam}")


def adresregel(rij: Any) -> str:
    """Write an address on one line: street with number, then the place."""
    nummer = f"{rij.huisnummer}{rij.huisletter}"
    if rij.toevoeging:
        nummer = f"{nummer}-{rij.toevoeging}"
    straat = f"{rij.straat} {nummer}".strip()
    plaats = f"{rij.postcode} {rij.woonplaats}".strip()
    return ", ".join(deel for deel in (straat, plaats) if deel)


def zet_adres(tx: Transactie, rij: Any) -> str:
    """Index an address; return the folded street and number."""
    zet(tx, "adres", rij.id, adresregel(rij), rij.postcode.replace(" ", ""))
    return gevouwen(f"{rij.straat} {rij.huisnummer}{rij.huisletter} {rij.toevoeging}")
