"""Wat naast de beoordeling staat is helemaal te lezen, en de toetsen werken overal op het blad."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from cmpg_desktop.views.beoordeling.blad import Weegblad
from cmpg_desktop.views.beoordeling.lezen import regels
from cmpg_desktop.views.melding.pagina import MeldingPagina
from cmpg_desktop.views.melding.tabbladen import Tab
from cmpg_desktop.werkproces.beoordeling import Weging
from tests.dossier.beoordeling import kies
from tests.dossier.conftest import BERT
from tests.views.beoordeling.conftest import meld
from tests.views.melding.conftest import zoek

LANG = "Voorleggen aan Bert Oosterling of Saskia Ruiter of Marloes Hendriks"


def test_de_namen_staan_onder_de_knop_en_de_knop_is_helemaal_te_lezen(werk, weeg):
    weger = weeg(meld(werk, 2, "Wie helpt?", "Een Mens"))
    knop = zoek(weger.pagina, "beoordeling.voorleggen")
    assert knop.text() == "Voorleggen"
    assert knop.width() >= knop.sizeHint().width()
    assert weger.tekst("beoordeling.voorleggen.aan") == "Aan Marloes Hendriks"
    weger.kies(Weging.GEEN_ZAAK)
    weger.vul_in()
    weger.leg_voor()
    assert not zoek(weger.pagina, "beoordeling.voorleggen.aan").isVisible()


def test_wat_ontbreekt_heeft_al_zijn_regels_ook_naast_iets_wat_te_breed_is(werk, weeg):
    weger = weeg(meld(werk, 2, "Wie helpt?", "Een Mens"))
    zoek(weger.pagina, "beoordeling.voorleggen").setText(LANG)
    weger.kies(Weging.FASE_2)
    weger.qtbot.wait(20)
    regels = weger.gemis()
    assert len(regels) > 5
    for regel in regels:
        assert regel.height() >= regel.heightForWidth(regel.width()), regel.text()
    hoogste = max(regels, key=lambda een: een.heightForWidth(een.width()))
    assert hoogste.height() > 3 * hoogste.fontMetrics().height()


@pytest.mark.parametrize("plek", ["melding.tabs", "melding.acties", "beoordeling.uitkomst[retour]"])
def test_ctrl_met_een_cijfer_kiest_waar_de_cursor_ook_staat(werk, weeg, plek):
    weger = weeg(meld(werk, 2, "Wie helpt?", "Een Mens"))
    hier = zoek(weger.pagina, plek)
    hier.setFocus()
    assert QApplication.focusWidget() is not None
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    weger.rustig()
    assert weger.scherm.blad.nu.uitkomst is Weging.FASE_2
    weger.pagina.tabs.ga(Tab.MELDING)
    hier = zoek(weger.pagina, "melding.tabs")
    hier.setFocus()
    QTest.keyClick(hier, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    weger.rustig()
    assert weger.scherm.blad.nu.uitkomst is Weging.FASE_2


def test_een_toets_die_komt_voor_het_blad_er_is_geldt_toch(werk, zit, toon, qtbot):
    ref = meld(werk, 2, "Wie helpt?", "Een Mens")
    pagina = toon(MeldingPagina(zit(BERT), ref), 1148, 808)
    qtbot.waitUntil(lambda: pagina.stappen.is_klaar and pagina.blad is not None)
    pagina.activateWindow()
    pagina.tabs.balk.setFocus()
    QTest.keyClick(pagina.tabs.balk, Qt.Key.Key_Right)
    weegblad = pagina.tabs.weegblad
    assert isinstance(weegblad, Weegblad)
    assert weegblad.blad is None
    QTest.keyClick(pagina.tabs.balk, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(
        lambda: weegblad.blad is not None and weegblad.blad.nu.uitkomst is Weging.GEEN_ZAAK
    )


def test_wat_verplicht_is_staat_niet_onder_dit_mag_leeg_blijven(werk, weeg):
    weger = weeg(meld(werk, 2, "Wie helpt?", "Een Mens"))
    weger.kies(Weging.FASE_2)
    onder = {}
    kop = ""
    for deel in weger.scherm._delen:
        if isinstance(deel.widget, QLabel):
            kop = deel.widget.text()
        for plek in deel.doelen:
            onder[plek.partition(".")[2]] = kop
    for code in ("ernstig", "dringend", "niet_geboden"):
        assert onder[code] == "Hoe ernstig is het? Deze drie zijn alle nodig."
    assert onder["factor_anders"].endswith("Dit mag leeg blijven.")
    assert onder["overlegd"] == "En verder"
    assert onder["ingeschreven"] == ""


def test_boven_wat_al_is_gevraagd_staat_geen_opdracht_meer(werk, weeg):
    ref = meld(werk, 2, "Wie helpt?", "Een Mens")
    kies(werk, ref, Weging.RETOUR)
    weger = weeg(ref)
    zoek(weger.pagina, "beoordelingspunt.retour_eigen.waaruit").setFocus()
    weger.typ("Het adres van oma")
    weger.tab()
    weger.rustig()
    zoek(weger.pagina, "beoordeling.motivering").setFocus()
    weger.typ("Dit ontbreekt")
    weger.tab()
    weger.rustig()
    weger.leg_voor()
    assert weger.scherm.blad.nu.voorstel is not None
    gelezen = dict(regels(weger.scherm.blad.nu, weger.omgeving.vandaag()))
    assert gelezen["Ook gevraagd"] == "Het adres van oma"
