"""Het weegoverleg met de toetsen, op een echte database."""

from time import thread_time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)
from sqlalchemy import select

from cmpg_desktop.berichten.beoordelen import BeoordelingOpenen
from cmpg_desktop.berichten.fouten import NietBeschikbaar
from cmpg_desktop.berichten.meldingen import SchrijfProblematiek
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.database.tabellen.meldingen import casus, feit
from cmpg_desktop.database.tabellen.team import inzage, opdracht
from cmpg_desktop.views.beoordeling.tweede import BesluitDialoog
from cmpg_desktop.views.weegoverleg.beslisbalk import RondeDialoog
from cmpg_desktop.views.weegoverleg.pagina import WeegoverlegPagina
from cmpg_desktop.werkproces.beoordeling import Weging
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from tests.dossier.beoordeling import WACHTWOORD, volle_melding, zet
from tests.dossier.conftest import BERT, LOTTE, MARLOES
from tests.dossier.hulp import voeg_toe
from tests.hulp.bediening import klachten

TOETS = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
GEZINNEN = ("Ada Arends", "Bea Bos", "Cor Cramer", "Dirk Dam", "Eef Evers", "Fia Faber")


class Toetsen:
    """Drukt toetsen waar de cursor staat, en telt ze."""

    def __init__(self):
        self.aantal = 0

    def __call__(self, toets, knop=Qt.KeyboardModifier.NoModifier):
        widget = QApplication.focusWidget()
        assert widget is not None, "nergens een cursor"
        self.aantal += 1
        QTest.keyClick(widget, toets, knop)

    def typ(self, tekst):
        self.aantal += len(tekst)
        QTest.keyClicks(QApplication.focusWidget(), tekst)


@pytest.fixture
def toets():
    return Toetsen()


@pytest.fixture
def open_ronde(zit, toon, qtbot):
    """Open het weegoverleg aan het scherm van iemand."""

    def doe(wie=BERT, breed=1154, hoog=808):
        pagina = toon(WeegoverlegPagina(zit(wie)), breed, hoog)
        pagina.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is pagina.lijst)
        rustig(qtbot, pagina)
        return pagina

    return doe


def rustig(qtbot, pagina):
    """Wacht tot het blad van de gekozen melding er staat en een mens het kan hebben gelezen."""

    def klaar():
        bezig = pagina._rust.isActive() or pagina._leest.isActive() or pagina._ververs.isActive()
        balk = pagina.onderbalk  # een sneltoets drukt een knop eerst zichtbaar in
        bezig = (
            bezig
            or not pagina.blad.is_klaar
            or balk.knop_akkoord.isDown()
            or balk.knop_alle.isDown()
        )
        return pagina.omgeving.broker.stil and not bezig and not pagina.ronde.bezig

    qtbot.waitUntil(klaar, timeout=8000)


def meld_aan(qtbot, pagina, toets, wachtwoord=WACHTWOORD):
    """Laat de procesmanager zich aanmelden voor de ronde."""
    knop = kind(pagina, "weegoverleg.aanmelden")
    knop.setFocus()
    toets(TOETS.Key_Space)
    dialoog = pagina.findChildren(RondeDialoog)[-1]
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialoog.wie.wachtwoord)
    toets.typ(wachtwoord)
    toets(TOETS.Key_Return)
    qtbot.waitUntil(lambda: pagina.omgeving.broker.stil)
    if pagina.aanmelding.wie is not None:
        # Zonder vensterbeheer wordt het venster eronder niet vanzelf weer actief.
        pagina.activateWindow()
    return dialoog


def kind(pagina, naam, soort=QWidget):
    gevonden = pagina.findChild(soort, naam)
    assert gevonden is not None, naam
    return gevonden


def tekst(pagina, naam):
    return kind(pagina, naam, QLabel).text()


def woorden(pagina):
    QApplication.processEvents()
    return "\n".join(een.text() for een in pagina.blad.findChildren(QLabel))


def besluiten(werk):
    return werk.rijen(
        select(feit).where(feit.c.soort == "besluit_fase_1", feit.c.melding_id.is_not(None))
    )


def uitslag(qtbot, pagina):
    qtbot.waitUntil(lambda: pagina.uitslag.balk is not None, timeout=15000)
    return tekst(pagina, "weegoverleg.uitslag.tekst")


def test_wie_beslist_meldt_zich_aan_zonder_muis(open_ronde, voorgesteld, qtbot, toets):
    voorgesteld()
    pagina = open_ronde(LOTTE)
    assert "Ctrl+M" in kind(pagina, "weegoverleg.aanmelden", QPushButton).text()
    toets(TOETS.Key_M, CTRL)
    qtbot.waitUntil(lambda: bool(pagina.findChildren(RondeDialoog)))
    dialoog = pagina.findChildren(RondeDialoog)[-1]
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialoog.wie.wachtwoord)
    toets.typ(WACHTWOORD)
    toets(TOETS.Key_Return)
    qtbot.waitUntil(lambda: pagina.aanmelding.wie is not None)


@pytest.mark.eis("E014", "E044")
def test_zes_meldingen_in_een_ronde_met_een_toets_per_melding(
    open_ronde, voorgesteld, werk, qtbot, toets
):
    refs = [voorgesteld(naam) for naam in GEZINNEN]
    pagina = open_ronde()
    meld_aan(qtbot, pagina, toets)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is pagina.lijst)
    rustig(qtbot, pagina)
    aanmelden = toets.aantal
    gelezen = []
    for _ in refs:
        gelezen.append(tekst(pagina, "weegoverleg.blad.kop"))
        toets(TOETS.Key_Return, CTRL)
        rustig(qtbot, pagina)
    assert gelezen == list(GEZINNEN)
    assert toets.aantal - aanmelden == 6
    assert aanmelden == len(WACHTWOORD) + 2
    gevonden = besluiten(werk)
    assert {een.melding_id for een in gevonden} == set(refs)
    assert {een.door_id for een in gevonden} == {MARLOES}
    assert len({een.id for een in gevonden}) == 6
    assert len(werk.rijen(select(casus))) == 6
    assert pagina.omgeving.broker.actor == BERT
    assert "niets te wegen" in "".join(een.text() for een in pagina._leeg.findChildren(QLabel))
    with qtbot.waitSignal(pagina.omgeving.ga_naar) as sein:
        pagina._leeg.findChild(QPushButton).click()
    assert sein.args == ["meldingen", None]


def test_alle_aangevinkte_bevestigen_is_per_melding_een_eigen_opdracht(
    open_ronde, voorgesteld, werk, qtbot, toets
):
    refs = [voorgesteld(naam) for naam in GEZINNEN[:3]]
    eigen = voorgesteld("Gré Groen", wie=MARLOES)
    pagina = open_ronde()
    meld_aan(qtbot, pagina, toets)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is pagina.lijst)
    rustig(qtbot, pagina)
    begin = toets.aantal
    for nummer in range(4):
        toets(TOETS.Key_Space)
        if nummer < 3:
            toets(TOETS.Key_Down)
            rustig(qtbot, pagina)
    assert kind(pagina, "weegoverleg.alle").text().startswith("4 aangevinkte bevestigen")
    # Een collega verandert er intussen een: die valt af, de anderen gaan door.
    vink = list(pagina.model.gekozen)
    zet(werk.als(LOTTE), Veld.MELDING_CONCRETE_VRAAG, refs[1], "Wie neemt de regie?", "Anders?")
    ervoor = len(werk.rijen(select(opdracht)))
    stappen = []
    pagina.ronde.voortgang.connect(
        lambda *deel: stappen.append((*deel, tekst(pagina, "weegoverleg.waarom")))
    )
    toets(TOETS.Key_Return, CTRL | SHIFT)
    zin = uitslag(qtbot, pagina)
    assert [stap[:2] for stap in stappen] == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert stappen[1][2] == "Bevestigen: 1 van 3. Elke melding krijgt een eigen besluit."
    assert zin.startswith("2 meldingen bevestigd, elk met een eigen besluit. 2 niet:")
    assert "• Bea Bos: Er is iets veranderd sinds het voorstel van Bert de Boer" in zin
    assert "• Gré Groen: Marloes Hendriks deed zelf het voorstel" in zin
    assert len(vink) == 4
    assert {een.melding_id for een in besluiten(werk)} == {refs[0], refs[2]}
    assert len(werk.rijen(select(opdracht))) == ervoor + 2
    assert eigen not in {een.melding_id for een in besluiten(werk)}
    assert toets.aantal - begin == 4 + 3 + 1
    rustig(qtbot, pagina)


def test_wie_is_aangemeld_en_mag_beslissen_hoeft_niets_te_doen_maar_niet_over_zichzelf(
    open_ronde, voorgesteld, werk, qtbot, toets
):
    voorgesteld("Ada Arends", Weging.GEEN_ZAAK)
    voorgesteld("Bea Bos", Weging.GEEN_ZAAK, wie=MARLOES)
    pagina = open_ronde(MARLOES)
    assert "U beslist zelf" in tekst(pagina, "weegoverleg.beslist.zin")
    toets(TOETS.Key_Return, CTRL)
    rustig(qtbot, pagina)
    assert [een.door_id for een in besluiten(werk)] == [MARLOES]
    assert "deed zelf het voorstel" in tekst(pagina, "weegoverleg.waarom")
    assert not pagina.onderbalk.knop_akkoord.isEnabled()
    toets(TOETS.Key_Return, CTRL)
    rustig(qtbot, pagina)
    assert len(besluiten(werk)) == 1


def test_een_casus_gaat_naar_de_behandelaar_tenzij_u_een_ander_kiest(
    open_ronde, voorgesteld, werk, qtbot, toets
):
    voorgesteld("Ada Arends")
    pagina = open_ronde(MARLOES)
    keuze = pagina.onderbalk.regisseur
    assert keuze.isVisible()
    assert keuze.waarde() == BERT
    assert keuze.itemText(1) == "Bert de Boer: 0 casussen"
    keuze.setFocus()
    toets(TOETS.Key_Down)
    assert keuze.waarde() == MARLOES
    toets(TOETS.Key_Return, CTRL)
    rustig(qtbot, pagina)
    (gemaakt,) = werk.rijen(select(casus))
    assert gemaakt.casusregisseur_id == MARLOES


def test_de_aanmelding_is_weg_na_een_kwartier_en_bij_weggaan(
    open_ronde, voorgesteld, werk, qtbot, toets, klok
):
    voorgesteld("Ada Arends")
    pagina = open_ronde()
    for vergeet in (lambda: klok.later(minutes=15), pagina.verlaat):
        meld_aan(qtbot, pagina, toets)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is pagina.lijst)
        assert "beslist, tot 10." in tekst(pagina, "weegoverleg.beslist.zin")
        assert "vergrendelt" in tekst(pagina, "weegoverleg.beslist.zin")
        assert pagina.aanmelding.wie.wachtwoord == WACHTWOORD
        vergeet()
        assert pagina.aanmelding.wie is None
        assert pagina.aanmelding._aanmelding is None
        assert "meldt zich één keer aan" in tekst(pagina, "weegoverleg.beslist.zin")
        toets(TOETS.Key_Return, CTRL)
        rustig(qtbot, pagina)
    assert besluiten(werk) == []


def test_een_fout_wachtwoord_is_geen_aanmelding(open_ronde, voorgesteld, qtbot, toets):
    voorgesteld("Ada Arends")
    pagina = open_ronde()
    dialoog = meld_aan(qtbot, pagina, toets, "niet het goede")
    assert klachten(dialoog) == {}
    assert "hoort niet bij deze naam" in dialoog.wie.wachtwoordveld.fout
    assert dialoog.wie.wachtwoord.text() == ""
    assert pagina.aanmelding.wie is None
    dialoog.reject()


def test_het_blad_zegt_alles_wat_de_ronde_nodig_heeft(open_ronde, voorgesteld, werk):
    ref = voorgesteld("Ada Arends")
    zet(werk, Veld.MELDING_SPOED, ref, False, True)
    nu = werk.vraag(BeoordelingOpenen(melding_id=ref)).nu
    zet(werk, Veld.BEOORDELING_ZORGMIJDER_WAARUIT, nu.id, "", "Doet niet open.")
    zet(werk, Veld.BEOORDELING_ZORGMIJDER, nu.id, "", "ja")
    pagina = open_ronde()
    alles = woorden(pagina)
    for zin in (
        "Wie neemt de regie?",
        "Veel ruzie.",
        "Gezin",
        "Ada Arends",
        "rol nog niet bekend · geboren: onbekend",
        "Door naar fase 2, gezinsgericht (GGA)",
        "Het loopt vast.",
        "Voorgesteld door Bert de Boer",
        "Ja. Blijkt uit de melding.",
        "Nagekeken op 5 maart 2026, in: BRP",
        "Zorgmijder",
        "Ja. Doet niet open.",
        "Spoed",
        "Er is nog niemand gebeld.",
    ):
        assert zin in alles, zin
    assert klachten(pagina) == {}


@pytest.mark.eis("E116")
def test_alleen_waar_u_bij_stilstaat_is_een_blik(open_ronde, voorgesteld, werk, qtbot, toets):
    refs = [voorgesteld(naam) for naam in GEZINNEN[:4]]
    pagina = open_ronde(LOTTE)
    for _ in range(3):
        toets(TOETS.Key_Down)
    rustig(qtbot, pagina)
    gezien = {rij.dossier_id for rij in werk.rijen(select(inzage)) if rij.medewerker_id == LOTTE}
    assert gezien == {refs[0], refs[3]}


def test_een_lang_verhaal_staat_er_zonder_dat_het_scherm_stokt(
    open_ronde, voorgesteld, werk, qtbot
):
    ref = voorgesteld("Ada Arends")
    for nummer in range(11):
        voeg_toe(werk, ref, f"Piet Puk{nummer}")
    for gebied in Leefgebied:
        werk.doe(SchrijfProblematiek(melding_id=ref, leefgebied=gebied, tekst="Lang. " * 150))
    pagina = open_ronde()
    blad = pagina._blad
    duur = []
    for _ in range(3):
        pagina.blad.vul(blad)
        per_keer = []
        while not pagina.blad.is_klaar:
            begin = thread_time()
            QApplication.processEvents()
            per_keer.append(thread_time() - begin)
        assert len(per_keer) >= 7  # elk deel een eigen gebeurtenis
        duur.append(max(per_keer))
    assert "Piet Puk10" in woorden(pagina)
    assert min(duur) < 0.05  # eigen tijd: andere proeven draaien mee


def test_wat_niet_is_gelezen_kan_niet_worden_aangevinkt(open_ronde, voorgesteld, qtbot, toets):
    for naam in GEZINNEN[:2]:
        voorgesteld(naam)
    pagina = open_ronde()
    gezegd = []
    pagina.omgeving.bericht.connect(lambda zin, _terug: gezegd.append(zin))
    toets(TOETS.Key_Down)
    toets(TOETS.Key_Space)  # sneller dan het blad
    assert pagina.model.gekozen == ()
    assert gezegd == ["Lees de melding eerst. Daarna kunt u haar aanvinken."]
    rustig(qtbot, pagina)
    toets(TOETS.Key_Space)
    assert [rij.kop for rij in pagina.model.gekozen] == ["Bea Bos"]


def test_een_dubbele_druk_beslist_niet_over_de_volgende(
    open_ronde, voorgesteld, werk, qtbot, toets
):
    for naam in GEZINNEN[:2]:
        voorgesteld(naam, Weging.GEEN_ZAAK)
    pagina = open_ronde(MARLOES)
    for _ in range(6):
        toets(TOETS.Key_Return, CTRL)
        qtbot.wait(60)
    rustig(qtbot, pagina)
    assert len(besluiten(werk)) == 1


def test_zonder_voorstel_of_na_een_wijziging_zegt_de_balk_waarom_niet(
    open_ronde, voorgesteld, werk, qtbot, toets
):
    ref = voorgesteld("Ada Arends")
    volle_melding(werk, "Bea Bos")
    pagina = open_ronde(MARLOES)
    assert pagina.onderbalk.knop_akkoord.isEnabled()
    toets(TOETS.Key_Down)
    rustig(qtbot, pagina)
    assert tekst(pagina, "weegoverleg.waarom") == "Er is nog geen voorstel om over te beslissen."
    assert "Dit ontbreekt nog" in woorden(pagina)
    zet(werk, Veld.MELDING_CONCRETE_VRAAG, ref, "Wie neemt de regie?", "Anders?")
    toets(TOETS.Key_Up)
    rustig(qtbot, pagina)
    toets(TOETS.Key_Return, CTRL)  # het blad is vers gelezen: er valt niets te beslissen
    rustig(qtbot, pagina)
    assert besluiten(werk) == []
    pagina.laad()
    rustig(qtbot, pagina)
    assert "vervallen" in tekst(pagina, "weegoverleg.waarom")


def test_ook_terwijl_u_leest_ziet_u_dat_een_collega_iets_veranderde(
    open_ronde, voorgesteld, zit, qtbot, toets, werk
):
    ref = voorgesteld("Ada Arends")
    pagina = open_ronde(MARLOES)
    pagina.omgeving.broker.do(
        WijzigVeld(
            veld=Veld.MELDING_CONCRETE_VRAAG, id=ref, oud="Wie neemt de regie?", nieuw="Anders?"
        )
    )
    qtbot.waitUntil(lambda: "Anders?" in woorden(pagina))
    rustig(qtbot, pagina)
    assert not pagina.onderbalk.knop_akkoord.isEnabled()


def test_zonder_server_stopt_de_ronde_en_blijft_alles_aangevinkt(
    open_ronde, voorgesteld, qtbot, toets, monkeypatch
):
    for naam in GEZINNEN[:3]:
        voorgesteld(naam, Weging.GEEN_ZAAK)
    pagina = open_ronde(MARLOES)
    for _ in range(3):
        toets(TOETS.Key_Space)
        toets(TOETS.Key_Down)
        rustig(qtbot, pagina)
    verstuurd = []

    def weg(command, _antwoord, mislukt, **_):
        verstuurd.append(command)
        mislukt(NietBeschikbaar("De server is er niet."))

    monkeypatch.setattr(pagina.omgeving.broker, "do", weg)
    toets(TOETS.Key_Return, CTRL | SHIFT)
    zin = uitslag(qtbot, pagina)
    assert len(verstuurd) == 1
    assert "0 meldingen bevestigd" in zin
    assert "• Ada Arends: De server is er niet." in zin
    assert "• Cor Cramer: Niet geprobeerd, om dezelfde reden." in zin
    assert len(pagina.model.gekozen) == 3
    rustig(qtbot, pagina)


def test_in_een_smal_venster_gaat_enter_naar_het_blad_en_esc_terug(
    open_ronde, voorgesteld, werk, qtbot, toets
):
    for naam in GEZINNEN[:2]:
        voorgesteld(naam, Weging.GEEN_ZAAK)
    pagina = open_ronde(MARLOES, breed=620)
    assert not pagina.blad.isVisible()
    assert {r.medewerker_id for r in werk.rijen(select(inzage))} <= {MARLOES, BERT}
    assert pagina._blad is None  # niemand keek nog
    toets(TOETS.Key_Return)
    rustig(qtbot, pagina)
    assert QApplication.focusWidget() is pagina.blad
    assert tekst(pagina, "weegoverleg.blad.kop") == "Ada Arends"
    toets(TOETS.Key_Down, CTRL)
    rustig(qtbot, pagina)
    assert tekst(pagina, "weegoverleg.blad.kop") == "Bea Bos"
    toets(TOETS.Key_Space)
    assert [rij.kop for rij in pagina.model.gekozen] == ["Bea Bos"]
    toets(TOETS.Key_Escape)
    assert QApplication.focusWidget() is pagina.lijst


def test_teruggeven_in_de_ronde_vraagt_geen_wachtwoord_meer(
    open_ronde, voorgesteld, werk, qtbot, toets
):
    voorgesteld("Ada Arends")
    pagina = open_ronde()
    meld_aan(qtbot, pagina, toets)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is pagina.lijst)
    rustig(qtbot, pagina)
    kind(pagina, "weegoverleg.anders").click()
    dialoog = pagina.findChild(BesluitDialoog)
    qtbot.waitUntil(lambda: dialoog.isAncestorOf(QApplication.focusWidget() or pagina))
    assert not dialoog.wie.isVisible()
    toets(TOETS.Key_Right)
    dialoog.reden.setFocus()
    toets.typ("Vraag eerst het wijkteam.")
    # Intussen is het kwartier om: dan alsnog een wachtwoord, en de reden blijft.
    pagina.aanmelding.vergeet()
    toets(TOETS.Key_Return, CTRL)
    assert dialoog.wie.isVisible()
    assert dialoog.reden.tekst() == "Vraag eerst het wijkteam."
    toets.typ(WACHTWOORD)
    toets(TOETS.Key_Return, CTRL)
    qtbot.waitUntil(
        lambda: bool(werk.rijen(select(feit).where(feit.c.soort == "voorstel_terug"))), timeout=8000
    )
    rustig(qtbot, pagina)
    assert "gaf het vorige voorstel terug: Vraag eerst het wijkteam." in woorden(pagina)


def test_een_tweede_ctrl_enter_te_snel_doet_niets_en_in_de_balk_staat_waarom(
    open_ronde, voorgesteld, werk, qtbot, toets
):
    voorgesteld("Ada Arends", Weging.GEEN_ZAAK)
    voorgesteld("Bea Bos", Weging.GEEN_ZAAK)
    pagina = open_ronde(MARLOES)
    assert "…" not in tekst(pagina, "weegoverleg.wat")
    toets(TOETS.Key_Return, CTRL)
    qtbot.waitUntil(lambda: tekst(pagina, "weegoverleg.wat").endswith(" · wordt bewaard …"))
    qtbot.waitUntil(lambda: tekst(pagina, "weegoverleg.blad.kop") == "Bea Bos")
    toets(TOETS.Key_Return, CTRL)
    assert tekst(pagina, "weegoverleg.wat").endswith(" · even lezen …")
    rustig(qtbot, pagina)
    assert len(besluiten(werk)) == 1
    assert tekst(pagina, "weegoverleg.wat").endswith("voorgesteld door Bert de Boer")


def test_wie_de_casus_krijgt_staat_er_helemaal(open_ronde, voorgesteld):
    voorgesteld("Ada Arends")
    keuze = open_ronde(MARLOES).onderbalk.regisseur
    langste = max(keuze.fontMetrics().horizontalAdvance(keuze.itemText(nr)) for nr in range(3))
    vak = QStyleOptionComboBox()
    keuze.initStyleOption(vak)
    plek = keuze.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, vak, QStyle.SubControl.SC_ComboBoxEditField, keuze
    )
    assert plek.width() >= langste


def test_van_wie_alleen_de_leeftijd_bekend_is_staat_er_geen_geboorte(open_ronde, voorgesteld, werk):
    ref = voorgesteld("Ada Arends", Weging.GEEN_ZAAK)
    voeg_toe(werk, ref, "Oma Arends", geboorte_tekst="ongeveer 71 jaar")
    alles = woorden(open_ronde(MARLOES))
    assert "· ongeveer 71 jaar" in alles
    assert "geboren: ongeveer" not in alles
