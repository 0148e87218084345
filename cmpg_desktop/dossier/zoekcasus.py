"""Casussen to link a melding to: by what is typed, or by the same people and addresses (E070)."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select

from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.berichten.meldingen import CasusKeuze, ZoekCasus
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus
from cmpg_desktop.database.tabellen.personen import persoon, persoon_adres
from cmpg_desktop.database.transactie import Lezing
from cmpg_desktop.dossier.afscherming import kijker, zichtbaar
from cmpg_desktop.dossier.kop import kop_van
from cmpg_desktop.dossier.koppen import namen_in, namen_per_dossier
from cmpg_desktop.dossier.register import beantwoordt
from cmpg_desktop.dossier.vinden import vind
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.taal import tel, voluit


@beantwoordt(ZoekCasus, Handeling.MELDING_KOPPELEN)
def zoek_casus(lezing: Lezing, query: ZoekCasus, context: Context) -> tuple[CasusKeuze, ...]:
    """Give number, label and whether it is closed; with why it is proposed."""
    if query.tekst.strip():
        waarom = _getypt(lezing, query)
    elif query.melding_id is not None:
        waarom = _voorgesteld(lezing, query.melding_id)
    else:
        return ()
    if not waarom:
        return ()
    ids = list(waarom)[: query.limiet]
    rijen, mensen = lezing.lees(
        select(casus.c.id, casus.c.nummer, casus.c.titel, casus.c.gesloten_op).where(
            casus.c.id.in_(ids), zichtbaar(kijker(context))
        ),
        namen_in(betrokkene.c.casus_id.in_(ids)),
    )
    namen = namen_per_dossier(mensen)
    per_id = {rij.id: rij for rij in rijen}
    return tuple(
        CasusKeuze(
            id=een,
            nummer=per_id[een].nummer,
            titel=kop_van(per_id[een].titel, namen.get(een, ()), anders="zonder naam"),
            gesloten_op=per_id[een].gesloten_op,
            toelichting=_toelichting(per_id[een], waarom[een]),
        )
        for een in ids
        if een in per_id
    )


def _toelichting(rij: Any, waarom: str) -> str:
    stand = f"afgesloten op {voluit(rij.gesloten_op)}" if rij.gesloten_op else "loopt"
    return " · ".join(filter(None, (stand, waarom)))


def _getypt(lezing: Lezing, query: ZoekCasus) -> dict[UUID, str]:
    """Find by number, title, or the name of somebody in it."""
    regels = vind(lezing, query.tekst, soorten=("casus", "persoon"), limiet=query.limiet * 3)
    mensen = [regel.ref_id for regel in regels if regel.soort == "persoon"]
    namen = {regel.ref_id: regel.titel for regel in regels}
    van_mensen = lezing.rijen(
        select(betrokkene.c.persoon_id, betrokkene.c.casus_id).where(
            betrokkene.c.persoon_id.in_(mensen),
            betrokkene.c.casus_id.is_not(None),
            betrokkene.c.verwijderd_op.is_(None),
        )
    )
    waarom = {regel.ref_id: "" for regel in regels if regel.soort == "casus"}
    for rij in van_mensen:
        waarom.setdefault(rij.casus_id, f"met {namen[rij.persoon_id]}")
    return waarom


def _voorgesteld(lezing: Lezing, melding_id: UUID) -> dict[UUID, str]:
    """Propose by the same people (the same persoon, or one of that name and age) and addresses."""
    zelfde, lijkt, adressen = lezing.lees(*_vragen(melding_id))
    mensen: dict[UUID, set[UUID]] = defaultdict(set)
    for rij in (*zelfde, *lijkt):
        mensen[rij.casus_id].add(rij.persoon_id)
    op_adres = {rij.casus_id for rij in adressen}
    gewicht = Counter({een: 2 * len(wie) for een, wie in mensen.items()})
    gewicht.update(dict.fromkeys(op_adres, 1))
    waarom: dict[UUID, str] = {}
    for een, _ in gewicht.most_common():
        aantal = len(mensen.get(een, ()))
        wie = tel(aantal, "dezelfde persoon", "dezelfde personen") if aantal else ""
        waarom[een] = ", ".join(filter(None, (wie, "zelfde adres" if een in op_adres else "")))
    return waarom


def _vragen(melding_id: UUID) -> Sequence[Select[Any]]:
    hier = select(betrokkene.c.persoon_id).where(
        betrokkene.c.melding_id == melding_id, betrokkene.c.verwijderd_op.is_(None)
    )
    hier = hier.correlate(None)
    in_casus = (betrokkene.c.casus_id.is_not(None), betrokkene.c.verwijderd_op.is_(None))
    kolommen = (betrokkene.c.casus_id, betrokkene.c.persoon_id)
    ander = persoon.alias("ander")
    adres_hier = persoon_adres.alias("adres_hier")
    overlapt = or_(
        persoon.c.geboren_vroegst.is_(None),
        ander.c.geboren_vroegst.is_(None),
        (persoon.c.geboren_vroegst <= ander.c.geboren_laatst)
        & (ander.c.geboren_vroegst <= persoon.c.geboren_laatst),
    )
    return (
        select(*kolommen).where(betrokkene.c.persoon_id.in_(hier), *in_casus),
        select(*kolommen)
        .join(ander, ander.c.id == betrokkene.c.persoon_id)
        .join(persoon, (persoon.c.naam_f == ander.c.naam_f) & (persoon.c.id != ander.c.id))
        .where(persoon.c.id.in_(hier), persoon.c.naam_f != "", overlapt, *in_casus),
        select(*kolommen)
        .join(persoon_adres, persoon_adres.c.persoon_id == betrokkene.c.persoon_id)
        .join(adres_hier, adres_hier.c.adres_f == persoon_adres.c.adres_f)
        .where(
            adres_hier.c.persoon_id.in_(hier),
            adres_hier.c.adres_f != "",
            adres_hier.c.verwijderd_op.is_(None),
            persoon_adres.c.verwijderd_op.is_(None),
            *in_casus,
        ),
    )
