"""Open a database and everything around it: used by the program and by cmpg-beheer.

Part of the composition root: it knows the engines, the keys and the work, and no screen.
"""

import contextlib
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Engine

from cmpg_desktop.berichten.kern import Stop, Voortgang
from cmpg_desktop.database import sqlcipher
from cmpg_desktop.database.backup import maak_backup, moet_backup
from cmpg_desktop.database.database import Database
from cmpg_desktop.database.journaal import SqlcipherJournaal
from cmpg_desktop.database.migreren import NIEUWSTE, REVISIES, migreer, revisie
from cmpg_desktop.database.opening import keur_plek, open_database
from cmpg_desktop.database.opruimen import Opruimer
from cmpg_desktop.database.plek import Plek
from cmpg_desktop.database.sleutelbos import GeenSleutelbos
from cmpg_desktop.database.sleutels import maak_sleutels, open_sleutel, zet_in_sleutelbos
from cmpg_desktop.database.slot import Slot
from cmpg_desktop.dossier.uitvoering import Uitvoering


@dataclass(frozen=True, slots=True, kw_only=True)
class Geopend:
    """An open database with the work on it; `sluit` lets go of all of it.

    Attributes: `herstelcode`, to show once for a database that was just made; `meldingen`, what
    the user should know; `slot`, None on a server.
    """

    database: Database
    uitvoering: Uitvoering
    plek: Plek
    sleutel: bytes = field(repr=False)
    slot: Slot | None = None
    herstelcode: str = field(default="", repr=False)
    meldingen: tuple[str, ...] = ()

    def backup_als_nodig(
        self, nu: datetime, *, voortgang: Voortgang | None = None, stop: Stop | None = None
    ) -> Path | None:
        """Make a backup when the last is over a day old; run it in its own lane."""
        if self.slot is None or not moet_backup(self.plek, nu):
            return None
        return maak_backup(self.plek, self.sleutel, nu, voortgang=voortgang, stop=stop)

    def sluit(self) -> None:
        """Close the connections and let go of the lock; harmless when done twice."""
        self.uitvoering.close()
        if self.slot is not None:
            self.slot.los()


def open_embedded(  # noqa: PLR0913  (each a way to open, named by keyword)
    plek: Plek,
    *,
    nu: datetime,
    sleutel: bytes | None = None,
    herstelcode: str | None = None,
    wachtwoordzin: str | None = None,
    maken: bool = False,
    demo: bool = False,
) -> Geopend:
    """Open the encrypted database of this computer, and bring it up to date.

    With `maken` an empty place gets a new one (for a `demo` with an open key); a place that holds
    anything is opened, never overwritten. A database of an older version is copied to a backup
    before it is changed. Every failure is its own `Omgevingsfout`.
    """
    meldingen = keur_plek(plek)
    slot = Slot.neem(plek, nu=nu)
    try:
        nieuw = maken and not any(
            pad.exists() for pad in (plek.sleutels, plek.vorige_sleutels, plek.database)
        )
        code = ""
        if nieuw:
            gemaakt = maak_sleutels(plek, demo=demo)
            sleutel, code = gemaakt.sleutel, gemaakt.herstelcode
            meldingen += (gemaakt.melding,) if gemaakt.melding else ()
            engine = sqlcipher.maak_engine(plek.database, sleutel)
        else:
            if sleutel is None:
                sleutel = open_sleutel(plek, herstelcode=herstelcode, wachtwoordzin=wachtwoordzin)
            engine = open_database(plek, sleutel, bekend=frozenset(REVISIES))
            if herstelcode is not None:
                # From now on this computer opens it without the code, where it has a keyring.
                with contextlib.suppress(GeenSleutelbos):
                    zet_in_sleutelbos(plek, sleutel)
        return _stel_samen(
            engine, plek, sleutel, slot, nu=nu, nieuw=nieuw, code=code, meldingen=meldingen
        )
    except BaseException:
        slot.los()
        raise


def _stel_samen(  # noqa: PLR0913  (the steps of one opening)
    engine: Engine,
    plek: Plek,
    sleutel: bytes,
    slot: Slot,
    *,
    nu: datetime,
    nieuw: bool,
    code: str,
    meldingen: tuple[str, ...],
) -> Geopend:
    try:
        with sqlcipher.vertaald():
            if not nieuw and revisie(engine) not in (None, NIEUWSTE):
                maak_backup(plek, sleutel, nu)
            migreer(engine)
    except BaseException:
        engine.dispose()
        raise
    database = Database(
        engine, vertaal=sqlcipher.vertaal_fout, bewaker=partial(sqlcipher.keur_bestand, engine)
    )
    opruimer = Opruimer(database, plek, sleutel)
    bezwaar = opruimer.maak_af()
    return Geopend(
        database=database,
        uitvoering=Uitvoering(database, SqlcipherJournaal(plek, sleutel), opruimer=opruimer),
        plek=plek,
        sleutel=sleutel,
        slot=slot,
        herstelcode=code,
        meldingen=(*meldingen, bezwaar) if bezwaar else meldingen,
    )


def open_postgres(
    dsn: str, plek: Plek, *, herstelcode: str | None = None, demo: bool = False
) -> Geopend:
    """Open the shared database; the journal of this computer stays in `plek`, encrypted.

    The database must be at this program's version: bringing it there is the work of
    `cmpg-beheer migreer`, by someone with the right to.
    """
    from cmpg_desktop.database import postgres  # noqa: PLC0415  (not needed for the embedded one)

    plek.maak()
    if plek.sleutels.exists():
        sleutel, code = open_sleutel(plek, herstelcode=herstelcode), ""
    else:
        gemaakt = maak_sleutels(plek, demo=demo)
        sleutel, code = gemaakt.sleutel, gemaakt.herstelcode
    database = Database(postgres.maak_engine(dsn), vertaal=postgres.vertaal_fout)
    opruimer = Opruimer(database, plek, sleutel)
    return Geopend(
        database=database,
        uitvoering=Uitvoering(database, SqlcipherJournaal(plek, sleutel), opruimer=opruimer),
        plek=plek,
        sleutel=sleutel,
        herstelcode=code,
    )
