"""The weekly round: what is weighed, and one melding on one sheet.

A decision in the round is a `Besluit` like any other: its own command, its own fact.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from cmpg_desktop.berichten.beoordelen import BeoordelingBlad, Beslisser, Caseload
from cmpg_desktop.berichten.kern import Query
from cmpg_desktop.berichten.meldingen import MeldingBlad
from cmpg_desktop.werkproces.termijn import DagSoort, TermijnSoort
from cmpg_desktop.werkproces.weging import Weging


class WeegoverlegSoort(StrEnum):
    """How far the weighing of a melding is."""

    VOORSTEL = "voorstel"
    VERVALLEN = "vervallen"
    GEEN = "geen"
    WACHT = "wacht"

    @property
    def weergave(self) -> str:
        """Return the Dutch words for the list."""
        return {
            "voorstel": "voorstel klaar",
            "vervallen": "voorstel vervallen",
            "geen": "nog geen voorstel",
            "wacht": "wacht op melder",
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeegoverlegRij:
    """One melding of the round. `voorstel_id` is only there while it can be decided on."""

    id: UUID
    kop: str = field(repr=False)
    organisatie: str
    behandelaar_id: UUID | None
    behandelaar: str
    spoed: bool
    soort: WeegoverlegSoort
    termijn: TermijnSoort | None = None
    uiterlijk: date | None = None
    te_laat: bool = False
    dagen_te_laat: int = 0
    dagsoort: DagSoort = DagSoort.WERKDAGEN
    uitkomst: Weging | None = None
    voorstel_id: UUID | None = None
    voorsteller_id: UUID | None = None
    voorsteller: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeegoverlegStand:
    """The round as it is now: late first. `beslissers` may decide on what another proposed."""

    rijen: tuple[WeegoverlegRij, ...] = field(repr=False)
    beslissers: tuple[Beslisser, ...] = ()
    caseload: tuple[Caseload, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Weegoverleg(Query[WeegoverlegStand]):
    """Every open melding with a proposal, or that is due within a week."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeegoverlegBlad:
    """All of one melding that is read out in the round."""

    melding: MeldingBlad
    beoordeling: BeoordelingBlad


@dataclass(frozen=True, slots=True, kw_only=True)
class WeegoverlegOpenen(Query[WeegoverlegBlad]):
    """Open one melding of the round; a look like any other in that melding (E116)."""

    melding_id: UUID
