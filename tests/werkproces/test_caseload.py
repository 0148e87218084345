"""Hoeveel een casusregisseur aankan, zoals wie de casus toewijst het leest."""

import pytest

from cmpg_desktop.werkproces.caseload import HOOGSTENS, caseload_tekst


@pytest.mark.eis("E105")
def test_met_tien_casussen_is_een_hele_werkweek_vol():
    assert HOOGSTENS == 10
    assert [caseload_tekst(n) for n in (0, 1, 9)] == ["0 casussen", "1 casus", "9 casussen"]
    assert caseload_tekst(10) == "10 casussen, vol bij een hele werkweek"
    assert caseload_tekst(11) == "11 casussen, vol bij een hele werkweek"
