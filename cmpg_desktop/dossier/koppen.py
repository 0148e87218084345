"""Who many dossiers are about, in one query, to name them all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select

from cmpg_desktop.database.tabellen.meldingen import betrokkene
from cmpg_desktop.database.tabellen.personen import persoon
from cmpg_desktop.dossier.feiten import kaal_id
from cmpg_desktop.dossier.kop import Wie, wie
from cmpg_desktop.dossier.zoekindex import NAAMDELEN, toonnaam
from cmpg_desktop.typen import override

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
    verdeeld: dict[Any, list[Any]] = defaultdict(list)
    for rij in rijen:
        verdeeld[rij.dossier].append(rij)
    return _Verdeeld(dict(verdeeld))


class _Verdeeld(Mapping[Any, Sequence[Wie]]):
    """Reads the people of a dossier when it is named: of most dossiers no line is shown."""

    def __init__(self, rijen: Mapping[Any, Sequence[Any]]) -> None:
        self._rijen = rijen

    @override
    def __getitem__(self, dossier: Any) -> Sequence[Wie]:
        return [
            wie(toonnaam(rij), rij.rol, rij.woont_in, rij.geboren_vroegst, rij.geboorte_op)
            for rij in self._rijen[dossier]
        ]

    @override
    def __iter__(self) -> Iterator[Any]:
        return iter(self._rijen)

    @override
    def __len__(self) -> int:
        return len(self._rijen)
