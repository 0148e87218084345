from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmpg_desktop.werkproces.werkdagen import (
    GELIJKGESTELDE_DAGEN,
    Kalender,
    VrijeDag,
    feestdagen,
    koningsdag,
    paaszondag,
)

# The table of the Algemene termijnenwet, per year in its own order.
TABEL = {
    2024: "1-1 29-3 1-4 27-4 5-5 9-5 20-5 25-12 26-12 | 10-5 27-12",
    2025: "1-1 18-4 21-4 26-4 5-5 29-5 9-6 25-12 26-12 | 30-5",
    2026: "1-1 3-4 6-4 27-4 5-5 14-5 25-5 25-12 26-12 | 2-1 15-5",
    2027: "1-1 26-3 29-3 27-4 5-5 6-5 17-5 25-12 26-12 | 7-5",
    2028: "1-1 14-4 17-4 27-4 5-5 25-5 5-6 25-12 26-12 | 28-4 26-5",
    2029: "1-1 30-3 2-4 27-4 5-5 10-5 21-5 25-12 26-12 |",
    2030: "1-1 19-4 22-4 27-4 5-5 30-5 10-6 25-12 26-12 |",
}
WEEKDAGEN_VRIJ = {2024: 9, 2025: 9, 2026: 10, 2027: 8, 2028: 10, 2029: 8, 2030: 7}
EEN_DAG = timedelta(days=1)
KALENDER = Kalender()

dagen = st.dates(date(2024, 1, 1), date(2030, 12, 31))


def _days_of(jaar: int) -> list[date]:
    return [date(jaar, 1, 1) + timedelta(days=n) for n in range(366 if jaar % 4 == 0 else 365)]


def _parse(jaar: int, tekst: str) -> set[date]:
    return {date(jaar, int(m), int(d)) for d, m in (dag.split("-") for dag in tekst.split())}


@pytest.mark.parametrize("jaar", TABEL)
def test_every_day_is_free_or_not_as_the_table_says(jaar):
    wet, besluit = (_parse(jaar, deel) for deel in TABEL[jaar].split("|"))
    verwacht = {d for d in _days_of(jaar) if d.weekday() < 5 and d not in wet | besluit}
    assert {d for d in _days_of(jaar) if KALENDER.is_werkdag(d)} == verwacht
    assert set(feestdagen(jaar)) == wet
    vrij = [d for d in _days_of(jaar) if d.weekday() < 5 and not KALENDER.is_werkdag(d)]
    assert len(vrij) == WEEKDAGEN_VRIJ[jaar]


@pytest.mark.parametrize("jaar", range(2024, 2031))
def test_the_holidays_package_with_its_optional_days_agrees(jaar):
    orakel = holidays.NL(years=jaar, categories=("public", "optional"), language="nl")
    besluiten = {dag.datum for dag in GELIJKGESTELDE_DAGEN}
    for day in _days_of(jaar):
        vrij = day.weekday() >= 5 or day in orakel or day in besluiten
        assert KALENDER.is_werkdag(day) is not vrij, day


def test_easter_follows_the_known_sundays():
    bekend = ["2000-04-23", "2008-03-23", "2011-04-24", "2019-04-21", "2038-04-25", "2049-04-18"]
    assert [paaszondag(int(d[:4])).isoformat() for d in bekend] == bekend
    pakket = holidays.NL(years=range(1970, 2100), language="nl")
    eerste = [d for d, naam in pakket.items() if naam == "Eerste paasdag"]
    assert sorted(eerste) == [paaszondag(jaar) for jaar in range(1970, 2100)]


def test_koningsdag_on_a_sunday_is_kept_the_saturday_before():
    assert koningsdag(2025) == date(2025, 4, 26)
    assert koningsdag(2031) == date(2031, 4, 26)
    assert koningsdag(2026) == date(2026, 4, 27)
    assert koningsdag(2013) == date(2013, 4, 30)


@given(dagen, st.integers(-60, 60))
def test_add_werkdagen_equals_naive_counting(start, n):
    day, geteld = start, 0
    while geteld < abs(n):
        day = day + EEN_DAG if n > 0 else day - EEN_DAG
        if day.weekday() < 5 and KALENDER.waarom_vrij(day) is None:
            geteld += 1
    assert KALENDER.add_werkdagen(start, n) == day


@given(dagen, st.integers(-40, 40))
def test_counting_between_undoes_adding(start, n):
    assert KALENDER.werkdagen_tussen(start, KALENDER.add_werkdagen(start, n)) == n


@given(dagen, st.integers(0, 200))
def test_what_is_passed_over_explains_every_weekday_that_did_not_count(start, n):
    einde = start + timedelta(days=n)
    weekdagen = sum((start + timedelta(days=i)).weekday() < 5 for i in range(1, n + 1))
    over = KALENDER.overgeslagen(start, einde)
    assert weekdagen - len(over) == KALENDER.werkdagen_tussen(start, einde)
    assert list(over) == sorted(over, key=lambda dag: dag.datum)


def test_a_day_says_why_it_is_free():
    assert KALENDER.waarom_vrij(date(2026, 5, 5)) == "Bevrijdingsdag"
    assert KALENDER.waarom_vrij(date(2026, 5, 2)) == "zaterdag"
    assert KALENDER.waarom_vrij(date(2026, 5, 3)) == "zondag"
    assert KALENDER.waarom_vrij(date(2026, 5, 15)) == "dag na Hemelvaartsdag"
    assert KALENDER.waarom_vrij(date(2026, 5, 4)) is None


def test_given_equated_days_replace_the_known_ones_and_closing_days_come_beside_them():
    kalender = Kalender(
        gelijkgesteld=[date(2029, 5, 11)],
        gesloten=[VrijeDag(date(2026, 12, 24), "kerstavond", "besluit college"), date(2026, 6, 1)],
    )
    assert kalender.is_werkdag(date(2026, 5, 15))
    assert kalender.waarom_vrij(date(2029, 5, 11)) == "gelijkgestelde dag"
    assert kalender.waarom_vrij(date(2026, 12, 24)) == "kerstavond"
    assert kalender.waarom_vrij(date(2026, 6, 1)) == "sluitingsdag gemeente"
    assert Kalender(gesloten=[date(2026, 6, 1)]).waarom_vrij(date(2026, 5, 15))


def test_each_equated_day_names_its_source_and_is_a_weekday():
    assert all(dag.bron and dag.naam and dag.datum.weekday() < 5 for dag in GELIJKGESTELDE_DAGEN)


@pytest.mark.parametrize(
    ("start", "maanden", "einde"),
    [
        ("2026-06-30", 1, "2026-07-30"),
        ("2026-04-30", 1, "2026-06-01"),  # 30 May is a Saturday
        ("2026-01-31", 1, "2026-03-02"),  # 28 February is a Saturday
        ("2027-01-31", 1, "2027-03-01"),  # 28 February is a Sunday
        ("2026-04-15", 1, "2026-05-15"),  # equated, but no holiday in the regulation
        ("2026-04-05", 1, "2026-05-06"),  # Bevrijdingsdag
        ("2025-12-01", 1, "2026-01-02"),  # Nieuwjaarsdag, then an equated day
        ("2026-11-25", 1, "2026-12-28"),  # Christmas, then a weekend
        ("2026-06-30", 3, "2026-09-30"),
        ("2023-12-31", 2, "2024-02-29"),
    ],
)
def test_an_avg_month_ends_on_the_same_day_or_the_next_working_day(start, maanden, einde):
    assert KALENDER.maand_later(date.fromisoformat(start), maanden) == date.fromisoformat(einde)


def test_closing_days_do_not_lengthen_an_avg_month():
    kalender = Kalender(gesloten=[date(2026, 7, 30)])
    assert kalender.maand_later(date(2026, 6, 30)) == date(2026, 7, 30)


def test_five_years_after_29_february_is_28_february():
    assert KALENDER.jaren_later(date(2024, 2, 29), 5) == date(2029, 2, 28)
    assert KALENDER.jaren_later(date(2026, 9, 8), 5) == date(2031, 9, 8)
    assert KALENDER.jaren_later(date(2024, 2, 29), 4) == date(2028, 2, 29)
