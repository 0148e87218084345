import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from cmpg_desktop.handleiding import Handleiding, Hoofdstuk
from cmpg_desktop.views import thema
from cmpg_desktop.views.bestanden import bestandswerk
from cmpg_desktop.views.hulp import HOOFDSTUK_BIJ, HulpVenster, lees_handleiding
from cmpg_desktop.views.venster import RAIL

TOETS = Qt.Key


def kind(ouder, naam):
    gevonden = ouder.findChild(QWidget, naam)
    assert gevonden is not None, naam
    return gevonden


def hoofdstuk(naam, titel, tekst):
    return Hoofdstuk(naam=naam, titel=titel, tekst=f"# {titel}\n\n{tekst}")


KLEIN = Handleiding(
    hoofdstukken=(
        hoofdstuk("begin", "Beginnen", "Druk op F1. Lees daarna [zoeken](zoeken.md)."),
        hoofdstuk("werkvoorraad", "Werkvoorraad", "![De lijst](beelden/lijst.png)\n\nTe laat."),
        hoofdstuk("zoeken", "Zoeken", "Een **termijn** en nog een Termijn."),
    ),
    beelden={},
)


def beeld(breed=1366, hoog=860):
    plaatje = QImage(breed, hoog, QImage.Format.Format_RGB32)
    plaatje.fill(0xFF1F5FBF)
    return plaatje


@pytest.fixture
def open_hulp(qtbot):
    def doe(lees=lambda: (KLEIN, {}), code="werkvoorraad"):
        venster = HulpVenster(lees)
        qtbot.addWidget(venster)
        venster.resize(900, 700)
        venster.toon(code)
        qtbot.waitUntil(lambda: bestandswerk().stil)
        return venster

    return doe


def gelezen(venster):
    return venster.tekst.document().toPlainText()


def zichtbaar(venster):
    inhoud = venster.inhoud
    return [
        inhoud.item(rij).text() for rij in range(inhoud.count()) if not inhoud.item(rij).isHidden()
    ]


def test_f1_opent_het_hoofdstuk_van_de_pagina(open_hulp):
    venster = open_hulp()
    assert venster.hoofdstuk.naam == "werkvoorraad"
    assert "Te laat." in gelezen(venster)

    venster.toon("aanmelden")  # een pagina zonder eigen hoofdstuk
    assert venster.hoofdstuk.naam == "begin"


def test_elke_pagina_van_het_programma_heeft_een_hoofdstuk(open_hulp):
    namen = {een.naam for een in lees_handleiding()[0].hoofdstukken}

    assert {code for code, *_ in RAIL} | {
        "melding",
        "casus",
        "inlichten",
        "telefoon",
        "brief",
        "uitbrief",
        "verzoek",
        "weegoverleg",
    } == set(HOOFDSTUK_BIJ)
    assert set(HOOFDSTUK_BIJ.values()) <= namen


@pytest.mark.parametrize("schaal", [1.0, 2.0])
def test_de_handleiding_gaat_open_met_ruimte_om_te_lezen(qtbot, qapp, schaal):
    thema.pas_toe(qapp, thema.Thema.LICHT, schaal)
    venster = HulpVenster(lambda: (KLEIN, {}))
    qtbot.addWidget(venster)
    venster.toon("werkvoorraad")
    qtbot.waitUntil(lambda: bestandswerk().stil)
    past = venster.screen().availableGeometry()
    assert venster.width() <= past.width()
    assert min(thema.maat(720), past.height() - 60) <= venster.height() <= past.height()
    # Op dit scherm van 800 breed is bij 200 % naast de lijst nog een kolom over.
    assert venster.tekst.width() >= thema.maat(140)


def test_een_plaatje_dat_er_niet_is_wordt_zijn_woorden(open_hulp):
    assert "(De lijst)" in gelezen(open_hulp())


def test_een_plaatje_is_nooit_breder_dan_het_venster(open_hulp, qtbot):
    venster = open_hulp(lambda: (KLEIN, {"beelden/lijst.png": beeld()}))
    venster.resize(700, 700)
    qtbot.waitUntil(lambda: venster.tekst.horizontalScrollBar().maximum() == 0)

    assert "(De lijst)" not in gelezen(venster)


def test_zoeken_houdt_de_hoofdstukken_over_met_hoe_vaak_en_markeert(open_hulp, qtbot):
    venster = open_hulp()
    qtbot.keyClick(venster, TOETS.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(venster.zoek, "termijn")

    assert zichtbaar(venster) == ["Zoeken   2"]
    assert venster.hoofdstuk.naam == "zoeken"
    assert len(venster.tekst.extraSelections()) == 2
    assert kind(venster, "hulp.uitslag").text() == "2 keer gevonden"
    eerste = venster.tekst.textCursor().position()
    qtbot.keyClick(venster, TOETS.Key_F3)
    qtbot.waitUntil(lambda: venster.tekst.textCursor().position() > eerste)

    qtbot.keyClick(venster, TOETS.Key_Escape)
    assert venster.zoek.text() == ""
    assert zichtbaar(venster) == ["Beginnen", "Werkvoorraad", "Zoeken"]


def test_een_woord_dat_nergens_staat_wordt_gezegd(open_hulp, qtbot):
    venster = open_hulp()
    qtbot.keyClicks(venster.zoek, "olifant")

    assert zichtbaar(venster) == []
    assert "Niet gevonden" in kind(venster, "hulp.uitslag").text()


def test_een_verwijzing_gaat_naar_het_andere_hoofdstuk(open_hulp):
    venster = open_hulp(code="begin")
    venster.tekst.anchorClicked.emit(QUrl("zoeken.md"))
    assert venster.hoofdstuk.naam == "zoeken"
    venster.tekst.anchorClicked.emit(QUrl("https://example.org/zoeken.html"))
    assert venster.hoofdstuk.naam == "zoeken"


def test_met_toetsen_door_de_inhoud_naar_de_tekst_en_dicht_met_esc(open_hulp, qtbot):
    venster = open_hulp(code="begin")
    venster.inhoud.setFocus()
    qtbot.keyClick(venster.inhoud, TOETS.Key_Down)
    assert venster.hoofdstuk.naam == "werkvoorraad"
    qtbot.keyClick(venster.inhoud, TOETS.Key_Return)
    assert venster.tekst.hasFocus()
    qtbot.keyClick(venster, TOETS.Key_Escape)
    assert not venster.isVisible()


def test_een_handleiding_die_niet_gelezen_kan_worden_zegt_dat_en_biedt_opnieuw(open_hulp, qtbot):
    keren = []

    def lees():
        keren.append(1)
        if len(keren) == 1:
            raise PermissionError("dicht")
        return KLEIN, {}

    venster = open_hulp(lees)
    assert "kan niet worden gelezen" in kind(venster, "hulp.leeg").accessibleName()
    kind(venster, "hulp.leeg.knop").click()
    qtbot.waitUntil(lambda: venster.hoofdstuk is not None)


def test_de_echte_handleiding_past_in_licht_donker_en_op_200_procent(qapp, open_hulp, qtbot):
    venster = open_hulp(lees_handleiding)
    for kleuren, tekst in (
        (thema.Thema.LICHT, 1.0),
        (thema.Thema.DONKER, 1.0),
        (thema.Thema.LICHT, 2.0),
    ):
        thema.pas_toe(qapp, kleuren, tekst)
        for rij in range(venster.inhoud.count()):
            venster.inhoud.setCurrentRow(rij)
            assert venster.hoofdstuk.titel in gelezen(venster)
