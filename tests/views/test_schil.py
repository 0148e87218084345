import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from cmpg_desktop.views import thema
from cmpg_desktop.views.onderdelen.blad import Blad
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.schil import OpslagStatus, RailItem, Schil

ITEMS = (
    RailItem(code="werkvoorraad", tekst="Werkvoorraad", icoon="tray", sneltoets="Ctrl+1"),
    RailItem(code="meldingen", tekst="Meldingen", icoon="megaphone"),
    RailItem(code="beheer", tekst="Beheer", icoon="gear", onderaan=True),
)


@pytest.fixture
def schil(qtbot):
    schil = Schil(ITEMS)
    qtbot.addWidget(schil)
    schil.resize(1366, 860)
    schil.show()
    schil.activateWindow()
    return schil


def pagina():
    blad = QWidget()
    kolom = QVBoxLayout(blad)
    veld = QLineEdit("Kuipers")
    kolom.addWidget(QLabel("Gezin Kuipers"))
    kolom.addWidget(veld)
    blad.setFocusProxy(veld)
    return blad, veld


def test_een_klik_op_de_rail_zegt_welke_pagina(qtbot, schil):
    with qtbot.waitSignal(schil.gekozen) as sein:
        schil.rail.knop("meldingen").click()
    assert sein.args == ["meldingen"]


def test_aantallen_staan_erbij_en_worden_voorgelezen(schil):
    schil.zet_aantal("meldingen", 3)
    assert schil.rail.knop("meldingen").text().split() == ["Meldingen", "3"]
    assert schil.rail.knop("meldingen").accessibleName() == "Meldingen, 3"
    schil.zet_aantal("meldingen", 0)
    assert schil.rail.knop("meldingen").text().split() == ["Meldingen"]


def test_een_pagina_krijgt_de_focus_en_haar_ingang_is_gemerkt(schil):
    blad, veld = pagina()
    schil.toon_pagina(blad, "meldingen")
    assert veld.hasFocus()
    assert schil.rail.knop("meldingen").isChecked()
    ander, _ = pagina()
    schil.toon_pagina(ander, "werkvoorraad")
    assert not schil.rail.knop("meldingen").isChecked()
    schil.verwijder_pagina(blad)
    assert schil.pagina is ander


def test_onder_een_overlay_is_niets_van_een_pagina_te_zien_of_te_bereiken(qtbot, schil):
    schil.zet_persoon("Marloes Hendriks", "casusregisseur")
    schil.zet_aantal("meldingen", 3)
    blad, veld = pagina()
    schil.toon_pagina(blad, "meldingen")
    login, wachtwoord = pagina()
    schil.toon_overlay(login)
    assert wachtwoord.hasFocus()
    assert not veld.isVisible()
    assert not schil.rail.persoon.isVisible()
    assert schil.rail.knop("meldingen").accessibleName() == "Meldingen"
    bereikt = set()
    for _ in range(20):
        qtbot.keyClick(schil.window().focusWidget(), Qt.Key.Key_Tab)
        bereikt.add(schil.window().focusWidget())
    assert bereikt <= {wachtwoord}
    schil.zoek_nu()
    assert not schil.zoek.hasFocus()
    schil.verberg_overlay()
    assert veld.isVisible()
    assert schil.rail.persoon.isVisible()
    login.deleteLater()


def test_ctrl_k_gaat_naar_zoeken(qtbot, schil):
    blad, veld = pagina()
    schil.toon_pagina(blad)
    qtbot.keyClick(veld, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert schil.zoek.hasFocus()


def test_bij_grote_tekst_in_een_klein_venster_krimpt_de_rail_tot_iconen(schil, qapp):
    breed = schil.rail.width()
    thema.pas_toe(qapp, thema.Thema.LICHT, 2.0)
    schil.resize(1280, 720)
    knop = schil.rail.knop("werkvoorraad")
    assert schil.rail.width() < breed
    assert knop.text() == ""
    assert knop.toolTip() == "Werkvoorraad (Ctrl+1)"
    assert knop.accessibleName() == "Werkvoorraad"
    assert schil.height() == 720
    assert schil.width() == 1280
    schil.resize(1920, 1080)
    assert knop.text().strip() == "Werkvoorraad"


@pytest.mark.parametrize("status", list(OpslagStatus))
def test_wat_er_met_opslaan_is_staat_in_woorden(schil, status):
    schil.zet_opslag(status)
    assert schil.bovenbalk._status.text() == status.value[2]


def test_eigen_woorden_over_opslaan_gaan_voor(schil):
    schil.zet_opslag(OpslagStatus.OPGESLAGEN, "Opgeslagen om 10.42")
    assert schil.bovenbalk._status.text() == "Opgeslagen om 10.42"


def test_het_menu_van_de_persoon_zegt_wat_er_gekozen_is(qtbot, schil):
    schil.zet_persoon("Marloes Hendriks", "casusregisseur")
    schil.rail.voeg_persoon_actie_toe("afmelden", "Afmelden", "sign-out")
    actie = schil.rail.persoon.menu().actions()[0]
    with qtbot.waitSignal(schil.persoon_actie) as sein:
        actie.trigger()
    assert sein.args == ["afmelden"]


def test_nieuwe_melding_is_een_klik(qtbot, schil):
    with qtbot.waitSignal(schil.nieuwe_melding):
        schil.bovenbalk.nieuw.click()


def test_een_bericht_verschijnt_niet_boven_het_inlogscherm(schil):
    schil.toon_toast("Weggegooid", "Ongedaan maken", lambda: None)
    login, _ = pagina()
    schil.toon_overlay(login)
    assert not schil._toast.isVisible()
    schil.toon_toast("Weggegooid")
    assert not schil._toast.isVisible()


def test_het_eerste_beeld_laadt_niets_wat_het_niet_nodig_heeft():
    code = (
        "import sys; from PySide6.QtWidgets import QApplication;"
        "from cmpg_desktop.views import thema;"
        "from cmpg_desktop.views.schil import Schil, RailItem;"
        "app = QApplication([]); thema.pas_toe(app, thema.Thema.LICHT);"
        "s = Schil([RailItem(code='a', tekst='A', icoon='tray')]); s.resize(1366, 860);"
        "s.show(); s.grab();"
        "zwaar = {'typing_extensions', 'PySide6.QtSvgWidgets', 'sqlalchemy',"
        " 'cmpg_desktop.views.onderdelen.voorstellen', 'cmpg_desktop.views.onderdelen.toast'};"
        "print(sorted(zwaar & set(sys.modules)),"
        " 'Qt' in vars(sys.modules['PySide6.QtCore']))"
    )
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert uit.stdout.strip() == "[] False"


class Hoge(QWidget):
    """Een pagina met een balk onderaan die kan groeien."""

    def __init__(self):
        super().__init__()
        self.balk = QLabel("Akkoord")
        kolom = QVBoxLayout(self)
        kolom.addStretch(1)
        kolom.addWidget(self.balk)

    @property
    def vrij_onder(self):
        return self.height() - self.balk.geometry().top()


def test_een_bericht_gaat_omhoog_als_de_balk_eronder_groeit(qtbot, schil):
    blad = Hoge()
    schil.toon_pagina(blad)
    schil.toon_toast("Besloten")

    def erboven():
        balk = blad.balk.mapTo(schil, blad.balk.rect().topLeft()).y()
        return schil._toast.geometry().bottom() < balk

    qtbot.waitUntil(erboven)
    hoogte = schil._toast.y()
    blad.balk.setText("Akkoord\n\n\n\nWaarom niet")
    qtbot.waitUntil(lambda: schil._toast.y() < hoogte and erboven())


def test_een_bericht_gaat_weg_met_de_pagina_waar_het_bij_hoort(qtbot, schil, monkeypatch):
    eerst, _ = pagina()
    daarna, _ = pagina()
    schil.toon_pagina(eerst)
    schil.toon_toast("Besloten")
    # Wat net is gezegd, zegt waarom u gaat: dat gaat mee.
    schil.toon_pagina(daarna)
    assert schil._toast.isVisible()
    monkeypatch.setattr("cmpg_desktop.views.onderdelen.toast._NET_MS", -1)
    schil.toon_pagina(daarna)
    assert schil._toast.isVisible()
    schil.toon_pagina(eerst)
    assert not schil._toast.isVisible()
    schil.verwijder_pagina(daarna)
    schil.toon_toast("En verder")
    assert schil._toast.isVisible()


def test_een_bericht_ligt_niet_over_wat_te_bedienen_is(qtbot, schil):
    blad = Blad(naam="proef")
    knoppen = [Knop(f"Knop {nummer}", naam=f"knop.{nummer}") for nummer in range(40)]
    for knop in knoppen:
        blad.inhoud.addWidget(knop, 0, Qt.AlignmentFlag.AlignHCenter)
    schil.toon_pagina(blad)
    qtbot.waitUntil(blad.isVisible)
    schil.toon_toast("Vastgelegd.", "Ongedaan maken", print)
    toast = schil._toast

    def onder():
        plekken = (QRect(een.mapTo(schil, QPoint(0, 0)), een.size()) for een in knoppen)
        return [een for een in plekken if een.intersects(toast.geometry())]

    assert onder() == []
    # Ook niet als wat eronder ligt verandert.
    for knop in knoppen:
        blad.inhoud.setAlignment(knop, Qt.AlignmentFlag.AlignRight)
    qtbot.waitUntil(lambda: onder() != [])
    qtbot.waitUntil(lambda: onder() == [])
    assert schil.height() // 2 < toast.y() < schil.height() - toast.height()
