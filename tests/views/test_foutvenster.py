"""Het technisch verslag wordt buiten het scherm om bewaard, en het scherm zegt hoe dat ging."""

from PySide6.QtWidgets import QMessageBox, QWidget

from cmpg_desktop.views.bestanden import bestandswerk
from cmpg_desktop.views.foutvenster import FoutVenster


def bewaar(qtbot, verslag, pad):
    venster = QWidget()
    qtbot.addWidget(venster)
    FoutVenster.schrijf_verslag(venster, verslag, pad)
    qtbot.waitUntil(lambda: bestandswerk().stil)
    bericht = venster.findChild(QMessageBox, "verslag.bericht")
    tekst = bericht.text()
    bericht.close()
    return tekst


def test_het_verslag_staat_waar_de_persoon_het_wil(qtbot, tmp_path):
    pad = tmp_path / "verslag.txt"
    assert bewaar(qtbot, lambda: "versie 1", pad) == "Het verslag staat in verslag.txt."
    assert pad.read_text() == "versie 1"


def test_een_map_die_er_niet_is_wordt_in_gewone_taal_gezegd(qtbot, tmp_path):
    tekst = bewaar(qtbot, lambda: "versie 1", tmp_path / "weg" / "verslag.txt")
    assert tekst.startswith("Het verslag is niet opgeslagen.")
    assert "Kies een ander bestand of een andere map." in tekst


def test_een_verslag_dat_niet_lukt_laat_het_scherm_niet_wachten(qtbot, tmp_path):
    def stuk():
        raise ValueError

    assert bewaar(qtbot, stuk, tmp_path / "v.txt").startswith("Het verslag kon niet worden gemaakt")
