"""Ketenpartners: organisations, what they signed, and the people in them (E019, E020)."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from cmpg_desktop.berichten.kern import Command, Query, nieuw_id
from cmpg_desktop.werkproces.ketenpartners import ContactRol, Grond, OrganisatieSoort, Reglement


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactSnapshot:
    """A person at an organisation."""

    id: UUID
    voorletters: str = field(repr=False)
    voornaam: str = field(repr=False)
    voorvoegsel: str = field(repr=False)
    achternaam: str = field(repr=False)
    geslacht: str
    functie: str
    rol: ContactRol
    telefoon: str = field(repr=False)
    email: str = field(repr=False)
    van: date | None
    tot: date | None
    weergavenaam: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerRij:
    """One organisation in the list; parts stand under their parent (`diepte`)."""

    id: UUID
    naam: str
    soort: OrganisatieSoort
    ouder_id: UUID | None
    ouder: str
    partij_van: date | None
    partij_tot: date | None
    convenantpartij: bool
    opvolger: str
    contacten: int
    spoednummer: str
    diepte: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerBlad:
    """Everything of one organisation."""

    id: UUID
    naam: str
    soort: OrganisatieSoort
    ouder_id: UUID | None
    ouder: str
    opvolger_id: UUID | None
    opvolger: str
    partij_van: date | None
    partij_tot: date | None
    convenantpartij: bool
    grond: Grond | None
    straat: str
    huisnummer: str
    postcode: str
    woonplaats: str
    telefoon: str
    spoednummer: str
    email: str
    opmerking: str
    reglementen: tuple[tuple[UUID, Reglement, date | None], ...]
    contacten: tuple[ContactSnapshot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerKeuze:
    """An organisation offered while typing."""

    id: UUID
    naam: str
    soort: OrganisatieSoort
    convenantpartij: bool
    toelichting: str
    contacten: tuple[ContactSnapshot, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Partners(Query[tuple[PartnerRij, ...]]):
    """All organisations, in order of name, parts under their parent."""

    ook_beeindigd: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerLezen(Query[PartnerBlad]):
    """One organisation."""

    id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekPartner(Query[tuple[PartnerKeuze, ...]]):
    """Organisations by part of a name or of a former name; ended ones point to their successor."""

    tekst: str = field(repr=False)
    limiet: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoednummers(Query[tuple[tuple[str, str], ...]]):
    """The emergency numbers to show: (service, number), 112 first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakPartner(Command):
    """Add an organisation."""

    id: UUID = field(default_factory=nieuw_id)
    naam: str
    soort: OrganisatieSoort
    ouder_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoegContactToe(Command):
    """Add a person at an organisation."""

    id: UUID = field(default_factory=nieuw_id)
    organisatie_id: UUID
    naam: str = field(repr=False)
    functie: str = ""
    rol: ContactRol = ContactRol.UITVOEREND
    telefoon: str = field(default="", repr=False)
    email: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetOndertekening(Command):
    """Record that an organisation signed a reglement, or (getekend=False) that it did not."""

    id: UUID = field(default_factory=nieuw_id)
    organisatie_id: UUID
    reglement: Reglement
    getekend: bool
    op: date | None = None
