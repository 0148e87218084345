"""Bestanden lezen en schrijven buiten het scherm om, en bijlagen bij een melding."""

import threading

import pytest
from PySide6.QtCore import QObject

from cmpg_desktop.berichten.fouten import Omgevingsfout, Regelfout
from cmpg_desktop.views import bestanden


def test_lezen_gebeurt_op_een_andere_draad(qtbot, tmp_path):
    pad = tmp_path / "mail.eml"
    pad.write_bytes(b"hallo")
    eigenaar, uit, draden = QObject(), [], []

    def werk():
        draden.append(threading.current_thread())
        return bestanden.lees(pad)

    bestanden.bestandswerk().doe(werk, uit.append, uit.append, eigenaar=eigenaar)
    qtbot.waitUntil(lambda: bool(uit))
    assert uit[0].bytes == b"hallo"
    assert draden[0] is not threading.main_thread()


def test_wie_weg_is_krijgt_geen_antwoord(qtbot, tmp_path):
    pad = tmp_path / "mail.eml"
    pad.write_bytes(b"hallo")
    eigenaar, uit = QObject(), []
    werk = bestanden.bestandswerk()
    werk.doe(lambda: bestanden.lees(pad), uit.append, uit.append, eigenaar=eigenaar)
    eigenaar.deleteLater()
    del eigenaar
    qtbot.waitUntil(lambda: werk.stil)
    assert uit == []


def test_een_te_groot_bestand_wordt_geweigerd_voor_het_wordt_gelezen(tmp_path, monkeypatch):
    monkeypatch.setattr(bestanden, "MAX_BIJLAGE", 4)
    pad = tmp_path / "groot.bin"
    pad.write_bytes(b"12345")
    with pytest.raises(Regelfout, match="te groot"):
        bestanden.lees(pad)


def test_een_map_en_een_leeg_bestand_worden_geweigerd(tmp_path):
    with pytest.raises(Regelfout, match="is een map"):
        bestanden.lees(tmp_path)
    leeg = tmp_path / "leeg.txt"
    leeg.touch()
    with pytest.raises(Regelfout, match="is leeg"):
        bestanden.lees(leeg)


def test_een_bestand_dat_weg_is_geeft_een_zin_die_helpt(qtbot, tmp_path):
    eigenaar, uit = QObject(), []
    weg = tmp_path / "weg.txt"
    bestanden.bestandswerk().doe(
        lambda: bestanden.lees(weg), uit.append, uit.append, eigenaar=eigenaar
    )
    qtbot.waitUntil(lambda: bool(uit))
    assert isinstance(uit[0], Omgevingsfout)
    assert uit[0].tekst == "“weg.txt” is er niet meer."


def test_schrijven_laat_geen_half_bestand_na(tmp_path):
    pad = tmp_path / "brief.pdf"
    assert bestanden.schrijf(pad, b"%PDF") == pad
    assert [een.name for een in tmp_path.iterdir()] == ["brief.pdf"]
