import pytest

from cmpg_desktop import paden


def test_in_een_checkout_staan_de_mappen_naast_het_pakket(tmp_path):
    (tmp_path / "cmpg_desktop").mkdir()
    (tmp_path / "resources").mkdir()
    assert paden.find_map("resources", tmp_path / "cmpg_desktop") == tmp_path / "resources"


def test_in_een_wheel_staan_de_mappen_in_het_pakket(tmp_path):
    binnen = tmp_path / "cmpg_desktop" / "templates"
    binnen.mkdir(parents=True)
    (tmp_path / "templates").mkdir()
    assert paden.find_map("templates", tmp_path / "cmpg_desktop") == binnen


def test_een_ontbrekende_map_zegt_wat_te_doen(tmp_path):
    with pytest.raises(FileNotFoundError, match="Installeer het programma opnieuw"):
        paden.find_map("resources", tmp_path)


def test_deze_checkout_heeft_iconen_en_de_licentie_ervan():
    assert (paden.resources() / "icons" / "tray.svg").is_file()
    assert "MIT License" in (paden.resources() / "licenties" / "phosphor.txt").read_text("utf-8")
