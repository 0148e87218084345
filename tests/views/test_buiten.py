"""Wat iemand in Word verandert gaat niet stil verloren (lessen, rij 3)."""

import uuid

import pytest
from PySide6.QtWidgets import QWidget

from cmpg_desktop.berichten.documenten import Bestand, VoegBijlageToe
from cmpg_desktop.berichten.fouten import NietBeschikbaar
from cmpg_desktop.views import buiten as module
from cmpg_desktop.views.bestanden import bestandswerk
from cmpg_desktop.views.buiten import Buitenbestanden, Wijzigingsvraag
from cmpg_desktop.views.kluis import Kluis

MELDING = uuid.UUID(int=50)
BRIEF = Bestand(naam="M-2026-A1 advies.docx", mime="x/y", bytes=b"PK")


@pytest.fixture
def geopend(monkeypatch):
    paden = []
    monkeypatch.setattr(module, "open_met_programma", lambda pad: not paden.append(pad))
    return paden


@pytest.fixture
def buiten(qtbot, omgeving, tmp_path, geopend):
    venster = QWidget()
    qtbot.addWidget(venster)
    venster.show()
    buiten = Buitenbestanden(venster, omgeving, Kluis(tmp_path / "kluis"))
    (tmp_path / "kluis").mkdir()
    buiten.open(BRIEF, MELDING, pytest.fail)
    qtbot.waitUntil(lambda: bool(geopend))
    yield buiten
    qtbot.waitUntil(lambda: bestandswerk().stil)


def rust(qtbot, omgeving):
    qtbot.waitUntil(lambda: bestandswerk().stil and omgeving.broker.stil)


def vraag(buiten):
    return buiten.parent().findChild(Wijzigingsvraag)


def test_een_bestand_dat_niet_is_veranderd_geeft_geen_vraag(buiten, qtbot, omgeving):
    buiten.kijk()
    rust(qtbot, omgeving)
    assert vraag(buiten) is None


def test_een_wijziging_kan_als_bijlage_bij_de_melding(buiten, geopend, qtbot, omgeving, backend):
    geopend[0].write_bytes(b"PK met meer tekst")
    buiten.kijk()
    qtbot.waitUntil(lambda: vraag(buiten) is not None)
    assert "De wijziging staat niet in het dossier." in vraag(buiten).text()
    vraag(buiten).toevoegen.click()
    qtbot.waitUntil(lambda: bool(backend.opdrachten(VoegBijlageToe)))
    (opdracht,) = backend.opdrachten(VoegBijlageToe)
    assert (opdracht.melding_id, opdracht.naam) == (MELDING, BRIEF.naam)
    assert opdracht.bytes == b"PK met meer tekst"
    rust(qtbot, omgeving)
    buiten.kijk()
    rust(qtbot, omgeving)
    assert vraag(buiten) is None


def test_later_vraagt_niet_steeds_opnieuw_maar_wel_bij_het_sluiten(
    buiten, geopend, qtbot, omgeving
):
    geopend[0].write_bytes(b"PK anders")
    buiten.kijk()
    qtbot.waitUntil(lambda: vraag(buiten) is not None)
    vraag(buiten).later.click()
    qtbot.waitUntil(lambda: vraag(buiten) is None)
    buiten.kijk()
    rust(qtbot, omgeving)
    assert vraag(buiten) is None
    gesloten = []
    buiten.sluit(lambda: gesloten.append(True))
    qtbot.waitUntil(lambda: vraag(buiten) is not None)
    vraag(buiten).later.click()
    qtbot.waitUntil(lambda: vraag(buiten) is None)
    rust(qtbot, omgeving)
    assert gesloten == []
    assert geopend[0].exists()


def test_na_de_keuze_sluit_het_programma_en_blijft_er_niets_liggen(
    buiten, geopend, qtbot, tmp_path
):
    geopend[0].write_bytes(b"PK anders")
    gesloten = []
    buiten.sluit(lambda: gesloten.append(True))
    qtbot.waitUntil(lambda: vraag(buiten) is not None)
    vraag(buiten).niet.click()
    qtbot.waitUntil(lambda: gesloten == [True])
    assert list((tmp_path / "kluis").iterdir()) == []


def test_toevoegen_dat_niet_lukt_wordt_gezegd_en_opnieuw_gevraagd(
    buiten, geopend, qtbot, omgeving, backend
):
    backend.gevolgen[VoegBijlageToe] = [NietBeschikbaar("De database is weg.")]
    geopend[0].write_bytes(b"PK anders")
    buiten.kijk()
    qtbot.waitUntil(lambda: vraag(buiten) is not None)
    with qtbot.waitSignal(omgeving.fout):
        vraag(buiten).toevoegen.click()
    buiten.kijk()
    qtbot.waitUntil(lambda: vraag(buiten) is not None)
    vraag(buiten).later.click()


def test_zonder_programma_staat_er_wat_te_doen(buiten, qtbot, monkeypatch):
    monkeypatch.setattr(module, "open_met_programma", lambda _pad: False)
    fouten = []
    buiten.open(BRIEF, MELDING, fouten.append)
    qtbot.waitUntil(lambda: bool(fouten))
    assert "Installeer Word" in fouten[0].wat_nu


def test_vergrendeld_wordt_er_niets_gevraagd_en_blijft_de_wijziging_staan(
    buiten, geopend, qtbot, omgeving
):
    buiten.mag_vragen = lambda: False
    geopend[0].write_bytes(b"PK anders")
    buiten.kijk()
    gesloten = []
    buiten.sluit(lambda: gesloten.append(True))
    qtbot.waitUntil(lambda: gesloten == [True])
    assert vraag(buiten) is None
    assert geopend[0].exists()
