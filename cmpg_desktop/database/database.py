"""The database as the work sees it: readings and transactions, whichever engine is behind."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from cmpg_desktop.berichten.fouten import CmpgFout
from cmpg_desktop.berichten.kern import Command, Context
from cmpg_desktop.database.transactie import (
    Lezing,
    SqliteLezing,
    SqliteTransactie,
    Transactie,
)

Vertaler = Callable[[Exception], CmpgFout | None]


class Database:
    """Gives units of work. `bewaker` is called before each write (is the file still there?)."""

    def __init__(
        self, engine: Engine, *, vertaal: Vertaler, bewaker: Callable[[], None] | None = None
    ) -> None:
        self.engine = engine
        self._vertaal = vertaal
        self._bewaker = bewaker

    @property
    def is_sqlite(self) -> bool:
        """Say which of the two engines this is."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def lezing(self) -> Iterator[Lezing]:
        """Open a reading. Errors of the surroundings come out as `CmpgFout`."""
        with self.vertaald():
            if self.is_sqlite:
                with SqliteLezing(self.engine) as op_bestand:
                    yield op_bestand
            else:
                with self._postgres() as lezing:
                    yield lezing

    @contextmanager
    def transactie(self, command: Command, context: Context) -> Iterator[Transactie]:
        """Open the transaction of a command: commits at the end, rolls back on any error."""
        with self.vertaald():
            if self._bewaker is not None:
                self._bewaker()
            if self.is_sqlite:
                connection = self.engine.connect().execution_options(schrijft=True)
                with connection:
                    transactie = SqliteTransactie(connection, command, context)
                    yield transactie
                    transactie.voltooi()
            else:
                with self._postgres_transactie(command, context) as op_server:
                    yield op_server

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    @contextmanager
    def _postgres(self) -> Iterator[Lezing]:
        from cmpg_desktop.database.postgres import PostgresLezing  # noqa: PLC0415

        rauw = self.engine.raw_connection()
        try:
            yield PostgresLezing(rauw.driver_connection)  # type: ignore[arg-type]  # psycopg's own
        except Exception as fout:
            if self._vertaal(fout) is not None:
                rauw.invalidate()
            raise
        finally:
            rauw.close()

    @contextmanager
    def _postgres_transactie(self, command: Command, context: Context) -> Iterator[Transactie]:
        from cmpg_desktop.database.postgres import PostgresTransactie  # noqa: PLC0415

        rauw = self.engine.raw_connection()
        transactie = PostgresTransactie(rauw.driver_connection, command, context)  # type: ignore[arg-type]  # psycopg's own
        try:
            yield transactie
            transactie.voltooi()
        except Exception as fout:
            if self._vertaal(fout) is None:
                transactie.breek_af()
            else:
                rauw.invalidate()
            raise
        finally:
            rauw.close()

    @contextmanager
    def vertaald(self) -> Iterator[None]:
        """Turn errors of the surroundings into `CmpgFout`."""
        try:
            yield
        except CmpgFout:
            raise
        except Exception as fout:
            kern = fout.orig if isinstance(fout, DBAPIError) else fout
            vertaald = self._vertaal(kern) if isinstance(kern, Exception) else None
            if vertaald is None:
                raise
            raise vertaald from fout
