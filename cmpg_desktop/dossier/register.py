"""Which function answers which query and carries out which command.

A module of this room registers its functions with the decorators below; `uitvoering` looks them up.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar
from uuid import UUID

from cmpg_desktop.berichten.kern import Change, Changes, Command, Context, Gevolgd, Query
from cmpg_desktop.database.database import Database
from cmpg_desktop.database.transactie import Lezing, Transactie
from cmpg_desktop.werkproces.bevoegdheden import Handeling

T = TypeVar("T")
Q = TypeVar("Q", bound=Query[Any])
C = TypeVar("C", bound=Command)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gevolg:
    """What a command did, before it is known that it was committed."""

    rijen: frozenset[Change] = frozenset()
    dossiers: frozenset[UUID] = frozenset()
    terug: Command | None = field(default=None, repr=False)
    resultaat: UUID | None = None
    wat: str = ""
    opruimen: bool = False


class Werkplaats(Protocol):
    """What long work may use: it opens its own short transactions between the slow steps."""

    @property
    def database(self) -> Database:
        """The database."""
        ...

    def ask(self, query: Query[T], context: Context, gevolgd: Gevolgd) -> T:
        """Answer another query."""
        ...

    def do(self, command: Command, context: Context, gevolgd: Gevolgd) -> Changes:
        """Carry out another command."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One registered function and what it asks of the asker."""

    functie: Callable[..., Any]
    handeling: "Handeling | Callable[[Any], Handeling | None] | None"
    opent: str = ""  # the kind of dossier whose opening is logged first
    lang: bool = False


posten: dict[type[Any], Post] = {}


def beantwoordt(
    soort: type[Q], handeling: Handeling | None, *, opent: str = ""
) -> Callable[[Callable[[Lezing, Q, Context], T]], Callable[[Lezing, Q, Context], T]]:
    """Register the function that answers a query, read in one `Lezing`.

    `handeling` None: no one need be signed in. With `opent` the look is logged before the reading.
    """

    def decorate(functie: Callable[[Lezing, Q, Context], T]) -> Callable[[Lezing, Q, Context], T]:
        posten[soort] = Post(functie=functie, handeling=handeling, opent=opent)
        return functie

    return decorate


def voert_uit(
    soort: type[C], handeling: Handeling | Callable[[C], Handeling] | None
) -> Callable[[Callable[[Transactie, C], Gevolg]], Callable[[Transactie, C], Gevolg]]:
    """Register the function that carries out a command in one `Transactie`.

    `handeling` may be a function of the command, where the right depends on what it is about.
    """

    def decorate(functie: Callable[[Transactie, C], Gevolg]) -> Callable[[Transactie, C], Gevolg]:
        posten[soort] = Post(functie=functie, handeling=handeling)
        return functie

    return decorate


LangWerk = Callable[[Werkplaats, Any, Context, Gevolgd], T]


def lang_werk(
    soort: type[Any],
    handeling: "Handeling | Callable[[Any], Handeling | None] | None",
    *,
    opent: str = "",
) -> Callable[[LangWerk[T]], LangWerk[T]]:
    """Register slow work (documents, backups) that opens its own transactions."""

    def decorate(functie: LangWerk[T]) -> LangWerk[T]:
        posten[soort] = Post(functie=functie, handeling=handeling, opent=opent, lang=True)
        return functie

    return decorate
