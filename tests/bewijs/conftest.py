"""Bewijzen: het echte programma, zonder nagemaakte delen."""

import pytest

from tests.bewijs.programma import SLEUTEL, draai, maak_plek
from tests.views.conftest import licht_thema

__all__ = ["licht_thema"]


@pytest.fixture
def plek(tmp_path, monkeypatch):
    """Geef een ingerichte database; Marloes heeft een account (zie `maak_plek`)."""
    monkeypatch.setenv("CMPG_DATABASE_KEY", SLEUTEL.hex())
    plek, _ = maak_plek(tmp_path / "gegevens")
    return plek


@pytest.fixture
def start(qtbot, qapp):
    """Start het programma op een map: `with start(map) as werk`."""

    def doe(map_, *meer):
        return draai(qtbot, qapp, "--map", map_, "--thema", "licht", *meer)

    return doe
