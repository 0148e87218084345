"""The letter says it names nobody; so it does not (besluit 29)."""

import pytest

from cmpg_desktop.dossier.briefopstellen import genoemd
from cmpg_desktop.werkproces import briefnamen
from cmpg_desktop.werkproces.namen import Naam


class Bron:
    namen = frozenset({"Tjin", "O'Hara", "Özdemir", "Noor-Fleur", "Bo", "Bakker"})


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("Vraag het wijkteam.", ()),
        ("Bel mevrouw Tjin.", ("Tjin",)),
        ("bel TJIN vandaag", ("TJIN",)),
        ("Ga langs bij o'hara en ozdemir", ("o'hara", "ozdemir")),
        ("Tjins moeder en Özdemir’s zus.", ("Tjins", "Özdemir’s", "Özdemir")),
        ("Noor gaat niet naar school.", ("Noor",)),
        ("Ook Bo is vaak thuis, zo bo.", ("Bo",)),
        ("Ga naar de bakker, niet naar Bakker.", ("Bakker",)),
        ("Tjinkiang is een plaats.", ()),
    ],
)
def test_a_name_is_found_as_a_whole_word_however_it_is_written(tekst, gevonden):
    assert genoemd(Bron(), tekst) == gevonden


@pytest.mark.parametrize("woord", ["Al", "Op", "De", "Van", "Ze", "En"])
def test_waar_een_zin_mee_begint_is_geen_naam(woord):
    """Een deel van een achternaam kan zo heten: Al Amin, Van Dam."""
    anderen = [Naam(geslachtsnaam=f"{woord} Amin")]
    assert briefnamen.genoemd(f"{woord} dagen gebeurt dat.", anderen) == ()
    assert briefnamen.genoemd(f"Mevrouw {woord} Amin.", anderen) == ("Amin",)


def test_ook_een_naam_van_twee_letters_wordt_gezien():
    """Een brief over het ene kind noemt het andere niet, hoe kort het ook heet."""
    bo, jayden = Naam(voornamen="Bo"), Naam(voornamen="Jayden")
    assert briefnamen.genoemd("Bo en Jayden zijn vaak thuis.", [bo], [jayden]) == ("Bo",)
    assert briefnamen.genoemd("Zo, en nu?", [bo, Naam(voornamen="Li")], [jayden]) == ()
