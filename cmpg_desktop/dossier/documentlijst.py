"""The documents of a melding as a list: the newest version of each, and whether it went out.

Apart from `documenten`, which loads Word and PDF: opening a melding needs only this.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, func, select

from cmpg_desktop.berichten.documenten import DocumentSnapshot
from cmpg_desktop.database.tabellen.documenten import document, document_versie
from cmpg_desktop.database.tabellen.team import medewerker
from cmpg_desktop.database.transactie import Rijen
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort, geldige


def documenten_van(*waar: Any) -> Select[Any]:
    """Ask for documents that are there, each with its newest version but without the bytes."""
    # Per document, so that it costs nothing what other dossiers hold.
    nieuwste = (
        select(func.max(document_versie.c.versie))
        .where(document_versie.c.document_id == document.c.id)
        .correlate(document)
        .scalar_subquery()
    )
    return (
        select(
            document.c.id,
            document.c.melding_id,
            document.c.soort,
            document.c.naam,
            document_versie.c.versie,
            document_versie.c.mime,
            document_versie.c.omvang,
            document_versie.c.gemaakt_op,
            medewerker.c.naam.label("door_naam"),
        )
        .join(
            document_versie,
            and_(
                document_versie.c.document_id == document.c.id, document_versie.c.versie == nieuwste
            ),
        )
        .outerjoin(medewerker, medewerker.c.id == document_versie.c.door_id)
        .where(document.c.verwijderd_op.is_(None), *waar)
        .order_by(document.c.gemaakt_op, document.c.id)
    )


def verzonden(feiten: Iterable[Feit]) -> dict[UUID, Feit]:
    """Give, per document, the fact that it went out, as it holds now."""
    return {
        een.over: een
        for een in geldige(feiten)
        if een.soort is FeitSoort.BRIEF_VERZONDEN and een.over is not None
    }


def snapshots(rijen: Rijen, feiten: Iterable[Feit]) -> tuple[DocumentSnapshot, ...]:
    """Make snapshots of the rows of `documenten_van`, with what the facts say of sending."""
    weg = verzonden(feiten)
    return tuple(
        DocumentSnapshot(
            id=rij.id,
            soort=rij.soort,
            naam=rij.naam,
            versie=rij.versie,
            mime=rij.mime,
            omvang=rij.omvang,
            gemaakt_op=rij.gemaakt_op,
            door=rij.door_naam or "",
            verzonden_op=weg[rij.id].datum if rij.id in weg else None,
            verzonden_kanaal=weg[rij.id].kanaal if rij.id in weg else "",
            verzonden_aan=weg[rij.id].wie if rij.id in weg else "",
        )
        for rij in rijen
    )
