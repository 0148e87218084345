"""The telefoonnotitie: a call while it is not yet anything else."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from cmpg_desktop.berichten.kern import Command, Query, nieuw_id
from cmpg_desktop.berichten.meldingen import SpoedcontactSnapshot
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.meldingregels import Vraag
from cmpg_desktop.werkproces.vragers import SoortVrager


class StukjeSoort(StrEnum):
    """What selected words of a call can become."""

    PERSOON = "persoon"
    ADRES = "adres"
    VRAAG = "vraag"
    EERDER = "eerder"
    LEEFGEBIED = "leefgebied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stukje:
    """Words that became something."""

    id: UUID
    soort: StukjeSoort
    leefgebied: Leefgebied | None
    tekst: str = field(repr=False)
    bekend: bool = False  # a persoon of this name is known here; no more than that (E070)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotitieBlad:
    """Everything of one call."""

    id: UUID
    begonnen_op: datetime
    beeindigd_op: datetime | None
    door: str
    wie_belt: str = field(repr=False)
    organisatie_id: UUID | None
    organisatie_tekst: str = field(repr=False)
    convenantpartij: bool
    telefoon: str = field(repr=False)
    tekst: str = field(repr=False)
    spoed: bool
    stukjes: tuple[Stukje, ...] = field(repr=False)
    spoedcontacten: tuple[SpoedcontactSnapshot, ...] = field(repr=False)
    nog_vragen: tuple[Vraag, ...]
    uitkomst: str = ""  # "melding" when it became one: from then on it is only read


@dataclass(frozen=True, slots=True, kw_only=True)
class NotitieRij:
    """A call that is still nothing, in a list."""

    id: UUID
    begonnen_op: datetime
    wie: str = field(repr=False)
    begin: str = field(repr=False)
    door: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotitieLezen(Query[NotitieBlad]):
    """One call. The look is logged; `opnieuw` reads again for a page that is already open."""

    id: UUID
    opnieuw: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenNotities(Query[tuple[NotitieRij, ...]]):
    """Calls that are still nothing, newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviesRij:
    """How often of one kind of asker, or on one leefgebied; `soort` is in words for the screen."""

    soort: str
    aantal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviesBlad:
    """The advice without names that was counted in one year."""

    jaar: int
    jaren: tuple[int, ...]  # since the first that was ever counted, newest first
    totaal: int
    vragers: tuple[AdviesRij, ...] = ()
    leefgebieden: tuple[AdviesRij, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviesLezen(Query[AdviesBlad]):
    """How much advice was given in a year (this one if it is not named), by whom and on what."""

    jaar: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginNotitie(Command):
    """The phone is picked up: the clock starts, or started at `begonnen_op` on the screen."""

    id: UUID = field(default_factory=nieuw_id)
    begonnen_op: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Markeer(Command):
    """Turn selected words into something."""

    id: UUID = field(default_factory=nieuw_id)
    notitie_id: UUID
    soort: StukjeSoort
    leefgebied: Leefgebied | None = None
    tekst: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class HaalMarkeringWeg(Command):
    """The words are only words again."""

    id: UUID
    notitie_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class BelSpoed(Command):
    """Stamp an emergency call: the time is now, nothing else is required (E048)."""

    id: UUID = field(default_factory=nieuw_id)
    notitie_id: UUID | None = None
    melding_id: UUID | None = None
    dienst: str
    nummer: str
    wie: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakMeldingVanNotitie(Command):
    """The call becomes a melding: what was marked takes its place there, ontvangst is the call."""

    id: UUID = field(default_factory=nieuw_id)
    notitie_id: UUID
    feit_id: UUID = field(default_factory=nieuw_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakAdvies(Command):
    """The call was advice without names: it is counted, and the note is gone (E049, besluit 6)."""

    bewaarbaar: ClassVar[bool] = True
    id: UUID = field(default_factory=nieuw_id)
    notitie_id: UUID
    datum: date
    soort_vrager: SoortVrager
    leefgebied: Leefgebied | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoegBijCasus(Command):
    """The call belongs to a casus: its text becomes a contact there, as a fact."""

    notitie_id: UUID
    casus_id: UUID
    feit_id: UUID = field(default_factory=nieuw_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class GooiNotitieWeg(Command):
    """The call was nothing: really gone, from database, journal and backups (besluit 6)."""

    notitie_id: UUID
