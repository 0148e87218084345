"""Het venster: het menu van de persoon, de weg terug, en hoe het met opslaan staat."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from cmpg_desktop.berichten.documenten import Sjablonen
from cmpg_desktop.berichten.fouten import NietBeschikbaar
from cmpg_desktop.berichten.inlichten import InlichtenBlad, InlichtenOpenen
from cmpg_desktop.berichten.inrichting import Instellingen, VrijeDagen
from cmpg_desktop.berichten.kern import Change, Changes, Noun, nieuw_id
from cmpg_desktop.berichten.meldingen import Meldingen
from cmpg_desktop.berichten.partners import Spoednummers
from cmpg_desktop.berichten.team import Medewerkers
from cmpg_desktop.berichten.telefoon import BeginNotitie, OpenNotities
from cmpg_desktop.berichten.weegoverleg import Weegoverleg, WeegoverlegStand
from cmpg_desktop.berichten.werkvoorraad import Werkvoorraad
from cmpg_desktop.models.aanmelding import Aanmelding
from cmpg_desktop.views import paginas
from cmpg_desktop.views import regie as regie_module
from cmpg_desktop.views.regie import Regie
from cmpg_desktop.views.schil import RailItem, Schil
from cmpg_desktop.views.venster import RAIL, Venster
from cmpg_desktop.views.wachtwoord import WachtwoordDialoog
from cmpg_desktop.werkproces.rollen import Rol
from tests.dossier.conftest import MARLOES
from tests.views.test_meldingenlijst import RIJEN
from tests.views.voorbeelden import werk


@pytest.fixture
def maak_regie(qtbot, omgeving, backend, stil):
    """Geef een venster met zijn regie, op de werkvoorraad."""
    backend.antwoorden |= {
        Werkvoorraad: werk(),
        Meldingen: RIJEN,
        OpenNotities: (),
        Spoednummers: (),
    }

    def doe(*, demo=False):
        omgeving.demo = demo
        venster = Venster(donker=False)
        qtbot.addWidget(venster)
        items = [
            RailItem(code=code, tekst=tekst, icoon=icoon, sneltoets=toets, onderaan=onder)
            for code, tekst, icoon, toets, onder in RAIL
        ]
        venster.zet_schil(Schil(items))
        regie = Regie(venster, omgeving)
        with qtbot.waitExposed(venster):
            venster.show()
        venster.activateWindow()
        regie.ga("werkvoorraad", None)
        stil(regie.pagina)
        return regie

    return doe


def test_elke_pagina_heeft_een_recht():
    # Without one the button that leads there would do nothing at all.
    assert regie_module._VOOR_PAGINA.keys() == paginas._PAGINAS.keys()


@pytest.mark.parametrize(("soort", "rail"), [("melding", "meldingen"), ("casus", "casussen")])
def test_inlichten_hoort_in_de_rail_bij_het_dossier(maak_regie, backend, qtbot, soort, rail):
    blad = InlichtenBlad(
        dossier_id=nieuw_id(),
        soort=soort,
        kop="Gezin",
        ontvangen_op=date(2026, 1, 12),
        betrokkenen=(),
        brieven=(),
        blokkades=(),
        waarden={},
        adressen={},
        teksten={},
    )
    backend.antwoorden[InlichtenOpenen] = blad
    regie = maak_regie()
    knop = regie._venster.schil.rail.knop(rail)
    regie.ga("inlichten", blad.dossier_id)
    qtbot.waitUntil(knop.isChecked)
    regie.ga("werkvoorraad", None)
    qtbot.waitUntil(lambda: not knop.isChecked())
    regie.terug()
    qtbot.waitUntil(knop.isChecked)


def menu(regie):
    return [actie.data() for actie in regie._venster.schil.rail._menu.actions()]


def test_bij_de_persoon_staat_het_eigen_wachtwoord(maak_regie):
    assert menu(maak_regie()) == ["vergrendel", "wachtwoord", "wissel"]


def test_in_het_voorbeeld_heeft_niemand_een_wachtwoord(maak_regie):
    assert menu(maak_regie(demo=True)) == ["vergrendel", "wissel"]


def test_wie_een_eigen_wachtwoord_moet_kiezen_en_dat_niet_doet_meldt_zich_af(maak_regie, qtbot):
    regie = maak_regie()
    regie.wijzig_wachtwoord(moet=True)
    dialoog = regie._venster.findChild(WachtwoordDialoog)
    with qtbot.waitSignal(regie.wissel_persoon):
        dialoog.nee.click()


@pytest.fixture
def ga(qtbot):
    """Ga naar een pagina en wacht tot zij in beeld is."""

    def doe(regie, code):
        regie.ga(code, None)
        qtbot.waitUntil(lambda: regie._venster.schil.pagina is regie.pagina)

    return doe


@pytest.fixture
def esc(qtbot):
    """Druk op Esc (of een andere toets) en wacht tot de pagina die er nu is in beeld is."""

    def doe(regie, toets=Qt.Key.Key_Escape, erbij=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget(), toets, erbij)
        qtbot.waitUntil(lambda: regie._venster.schil.pagina is regie.pagina)

    return doe


@pytest.mark.eis("E048")
def test_f8_toont_overal_de_spoednummers(maak_regie, stil, qtbot):
    regie = maak_regie()
    QTest.keyClick(regie._venster, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: regie._venster.schil.pagina is regie.pagina)
    assert regie.pagina.code == "telefoon"
    spoed = regie.pagina.findChild(QWidget, "telefoon.spoed")
    qtbot.waitUntil(spoed.hasFocus)
    gesprek = regie.pagina
    QTest.keyClick(spoed, Qt.Key.Key_F8)
    assert regie.pagina is gesprek
    assert not spoed.isVisible()


def test_f2_op_de_meldingenlijst_begint_een_gesprek(maak_regie, stil, ga, qtbot):
    regie = maak_regie()
    ga(regie, "meldingen")
    stil(regie.pagina)
    QTest.keyClick(regie._venster, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: regie._venster.schil.pagina is regie.pagina)
    assert regie.pagina.code == "telefoon"


@pytest.mark.parametrize(
    ("toets", "erbij"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_esc_en_alt_links_gaan_naar_waar_u_vandaan_kwam(maak_regie, stil, ga, esc, toets, erbij):
    regie = maak_regie()
    ga(regie, "meldingen")
    stil(regie.pagina)
    ga(regie, "telefoon")
    esc(regie, toets, erbij)
    assert regie.pagina.code == "meldingen"
    esc(regie, toets, erbij)
    assert regie.pagina.code == "werkvoorraad"
    esc(regie, toets, erbij)
    assert regie.pagina.code == "werkvoorraad"


def test_een_leeg_gesprek_in_beeld_mag_op_slot_en_een_gesprek_dat_loopt_niet(maak_regie, ga, qtbot):
    regie = maak_regie()
    ga(regie, "telefoon")
    assert regie.mag_vergrendelen
    qtbot.keyClicks(QApplication.focusWidget(), "hallo")
    assert not regie.mag_vergrendelen


def test_esc_in_een_tekst_en_in_een_tabel_gaat_terug(maak_regie, stil, ga, esc):
    regie = maak_regie()
    ga(regie, "telefoon")
    assert QApplication.focusWidget().objectName() == "notitie.tekst"
    esc(regie)
    assert regie.pagina.code == "werkvoorraad"
    ga(regie, "meldingen")
    stil(regie.pagina)
    regie.pagina.findChild(QTableView).setFocus()
    esc(regie)
    assert regie.pagina.code == "werkvoorraad"


def test_een_gesprek_dat_niets_meer_is_ligt_niet_op_de_weg_terug(maak_regie, ga, esc):
    regie = maak_regie()
    ga(regie, "telefoon")
    ga(regie, "meldingen")
    esc(regie)
    assert regie.pagina.code == "werkvoorraad"


def test_esc_sluit_eerst_wat_open_is_en_verlaat_de_pagina_niet(maak_regie, stil, ga, esc):
    regie = maak_regie()
    ga(regie, "meldingen")
    ga(regie, "werkvoorraad")
    stil(regie.pagina)
    regie.pagina._bewerk_opmerking()
    esc(regie)
    assert regie.pagina.code == "werkvoorraad"
    regie._venster.schil.zoek_nu()
    esc(regie)
    assert regie.pagina.code == "werkvoorraad"
    esc(regie)
    assert regie.pagina.code == "meldingen"


def test_de_bovenbalk_zegt_wat_te_doen_als_opslaan_niet_kan_en_wordt_vanzelf_weer_goed(
    maak_regie, backend, qtbot, omgeving
):
    regie = maak_regie()
    status = regie._venster.schil.bovenbalk._status
    backend.gevolgen[BeginNotitie] = [NietBeschikbaar("De database is even weg.")]
    broker = omgeving.broker
    broker.laat_vallen(broker.do(BeginNotitie()))
    qtbot.waitUntil(lambda: status.text() == "Niet opgeslagen")
    assert "wordt vanzelf opgeslagen zodra het weer kan" in status.toolTip()
    broker.do(BeginNotitie())
    qtbot.waitUntil(lambda: status.text() == "Opgeslagen om 10.15")
    assert status.toolTip() == "Opgeslagen om 10.15"


def zichtbaar(regie):
    schil = regie._venster.schil
    delen = {code: schil.rail.knop(code) for code, *_ in RAIL}
    delen |= {"nieuw": schil.bovenbalk.nieuw, "zoek": schil.zoek}
    return {naam for naam, deel in delen.items() if deel.isVisible()}


def test_een_functioneel_beheerder_ziet_alleen_wat_hij_mag_en_begint_in_beheer(
    maak_regie, qtbot, stil, backend
):
    backend.antwoorden |= {Instellingen: (), Sjablonen: (), Medewerkers: (), VrijeDagen: ()}
    regie = maak_regie()
    regie.sluit_alles()
    regie.zet_toegang((Rol.FUNCTIONEEL_BEHEERDER,))
    regie.ga_naar_begin()
    qtbot.waitUntil(lambda: regie._venster.schil.pagina is regie.pagina)
    stil(regie.pagina)
    assert regie.pagina.code == "beheer"
    assert zichtbaar(regie) == {"partners", "beheer"}
    # Wie daarna gaat zitten en wel in het team zit, heeft alles weer.
    regie.sluit_alles()
    regie.zet_toegang((Rol.PROCESONDERSTEUNER,))
    regie.ga_naar_begin()
    qtbot.waitUntil(lambda: regie._venster.schil.pagina is regie.pagina)
    assert regie.pagina.code == "werkvoorraad"
    assert zichtbaar(regie) == {code for code, *_ in RAIL} | {"nieuw", "zoek"}


@pytest.mark.parametrize(
    ("toets", "erbij"),
    [
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_een_toets_voor_wat_een_beheerder_niet_mag_doet_niets_en_zegt_wie_wel(
    maak_regie, qtbot, omgeving, toets, erbij
):
    regie = maak_regie()
    hier, gezegd = regie.pagina, []
    omgeving.bericht.connect(lambda tekst, _terug: gezegd.append(tekst))
    regie.zet_toegang((Rol.FUNCTIONEEL_BEHEERDER,))
    QTest.keyClick(regie._venster, toets, erbij)
    qtbot.wait(20)
    assert regie.pagina is hier
    # Een knop die er niet is, zegt ook niets.
    wie = "casusregisseur of procesmanager of procesondersteuner"
    assert all(wie in tekst for tekst in gezegd)
    assert len(gezegd) == (0 if toets == Qt.Key.Key_1 else 1)


def test_casussen_overnemen_hoort_bij_beheer_en_houdt_wat_u_koos(maak_regie, stil):
    regie = maak_regie()
    regie.ga("importeren", None)
    stil(regie.pagina)
    blad = regie.pagina
    assert (blad.code, blad.rail) == ("importeren", "beheer")
    regie.ga("meldingen", None)
    stil(regie.pagina)
    regie.terug()
    assert regie.pagina is blad
    regie.ga("meldingen", None)
    stil(regie.pagina)
    regie.zet_toegang((Rol.FUNCTIONEEL_BEHEERDER,))
    regie.ga("importeren", None)
    assert regie.pagina.code == "meldingen"


@pytest.mark.parametrize(
    "toets",
    [(Qt.Key.Key_F9,), (Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)],
    ids=["F9", "Alt+4"],
)
def test_het_weegoverleg_gaat_open_en_vergrendelen_vergeet_wie_er_beslist(
    maak_regie, stil, backend, qtbot, toets
):
    backend.antwoorden[Weegoverleg] = WeegoverlegStand(rijen=())
    regie = maak_regie()
    QTest.keyClick(regie._venster, *toets)
    qtbot.waitUntil(lambda: regie.pagina.code == "weegoverleg")
    stil(regie.pagina)
    qtbot.waitUntil(lambda: regie._venster.schil.rail.knop("weegoverleg").isChecked())
    pagina = regie.pagina
    wie = Aanmelding(wie=MARLOES, naam="Marloes Hendriks", wachtwoord="vier gewone woorden")
    for weg in (regie.spoel, lambda: regie.ga("meldingen", None)):
        pagina.aanmelding.begin(wie)
        weg()  # zo gaat het ook bij vergrendelen: eerst wordt alles bewaard
        assert pagina.aanmelding.wie is None


@pytest.mark.parametrize(
    ("noun", "velden", "telt"),
    [
        (Noun.MELDING, {"melding.stand"}, True),
        (Noun.FEIT, set(), True),
        (Noun.MELDING, {"melding.concrete_vraag"}, False),
        (Noun.BEOORDELING, set(), False),
    ],
)
def test_na_een_besluit_telt_de_rail_opnieuw_en_na_typen_niet(
    maak_regie, stil, qtbot, noun, velden, telt
):
    regie = maak_regie()
    regie.ga("meldingen", None)
    stil(regie.pagina)
    regie._tel.stop()
    rij = Change(noun=noun, id=nieuw_id(), velden=frozenset(velden))
    regie._omgeving.broker.veranderd.emit(Changes(opdracht=nieuw_id(), rijen=frozenset({rij})))
    assert regie._tel.isActive() is telt
