"""De vijf fasen van een casus en hun data."""

from datetime import date
from uuid import UUID

from cmpg_desktop.werkproces.fasen import fase_van, fasenaam, stappen
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort


def feit(volgnr, soort, dag, **anders):
    return Feit(id=UUID(int=volgnr), volgnr=volgnr, soort=soort, datum=dag, **anders)


ONTVANGST = feit(1, FeitSoort.ONTVANGST, date(2026, 1, 5))
FASE_1 = feit(2, FeitSoort.BESLUIT_FASE_1, date(2026, 1, 12))
FASE_2 = feit(3, FeitSoort.BESLUIT_FASE_2, date(2026, 1, 26))


def test_elke_fase_loopt_van_haar_begin_tot_het_begin_van_de_volgende():
    een, twee, drie, vier, vijf = stappen([ONTVANGST, FASE_1, FASE_2])
    assert (een.begonnen_op, een.klaar_op) == (date(2026, 1, 5), date(2026, 1, 12))
    assert (twee.begonnen_op, twee.klaar_op) == (date(2026, 1, 12), date(2026, 1, 26))
    assert (drie.begonnen_op, drie.klaar_op, drie.is_nu) == (date(2026, 1, 26), None, True)
    assert [een.is_nu, twee.is_nu, vier.is_nu, vijf.is_nu] == [False] * 4
    assert fase_van([ONTVANGST, FASE_1, FASE_2]) == 3


def test_zonder_ontvangst_is_fase_1_toch_klaar():
    een, twee, *_ = stappen([FASE_1])
    assert (een.begonnen_op, een.klaar_op, twee.is_nu) == (None, date(2026, 1, 12), True)


def test_zonder_feiten_begint_zij_op_de_dag_dat_zij_openging():
    een, *rest = stappen([], geopend_op=date(2026, 3, 3))
    assert (een.begonnen_op, een.is_nu) == (date(2026, 3, 3), True)
    assert not any(stap.begonnen_op or stap.is_nu for stap in rest)
    assert fasenaam(fase_van([])) == "1 Aanmelding"


def test_van_een_gesloten_casus_is_geen_fase_nu():
    alle = stappen([ONTVANGST, FASE_1], gesloten_op=date(2026, 2, 2))
    assert not any(stap.is_nu for stap in alle)
    assert alle[1].klaar_op == date(2026, 2, 2)
    assert alle[2].klaar_op is None


def test_een_teruggenomen_besluit_telt_niet():
    terug = feit(4, FeitSoort.TERUGGENOMEN, date(2026, 1, 13), vervangt=FASE_1.id)
    assert fase_van([ONTVANGST, FASE_1, terug]) == 1
