"""Opening a database, step by step, for the program and for `cmpg-beheer` alike.

Place -> lock -> key -> file -> migration (with a backup first) -> the work on it. Each step raises
its own `Omgevingsfout`; what was taken before it is let go again.
"""

from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Engine

from cmpg_desktop.database import eerste_start
from cmpg_desktop.database.backup import backups, maak_backup, moet_backup
from cmpg_desktop.database.database import Database
from cmpg_desktop.database.journaal import SqlcipherJournaal
from cmpg_desktop.database.migreren import NIEUWSTE, migreer, revisie
from cmpg_desktop.database.opening import keur_plek, open_database
from cmpg_desktop.database.opruimen import Opruimer
from cmpg_desktop.database.plek import Plek
from cmpg_desktop.database.sleutels import NieuweSleutel, is_demo, maak_sleutels, open_sleutel
from cmpg_desktop.database.slot import Slot
from cmpg_desktop.database.sqlcipher import keur_bestand, maak_engine, vertaal_fout, vertaald
from cmpg_desktop.dossier.uitvoering import Uitvoering


@dataclass(slots=True, kw_only=True)
class Geopend:
    """An opened embedded database. `close` gives everything back, the lock last."""

    plek: Plek
    sleutel: bytes = field(repr=False)
    database: Database
    uitvoering: Uitvoering
    slot: Slot
    opruimer: Opruimer
    waarschuwingen: tuple[str, ...] = ()

    def close(self) -> None:
        """Close the work and the database and let the lock go."""
        self.uitvoering.close()
        self.slot.los()


def maak_embedded(
    plek: Plek, *, nu: datetime, demo: bool = False, merk: bool = False
) -> tuple[Geopend, NieuweSleutel]:
    """Make a new database in an empty place; the recovery code is in the second part, this once.

    With `merk` the place is marked as a first start until the code was really shown.
    """
    waarschuwingen = keur_plek(plek)
    with ExitStack() as terug:
        slot = Slot.neem(plek, nu=nu)
        terug.callback(slot.los)
        if merk:
            eerste_start.zet_merk(plek)
        nieuw = maak_sleutels(plek, demo=demo)
        with vertaald(plek):
            engine = maak_engine(plek.database, nieuw.sleutel)
            terug.callback(engine.dispose)
            migreer(engine)
        if merk:
            eerste_start.zet_merk(plek)
        geopend = _zet_op(plek, nieuw.sleutel, engine, slot, waarschuwingen)
        terug.pop_all()
    return geopend, nieuw


def open_embedded(
    plek: Plek,
    *,
    nu: datetime,
    herstelcode: str | None = None,
    wachtwoordzin: str | None = None,
) -> Geopend:
    """Open the database of a place and bring it up to date, after a backup if that is needed."""
    waarschuwingen = keur_plek(plek)
    with ExitStack() as terug:
        slot = Slot.neem(plek, nu=nu)
        terug.callback(slot.los)
        sleutel = open_sleutel(plek, herstelcode=herstelcode, wachtwoordzin=wachtwoordzin)
        engine = open_database(plek, sleutel)
        terug.callback(engine.dispose)
        with vertaald(plek):
            staat = revisie(engine)
            if staat is not None and staat != NIEUWSTE:
                maak_backup(plek, sleutel, nu)
            migreer(engine)
        geopend = _zet_op(plek, sleutel, engine, slot, waarschuwingen)
        terug.pop_all()
    return geopend


def ruim_demo(plek: Plek, *, nu: datetime) -> None:
    """Delete a demonstration whose making was broken off; refused for any other place."""
    slot = Slot.neem(plek, nu=nu)
    try:
        if not is_demo(plek):
            raise RuntimeError("not a demonstration")
        for pad in (
            *(een.pad for een in backups(plek)),
            *plek.map.glob(f"{plek.database.name}*"),
            *plek.map.glob("journaal-*"),
            plek.backup_sleutels,
            plek.vorige_sleutels,
            # Last: without it nobody knows any more that this was a demonstration.
            plek.sleutels,
        ):
            pad.unlink(missing_ok=True)
    finally:
        slot.los()


def ruim_eerste_start(plek: Plek, *, nu: datetime) -> None:
    """Delete a first start that was broken off; refused where anything was set up."""
    with Slot.neem(plek, nu=nu):
        eerste_start.ruim(plek)


def open_postgres(dsn: str, plek: Plek, sleutel: bytes) -> tuple[Uitvoering, Opruimer]:
    """Open the shared database; the journal of this computer stays in `plek`, under `sleutel`.

    The database must be at this program's version: bringing it there is for `cmpg-beheer migreer`.
    """
    from cmpg_desktop.database import postgres  # noqa: PLC0415  (not for the embedded one)

    engine = postgres.maak_engine(dsn)
    database = Database(engine, vertaal=postgres.vertaal_fout)
    uitvoering = Uitvoering(database, SqlcipherJournaal(plek, sleutel))
    return uitvoering, Opruimer(database, plek, sleutel)


def backup_als_nodig(geopend: Geopend, nu: datetime) -> None:
    """Make the backup of the day, if the last is over a day old."""
    if moet_backup(geopend.plek, nu):
        maak_backup(geopend.plek, geopend.sleutel, nu)


def _zet_op(
    plek: Plek, sleutel: bytes, engine: Engine, slot: Slot, waarschuwingen: tuple[str, ...]
) -> Geopend:
    database = Database(
        engine, vertaal=lambda fout: vertaal_fout(fout, plek), bewaker=lambda: keur_bestand(engine)
    )
    journaal = SqlcipherJournaal(plek, sleutel)
    uitvoering = Uitvoering(database, journaal)
    return Geopend(
        plek=plek,
        sleutel=sleutel,
        database=database,
        uitvoering=uitvoering,
        slot=slot,
        opruimer=Opruimer(database, plek, sleutel),
        waarschuwingen=waarschuwingen,
    )
