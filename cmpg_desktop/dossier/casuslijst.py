"""The list of casussen: what is asked for is sorted and cut by the database, whatever it holds.

Only phase and termijn are derived. To sort by them all that runs is derived first, and that is
some hundreds; what was closed has neither and follows by number.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import (
    ColumnElement,
    Select,
    case,
    column,
    func,
    literal,
    or_,
    select,
    table,
)

from cmpg_desktop.berichten.casussen import (
    CasusGroep,
    CasusKolom,
    CasusLijst,
    CasusRij,
    Casussen,
)
from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, feit
from cmpg_desktop.database.tabellen.team import medewerker
from cmpg_desktop.database.tabellen.zoeken import zoekingang
from cmpg_desktop.database.transactie import Leesbaar, Lezing
from cmpg_desktop.dossier import kalender
from cmpg_desktop.dossier.afscherming import kijker, zichtbaar
from cmpg_desktop.dossier.feiten import als_feit, feiten_waar
from cmpg_desktop.dossier.kop import kop_van
from cmpg_desktop.dossier.koppen import Namen, namen_in, namen_per_dossier
from cmpg_desktop.dossier.register import beantwoordt
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.fasen import fase_van, fasenaam
from cmpg_desktop.werkproces.feiten import Feit
from cmpg_desktop.werkproces.tekst import gevouwen
from cmpg_desktop.werkproces.termijnen import Termijn, termijnen

if TYPE_CHECKING:
    from uuid import UUID

REGIME: Final = "CMPG"
_TRIGRAM: Final = 3
# More than run in any municipality; of more the first by number are derived.
_MEEST_LOPEND: Final = 2000
_fts = table("zoekingang_fts", column("rowid"))

_STAND: Final = case((casus.c.gesloten_op.is_(None), 0), else_=1)
_KOLOM: Final[Mapping[CasusKolom, ColumnElement[Any]]] = {
    CasusKolom.NUMMER: casus.c.nummer,
    CasusKolom.KOP: func.lower(casus.c.titel),
    CasusKolom.AANPAK: casus.c.aanpak,
    CasusKolom.CASUSREGISSEUR: func.lower(func.coalesce(medewerker.c.naam, "")),
    CasusKolom.GEOPEND: casus.c.geopend_op,
    CasusKolom.STAND: _STAND,
}


@beantwoordt(Casussen, Handeling.CASUS_LEZEN)
def lees_casussen(lezing: Lezing, query: Casussen, context: Context) -> CasusLijst:
    """Read the list in one batch."""
    waar = _waar(query, context, is_sqlite=lezing.is_sqlite)
    afgeleid = query.op not in _KOLOM
    eerst = _welke(waar, query, alleen_lopend=afgeleid)
    aantal, vrij, lengterijen, *rest = lezing.lees(
        _telling(waar),
        kalender.vrije_dagen(),
        kalender.termijnlengtes(),
        *_vragen(eerst),
        *(_vragen(_gesloten(waar, query)) if afgeleid else ()),
    )
    dagen, lengtes = kalender.kalender_van(vrij), kalender.lengtes_van(lengterijen)

    def leid_af(feiten: Sequence[Feit], nu: datetime) -> Termijn | None:
        lopend = (een for een in termijnen(feiten, dagen, nu, lengtes=lengtes))
        return min(
            (een for een in lopend if een.status.is_open),
            key=lambda een: een.uiterlijk,
            default=None,
        )

    rijen = [
        rij
        for begin in range(0, len(rest), 3)
        for rij in _rijen(rest[begin : begin + 3], lambda feiten: leid_af(feiten, context.nu))
    ]
    if afgeleid:
        rijen = _gesorteerd(rijen, query)
    return CasusLijst(rijen=tuple(rijen[: query.limiet]), totaal=aantal[0].aantal)


def _waar(query: Casussen, context: Context, *, is_sqlite: bool) -> list[ColumnElement[bool]]:
    waar = [casus.c.regime == REGIME, zichtbaar(kijker(context))]
    if query.groep in (CasusGroep.OPEN, CasusGroep.MIJN):
        waar.append(casus.c.gesloten_op.is_(None))
    if query.groep is CasusGroep.MIJN:
        waar.append(casus.c.casusregisseur_id == context.actor)
    if query.groep is CasusGroep.GESLOTEN:
        waar.append(casus.c.gesloten_op.is_not(None))
    waar += [_met_woord(woord, is_sqlite=is_sqlite) for woord in gevouwen(query.tekst).split()]
    return waar


def _met_woord(woord: str, *, is_sqlite: bool) -> ColumnElement[bool]:
    """Narrow to casussen with this word in number, title, a name in it or the casusregisseur."""
    regisseurs = select(medewerker.c.id).where(func.lower(medewerker.c.naam).like(f"%{woord}%"))
    # Folding makes of "2026-031" two words.
    nummer = casus.c.nummer.like(f"%{woord}%")
    van_regisseur = casus.c.casusregisseur_id.in_(regisseurs)
    if len(woord) < _TRIGRAM:
        # Of less the index of names knows nothing.
        return or_(nummer, van_regisseur, func.lower(casus.c.titel).like(f"%{woord}%"))
    bevat = _bevat(woord, is_sqlite=is_sqlite)
    titels = select(zoekingang.c.ref_id).where(zoekingang.c.soort == "casus", bevat)
    mensen = select(zoekingang.c.ref_id).where(zoekingang.c.soort == "persoon", bevat)
    met_mensen = select(betrokkene.c.casus_id).where(
        betrokkene.c.persoon_id.in_(mensen),
        betrokkene.c.casus_id.is_not(None),
        betrokkene.c.verwijderd_op.is_(None),
    )
    return or_(
        nummer,
        van_regisseur,
        casus.c.id.in_(titels),
        casus.c.id.in_(met_mensen),
    )


def _bevat(woord: str, *, is_sqlite: bool) -> ColumnElement[bool]:
    # Folded text has no quotes and no %, so nothing in it is a pattern.
    if is_sqlite:
        gevraagd = column("zoekingang_fts").op("MATCH")(literal(f'"{woord}"'))
        return zoekingang.c.nr.in_(select(_fts.c.rowid).where(gevraagd))
    return zoekingang.c.tekst_f.like(f"%{woord}%")


def _telling(waar: Sequence[ColumnElement[bool]]) -> Select[Any]:
    return select(func.count().label("aantal")).select_from(casus).where(*waar)


def _welke(
    waar: Sequence[ColumnElement[bool]], query: Casussen, *, alleen_lopend: bool
) -> Select[Any]:
    """Ask for the ids, each with its place in the list."""
    kolom = casus.c.nummer.desc()
    if not alleen_lopend:
        kolom = _KOLOM[query.op].desc() if query.aflopend else _KOLOM[query.op].asc()
    volgorde = (kolom, casus.c.nummer.desc())
    welke = (
        select(casus.c.id, func.row_number().over(order_by=volgorde).label("plek"))
        .select_from(casus)
        .outerjoin(medewerker, medewerker.c.id == casus.c.casusregisseur_id)
        .where(*waar)
    )
    if alleen_lopend:
        lopend = welke.where(casus.c.gesloten_op.is_(None))
        return lopend.order_by(*volgorde).limit(_MEEST_LOPEND)
    return welke.order_by(*volgorde).limit(query.limiet)


def _gesloten(waar: Sequence[ColumnElement[bool]], query: Casussen) -> Select[Any]:
    volgorde = casus.c.nummer.desc()
    return (
        select(casus.c.id, func.row_number().over(order_by=volgorde).label("plek"))
        .where(*waar, casus.c.gesloten_op.is_not(None))
        .order_by(volgorde)
        .limit(query.limiet)
    )


def _vragen(welke: Select[Any]) -> tuple[Leesbaar, ...]:
    nummering = welke.subquery()
    ids = select(nummering.c.id)
    zonder_titel = select(casus.c.id).where(casus.c.id.in_(ids), casus.c.titel == "")
    return (
        select(
            casus.c.id,
            casus.c.nummer,
            casus.c.titel,
            casus.c.aanpak,
            casus.c.geopend_op,
            casus.c.gesloten_op,
            casus.c.afgeschermd,
            medewerker.c.naam.label("casusregisseur"),
        )
        .join(nummering, nummering.c.id == casus.c.id)
        .outerjoin(medewerker, medewerker.c.id == casus.c.casusregisseur_id)
        .order_by(nummering.c.plek),
        feiten_waar(feit.c.casus_id.in_(ids)).add_columns(feit.c.casus_id),
        namen_in(betrokkene.c.casus_id.in_(zonder_titel)),
    )


def _rijen(
    antwoorden: Sequence[Sequence[Any]], termijn_van: Callable[[Sequence[Feit]], Termijn | None]
) -> Iterable[CasusRij]:
    rijen, feitrijen, mensen = antwoorden
    feiten: dict[UUID, list[Feit]] = defaultdict(list)
    for rij in feitrijen:
        feiten[rij.casus_id].append(als_feit(rij))
    namen: Namen = namen_per_dossier(mensen)
    for rij in rijen:
        van_haar = feiten[rij.id]
        yield CasusRij(
            id=rij.id,
            nummer=rij.nummer,
            kop=kop_van(rij.titel, namen.get(rij.id, ()), anders="zonder naam"),
            aanpak=rij.aanpak,
            fase=fasenaam(fase_van(van_haar)),
            casusregisseur=rij.casusregisseur or "",
            geopend_op=rij.geopend_op,
            gesloten_op=rij.gesloten_op,
            termijn=termijn_van(van_haar) if rij.gesloten_op is None else None,
            afgeschermd=rij.afgeschermd,
        )


def _gesorteerd(rijen: Iterable[CasusRij], query: Casussen) -> list[CasusRij]:
    """Sort what runs by phase or termijn; what has none, and what was closed, comes last."""
    alle = list(rijen)
    lopend = [een for een in alle if een.gesloten_op is None]
    if query.op is CasusKolom.FASE:
        lopend.sort(key=lambda een: een.fase, reverse=query.aflopend)
    else:
        met = [een for een in lopend if een.termijn is not None]
        met.sort(key=_uiterlijk, reverse=query.aflopend)
        lopend = [*met, *(een for een in lopend if een.termijn is None)]
    return [*lopend, *(een for een in alle if een.gesloten_op is not None)]


def _uiterlijk(rij: CasusRij) -> date:
    return rij.termijn.uiterlijk if rij.termijn is not None else date.max
