"""Een lijst lezen: uit elk bestand komen de rijen, of een uitleg waarom dat niet kan."""

import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from cmpg_desktop.berichten.fouten import Gestopt, Regelfout
from cmpg_desktop.documenten import tabelbestand, werkboek
from cmpg_desktop.documenten.tabelbestand import kolomletter, lees_tabel
from tests.hulp.importlijst import KOPPEN, als_csv, als_xlsx, bewaar, rijen


def inhoud(tabel):
    return [list(tabel.koppen), *[list(rij.cellen) for rij in tabel.rijen]]


def boek(*rijen_, titel="Casussen"):
    werk = Workbook()
    werk.active.title = titel
    for rij in rijen_:
        werk.active.append(rij)
    return werk


def met_deel(bestand, naam, wijzig):
    """Geef hetzelfde pakket met een ander deel erin."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bestand)) as oud, zipfile.ZipFile(uit, "w") as nieuw:
        for deel in oud.namelist():
            nieuw.writestr(deel, wijzig(oud.read(deel)) if deel == naam else oud.read(deel))
    return uit.getvalue()


BLAD = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize("scheiding", [";", ",", "\t"])
@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_een_csv_wordt_gelezen_hoe_hij_ook_is_opgeslagen(scheiding, codering):
    lijst = [({**cellen, "Naam": "Zoë de Wit"}, None) for cellen, _ in rijen(gezinnen=3, fouten=0)]
    tabel = lees_tabel(als_csv(lijst, scheiding=scheiding, codering=codering))
    assert tabel.koppen == KOPPEN
    assert [rij.cellen[6] for rij in tabel.rijen] == ["Zoë de Wit"] * 15
    assert tabel.rijen[0].cellen[-1] == 'belt; "graag\nna vijven"'
    assert tabel.rijen[0].cellen[9] == "Merelstraat 1, 3438 AB Nieuwegein"


def test_csv_en_xlsx_geven_dezelfde_rijen_onder_hetzelfde_nummer():
    lijst = rijen(gezinnen=2, fouten=0)
    csv, xlsx = lees_tabel(als_csv(lijst)), lees_tabel(als_xlsx(lijst))
    assert [rij.nummer for rij in csv.rijen] == [rij.nummer for rij in xlsx.rijen]
    assert [rij.nummer for rij in csv.rijen] == list(range(2, 12))
    assert [rij.cellen[5:7] for rij in csv.rijen] == [rij.cellen[5:7] for rij in xlsx.rijen]
    assert xlsx.rijen[0].cellen[4] == "01-03-2025"


def test_excel_zegt_zelf_met_sep_wat_er_tussen_staat():
    tabel = lees_tabel(b"sep=|\r\ncasusnr|naam\r\n2026-1|Jan; Piet\r\n")
    assert inhoud(tabel) == [["casusnr", "naam"], ["2026-1", "Jan; Piet"]]
    assert tabel.rijen[0].nummer == 3


def test_een_titel_boven_de_lijst_lege_rijen_en_kolommen_zonder_naam_zijn_geen_bezwaar():
    tabel = lees_tabel(b"Casussen 2026;;\r\n;;\r\nnr;;nr;\r\n1;a;b;\r\n;;;\r\n2;;;\r\n")
    assert inhoud(tabel) == [["nr", "kolom B", "nr (2)"], ["1", "a", "b"], ["2"]]
    assert [rij.nummer for rij in tabel.rijen] == [4, 6]


def test_waarden_uit_excel_staan_er_zoals_iemand_ze_leest():
    werk = boek(
        ["a", "b", "c", "d", "e", "f"],
        [date(1987, 6, 14), datetime(2026, 1, 2, 13, 5), 12.0, 1.5, True, "  007 "],
    )
    assert inhoud(lees_tabel(bewaar(werk)))[1] == [
        *("14-06-1987", "02-01-2026", "12", "1.5", "ja", "007"),
    ]


def test_van_een_formule_telt_de_uitkomst_en_zonder_uitkomst_wordt_de_cel_genoemd():
    werk = boek(["nr", "naam"], ["1", "x"])
    werk.active["B2"] = '=CONCATENATE("Jan"," ","Smit")'
    zonder = bewaar(werk)
    with pytest.raises(Regelfout, match="B2"):
        lees_tabel(zonder)

    def reken_uit(xml):
        assert xml.count(b"<v></v>") + xml.count(b"<v />") + xml.count(b"<v/>") == 1
        for leeg in (b"<v></v>", b"<v />", b"<v/>"):
            xml = xml.replace(leeg, b"<v>Jan Smit</v>")
        return xml.replace(b'r="B2"', b'r="B2" t="str"')

    tabel = lees_tabel(met_deel(zonder, BLAD, reken_uit))
    assert tabel.rijen[0].cellen[:2] == ("1", "Jan Smit")
    assert "formules" in tabel.opmerkingen[0]
    leeg = met_deel(zonder, BLAD, lambda xml: xml.replace(b'r="B2"', b'r="B2" t="str"'))
    assert lees_tabel(leeg).rijen[0].cellen == ("1",)


def test_samengevoegde_cellen_worden_geweigerd_met_de_plaats():
    werk = boek(["nr", "naam"], ["1", "Jan"], ["", "Piet"])
    werk.active.merge_cells("A2:A3")
    with pytest.raises(Regelfout, match=r"A2:A3") as fout:
        lees_tabel(bewaar(werk))
    assert "Samenvoegen" in fout.value.wat_nu


def test_van_meer_bladen_wordt_het_eerste_gelezen_dat_gevuld_en_zichtbaar_is():
    werk = Workbook()
    werk.active.title = "leeg"
    verborgen = werk.create_sheet("oud")
    verborgen.append(["x", "y"])
    verborgen.sheet_state = "hidden"
    for titel in ("Casussen", "Keuzelijst"):
        blad = werk.create_sheet(titel)
        blad.append(["nr", titel])
        blad.append(["1", "a"])
    tabel = lees_tabel(bewaar(werk))
    assert tabel.koppen == ("nr", "Casussen")
    (opmerking,) = tabel.opmerkingen
    assert opmerking.startswith("Gelezen is het blad “Casussen”. Er is nog 1 ander blad; zet ")


def test_een_bestand_dat_zijn_eigen_omvang_verkeerd_opgeeft_verliest_geen_rijen():
    heel = bewaar(boek(["nr", "naam"], *[[str(n), "x"] for n in range(40)]))
    fout = met_deel(heel, BLAD, lambda xml: xml.replace(b'ref="A1:B41"', b'ref="A1:A2"'))
    assert fout != heel
    assert len(lees_tabel(fout).rijen) == 40


SLECHT = {
    "leeg": (b"", "leeg"),
    "alleen regels": (b"\r\n\r\n", "leeg"),
    "pdf": (b"%PDF-1.7 ...", "PDF"),
    "oude excel": (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "oude Excel"),
    "met wachtwoord": (
        b"\xd0\xcf\x11\xe0" + b"\x00" * 90 + "EncryptedPackage".encode("utf-16-le"),
        "wachtwoord",
    ),
    "webpagina": (b"<html><table><tr><td>1</td></tr></table>", "webpagina"),
    "plaatje": (b"\x89PNG\r\n\x1a\n", "geen lijst"),
    "nullen": (b"a;b\x00;c\n", "geen lijst"),
    "halve zip": (b"PK\x03\x04 en dan niets", "beschadigd"),
    "aanhalingsteken": (b'nr;naam\r\n1;"Jan\r\n2;Piet\r\n', "regel 2"),
    "een kolom": (b"zomaar\r\neen brief\r\n", "namen van de kolommen"),
    "alleen koppen": (b"nr;naam\r\n", "alleen namen van kolommen"),
    "veel kolommen": (";".join(["x"] * 201).encode() + b"\n" + b"1;2\n", "201|200"),
}


@pytest.mark.parametrize("naam", SLECHT)
def test_een_slecht_bestand_zegt_wat_het_is_en_wat_u_doet(naam):
    bytes_, woord = SLECHT[naam]
    with pytest.raises(Regelfout, match=woord) as fout:
        lees_tabel(bytes_)
    assert fout.value.wat_nu
    assert "Jan" not in fout.value.tekst


def test_een_ander_pakket_dan_excel_wordt_genoemd():
    for deel, woord in (
        ("word/document.xml", "geen bestand van Excel"),
        ("content.xml", r"\.ods"),
        ("xl/workbook.bin", r"\.xlsb"),
    ):
        uit = io.BytesIO()
        with zipfile.ZipFile(uit, "w") as pakket:
            pakket.writestr(deel, "x")
        with pytest.raises(Regelfout, match=woord):
            lees_tabel(uit.getvalue())


def test_een_bom_wordt_geweigerd_voor_hij_wordt_uitgepakt(monkeypatch):
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pakket:
        pakket.writestr("xl/workbook.xml", "<workbook/>")
        pakket.writestr(BLAD, b"0" * (werkboek.MAX_UITGEPAKT + 1))
    assert len(uit.getvalue()) < 1_000_000
    monkeypatch.setattr(werkboek, "load_workbook", lambda *_a, **_k: pytest.fail("uitgepakt"))
    with pytest.raises(Regelfout, match="veel te groot"):
        lees_tabel(uit.getvalue())


def test_een_xml_met_eigen_woorden_wordt_geweigerd():
    gewoon = bewaar(boek(["nr", "naam"], ["1", "x"]))
    with pytest.raises(Regelfout):
        lees_tabel(met_deel(gewoon, BLAD, lambda xml: b'<!DOCTYPE a [<!ENTITY b "c">]>' + xml))


def test_een_beschadigd_werkboek_zegt_dat():
    gewoon = bewaar(boek(["nr", "naam"], ["1", "x"]))
    with pytest.raises(Regelfout, match="beschadigd"):
        lees_tabel(met_deel(gewoon, BLAD, lambda xml: xml[: len(xml) // 2]))
    with pytest.raises(Regelfout, match="beschadigd"):
        lees_tabel(met_deel(gewoon, "xl/workbook.xml", lambda _: b"<x"))


def test_de_grenzen_van_omvang_en_rijen(monkeypatch):
    with pytest.raises(Regelfout, match="21 MB"):
        lees_tabel(b"a" * (21 * 1024 * 1024))
    monkeypatch.setattr(tabelbestand, "MAX_RIJEN", 5)
    assert len(lees_tabel(b"a;b\n" + b"1;2\n" * 5).rijen) == 5
    with pytest.raises(Regelfout, match="meer dan 5 rijen"):
        lees_tabel(b"a;b\n" + b"1;2\n" * 6)


def test_een_cel_heel_ver_weg_kost_niets_en_raakt_niets():
    werk = boek(["nr", "naam"], ["1", "Jan"])
    werk.active["A90000"] = "2"
    werk.active["XFD3"] = "ver weg"
    tabel = lees_tabel(bewaar(werk))
    assert [(rij.nummer, rij.cellen) for rij in tabel.rijen] == [(2, ("1", "Jan")), (90000, ("2",))]


def test_lezen_is_te_stoppen():
    with pytest.raises(Gestopt):
        lees_tabel(b"a;b\n" + b"1;2\n" * 500, lambda: True)


def test_de_letters_van_een_kolom_zijn_die_van_excel():
    assert [kolomletter(n) for n in (0, 25, 26, 51, 52, 701, 702)] == [
        *("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"),
    ]


@given(st.binary(max_size=400))
def test_wat_er_ook_in_zit_het_is_een_tabel_of_een_uitleg(bytes_):
    try:
        uit = lees_tabel(bytes_).rijen
    except Regelfout as fout:
        uit = fout.tekst and fout.wat_nu
    assert uit


@pytest.mark.parametrize(
    ("inhoud", "woord"),
    [
        ("René Müller".encode("mac-roman"), "RenŽ"),
        ("Ren\u00c3\u00a9 M\u00c3\u00bcller".encode(), "Ren\u00c3\u00a9"),
        (b"Ren\x82 Visser", "Ren\u201a"),
        ("René Müller".encode("cp1252"), ""),
        ("René Müller, Žižek, Miloš, d’Hondt, ’t Hart, Šimić, café – bar “De Punt”".encode(), ""),
        ("O’Hara-Müller • ‘t Goy, € 12".encode("cp1252"), ""),
    ],
)
def test_verhaspelde_letters_worden_gezegd(inhoud, woord):
    tabel = lees_tabel(b"Casusnr;Naam\n2025-1;" + inhoud + b"\n")
    gezegd = " ".join(tabel.opmerkingen)
    assert (f"“{woord}”" in gezegd) if woord else gezegd == ""
