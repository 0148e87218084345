"""De kaarten voor het aanmelden: nooit afgesneden, ook niet klein met grote letters."""

import uuid

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QWidget

from cmpg_desktop.berichten.team import Beginstand, Medewerker
from cmpg_desktop.views import thema
from cmpg_desktop.views.inrichten import InrichtKaart
from cmpg_desktop.views.kaarten import AanmeldKaart, HerstelcodeKaart
from cmpg_desktop.views.schil import RailItem, Schil
from cmpg_desktop.werkproces.rollen import Rol

CODE = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-6789"
MELDING = "Bij elke start is dan de herstelcode nodig. Geef: cmpg-beheer wachtwoordzin --map <m>"
TEAM = tuple(
    Medewerker(id=uuid.UUID(int=nr), naam=f"Collega {nr}", functie="", rollen=(Rol.CASUSREGISSEUR,))
    for nr in range(12)
)


@pytest.fixture
def toon_kaart(qtbot):
    def doe(kaart):
        schil = Schil([RailItem(code="werkvoorraad", tekst="Werkvoorraad", icoon="tray")])
        qtbot.addWidget(schil)
        schil.resize(1280, 720)
        with qtbot.waitExposed(schil):
            schil.show()
        schil.activateWindow()
        schil.toon_overlay(kaart)
        return schil

    return doe


def inrichten(stap):
    kaart = InrichtKaart()
    kaart._ga(stap)
    return kaart


def aanmelden():
    begin = Beginstand(ingericht=True, demo=True, gemeente="Utrecht", accounts=TEAM)
    return AanmeldKaart(begin, laatst=None, vergrendeld=False)


@pytest.mark.parametrize(
    "maak",
    [
        aanmelden,
        lambda: inrichten(0),
        lambda: inrichten(1),
        lambda: inrichten(2),
        lambda: HerstelcodeKaart(CODE),
        lambda: HerstelcodeKaart(CODE, MELDING),
    ],
)
@pytest.mark.parametrize("schaal", [1.0, 2.0])
def test_alles_op_een_kaart_is_met_tab_in_beeld_te_krijgen(toon_kaart, qtbot, qapp, maak, schaal):
    thema.pas_toe(qapp, thema.Thema.LICHT, schaal)
    kaart = maak()
    schil = toon_kaart(kaart)
    venster = schil.findChild(QWidget, "schil.overlay").viewport()
    assert kaart.width() <= venster.width()
    qtbot.waitUntil(lambda: kaart.isAncestorOf(QApplication.focusWidget()))
    qtbot.waitUntil(lambda: kaart.height() >= kaart.heightForWidth(kaart.width()) > 0)
    qapp.processEvents()
    gezien = []
    while QApplication.focusWidget() not in gezien:
        nu = QApplication.focusWidget()
        gezien.append(nu)
        if kaart.isAncestorOf(nu):
            linksboven = nu.mapTo(venster, nu.rect().topLeft())
            rechtsonder = nu.mapTo(venster, nu.rect().bottomRight())
            assert venster.rect().contains(linksboven), nu.objectName()
            assert venster.rect().contains(rechtsonder), nu.objectName()
        QTest.keyClick(nu, Qt.Key.Key_Tab)
    knoppen = {knop for knop in kaart.findChildren(QPushButton) if knop.isVisible()}
    assert knoppen <= set(gezien)


def test_de_herstelcode_kan_op_het_klembord_en_gaat_er_daarna_weer_af(toon_kaart):
    kaart = HerstelcodeKaart(CODE)
    schil = toon_kaart(kaart)
    kaart.findChild(QPushButton, "herstelcode.kopieren").click()
    assert QGuiApplication.clipboard().text() == CODE
    assert kaart._zin.text().startswith("Gekopieerd.")
    kaart.findChild(QPushButton, "herstelcode.gezien").click()
    assert QGuiApplication.clipboard().text() == ""
    schil.verberg_overlay()


def test_de_herstelcode_kan_op_papier(qtbot):
    kaart = HerstelcodeKaart(CODE)
    qtbot.addWidget(kaart)
    with qtbot.waitSignal(kaart.afdrukken):
        kaart.findChild(QPushButton, "herstelcode.afdrukken").click()
    assert CODE in kaart.document().toPlainText()


def test_zonder_sleutelbos_zegt_de_kaart_en_het_papier_dat_de_code_elke_keer_nodig_is(qtbot):
    kaart = HerstelcodeKaart(CODE, MELDING)
    qtbot.addWidget(kaart)
    assert kaart.findChild(QLabel, "herstelcode.melding").text() == MELDING
    assert MELDING in kaart.document().toPlainText()
    met = HerstelcodeKaart(CODE)
    qtbot.addWidget(met)
    assert met.findChild(QLabel, "herstelcode.melding") is None


def test_een_tweede_account_komt_met_tab_na_het_eerste_en_voor_de_knoppen(toon_kaart, qapp):
    kaart = inrichten(2)
    schil = toon_kaart(kaart)
    kaart._accounts.nog_een.click()
    qapp.processEvents()
    kaart._accounts.eerste.setFocus()
    namen = []
    for _ in range(17):
        namen.append(QApplication.focusWidget().objectName())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert namen[0] == "inrichten.account[0].naam"
    assert namen[7] == "inrichten.account[1].naam"
    assert namen[14:] == ["inrichten.nog_een", "inrichten.terug", "inrichten.verder"]
    schil.verberg_overlay()
    kaart.deleteLater()


@pytest.mark.parametrize(
    ("getypt", "mag"),
    [
        ("3430 AA Nieuwegein", True),
        ("3430AA  Den Haag", True),
        ("Nieuwegein", False),
        ("3430 AA", False),
    ],
)
def test_de_afzender_heeft_een_postcode_en_een_plaats(qtbot, getypt, mag):
    kaart = inrichten(1)
    qtbot.addWidget(kaart)
    for veld in kaart._afzender.velden.values():
        veld.bediening.setText("iets")
    veld = kaart._afzender.velden["afzender_postcode_plaats"]
    veld.bediening.setText(getypt)
    assert (kaart._afzender.antwoorden() is not None) is mag
    assert bool(veld.fout) is not mag


def test_een_functie_bij_een_eerste_account_mag_en_gaat_mee(qtbot):
    kaart = inrichten(2)
    qtbot.addWidget(kaart)
    for deel, tekst in (
        ("naam", "Marloes"),
        ("functie", "regisseur"),
        ("wachtwoord", "een lange zin"),
    ):
        kaart.findChild(QLineEdit, f"inrichten.account[0].{deel}").setText(tekst)
    kaart.findChild(QCheckBox, "inrichten.account[0].rol[casusregisseur]").setChecked(True)
    (account,) = kaart._accounts.antwoorden()
    assert (account.naam, account.functie) == ("Marloes", "regisseur")
