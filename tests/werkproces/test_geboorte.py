from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmpg_desktop.werkproces.geboorte import ONBEKEND, Antwoord, Geboorte, parse_geboorte

OP = date(2026, 1, 12)


@pytest.mark.parametrize(
    ("tekst", "vroegst", "laatst", "weergave"),
    [
        ("14-06-1987", "1987-06-14", "1987-06-14", "14-06-1987 (38)"),
        ("14-6-87", "1987-06-14", "1987-06-14", "14-06-1987 (38)"),
        ("12-1-26", "2026-01-12", "2026-01-12", "12-01-2026 (0)"),
        ("13-1-27", "1927-01-13", "1927-01-13", "13-01-1927 (98)"),
        ("1987-06-14", "1987-06-14", "1987-06-14", "14-06-1987 (38)"),
        ("14 juni 1987", "1987-06-14", "1987-06-14", "14-06-1987 (38)"),
        ("juni 2010", "2010-06-01", "2010-06-30", "juni 2010"),
        ("06-2010", "2010-06-01", "2010-06-30", "juni 2010"),
        ("feb 2012", "2012-02-01", "2012-02-29", "februari 2012"),
        ("1984", "1984-01-01", "1984-12-31", "1984"),
        ("15 jaar", "2010-01-13", "2011-01-12", "ongeveer 15 jaar"),
        ("15", "2010-01-13", "2011-01-12", "ongeveer 15 jaar"),
        ("ca. 40", "1980-01-13", "1991-01-12", "ongeveer 40 jaar"),
        ("ongeveer 15 jaar", "2008-01-13", "2013-01-12", "ongeveer 15 jaar"),
        ("0", "2025-01-13", "2026-01-12", "jonger dan 1 jaar"),
        ("0 jaar", "2025-01-13", "2026-01-12", "jonger dan 1 jaar"),
        ("baby", "2025-01-13", "2026-01-12", "jonger dan 1 jaar"),
        ("jonger dan 1 jaar", "2025-01-13", "2026-01-12", "jonger dan 1 jaar"),
        ("8 maanden", "2025-04-13", "2025-05-12", "jonger dan 1 jaar"),
        ("14 maanden", "2024-10-13", "2024-11-12", "ongeveer 1 jaar"),
    ],
)
def test_birth_is_read_as_far_as_it_is_known(tekst, vroegst, laatst, weergave):
    geboorte = parse_geboorte(tekst, OP)
    assert geboorte == Geboorte(date.fromisoformat(vroegst), date.fromisoformat(laatst))
    assert geboorte.weergave(OP) == weergave


@pytest.mark.parametrize(
    ("tekst", "begrepen"),
    [
        ("14-06-1987", "14-06-1987 (38)"),
        ("1984", "1984"),
        ("juni 2010", "juni 2010"),
        ("15 jaar", "ongeveer 15 jaar, geboren van 13-01-2010 tot en met 12-01-2011"),
        ("0 jaar", "jonger dan 1 jaar, geboren van 13-01-2025 tot en met 12-01-2026"),
        ("", "onbekend"),
    ],
)
def test_what_was_understood_of_an_age_is_between_which_days(tekst, begrepen):
    assert parse_geboorte(tekst, OP).begrepen(OP) == begrepen


@pytest.mark.parametrize("tekst", ["", "  ", "onbekend", "?", "Onbekend"])
def test_unknown_is_a_value(tekst):
    assert parse_geboorte(tekst, OP) == ONBEKEND
    assert ONBEKEND.weergave(OP) == "onbekend"
    assert ONBEKEND.leeftijd(OP) is None


@pytest.mark.parametrize(
    ("tekst", "begin"),
    [
        ("13-01-2026", "Iemand kan niet morgen geboren zijn"),
        ("14-06-2087", "Iemand kan niet op 14-06-2087 geboren zijn"),
        ("2027", "Iemand kan niet op 01-01-2027 geboren zijn"),
        ("juni 2026", "Iemand kan niet op 01-06-2026 geboren zijn"),
        ("1850", "Iemand van 175 jaar bestaat niet"),
        ("31-02-1987", "“31-02-1987” is geen geboortedatum of leeftijd"),
        ("13-2010", "“13-2010” is geen geboortedatum"),
        ("0000", "“0000” is geen geboortedatum"),
        ("140", "“140” is geen geboortedatum"),
        ("klein", "“klein” is geen geboortedatum"),
        ("zomer 2010", "“zomer 2010” is geen geboortedatum"),
        ("12 foo 1999", "“12 foo 1999” is geen geboortedatum"),
    ],
)
def test_what_cannot_be_is_refused_in_dutch(tekst, begin):
    with pytest.raises(ValueError, match="^" + begin):
        parse_geboorte(tekst, OP)


@given(st.text())
def test_any_typed_text_gives_a_birth_or_a_dutch_sentence(tekst):
    try:
        parse_geboorte(tekst, OP)
    except ValueError as fout:
        assert str(fout).endswith(".")  # noqa: PT017  either outcome is good


@given(st.integers(0, 110), st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_an_age_typed_today_is_that_age_today_and_the_days_beside_it_are_not(jaren, op):
    geboorte = parse_geboorte(f"{jaren} jaar", op)
    assert geboorte.leeftijd(op) == (jaren, jaren)
    assert geboorte.minstens(jaren, op) is Antwoord.JA
    assert geboorte.minstens(jaren + 1, op) is Antwoord.NEE


@given(st.dates(date(1930, 1, 1), date(2026, 1, 12)), st.integers(0, 100))
def test_a_known_day_never_leaves_an_age_unsure(geboren, leeftijd):
    assert Geboorte(geboren, geboren).minstens(leeftijd, OP) is not Antwoord.ONZEKER


def test_a_birthday_on_29_february_counts_on_1_march():
    geboorte = Geboorte(date(2012, 2, 29), date(2012, 2, 29))
    assert geboorte.minstens(16, date(2028, 2, 28)) is Antwoord.NEE
    assert geboorte.minstens(16, date(2028, 2, 29)) is Antwoord.JA
    assert geboorte.minstens(15, date(2027, 2, 28)) is Antwoord.NEE
    assert geboorte.minstens(15, date(2027, 3, 1)) is Antwoord.JA


def test_an_age_said_long_ago_becomes_two_ages():
    toen = parse_geboorte("15 jaar", date(2026, 1, 12))
    assert toen.weergave(date(2026, 7, 1)) == "15 of 16 jaar"
    assert toen.minstens(16, date(2026, 7, 1)) is Antwoord.ONZEKER


def test_one_known_bound_answers_what_it_can():
    na = Geboorte(date(2010, 1, 1), None)
    assert na.weergave(OP) == "na 01-01-2010"
    assert Geboorte(None, date(2010, 1, 1)).weergave(OP) == "voor 01-01-2010"
    assert na.minstens(18, OP) is Antwoord.NEE
    assert na.minstens(12, OP) is Antwoord.ONZEKER
    assert na.leeftijd(OP) is None


def test_bounds_the_wrong_way_round_are_refused():
    with pytest.raises(ValueError, match="Draai ze om"):
        Geboorte(date(2011, 1, 1), date(2010, 1, 1))
