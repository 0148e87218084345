from datetime import date

import pytest

from cmpg_desktop.werkproces.geboorte import ONBEKEND, Antwoord, Geboorte, parse_geboorte
from cmpg_desktop.werkproces.leeftijden import (
    rechtenregel,
    wie_inlichten,
    wie_oefent_rechten_uit,
)

J, N, Q = Antwoord.JA, Antwoord.NEE, Antwoord.ONZEKER
VOOR, NA = date(2026, 8, 31), date(2026, 9, 1)


def _met_leeftijd(jaren: int, op: date) -> Geboorte:
    geboren = date(op.year - jaren, 3, 1)
    return Geboorte(geboren, geboren)


@pytest.mark.eis("E128")
@pytest.mark.parametrize("op", [VOOR, NA])
@pytest.mark.parametrize("jaren", range(31))
def test_who_is_told_does_not_change_in_september_2026(jaren, op):
    wie = wie_inlichten(_met_leeftijd(jaren, op), op)
    assert wie.eigen_brief is (J if jaren >= 12 else N)
    assert wie.gewone_taal is (J if 12 <= jaren < 16 else N)
    assert wie.vertegenwoordiger is (J if jaren < 16 else N)
    assert wie.is_zeker


@pytest.mark.eis("E124", "E130")
@pytest.mark.parametrize("jaren", range(31))
def test_until_september_2026_the_line_of_rights_lies_at_16(jaren):
    wie = wie_oefent_rechten_uit(_met_leeftijd(jaren, VOOR), VOOR)
    assert (wie.betrokkene, wie.vertegenwoordiger) == ((J, N) if jaren >= 16 else (N, J))


@pytest.mark.eis("E124", "E130")
@pytest.mark.parametrize("jaren", range(31))
def test_from_september_2026_a_child_of_12_asks_beside_the_representative(jaren):
    wie = wie_oefent_rechten_uit(_met_leeftijd(jaren, NA), NA)
    verwacht = (N, J) if jaren < 12 else (J, J) if jaren < 16 else (J, N)
    assert (wie.betrokkene, wie.vertegenwoordiger) == verwacht


@pytest.mark.eis("E130")
@pytest.mark.parametrize("jaren", range(31))
def test_who_cannot_weigh_their_interests_has_a_representative_at_any_age(jaren):
    wie = wie_oefent_rechten_uit(_met_leeftijd(jaren, NA), NA, niet_in_staat=True)
    assert (wie.betrokkene, wie.vertegenwoordiger) == (N, J)


@pytest.mark.parametrize(
    ("tekst", "eigen", "gewoon", "vertegenwoordiger", "zelf"),
    [
        ("onbekend", Q, Q, Q, Q),
        ("ca. 12", Q, Q, J, Q),
        ("ca. 15", J, Q, Q, J),
        ("ca. 8", N, N, J, N),
        ("2010", J, Q, Q, J),
        ("2014", Q, Q, J, Q),
        ("ca. 40", J, N, N, J),
    ],
)
def test_an_uncertain_birth_asks_only_where_it_matters(
    tekst, eigen, gewoon, vertegenwoordiger, zelf
):
    geboorte = parse_geboorte(tekst, NA)
    wie = wie_inlichten(geboorte, NA)
    assert (wie.eigen_brief, wie.gewone_taal, wie.vertegenwoordiger) == (
        eigen,
        gewoon,
        vertegenwoordiger,
    )
    assert wie_oefent_rechten_uit(geboorte, NA).betrokkene is zelf


def test_unknown_is_never_certain():
    assert not wie_inlichten(ONBEKEND, NA).is_zeker
    assert not wie_oefent_rechten_uit(ONBEKEND, NA).is_zeker


def test_jayden_of_the_casus_turns_sixteen_during_it():
    jayden = parse_geboorte("21-05-2010", date(2026, 1, 12))
    assert wie_inlichten(jayden, date(2026, 5, 20)).vertegenwoordiger is J
    assert wie_inlichten(jayden, date(2026, 5, 21)).vertegenwoordiger is N


def test_each_row_of_rights_names_its_source():
    assert rechtenregel(VOOR).bron.endswith("tot 1 september 2026")
    assert rechtenregel(NA).bron.endswith("vanaf 1 september 2026")
