"""Het werk op beide motoren: elke proef krijgt een gemigreerde database en drie collega's."""

import shutil
import uuid
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert

from cmpg_desktop.berichten.kern import Context, Gevolgd, Stop
from cmpg_desktop.database import postgres, sqlcipher
from cmpg_desktop.database.database import Database
from cmpg_desktop.database.migreren import migreer
from cmpg_desktop.database.tabellen.team import medewerker, medewerker_rol
from cmpg_desktop.dossier.uitvoering import Uitvoering
from cmpg_desktop.werkproces.rollen import Rol

SLEUTEL = bytes(range(32))
NU = datetime(2026, 3, 6, 9, 0, tzinfo=UTC)  # een vrijdag

MARLOES = uuid.UUID(int=1)
BERT = uuid.UUID(int=2)
LOTTE = uuid.UUID(int=3)
BEHEER = uuid.UUID(int=4)

_TEAM = {
    MARLOES: ("Marloes Hendriks", (Rol.CASUSREGISSEUR, Rol.PROCESMANAGER)),
    BERT: ("Bert de Boer", (Rol.CASUSREGISSEUR,)),
    LOTTE: ("Lotte Smit", (Rol.PROCESONDERSTEUNER,)),
    BEHEER: ("Bea Heer", (Rol.FUNCTIONEEL_BEHEERDER,)),
}


def zet_team(database):
    """Zet de collega's van de proeven in de database."""
    with database.engine.begin() as verbinding:
        for id_, (naam, rollen) in _TEAM.items():
            verbinding.execute(insert(medewerker).values(id=id_, naam=naam))
            for rol in rollen:
                rij = {"id": uuid.uuid4(), "medewerker_id": id_, "rol": rol.value}
                verbinding.execute(insert(medewerker_rol).values(**rij))


class StilJournaal:
    """Bewaart niets: deze proeven gaan over wat de database krijgt."""

    def open(self, account):
        return ()

    def bewaar(self, regels, klaar):
        return None

    def close(self):
        return None


@pytest.fixture(scope="session")
def sqlite_sjabloon(tmp_path_factory):
    """Geef een gemigreerd bestand met het team, om te kopiëren."""
    pad = tmp_path_factory.mktemp("sjabloon") / "leeg.cmpg"
    engine = sqlcipher.maak_engine(pad, SLEUTEL)
    migreer(engine)
    zet_team(Database(engine, vertaal=sqlcipher.vertaal_fout))
    with engine.connect() as verbinding:
        verbinding.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return pad


@pytest.fixture(scope="session")
def postgres_sjabloon(pg_server):
    """Geef de naam van een gemigreerde database met het team, om te kopiëren."""
    naam = f"sjabloon_{uuid.uuid4().hex[:12]}"
    engine = postgres.maak_engine(pg_server.maak_database(naam))
    migreer(engine)
    zet_team(Database(engine, vertaal=postgres.vertaal_fout))
    engine.dispose()
    yield naam
    pg_server.verwijder_database(naam)


@contextmanager
def kopie(request, map_):
    """Geef een kopie van het sjabloon, op de motor van `request.param`."""
    if request.param == "sqlite":
        pad = map_ / "proef.cmpg"
        shutil.copy(request.getfixturevalue("sqlite_sjabloon"), pad)
        database = Database(sqlcipher.maak_engine(pad, SLEUTEL), vertaal=sqlcipher.vertaal_fout)
        yield database
        database.close()
        return
    sjabloon = request.getfixturevalue("postgres_sjabloon")
    with request.getfixturevalue("pg_server").database(sjabloon) as dsn:
        database = Database(postgres.maak_engine(dsn), vertaal=postgres.vertaal_fout)
        yield database
        database.close()


@pytest.fixture(params=["sqlite", "postgres"])
def database(request, tmp_path):
    """Geef een eigen database, op de ene en op de andere motor."""
    with kopie(request, tmp_path) as database:
        yield database


@dataclass
class Werk:
    """Het werk, met wie het doet en wanneer; `als` en `later` geven een ander werk."""

    uitvoering: Uitvoering
    context: Context
    gevolgd: Gevolgd = field(
        default_factory=lambda: Gevolgd(voortgang=lambda *_: None, stop=Stop())
    )

    @property
    def database(self):
        return self.uitvoering.database

    def doe(self, command):
        """Voer een opdracht uit."""
        return self.uitvoering.do(command, self.context, self.gevolgd)

    def vraag(self, query):
        """Stel een vraag."""
        return self.uitvoering.ask(query, self.context, self.gevolgd)

    def als(self, wie):
        """Hetzelfde werk, door een ander."""
        return replace(self, context=replace(self.context, actor=wie))

    def later(self, **stap):
        """Hetzelfde werk, op een later moment."""
        return replace(self, context=replace(self.context, nu=self.context.nu + timedelta(**stap)))

    def rijen(self, statement):
        """Lees buiten het werk om wat er in de database staat."""
        with self.database.engine.connect() as verbinding:
            return verbinding.execute(statement).all()

    def schrijf(self, statement, rijen=None):
        """Zet buiten het werk om iets klaar in de database."""
        with self.database.engine.begin() as verbinding:
            verbinding.execute(statement, *([rijen] if rijen is not None else []))


def werk_op(database):
    """Geef het werk op een database, gedaan door Marloes."""
    return Werk(
        Uitvoering(database, StilJournaal()),
        Context(nu=NU, actor=MARLOES, initiator="proef", toestel="werkplek"),
    )


@pytest.fixture
def werk(database):
    """Geef het werk, gedaan door Marloes (casusregisseur en procesmanager)."""
    return werk_op(database)


@pytest.fixture
def doe(werk):
    """Voer een opdracht uit als Marloes."""
    return werk.doe


@pytest.fixture
def vraag(werk):
    """Stel een vraag als Marloes."""
    return werk.vraag


@pytest.fixture
def als(werk):
    """Geef het werk in handen van een collega: `als(BERT).doe(...)`."""
    return werk.als
