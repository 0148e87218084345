"""Hoe een melding heet, en hoe haar feiten worden verteld."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmpg_desktop.dossier.kop import NIEUW, Wie, kop_van, wie
from cmpg_desktop.dossier.tijdlijn import vertel
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort
from cmpg_desktop.werkproces.namen import Geslacht, Naam, splits_naam


@pytest.mark.parametrize(
    ("namen", "melder", "verwacht"),
    [
        (["Chantal Kuipers", "Jayden Kuipers", "Fenna Vermeer"], "", "Gezin Kuipers"),
        (["Fenna Vermeer", "Chantal Kuipers", "Jayden Kuipers"], "", "Gezin Kuipers"),
        (["Ans van Rooij", "Bo van Rooij"], "", "Gezin Van Rooij"),
        (["mevrouw Tjin"], "Movactor", "Mevrouw Tjin"),
        (["de heer Aydin"], "", "De heer Aydin"),
        (["Sanne de Wit"], "", "Sanne de Wit"),
        (["Youssef Haddouchi", "Samira El Idrissi"], "", "Youssef Haddouchi"),
        (["de heer Haddouchi", "Fatima"], "", "De heer Haddouchi"),
        (["Jayden"], "", "Jayden"),
        (["Jayden", "Kevin"], "", "Jayden en Kevin"),
        ([], "De Lucas", "Melding van De Lucas"),
        (["", "", ""], "Politie", "Melding van Politie"),
        ([], "", NIEUW),
    ],
)
def test_een_melding_heet_naar_wie_het_gaat_of_van_wie_zij_komt(namen, melder, verwacht):
    assert (
        kop_van("", [Wie(naam=splits_naam(naam)) for naam in namen], organisatie=melder) == verwacht
    )


_HIJ = Wie(naam=splits_naam("Youssef Haddouchi"), woont_in="ja")
_DAG = date(2026, 3, 6)


@pytest.mark.parametrize(
    ("ander", "verwacht"),
    [
        (("Fatima Haddouchi", "zus", "nee", None), "Youssef Haddouchi"),
        (("Fatima Haddouchi", "zus", "", None), "Gezin Haddouchi"),
        (("Samira", "partner", "ja", None), "Gezin Haddouchi"),
        (("Samira", "partner", "", None), "Youssef Haddouchi"),
        (("Sem", "oudste zoon", "", None), "Gezin Haddouchi"),
        (("Sem Vermeer", "", "", date(2011, 3, 6)), "Gezin Haddouchi"),
        (("Sem Vermeer", "", "", date(2008, 3, 6)), "Youssef Haddouchi"),
        (("Sem", "zoon", "nee", None), "Youssef Haddouchi"),
    ],
)
def test_een_gezin_heeft_een_kind_of_deelt_een_huis_of_een_naam(ander, verwacht):
    naam, rol, woont_in, geboren = ander
    tweede = wie(splits_naam(naam), rol, woont_in, geboren, _DAG)
    assert kop_van("", [_HIJ, tweede]) == verwacht


def test_wat_iemand_typte_gaat_voor():
    assert kop_van("Drie broers", [Wie(naam=splits_naam("Jan de Vries"))]) == "Drie broers"


_namen = st.builds(
    Naam,
    voornamen=st.sampled_from(["", ".", "Jan", "Anna"]),
    voorvoegsel=st.sampled_from(["", "de", "van der"]),
    geslachtsnaam=st.sampled_from(["", ".", "Vries", "'t Hart", "IJff"]),
    partner_geslachtsnaam=st.sampled_from(["", ".", "Bakker"]),
    geslacht=st.sampled_from(Geslacht),
)


@settings(max_examples=150)
@given(namen=st.lists(_namen, max_size=5), organisatie=st.sampled_from(["", "Politie"]))
def test_een_kop_is_nooit_leeg_en_toont_nooit_een_punt_voor_onbekend(namen, organisatie):
    kop = kop_van("", [Wie(naam=naam) for naam in namen], organisatie=organisatie)
    assert kop == kop.strip()
    assert kop
    assert " ." not in f" {kop} "
    assert kop[0].isupper() or not kop[0].isalpha()


@settings(max_examples=100)
@given(
    st.lists(
        st.tuples(st.sampled_from(FeitSoort), st.dates(date(2025, 1, 1), date(2026, 12, 31))),
        min_size=1,
        max_size=8,
    ),
    st.randoms(),
)
def test_de_tijdlijn_volgt_de_volgorde_van_vastleggen_en_nooit_de_klok(soorten, toeval):
    feiten = [
        Feit(
            id=UUID(int=n),
            volgnr=n,
            soort=soort,
            datum=datum,
            vervangt=UUID(int=n - 1) if n % 3 == 0 else None,
            reden=f"reden {n}",
        )
        for n, (soort, datum) in enumerate(soorten, 1)
    ]
    toeval.shuffle(feiten)
    regels = vertel(feiten, {})
    assert [regel.volgnr for regel in regels] == list(range(len(feiten), 0, -1))
    for regel in regels:
        vervangen = (regel.volgnr + 1) % 3 == 0 and regel.volgnr < len(feiten)
        assert regel.vervallen is vervangen
        assert regel.reden == f"reden {regel.volgnr + vervangen}"
        assert regel.zin.endswith(".")
        assert regel.zin[0].isupper()
