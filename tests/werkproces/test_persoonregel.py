"""Hoe iemand aan de telefoon over een persoon praat."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmpg_desktop.werkproces.namen import Geslacht
from cmpg_desktop.werkproces.persoonregel import lees_gezin, lees_persoon


@pytest.mark.parametrize(
    ("tekst", "naam", "rol", "geboorte"),
    [
        ("Youssef Haddouchi, 52 jaar", "Youssef Haddouchi", "", "52 jaar"),
        ("Youssef Haddouchi, 52", "Youssef Haddouchi", "", "52 jaar"),
        ("zoon Sem, 15 jaar", "Sem", "zoon", "15 jaar"),
        ("zoon Sem van 15 jaar", "Sem", "zoon", "15 jaar"),
        ("de 15-jarige zoon Sem", "Sem", "de zoon", "15 jaar"),
        ("moeder Chantal (34)", "Chantal", "moeder", "34 jaar"),
        ("dochter Fenna Vermeer (03-09-2017)", "Fenna Vermeer", "dochter", "03-09-2017"),
        ("Fenna Vermeer, geboren 3 september 2017", "Fenna Vermeer", "", "3 september 2017"),
        ("Chantal Kuipers (moeder, 34 jaar)", "Chantal Kuipers", "moeder", "34 jaar"),
        ("Chantal Kuipers, moeder", "Chantal Kuipers", "moeder", ""),
        ("oudste zoon Jayden de Wit", "Jayden de Wit", "oudste zoon", ""),
        ("stiefvader Ronald, circa 40 jaar", "Ronald", "stiefvader", "circa 40 jaar"),
        ("baby, 6 maanden", "naam onbekend", "baby", "6 maanden"),
        ("moeder van Jayden", "naam onbekend", "moeder van Jayden", ""),
        ("buurman Jansen", "de heer Jansen", "buurman", ""),
        ("mevrouw Tjin, 81 jaar", "mevrouw Tjin", "", "81 jaar"),
        ("Wit, Sanne de", "Sanne de Wit", "", ""),
        ("Sanne de Wit", "Sanne de Wit", "", ""),
        ("El Idrissi, Fatima", "Fatima el Idrissi", "", ""),
        ("El Idrissi, Fatima, 34 jaar", "Fatima el Idrissi", "", "34 jaar"),
        ("EL IDRISSI, FATIMA", "FATIMA el IDRISSI", "", ""),
        ("mevrouw El Idrissi, Fatima", "Fatima el Idrissi", "", ""),
        ("El Idrissi, moeder", "mevrouw El Idrissi", "moeder", ""),
        ("Opa Henk van 't Hart", "Henk van 't Hart", "Opa", ""),
        ("", "naam onbekend", "", ""),
    ],
)
def test_een_gewone_regel_geeft_naam_rol_en_geboorte(tekst, naam, rol, geboorte):
    regel = lees_persoon(tekst)
    assert (regel.naam.weergavenaam, regel.rol, regel.geboorte_tekst) == (naam, rol, geboorte)


def test_een_rol_zegt_of_het_een_man_of_een_vrouw_is():
    assert lees_persoon("moeder Chantal").naam.geslacht is Geslacht.V
    assert lees_persoon("pleegzoon Sem").naam.geslacht is Geslacht.M
    assert lees_persoon("kind Sem").naam.geslacht is Geslacht.O


@pytest.mark.parametrize(
    ("tekst", "titel"),
    [
        ("Gezin Haddouchi", "Gezin Haddouchi"),
        ("familie de Wit", "Gezin De Wit"),
        ("het gezin Kuipers,", "Gezin Kuipers"),
        ("Youssef Haddouchi", ""),
        ("gezin", ""),
    ],
)
def test_een_gezin_is_geen_persoon_maar_een_titel(tekst, titel):
    assert lees_gezin(tekst) == titel


@pytest.mark.parametrize(
    ("gesprek", "geboorte"),
    [
        ("Gisteren liep Milan, 15 jaar, weg", "15 jaar"),
        ("Milan (15) en Noor (12)", "15 jaar"),
        ("zijn zoon milan (zoon, 15 jaar)", "15 jaar"),
        ("Milan is 15 jaar", "15 jaar"),
        ("Milan van 15 jaar", "15 jaar"),
        ("Milan, 15, zit thuis", "15 jaar"),
        ("Milan geboren op 3 mei 2010 te Utrecht", "3 mei 2010"),
        ("Milan, 03-05-2010, zit thuis", "03-05-2010"),
        ("Milan zit thuis. Milan, 15 jaar", "15 jaar"),
        ("Milan en Noor (12)", ""),
        ("Milan Kuipers, 15 jaar", ""),
        ("Milan, 15 keer weggelopen", ""),
        ("Milan 15 jaar geleden", ""),
        ("Milan, 3-11-2025 aangehouden", ""),
        ("Milanese (15)", ""),
        ("Milan\n15 jaar huurachterstand", ""),
    ],
)
def test_een_leeftijd_vlak_achter_de_naam_in_het_gesprek_is_van_die_persoon(gesprek, geboorte):
    assert lees_persoon("Milan", gesprek).geboorte_tekst == geboorte
    assert lees_persoon("Milan, 9 jaar", gesprek).geboorte_tekst == "9 jaar"


@settings(max_examples=150)
@given(
    naam=st.lists(
        st.sampled_from(["Sem", "Noor", "Haddouchi", "de", "van", "der", "Wit", "P."]),
        min_size=1,
        max_size=5,
    ),
    rol=st.sampled_from(["", "zoon ", "moeder ", "de jongste dochter ", "stief-vader ", "oma "]),
    eind=st.sampled_from(["", ", 52", " (34)", ", 15 jaar", " van 15 jaar", " (03-09-2017)", ","]),
    komma=st.booleans(),
)
def test_van_een_naam_gaat_geen_woord_verloren(naam, rol, eind, komma):
    getypt = ", ".join(naam) if komma else " ".join(naam)
    regel = lees_persoon(f"{rol}{getypt}{eind}")
    deel = regel.naam
    delen = (deel.voornamen, deel.voorletters, deel.voorvoegsel, deel.geslachtsnaam, regel.rol)
    bewaard = " ".join(delen)
    plat = "".join(bewaard.casefold().split())
    for woord in naam:
        assert woord.casefold() in plat, (bewaard, getypt)
    assert bool(regel.geboorte_tekst) is any(teken.isdigit() for teken in eind)


@settings(max_examples=150)
@given(st.text(alphabet="aB .,()-/1290 jar", max_size=40))
def test_geen_enkele_regel_is_te_vreemd_om_te_lezen(tekst):
    lees_persoon(tekst)
    lees_persoon("Sem", f"Sem{tekst}")
