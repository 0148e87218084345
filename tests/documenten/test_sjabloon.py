"""Data comes out as typed; a template can read fields and nothing else."""

import datetime as dt
import io
import re
import zipfile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from cmpg_desktop.documenten.advies import gegevens, voorbeeld
from cmpg_desktop.documenten.bestand import SjabloonFout
from cmpg_desktop.documenten.omgeving import schone_tekst, schoon
from cmpg_desktop.documenten.sjabloon import render

NARE_TEKSTEN = (
    "{{ 7*7 }}",
    "{% for x in y %}",
    "{# weg #}",
    "{_{ 7*7 }_}",
    "{_% x %_}",
    "<w:p/>",
    "</w:t></w:r></w:p>",
    "O'Hara & Zn.",
    'zei "nee" <tegen> hem',
    "&amp; &#123;",
    "😀 👨‍👩‍👧 é e\u0301 ß",
    "Żółć Ñandú Ελληνικά",
    "x" * 200,
    "  twee spaties  voor en na  ",
    "%s %(naam)s $naam \\n \\a",
    "“gekruld”",
)


def _met(**anders):
    return gegevens(voorbeeld()) | anders


@pytest.mark.parametrize("tekst", NARE_TEKSTEN)
def test_wat_iemand_typt_staat_letterlijk_in_de_brief(sjabloon, lees, tekst):
    brief = render(sjabloon, _met(vraag=tekst, adres=(tekst, "b"), ons_kenmerk=tekst))
    regels = lees(brief).splitlines()
    assert f"Normal: {tekst}" in regels
    assert f"Adres: {tekst}" in regels
    assert any(regel.startswith("Header:") and regel.endswith(tekst) for regel in regels)


def test_nare_teksten_geven_een_geldig_document(sjabloon, keur):
    brief = render(sjabloon, _met(vraag="\n".join(NARE_TEKSTEN), advies=NARE_TEKSTEN))
    assert keur(brief) == []


def test_regeleinden_worden_regels_in_dezelfde_alinea(sjabloon, lees):
    brief = render(sjabloon, _met(vraag="een\r\ntwee\rdrie\x0bvier\u2028vijf\n\nzes"))
    assert "Normal: een\ntwee\ndrie\nvier\nvijf\n\nzes\n" in lees(brief)


def test_stuurtekens_verdwijnen_zonder_tekst_mee_te_nemen(sjabloon, lees):
    brief = render(sjabloon, _met(vraag="a\x00b\ac\ud800d\x1be\ufffef\x7fg"))
    assert "Normal: abcdefg\n" in lees(brief)


@settings(max_examples=60, deadline=None)
@given(tekst=st.text(max_size=40))
def test_iedere_tekst_komt_er_schoon_en_heel_uit(sjabloon, lees, tekst):
    verwacht = schone_tekst(tekst)
    assert f"Normal: {verwacht}\n" in lees(render(sjabloon, _met(vraag=tekst)))


@given(tekst=st.text())
def test_schoonmaken_is_in_een_keer_klaar(tekst):
    schone = schone_tekst(tekst)
    assert schone_tekst(schone) == schone
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", schone)


def test_gegevens_worden_tekst_of_niets():
    klaar = schoon({"a": None, "b": 7, "c": dt.date(2026, 3, 1), "d": ["x"], "e": True})
    assert klaar == {"a": "", "b": "7", "c": "1 maart 2026", "d": ("x",), "e": True}


@pytest.mark.parametrize("waarde", [object(), b"bytes", 1.5, dt.datetime(2026, 1, 1, 12)])
def test_andere_waarden_komen_een_sjabloon_niet_in(waarde):
    with pytest.raises(TypeError, match="een sjabloon kent geen"):
        schoon({"a": (waarde,)})


@pytest.mark.parametrize(
    "code",
    [
        "{{ vraag.__class__ }}",
        "{{ vraag.upper() }}",
        "{{ adres.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ self.__init__ }}",
        "{{ lipsum() }}",
        "{{ afzender.keys() }}",
        "{{ 'x' * 999999999 }}",
        "{{ '%999999999d' % 1 }}",
        "{{ vraag|attr('upper') }}",
        "{{ vraag|format(1) }}",
        "{% include 'brief' %}",
        "{% for i in range(9) %}{% endfor %}",
        "{{ afzender }}",
        "{{ bestaat_niet }}",
        "{{ adres[99] }}",
        "{{ 1 / 0 }}",
        "{{ adres + 1 }}",
    ],
)
def test_een_sjabloon_leest_velden_en_kan_verder_niets(sjabloon, verander, code):
    with pytest.raises(SjabloonFout):
        render(verander(sjabloon, ("{{ vraag }}", code)), _met())


@pytest.mark.parametrize(
    "code",
    [
        "{{ vraag|e }}",
        "{{ vraag|escape }}",
        "{% autoescape false %}{{ vraag }}{% endautoescape %}",
        "{{ vraag ~ '' }}",
        "{{ (vraag,)|join('') }}",
        "{% set kort = vraag %}{{ kort }}",
        "{% set kort %}{{ vraag }}{% endset %}{{ kort }}",
        "{% if vraag %}{{ vraag }}{% endif %}",
    ],
)
def test_geen_omweg_in_een_sjabloon_maakt_tekst_tot_xml(sjabloon, verander, lees, code):
    tekst = "</w:t> {{ 7*7 }} {_{ & <w:p/>"
    brief = render(verander(sjabloon, ("{{ vraag }}", code)), _met(vraag=tekst))
    assert f"Normal: {tekst}\n" in lees(brief)


def test_safe_bestaat_niet_in_een_sjabloon(sjabloon, verander):
    with pytest.raises(SjabloonFout):
        render(verander(sjabloon, ("{{ vraag }}", "{{ vraag|safe }}")), _met())


def test_een_veld_met_de_naam_van_een_methode_is_het_veld(sjabloon, verander, lees):
    anders = verander(sjabloon, ("{{ vraag }}", "{{ groep.items }} {{ groep['keys'] }}"))
    assert "Normal: een twee\n" in lees(
        render(anders, _met(groep={"items": "een", "keys": "twee"}))
    )


def test_een_lijst_buiten_een_lus_staat_onder_elkaar(sjabloon, verander, lees):
    brief = render(verander(sjabloon, ("{{ vraag }}", "{{ adres }}")), _met(adres=("a", "b")))
    assert "Normal: a\nb\n" in lees(brief)


def test_een_fout_noemt_het_veld_en_niet_de_gegevens(sjabloon, verander):
    kapot = verander(sjabloon, ("{{ vraag }}", "{{ vraag }}{{ onbekend }}"))
    with pytest.raises(SjabloonFout, match="het veld 'onbekend' bestaat niet") as fout:
        render(kapot, _met(vraag="geheim"))
    assert "geheim" not in str(fout.value)


def test_titel_en_auteur_krijgen_geen_gegevens(sjabloon, verander, lees):
    anders = verander(sjabloon, ("<dc:title>Advies", "<dc:title>{{ vraag }}"))
    assert Document(io.BytesIO(render(anders, _met()))).core_properties.title.startswith("{{")


def test_data_in_een_voetnoot_wordt_maar_een_keer_ingevuld(sjabloon, verander):
    # docxtpl fills footnotes once for each section, so a second time over what it filled in.
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    soort = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relatie = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    noot = (
        f'<w:footnotes xmlns:w="{w}"><w:footnote w:id="2"><w:p><w:r><w:t>{{{{ vraag }}}}</w:t>'
        "</w:r></w:p></w:footnote></w:footnotes>"
    )
    anders = verander(
        sjabloon,
        ("</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{soort}"/></Types>'),
        (
            'Target="styles.xml"/>',
            f'Target="styles.xml"/><Relationship Id="r9" Type="{relatie}" Target="footnotes.xml"/>',
        ),
        ("</w:body>", "<w:sectPr/></w:body>"),
        erbij={"word/footnotes.xml": noot.encode()},
    )
    brief = render(anders, _met(vraag="{{ 7*7 }}"))
    with zipfile.ZipFile(io.BytesIO(brief)) as pakket:
        ingevuld = pakket.read("word/footnotes.xml").decode()
    assert "7*7" in ingevuld
    assert "49" not in ingevuld
