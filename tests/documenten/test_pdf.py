"""Word to PDF to pages: the same words, on the right spot, and nothing left behind."""

import dataclasses
import io
import re
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from cmpg_desktop.documenten import pdf as pdf_module
from cmpg_desktop.documenten.advies import gegevens, voorbeeld
from cmpg_desktop.documenten.bladzijden import BladzijdenFout, bladzijden, tekst
from cmpg_desktop.documenten.pdf import PdfAfgebroken, PdfFout, naar_pdf
from cmpg_desktop.documenten.sjabloon import render

MM = 25.4 / 72
A4_HOOGTE = 297.0
VENSTER_MIDDEN = 63.5  # NEN 1026: mm from the top
VENSTER_HALF = 17.5


def _woorden(tekst):
    return re.sub(r"\s+", " ", tekst).strip()


def _vlak(pagina, zin):
    """Where a text stands: left, top, right, bottom, in mm from the top left corner."""
    hit = pagina.search(zin).get_next()
    assert hit, f"{zin!r} staat niet op de bladzijde"
    vakken = [pagina.get_charbox(nummer) for nummer in range(hit[0], hit[0] + hit[1])]
    return (
        min(vak[0] for vak in vakken) * MM,
        A4_HOOGTE - max(vak[3] for vak in vakken) * MM,
        max(vak[2] for vak in vakken) * MM,
        A4_HOOGTE - min(vak[1] for vak in vakken) * MM,
    )


@pytest.fixture
def eerste_bladzijde():
    open_ = []

    def lees(inhoud):
        document = pypdfium2.PdfDocument(inhoud)
        pagina = document[0]
        assert pagina.get_width() * MM == pytest.approx(210, abs=0.2)
        assert pagina.get_height() * MM == pytest.approx(A4_HOOGTE, abs=0.2)
        lezer = pagina.get_textpage()
        open_.extend([lezer, pagina, document])
        return lezer

    yield lees
    for ding in open_:
        ding.close()


@pytest.fixture(scope="session")
def brief_pdf(brief) -> bytes:
    return naar_pdf(brief)


def _pdftotext(inhoud):
    return subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=inhoud, check=True, capture_output=True
    ).stdout.decode()


@pytest.mark.traag
def test_de_pdf_zegt_hetzelfde_als_de_brief(brief, brief_pdf):
    in_word = [_woorden(alinea.text) for alinea in Document(io.BytesIO(brief)).paragraphs]
    gelezen = _woorden(_pdftotext(brief_pdf))
    plek = 0
    for alinea in in_word:
        assert alinea in gelezen[plek:], "weg, of in een andere volgorde"
        plek = gelezen.index(alinea, plek) + len(alinea)
    assert _woorden(tekst(brief_pdf)) == gelezen


@pytest.mark.traag
def test_de_pdf_heeft_structuur_titel_en_taal(brief_pdf, tmp_path):
    bestand = tmp_path / "brief.pdf"
    bestand.write_bytes(brief_pdf)
    gegevens_ = subprocess.run(
        ["pdfinfo", bestand], check=True, capture_output=True, text=True
    ).stdout
    assert re.search(r"Title: +Advies aan de melder", gegevens_)
    assert re.search(r"Tagged: +yes", gegevens_)
    assert re.search(r"Pages: +1\b", gegevens_)


@pytest.mark.traag
@pytest.mark.parametrize("regels", [3, 4, 6])
@pytest.mark.parametrize(("venster", "links"), [("links", 35.0), ("rechts", 105.0)])
def test_het_adres_valt_achter_het_venster(
    maak_sjablonen, eerste_bladzijde, venster, links, regels
):
    adres = tuple(f"Adresregel nummer {nummer}" for nummer in range(1, regels + 1))
    sjabloon = maak_sjablonen.maak(venster)["advies-aan-melder.docx"]
    brief = dataclasses.replace(voorbeeld(), adres=adres)
    pagina = eerste_bladzijde(naar_pdf(render(sjabloon, gegevens(brief))))
    vlakken = [_vlak(pagina, regel) for regel in (*adres, "Retouradres")]
    assert min(vlak[0] for vlak in vlakken) == pytest.approx(links, abs=1)
    assert max(vlak[2] for vlak in vlakken) <= links + 70
    assert min(vlak[1] for vlak in vlakken) >= VENSTER_MIDDEN - VENSTER_HALF
    assert max(vlak[3] for vlak in vlakken) <= VENSTER_MIDDEN + VENSTER_HALF
    if regels == 4:
        midden = (vlakken[0][1] + vlakken[3][3]) / 2
        assert midden == pytest.approx(VENSTER_MIDDEN, abs=2)
    assert _vlak(pagina, "Datum")[1] == pytest.approx(98, abs=2)


@pytest.mark.traag
def test_een_lange_brief_loopt_door_met_kenmerk_en_bladzijde(sjabloon):
    brief = dataclasses.replace(voorbeeld(), advies=("Een lange alinea. " * 60,) * 4)
    bladen = bladzijden(naar_pdf(render(sjabloon, gegevens(brief))), 300)
    assert len(bladen) == 2
    assert "kenmerk M-2026-014" in bladen[1].tekst
    assert "Bladzijde 2 van 2" in bladen[1].tekst
    assert "Wij noemen in deze brief geen namen" in bladen[1].tekst, "ondertekening zonder tekst"


@pytest.mark.traag
def test_nare_namen_staan_letterlijk_in_de_pdf(sjabloon):
    namen = (
        "{{ 7*7 }}",
        "{% x %}",
        "{_{ y }_}",
        "<w:p/>",
        "O'Hara & Zn.",
        "Renée 😀 👨‍👩‍👧",
        "n" * 200,
    )
    brief = dataclasses.replace(voorbeeld(), advies=namen)
    inhoud = naar_pdf(render(sjabloon, gegevens(brief)))
    for gelezen in (tekst(inhoud), _pdftotext(inhoud)):
        for naam in namen[:-2]:
            assert naam in gelezen
        assert "n" * 200 in re.sub(r"\s", "", gelezen)
    # LibreOffice 7.4 keeps an emoji in the text, but PDFium does not give it back.
    assert namen[-2] in _pdftotext(inhoud)


@pytest.mark.traag
def test_bladzijden_zijn_beelden_met_tekst(brief_pdf):
    (blad,) = bladzijden(brief_pdf, 600)
    assert blad.breedte == 600
    assert blad.hoogte == pytest.approx(600 * 297 / 210, abs=2)
    assert len(blad.bgra) == blad.regellengte * blad.hoogte
    assert blad.regellengte >= blad.breedte * 4
    assert blad.bgra[:4] == b"\xff\xff\xff\xff"
    assert len(set(blad.bgra)) > 50, "een leeg vel"
    regels = blad.tekst.splitlines()
    assert regels[0] == "Gemeente Lindewaard"
    assert regels.index("Basisschool De Regenboog") < regels.index("Datum 19 januari 2026")
    assert "Regenboog" not in repr(blad)


@pytest.mark.traag
def test_een_bladzijde_is_precies_zo_breed_als_gevraagd(brief_pdf):
    for breedte in range(1, 800, 37):
        assert bladzijden(brief_pdf, breedte)[0].breedte == breedte


@pytest.mark.parametrize("werk", [tekst, lambda inhoud: bladzijden(inhoud, 100)])
def test_een_kapotte_pdf_wordt_niet_getoond(werk):
    with pytest.raises(BladzijdenFout, match="beschadigd"):
        werk(b"%PDF-1.7 kapot")


@pytest.mark.parametrize("breedte", [0, -1, 100_000])
def test_een_onmogelijke_breedte_is_een_fout(breedte):
    with pytest.raises(ValueError, match="breedte_px"):
        bladzijden(b"", breedte)


@pytest.mark.traag
def test_er_blijft_niets_op_schijf(brief, tmp_path):
    naar_pdf(brief, map_tijdelijk=tmp_path)
    assert list(tmp_path.iterdir()) == []


def _opdracht(pad: Path) -> str:
    try:
        return pad.read_bytes().decode(errors="replace")
    except (FileNotFoundError, ProcessLookupError):  # it ended while we looked
        return ""


@pytest.mark.traag
def test_een_echte_omzetting_kan_halverwege_stoppen(brief, tmp_path):
    def stop():
        return any(tmp_path.glob("*/profiel/user/extensions"))

    with pytest.raises(PdfAfgebroken):
        naar_pdf(brief, map_tijdelijk=tmp_path, stop=stop)
    assert list(tmp_path.iterdir()) == []
    assert not any(str(tmp_path) in _opdracht(pad) for pad in Path("/proc").glob("[0-9]*/cmdline"))


def test_zonder_libreoffice_staat_er_wat_te_doen(brief, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(PdfFout, match="Installeer LibreOffice Writer"):
        naar_pdf(brief)


def _nep(map_: Path, inhoud: str) -> str:
    bestand = map_ / "soffice"
    bestand.write_text(f"#!/bin/sh\n{inhoud}\n")
    bestand.chmod(0o755)
    return str(bestand)


def _loopt(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status != "Z"


@pytest.fixture
def traag_programma(tmp_path, monkeypatch):
    """A converter that starts a child and never ends; gives the file with the child's number."""
    nummer = tmp_path / "kind"
    monkeypatch.setattr(
        pdf_module, "zoek_soffice", lambda: _nep(tmp_path, f"sleep 60 & echo $! > {nummer}; wait")
    )
    return nummer


def test_wie_afbreekt_laat_geen_programma_achter(brief, tmp_path, traag_programma):
    werk = tmp_path / "werk"
    werk.mkdir(mode=0o700)
    rechten = []

    def stop():
        rechten.extend(map_.stat().st_mode & 0o777 for map_ in werk.iterdir())
        return traag_programma.exists() and bool(traag_programma.read_text().strip())

    with pytest.raises(PdfAfgebroken):
        naar_pdf(brief, map_tijdelijk=werk, stop=stop)
    assert not _loopt(int(traag_programma.read_text()))
    assert list(werk.iterdir()) == []
    assert set(rechten) == {0o700}


def test_wat_te_lang_duurt_wordt_beeindigd(brief, traag_programma):
    with pytest.raises(PdfFout, match="langer dan"):
        naar_pdf(brief, tijd=0.5)
    if traag_programma.exists():
        assert not _loopt(int(traag_programma.read_text()))


def test_succes_zonder_pdf_is_een_fout(brief, tmp_path, monkeypatch):
    monkeypatch.setattr(pdf_module, "zoek_soffice", lambda: _nep(tmp_path, "exit 0"))
    with pytest.raises(PdfFout, match="geen PDF worden gemaakt"):
        naar_pdf(brief)
