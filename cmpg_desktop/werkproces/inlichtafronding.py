"""What a fact of inlichten says about who is left, against how it really stands.

A termijn reads facts only, and who must hear about a child is not in them. So each fact keeps an
`Afronding`; here is what it should be, and which correction makes the facts right again when
gezag, an age or a fact changed since.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from cmpg_desktop.werkproces.feiten import Afronding, Feit, FeitSoort, geldige, in_verloop
from cmpg_desktop.werkproces.inlichten import InlichtenStand, InlichtenStatus, inlichten
from cmpg_desktop.werkproces.inlichtgegevens import InlichtenDossier

WEGING: Final = frozenset({FeitSoort.INLICHTEN_UITGEZONDERD, FeitSoort.UITZONDERING_GEWOGEN})
VERTELD_OF_GEWOGEN: Final = WEGING | {FeitSoort.INGELICHT}
# Why a fact was corrected when two people turned out to be one: it still says the same.
ZELFDE_PERSOON: Final = "Dezelfde persoon, die al bekend was."
_VOLGORDE: Final = (Afronding.REST_OPEN, Afronding.REST_UITGEZONDERD, Afronding.IEDEREEN)


def inlichtfeiten(feiten: Iterable[Feit], over: UUID) -> tuple[Feit, ...]:
    """Return the valid facts that somebody was told or excepted about this betrokkene."""
    return tuple(f for f in geldige(feiten) if f.over == over and f.soort in VERTELD_OF_GEWOGEN)


def wegingen_over(feiten: Iterable[Feit], ids: Collection[UUID]) -> tuple[Feit, ...]:
    """Return the exceptions that were weighed about somebody, in the order of weighing."""
    return tuple(
        f
        for f in in_verloop(feiten)
        if f.soort in WEGING and f.over in ids and f.uitkomst != Afronding.NIET_NODIG
    )


def _gezegd(feit: Feit) -> Afronding:
    """Return what one fact says; an exception never says that everybody heard."""
    if feit.uitkomst == Afronding.NIET_NODIG:
        return Afronding.IEDEREEN
    if feit.soort in WEGING and feit.uitkomst != Afronding.REST_OPEN:
        return Afronding.REST_UITGEZONDERD
    return Afronding(feit.uitkomst)


def vastgelegd(feiten: Iterable[Feit], over: UUID) -> Afronding:
    """Return what the facts of a dossier say together, as its termijn reads them."""
    gezegd = [_gezegd(feit) for feit in inlichtfeiten(feiten, over)]
    return max(gezegd, key=_VOLGORDE.index, default=Afronding.REST_OPEN)


def afronding_van(stand: InlichtenStand) -> Afronding:
    """Return what is left for one betrokkene, as it stands."""
    if stand.status.is_open:
        return Afronding.REST_OPEN
    uitgezonderd = InlichtenStatus.UITGEZONDERD
    if stand.status is uitgezonderd or any(o.status is uitgezonderd for o in stand.ontvangers):
        return Afronding.REST_UITGEZONDERD
    return Afronding.IEDEREEN


def werkelijk(dossier: InlichtenDossier, feiten: Iterable[Feit], over: UUID, op: date) -> Afronding:
    """Return how it really stands on a day.

    An exception whose day has passed still counts: weighing it again has a termijn of its own.
    """
    lopend = [
        replace(f, datum2=max(f.datum2 or op, op)) if f.soort in WEGING else f
        for f in feiten
        if f.uitkomst != Afronding.NIET_NODIG
    ]
    return afronding_van(inlichten(dossier, lopend, op).stand_van(over))


def bij_te_werken(eigen: Sequence[Feit], over: UUID, wordt: Afronding) -> tuple[Feit, ...]:
    """Return the facts of a dossier that must be corrected, each with what it should say.

    Every fact that says too much; or, when all say too little, the latest.
    """
    grens = _VOLGORDE.index(wordt)
    feiten = inlichtfeiten(eigen, over)
    te_veel = [f for f in feiten if _VOLGORDE.index(_gezegd(f)) > grens]
    if te_veel:
        return tuple(replace(f, uitkomst=wordt.value) for f in te_veel)
    if not feiten or vastgelegd(eigen, over) is wordt:
        return ()
    laatste = feiten[-1]
    if wordt is Afronding.IEDEREEN:
        verteld = [f for f in feiten if f.soort is FeitSoort.INGELICHT]
        return (replace(verteld[-1], uitkomst=wordt.value),) if verteld else ()
    hoogst = Afronding.IEDEREEN if laatste.soort in WEGING else wordt
    return (replace(laatste, uitkomst=hoogst.value),)
