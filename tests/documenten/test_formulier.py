"""Het aanmeldingsformulier: leeg te sturen, in te vullen, en met alles wat een melding vraagt."""

import io
import re
import zipfile

import pytest

from cmpg_desktop.documenten.sjabloon import render
from cmpg_desktop.paden import templates
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.meldingkeuzes import ConflictVoorwaarde, Deelgrond, EerdereInzet

AFZENDER = {
    "gemeente": "Gemeente Lindewaard",
    "afdeling": "Regieteam",
    "adres": "Raadhuisplein 1",
    "telefoon": "012 345 67 89",
    "email": "regieteam@lindewaard.example",
}


@pytest.fixture(scope="module")
def sjabloon():
    return (templates() / "aanmeldingsformulier.docx").read_bytes()


@pytest.fixture(scope="module")
def formulier(sjabloon):
    return render(sjabloon, {"afzender": AFZENDER})


def deel(docx, naam="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(docx)) as pakket:
        return pakket.read(naam).decode()


def tekst(docx):
    return " ".join(re.sub(r"<[^>]+>", " ", deel(docx)).split())


def test_het_is_wat_het_script_maakt_en_geldig(sjabloon, formulier, maak_sjablonen, keur):
    assert sjabloon == maak_sjablonen.maak_formulier()
    assert keur(sjabloon) == keur(formulier) == []


@pytest.mark.eis("E034", "E035", "E036", "E037", "E057")
def test_het_is_gericht_aan_een_casusregisseur_en_vraagt_wat_een_melding_vraagt(formulier):
    gelezen = tekst(formulier).casefold()
    for woorden in (
        "Aan: een casusregisseur van Regieteam, Gemeente Lindewaard",
        "regieteam@lindewaard.example",
        "012 345 67 89",
        "Naam, geboortedatum of leeftijd, en adres van ieder",
        "ingeschreven in onze gemeente?",
        "Wat is uw concrete vraag aan het regieteam?",
        # De drie voorwaarden van werkproces fase 1.
        "mogelijkheden van de hulp te boven",
        "levert geen resultaat op",
        "nog geen hulpverleningstraject",
        # Wie vertelt het de mensen, en wie blijft verantwoordelijk.
        "sinds wanneer en van wie",
        "blijft u verantwoordelijk",
        *(een.weergave for een in EerdereInzet),
        *(een.vraag for een in ConflictVoorwaarde),
        *(een.weergave for een in Deelgrond),
        *(een.weergave for een in Leefgebied),
    ):
        assert woorden.casefold() in gelezen, woorden
    assert "{" not in gelezen


def test_elk_vak_heet_zoals_zijn_vraag_en_er_is_geen_vak_voor_een_bsn(formulier):
    namen = re.findall(r'<w:alias w:val="([^"]*)"', deel(formulier))
    assert len(namen) == len(set(namen)) >= len(Leefgebied) + 8
    assert not any("burgerservicenummer" in naam.casefold() for naam in namen)
    assert "geen burgerservicenummer" in tekst(formulier)
