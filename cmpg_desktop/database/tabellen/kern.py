"""Metadata, column types and the columns that every row of the work has."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Boolean, Column, DateTime, Dialect, ForeignKey, MetaData, Text, Uuid, false
from sqlalchemy.types import TypeDecorator, TypeEngine

from cmpg_desktop.typen import override

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A moment: aware in Python, UTC in the database. A naive value is a bug and refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _binary_collation() -> TypeEngine[str]:
    # Folded text sorts and matches by byte on both engines.
    return Text().with_variant(Text(collation="C"), "postgresql")


FOLDED = _binary_collation()


def id_column() -> Column[Any]:
    """Make the row's own id: a UUIDv7 from the client."""
    return Column("id", Uuid, primary_key=True)


def reference(name: str, target: str, *, nullable: bool = True, index: bool = True) -> Column[Any]:
    """Make a foreign key to the id of another table."""
    return Column(name, Uuid, ForeignKey(f"{target}.id"), nullable=nullable, index=index)


def text(name: str) -> Column[Any]:
    """Make a text that is empty until someone types; empty means: not asked yet."""
    return Column(name, Text, nullable=False, server_default="")


def flag(name: str) -> Column[Any]:
    """Make a yes or no that starts as no."""
    return Column(name, Boolean, nullable=False, server_default=false())


def removed() -> Column[Any]:
    """Make the mark of a row that a user took away; undo clears it."""
    return Column("verwijderd_op", Moment)
