"""Het venster: het menu van de persoon, de weg terug, en hoe het met opslaan staat."""

import pytest

from cmpg_desktop.berichten.meldingen import Meldingen
from cmpg_desktop.berichten.telefoon import OpenNotities
from cmpg_desktop.berichten.werkvoorraad import Werkvoorraad
from cmpg_desktop.views.regie import Regie
from cmpg_desktop.views.schil import RailItem, Schil
from cmpg_desktop.views.thema import Thema, kleuren_van
from cmpg_desktop.views.venster import RAIL, Venster
from cmpg_desktop.views.wachtwoord import WachtwoordDialoog
from tests.views.test_meldingenlijst import RIJEN
from tests.views.voorbeelden import werk


@pytest.fixture
def maak_regie(qtbot, omgeving, backend, stil):
    """Geef een venster met zijn regie, op de werkvoorraad."""
    backend.antwoorden |= {Werkvoorraad: werk(), Meldingen: RIJEN, OpenNotities: ()}

    def doe(*, demo=False):
        omgeving.demo = demo
        kleuren = {rol.name: kleur for rol, kleur in kleuren_van(Thema.LICHT).items()}
        venster = Venster(kleuren)
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
