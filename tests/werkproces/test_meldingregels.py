from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmpg_desktop.werkproces.meldingregels import (
    ConflictVoorwaarde,
    Deelgrond,
    EerdereInzet,
    MelderSoort,
    OntvangstWijze,
    VragenStand,
    WeetVanMelding,
    nog_vragen,
    ontbreekt_nog,
    ontvangst_fout,
    ontvangst_twijfel,
)

NU = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)  # 10.30 uur
VOL = VragenStand(
    melder_bekend=True,
    organisatie_bekend=True,
    terugbelnummer_bekend=True,
    melder_soort=MelderSoort.CONVENANTPARTIJ,
    ontvangst_bekend=True,
    ontvangstwijze_bekend=True,
    behandelaar_bekend=True,
    concrete_vraag=True,
    betrokkenen=2,
    leefgebieden=1,
    eerdere_inzet=1,
    waarom_hielp_het_niet=True,
)


def _codes(stand: VragenStand) -> list[str]:
    return [vraag.code for vraag in ontbreekt_nog(stand)]


def test_a_receipt_in_the_future_is_refused_in_dutch():
    assert "toekomst liggen (morgen)" in ontvangst_fout(date(2026, 3, 3), None, NU)
    assert "10.30 uur" in ontvangst_fout(date(2026, 3, 2), time(10, 31), NU)
    assert ontvangst_fout(date(2026, 3, 2), time(10, 30), NU) is None
    assert ontvangst_fout(date(2026, 3, 2), None, NU) is None
    assert ontvangst_fout(date(2026, 3, 1), time(23, 59), NU) is None


def test_today_is_the_dutch_day_also_just_after_midnight():
    assert ontvangst_fout(date(2026, 7, 2), None, datetime(2026, 7, 1, 22, 5, tzinfo=UTC)) is None


def test_an_ontvangst_of_more_than_sixty_days_ago_asks_for_a_look():
    vandaag = date(2026, 3, 6)
    assert ontvangst_twijfel(date(2026, 1, 5), vandaag) == ""
    assert "Klopt het jaar?" in ontvangst_twijfel(date(2026, 1, 4), vandaag)
    assert "Klopt het jaar?" in ontvangst_twijfel(date(2025, 3, 6), vandaag)
    assert ontvangst_twijfel(date(2026, 3, 9), vandaag) == ""


def test_a_complete_melding_lacks_nothing():
    assert ontbreekt_nog(VOL) == ()


@pytest.mark.eis("E035", "E036", "E037")
def test_while_the_caller_is_on_the_line_the_melder_comes_first():
    codes = [vraag.code for vraag in nog_vragen(VragenStand())]
    assert codes == [
        "melder",
        "organisatie",
        "terugbellen",
        "personen",
        "vraag",
        "leefgebied",
        "inzet",
    ]


@pytest.mark.eis("E035", "E121")
@pytest.mark.parametrize(
    ("anders", "code"),
    [
        ({"concrete_vraag": False}, "vraag"),
        ({"zonder_naam": 1}, "namen"),
        ({"zonder_adres": 1}, "adressen"),
        ({"zonder_geboorte": 1}, "geboorte"),
        ({"ontvangst_bekend": False}, "ontvangst"),
        ({"behandelaar_bekend": False}, "behandelaar"),
        ({"melder_soort": None}, "melder_soort"),
    ],
)
def test_each_thing_that_lacks_is_asked_once(anders, code):
    assert _codes(replace(VOL, **anders)) == [code]


@pytest.mark.eis("E036")
def test_per_person_is_asked_who_knows_of_the_melding():
    (vraag,) = ontbreekt_nog(replace(VOL, zonder_weet_van=2))
    assert vraag.tekst.endswith("(2 personen)")


@pytest.mark.eis("E037")
def test_earlier_help_asks_why_it_did_not_work_and_none_asks_nothing():
    assert _codes(replace(VOL, waarom_hielp_het_niet=False)) == ["waarom_niet"]
    assert _codes(replace(VOL, eerdere_inzet=0)) == ["inzet"]
    geen = replace(VOL, eerdere_inzet=0, geen_eerdere_inzet=True, waarom_hielp_het_niet=False)
    assert _codes(geen) == []
    assert len(EerdereInzet) == 4


@pytest.mark.eis("E056", "E057")
def test_a_hulpverlener_needs_a_ground_and_a_conflict_its_three_conditions():
    hulp = replace(VOL, melder_is_hulpverlener=True)
    assert _codes(hulp) == ["deelgrond"]
    assert _codes(replace(hulp, deelgrond=Deelgrond.TOESTEMMING)) == []
    conflict = replace(hulp, deelgrond=Deelgrond.CONFLICT_VAN_PLICHTEN, voorwaarden=2)
    assert _codes(conflict) == ["voorwaarden"]
    assert _codes(replace(conflict, voorwaarden=len(ConflictVoorwaarde))) == []


@pytest.mark.eis("E032", "E033")
def test_only_another_professional_is_asked_why():
    assert [soort for soort in MelderSoort if soort.vraagt_waarom] == [
        MelderSoort.ANDERE_PROFESSIONAL
    ]
    ander = replace(VOL, melder_soort=MelderSoort.ANDERE_PROFESSIONAL)
    assert _codes(ander) == ["waarom_toch"]
    assert _codes(replace(ander, waarom_toch=True)) == []


@pytest.mark.eis("E002")
def test_text_without_leefgebied_is_named_with_the_article():
    (vraag,) = ontbreekt_nog(replace(VOL, tekst_zonder_leefgebied=1))
    assert "privacyreglement art. 4 lid 2" in vraag.tekst


tellers = st.integers(0, 3)


@given(st.builds(VragenStand, betrokkenen=tellers, zonder_naam=tellers, eerdere_inzet=tellers))
def test_what_is_asked_on_the_phone_is_asked_in_the_same_order_of_a_melding(stand):
    vragen = nog_vragen(stand)
    assert ontbreekt_nog(stand)[: len(vragen)] == vragen
    assert all(vraag.tekst and vraag.veld for vraag in ontbreekt_nog(stand))


@pytest.mark.parametrize(
    "waarde", [*MelderSoort, *Deelgrond, *EerdereInzet, *WeetVanMelding, *OntvangstWijze]
)
def test_every_choice_has_dutch_words(waarde):
    assert "_" not in waarde.weergave


@pytest.mark.eis("E057")
def test_each_condition_is_a_question():
    assert all(voorwaarde.vraag.endswith("?") for voorwaarde in ConflictVoorwaarde)
