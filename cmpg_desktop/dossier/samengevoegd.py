"""What other meldingen are called that a melding was merged with, read when it is shown.

Nothing of it is in the facts: a fact never changes, and what a melding is called holds names.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select

from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.berichten.meldingen import Samenvoeging, Samenvoegingen
from cmpg_desktop.database.tabellen.meldingen import betrokkene, feit, melding
from cmpg_desktop.database.tabellen.partners import organisatie
from cmpg_desktop.database.transactie import Leesbaar, Lezing
from cmpg_desktop.dossier.afscherming import Kijker, kijker, melding_zichtbaar
from cmpg_desktop.dossier.feiten import als_feit, feiten_waar
from cmpg_desktop.dossier.kop import kop_van
from cmpg_desktop.dossier.koppen import namen_in, namen_per_dossier
from cmpg_desktop.dossier.melder import ontvangst_van
from cmpg_desktop.dossier.register import beantwoordt
from cmpg_desktop.werkproces.bevoegdheden import Handeling

if TYPE_CHECKING:
    from cmpg_desktop.werkproces.feiten import Feit


@beantwoordt(Samenvoegingen, Handeling.MELDING_LEZEN)
def samenvoegingen(
    lezing: Lezing, query: Samenvoegingen, context: Context
) -> tuple[Samenvoeging, ...]:
    """Name what this melding was merged with: apart from its page, which must open fast."""
    return tuple(lees(lezing.lees(*_bij_melding(query.melding_id, kijker(context)))).values())


def _bij_melding(melding_id: UUID, kijkt: Kijker) -> tuple[Leesbaar, ...]:
    """Ask for the meldingen that went into this one, and the one that this went into."""
    deze = select(melding.c.samengevoegd_met_id).where(melding.c.id == melding_id)
    return _vragen(or_(melding.c.samengevoegd_met_id == melding_id, melding.c.id.in_(deze)), kijkt)


def in_feiten(dossier_id: UUID, kijkt: Kijker) -> tuple[Leesbaar, ...]:
    """Ask for the meldingen that the facts of a dossier are about."""
    over = select(feit.c.over_id).where(
        or_(feit.c.melding_id == dossier_id, feit.c.casus_id == dossier_id)
    )
    return _vragen(melding.c.id.in_(over), kijkt)


def _vragen(welke: ColumnElement[bool], kijkt: Kijker) -> tuple[Leesbaar, ...]:
    waar = (
        welke,
        melding.c.verwijderd_op.is_(None),
        melding_zichtbaar(melding.c.id, kijkt),
    )
    ids = select(melding.c.id).where(*waar)
    return (
        select(
            melding.c.id,
            melding.c.titel,
            melding.c.melder_naam,
            melding.c.samengevoegd_met_id,
            organisatie.c.naam.label("organisatie"),
        )
        .outerjoin(organisatie, organisatie.c.id == melding.c.organisatie_id)
        .where(*waar)
        .order_by(melding.c.id),
        namen_in(betrokkene.c.melding_id.in_(ids)),
        feiten_waar(feit.c.melding_id.in_(ids)).add_columns(feit.c.melding_id),
    )


def lees(antwoorden: Sequence[Sequence[Any]]) -> Mapping[UUID, Samenvoeging]:
    """Make them of the three answers, by their id."""
    meldingen, mensen, feitrijen = antwoorden
    feiten: dict[UUID, list[Feit]] = defaultdict(list)
    for rij in feitrijen:
        feiten[rij.melding_id].append(als_feit(rij))
    namen = namen_per_dossier(mensen)
    gevonden = {}
    for rij in meldingen:
        ontvangst = ontvangst_van(feiten[rij.id])
        if ontvangst is not None:
            gevonden[rij.id] = Samenvoeging(
                id=rij.id,
                kop=kop_van(
                    rij.titel,
                    namen.get(rij.id, ()),
                    organisatie=rij.organisatie or "",
                    melder=rij.melder_naam,
                    anders="zonder naam",
                ),
                ontvangen_op=ontvangst.datum,
            )
    return gevonden
