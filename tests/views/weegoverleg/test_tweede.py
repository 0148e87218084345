"""De tweede van twee beslist aan de werkplek van een ander, bediend met de toetsen."""

import psycopg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from sqlalchemy import select, update

from cmpg_desktop.berichten.beoordelen import BeoordelingOpenen, Besluit, Caseload
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.database import postgres
from cmpg_desktop.database.tabellen.meldingen import casus, feit
from cmpg_desktop.database.tabellen.team import medewerker
from cmpg_desktop.views.beoordeling.tweede import BesluitDialoog, caseload_opties
from cmpg_desktop.werkproces.beoordeling import Weging
from cmpg_desktop.werkproces.rollen import Rol
from tests.dossier.beoordeling import WACHTWOORD, beslis, blad, maak_demo, maak_medewerker, zet
from tests.dossier.conftest import BERT, LOTTE, MARLOES
from tests.hulp.bediening import klachten

TOETS = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def focus():
    widget = QApplication.focusWidget()
    assert widget is not None, "nergens een cursor"
    return widget


def typ(tekst):
    QTest.keyClicks(focus(), tekst)


def toets(toets_, knop=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(focus(), toets_, knop)


@pytest.fixture
def open_besluit(qtbot, werk, zit):
    """Open de vraag aan het scherm van iemand: `open_besluit(ref, BERT)`."""

    def doe(ref, wie=BERT):
        omgeving = zit(wie)
        gezien = werk.als(wie).vraag(BeoordelingOpenen(melding_id=ref))
        ouder = QWidget()
        qtbot.addWidget(ouder)
        ouder.resize(900, 700)
        ouder.show()
        dialoog = BesluitDialoog(ouder, omgeving, gezien)
        dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        dialoog.ouder, dialoog.gedaan = ouder, []  # qtbot houdt hem niet vast
        dialoog.besloten.connect(dialoog.gedaan.append)
        with qtbot.waitExposed(dialoog):
            dialoog.open()
        dialoog.activateWindow()
        qtbot.waitUntil(lambda: dialoog.isAncestorOf(QApplication.focusWidget() or ouder))
        return dialoog

    return doe


def wacht(qtbot, dialoog):
    qtbot.waitUntil(lambda: dialoog._omgeving.broker.stil)


def zin(dialoog):
    return dialoog.findChild(QLabel, "besluit.fout.tekst").text()


def test_de_procesmanager_beslist_bij_een_ander_met_het_eigen_wachtwoord(
    open_besluit, voorgesteld, werk, qtbot
):
    dialoog = open_besluit(voorgesteld())
    assert klachten(dialoog) == {}
    woorden = " ".join(een.text() for een in dialoog.findChildren(QLabel))
    assert "Door naar fase 2, gezinsgericht (GGA)" in woorden
    assert "Het loopt vast." in woorden
    assert "Voorgesteld door Bert de Boer, vandaag om 10.00 uur" in woorden
    assert QApplication.focusWidget() is dialoog.wie.wachtwoord
    assert dialoog.regisseur.itemText(2) == "Marloes Hendriks: 0 casussen"
    dialoog.regisseur.zet_waarde(MARLOES)
    typ(WACHTWOORD)
    toets(TOETS.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(dialoog.gedaan))
    (besluit,) = werk.rijen(
        select(feit).where(feit.c.soort == "besluit_fase_1", feit.c.melding_id.is_not(None))
    )
    assert besluit.door_id == MARLOES
    (gemaakt,) = werk.rijen(select(casus))
    assert gemaakt.casusregisseur_id == MARLOES
    assert dialoog._omgeving.broker.actor == BERT  # niemand is afgemeld
    assert dialoog.wie.wachtwoord.text() == ""


def test_wie_is_aangemeld_en_mag_beslissen_hoeft_geen_wachtwoord(
    open_besluit, voorgesteld, werk, qtbot
):
    ref = voorgesteld(weging=Weging.GEEN_ZAAK)
    dialoog = open_besluit(ref, MARLOES)
    assert not dialoog.wie.wachtwoord.isVisible()
    assert not dialoog.regisseur.isVisible()
    dialoog.afwijkend.setFocus()
    typ("De school had eerder kunnen bellen.")
    toets(TOETS.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(dialoog.gedaan))
    besluit = blad(werk, ref).nu.besluit
    assert (besluit.door, besluit.afwijkend) == (
        "Marloes Hendriks",
        "De school had eerder kunnen bellen.",
    )


def test_teruggeven_vraagt_een_reden_en_geeft_haar_door(open_besluit, voorgesteld, werk, qtbot):
    ref = voorgesteld()
    dialoog = open_besluit(ref)
    typ(WACHTWOORD)
    dialoog.wat.setFocus()
    toets(TOETS.Key_Right)
    assert dialoog.ja.accessibleName() == "Teruggeven"
    assert dialoog.reden.isVisible()
    assert not dialoog.regisseur.isVisible()
    toets(TOETS.Key_Return, CTRL)
    assert dialoog.redenveld.fout == "Schrijf erbij waarom het teruggaat."
    assert QApplication.focusWidget() is dialoog.reden
    typ("Vraag eerst het wijkteam.")
    toets(TOETS.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(dialoog.gedaan))
    terug = blad(werk, ref).nu.teruggegeven
    assert (terug.reden, terug.door) == ("Vraag eerst het wijkteam.", "Marloes Hendriks")


def test_na_een_fout_wachtwoord_blijft_staan_wat_is_getypt_maar_niet_het_wachtwoord(
    open_besluit, voorgesteld, werk, qtbot
):
    dialoog = open_besluit(voorgesteld(weging=Weging.GEEN_ZAAK))
    dialoog.afwijkend.zet_tekst("Mijn mening.")
    typ("niet het goede")
    toets(TOETS.Key_Return, CTRL)
    wacht(qtbot, dialoog)
    assert "hoort niet bij deze naam" in dialoog.wie.wachtwoordveld.fout
    assert dialoog.wie.wachtwoord.text() == ""
    assert dialoog.afwijkend.tekst() == "Mijn mening."
    assert QApplication.focusWidget() is dialoog.wie.wachtwoord
    assert dialoog.isVisible()
    typ(WACHTWOORD)
    toets(TOETS.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(dialoog.gedaan))


def test_iemand_veranderde_de_melding_intussen(open_besluit, voorgesteld, werk, qtbot):
    ref = voorgesteld(weging=Weging.GEEN_ZAAK)
    dialoog = open_besluit(ref)
    dialoog.afwijkend.zet_tekst("Mijn mening.")
    zet(werk.als(LOTTE), Veld.MELDING_CONCRETE_VRAAG, ref, "Wie neemt de regie?", "Iets anders?")
    typ(WACHTWOORD)
    toets(TOETS.Key_Return, CTRL)
    wacht(qtbot, dialoog)
    assert "Dat voorstel is vervallen" in zin(dialoog)
    assert (dialoog.afwijkend.tekst(), dialoog.wie.wachtwoord.text()) == ("Mijn mening.", "")
    assert werk.rijen(select(feit).where(feit.c.soort == "besluit_fase_1")) == []


def test_een_collega_was_eerst(open_besluit, voorgesteld, werk, qtbot):
    ref = voorgesteld(weging=Weging.GEEN_ZAAK)
    dialoog = open_besluit(ref)
    beslis(werk, ref, blad(werk, ref).nu.voorstel.id)
    typ(WACHTWOORD)
    toets(TOETS.Key_Return, CTRL)
    wacht(qtbot, dialoog)
    assert "Marloes Hendriks heeft hierover al besloten" in zin(dialoog)
    assert dialoog.isVisible()


def test_zonder_verbinding_blijft_alles_staan_en_gaat_dezelfde_opdracht_nog_eens(
    open_besluit, voorgesteld, werk, qtbot, monkeypatch
):
    dialoog = open_besluit(voorgesteld(weging=Weging.GEEN_ZAAK))
    standen, verstuurd = [], []
    broker = dialoog._omgeving.broker
    broker.bewaard.connect(lambda *delen: standen.append(delen[1]))
    echt = broker.do

    def weg(command, antwoord, mislukt, **_):
        verstuurd.append(command)
        # As the driver says it: its advice is for what is typed, and promises too much here.
        mislukt(postgres.vertaal_fout(psycopg.OperationalError("server closed")))

    monkeypatch.setattr(broker, "do", weg)
    dialoog.afwijkend.zet_tekst("Mijn mening.")
    typ(WACHTWOORD)
    toets(TOETS.Key_Return, CTRL)
    assert zin(dialoog).startswith("De server is nu niet te bereiken. Wat u typte, blijft hier")
    assert "gaat niet vanzelf alsnog: druk opnieuw" in zin(dialoog)
    assert "straks naartoe" not in zin(dialoog)
    assert (dialoog.afwijkend.tekst(), dialoog.wie.wachtwoord.text()) == ("Mijn mening.", "")
    typ(WACHTWOORD)
    toets(TOETS.Key_Return, CTRL)
    assert verstuurd[0] == verstuurd[1]
    dialoog.afwijkend.zet_tekst("Toch anders.")
    typ(WACHTWOORD)
    toets(TOETS.Key_Return, CTRL)
    assert verstuurd[2].opdracht != verstuurd[1].opdracht
    monkeypatch.setattr(broker, "do", echt)
    typ(WACHTWOORD)
    toets(TOETS.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(dialoog.gedaan))
    assert dialoog.gedaan[0].opdracht == verstuurd[2].opdracht


def test_wie_zelf_voorstelde_staat_er_met_de_reden_en_is_niet_te_kiezen(open_besluit, voorgesteld):
    dialoog = open_besluit(voorgesteld(wie=MARLOES), MARLOES)
    niet = dialoog.findChild(QLabel, "besluit.beslisser.niet").text()
    assert "Marloes Hendriks deed zelf het voorstel" in niet
    assert "Beheer, onder Waarneming" in niet  # want verder is er niemand
    assert not dialoog.ja.isEnabled()
    toets(TOETS.Key_Return, CTRL)
    assert dialoog.gedaan == []


def test_in_een_proefomgeving_is_de_naam_genoeg(open_besluit, voorgesteld, werk, qtbot):
    ref = voorgesteld(weging=Weging.GEEN_ZAAK)
    werk.schrijf(update(medewerker).values(wachtwoord=None))
    maak_demo(werk)
    dialoog = open_besluit(ref)
    assert not dialoog.wie.wachtwoord.isVisible()
    assert dialoog.wie.wieveld.hint == "In deze proefomgeving is de naam genoeg."
    toets(TOETS.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(dialoog.gedaan))
    assert blad(werk, ref).nu.besluit.door == "Marloes Hendriks"


def test_een_casus_gaat_naar_iemand_die_is_gekozen(open_besluit, voorgesteld, qtbot):
    dialoog = open_besluit(voorgesteld())
    dialoog.regisseur.zet_waarde(None)
    typ(WACHTWOORD)
    toets(TOETS.Key_Return, CTRL)
    assert dialoog.regisseurveld.fout == "Kies aan wie u de casus toewijst."
    assert dialoog.wie.wachtwoord.text() == WACHTWOORD  # er is nog niets verstuurd


def test_het_wachtwoord_van_de_een_gaat_nooit_mee_voor_de_ander(open_besluit, voorgesteld, werk):
    maak_medewerker(werk, "Petra Manager", Rol.PROCESMANAGER, wachtwoord="een heel ander zinnetje")
    dialoog = open_besluit(voorgesteld())
    typ(WACHTWOORD)
    dialoog.wie.keuze.setFocus()
    toets(TOETS.Key_Down)
    assert dialoog.wie.gekozene.naam == "Petra Manager"
    assert dialoog.wie.wachtwoord.text() == ""


def test_een_opdracht_zonder_wachtwoord_is_wat_wordt_onthouden(open_besluit, voorgesteld, qtbot):
    dialoog = open_besluit(voorgesteld(weging=Weging.GEEN_ZAAK))
    typ("niet het goede")
    toets(TOETS.Key_Return, CTRL)
    wacht(qtbot, dialoog)
    assert isinstance(dialoog._vorige, Besluit)
    assert dialoog._vorige.wachtwoord == ""


def test_achter_het_slot_wacht_geen_wachtwoord_op_wie_terugkomt(open_besluit, voorgesteld):
    dialoog = open_besluit(voorgesteld())
    dialoog.afwijkend.zet_tekst("Mijn mening.")
    typ(WACHTWOORD)
    dialoog.hide()  # zo bergt vergrendelen een vraag op
    dialoog.show()
    assert (dialoog.wie.wachtwoord.text(), dialoog.afwijkend.tekst()) == ("", "Mijn mening.")


def test_een_vervallen_voorstel_kan_alleen_nog_terug(open_besluit, voorgesteld, werk, qtbot):
    ref = voorgesteld(weging=Weging.GEEN_ZAAK)
    zet(werk.als(LOTTE), Veld.MELDING_CONCRETE_VRAAG, ref, "Wie neemt de regie?", "Iets anders?")
    dialoog = open_besluit(ref)
    assert dialoog.ja.accessibleName() == "Teruggeven"
    assert dialoog.findChild(QWidget, "besluit.vervallen").isVisible()
    dialoog.reden.setFocus()
    typ("De vraag is veranderd.")
    dialoog.wie.wachtwoord.setFocus()
    typ(WACHTWOORD)
    toets(TOETS.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(dialoog.gedaan))
    assert blad(werk, ref).nu.teruggegeven.reden == "De vraag is veranderd."


@pytest.mark.eis("E105")
def test_wie_toewijst_ziet_het_bij_de_naam():
    (ruim, vol) = caseload_opties(
        (
            Caseload(id=nieuw_id(), naam="Tim Bakker", lopend=9),
            Caseload(id=nieuw_id(), naam="Saskia Ruiter", lopend=10),
        )
    )
    assert ruim.tekst == "Tim Bakker: 9 casussen"
    assert vol.tekst == "Saskia Ruiter: 10 casussen, vol bij een hele werkweek"
