"""What a termijn is, and the rule behind each kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID

from cmpg_desktop.werkproces.werkdagen import VrijeDag

_BINNENKORT: Final = timedelta(days=1)


def is_binnenkort(uiterlijk: date, vandaag: date) -> bool:
    """Tell whether a day asks for attention: today and tomorrow, on every screen the same."""
    return uiterlijk - vandaag <= _BINNENKORT


class DagSoort(StrEnum):
    """What a termijn counts (besluit 15)."""

    WERKDAGEN = "werkdagen"
    KALENDERDAGEN = "kalenderdagen"
    MAANDEN = "maanden"
    UREN = "uren"


class TermijnStatus(StrEnum):
    """How a termijn stands."""

    LOOPT = "loopt"
    GEHAALD = "gehaald"
    TE_LAAT = "te_laat"
    WACHT_OP_ANDER = "wacht_op_ander"
    VERVALLEN = "vervallen"

    @property
    def weergave(self) -> str:
        """Return the Dutch words of the screen."""
        return {"gehaald": "gehaald op", "wacht_op_ander": "wacht op een ander"}.get(
            self.value, self.value.replace("_", " ")
        )

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still has something to do."""
        return self not in {TermijnStatus.GEHAALD, TermijnStatus.VERVALLEN}


class TermijnSoort(StrEnum):
    """The termijnen of phases 1 to 3, of inlichten, and of a verzoek of a betrokkene."""

    MELDING_BEOORDELEN = "melding_beoordelen"
    WACHT_OP_MELDER = "wacht_op_melder"
    MELDER_HERINNEREN = "melder_herinneren"
    GERICHT_VERZOEK_BEANTWOORDEN = "gericht_verzoek_beantwoorden"
    BETROKKENE_INLICHTEN = "betrokkene_inlichten"
    UITZONDERING_WEGEN = "uitzondering_wegen"
    INFORMATIEVERZOEK_VERZENDEN = "informatieverzoek_verzenden"
    INFORMATIEVERZOEK_BEANTWOORDEN = "informatieverzoek_beantwoorden"
    FASE_2 = "fase_2"
    EERSTE_MDO = "eerste_mdo"
    VERSLAG_VERZENDEN = "verslag_verzenden"
    WIJZIGINGEN_VERWERKEN = "wijzigingen_verwerken"
    VERZOEK_BEANTWOORDEN = "verzoek_beantwoorden"

    @property
    def weergave(self) -> str:
        """Return the Dutch name of the screen."""
        return REGELS[self].naam

    @property
    def regel(self) -> "Regel":
        """Return what the convenant says about this kind."""
        return REGELS[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """What is the same for every termijn of one kind; wacht_op: it waits for that other."""

    naam: str
    bron: str
    van_wie: str
    wacht_op: str = ""


_REGIE: Final = "casusregisseur"
_STEUN: Final = "procesondersteuner"

REGELS: Final[Mapping[TermijnSoort, Regel]] = MappingProxyType(
    {
        TermijnSoort.MELDING_BEOORDELEN: Regel(
            naam="melding beoordelen",
            bron="werkproces fase 1, E044",
            van_wie="casusregisseur en procesmanager",
        ),
        TermijnSoort.WACHT_OP_MELDER: Regel(
            naam="wacht op melder",
            bron="retour volgens werkproces fase 1, E045; de lengte is een instelling",
            van_wie=_REGIE,
            wacht_op="melder",
        ),
        TermijnSoort.MELDER_HERINNEREN: Regel(
            naam="melder herinneren",
            bron="een afspraak van het team",
            van_wie=_REGIE,
        ),
        TermijnSoort.GERICHT_VERZOEK_BEANTWOORDEN: Regel(
            naam="gericht verzoek beantwoorden",
            bron="werkproces, triage, E041; de lengte is die van een informatieverzoek",
            van_wie=_REGIE,
            wacht_op="ketenpartner",
        ),
        TermijnSoort.BETROKKENE_INLICHTEN: Regel(
            naam="betrokkene inlichten",
            bron="privacyreglement art. 9 lid 3, AVG art. 14 lid 3, E126",
            van_wie=_REGIE,
        ),
        TermijnSoort.UITZONDERING_WEGEN: Regel(
            naam="uitzondering opnieuw wegen",
            bron="AVG art. 14 lid 5 of UAVG art. 41, E127",
            van_wie=_REGIE,
        ),
        TermijnSoort.INFORMATIEVERZOEK_VERZENDEN: Regel(
            naam="informatieverzoek verzenden",
            bron="werkproces fase 2, E059 en E067",
            van_wie=_REGIE,
        ),
        TermijnSoort.INFORMATIEVERZOEK_BEANTWOORDEN: Regel(
            naam="informatieverzoek beantwoorden",
            bron="werkproces fase 2, E059",
            van_wie=_REGIE,
            wacht_op="ketenpartner",
        ),
        TermijnSoort.FASE_2: Regel(
            naam="fase 2",
            bron="werkproces fase 2, E067",
            van_wie="casusregisseur en procesmanager",
        ),
        TermijnSoort.EERSTE_MDO: Regel(
            naam="eerste MDO",
            bron="werkproces fase 3, E071",
            van_wie=_STEUN,
        ),
        TermijnSoort.VERSLAG_VERZENDEN: Regel(
            naam="verslag en plan verzenden",
            bron="werkproces fase 3, E078",
            van_wie=_STEUN,
        ),
        TermijnSoort.WIJZIGINGEN_VERWERKEN: Regel(
            naam="wijzigingen verwerken",
            bron="werkproces fase 3, E082",
            van_wie=_REGIE,
        ),
        TermijnSoort.VERZOEK_BEANTWOORDEN: Regel(
            naam="verzoek beantwoorden",
            bron="AVG art. 12 lid 3, E129",
            van_wie="behandelaar",
        ),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Termijn:
    """One termijn as it stands now; it explains itself in uitleg.

    Attributes:
        moment: only for a termijn in hours.
        dagen_te_laat: working days for a termijn in working days, else calendar days; also kept
            when it was met too late. Zero on a free day right after the last day.
        van_wie: whose turn it is: a role, or the other it waits for.

    """

    soort: TermijnSoort
    naam: str
    uiterlijk: date
    moment: datetime | None = None
    vanaf: date
    lengte: str
    bron: str
    status: TermijnStatus
    gehaald_op: date | None = None
    dagen_te_laat: int = 0
    dagsoort: DagSoort
    van_wie: str
    over: UUID | None = None
    over_naam: str = field(default="", repr=False)
    uitleg: str
    overgeslagen: tuple[VrijeDag, ...] = ()
