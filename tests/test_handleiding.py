"""De handleiding in resources/handleiding, en hoe ze wordt gelezen."""

import re

import pytest

from cmpg_desktop import paden
from cmpg_desktop.handleiding import VOLGORDE, read_handleiding

MAP = paden.resources() / "handleiding"
HANDLEIDING = read_handleiding(MAP)


def test_alle_hoofdstukken_zijn_er_op_volgorde():
    assert tuple(hoofdstuk.naam for hoofdstuk in HANDLEIDING.hoofdstukken) == VOLGORDE


@pytest.mark.parametrize("hoofdstuk", HANDLEIDING.hoofdstukken, ids=lambda h: h.naam)
def test_een_verwijzing_gaat_naar_een_hoofdstuk_dat_er_is(hoofdstuk):
    for doel in re.findall(r"(?<!!)\[[^\]]+\]\(([^)]+)\)", hoofdstuk.tekst):
        assert doel.removesuffix(".md") in VOLGORDE, doel


@pytest.mark.parametrize("hoofdstuk", HANDLEIDING.hoofdstukken, ids=lambda h: h.naam)
def test_een_hoofdstuk_is_kort_begint_met_een_titel_en_een_plaatje_heeft_woorden(hoofdstuk):
    assert hoofdstuk.tekst.startswith(f"# {hoofdstuk.titel}\n")
    assert len(hoofdstuk.tekst.split()) < 900
    assert all(re.findall(r"!\[([^\]]*)\]", hoofdstuk.tekst))


def test_elk_plaatje_staat_in_de_map_beelden_en_wordt_getoond():
    beelden = {
        doel
        for hoofdstuk in HANDLEIDING.hoofdstukken
        for doel in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", hoofdstuk.tekst)
    }

    assert beelden == {f"beelden/{pad.name}" for pad in (MAP / "beelden").iterdir()}


def test_een_map_zonder_plaatjes_en_met_een_onbekend_hoofdstuk_wordt_gelezen(tmp_path):
    (tmp_path / "zoeken.md").write_text("# Zoeken\n\nTekst.", "utf-8")
    (tmp_path / "eigen.md").write_text("zonder titel", "utf-8")
    gelezen = read_handleiding(tmp_path)

    assert [(h.naam, h.titel) for h in gelezen.hoofdstukken] == [
        ("zoeken", "Zoeken"),
        ("eigen", "eigen"),
    ]
    assert gelezen.beelden == {}
