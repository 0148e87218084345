"""The list of casussen: what is asked for is sorted and cut by the database, whatever it holds.

Only phase and termijn are derived. To sort by them all that runs is derived first, and that is
some hundreds; what was closed has neither and follows by number.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

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

REGIME: Final = "CMPG"
_TRIGRAM: Final = 3
# More than run in any municipality; of more the first by number are derived.
_MEEST_LOPEND: Final = 2000
_fts = table("zoekingang_fts", column("rowid"))

# Counted along, for what is typed is dear to look for twice.
_TOTAAL: Final = func.count().over().label("totaal")
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
    """Read which casussen in one batch, and what their lines show in another."""
    waar = _waar(query, context, is_sqlite=lezing.is_sqlite)
    afgeleid = query.op not in _KOLOM
    welke, vrij, lengterijen = lezing.lees(
        _alles_wat_loopt(waar, query) if afgeleid else _welke(waar, query),
        kalender.vrije_dagen(),
        kalender.termijnlengtes(),
    )
    if not welke:
        return CasusLijst(rijen=(), totaal=0)
    lopend = [rij.id for rij in welke if rij.gesloten_op is None]
    gesloten = [rij.id for rij in welke if rij.gesloten_op is not None]
    ids = [*lopend, *gesloten[: query.limiet]] if afgeleid else [rij.id for rij in welke]
    dagen, lengtes = kalender.kalender_van(vrij), kalender.lengtes_van(lengterijen)

    def eerste(feiten: Sequence[Feit]) -> Termijn | None:
        alle = termijnen(feiten, dagen, context.nu, lengtes=lengtes)
        open_ = (een for een in alle if een.status.is_open)
        return min(open_, key=lambda een: een.uiterlijk, default=None)

    per_id = {rij.id: rij for rij in _rijen(lezing.lees(*_vragen(ids)), eerste)}
    rijen = [per_id[een] for een in ids if een in per_id]
    if afgeleid:
        rijen = _gesorteerd(rijen, query)
    return CasusLijst(rijen=tuple(rijen[: query.limiet]), totaal=welke[0].totaal)


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


def _welke(waar: Sequence[ColumnElement[bool]], query: Casussen) -> Select[Any]:
    """Ask for the ids in the order of the list."""
    kolom = _KOLOM[query.op]
    return (
        select(casus.c.id, casus.c.gesloten_op, _TOTAAL)
        .select_from(casus)
        .outerjoin(medewerker, medewerker.c.id == casus.c.casusregisseur_id)
        .where(*waar)
        .order_by(kolom.desc() if query.aflopend else kolom.asc(), casus.c.nummer.desc())
        .limit(query.limiet)
    )


def _alles_wat_loopt(waar: Sequence[ColumnElement[bool]], query: Casussen) -> Select[Any]:
    """Ask for all that runs, to be sorted when it is derived, and then what was closed."""
    return (
        select(casus.c.id, casus.c.gesloten_op, _TOTAAL)
        .where(*waar)
        .order_by(_STAND, casus.c.nummer.desc())
        .limit(_MEEST_LOPEND + query.limiet)
    )


def _vragen(ids: Sequence[UUID]) -> tuple[Leesbaar, ...]:
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
        .outerjoin(medewerker, medewerker.c.id == casus.c.casusregisseur_id)
        .where(casus.c.id.in_(ids)),
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
