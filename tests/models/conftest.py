import uuid

import pytest

from cmpg_desktop.models import bewerking as bewerking_module
from cmpg_desktop.models.bewerking import Bewerking
from cmpg_desktop.models.ongedaan import Ongedaan
from tests.hulp.nepbackend import Klok, NepBackend
from tests.hulp.schermwerk import open_broker, open_journaal

MARLOES = uuid.UUID(int=1)


@pytest.fixture(autouse=True)
def kort_ritme(monkeypatch):
    """Wacht niet echt: een pauze en een nieuwe poging komen meteen, uiterlijk komt nooit."""
    monkeypatch.setattr(bewerking_module, "PAUZE_MS", 40)
    monkeypatch.setattr(bewerking_module, "UITERLIJK_MS", 60_000)
    monkeypatch.setattr(bewerking_module, "OPNIEUW_MS", 10)


@pytest.fixture
def klok():
    return Klok()


@pytest.fixture
def backend():
    return NepBackend()


@pytest.fixture
def broker(qapp, backend, klok):
    with open_broker(lambda: backend, klok) as broker:
        yield broker
        backend.poort.set()


@pytest.fixture
def journaal(qtbot, broker):
    with open_journaal(qtbot, broker, MARLOES) as laan:
        yield laan


@pytest.fixture
def maak_bewerking(broker, journaal):
    def maak():
        ongedaan = Ongedaan(broker)
        bewerking = Bewerking(broker, journaal, ongedaan, "proef", broker)
        ongedaan.setParent(bewerking)
        return bewerking

    return maak


@pytest.fixture
def bewerking(maak_bewerking):
    return maak_bewerking()
