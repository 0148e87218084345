"""Who changed something last: the answer that a conflict needs."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from cmpg_desktop.database.tabellen.team import medewerker, opdracht
from cmpg_desktop.database.transactie import Lezing

ONBEKEND = "iemand anders"


def laatste_wijziging(lezing: Lezing, rij: UUID, veld: str) -> tuple[str, datetime | None]:
    """Read who last changed a field of a row, and when."""
    laatste = lezing.een(
        select(medewerker.c.naam, opdracht.c.moment)
        .select_from(opdracht)
        .outerjoin(medewerker, medewerker.c.id == opdracht.c.medewerker_id)
        .where(opdracht.c.rij_id == rij, opdracht.c.veld == veld)
        .order_by(opdracht.c.volgnr.desc())
        .limit(1)
    )
    if laatste is None:
        return ONBEKEND, None
    return laatste.naam or ONBEKEND, laatste.moment
