"""One unit of work on either engine: a batch of reads, then a batch of writes.

On SQLite each statement simply runs. On PostgreSQL a batch goes over the wire at once, so that a
command costs at most two round trips: BEGIN with the reads, then the writes with COMMIT.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, ClassVar, Self, cast
from uuid import UUID

from sqlalchemy import (
    Connection,
    Delete,
    Dialect,
    Engine,
    Insert,
    Select,
    Update,
    insert,
    select,
)
from sqlalchemy.sql.selectable import CompoundSelect

from cmpg_desktop.berichten.kern import Command, Context
from cmpg_desktop.database.tabellen.team import opdracht
from cmpg_desktop.typen import override
from cmpg_desktop.werkproces.taal import dag_van

Samengesteld = Select[Any] | CompoundSelect[Any]
Rijen = Sequence[Any]


class KlareVraag(ABC):
    """A statement that was put together before; see `vastevraag`, which few rooms need."""

    __slots__ = ()

    @abstractmethod
    def als_statement(self) -> Samengesteld:
        """Return it as any other statement."""

    @abstractmethod
    def op_sqlite(self, rauw: Any, dialect: Dialect) -> Rijen:
        """Read the rows with the driver itself, in the transaction that was begun."""


Leesbaar = Samengesteld | KlareVraag
Schrijfbaar = Insert | Update | Delete


# Judges the rows of a question; returns a longer question when these do not tell enough.
Keur = Callable[[Rijen], Leesbaar | None]


class AlUitgevoerd(Exception):
    """The database has this command already: repeating it is harmless and changes nothing."""


class NietGeraakt(Exception):
    """A guarded write found other rows than it expected: someone was first."""


class Lezing(ABC):
    """A moment of reading: everything read in one call is of one moment."""

    # Full text search is the one thing that each engine asks in its own words.
    is_sqlite: ClassVar[bool]
    _bewaking: tuple[Leesbaar, Keur] | None = None
    _bewaak_los = False

    def bewaak(self, vraag: Leesbaar, keur: Keur, *, los: bool = False) -> None:
        """Ask this in the first batch that is read, and let `keur` refuse: no round trip more.

        `keur` may return what it must know besides; that is asked at once, and given to it too.
        A command that reads nothing only makes a new row; unless `los` it is not asked for that.
        """
        self._bewaking, self._bewaak_los = (vraag, keur), los

    def lees(self, *statements: Leesbaar) -> tuple[Rijen, ...]:
        """Read a batch; one sequence of rows (attributes by column name) per statement."""
        if self._bewaking is None:
            return self._lees(*statements)
        (vraag, keur), self._bewaking = self._bewaking, None
        *antwoorden, toegang = self._lees(*statements, vraag)
        meer = keur(toegang)
        if meer is not None:
            keur(*self._lees(meer))
        return tuple(antwoorden)

    @abstractmethod
    def _lees(self, *statements: Leesbaar) -> tuple[Rijen, ...]: ...

    def rijen(self, statement: Leesbaar) -> Rijen:
        """Read the rows of one statement."""
        (uitkomst,) = self.lees(statement)
        return uitkomst

    def een(self, statement: Leesbaar) -> Any | None:
        """Read the first row of one statement, or None."""
        uitkomst = self.rijen(statement)
        return uitkomst[0] if uitkomst else None


class Transactie(Lezing):
    """The transaction of one command. Writes are kept until the end and then go in one batch."""

    def __init__(self, command: Command, context: Context) -> None:
        self.command = command
        self.context = context
        self._writes: list[tuple[Schrijfbaar, Sequence[dict[str, Any]] | None, int | None]] = []
        self._rij: UUID | None = getattr(command, "id", None)
        self._veld = str(getattr(command, "veld", ""))

    @property
    def nu(self) -> datetime:
        """The moment of the command, from the injected clock."""
        return self.context.nu

    @property
    def vandaag(self) -> date:
        """The Dutch calendar day of the command; in UTC it may still be the day before."""
        return dag_van(self.context.nu)

    @property
    def actor(self) -> UUID | None:
        """Who does it."""
        return self.context.actor

    def handel_als(self, actor: UUID) -> None:
        """Carry out the rest as another, whose password this same command checked."""
        self.context = replace(self.context, actor=actor)

    def schrijf(
        self,
        statement: Schrijfbaar,
        rijen: Sequence[dict[str, Any]] | None = None,
        *,
        verwacht: int | None = None,
    ) -> None:
        """Add a write to the batch; `verwacht` rows must be hit, or the whole command fails.

        Raises `NietGeraakt` (at the end) when another number of rows was hit.
        """
        if rijen is None or rijen:
            self._writes.append((statement, rijen, verwacht))

    def vergeet_in_register(self) -> None:
        """Leave no row id of this command behind: what it was about is gone (besluit 6)."""
        self._rij = None
        self._veld = ""

    def noem_in_register(self, rij: UUID, veld: str = "") -> None:
        """Name what this command changed, where its `id` and `veld` do not say it."""
        self._rij = rij
        self._veld = veld

    def voltooi(self) -> None:
        """Send the writes, with the command's own line, and commit."""
        from cmpg_desktop.berichten.codec import naam  # noqa: PLC0415  (not needed to read)

        if self._bewaking is not None and self._bewaak_los:
            # It read nothing by which it could have been refused.
            self.lees()

        self._writes.append(
            (
                insert(opdracht).values(
                    id=self.command.opdracht,
                    medewerker_id=self.actor,
                    moment=self.nu,
                    soort=naam(type(self.command)),
                    rij_id=self._rij,
                    veld=self._veld,
                ),
                None,
                None,
            )
        )
        self._commit(self._writes)

    @abstractmethod
    def _commit(
        self, writes: list[tuple[Schrijfbaar, Sequence[dict[str, Any]] | None, int | None]]
    ) -> None: ...


def gedaan_query(command: Command) -> Select[Any]:
    """Ask whether the database has a command already."""
    return select(opdracht.c.volgnr).where(opdracht.c.id == command.opdracht)


def _rijen(connection: Connection, statement: Leesbaar) -> Rijen:
    if isinstance(statement, KlareVraag):
        return statement.op_sqlite(connection.connection.driver_connection, connection.dialect)
    return connection.execute(statement).all()


class SqliteLezing(Lezing):
    """Reads on SQLite, inside a transaction of its own.

    It begins and ends with the driver itself: a `Connection` of SQLAlchemy is made for the first
    statement that needs one, and search asks none.
    """

    is_sqlite = True

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._geleend = engine.raw_connection()
        self._rauw = cast("Any", self._geleend.driver_connection)
        self._connection: Connection | None = None
        try:
            self._rauw.execute("BEGIN")
        except BaseException:
            self._geleend.close()
            raise

    @override
    def _lees(self, *statements: Leesbaar) -> tuple[Rijen, ...]:
        return tuple(map(self._rijen, statements))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, soort: type[BaseException] | None, *_rest: object) -> None:
        """End the transaction, in which nothing was written, and give the connection back."""
        try:
            if soort is None:
                self._rauw.execute("COMMIT")
        finally:
            # What an error left open is rolled back when it comes back to the pool.
            (self._connection or self._geleend).close()

    def _rijen(self, statement: Leesbaar) -> Rijen:
        if isinstance(statement, KlareVraag):
            return statement.op_sqlite(self._rauw, self._engine.dialect)
        if self._connection is None:
            self._connection = Connection(self._engine, self._geleend)
        return self._connection.execute(statement).all()


class SqliteTransactie(Transactie):
    """A command on SQLite: the caller opened it with BEGIN IMMEDIATE."""

    is_sqlite = True

    def __init__(self, connection: Connection, command: Command, context: Context) -> None:
        super().__init__(command, context)
        self._connection = connection
        if connection.execute(gedaan_query(command)).first() is not None:
            raise AlUitgevoerd

    @override
    def _lees(self, *statements: Leesbaar) -> tuple[Rijen, ...]:
        return tuple(_rijen(self._connection, statement) for statement in statements)

    @override
    def _commit(
        self, writes: list[tuple[Schrijfbaar, Sequence[dict[str, Any]] | None, int | None]]
    ) -> None:
        for statement, rijen, verwacht in writes:
            if rijen is None:
                uitkomst = self._connection.execute(statement)
            else:
                uitkomst = self._connection.execute(statement, list(rijen))
            if verwacht is not None and uitkomst.rowcount != verwacht:
                raise NietGeraakt
        self._connection.commit()
