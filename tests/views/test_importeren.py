"""Casussen overnemen: de pagina, bediend zoals iemand dat doet, op een echte database."""

import csv
import io
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel

from cmpg_desktop.berichten.casussen import CasusOpenen
from cmpg_desktop.berichten.fouten import NietBeschikbaar
from cmpg_desktop.berichten.importeren import (
    ImportBlad,
    ImporteerCasussen,
    ImportProef,
    LeesImport,
    ProbeerImport,
)
from cmpg_desktop.berichten.meldingen import ZoekCasus
from cmpg_desktop.berichten.team import Medewerker
from cmpg_desktop.models.importeren import ImportModel, fouten_csv
from cmpg_desktop.views import thema
from cmpg_desktop.views.beheer.pagina import BeheerPagina
from cmpg_desktop.views.bestanden import bestandswerk
from cmpg_desktop.views.importeren.pagina import ImporterenPagina
from cmpg_desktop.werkproces.importoordeel import ImportBekend, beoordeel, merkteken
from cmpg_desktop.werkproces.importregels import lees_rij
from cmpg_desktop.werkproces.importvelden import ImportKolom, ImportRij
from cmpg_desktop.werkproces.importvelden import ImportVeld as V
from cmpg_desktop.werkproces.rollen import Rol
from tests.dossier.conftest import BEHEER
from tests.hulp.bediening import klachten
from tests.hulp.importlijst import als_csv, als_xlsx, rijen
from tests.hulp.schermwerk import kind


@pytest.fixture
def pagina(echte_omgeving, toon):
    return toon(ImporterenPagina(echte_omgeving))


@pytest.fixture
def rustig(qtbot, pagina, stil):
    def wacht():
        qtbot.waitUntil(lambda: bestandswerk().stil, timeout=20_000)
        stil(pagina)
        qtbot.waitUntil(lambda: pagina.kolommenstap.is_klaar)

    return wacht


@pytest.fixture
def klik(qtbot, pagina, rustig):
    def doe(naam):
        knop = kind(pagina, naam, QAbstractButton)
        assert knop.isVisible(), naam
        assert knop.isEnabled(), naam
        qtbot.mouseClick(knop, Qt.MouseButton.LeftButton)
        rustig()

    return doe


@pytest.fixture
def kies(pagina, rustig, tmp_path):
    def doe(naam, inhoud):
        pad = tmp_path / naam
        pad.write_bytes(inhoud)
        pagina.bestandstap.gekozen.emit(pad)
        rustig()

    return doe


def balk(pagina, naam="importeren.balk"):
    return kind(kind(pagina, naam), f"{naam}.tekst", QLabel).text()


def tabel(pagina):
    model = pagina.proefstap.tabel.model()
    return [
        [model.index(rij, kolom).data() for kolom in range(model.columnCount())]
        for rij in range(model.rowCount())
    ]


def vraag(qtbot, omgeving, query):
    uit = []
    omgeving.broker.ask(query, uit.append, uit.append)
    qtbot.waitUntil(lambda: bool(uit))
    return uit[0]


@pytest.mark.parametrize(("naam", "vorm"), [("lijst.csv", als_csv), ("lijst.xlsx", als_xlsx)])
def test_van_bestand_tot_verslag(pagina, kies, klik, qtbot, tmp_path, naam, vorm):  # noqa: PLR0917
    echte_omgeving = pagina.omgeving
    kies(naam, vorm(rijen()))
    assert pagina.stap == 1
    wordt = {plek: keuze.waarde() for plek, keuze in pagina.kolommenstap.keuzes.items()}
    assert wordt == {
        **dict(enumerate(list(V)[:2])),
        2: V.AANPAK,
        3: V.CASUSREGISSEUR,
        4: V.GEOPEND_OP,
        5: V.FASE,
        6: V.NAAM,
        7: V.GEBOORTE,
        8: V.ROL,
        9: V.ADRES,
        10: None,
    }
    klik("importeren.proef")
    assert balk(pagina).startswith(
        "Van 300 rijen: 60 nieuwe casussen, 200 personen erbij en 40 rijen met een fout. "
    )
    assert len(tabel(pagina)) == 300
    klik("importeren.alleen_fouten")
    assert len(tabel(pagina)) == 40
    assert {rij[1] for rij in tabel(pagina)} == {"fout"}
    assert all(rij[4] for rij in tabel(pagina))
    uitleg = kind(pagina, "importeren.uitleg", QLabel).text()
    assert uitleg == f"Rij {tabel(pagina)[0][0]}, fout. {tabel(pagina)[0][4]}"
    assert vraag(qtbot, echte_omgeving, ZoekCasus(tekst="2025-001")) == ()

    klik("importeren.neem_over")
    assert balk(pagina).startswith("Overgenomen: 260 rijen, waarvan 60 nieuwe casussen. 40 rijen")
    (casus,) = vraag(qtbot, echte_omgeving, ZoekCasus(tekst="2025-001"))
    assert len(vraag(qtbot, echte_omgeving, CasusOpenen(id=casus.id)).betrokkenen) == 4
    assert not kind(pagina, "importeren.neem_over").isVisible()
    assert not kind(pagina, "importeren.terug_kolommen").isVisible()

    # Het verslag is zelf weer een lijst, met de reden erbij; verbeterd kan hij opnieuw.
    doel = tmp_path / "fouten.csv"
    pagina.bewaar(str(doel))
    qtbot.waitUntil(lambda: bestandswerk().stil and doel.exists())
    regels = list(csv.reader(io.StringIO(doel.read_text("utf-8-sig")), delimiter=";"))
    assert len(regels) == 41
    assert regels[0][-2:] == ["Rij in het eerste bestand", "Waarom niet"]
    klik("importeren.opnieuw")
    kies("fouten.csv", doel.read_bytes())
    klik("importeren.proef")
    assert balk(pagina).startswith("Van 40 rijen: 40 rijen met een fout.")
    assert not kind(pagina, "importeren.neem_over").isEnabled()


def test_wat_u_koos_blijft_als_u_een_stap_terug_gaat(pagina, kies, klik, qtbot):
    kies("lijst.csv", als_csv(rijen(gezinnen=8, fouten=4)))
    keuze = pagina.kolommenstap.keuzes[10]
    keuze.setCurrentText(V.WOONPLAATS.weergave)
    keuze.activated.emit(keuze.currentIndex())
    klik("importeren.proef")
    klik("importeren.alleen_fouten")
    klik("importeren.terug_kolommen")
    assert pagina.kolommenstap.keuzes[10].waarde() is V.WOONPLAATS
    klik("importeren.terug_bestand")
    assert "lijst.csv: 40 rijen met 11 kolommen." in balk(pagina, "importeren.bestand.balk")
    # Een slecht bestand raakt niets, en een ander met dezelfde kolommen houdt wat u koos.
    kies("stuk.pdf", b"%PDF-1.4")
    assert "PDF" in balk(pagina, "importeren.bestand.balk")
    klik("importeren.naar_kolommen")
    assert pagina.kolommenstap.keuzes[10].waarde() is V.WOONPLAATS
    kies("lijst2.csv", als_csv(rijen(gezinnen=9, fouten=4)))
    assert pagina.kolommenstap.keuzes[10].waarde() is V.WOONPLAATS
    klik("importeren.proef")
    assert kind(pagina, "importeren.alleen_fouten").isChecked()


def test_zonder_nummer_of_datum_gaat_het_niet_verder_en_staat_er_waarom(pagina, kies):
    kies("lijst.csv", b"Dossier;Wie\r\n1;Jan\r\n")
    assert not kind(pagina, "importeren.proef").isEnabled()
    assert "geopend op" in balk(pagina, "importeren.kolommen.balk")


@pytest.mark.eis("E006")
def test_een_kolom_die_nooit_meekomt_zegt_waarom_en_heeft_geen_keuze(pagina, kies):
    kies("lijst.csv", b"Casus;Start;Naam;BSN;Geloof\r\n1;1-1-2026;Jan;123456782;zegt niets\r\n")
    assert set(pagina.kolommenstap.keuzes) == {0, 1, 2}
    teksten = [label.text() for label in pagina.kolommenstap.findChildren(QLabel)]
    assert sum("pas vanaf fase 2" in tekst for tekst in teksten) == 1
    assert sum("achtergrond of overtuiging" in tekst for tekst in teksten) == 1
    assert not any("123456782" in tekst or "zegt niets" in tekst for tekst in teksten)


def test_wie_bekend_is_als_een_ander_laten_opnemen_kijkt_opnieuw(pagina, kies, klik):
    kies("lijst.csv", b"Casus;Start;Naam;Geboren\r\n1;1-1-2026;Jan Smit;1-1-1980\r\n")
    klik("importeren.proef")
    klik("importeren.neem_over")
    klik("importeren.opnieuw")
    kies("lijst.csv", b"Casus;Start;Naam;Geboren\r\n2;1-1-2026;Jan Smit;1-1-1980\r\n")
    klik("importeren.proef")
    assert "Al bekend: zelfde naam" in tabel(pagina)[0][4]
    klik("importeren.zelfde")
    assert "nieuwe persoon" in tabel(pagina)[0][4]


def test_is_er_intussen_iets_veranderd_dan_kijkt_u_eerst_opnieuw(
    pagina, kies, klik, qtbot, echte_omgeving
):
    inhoud = b"Casus;Start;Naam\r\n1;1-1-2026;Jan Smit\r\n2;1-1-2026;Bo Smit\r\n"
    kies("lijst.csv", inhoud)
    klik("importeren.proef")
    # Een collega neemt dezelfde lijst over, terwijl u nog kijkt.
    command = ImporteerCasussen(
        bytes=inhoud,
        toewijzing=pagina.kolommenstap.toewijzing(),
        merkteken=pagina.proefstap.proef.merkteken,
    )
    klaar = []
    echte_omgeving.broker.do(command, klaar.append, klaar.append)
    qtbot.waitUntil(lambda: bool(klaar))
    klik("importeren.neem_over")
    assert "niets overgenomen" in balk(pagina)
    klik("importeren.kijk")
    assert balk(pagina).startswith("Van 2 rijen: 2 rijen die er al staan.")


def test_stoppen_kan_tot_het_is_opgeslagen(pagina, kies, klik, qtbot, rustig, echte_omgeving):
    kies("lijst.csv", als_csv(rijen()))
    klik("importeren.proef")
    broker = echte_omgeving.broker
    knop = kind(pagina, "importeren.neem_over", QAbstractButton)
    qtbot.mouseClick(knop, Qt.MouseButton.LeftButton)
    assert kind(pagina, "importeren.stop").isVisible()
    qtbot.mouseClick(kind(pagina, "importeren.stop", QAbstractButton), Qt.MouseButton.LeftButton)
    rustig()
    assert "gestopt" in balk(pagina)
    assert vraag(qtbot, echte_omgeving, ZoekCasus(tekst="2025-001")) == ()
    assert broker.stil
    # De proef staat er nog; overnemen kan alsnog.
    klik("importeren.neem_over")
    assert balk(pagina).startswith("Overgenomen: 260")


def test_een_bestand_is_erin_te_slepen(pagina, rustig, tmp_path, monkeypatch):
    pad = tmp_path / "lijst.csv"
    pad.write_bytes(als_csv(rijen(gezinnen=8, fouten=0)))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(pad))])
    sleep = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    pagina.bestandstap.dropEvent(sleep)
    rustig()
    assert pagina.stap == 1


def test_op_elke_stap_is_alles_te_bedienen(pagina, kies, klik):
    assert klachten(pagina) == {}
    kies("lijst.csv", als_csv(rijen(gezinnen=8, fouten=4)))
    assert klachten(pagina) == {}
    klik("importeren.proef")
    assert klachten(pagina) == {}
    klik("importeren.neem_over")
    assert klachten(pagina) == {}


def test_tweehonderd_kolommen_worden_in_delen_gebouwd(pagina, kies):
    koppen = ";".join(["Casus", "Start", *(f"k{n}" for n in range(198))])
    kies("breed.csv", f"{koppen}\r\n1;1-1-2026\r\n".encode())
    assert len(pagina.findChildren(QComboBox)) == 200


def proef(aantal=5):
    koppen = ("Casus", "Start", "Naam")
    toewijzing = {0: V.CASUSNUMMER, 1: V.GEOPEND_OP, 2: V.NAAM}
    bron = [
        ImportRij(nummer=n, cellen=(str(n), "1-1-2026" if n % 2 else "nooit", "Jan; de Wit"))
        for n in range(2, aantal + 2)
    ]
    vandaag = date(2026, 1, 15)
    regels = beoordeel(
        [lees_rij(rij, koppen, toewijzing, vandaag) for rij in bron], ImportBekend(), {}
    )
    return ImportProef(vandaag=vandaag, koppen=koppen, regels=regels, merkteken=merkteken(regels))


def test_valt_de_server_weg_dan_belooft_de_pagina_niets(
    omgeving, backend, toon, stil, qtbot, tmp_path
):
    gezien = proef()
    kolommen = tuple(
        ImportKolom(plek=plek, kop=kop, voorbeelden=(), voorstel=veld)
        for plek, (kop, veld) in enumerate(
            zip(gezien.koppen, (V.CASUSNUMMER, V.GEOPEND_OP, V.NAAM), strict=True)
        )
    )
    backend.antwoorden[LeesImport] = ImportBlad(kolommen=kolommen, rijen=5)
    backend.antwoorden[ProbeerImport] = gezien
    backend.gevolgen[ImporteerCasussen] = NietBeschikbaar("De server is weg.", wat_nu="Werk door.")
    blad = toon(ImporterenPagina(omgeving))
    pad = tmp_path / "x.csv"
    pad.write_bytes(b"x")
    blad.neem_bestand(pad)
    qtbot.waitUntil(lambda: blad.stap == 1)
    blad.probeer()
    stil(blad)
    blad.neem_over()
    stil(blad)
    assert balk(blad).startswith("De server is weg. Bekijk de proef opnieuw")
    assert not kind(blad, "importeren.neem_over").isVisible()
    assert kind(blad, "importeren.kijk").isVisible()
    (command,) = backend.opdrachten(ImporteerCasussen)
    assert command.merkteken == gezien.merkteken
    # Een lijst met inwoners hoort niet in het journaal.
    assert backend.het_journaal.inhoud == {}


def test_het_model_klopt_met_alle_rijen_en_met_alleen_fouten(qtmodeltester):
    model = ImportModel()
    qtmodeltester.check(model, force_py=True)
    # De keurder luistert verder mee naar elke verandering.
    model.toon(proef(), alleen_fouten=False)
    assert model.rowCount() == 5
    model.toon(proef(), alleen_fouten=True)
    assert [rij.nummer for rij in model.rijen] == [2, 4, 6]
    model.toon(None, alleen_fouten=True)
    assert model.rowCount() == 0


def test_de_foute_rijen_als_bestand_zijn_de_cellen_zoals_ze_waren():
    regels = list(csv.reader(io.StringIO(fouten_csv(proef()).decode("utf-8-sig")), delimiter=";"))
    assert [regel[:4] for regel in regels[1:]] == [
        [str(n), "nooit", "Jan; de Wit", str(n)] for n in (2, 4, 6)
    ]
    assert "hele datum" in regels[1][4]


def test_de_ingang_staat_in_beheer_en_alleen_voor_wie_mag(echte_omgeving, toon, qtbot):
    beheer = toon(BeheerPagina(echte_omgeving))
    beheer.kies("overnemen")
    gegaan = []
    echte_omgeving.ga_naar.connect(lambda code, rij: gegaan.append((code, rij)))
    knop = kind(beheer.deel, "beheer.overnemen.begin", QAbstractButton)
    qtbot.mouseClick(knop, Qt.MouseButton.LeftButton)
    assert gegaan == [("importeren", None)]
    echte_omgeving.medewerker = Medewerker(
        id=BEHEER, naam="Bea Heer", functie="", rollen=(Rol.FUNCTIONEEL_BEHEERDER,)
    )
    ander = toon(BeheerPagina(echte_omgeving))
    assert "Casussen overnemen" not in [
        ander.delen.item(n).text() for n in range(ander.delen.count())
    ]


@pytest.mark.parametrize("schaal", [1.0, 2.0])
def test_niets_valt_buiten_de_pagina(pagina, kies, klik, qapp, qtbot, schaal):
    thema.pas_toe(qapp, thema.Thema.LICHT, schaal)
    kies("lijst.csv", als_csv(rijen(gezinnen=8, fouten=4)))
    for stap in ("importeren.proef", None):
        qtbot.waitUntil(lambda: pagina.minimumSizeHint().width() <= 1154)
        if stap:
            klik(stap)
