"""The weekly round: every melding that is to be weighed, with what was proposed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from cmpg_desktop.berichten.beoordelen import Weegoverleg, WeegoverlegRij
from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.berichten.meldingen import MeldingRij
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.database.tabellen.meldingen import feit, melding
from cmpg_desktop.database.transactie import Lezing
from cmpg_desktop.dossier import beslisteam, kalender, lijst
from cmpg_desktop.dossier.beoordelingsbron import beoordeling_id
from cmpg_desktop.dossier.beslisteam import Beslisteam, team_van
from cmpg_desktop.dossier.feiten import als_feit, feiten_waar
from cmpg_desktop.dossier.register import beantwoordt
from cmpg_desktop.werkproces.beoordeling import Weging, mag_besluiten
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.rondes import ronde_van, voorstel_van, wacht_op_melder
from cmpg_desktop.werkproces.taal import dag_van

_OPEN: Final = (melding.c.stand == Stand.OPEN.value, melding.c.verwijderd_op.is_(None))


@beantwoordt(Weegoverleg, Handeling.MELDING_LEZEN)
def lees(lezing: Lezing, _query: Weegoverleg, context: Context) -> tuple[WeegoverlegRij, ...]:
    """Read the list in one batch."""
    welke = select(melding.c.id).where(*_OPEN)
    feitrijen, vrij, lengterijen, *rest = lezing.lees(
        feiten_waar(feit.c.melding_id.in_(welke)).add_columns(
            feit.c.melding_id, feit.c.door_id, feit.c.vastgelegd_op
        ),
        kalender.vrije_dagen(),
        kalender.termijnlengtes(),
        *beslisteam.vragen(),
        *lijst.vragen(welke),
    )
    vandaag = dag_van(context.nu)
    team = team_van(rest[: beslisteam.AANTAL], vandaag)
    meldingen = lijst.meldingrijen(
        rest[beslisteam.AANTAL :],
        kalender.kalender_van(vrij),
        kalender.lengtes_van(lengterijen),
        context.nu,
    )
    per_melding = defaultdict[UUID, list[Any]](list)
    for rij in feitrijen:
        per_melding[rij.melding_id].append(rij)
    gemaakt = _rijen(meldingen, per_melding, team, context.actor, vandaag)
    return tuple(sorted(gemaakt, key=_volgorde))


def _rijen(
    meldingen: Sequence[MeldingRij],
    per_melding: Mapping[UUID, Sequence[Any]],
    team: Beslisteam,
    ik: UUID | None,
    vandaag: date,
) -> Iterator[WeegoverlegRij]:
    for een in meldingen:
        rijen = {rij.id: rij for rij in per_melding[een.id]}
        feiten = [als_feit(rij) for rij in rijen.values()]
        if wacht_op_melder(feiten) is not None:
            continue
        voorstel = voorstel_van(feiten, beoordeling_id(een.id, ronde_van(feiten)))
        if voorstel is None or ik is None:
            yield WeegoverlegRij(melding=een)
            continue
        door: UUID | None = rijen[voorstel.id].door_id
        yield WeegoverlegRij(
            melding=een,
            voorstel_id=voorstel.id,
            uitkomst=Weging(voorstel.uitkomst),
            voorgesteld_door=team.naam(door),
            voorgesteld_op=voorstel.moment or rijen[voorstel.id].vastgelegd_op,
            mag_besluiten=mag_besluiten(door, ik, team.rollen, team.waarnemingen, vandaag).mag,
        )


def _volgorde(rij: WeegoverlegRij) -> tuple[bool, bool, date, UUID]:
    een = rij.melding
    return rij.voorstel_id is None, not een.spoed, een.uiterlijk or date.max, een.id
