from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmpg_desktop.werkproces import taal

VANDAAG = date(2026, 1, 15)  # a Thursday


def test_dates_read_as_people_say_them():
    d = date(2026, 1, 19)
    assert taal.kort(d) == "ma 19 jan"
    assert taal.kort_met_jaar(d) == "ma 19 jan 2026"
    assert taal.lang(d) == "maandag 19 januari 2026"
    assert taal.cijfers(date(2026, 1, 2)) == "02-01-2026"
    assert taal.dag_maand(d, 2026) == "19 januari"
    assert taal.dag_maand(d, 2027) == "19 januari 2026"


def test_a_moment_is_shown_in_dutch_time():
    assert taal.tijdstip(datetime(2026, 1, 19, 8, 15, tzinfo=UTC)) == "09.15 uur"
    assert taal.tijdstip(datetime(2026, 7, 19, 22, 5, tzinfo=UTC)) == "00.05 uur"
    assert taal.dag_van(datetime(2026, 7, 19, 22, 5, tzinfo=UTC)) == date(2026, 7, 20)


def test_near_days_have_a_word():
    woorden = [taal.relatief(date(2026, 1, dag), VANDAAG) for dag in (14, 15, 16, 19)]
    assert woorden == ["gisteren", "vandaag", "morgen", "ma 19 jan"]
    assert taal.relatief(date(2025, 12, 31), VANDAAG) == "wo 31 dec 2025"


def test_counts_and_lists():
    assert taal.te_laat_tekst(2) == "2 werkdagen te laat"
    assert taal.te_laat_tekst(1) == "1 werkdag te laat"
    assert taal.te_laat_tekst(0) == "te laat"
    assert taal.te_laat_tekst(1, "dag", "dagen") == "1 dag te laat"
    assert taal.opsomming(["a", "b", "c"]) == "a, b en c"
    assert taal.opsomming(["a", "b"], "of") == "a of b"
    assert (taal.opsomming(["a"]), taal.opsomming([])) == ("a", "")
    assert (taal.hoofdletter("ijsselstein"), taal.hoofdletter("de")) == ("IJsselstein", "De")
    assert taal.hoofdletter("") == ""


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("12-1", "2026-01-12"),
        ("12/1", "2026-01-12"),
        ("12.01.26", "2026-01-12"),
        ("12-01-2026", "2026-01-12"),
        ("2026-01-12", "2026-01-12"),
        ("12 jan", "2026-01-12"),
        ("12 JANUARI 2026", "2026-01-12"),
        ("ma 12 jan", "2026-01-12"),
        ("maandag 12 januari 2026", "2026-01-12"),
        ("1 mrt", "2026-03-01"),
        ("1 maart", "2026-03-01"),
        ("30-12", "2025-12-30"),  # the nearest is in the year before
        ("29-2", "2024-02-29"),
        ("14-06-87", "1987-06-14"),
        ("vandaag", "2026-01-15"),
        (" Gisteren ", "2026-01-14"),
        ("eergisteren", "2026-01-13"),
        ("morgen", "2026-01-16"),
        ("ma", "2026-01-12"),
        ("donderdag", "2026-01-15"),
        ("vr", "2026-01-09"),
    ],
)
def test_a_date_is_read_as_people_type_it(tekst, verwacht):
    assert taal.parse_datum(tekst, VANDAAG).isoformat() == verwacht


@pytest.mark.parametrize(
    "tekst", ["", "31-2-2026", "12", "32-1", "1 m", "12 foo", "1-13", "0-0-0", "x"]
)
def test_what_is_no_date_is_refused_in_dutch(tekst):
    with pytest.raises(ValueError, match="geen datum die bestaat"):
        taal.parse_datum(tekst, VANDAAG)


@given(st.dates(date(1930, 1, 1), date(2060, 12, 31)))
def test_every_way_of_showing_a_full_date_can_be_read_back(d):
    for tekst in (taal.kort_met_jaar(d), taal.lang(d), taal.cijfers(d), taal.voluit(d), str(d)):
        assert taal.parse_datum(tekst, VANDAAG) == d


@given(st.text())
def test_no_typed_text_gives_another_error(tekst):
    try:
        taal.parse_datum(tekst, VANDAAG)
    except ValueError as fout:
        assert "geen" in str(fout)  # noqa: PT017  either outcome is good


def test_een_periode_noemt_maand_en_jaar_zo_vaak_als_nodig():
    assert taal.periode(date(2026, 11, 23), date(2026, 11, 29), 2026) == "23 t/m 29 november"
    assert taal.periode(date(2026, 11, 30), date(2026, 12, 6), 2026) == "30 november t/m 6 december"
    assert taal.periode(date(2027, 1, 11), date(2027, 1, 17), 2026) == "11 t/m 17 januari 2027"
    assert (
        taal.periode(date(2026, 12, 28), date(2027, 1, 3), 2026)
        == "28 december 2026 t/m 3 januari 2027"
    )
