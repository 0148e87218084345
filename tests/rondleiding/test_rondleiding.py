"""The whole program, driven with keys and mouse; see rijden.py."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from tests.rondleiding.teksten import HANDLEIDING

BRON = Path(__file__).resolve().parents[2]
# On a shared machine the processor itself is slower at times; scripts/bench holds it to 50.
GRENS_MS = 100


@pytest.fixture(scope="module")
def rondleiding(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rondleiding")
    uitkomst = subprocess.run(
        [sys.executable, str(BRON / "tests" / "rondleiding" / "rijden.py"), str(folder)],
        cwd=BRON,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    assert uitkomst.returncode == 0, uitkomst.stderr[-3000:]
    return folder


def _meldingen(folder):
    inhoud = json.loads((folder / "rondleiding.json").read_text(encoding="utf-8"))
    return {melding["titel"]: melding for melding in inhoud["meldingen"]}


def _casussen(folder):
    inhoud = json.loads((folder / "rondleiding.json").read_text(encoding="utf-8"))
    # The family of the sixth melding has a closed casus of the same name.
    return {een["titel"]: een for een in inhoud["casussen"] if een["uitkomst"] == "loopt"}


pytestmark = [
    pytest.mark.rondleiding,
    pytest.mark.timeout(420),
    pytest.mark.xdist_group("rondleiding"),
]


@pytest.mark.eis("E044")
def test_the_six_short_meldingen_and_the_family_have_the_dates_of_the_stories(rondleiding):
    gevonden = {
        titel: melding["termijnen"]["melding beoordelen"]
        for titel, melding in _meldingen(rondleiding).items()
    }
    verwacht = {
        "Leerling van De Lucas": "2026-03-09",
        "Mevrouw Tjin": "2026-03-09",
        "Drie broers, Cityplaza": "2026-03-10",
        "Bewoner Zandveldseweg": "2026-03-11",
        "Moeder met drie kinderen, IJsselstein": "2026-03-12",
        "Gezin Dorresteijn": "2026-03-13",
        "Gezin Kuipers": "2026-01-19",
    }
    assert {titel: gevonden.get(titel) for titel in verwacht} == verwacht


@pytest.mark.eis("E040", "E042", "E044", "E045", "E046")
def test_each_short_melding_ends_where_its_story_says(rondleiding):
    gevonden = {
        titel: (melding["besluit"]["uitkomst"], melding["uitkomst"].split(",")[0])
        for titel, melding in _meldingen(rondleiding).items()
        if "besluit" in melding
    }
    verwacht = {
        "Leerling van De Lucas": ("retour", "nog niet beoordeeld"),
        "Mevrouw Tjin": ("geen_zaak", "afgehandeld"),
        "Drie broers, Cityplaza": ("lokale_pga", "overgedragen"),
        "Bewoner Zandveldseweg": ("woonoverlast", "overgedragen"),
        "Moeder met drie kinderen, IJsselstein": ("elders", "afgehandeld"),
        "Gezin Dorresteijn": ("fase_2", "door naar fase 2"),
    }
    assert {titel: gevonden.get(titel) for titel in verwacht} == verwacht


@pytest.mark.eis("E044", "E046")
def test_two_people_decide_on_the_days_of_the_stories(rondleiding):
    besluiten = {
        titel: (
            een["besluit"]["voorgesteld_door"],
            een["besluit"]["door"],
            een["besluit"]["moment"][:10],
        )
        for titel, een in _meldingen(rondleiding).items()
        if "besluit" in een
    }
    marloes, bert = "Marloes Hendriks", "Bert Oosterling"
    assert besluiten["Gezin Kuipers"] == (marloes, bert, "2026-01-16")
    # The doctor hears it the day the melding came.
    assert besluiten["Moeder met drie kinderen, IJsselstein"] == (marloes, bert, "2026-03-05")
    for titel in ("Leerling van De Lucas", "Mevrouw Tjin", "Gezin Dorresteijn"):
        assert besluiten[titel] == (marloes, bert, "2026-03-06")


@pytest.mark.eis("E045", "E046")
def test_the_school_is_asked_what_lacks_and_the_termijn_waits_for_it(rondleiding):
    melding = _meldingen(rondleiding)["Leerling van De Lucas"]
    assert "Wat is de concrete vraag van de melder?" in melding["besluit"]["lijst"]
    assert "Over wie gaat het?" in melding["besluit"]["lijst"]
    assert melding["besluit"]["wacht_tot"] == "2026-03-20"
    assert melding["termijnen"]["wacht op melder"] == "2026-03-20"


@pytest.mark.eis("E070", "E123")
def test_the_sixth_melding_began_a_casus_that_builds_on_the_closed_one(rondleiding):
    casus = _casussen(rondleiding)["Gezin Dorresteijn"]
    assert casus["bouwt_voort_op"].startswith("2021-014")
    assert casus["aanpak"] == "GGA"


@pytest.mark.eis("E055", "E125", "E126", "E128")
def test_the_family_kuipers_gets_four_letters_on_the_day_of_the_besluit(rondleiding):
    casus = _casussen(rondleiding)["Gezin Kuipers"]
    assert (casus["casusregisseur"], casus["aanpak"]) == ("Marloes Hendriks", "GGA")
    assert sorted((een["aan"], een["verzonden"]) for een in casus["documenten"]) == [
        (naam, "2026-01-16")
        for naam in ("Chantal Kuipers", "Dennis Vermeer", "Jayden Kuipers", "Ronald Kuipers")
    ]
    assert set(casus["inlichten"].values()) == {"ingelicht"}
    assert casus["termijnen"]["informatieverzoek verzenden"] == "2026-01-23"
    assert casus["termijnen"]["fase 2"] == "2026-01-30"


@pytest.mark.eis("E014", "E047", "E048", "E127")
def test_who_stands_in_decides_on_haddouchi_and_he_is_not_told_yet(rondleiding):
    besluit = _meldingen(rondleiding)["Youssef Haddouchi"]["besluit"]
    assert (besluit["door"], besluit["namens"]) == (
        "Saskia Ruiter",
        "waarnemer van Bert Oosterling",
    )
    assert besluit["moment"] == "2026-04-30T17:30"
    casus = _casussen(rondleiding)["Youssef Haddouchi"]
    assert (casus["aanpak"], casus["casusregisseur"]) == ("PGA", "Tim Bakker")
    assert casus["zorgmijder"] == ["ja", "Hij laat niemand binnen."]
    assert casus["inlichten"] == {"Youssef Haddouchi": "uitgezonderd"}
    assert casus["termijnen"]["uitzondering opnieuw wegen: Youssef Haddouchi"] == "2026-05-29"
    assert casus["documenten"] == []


@pytest.mark.eis("E046")
def test_the_letter_is_stored_sent_and_readable(rondleiding):
    (brief,) = _meldingen(rondleiding)["Mevrouw Tjin"]["documenten"]
    assert brief["soort"] == "advies_melder"
    assert brief["verzonden"] == "2026-03-06"
    assert (rondleiding / "brief.docx").read_bytes()[:2] == b"PK"
    with pypdfium2.PdfDocument(rondleiding / "brief.pdf") as pdf:
        tekst = pdf[0].get_textpage().get_text_range()
    assert "MOvactor" in tekst
    assert "wijkteam" in tekst


def test_no_event_holds_up_the_screen(rondleiding):
    verslag = json.loads((rondleiding / "gebeurtenissen.json").read_text(encoding="utf-8"))
    assert verslag["gebeurtenissen"] > 5000
    assert [een for een in verslag["langste"] if een["cpu_ms"] > GRENS_MS] == []


def test_there_is_a_picture_of_every_page_in_every_look(rondleiding):
    beelden = {pad.stem for pad in rondleiding.glob("*.png")}
    for pagina in ("werkvoorraad", "agenda", "meldingen", "telefoon", "melding"):
        for uiterlijk in ("donker", "1280x720", "200"):
            assert f"{pagina}-{uiterlijk}" in beelden
    assert {"brief", "zoeken", "ketenpartners", "beheer", "telefoonnotitie"} <= beelden


def test_every_picture_of_the_manual_is_made(rondleiding):
    assert {naam for naam in HANDLEIDING if not (rondleiding / f"{naam}.png").exists()} == set()
    beelden = {pad.stem for pad in (BRON / "resources" / "handleiding" / "beelden").glob("*.png")}
    assert beelden == set(HANDLEIDING.values())
