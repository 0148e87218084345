import threading
import uuid

import pytest
from PySide6.QtCore import QObject

from cmpg_desktop.berichten.beoordelen import Besluit
from cmpg_desktop.berichten.fouten import Gestopt, NietBeschikbaar, Regelfout
from cmpg_desktop.berichten.kern import Changes
from cmpg_desktop.berichten.telefoon import BeginNotitie, NotitieLezen, OpenNotities
from cmpg_desktop.berichten.werkvoorraad import Werkvoorraad
from cmpg_desktop.broker.broker import Bewaard
from tests.hulp.schermwerk import open_broker


def test_het_antwoord_komt_op_de_schermdraad_en_het_werk_gebeurt_elders(qtbot, broker, backend):
    backend.antwoorden[OpenNotities] = ("rij",)
    gekregen = []
    broker.ask(
        OpenNotities(), lambda antwoord: gekregen.append((antwoord, threading.current_thread()))
    )
    assert gekregen == []
    qtbot.waitUntil(lambda: bool(gekregen))
    assert gekregen == [(("rij",), threading.main_thread())]
    assert backend.draden == {"baan-lezen_0"}


def test_een_opdracht_loopt_in_de_schrijfbaan_en_weet_wie_wanneer_en_waar(
    qtbot, broker, backend, klok
):
    broker.actor = uuid.UUID(int=7)
    with qtbot.waitSignal(broker.veranderd) as sein:
        broker.do(BeginNotitie(), initiator="telefoon")
    (context,) = backend.contexten
    assert (context.actor, context.nu) == (uuid.UUID(int=7), klok.moment)
    assert (context.initiator, context.toestel) == ("telefoon", "proef")
    assert backend.draden == {"baan-schrijven_0"}
    assert sein.args[0].initiator == "telefoon"


def test_wie_vroeg_hoort_het_voordat_de_anderen_het_horen(qtbot, broker):
    volgorde = []
    broker.veranderd.connect(lambda _: volgorde.append("iedereen"))
    broker.do(BeginNotitie(), lambda _: volgorde.append("vrager"))
    qtbot.waitUntil(lambda: len(volgorde) == 2)
    assert volgorde == ["vrager", "iedereen"]


def test_een_opdracht_die_niets_veranderde_wordt_niet_rondverteld(qtbot, broker, backend):
    backend.gevolgen[BeginNotitie] = Changes(opdracht=uuid.UUID(int=1))
    klaar = []
    broker.do(BeginNotitie(), klaar.append)
    with qtbot.assertNotEmitted(broker.veranderd):
        qtbot.waitUntil(lambda: bool(klaar))


def test_een_antwoord_voor_wie_er_niet_meer_is_valt_weg(qtbot, broker, backend):
    backend.antwoorden[OpenNotities] = ()
    backend.poort.clear()
    vrager = QObject()
    gekregen = []
    broker.ask(OpenNotities(), gekregen.append, eigenaar=vrager)
    vrager.deleteLater()
    with qtbot.waitSignal(vrager.destroyed):
        pass
    backend.poort.set()
    qtbot.waitUntil(lambda: broker.stil)
    assert gekregen == []


def test_een_antwoord_dat_niemand_meer_wil_valt_weg_en_het_werk_gaat_door(qtbot, broker, backend):
    backend.poort.clear()
    gekregen = []
    nummer = broker.do(BeginNotitie(), gekregen.append)
    broker.laat_vallen(nummer)
    with qtbot.waitSignal(broker.veranderd):
        backend.poort.set()
    assert gekregen == []
    assert not broker.bezig


def test_een_weigering_gaat_naar_wie_vroeg(qtbot, broker, backend):
    backend.gevolgen[BeginNotitie] = Regelfout("Dit mag niet.", veld="notitie.tekst")
    fouten = []
    with qtbot.assertNotEmitted(broker.onverwacht):
        broker.do(BeginNotitie(), mislukt=fouten.append)
        qtbot.waitUntil(lambda: bool(fouten))
    assert fouten[0].veld == "notitie.tekst"


def test_een_fout_die_niemand_opvangt_wordt_verteld(qtbot, broker, backend):
    backend.gevolgen[BeginNotitie] = Regelfout("Dit mag niet.")
    with qtbot.waitSignal(broker.onverwacht) as sein:
        broker.do(BeginNotitie())
    assert sein.args[0].tekst == "Dit mag niet."


def test_een_fout_van_ons_zelf_is_luid_ook_als_de_vrager_weg_is(
    qtbot, broker, backend, verwachte_log
):
    verwachte_log("bug in OpenNotities", logger="cmpg_desktop.broker")
    backend.antwoorden[OpenNotities] = ZeroDivisionError("stuk")
    backend.poort.clear()
    nummer = broker.ask(OpenNotities(), print)
    broker.laat_vallen(nummer)
    with qtbot.waitSignal(broker.onverwacht):
        backend.poort.set()


def test_de_bovenbalk_hoort_bezig_en_dan_opgeslagen_om_de_nederlandse_tijd(qtbot, broker):
    gehoord = []
    broker.bewaard.connect(lambda hoe, tekst, _uitleg: gehoord.append((hoe, tekst)))
    broker.do(BeginNotitie())
    broker.do(BeginNotitie())
    assert broker.bezig
    qtbot.waitUntil(lambda: len(gehoord) == 2)
    assert gehoord == [
        (Bewaard.BEZIG, "Opslaan …"),
        (Bewaard.OPGESLAGEN, "Opgeslagen om 10.15"),
    ]


def test_na_een_mislukte_opdracht_staat_er_niet_opgeslagen_en_is_niemand_meer_bezig(
    qtbot, broker, backend
):
    backend.gevolgen[BeginNotitie] = NietBeschikbaar("De database is weg.")
    nummer = broker.do(BeginNotitie())
    broker.laat_vallen(nummer)
    with qtbot.waitSignal(broker.bewaard) as sein:
        pass
    assert sein.args[:2] == [Bewaard.MISLUKT, "Niet opgeslagen"]
    assert sein.args[2].startswith("De database is weg. Wat u typt, blijft bewaard")
    assert not broker.bezig


def test_een_trage_vraag_houdt_een_opdracht_niet_op(qtbot, broker, backend):
    dicht = threading.Event()

    def traag(_vraag):
        assert dicht.wait(10)
        return ()

    backend.antwoorden[OpenNotities] = traag
    broker.ask(OpenNotities(), lambda _: None)
    with qtbot.waitSignal(broker.veranderd):
        broker.do(BeginNotitie())
    assert not broker.stil
    dicht.set()
    qtbot.waitUntil(lambda: broker.stil)


def test_opdrachten_gaan_in_de_volgorde_waarin_ze_gegeven_zijn(qtbot, broker, backend):
    gegeven = [BeginNotitie() for _ in range(20)]
    for command in gegeven:
        broker.do(command)
    qtbot.waitUntil(lambda: broker.stil)
    assert backend.gedaan == gegeven


def test_lang_werk_meldt_hoever_het_is_en_stopt_op_verzoek(qtbot, broker, backend):
    begonnen = threading.Event()

    def lang(_vraag, gevolgd):
        gevolgd.voortgang(1, 3, "Een van drie")
        begonnen.set()
        while not gevolgd.stop():
            threading.Event().wait(0.005)
        raise Gestopt("Gestopt.")

    lang.volgt = True
    backend.antwoorden[Werkvoorraad] = lang
    fouten = []
    with qtbot.waitSignal(broker.voortgang) as sein:
        nummer = broker.ask(Werkvoorraad(), lambda _: None, fouten.append)
    assert sein.args == [nummer, 1, 3, "Een van drie"]
    broker.stop(nummer)
    qtbot.waitUntil(lambda: bool(fouten))
    assert isinstance(fouten[0], Gestopt)
    assert broker.stil


def test_sluiten_wacht_op_wat_geschreven_wordt_en_laat_vragen_vallen(qtbot, broker, backend):
    backend.antwoorden[OpenNotities] = ()
    backend.poort.clear()
    gekregen = []
    opdrachten = [BeginNotitie() for _ in range(3)]
    for command in opdrachten:
        broker.do(command, gekregen.append)
    for _ in range(3):
        broker.ask(OpenNotities(), gekregen.append)
    threading.Timer(0.05, backend.poort.set).start()
    broker.close()
    assert backend.gedaan == opdrachten
    assert backend.gesloten
    assert len(backend.gevraagd) <= 1
    assert broker.do(BeginNotitie()) == 0
    broker.close()
    qtbot.wait(0)
    assert gekregen == []


def test_als_de_database_niet_opengaat_hoort_elke_vrager_waarom(qtbot, klok):
    def mislukt():
        raise NietBeschikbaar("De map is weg.")

    with open_broker(mislukt, klok) as broker:
        fouten = []
        broker.ask(NotitieLezen(id=uuid.UUID(int=1)), lambda _: None, fouten.append)
        broker.do(BeginNotitie(), mislukt=fouten.append)
        broker.voer(lambda backend: backend, lambda _: None, fouten.append)
        qtbot.waitUntil(lambda: len(fouten) == 3)
        assert {fout.tekst for fout in fouten} == {"De map is weg."}


@pytest.mark.parametrize("keer", range(5))
def test_een_scherm_dat_verdwijnt_terwijl_er_gewerkt_wordt_gaat_op_de_schermdraad_weg(
    qtbot, broker, backend, keer
):
    backend.antwoorden[OpenNotities] = ()
    weg = []
    vrager = QObject()
    vrager.destroyed.connect(lambda: weg.append(threading.current_thread()))
    broker.ask(OpenNotities(), lambda antwoord, vrager=vrager: (antwoord, vrager), eigenaar=vrager)
    vrager.deleteLater()
    del vrager
    qtbot.waitUntil(lambda: broker.stil and bool(weg))
    assert weg == [threading.main_thread()]


def test_zolang_de_database_weg_is_verspringen_de_woorden_niet_en_daarna_is_het_opgeslagen(
    qtbot, broker, backend
):
    gehoord = []
    broker.bewaard.connect(lambda hoe, _tekst, _uitleg: gehoord.append(hoe))
    weg = NietBeschikbaar("De database is weg.")
    backend.gevolgen[BeginNotitie] = [weg, weg]
    for _ in range(3):
        broker.laat_vallen(broker.do(BeginNotitie()))
        qtbot.waitUntil(lambda: not broker.bezig)
    assert gehoord == [Bewaard.BEZIG, Bewaard.MISLUKT, Bewaard.MISLUKT, Bewaard.OPGESLAGEN]


def test_een_geweigerde_opdracht_laat_niets_onopgeslagen_en_zegt_dat_ook_niet(
    qtbot, broker, backend, klok
):
    gehoord = []
    broker.do(BeginNotitie())
    qtbot.waitUntil(lambda: not broker.bezig)
    broker.bewaard.connect(lambda hoe, tekst, _uitleg: gehoord.append((hoe, tekst)))
    klok.later(minutes=5)
    backend.gevolgen[BeginNotitie] = [Regelfout("Dit mag niet.")]
    broker.laat_vallen(broker.do(BeginNotitie()))
    qtbot.waitUntil(lambda: not broker.bezig)
    # Er is niets opgeslagen, dus de tijd verspringt niet.
    assert gehoord == [(Bewaard.BEZIG, "Opslaan …"), (Bewaard.OPGESLAGEN, "Opgeslagen om 10.15")]


def test_wat_van_een_ander_nog_wacht_staat_niet_boven_het_werk_van_wie_daarna_komt(
    qtbot, broker, backend
):
    eerst, daarna = uuid.UUID(int=7), uuid.UUID(int=8)
    broker.actor = eerst
    gehoord = []
    broker.bewaard.connect(lambda hoe, tekst, _uitleg: gehoord.append((hoe, tekst)))
    weg = NietBeschikbaar("De database is weg.")
    backend.gevolgen[BeginNotitie] = [weg, weg]
    broker.laat_vallen(broker.do(BeginNotitie()))
    qtbot.waitUntil(lambda: not broker.bezig)
    assert gehoord[-1][0] is Bewaard.MISLUKT
    broker.actor = daarna
    assert gehoord[-1] == (Bewaard.OPGESLAGEN, "")
    broker.laat_vallen(broker.do(BeginNotitie(), actor=eerst))
    qtbot.waitUntil(lambda: not broker.bezig)
    assert gehoord[-1] == (Bewaard.OPGESLAGEN, "")


def test_van_wat_nooit_in_het_journaal_komt_belooft_het_scherm_niet_dat_het_vanzelf_gaat(
    qtbot, broker, backend
):
    backend.gevolgen[Besluit] = NietBeschikbaar("De server is er niet.")
    gehoord, fouten = [], []
    broker.bewaard.connect(lambda *delen: gehoord.append(delen[0]))
    ref = uuid.UUID(int=1)
    broker.do(Besluit(melding_id=ref, voorstel_id=ref), mislukt=fouten.append)
    qtbot.waitUntil(lambda: bool(fouten))
    assert gehoord == [Bewaard.BEZIG, Bewaard.OPGESLAGEN]
