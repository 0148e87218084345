"""PostgreSQL: the engine, and units of work that go over the wire in batches (psycopg pipeline)."""

import logging
import re
from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

import psycopg
from psycopg.rows import namedtuple_row
from sqlalchemy import Engine, create_engine
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.sql.compiler import SQLCompiler

from cmpg_desktop.berichten.fouten import CmpgFout, NietBeschikbaar
from cmpg_desktop.berichten.kern import Command, Context
from cmpg_desktop.database.transactie import (
    AlUitgevoerd,
    KlareVraag,
    Leesbaar,
    Lezing,
    NietGeraakt,
    Rijen,
    Samengesteld,
    Schrijfbaar,
    Transactie,
    gedaan_query,
)
from cmpg_desktop.typen import override

_DIALECT = PGDialect_psycopg()  # type: ignore[no-untyped-call]  # untyped in SQLAlchemy

# Dead lines are noticed and nothing waits for ever (besides the program's own watchdog).
_CONNECT = {
    "connect_timeout": 5,
    "keepalives": 1,
    "keepalives_idle": 10,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 10000,
    "options": "-c timezone=UTC -c statement_timeout=15000 -c lock_timeout=3000"
    " -c idle_in_transaction_session_timeout=60000",
}

# A batch that the server breaks off is an answer here (someone was first), and is raised as one;
# psycopg also warns in the log that it ended that batch.
logging.getLogger("psycopg").setLevel(logging.ERROR)

Verbinding = psycopg.Connection[Any]


def maak_engine(dsn: str) -> Engine:
    """Make the engine for a DSN such as `postgresql://server/database`.

    Autocommit: units of work send their own BEGIN and COMMIT inside a batch.
    """
    url = re.sub(r"^postgres(ql)?(\+\w+)?://", "postgresql+psycopg://", dsn)
    return create_engine(
        url,
        connect_args=dict(_CONNECT),
        isolation_level="AUTOCOMMIT",
        pool_size=3,
        max_overflow=0,
        pool_reset_on_return=None,
        hide_parameters=True,
    )


def _plain(value: Any) -> Any:
    # psycopg would send an enum by its name; the columns hold its value.
    return value.value if isinstance(value, Enum) else value


def _compile(
    statement: Samengesteld | Schrijfbaar, keys: Sequence[str] | None = None
) -> tuple[str, Callable[[dict[str, Any]], dict[str, Any]], dict[str, Any]]:
    compiled = statement.compile(
        dialect=_DIALECT, column_keys=list(keys) if keys is not None else None
    )
    assert isinstance(compiled, SQLCompiler)  # noqa: S101  (narrows the type for mypy)
    processors: dict[str, Any] = dict(compiled._bind_processors)  # noqa: SLF001  (it has no public name)
    if keys is not None:
        # The values come per row.
        sql, params = str(compiled), {}
    else:
        # Lists ("IN") are written out here, with the values that belong to this statement.
        staat = compiled.construct_expanded_state()
        sql, params = staat.statement, dict(staat.parameters)
        processors |= staat.processors

    def bind(values: dict[str, Any]) -> dict[str, Any]:
        return {
            name: _plain(processors[name](value) if name in processors else value)
            for name, value in values.items()
        }

    return sql, bind, params


def _klaar(statements: Sequence[Leesbaar]) -> list[tuple[str, dict[str, Any]]]:
    """Compile a batch before any of it goes: a pause halfway would let the server speak first."""
    kaal = (een.als_statement() if isinstance(een, KlareVraag) else een for een in statements)
    return [(sql, bind(params)) for sql, bind, params in map(_compile, kaal)]


def _send(verbinding: Verbinding, klaar: tuple[str, dict[str, Any]]) -> psycopg.Cursor[Any]:
    return verbinding.cursor(row_factory=namedtuple_row).execute(*klaar)


class PostgresLezing(Lezing):
    """Reads; a batch is one implicit transaction, so all of it is of one moment."""

    is_sqlite = False

    def __init__(self, verbinding: Verbinding) -> None:
        self._verbinding = verbinding

    @override
    def _lees(self, *statements: Leesbaar) -> tuple[Rijen, ...]:
        klaar = _klaar(statements)
        with self._verbinding.pipeline():
            cursors = [_send(self._verbinding, een) for een in klaar]
        return tuple(cursor.fetchall() for cursor in cursors)


class PostgresTransactie(Transactie):
    """A command: BEGIN travels with the first reads, COMMIT with the writes."""

    is_sqlite = False

    def __init__(self, verbinding: Verbinding, command: Command, context: Context) -> None:
        super().__init__(command, context)
        self._verbinding = verbinding
        self._begonnen = False

    @override
    def _lees(self, *statements: Leesbaar) -> tuple[Rijen, ...]:
        eerste = not self._begonnen
        klaar = _klaar(statements)
        (vooraf,) = _klaar((gedaan_query(self.command),))
        with self._verbinding.pipeline():
            if eerste:
                self._verbinding.execute("BEGIN")
                self._begonnen = True
                gedaan = _send(self._verbinding, vooraf)
            cursors = [_send(self._verbinding, een) for een in klaar]
        if eerste and gedaan.fetchone() is not None:
            raise AlUitgevoerd
        return tuple(cursor.fetchall() for cursor in cursors)

    @override
    def _commit(
        self, writes: list[tuple[Schrijfbaar, Sequence[dict[str, Any]] | None, int | None]]
    ) -> None:
        try:
            with self._verbinding.pipeline():
                if not self._begonnen:
                    self._verbinding.execute("BEGIN")
                    self._begonnen = True
                for statement, rijen, verwacht in writes:
                    self._write(statement, rijen, verwacht)
                self._verbinding.execute("COMMIT")
        except psycopg.errors.DivisionByZero as fout:
            raise NietGeraakt from fout
        except psycopg.errors.UniqueViolation as fout:
            regel = fout.diag.constraint_name or ""
            if regel == "uq_opdracht_id":
                raise AlUitgevoerd from fout
            if regel.startswith("uq_"):
                # A colleague made the one row there can be, between our reading and writing.
                raise NietGeraakt from fout
            raise

    def _write(
        self,
        statement: Schrijfbaar,
        rijen: Sequence[dict[str, Any]] | None,
        verwacht: int | None,
    ) -> None:
        sql, bind, params = _compile(statement, list(rijen[0]) if rijen else None)
        cursor = self._verbinding.cursor()
        if rijen is not None:
            cursor.executemany(sql, [bind(rij) for rij in rijen])
        elif verwacht is None:
            cursor.execute(sql, bind(params))
        else:
            # The COMMIT is already under way in this batch: a wrong number of rows must itself be
            # an error, so that everything behind it is skipped.
            geteld = (
                f"WITH geraakt AS ({sql} RETURNING 1) "  # noqa: S608  (compiled; values are bound)
                f"SELECT 1 / (count(*) = {int(verwacht)})::int FROM geraakt"
            )
            cursor.execute(geteld, bind(params))

    def breek_af(self) -> None:
        """Roll back, if anything was begun and the line still works."""
        if self._begonnen and not self._verbinding.closed:
            self._verbinding.execute("ROLLBACK")


def vertaal_fout(fout: Exception) -> CmpgFout | None:
    """Turn an error of the surroundings into one with a Dutch text; None means it is a bug."""
    if isinstance(fout, psycopg.errors.DiskFull):
        return NietBeschikbaar(
            "De schijf van de server is vol.",
            wat_nu="Wat u typt, blijft op deze computer bewaard. Waarschuw de beheerder.",
        )
    if isinstance(fout, psycopg.OperationalError | psycopg.InterfaceError):
        return NietBeschikbaar(
            "De server is nu niet te bereiken.",
            wat_nu="U kunt doorwerken: wat u typt, blijft bewaard en gaat er straks naartoe.",
        )
    return None
