"""Een eigen wachtwoord kiezen: het oude, en het nieuwe twee keer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cmpg_desktop.berichten.accounts import ZetWachtwoord
from cmpg_desktop.berichten.fouten import Regelfout
from cmpg_desktop.views import thema
from cmpg_desktop.views.wachtwoord import WachtwoordDialoog
from tests.dossier.conftest import MARLOES

OUD, NIEUW = "vier gewone woorden hier", "een andere zin met woorden"


@pytest.fixture
def dialoog(qtbot, omgeving):
    venster = QWidget()
    qtbot.addWidget(venster)
    venster.show()
    dialoog = WachtwoordDialoog(venster, omgeving)
    dialoog.open()
    yield dialoog
    del venster


def vul(dialoog, oud=OUD, nieuw=NIEUW, nogmaals=NIEUW):
    for regel, tekst in (
        (dialoog.oud, oud),
        (dialoog.nieuw, nieuw),
        (dialoog.nogmaals, nogmaals),
    ):
        regel.setText(tekst)
    QTest.keyClick(dialoog.nogmaals, Qt.Key.Key_Return)


def test_het_wachtwoord_gaat_met_het_oude_mee_en_daarna_sluit_de_vraag(dialoog, backend, qtbot):
    vul(dialoog)
    with qtbot.waitSignal(dialoog.accepted):
        pass
    (opdracht,) = backend.opdrachten(ZetWachtwoord)
    assert (opdracht.id, opdracht.oud, opdracht.nieuw) == (MARLOES, OUD, NIEUW)


def test_twee_keer_iets_anders_wordt_niet_gewijzigd(dialoog, backend):
    vul(dialoog, nogmaals="een andere zin met worden")
    assert dialoog._nogmaalsveld.fout == "Dit is niet hetzelfde. Typ het nog een keer."
    assert backend.opdrachten(ZetWachtwoord) == []


@pytest.mark.parametrize(
    ("veld", "waar"), [("wachtwoord.oud", "_oudveld"), ("wachtwoord.nieuw", "_nieuwveld")]
)
def test_een_weigering_staat_bij_haar_veld(dialoog, backend, qtbot, veld, waar):
    backend.gevolgen[ZetWachtwoord] = Regelfout("Dat kan niet.", veld=veld)
    vul(dialoog)
    qtbot.waitUntil(lambda: getattr(dialoog, waar).fout == "Dat kan niet.")
    assert dialoog.ja.isEnabled()


def test_wat_getypt_wordt_is_niet_te_lezen(dialoog):
    for regel in (dialoog.oud, dialoog.nieuw, dialoog.nogmaals):
        assert regel.echoMode() is regel.EchoMode.Password


@pytest.mark.parametrize("schaal", [1.0, 2.0])
def test_hint_en_fout_staan_onder_het_veld_en_niet_eroverheen(dialoog, qtbot, qapp, schaal):
    thema.pas_toe(qapp, thema.Thema.LICHT, schaal)
    dialoog._nogmaalsveld.toon_fout("Dit is niet hetzelfde. Typ het nog een keer. " * 3)
    kolom = dialoog.layout()
    qtbot.waitUntil(lambda: dialoog.height() >= kolom.totalHeightForWidth(dialoog.width()))
    for veld in (dialoog._nieuwveld, dialoog._nogmaalsveld):
        onder = veld._foutrij if veld.fout else veld._hint
        qtbot.waitUntil(
            lambda veld=veld, onder=onder: (
                onder.geometry().top() > veld.bediening.geometry().bottom()
            )
        )
