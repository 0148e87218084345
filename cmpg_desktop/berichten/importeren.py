"""Taking over running casussen out of a list: look at the columns, try it, and do it.

The file itself travels along, so that what is done is done with what was looked at. Nothing of it
is kept: not in the journal, not in the database beside the rows that came in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from cmpg_desktop.berichten.kern import Command, Lane, Query
from cmpg_desktop.werkproces.importoordeel import tellingen
from cmpg_desktop.werkproces.importregels import ImportRegel, ImportUitkomst
from cmpg_desktop.werkproces.importvelden import ImportKolom, ImportVeld


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBlad:
    """What a file holds: its columns with a proposal, and what the reader must tell."""

    kolommen: tuple[ImportKolom, ...]
    rijen: int
    opmerkingen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportProef:
    """Row by row what an import would do; `merkteken` is by what the import knows it again."""

    vandaag: date
    koppen: tuple[str, ...]
    regels: tuple[ImportRegel, ...] = field(repr=False)
    merkteken: str

    @property
    def tellingen(self) -> Mapping[ImportUitkomst, int]:
        """How many rows have which outcome."""
        return tellingen(self.regels)

    @property
    def gaat_mee(self) -> int:
        """How many rows come in."""
        return sum(aantal for een, aantal in self.tellingen.items() if een.gaat_mee)


Toewijzing = tuple[tuple[int, ImportVeld], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesImport(Query[ImportBlad]):
    """Read which columns a file has."""

    lane: ClassVar[Lane] = Lane.DOCUMENTEN
    bytes: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbeerImport(Query[ImportProef]):
    """Say of every row what an import would do; nothing is written."""

    lane: ClassVar[Lane] = Lane.DOCUMENTEN
    bytes: bytes = field(repr=False)
    toewijzing: Toewijzing
    zelfde_persoon: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ImporteerCasussen(Command):
    """Take over all rows that are good, in one transaction; refused when it is not as tried.

    Not kept in the journal: the file is with the person, and such a list does not belong there.
    """

    lane: ClassVar[Lane] = Lane.DOCUMENTEN
    bewaarbaar: ClassVar[bool] = False
    bytes: bytes = field(repr=False)
    toewijzing: Toewijzing
    zelfde_persoon: bool = True
    merkteken: str
