import pytest

from cmpg_desktop.werkproces.leefgebieden import (
    LANGSTE_NAAM,
    Leefgebied,
    eigen_namen,
    naam_fout,
    sleutel,
    weergave,
)


@pytest.mark.eis("E001")
def test_there_are_eight_in_the_order_of_the_convenant():
    codes = "gezin gezondheid scholing werk financien huisvesting overlast criminaliteit"
    assert [str(leefgebied) for leefgebied in Leefgebied] == codes.split()
    assert [leefgebied.volgorde for leefgebied in Leefgebied] == list(range(8))


@pytest.mark.eis("E001")
def test_a_setting_renames_and_the_code_stays():
    assert Leefgebied.FINANCIEN.weergave == "financiën"
    assert Leefgebied.CRIMINALITEIT.weergave == "politie en justitie"
    assert weergave(Leefgebied.SCHOLING, {"scholing": "school"}) == "school"
    assert weergave(Leefgebied.SCHOLING, {"scholing": "  "}) == "scholing"
    assert weergave(Leefgebied.WERK) == "werk"


@pytest.mark.eis("E001")
def test_the_settings_hold_the_names_under_keys_of_the_codes():
    assert sleutel(Leefgebied.FINANCIEN) == "leefgebied_financien"
    gezet = {"gemeente": "Houten", "leefgebied_werk": "inkomen", "leefgebied_gezin": " "}
    assert eigen_namen(gezet) == {"werk": "inkomen"}


@pytest.mark.eis("E001")
@pytest.mark.parametrize(
    ("naam", "namen", "verwacht"),
    [
        ("inkomen", {}, None),
        ("", {}, None),
        ("werk", {"werk": "inkomen"}, None),  # its own name again
        ("n" * LANGSTE_NAAM, {}, None),
        ("n" * (LANGSTE_NAAM + 1), {}, "te lang"),
        ("…", {}, "letters"),
        ("Scholing", {}, "“scholing”"),  # what the convenant calls another
        ("financien", {}, "“financiën”"),
        ("school", {"scholing": "School"}, "“School”"),
        ("scholing", {"scholing": "school"}, None),  # free, now that it has another name
        ("", {"werk": "inkomen", "scholing": "werk"}, "“werk”"),
    ],
)
def test_no_two_leefgebieden_have_one_name(naam, namen, verwacht):
    fout = naam_fout(Leefgebied.WERK, naam, namen)
    assert fout is None if verwacht is None else verwacht in fout
