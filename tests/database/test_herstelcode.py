import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmpg_desktop.database import herstelcode
from cmpg_desktop.database.herstelcode import ALFABET, HerstelcodeOnjuist, groepeer, lees, maak


def test_a_code_is_eight_groups_of_five_without_lookalikes():
    code = maak()
    groepen = code.split("-")
    assert [len(groep) for groep in groepen] == [5] * 8
    assert set("".join(groepen)) <= set(ALFABET)
    assert not set("ILOU") & set(ALFABET)
    assert maak() != code


def test_case_spaces_dashes_and_lookalikes_do_not_matter():
    code = maak()
    kaal = code.replace("-", "")
    los = kaal.lower().replace("0", "o").replace("1", "l").replace("v", "u")
    assert lees(code) == lees(f"  {los[:7]} {los[7:22]}\n{los[22:]} ") == kaal


@settings(max_examples=150)
@given(st.data())
def test_one_wrong_character_never_passes(data):
    kaal = maak().replace("-", "")
    plaats = data.draw(st.integers(0, 39))
    teken = data.draw(st.sampled_from([t for t in ALFABET if t != kaal[plaats]]))
    with pytest.raises(HerstelcodeOnjuist, match="typefout"):
        lees(groepeer(kaal[:plaats] + teken + kaal[plaats + 1 :]))


def test_two_neighbours_that_changed_places_never_pass():
    kaal = maak().replace("-", "")
    for i in range(39):
        if kaal[i] != kaal[i + 1]:
            with pytest.raises(HerstelcodeOnjuist, match="typefout"):
                lees(kaal[:i] + kaal[i + 1] + kaal[i] + kaal[i + 2 :])


@pytest.mark.parametrize("getypt", ["", "ABCDE", "0" * 41])
def test_a_code_of_the_wrong_length_says_how_long_it_is(getypt):
    with pytest.raises(HerstelcodeOnjuist, match=f"40 tekens; u typte er {len(getypt)}"):
        lees(getypt)


def test_a_character_outside_the_alphabet_is_a_typing_error():
    with pytest.raises(HerstelcodeOnjuist, match="typefout"):
        lees("é" * herstelcode.LENGTE)
