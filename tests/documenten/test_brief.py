"""Every kind of letter: whole, plain, valid, and true to what was filled in."""

import dataclasses
import datetime as dt
import io
import re
import zipfile

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cmpg_desktop.documenten.bladzijden import bladzijden, tekst
from cmpg_desktop.documenten.brief import (
    MAX_ADRESREGELS,
    eigen_velden,
    gegevens,
    leeg,
    lege_velden,
    moeilijke_woorden,
    standaard,
    velden,
    voorbeeld,
)
from cmpg_desktop.documenten.controle import controleer
from cmpg_desktop.documenten.omgeving import schone_tekst
from cmpg_desktop.documenten.pdf import naar_pdf
from cmpg_desktop.documenten.sjabloon import render
from cmpg_desktop.paden import templates
from cmpg_desktop.werkproces.brieven import (
    GEGEVENS_IN_GEWONE_TAAL,
    VOOR_INWONERS,
    BriefSoort,
    niet_voor_inwoners,
)
from cmpg_desktop.werkproces.leefgebieden import Leefgebied

elke = pytest.mark.parametrize("soort", BriefSoort)
voor_inwoners = pytest.mark.parametrize("soort", sorted(VOOR_INWONERS))
voor_professionals = pytest.mark.parametrize("soort", sorted(set(BriefSoort) - VOOR_INWONERS))

LANGSTE_GEMIDDELDE_ZIN = 12
NARE_NAMEN = ("{{ 7*7 }}", "{% x %}", "{_{ y }_}", "<w:p/>", "O'Hara & Zn.", "Renée 😀", "n" * 200)


def sjabloon_van(soort):
    return (templates() / f"{soort.sjabloon}.docx").read_bytes()


def met(soort, **eigen):
    brief = voorbeeld(soort)
    return dataclasses.replace(brief, eigen={**brief.eigen, **eigen})


def maak(brief):
    return render(sjabloon_van(brief.soort), gegevens(brief))


def in_word(docx):
    return "\n".join(alinea.text for alinea in Document(io.BytesIO(docx)).paragraphs)


@pytest.mark.eis("E046", "E055", "E125")
@elke
def test_de_tekst_van_elke_brief_is_zoals_afgesproken(soort, lees, golden):
    golden(f"{soort.sjabloon}.txt", lees(maak(voorbeeld(soort))))


def test_niet_verder_kan_ook_aan_de_persoon_zelf(lees, golden):
    zelf = met(BriefSoort.NIET_VERDER, voornaam="", ook_over="")
    golden("niet-verder-zelf.txt", lees(maak(zelf)))


@elke
def test_een_sjabloon_is_wat_het_script_maakt(soort, maak_sjablonen):
    def delen(docx):
        with zipfile.ZipFile(io.BytesIO(docx)) as pakket:
            return {naam: pakket.read(naam) for naam in pakket.namelist()}

    gemaakt = maak_sjablonen.maak()
    assert set(gemaakt) == {f"{een.sjabloon}.docx" for een in BriefSoort}
    assert delen(gemaakt[f"{soort.sjabloon}.docx"]) == delen(sjabloon_van(soort))


def test_in_templates_staat_niets_anders():
    brieven = {een.sjabloon for een in BriefSoort}
    assert {pad.stem for pad in templates().iterdir()} == {*brieven, "aanmeldingsformulier"}


@elke
def test_sjabloon_en_brief_zijn_geldig_en_in_orde(soort, keur):
    sjabloon = sjabloon_van(soort)
    assert controleer(sjabloon, velden(soort)) == ()
    assert keur(sjabloon) == []
    assert keur(maak(voorbeeld(soort))) == []


@elke
def test_een_brief_is_toegankelijk_opgemaakt(soort):
    document = Document(io.BytesIO(maak(voorbeeld(soort))))
    stijlen = [alinea.style.name for alinea in document.paragraphs]
    assert document.core_properties.language == "nl-NL"
    assert document.core_properties.title
    assert stijlen.count("Title") == 1
    assert stijlen.count("Heading 1") >= 2
    assert "<w:tbl>" not in document.element.xml
    assert "txbxContent" not in document.element.xml
    assert all(alinea.text.strip() for alinea in document.paragraphs), "een lege alinea"


@voor_inwoners
def test_een_inwoner_leest_geen_woorden_van_het_vak(soort, lees):
    brief = dataclasses.replace(voorbeeld(soort), behandeld_door="S. de Vries, casusregisseur")
    assert niet_voor_inwoners(lees(maak(brief))) == ()
    assert moeilijke_woorden(brief) == ()


@pytest.mark.eis("E114")
@pytest.mark.parametrize(
    "soort", sorted(VOOR_INWONERS - {BriefSoort.NIET_VERDER, BriefSoort.NIET_VERDER_JONGERE})
)
def test_wie_leest_dat_wij_gegevens_hebben_leest_het_ene_doel_en_dat_het_daarbij_blijft(
    soort, lees
):
    brief = lees(maak(voorbeeld(soort)))
    assert re.search(r"(?:Voor één doel: kijken|Alleen om te kijken) (?:of|hoe) ", brief)
    assert "Voor iets anders gebruiken wij ze niet." in brief


@pytest.mark.eis("E117")
@voor_professionals
def test_wie_gegevens_van_mensen_krijgt_leest_dat_zij_geheim_zijn(soort, lees):
    brief = lees(maak(voorbeeld(soort)))
    # Over_wie noemt mensen in de brief zelf, bijlagen gaan met hun melding mee.
    met_gegevens = {veld.naam for veld in eigen_velden(soort)} & {"over_wie", "bijlagen"}
    assert ("Houd dit geheim (privacyreglement artikel 3)" in brief) is bool(met_gegevens)
    if soort is BriefSoort.GERICHT_VERZOEK:
        assert "Wij houden het geheim." in brief  # what the partner answers: art. 8 lid 3


@voor_inwoners
@pytest.mark.parametrize(
    "zin", ["Het MDO komt bijeen.", "uw Casus", "de betrokkenen", "een leefgebied", "multiprobleem"]
)
def test_een_getypt_vakwoord_wordt_genoemd(soort, zin):
    naam = next(veld.naam for veld in eigen_velden(soort) if isinstance(veld.voorbeeld, tuple))
    gevonden = moeilijke_woorden(met(soort, **{naam: (zin,)}))
    assert [woord in zin for woord in gevonden] == [True]


def test_een_professional_mag_die_woorden_lezen():
    assert moeilijke_woorden(met(BriefSoort.RETOUR_MELDER, ontbreekt=("de casus",))) == ()


@voor_inwoners
def test_zinnen_voor_inwoners_zijn_kort(soort):
    alineas = Document(io.BytesIO(maak(voorbeeld(soort)))).paragraphs
    namen = [alinea.style.name for alinea in alineas]
    lopend = [alinea.text for alinea in alineas[namen.index("Title") :]]
    zinnen = [
        zin.split()
        for alinea in lopend
        # A point inside an address or a name ends no sentence.
        for zin in re.split(r"(?<=[.?!:])\s+(?=[A-Z0-9É])", alinea)
        if len(zin.split()) > 1
    ]
    assert len(zinnen) > 20
    assert sum(map(len, zinnen)) / len(zinnen) < LANGSTE_GEMIDDELDE_ZIN
    assert max(map(len, zinnen)) <= 30, max(zinnen, key=len)


@pytest.mark.eis("E125")
@pytest.mark.parametrize(
    "soort",
    [
        BriefSoort.KIJKEN_VOLWASSENE,
        BriefSoort.KIJKEN_JONGERE,
        BriefSoort.KIJKEN_VERTEGENWOORDIGER,
    ],
)
def test_de_eerste_brief_zegt_alles_wat_avg_14_vraagt(soort):
    brief = voorbeeld(soort)
    gelezen = in_word(maak(brief)).replace("\N{NO-BREAK SPACE}", " ")
    for stuk in (
        brief.afzender.verantwoordelijke,
        brief.afzender.retouradres,
        brief.afzender.contact_fg,
        brief.eigen["grondslag"].replace("\N{NO-BREAK SPACE}", " "),
        brief.eigen["bron"],
        brief.eigen["bewaartermijn"],
        *brief.eigen["soorten_gegevens"],
        *brief.eigen["ontvangers"],
        "Autoriteit Persoonsgegevens",
        "geen computers",
        "bezwaar maken",
        "verbeteren",
        "een tijd niet gebruiken",
        "een maand",
    ):
        assert stuk in gelezen, stuk
    assert re.search("voor iets anders gebruiken wij ze niet", gelezen, re.IGNORECASE)  # E114


@pytest.mark.eis("E046")
@voor_professionals
def test_een_onderwerp_en_titel_noemen_niemand(soort):
    assert soort.onderwerp == soort.onderwerp_voor("Jayden")
    document = Document(io.BytesIO(maak(voorbeeld(soort))))
    assert "{" not in document.core_properties.title


def test_alleen_een_vertegenwoordiger_leest_een_voornaam_in_het_onderwerp():
    noemt = [een for een in BriefSoort if "Jayden" in een.onderwerp_voor("Jayden")]
    assert noemt == [BriefSoort.KIJKEN_VERTEGENWOORDIGER]
    assert BriefSoort.KIJKEN_VERTEGENWOORDIGER.onderwerp_voor(" ") == "Informatie over uw kind"


@pytest.mark.eis("E128")
def test_de_brief_aan_een_ouder_gaat_over_een_kind(lees):
    brief = met(BriefSoort.KIJKEN_VERTEGENWOORDIGER, voornaam="Fenna", hoedanigheid="u voogd bent")
    zonder = dataclasses.replace(brief, onderwerp="Informatie over Fenna")
    gelezen = lees(maak(zonder))
    eigen = "\n".join(map(str, zonder.eigen.values()))
    assert "Fenna" in gelezen
    # What a person typed may name; the text of the template itself does not.
    assert not re.search(r"\b(moeder|vader|broer|zus|gezin|kinderen)\b", gelezen)
    assert "gezin" not in eigen


@elke
def test_lege_verplichte_velden_zijn_een_gat_en_worden_genoemd(soort, lees):
    kaal = dataclasses.replace(
        voorbeeld(soort), adres=(), aanhef=" ", onderwerp="", uw_kenmerk="", opsteller="", eigen={}
    )
    gelezen = lees(maak(kaal))
    genoemd = "\n".join(lege_velden(kaal))
    for veld in (*eigen_velden(soort), *(een for een in leeg(kaal) if een.naam == "aanhef")):
        assert veld in leeg(kaal)
        assert f"{veld.uitleg} (in te vullen bij {veld.waar})" in genoemd
        if veld.verplicht:
            assert f"[{veld.uitleg}: nog niet ingevuld]" in gelezen, veld.naam
        else:
            assert veld.uitleg not in gelezen


@elke
def test_een_volle_brief_heeft_geen_lege_velden_en_alles_komt_op_papier(soort):
    brief = voorbeeld(soort)
    assert lege_velden(brief) == ()
    gelezen = in_word(maak(brief))
    for veld in eigen_velden(soort):
        for stuk in (veld.voorbeeld,) if isinstance(veld.voorbeeld, str) else veld.voorbeeld:
            assert stuk in gelezen, veld.naam


@elke
def test_ieder_veld_heeft_uitleg_een_voorbeeld_en_een_scherm(soort):
    lijst = velden(soort)
    assert len(set(lijst.namen)) == len(lijst.velden)
    for veld in lijst.velden:
        assert veld.uitleg, veld
        assert veld.voorbeeld, veld
        assert veld.waar, veld


@elke
def test_wat_het_programma_aanbiedt_past_in_de_brief(soort):
    aanbod = standaard(soort)
    met(soort, **aanbod)
    assert moeilijke_woorden(met(soort, **aanbod)) == ()
    assert set(aanbod) <= {veld.naam for veld in eigen_velden(soort)}


def test_elk_leefgebied_heeft_gewone_woorden():
    assert set(GEGEVENS_IN_GEWONE_TAAL) == set(Leefgebied)
    assert niet_voor_inwoners(" ".join(GEGEVENS_IN_GEWONE_TAAL.values())) == ()


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"eigen": {"bestaat_niet": "x"}}, ValueError),
        ({"eigen": {"ontbreekt": "geen lijst"}}, TypeError),
        ({"eigen": {"toelichting": ("wel een lijst",)}}, TypeError),
        ({"adres": ("x",) * (MAX_ADRESREGELS + 1)}, ValueError),
    ],
)
def test_wat_niet_in_een_brief_hoort_wordt_geweigerd(anders, fout):
    with pytest.raises(fout):
        dataclasses.replace(voorbeeld(BriefSoort.RETOUR_MELDER), **anders)


@elke
def test_wat_de_brief_bevat_staat_niet_in_een_logregel(soort):
    brief = voorbeeld(soort)
    getoond = repr(brief)
    for waarde in (brief.adres[1], brief.aanhef, brief.onderwerp, *brief.eigen.values()):
        for stuk in (waarde,) if isinstance(waarde, str) else waarde:
            assert stuk not in getoond


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    soort=st.sampled_from(BriefSoort),
    stuk=st.sampled_from(NARE_NAMEN) | st.text(max_size=40),
    dag=st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2100, 1, 1)),
)
def test_wat_iemand_typt_staat_letterlijk_in_elke_brief(soort, stuk, dag):
    eigen = {
        veld.naam: (f"<{stuk}>",) if isinstance(veld.voorbeeld, tuple) else f"<{stuk}>"
        for veld in eigen_velden(soort)
    }
    brief = dataclasses.replace(
        met(soort, **eigen), datum=dag, adres=(f"<{stuk}>",), aanhef=f"<{stuk}>"
    )
    gelezen = in_word(maak(brief))
    # A tab is a tab stop in Word and comes back as one; other signs are the ones typed.
    assert gelezen.count(f"<{schone_tekst(stuk)}>") >= len(eigen) + 2


@pytest.mark.parametrize("stuk", NARE_NAMEN)
def test_nare_namen_geven_een_geldig_document(stuk, keur):
    soort = BriefSoort.KIJKEN_VERTEGENWOORDIGER
    assert keur(maak(met(soort, voornaam=stuk, ontvangers=(stuk, stuk)))) == []


@pytest.mark.traag
@elke
def test_een_brief_past_op_een_of_twee_bladen_met_de_ondertekening_heel(soort):
    inhoud = naar_pdf(maak(voorbeeld(soort)))
    bladen = bladzijden(inhoud, 100)
    kijken = soort.value.startswith("kijken-")
    assert len(bladen) == (2 if kijken else 1)
    assert "Groeten," in bladen[0].tekst or "Met vriendelijke groet," in bladen[0].tekst
    if kijken:
        assert "Wie is verantwoordelijk?" in bladen[1].tekst or "Wie past op" in bladen[1].tekst
    assert "nog niet ingevuld" not in tekst(inhoud)


@pytest.mark.traag
@pytest.mark.parametrize("erbij", [2, 5, 9])
@pytest.mark.parametrize(
    ("soort", "naam"),
    [(BriefSoort.KIJKEN_VOLWASSENE, "aanleiding"), (BriefSoort.GERICHT_VERZOEK, "reden")],
)
def test_een_langere_brief_scheurt_de_ondertekening_niet_los(soort, naam, erbij):
    brief = met(soort, **{naam: tuple(f"Nog een regel, nummer {n}." for n in range(erbij))})
    bladen = bladzijden(naar_pdf(maak(brief)), 100)
    assert len(bladen) <= 2
    (met_groet,) = (blad.tekst for blad in bladen if "Met vriendelijke groet," in blad.tekst)
    na = met_groet[met_groet.index("Met vriendelijke groet,") :]
    assert "S. de Vries" in na
    assert "Deze brief is opgesteld door" in na
