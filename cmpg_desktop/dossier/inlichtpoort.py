"""Who was not told yet: nothing of a person leaves the house before that (besluit 4).

The one place where the rules of inlichten decide about a gericht verzoek.
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from cmpg_desktop.werkproces.feiten import Feit, FeitSoort, geldige

_VERTELD = frozenset(
    {
        FeitSoort.INGELICHT,
        FeitSoort.INLICHTEN_UITGEZONDERD,
        FeitSoort.UITZONDERING_GEWOGEN,
    }
)


def niet_ingelicht(feiten: Iterable[Feit], betrokkenen: Collection[UUID]) -> frozenset[UUID]:
    """Give those of these betrokkenen who were neither told nor excepted with a reason."""
    gehad = {een.over for een in geldige(feiten) if een.soort in _VERTELD}
    return frozenset(een for een in betrokkenen if een not in gehad)
