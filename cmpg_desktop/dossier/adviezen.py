"""Advice without names, counted per year: by kind of asker and by leefgebied (E049)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from sqlalchemy import func, select

from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.berichten.telefoon import AdviesBlad, AdviesLezen, AdviesRij
from cmpg_desktop.database.tabellen.meldingen import advies
from cmpg_desktop.database.transactie import Lezing
from cmpg_desktop.dossier.register import beantwoordt
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.taal import dag_van
from cmpg_desktop.werkproces.vragers import SoortVrager

# Never what is stored: only a value of the closed lists reaches the screen.
_VRAGERS: Final[Mapping[str, str]] = {een.value: een.weergave for een in SoortVrager}
_GEBIEDEN: Final[Mapping[str, str]] = {een.value: een.weergave for een in Leefgebied}
_ANDERS: Final = "niet bekend"
_GEEN_OF_MEER: Final = "geen of meer dan een"


@beantwoordt(AdviesLezen, Handeling.ADVIES_REGISTREREN)
def lees_adviezen(lezing: Lezing, query: AdviesLezen, context: Context) -> AdviesBlad:
    """Count one year in one batch; the years to choose from run from the first that was counted."""
    dit_jaar = dag_van(context.nu).year
    jaar = dit_jaar if query.jaar is None else query.jaar
    eerste, rijen = lezing.lees(
        select(func.min(advies.c.datum).label("op")),
        select(advies.c.soort_vrager, advies.c.leefgebied, func.count(advies.c.id).label("aantal"))
        .where(advies.c.datum.between(date(jaar, 1, 1), date(jaar, 12, 31)))
        .group_by(advies.c.soort_vrager, advies.c.leefgebied),
    )
    vragers: Counter[str] = Counter()
    gebieden: Counter[str] = Counter()
    for rij in rijen:
        vragers[_VRAGERS.get(rij.soort_vrager, _ANDERS)] += rij.aantal
        gebieden[_GEBIEDEN.get(rij.leefgebied, _GEEN_OF_MEER)] += rij.aantal
    op = eerste[0].op
    return AdviesBlad(
        jaar=jaar,
        jaren=tuple(range(max(dit_jaar, op.year), op.year - 1, -1)) if op is not None else (),
        totaal=vragers.total(),
        vragers=_rijen(vragers, (*_VRAGERS.values(), _ANDERS)),
        leefgebieden=_rijen(gebieden, (*_GEBIEDEN.values(), _GEEN_OF_MEER)),
    )


def _rijen(geteld: Counter[str], volgorde: Iterable[str]) -> tuple[AdviesRij, ...]:
    """Put them in the order of their list; what was not asked for has no line."""
    return tuple(AdviesRij(soort=een, aantal=geteld[een]) for een in volgorde if geteld[een])
