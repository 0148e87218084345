"""Who many dossiers are about, in one query, to name them all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select

from cmpg_desktop.database.tabellen.meldingen import betrokkene
from cmpg_desktop.database.tabellen.personen import persoon
from cmpg_desktop.dossier.feiten import kaal_id
from cmpg_desktop.dossier.kop import Wie, wie
from cmpg_desktop.dossier.zoekindex import NAAMDELEN, toonnaam

Namen = Mapping[UUID, Sequence[Wie]]


def namen_in(*waar: ColumnElement[bool], kaal: bool = False) -> Select[Any]:
    """Ask for the names of the betrokkenen of these dossiers, in their order.

    With `kaal` the dossiers are named by bare ids, see `feiten.kaal_id`.
    """
    dossier = func.coalesce(betrokkene.c.melding_id, betrokkene.c.casus_id)
    return (
        select(
            (kaal_id(dossier) if kaal else dossier).label("dossier"),
            *(persoon.c[deel] for deel in NAAMDELEN),
            betrokkene.c.rol,
            betrokkene.c.woont_in,
            persoon.c.geboren_vroegst,
            persoon.c.geboorte_op,
        )
        .join(persoon, persoon.c.id == betrokkene.c.persoon_id)
        .where(betrokkene.c.verwijderd_op.is_(None), *waar)
        .order_by(betrokkene.c.volgorde, betrokkene.c.id)
    )


def namen_per_dossier(rijen: Iterable[Any]) -> Namen:
    """Divide the names over the dossiers."""
    verdeeld: dict[UUID, list[Wie]] = defaultdict(list)
    for rij in rijen:
        verdeeld[rij.dossier].append(
            wie(toonnaam(rij), rij.rol, rij.woont_in, rij.geboren_vroegst, rij.geboorte_op)
        )
    return verdeeld
