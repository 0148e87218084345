"""Bring a database to the version of this program: all steps in one transaction, or none."""

from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DatabaseError

from cmpg_desktop.berichten.fouten import Omgevingsfout

MIGRATIES = Path(__file__).parent / "migraties"
# In order, oldest first. Kept here so that a start need not load Alembic to see that all is well.
REVISIES = ("0001", "0002", "0003")
NIEUWSTE = REVISIES[-1]


class NieuwereDatabase(Omgevingsfout):
    """The database was made by a newer program."""

    def __init__(self, revisie: str) -> None:
        super().__init__(
            f"Deze database is van een nieuwere versie van het programma (versie {revisie}).",
            wat_nu="Installeer de nieuwste versie van het programma en open de database "
            "opnieuw. Er is niets veranderd.",
        )


def revisie(engine: Engine) -> str | None:
    """Read the version a database is at; None for an empty one."""
    with engine.connect() as connection:
        try:
            gevonden = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        except DatabaseError as fout:
            # Of the driver's own words: those of SQLAlchemy quote the statement, table and all.
            if "alembic_version" in str(fout.orig):
                return None
            raise
    return str(gevonden) if gevonden else None


def keur_versie(engine: Engine) -> None:
    """Refuse a database that is ahead of this program; raises `NieuwereDatabase`."""
    nu = revisie(engine)
    if nu is not None and nu not in REVISIES:
        raise NieuwereDatabase(nu)


def migreer(engine: Engine) -> bool:
    """Bring the database up to date; say whether anything had to be done.

    Raises `NieuwereDatabase` when it is ahead of this program. On SQLite foreign keys are off
    during the steps: with them on, a batch step silently empties the tables that refer to it.
    """
    nu = revisie(engine)
    if nu == NIEUWSTE:
        return False
    if nu is not None and nu not in REVISIES:
        raise NieuwereDatabase(nu)
    if engine.dialect.name == "sqlite":
        _migreer_sqlite(engine)
    else:
        verbinding = engine.connect().execution_options(isolation_level="READ COMMITTED")
        with verbinding, verbinding.begin():
            verbinding.execute(text("SET LOCAL lock_timeout = '200ms'"))
            _stappen(verbinding)
    return True


def _migreer_sqlite(engine: Engine) -> None:
    with engine.connect().execution_options(schrijft=True) as connection:
        rauw = connection.connection.driver_connection
        assert rauw is not None  # noqa: S101  (an open connection has one)
        rauw.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                _stappen(connection)
                fouten = connection.execute(text("PRAGMA foreign_key_check")).all()
                if fouten:
                    raise RuntimeError(f"{len(fouten)} rows refer to nothing after the migration")
        finally:
            rauw.execute("PRAGMA foreign_keys=ON")


def _stappen(connection: Connection) -> None:
    # Loaded only when there is something to do: Alembic costs as much as the whole first window.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIES))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
