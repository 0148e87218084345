"""Een eigen PostgreSQL voor de proeven, en daarin een lege database per proef.

Elke werker van xdist maakt er een: starten kost ongeveer een halve seconde, delen kost meer
gedoe. `TEST_PG_DSN` wijst naar een bestaande server, `PGBIN` naar andere programma's.
"""

import os
import re
import shutil
import subprocess
import tempfile
import uuid
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

_START_S = 30.0
_TIK_S = 0.02
# Elke proef kopieert een database van honderden bestanden; in het geheugen kost dat een derde.
_GEHEUGEN = Path("/dev/shm")  # noqa: S108  (mkdtemp maakt er een eigen, dichte map in)
_GEHEUGEN_NODIG = 1 << 30
# Niets hiervan hoeft een stroomstoring te overleven; wat sneller is, is beter.
_INSTELLINGEN = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "50",
    "max_wal_size": "128MB",
    "shared_buffers": "32MB",
    "autovacuum": "off",
    "timezone": "UTC",
    "log_statement": "none",
    "lc_messages": "C",
}


def _vind_programmas() -> Path:
    """Geef de map met initdb: PGBIN, de nieuwste van Debian, of wat in PATH staat."""
    if os.environ.get("PGBIN"):
        return Path(os.environ["PGBIN"])
    versies = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda pad: float(pad.parts[-3]),
    )
    if versies:
        return versies[-1].parent
    los = shutil.which("initdb")
    if los:
        return Path(los).parent
    pytest.fail(
        "PostgreSQL ontbreekt, en zonder kan de helft van de database niet worden beproefd. "
        "Start scripts/test als root (die installeert het), installeer het pakket postgresql, "
        "of wijs met TEST_PG_DSN een server aan.",
        pytrace=False,
    )


def _als_gewone_gebruiker(*, stopt_mee: bool) -> list[str]:
    """Geef wat voor een opdracht moet: PostgreSQL weigert root, en stopt als de proeven stoppen."""
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        return []
    voorvoegsel = [setpriv]
    if os.geteuid() == 0:
        voorvoegsel += ["--reuid=postgres", "--regid=postgres", "--init-groups"]
    if stopt_mee:
        voorvoegsel += ["--pdeathsig", "QUIT"]
    return voorvoegsel if len(voorvoegsel) > 1 else []


@dataclass(frozen=True)
class PostgresServer:
    """Een draaiende server; `dsn` wijst naar zijn onderhoudsdatabase."""

    dsn: str

    def dsn_van(self, naam: str) -> str:
        """Geef de dsn van een database, bruikbaar voor psycopg en voor SQLAlchemy 2.1."""
        return re.sub(r"^(postgres(?:ql)?://[^/]*/)[^?]*", rf"\g<1>{naam}", self.dsn, count=1)

    @contextmanager
    def database(self, sjabloon: str = "template0"):
        """Maak een database (een kopie van `sjabloon`) en gooi haar daarna weg."""
        naam = f"proef_{uuid.uuid4().hex[:16]}"
        self.maak_database(naam, sjabloon)
        try:
            yield self.dsn_van(naam)
        finally:
            self.verwijder_database(naam)

    def maak_database(self, naam: str, sjabloon: str = "template0") -> str:
        """Maak een database en geef haar dsn; voor een sjabloon dat de hele sessie meegaat."""
        opdracht = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")
        with psycopg.connect(self.dsn, autocommit=True) as verbinding:
            verbinding.execute(opdracht.format(sql.Identifier(naam), sql.Identifier(sjabloon)))
        return self.dsn_van(naam)

    def verwijder_database(self, naam: str) -> None:
        """Gooi een database weg, ook als een proef er nog een verbinding mee heeft."""
        with psycopg.connect(self.dsn, autocommit=True) as verbinding:
            opdracht = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
            verbinding.execute(opdracht.format(sql.Identifier(naam)))


def _maak_cluster(programmas: Path, plek: Path) -> None:
    opdracht = [*_als_gewone_gebruiker(stopt_mee=False), programmas / "initdb", "-D", plek / "data"]
    opdracht += ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    uitkomst = subprocess.run(
        opdracht, capture_output=True, text=True, check=False, cwd="/", timeout=60
    )
    if uitkomst.returncode:
        pytest.fail(f"initdb lukt niet:\n{uitkomst.stdout}{uitkomst.stderr}", pytrace=False)


def _wacht_tot_klaar(server: subprocess.Popen, plek: Path) -> None:
    """Wacht tot de server zichzelf klaar noemt, of leg uit waarom hij stopte."""
    stand = plek / "data" / "postmaster.pid"
    for _ in range(int(_START_S / _TIK_S)):
        if stand.exists() and stand.read_text().rstrip().endswith("ready"):
            return
        try:
            server.wait(_TIK_S)
        except subprocess.TimeoutExpired:
            continue
        break
    server.kill()
    pytest.fail(f"PostgreSQL start niet:\n{(plek / 'log').read_text()}", pytrace=False)


def _waar() -> Path | None:
    """Geef het geheugen als daar ruim plaats is (in een container vaak niet); anders de schijf."""
    if not os.access(_GEHEUGEN, os.W_OK):
        return None
    ruim = shutil.disk_usage(_GEHEUGEN).free >= _GEHEUGEN_NODIG
    return _GEHEUGEN if ruim else None


@contextmanager
def eigen_server():
    programmas = _vind_programmas()
    # Niet in de map van pytest: die is dicht voor de gebruiker postgres.
    plek = Path(tempfile.mkdtemp(prefix="cmpg-pg-", dir=_waar()))
    try:
        if os.geteuid() == 0:
            shutil.chown(plek, "postgres", "postgres")
        _maak_cluster(programmas, plek)
        opdracht = [*_als_gewone_gebruiker(stopt_mee=True), programmas / "postgres"]
        opdracht += ["-D", plek / "data", "-k", plek]
        for naam, waarde in _INSTELLINGEN.items():
            opdracht += ["-c", f"{naam}={waarde}"]
        with (plek / "log").open("wb") as log:
            server = subprocess.Popen(
                opdracht, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/"
            )
        try:
            _wacht_tot_klaar(server, plek)
            yield PostgresServer(f"postgresql://postgres@/postgres?host={plek}")
        finally:
            # INT is "nu stoppen, netjes": openstaande verbindingen worden verbroken.
            server.send_signal(2)
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
    finally:
        shutil.rmtree(plek, ignore_errors=True)


@pytest.fixture(scope="session")
def pg_server():
    """Geef een PostgreSQL-server voor de hele sessie."""
    if os.environ.get("TEST_PG_DSN"):
        yield PostgresServer(os.environ["TEST_PG_DSN"])
        return
    with eigen_server() as server:
        yield server


@pytest.fixture
def pg_database(pg_server):
    """Geef de dsn van een verse, lege database; na de proef is zij weg."""
    with pg_server.database() as dsn:
        yield dsn
