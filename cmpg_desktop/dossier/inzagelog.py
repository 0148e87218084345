"""Who looked at what, when and from where: committed before a row is read (E116)."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, insert

from cmpg_desktop.berichten.kern import Command, Context
from cmpg_desktop.database.database import Database
from cmpg_desktop.database.tabellen.team import inzage


@dataclass(frozen=True, slots=True, kw_only=True)
class LogInzage(Command):
    """The command under which a look is written."""


def log_inzage(
    database: Database,
    context: Context,
    *,
    soort: str,
    dossier: UUID,
    handeling: str | ColumnElement[str],
    reden: str = "",
) -> None:
    """Write down a look: `handeling` is openen, bekijken, afdrukken, exporteren or brief.

    Of a casus the database itself says whether it may be opened, see `afscherming.als_handeling`.
    """
    with database.transactie(LogInzage(), context) as transactie:
        transactie.vergeet_in_register()
        transactie.schrijf(
            insert(inzage).values(
                medewerker_id=context.actor,
                soort=soort,
                dossier_id=dossier,
                moment=context.nu,
                handeling=handeling,
                toestel=context.toestel,
                reden=reden,
            )
        )
