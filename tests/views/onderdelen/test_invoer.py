"""Regel, Tekstvlak, Keuze and Pillen."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from cmpg_desktop.views import thema
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie, Pillen
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.tekstvlak import Tekstvlak
from cmpg_desktop.views.onderdelen.veld import Veld

OPTIES = [Optie(waarde="ja", tekst="Ja"), Optie(waarde="nee", tekst="Nee")]


def test_typen_telt_als_wijziging_en_vullen_niet(qtbot):
    regel = Regel(naam="r")
    qtbot.addWidget(regel)
    gezien = []
    regel.gewijzigd_door_gebruiker.connect(gezien.append)
    regel.zet_tekst("van elders")
    assert gezien == []
    qtbot.keyClicks(regel, "!")
    assert gezien == ["van elders!"]


def test_vullen_met_hetzelfde_laat_de_cursor_staan(qtbot):
    regel = Regel(naam="r")
    qtbot.addWidget(regel)
    regel.zet_tekst("Kuipers")
    regel.setCursorPosition(3)
    regel.zet_tekst("Kuipers")
    assert regel.cursorPosition() == 3


def test_tekst_blijft_tussen_teken_en_knop(qtbot, qapp):
    regel = Regel(naam="r")
    qtbot.addWidget(regel)
    regel.zet_teken("magnifying-glass")
    regel.zet_knop("calendar", "Kalender openen")
    eerst = regel.textMargins()
    assert eerst.left() > 0
    assert eerst.right() > 0
    thema.pas_toe(qapp, thema.Thema.LICHT, 2.0)
    assert regel.textMargins().left() > eerst.left()


def test_een_tekstvlak_groeit_mee_tussen_zijn_grenzen(qtbot):
    vlak = Tekstvlak(naam="t", min_regels=2, max_regels=4)
    qtbot.addWidget(vlak)
    vlak.resize(300, 50)
    vlak.show()
    laag = vlak.height()
    vlak.zet_tekst("a\nb\nc")
    midden = vlak.height()
    vlak.zet_tekst("\n".join("abcdefgh"))
    hoog = vlak.height()
    regel = vlak.fontMetrics().lineSpacing()
    assert midden == pytest.approx(laag + regel, abs=1)
    assert hoog == pytest.approx(laag + 2 * regel, abs=1)


def test_tab_verlaat_een_tekstvlak(qtbot):
    vak = QWidget()
    kolom = QVBoxLayout(vak)
    vlak, volgende = Tekstvlak(naam="t"), QLineEdit()
    kolom.addWidget(vlak)
    kolom.addWidget(volgende)
    qtbot.addWidget(vak)
    vak.show()
    vak.activateWindow()
    qtbot.waitUntil(vak.isActiveWindow)
    vlak.setFocus()
    qtbot.keyClick(vlak, Qt.Key.Key_Tab)
    assert volgende.hasFocus()
    assert vlak.tekst() == ""


def test_plakken_neemt_alleen_de_woorden_over(qtbot):
    vlak = Tekstvlak(naam="t")
    qtbot.addWidget(vlak)
    mail = QMimeData()
    mail.setHtml("<b>vet</b>")
    mail.setText("een\r\ntwee")
    vlak.insertFromMimeData(mail)
    assert vlak.tekst() == "een\ntwee"


def test_een_tekstvlak_meldt_typen_en_niet_vullen(qtbot):
    vlak = Tekstvlak(naam="t")
    qtbot.addWidget(vlak)
    gezien = []
    vlak.gewijzigd_door_gebruiker.connect(gezien.append)
    vlak.zet_tekst("van elders")
    qtbot.keyClicks(vlak, "x")
    assert gezien == ["xvan elders"]


@pytest.mark.parametrize("soort", [Keuze, Pillen])
def test_nog_niet_bekend_is_een_waarde(qtbot, soort):
    keuze = soort(OPTIES, naam="k")
    qtbot.addWidget(keuze)
    keuze.zet_waarde("ja")
    assert keuze.waarde() == "ja"
    keuze.zet_waarde(None)
    assert keuze.waarde() is None


def test_een_keuze_zonder_onbekend_begint_bij_de_eerste(qtbot):
    keuze = Keuze(OPTIES, naam="k", onbekend="")
    qtbot.addWidget(keuze)
    assert keuze.waarde() == "ja"


def test_andere_opties_laten_de_keuze_staan(qtbot):
    keuze = Keuze(OPTIES, naam="k")
    qtbot.addWidget(keuze)
    keuze.zet_waarde("nee")
    keuze.zet_opties([Optie(waarde="misschien", tekst="Misschien"), *OPTIES])
    assert keuze.waarde() == "nee"


def test_scrollen_verandert_geen_antwoord(qtbot):
    keuze = Keuze(OPTIES, naam="k")
    qtbot.addWidget(keuze)
    rol = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(keuze, rol)
    assert keuze.waarde() is None


def test_alleen_een_keuze_van_de_gebruiker_wordt_gemeld(qtbot):
    keuze = Keuze(OPTIES, naam="k")
    qtbot.addWidget(keuze)
    gezien = []
    keuze.gekozen.connect(gezien.append)
    keuze.zet_waarde("ja")
    qtbot.keyClick(keuze, Qt.Key.Key_Down)
    assert gezien == ["nee"]


def test_pillen_zijn_met_de_pijltjes_te_kiezen(qtbot):
    pillen = Pillen(OPTIES, naam="k")
    qtbot.addWidget(pillen)
    pillen.zet_waarde(None)
    pillen.show()
    pillen.activateWindow()
    qtbot.waitUntil(pillen.isActiveWindow)
    pillen.setFocus()
    gezien = []
    pillen.gekozen.connect(gezien.append)
    qtbot.keyClick(pillen.focusProxy(), Qt.Key.Key_Right)
    assert gezien == ["ja"]
    assert pillen.waarde() == "ja"


def test_een_waarde_buiten_de_pillen_kiest_niets(qtbot):
    pillen = Pillen(OPTIES, naam="k", onbekend="")
    qtbot.addWidget(pillen)
    pillen.zet_waarde("ja")
    pillen.zet_waarde("weg")
    assert pillen.waarde() is None


@pytest.mark.parametrize("schaal", [1.0, 2.0])
def test_pillen_op_meer_rijen_blijven_in_een_dialoog_heel(qtbot, qapp, schaal):
    thema.pas_toe(qapp, thema.Thema.LICHT, schaal)
    dialoog = QDialog()
    qtbot.addWidget(dialoog)
    pillen = Pillen([Optie(waarde=n, tekst=f"keuze nummer {n}") for n in range(6)], naam="p")
    onder = QLineEdit()
    kolom = QVBoxLayout(dialoog)
    kolom.addWidget(Veld("Hoe", pillen, "Kies er een"))
    kolom.addWidget(onder)
    dialoog.resize(460, 120)
    dialoog.show()
    laatste = pillen.findChildren(QRadioButton)[-1]
    qtbot.waitUntil(lambda: pillen.height() > laatste.geometry().bottom())
    qtbot.waitUntil(
        lambda: laatste.mapTo(dialoog, laatste.rect().bottomLeft()).y() < onder.geometry().top()
    )
    laag = pillen.height()
    dialoog.resize(1800, 400)
    qtbot.waitUntil(lambda: pillen.height() < laag)
