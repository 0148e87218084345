"""The list of meldingen."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.berichten.meldingen import Meldingen, MeldingRij
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.database.tabellen.meldingen import betrokkene, feit, melding
from cmpg_desktop.database.tabellen.partners import organisatie
from cmpg_desktop.database.tabellen.team import medewerker
from cmpg_desktop.database.transactie import Leesbaar, Lezing
from cmpg_desktop.dossier import kalender
from cmpg_desktop.dossier.afscherming import Kijker, kijker, melding_zichtbaar
from cmpg_desktop.dossier.feiten import als_feit, feiten_waar
from cmpg_desktop.dossier.kop import kop_van
from cmpg_desktop.dossier.koppen import namen_in, namen_per_dossier
from cmpg_desktop.dossier.melder import ontvangst_van
from cmpg_desktop.dossier.register import beantwoordt
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.feiten import Feit
from cmpg_desktop.werkproces.lengtes import Lengtes
from cmpg_desktop.werkproces.rondes import is_voorgesteld, wacht_op_melder
from cmpg_desktop.werkproces.termijnen import DagSoort, Termijn, termijnen
from cmpg_desktop.werkproces.werkdagen import Kalender


def _welke(query: Meldingen, kijkt: Kijker) -> Select[Any]:
    """Ask for the newest; ids sort by when they were made."""
    welke = select(melding.c.id).where(
        melding.c.verwijderd_op.is_(None), melding_zichtbaar(melding.c.id, kijkt)
    )
    if not query.ook_afgehandeld:
        welke = welke.where(melding.c.stand == Stand.OPEN.value)
    return welke.order_by(melding.c.id.desc()).limit(query.limiet)


@beantwoordt(Meldingen, Handeling.MELDING_LEZEN)
def lees_meldingen(lezing: Lezing, query: Meldingen, context: Context) -> tuple[MeldingRij, ...]:
    """Read the list in one batch, newest ontvangst first."""
    welke = select(_welke(query, kijker(context)).subquery().c.id)
    vrij, lengterijen, *rijen = lezing.lees(
        kalender.vrije_dagen(), kalender.termijnlengtes(), *vragen(welke)
    )
    dagen, lengtes = kalender.kalender_van(vrij), kalender.lengtes_van(lengterijen)
    return meldingrijen(rijen, dagen, lengtes, context.nu)


def vragen(welke: Select[Any]) -> tuple[Leesbaar, ...]:
    """Ask for all that the lines of these meldingen need, besides the calendar."""
    return (
        select(
            melding.c.id,
            melding.c.titel,
            melding.c.melder_naam,
            melding.c.stand,
            melding.c.spoed,
            organisatie.c.naam.label("organisatie"),
            medewerker.c.naam.label("behandelaar"),
        )
        .outerjoin(organisatie, organisatie.c.id == melding.c.organisatie_id)
        .outerjoin(medewerker, medewerker.c.id == melding.c.behandelaar_id)
        .where(melding.c.id.in_(welke)),
        feiten_waar(feit.c.melding_id.in_(welke)).add_columns(feit.c.melding_id),
        namen_in(betrokkene.c.melding_id.in_(welke)),
    )


def meldingrijen(
    antwoorden: Sequence[Sequence[Any]], dagen: Kalender, lengtes: Lengtes, nu: datetime
) -> tuple[MeldingRij, ...]:
    """Make the lines from the answers to `vragen`, newest ontvangst first."""
    rijen, feitrijen, mensen = antwoorden
    feiten: dict[Any, list[Feit]] = defaultdict(list)
    for rij in feitrijen:
        feiten[rij.melding_id].append(als_feit(rij))
    namen = namen_per_dossier(mensen)
    lijst = [
        _regel(rij, namen.get(rij.id, ()), feiten[rij.id], alle)
        for rij in rijen
        for alle in [termijnen(feiten[rij.id], dagen, nu, lengtes=lengtes)]
    ]
    return tuple(sorted(lijst, key=lambda een: (een.ontvangen_op, een.id), reverse=True))


def _eerste(alle: list[Termijn]) -> Termijn | None:
    lopend = (een for een in alle if een.status.is_open)
    return min(lopend, key=lambda een: een.uiterlijk, default=None)


def _regel(rij: Any, namen: Any, feiten: list[Feit], alle: list[Termijn]) -> MeldingRij:
    termijn = _eerste(alle)
    ontvangst = ontvangst_van(feiten)
    if ontvangst is None:
        raise LookupError("a melding without ontvangst")
    organisatie_naam = rij.organisatie or ""
    return MeldingRij(
        id=rij.id,
        kop=kop_van(rij.titel, namen, organisatie=organisatie_naam, melder=rij.melder_naam),
        organisatie=organisatie_naam,
        ontvangen_op=ontvangst.datum,
        uiterlijk=termijn.uiterlijk if termijn is not None else None,
        behandelaar=rij.behandelaar or "",
        stand=Stand(rij.stand),
        spoed=rij.spoed,
        dagen_te_laat=termijn.dagen_te_laat if termijn is not None else 0,
        dagsoort=termijn.dagsoort if termijn is not None else DagSoort.WERKDAGEN,
        voorgesteld=is_voorgesteld(feiten),
        wacht_op_melder=wacht_op_melder(feiten) is not None,
    )
