"""How a termijn looks: late, soon or on time."""

from datetime import date, timedelta
from typing import Final

from cmpg_desktop.views.onderdelen.pil import PilSoort
from cmpg_desktop.werkproces.termijn import Termijn, TermijnStatus

# Monday is soon on the Friday before it.
_BINNENKORT: Final = timedelta(days=4)


def soort_van(termijn: Termijn, vandaag: date) -> PilSoort:
    """Return the colour and sign of a termijn; its words say the same."""
    if termijn.status is TermijnStatus.TE_LAAT:
        return PilSoort.TE_LAAT
    if termijn.status is TermijnStatus.VERVALLEN:
        return PilSoort.RUSTIG
    if termijn.status.is_open and termijn.uiterlijk - vandaag <= _BINNENKORT:
        return PilSoort.BINNENKORT
    return PilSoort.OP_SCHEMA
