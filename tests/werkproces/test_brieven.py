"""De soorten brieven, en de woorden die een inwoner nooit leest."""

import re

import pytest

from cmpg_desktop.werkproces.brieven import (
    VOOR_INWONERS,
    BriefSoort,
    aan_melder,
    functie_voor_inwoners,
    niet_voor_inwoners,
)
from cmpg_desktop.werkproces.criteria import vraagt_melder
from cmpg_desktop.werkproces.meldingkeuzes import MelderSoort
from cmpg_desktop.werkproces.meldingregels import VragenStand, ontbreekt_nog


@pytest.mark.parametrize("soort", BriefSoort)
def test_elke_soort_heeft_een_titel_een_lezer_een_onderwerp_en_een_sjabloon(soort):
    assert re.fullmatch(r"[a-z-]+", soort.sjabloon)
    assert soort == BriefSoort(soort.sjabloon)
    assert soort.titel
    assert soort.voor_wie
    assert "{" not in soort.onderwerp_voor("Noor")


def test_vijf_brieven_zijn_voor_inwoners_en_hun_onderwerp_is_gewone_taal():
    assert {soort for soort in BriefSoort if soort.leest_inwoner} == VOOR_INWONERS
    assert len(VOOR_INWONERS) == 5
    assert not [een for een in VOOR_INWONERS if niet_voor_inwoners(een.onderwerp)]


def test_wat_een_melder_moet_aanvullen_wordt_de_melder_zelf_gevraagd():
    gevraagd = [
        aan_melder(een.tekst)
        for stand in (VragenStand(), VragenStand(melder_soort=MelderSoort.ANDERE_PROFESSIONAL))
        for een in ontbreekt_nog(stand)
        if vraagt_melder(een.code)
    ]
    assert {"Wie bent u?", "Voor welke organisatie werkt u?", "Wat is uw concrete vraag?"} <= {
        *gevraagd
    }
    assert "Op welk nummer of adres bent u te bereiken?" in gevraagd
    assert not [vraag for vraag in gevraagd if re.search("melder|deze professional", vraag)]
    assert aan_melder("Over wie gaat het?") == "Over wie gaat het?"


def test_titels_zijn_verschillend():
    assert len({soort.titel for soort in BriefSoort}) == len(BriefSoort)


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("De CMPG en het MDO, de cmpg", ("CMPG", "MDO", "cmpg")),
        ("casusregisseur en casussen", ("casusregisseur", "casussen")),
        ("multi-probleemgezin; Multiproblematiek", ("multi-probleemgezin", "Multiproblematiek")),
        ("een spoed-MDO, MDO's", ("MDO",)),
        ("betrokkene, betrokkenen", ("betrokkene", "betrokkenen")),
        ("de leefgebieden", ("leefgebieden",)),
        ("betrokken bij uw zaak, de kasus, een probleem", ()),
        ("", ()),
    ],
)
def test_woorden_van_het_vak_worden_gevonden(tekst, gevonden):
    assert niet_voor_inwoners(tekst) == gevonden


@pytest.mark.parametrize(
    ("functie", "wordt"),
    [
        ("casusregisseur", "regisseur"),
        ("Casusregisseur jeugd", "Regisseur jeugd"),
        ("S. de Vries, casusregisseur", "S. de Vries, regisseur"),
        ("procesmanager", "procesmanager"),
        ("", ""),
    ],
)
def test_een_functie_in_gewone_woorden(functie, wordt):
    assert functie_voor_inwoners(functie) == wordt
