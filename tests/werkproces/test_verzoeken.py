"""De maand van een verzoek en wie mag vragen: tabellen over leeftijden en dagen."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmpg_desktop.werkproces.geboorte import ONBEKEND, Geboorte
from cmpg_desktop.werkproces.termijn import TermijnStatus
from cmpg_desktop.werkproces.verzoeken import (
    Hoedanigheid,
    VerzoekGrond,
    VerzoekSoort,
    VerzoekWijze,
    hoe_lang_nog,
    verzet_hulp,
    wie_mag_vragen,
)
from cmpg_desktop.werkproces.verzoektermijn import verzoektermijn
from cmpg_desktop.werkproces.werkdagen import WEEKEND, Kalender, feestdagen
from cmpg_desktop.werkproces.wetteksten import VOORSTELLEN, rechtcode

KALENDER = Kalender()
ID = UUID(int=1)
dagen = st.dates(date(2024, 1, 1), date(2035, 12, 31))


def termijn(ontvangen, op, **velden):
    nu = datetime(op.year, op.month, op.day, 9, tzinfo=UTC)
    return verzoektermijn(ID, ontvangen=ontvangen, kalender=KALENDER, nu=nu, **velden)


@pytest.mark.eis("E129")
@pytest.mark.parametrize(
    ("ontvangen", "uiterlijk"),
    [
        (date(2026, 6, 30), date(2026, 7, 30)),
        (date(2026, 1, 30), date(2026, 3, 2)),  # 28 februari is een zaterdag
        (date(2026, 1, 31), date(2026, 3, 2)),
        (
            date(2026, 4, 14),
            date(2026, 5, 15),
        ),  # 14 mei is Hemelvaart
        (date(2026, 11, 25), date(2026, 12, 28)),  # eerste kerstdag, dan zaterdag en zondag
    ],
)
def test_een_maand_later_is_dezelfde_dag_of_de_eerstvolgende_werkdag(ontvangen, uiterlijk):
    assert termijn(ontvangen, ontvangen).uiterlijk == uiterlijk


@pytest.mark.eis("E129")
@given(dagen)
def test_het_einde_is_nooit_vrij_en_nooit_meer_dan_een_maand_en_een_lang_weekend(ontvangen):
    uiterlijk = termijn(ontvangen, ontvangen).uiterlijk
    assert uiterlijk.weekday() not in WEEKEND
    assert uiterlijk not in feestdagen(uiterlijk.year)
    assert 28 <= (uiterlijk - ontvangen).days <= 31 + 4


@given(dagen, st.integers(0, 80), st.sampled_from(["", "  ", "acht partners kijken mee"]))
def test_uitstel_telt_alleen_op_tijd_en_met_een_reden(ontvangen, later, reden):
    verlengd = date.fromordinal(ontvangen.toordinal() + later)
    kort = termijn(ontvangen, ontvangen)
    met = termijn(ontvangen, ontvangen, verlengd=verlengd, reden=reden)
    telt = verlengd <= kort.uiterlijk and bool(reden.strip())
    assert (met.uiterlijk > kort.uiterlijk) is telt
    assert ("uitstel" in met.uitleg) is telt


def test_de_uitleg_zegt_in_een_zin_waarom_met_de_bron():
    assert termijn(date(2026, 6, 30), date(2026, 7, 1)).uitleg == (
        "Uiterlijk donderdag 30 juli: 1 maand na ontvangst op 30 juni (AVG art. 12 lid 3)."
    )
    lang = termijn(
        date(2026, 6, 30), date(2026, 7, 25), verlengd=date(2026, 7, 20), reden="veel partners"
    )
    assert lang.uitleg == (
        "Uiterlijk woensdag 30 september: 3 maanden na ontvangst op 30 juni, want op 20 juli is "
        "2 maanden uitstel gemeld (AVG art. 12 lid 3)."
    )


@pytest.mark.parametrize(
    ("op", "beantwoord", "woorden"),
    [
        (date(2026, 7, 22), None, "nog 8 dagen"),
        (date(2026, 7, 29), None, "morgen"),
        (date(2026, 7, 30), None, "vandaag"),
        (date(2026, 7, 31), None, "1 dag te laat"),
        (date(2026, 8, 20), date(2026, 7, 30), "beantwoord do 30 jul"),
        (date(2026, 8, 20), date(2026, 8, 3), "beantwoord ma 3 aug, 4 dagen te laat"),
    ],
)
def test_hoe_lang_nog_staat_er_in_woorden(op, beantwoord, woorden):
    een = termijn(date(2026, 6, 30), op, beantwoord=beantwoord)
    assert hoe_lang_nog(een, op) == woorden
    assert (een.status is TermijnStatus.GEHAALD) is (beantwoord is not None)


def wie_mag(leeftijd, op, hoedanigheid=None):
    dag = date(op.year - leeftijd, op.month, op.day)
    return wie_mag_vragen(hoedanigheid, Geboorte(dag, dag), "Sanne", op)[0]


@pytest.mark.eis("E124", "E130")
@pytest.mark.parametrize("leeftijd", range(31))
def test_wie_mag_vragen_is_gelijk_aan_besluit_2(leeftijd):
    toen, nu = wie_mag(leeftijd, date(2026, 8, 31)), wie_mag(leeftijd, date(2026, 9, 1))
    ouder, beiden, zelf = "Voor Sanne vraagt een ouder", "Sanne mag zelf vragen, en", "Sanne vraagt"
    assert toen.startswith(ouder if leeftijd < 16 else zelf)
    assert nu.startswith(ouder if leeftijd < 12 else beiden if leeftijd < 16 else zelf)
    assert "tot 1 september 2026" in toen
    assert "vanaf 1 september 2026" in nu


@pytest.mark.eis("E130")
def test_een_onzekere_of_onbekende_leeftijd_zegt_dat_en_noemt_de_regel():
    op = date(2026, 10, 1)
    rond_12 = Geboorte(date(2014, 1, 1), date(2014, 12, 31))
    (onzeker,) = wie_mag_vragen(None, rond_12, "Sanne", op)
    (onbekend,) = wie_mag_vragen(None, ONBEKEND, "", op)
    assert onzeker.startswith("De leeftijd van Sanne is niet zeker")
    for zin in (onzeker, onbekend):
        assert "Tot 12 jaar vraagt een ouder of voogd, van 12 tot 16 jaar mogen beiden" in zin


@pytest.mark.eis("E130")
@pytest.mark.parametrize(
    ("hoedanigheid", "leeftijd", "woord"),
    [
        (Hoedanigheid.OUDER, 10, "gezag"),
        (Hoedanigheid.VOOGD, 17, "alleen voor wie dat zelf niet kan"),
        (Hoedanigheid.GEMACHTIGDE, 40, "machtiging"),
        (Hoedanigheid.VERTEGENWOORDIGER, 40, "beschikking"),
        (None, 8, "bespreek het met wie het gezag heeft"),
    ],
)
def test_wie_voor_een_ander_vraagt_laat_iets_na_te_vragen(hoedanigheid, leeftijd, woord):
    op = date(2026, 10, 1)
    dag = date(op.year - leeftijd, 5, 1)
    assert woord in " ".join(wie_mag_vragen(hoedanigheid, Geboorte(dag, dag), "Sanne", op)[1:])


@pytest.mark.eis("E129")
@pytest.mark.parametrize("soort", list(VerzoekSoort))
@pytest.mark.parametrize("wijze", [None, *VerzoekWijze])
def test_alleen_verzet_dat_niet_op_schrift_staat_zegt_dat_het_schriftelijk_moet(soort, wijze):
    op_schrift = wijze in {VerzoekWijze.BRIEF, VerzoekWijze.E_MAIL}
    assert bool(verzet_hulp(soort, wijze)) is (soort is VerzoekSoort.VERZET and not op_schrift)


@pytest.mark.eis("E131")
def test_de_vier_gronden_van_het_reglement_horen_bij_aanvullen_verbeteren_en_verwijderen():
    assert [een.weergave for een in VerzoekGrond] == [
        "feitelijk onjuist",
        "onvolledig",
        "niet ter zake dienend",
        "in strijd met een wettelijk voorschrift",
    ]
    assert {een for een in VerzoekSoort if een.vraagt_grond} == {
        VerzoekSoort.AANVULLING,
        VerzoekSoort.CORRECTIE,
        VerzoekSoort.VERWIJDERING,
    }


@pytest.mark.parametrize("soort", [VerzoekSoort.AANVULLING, VerzoekSoort.VERWIJDERING])
def test_aanvullen_en_verwijderen_noemen_de_vier_gronden(soort):
    for grond in ("feitelijk onjuist", "onvolledig", "niet ter zake", "in strijd met een wet"):
        assert grond in VOORSTELLEN[rechtcode(soort)].tekst
