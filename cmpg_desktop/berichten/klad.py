"""What was typed in a window over a page and is not recorded yet."""

from dataclasses import dataclass, field
from typing import ClassVar
from uuid import UUID

from cmpg_desktop.berichten.kern import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class SchrijfKlad(Command):
    """Text of a window that nobody confirmed: the journal keeps it and nothing carries it out.

    After a crash it is given back to copy. Sending what the window asks would take a decision or
    record a fact that nobody confirmed.
    """

    uitvoerbaar: ClassVar[bool] = False

    waar: str = field(repr=False)
    tekst: str = field(repr=False)
    pagina: str = ""
    rij: UUID | None = None
