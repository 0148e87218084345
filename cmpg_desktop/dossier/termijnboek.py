"""The termijnen of all open dossiers, derived once per change of their facts.

Facts are append-only, so what was derived holds until a dossier has another last fact, the day
turns, or the calendar changes. Kept in memory only, and only of dossiers that are open.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, select

from cmpg_desktop.database.tabellen.meldingen import feit
from cmpg_desktop.database.transactie import Lezing
from cmpg_desktop.dossier.feiten import als_feit, feiten_kaal, kaal_id
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort
from cmpg_desktop.werkproces.lengtes import Lengtes
from cmpg_desktop.werkproces.taal import dag_van
from cmpg_desktop.werkproces.termijnen import Termijn, termijnen
from cmpg_desktop.werkproces.werkdagen import Kalender

_DOSSIER: Final = func.coalesce(feit.c.melding_id, feit.c.casus_id)
# More than this, and reading all of them is the cheaper question.
_LOS: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """What was derived for one dossier: its running termijnen, and the phase it is in."""

    merk: tuple[int, int]  # the last fact, and how many there are
    lopend: tuple[Termijn, ...] = field(repr=False)
    fase: int


LEEG: Final = Stand(merk=(0, 0), lopend=(), fase=1)


@dataclass(slots=True)
class _Boek:
    """What was derived last time, and with which day and calendar."""

    sleutel: tuple[Any, ...] = ()
    standen: Mapping[Any, Stand] = field(default_factory=dict)


_boek: Final = _Boek()


def merken(*waar: ColumnElement[bool]) -> Select[Any]:
    """Ask per dossier for its last fact; answered from the index alone."""
    dossier = kaal_id(_DOSSIER)
    return (
        select(
            dossier.label("dossier"),
            func.max(feit.c.volgnr).label("laatste"),
            func.count(feit.c.volgnr).label("aantal"),
        )
        .where(*waar)
        .group_by(_DOSSIER)
    )


def lees_standen(
    lezing: Lezing,
    gemerkt: Iterable[Any],
    waar: Sequence[ColumnElement[bool]],
    *,
    kalender: Kalender,
    lengtes: Lengtes,
    nu: datetime,
) -> Mapping[Any, Stand]:
    """Give the termijnen of these dossiers, reading the facts of those that changed.

    Args:
        lezing: the reading, for one more batch at most.
        gemerkt: the answers to `merken`.
        waar: which facts those were about, one condition for each kind of dossier.
        kalender: of the municipality.
        lengtes: of the municipality.
        nu: the day decides what is late.

    """
    sleutel = (dag_van(nu), kalender, lengtes)
    bekend = _boek.standen if _boek.sleutel == sleutel else {}
    merk = {rij.dossier: (rij.laatste, rij.aantal) for rij in gemerkt}
    standen = {wie: bekend[wie] for wie in merk if wie in bekend and bekend[wie].merk == merk[wie]}
    anders = merk.keys() - standen.keys()
    if anders:
        gelezen: dict[Any, list[Feit]] = defaultdict(list)
        for rijen in lezing.lees(*_vragen(waar, [merk[wie][0] for wie in anders])):
            for rij in rijen:
                gelezen[rij.dossier].append(als_feit(rij))
        for wie in anders:
            lopend = termijnen(gelezen[wie], kalender, nu, lengtes=lengtes)
            standen[wie] = Stand(
                merk=merk[wie],
                lopend=tuple(een for een in lopend if een.status.is_open),
                fase=_fase(gelezen[wie]),
            )
    _boek.sleutel, _boek.standen = sleutel, standen
    return standen


def _vragen(waar: Sequence[ColumnElement[bool]], laatste: Sequence[int]) -> list[Select[Any]]:
    dossier = kaal_id(_DOSSIER).label("dossier")
    if len(laatste) > _LOS:
        return [feiten_kaal(een).add_columns(dossier) for een in waar]
    # A dossier by its last fact, for a bare id cannot be sent back.
    return [
        feiten_kaal(
            kolom.in_(select(kolom).where(feit.c.volgnr.in_(laatste)).correlate(None))
        ).add_columns(dossier)
        for kolom in (feit.c.melding_id, feit.c.casus_id)
    ]


def _fase(feiten: Iterable[Feit]) -> int:
    soorten = {een.soort for een in feiten}
    if FeitSoort.BESLUIT_FASE_2 in soorten:
        return 3
    return 2 if FeitSoort.BESLUIT_FASE_1 in soorten else 1
