"""De pagina Brieven en de brief zelf, met het toetsenbord, op een echte database."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QWidget

from cmpg_desktop.berichten.fouten import Omgevingsfout
from cmpg_desktop.berichten.inlichten import InlichtenOpenen
from cmpg_desktop.berichten.kern import Context, Gevolgd, Stop
from cmpg_desktop.berichten.velden import RijSoort, VerwijderRij
from cmpg_desktop.database import sqlcipher
from cmpg_desktop.database.database import Database
from cmpg_desktop.documenten.afdrukken import AfdrukFout
from cmpg_desktop.dossier import briefmaken, documenten
from cmpg_desktop.dossier.uitvoering import Uitvoering
from cmpg_desktop.views import thema
from cmpg_desktop.views.briefklaar import Verzonddialoog
from cmpg_desktop.views.brieven.lijst import BrievenPagina
from cmpg_desktop.views.brieven.pagina import UitbriefPagina
from cmpg_desktop.views.brieven.stapel import Stapeldialoog
from cmpg_desktop.views.casus import CasusPagina
from cmpg_desktop.views.inlichten.pagina import InlichtenPagina
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget
from cmpg_desktop.views.printen import Printdialoog
from cmpg_desktop.werkproces.inlichtvragen import InlichtenVraagSoort
from tests.dossier.brievenverhaal import TEKSTEN, bus, gezin, maak, schrijf
from tests.dossier.conftest import MARLOES, SLEUTEL, StilJournaal, Werk
from tests.hulp.bediening import klachten
from tests.hulp.nepbackend import Klok

TOETS = Qt.Key
BEELDEN = os.environ.get("CMPG_BEELDEN", "")


class Ernaast(Werk):
    """Het werk in een draad ernaast: op de schermdraad mag geen SQL."""

    def _ernaast(self, functie, wat):
        with ThreadPoolExecutor(1) as draad:
            return draad.submit(functie, wat).result()

    def doe(self, command):
        return self._ernaast(super().doe, command)

    def vraag(self, query):
        return self._ernaast(super().vraag, query)


def kind(ouder, naam, soort=QWidget):
    gevonden = ouder.findChild(soort, naam)
    assert gevonden is not None, naam
    return gevonden


def beeld(pagina, naam):
    if BEELDEN:
        pagina.grab().save(f"{BEELDEN}-{naam}.png")


@pytest.fixture
def klok():
    klok = Klok()
    klok.later(days=1)
    return klok


@pytest.fixture
def werk(echte_omgeving, klok, tmp_path):
    """Het gezin Kuipers in de database van het scherm."""
    engine = sqlcipher.maak_engine(tmp_path / "proef.cmpg", SLEUTEL)
    uitvoering = Uitvoering(Database(engine, vertaal=sqlcipher.vertaal_fout), StilJournaal())
    werk = Ernaast(
        uitvoering,
        Context(nu=klok(), actor=MARLOES, initiator="proef", toestel="werkplek"),
        Gevolgd(voortgang=lambda *_: None, stop=Stop()),
    )
    _, vrijdag = gezin(werk)
    yield vrijdag
    uitvoering.close()


@pytest.fixture
def nepprinter(monkeypatch):
    """Een printer in de hal; geef wat erop is afgedrukt, en zet wanneer hij weg is."""
    gedrukt = []

    def druk(*_a, titel):
        if len(gedrukt) >= druk.grens:
            raise AfdrukFout("De printer Hal 2 is er niet meer.")
        gedrukt.append(titel)

    druk.grens = 99
    monkeypatch.setattr(documenten, "printers", lambda: ("Hal 2",))
    monkeypatch.setattr(documenten, "druk_af", druk)
    monkeypatch.setattr(documenten, "_pdf_van", lambda *_a: b"%PDF")
    return gedrukt, druk


def druk_de_stapel_af(pagina, qtbot):
    pagina._tabel.setFocus()
    for nummer in range(pagina._model.rowCount()):
        if not pagina._model.is_groep(nummer):
            pagina._tabel.setCurrentIndex(pagina._model.index(nummer, 0))
            qtbot.keyClick(pagina._tabel, TOETS.Key_Space)
    assert pagina._druk.text().strip().startswith("Afdrukken (4)")
    pagina.druk_af()
    qtbot.waitUntil(lambda: pagina.window().findChild(Printdialoog) is not None)
    dialoog = pagina.window().findChild(Printdialoog)
    dialoog.bevestig()
    dialoog.accept()
    qtbot.waitUntil(pagina._klaar.isVisible)


@pytest.fixture
def gemaakt(werk):
    """Alle vier de brieven zijn gemaakt."""
    for naam, tekst in TEKSTEN.items():
        rij = next(een for een in bus(werk) if een.aan.startswith(naam))
        schrijf(werk, rij, aanleiding=tekst)
        maak(werk, rij)
    return bus(werk)


def rijen(pagina):
    model = pagina._model
    return [
        tuple(model.index(rij, kolom).data() or "" for kolom in range(model.columnCount()))
        for rij in range(model.rowCount())
    ]


@pytest.mark.eis("E055")
def test_de_lijst_zet_wat_uit_moet_bovenaan_en_enter_opent_de_brief(
    werk, echte_omgeving, toon, qtbot
):
    pagina = toon(BrievenPagina(echte_omgeving))
    gezien = rijen(pagina)
    assert pagina._model.is_groep(0)
    assert pagina._model.index(0, 0).data() == "Vandaag"
    assert [rij[2] for rij in gezien[1:]] == [
        "Chantal Kuipers",
        "Dennis Vermeer",
        "Jayden Kuipers",
        "Ronald Kuipers",
    ]
    assert not klachten(pagina)
    gegaan = []
    echte_omgeving.ga_naar.connect(lambda code, rij: gegaan.append((code, rij)))
    qtbot.keyClick(pagina._tabel, TOETS.Key_Return)
    assert gegaan == [("uitbrief", bus(werk)[0].dossier_id)]
    assert echte_omgeving.briefkeuze is not None
    beeld(pagina, "lijst")


def open_brief(omgeving, toon, werk, naam):
    rij = next(een for een in bus(werk) if een.aan.startswith(naam))
    omgeving.briefkeuze = rij.id
    return toon(UitbriefPagina(omgeving, rij.dossier_id))


def ontbreekt(pagina):
    return [
        een.text()
        for een in pagina.findChildren(QAbstractButton)
        if een.objectName().startswith("uitbrief.ontbreekt[") and not een.isHidden()
    ]


def test_een_brief_schrijven_maken_en_verzenden_met_het_toetsenbord(
    werk, echte_omgeving, toon, qtbot, stil
):
    pagina = open_brief(echte_omgeving, toon, werk, "Ronald")
    (leeg,) = ontbreekt(pagina)
    assert leeg.startswith("Waarom deze brief: waarom wij kijken")
    veld = kind(pagina, "uitbrief.aanleiding", QPlainTextEdit)
    assert veld.hasFocus()
    kind(pagina, "uitbrief.maak", QAbstractButton).setFocus()
    knop = kind(pagina, "uitbrief.ontbreekt[0]", QAbstractButton)
    knop.setFocus()
    qtbot.keyClick(knop, TOETS.Key_Return)
    assert veld.hasFocus()
    qtbot.keyClicks(veld, TEKSTEN["Ronald"])
    knop = kind(pagina, "uitbrief.maak", QAbstractButton)
    knop.setFocus()
    qtbot.keyClick(knop, TOETS.Key_Space)
    qtbot.waitUntil(lambda: not pagina.klaar.isHidden(), timeout=20_000)
    stil(pagina)
    assert ontbreekt(pagina) == []
    assert "Versie 1" in kind(pagina, "brief.gemaakt.zin", QLabel).text()
    assert not klachten(pagina)
    pagina.klaar.verzonden()
    dialoog = pagina.window().findChild(Verzonddialoog)
    dialoog.kanaal.zet_waarde("post")
    assert dialoog.bevestig()
    dialoog.accept()
    qtbot.waitUntil(lambda: any(r.verzonden_op and "Kuipers" in r.aan for r in bus(werk)))
    stil(pagina)
    assert kind(pagina, "uitbrief.velden").isHidden()


def test_een_brief_van_een_casus_gaat_open_in_word_en_een_wijziging_hoort_bij_de_casus(
    gemaakt, echte_omgeving, toon, qtbot, werk
):
    buiten = []
    echte_omgeving.open_buiten = lambda bestand, dossier, _mislukt: buiten.append(
        (bestand, dossier)
    )
    pagina = open_brief(echte_omgeving, toon, werk, "Ronald")
    pagina.klaar.open_word()
    qtbot.waitUntil(lambda: bool(buiten))
    ((bestand, dossier),) = buiten
    assert bestand.van_casus
    assert dossier == gemaakt[0].dossier_id
    assert "Kuipers" not in bestand.naam


def test_het_voorbeeld_toont_wat_er_nu_staat(werk, echte_omgeving, toon, qtbot, stil):
    pagina = open_brief(echte_omgeving, toon, werk, "Dennis")
    qtbot.waitUntil(lambda: pagina.voorbeeld._bladen.count() > 0, timeout=40_000)
    beeld(pagina, "brief")
    assert "Fenna" in pagina.voorbeeld._bladen.itemAt(0).widget().accessibleDescription()


def test_wat_getypt_is_blijft_en_een_andere_brief_is_een_klik_weg(
    werk, echte_omgeving, toon, qtbot, stil
):
    pagina = open_brief(echte_omgeving, toon, werk, "Ronald")
    qtbot.keyClicks(kind(pagina, "uitbrief.aanleiding", QPlainTextEdit), "Buren horen geschreeuw.")
    ander = next(een for een in bus(werk) if een.aan.startswith("Jayden"))
    kind(pagina, f"uitbrief.ander[{ander.id}]", QAbstractButton).click()
    stil(pagina)
    qtbot.waitUntil(lambda: pagina._blad.id == ander.id)
    assert kind(pagina, "uitbrief.aanleiding", QPlainTextEdit).toPlainText() == ""
    ronald = next(een for een in bus(werk) if een.aan.startswith("Ronald"))
    kind(pagina, f"uitbrief.ander[{ronald.id}]", QAbstractButton).click()
    qtbot.waitUntil(lambda: pagina._blad.id == ronald.id)
    stil(pagina)
    tekst = kind(pagina, "uitbrief.aanleiding", QPlainTextEdit).toPlainText()
    assert tekst == "Buren horen geschreeuw."


def test_van_de_casus_naar_de_brieven(werk, echte_omgeving, toon, qtbot):
    pagina = toon(CasusPagina(echte_omgeving, bus(werk)[0].dossier_id))
    knop = kind(pagina, "casus.brieven", QAbstractButton)
    qtbot.waitUntil(knop.isVisible)
    with qtbot.waitSignal(echte_omgeving.ga_naar) as weg:
        qtbot.keyClick(knop, TOETS.Key_Space)
    assert weg.args == ["uitbrief", pagina.id]
    brief = toon(UitbriefPagina(echte_omgeving, pagina.id))
    qtbot.waitUntil(lambda: brief._blad is not None)
    assert len(brief._blad.anderen) == 4  # the others are one click away


def open_inlichten(omgeving, toon, qtbot, werk):
    pagina = toon(InlichtenPagina(omgeving, bus(werk)[0].dossier_id))
    qtbot.waitUntil(lambda: pagina.paneel.blad is not None and not pagina.paneel._nog)
    return pagina


def test_van_inlichten_naar_de_brief_die_uit_moet(werk, echte_omgeving, toon, qtbot):
    pagina = open_inlichten(echte_omgeving, toon, qtbot, werk)
    for rij in bus(werk):
        knop = kind(pagina, f"inlichten.brief_openen[{rij.id}]", QAbstractButton)
        assert rij.aan in knop.accessibleDescription()
        with qtbot.waitSignal(echte_omgeving.ga_naar) as weg:
            qtbot.keyClick(knop, TOETS.Key_Space)
        assert (weg.args, echte_omgeving.briefkeuze) == (["uitbrief", rij.dossier_id], rij.id)
    qtbot.wait(100)
    beeld(pagina, "inlichten")


def test_een_ouder_met_gezag_die_niet_bij_de_casus_staat_is_toe_te_voegen(
    werk, echte_omgeving, toon, qtbot
):
    casus = bus(werk)[0].dossier_id
    blad = werk.vraag(InlichtenOpenen(dossier_id=casus))
    dennis = next(een for een in blad.betrokkenen if een.stand.weergave.startswith("Dennis"))
    werk.doe(VerwijderRij(soort=RijSoort.BETROKKENE, id=dennis.id))
    pagina = open_inlichten(echte_omgeving, toon, qtbot, werk)
    soort = InlichtenVraagSoort.HOUDER_NIET_IN_DOSSIER.value
    naam = f"inlichten.vraag.{soort}[{dennis.persoon_id}]"
    knop = kind(pagina, naam, QAbstractButton)
    assert knop.text().strip() == "Toevoegen aan deze casus"
    beeld(pagina, "toevoegen")
    qtbot.keyClick(knop, TOETS.Key_Space)
    qtbot.waitUntil(lambda: len(pagina.paneel._kaarten) == len(blad.betrokkenen))
    qtbot.waitUntil(lambda: pagina.findChild(QAbstractButton, naam) is None)


def test_een_brief_die_niet_meer_hoeft_gooi_je_weg_en_dat_kan_ongedaan(
    gemaakt, werk, echte_omgeving, toon, qtbot
):
    casus = bus(werk)[0].dossier_id
    ronald = next(een for een in bus(werk) if een.aan.startswith("Ronald"))
    blad = werk.vraag(InlichtenOpenen(dossier_id=casus))
    wie = next(een for een in blad.betrokkenen if een.stand.weergave.startswith("Ronald"))
    pagina = open_brief(echte_omgeving, toon, werk, "Ronald")
    knop = kind(pagina, "uitbrief.weggooien", QAbstractButton)
    qtbot.waitUntil(lambda: pagina._blad is not None)
    assert not knop.isVisible()
    werk.doe(VerwijderRij(soort=RijSoort.BETROKKENE, id=wie.id))
    pagina.laad()
    qtbot.waitUntil(knop.isVisible)
    qtbot.wait(50)
    beeld(pagina, "weggooien")
    gezegd = []
    echte_omgeving.bericht.connect(lambda tekst, terug: gezegd.append((tekst, terug)))
    with qtbot.waitSignal(echte_omgeving.ga_naar) as weg:
        qtbot.keyClick(knop, TOETS.Key_Space)
    assert weg.args == ["brieven", None]
    ((tekst, terug),) = gezegd
    assert tekst == "De brief is weggegooid."
    assert ronald.id not in {een.id for een in bus(werk)}
    terug()
    qtbot.waitUntil(lambda: ronald.id in {een.id for een in bus(werk)})


def _begonnen(lijst_, brief):
    rijen_ = lijst_._model.rijen
    return any(een.begonnen for een in rijen_ if een.id == brief)


def test_een_begonnen_brief_gooi_je_weg_op_de_pagina_en_in_de_lijst(
    werk, echte_omgeving, toon, qtbot, monkeypatch
):
    def niet(*_wat):
        raise Omgevingsfout("Het voorbeeld doet er hier niet toe, en duurt.")

    monkeypatch.setattr(briefmaken, "als_pdf", niet)
    ronald = next(een for een in bus(werk) if een.aan.startswith("Ronald"))
    schrijf(werk, ronald, aanleiding="De buren klagen.")
    gezegd = []
    echte_omgeving.bericht.connect(lambda tekst, terug: gezegd.append((tekst, terug)))

    def staat():
        return next(een for een in bus(werk) if een.id == ronald.id).begonnen

    pagina = open_brief(echte_omgeving, toon, werk, "Ronald")
    knop = kind(pagina, "uitbrief.weg", QAbstractButton)
    qtbot.waitUntil(knop.isVisible)
    with qtbot.waitSignal(echte_omgeving.ga_naar) as weg:
        qtbot.keyClick(knop, TOETS.Key_Space)
    assert weg.args == ["brieven", None]
    assert not staat()
    tekst, terug = gezegd.pop()
    assert tekst.startswith("Wat u schreef is weggegooid.")
    terug()
    qtbot.waitUntil(staat)
    lijst_ = toon(BrievenPagina(echte_omgeving))
    qtbot.waitUntil(lambda: bool(lijst_._model.rijen))
    ander = next(een for een in lijst_._model.rijen if een.id != ronald.id)
    gooi = kind(lijst_, "brieven.weggooien", QAbstractButton)
    lijst_._tabel.setCurrentIndex(lijst_._model.index_van(ander.id))
    assert not gooi.isVisible()
    lijst_._tabel.setCurrentIndex(lijst_._model.index_van(ronald.id))
    assert gooi.isVisible()
    beeld(lijst_, "begonnen-lijst")
    gooi.click()
    qtbot.waitUntil(lambda: not staat())
    qtbot.waitUntil(lambda: not _begonnen(lijst_, ronald.id))
    assert not gooi.isVisible()


@pytest.fixture
def lijst(echte_omgeving, toon):
    """De pagina Brieven."""
    return toon(BrievenPagina(echte_omgeving))


def test_een_stapel_afdrukken_en_in_een_keer_als_verzonden_melden(
    gemaakt, werk, lijst, nepprinter, qtbot
):
    gedrukt, _ = nepprinter
    druk_de_stapel_af(lijst, qtbot)
    beeld(lijst, "stapel")
    assert gedrukt == ["Brief"] * 4  # never a name at the printer
    lijst._meld_verzonden()
    dialoog = lijst.window().findChild(Stapeldialoog)
    assert not dialoog.bevestig()
    dialoog.kanaal.zet_waarde("post")
    assert dialoog.bevestig()
    dialoog.accept()
    qtbot.waitUntil(lambda: not [r for r in bus(werk) if r.verzonden_op is None])
    assert {rij.kanaal for rij in bus(werk)} == {"post"}
    assert {rij.verzonden_op for rij in bus(werk)} == {date(2026, 1, 16)}
    qtbot.waitUntil(lambda: not lijst._druk.isEnabled())
    beeld(lijst, "verzonden")


def test_een_printer_die_weg_is_laat_alles_op_de_stapel(gemaakt, lijst, nepprinter, qtbot):
    nepprinter[1].grens = 2
    druk_de_stapel_af(lijst, qtbot)
    zin = kind(lijst, "brieven.klaar.tekst", QLabel).text()
    assert zin == (
        "De printer Hal 2 is er niet meer. 2 brieven zijn wel afgedrukt. 2 brieven nog niet."
    )
    assert len(lijst._model.stapel) == 2  # those that were not printed


def test_stoppen_laat_de_rest_op_de_stapel(gemaakt, lijst, nepprinter, qtbot):
    gedrukt, _ = nepprinter
    lijst._stapel.gedaan.connect(lambda _wie: lijst._stapel.stop())
    druk_de_stapel_af(lijst, qtbot)
    assert len(gedrukt) == 1
    assert len(lijst._model.stapel) == 3


def test_zonder_printer_zegt_de_lijst_wat_te_doen(gemaakt, lijst, qtbot, monkeypatch):
    monkeypatch.setattr(documenten, "printers", lambda: ())
    qtbot.mouseClick(lijst._alles, Qt.MouseButton.LeftButton)
    lijst.druk_af()
    qtbot.waitUntil(lijst._klaar.isVisible)
    assert "geen printer" in kind(lijst, "brieven.klaar.tekst", QLabel).text()


def test_een_brief_die_nog_niet_is_gemaakt_komt_niet_op_de_stapel(werk, lijst, qtbot):
    lijst._tabel.setFocus()
    qtbot.keyClick(lijst._tabel, TOETS.Key_Space)
    assert lijst._model.stapel == ()
    assert not lijst._druk.isEnabled()


@pytest.mark.parametrize(
    "aanzien", [(thema.Thema.LICHT, 1.0), (thema.Thema.LICHT, 2.0), (thema.Thema.DONKER, 1.0)]
)
def test_de_schermen_passen_bij_elke_grootte(gemaakt, werk, echte_omgeving, toon, qapp, aanzien):
    kleur, schaal = aanzien
    thema.pas_toe(qapp, kleur, schaal)
    merk = f"{kleur.value}-{int(schaal * 100)}"
    lijst = toon(BrievenPagina(echte_omgeving), breed=1068, hoog=640)
    assert not klachten(lijst)
    beeld(lijst, f"lijst-{merk}")
    rij = bus(werk)[0]
    echte_omgeving.briefkeuze = rij.id
    brief = toon(UitbriefPagina(echte_omgeving, rij.dossier_id), breed=1068, hoog=640)
    assert not klachten(brief)
    beeld(brief, f"brief-{merk}")


def test_velden_schuiven_niet_over_elkaar_als_de_brief_gemaakt_is(
    werk, echte_omgeving, toon, stil, qtbot
):
    rij = next(een for een in bus(werk) if een.aan.startswith("Dennis"))
    schrijf(werk, rij, aanleiding="Fenna woont in een huis waar het onrustig is.")
    maak(werk, rij)
    pagina = open_brief(echte_omgeving, toon, werk, "Dennis")
    stil(pagina)
    pagina.resize(1110, 760)
    qtbot.waitUntil(lambda: pagina.width() == 1110)
    stil(pagina)
    for kader in pagina.velden.findChildren(VeldWidget):
        delen = [een for een in kader.children() if isinstance(een, QWidget) and een.isVisible()]
        delen.sort(key=lambda een: een.y())
        for boven, onder in pairwise(delen):
            assert boven.geometry().bottom() <= onder.y(), kader.accessibleName()
