"""Niemand valt eruit, en niemand leest over wie hij niet vertegenwoordigt: voor elk dossier."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.inlichten import InlichtenStatus, niets_eruit
from cmpg_desktop.werkproces.inlichtgegevens import Veilig
from cmpg_desktop.werkproces.relaties import GezagSoort
from tests.werkproces.inlichtbouwer import ELDERS, THUIS, Bouwer

S = InlichtenStatus
VOOR, NA = date(2026, 8, 31), date(2026, 9, 1)
LEEFTIJDEN = st.one_of(
    st.integers(0, 30).map(lambda n: f"{n} jaar"),
    st.sampled_from(["onbekend", "2010", "2014", "2008", "ca. 15", "ca. 12", "ca. 40"]),
)
MENSEN = st.lists(
    st.fixed_dictionaries(
        {
            "geboren": LEEFTIJDEN,
            "adres": st.sampled_from(["", THUIS, THUIS, ELDERS, "Kade 1, Utrecht"]),
            "overleden_op": st.sampled_from([None, None, None, date(2026, 1, 1)]),
            "veilig": st.sampled_from(list(Veilig)),
        }
    ),
    min_size=1,
    max_size=6,
)
RIJEN = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 5), st.sampled_from(list(GezagSoort))), max_size=8
)
FEITEN = st.lists(
    st.tuples(
        st.sampled_from([FeitSoort.INGELICHT, FeitSoort.INLICHTEN_UITGEZONDERD]),
        st.integers(0, 5),
        st.sampled_from([None, 0, 1, 2]),
        st.sampled_from([None, date(2026, 8, 1), date(2026, 9, 20)]),
    ),
    max_size=5,
)


@st.composite
def dossiers(draw):
    b = Bouwer(draw(st.sampled_from([VOOR, NA])))
    mensen = draw(MENSEN)
    namen = [f"Mens{n} Berg" for n in range(len(mensen))]
    for naam, mens in zip(namen, mensen, strict=True):
        b.iemand(naam, **mens)
    b.instelling("Samen Veilig")
    houders = [*namen, "Samen Veilig"]
    for houder, over, soort in draw(RIJEN):
        b.gezag(houders[houder % len(houders)], namen[over % len(namen)], soort)
    for soort, over, aan, datum2 in draw(FEITEN):
        wie = namen[aan] if aan is not None and aan < len(namen) else None
        b.feit(soort, namen[over % len(namen)], aan=wie, datum2=datum2)
    return b


IEDER = settings(max_examples=200, deadline=None)


@pytest.mark.eis("E115", "E126")
@IEDER
@given(dossiers())
def test_every_living_betrokkene_is_told_excepted_or_open_with_a_reason(b):
    overzicht = b.overzicht()
    for betrokkene in b.betrokkenen:
        stand = overzicht.stand_van(betrokkene.id)
        brieven = overzicht.brieven_over(betrokkene.id)
        klaar = any(brief.kan_uit for brief in brieven)
        assert stand.zin.endswith(".")
        assert (stand.status is S.NIET_NODIG) is betrokkene.is_overleden
        if betrokkene.is_overleden:
            assert not brieven
        elif stand.status.is_open:
            assert (stand.status is S.TE_DOEN) is klaar
            assert klaar or stand.vragen or any(brief.vragen for brief in brieven)
        else:
            assert stand.datum is not None
            assert all(o.status is not S.TE_DOEN for o in stand.ontvangers)
            assert not brieven
    geblokkeerd = {x.betrokkene_id for x in niets_eruit(overzicht)}
    assert geblokkeerd == {x.betrokkene_id for x in overzicht.standen if x.status.is_open}


@pytest.mark.eis("E115", "E128")
@IEDER
@given(dossiers())
def test_nobody_reads_about_who_they_do_not_stand_for(b):
    mag = {(rij.houder.id, rij.over_persoon_id) for rij in b.rijen}
    persoon = {x.id: x.persoon.id for x in b.betrokkenen}
    for brief in b.overzicht().brieven:
        assert brief.betrokkenen
        assert {(aan.id, persoon[wie]) for aan in brief.aan for wie in brief.over} <= mag
        assert brief.zelf is None or [persoon[brief.zelf]] == [aan.id for aan in brief.aan]


@IEDER
@given(dossiers())
def test_a_letter_that_can_go_has_one_whole_address_for_all_its_readers(b):
    for brief in b.overzicht().brieven:
        assert not brief.kan_uit or (brief.adres is not None and brief.adres.is_volledig)
        if len(brief.aan) > 1:
            assert len({aan.adreskeuze(b.op)[0].plek for aan in brief.aan}) == 1


@IEDER
@given(dossiers())
def test_who_was_told_by_every_letter_is_told_once(b):
    brieven = b.overzicht().brieven
    paren = [paar for brief in brieven for paar in brief.vast_te_leggen]
    assert len(paren) == len(set(paren))
    for brief in brieven:
        b.verzend(brief)
    assert not b.overzicht().brieven
