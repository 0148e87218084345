"""Make a telefoonnotitie that became nothing really gone: database, -wal, journal and backups.

Source: besluit 6. What must still be wiped stands in the database itself (as ids, no content), so
that a program that is killed half-way goes on with it at the next start.
"""

import json
import logging
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Table, delete, inspect, select, update

from cmpg_desktop.database.backup import wis_uit_backups
from cmpg_desktop.database.database import Database
from cmpg_desktop.database.journaal import SqlcipherJournaal
from cmpg_desktop.database.plek import Plek
from cmpg_desktop.database.tabellen.team import instelling, inzage, opdracht
from cmpg_desktop.database.tabellen.telefoon import notitie_stukje, spoedcontact, telefoonnotitie
from cmpg_desktop.database.transactie import Schrijfbaar

log = logging.getLogger(__name__)

TE_WISSEN = "te_wissen"
# A copy somebody made by hand has another name, and is not the program's to open.
_JOURNAAL = re.compile(r"journaal-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.db")
_OPZIJ = re.compile(_JOURNAAL.pattern + r"\.kapot-\d+(?:-wal|-shm)?")
_LATER = "De notitie is weg; de laatste resten ruimt het programma op bij de volgende start."


def wis_notitie(
    notitie: UUID, rijen: Iterable[UUID], aanwezig: Collection[str] | None = None
) -> tuple[Schrijfbaar, ...]:
    """Delete a note with all that hangs on it; the register keeps that something was done.

    `rijen` are the ids of the note and its parts, by which the register knew them; `aanwezig` the
    tables of an older database.
    """
    ids = list(rijen)
    alle: tuple[tuple[Table, Schrijfbaar], ...] = (
        (notitie_stukje, delete(notitie_stukje).where(notitie_stukje.c.notitie_id == notitie)),
        (
            spoedcontact,
            delete(spoedcontact).where(
                spoedcontact.c.notitie_id == notitie, spoedcontact.c.melding_id.is_(None)
            ),
        ),
        (inzage, delete(inzage).where(inzage.c.dossier_id == notitie)),
        (
            opdracht,
            update(opdracht).where(opdracht.c.rij_id.in_(ids)).values(rij_id=None, veld=""),
        ),
        (telefoonnotitie, delete(telefoonnotitie).where(telefoonnotitie.c.id == notitie)),
    )
    return tuple(
        statement for tabel, statement in alle if aanwezig is None or tabel.name in aanwezig
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TeWissen:
    """A note that must still be wiped: when it began, its own id, then those of its parts."""

    sinds: datetime
    rijen: tuple[UUID, ...]


def lees_lijst(waarde: str) -> list[TeWissen]:
    """Read what must still be wiped."""
    return [
        TeWissen(sinds=datetime.fromisoformat(sinds), rijen=tuple(map(UUID, rijen)))
        for sinds, rijen in (json.loads(waarde) if waarde else ())
    ]


def schrijf_lijst(lijst: Iterable[TeWissen]) -> str:
    """Write what must still be wiped."""
    return json.dumps([[een.sinds.isoformat(), [str(id_) for id_ in een.rijen]] for een in lijst])


class Opruimer:
    """Carries on, after the commit, with what lies outside the database.

    Run it in the lane of documents and backups: wiping ten backups takes seconds.
    """

    def __init__(
        self,
        database: Database,
        plek: Plek,
        sleutel: bytes,
    ) -> None:
        self._database = database
        self._plek = plek
        self._sleutel = sleutel

    def maak_af(self) -> str:
        """Wipe all that waits; gives '' or, in Dutch, what could not be wiped yet.

        Never raises: what went wrong here may not keep the database from opening.
        """
        waarde = select(instelling.c.waarde).where(instelling.c.sleutel == TE_WISSEN)
        try:
            with self._database.lezing() as lezing:
                rij = lezing.een(waarde)
            lijst = lees_lijst(rij.waarde) if rij is not None else []
            if not lijst:
                return ""
            bezwaar = self._wis_buiten(lijst) or self._leeg_wal()
            if not bezwaar:
                self._klaar(rij.waarde if rij is not None else "")
                bezwaar = self._leeg_wal()
        except Exception:
            # The note itself is gone; it stays on the list, and wiping twice is harmless.
            log.exception("not everything was wiped")
            return _LATER
        return bezwaar

    def _wis_buiten(self, lijst: list[TeWissen]) -> str:
        self._wis_journalen([id_ for een in lijst for id_ in een.rijen])

        def wis(verbinding: Connection) -> None:
            aanwezig = set(inspect(verbinding).get_table_names())
            for een in lijst:
                for statement in wis_notitie(een.rijen[0], een.rijen, aanwezig):
                    verbinding.execute(statement)

        sinds = min(een.sinds for een in lijst)
        uitslag = wis_uit_backups(self._plek, self._sleutel, wis, sinds=sinds)
        if not uitslag.mislukt:
            return ""
        namen = ", ".join(pad.name for pad, _waarom in uitslag.mislukt)
        return f"De notitie staat nog in {namen}; het programma probeert het bij de start opnieuw."

    def _wis_journalen(self, rijen: list[UUID]) -> None:
        # Of every account, signed in or not: a colleague may have typed in the same note.
        for pad in sorted(self._plek.map.iterdir()):
            naam = _JOURNAAL.fullmatch(pad.name)
            if naam is None:
                continue
            journaal = SqlcipherJournaal(self._plek, self._sleutel)
            try:
                journaal.open(UUID(naam[1]))
                journaal.wis_over(rijen)
            finally:
                journaal.close()
        # What was set aside cannot be read, so not be wiped in part either (besluit 6).
        for pad in sorted(self._plek.map.iterdir()):
            if _OPZIJ.fullmatch(pad.name):
                pad.unlink(missing_ok=True)

    def _leeg_wal(self) -> str:
        if not self._database.is_sqlite:
            return ""
        rauw = self._database.engine.raw_connection()
        try:
            assert rauw.driver_connection is not None  # noqa: S101  (an open connection has one)
            (bezig, *_) = rauw.driver_connection.execute(
                "PRAGMA wal_checkpoint(TRUNCATE)"
            ).fetchone()
        finally:
            rauw.close()
        return _LATER if bezig else ""

    def _klaar(self, gedaan: str) -> None:
        engine = self._database.engine
        if self._database.is_sqlite:
            engine = engine.execution_options(schrijft=True)
        with engine.begin() as verbinding:
            # Not what another call added to it meanwhile: that is wiped the next time.
            verbinding.execute(
                delete(instelling).where(
                    instelling.c.sleutel == TE_WISSEN, instelling.c.waarde == gedaan
                )
            )
