"""Een waarnemer aanwijzen en een waarneming beëindigen, in Beheer."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from cmpg_desktop.berichten.beoordelen import BeoordelingOpenen, Waarnemingen, WijsWaarnemerAan
from cmpg_desktop.berichten.team import Medewerker
from cmpg_desktop.models.tabel import Groep
from cmpg_desktop.views.beheer.pagina import BeheerPagina
from cmpg_desktop.views.onderdelen.bevestig import Bevestiging
from cmpg_desktop.werkproces.rollen import Rol
from tests.dossier.conftest import BEHEER, BERT, LOTTE, MARLOES
from tests.hulp.bediening import klachten

TOETS = Qt.Key


@pytest.fixture
def open_deel(zit, toon, stil):
    """Open Waarneming in Beheer, aan het scherm van iemand."""

    def doe(wie=MARLOES):
        pagina = toon(BeheerPagina(zit(wie)))
        pagina.activateWindow()
        pagina.kies("waarneming")
        stil(pagina)
        return pagina

    return doe


def typ(widget, tekst):
    widget.setFocus()
    QTest.keyClicks(widget, tekst)


def rijen(deel):
    return [
        een.titel if isinstance(een, Groep) else (een.waarnemer, een.voor, een.reden)
        for een in deel._lijst.model._rijen
    ]


def test_een_waarnemer_aanwijzen_met_de_toetsen(open_deel, werk, qtbot, stil):
    pagina = open_deel()
    deel = pagina.deel
    assert klachten(pagina) == {}
    assert rijen(deel) == ["Er is nu geen waarnemer, en er komt er geen."]
    assert deel.voor.waarde() == MARLOES
    deel.waarnemer.setFocus()
    QTest.keyClick(deel.waarnemer, TOETS.Key_Down)
    assert deel.waarnemer.currentText() == "Bert de Boer"
    typ(deel.van, "6-3-2026")
    typ(deel.tot, "13-3-2026")
    typ(deel.reden, "Verlof")
    QTest.keyClick(deel.reden, TOETS.Key_Return)
    stil(pagina)
    qtbot.waitUntil(lambda: len(rijen(deel)) == 2)
    assert rijen(deel) == ["Nu", ("Bert de Boer", "Marloes Hendriks", "Verlof")]
    (periode,) = werk.vraag(Waarnemingen())
    assert (periode.van, periode.tot) == (date(2026, 3, 6), date(2026, 3, 13))


@pytest.mark.parametrize(
    ("dagen", "veld", "zin"),
    [
        (("", "13-3-2026"), "waarneming.van", "Vul de eerste dag in."),
        (("6-3-2026", "1-3-2026"), "waarneming.tot", "ligt voor het begin"),
    ],
)
def test_wat_niet_kan_staat_bij_het_veld(open_deel, werk, stil, dagen, veld, zin):
    pagina = open_deel()
    deel = pagina.deel
    deel.waarnemer.zet_waarde(BERT)
    typ(deel.van, dagen[0])
    typ(deel.tot, dagen[1])
    typ(deel.reden, "Verlof")
    QTest.keyClick(deel.reden, TOETS.Key_Return)
    stil(pagina)
    assert zin in deel._velden[veld].fout
    assert deel.reden.tekst() == "Verlof"
    assert werk.vraag(Waarnemingen()) == ()


def test_zonder_reden_is_er_geen_waarnemer(open_deel, werk, stil):
    pagina = open_deel()
    deel = pagina.deel
    deel.waarnemer.zet_waarde(BERT)
    typ(deel.van, "6-3-2026")
    typ(deel.tot, "13-3-2026")
    deel.wijs_aan()
    stil(pagina)
    assert "Schrijf erbij waarom" in deel._velden["waarneming.reden"].fout
    assert werk.vraag(Waarnemingen()) == ()


def test_een_waarneming_eerder_beeindigen(open_deel, werk, qtbot, stil):
    werk.doe(
        WijsWaarnemerAan(
            voor_id=MARLOES, waarnemer_id=BERT, van=date(2026, 3, 9), tot=date(2026, 3, 13)
        )
    )
    pagina = open_deel()
    deel = pagina.deel
    assert rijen(deel)[0] == "Komt nog"
    deel.tabel.setFocus()
    deel.tabel.setCurrentIndex(deel._lijst.model.index(1, 0))
    QTest.keyClick(deel.tabel, TOETS.Key_Delete)
    vraag = deel.findChild(Bevestiging)
    assert "Bert de Boer niet meer voor Marloes Hendriks" in vraag.text()
    vraag.ja.click()
    qtbot.waitUntil(lambda: len(rijen(deel)) == 1)
    assert werk.vraag(Waarnemingen()) == ()


def test_wie_geen_procesmanager_is_leest_en_ziet_wie_het_wel_mag(open_deel, stil):
    pagina = open_deel(LOTTE)
    zin = pagina.findChild(QLabel, "beheer.waarneming.alleen_lezen.tekst")
    stil(pagina)
    QApplication.processEvents()
    assert "Wijzigen doet de procesmanager: Marloes Hendriks" in zin.text()
    assert not pagina.findChild(QWidget, "beheer.waarneming.nieuw").isVisible()


def test_de_functioneel_beheerder_leest_dit_deel_en_wijzigt_niets(zit, toon, echte_omgeving, stil):
    zit(LOTTE)
    echte_omgeving.medewerker = Medewerker(
        id=BEHEER, naam="Bea Heer", functie="", rollen=(Rol.FUNCTIONEEL_BEHEERDER,)
    )
    echte_omgeving.broker.actor = BEHEER
    pagina = toon(BeheerPagina(echte_omgeving))
    pagina.kies("waarneming")
    stil(pagina)
    rij = pagina.deel.tabel.model().index(0, 0)
    assert "geen waarnemer" in str(rij.data())
    assert not pagina.findChild(QWidget, "beheer.waarneming.nieuw").isVisible()


def test_zonder_waarnemer_zegt_de_beoordeling_wat_te_doen(voorgesteld, werk):
    ref = voorgesteld("Ada Arends")
    blad = werk.als(BERT).vraag(BeoordelingOpenen(melding_id=ref))
    assert "een waarnemer aanwijzen bij Beheer, onder Waarneming" in blad.besluit_weigering
