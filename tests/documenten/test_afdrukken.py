"""Printing goes through the system's own programs; these tests put their own in front."""

import pytest

from cmpg_desktop.documenten.afdrukken import AfdrukFout, druk_af, printers

PDF = b"%PDF-1.7 brief"


@pytest.fixture
def systeem(tmp_path, monkeypatch):
    """Give a printing system of two small scripts; `lp` keeps what it gets."""
    map_ = tmp_path / "bin"
    map_.mkdir()

    def schrijf(naam, inhoud):
        bestand = map_ / naam
        bestand.write_text(f"#!/bin/sh\n{inhoud}\n")
        bestand.chmod(0o755)

    monkeypatch.setenv("PATH", f"{map_}:/usr/bin:/bin")
    schrijf("lpstat", "printf 'Gang-2\\nPostkamer\\n'")
    schrijf("lp", f'echo "$@" > {tmp_path}/opdracht; cat > {tmp_path}/gekregen')
    return schrijf


def test_de_printers_van_deze_computer(systeem):
    assert printers() == ("Gang-2", "Postkamer")


@pytest.mark.parametrize(
    ("printer", "opdracht"), [("Postkamer", "-d Postkamer -t Brief -"), (None, "-t Brief -")]
)
def test_een_brief_gaat_naar_de_gekozen_printer(systeem, tmp_path, printer, opdracht):
    druk_af(PDF, printer)
    assert (tmp_path / "gekregen").read_bytes() == PDF
    assert (tmp_path / "opdracht").read_text().strip() == opdracht


def test_een_printer_die_weg_is_wordt_genoemd(systeem):
    with pytest.raises(AfdrukFout, match="De printer Zolder is er niet"):
        druk_af(PDF, "Zolder")


def test_een_weigering_zegt_wat_het_systeem_zegt(systeem):
    systeem("lp", "echo 'lp: no default destination' >&2; exit 1")
    with pytest.raises(AfdrukFout, match=r"PDF opslaan.*no default destination"):
        druk_af(PDF, None)


def test_zonder_afdruksysteem_raadt_het_pdf_opslaan_aan(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert printers() == ()
    with pytest.raises(AfdrukFout, match=r"geen afdruksysteem gevonden\. Kies PDF opslaan"):
        druk_af(PDF, None)


def test_een_afdruksysteem_dat_stilstaat_heeft_geen_printers(systeem):
    systeem("lpstat", "echo 'lpstat: Bad file descriptor' >&2; exit 1")
    assert printers() == ()


def test_alleen_een_pdf_wordt_afgedrukt(systeem):
    with pytest.raises(AfdrukFout, match="Alleen een PDF"):
        druk_af(b"PK\x03\x04", None)
