"""De pagina van een casus, op een echte database, en de wegen ernaartoe."""

from datetime import date
from unittest.mock import Mock
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QTabBar,
    QWidget,
)

from cmpg_desktop.berichten.casussen import CasusOpenen, SchermAf, WijsCasusToe
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import Heropen, KoppelAanCasus
from cmpg_desktop.berichten.telefoon import BeginNotitie, VoegBijCasus
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.dossier.demofeiten import DemoCasus, feit_op
from cmpg_desktop.views import thema
from cmpg_desktop.views.casus import CasusPagina
from cmpg_desktop.views.casusdelen import inlichten_tekst
from cmpg_desktop.views.inlichten.pagina import InlichtenPagina
from cmpg_desktop.views.melding.tijdlijn import _Regel
from cmpg_desktop.views.regie import Regie
from cmpg_desktop.views.schil import RailItem, Schil
from cmpg_desktop.views.venster import RAIL, Venster
from cmpg_desktop.werkproces.feiten import FeitSoort, Uitkomst
from cmpg_desktop.werkproces.termijn import Termijn, TermijnSoort, TermijnStatus
from tests.dossier.conftest import BERT, LOTTE, MARLOES
from tests.views.melding.conftest import Werkplek, open_melding

__all__ = ["open_melding"]

TOETS = Qt.Key
CASUS = UUID(int=31)
BEGIN = date(2026, 1, 12)


OP_TAB = {
    "casus.betrokkenen": 0,
    "casus.meldingen": 1,
    "casus.documenten": 2,
    "casus.tijdlijn": 3,
}


def kind(pagina, naam, soort=QWidget):
    gevonden = pagina.findChild(soort, naam)
    assert gevonden is not None, naam
    return gevonden


def teksten(pagina, naam):
    """Geef wat er in beeld staat in een deel van de pagina, op het tabblad ervan."""
    if naam in OP_TAB:
        kind(pagina, "casus.tabs", QTabBar).setCurrentIndex(OP_TAB[naam])
    # Wat aan een zichtbare kaart wordt toegevoegd, toont Qt met een eigen gebeurtenis.
    QApplication.processEvents()
    labels = kind(pagina, naam).findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible()]


@pytest.fixture
def plek(echte_omgeving, qtbot):
    return Werkplek(echte_omgeving, qtbot)


@pytest.fixture
def zet_casus(plek):
    """Zet een casus klaar, zoals de voorbeelddata dat doet."""

    def doe(**anders):
        velden = {
            "id": CASUS,
            "nummer": "2026-031",
            "titel": "Gezin Terlouw",
            "regisseur": MARLOES,
            "geopend_op": BEGIN,
            "adres": "Kauwenhof 6, 3435 ZZ Nieuwegein",
            "mensen": (("Linda Terlouw", "1985", "moeder"), ("Bram Terlouw", "", "")),
            "feiten": (feit_op(FeitSoort.BESLUIT_FASE_1, BEGIN, uitkomst=Uitkomst.FASE_2.value),),
        }
        plek.doe(DemoCasus(**(velden | anders)))
        return CASUS

    return doe


def koppel(plek):
    melding = plek.melding(melder_naam="Sanne de Wit")
    plek.doe(KoppelAanCasus(id=melding, casus_id=CASUS))
    return melding


def test_op_de_pagina_staat_wie_wat_wanneer_en_wat_eerst_moet(plek, zet_casus, toon, qtbot):
    pagina = toon(CasusPagina(plek.omgeving, zet_casus()))
    assert kind(pagina, "pagina.casus.kop.titel", QLabel).text() == "Casus 2026-031: Gezin Terlouw"
    assert "Marloes Hendriks" in kind(pagina, "pagina.casus.kop.ondertitel", QLabel).text()
    assert kind(pagina, "casus.pil.stand", QLabel).text() == "Loopt sinds 12 januari 2026"
    qtbot.waitUntil(lambda: pagina.stappen.is_klaar)
    model = pagina.personen.model
    rijen = [[model.index(rij, k).data() for k in range(3)] for rij in range(model.rowCount())]
    assert rijen == [
        ["Linda Terlouw", "1985", "moeder, woont in"],
        ["Bram Terlouw", "onbekend", "woont in"],
    ]
    assert kind(pagina, "casus.fasen[2]", QLabel).text() == "2 Informatieronde"
    eerst = kind(pagina, "casus.eerste_termijn", QLabel).text()
    assert eerst == "Eerst: informatieverzoek verzenden, uiterlijk 19 januari 2026."
    assert teksten(pagina, "casus.termijnen")[1] == "Informatieverzoek verzenden"
    assert "Geen melding aan deze casus gekoppeld." in teksten(pagina, "casus.meldingen")
    assert pagina.findChild(QWidget, "casus.alleen_lezen") is None


def test_inlichten_en_brieven_staan_bovenaan_met_hoeveel_het_weten(plek, zet_casus, toon, qtbot):
    pagina = toon(CasusPagina(plek.omgeving, zet_casus()))
    qtbot.waitUntil(lambda: pagina.stappen.is_klaar)
    tabs = kind(pagina, "casus.tabs")
    for naam in ("casus.inlichten", "casus.brieven"):
        knop = kind(pagina, naam)
        assert knop.mapTo(pagina, knop.rect().bottomLeft()).y() < tabs.mapTo(pagina, QPoint()).y()
        assert knop.width() >= knop.sizeHint().width()


def test_de_knop_telt_wie_het_weten_en_wie_niet_hoeft_telt_niet_mee():
    def termijn(status, soort=TermijnSoort.BETROKKENE_INLICHTEN):
        return Mock(spec=Termijn, soort=soort, status=status)

    gehaald, loopt = termijn(TermijnStatus.GEHAALD), termijn(TermijnStatus.LOOPT)
    weg = termijn(TermijnStatus.VERVALLEN)
    ander = termijn(TermijnStatus.GEHAALD, TermijnSoort.FASE_2)
    assert inlichten_tekst((ander, weg)) == "Betrokkenen inlichten"
    assert inlichten_tekst((gehaald, loopt, weg)) == "Betrokkenen inlichten: 1 van 2 weet het"
    assert inlichten_tekst((loopt, loopt)).endswith(": 0 van 2 weten het")


def test_de_tijdlijn_staat_eronder(plek, zet_casus, toon, qtbot):
    pagina = toon(CasusPagina(plek.omgeving, zet_casus()))
    besluit = "Besluit op de melding: door naar fase 2."
    qtbot.waitUntil(lambda: besluit in teksten(pagina, "casus.tijdlijn"))


def test_van_een_lange_tijdlijn_komt_elke_regel_op_volgorde(plek, zet_casus, toon, qtbot):
    feiten = tuple(feit_op(FeitSoort.CONTACT, BEGIN, tekst=f"Gesprek {n:02}") for n in range(25))
    pagina = toon(CasusPagina(plek.omgeving, zet_casus(feiten=feiten)))

    def zinnen():
        return [zin for zin in teksten(pagina, "casus.tijdlijn") if "Gesprek" in zin]

    qtbot.waitUntil(lambda: len(zinnen()) == 25)
    assert zinnen() == [f"Contact over de casus: Gesprek {n:02}." for n in reversed(range(25))]


def test_een_lange_regel_past_ook_bij_grotere_letters_en_in_een_smal_venster(
    plek, zet_casus, toon, qtbot, qapp
):
    lang = feit_op(FeitSoort.CONTACT, BEGIN, tekst="Zij vertelt over de huur. " * 30)
    pagina = toon(CasusPagina(plek.omgeving, zet_casus(feiten=(lang,))), 1154, 1500)
    kind(pagina, "casus.tabs", QTabBar).setCurrentIndex(3)

    def regel():
        labels = kind(pagina, "casus.tijdlijn").findChildren(QLabel)
        return next((label for label in labels if "huur" in label.text()), None)

    def past():
        # Wat Qt zelf van deze woorden zegt, zonder wat de regel onthield.
        return regel().height() >= QLabel.heightForWidth(regel(), regel().width())

    qtbot.waitUntil(lambda: regel() is not None and past())
    breed, letter = regel().width(), regel().fontMetrics().height()
    pagina.resize(640, 1500)
    qtbot.waitUntil(lambda: regel().width() < breed and past())
    thema.pas_toe(qapp, thema.Thema.LICHT, 2.0)
    qtbot.waitUntil(lambda: regel().fontMetrics().height() > letter * 1.5 and past())
    thema.pas_toe(qapp, thema.Thema.LICHT, 1.0)
    pagina.resize(1154, 1500)
    qtbot.waitUntil(lambda: regel().width() == breed and past())
    # Ook niet hoger dan nodig: geen wit vlak van de grote letters.
    qtbot.waitUntil(lambda: regel().height() < 2 * QLabel.heightForWidth(regel(), breed))


def test_een_regel_onthoudt_haar_hoogte_niet_als_de_letters_anders_worden(qtbot, qapp):
    regel = _Regel("Zij vertelt over de huur. " * 30)
    qtbot.addWidget(regel)
    regel.show()
    klein = regel.heightForWidth(300)
    thema.pas_toe(qapp, thema.Thema.LICHT, 2.0)
    assert regel.heightForWidth(300) == QLabel.heightForWidth(regel, 300) > klein


def test_een_gesloten_casus_zegt_dat_en_er_loopt_niets(plek, zet_casus, toon, qtbot):
    dicht = date(2026, 1, 13)
    pagina = toon(
        CasusPagina(
            plek.omgeving,
            zet_casus(gesloten_op=dicht, feiten=(feit_op(FeitSoort.AFGESLOTEN, dicht),)),
        )
    )
    assert kind(pagina, "casus.pil.stand", QLabel).text() == "Afgesloten op 13 januari 2026"
    assert "Er loopt geen termijn." in teksten(pagina, "casus.termijnen")
    melding = koppel(plek)
    qtbot.waitUntil(lambda: pagina.findChild(QWidget, f"casus.melding[{melding}]") is not None)
    assert kind(pagina, f"casus.melding[{melding}]").text().endswith("nog niet beoordeeld")


@pytest.mark.parametrize("toets", [TOETS.Key_Return, TOETS.Key_Space, None])
def test_een_gekoppelde_melding_open_je_met_enter_of_een_klik(plek, zet_casus, toon, qtbot, toets):
    zet_casus()
    melding = koppel(plek)
    pagina = toon(CasusPagina(plek.omgeving, CASUS))
    kind(pagina, "casus.tabs", QTabBar).setCurrentIndex(1)
    regel = kind(pagina, f"casus.melding[{melding}]")
    assert regel.text() == "Melding van Sanne de Wit · ontvangen op 12 januari 2026"
    with qtbot.waitSignal(plek.omgeving.ga_naar) as sein:
        if toets is None:
            qtbot.mouseClick(regel, Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(regel, toets)
    assert sein.args == ["melding", melding]


def test_de_pagina_is_bij_als_er_elders_iets_gebeurt(plek, zet_casus, toon, qtbot):
    pagina = toon(CasusPagina(plek.omgeving, zet_casus()))
    betrokkenen = pagina.findChildren(QWidget, "casus.betrokkenen")
    melding = koppel(plek)
    qtbot.waitUntil(lambda: pagina.findChild(QWidget, f"casus.melding[{melding}]") is not None)
    plek.doe(Heropen(id=melding, reden="Zij hoort er niet bij."))
    qtbot.waitUntil(lambda: pagina.findChild(QWidget, f"casus.melding[{melding}]") is None)
    notitie = nieuw_id()
    plek.doe(BeginNotitie(id=notitie))
    plek.doe(WijzigVeld(veld=Veld.NOTITIE_TEKST, id=notitie, oud="", nieuw="Zij belt terug."))
    plek.doe(VoegBijCasus(notitie_id=notitie, casus_id=CASUS))
    qtbot.waitUntil(
        lambda: any("Zij belt terug." in zin for zin in teksten(pagina, "casus.tijdlijn"))
    )
    assert pagina.findChildren(QWidget, "casus.betrokkenen") == betrokkenen


def test_een_casus_die_er_niet_is_zegt_waarom(plek, toon):
    pagina = toon(CasusPagina(plek.omgeving, nieuw_id()))
    assert "is er niet meer" in kind(pagina, "pagina.casus.stand.zin", QLabel).text()
    assert not kind(pagina, "casus.betrokkenen").isVisible()


@pytest.mark.eis("E070")
@pytest.mark.parametrize("gesloten", [None, BEGIN])
def test_een_gekoppelde_melding_leidt_naar_haar_casus(
    plek, zet_casus, open_melding, qtbot, gesloten
):
    zet_casus(gesloten_op=gesloten)
    pagina = open_melding(koppel(plek))
    balk, woorden = (
        ("melding.casus", "Bouwt voort op casus")
        if gesloten
        else ("melding.stand", "hoort bij casus")
    )
    assert woorden in kind(pagina, f"{balk}.tekst", QLabel).text()
    with qtbot.waitSignal(plek.omgeving.ga_naar) as sein:
        kind(pagina, "melding.stand.casus").click()
    assert sein.args == ["casus", CASUS]


# --- in het venster ----------------------------------------------------------------------------


@pytest.fixture
def regie(plek, zet_casus, qtbot):
    """Geef het venster op de werkvoorraad, met een lopende casus."""
    zet_casus()
    venster = Venster(donker=False)
    qtbot.addWidget(venster)
    venster.zet_schil(
        Schil(
            [
                RailItem(code=code, tekst=tekst, icoon=icoon, sneltoets=toets, onderaan=onder)
                for code, tekst, icoon, toets, onder in RAIL
            ]
        )
    )
    regie = Regie(venster, plek.omgeving)
    with qtbot.waitExposed(venster):
        venster.show()
    venster.activateWindow()
    regie.ga("werkvoorraad", None)
    tabel = kind(regie.pagina, "werkvoorraad.tabel")
    qtbot.waitUntil(lambda: tabel.isVisible() and tabel.currentIndex().isValid())
    return regie


def wacht_op_casus(regie, qtbot, stil):
    schil = regie._venster.schil
    qtbot.waitUntil(lambda: isinstance(schil.pagina, CasusPagina) and schil.pagina.isVisible())
    stil(schil.pagina)
    qtbot.waitUntil(lambda: schil.pagina.blad is not None)
    assert schil.pagina.blad.id == CASUS
    return schil.pagina


def test_enter_in_de_werkvoorraad_opent_de_casus_en_esc_gaat_terug(regie, qtbot, stil):
    qtbot.keyClick(kind(regie.pagina, "werkvoorraad.tabel"), TOETS.Key_Return)
    wacht_op_casus(regie, qtbot, stil)
    QTest.keyClick(QApplication.focusWidget(), TOETS.Key_Escape)
    assert regie.pagina.code == "werkvoorraad"


@pytest.mark.parametrize("wat", ["2026-031", "bram terl"])
def test_zoeken_op_nummer_of_op_iemand_die_alleen_in_de_casus_zit_opent_haar(
    regie, qtbot, stil, wat
):
    zoek = regie._venster.schil.zoek
    regie._venster.schil.zoek_nu()
    qtbot.keyClicks(zoek, wat)
    qtbot.waitUntil(lambda: zoek.is_open)
    qtbot.keyClick(zoek, TOETS.Key_Return)
    wacht_op_casus(regie, qtbot, stil)


def test_een_gesprek_bij_een_casus_is_daar_te_lezen_langs_de_knop_openen(regie, qtbot, stil):
    regie.ga("telefoon", None)
    pagina = regie.pagina
    qtbot.waitUntil(lambda: regie._venster.schil.pagina is pagina)
    qtbot.keyClicks(kind(pagina, "notitie.tekst"), "De huur is weer niet betaald")
    kind(pagina, "telefoon.bij_casus").click()
    dialoog = kind(pagina, "bij_casus")
    zoek = kind(dialoog, "bij_casus.zoek")
    qtbot.keyClicks(zoek, "2026-031")
    qtbot.waitUntil(lambda: zoek.is_open)
    qtbot.keyClick(zoek, TOETS.Key_Down)
    qtbot.keyClick(zoek, TOETS.Key_Return)
    kind(dialoog, "bij_casus.ja").click()
    venster = regie._venster
    qtbot.waitUntil(lambda: venster.findChild(QLabel, "toast.tekst") is not None)
    assert kind(venster, "toast.tekst", QLabel).text() == "Het gesprek staat bij 2026-031."
    knop = kind(venster, "toast.actie")
    assert knop.text() == "Openen"
    qtbot.waitUntil(lambda: regie.pagina.code == "werkvoorraad")
    knop.click()
    casus = wacht_op_casus(regie, qtbot, stil)
    qtbot.waitUntil(
        lambda: any("huur is weer niet betaald" in zin for zin in teksten(casus, "casus.tijdlijn"))
    )


# --- wat er te doen is ---------------------------------------------------------------------------


@pytest.fixture
def pagina(plek, zet_casus, toon, stil, qtbot):
    """De pagina van een lopende casus, helemaal gebouwd."""
    pagina = toon(CasusPagina(plek.omgeving, zet_casus()))
    qtbot.waitUntil(lambda: pagina.stappen.is_klaar)
    stil(pagina)
    pagina.activateWindow()
    return pagina


def lees(plek, reden=""):
    return plek.vraag(CasusOpenen(id=CASUS, opnieuw=True, reden=reden))


def test_titel_en_aanpak_bewaren_zichzelf_en_gaan_met_ctrl_z_terug(plek, pagina, qtbot):
    veld = kind(pagina, "casus.titel", QLineEdit)
    veld.setFocus()
    veld.selectAll()
    plek.typ("Gezin T.")
    plek.toets(TOETS.Key_Tab)
    qtbot.waitUntil(lambda: lees(plek).titel == "Gezin T.")
    titel = kind(pagina, "pagina.casus.kop.titel", QLabel)
    qtbot.waitUntil(lambda: titel.text() == "Casus 2026-031: Gezin T.")
    plek.toets(TOETS.Key_Down)
    qtbot.waitUntil(lambda: lees(plek).aanpak == "PGA")
    pagina.bewerking.ongedaan.terug()
    qtbot.waitUntil(lambda: lees(plek).aanpak == "GGA")


@pytest.mark.eis("E009")
def test_zorgmijder_is_op_de_casus_te_zien_te_wijzigen_en_terug_te_draaien(plek, pagina, qtbot):
    waaruit = kind(pagina, "casus.zorgmijder_waaruit")
    assert not waaruit.isVisible()
    assert pagina.findChild(QWidget, "casus.pil.zorgmijder") is None
    keuze = kind(pagina, "casus.zorgmijder", QComboBox)
    keuze.setFocus()
    plek.toets(TOETS.Key_Down)
    qtbot.waitUntil(lambda: lees(plek).zorgmijder == "ja")
    qtbot.waitUntil(lambda: pagina.findChild(QWidget, "casus.pil.zorgmijder") is not None)
    assert waaruit.isVisible()
    waaruit.setFocus()
    plek.typ("Doet niet open.")
    plek.toets(TOETS.Key_Tab)
    qtbot.waitUntil(lambda: lees(plek).zorgmijder_waaruit == "Doet niet open.")
    pagina.bewerking.ongedaan.terug()
    pagina.bewerking.ongedaan.terug()
    qtbot.waitUntil(lambda: lees(plek).zorgmijder == "")
    qtbot.waitUntil(lambda: pagina.findChild(QWidget, "casus.pil.zorgmijder") is None)


def test_een_wet_is_met_de_spatiebalk_te_kiezen(plek, pagina, qtbot):
    vink = kind(pagina, "casus.kader[kader.jeugdwet]", QCheckBox)
    assert "hulp aan kinderen" in vink.accessibleName()
    vink.setFocus()
    plek.toets(TOETS.Key_Space)
    qtbot.waitUntil(lambda: lees(plek).kader == ("kader.jeugdwet",))
    assert vink.isChecked()
    assert "nog geen recht" in kind(pagina, "casus.kader[kader.wams]", QCheckBox).text()


def test_toewijzen_laat_zien_wie_hoeveel_heeft(plek, pagina, qtbot):
    plek.doe(WijsCasusToe(id=CASUS, oud=MARLOES, nieuw=BERT, reden="verlof"))
    naam = kind(pagina, "casus.casusregisseur", QLabel)
    qtbot.waitUntil(lambda: naam.text() == "Bert de Boer")
    kind(pagina, "casus.toewijs").setFocus()
    plek.toets(TOETS.Key_Space)
    qtbot.waitUntil(lambda: pagina.window().findChild(QWidget, "casus.toewijzen.wie") is not None)
    dialoog = kind(pagina.window(), "casus.toewijzen")
    keuze = kind(dialoog, "casus.toewijzen.wie", QComboBox)
    assert keuze.currentText() == "Bert de Boer (1 casus)"
    ja = kind(dialoog, "casus.toewijzen.ja")
    qtbot.keyClick(ja, TOETS.Key_Space)
    assert dialoog.isVisible()
    keuze.setFocus()
    plek.toets(TOETS.Key_Down)
    assert keuze.currentText() == "Marloes Hendriks (0 casussen)"
    qtbot.keyClick(ja, TOETS.Key_Space)
    assert dialoog.isVisible()
    qtbot.keyClicks(kind(dialoog, "casus.toewijzen.reden"), "Bert gaat weg")
    qtbot.keyClick(ja, TOETS.Key_Space)
    qtbot.waitUntil(lambda: naam.text() == "Marloes Hendriks")
    assert lees(plek).tijdlijn[0].reden == "Bert gaat weg"


def test_iemand_toevoegen_en_een_bijlage_gaan_naar_de_casus(plek, pagina, qtbot, tmp_path):
    naam = kind(pagina, "melding.personen.naam", QLineEdit)
    naam.setFocus()
    plek.typ("Opa Terlouw")
    plek.toets(TOETS.Key_Escape)
    kind(pagina, "melding.personen.toevoegen").click()
    qtbot.waitUntil(lambda: len(lees(plek).betrokkenen) == 3)
    qtbot.waitUntil(lambda: pagina.personen.model.rowCount() == 3)
    brief = tmp_path / "plan.txt"
    brief.write_text("plan")
    kind(pagina, "casus.tabs", QTabBar).setCurrentIndex(2)
    pagina.documenten.voeg_toe([brief])
    qtbot.waitUntil(lambda: "plan.txt" in teksten(pagina, "casus.documenten"))
    (document,) = lees(plek).documenten
    kind(pagina, f"melding.document[{document.id}].weg").click()
    qtbot.waitUntil(lambda: lees(plek).documenten == ())


def test_afschermen_en_het_blad_van_wie_er_niet_meer_bij_mag_gaat_dicht(plek, pagina, toon, qtbot):
    kind(pagina, "casus.scherm_af").click()
    qtbot.waitUntil(lambda: pagina.window().findChild(QWidget, "casus.afschermen") is not None)
    dialoog = kind(pagina.window(), "casus.afschermen")
    lijst = kind(dialoog, "casus.afschermen.wie", QListWidget)
    rijen = [lijst.item(nummer).text() for nummer in range(lijst.count())]
    assert "Marloes Hendriks (u)" in rijen
    assert not any("Bea" in rij for rij in rijen)
    qtbot.keyClick(kind(dialoog, "casus.afschermen.ja"), TOETS.Key_Space)
    assert dialoog.isVisible()
    qtbot.keyClicks(kind(dialoog, "casus.afschermen.reden"), "Zij werkt hier")
    qtbot.keyClick(kind(dialoog, "casus.afschermen.ja"), TOETS.Key_Space)
    # Wie afschermt, heeft net gezegd waarom: het blad blijft open.
    qtbot.waitUntil(lambda: pagina.findChild(QLabel, "casus.pil.afgeschermd") is not None)
    assert not pagina.reden.isVisible()
    assert "alleen Marloes Hendriks" in kind(pagina, "casus.toegang", QLabel).text()
    # Die reden staat in het log, en dus gaan ook de delen open.
    inlichten = toon(InlichtenPagina(plek.omgeving, CASUS))
    qtbot.waitUntil(lambda: inlichten.paneel.blad is not None)
    titel = kind(inlichten, "pagina.inlichten.kop.titel", QLabel)
    assert "Terlouw" in titel.text()
    plek.omgeving.broker.actor = LOTTE
    pagina.laad()
    qtbot.waitUntil(pagina.stand.isVisible)
    zin = kind(pagina, "pagina.casus.stand.zin", QLabel).text()
    assert "afgeschermd" in zin
    assert kind(pagina, "pagina.casus.kop.titel", QLabel).text() == "Casus"
    assert not kind(pagina, "casus.betrokkenen").isVisible()
    # Ook inlichten ruimt zichzelf op.
    inlichten.paneel.laad()
    qtbot.waitUntil(lambda: inlichten.paneel.blad is None)
    assert titel.text() == "Inlichten"


def test_een_afgeschermd_dossier_vraagt_eerst_waarom(plek, zet_casus, toon, qtbot, stil):
    plek.doe(SchermAf(id=zet_casus(), reden="Zij werkt hier"))
    pagina = toon(CasusPagina(plek.omgeving, CASUS))
    qtbot.waitUntil(pagina.reden.isVisible)
    assert kind(pagina, "pagina.casus.kop.titel", QLabel).text() == "Casus"
    openen = kind(pagina, "casus.reden.open")
    qtbot.keyClick(openen, TOETS.Key_Space)
    assert pagina.blad is None
    qtbot.keyClicks(kind(pagina, "casus.reden.reden"), "School belt")
    qtbot.keyClick(openen, TOETS.Key_Space)
    qtbot.waitUntil(lambda: pagina.blad is not None)
    assert not pagina.reden.isVisible()
    titel = kind(pagina, "pagina.casus.kop.titel", QLabel)
    assert titel.text() == "Casus 2026-031: Gezin Terlouw"
    # Weggaan en terugkomen is opnieuw openen.
    pagina.verlaat()
    pagina.hide()
    assert titel.text() == "Casus"
    pagina.show()
    qtbot.waitUntil(pagina.reden.isVisible)
    assert pagina.blad is None


def test_een_gesloten_casus_is_alleen_te_lezen(plek, zet_casus, toon, qtbot):
    pagina = toon(CasusPagina(plek.omgeving, zet_casus(gesloten_op=date(2026, 1, 13))))
    qtbot.waitUntil(lambda: pagina.stappen.is_klaar)
    assert "alleen lezen" in kind(pagina, "casus.alleen_lezen.tekst", QLabel).text()
    for naam in ("casus.titel", "casus.aanpak", "casus.zorgmijder", "casus.kader[kader.wmo]"):
        assert not kind(pagina, naam).isEnabled()
    for naam in ("casus.toewijs", "melding.personen.toevoegen", "melding.bijlagen.kies"):
        assert not kind(pagina, naam).isVisible()
