import pytest

from tests.hulp.nepbackend import Klok, NepBackend
from tests.hulp.schermwerk import open_broker


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
