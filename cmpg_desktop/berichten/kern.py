"""What every message between the screen and the work has in common.

A *query* reads and answers with a frozen snapshot; a *command* changes one thing in one transaction
and answers with `Changes`. Both are frozen data: a reference to work, never the work itself.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, StrEnum
from typing import ClassVar, Generic, Protocol, TypeVar
from uuid import UUID

import uuid_utils.compat

T_co = TypeVar("T_co", covariant=True)


def nieuw_id() -> UUID:
    """Make the id of a new row or command: a UUIDv7, so ids sort by the order they were made."""
    return uuid_utils.compat.uuid7()


class Lane(Enum):
    """Where work runs: a backup or a slow search never holds up a save."""

    SCHRIJVEN = "schrijven"
    LEZEN = "lezen"
    DOCUMENTEN = "documenten"


class Noun(StrEnum):
    """Kinds of rows that screens show and that `Changes` names."""

    MELDING = "melding"
    CASUS = "casus"
    BETROKKENE = "betrokkene"
    PERSOON = "persoon"
    ADRES = "adres"
    RELATIE = "relatie"
    GEZAG = "gezag"
    PROBLEMATIEK = "problematiek"
    FEIT = "feit"
    NOTITIE = "notitie"
    STUKJE = "stukje"
    SPOEDCONTACT = "spoedcontact"
    ORGANISATIE = "organisatie"
    ONDERTEKENING = "ondertekening"
    CONTACTPERSOON = "contactpersoon"
    DOCUMENT = "document"
    BRIEF = "brief"
    SJABLOON = "sjabloon"
    OPMERKING = "opmerking"
    ADVIES = "advies"
    BEOORDELING = "beoordeling"
    BEOORDELINGSPUNT = "beoordelingspunt"
    WAARNEMING = "waarneming"
    MEDEWERKER = "medewerker"
    INSTELLING = "instelling"
    VRIJE_DAG = "vrije_dag"
    VERZOEK = "verzoek"
    WETTEKST = "wettekst"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query(Generic[T_co]):
    """A question; the type argument is the snapshot that answers it."""

    lane: ClassVar[Lane] = Lane.LEZEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A change. `opdracht` makes repeating it harmless: the same id is carried out once."""

    lane: ClassVar[Lane] = Lane.SCHRIJVEN
    # Kept in the journal until the database has it, and replayed after a crash.
    bewaarbaar: ClassVar[bool] = True
    # False for what only keeps words: after a crash they are shown, and nothing is done.
    uitvoerbaar: ClassVar[bool] = True

    opdracht: UUID = field(default_factory=nieuw_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Who asks, when and from where. The moment comes from the injected clock."""

    nu: datetime
    actor: UUID | None = None
    initiator: str = ""
    toestel: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One row that changed; an empty `velden` means the row as a whole (added, removed)."""

    noun: Noun
    id: UUID
    velden: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a command changed, for everyone who shows it.

    `terug` undoes it (a compare-and-set command like any other), where undo makes sense;
    `resultaat` is the id of the row the command made, where the caller needs it. With `opruimen`
    something was really thrown away: it must still be wiped from journal and backups.
    """

    opdracht: UUID
    rijen: frozenset[Change] = frozenset()
    dossiers: frozenset[UUID] = frozenset()
    initiator: str = ""
    moment: datetime | None = None
    terug: Command | None = field(default=None, repr=False)
    resultaat: UUID | None = None
    wat: str = ""
    opruimen: bool = False

    def raakt(self, *nouns: Noun) -> bool:
        """Say whether a row of one of these kinds changed."""
        return any(rij.noun in nouns for rij in self.rijen)


class Stop:
    """Lets the asker call off long work; the worker looks at it between steps."""

    __slots__ = ("_gevraagd",)

    def __init__(self) -> None:
        self._gevraagd = False

    def vraag(self) -> None:
        """Ask the work to stop."""
        self._gevraagd = True

    def __call__(self) -> bool:
        """Say whether stopping was asked."""
        return self._gevraagd


Voortgang = Callable[[int, int, str], None]
"""Called by long work with (done, total, Dutch text)."""


@dataclass(frozen=True, slots=True)
class Gevolgd:
    """The strings by which long work is held: progress out, stop in."""

    voortgang: Voortgang
    stop: Stop


class Backend(Protocol):
    """The work as the broker sees it; each method is called in the lane it belongs to."""

    def ask(self, query: Query[T_co], context: Context, gevolgd: Gevolgd) -> T_co:
        """Answer a query with its snapshot."""
        ...

    def do(self, command: Command, context: Context, gevolgd: Gevolgd) -> Changes:
        """Carry out a command in one transaction."""
        ...

    def journaal(self) -> "Journaal":
        """Give the journal; called once someone signed in."""
        ...

    def close(self) -> None:
        """Close every connection. Nothing may be asked after this."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class JournaalRegel:
    """One command that the database may not have yet."""

    volgorde: int
    command: Command = field(repr=False)
    fout: str = ""


class Journaal(Protocol):
    """What was typed and not yet saved, per account; survives the death of the program."""

    def open(self, account: UUID) -> tuple[JournaalRegel, ...]:
        """Open the journal of the person who signed in and give what it still holds."""
        ...

    def bewaar(self, regels: tuple[tuple[Command, str], ...], klaar: tuple[UUID, ...]) -> None:
        """Store commands with their error text ('' for none) and forget those the database has."""
        ...

    def close(self) -> None:
        """Close the file."""
        ...
