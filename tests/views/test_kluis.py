"""Kopieën voor een ander programma: alleen voor deze persoon, en weg als het kan."""

import stat

import pytest

from cmpg_desktop.berichten.documenten import Bestand
from cmpg_desktop.views.kluis import Kluis, Kopie

BRIEF = Bestand(naam="../../brief.docx", mime="x/y", bytes=b"PK")


@pytest.fixture
def kluis(tmp_path):
    return Kluis(tmp_path)


def test_een_kopie_is_alleen_voor_deze_persoon(kluis, tmp_path):
    pad = kluis.schrijf(BRIEF).pad
    assert pad.name == "brief.docx"
    assert tmp_path in pad.parents
    assert stat.S_IMODE(pad.stat().st_mode) == 0o600
    assert {stat.S_IMODE(een.stat().st_mode) for een in (pad.parent, pad.parent.parent)} == {0o700}


def test_twee_keer_dezelfde_brief_zijn_twee_kopieen(kluis):
    assert kluis.schrijf(BRIEF).pad != kluis.schrijf(BRIEF).pad


def test_een_wijziging_telt_pas_als_het_bestand_in_word_dicht_is(kluis):
    kopie = kluis.schrijf(BRIEF)
    assert kluis.gewijzigd((kopie,), ook_open=True) == ()
    kopie.pad.write_bytes(b"PK anders")
    slot = kopie.pad.with_name("~$ief.docx")
    slot.touch()
    assert kluis.gewijzigd((kopie,), ook_open=False) == ()
    assert [een.pad for een in kluis.gewijzigd((kopie,), ook_open=True)] == [kopie.pad]
    slot.unlink()
    assert [een.pad for een in kluis.gewijzigd((kopie,), ook_open=False)] == [kopie.pad]


def test_opruimen_laat_niets_na_behalve_wat_open_of_onbeslist_is(kluis, tmp_path):
    weg, open_, anders = (kluis.schrijf(BRIEF) for _ in range(3))
    open_.pad.with_name(".~lock.brief.docx#").touch()
    anders.pad.write_bytes(b"PK anders")
    kluis.ruim_op((weg, open_, anders))
    assert not weg.pad.exists()
    assert open_.pad.exists()
    assert anders.pad.exists()


def test_waar_over_beslist_is_gaat_ook_gewijzigd_weg(kluis, tmp_path):
    kopie = kluis.schrijf(BRIEF)
    kopie.pad.write_bytes(b"PK anders")
    kluis.ruim_op(kluis.gewijzigd((kopie,), ook_open=True))
    assert list(tmp_path.iterdir()) == []


def test_wat_een_gevallen_programma_achterliet_gaat_weg_maar_een_wijziging_blijft(tmp_path):
    gevallen = Kluis(tmp_path)
    weg, anders = gevallen.schrijf(BRIEF), gevallen.schrijf(BRIEF)
    anders.pad.write_bytes(b"PK anders")
    gevallen._slot.unlock()  # zoals het systeem doet als een programma valt
    nieuw = Kluis(tmp_path).schrijf(BRIEF)
    assert nieuw.pad.exists()
    assert not weg.pad.exists()
    assert anders.pad.exists()


def test_de_map_van_een_programma_dat_nog_draait_blijft(kluis, tmp_path):
    kopie = kluis.schrijf(BRIEF)
    Kluis(tmp_path).schrijf(BRIEF)
    assert kopie.pad.exists()


def test_een_kopie_die_weg_is_telt_niet_als_wijziging(kluis, tmp_path):
    assert kluis.gewijzigd((Kopie(pad=tmp_path / "x", sha256="a"),), ook_open=True) == ()
