"""Candidates out of the search index, and the best of them first. Both engines, two steps.

First what contains every word (or, for one or two characters, what has a word that begins so);
only when that finds nothing, what resembles it: a typing error.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Final

from rapidfuzz import fuzz
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    Text,
    bindparam,
    column,
    func,
    or_,
    select,
    table,
)

from cmpg_desktop.database.tabellen.zoeken import zoekingang
from cmpg_desktop.database.transactie import Lezing
from cmpg_desktop.database.vastevraag import GevuldeVraag, VasteVraag
from cmpg_desktop.dossier.feiten import echt_id, kaal_id
from cmpg_desktop.werkproces.tekst import gevouwen

KANDIDATEN: Final = 180
_TRIGRAM: Final = 3
_LIJKT: Final = 72.0  # of 100: one wrong or missing letter in a short name
_fts = table("zoekingang_fts", column("rowid"), column("tekst_f"), column("rank"))
_FTS_PAST: Final = column("zoekingang_fts").op("MATCH")(bindparam("gevraagd", type_=Text))
_KOLOMMEN = (
    zoekingang.c.nr,
    zoekingang.c.soort,
    kaal_id(zoekingang.c.ref_id).label("ref_id"),
    zoekingang.c.titel,
    zoekingang.c.tekst_f,
)


def vind(lezing: Lezing, tekst: str, *, soorten: Sequence[str] = (), limiet: int) -> list[Any]:
    """Find lines of the index by part of a name, best first; `soorten` narrows it down."""
    return [
        regel._replace(ref_id=echt_id(regel.ref_id))
        for regel in vind_kaal(lezing, tekst, soorten=soorten, limiet=limiet)
    ]


def vind_kaal(
    lezing: Lezing, tekst: str, *, soorten: Sequence[str] = (), limiet: int
) -> Sequence[Any]:
    """Find the same, with each `ref_id` as the driver has it: see `feiten.kaal_id`."""
    gezocht = gevouwen(tekst)
    if not gezocht:
        return []
    vragen = _vragen(gezocht, soorten, is_sqlite=lezing.is_sqlite)
    woorden = gezocht.split()
    gevonden = {
        rij.nr: rij
        for rijen in lezing.lees(*vragen)
        for rij in rijen
        if _heeft(rij.tekst_f, woorden)
    }
    if not gevonden and len(gezocht) > _TRIGRAM:
        rijen = lezing.rijen(_lijkt_op(gezocht, soorten, is_sqlite=lezing.is_sqlite))
        return _op_gelijkenis(gezocht, rijen)[:limiet]
    return _op_rang(gezocht, gevonden.values(), limiet)


def _heeft(tekst: str, delen: Iterable[str]) -> bool:
    """Say whether all of these stand in it; a plain loop, for every candidate of every key."""
    for deel in delen:  # noqa: SIM110  (`all` makes a generator each time, and takes thrice as long)
        if deel not in tekst:
            return False
    return True


def _vragen(gezocht: str, soorten: Sequence[str], *, is_sqlite: bool) -> list[GevuldeVraag]:
    """Ask for what begins with it, what has a word that does, and what contains it.

    Each has its own limit, so that "jan" still finds a Jan behind three hundred Boutjans.
    """
    woorden = gezocht.split()
    smal = {"soorten": list(soorten)} if soorten else {}
    vragen = [_begint(smal=bool(smal)).met(van=f" {gezocht}", tot=f" {gezocht}\U0010ffff", **smal)]
    patronen = [[f" {woord}" for woord in woorden], woorden]
    if max(map(len, woorden)) < _TRIGRAM - 1:
        patronen = [[f" {gezocht}"]]
    for patroon in patronen:
        # Shorter than three characters the index cannot look for: the rest narrows it down.
        bruikbaar = [deel for deel in patroon if len(deel) >= _TRIGRAM]
        if not bruikbaar:
            continue
        if is_sqlite:
            # Folded text has no quotes, so a quoted phrase cannot be broken out of.
            gevraagd = " AND ".join(f'"{deel}"' for deel in bruikbaar)
            vragen.append(_bevat_sqlite(smal=bool(smal)).met(gevraagd=gevraagd, **smal))
        else:
            bevat = _bevat_postgres(len(patroon), smal=bool(smal))
            vragen.append(bevat.met(**_patronen(patroon), **smal))
    return vragen


def _kies(*, smal: bool) -> Select[Any]:
    kandidaten = select(*_KOLOMMEN)
    if smal:
        soorten: BindParameter[str] = bindparam("soorten", type_=Text, expanding=True)
        kandidaten = kandidaten.where(zoekingang.c.soort.in_(soorten))
    return kandidaten


@cache
def _begint(*, smal: bool) -> VasteVraag:
    tekst = zoekingang.c.tekst_f
    begint = (tekst >= bindparam("van", type_=Text), tekst < bindparam("tot", type_=Text))
    return VasteVraag(_kies(smal=smal).where(*begint).limit(KANDIDATEN // 3))


@cache
def _bevat_sqlite(*, smal: bool) -> VasteVraag:
    gevraagd = select(_fts.c.rowid).where(_FTS_PAST)
    kandidaten = _kies(smal=smal).where(zoekingang.c.nr.in_(gevraagd))
    return VasteVraag(kandidaten.limit(KANDIDATEN // 3))


@cache
def _bevat_postgres(aantal: int, *, smal: bool) -> VasteVraag:
    kandidaten = _kies(smal=smal).where(*_lijken(aantal))
    return VasteVraag(kandidaten.limit(KANDIDATEN // 3))


def _lijken(aantal: int) -> list[ColumnElement[bool]]:
    return [zoekingang.c.tekst_f.like(bindparam(f"deel{nr}", type_=Text)) for nr in range(aantal)]


def _patronen(delen: Iterable[str]) -> dict[str, str]:
    # Folded text has no % and no _, so nothing in it is a pattern.
    return {f"deel{nr}": f"%{deel}%" for nr, deel in enumerate(delen)}


def _lijkt_op(gezocht: str, soorten: Sequence[str], *, is_sqlite: bool) -> GevuldeVraag:
    """Ask for what shares the most groups of three letters with it."""
    drietallen = sorted({gezocht[plek : plek + _TRIGRAM] for plek in range(len(gezocht) - 2)})
    smal = {"soorten": list(soorten)} if soorten else {}
    if is_sqlite:
        gevraagd = " OR ".join(f'"{deel}"' for deel in drietallen)
        return _lijkt_sqlite(smal=bool(smal)).met(gevraagd=gevraagd, **smal)
    lijkt = _lijkt_postgres(len(drietallen), smal=bool(smal))
    return lijkt.met(gezocht=gezocht, **_patronen(drietallen), **smal)


@cache
def _lijkt_sqlite(*, smal: bool) -> VasteVraag:
    kandidaten = _kies(smal=smal).join(_fts, _fts.c.rowid == zoekingang.c.nr).where(_FTS_PAST)
    return VasteVraag(kandidaten.order_by(_fts.c.rank).limit(KANDIDATEN))


@cache
def _lijkt_postgres(aantal: int, *, smal: bool) -> VasteVraag:
    kandidaten = _kies(smal=smal).where(or_(*_lijken(aantal)))
    gelijkenis = func.word_similarity(bindparam("gezocht", type_=Text), zoekingang.c.tekst_f)
    return VasteVraag(kandidaten.order_by(gelijkenis.desc()).limit(KANDIDATEN))


def _op_gelijkenis(gezocht: str, rijen: Sequence[Any]) -> list[Any]:
    gescoord = [(fuzz.partial_ratio(gezocht, rij.tekst_f), rij) for rij in rijen]
    goed = [paar for paar in gescoord if paar[0] >= _LIJKT]
    return [rij for _, rij in sorted(goed, key=lambda paar: (-paar[0], paar[1].tekst_f))]


def _op_rang(gezocht: str, rijen: Iterable[Any], limiet: int) -> list[Any]:
    """Order: the very thing, whole words of it, what begins with it, words that do, the rest.

    Within one of these by likeness, which is only worked out as far as something is shown.
    """
    klassen: dict[int, list[Any]] = defaultdict(list)
    begin = [f" {woord}" for woord in gezocht.split()]
    heel = [f"{woord} " for woord in begin]
    for rij in rijen:
        klassen[_klasse(gezocht, begin, heel, rij)].append(rij)
    uit: list[Any] = []
    for klasse in sorted(klassen):
        if len(uit) >= limiet:
            break
        uit += sorted(
            klassen[klasse], key=lambda rij: (-fuzz.ratio(gezocht, rij.tekst_f), rij.tekst_f)
        )
    return uit[:limiet]


def _klasse(gezocht: str, begin: Sequence[str], heel: Sequence[str], rij: Any) -> int:
    # Folded text has one space before every word and none behind the last.
    tekst = rij.tekst_f
    voorop = tekst.startswith(f" {gezocht}")
    if _heeft(f"{tekst} ", heel):
        # Folding a title takes long, and what is searched begins with it.
        return 0 if voorop and gevouwen(rij.titel) == gezocht else 1
    if voorop:
        return 2
    return 3 if _heeft(tekst, begin) else 4
