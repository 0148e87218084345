import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmpg_desktop.werkproces.adressen import (
    Adres,
    huisnummer_fout,
    normaliseer_postcode,
    parse_adres,
)

VELDEN = ("straat", "huisnummer", "huisletter", "toevoeging", "postcode", "woonplaats")


@pytest.mark.parametrize(
    ("tekst", "delen"),
    [
        ("Merelplantsoen 14 in Nieuwegein", "Merelplantsoen|14||||Nieuwegein"),
        (
            "Nedereindseweg 301-B, 3438 AB Nieuwegein",
            "Nedereindseweg|301||B|3438 AB|Nieuwegein",
        ),
        ("Lupinelaan 3, Houten", "Lupinelaan|3||||Houten"),
        ("Lupinelaan 3", "Lupinelaan|3||||"),
        ("Lupinelaan 3 Ede.", "Lupinelaan|3||||Ede"),
        ("Lupinelaan 3a 3991aa Houten", "Lupinelaan|3|a||3991 AA|Houten"),
        ("Lupinelaan 3 bis\n3991 AA  Houten", "Lupinelaan|3||bis|3991 AA|Houten"),
        ("Plein 1944 12, Utrecht", "Plein 1944|12||||Utrecht"),
        ("1e Dwarsstraat 5 te Utrecht", "1e Dwarsstraat|5||||Utrecht"),
        ("Dorpsstraat 1234 in Utrecht", "Dorpsstraat|1234||||Utrecht"),
        ("Burg. de Vriesstraat 12", "Burg. de Vriesstraat|12||||"),
        ("Zandveldseweg", "Zandveldseweg|||||"),
        ("Zandveldseweg in Nieuwegein", "Zandveldseweg|||||Nieuwegein"),
        ("3438 AB Nieuwegein", "||||3438 AB|Nieuwegein"),
        ("", "|||||"),
    ],
)
def test_an_address_is_read_from_running_text(tekst, delen):
    assert parse_adres(tekst) == Adres(**dict(zip(VELDEN, delen.split("|"), strict=True)))


def test_a_letter_has_two_spaces_between_postcode_and_place():
    adres = parse_adres("Nedereindseweg 301-B, 3438ab Nieuwegein")
    assert adres.adresregels() == ("Nedereindseweg 301-B", "3438 AB  Nieuwegein")
    assert adres.weergave == "Nedereindseweg 301-B, 3438 AB Nieuwegein"
    assert adres.is_volledig
    assert not parse_adres("Lupinelaan 3, Houten").is_volledig


def test_a_letter_stands_after_a_space():
    assert parse_adres("Lupinelaan 3a").straatregel == "Lupinelaan 3 a"
    assert Adres().adresregels() == ()


@pytest.mark.parametrize("tekst", ["3438AB", "3438 ab", " 3438 AB "])
def test_a_postcode_has_one_form(tekst):
    assert normaliseer_postcode(tekst) == "3438 AB"


@pytest.mark.parametrize("tekst", ["0438 AB", "3438", "3438 A1", "34381 AB", "AB 3438"])
def test_what_is_no_postcode_is_refused_in_dutch(tekst):
    with pytest.raises(ValueError, match="vier cijfers en twee letters"):
        normaliseer_postcode(tekst)
    assert normaliseer_postcode("  ") == ""


def test_a_house_number_is_a_number():
    assert huisnummer_fout("14") is None
    assert huisnummer_fout("") is None
    assert all(map(huisnummer_fout, ["14a", "0", "100000", "-1", "²"]))


@given(st.text(max_size=200))
def test_any_selected_text_gives_an_address(tekst):
    assert isinstance(parse_adres(tekst).weergave, str)


@given(st.integers(1, 99999), st.sampled_from(["", "a", "B"]), st.sampled_from(["", "2", "bis"]))
def test_an_address_that_is_shown_can_be_read_back(nummer, letter, toevoeging):
    adres = Adres(
        straat="Laan van Nieuw Guinea",
        huisnummer=str(nummer),
        huisletter=letter,
        toevoeging=toevoeging,
        postcode="3438 AB",
        woonplaats="Nieuwegein",
    )
    assert parse_adres(adres.weergave) == adres
