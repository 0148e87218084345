"""Privacyverzoeken: what a betrokkene asks about their own data (E129-E131)."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from cmpg_desktop.berichten.kern import Command, Query, nieuw_id
from cmpg_desktop.werkproces.termijn import Termijn
from cmpg_desktop.werkproces.verzoeken import Hoedanigheid, VerzoekGrond, VerzoekSoort, VerzoekWijze


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzoekRij:
    """One verzoek in the list."""

    id: UUID
    soort: VerzoekSoort | None
    wijze: VerzoekWijze | None
    ontvangen_op: date
    wie: str = field(repr=False)
    voor: str = field(repr=False)  # for whom, when that is another
    termijn: Termijn
    behandelaar: str = ""
    beantwoord_op: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzoekDossier:
    """A melding or casus that a verzoek is or may be about."""

    soort: str  # melding | casus
    id: UUID
    titel: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzoekBlad:
    """Everything of one verzoek; `dossiers` are those that the people in it are in."""

    id: UUID
    soort: VerzoekSoort | None
    grond: VerzoekGrond | None = None
    ontvangen_op: date
    wijze: VerzoekWijze | None
    persoon_id: UUID | None
    naam: str = field(repr=False)
    hoedanigheid: Hoedanigheid | None
    namens_persoon_id: UUID | None
    namens: str = field(repr=False)
    dossier: VerzoekDossier | None
    dossiers: tuple[VerzoekDossier, ...] = ()
    tekst: str = field(repr=False)
    behandelaar_id: UUID | None
    verlengd_op: date | None
    verlengd_reden: str = field(repr=False)
    beantwoord_op: date | None
    termijn: Termijn
    wie_mag: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzoeken(Query[tuple[VerzoekRij, ...]]):
    """The verzoeken that wait for an answer, first who waits longest; or all of them."""

    ook_beantwoord: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzoekLezen(Query[VerzoekBlad]):
    """One verzoek. The look is logged; `opnieuw` reads again for a page that is already open."""

    id: UUID
    opnieuw: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakVerzoek(Command):
    """The first letter was typed: from here on the month runs, from today until told otherwise."""

    id: UUID = field(default_factory=nieuw_id)
    ontvangen_op: date


@dataclass(frozen=True, slots=True, kw_only=True)
class GooiVerzoekWeg(Command):
    """A verzoek in which nothing stands is gone; one in which something stands stays."""

    id: UUID
