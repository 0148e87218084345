"""Gezin Kuipers en de heer Haddouchi: wie het hoort, wanneer en waar, zoals het verhaal zegt."""

from dataclasses import replace
from datetime import date

import pytest

from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.inlichteinde import wie_hoort_het_einde
from cmpg_desktop.werkproces.inlichten import InlichtenStatus, niets_eruit
from cmpg_desktop.werkproces.inlichtvragen import InlichtenVraagSoort
from tests.werkproces.inlichtbouwer import ELDERS, THUIS, Bouwer

S = InlichtenStatus
BESLUIT = date(2026, 1, 16)


@pytest.fixture
def kuipers():
    b = Bouwer(BESLUIT)
    b.iemand("Chantal Kuipers", "14-06-1987")
    b.iemand("Jayden Kuipers", "21-05-2010")
    b.iemand("Fenna Vermeer", "03-09-2017")
    b.iemand("Ronald Kuipers", "02-02-1981")
    b.iemand("Dennis Vermeer", "30-10-1984", ELDERS)
    b.gezag("Chantal Kuipers", "Jayden Kuipers")
    b.gezag("Chantal Kuipers", "Fenna Vermeer")
    b.gezag("Dennis Vermeer", "Fenna Vermeer")
    return b


VIER = [
    ("kijken_volwassene", ("Chantal",), True, ("Jayden", "Fenna")),
    ("kijken_jongere", ("Jayden",), True, ()),
    ("kijken_volwassene", ("Ronald",), True, ()),
    ("kijken_vertegenwoordiger", ("Dennis",), True, ("Fenna",)),
]


@pytest.mark.eis("E055", "E115", "E128")
def test_gezin_kuipers_gets_four_letters_and_dennis_reads_about_fenna_only(kuipers):
    brieven = kuipers.overzicht().brieven
    assert sorted(map(kuipers.kort, brieven)) == sorted(VIER)
    assert all(brief.kan_uit for brief in brieven)
    waar = {kuipers.kort(brief)[1][0]: brief.adres.straatregel for brief in brieven}
    assert waar == dict.fromkeys(("Chantal", "Jayden", "Ronald"), THUIS.split(",")[0]) | {
        "Dennis": "Lupinelaan 3"
    }
    (dennis,) = (brief for brief in brieven if kuipers.kort(brief)[1] == ("Dennis",))
    anderen = {kuipers.id(naam) for naam in ("Chantal Kuipers", "Jayden Kuipers", "Ronald Kuipers")}
    assert not anderen & set(dennis.betrokkenen)


@pytest.mark.eis("E126")
def test_once_the_four_letters_went_the_requests_may_go(kuipers):
    assert len(niets_eruit(kuipers.overzicht())) == 5
    for brief in kuipers.overzicht().brieven:
        kuipers.verzend(brief, BESLUIT)
    dinsdag = date(2026, 1, 20)
    assert not kuipers.overzicht(dinsdag).brieven
    assert {s.status for s in kuipers.overzicht(dinsdag).standen} == {S.INGELICHT}
    assert not niets_eruit(kuipers.overzicht(dinsdag))


def test_oma_is_a_betrokkene_too_and_her_address_is_asked_but_she_does_not_block_the_others(
    kuipers,
):
    """E115: ook wie niet is aangemeld. Het verhaal noemt alleen haar wijk."""
    kuipers.iemand("Wil Kuipers-Baars", "ca. 65", "Vreeswijk")
    for brief in kuipers.overzicht().brieven:
        if brief.kan_uit:
            kuipers.verzend(brief)
    overzicht = kuipers.overzicht()
    (oma,) = overzicht.brieven
    assert [vraag.soort for vraag in oma.vragen] == [InlichtenVraagSoort.ADRES]
    assert [x.betrokkene_id for x in niets_eruit(overzicht)] == [kuipers.id("Wil Kuipers-Baars")]
    rest = {x.id for x in kuipers.betrokkenen} - {kuipers.id("Wil Kuipers-Baars")}
    assert not niets_eruit(overzicht, rest)


def test_at_the_end_jayden_is_sixteen_and_only_he_hears_about_himself(kuipers):
    for brief in kuipers.overzicht().brieven:
        kuipers.verzend(brief, BESLUIT)
    einde = wie_hoort_het_einde(kuipers.dossier, kuipers.feiten, date(2026, 9, 9))
    assert sorted(map(kuipers.kort, einde.brieven)) == [
        ("niet_verder_vertegenwoordiger", ("Dennis",), True, ("Fenna",)),
        ("niet_verder_volwassene", ("Chantal",), True, ("Fenna",)),
        ("niet_verder_volwassene", ("Jayden",), True, ()),
        ("niet_verder_volwassene", ("Ronald",), True, ()),
    ]
    (zin,) = einde.weggelaten
    assert "Jayden Kuipers aan Chantal Kuipers" in zin


@pytest.mark.eis("E127")
def test_haddouchi_is_told_on_22_june_after_an_exception_that_was_weighed_twice():
    b = Bouwer(date(2026, 4, 30))
    b.iemand("Youssef Haddouchi", "52 jaar", "Nedereindseweg 301-B, 3438 AB Nieuwegein")
    (brief,) = b.overzicht().brieven
    assert b.kort(brief) == ("kijken_volwassene", ("Youssef",), True, ())
    assert niets_eruit(b.overzicht())

    wie = "Youssef Haddouchi"
    b.feit(FeitSoort.INLICHTEN_UITGEZONDERD, wie, date(2026, 4, 30), datum2=date(2026, 5, 29))
    for dag in (date(2026, 4, 30), date(2026, 5, 4), date(2026, 5, 29)):
        assert b.stand(wie, dag).status is S.UITGEZONDERD
        assert not niets_eruit(b.overzicht(dag))
    vergeten = b.stand(wie, date(2026, 5, 30))
    assert vergeten.status is S.TE_DOEN
    assert "liep tot en met 29 mei 2026. Weeg opnieuw, of licht in." in vergeten.zin

    b.feit(FeitSoort.UITZONDERING_GEWOGEN, wie, date(2026, 5, 29), datum2=date(2026, 6, 19))
    assert b.stand(wie, date(2026, 6, 1)).datum == date(2026, 6, 19)
    maandag = date(2026, 6, 22)
    assert b.stand(wie, maandag).status is S.TE_DOEN
    b.verzend(b.overzicht(maandag).brieven[0], maandag)
    stand = b.stand(wie, maandag)
    assert (stand.status, stand.datum) == (S.INGELICHT, maandag)


def test_what_was_told_or_weighed_at_the_melding_counts_at_the_casus():
    b = Bouwer(date(2026, 4, 30))
    b.iemand("Youssef Haddouchi", "52 jaar")
    bij_melding = b.betrokkenen[0]
    b.feit(FeitSoort.INLICHTEN_UITGEZONDERD, bij_melding.id, datum2=date(2026, 5, 29))
    bij_casus = b.id("casus")
    b.betrokkenen[0] = replace(bij_melding, id=bij_casus, ook_als=frozenset({bij_melding.id}))
    assert b.overzicht().stand_van(bij_casus).status is S.UITGEZONDERD
