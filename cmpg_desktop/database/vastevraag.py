"""A reading that is put together once and asked often, with other values each time.

SQLAlchemy takes longer to build such a statement, to look it up and to write out its lists than
SQLite takes to answer it. Search asks ten of them at every key.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from sqlalchemy import Dialect, Select
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.selectable import CompoundSelect

from cmpg_desktop.database.transactie import KlareVraag
from cmpg_desktop.typen import override

_MEEST_PLANNEN: Final = 64

Omzetting = Callable[[Any], Any]


class Deel(NamedTuple):
    """What stands at one place of the text, or at some next to each other."""

    naam: str
    is_lijst: bool
    vast: tuple[Any, ...]
    stuur: Omzetting | None


@dataclass(frozen=True, slots=True)
class Plan:
    """The text for lists of one length, where each value goes, and how a row is read."""

    sql: str
    # In the order of the text: a value, a whole list, or what is always the same; how to send it.
    delen: tuple["Deel", ...]
    maak_rij: Callable[[Sequence[Any]], Any]
    lees: tuple[tuple[int, Omzetting], ...]

    def waarden(self, gegeven: Mapping[str, Any]) -> tuple[Any, ...]:
        """Give the values as the driver wants them, in the order of the text."""
        uit: list[Any] = []
        for deel in self.delen:
            if not deel.naam:
                uit += deel.vast
                continue
            hier = gegeven[deel.naam] if deel.is_lijst else (gegeven[deel.naam],)
            uit += hier if deel.stuur is None else map(deel.stuur, hier)
        return tuple(uit)

    def rij(self, rauw: Sequence[Any]) -> Any:
        """Make a row of what the driver gave."""
        cellen = list(rauw)
        for plek, lees in self.lees:
            cellen[plek] = lees(cellen[plek])
        return self.maak_rij(cellen)


class VasteVraag:
    """A statement with named `bindparam`s; keep it as long as the program runs."""

    def __init__(self, statement: Select[Any] | CompoundSelect[Any]) -> None:
        self.statement = statement
        self._plannen: dict[tuple[tuple[str, int], ...], Plan] = {}

    def met(self, **waarden: Any) -> "GevuldeVraag":
        """Fill in the values; a list for a `bindparam` that is expanding."""
        return GevuldeVraag(self, waarden)

    def plan(self, dialect: Dialect, waarden: Mapping[str, Any]) -> Plan:
        """Give the text for lists of these lengths, made at the first time."""
        maat = tuple((naam, len(een)) for naam, een in waarden.items() if isinstance(een, list))
        plan = self._plannen.get(maat)
        if plan is None:
            if len(self._plannen) >= _MEEST_PLANNEN:
                self._plannen.clear()
            plan = self._plannen[maat] = _maak_plan(self.statement, dialect, waarden)
        return plan


@dataclass(frozen=True, slots=True)
class GevuldeVraag(KlareVraag):
    """A fixed statement with its values, to read once."""

    vraag: VasteVraag
    waarden: Mapping[str, Any]

    @override
    def als_statement(self) -> Select[Any] | CompoundSelect[Any]:
        return self.vraag.statement.params(**self.waarden)

    @override
    def op_sqlite(self, rauw: Any, dialect: Dialect) -> Sequence[Any]:
        plan, waarden = self.klaar(dialect)
        rijen = rauw.execute(plan.sql, waarden).fetchall()
        if not plan.lees:
            return [plan.maak_rij(rij) for rij in rijen]
        return [plan.rij(rij) for rij in rijen]

    def klaar(self, dialect: Dialect) -> tuple[Plan, tuple[Any, ...]]:
        """Give what the driver is asked, and with which values."""
        waarden = {
            naam: _aangevuld(een) if isinstance(een, list) else een
            for naam, een in self.waarden.items()
        }
        plan = self.vraag.plan(dialect, waarden)
        return plan, plan.waarden(waarden)


def _aangevuld(lijst: list[Any]) -> list[Any]:
    """Repeat the last until the length is a power of two: few texts, which the driver keeps."""
    aantal = len(lijst)
    return lijst + lijst[-1:] * ((1 << (aantal - 1).bit_length()) - aantal) if aantal else lijst


def _maak_plan(
    statement: Select[Any] | CompoundSelect[Any], dialect: Dialect, waarden: Mapping[str, Any]
) -> Plan:
    compiled = statement.compile(dialect=dialect)
    assert isinstance(compiled, SQLCompiler)  # noqa: S101  (narrows the type for mypy)
    staat = compiled.construct_expanded_state(dict(waarden))
    stuur: dict[str, Any] = {**compiled._bind_processors, **staat.processors}  # noqa: SLF001  (it has no public name)
    uit_lijst = {
        los: (naam, index)
        for naam, lossen in staat.parameter_expansion.items()
        for index, los in enumerate(lossen)
    }
    delen: list[Deel] = []
    for naam in staat.positiontup or ():
        vandaan, index = uit_lijst.get(naam, (naam, None))
        omzetting = stuur.get(naam)
        if vandaan not in waarden:
            vast = staat.parameters[naam]
            delen.append(Deel("", False, (omzetting(vast) if omzetting else vast,), None))
        elif not index:  # of a list the first: the rest of it stands behind
            delen.append(Deel(vandaan, index is not None, (), omzetting))
    kolommen = list(statement.selected_columns)
    lees = [een.type.dialect_impl(dialect).result_processor(dialect, None) for een in kolommen]
    rij = namedtuple("rij", [een.key or "" for een in kolommen], rename=True)  # type: ignore[misc]  # noqa: PYI024  the columns are known when it runs
    return Plan(
        sql=staat.statement,
        delen=tuple(delen),
        maak_rij=rij._make,
        lees=tuple((plek, een) for plek, een in enumerate(lees) if een is not None),
    )
