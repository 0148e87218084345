import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from cmpg_desktop.berichten.team import Medewerker
from cmpg_desktop.berichten.wetteksten import Wetteksten, ZetWettekst
from cmpg_desktop.views.beheer.pagina import BeheerPagina
from cmpg_desktop.views.verzoeken.pagina import VerzoekPagina
from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.wetteksten import VOORSTELLEN
from tests.dossier.conftest import BEHEER
from tests.hulp.bediening import klachten
from tests.hulp.schermwerk import kind

TOETS = Qt.Key
EERSTE = "avg_14_5_a"


@pytest.fixture
def als_beheerder(echte_omgeving):
    echte_omgeving.medewerker = Medewerker(
        id=BEHEER, naam="Bea Heer", functie="beheer", rollen=(Rol.FUNCTIONEEL_BEHEERDER,)
    )
    echte_omgeving.broker.actor = BEHEER
    return echte_omgeving


@pytest.fixture
def pagina(als_beheerder, toon, stil):
    pagina = toon(BeheerPagina(als_beheerder))
    pagina.kies("wetteksten")
    pagina.ga_naar_deel()
    stil(pagina)
    return pagina


@pytest.fixture
def nu(pagina, qtbot):
    """Lees een tekst zoals die nu geldt: `nu("kader.wmo")`; None als die er niet is."""

    def lees(code):
        klaar = []
        pagina.omgeving.broker.ask(Wetteksten(), klaar.append, klaar.append)
        qtbot.waitUntil(lambda: bool(klaar))
        return next((een for een in klaar[0] if een.code == code), None)

    return lees


def kies(pagina, code):
    pagina.deel.tabel.setCurrentIndex(pagina.deel._model.index_van(code))


def test_een_tekst_verbeteren_bewaart_zichzelf_en_kan_terug(pagina, qtbot, stil, nu):
    tekst = kind(pagina, "wettekst.tekst")
    assert tekst.tekst() == VOORSTELLEN[EERSTE].tekst
    assert "bij het wegen van een uitzondering" in kind(pagina, "beheer.wetteksten.plek").text()
    qtbot.keyClick(pagina.deel.tabel, TOETS.Key_Return)
    assert tekst.hasFocus()
    tekst.selectAll()
    qtbot.keyClicks(tekst, "weet dit al")
    qtbot.keyClick(tekst, TOETS.Key_Escape)
    assert pagina.deel.tabel.hasFocus()
    stil(pagina)

    assert (nu(EERSTE).tekst, nu(EERSTE).gewijzigd_door) == ("weet dit al", "Bea Heer")
    model = pagina.deel._model
    assert model.index_van(EERSTE).siblingAtColumn(2).data() == "Bea Heer op 15 januari 2026"
    voorstel = kind(pagina, "wettekst.voorstel", QLabel)
    assert voorstel.isVisible()
    assert VOORSTELLEN[EERSTE].tekst in voorstel.text()

    kind(pagina, "wettekst.terug", QAbstractButton).click()
    stil(pagina)
    assert not nu(EERSTE).is_eigen
    assert tekst.tekst() == VOORSTELLEN[EERSTE].tekst
    assert not voorstel.isVisible()


def test_een_wet_toevoegen_aan_het_kader_en_weer_weghalen(pagina, qtbot, stil):
    kind(pagina, "beheer.wetteksten.nieuw", QAbstractButton).click()
    naam = kind(pagina, "wettekst.naam")
    assert QApplication.focusWidget() is naam
    qtbot.keyClicks(naam, "Wvggz")
    qtbot.keyClick(naam, TOETS.Key_Return)
    stil(pagina)

    model = pagina.deel._model
    assert "Wvggz" in [rij.naam for rij in model.rijen]
    assert model.rij(pagina.deel.tabel.currentIndex()).naam == "Wvggz"
    weg = kind(pagina, "wettekst.terug", QAbstractButton)
    assert "Wet weghalen" in weg.text()
    weg.click()
    stil(pagina)
    assert "Wvggz" not in [rij.naam for rij in model.rijen]
    assert naam.tekst() != "Wvggz"


def test_een_lege_tekst_wordt_bij_het_veld_geweigerd_en_sluit_niet_in(pagina, qtbot, stil, nu):
    tekst = kind(pagina, "wettekst.tekst")
    tekst.setFocus()
    tekst.selectAll()
    qtbot.keyClick(tekst, TOETS.Key_Delete)
    pagina.verlaat()
    stil(pagina)
    assert "gewone woorden" in kind(pagina, "wettekst.tekst.fout", QLabel).text()
    assert not nu(EERSTE).is_eigen

    pagina.verlaat()
    stil(pagina)
    kies(pagina, "kader.wmo")
    assert tekst.tekst() == VOORSTELLEN["kader.wmo"].tekst
    assert not kind(pagina, "wettekst.tekst.veld").fout


def test_wie_geen_beheerder_is_leest_alleen(echte_omgeving, toon, stil):
    pagina = toon(BeheerPagina(echte_omgeving))
    pagina.kies("wetteksten")
    stil(pagina)

    assert kind(pagina, "wettekst.tekst").isReadOnly()
    assert not kind(pagina, "beheer.wetteksten.nieuw").isVisible()
    assert klachten(pagina) == {}


def test_een_privacyverzoek_zegt_het_in_de_woorden_van_de_gemeente(
    echte_omgeving, toon, stil, qtbot
):
    was = VOORSTELLEN["rechten.inzage"]
    klaar = []
    echte_omgeving.broker.actor = BEHEER
    echte_omgeving.broker.do(
        ZetWettekst(
            code=was.code, oud=(was.naam, was.tekst), nieuw=(was.naam, "Kijken wat er staat.")
        ),
        klaar.append,
        klaar.append,
    )
    qtbot.waitUntil(lambda: bool(klaar))
    pagina = toon(VerzoekPagina(echte_omgeving, None))
    kind(pagina, "verzoek.soort[inzage]", QAbstractButton).click()
    stil(pagina)

    assert kind(pagina, "verzoek.soort.veld").hint == "Kijken wat er staat."
