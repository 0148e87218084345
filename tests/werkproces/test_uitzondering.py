from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmpg_desktop.werkproces.uitzondering import (
    GRONDTEKSTEN,
    WEEGVOORSTEL,
    WEEGVRAGEN,
    UitzonderingConcept,
    UitzonderingGrond,
    Weegpunt,
    uiterste_hertoets,
    uitzondering_fouten,
    uitzondering_tekst,
)

OP = date(2026, 4, 30)
HADDOUCHI = UitzonderingConcept(
    grond=UitzonderingGrond.AVG_DOEL_ONMOGELIJK,
    motivering="Hij raakt helemaal uit beeld als hij het nu hoort.",
    besproken_met=("GGD", "Altrecht"),
    hertoets_op=date(2026, 5, 29),
)


def fouten(op=OP, eerste=True, **anders):
    grens = uiterste_hertoets(op, ontvangst=OP, eerste=eerste)
    return uitzondering_fouten(replace(HADDOUCHI, **anders), op, grens=grens, eerste=eerste)


@pytest.mark.eis("E127")
def test_the_exception_of_haddouchi_is_whole_and_says_so_in_its_fact():
    assert fouten() == {}
    assert uitzondering_tekst(HADDOUCHI).splitlines() == [
        f"AVG art. 14 lid 5 onder b: {GRONDTEKSTEN[UitzonderingGrond.AVG_DOEL_ONMOGELIJK]}.",
        "Hij raakt helemaal uit beeld als hij het nu hoort.",
        "Besproken met GGD en Altrecht.",
    ]


@pytest.mark.eis("E055", "E127")
@pytest.mark.parametrize(
    ("veld", "leeg"),
    [
        ("grond", None),
        ("motivering", "  "),
        ("besproken_met", ()),
        ("besproken_met", (" ",)),
        ("hertoets_op", None),
    ],
)
def test_each_part_is_asked_at_its_own_field(veld, leeg):
    gevonden = fouten(**{veld: leeg})
    assert set(gevonden) == {veld}
    assert gevonden[veld].endswith(".")


@pytest.mark.eis("E127")
@pytest.mark.parametrize("grond", [g for g in UitzonderingGrond if not g.is_avg])
def test_uavg_41_asks_to_look_at_the_avg_first_and_to_weigh_lid_2(grond):
    gevonden = fouten(grond=grond)
    assert set(gevonden) == {"avg_nagelopen", *(punt.value for punt in Weegpunt)}
    alles = dict.fromkeys(Weegpunt, "niet van toepassing")
    assert fouten(grond=grond, avg_nagelopen=True, weging=alles) == {}
    voorstel = fouten(grond=grond, avg_nagelopen=True, weging=WEEGVOORSTEL)
    assert set(voorstel) == {Weegpunt.RISICO.value, Weegpunt.MAG_WETEN.value}


def test_the_grounds_of_the_avg_come_first_and_every_ground_has_words():
    eerst = [grond.is_avg for grond in UitzonderingGrond]
    assert eerst == sorted(eerst, reverse=True)
    assert set(GRONDTEKSTEN) == set(UitzonderingGrond)
    assert set(WEEGVRAGEN) == set(Weegpunt)
    assert UitzonderingGrond.UAVG_BESCHERMING.artikel == "UAVG art. 41 lid 1 onder i"
    assert {g.value[-1] for g in UitzonderingGrond if not g.is_avg} == set("abcdefghij")


@pytest.mark.parametrize(
    ("op", "eerste", "dag", "goed"),
    [
        (OP, True, OP, False),
        (OP, True, OP + timedelta(days=1), True),
        # 30 mei 2026 is een zaterdag: de maand eindigt op maandag 1 juni (besluit 20).
        (OP, True, date(2026, 6, 1), True),
        (OP, True, date(2026, 6, 2), False),
        (date(2026, 5, 29), False, date(2026, 6, 19), True),
        (date(2026, 5, 29), False, date(2026, 6, 29), True),
        (date(2026, 5, 29), False, date(2026, 6, 30), False),
        (date(2026, 5, 20), True, date(2026, 6, 2), False),
        # De maand na ontvangst is al om: dan hooguit een maand vanaf nu.
        (date(2026, 6, 10), True, date(2026, 7, 10), True),
        (date(2026, 6, 10), True, date(2026, 7, 13), False),
    ],
)
def test_the_next_weighing_is_after_today_and_within_the_month(op, eerste, dag, goed):
    gevonden = fouten(op, eerste, hertoets_op=dag)
    assert (not gevonden) is goed
    assert set(gevonden) <= {"hertoets_op"}


def test_the_sentence_names_the_last_day():
    assert "uiterlijk op 1 juni 2026" in fouten(hertoets_op=date(2026, 7, 1))["hertoets_op"]


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 400), st.booleans())
def test_there_is_always_a_day_that_can_be_chosen(ontvangst, later, eerste):
    op = ontvangst + timedelta(days=later)
    grens = uiterste_hertoets(op, ontvangst=ontvangst, eerste=eerste)
    assert op < grens <= op + timedelta(days=36)
    concept = replace(HADDOUCHI, hertoets_op=grens)
    assert not uitzondering_fouten(concept, op, grens=grens, eerste=eerste)
