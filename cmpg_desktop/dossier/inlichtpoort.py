"""Who was not told yet: nothing of a person leaves the house before that (besluit 4).

The one place where inlichten decides about a gericht verzoek; the rules of who must be told, and
by whom, plug in here.
"""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from cmpg_desktop.werkproces.feiten import Feit, FeitSoort, geldige

_WEGING = frozenset({FeitSoort.INLICHTEN_UITGEZONDERD, FeitSoort.UITZONDERING_GEWOGEN})


def niet_ingelicht(
    feiten: Sequence[Feit], betrokkenen: Collection[UUID], op: date
) -> frozenset[UUID]:
    """Give those of these betrokkenen who were neither told nor excepted on this day.

    An exception holds until the day that was chosen for weighing it again.
    """
    geldig = geldige(feiten)
    verteld = {een.over for een in geldig if een.soort is FeitSoort.INGELICHT}
    gewogen = {een.over: een.datum2 for een in geldig if een.soort in _WEGING}
    verteld |= {wie for wie, tot in gewogen.items() if tot is not None and op <= tot}
    return frozenset(een for een in betrokkenen if een not in verteld)
