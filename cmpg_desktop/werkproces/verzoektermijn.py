"""By when a verzoek must be answered: one month, once two more (AVG art. 12 lid 3, besluit 20)."""

from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from cmpg_desktop.werkproces._rekenaar import Rekenaar
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort
from cmpg_desktop.werkproces.lengtes import CONVENANT
from cmpg_desktop.werkproces.taal import dag_maand, dag_van
from cmpg_desktop.werkproces.termijn import DagSoort, Termijn, TermijnSoort
from cmpg_desktop.werkproces.werkdagen import Kalender

MAANDEN: Final = 1
MAANDEN_VERLENGD: Final = 3


def is_verlengd(ontvangen: date, verlengd: date | None, reden: str, kalender: Kalender) -> bool:
    """Tell whether the month became three: in time, and with the reason (AVG art. 12 lid 3)."""
    if verlengd is None or not reden.strip():
        return False
    return ontvangen <= verlengd <= kalender.maand_later(ontvangen, MAANDEN)


def verzoektermijn(  # noqa: PLR0913  its days and what counting needs; all by name
    id_: UUID,
    *,
    ontvangen: date,
    kalender: Kalender,
    nu: datetime,
    verlengd: date | None = None,
    reden: str = "",
    beantwoord: date | None = None,
) -> Termijn:
    """Return by when a verzoek must be answered: one month, once two more (besluit 20)."""
    rekenaar = Rekenaar(
        feiten=(), kalender=kalender, vandaag=dag_van(nu), lengtes=CONVENANT, namen={}
    )
    langer = is_verlengd(ontvangen, verlengd, reden, kalender)
    maanden = MAANDEN_VERLENGD if langer else MAANDEN
    uiterlijk, waarom = rekenaar.maanden_na(ontvangen, maanden, "ontvangst")
    if langer and verlengd is not None:
        erbij = rekenaar.maanden(MAANDEN_VERLENGD - MAANDEN)
        waarom += f", want op {dag_maand(verlengd, uiterlijk.year)} is {erbij} uitstel gemeld"
    return rekenaar.termijn(
        TermijnSoort.VERZOEK_BEANTWOORDEN,
        uiterlijk=uiterlijk,
        vanaf=ontvangen,
        lengte=rekenaar.maanden(maanden),
        waarom=waarom,
        dagsoort=DagSoort.MAANDEN,
        feit=_als_feit(id_, FeitSoort.ONTVANGST, ontvangen),
        over_is_feit=False,
        gehaald=_als_feit(id_, FeitSoort.BRIEF_VERZONDEN, beantwoord) if beantwoord else None,
    )


def termijn_van_rij(rij: Any, kalender: Kalender, nu: datetime) -> Termijn:
    """Return the same of a row that has these days by their names."""
    return verzoektermijn(
        rij.id,
        ontvangen=rij.ontvangen_op,
        verlengd=rij.verlengd_op,
        reden=rij.verlengd_reden,
        beantwoord=rij.beantwoord_op,
        kalender=kalender,
        nu=nu,
    )


def _als_feit(id_: UUID, soort: FeitSoort, op: date) -> Feit:
    # A verzoek may be of no dossier, so it has no facts; its days count as those do.
    return Feit(id=id_, volgnr=0, soort=soort, datum=op)
