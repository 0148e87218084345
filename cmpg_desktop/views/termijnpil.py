"""How a termijn looks: late, soon or on time."""

from datetime import date

from cmpg_desktop.views.onderdelen.pil import PilSoort
from cmpg_desktop.werkproces.termijn import Termijn, TermijnStatus, is_binnenkort


def soort_van(termijn: Termijn, vandaag: date) -> PilSoort:
    """Return the colour and sign of a termijn; its words say the same."""
    if termijn.status is TermijnStatus.TE_LAAT:
        return PilSoort.TE_LAAT
    if termijn.status in {TermijnStatus.VERVALLEN, TermijnStatus.WACHT_OP_ANDER}:
        return PilSoort.RUSTIG
    if termijn.status.is_open and is_binnenkort(termijn.uiterlijk, vandaag):
        return PilSoort.BINNENKORT
    return PilSoort.OP_SCHEMA
