from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from cmpg_desktop.berichten.accounts import ZetAccount
from cmpg_desktop.berichten.documenten import Bestand
from cmpg_desktop.berichten.inrichting import Instellingen, VrijeDagen, VrijeDagSoort, ZetVrijeDag
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.team import Medewerker, Medewerkers
from cmpg_desktop.paden import templates
from cmpg_desktop.views import thema
from cmpg_desktop.views.beheer.pagina import BeheerPagina
from cmpg_desktop.views.bestanden import bestandswerk
from cmpg_desktop.werkproces.brieven import BriefSoort
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.werkdagen import GELIJKGESTELDE_DAGEN
from tests.dossier.conftest import BEHEER, BERT, MARLOES
from tests.hulp.schermwerk import kind, lees

TOETS = Qt.Key
CODES = (
    "gemeente",
    "termijnen",
    "vrijedagen",
    "leefgebieden",
    "wetteksten",
    "accounts",
    "waarneming",
    "sjablonen",
    "weergave",
    "verslag",
    "licenties",
)
ADVIES = "advies-aan-melder"


@pytest.fixture
def als_beheerder(echte_omgeving):
    """Laat Bea Heer werken, de functioneel beheerder."""
    echte_omgeving.medewerker = Medewerker(
        id=BEHEER,
        naam="Bea Heer",
        functie="applicatiebeheer",
        rollen=(Rol.FUNCTIONEEL_BEHEERDER,),
    )
    echte_omgeving.broker.actor = BEHEER
    echte_omgeving.verslag = lambda: "cmpg-desktop proef\nniets over mensen"
    return echte_omgeving


@pytest.fixture
def rustig(qtbot, stil):
    """Wacht tot ook de bestanden er zijn."""

    def wacht(pagina):
        stil(pagina)
        qtbot.waitUntil(lambda: bestandswerk().stil, timeout=20_000)
        stil(pagina)

    return wacht


@pytest.fixture
def pagina(als_beheerder, toon):
    return toon(BeheerPagina(als_beheerder))


@pytest.fixture
def deel(pagina, rustig, qtbot):
    """Ga naar een onderdeel: `deel("termijnen")`."""

    def ga(code):
        pagina.kies(code)
        pagina.ga_naar_deel()
        rustig(pagina)
        # De kaarten van de sjablonen komen een voor een.
        qtbot.waitUntil(lambda: getattr(pagina.deel, "klaar", True))
        return pagina.deel

    return ga


def typ(qtbot, widget, tekst):
    widget.setFocus()
    widget.selectAll()
    qtbot.keyClicks(widget, tekst)


def test_met_toetsen_door_de_onderdelen_en_erin_en_terug(pagina, qtbot):
    assert pagina.delen.hasFocus()
    qtbot.keyClick(pagina.delen, TOETS.Key_Down)
    assert pagina.deel.code == "termijnen"
    qtbot.keyClick(pagina.delen, TOETS.Key_Return)
    assert QApplication.focusWidget().objectName() == "instelling.melding_beoordelen"
    qtbot.keyClick(QApplication.focusWidget(), TOETS.Key_Escape)
    assert pagina.delen.hasFocus()


def test_een_onderdeel_wordt_pas_gebouwd_als_u_erheen_gaat(pagina):
    assert pagina.findChild(QWidget, "beheer.gemeente") is not None
    assert pagina.findChild(QWidget, "beheer.accounts") is None


@pytest.mark.parametrize("code", CODES)
def test_elk_bedienbaar_deel_heeft_een_naam_en_een_toegankelijke_naam(deel, code):
    onderdeel = deel(code)
    delen = [
        een
        for soort in (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
        for een in onderdeel.findChildren(soort)
        if een.isVisible() and een.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]

    zonder = [een for een in delen if not (een.objectName() and een.accessibleName())]
    assert zonder == []


def test_een_instelling_is_bewaard_als_u_het_veld_verlaat_en_geldt_meteen(
    deel, qtbot, rustig, pagina, als_beheerder
):
    onderdeel = deel("gemeente")
    veld = kind(onderdeel, "instelling.afzender_naam")
    typ(qtbot, veld, "Regieteam Lindewaard")
    qtbot.keyClick(veld, TOETS.Key_Tab)
    rustig(pagina)

    assert dict(lees(qtbot, als_beheerder, Instellingen()))["afzender_naam"] == (
        "Regieteam Lindewaard"
    )
    qtbot.waitUntil(lambda: als_beheerder.instellingen["afzender_naam"] == "Regieteam Lindewaard")


def test_een_instelling_die_niet_kan_staat_met_de_fout_bij_het_veld(deel, qtbot, rustig, pagina):
    onderdeel = deel("gemeente")
    veld = kind(onderdeel, "instelling.mailbox")
    typ(qtbot, veld, "geen adres")
    qtbot.keyClick(veld, TOETS.Key_Tab)
    rustig(pagina)

    assert "e-mailadres" in kind(onderdeel, "instelling.mailbox.veld").fout
    assert veld.text() == "geen adres"


def test_een_andere_lengte_vraagt_een_reden_en_staat_dan_als_afwijkend(
    deel, qtbot, rustig, pagina, als_beheerder
):
    onderdeel = deel("termijnen")
    veld = kind(onderdeel, "instelling.fase_2")
    typ(qtbot, veld, "12")
    qtbot.keyClick(veld, TOETS.Key_Return)
    reden = kind(onderdeel, "instelling.fase_2.reden")
    assert reden.hasFocus()
    qtbot.keyClick(reden, TOETS.Key_Return)
    rustig(pagina)
    assert "Schrijf op waarom" in kind(onderdeel, "instelling.fase_2.reden.veld").fout
    assert dict(lees(qtbot, als_beheerder, Instellingen()))["fase_2"] == ""

    qtbot.keyClicks(reden, "Besluit stuurgroep 3 maart")
    qtbot.keyClick(reden, TOETS.Key_Return)
    rustig(pagina)
    assert dict(lees(qtbot, als_beheerder, Instellingen()))["fase_2"] == "12"
    qtbot.waitUntil(lambda: kind(onderdeel, "instelling.fase_2.stand").isVisible())
    waarom = kind(onderdeel, "instelling.fase_2.waarom")
    qtbot.waitUntil(waarom.isVisible)
    assert waarom.text() == "Zo sinds 15 januari 2026: Besluit stuurgroep 3 maart"


def test_een_grens_uit_de_wet_staat_er_om_te_lezen_met_waarom(deel, rustig, pagina):
    onderdeel = deel("termijnen")
    rustig(pagina)
    veld = kind(onderdeel, "instelling.inlichten_maanden")
    assert (veld.text(), veld.isReadOnly()) == ("1", True)
    assert "wet" in veld.accessibleDescription()
    assert kind(onderdeel, "instelling.inlichten_maanden.eenheid").text() == "maand"
    assert kind(onderdeel, "instelling.fase_2").isReadOnly() is False


def test_de_eenheid_past_bij_het_getal(deel, qtbot, rustig, pagina):
    onderdeel = deel("termijnen")
    rustig(pagina)
    eenheid = kind(onderdeel, "instelling.fase_2.eenheid")
    assert eenheid.text() == "werkdagen"
    typ(qtbot, kind(onderdeel, "instelling.fase_2"), "1")
    assert eenheid.text() == "werkdag"


@pytest.mark.eis("E001")
def test_een_leefgebied_krijgt_een_naam_die_meteen_geldt_en_die_weer_weg_kan(
    deel, qtbot, rustig, pagina, als_beheerder
):
    onderdeel = deel("leefgebieden")
    assert QApplication.focusWidget().objectName() == "instelling.leefgebied_gezin"
    veld = kind(onderdeel, "instelling.leefgebied_scholing")
    assert (veld.text(), veld.placeholderText()) == ("", "scholing")
    typ(qtbot, veld, "school & opvang")
    qtbot.keyClick(veld, TOETS.Key_Tab)
    rustig(pagina)
    qtbot.waitUntil(lambda: als_beheerder.leefgebied(Leefgebied.SCHOLING) == "school & opvang")

    pagina.bewerking.ongedaan.terug()
    qtbot.waitUntil(lambda: als_beheerder.leefgebied(Leefgebied.SCHOLING) == "scholing")
    rustig(pagina)
    qtbot.waitUntil(lambda: veld.text() == "")


@pytest.mark.eis("E001")
def test_een_naam_die_een_ander_leefgebied_heeft_staat_met_de_fout_bij_het_veld(
    deel, qtbot, rustig, pagina
):
    onderdeel = deel("leefgebieden")
    veld = kind(onderdeel, "instelling.leefgebied_scholing")
    typ(qtbot, veld, "Financien")
    qtbot.keyClick(veld, TOETS.Key_Tab)
    rustig(pagina)
    assert "heet al een leefgebied “financiën”" in (
        kind(onderdeel, "instelling.leefgebied_scholing.veld").fout
    )


def test_een_lengte_die_geen_getal_is_wordt_geweigerd(deel, qtbot, rustig, pagina):
    onderdeel = deel("termijnen")
    typ(qtbot, kind(onderdeel, "instelling.fase_2"), "veel")
    qtbot.keyClicks(kind(onderdeel, "instelling.fase_2.reden"), "zomaar")
    kind(onderdeel, "instelling.fase_2.wijzigen").click()
    rustig(pagina)

    assert "heel getal" in kind(onderdeel, "instelling.fase_2.fout").text()
    kind(onderdeel, "instelling.fase_2.stop").click()
    assert kind(onderdeel, "instelling.fase_2").text() == ""


def test_een_vrije_dag_heeft_een_bron_en_kan_weer_weg_met_de_weg_terug(
    deel, qtbot, rustig, pagina, als_beheerder
):
    onderdeel = deel("vrijedagen")
    typ(qtbot, kind(onderdeel, "vrije_dag.datum"), "24-12-2026")
    qtbot.keyClicks(kind(onderdeel, "vrije_dag.naam"), "Kerstavond")
    kind(onderdeel, "beheer.vrijedagen.toevoegen").click()
    rustig(pagina)
    assert "wie dit besloot" in kind(onderdeel, "vrije_dag.bron.veld").fout

    qtbot.keyClicks(kind(onderdeel, "vrije_dag.bron"), "Besluit van het college")
    qtbot.keyClick(kind(onderdeel, "vrije_dag.bron"), TOETS.Key_Return)
    rustig(pagina)
    (dag,) = lees(qtbot, als_beheerder, VrijeDagen())
    assert (dag.datum, dag.soort) == (date(2026, 12, 24), VrijeDagSoort.GESLOTEN)

    tabel = kind(onderdeel, "beheer.vrijedagen.tabel")
    qtbot.waitUntil(lambda: tabel.model().rowCount() == 2)  # met de kop "Komt nog"
    tabel.setFocus()
    tabel.selectRow(1)
    with qtbot.waitSignal(als_beheerder.bericht) as bericht:
        qtbot.keyClick(tabel, TOETS.Key_Delete)
    assert lees(qtbot, als_beheerder, VrijeDagen()) == ()
    bericht.args[1]()
    rustig(pagina)
    assert len(lees(qtbot, als_beheerder, VrijeDagen())) == 1
    with qtbot.waitSignal(als_beheerder.bericht) as nog_eens:
        bericht.args[1]()
    assert nog_eens.args[0] == "Dit is al ongedaan gemaakt"


def test_wat_komt_staat_voor_wat_voorbij_is(als_beheerder, qtbot, deel, rustig, pagina):
    onderdeel = deel("vrijedagen")
    for dag in (date(2025, 5, 30), date(2026, 5, 15), date(2027, 5, 7)):
        als_beheerder.broker.do(
            ZetVrijeDag(
                id=nieuw_id(),
                datum=dag,
                soort=VrijeDagSoort.GELIJKGESTELD,
                naam="dag na Hemelvaart",
                bron="besluit",
            )
        )
    model = kind(onderdeel, "beheer.vrijedagen.tabel").model()
    qtbot.waitUntil(lambda: model.rowCount() == 5)

    kolom = [model.index(rij, 0).data() for rij in range(5)]
    assert kolom == ["Komt nog", "vr 15 mei 2026", "vr 7 mei 2027", "Voorbij", "vr 30 mei 2025"]


def test_een_account_maken_vraagt_naam_rol_en_een_goed_wachtwoord(
    deel, qtbot, rustig, pagina, als_beheerder
):
    onderdeel = deel("accounts")
    kind(onderdeel, "beheer.accounts.nieuw").click()
    qtbot.keyClicks(kind(onderdeel, "account.naam"), "Iris Bos")
    kind(onderdeel, "account.maken").click()
    rustig(pagina)
    assert "Kies minstens een rol" in kind(onderdeel, "account.rollen.nieuw.veld").fout

    kind(onderdeel, "account.rollen.nieuw[casusregisseur]").click()
    qtbot.keyClicks(kind(onderdeel, "account.wachtwoord"), "kort")
    kind(onderdeel, "account.maken").click()
    rustig(pagina)
    assert "minstens 12 tekens" in kind(onderdeel, "account.wachtwoord.veld").fout

    typ(qtbot, kind(onderdeel, "account.wachtwoord"), "paarse fiets in de regen")
    kind(onderdeel, "account.maken").click()
    rustig(pagina)
    namen = [wie.naam for wie in lees(qtbot, als_beheerder, Medewerkers())]
    assert "Iris Bos" in namen
    assert not kind(onderdeel, "beheer.accounts.formulier").isVisible()
    assert kind(onderdeel, "account.wachtwoord").text() == ""


def open_account(qtbot, onderdeel, naam):
    tabel = kind(onderdeel, "beheer.accounts.tabel")
    model = tabel.model()
    rij = next(rij for rij in range(model.rowCount()) if model.index(rij, 0).data() == naam)
    tabel.setFocus()
    tabel.selectRow(rij)
    qtbot.keyClick(tabel, TOETS.Key_Return)
    return kind(onderdeel, "beheer.account")


def rollen_van(qtbot, omgeving, id_: UUID):
    return next(wie.rollen for wie in lees(qtbot, omgeving, Medewerkers()) if wie.id == id_)


def test_een_rol_erbij_is_meteen_bewaard(deel, qtbot, rustig, pagina, als_beheerder):
    onderdeel = deel("accounts")
    paneel = open_account(qtbot, onderdeel, "Bert de Boer")
    kind(paneel, "account.rollen[procesmanager]").click()
    rustig(pagina)

    assert rollen_van(qtbot, als_beheerder, BERT) == (Rol.CASUSREGISSEUR, Rol.PROCESMANAGER)
    qtbot.keyClick(QApplication.focusWidget(), TOETS.Key_Escape)
    assert kind(onderdeel, "beheer.accounts.tabel").hasFocus()


def test_de_laatste_functioneel_beheerder_houdt_die_rol(deel, qtbot, rustig, pagina, als_beheerder):
    onderdeel = deel("accounts")
    paneel = open_account(qtbot, onderdeel, "Bea Heer")
    kind(paneel, "account.rollen[casusregisseur]").click()
    rustig(pagina)
    kind(paneel, "account.rollen[functioneel_beheerder]").click()
    rustig(pagina)

    assert "enige functioneel beheerder" in kind(paneel, "account.rollen.veld").fout
    assert kind(paneel, "account.rollen[functioneel_beheerder]").isChecked()
    assert Rol.FUNCTIONEEL_BEHEERDER in rollen_van(qtbot, als_beheerder, BEHEER)


def test_naam_functie_en_telefoon_zijn_later_te_verbeteren(
    deel, qtbot, rustig, pagina, als_beheerder
):
    def bert():
        return next(wie for wie in lees(qtbot, als_beheerder, Medewerkers()) if wie.id == BERT)

    onderdeel = deel("accounts")
    paneel = open_account(qtbot, onderdeel, "Bert de Boer")
    functie = kind(paneel, "account.wijzig.functie")
    typ(qtbot, functie, "casusregisseur jeugd")
    qtbot.keyClick(functie, TOETS.Key_Return)
    rustig(pagina)
    assert (bert().naam, bert().functie) == ("Bert de Boer", "casusregisseur jeugd")

    naam = kind(paneel, "account.wijzig.naam")
    typ(qtbot, naam, "Lotte Smit")
    qtbot.keyClick(naam, TOETS.Key_Return)
    rustig(pagina)
    assert "al een account voor Lotte Smit" in kind(paneel, "account.wijzig.naam.veld").fout
    typ(qtbot, naam, "Bert de Boer")
    qtbot.keyClick(naam, TOETS.Key_Return)
    rustig(pagina)
    assert not kind(paneel, "account.wijzig.naam.veld").fout
    assert bert().naam == "Bert de Boer"


def test_een_tijdelijk_wachtwoord_is_te_lezen_om_het_te_vertellen(deel, qtbot, rustig, pagina):
    onderdeel = deel("accounts")
    paneel = open_account(qtbot, onderdeel, "Bert de Boer")
    nieuw, tonen = kind(paneel, "wachtwoord.nieuw"), kind(paneel, "wachtwoord.nieuw.tonen")
    assert nieuw.echoMode() is QLineEdit.EchoMode.Password
    qtbot.keyClicks(nieuw, "groene boom in de wind")
    tonen.click()
    assert nieuw.echoMode() is QLineEdit.EchoMode.Normal
    kind(paneel, "account.wachtwoord.geven").click()
    rustig(pagina)
    assert nieuw.text() == ""
    assert nieuw.echoMode() is QLineEdit.EchoMode.Password


def test_het_eigen_wachtwoord_blijft_verborgen(deel, qtbot):
    paneel = open_account(qtbot, deel("accounts"), "Bea Heer")
    assert paneel.findChild(QWidget, "wachtwoord.nieuw.tonen") is None


def test_een_vergeten_wachtwoord_krijgt_een_nieuw_dat_de_collega_zelf_verandert(
    deel, qtbot, rustig, pagina, als_beheerder
):
    onderdeel = deel("accounts")
    paneel = open_account(qtbot, onderdeel, "Bert de Boer")
    qtbot.keyClicks(kind(paneel, "wachtwoord.nieuw"), "groene boom in de wind")
    kind(paneel, "account.wachtwoord.geven").click()
    rustig(pagina)

    bert = next(wie for wie in lees(qtbot, als_beheerder, Medewerkers()) if wie.id == BERT)
    assert bert.moet_wachtwoord_kiezen
    assert kind(paneel, "wachtwoord.nieuw").text() == ""


def test_beeindigen_vraagt_eerst_en_noemt_naam_en_dag(deel, qtbot, rustig, pagina, als_beheerder):
    onderdeel = deel("accounts")
    paneel = open_account(qtbot, onderdeel, "Bert de Boer")
    typ(qtbot, kind(paneel, "account.per"), "14-1-2026")
    kind(paneel, "account.beeindigen").click()
    vraag = kind(paneel, "account.beeindigen.vraag")
    assert "Bert de Boer" in vraag.text()
    assert "woensdag 14 januari 2026" in vraag.informativeText()
    vraag.ja.click()
    rustig(pagina)

    assert BERT not in [wie.id for wie in lees(qtbot, als_beheerder, Medewerkers())]
    weer = kind(paneel, "account.openen")
    qtbot.waitUntil(weer.isVisible)
    weer.click()
    rustig(pagina)
    assert BERT in [wie.id for wie in lees(qtbot, als_beheerder, Medewerkers())]
    assert not weer.isVisible()


def test_elke_soort_brief_heeft_een_kaart_met_wie_hem_krijgt_en_de_velden(deel):
    onderdeel = deel("sjablonen")
    for soort in BriefSoort:
        kaart = onderdeel.kaart(soort.sjabloon)
        naam = kaart.objectName()
        assert kaart.accessibleName() == soort.titel
        teksten = [label.text() for label in kaart.findChildren(QLabel)]
        assert f"Voor {soort.voor_wie}." in teksten
        assert kind(kaart, f"{naam}.stand").text() == "van het programma"
        knop = kind(kaart, f"{naam}.velden.knop")
        knop.click()
        tabel = kind(kaart, f"{naam}.velden")
        assert tabel.isVisible()
        assert tabel.model().rowCount() > 15
        knop.click()
        assert not tabel.isVisible()


def test_een_fout_sjabloon_noemt_de_plaats_en_wordt_niet_in_gebruik_genomen(
    deel, qtbot, rustig, pagina, tmp_path
):
    kaart = deel("sjablonen").kaart(ADVIES)
    pad = tmp_path / "brief.docx"
    pad.write_bytes(b"%PDF-1.7 geen word")
    kaart.keur(str(pad))
    rustig(pagina)

    naam = kaart.objectName()
    assert "kan zo niet worden gebruikt" in kind(kaart, f"{naam}.balk").accessibleName()
    assert "PDF" in kind(kaart, f"{naam}.proef").accessibleDescription()
    assert not kind(kaart, f"{naam}.neem").isVisible()


def test_een_goed_sjabloon_gaat_in_gebruik_en_terug_naar_dat_van_het_programma(
    deel, qtbot, rustig, pagina, tmp_path
):
    kaart = deel("sjablonen").kaart(ADVIES)
    naam = kaart.objectName()
    pad = tmp_path / "eigen.docx"
    pad.write_bytes((templates() / f"{ADVIES}.docx").read_bytes())
    kaart.keur(str(pad))
    rustig(pagina)
    assert "kan in gebruik" in kind(kaart, f"{naam}.balk").accessibleName()
    qtbot.keyClick(kind(kaart, f"{naam}.neem"), TOETS.Key_Space)
    rustig(pagina)
    qtbot.waitUntil(lambda: kind(kaart, f"{naam}.stand").text() == "eigen versie 1")

    kind(kaart, f"{naam}.terug").click()
    kind(kaart, "beheer.sjabloon.terug.vraag").ja.click()
    rustig(pagina)
    qtbot.waitUntil(lambda: kind(kaart, f"{naam}.stand").text() == "van het programma")


def test_de_voorbeeldbrief_gaat_naar_het_bestand_dat_u_kiest(deel, qtbot, rustig, pagina, tmp_path):
    kaart = deel("sjablonen").kaart(ADVIES)
    kind(kaart, f"{kaart.objectName()}.voorbeeld").click()
    qtbot.waitUntil(lambda: kaart.findChild(QFileDialog, "beheer.sjabloon.opslaan") is not None)
    dialoog = kind(kaart, "beheer.sjabloon.opslaan", QFileDialog)
    pad = tmp_path / "voorbeeld.docx"
    dialoog.fileSelected.emit(str(pad))
    dialoog.close()
    rustig(pagina)

    assert pad.read_bytes()[:2] == b"PK"


def test_een_map_waar_niet_geschreven_kan_worden_wordt_gezegd(deel, rustig, pagina, tmp_path):
    kaart = deel("sjablonen").kaart(ADVIES)
    bestand = Bestand(naam="x.docx", mime="", bytes=b"x")
    kaart.bewaar(bestand, str(tmp_path / "bestaat" / "niet" / "x.docx"))
    rustig(pagina)

    assert "Kies een ander bestand" in kind(kaart, f"{kaart.objectName()}.balk").accessibleName()


def test_donker_en_grote_tekst_gelden_meteen_en_blijven_bewaard(deel, qtbot, als_beheerder):
    onderdeel = deel("weergave")
    donker = kind(onderdeel, "weergave.thema[donker]")
    donker.setFocus()
    qtbot.keyClick(donker, TOETS.Key_Space)
    assert thema.thema() is thema.Thema.DONKER
    kind(onderdeel, "weergave.tekst[150]").click()
    assert thema.tekstschaal() == 1.5

    assert als_beheerder.toestand.tekst("thema") == "donker"
    assert als_beheerder.toestand.tekst("tekst") == "150"


def test_het_technisch_verslag_is_te_lezen_voor_het_wordt_opgeslagen(
    deel, qtbot, rustig, pagina, tmp_path
):
    onderdeel = deel("verslag")
    assert "niets over mensen" in kind(onderdeel, "verslag.tekst").toPlainText()
    qtbot.keyClick(onderdeel.knop, TOETS.Key_Space)
    dialoog = kind(onderdeel, "verslag.kies", QFileDialog)
    pad = tmp_path / "verslag.txt"
    dialoog.fileSelected.emit(str(pad))
    dialoog.close()
    rustig(pagina)

    assert Path(pad).read_text("utf-8") == "cmpg-desktop proef\nniets over mensen"
    assert "Opgeslagen als verslag.txt" in kind(onderdeel, "verslag.balk").accessibleName()


@pytest.mark.eis("E120")
def test_wie_geen_beheerder_is_leest_wel_en_ziet_wie_het_wijzigt(
    echte_omgeving, toon, qtbot, rustig
):
    assert echte_omgeving.ik == MARLOES
    pagina = toon(BeheerPagina(echte_omgeving))
    rustig(pagina)
    balk = kind(pagina, "beheer.gemeente.alleen_lezen")
    qtbot.waitUntil(lambda: "Bea Heer" in balk.accessibleName())
    assert kind(pagina, "instelling.gemeente").isReadOnly()

    pagina.kies("accounts")
    rustig(pagina)
    assert not kind(pagina, "beheer.accounts.nieuw").isVisible()
    pagina.kies("vrijedagen")
    rustig(pagina)
    assert not kind(pagina, "beheer.vrijedagen.nieuw").isVisible()


def test_een_kolom_is_bij_de_eerste_keer_al_zo_breed_als_wat_erin_staat(
    als_beheerder, deel, qtbot, rustig, pagina
):
    als_beheerder.broker.do(
        ZetAccount(
            id=BERT,
            oud=("Bert de Boer", "", "", ""),
            nieuw=("Bert de Boer", "casusregisseur en procesmanager", "", ""),
        )
    )
    als_beheerder.broker.do(
        ZetVrijeDag(
            datum=date(2026, 5, 15),
            soort=VrijeDagSoort.GELIJKGESTELD,
            naam="dag na Hemelvaartsdag",
            bron=GELIJKGESTELDE_DAGEN[0].bron,
        )
    )
    for code, kolommen in (("accounts", (1, 3)), ("vrijedagen", (0, 1, 2, 3))):
        tabel = kind(deel(code), f"beheer.{code}.tabel")
        qtbot.waitUntil(lambda tabel=tabel: tabel.model().rowCount() > 1)
        rustig(pagina)
        for kolom in kolommen:
            assert tabel.columnWidth(kolom) >= tabel.sizeHintForColumn(kolom), (code, kolom)


def test_in_een_smal_venster_gaan_de_onderdelen_voor_het_onderdeel(qapp, pagina, qtbot, deel):
    thema.pas_toe(qapp, thema.Thema.LICHT, 2.0)
    pagina.resize(1080, 640)
    qtbot.waitUntil(lambda: pagina.luik.is_smal)
    assert pagina.delen.isVisible()
    deel("termijnen")
    assert not pagina.delen.isVisible()
    assert pagina.deel.isVisible()
