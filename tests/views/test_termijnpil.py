"""Eén regel voor de kleur van een dag: overal dezelfde grenzen."""

from datetime import date, timedelta

import pytest

from cmpg_desktop.dossier.werkvoorraad import _groep
from cmpg_desktop.models.werkvoorraad import PIL
from cmpg_desktop.views.termijnpil import soort_van
from cmpg_desktop.werkproces.termijn import DagSoort, Termijn, TermijnSoort, TermijnStatus

VANDAAG = date(2026, 1, 15)


def termijn(dagen, status):
    return Termijn(
        soort=TermijnSoort.FASE_2,
        naam="fase 2",
        uiterlijk=VANDAAG + timedelta(days=dagen),
        vanaf=VANDAAG,
        lengte="10 werkdagen",
        bron="",
        status=status,
        gehaald_op=None,
        dagen_te_laat=max(0, -dagen),
        dagsoort=DagSoort.WERKDAGEN,
        van_wie="",
        over=None,
        over_naam="",
        uitleg="",
        overgeslagen=(),
    )


@pytest.mark.parametrize("dagen", range(-2, 9))
@pytest.mark.parametrize("wacht", [False, True])
def test_het_dossier_kleurt_een_dag_zoals_de_werkvoorraad(dagen, wacht):
    status = TermijnStatus.WACHT_OP_ANDER if wacht else TermijnStatus.LOOPT
    een = termijn(dagen, TermijnStatus.TE_LAAT if dagen < 0 else status)
    assert soort_van(een, VANDAAG).value == PIL[_groep(een, VANDAAG)]
