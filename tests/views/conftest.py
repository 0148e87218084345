"""Schermproeven: het lichte thema, een Omgeving met een echte Broker, en wachten tot het stil is.

`omgeving` staat op `backend` (nagemaakt werk, zie tests/hulp/nepbackend.py). `echte_omgeving` staat
op een echte, lege database waarin Marloes is aangemeld.
"""

import shutil
from contextlib import contextmanager

import pytest

from cmpg_desktop.berichten.team import Medewerker
from cmpg_desktop.berichten.telefoon import AdviesBlad, AdviesLezen
from cmpg_desktop.database import sqlcipher
from cmpg_desktop.database.database import Database
from cmpg_desktop.dossier.uitvoering import Uitvoering
from cmpg_desktop.views import thema
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.toestand import Toestand
from cmpg_desktop.werkproces.rollen import Rol
from tests.dossier.conftest import MARLOES, SLEUTEL, StilJournaal, sqlite_sjabloon
from tests.hulp.nepbackend import Klok, NepBackend
from tests.hulp.schermwerk import open_broker, open_journaal

__all__ = ["sqlite_sjabloon"]  # de fixture van tests/dossier geldt hier ook


@pytest.fixture(autouse=True)
def licht_thema(qapp):
    """Give every test the light theme at 100 %."""
    if (
        thema.thema() is not thema.Thema.LICHT
        or thema.tekstschaal() != 1.0
        or not qapp.styleSheet()
    ):
        thema.pas_toe(qapp, thema.Thema.LICHT)
    yield
    if thema.thema() is not thema.Thema.LICHT or thema.tekstschaal() != 1.0:
        thema.pas_toe(qapp, thema.Thema.LICHT)


@pytest.fixture
def klok():
    """Geef een klok die stilstaat op donderdag 15 januari 2026, 10.15 uur."""
    return Klok()


@pytest.fixture
def backend():
    """Geef nagemaakt werk; er is nog geen advies geteld."""
    backend = NepBackend()
    backend.antwoorden[AdviesLezen] = AdviesBlad(jaar=2026, jaren=(), totaal=0)
    return backend


@contextmanager
def open_omgeving(qtbot, maak_backend, klok):
    """Geef een Omgeving waarin Marloes werkt; sluit zoals het programma: eerst het journaal."""
    with (
        open_broker(maak_backend, klok) as broker,
        open_journaal(qtbot, broker, MARLOES) as journaal,
    ):
        omgeving = Omgeving(broker, journaal, Toestand({}, lambda _alles: None))
        omgeving.medewerker = Medewerker(
            id=MARLOES,
            naam="Marloes Hendriks",
            functie="casusregisseur",
            rollen=(Rol.CASUSREGISSEUR, Rol.PROCESMANAGER),
        )
        broker.actor = MARLOES
        yield omgeving
        omgeving.deleteLater()


@pytest.fixture
def omgeving(qtbot, backend, klok):
    """Geef de omgeving van een pagina, op nagemaakt werk."""
    with open_omgeving(qtbot, lambda: backend, klok) as omgeving:
        yield omgeving
        backend.poort.set()


@pytest.fixture
def echte_omgeving(qtbot, klok, tmp_path, sqlite_sjabloon):
    """Geef de omgeving van een pagina, op een echte database."""
    pad = tmp_path / "proef.cmpg"
    shutil.copy(sqlite_sjabloon, pad)

    def maak_backend():
        engine = sqlcipher.maak_engine(pad, SLEUTEL)
        return Uitvoering(Database(engine, vertaal=sqlcipher.vertaal_fout), StilJournaal())

    with open_omgeving(qtbot, maak_backend, klok) as omgeving:
        yield omgeving


@pytest.fixture
def stil(qtbot):
    """Wacht tot een pagina niets meer te doen heeft: `stil(pagina)`."""

    def wacht(pagina):
        def klaar():
            ververst = pagina._ververs.isActive() and pagina.isVisible()
            return pagina.omgeving.broker.stil and not ververst

        qtbot.waitUntil(klaar)

    return wacht


@pytest.fixture
def toon(qtbot, stil):
    """Toon een pagina zoals het venster dat doet, en wacht tot ze gevuld is."""

    def doe(pagina, breed=1154, hoog=808):
        qtbot.addWidget(pagina)
        pagina.resize(breed, hoog)
        with qtbot.waitExposed(pagina):
            pagina.show()
        pagina.focus_eerst()
        stil(pagina)
        return pagina

    return doe
