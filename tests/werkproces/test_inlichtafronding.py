"""Wat ook wordt vastgelegd, in welke volgorde ook: de termijn zegt hetzelfde als de regels."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmpg_desktop.werkproces.feiten import Afronding, FeitSoort
from cmpg_desktop.werkproces.inlichtafronding import (
    WEGING,
    bij_te_werken,
    vastgelegd,
    werkelijk,
)
from cmpg_desktop.werkproces.inlichten import InlichtenStatus
from cmpg_desktop.werkproces.termijn import TermijnSoort, TermijnStatus
from cmpg_desktop.werkproces.termijnen import termijnen
from cmpg_desktop.werkproces.werkdagen import Kalender
from tests.werkproces.inlichtbouwer import ELDERS, Bouwer, ident

BEGIN = date(2026, 1, 16)
KIND = "Fenna Vermeer"
LEZERS = ("Chantal Kuipers", "Dennis Vermeer", None)
stappen = st.lists(
    st.tuples(
        st.sampled_from(["vertel", "weeg", "gezag erbij", "gezag weg"]),
        st.sampled_from(LEZERS),
        st.integers(0, 20),
    ),
    max_size=8,
)


def gezin():
    b = Bouwer(BEGIN)
    b.iemand(KIND, "03-09-2017")
    b.iemand("Chantal Kuipers")
    b.iemand("Dennis Vermeer", adres=ELDERS)
    b.gezag("Chantal Kuipers", KIND)
    b.feit(FeitSoort.EERSTE_VASTLEGGING, KIND, BEGIN)
    return b


def werk_bij(b, dag):
    """Doe na elke stap wat de opdracht doet: elk feit zegt wie er over is."""
    over = b.id(KIND)
    wordt = werkelijk(b.dossier, b.feiten, over, dag)
    for feit in bij_te_werken(b.feiten, over, wordt):
        b.feit(
            feit.soort,
            KIND,
            feit.datum,
            datum2=feit.datum2,
            uitkomst=feit.uitkomst,
            vervangt=feit.id,
        )
        b.feiten[-1] = replace(b.feiten[-1], aan=feit.aan)
    return wordt


def doe(b, wat, wie, dag):
    heeft = {rij.houder.id for rij in b.rijen}
    if wat == "gezag erbij" and wie and ident("persoon", wie) not in heeft:
        b.gezag(wie, KIND)
    elif wat == "gezag weg" and wie:
        b.rijen = [rij for rij in b.rijen if rij.houder.id != ident("persoon", wie)]
    elif wat == "vertel" and wie:
        b.feit(FeitSoort.INGELICHT, KIND, dag, aan=wie, uitkomst=Afronding.REST_OPEN.value)
    elif wat == "weeg":
        b.feit(
            FeitSoort.UITZONDERING_GEWOGEN,
            KIND,
            dag,
            aan=wie,
            datum2=dag + timedelta(days=9),
            uitkomst=Afronding.REST_OPEN.value,
        )


@given(stappen)
def test_de_termijn_is_klaar_precies_als_de_regels_dat_zeggen(gekozen):
    b, dag = gezin(), BEGIN
    for wat, wie, verder in gekozen:
        dag += timedelta(days=verder)
        doe(b, wat, wie, dag)
        wordt = werk_bij(b, dag)
        iets = any(f.soort in WEGING or f.soort is FeitSoort.INGELICHT for f in b.feiten)
        if not iets:
            continue
        nu = datetime(dag.year, dag.month, dag.day, 12, tzinfo=UTC)
        (termijn,) = (
            t
            for t in termijnen(b.feiten, Kalender(), nu)
            if t.soort is TermijnSoort.BETROKKENE_INLICHTEN
        )
        if wordt is Afronding.REST_OPEN:
            assert vastgelegd(b.feiten, b.id(KIND)) is Afronding.REST_OPEN
            assert termijn.status.is_open
        elif termijn.status.is_open:
            # Niemand hoeft het meer te horen, en er is ook niets dat iemand hoorde.
            assert not any(f.soort is FeitSoort.INGELICHT for f in b.feiten)
        stand = b.stand(KIND, dag)
        if stand.status is InlichtenStatus.TE_DOEN and termijn.status is TermijnStatus.VERVALLEN:
            # De uitzondering is voorbij; dan zegt de werkvoorraad dat er opnieuw wordt gewogen.
            wegen = [
                t
                for t in termijnen(b.feiten, Kalender(), nu)
                if t.soort is TermijnSoort.UITZONDERING_WEGEN and t.status.is_open
            ]
            assert wegen


def test_een_gecorrigeerde_weging_gaat_niet_voor_de_latere():
    b = Bouwer(BEGIN)
    b.iemand("Chantal Kuipers")
    eerste = b.feit(
        FeitSoort.INLICHTEN_UITGEZONDERD, "Chantal Kuipers", datum2=date(2026, 2, 12), aan=None
    )
    b.feit(
        FeitSoort.UITZONDERING_GEWOGEN,
        "Chantal Kuipers",
        date(2026, 1, 20),
        datum2=date(2026, 1, 30),
    )
    # Wie er over is, veranderde: het eerste feit zegt het opnieuw, en komt daarom achteraan.
    b.feit(
        FeitSoort.INLICHTEN_UITGEZONDERD,
        "Chantal Kuipers",
        datum2=date(2026, 2, 12),
        uitkomst=Afronding.REST_OPEN.value,
        vervangt=eerste.id,
    )
    assert b.stand("Chantal Kuipers", date(2026, 1, 30)).datum == date(2026, 1, 30)
    stand = b.stand("Chantal Kuipers", date(2026, 1, 31))
    assert stand.status is InlichtenStatus.TE_DOEN
    assert "liep tot en met 30 januari 2026" in stand.zin


def test_een_weging_voor_iedereen_komt_in_de_plaats_van_een_voor_een_lezer():
    b = gezin()
    b.gezag("Dennis Vermeer", KIND)
    soort = FeitSoort.INLICHTEN_UITGEZONDERD
    b.feit(soort, KIND, datum2=date(2026, 2, 12), aan="Dennis Vermeer")
    b.feit(soort, KIND, date(2026, 1, 20), datum2=date(2026, 1, 30))
    assert b.stand(KIND, date(2026, 1, 30)).status is InlichtenStatus.UITGEZONDERD
    assert b.stand(KIND, date(2026, 1, 31)).status is InlichtenStatus.TE_DOEN


def test_wie_toch_niet_is_overleden_heeft_geen_uitzondering_gehad():
    b = Bouwer(BEGIN)
    b.iemand("Opa Kuipers")
    b.feit(FeitSoort.INLICHTEN_UITGEZONDERD, "Opa Kuipers", uitkomst=Afronding.NIET_NODIG.value)
    assert "uitzondering" not in b.stand("Opa Kuipers").zin


def jarig(*, verteld, geboren="21-05-2010"):
    """Geef Jayden met twee ouders met gezag; op 18 mei hoorden sommigen het."""
    b = Bouwer(date(2026, 5, 18))
    b.iemand("Jayden Kuipers", geboren)
    b.iemand("Chantal Kuipers")
    b.iemand("Dennis Vermeer", adres=ELDERS)
    for ouder in ("Chantal Kuipers", "Dennis Vermeer"):
        b.gezag(ouder, "Jayden Kuipers")
        b.feit(FeitSoort.INGELICHT, ouder, aan=ouder)
    for wie in verteld:
        b.feit(FeitSoort.INGELICHT, "Jayden Kuipers", aan=wie)
    return b


@pytest.mark.eis("E128")
def test_vanaf_zestien_hoort_een_ouder_het_niet_alsnog():
    b = jarig(verteld=["Jayden Kuipers", "Chantal Kuipers"])
    assert [b.kort(x)[1] for x in b.overzicht(date(2026, 5, 20)).brieven] == [("Dennis",)]
    assert not b.overzicht(date(2026, 5, 21)).brieven
    stand = b.stand("Jayden Kuipers", date(2026, 5, 21))
    assert stand.status is InlichtenStatus.INGELICHT
    # Wie het wel hoorde, blijft te zien.
    assert [o.weergave for o in stand.ontvangers] == ["Jayden Kuipers", "Chantal Kuipers"]


@pytest.mark.eis("E128")
def test_vanaf_zestien_hoort_wie_het_zelf_nog_niet_wist_het_als_grote():
    b = jarig(verteld=["Chantal Kuipers"])
    (brief,) = b.overzicht(date(2026, 5, 21)).brieven
    assert b.kort(brief) == ("kijken_volwassene", ("Jayden",), True, ())
