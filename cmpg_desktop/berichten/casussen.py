"""Casussen: the page that shows one. Working in a casus comes later; this only reads."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from cmpg_desktop.berichten.kern import Query
from cmpg_desktop.berichten.meldingen import MeldingRij, TijdlijnRegel
from cmpg_desktop.werkproces.termijnen import Termijn


@dataclass(frozen=True, slots=True, kw_only=True)
class CasusBetrokkene:
    """A persoon in a casus, as far as the page shows it."""

    id: UUID
    naam: str = field(repr=False)
    rol: str = field(default="", repr=False)
    geboren: str = field(default="", repr=False)  # in words, as far as known
    overleden_op: date | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CasusBlad:
    """Everything the page of a casus shows."""

    id: UUID
    nummer: str
    kop: str = field(repr=False)  # the title as typed, else made from who it is about; may be empty
    geopend_op: date
    gesloten_op: date | None
    casusregisseur: str
    betrokkenen: tuple[CasusBetrokkene, ...] = field(repr=False)
    meldingen: tuple[MeldingRij, ...] = field(repr=False)
    termijnen: tuple[Termijn, ...] = field(repr=False)
    tijdlijn: tuple[TijdlijnRegel, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CasusOpenen(Query[CasusBlad]):
    """Open a casus. The look is logged and committed before a row is read (E116).

    `opnieuw` reads again for a page that is already open, and logs only if it was not.
    """

    id: UUID
    opnieuw: bool = False
