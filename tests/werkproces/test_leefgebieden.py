import pytest

from cmpg_desktop.werkproces.leefgebieden import (
    GEEN_LEEFGEBIED,
    GeenLeefgebied,
    Leefgebied,
    leefgebied_van,
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


@pytest.mark.eis("E002")
def test_what_fits_no_leefgebied_is_refused_with_the_article():
    assert leefgebied_van("werk") is Leefgebied.WERK
    with pytest.raises(GeenLeefgebied, match=r"privacyreglement art\. 4 lid 2"):
        leefgebied_van("afkomst")
    assert str(GeenLeefgebied()) == GEEN_LEEFGEBIED
