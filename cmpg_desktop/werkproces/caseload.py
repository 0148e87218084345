"""How much a casusregisseur can have: a signal to who divides the work, never a block (E105).

The source speaks of a fulltime medewerker; how many hours somebody works is not kept here.
"""

from typing import Final

from cmpg_desktop.werkproces.taal import tel

HOOGSTENS: Final = 10
"""Casussen of somebody who works the whole week (scriptie Zwolle, about casemanagement)."""


def caseload_tekst(lopend: int) -> str:
    """Return "3 casussen", and from the tenth on that it is full."""
    aantal = tel(lopend, "casus", "casussen")
    return aantal if lopend < HOOGSTENS else f"{aantal}, vol bij een hele werkweek"
