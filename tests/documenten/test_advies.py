"""The letter of advice: whole, valid, and nothing empty unseen."""

import dataclasses
import io
import zipfile

import pytest
from docx import Document

from cmpg_desktop.documenten.advies import (
    MAX_ADRESREGELS,
    gegevens,
    lege_velden,
    velden,
    voorbeeld,
)
from cmpg_desktop.documenten.sjabloon import render


@pytest.mark.eis("E046")
def test_de_tekst_van_de_brief_is_zoals_afgesproken(brief, lees, golden):
    golden("advies-aan-melder.txt", lees(brief))


def test_sjabloon_en_brief_zijn_geldig_open_xml(sjabloon, brief, keur):
    assert keur(sjabloon) == []
    assert keur(brief) == []


def test_het_sjabloon_is_wat_het_script_maakt(maak_sjablonen, sjabloon):
    def delen(docx):
        with zipfile.ZipFile(io.BytesIO(docx)) as pakket:
            return {naam: pakket.read(naam) for naam in pakket.namelist()}

    assert delen(maak_sjablonen.maak()["advies-aan-melder.docx"]) == delen(sjabloon)


def test_de_brief_is_toegankelijk_opgemaakt(brief):
    document = Document(io.BytesIO(brief))
    stijlen = [alinea.style.name for alinea in document.paragraphs]
    assert document.core_properties.title == "Advies aan de melder"
    assert document.core_properties.language == "nl-NL"
    assert stijlen.count("Title") == 1
    assert stijlen.count("Heading 1") == 3
    xml = document.element.xml
    assert "txbxContent" not in xml
    assert "<w:tbl>" not in xml
    assert all(alinea.text.strip() for alinea in document.paragraphs), "een lege alinea"


def test_een_volle_brief_heeft_geen_lege_velden():
    assert lege_velden(voorbeeld()) == ()


def test_een_leeg_veld_wordt_genoemd_met_het_scherm_en_is_een_zichtbaar_gat(sjabloon, lees):
    brief = dataclasses.replace(
        voorbeeld(), onderwerp=" ", advies=("", " "), adres=(), uw_kenmerk="", opsteller=""
    )
    leeg = lege_velden(brief)
    assert leeg == (
        "Naam en adres van de melder, een regel per keer (in te vullen bij Melding, Wie meldt)",
        "Kenmerk van de melder (in te vullen bij Melding, Wie meldt), mag leeg blijven",
        "Onderwerp van de brief (in te vullen bij het veld Onderwerp hier)",
        "Het advies, een alinea per keer (in te vullen bij het veld Het advies hier)",
        "Wie de brief heeft gemaakt (in te vullen bij de brief hier), mag leeg blijven",
    )
    tekst = lees(render(sjabloon, gegevens(brief)))
    assert "Title: [Onderwerp van de brief: nog niet ingevuld]" in tekst
    assert "[Het advies, een alinea per keer: nog niet ingevuld]" in tekst
    assert "Uw kenmerk" not in tekst
    assert "opgesteld door" not in tekst


def test_opsteller_staat_er_alleen_als_een_ander_ondertekent(sjabloon, lees):
    brief = voorbeeld()
    assert "opgesteld door P. Jansen" in lees(render(sjabloon, gegevens(brief)))
    zelf = dataclasses.replace(brief, opsteller=brief.ondertekenaar.naam)
    assert "opgesteld door" not in lees(render(sjabloon, gegevens(zelf)))


def test_een_adres_past_achter_het_venster():
    with pytest.raises(ValueError, match="ten hoogste 6 regels"):
        dataclasses.replace(voorbeeld(), adres=("x",) * (MAX_ADRESREGELS + 1))


def test_ieder_veld_heeft_uitleg_een_voorbeeld_en_een_scherm():
    for veld in velden().velden:
        assert veld.uitleg, veld
        assert veld.voorbeeld, veld
        assert veld.waar, veld


def test_wat_de_brief_bevat_staat_niet_in_een_logregel():
    brief = voorbeeld()
    for geheim in (*brief.adres, brief.vraag, *brief.advies, brief.slot, brief.aanhef):
        assert geheim not in repr(brief)
