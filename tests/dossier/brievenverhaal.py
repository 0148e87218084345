"""Het gezin Kuipers op 16 januari, met alles wat zijn vier brieven nodig hebben."""

from datetime import date

from sqlalchemy import insert, update

from cmpg_desktop.berichten.brieven import (
    BeginBrief,
    BriefLezen,
    Brievenbus,
    MaakUitgaandeBrief,
)
from cmpg_desktop.berichten.documenten import MeldVerzonden
from cmpg_desktop.berichten.meldingen import SchrijfProblematiek
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.database.tabellen.meldingen import casus, melding
from cmpg_desktop.database.tabellen.personen import persoon, persoon_adres
from cmpg_desktop.database.tabellen.team import instelling, medewerker
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from tests.dossier.conftest import MARLOES
from tests.dossier.hulp import maak_partner
from tests.dossier.inlichtverhaal import kuipers, op

ZESTIEN = date(2026, 1, 16)
INSTELLINGEN = {
    "gemeente": "Nieuwegein",
    "verantwoordelijke": "het college van Nieuwegein",
    "contact_fg": "fg@nieuwegein.example",
    "mailbox": "regieteam@nieuwegein.example",
    "afzender_naam": "Regieteam",
    "afzender_adres": "Stadsplein 1",
    "afzender_postcode_plaats": "3431 LZ  Nieuwegein",
    "afzender_telefoon": "030 000 00 00",
    "retouradres": "Postbus 1, 3430 AA  Nieuwegein",
}
TEKSTEN = {
    "Chantal": "De huur is al vijf maanden niet betaald. Jayden is al een tijd niet naar school. "
    "Ook over Fenna hebben wij informatie.",
    "Jayden": "Je bent al een tijd niet naar school geweest.",
    "Ronald": "Buren horen vaak geschreeuw in de nacht.",
    "Dennis": "Fenna woont in een huis waar het onrustig is.",
}


def zet_klaar(werk):
    """Vul in wat elke brief van de gemeente nodig heeft."""
    werk.schrijf(insert(instelling), [{"sleutel": k, "waarde": w} for k, w in INSTELLINGEN.items()])
    werk.schrijf(update(medewerker).values(functie="casusregisseur"))


def gezin(werk):
    """Maak van het gezin Kuipers een casus, op vrijdag 16 januari."""
    zet_klaar(werk)
    verhaal = kuipers(werk)
    for naam, geslacht in (
        ("Chantal", "V"),
        ("Dennis", "M"),
        ("Ronald", "M"),
        ("Jayden", "M"),
        ("Fenna", "V"),
    ):
        werk.schrijf(update(persoon).where(persoon.c.voornamen == naam).values(geslacht=geslacht))
    partij = maak_partner(
        werk,
        "Jutphaas Wonen",
        straat="Herenstraat",
        huisnummer="1",
        postcode="3431 CW",
        woonplaats="Nieuwegein",
    )
    verhaal.ouder("Chantal Kuipers", "Jayden Kuipers")
    for gebied in (Leefgebied.FINANCIEN, Leefgebied.SCHOLING):
        verhaal.werk.doe(
            SchrijfProblematiek(melding_id=verhaal.melding, leefgebied=gebied, tekst="Zorgen.")
        )
    werk.schrijf(
        update(melding).where(melding.c.id == verhaal.melding).values(organisatie_id=partij)
    )
    verhaal.veilig()
    verhaal.word_casus(ZESTIEN)
    werk.schrijf(update(casus).where(casus.c.id == verhaal.casus).values(casusregisseur_id=MARLOES))
    # Ronald staat elders ingeschreven; een geheim adres is nergens.
    werk.schrijf(update(persoon_adres).values(geheim=False))
    return verhaal, op(werk, ZESTIEN)


def bus(werk, **velden):
    """Open de brievenbus."""
    return werk.vraag(Brievenbus(**{"team": True} | velden)).rijen


def blad(werk, rij):
    """Open een brief."""
    return werk.vraag(BriefLezen(dossier_id=rij.dossier_id, id=rij.id))


def schrijf(werk, rij, **teksten):
    """Typ in de velden van een brief."""
    werk.doe(BeginBrief(dossier_id=rij.dossier_id, id=rij.id))
    velden = {een.naam: een for een in blad(werk, rij).velden}
    for naam, tekst in teksten.items():
        veld = velden[naam]
        werk.doe(WijzigVeld(veld=Veld.BRIEFVELD_WAARDE, id=veld.rij, oud=veld.waarde, nieuw=tekst))
    return blad(werk, rij)


def maak(werk, rij):
    """Maak een brief."""
    return werk.doe(MaakUitgaandeBrief(dossier_id=rij.dossier_id, id=rij.id))


def verzend(werk, rij, **velden):
    """Meld een brief als verzonden."""
    standaard = {"kanaal": "post", "op": werk.context.nu.date(), "aan": rij.aan}
    return werk.doe(MeldVerzonden(document_id=rij.id, **standaard | velden))
