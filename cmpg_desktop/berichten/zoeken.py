"""Ctrl+K: persons, addresses, meldingen, casussen and partners by part of a name."""

from dataclasses import dataclass, field
from uuid import UUID

from cmpg_desktop.berichten.kern import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Treffer:
    """One thing found; says no more than name and where it belongs, until opened."""

    soort: str  # persoon | adres | melding | casus | organisatie
    id: UUID
    titel: str = field(repr=False)
    toelichting: str = field(default="", repr=False)
    open_soort: str = ""  # what Enter opens: melding | organisatie | casus | '' (nothing yet)
    open_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Zoek(Query[tuple[Treffer, ...]]):
    """Find by part of a name, address, title or number; best first."""

    tekst: str = field(repr=False)
    limiet: int = 30
