"""The agenda: what is due, by week and by day."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from cmpg_desktop.berichten.kern import Query
from cmpg_desktop.berichten.werkvoorraad import WerkRegel
from cmpg_desktop.werkproces.werkdagen import VrijeDag

WEKEN: Final = 4  # in sight at once


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaRegel:
    """One termijn on the agenda.

    `nog` is how long there is: working days for a termijn in working days, else days; 0 on the last
    day and after it.
    """

    werk: WerkRegel = field(repr=False)
    uiterlijk: date
    nog: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaBlad:
    """Some whole weeks, as of one day."""

    vandaag: date
    eerste: date  # a Monday
    laatste: date  # a Sunday
    # All that is late, whatever weeks these are.
    te_laat: tuple[AgendaRegel, ...] = field(default=(), repr=False)
    # Open, of before these weeks, and never late: what one waits for has no last day.
    eerder: tuple[AgendaRegel, ...] = field(default=(), repr=False)
    # What is due in these weeks, in order; also what is late by now.
    regels: tuple[AgendaRegel, ...] = field(default=(), repr=False)
    vrij: tuple[VrijeDag, ...] = ()

    @property
    def is_nu(self) -> bool:
        """Say whether today is in these weeks."""
        return self.eerste <= self.vandaag <= self.laatste


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda(Query[AgendaBlad]):
    """What is due in some weeks, from the Monday of the week of `vanaf` (None: this week)."""

    team: bool = False
    vanaf: date | None = None
    weken: int = WEKEN
