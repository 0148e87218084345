"""The two age tables of besluit 2: who must be told, and who may exercise rights."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from cmpg_desktop.werkproces.geboorte import Antwoord, Geboorte

EIGEN_BRIEF_VANAF: Final = 12
VERTEGENWOORDIGER_TOT: Final = 16
VOLWASSEN: Final = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Inlichten:
    """Who hears it (reglement art. 9 lid 5, E128, besluit 2).

    Attributes:
        eigen_brief: this person gets a letter of their own.
        gewone_taal: and that letter is the one in plain words, for 12 to 16.
        vertegenwoordiger: the legal representative is told too.

    """

    eigen_brief: Antwoord
    gewone_taal: Antwoord
    vertegenwoordiger: Antwoord

    @property
    def is_zeker(self) -> bool:
        """Tell whether nothing has to be asked first."""
        return Antwoord.ONZEKER not in (self.eigen_brief, self.vertegenwoordiger)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rechten:
    """Who may ask for access, correction or removal (UAVG art. 5, E124, E130)."""

    betrokkene: Antwoord
    vertegenwoordiger: Antwoord

    @property
    def is_zeker(self) -> bool:
        """Tell whether nothing has to be asked first."""
        return Antwoord.ONZEKER not in (self.betrokkene, self.vertegenwoordiger)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rechtenregel:
    """One row of the table of rights: from this day, from this age, until that age."""

    geldig_vanaf: date
    zelf_vanaf: int
    vertegenwoordiger_tot: int
    bron: str


# Newest first. Before September 2026 the line for both lay at 16.
RECHTENREGELS: Final = (
    Rechtenregel(
        geldig_vanaf=date(2026, 9, 1),
        zelf_vanaf=12,
        vertegenwoordiger_tot=16,
        bron="UAVG art. 5 lid 4, vanaf 1 september 2026",
    ),
    Rechtenregel(
        geldig_vanaf=date.min,
        zelf_vanaf=16,
        vertegenwoordiger_tot=16,
        bron="UAVG art. 5 lid 4, tot 1 september 2026",
    ),
)


def _en(a: Antwoord, b: Antwoord) -> Antwoord:
    if Antwoord.NEE in (a, b):
        return Antwoord.NEE
    return Antwoord.JA if a is b is Antwoord.JA else Antwoord.ONZEKER


def wie_inlichten(geboorte: Geboorte, op: date) -> Inlichten:
    """Return who must be told on this day (besluit 2, reglement art. 9 lid 5, E128)."""
    eigen = geboorte.minstens(EIGEN_BRIEF_VANAF, op)
    kind = geboorte.minstens(VERTEGENWOORDIGER_TOT, op).niet()
    return Inlichten(eigen_brief=eigen, gewone_taal=_en(eigen, kind), vertegenwoordiger=kind)


def rechtenregel(op: date) -> Rechtenregel:
    """Return the row of the table of rights that holds on this day."""
    return next(regel for regel in RECHTENREGELS if regel.geldig_vanaf <= op)


def wie_oefent_rechten_uit(geboorte: Geboorte, op: date, *, niet_in_staat: bool = False) -> Rechten:
    """Return who may exercise rights on the day of the request (UAVG art. 5, E124, E130).

    Whoever cannot weigh their own interests has a representative at any age (reglement art. 7
    and art. 10 lid 2 c).
    """
    regel = rechtenregel(op)
    vertegenwoordiger = geboorte.minstens(regel.vertegenwoordiger_tot, op).niet()
    return Rechten(
        betrokkene=Antwoord.NEE if niet_in_staat else geboorte.minstens(regel.zelf_vanaf, op),
        vertegenwoordiger=Antwoord.JA if niet_in_staat else vertegenwoordiger,
    )
