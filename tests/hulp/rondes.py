"""The work on a PostgreSQL of its own, behind a line that counts round trips."""

from contextlib import contextmanager
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

from cmpg_desktop.berichten.accounts import NieuwAccount
from cmpg_desktop.berichten.inrichting import RichtIn
from cmpg_desktop.berichten.kern import Context, Gevolgd, Stop
from cmpg_desktop.database import postgres
from cmpg_desktop.database.database import Database
from cmpg_desktop.database.migreren import migreer
from cmpg_desktop.dossier.inrichten import VERPLICHT
from cmpg_desktop.dossier.uitvoering import Uitvoering
from cmpg_desktop.werkproces.rollen import Rol
from tests.hulp.postgres import eigen_server
from tests.hulp.tussenpersoon import tussen

NU = datetime(2026, 3, 6, 9, tzinfo=UTC)
INSTELLINGEN = tuple((sleutel, "proef@voorbeeld.nl") for sleutel in VERPLICHT)


class GeenJournaal:
    """Keeps nothing: what is tried here is not about typing."""

    def open(self, account):
        return ()

    def bewaar(self, regels, klaar):
        return None

    def close(self):
        return None


class Werk:
    def __init__(self, uitvoering, actor):
        self._uitvoering = uitvoering
        self.actor = actor
        self._context = Context(nu=NU, actor=actor)
        self._gevolgd = Gevolgd(lambda *_: None, Stop())

    def vraag(self, query):
        return self._uitvoering.ask(query, self._context, self._gevolgd)

    def doe(self, command):
        return self._uitvoering.do(command, self._context, self._gevolgd)


@contextmanager
def werk_op(dsn: str):
    """Set up the work on an empty database and give it with the counting line before it.

    `dsn` names a server by its socket folder, as `pg_database` does.
    """
    engine = postgres.maak_engine(dsn)
    migreer(engine)
    engine.dispose()
    delen = urlsplit(dsn)
    folder = parse_qs(delen.query)["host"][0]
    with tussen(f"{folder}/.s.PGSQL.5432") as lijn:
        doel = f"postgresql://postgres@127.0.0.1:{lijn.poort}{delen.path}"
        database = Database(postgres.maak_engine(doel), vertaal=postgres.vertaal_fout)
        account = NieuwAccount(
            naam="Marloes Hendriks",
            rollen=(Rol.CASUSREGISSEUR, Rol.PROCESMANAGER),
            wachtwoord="een lange proefzin",
        )
        uitvoering = Uitvoering(database, GeenJournaal())
        opdracht = RichtIn(instellingen=INSTELLINGEN, accounts=(account,))
        Werk(uitvoering, None).doe(opdracht)
        try:
            yield Werk(uitvoering, account.id), lijn
        finally:
            uitvoering.close()


@contextmanager
def werk_op_server():
    """As `werk_op`, with a server of its own (for scripts/bench)."""
    with eigen_server() as server, server.database() as dsn, werk_op(dsn) as werk:
        yield werk
