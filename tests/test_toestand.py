"""Een kapot bestand van het venster houdt het programma niet tegen."""

import json

import pytest
from PySide6.QtWidgets import QApplication

from cmpg_desktop import app
from cmpg_desktop.opties import lees_opties
from cmpg_desktop.toestandbestand import Toestandbestand


@pytest.fixture
def bestand(tmp_path):
    def maak(inhoud):
        (tmp_path / "venster.json").write_text(json.dumps(inhoud))
        return Toestandbestand(tmp_path / "venster.json")

    return maak


@pytest.mark.parametrize(
    ("waarde", "grootte"),
    [
        ("abc", 100),
        ("", 100),
        (None, 100),
        (150, 100),
        ("-5", 100),
        ("²", 100),
        ("9" * 5000, 100),
        ("150", 150),
        ("1", 100),
        ("900", 200),
    ],
)
def test_de_tekstgrootte_is_altijd_een_van_het_programma(bestand, waarde, grootte):
    toestand = bestand({"tekst": waarde}).toestand
    assert toestand.getal("tekst", 100, van=100, tot=200) == grootte


@pytest.mark.parametrize(
    ("maten", "verwacht"),
    [
        ([-5, -5], (640, 640)),
        ([10**30, 900], (10_000, 900)),
        ([1200, 800], (1200, 800)),
    ],
)
def test_een_venster_past_altijd_op_een_scherm(
    bestand, qtbot, tmp_path, monkeypatch, maten, verwacht
):
    bestand({"venster": maten})
    gevraagd = []
    monkeypatch.setattr(app.Venster, "resize", lambda _zelf, *maat: gevraagd.append(maat))
    venster = app.bouw(QApplication.instance(), lees_opties(["--map", str(tmp_path)]))
    qtbot.addWidget(venster)
    assert gevraagd[-1] == verwacht


@pytest.mark.parametrize("maten", [["a", "b"], [True, False], [900], "900x800", None])
def test_maten_die_geen_maten_zijn_tellen_niet(bestand, maten):
    assert len(bestand({"venster": maten}).toestand.getallen("venster")) < 2
