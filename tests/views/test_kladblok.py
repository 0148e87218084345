"""Wat in een open venster is getypt staat in het journaal tot er antwoord is."""

import uuid

import pytest
from PySide6.QtWidgets import QWidget

from cmpg_desktop.berichten.kern import JournaalRegel
from cmpg_desktop.berichten.klad import SchrijfKlad
from cmpg_desktop.models.herstel import Herstel
from cmpg_desktop.views.melding.dialogen import RedenDialoog
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.teruggevonden import toon_teruggevonden

RIJ = uuid.UUID(int=7)


@pytest.fixture
def venster(qtbot):
    venster = QWidget()
    qtbot.addWidget(venster)
    venster.resize(900, 700)
    with qtbot.waitExposed(venster):
        venster.show()
    return venster


@pytest.fixture
def dialoog(venster, omgeving):
    dialoog = RedenDialoog(venster, naam="proef", titel="Melding intrekken?", uitleg="", ja="Ja")
    dialoog.houd_bij(omgeving, ("melding", RIJ))
    geheim = Regel(naam="proef.wachtwoord", toegankelijk="Wachtwoord")
    geheim.setEchoMode(Regel.EchoMode.Password)
    dialoog.inhoud.addWidget(geheim)
    dialoog.inhoud.addWidget(Regel(naam="proef.zoek", toegankelijk="Zoeken"))
    dialoog.open()
    return dialoog


@pytest.fixture
def op_schijf(qtbot, omgeving, backend):
    """Geef wat er in het journaal staat, als het geschreven is."""

    def lees():
        omgeving.journaal.schrijf()
        vrij = omgeving.journaal._baan.submit(lambda: None)
        qtbot.waitUntil(vrij.done)
        return [command for command, _ in backend.het_journaal.inhoud.values()]

    return lees


def test_elke_letter_gaat_mee_en_met_antwoord_is_het_weg(qtbot, dialoog, op_schijf):
    qtbot.keyClicks(dialoog.reden.tekstvlak, "Dubbel gemeld")
    (klad,) = op_schijf()
    assert isinstance(klad, SchrijfKlad)
    assert (klad.waar, klad.pagina, klad.rij) == ("Melding intrekken?", "melding", RIJ)
    assert klad.tekst == "Waarom?\nDubbel gemeld"
    dialoog.ja.click()
    assert op_schijf() == []


def test_niet_doen_is_ook_een_antwoord(qtbot, dialoog, op_schijf):
    qtbot.keyClicks(dialoog.reden.tekstvlak, "Toch niet")
    assert op_schijf()
    dialoog.nee.click()
    assert op_schijf() == []


def test_leeggemaakt_is_niets_om_te_bewaren(qtbot, dialoog, op_schijf):
    qtbot.keyClicks(dialoog.reden.tekstvlak, "Ja")
    assert op_schijf()
    dialoog.reden.tekstvlak.clear()
    assert op_schijf() == []


def test_een_wachtwoord_en_een_zoekwoord_gaan_niet_mee(qtbot, dialoog, op_schijf):
    for naam in ("proef.wachtwoord", "proef.zoek"):
        qtbot.keyClicks(dialoog.findChild(Regel, naam), "paard fiets")
    assert op_schijf() == []
    qtbot.keyClicks(dialoog.reden.tekstvlak, "Reden")
    (klad,) = op_schijf()
    assert "paard" not in klad.tekst


def test_een_venster_dat_zonder_antwoord_verdwijnt_laat_zijn_tekst_na(qtbot, dialoog, op_schijf):
    qtbot.keyClicks(dialoog.reden.tekstvlak, "Half getypt")
    dialoog.hide()
    dialoog.deleteLater()
    qtbot.wait(1)
    assert [een.tekst for een in op_schijf()] == ["Waarom?\nHalf getypt"]


def test_wat_terugkomt_wordt_getoond_en_nooit_uitgevoerd(qtbot, venster, omgeving, backend):
    klad = SchrijfKlad(
        waar="Beslissen: Kuipers", tekst="Anders\nIk twijfel.", pagina="melding", rij=RIJ
    )
    herstel = Herstel(omgeving.broker, omgeving.journaal, omgeving)
    with qtbot.waitSignal(herstel.klaar) as sein:
        omgeving.journaal.teruggevonden.emit((JournaalRegel(volgorde=1, command=klad),))
    assert backend.gedaan == []
    gevonden = toon_teruggevonden(venster, omgeving, herstel, sein.args[0])
    kaart = gevonden.findChild(QWidget, "teruggevonden[0]")
    assert kaart.accessibleName() == "Beslissen: Kuipers"
    tekst = gevonden.findChild(QWidget, "teruggevonden[0].tekst").text()
    assert tekst == "Anders\nIk twijfel."
    assert "niets mee gedaan" in gevonden.findChild(QWidget, "teruggevonden[0].uitkomst").text()
    with qtbot.waitSignal(omgeving.ga_naar) as sein:
        gevonden.findChild(QWidget, "teruggevonden[0].openen").click()
    assert sein.args == ["melding", RIJ]
