"""Candidates out of the search index, and the best of them first. Both engines, two steps.

First what contains every word (or, for one or two characters, what has a word that begins so);
only when that finds nothing, what resembles it: a typing error.
"""

from collections.abc import Sequence
from typing import Any, Final

from rapidfuzz import fuzz
from sqlalchemy import ColumnElement, Select, and_, column, func, literal, or_, select, table
from sqlalchemy.sql.selectable import CompoundSelect

from cmpg_desktop.database.tabellen.zoeken import zoekingang
from cmpg_desktop.database.transactie import Lezing
from cmpg_desktop.werkproces.tekst import gevouwen

KANDIDATEN: Final = 180
_TRIGRAM: Final = 3
_LIJKT: Final = 72.0  # of 100: one wrong or missing letter in a short name
_fts = table("zoekingang_fts", column("rowid"), column("tekst_f"), column("rank"))
_KOLOMMEN = (
    zoekingang.c.nr,
    zoekingang.c.soort,
    zoekingang.c.ref_id,
    zoekingang.c.titel,
    zoekingang.c.tekst_f,
)


def vind(lezing: Lezing, tekst: str, *, soorten: Sequence[str] = (), limiet: int) -> list[Any]:
    """Find lines of the index by part of a name, best first; `soorten` narrows it down."""
    gezocht = gevouwen(tekst)
    if not gezocht:
        return []
    vragen = _vragen(gezocht, soorten, is_sqlite=lezing.is_sqlite)
    woorden = gezocht.split()
    gevonden = {
        rij.nr: rij
        for rijen in lezing.lees(*vragen)
        for rij in rijen
        if all(woord in rij.tekst_f for woord in woorden)
    }
    if not gevonden and len(gezocht) > _TRIGRAM:
        rijen = lezing.rijen(_lijkt_op(gezocht, soorten, is_sqlite=lezing.is_sqlite))
        return _op_gelijkenis(gezocht, rijen)[:limiet]
    return sorted(gevonden.values(), key=lambda rij: _rang(gezocht, rij))[:limiet]


def _van_soort(soorten: Sequence[str]) -> tuple[ColumnElement[bool], ...]:
    return (zoekingang.c.soort.in_(soorten),) if soorten else ()


def _vragen(
    gezocht: str, soorten: Sequence[str], *, is_sqlite: bool
) -> list[Select[Any] | CompoundSelect[Any]]:
    """Ask for what begins with it, what has a word that does, and what contains it.

    Each has its own limit, so that "jan" still finds a Jan behind three hundred Boutjans.
    """
    woorden = gezocht.split()
    begin = select(*_KOLOMMEN).where(
        zoekingang.c.tekst_f >= f" {gezocht}",
        zoekingang.c.tekst_f < f" {gezocht}\U0010ffff",
        *_van_soort(soorten),
    )
    vragen: list[Select[Any] | CompoundSelect[Any]] = [begin.limit(KANDIDATEN // 3)]
    patronen = [[f" {woord}" for woord in woorden], woorden]
    if max(map(len, woorden)) < _TRIGRAM - 1:
        patronen = [[f" {gezocht}"]]
    for patroon in patronen:
        # Shorter than three characters the index cannot look for: the rest narrows it down.
        bruikbaar = [deel for deel in patroon if len(deel) >= _TRIGRAM]
        if not bruikbaar:
            continue
        bevat = _bevat_sqlite(bruikbaar) if is_sqlite else _bevat_postgres(patroon)
        vragen.append(select(*_KOLOMMEN).where(bevat, *_van_soort(soorten)).limit(KANDIDATEN // 3))
    return vragen


def _bevat_sqlite(delen: Sequence[str]) -> ColumnElement[bool]:
    # Folded text has no quotes, so a quoted phrase cannot be broken out of.
    gevraagd = " AND ".join(f'"{deel}"' for deel in delen)
    return zoekingang.c.nr.in_(_fts_waar(gevraagd))


def _fts_waar(gevraagd: str) -> Select[Any]:
    return select(_fts.c.rowid).where(column("zoekingang_fts").op("MATCH")(literal(gevraagd)))


def _bevat_postgres(delen: Sequence[str]) -> ColumnElement[bool]:
    # Folded text has no % and no _, so nothing in it is a pattern.
    return and_(*(zoekingang.c.tekst_f.like(f"%{deel}%") for deel in delen))


def _lijkt_op(gezocht: str, soorten: Sequence[str], *, is_sqlite: bool) -> Select[Any]:
    """Ask for what shares the most groups of three letters with it."""
    drietallen = {gezocht[plek : plek + _TRIGRAM] for plek in range(len(gezocht) - 2)}
    vraag = select(*_KOLOMMEN).where(*_van_soort(soorten))
    if is_sqlite:
        gevraagd = " OR ".join(f'"{deel}"' for deel in sorted(drietallen))
        vraag = vraag.join(_fts, _fts.c.rowid == zoekingang.c.nr).where(
            column("zoekingang_fts").op("MATCH")(literal(gevraagd))
        )
        return vraag.order_by(_fts.c.rank).limit(KANDIDATEN)
    deelt = or_(*(zoekingang.c.tekst_f.like(f"%{deel}%") for deel in sorted(drietallen)))
    gelijkenis = func.word_similarity(gezocht, zoekingang.c.tekst_f)
    return vraag.where(deelt).order_by(gelijkenis.desc()).limit(KANDIDATEN)


def _op_gelijkenis(gezocht: str, rijen: Sequence[Any]) -> list[Any]:
    gescoord = [(fuzz.partial_ratio(gezocht, rij.tekst_f), rij) for rij in rijen]
    goed = [paar for paar in gescoord if paar[0] >= _LIJKT]
    return [rij for _, rij in sorted(goed, key=lambda paar: (-paar[0], paar[1].tekst_f))]


def _rang(gezocht: str, rij: Any) -> tuple[int, float, str]:
    """Order: the very thing, whole words of it, what begins with it, words that do, the rest."""
    tekst = rij.tekst_f
    woorden = set(tekst.split())
    gevraagd = gezocht.split()
    if woorden.issuperset(gevraagd):
        klasse = 0 if gevouwen(rij.titel) == gezocht else 1
    elif tekst.startswith(f" {gezocht}"):
        klasse = 2
    elif all(any(woord.startswith(deel) for woord in woorden) for deel in gevraagd):
        klasse = 3
    else:
        klasse = 4
    return klasse, -fuzz.ratio(gezocht, tekst), tekst
