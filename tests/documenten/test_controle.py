"""Every mistake in a template is told with its place and what to do."""

import io
import zipfile

import pytest

from cmpg_desktop import paden
from cmpg_desktop.documenten import brief
from cmpg_desktop.documenten.advies import velden
from cmpg_desktop.documenten.alineas import Ernst
from cmpg_desktop.documenten.bestand import MAX_BESTAND, MAX_DELEN, SjabloonFout
from cmpg_desktop.documenten.controle import controleer
from cmpg_desktop.documenten.sjabloon import render
from cmpg_desktop.werkproces.brieven import BriefSoort

VRAAG = "{{ vraag }}"


def test_het_eigen_sjabloon_is_goed(sjabloon):
    assert controleer(sjabloon, velden()) == ()


def test_een_woord_van_het_vak_in_een_brief_aan_een_inwoner_wordt_aangewezen(sjabloon, verander):
    met_casus = verander(sjabloon, (VRAAG, "{{ vraag }} over deze casus en de betrokkene"))
    (een,) = controleer(met_casus, velden(), leest_inwoner=True)
    assert een.ernst is Ernst.WAARSCHUWING
    assert een.plaats.startswith("alinea")
    assert "casus, betrokkene" in een.melding
    # To a professional it is an ordinary word.
    assert controleer(met_casus, velden()) == ()


@pytest.mark.parametrize("soort", [een for een in BriefSoort if een.leest_inwoner])
def test_de_brieven_van_het_programma_gebruiken_geen_woord_van_het_vak(soort):
    inhoud = (paden.templates() / f"{soort.sjabloon}.docx").read_bytes()
    assert controleer(inhoud, brief.velden(soort), leest_inwoner=True) == ()


@pytest.mark.parametrize(
    ("van", "naar", "plaats", "melding", "raad"),
    [
        (VRAAG, "{{ vraga }}", "'{{ vraga }}'", "'vraga' bestaat niet", "Bedoelt u vraag?"),
        (VRAAG, "{{ vraag }}{{ zzz }}", "alinea", "'zzz' bestaat niet", "lijst met velden"),
        (
            "{{ afzender.telefoon }}", "{{ afzender.telefon }}", "alinea 11: 'Contact",
            "'afzender.telefon' bestaat niet", "Bedoelt u afzender.telefoon?",
        ),
        ("{{ regel }}", "{{ rgel }}", "alinea 3", "'rgel' bestaat niet", "Bedoelt u regel?"),
        (VRAAG, "{{ datum.jaar }}", "alinea", "heeft geen onderdelen", "{{ datum }}"),
        (VRAAG, "{{ afzender }}", "alinea", "groep velden", "afzender.gemeente"),
        (VRAAG, "geen", "hele sjabloon", "verplichte veld vraag ontbreekt", "{{ vraag }}"),
        (
            "{%p for alinea in advies %}", "{%p for alinea in adres %}", "hele sjabloon",
            "verplichte veld advies ontbreekt", "{%p for regel in advies %}",
        ),
        (VRAAG, "{{ vraag }", "'{{ vraag }'", "twee haakjes", "{{ datum }}"),
        (VRAAG, "{ { vraag }}", "alinea", "twee haakjes", "{{ datum }}"),
        (VRAAG, "{{ uw kenmerk }}", "alinea", "{{ uw kenmerk }} is niet goed", "uw_kenmerk"),
        (VRAAG, "{{ vraag|| }}", "alinea", "is niet goed geschreven", "Bedoelt u vraag?"),
        (VRAAG, "{vraag}{{ vraag }}", "alinea", "enkele haakjes", "{{ vraag }}"),
        (VRAAG, "{{ “vraag” }}", "alinea", "gekrulde aanhalingstekens", "{{ vraag }}"),
        (
            VRAAG, "{{ vraag }}{% if uw_kenmerk == “x” %}{% endif %}", "alinea", "gekrulde",
            '{% if uw_kenmerk == "x" %}',
        ),
        ("{%p endif %}", "", "'{%p if uw_kenmerk %}'", "het einde ontbreekt", "{%p endif %}"),
        ("{%p endfor %}", "{%p endfro %}", "alinea 4", "'endfro' bestaat niet", "endfor"),
        (VRAAG, "{{ vraag }}{% endif %}", "alinea", "zonder het begin", "Haal het weg"),
        (VRAAG, "{{ vraag }}{% else %}", "alinea", "zonder het begin", "Haal het weg"),
        ("{%p endif %}", "{%p endif %} en", "alinea", "Dat valt weg", "voor zichzelf"),
        (VRAAG, "{{ vraag|uper }}", "alinea", "'uper' bestaat niet", "Bedoelt u upper?"),
        (VRAAG, "{{ vraag }}{{ adres.index(1) }}", "alinea", "kan niet in een", "Gebruik"),
        (VRAAG, "{% include 'x' %}{{ vraag }}", "alinea", "kan niet in een", "Gebruik"),
        (VRAAG, "{{ vraag * 2 }}", "proefbrief", "rekenen met *", "Kijk"),
        (VRAAG, "{{ vraag }}{{ adres[9] }}", "proefbrief", "bestaat niet", "Kijk"),
        ("<dc:title>", "<dc:title>{{ vraag }}", "documenteigenschappen", "niets ingevuld", "Haal"),
        ("{{ datum }}  |", "{{ dtaum }}  |", "koptekst: '{{ afzender", "'dtaum'", "datum"),
        ("{{ afzender.adres }}", "{{ afzender.adr }}", "voettekst", "'afzender.adr'", "adres"),
    ],
)  # fmt: skip
def test_een_fout_heeft_een_plaats_een_melding_en_een_raad(
    sjabloon, verander, van, naar, *, plaats, melding, raad
):
    bevindingen = controleer(verander(sjabloon, (van, naar)), velden())
    assert any(
        plaats in een.plaats and melding in een.melding and raad in een.suggestie
        for een in bevindingen
    ), bevindingen


@pytest.mark.parametrize(
    ("van", "naar"),
    [
        ("Uw vraag</w:t>", "Uw vraag (van de week)</w:t>"),
        (VRAAG, "{{ vraag|trim|upper }}"),
        (VRAAG, "{{ vraag }}{# een notitie #}"),
        (VRAAG, "{% if uw_kenmerk %}Bij {{ uw_kenmerk }}: {% else %}Vraag: {% endif %}{{ vraag }}"),
        (VRAAG, "{{ vraag }} {% for r in adres %}{{ loop.index }} {{ r }}{% endfor %}"),
        (VRAAG, "{{</w:t></w:r><w:r><w:t> vraag</w:t></w:r><w:r><w:t> }}"),
        ("{{ opsteller }}", "het team"),
        ("{{ afzender.telefoon }}", "{{ afzender['telefoon'] }}"),
    ],
)
def test_wat_wel_mag_geeft_geen_bevinding(sjabloon, verander, van, naar):
    assert controleer(verander(sjabloon, (van, naar)), velden()) == ()


def test_wijzigingen_en_koppelingen_geven_een_waarschuwing_of_fout(sjabloon, verander):
    rel = (
        '<Relationship Id="rId50" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/{}" Target="http://lindewaard.example/x" TargetMode="External"/>'
    )
    einde = 'Target="styles.xml"/>'
    ingevoegd = '<w:ins w:id="1" w:author="x"><w:r><w:t>nieuw</w:t></w:r></w:ins></w:p><w:sectPr>'

    def ernst(*paren):
        return [een.ernst for een in controleer(verander(sjabloon, *paren), velden())]

    assert ernst((einde, einde + rel.format("image"))) == [Ernst.FOUT]
    assert ernst((einde, einde + rel.format("attachedTemplate"))) == [Ernst.WAARSCHUWING]
    assert ernst((einde, einde + rel.format("hyperlink"))) == []
    assert ernst(("</w:p><w:sectPr>", ingevoegd)) == [Ernst.WAARSCHUWING]


def _zip(delen):
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pakket:
        for naam, inhoud in delen.items():
            pakket.writestr(naam, inhoud)
    return uit.getvalue()


def _bom(sjabloon, verander):
    return verander(sjabloon, erbij={"word/media.xml": b"<a>" + b" " * (70 * 2**20) + b"</a>"})


ANDERE_BESTANDEN = {
    "leeg": (lambda _s, _v: b"", "leeg"),
    "pdf": (lambda _s, _v: b"%PDF-1.7\n...", "PDF"),
    "doc": (lambda _s, _v: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "oud Word-bestand"),
    "rtf": (lambda _s, _v: b"{\\rtf1 hallo}", "RTF"),
    "tekst": (lambda _s, _v: b"Geachte heer", "geen Word-document"),
    "te groot": (lambda _s, _v: b"PK" + b"\0" * MAX_BESTAND, "groter dan 10 MB"),
    "zipbom": (_bom, "Uitgepakt"),
    "veel delen": (
        lambda s, v: v(s, erbij={f"x{n}": b"" for n in range(MAX_DELEN)}),
        "Uitgepakt",
    ),
    "halve zip": (lambda s, _v: s[: len(s) // 2], "beschadigd"),
    "kapotte inhoud": (lambda s, _v: s[:200] + b"\0" * 40 + s[240:], "beschadigd"),
    "spreadsheet": (lambda _s, _v: _zip({"[Content_Types].xml": "<Types/>"}), "geen Word-document"),
    "odt": (
        lambda _s, _v: _zip({"mimetype": "application/vnd.oasis.opendocument.text"}),
        "LibreOffice",
    ),
    "dotx": (lambda s, v: v(s, ("document.main+xml", "template.main+xml")), "Word-sjabloon"),
    "macro's": (
        lambda s, v: v(
            s,
            (
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                "application/vnd.ms-word.document.macroEnabled.main+xml",
            ),
        ),
        "macro's",
    ),
    "doctype": (lambda s, v: v(s, ("<w:document ", "<!DOCTYPE x><w:document ")), "beschadigd"),
    "kapotte xml": (lambda s, v: v(s, ("</w:body>", "")), "beschadigd"),
    "zonder tekst": (
        lambda s, v: v(s, ('Target="word/document.xml"', 'Target="word/weg.xml"')),
        "beschadigd",
    ),
}


@pytest.mark.parametrize("soort", ANDERE_BESTANDEN)
def test_een_ander_bestand_wordt_geweigerd_met_de_reden(sjabloon, verander, soort):
    maak, melding = ANDERE_BESTANDEN[soort]
    bestand = maak(sjabloon, verander)
    (bevinding,) = controleer(bestand, velden())
    assert bevinding.ernst is Ernst.FOUT
    assert bevinding.plaats == "bestand"
    assert melding in bevinding.melding
    assert bevinding.suggestie
    with pytest.raises(SjabloonFout, match=melding):
        render(bestand, {})


def test_een_bestand_met_een_wachtwoord_wordt_geweigerd(sjabloon):
    # Both the local and the central header carry the flag that the entry is encrypted.
    versleuteld = bytearray(sjabloon)
    versleuteld[sjabloon.rindex(b"PK\x01\x02") + 8] |= 1
    (bevinding,) = controleer(bytes(versleuteld), velden())
    assert "wachtwoord" in bevinding.melding
