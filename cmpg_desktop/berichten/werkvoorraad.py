"""The home page: what must happen, late first."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from cmpg_desktop.berichten.kern import Command, Query
from cmpg_desktop.werkproces.termijnen import Termijn


class WerkGroep(StrEnum):
    """The groups of the werkvoorraad, in order."""

    TE_LAAT = "te_laat"
    NU = "nu"
    DEZE_WEEK = "deze_week"
    LATER = "later"
    WACHT = "wacht"

    @property
    def weergave(self) -> str:
        """The heading."""
        return {
            WerkGroep.TE_LAAT: "Te laat",
            WerkGroep.NU: "Vandaag en morgen",
            WerkGroep.DEZE_WEEK: "Deze week en volgende week",
            WerkGroep.LATER: "Later",
            WerkGroep.WACHT: "Wacht op een ander",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class WerkRegel:
    """One thing to do: a termijn of an open melding or casus, or a call that is still nothing."""

    dossier_id: UUID
    dossier_soort: str  # melding | casus | notitie
    regel: str  # key of this line within its dossier
    groep: WerkGroep
    wat: str
    uiterlijk: date | None
    te_laat: int
    kop: str = field(repr=False)
    nummer: str = ""
    fase: str = ""
    wacht_op: str = field(default="", repr=False)
    spoed: bool = False
    van_mij: bool = False
    termijn: Termijn | None = field(default=None, repr=False)
    opmerking: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Werk:
    """The whole werkvoorraad as of one day."""

    vandaag: date
    regels: tuple[WerkRegel, ...] = field(repr=False)
    tellers: tuple[tuple[str, int], ...] = ()  # rail counts: (rail code, number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Werkvoorraad(Query[Werk]):
    """My work, or the whole team's."""

    team: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Railtellers(Query[tuple[tuple[str, int], ...]]):
    """The rail counts alone, for when the werkvoorraad is not in sight: (rail code, number)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetOpmerking(Command):
    """Type a remark on a line; empty takes it away."""

    dossier_id: UUID
    regel: str
    oud: str = field(repr=False)
    nieuw: str = field(repr=False)
