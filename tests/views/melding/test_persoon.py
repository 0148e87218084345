"""De persoon in een melding: namen, geboorte, adres, relaties en gezag."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from cmpg_desktop.berichten.meldingen import TrekIn
from cmpg_desktop.berichten.personen import VoegBetrokkeneToe
from cmpg_desktop.werkproces.namen import splits_naam
from tests.views.melding.conftest import zoek


@pytest.fixture
def met_persoon(plek, open_melding, qtbot, stil):
    """Open een melding met deze mensen, met de eerste in beeld: (pagina, voorvoegsel)."""

    def doe(*namen):
        melding = plek.melding()
        for naam in namen:
            plek.doe(VoegBetrokkeneToe(melding_id=melding, naam=splits_naam(naam)))
        pagina = open_melding(melding)
        betrokkene = plek.blad(melding).betrokkenen[0]
        pagina.personen.open(betrokkene.id)
        qtbot.waitUntil(lambda: pagina.personen.editor.stappen.is_klaar)
        stil(pagina)
        return pagina, f"melding.persoon[{betrokkene.persoon.id}]"

    return doe


def persoon(plek, pagina):
    return plek.blad(pagina.id).betrokkenen[0].persoon


def vul(plek, pagina, naam, tekst):
    veld = zoek(pagina, naam)
    veld.setFocus()
    veld.selectAll()
    plek.typ(tekst)
    plek.tab()


def test_de_aanschrijfwijze_volgt_het_naamgebruik_terwijl_er_wordt_getypt(met_persoon, plek):
    pagina, voor = met_persoon("Wil Kuipers")
    gebruik = zoek(pagina, f"{voor}.naamgebruik")
    gebruik.setFocus()
    QTest.keyClicks(gebruik, "eigen naam, dan")
    gebruik.activated.emit(gebruik.currentIndex())
    vul(plek, pagina, f"{voor}.partner_geslachtsnaam", "Baars")
    tekst = zoek(pagina, f"{voor}.aanschrijfwijze", QLabel).text()
    assert tekst.startswith("Op een brief: W. Kuipers-Baars")


def test_een_onbekende_naam_is_een_antwoord(met_persoon, plek, stil):
    pagina, voor = met_persoon("Kuipers, Chantal")
    vul(plek, pagina, f"{voor}.voornamen", "onbekend")
    stil(pagina)
    assert persoon(plek, pagina).naam.voornamen == "."
    assert zoek(pagina, f"{voor}.voornamen").text() == "onbekend"


def test_geboorte_zegt_hoe_ze_is_begrepen_en_weigert_morgen(met_persoon, plek, stil):
    pagina, voor = met_persoon("Jayden Kuipers")
    veld = zoek(pagina, f"{voor}.geboorte_tekst.veld")
    vul(plek, pagina, f"{voor}.geboorte_tekst", "15 jaar")
    stil(pagina)
    assert persoon(plek, pagina).geboorte_tekst == "15 jaar"
    assert "15" in veld._hint.text()
    vul(plek, pagina, f"{voor}.geboorte_tekst", "16-01-2026")
    stil(pagina)
    assert "niet morgen geboren" in veld.fout
    assert persoon(plek, pagina).geboorte_tekst == "15 jaar"


def test_wat_geweigerd_was_staat_er_nog_als_de_persoon_weer_opengaat(
    met_persoon, plek, stil, qtbot
):
    pagina, voor = met_persoon("Jayden Kuipers")
    vul(plek, pagina, f"{voor}.geboorte_tekst", "gisteren of zo")
    stil(pagina)
    betrokkene = pagina.blad.betrokkenen[0].id
    pagina.personen.sluit()
    pagina.personen.open(betrokkene)
    qtbot.waitUntil(lambda: pagina.personen.editor.stappen.is_klaar)
    velden = pagina.personen.editor._velden["geboorte_tekst"]
    assert velden.bediening.text() == "gisteren of zo"
    assert velden.fout


def test_een_adres_op_een_regel_komt_in_de_vakken(met_persoon, plek, stil):
    pagina, voor = met_persoon("Chantal Kuipers")
    zoek(pagina, f"{voor}.adres").setFocus()
    plek.typ("Merelplantsoen 14 B, 3435xa Nieuwegein")
    plek.toets(Qt.Key.Key_Return)
    stil(pagina)
    (adres,) = persoon(plek, pagina).adressen
    assert adres.adres.weergave == "Merelplantsoen 14 B, 3435 XA Nieuwegein"
    assert zoek(pagina, f"{voor}.adres[{adres.id}].postcode").text() == "3435 XA"
    zoek(pagina, f"{voor}.adres[{adres.id}].geheim").click()
    stil(pagina)
    assert persoon(plek, pagina).adressen[0].geheim


def test_een_relatie_staat_een_keer_en_leest_van_beide_kanten(met_persoon, plek, stil):
    pagina, voor = met_persoon("Chantal Kuipers", "Jayden Kuipers")
    zoek(pagina, f"{voor}.geslacht[V]").click()
    stil(pagina)
    soort = zoek(pagina, f"{voor}.relatie.soort")
    QTest.keyClicks(soort, "moeder van")
    soort.activated.emit(soort.currentIndex())
    wie = zoek(pagina, f"{voor}.relatie.van")
    QTest.keyClicks(wie, "Jayden")
    zoek(pagina, f"{voor}.relatie.toevoegen").click()
    stil(pagina)
    moeder, zoon = (een.persoon for een in plek.blad(pagina.id).betrokkenen)
    assert [een.weergave for een in moeder.relaties] == ["moeder van Jayden Kuipers"]
    assert [een.weergave for een in zoon.relaties] == ["kind van Chantal Kuipers"]


def test_gezag_heeft_een_bron_en_een_dag_waarop_het_is_nagekeken(met_persoon, plek, stil):
    pagina, voor = met_persoon("Fenna Vermeer", "Dennis Vermeer")
    soort = zoek(pagina, f"{voor}.gezag.soort")
    QTest.keyClicks(soort, "ouderlijk")
    wie = zoek(pagina, f"{voor}.gezag.wie")
    QTest.keyClicks(wie, "Dennis")
    zoek(pagina, f"{voor}.gezag.toevoegen").click()
    stil(pagina)
    (gezag,) = persoon(plek, pagina).gezag
    vul(plek, pagina, f"{voor}.gezag[{gezag.id}].bron", "gezagsregister")
    vul(plek, pagina, f"{voor}.gezag[{gezag.id}].nagekeken_op", "14-1")
    stil(pagina)
    (gezag,) = persoon(plek, pagina).gezag
    assert (gezag.bron, gezag.nagekeken_op) == ("gezagsregister", date(2026, 1, 14))
    assert pagina.personen.model.index(1, 4).data() == "Fenna"


def test_delete_haalt_iemand_weg_en_ongedaan_zet_hem_terug(met_persoon, plek, stil):
    pagina, _voor = met_persoon("Chantal Kuipers", "Jayden Kuipers")
    pagina.personen.tabel.selectRow(1)
    QTest.keyClick(pagina.personen.tabel, Qt.Key.Key_Delete)
    stil(pagina)
    assert len(plek.blad(pagina.id).betrokkenen) == 1
    pagina.bewerking.ongedaan.terug()
    stil(pagina)
    assert len(plek.blad(pagina.id).betrokkenen) == 2


@pytest.mark.eis("E070")
def test_wie_al_bekend_is_wordt_bij_het_typen_voorgesteld(plek, open_melding, stil, qtbot):
    eerder = plek.melding()
    plek.doe(VoegBetrokkeneToe(melding_id=eerder, naam=splits_naam("Ronald Kuipers")))
    pagina = open_melding(plek.melding())
    naam = zoek(pagina, "melding.personen.naam")
    naam.setFocus()
    plek.typ("Ronald")
    qtbot.waitUntil(lambda: naam.is_open)
    plek.toets(Qt.Key.Key_Down)
    plek.toets(Qt.Key.Key_Return)
    plek.typ("broer van moeder")
    plek.toets(Qt.Key.Key_Return)
    stil(pagina)
    assert persoon(plek, pagina).id == plek.blad(eerder).betrokkenen[0].persoon.id
    assert "Bekend." in zoek(pagina, "melding.bekend").accessibleName()


@pytest.mark.eis("E070")
def test_dezelfde_persoon_met_een_knop_en_terug(plek, open_melding, stil, qtbot):
    eerder = plek.melding()
    plek.doe(VoegBetrokkeneToe(melding_id=eerder, naam=splits_naam("Ronald Kuipers")))
    bekende = plek.blad(eerder).betrokkenen[0].persoon.id
    melding = plek.melding()
    plek.doe(VoegBetrokkeneToe(melding_id=melding, naam=splits_naam("Ronald Kuipers"), rol="broer"))
    nieuw = plek.blad(melding).betrokkenen[0]
    pagina = open_melding(melding)
    vak = zoek(pagina, "melding.misschien_bekend")
    assert vak.isVisible()
    assert not zoek(pagina, "melding.bekend").isVisible()
    pagina.personen.open(nieuw.id)
    naam = f"melding.misschien_bekend[{nieuw.id}][{bekende}].dezelfde"
    assert "zelfde naam, bekend bij" in zoek(pagina, naam).accessibleName()

    zoek(pagina, naam).click()
    stil(pagina)

    een = persoon(plek, pagina)
    assert een.id == bekende
    assert pagina.personen.editor is None, "de velden waren van een ander"
    qtbot.waitUntil(lambda: not vak.isVisible())
    assert "Bekend." in zoek(pagina, "melding.bekend").accessibleName()

    pagina.bewerking.ongedaan.terug()
    stil(pagina)
    assert persoon(plek, pagina).id == nieuw.persoon.id
    qtbot.waitUntil(vak.isVisible)


@pytest.mark.eis("E042")
def test_in_een_melding_die_klaar_is_zegt_niemand_meer_dat_het_dezelfde_is(
    plek, open_melding, qtbot
):
    plek.doe(VoegBetrokkeneToe(melding_id=plek.melding(), naam=splits_naam("Ronald Kuipers")))
    melding = plek.melding()
    plek.doe(VoegBetrokkeneToe(melding_id=melding, naam=splits_naam("Ronald Kuipers"), rol="broer"))
    pagina = open_melding(melding)
    vak = zoek(pagina, "melding.misschien_bekend")
    assert vak.isVisible()
    plek.doe(TrekIn(id=melding, reden="Opgelost."))
    qtbot.waitUntil(lambda: not vak.isVisible())
    # Er staat ook niet dat hij nergens bekend is: dat is niet zo.
    assert not zoek(pagina, "melding.bekend").isVisible()


def _voeg_toe(plek, pagina, stil, naam, geboren=""):
    zoek(pagina, "melding.personen.naam").setFocus()
    plek.typ(naam)
    zoek(pagina, "melding.personen.geboren").setFocus()
    plek.typ(geboren)
    plek.toets(Qt.Key.Key_Return)
    stil(pagina)


def test_een_gezin_wordt_geen_persoon_maar_de_titel(plek, open_melding, stil):
    pagina = open_melding(plek.melding())

    _voeg_toe(plek, pagina, stil, "gezin Kuipers")

    blad = plek.blad(pagina.id)
    assert (blad.titel, blad.betrokkenen) == ("Gezin Kuipers", ())
    hint = pagina.personen.regel._naamveld.hint
    assert hint.startswith("“Gezin Kuipers” is nu de titel")
    _voeg_toe(plek, pagina, stil, "familie de Wit")
    assert plek.blad(pagina.id).titel == "Gezin Kuipers"
    assert pagina.personen.regel._naamveld.hint.startswith("Een gezin is geen persoon.")


def test_twee_gelijke_personen_in_een_melding_vallen_op(plek, open_melding, stil, qtbot):
    pagina = open_melding(plek.melding())
    _voeg_toe(plek, pagina, stil, "Sem Jansen", "15 jaar")
    zoek(pagina, "melding.personen.naam").setFocus()
    plek.typ("sem jansen")
    assert pagina.personen.regel._naamveld.hint == "Sem Jansen staat al bij deze melding."
    zoek(pagina, "melding.personen.naam").clear()
    vak = zoek(pagina, "melding.misschien_bekend")
    assert not vak.isVisible()

    _voeg_toe(plek, pagina, stil, "Sem Jansen", "40 jaar")
    assert not vak.isVisible(), "vader en zoon"
    _voeg_toe(plek, pagina, stil, "sem jansen")

    qtbot.waitUntil(vak.isVisible)
    assert "staat twee keer" in vak.accessibleDescription()


def test_onder_een_leeftijd_staat_wat_ervan_is_begrepen(plek, open_melding):
    pagina = open_melding(plek.melding())
    veld = pagina.personen.regel._geborenveld
    zoek(pagina, "melding.personen.geboren").setFocus()
    for getypt, hint in (
        ("0", "Begrepen als jonger dan 1 jaar, geboren van 1"),
        (" jaar", "Begrepen als jonger dan 1 jaar, geboren van 1"),
    ):
        plek.typ(getypt)
        assert veld.hint.startswith(hint)
    zoek(pagina, "melding.personen.geboren").clear()
    plek.typ("zomer 2010")
    assert veld.hint == "Nog niet te lezen als datum of leeftijd"
