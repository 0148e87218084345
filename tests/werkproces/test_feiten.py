from datetime import date
from itertools import count
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmpg_desktop.werkproces.feiten import Feit, FeitSoort, Uitkomst, geldige, in_verloop


def _feit(n: int, soort: FeitSoort = FeitSoort.ONTVANGST, vervangt: int | None = None) -> Feit:
    return Feit(
        id=UUID(int=n),
        volgnr=n,
        soort=soort,
        datum=date(2026, 1, 1),
        vervangt=None if vervangt is None else UUID(int=vervangt),
    )


def test_a_chain_of_corrections_leaves_only_the_last():
    keten = [_feit(1), _feit(2, vervangt=1), _feit(4, vervangt=2), _feit(3, FeitSoort.RETOUR)]
    assert [feit.volgnr for feit in geldige(keten)] == [3, 4]


def test_a_correction_stands_where_the_first_fact_stood():
    keten = [_feit(1), _feit(2, FeitSoort.RETOUR), _feit(3, vervangt=1)]
    assert [feit.volgnr for feit in in_verloop(keten)] == [3, 2]


def test_two_corrections_of_one_fact_leave_the_later():
    assert [f.volgnr for f in geldige([_feit(1), _feit(2, vervangt=1), _feit(3, vervangt=1)])] == [
        3
    ]
    assert [f.volgnr for f in geldige([_feit(2, vervangt=9), _feit(3, vervangt=9)])] == [3]


def test_a_taken_back_fact_leaves_only_that_it_was_taken_back():
    feiten = [_feit(1, FeitSoort.BRIEF_VERZONDEN), _feit(2, FeitSoort.TERUGGENOMEN, vervangt=1)]
    assert [feit.soort for feit in geldige(feiten)] == [FeitSoort.TERUGGENOMEN]


@given(st.lists(st.integers(0, 9), max_size=10))
def test_no_replaced_fact_survives_and_no_chain_vanishes(verwijzingen):
    feiten = [_feit(n, vervangt=v if v < n and v else None) for n, v in zip(count(1), verwijzingen)]
    over = geldige(feiten)
    vervangen = {feit.vervangt for feit in feiten}
    assert all(feit.id not in vervangen for feit in over)
    assert len(over) == sum(feit.vervangt is None for feit in feiten)
    assert [feit.volgnr for feit in over] == sorted(feit.volgnr for feit in over)


def test_a_circle_of_corrections_does_not_hang():
    assert geldige([_feit(1, vervangt=2), _feit(2, vervangt=1)])


@pytest.mark.parametrize("waarde", [*FeitSoort, *Uitkomst])
def test_every_kind_has_dutch_words(waarde):
    assert waarde.weergave


def test_personal_data_stays_out_of_a_traceback():
    feit = Feit(
        id=UUID(int=1),
        volgnr=1,
        soort=FeitSoort.SPOEDCONTACT,
        datum=date(2026, 1, 1),
        naam="geheim",
        wie="geheim",
        tekst="geheim",
        reden="geheim",
    )
    assert "geheim" not in repr(feit)
