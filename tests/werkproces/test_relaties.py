import pytest

from cmpg_desktop.werkproces.namen import Geslacht
from cmpg_desktop.werkproces.relaties import GezagSoort, RelatieSoort, relatiekeuzes


@pytest.mark.parametrize(
    ("soort", "geslacht", "omgekeerd", "woorden"),
    [
        (RelatieSoort.OUDER, Geslacht.V, False, "moeder van"),
        (RelatieSoort.OUDER, Geslacht.M, True, "zoon van"),
        (RelatieSoort.OUDER, Geslacht.O, True, "kind van"),
        (RelatieSoort.EX_PARTNER, Geslacht.M, True, "ex-partner van"),
        (RelatieSoort.BROER_ZUS, Geslacht.V, True, "zus van"),
        (RelatieSoort.OOM_TANTE, Geslacht.O, True, "neef of nicht van"),
    ],
)
def test_een_relatie_leest_van_beide_kanten(soort, geslacht, omgekeerd, woorden):
    assert soort.weergave(geslacht, omgekeerd=omgekeerd) == woorden


def test_elke_kant_is_een_keer_te_kiezen():
    keuzes = relatiekeuzes(Geslacht.V)
    assert len({(keuze.soort, keuze.omgekeerd) for keuze in keuzes}) == len(keuzes)
    assert {keuze.weergave for keuze in keuzes} >= {"moeder van", "dochter van", "zus van"}
    assert len(keuzes) == len({keuze.weergave for keuze in keuzes})


def test_gezag_heeft_gewone_woorden():
    assert GezagSoort.OUDERLIJK_GEZAG.weergave == "ouderlijk gezag"
