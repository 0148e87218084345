import re
from datetime import UTC, date, datetime, timedelta
from itertools import count
from uuid import UUID, uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmpg_desktop.werkproces.feiten import Feit, FeitSoort, Uitkomst
from cmpg_desktop.werkproces.termijnen import (
    DagSoort,
    Lengtes,
    Termijn,
    TermijnSoort,
    TermijnStatus,
    termijnen,
)
from cmpg_desktop.werkproces.werkdagen import Kalender

KALENDER = Kalender()
NS = UUID(int=77)
S = FeitSoort
T = TermijnSoort


class Dossier:
    """Facts in the order they are told, written as (kind, "d-m" of 2026)."""

    def __init__(self) -> None:
        self.feiten: list[Feit] = []
        self._volgnr = count(1)

    def add(self, soort: FeitSoort, dag: str, over: str = "", **anders) -> Feit:
        n = next(self._volgnr)
        feit = Feit(
            id=UUID(int=n),
            volgnr=n,
            soort=soort,
            datum=_dag(dag),
            over=uuid5(NS, over) if over else None,
            naam=over,
            **anders,
        )
        self.feiten.append(feit)
        return feit

    def op(self, dag: str, **extra) -> list[Termijn]:
        d = _dag(dag)
        nu = datetime(d.year, d.month, d.day, 9, tzinfo=UTC)
        return termijnen(self.feiten, KALENDER, nu, **extra)

    def een(self, soort: TermijnSoort, dag: str, **extra) -> Termijn:
        (termijn,) = (t for t in self.op(dag, **extra) if t.soort is soort)
        return termijn

    def alle(self, soort: TermijnSoort, dag: str) -> list[Termijn]:
        return [t for t in self.op(dag) if t.soort is soort]


def _dag(tekst: str) -> date:
    dag, maand, *jaar = map(int, tekst.split("-"))
    return date(jaar[0] if jaar else 2026, maand, dag)


@pytest.fixture
def dossier() -> Dossier:
    return Dossier()


@pytest.mark.eis("E044")
@pytest.mark.parametrize(
    ("ontvangst", "uiterlijk"),
    [("2-3", "9-3"), ("3-3", "10-3"), ("4-3", "11-3"), ("5-3", "12-3"), ("6-3", "13-3")],
)
def test_a_melding_is_weighed_within_five_working_days(dossier, ontvangst, uiterlijk):
    dossier.add(S.ONTVANGST, ontvangst)
    termijn = dossier.een(T.MELDING_BEOORDELEN, "6-3")
    assert termijn.uiterlijk == _dag(uiterlijk)
    assert (termijn.status, termijn.lengte) == (TermijnStatus.LOOPT, "5 werkdagen")


@pytest.mark.eis("E044")
def test_a_termijn_explains_itself_with_source_and_skipped_days(dossier):
    dossier.add(S.ONTVANGST, "29-4")
    assert dossier.een(T.MELDING_BEOORDELEN, "30-4").uitleg == (
        "Uiterlijk donderdag 7 mei: 5 werkdagen na ontvangst op 29 april "
        "(werkproces, fase 1); 5 mei (Bevrijdingsdag) overgeslagen."
    )


def test_a_termijn_without_free_days_says_so_and_names_another_year(dossier):
    dossier.add(S.ONTVANGST, "12-1")
    assert dossier.een(T.MELDING_BEOORDELEN, "1-1-2027").uitleg == (
        "Uiterlijk maandag 19 januari 2026: 5 werkdagen na ontvangst op 12 januari 2026 "
        "(werkproces, fase 1); geen vrije dagen overgeslagen."
    )


@pytest.fixture
def kuipers(dossier) -> Dossier:
    dossier.add(S.ONTVANGST, "12-1")
    dossier.add(S.BESLUIT_FASE_1, "16-1", uitkomst=Uitkomst.FASE_2.value)
    for wie in ("Chantal", "Ronald"):
        dossier.add(S.EERSTE_VASTLEGGING, "16-1", wie)
        dossier.add(S.INGELICHT, "16-1", wie)
    dossier.add(S.INFORMATIEVERZOEK_VERZONDEN, "20-1", "politie")
    dossier.add(S.INFORMATIEVERZOEK_VERZONDEN, "20-1", "Altrecht")
    dossier.add(S.INFORMATIEVERZOEK_BEANTWOORD, "22-1", "politie")
    dossier.add(S.INFORMATIEVERZOEK_BEANTWOORD, "29-1", "Altrecht")
    dossier.add(S.BESLUIT_FASE_2, "30-1", uitkomst=Uitkomst.IN_BEHANDELING.value)
    dossier.add(S.MDO_GEHOUDEN, "19-2", "mdo 1")
    dossier.add(S.VERSLAG_VERZONDEN, "20-2", "mdo 1")
    dossier.add(S.GESPREK_BETROKKENE, "25-2", "Chantal")
    dossier.add(S.WIJZIGING_VERWERKT, "3-3")
    return dossier


@pytest.mark.eis("E044", "E059", "E067", "E071", "E078", "E082", "E126")
def test_the_chain_of_gezin_kuipers(kuipers):
    gevonden = {(t.soort, t.over_naam): t for t in kuipers.op("4-3")}
    verwacht = {
        (T.MELDING_BEOORDELEN, ""): ("19-1", "16-1"),
        (T.BETROKKENE_INLICHTEN, "Chantal"): ("16-1", "16-1"),
        (T.BETROKKENE_INLICHTEN, "Ronald"): ("16-1", "16-1"),
        (T.INFORMATIEVERZOEK_VERZENDEN, ""): ("23-1", "20-1"),
        (T.INFORMATIEVERZOEK_BEANTWOORDEN, "politie"): ("27-1", "22-1"),
        (T.INFORMATIEVERZOEK_BEANTWOORDEN, "Altrecht"): ("27-1", "29-1"),
        (T.FASE_2, ""): ("30-1", "30-1"),
        (T.EERSTE_MDO, ""): ("20-2", "19-2"),
        (T.VERSLAG_VERZENDEN, "mdo 1"): ("5-3", "20-2"),
        (T.WIJZIGINGEN_VERWERKEN, "Chantal"): ("4-3", "3-3"),
    }
    assert set(gevonden) == set(verwacht)
    for sleutel, (uiterlijk, gehaald) in verwacht.items():
        termijn = gevonden[sleutel]
        assert (termijn.uiterlijk, termijn.gehaald_op) == (_dag(uiterlijk), _dag(gehaald)), sleutel
        assert termijn.status is TermijnStatus.GEHAALD
    assert gevonden[T.INFORMATIEVERZOEK_BEANTWOORDEN, "Altrecht"].dagen_te_laat == 2


@pytest.mark.eis("E045")
def test_retour_stops_the_clock_and_waits_ten_days_for_the_melder(dossier):
    dossier.add(S.ONTVANGST, "2-3")
    dossier.add(S.RETOUR, "5-3")
    ronde, wacht, _ = dossier.op("18-3")
    assert (ronde.status, ronde.gehaald_op) == (TermijnStatus.GEHAALD, _dag("5-3"))
    assert (wacht.soort, wacht.uiterlijk) == (T.WACHT_OP_MELDER, _dag("19-3"))
    assert (wacht.status, wacht.van_wie) == (TermijnStatus.WACHT_OP_ANDER, "melder")
    te_laat = dossier.een(T.WACHT_OP_MELDER, "23-3")
    assert (te_laat.status, te_laat.van_wie) == (TermijnStatus.TE_LAAT, "casusregisseur")
    assert te_laat.dagen_te_laat == 2


@pytest.mark.eis("E045")
def test_half_way_the_melder_is_reminded_and_a_reminder_is_never_too_late(dossier):
    dossier.add(S.ONTVANGST, "2-3")
    dossier.add(S.RETOUR, "5-3")
    herinneren = dossier.een(T.MELDER_HERINNEREN, "6-3")
    assert ": halverwege het wachten op de melder (een afspraak van het team)" in herinneren.uitleg
    assert (herinneren.uiterlijk, herinneren.status) == (_dag("12-3"), TermijnStatus.LOOPT)
    later = dossier.een(T.MELDER_HERINNEREN, "16-3")
    assert (later.status, later.dagen_te_laat) == (TermijnStatus.LOOPT, 0)
    assert dossier.een(T.MELDER_HERINNEREN, "20-3").status is TermijnStatus.VERVALLEN
    dossier.add(S.MELDER_HERINNERD, "16-3")
    assert dossier.een(T.MELDER_HERINNEREN, "16-3").gehaald_op == _dag("16-3")


@pytest.mark.eis("E044")
def test_a_voorstel_waits_for_the_procesmanager_until_it_comes_back(dossier):
    dossier.add(S.ONTVANGST, "2-3")
    samen = "casusregisseur en procesmanager"
    assert dossier.een(T.MELDING_BEOORDELEN, "3-3").van_wie == samen
    dossier.add(S.VOORSTEL_FASE_1, "3-3")
    assert dossier.een(T.MELDING_BEOORDELEN, "3-3").van_wie == "procesmanager"
    dossier.add(S.VOORSTEL_TERUG, "3-3")
    assert dossier.een(T.MELDING_BEOORDELEN, "3-3").van_wie == samen


@pytest.mark.eis("E041")
def test_a_gericht_verzoek_waits_for_the_partner_and_lapses_with_the_besluit(dossier):
    dossier.add(S.ONTVANGST, "2-3")
    dossier.add(S.GERICHT_VERZOEK_VERZONDEN, "3-3", over="altrecht")
    termijn = dossier.een(T.GERICHT_VERZOEK_BEANTWOORDEN, "4-3")
    assert (termijn.uiterlijk, termijn.status) == (_dag("10-3"), TermijnStatus.WACHT_OP_ANDER)
    dossier.add(S.BESLUIT_FASE_1, "5-3", uitkomst=Uitkomst.GEEN_ZAAK.value)
    status = dossier.een(T.GERICHT_VERZOEK_BEANTWOORDEN, "11-3").status
    assert status is TermijnStatus.VERVALLEN


@pytest.mark.eis("E044", "E045")
def test_what_the_melder_adds_starts_a_new_round_and_the_first_stays_visible(dossier):
    dossier.add(S.ONTVANGST, "2-3")
    dossier.add(S.RETOUR, "5-3")
    dossier.add(S.AANVULLING, "10-3")
    eerste, wacht, tweede = dossier.op("11-3")
    assert eerste.status is wacht.status is TermijnStatus.GEHAALD
    assert wacht.gehaald_op == _dag("10-3")
    assert (tweede.soort, tweede.uiterlijk) == (T.MELDING_BEOORDELEN, _dag("17-3"))
    assert "na aanvulling op 10 maart" in tweede.uitleg
    assert tweede.status is TermijnStatus.LOOPT


def test_an_addition_that_nobody_asked_for_gives_no_more_time(dossier):
    dossier.add(S.ONTVANGST, "2-3")
    dossier.add(S.AANVULLING, "6-3")
    assert dossier.een(T.MELDING_BEOORDELEN, "6-3").uiterlijk == _dag("9-3")


def test_a_corrected_date_of_receipt_counts_also_after_the_retour(dossier):
    eerst = dossier.add(S.ONTVANGST, "2-3")
    dossier.add(S.RETOUR, "5-3")
    dossier.add(S.ONTVANGST, "27-2", vervangt=eerst.id, reden="telefonisch al op vrijdag")
    ronde, wacht, _ = dossier.op("6-3")
    assert (ronde.uiterlijk, ronde.gehaald_op) == (_dag("6-3"), _dag("5-3"))
    assert wacht.status is TermijnStatus.WACHT_OP_ANDER


def test_a_retour_that_is_taken_back_makes_the_melding_wait_for_us_again(dossier):
    dossier.add(S.ONTVANGST, "2-3")
    retour = dossier.add(S.RETOUR, "5-3")
    dossier.add(S.TERUGGENOMEN, "6-3", vervangt=retour.id, reden="vergissing")
    (ronde,) = dossier.op("10-3")
    assert (ronde.status, ronde.dagen_te_laat) == (TermijnStatus.TE_LAAT, 1)


@pytest.mark.parametrize("soort", [S.INGETROKKEN, S.SAMENGEVOEGD, S.AFGESLOTEN])
def test_nothing_runs_on_after_the_end(dossier, soort):
    dossier.add(S.ONTVANGST, "2-3")
    dossier.add(soort, "4-3")
    (termijn,) = dossier.op("1-4")
    assert (termijn.status, termijn.dagen_te_laat) == (TermijnStatus.VERVALLEN, 0)


@pytest.mark.parametrize(
    "uitkomst", [Uitkomst.GEEN_ZAAK, Uitkomst.LOKALE_PGA, Uitkomst.WOONOVERLAST, Uitkomst.ELDERS]
)
def test_another_outcome_than_phase_2_starts_no_further_termijn(dossier, uitkomst):
    dossier.add(S.ONTVANGST, "2-3")
    dossier.add(S.BESLUIT_FASE_1, "3-3", uitkomst=uitkomst.value)
    (termijn,) = dossier.op("1-4")
    assert (termijn.soort, termijn.status) == (T.MELDING_BEOORDELEN, TermijnStatus.GEHAALD)


def test_a_referral_after_phase_2_asks_for_no_mdo(dossier):
    dossier.add(S.BESLUIT_FASE_1, "16-1")
    dossier.add(S.BESLUIT_FASE_2, "30-1", uitkomst=Uitkomst.DOORVERWIJZING.value)
    soorten = {t.soort: t.status for t in dossier.op("1-4")}
    assert soorten == {
        T.INFORMATIEVERZOEK_VERZENDEN: TermijnStatus.VERVALLEN,
        T.FASE_2: TermijnStatus.GEHAALD,
    }


def test_linking_to_a_running_casus_is_a_decision_on_the_melding(dossier):
    dossier.add(S.ONTVANGST, "2-3")
    dossier.add(S.RETOUR, "3-3")
    dossier.add(S.GEKOPPELD, "4-3")
    assert [t.status for t in dossier.op("1-4")] == [
        TermijnStatus.GEHAALD,
        TermijnStatus.VERVALLEN,
    ]


@pytest.fixture
def haddouchi(dossier) -> Dossier:
    dossier.add(S.ONTVANGST, "30-4")
    dossier.add(S.SPOED, "30-4")
    dossier.add(S.BESLUIT_FASE_1, "30-4")
    dossier.add(S.EERSTE_VASTLEGGING, "30-4", "Youssef")
    dossier.add(S.INLICHTEN_UITGEZONDERD, "30-4", "Youssef", datum2=_dag("29-5"))
    dossier.add(S.SPOED_MDO_GEHOUDEN, "4-5")
    dossier.add(S.BESLUIT_FASE_2, "4-5")
    return dossier


@pytest.mark.eis("E126", "E127")
def test_the_exception_of_haddouchi_comes_back_on_its_day(haddouchi):
    inlichten = haddouchi.een(T.BETROKKENE_INLICHTEN, "1-5")
    assert inlichten.status is TermijnStatus.VERVALLEN
    wegen = haddouchi.een(T.UITZONDERING_WEGEN, "29-5")
    assert (wegen.uiterlijk, wegen.status) == (_dag("29-5"), TermijnStatus.LOOPT)
    assert wegen.uitleg == (
        "Uiterlijk vrijdag 29 mei: de dag die bij het wegen op 30 april is gekozen "
        "(AVG art. 14 lid 5 of UAVG art. 41)."
    )
    haddouchi.add(S.UITZONDERING_GEWOGEN, "29-5", "Youssef", datum2=_dag("19-6"))
    eerste, tweede = haddouchi.alle(T.UITZONDERING_WEGEN, "20-6")
    assert (eerste.status, eerste.gehaald_op) == (TermijnStatus.GEHAALD, _dag("29-5"))
    assert (tweede.uiterlijk, tweede.status) == (_dag("19-6"), TermijnStatus.TE_LAAT)
    haddouchi.add(S.INGELICHT, "22-6", "Youssef")
    assert haddouchi.een(T.BETROKKENE_INLICHTEN, "23-6").gehaald_op == _dag("22-6")
    assert haddouchi.alle(T.UITZONDERING_WEGEN, "23-6")[1].gehaald_op == _dag("22-6")


@pytest.mark.eis("E071", "E047")
def test_a_spoed_mdo_is_no_first_mdo(haddouchi):
    mdo = haddouchi.een(T.EERSTE_MDO, "6-5")
    # 15 working days after 4 May without 5, 14, 15 and 25 May
    assert (mdo.uiterlijk, mdo.status) == (_dag("29-5"), TermijnStatus.LOOPT)
    assert [dag.datum.day for dag in mdo.overgeslagen] == [5, 14, 15, 25]
    assert not haddouchi.alle(T.VERSLAG_VERZENDEN, "6-5")


@pytest.mark.eis("E126")
def test_an_exception_without_a_day_ends_a_month_after_receipt(dossier):
    dossier.add(S.ONTVANGST, "30-4")
    dossier.add(S.INLICHTEN_UITGEZONDERD, "30-4", "Youssef")
    wegen = dossier.een(T.UITZONDERING_WEGEN, "1-5")
    assert (wegen.uiterlijk, wegen.dagsoort) == (_dag("1-6"), DagSoort.MAANDEN)
    assert "1 maand na ontvangst op 30 april, en 30 mei is vrij (zaterdag)" in wegen.uitleg


@pytest.mark.eis("E126")
def test_telling_is_for_the_same_day_and_each_betrokkene_has_their_own(dossier):
    dossier.add(S.ONTVANGST, "12-1")
    dossier.add(S.EERSTE_VASTLEGGING, "16-1", "Chantal")
    dossier.add(S.EERSTE_VASTLEGGING, "16-1", "Ronald")
    dossier.add(S.INGELICHT, "16-1", "Chantal")
    chantal, ronald = dossier.alle(T.BETROKKENE_INLICHTEN, "19-1")
    assert chantal.status is TermijnStatus.GEHAALD
    assert (ronald.status, ronald.dagen_te_laat) == (TermijnStatus.TE_LAAT, 3)
    assert ronald.uitleg.startswith("Uiterlijk vrijdag 16 januari: dezelfde dag als")


@pytest.mark.eis("E126")
def test_nobody_hears_it_from_another_first(dossier):
    dossier.add(S.ONTVANGST, "12-1")
    dossier.add(S.INFORMATIEVERZOEK_VERZONDEN, "13-1", "politie")
    dossier.add(S.EERSTE_VASTLEGGING, "16-1", "Chantal")
    termijn = dossier.een(T.BETROKKENE_INLICHTEN, "14-1")
    assert (termijn.uiterlijk, termijn.lengte) == (_dag("13-1"), "vooraf")


@pytest.mark.eis("E126")
def test_a_month_after_receipt_is_the_outer_limit_of_telling(dossier):
    dossier.add(S.ONTVANGST, "12-1")
    dossier.add(S.EERSTE_VASTLEGGING, "20-2", "Chantal")
    termijn = dossier.een(T.BETROKKENE_INLICHTEN, "20-2")
    assert (termijn.uiterlijk, termijn.dagsoort) == (_dag("12-2"), DagSoort.MAANDEN)
    assert termijn.lengte == "1 maand"


@pytest.mark.eis("E059")
def test_an_answer_is_waited_for_until_phase_2_is_decided(dossier):
    dossier.add(S.BESLUIT_FASE_1, "16-1")
    dossier.add(S.INFORMATIEVERZOEK_VERZONDEN, "20-1", "politie")
    wacht = dossier.een(T.INFORMATIEVERZOEK_BEANTWOORDEN, "27-1")
    assert (wacht.status, wacht.van_wie) == (TermijnStatus.WACHT_OP_ANDER, "politie")
    assert dossier.een(T.INFORMATIEVERZOEK_BEANTWOORDEN, "28-1").dagen_te_laat == 1
    dossier.add(S.BESLUIT_FASE_2, "28-1")
    na = dossier.een(T.INFORMATIEVERZOEK_BEANTWOORDEN, "29-1")
    assert na.status is TermijnStatus.VERVALLEN


@pytest.mark.eis("E078")
def test_each_follow_up_mdo_has_its_own_verslag_of_the_set_length(dossier):
    dossier.add(S.MDO_GEHOUDEN, "19-2", "mdo 1")
    dossier.add(S.MDO_GEHOUDEN, "28-5", "mdo 2")
    dossier.add(S.VERSLAG_VERZONDEN, "29-5", "mdo 2")
    eerste, tweede = (
        t
        for t in dossier.op("1-3", lengtes=Lengtes(verslag_vervolg=5))
        if t.soort is T.VERSLAG_VERZENDEN
    )
    assert (eerste.uiterlijk, eerste.status) == (_dag("5-3"), TermijnStatus.LOOPT)
    assert (tweede.uiterlijk, tweede.status) == (_dag("4-6"), TermijnStatus.GEHAALD)
    assert tweede.bron.startswith("instelling, in plaats van 10 werkdagen")


@pytest.mark.eis("E082")
def test_a_talk_before_any_mdo_changes_no_plan(dossier):
    dossier.add(S.GESPREK_BETROKKENE, "20-1", "Chantal")
    assert dossier.op("21-1") == []


def test_the_name_of_now_replaces_the_name_of_then(dossier):
    feit = dossier.add(S.INFORMATIEVERZOEK_VERZONDEN, "20-1", "Mitros")
    termijn = dossier.een(T.INFORMATIEVERZOEK_BEANTWOORDEN, "21-1", namen={feit.over: "Woonin"})
    assert termijn.over_naam == termijn.van_wie == "Woonin"


def test_the_day_is_the_dutch_day(dossier):
    dossier.add(S.ONTVANGST, "2-3")
    laatste_minuut = datetime(2026, 3, 9, 22, 59, tzinfo=UTC)
    (voor,) = termijnen(dossier.feiten, KALENDER, laatste_minuut)
    (na,) = termijnen(dossier.feiten, KALENDER, laatste_minuut + timedelta(minutes=1))
    assert (voor.status, na.status) == (TermijnStatus.LOOPT, TermijnStatus.TE_LAAT)
    with pytest.raises(ValueError, match="time zone"):
        termijnen(dossier.feiten, KALENDER, datetime(2026, 3, 9, 12))


def test_a_length_under_one_day_is_refused():
    with pytest.raises(ValueError, match="minstens 1 dag"):
        Lengtes(fase_2=0)


def test_no_name_in_the_repr_of_a_termijn(kuipers):
    assert "Chantal" not in repr(kuipers.een(T.WIJZIGINGEN_VERWERKEN, "4-3"))


dagen = st.dates(date(2024, 1, 1), date(2030, 6, 1))
soorten = st.sampled_from(FeitSoort)


@st.composite
def verhalen(draw) -> list[Feit]:
    begin = draw(dagen)
    over = st.sampled_from([None, UUID(int=1), UUID(int=2)])
    stappen = draw(st.lists(st.tuples(soorten, st.integers(0, 20), over), max_size=12))
    feiten, dag = [], begin
    for n, (soort, verder, wie) in enumerate(stappen, 1):
        dag += timedelta(days=verder)
        feiten.append(Feit(id=UUID(int=100 + n), volgnr=n, soort=soort, datum=dag, over=wie))
    return feiten


@settings(max_examples=100)
@given(verhalen(), dagen)
def test_late_is_past_the_day_and_not_met_and_working_day_terms_end_on_one(feiten, vandaag):
    nu = datetime(vandaag.year, vandaag.month, vandaag.day, 12, tzinfo=UTC)
    for termijn in termijnen(feiten, KALENDER, nu):
        if termijn.status.is_open:
            assert termijn.gehaald_op is None
            assert (termijn.status is TermijnStatus.TE_LAAT) is (vandaag > termijn.uiterlijk)
        if termijn.status is not TermijnStatus.GEHAALD and termijn.dagen_te_laat:
            assert termijn.status is TermijnStatus.TE_LAAT
        if termijn.dagsoort is DagSoort.WERKDAGEN:
            assert KALENDER.is_werkdag(termijn.uiterlijk) or termijn.uiterlijk == termijn.vanaf
        assert termijn.uitleg.endswith(".")
        assert termijn.bron
        assert re.search(r"E\d{3}", termijn.uitleg) is None


@settings(max_examples=50)
@given(verhalen(), st.randoms())
def test_the_order_in_which_facts_are_given_does_not_matter(feiten, toeval):
    nu = datetime(2027, 1, 1, tzinfo=UTC)
    geschud = list(feiten)
    toeval.shuffle(geschud)
    assert termijnen(geschud, KALENDER, nu) == termijnen(feiten, KALENDER, nu)


@given(dagen, st.integers(1, 30), st.integers(1, 30))
def test_a_longer_length_never_ends_earlier(ontvangst, a, b):
    feit = Feit(id=UUID(int=1), volgnr=1, soort=S.ONTVANGST, datum=ontvangst)
    nu = datetime(2027, 1, 1, tzinfo=UTC)
    kort, lang = (
        termijnen([feit], KALENDER, nu, lengtes=Lengtes(melding_beoordelen=n))[0].uiterlijk
        for n in sorted((a, b))
    )
    assert kort <= lang
    assert (kort == lang) is (a == b)
