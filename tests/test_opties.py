"""Wat op de opdrachtregel niet kan, wordt in het Nederlands geweigerd."""

import pytest

from cmpg_desktop.opties import lees_opties


@pytest.mark.parametrize("dag", ["0001-01-01", "1999-12-31", "2101-01-01", "9999-12-31"])
def test_een_dag_buiten_de_kalender_wordt_geweigerd(dag, capsys):
    with pytest.raises(SystemExit):
        lees_opties(["--demo", "--vandaag", dag])
    assert "van 2000 tot en met 2100" in capsys.readouterr().err


@pytest.mark.parametrize("dag", ["2000-01-01", "2026-03-02", "2100-12-31"])
def test_een_gewone_dag_mag(dag):
    assert lees_opties(["--demo", "--vandaag", dag]).vandaag.date().isoformat() == dag
