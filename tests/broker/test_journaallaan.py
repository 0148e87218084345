import uuid

import pytest

from cmpg_desktop.berichten.fouten import Omgevingsfout
from cmpg_desktop.berichten.kern import JournaalRegel
from cmpg_desktop.berichten.telefoon import BeginNotitie
from cmpg_desktop.broker import journaallaan
from tests.hulp.schermwerk import open_journaal

MARLOES = uuid.UUID(int=1)
BERT = uuid.UUID(int=2)


@pytest.fixture(autouse=True)
def kort_ritme(monkeypatch):
    monkeypatch.setattr(journaallaan, "RITME_MS", 10)


@pytest.fixture
def laan(qtbot, broker):
    with open_journaal(qtbot, broker, MARLOES) as laan:
        yield laan


def test_wat_getypt_is_staat_na_een_tik_op_schijf_ook_als_opslaan_hangt(
    qtbot, broker, backend, laan
):
    backend.poort.clear()
    broker.do(BeginNotitie())
    command = BeginNotitie()
    laan.bewaar(command, "nog niet af")
    qtbot.waitUntil(
        lambda: backend.het_journaal.inhoud == {command.opdracht: (command, "nog niet af")}
    )


def test_wat_binnen_een_tik_komt_gaat_in_een_keer(qtbot, backend, laan):
    opdrachten = [BeginNotitie() for _ in range(50)]
    for command in opdrachten:
        laan.bewaar(command)
    qtbot.waitUntil(lambda: len(backend.het_journaal.inhoud) == 50)
    assert backend.het_journaal.geschreven == 1
    assert list(backend.het_journaal.inhoud) == [command.opdracht for command in opdrachten]


def test_wat_de_database_heeft_gaat_uit_het_journaal(qtbot, backend, laan):
    command = BeginNotitie()
    laan.bewaar(command)
    qtbot.waitUntil(lambda: bool(backend.het_journaal.inhoud))
    laan.klaar(command.opdracht)
    qtbot.waitUntil(lambda: not backend.het_journaal.inhoud)


def test_wat_klaar_is_voor_de_eerste_tik_komt_nooit_op_schijf(qtbot, backend, laan):
    command = BeginNotitie()
    laan.bewaar(command)
    laan.klaar(command.opdracht)
    ander = BeginNotitie()
    laan.bewaar(ander)
    qtbot.waitUntil(lambda: list(backend.het_journaal.inhoud) == [ander.opdracht])


def test_voor_het_aanmelden_wordt_getypt_werk_bewaard_tot_het_journaal_open_is(
    qtbot, broker, backend
):
    with open_journaal(qtbot, broker, None) as laan:
        command = BeginNotitie()
        laan.bewaar(command)
        laan.schrijf()
        assert not backend.het_journaal.inhoud
        laan.open(MARLOES)
        qtbot.waitUntil(lambda: list(backend.het_journaal.inhoud) == [command.opdracht])


def test_wat_van_een_vorige_keer_over_is_wordt_verteld_en_kan_weg(qtbot, broker, backend):
    oud = BeginNotitie()
    backend.het_journaal.vooraf = (JournaalRegel(volgorde=1, command=oud),)
    backend.het_journaal.inhoud[oud.opdracht] = (oud, "")
    with open_journaal(qtbot, broker, None) as laan:
        with qtbot.waitSignal(laan.teruggevonden) as sein:
            laan.open(MARLOES)
        assert sein.args[0] == backend.het_journaal.vooraf
        laan.klaar(oud.opdracht)
        qtbot.waitUntil(lambda: not backend.het_journaal.inhoud)


def test_na_wisselen_van_persoon_gaat_niets_naar_het_journaal_van_de_vorige(
    qtbot, broker, backend, laan
):
    van_marloes = BeginNotitie()
    laan.bewaar(van_marloes)
    laan.open(BERT)
    assert not laan.is_open
    van_bert = BeginNotitie()
    laan.bewaar(van_bert)
    laan.schrijf()
    bewaard_voor = []
    echt = backend.het_journaal.bewaar
    backend.het_journaal.bewaar = lambda regels, klaar: (
        bewaard_voor.append((backend.het_journaal.accounts[-1], regels)),
        echt(regels, klaar),
    )
    qtbot.waitUntil(lambda: van_bert.opdracht in backend.het_journaal.inhoud)
    assert [wie for wie, regels in bewaard_voor if (van_bert, "") in regels] == [BERT]


def test_als_het_journaal_niet_geschreven_kan_worden_hoort_het_scherm_dat(
    qtbot, backend, laan, verwachte_log
):
    verwachte_log("journal not written", logger="cmpg_desktop.broker")
    backend.het_journaal.fout = Omgevingsfout("De schijf is vol.")
    with qtbot.waitSignal(laan.mislukt) as sein:
        laan.bewaar(BeginNotitie())
    assert sein.args[0].tekst == "De schijf is vol."


def test_sluiten_schrijft_wat_er_nog_lag(qtbot, broker, backend):
    with open_journaal(qtbot, broker, MARLOES) as laan:
        command = BeginNotitie()
        laan.bewaar(command)
    assert list(backend.het_journaal.inhoud) == [command.opdracht]


def test_na_vergrendelen_gaat_het_journaal_van_dezelfde_persoon_niet_opnieuw_open(
    qtbot, backend, laan
):
    laan.bewaar(BeginNotitie())
    laan.schrijf()
    with qtbot.assertNotEmitted(laan.teruggevonden, wait=50):
        laan.open(MARLOES)
    assert laan.is_open
    assert backend.het_journaal.accounts == [MARLOES]


def test_werk_van_wie_er_niet_meer_zit_komt_nooit_in_het_journaal_van_een_ander(
    qtbot, backend, laan
):
    laan.open(BERT)
    qtbot.waitUntil(lambda: laan.is_open)
    van_marloes, van_bert = BeginNotitie(), BeginNotitie()
    laan.bewaar(van_marloes, van=MARLOES)
    laan.bewaar(van_bert, van=BERT)
    laan.schrijf()
    qtbot.waitUntil(lambda: van_bert.opdracht in backend.het_journaal.inhoud)
    assert van_marloes.opdracht not in backend.het_journaal.inhoud
    laan.open(MARLOES)
    qtbot.waitUntil(lambda: van_marloes.opdracht in backend.het_journaal.inhoud)


def test_een_journaal_dat_niet_opengaat_wordt_opnieuw_geprobeerd(
    qtbot, broker, backend, monkeypatch, verwachte_log
):
    verwachte_log("journal not opened", logger="cmpg_desktop.broker")
    monkeypatch.setattr(journaallaan, "OPNIEUW_MS", 10)
    echt, keren = backend.het_journaal.open, []

    def open_(account):
        keren.append(account)
        if len(keren) < 3:
            raise Omgevingsfout("De schijf is vol.")
        return echt(account)

    backend.het_journaal.open = open_
    with open_journaal(qtbot, broker, None) as laan:
        command = BeginNotitie()
        with qtbot.waitSignal(laan.mislukt):
            laan.open(MARLOES)
        assert laan.hapert
        laan.bewaar(command)
        qtbot.waitUntil(lambda: command.opdracht in backend.het_journaal.inhoud)
        qtbot.waitUntil(lambda: not laan.hapert)
