import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmpg_desktop.werkproces.namen import (
    VOORVOEGSELS,
    Geslacht,
    Naam,
    Naamgebruik,
    splits_melder,
    splits_naam,
    splits_vakman,
    voorletters_van,
)

BEIDE = {
    "voornamen": "Anna Maria",
    "voorvoegsel": "in het",
    "geslachtsnaam": "Veld",
    "partner_voorvoegsel": "van",
    "partner_geslachtsnaam": "Velzen",
    "geslacht": Geslacht.V,
}


@pytest.mark.parametrize(
    ("gebruik", "aanschrijf", "aanhef"),
    [
        ("E", "A.M. in het Veld", "Geachte mevrouw In het Veld"),
        ("P", "A.M. van Velzen", "Geachte mevrouw Van Velzen"),
        (
            "V",
            "A.M. van Velzen-in het Veld",
            "Geachte mevrouw Van Velzen-in het Veld",
        ),
        (
            "N",
            "A.M. in het Veld-van Velzen",
            "Geachte mevrouw In het Veld-van Velzen",
        ),
    ],
)
def test_naamgebruik_orders_the_names(gebruik, aanschrijf, aanhef):
    naam = Naam(**BEIDE, naamgebruik=Naamgebruik(gebruik))
    assert (naam.aanschrijfwijze, naam.aanhef) == (aanschrijf, aanhef)


@pytest.mark.parametrize("gebruik", Naamgebruik)
@pytest.mark.parametrize("onbekend", [".", ""])
def test_an_unknown_partner_name_leaves_the_own_name(gebruik, onbekend):
    naam = Naam(**{**BEIDE, "partner_geslachtsnaam": onbekend}, naamgebruik=gebruik)
    assert naam.aanschrijfwijze == "A.M. in het Veld"


def test_without_own_surname_there_is_no_aanschrijfwijze():
    naam = Naam(**{**BEIDE, "geslachtsnaam": "."}, naamgebruik=Naamgebruik.P)
    assert naam.aanschrijfwijze == ""
    assert naam.aanhef == "Geachte mevrouw"


def test_the_first_part_has_a_capital_when_there_are_no_initials():
    assert Naam(voorvoegsel="de", geslachtsnaam="Wit").aanschrijfwijze == "De Wit"
    assert Naam(voornamen=".", geslachtsnaam="ijssel").aanschrijfwijze == "IJssel"


@pytest.mark.parametrize(
    ("naam", "aanhef"),
    [
        (Naam(geslachtsnaam="Haddouchi", geslacht=Geslacht.M), "Geachte heer Haddouchi"),
        (Naam(voorletters="S.", voorvoegsel="de", geslachtsnaam="Wit"), "Geachte S. de Wit"),
        (Naam(voorvoegsel="de", geslachtsnaam="Wit"), "Geachte heer, mevrouw De Wit"),
        (Naam(), "Geachte heer, mevrouw"),
        (Naam(voornamen="Naima"), "Geachte heer, mevrouw"),
        (Naam(geslacht=Geslacht.M), "Geachte heer"),
    ],
)
def test_the_aanhef_says_no_more_than_is_known(naam, aanhef):
    assert naam.aanhef == aanhef


@pytest.mark.parametrize(
    ("voornamen", "letters"),
    [
        ("Anna Maria", "A.M."),
        ("IJsbrand jan", "IJ.J."),
        ("Jean-Pierre", "J."),
        ("Élodie", "É."),
        (".", ""),
        ("🙂 Kim", "K."),
        ("'t Anna", "T.A."),
    ],
)
def test_initials_come_from_first_names(voornamen, letters):
    assert voorletters_van(voornamen) == letters


@pytest.mark.parametrize(
    ("tekst", "voornamen", "voorletters", "voorvoegsel", "geslachtsnaam", "geslacht"),
    [
        ("Sanne de Wit", "Sanne", "", "de", "Wit", "O"),
        ("mevrouw Tjin", "", "", "", "Tjin", "V"),
        ("De heer Haddouchi", "", "", "", "Haddouchi", "M"),
        ("dhr. Y. Haddouchi", "", "Y.", "", "Haddouchi", "M"),
        ("mw. S. M. de Wit", "", "S.M.", "de", "Wit", "V"),
        ("mevrouw De Wit", "", "", "de", "Wit", "V"),
        ("Chantal Kuipers-Baars", "Chantal", "", "", "Kuipers-Baars", "O"),
        ("Mary O'Hara", "Mary", "", "", "O'Hara", "O"),
        ("O'Hara", "", "", "", "O'Hara", "O"),
        ("Jayden", "Jayden", "", "", "", "O"),
        ("Joost van Ek", "Joost", "", "van", "Ek", "O"),
        ("Anna Maria van der Berg", "Anna Maria", "", "van der", "Berg", "O"),
        ("Kees in ’t Veld", "Kees", "", "in ’t", "Veld", "O"),
        ("Vincent van Gogh-de Vries", "Vincent", "", "van", "Gogh-de Vries", "O"),
        ("Mohammed El Idrissi", "Mohammed", "", "El", "Idrissi", "O"),
        ("Wit, Sanne de", "Sanne", "", "de", "Wit", "O"),
        ("Haddouchi, Youssef", "Youssef", "", "", "Haddouchi", "O"),
        ("gezin Dorresteijn", "", "", "", "Dorresteijn", "O"),
        ("de familie Kuipers", "", "", "", "Kuipers", "O"),
        ("🙂", "🙂", "", "", "", "O"),
        ("{{ 7*7 }}", "{{ 7*7", "", "", "}}", "O"),
        ("mevrouw", "", "", "", "", "V"),
        ("", "", "", "", "", "O"),
    ],
)
def test_a_whole_name_is_taken_apart(
    tekst, voornamen, voorletters, voorvoegsel, geslachtsnaam, geslacht
):
    assert splits_naam(tekst) == Naam(
        voornamen=voornamen,
        voorletters=voorletters,
        voorvoegsel=voorvoegsel,
        geslachtsnaam=geslachtsnaam,
        geslacht=Geslacht(geslacht),
    )


@pytest.mark.parametrize("naam", ["Sanne de Wit", "Youssef Haddouchi", "mevrouw Tjin", "Jayden"])
def test_a_split_name_shows_as_it_was_typed(naam):
    assert splits_naam(naam).weergavenaam == naam


def test_nothing_known_is_shown_as_such():
    assert Naam().weergavenaam == "naam onbekend"
    assert Naam(voornamen=".", geslachtsnaam=".").is_leeg
    assert Naam(geslachtsnaam="Tjin", geslacht=Geslacht.M).weergavenaam == "de heer Tjin"


@given(st.text(st.characters(exclude_characters=","), max_size=200))
def test_no_letter_of_an_untitled_name_is_lost(tekst):
    naam = splits_naam("Jan " + tekst)
    delen = (naam.voornamen, naam.voorletters, naam.voorvoegsel, naam.geslachtsnaam)
    over = "".join("".join(delen).split())
    assert sorted(over) == sorted("".join(("Jan " + tekst).strip(" ,;:").split()))


def test_a_name_stays_out_of_a_traceback():
    assert "Wit" not in repr(splits_naam("Sanne de Wit"))


def test_every_voorvoegsel_fits_the_brp():
    assert all(len(voorvoegsel) <= 10 for voorvoegsel in VOORVOEGSELS)


@pytest.mark.parametrize(
    ("getypt", "naam", "functie"),
    [
        ("Petra Lammers, SPV", "Petra Lammers", "SPV"),
        ("Sanne de Wit, consulent", "Sanne de Wit", "consulent"),
        (
            "mevrouw De Wit, Consulent wonen, team Zuid",
            "mevrouw De Wit",
            "Consulent wonen, team Zuid",
        ),
        ("P. Lammers, Verpleegkundige", "P. Lammers", "Verpleegkundige"),
        ("Petra, wijkverpleegkundige", "Petra", "wijkverpleegkundige"),
        ("Petra, SPV", "Petra", "SPV"),
        ("Wit, Sanne de", "Wit, Sanne de", ""),
        ("de Wit, Sanne", "de Wit, Sanne", ""),
        ("Lammers, P.", "Lammers, P.", ""),
        ("Petra Lammers,", "Petra Lammers", ""),
        ("Petra Lammers", "Petra Lammers", ""),
        ("", "", ""),
    ],
)
def test_wat_achter_de_komma_staat_is_een_functie_tenzij_het_een_voornaam_is(getypt, naam, functie):
    assert splits_melder(getypt) == (naam, functie)


@given(st.text(alphabet="abP.W, ", max_size=20))
def test_van_wie_belt_gaat_geen_woord_verloren(getypt):
    naam, functie = splits_melder(getypt)
    assert "".join(c for c in naam + functie if c not in " ,") == "".join(
        c for c in getypt if c not in " ,"
    )


@pytest.mark.parametrize(
    "functie",
    [
        "Wijkcoördinator Zuid",
        "Consulent overlast",
        "Intern begeleider",
        "Sociaal werker",
        "Wijkteam Batau Noord",
        "wijkagent Jansen",
        "Huisarts",
    ],
)
def test_een_functie_wordt_niet_als_voor_en_achternaam_geschreven(functie):
    naam = splits_vakman(functie)
    assert naam.weergavenaam == functie
    assert naam.aanschrijfwijze == ""
    assert naam.aanhef == "Geachte heer, mevrouw"


@pytest.mark.parametrize(
    ("getypt", "aanschrijfwijze"),
    [
        ("wijkagent K. Aydin", "K. Aydin"),
        ("consulent S. de Wit", "S. de Wit"),
        ("Els de Bruin", "E. de Bruin"),
        ("mevrouw R. Smeets", "R. Smeets"),
        ("Piet Aarts", "P. Aarts"),
        ("Wit, Sanne de", "S. de Wit"),
    ],
)
def test_de_naam_van_een_vakman_blijft_een_naam(getypt, aanschrijfwijze):
    assert splits_vakman(getypt).aanschrijfwijze == aanschrijfwijze
