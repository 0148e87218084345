"""Pil, Knop, Kaart, MeldingBalk, Toast, Leeg, Koptekst, Bevestiging, Stroom, Blad."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from cmpg_desktop.views import thema
from cmpg_desktop.views.onderdelen.bevestig import vraag_bevestiging
from cmpg_desktop.views.onderdelen.blad import Blad, Tweeluik
from cmpg_desktop.views.onderdelen.kaart import Kaart
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.koptekst import Koptekst
from cmpg_desktop.views.onderdelen.leeg import Leeg, LeegSoort
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.onderdelen.pil import Pil, PilSoort
from cmpg_desktop.views.onderdelen.sectie import Sectie
from cmpg_desktop.views.onderdelen.stroom import Stroom
from cmpg_desktop.views.onderdelen.toast import MINSTENS_MS, Toast


def test_een_knop_toont_zijn_sneltoets_en_leest_hem_niet_voor(qtbot):
    knop = Knop("Werk & Inkomen bellen", naam="bel", sneltoets="Ctrl+Enter")
    qtbot.addWidget(knop)
    assert knop.text() == "Werk && Inkomen bellen   Ctrl+Enter"
    assert knop.accessibleName() == "Werk & Inkomen bellen"
    assert knop.shortcut().toString() == "Ctrl+Return"


@pytest.mark.parametrize("soort", list(PilSoort))
def test_een_pil_past_om_haar_woorden(qtbot, soort):
    pil = Pil("2 werkdagen te laat", soort)
    qtbot.addWidget(pil)
    pil.resize(pil.sizeHint())
    assert pil.sizeHint().width() > pil.fontMetrics().horizontalAdvance("2 werkdagen te laat")
    assert pil.accessibleName() == "2 werkdagen te laat"
    assert not pil.grab().isNull()


def test_een_te_smalle_pil_kort_haar_woorden_in(qtbot):
    pil = Pil("2 werkdagen te laat", PilSoort.TE_LAAT)
    qtbot.addWidget(pil)
    pil.resize(60, 22)
    assert not pil.grab().isNull()


def test_zonder_kleuren_heeft_een_pil_een_rand(qtbot, qapp):
    pil = Pil("te laat", PilSoort.TE_LAAT)
    qtbot.addWidget(pil)
    pil.resize(pil.sizeHint())
    thema.pas_toe(qapp, thema.Thema.HOOG_CONTRAST)
    boven = pil.grab().toImage().pixelColor(pil.width() // 2, 0)
    assert boven.lightness() < 128


def test_een_kaart_en_een_sectie_heten_naar_hun_titel(qtbot):
    kaart = Kaart("Beoordeling", naam="k")
    qtbot.addWidget(kaart)
    sectie = Sectie("Wie meldt", naam="s")
    sectie.voeg_actie_toe(QPushButton("Toevoegen"))
    kaart.inhoud.addWidget(sectie)
    kaart.zet_titel("Besluit")
    sectie.zet_titel("Wie belt")
    assert (kaart.accessibleName(), sectie.accessibleName()) == ("Besluit", "Wie belt")


def test_een_balk_zegt_wat_er_is_en_wat_te_doen(qtbot):
    balk = MeldingBalk(BalkSoort.FOUT, "De verbinding is weg.", naam="b")
    qtbot.addWidget(balk)
    gedaan = []
    knop = balk.voeg_actie_toe("Opnieuw proberen", lambda: gedaan.append(1), naam="b.opnieuw")
    knop.click()
    assert balk.accessibleName() == "Fout: De verbinding is weg."
    assert gedaan == [1]
    balk.zet(BalkSoort.GOED, "De verbinding is er weer.")
    assert balk.property("rol") == "balk-goed"


@pytest.fixture
def toast(qtbot):
    venster = QWidget()
    qtbot.addWidget(venster)
    venster.resize(800, 600)
    venster.show()
    venster.activateWindow()
    return Toast(venster)


def test_een_bericht_blijft_minstens_acht_seconden(toast):
    toast.toon("Weggegooid", duur_ms=100)
    assert toast.klok.interval() == MINSTENS_MS
    assert toast.klok.isActive()
    toast.klok.timeout.emit()
    assert not toast.isVisible()


def test_een_bericht_wacht_op_muis_en_focus(qtbot, toast):
    toast.toon("Weggegooid", "Ongedaan maken", lambda: None)
    QApplication.sendEvent(toast, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    assert not toast.klok.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast.klok.isActive()
    toast._actie.setFocus()
    qtbot.waitUntil(lambda: not toast.klok.isActive())
    toast._actie.clearFocus()
    qtbot.waitUntil(toast.klok.isActive)


def test_ongedaan_maken_doet_het_een_keer(toast):
    gedaan = []
    toast.toon("Weggegooid", "Ongedaan maken", lambda: gedaan.append(1))
    toast._actie.click()
    toast._doe()
    assert gedaan == [1]
    assert not toast.isVisible()


def test_een_bericht_blijft_onderaan_als_het_venster_verandert(toast):
    toast.toon("Weggegooid")
    toast.parentWidget().resize(500, 400)
    assert toast.geometry().bottom() < 400
    assert toast.geometry().right() < 500


def test_leeg_zegt_wat_er_is_en_biedt_de_volgende_stap(qtbot):
    leeg = Leeg(naam="l")
    qtbot.addWidget(leeg)
    leeg.show()
    leeg.toon(LeegSoort.MISLUKT, "Laden is niet gelukt.", "Opnieuw proberen")
    with qtbot.waitSignal(leeg.actie):
        leeg._knop.click()
    leeg.toon(LeegSoort.LADEN, "Bezig.")
    assert not leeg._knop.isVisible()


def test_nieuwe_pillen_vervangen_de_oude_en_de_acties_blijven_achteraan(qtbot):
    kop = Koptekst("Werkvoorraad", naam="k")
    qtbot.addWidget(kop)
    actie = QPushButton("Afdrukken")
    kop.voeg_actie_toe(actie)
    kop.zet_pillen([Pil("1 te laat", PilSoort.TE_LAAT)])
    kop.zet_pillen([Pil("2 te laat", PilSoort.TE_LAAT), Pil("op schema", PilSoort.OP_SCHEMA)])
    delen = [kop._stroom.itemAt(i).widget() for i in range(kop._stroom.count())]
    assert [d.text() for d in delen] == ["2 te laat", "op schema", "Afdrukken"]
    kop.zet("Agenda", "Deze week")
    assert kop.accessibleName() == "Agenda"


def test_in_een_smal_venster_staan_pillen_onder_de_titel(qtbot):
    kop = Koptekst("Werkvoorraad", naam="k")
    qtbot.addWidget(kop)
    kop.zet_pillen([Pil("3 vandaag en morgen", PilSoort.BINNENKORT)])
    kop.show()
    kop.resize(900, 80)
    naast = kop._rechts.y()
    kop.resize(320, 160)
    qtbot.waitUntil(lambda: kop._rechts.y() > naast)
    assert kop.minimumSizeHint().width() < kop._rechts.sizeHint().width()


def test_een_bevestiging_noemt_het_ding_en_staat_op_nee(qtbot):
    venster = QWidget()
    qtbot.addWidget(venster)
    venster.show()
    gedaan = []
    dialoog = vraag_bevestiging(
        venster,
        "Notitie 'belt terug' weggooien?",
        "Zij is dan echt weg.",
        lambda: gedaan.append(1),
        ja="Weggooien",
    )
    assert dialoog.defaultButton() is dialoog.nee
    assert dialoog.escapeButton() is dialoog.nee
    qtbot.keyClick(dialoog, Qt.Key.Key_Return)
    assert gedaan == []


def test_ja_op_een_bevestiging_doet_het(qtbot):
    venster = QWidget()
    qtbot.addWidget(venster)
    venster.show()
    gedaan = []
    dialoog = vraag_bevestiging(venster, "Weg?", "", lambda: gedaan.append(1), ja="Weggooien")
    dialoog.ja.click()
    assert gedaan == [1]


def test_een_stroom_weet_zijn_hoogte_en_rekent_opnieuw_als_er_iets_verandert(qtbot, monkeypatch):
    vak = QWidget()
    qtbot.addWidget(vak)
    stroom = Stroom(vak)
    delen = [QLabel("een lange tekst") for _ in range(3)]
    for deel in delen[:2]:
        stroom.addWidget(deel)
    vak.resize(120, 200)
    vak.show()
    gelegd = []
    leg = Stroom._leg
    monkeypatch.setattr(Stroom, "_leg", lambda *wat, **hoe: gelegd.append(wat) or leg(*wat, **hoe))
    twee = stroom.heightForWidth(120)
    gelegd.clear()
    assert {stroom.heightForWidth(120) for _ in range(50)} == {twee}
    assert not gelegd
    assert stroom.heightForWidth(500) < twee
    stroom.addWidget(delen[2])
    delen[2].show()
    drie = stroom.heightForWidth(120)
    assert drie > twee
    delen[0].setText("een lange tekst\nop drie\nregels")
    assert stroom.heightForWidth(120) > drie
    delen[0].hide()
    assert stroom.heightForWidth(120) == twee
    stroom.removeWidget(delen[0])
    delen[1].hide()
    assert stroom.heightForWidth(120) < twee


def test_een_stroom_breekt_af_als_de_rij_vol_is(qtbot):
    vak = QWidget()
    qtbot.addWidget(vak)
    stroom = Stroom(vak)
    for tekst in ("een lange tekst", "nog een lange tekst", "en nog een"):
        stroom.addWidget(QLabel(tekst))
    breed = stroom.heightForWidth(2000)
    assert stroom.heightForWidth(120) > 2 * breed
    vak.resize(120, 300)
    vak.show()
    boven = [stroom.itemAt(i).geometry().y() for i in range(3)]
    assert boven == sorted(set(boven))
    assert stroom.itemAt(9) is None


def test_het_zijpaneel_gaat_onder_het_hoofddeel_als_het_smal_is(qtbot):
    blad = Blad(naam="b")
    luik = Tweeluik(Kaart("Hoofd", naam="h"), Kaart("Zij", naam="z"))
    blad.inhoud.addWidget(luik)
    qtbot.addWidget(blad)
    blad.show()
    blad.resize(1200, 600)
    assert not luik.is_gestapeld
    blad.resize(600, 600)
    assert luik.is_gestapeld
