"""Het blad Beoordeling: kiezen met toetsen, wat er dan staat, en wie wat mag."""

from datetime import date
from time import thread_time
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from cmpg_desktop.berichten.kern import Change, Changes, Noun, nieuw_id
from cmpg_desktop.berichten.meldingen import TrekIn
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.views import thema
from cmpg_desktop.views.beoordeling.delen import bron_tekst
from cmpg_desktop.views.melding import stappen as stappen_module
from cmpg_desktop.views.melding.tabbladen import Tab
from cmpg_desktop.werkproces.beoordeling import Weging
from cmpg_desktop.werkproces.criteria import criteria_van
from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.rollen import Rol
from tests.dossier.beoordeling import (
    beslis,
    blad,
    kies,
    maak_medewerker,
    stel_voor,
    vul_in,
    zet,
)
from tests.dossier.conftest import BERT, LOTTE, MARLOES
from tests.dossier.hulp import voeg_toe
from tests.views.beoordeling.conftest import leg_feit_vast, meld
from tests.views.melding.conftest import zoek

CTRL = Qt.KeyboardModifier.ControlModifier
BEDIENING = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)


def _vragen(weger):
    """Geef de codes van de criteria die op het scherm staan."""
    return {
        widget.objectName().split(".")[1].split("[")[0]
        for widget in weger.scherm.findChildren(QWidget)
        if widget.objectName().startswith("beoordelingspunt.") and widget.isVisibleTo(weger.scherm)
    }


@pytest.mark.eis("E038", "E045")
@pytest.mark.parametrize("weging", Weging)
def test_een_cijfer_kiest_de_uitkomst_en_alleen_haar_vragen_staan_er(werk, weeg, weging):
    weger = weeg(meld(werk))
    assert _vragen(weger) == set()
    weger.kies(weging)
    assert _vragen(weger) == {een.code for een in criteria_van(weging)}
    assert weger.focus.objectName() == f"beoordeling.uitkomst[{weging.value}]"


def test_ctrl_met_een_cijfer_kiest_overal_op_het_blad_en_nergens_anders(werk, weeg):
    weger = weeg(meld(werk))
    weger.kies(Weging.GEEN_ZAAK)
    zoek(weger.pagina, "beoordelingspunt.advies.waaruit").setFocus()
    weger.typ("Bel de wijkcoach 1 keer")
    weger.toets(Qt.Key.Key_3, CTRL)
    weger.rustig()
    assert weger.scherm.blad.nu.uitkomst is Weging.LOKALE_PGA
    assert weger.focus.objectName() == "beoordeling.uitkomst[lokale_pga]"
    weger.toets(Qt.Key.Key_2, CTRL)
    weger.rustig()
    veld = zoek(weger.pagina, "beoordelingspunt.advies.waaruit")
    assert veld.toPlainText() == "Bel de wijkcoach 1 keer", "wat er stond, is bewaard"
    weger.pagina.tabs.ga(Tab.MELDING)
    zoek(weger.pagina, "melding.concrete_vraag").setFocus()
    weger.toets(Qt.Key.Key_3, CTRL)
    weger.rustig()
    assert weger.scherm.blad.nu.uitkomst is Weging.GEEN_ZAAK


def test_wie_snel_langs_de_uitkomsten_loopt_eindigt_bij_de_laatste_en_kan_terug(werk, weeg):
    weger = weeg(meld(werk))
    weger.scherm.keuze.setFocus()
    for cijfer in "1234":
        weger.typ(cijfer)
    weger.rustig()
    assert weger.scherm.blad.nu.uitkomst is Weging.WOONOVERLAST
    weger.pagina.bewerking.ongedaan.terug()
    weger.rustig()
    assert weger.scherm.blad.nu.uitkomst is not Weging.WOONOVERLAST


def test_waaruit_blijkt_dat_komt_bij_het_antwoord(werk, weeg):
    weger = weeg(meld(werk))
    weger.kies(Weging.WOONOVERLAST)
    waaruit = zoek(weger.pagina, "beoordelingspunt.woonoverlast.waaruit")
    assert not waaruit.isVisible()
    zoek(weger.pagina, "beoordelingspunt.woonoverlast.antwoord[ja]").setFocus()
    weger.toets(Qt.Key.Key_Space)
    weger.rustig()
    assert waaruit.isVisible()
    assert "Waaruit blijkt dat?" in waaruit.accessibleName()
    waaruit.setFocus()
    weger.typ("Dreigt de bovenbuurman")
    weger.tab()
    weger.rustig()
    (punt,) = weger.scherm.blad.nu.punten
    assert (punt.antwoord, punt.waaruit) == ("ja", "Dreigt de bovenbuurman")


@pytest.mark.eis("E009")
def test_zorgmijder_wordt_gevraagd_bij_fase_2_en_alleen_daar(werk, weeg):
    weger = weeg(meld(werk))
    weger.kies(Weging.LOKALE_PGA)
    assert weger.pagina.findChild(QWidget, "beoordeling.zorgmijder") is None
    weger.kies(Weging.FASE_2)
    waaruit = zoek(weger.pagina, "beoordeling.zorgmijder_waaruit")
    assert not waaruit.isVisibleTo(weger.scherm)
    zoek(weger.pagina, "beoordeling.zorgmijder[ja]").setFocus()
    weger.toets(Qt.Key.Key_Space)
    weger.rustig()
    assert waaruit.isVisibleTo(weger.scherm)
    (regel,) = [een for een in weger.gemis() if "zorgmijder" in een.text()]
    regel.click()
    assert weger.focus is waaruit
    weger.typ("Laat niemand binnen")
    weger.tab()
    weger.rustig()
    nu = weger.scherm.blad.nu
    assert (nu.zorgmijder, nu.zorgmijder_waaruit) == ("ja", "Laat niemand binnen")
    assert not any("zorgmijder" in een.text() for een in weger.gemis())


@pytest.mark.eis("E046")
def test_bij_retour_gaat_weg_wat_u_niet_vraagt_en_komt_erbij_wat_u_zelf_schrijft(werk, weeg):
    weger = weeg(meld(werk))
    weger.kies(Weging.RETOUR)
    vink = zoek(weger.pagina, "beoordeling.retour[organisatie]", QCheckBox)
    assert vink.isChecked()
    vink.setFocus()
    weger.toets(Qt.Key.Key_Space)
    weger.rustig()
    assert not vink.isChecked()
    zoek(weger.pagina, "beoordelingspunt.retour_eigen.waaruit").setFocus()
    weger.typ("Wie is de mentor?")
    weger.toets(Qt.Key.Key_Return)
    weger.typ("Stuur het verzuimoverzicht")
    weger.tab()
    weger.rustig()
    weger.vul_in()
    weger.leg_voor()
    ref = weger.pagina.id
    beslis(werk, ref, weger.scherm.blad.nu.voorstel.id)
    lijst = blad(werk, ref).nu.besluit.lijst
    assert "Voor welke organisatie werkt de melder?" not in lijst
    assert lijst[-2:] == ("Wie is de mentor?", "Stuur het verzuimoverzicht")


@pytest.mark.eis("E046")
def test_wachten_op_de_melder_herinneren_en_een_nieuwe_ronde(werk, weeg):
    ref = meld(werk)
    vul_in(werk, ref, Weging.RETOUR)
    beslis(werk, ref, stel_voor(werk, ref))
    weger = weeg(ref)
    zin = weger.woorden("beoordeling.staat")
    assert "wacht sinds vrijdag 6 maart 2026 op de melder" in zin
    assert "tot en met vrijdag 20 maart 2026" in zin
    assert not weger.knop("sluiten").isEnabled()
    assert "na vrijdag 20 maart 2026" in weger.tekst("beoordeling.sluiten.reden")
    weger.knop("herinneren").click()
    weger.schrijf(weger.dialoog("beoordeling.herinneren"))
    assert "melder herinnerd" in weger.woorden("beoordeling.contacten")
    weger.knop("aanvulling").click()
    weger.schrijf(
        weger.dialoog("beoordeling.aanvulling"), ontvangen_op="vandaag", tekst="Het gaat om Sem."
    )
    assert (weger.scherm.blad.nu.ronde, weger.scherm.blad.wacht_sinds) == (2, None)
    # De knop waarmee het begon is weg; de cursor is dat niet.
    assert weger.pagina.focusWidget() is weger.pagina.tabs.balk
    assert "Het gaat om Sem." in weger.woorden("beoordeling.contacten")
    eerste = weger.woorden("beoordeling.ronde[1]")
    assert "Terug naar de melder voor wat ontbreekt" in eerste
    assert "• Wat is de concrete vraag van de melder?" in eerste
    weger.kies(Weging.ELDERS)
    weger.vul_in()
    weger.leg_voor()
    assert weger.scherm.blad.nu.voorstel.geldig
    assert weger.woorden("beoordeling.ronde[1]") == eerste


@pytest.mark.eis("E046")
def test_antwoordt_de_melder_niet_dan_sluit_de_melding(werk, weeg, klok):
    ref = meld(werk)
    vul_in(werk, ref, Weging.RETOUR)
    beslis(werk, ref, stel_voor(werk, ref))
    klok.later(days=20)
    weger = weeg(ref)
    weger.knop("sluiten").click()
    weger.schrijf(weger.dialoog("beoordeling.sluiten"), reden="Twee keer gebeld")
    assert weger.scherm.blad.stand is Stand.AFGEHANDELD
    assert "Gesloten: de melder vulde niet aan" in weger.woorden("beoordeling.staat")


@pytest.mark.parametrize("eerst", [None, Weging.RETOUR])
def test_een_ingetrokken_melding_wordt_niet_meer_beoordeeld(werk, weeg, eerst):
    ref = meld(werk)
    if eerst is not None:
        vul_in(werk, ref, eerst)
        beslis(werk, ref, stel_voor(werk, ref))
    werk.doe(TrekIn(id=ref, reden="Op verzoek van de melder"))
    weger = weeg(ref)
    assert "Deze melding is ingetrokken" in weger.woorden("beoordeling.staat")
    assert weger.tekst("beoordeling.niets_te_doen") == "Deze melding wordt niet beoordeeld."
    assert not weger.scherm.keuze.isVisible()
    assert not weger.knop("gesprek").isVisible()
    weger.pagina.tabs.balk.setFocus()
    weger.toets(Qt.Key.Key_2, CTRL)
    weger.rustig()
    assert weger.scherm.blad.nu.uitkomst is eerst


@pytest.mark.eis("E044")
def test_een_procesondersteuner_vult_in_maar_legt_niet_voor(werk, weeg):
    weger = weeg(meld(werk, 2, "Wie helpt?", "Een Mens"), LOTTE)
    weger.kies(Weging.GEEN_ZAAK)
    weger.vul_in()
    knop = zoek(weger.pagina, "beoordeling.voorleggen")
    assert not knop.isEnabled()
    reden = weger.tekst("beoordeling.voorleggen.reden")
    assert "casusregisseur" in reden
    assert knop.accessibleDescription() == reden


@pytest.mark.eis("E044", "E014")
def test_wie_voorstelde_beslist_niet_en_leest_waarom(werk, weeg):
    weger = weeg(meld(werk, 2, "Wie helpt?", "Een Mens"), MARLOES)
    weger.kies(Weging.GEEN_ZAAK)
    weger.vul_in()
    weger.leg_voor()
    assert weger.scherm.blad.nu.voorstel.door == "Marloes Hendriks"
    assert "Wie het voorstel deed, beslist niet zelf" in weger.tekst("beoordeling.besluit.reden")
    weger.knop("akkoord").click()
    dialoog = weger.dialoog("besluit")
    assert not dialoog.ja.isEnabled()
    dialoog.reject()
    weger.rustig()


def test_mogen_er_meer_beslissen_dan_staan_zij_onder_de_knop(werk, weeg):
    maak_medewerker(werk, "Saskia Ruiter", Rol.PROCESMANAGER)
    weger = weeg(meld(werk, 2, "Wie helpt?", "Een Mens"))
    weger.kies(Weging.GEEN_ZAAK)
    weger.vul_in()
    knop = zoek(weger.pagina, "beoordeling.voorleggen")
    assert knop.text() == "Voorleggen"
    assert knop.accessibleName() == "Voorleggen aan Marloes Hendriks of Saskia Ruiter"
    assert weger.tekst("beoordeling.voorleggen.aan") == "Aan Marloes Hendriks of Saskia Ruiter"


def test_voorleggen_noemt_aan_wie_en_zegt_bij_de_knop_wat_er_nog_moet(werk, weeg):
    weger = weeg(meld(werk, 2, "Wie helpt?", "Een Mens"))
    knop = zoek(weger.pagina, "beoordeling.voorleggen")
    assert knop.accessibleName() == "Voorleggen aan Marloes Hendriks"
    weger.kies(Weging.GEEN_ZAAK)
    weger.leg_voor()
    assert weger.scherm.blad.nu.voorstel is None
    assert weger.focus.objectName() == "beoordelingspunt.gewone_hulp.antwoord[ja]"
    weger.vul_in()
    assert weger.tekst("beoordeling.voorleggen.reden") == ""


def test_voorleggen_neemt_mee_wat_nog_getypt_wordt(werk, weeg):
    ref = meld(werk, 2, "Wie helpt?", "Een Mens")
    vul_in(werk, ref, Weging.GEEN_ZAAK)
    weger = weeg(ref)
    motivering = zoek(weger.pagina, "beoordeling.motivering")
    motivering.setFocus()
    motivering.selectAll()
    weger.typ("De wijkcoach komt morgen")
    weger.leg_voor()
    assert weger.scherm.blad.nu.voorstel.motivering == "De wijkcoach komt morgen"
    assert weger.scherm.blad.nu.voorstel.geldig


@pytest.mark.eis("E044")
def test_wie_na_het_voorstel_iets_verandert_laat_het_vervallen(werk, weeg):
    ref = meld(werk, 2, "Wie helpt?", "Een Mens")
    vul_in(werk, ref, Weging.GEEN_ZAAK)
    stel_voor(werk, ref)
    weger = weeg(ref)
    assert not zoek(weger.pagina, "beoordeling.voorleggen").isVisible()
    zoek(weger.pagina, "beoordeling.motivering").setFocus()
    weger.typ("Toch anders. ")
    weger.tab()
    weger.rustig()
    assert "vervallen" in zoek(weger.pagina, "beoordeling.vervallen").accessibleName()
    weger.leg_voor()
    assert weger.scherm.blad.nu.voorstel.geldig


@pytest.mark.eis("E044")
def test_een_collega_veranderde_de_melding_net(werk, weeg):
    ref = meld(werk, 2, "Wie helpt?", "Een Mens")
    vul_in(werk, ref, Weging.GEEN_ZAAK)
    stel_voor(werk, ref)
    weger = weeg(ref, MARLOES)
    weger.knop("akkoord").click()
    dialoog = weger.dialoog("besluit")
    dialoog.afwijkend.setFocus()
    weger.typ("Ik zie het anders")
    zet(werk, Veld.MELDING_CONCRETE_VRAAG, ref, "Wie helpt?", "Wie helpt nu?")
    dialoog.ja.click()
    weger.rustig()
    assert "Er is iets veranderd" in weger.woorden("besluit")
    assert dialoog.afwijkend.toPlainText() == "Ik zie het anders", "er is niets weg"
    dialoog.reject()
    weger.rustig()
    assert "vervallen" in zoek(weger.pagina, "beoordeling.vervallen").accessibleName()


def test_een_collega_koos_net_een_andere_uitkomst(werk, weeg):
    ref = meld(werk)
    weger = weeg(ref)
    fouten = []
    weger.omgeving.fout.connect(fouten.append)
    kies(werk, ref, Weging.ELDERS)
    weger.scherm.keuze.setFocus()
    weger.typ("2")
    weger.rustig()
    assert "Een collega heeft dit intussen veranderd" in fouten[0].tekst
    assert weger.scherm.blad.nu.uitkomst is Weging.ELDERS
    assert zoek(weger.pagina, "beoordeling.uitkomst[elders]").isChecked()
    assert _vragen(weger) == {"elders_waarom", "elders_wie"}


def test_een_collega_vulde_net_hetzelfde_veld_in(werk, weeg):
    ref = meld(werk)
    kies(werk, ref, Weging.ELDERS)
    weger = weeg(ref)
    zet(werk, Veld.BEOORDELING_MOTIVERING, blad(werk, ref).nu.id, "", "Van Marloes")
    zoek(weger.pagina, "beoordeling.motivering").setFocus()
    weger.typ("Van mij")
    weger.tab()
    naam = f"conflict.beoordeling.motivering[{weger.scherm.blad.nu.id}]"
    weger.qtbot.waitUntil(lambda: weger.pagina.findChild(QWidget, naam) is not None)
    zin = zoek(weger.pagina, naam).accessibleName()
    assert "Waarom deze uitkomst?" in zin
    assert zoek(weger.pagina, "beoordeling.motivering").toPlainText() == "Van mij"


def test_wat_voor_een_verandering_is_gelezen_komt_er_niet_meer_overheen(werk, weeg, monkeypatch):
    ref = meld(werk)
    weger = weeg(ref)
    weger.kies(Weging.LOKALE_PGA)
    getoond, toon = [], weger.scherm._toon
    monkeypatch.setattr(weger.scherm, "_toon", lambda nu: (getoond.append(nu), toon(nu)))
    broker = weger.omgeving.broker
    weger.scherm.laad()
    punt = Change(noun=Noun.BEOORDELINGSPUNT, id=weger.scherm.blad.nu.punten[0].id)
    # What the page itself saved is told before the answer comes that was asked for earlier.
    broker.veranderd.emit(
        Changes(opdracht=nieuw_id(), rijen=frozenset({punt}), dossiers=frozenset({ref}))
    )
    weger.qtbot.waitUntil(lambda: broker.stil)
    assert getoond == []
    weger.rustig()
    assert len(getoond) == 1  # the page asked again


@pytest.mark.eis("E038", "E043")
def test_een_gesprek_en_een_casusoverleg_staan_in_de_lijst(werk, weeg):
    weger = weeg(meld(werk, 2, "Wie helpt?", "Een Mens"))
    weger.kies(Weging.GEEN_ZAAK)
    assert any("besproken" in regel.text() for regel in weger.gemis())
    weger.knop("gesprek").click()
    weger.schrijf(
        weger.dialoog("beoordeling.gesprek"), wie="mevrouw Jansen", tekst="Zij vindt het goed"
    )
    assert not any("besproken" in regel.text() for regel in weger.gemis())
    weger.knop("casusoverleg").click()
    dialoog = weger.dialoog("beoordeling.casusoverleg")
    zoek(dialoog, "beoordeling.casusoverleg.richting[afschalen]").click()
    weger.schrijf(dialoog, met="wijkteam Zuid")
    assert "Waarom afschalen?" in weger.woorden("beoordeling.casusoverleg")
    weger.schrijf(dialoog, reden="Zij kunnen het zelf")
    lijst = weger.woorden("beoordeling.contacten")
    assert "gesprek met de melder (mevrouw Jansen). Zij vindt het goed" in lijst
    assert "casusoverleg (wijkteam Zuid). afschalen: Zij kunnen het zelf" in lijst


@pytest.mark.eis("E041")
def test_een_gericht_verzoek_wacht_op_inlichten_en_houdt_wat_is_getypt(werk, weeg, qtbot):
    ref = meld(werk, 2, "Wie helpt?")
    voeg_toe(werk, ref, "Een Mens")
    weger = weeg(ref)
    weger.partner("Altrecht")
    weger.knop("verzoek").click()
    dialoog = weger.dialoog("beoordeling.verzoek")
    partner = zoek(dialoog, "beoordeling.verzoek.partner")
    partner.setFocus()
    weger.typ("Altrecht")
    qtbot.waitUntil(lambda: partner.is_open)
    weger.toets(Qt.Key.Key_Down)
    weger.toets(Qt.Key.Key_Return)
    weger.schrijf(dialoog, tekst="Is hij bij u bekend?")
    assert dialoog.isVisible()
    assert "mag nog niets de deur uit" in weger.woorden("beoordeling.verzoek")
    vlak = zoek(dialoog, "beoordeling.verzoek.tekst")
    assert vlak.toPlainText() == "Is hij bij u bekend?"
    dialoog.reject()


@pytest.mark.eis("E041")
def test_een_gericht_verzoek_en_zijn_antwoord_staan_in_de_lijst(werk, weeg, qtbot):
    ref = meld(werk, 2, "Wie helpt?")
    mens, wie = voeg_toe(werk, ref, "Een Mens", geboorte_tekst="14-06-1987")
    leg_feit_vast(
        werk, FeitSoort.INGELICHT, date(2026, 3, 3), melding=ref, over_id=mens, aan_id=wie
    )
    weger = weeg(ref)
    weger.partner("Altrecht")
    weger.knop("verzoek").click()
    dialoog = weger.dialoog("beoordeling.verzoek")
    zoek(dialoog, "beoordeling.verzoek.partner").setFocus()
    weger.typ("altrecht")
    qtbot.waitUntil(lambda: bool(dialoog._keuzes))
    weger.schrijf(dialoog, tekst="Is hij bij u bekend?")
    (verzoek,) = weger.scherm.blad.verzoeken
    lijst = weger.woorden("beoordeling.contacten")
    assert "gericht verzoek aan Altrecht. Is hij bij u bekend?\nNog geen antwoord." in lijst
    knop = zoek(weger.pagina, f"beoordeling.antwoord[{verzoek.id}]")
    assert knop.accessibleName() == "Antwoord van Altrecht vastleggen"
    knop.click()
    dialoog = weger.dialoog("beoordeling.antwoord")
    weger.schrijf(dialoog)
    assert dialoog.isVisible(), "een antwoord is nooit leeg"
    weger.schrijf(dialoog, tekst="Hij is niet bekend")
    lijst = weger.woorden("beoordeling.contacten")
    assert "Antwoord op vrijdag 6 maart 2026: Hij is niet bekend" in lijst


def test_wie_het_overneemt_mag_ook_een_organisatie_zijn(werk, weeg):
    weger = weeg(meld(werk))
    partner = weger.partner("Lokale PGA Nieuwegein")
    weger.kies(Weging.LOKALE_PGA)
    zoek(weger.pagina, "beoordeling.organisatie_id").setFocus()
    weger.typ("lokale pga nieuwegein")
    weger.tab()
    weger.rustig()
    assert weger.scherm.blad.nu.organisatie_id == partner
    assert not any("neemt het over" in regel.text() for regel in weger.gemis())


def test_een_datum_die_niet_kan_houdt_het_voorleggen_tegen_en_zegt_dat(werk, weeg):
    ref = meld(werk, 2, "Wie helpt?", "Een Mens")
    vul_in(werk, ref, Weging.LOKALE_PGA)
    weger = weeg(ref)
    veld = zoek(weger.pagina, "beoordeling.melder_tot")
    veld.setFocus()
    veld.selectAll()
    weger.typ("ooit")
    weger.tab()
    zoek(weger.pagina, "beoordeling.voorleggen").click()
    assert "halve datum" in weger.tekst("beoordeling.voorleggen.reden")
    veld.setFocus()
    veld.selectAll()
    weger.typ("20 maart")
    weger.tab()
    weger.leg_voor()
    assert weger.scherm.blad.nu.voorstel.geldig


def test_spoed_staat_naast_elke_uitkomst_en_houdt_niets_tegen(werk, weeg):
    ref = meld(werk, 2, "Wie helpt?", "Een Mens")
    zet(werk, Veld.MELDING_SPOED, ref, False, True)
    weger = weeg(ref)
    weger.kies(Weging.GEEN_ZAAK)
    assert zoek(weger.pagina, "melding.spoedvak").isVisible()
    assert zoek(weger.pagina, "beoordeling.spoed").isVisible()
    assert weger.pagina.toon_spoed()
    assert weger.pagina.tabs.nu is Tab.BEOORDELING
    weger.vul_in()
    weger.leg_voor()
    assert weger.scherm.blad.nu.voorstel.geldig


def test_wat_de_melding_zelf_mist_leidt_naar_het_formulier(werk, weeg):
    weger = weeg(meld(werk))
    weger.kies(Weging.FASE_2)
    regel = next(een for een in weger.gemis() if "concrete vraag" in een.text())
    regel.click()
    assert weger.pagina.tabs.nu is Tab.MELDING
    assert weger.focus.objectName() == "melding.concrete_vraag"


@pytest.mark.parametrize("weging", [Weging.RETOUR, Weging.ELDERS, Weging.FASE_2])
def test_alles_heet_iets_en_tab_komt_overal(werk, weeg, weging):
    weger = weeg(meld(werk, 2, "Wie helpt?", "Een Mens"))
    weger.kies(weging)
    delen = [weger.scherm, weger.scherm.zij]
    bediening = [
        een for deel in delen for een in deel.findChildren(QWidget) if isinstance(een, BEDIENING)
    ]
    zichtbaar = [een for een in bediening if een.isVisible() and een.isEnabled()]
    for een in zichtbaar:
        assert een.objectName() or een.parent().objectName(), een
        assert een.accessibleName() or een.text(), een.objectName()
    namen = [een.objectName() for een in zichtbaar if een.objectName()]
    assert len(namen) == len(set(namen))
    weger.scherm.keuze.setFocus()
    gezien = set()
    for _ in range(80):
        gezien.add(weger.focus.objectName())
        weger.tab()
    assert {"beoordeling.motivering", "beoordeling.voorleggen"} <= gezien


@pytest.mark.parametrize("weging", [Weging.RETOUR, Weging.FASE_2])
def test_geen_stap_houdt_het_scherm_op(werk, weeg, weging):
    weger = weeg(meld(werk, 2, "Wie helpt?", "Een Mens"))
    kosten = []
    stap, toon = stappen_module.Stappen._een, weger.scherm._toon

    def meet(functie, *wat):
        begin = thread_time()
        functie(*wat)
        kosten.append(thread_time() - begin)

    with (
        patch.object(stappen_module.Stappen, "_een", lambda zelf: meet(stap, zelf)),
        patch.object(weger.scherm, "_toon", lambda blad: meet(toon, blad)),
    ):
        weger.kies(weging)
        meet(weger.pagina.tabs._maak_weegblad)
    assert len(kosten) > 2
    assert max(kosten) < 0.05, kosten


def test_een_lange_ronde_lezen_houdt_het_scherm_niet_op(werk, weeg):
    ref = meld(werk, 2, "Wie helpt?", "Een Mens")
    vul_in(werk, ref, Weging.FASE_2)
    beslis(werk, ref, stel_voor(werk, ref))
    weger = weeg(ref)
    gezien, weger.scherm._leeslijst._al = weger.scherm.blad, ()
    begin = thread_time()
    weger.scherm._toon(gezien)
    assert thread_time() - begin < 0.05


@pytest.mark.parametrize("weging", [Weging.RETOUR, Weging.GEEN_ZAAK, Weging.FASE_2])
def test_met_grote_letters_past_het_blad_in_een_klein_venster(werk, weeg, qapp, weging):
    ref = meld(werk)
    kies(werk, ref, weging)
    thema.pas_toe(qapp, thema.Thema.LICHT, 2.0)
    weger = weeg(ref, breed=1004, hoog=656)
    schuif = zoek(weger.pagina, "pagina.melding.schuif")
    assert schuif.horizontalScrollBar().maximum() == 0
    assert schuif.widget().width() <= schuif.viewport().width()
    weger.knop("verzoek").click()
    dialoog = weger.dialoog("beoordeling.verzoek")
    assert dialoog.minimumSizeHint().height() < 720
    dialoog.reject()


def test_een_bron_noemt_alleen_wat_anderen_kennen():
    bronnen = {bron_tekst(een) for weging in Weging for een in criteria_van(weging)}
    assert "Convenant art. 4 lid 1" in bronnen
    assert not any("E0" in een or "esluit" in een for een in bronnen)


def test_wanneer_is_nagekeken_waar_zij_wonen_wordt_bewaard(werk, weeg):
    weger = weeg(meld(werk, 2, "Wie helpt?", "Een Mens"))
    weger.kies(Weging.FASE_2)
    weger.vul_in()
    assert weger.scherm.blad.nu.ingeschreven_op == date(2026, 3, 5)


def test_een_ander_mag_hier_ook_beslissen(werk, weeg):
    ref = meld(werk, 2, "Wie helpt?", "Een Mens")
    vul_in(werk, ref, Weging.GEEN_ZAAK)
    stel_voor(werk, ref)
    weger = weeg(ref, BERT)
    weger.knop("akkoord").click()
    dialoog = weger.dialoog("besluit")
    assert dialoog.wie.keuze.currentText() == "Marloes Hendriks"
    dialoog.reject()
    weger.rustig()


def test_ongedaan_maken_is_meteen_te_zien_ook_onder_de_cursor(werk, weeg):
    """Anders staat er nee, terwijl er over ja wordt beslist."""
    weger = weeg(meld(werk))
    weger.kies(Weging.FASE_2)
    naam = "beoordelingspunt.ingeschreven.antwoord"
    zoek(weger.pagina, f"{naam}[ja]").click()
    weger.rustig()
    zoek(weger.pagina, f"{naam}[ja]").setFocus()
    weger.toets(Qt.Key.Key_Right)
    weger.rustig()
    assert zoek(weger.pagina, f"{naam}[nee]").isChecked()
    weger.pagina.bewerking.ongedaan.terug()
    weger.rustig()
    punten = {punt.criterium.code: punt.antwoord for punt in weger.scherm.blad.nu.punten}
    assert punten["ingeschreven"] == "ja"
    assert zoek(weger.pagina, f"{naam}[ja]").isChecked()
    assert weger.focus.objectName().startswith(naam)


def test_na_voorleggen_staat_het_voorstel_in_beeld_met_de_cursor_op_de_volgende_stap(werk, weeg):
    """De knop die u indrukte is weg; zonder dit viel de cursor in een vraag halverwege."""
    weger = weeg(meld(werk, 2, "Wie helpt?"))
    weger.pagina.resize(900, 400)
    weger.kies(Weging.GEEN_ZAAK)
    weger.vul_in()
    zoek(weger.pagina, "beoordeling.voorleggen").setFocus()
    weger.toets(Qt.Key.Key_Space)
    weger.rustig()
    weger.qtbot.waitUntil(lambda: weger.scherm.blad.nu.voorstel is not None)
    knop = zoek(weger.pagina, "beoordeling.akkoord.knop")
    assert weger.focus is knop
    assert weger.scherm.staat.visibleRegion().contains(weger.scherm.staat.rect().center())


def test_wat_eerder_gelezen_is_haalt_de_regel_waarin_u_typt_niet_weg(werk, weeg):
    """Anders springt de cursor naar de volgende vraag, en komt daar terecht wat u typt."""
    weger = weeg(meld(werk))
    weger.kies(Weging.WOONOVERLAST)
    eerder = weger.scherm.blad
    zoek(weger.pagina, "beoordelingspunt.woonoverlast.antwoord[ja]").click()
    weger.rustig()
    waaruit = zoek(weger.pagina, "beoordelingspunt.woonoverlast.waaruit")
    waaruit.setFocus()
    weger.scherm._toon(eerder)
    assert waaruit.isVisible()
    assert weger.focus is waaruit
