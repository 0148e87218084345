"""Besluit 2 nog een keer geschreven, uit zijn woorden: wie het hoort, en wie mag vragen.

Van een onzekere geboorte wordt elke dag geprobeerd die het geweest kan zijn: zeker is alleen wat op
al die dagen hetzelfde is, en gevraagd wordt er precies als dat niet zo is.
"""

from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.geboorte import Antwoord, Geboorte, parse_geboorte
from cmpg_desktop.werkproces.inlichtvragen import InlichtenVraagSoort
from cmpg_desktop.werkproces.leeftijden import wie_inlichten, wie_oefent_rechten_uit
from cmpg_desktop.werkproces.verzoeken import wie_mag_vragen
from tests.werkproces.inlichtbouwer import ELDERS, Bouwer

WET = date(2026, 9, 1)
DAGEN = tuple(WET + timedelta(days=n) for n in (-180, -2, -1, 0, 1, 2, 180))


def jaren(geboren, op):
    """Tel de verjaardagen; wie op 29 februari is geboren, is anders op 1 maart jarig."""
    oud = -1
    for jaar in range(geboren.year, op.year + 1):
        try:
            jarig = geboren.replace(year=jaar)
        except ValueError:
            jarig = date(jaar, 3, 1)
        oud += jarig <= op
    return max(oud, 0)


def hoort(oud):
    """Ieder zelf, vanaf 12 met een eigen brief in gewone taal; onder 16 ook wie het gezag heeft."""
    zelf = {("zelf", "gewone taal" if oud < 16 else "")} if oud >= 12 else set()
    return zelf | ({("vertegenwoordiger", "")} if oud < 16 else set())


def vraagt(oud, op):
    """Sinds 1 september 2026 tot 12 de vertegenwoordiger, tot 16 ook het kind; daarna alleen."""
    if op < WET:
        return {"vertegenwoordiger"} if oud < 16 else {"zelf"}
    if oud < 12:
        return {"vertegenwoordiger"}
    return {"zelf", "vertegenwoordiger"} if oud < 16 else {"zelf"}


@cache
def mogelijk(vroegst, laatst, op):
    """Geef elke leeftijd die kan."""
    dagen = range(vroegst.toordinal(), min(laatst, op).toordinal() + 1)
    return frozenset(jaren(date.fromordinal(n), op) for n in dagen)


def antwoord(wie, uitkomsten):
    """Ja als het altijd zo is, nee als het nooit zo is, en anders niet zeker."""
    zo = {wie in een for een in uitkomsten}
    return Antwoord.ONZEKER if len(zo) == 2 else Antwoord.JA if zo == {True} else Antwoord.NEE


def keur_tabellen(geboorte, leeftijden, op):
    gehoord = [hoort(oud) for oud in leeftijden]
    wie = wie_inlichten(geboorte, op)
    zelf = [{deel[0] for deel in een} for een in gehoord]
    assert wie.eigen_brief is antwoord("zelf", zelf)
    assert wie.gewone_taal is antwoord(("zelf", "gewone taal"), gehoord)
    assert wie.vertegenwoordiger is antwoord("vertegenwoordiger", zelf)
    mag = [vraagt(oud, op) for oud in leeftijden]
    rechten = wie_oefent_rechten_uit(geboorte, op)
    assert rechten.betrokkene is antwoord("zelf", mag)
    assert rechten.vertegenwoordiger is antwoord("vertegenwoordiger", mag)


@pytest.mark.eis("E124", "E128", "E130")
@pytest.mark.parametrize("oud", range(31))
def test_elke_leeftijd_op_en_om_de_verjaardag(oud):
    for op in DAGEN:
        for naast in (-1, 0, 1):
            geboren = op.replace(year=op.year - oud) + timedelta(days=naast)
            if geboren <= op:
                keur_tabellen(Geboorte(geboren, geboren), {jaren(geboren, op)}, op)


@pytest.mark.eis("E124", "E128", "E130")
@settings(max_examples=200, deadline=None)
@given(
    st.dates(date(1994, 1, 1), date(2026, 8, 1)),
    st.integers(0, 3000),
    st.sampled_from(DAGEN),
)
def test_een_onzekere_geboorte_is_zeker_waar_elke_dag_hetzelfde_zegt(vroegst, lang, op):
    if vroegst > op:
        return
    laatst = min(vroegst + timedelta(days=lang), op)
    keur_tabellen(Geboorte(vroegst, laatst), mogelijk(vroegst, laatst, op), op)


def test_wie_op_29_februari_is_geboren_is_op_1_maart_jarig():
    geboren = date(2012, 2, 29)
    for op in (date(2028, 2, 28), date(2028, 2, 29), date(2027, 2, 28), date(2027, 3, 1)):
        keur_tabellen(Geboorte(geboren, geboren), {jaren(geboren, op)}, op)


# --- de brieven ---------------------------------------------------------------------------------

TEKSTEN = (
    *(f"{n} jaar" for n in range(31)),
    *(f"ca. {n}" for n in range(0, 31, 2)),
    *(str(jaar) for jaar in range(1996, 2026)),
    "augustus 2014",
    "september 2014",
    "augustus 2010",
    "september 2010",
    "31-08-2014",
    "01-09-2014",
    "02-09-2014",
    "31-08-2010",
    "01-09-2010",
    "02-09-2010",
    "01-09-2008",
)
# Wie er gezag heeft: niemand, een, twee apart, of een zonder en een met.
GEZAG = {"niemand": (), "een": ("Ouder",), "twee": ("Ouder", "Ander"), "alleen ander": ("Ander",)}
_SOORT = {
    "kijken_volwassene": ("zelf", ""),
    "kijken_jongere": ("zelf", "gewone taal"),
    "kijken_vertegenwoordiger": ("vertegenwoordiger", ""),
}


def dossier(tekst, op, met_gezag):
    b = Bouwer(op)
    b.iemand("Kind Berg", tekst)
    for naam, adres in (("Ouder Berg", None), ("Ander Bos", ELDERS)):
        b.iemand(naam, **({"adres": adres} if adres else {}))
        b.ouder(naam, "Kind Berg")
        if naam.split()[0] in met_gezag:
            b.gezag(naam, "Kind Berg")
        b.feit(FeitSoort.INGELICHT, naam)
    return b


def verwacht(oud, met_gezag):
    """Wie leest wat, als het kind zo oud is; en of er iets te vragen is."""
    brieven = {("Kind", *deel) for deel in hoort(oud) if deel[0] == "zelf"}
    if oud < 16:
        brieven |= {(naam, "vertegenwoordiger", "") for naam in met_gezag}
    return brieven, oud < 16 and not met_gezag


@pytest.mark.eis("E115", "E128")
@pytest.mark.parametrize("tekst", TEKSTEN)
@pytest.mark.parametrize("met_gezag", GEZAG)
def test_een_brief_gaat_alleen_naar_wie_hem_op_elke_mogelijke_leeftijd_krijgt(tekst, met_gezag):
    houders = GEZAG[met_gezag]
    for op in (date(2026, 8, 31), WET, date(2026, 9, 2)):
        geboorte = parse_geboorte(tekst, op)
        leeftijden = mogelijk(geboorte.vroegst, geboorte.laatst, op)
        uitkomsten = [verwacht(oud, houders) for oud in leeftijden]
        b = dossier(tekst, op, houders)
        brieven = [b.kort(een) for een in b.overzicht().brieven]
        lezers = {(wie, *_SOORT[soort]) for soort, (wie,), _, _ in brieven}
        assert lezers == set.intersection(*(een for een, _ in uitkomsten)), (tekst, op)
        stand = b.stand("Kind Berg")
        gevraagd = {vraag.soort for vraag in stand.vragen}
        onzeker = len({frozenset(een) for een, _ in uitkomsten}) > 1 or (
            len({geen for _, geen in uitkomsten}) > 1
        )
        assert (InlichtenVraagSoort.LEEFTIJD in gevraagd) is onzeker, (tekst, op)
        zeker_geen = all(geen for _, geen in uitkomsten)
        assert (InlichtenVraagSoort.GEZAG in gevraagd) is zeker_geen, (tekst, op)
        # Zonder gezag: geen brief, en wel te lezen wat die ouder kan.
        zonder = {naam for naam in ("Ouder", "Ander") if naam not in houders}
        zeker_kind = all(oud < 16 for oud in leeftijden)
        if zeker_kind and houders:
            assert {zin.split()[0] for zin in stand.zonder_gezag} == zonder
        assert not {wie for wie, *_ in lezers} & zonder


@pytest.mark.eis("E124", "E130")
@pytest.mark.parametrize("tekst", TEKSTEN)
def test_wat_er_bij_een_verzoek_staat_zegt_wie_er_die_dag_mag_vragen(tekst):
    for op in (date(2026, 8, 31), WET, date(2026, 9, 2)):
        geboorte = parse_geboorte(tekst, op)
        leeftijden = mogelijk(geboorte.vroegst, geboorte.laatst, op)
        mag = {frozenset(vraagt(oud, op)) for oud in leeftijden}
        zin = wie_mag_vragen(None, geboorte, "Sanne", op)[0]
        begin = {
            frozenset({"vertegenwoordiger"}): "Voor Sanne vraagt een ouder of voogd met gezag",
            frozenset({"zelf", "vertegenwoordiger"}): "Sanne mag zelf vragen, en een ouder",
            frozenset({"zelf"}): "Sanne vraagt zelf",
        }
        verwachting = begin[mag.pop()] if len(mag) == 1 else "De leeftijd van Sanne is niet zeker"
        assert zin.startswith(verwachting), (tekst, op)
        assert ("vanaf" if op >= WET else "tot") + " 1 september 2026" in zin
