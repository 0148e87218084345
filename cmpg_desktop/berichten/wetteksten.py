"""References to a law, as the lawyer of the municipality improved them (besluiten 19 and 30)."""

from dataclasses import dataclass
from datetime import datetime

from cmpg_desktop.berichten.kern import Command, Query
from cmpg_desktop.werkproces.wetteksten import WettekstSoort


@dataclass(frozen=True, slots=True, kw_only=True)
class WettekstRij:
    """One reference as it holds now; `voorstel` is the program's own, None for one added here."""

    code: str
    soort: WettekstSoort
    naam: str
    tekst: str
    voorstel: tuple[str, str] | None
    gewijzigd_door: str = ""
    gewijzigd_op: datetime | None = None

    @property
    def is_eigen(self) -> bool:
        """Whether the municipality made this of it."""
        return self.voorstel != (self.naam, self.tekst)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wetteksten(Query[tuple[WettekstRij, ...]]):
    """All references, in the order of where they stand in the program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetWettekst(Command):
    """Word one differently, or add a law to the kader; `oud` is name and text as they were shown.

    For a law that is added `oud` is two empty texts.
    """

    code: str
    oud: tuple[str, str]
    nieuw: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class HaalWettekstWeg(Command):
    """Go back to the program's own words, or take away a law that was added here."""

    code: str
