"""Elk Nederlands woord in de namen van het werk staat in docs/begrippen.md."""

import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import pytest

from cmpg_desktop import berichten, werkproces
from cmpg_desktop.berichten.kern import Noun
from cmpg_desktop.werkproces.tekst import gevouwen

BEGRIPPEN = Path(__file__).resolve().parent.parent / "docs" / "begrippen.md"

# Woorden in namen die geen zelfstandig naamwoord van het werk zijn: Engels en techniek (vormen van
# een bericht, fouten van de omgeving), en werkwoorden.
_LIJM = """
    backend change changes command conflict context lane noun query snapshot cmpg fout
    omgevingsfout regelfout onbekend bericht gevolgd stop gestopt rij blad keuze soort
    groep treffer stand wijze veld werk begin beginstand bestand concept
    af beeindig bel bij corrigeer druk geen gevonden gooi haal heropen herstel keur koppel
    lezen maak markeer markering meld aan niet beschikbaar open openen
    richt in samen schrijf toe trek van verwijder voeg weet weg wijzig zet zoek nieuw
    eerdere wachtwoord vraag vragen rekenaar verzending pdf probeer lees importeer
    lijst kolom gevraagd scherm wijs
    beantwoord geef herinner terug kies ontvang sluit stel verstuur voor wijs zonder
    leg vast hef op neem
"""
LIJM = frozenset(_LIJM.split())
# Verbuigingen en samenstellingen, met het begrip waar ze bij horen.
VORMEN = {
    "beginpartner": "ketenpartner",
    "uitgaande": "uitgaande brief",
    "bekende": "bekend",
    "bladzijden": "bladzijde",
    "casusregisseurs": "casusregisseur",
    "casussen": "casus",
    "gericht": "gericht verzoek",
    "verzoek": "gericht verzoek",
    "waarnemingen": "waarneming",
    "contact": "contactpersoon",
    "dag": "vrije dag",
    "ingelicht": "inlichten",
    "dagen": "vrije dag",
    "instellingen": "instelling",
    "kader": "wettelijk kader",
    "lengtes": "lengte",
    "medewerkers": "medewerker",
    "meldingen": "melding",
    "notitie": "telefoonnotitie",
    "notities": "telefoonnotitie",
    "partner": "ketenpartner",
    "partners": "ketenpartner",
    "printers": "printer",
    "rechtenregel": "rechten",
    "regisseur": "casusregisseur",
    "rollen": "rol",
    "samenvoegingen": "samenvoeging",
    "sjablonen": "sjabloon",
    "spoednummers": "spoednummer",
    "verzoeken": "verzoek",
    "vrije": "vrije dag",
    "wetteksten": "wettekst",
    "wet": "wettelijk kader",
}


def begrippen():
    regels = BEGRIPPEN.read_text("utf-8").splitlines()
    return [
        [cel.strip() for cel in regel.strip("|").split("|")]
        for regel in regels
        if regel.startswith("| ") and not regel.startswith(("| begrip", "| ---"))
    ]


def modules(pakket):
    return [
        importlib.import_module(f"{pakket.__name__}.{naam}")
        for _, naam, _ in pkgutil.iter_modules(pakket.__path__)
    ]


def namen():
    """Geef de publieke klassen van berichten en werkproces."""
    return sorted(
        {
            naam
            for pakket in (berichten, werkproces)
            for module in modules(pakket)
            for naam, klasse in inspect.getmembers(module, inspect.isclass)
            if klasse.__module__ == module.__name__ and not naam.startswith("_")
        }
    )


def bekend():
    # Wat tussen haakjes staat, is een andere naam voor hetzelfde.
    return {
        gevouwen(deel)
        for begrip, *_ in begrippen()
        for deel in re.split(r"[()]", begrip)
        if deel.strip()
    }


@pytest.mark.parametrize("naam", namen())
def test_elk_woord_in_een_klassenaam_is_een_begrip_of_lijm(naam):
    woorden = [gevouwen(woord) for woord in re.findall(r"[A-Z][a-z]+|[A-Z]+(?![a-z])", naam)]
    lemmas = bekend()
    heel = gevouwen(naam)
    vreemd = [
        woord for woord in woorden if VORMEN.get(woord, woord) not in lemmas and woord not in LIJM
    ]
    assert heel in lemmas or not vreemd, f"{vreemd} in {naam}: zet het in docs/begrippen.md"


@pytest.mark.parametrize("noun", list(Noun))
def test_elk_soort_rij_staat_bij_de_begrippen(noun):
    woord = gevouwen(noun.value.replace("_", " "))

    assert VORMEN.get(woord, woord) in bekend()


def test_elke_regel_heeft_een_uitleg_en_een_bron():
    for begrip, uitleg, bron in begrippen():
        assert uitleg, begrip
        assert bron, begrip


def test_geen_begrip_staat_er_twee_keer():
    namen_ = [begrip for begrip, *_ in begrippen()]

    assert sorted(set(namen_)) == sorted(namen_)


def test_de_afkortingen_van_de_aanpak_staan_erin():
    assert {"gga", "pga", "lokale pga", "l pga", "wpg", "mdo"} <= bekend()
