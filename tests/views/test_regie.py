"""Het venster: het menu van de persoon, de weg terug, en hoe het met opslaan staat."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from cmpg_desktop.berichten.fouten import NietBeschikbaar
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import Meldingen
from cmpg_desktop.berichten.partners import Spoednummers
from cmpg_desktop.berichten.telefoon import BeginNotitie, OpenNotities
from cmpg_desktop.berichten.werkvoorraad import Railtellers, Werkvoorraad
from cmpg_desktop.views.regie import Regie
from cmpg_desktop.views.schil import RailItem, Schil
from cmpg_desktop.views.venster import RAIL, Venster
from cmpg_desktop.views.wachtwoord import WachtwoordDialoog
from tests.views.test_meldingenlijst import RIJEN
from tests.views.voorbeelden import werk


def ga(regie, qtbot, code):
    """Ga naar een pagina en wacht tot zij er echt staat: dat is een gebeurtenis later."""
    regie.ga(code, None)
    wacht_op(regie, qtbot, code)


def wacht_op(regie, qtbot, code):
    qtbot.waitUntil(
        lambda: regie.pagina.code == code and regie._venster.schil.pagina is regie.pagina
    )


@pytest.fixture
def maak_regie(qtbot, omgeving, backend, stil):
    """Geef een venster met zijn regie, op de werkvoorraad."""
    backend.antwoorden |= {
        Werkvoorraad: werk(),
        Railtellers: (),
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
        ga(regie, qtbot, "werkvoorraad")
        stil(regie.pagina)
        return regie

    return doe


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


def esc():
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("toets", "erbij"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_esc_en_alt_links_gaan_naar_waar_u_vandaan_kwam(maak_regie, stil, qtbot, toets, erbij):
    regie = maak_regie()
    ga(regie, qtbot, "meldingen")
    stil(regie.pagina)
    ga(regie, qtbot, "telefoon")
    QTest.keyClick(QApplication.focusWidget(), toets, erbij)
    wacht_op(regie, qtbot, "meldingen")
    QTest.keyClick(QApplication.focusWidget(), toets, erbij)
    wacht_op(regie, qtbot, "werkvoorraad")
    QTest.keyClick(QApplication.focusWidget(), toets, erbij)
    wacht_op(regie, qtbot, "werkvoorraad")


def test_esc_in_een_tekst_en_in_een_tabel_gaat_terug(maak_regie, stil, qtbot):
    regie = maak_regie()
    ga(regie, qtbot, "telefoon")
    assert QApplication.focusWidget().objectName() == "notitie.tekst"
    esc()
    wacht_op(regie, qtbot, "werkvoorraad")
    ga(regie, qtbot, "meldingen")
    stil(regie.pagina)
    regie.pagina.findChild(QTableView).setFocus()
    esc()
    wacht_op(regie, qtbot, "werkvoorraad")


def test_esc_sluit_eerst_wat_open_is_en_verlaat_de_pagina_niet(maak_regie, qtbot):
    regie = maak_regie()
    ga(regie, qtbot, "meldingen")
    ga(regie, qtbot, "werkvoorraad")
    regie.pagina._bewerk_opmerking()
    esc()
    wacht_op(regie, qtbot, "werkvoorraad")
    regie._venster.schil.zoek_nu()
    esc()
    wacht_op(regie, qtbot, "werkvoorraad")
    esc()
    wacht_op(regie, qtbot, "meldingen")


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


def test_de_rail_telt_mee_wanneer_elders_iets_nieuws_komt(maak_regie, backend, omgeving, qtbot):
    regie = maak_regie()
    backend.antwoorden[Railtellers] = (("meldingen", 42),)
    gezet = []
    regie._venster.schil.zet_aantal = lambda *waarden: gezet.append(waarden)
    ga(regie, qtbot, "meldingen")
    omgeving.broker.do(BeginNotitie(id=nieuw_id()))
    omgeving.broker.do(BeginNotitie(id=nieuw_id()))
    qtbot.waitUntil(lambda: ("meldingen", 42) in gezet)
    assert sum(isinstance(vraag, Railtellers) for vraag in backend.gevraagd) == 1
