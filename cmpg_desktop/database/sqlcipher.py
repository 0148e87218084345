"""The embedded engine: SQLite encrypted by SQLCipher, and what its errors mean to a person."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import WeakKeyDictionary

import sqlcipher3.dbapi2 as dbapi
from sqlalchemy import Connection, Dialect, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from cmpg_desktop.berichten.fouten import CmpgFout, NietBeschikbaar, Omgevingsfout
from cmpg_desktop.database.bladzijden import sleutel_past
from cmpg_desktop.database.plek import Plek, beheeropdracht

SLEUTEL_LENGTE = 32
WACHT_S = 5
# Before this version two connections could lose commits: sqlite.org/wal.html#walresetbug
OUDSTE_SQLITE = (3, 51, 3)

_PRAGMAS = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
)


class SchijfVol(Omgevingsfout):
    """The disk has no room for what must be written."""


class AlleenLezen(Omgevingsfout):
    """The file or its folder may not be written."""


class SleutelPastNiet(Omgevingsfout):
    """The file is not a database, or not one that this key opens."""


class Beschadigd(Omgevingsfout):
    """The file is damaged."""


class Schijffout(Omgevingsfout):
    """Reading or writing failed below the database."""


class KanNietOpenen(Omgevingsfout):
    """The file cannot be opened at all."""


class DatabaseWeg(Omgevingsfout):
    """The file was removed, moved or replaced while the program had it open."""


class VersleutelingOntbreekt(Omgevingsfout):
    """The installation cannot encrypt; nothing may be written then."""


class Bestand:
    """Which file is open, to see that it is still the same one."""

    __slots__ = ("identiteit", "mag_maken", "pad")

    def __init__(self, pad: Path) -> None:
        self.pad = pad
        self.identiteit = self.kijk()
        # A file that was there once is never made again: that would be an empty database.
        self.mag_maken = self.identiteit is None

    def kijk(self) -> tuple[int, int] | None:
        """Give what identifies the file there now; None for no file."""
        try:
            stand = self.pad.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return stand.st_dev, stand.st_ino

    def is_weg(self) -> bool:
        """Say whether the file is gone or another one; one `stat`."""
        return not self.mag_maken and self.kijk() != self.identiteit


# By dialect, because an engine with other execution options shares it, and a new pool keeps it.
_bestanden: WeakKeyDictionary[Dialect, Bestand] = WeakKeyDictionary()


def keur_sleutel(sleutel: bytes) -> None:
    """Refuse what is not 32 bytes: SQLCipher would silently take it for a passphrase."""
    if len(sleutel) != SLEUTEL_LENGTE:
        raise ValueError(f"a key is {SLEUTEL_LENGTE} bytes")


def keur_versleuteling() -> None:
    """Refuse a library without the fix for lost commits."""
    if tuple(dbapi.sqlite_version_info) < OUDSTE_SQLITE:
        raise VersleutelingOntbreekt(
            "Het onderdeel voor de database is te oud: daarmee kunnen gegevens verloren gaan.",
            wat_nu="Installeer het programma opnieuw.",
        )


def verbind(
    pad: Path,
    sleutel: bytes,
    *,
    alleen_lezen: bool = False,
    maken: bool = False,
    wal: bool = True,
) -> dbapi.Connection:
    """Open one connection in autocommit, keyed and with every setting of the house.

    Without `maken` a missing file is an error; a wrong key raises before the file is touched.
    Without `wal` the file stays one file (a backup). What goes wrong later comes as the driver's
    own errors; see `vertaal_fout`.
    """
    keur_sleutel(sleutel)
    keur_versleuteling()
    _keur_vooraf(pad, sleutel, maken=maken)
    wijze = "ro" if alleen_lezen else "rw"
    verbinding = dbapi.connect(
        f"{pad.absolute().as_uri()}?mode={wijze}",
        uri=True,
        isolation_level=None,
        timeout=WACHT_S,
        check_same_thread=False,
    )
    try:
        _ontsluit(verbinding, sleutel)
        for pragma in _PRAGMAS:
            verbinding.execute(f"PRAGMA {pragma}").close()
        if alleen_lezen:
            verbinding.execute("PRAGMA query_only=ON").close()
        else:
            _kies_journaal(verbinding, "wal" if wal else "delete")
    except BaseException:
        verbinding.close()
        raise
    return verbinding


def _keur_vooraf(pad: Path, sleutel: bytes, *, maken: bool) -> None:
    try:
        if maken:
            maak_besloten(pad)
        past = pad.stat().st_size == 0 or sleutel_past(pad, sleutel)
    except OSError as exc:
        raise _fout(_ERRNO.get(exc.errno or 0, sqlite3.SQLITE_IOERR)) from exc
    if not past:
        raise _fout(sqlite3.SQLITE_NOTADB)


def _ontsluit(verbinding: dbapi.Connection, sleutel: bytes) -> None:
    # SQLCipher writes its errors to stderr unless told not to, so this comes first.
    verbinding.execute("PRAGMA cipher_log_level=NONE").close()
    verbinding.execute(f"PRAGMA key=\"x'{sleutel.hex()}'\"").close()
    # A library without encryption takes the key silently and writes plain text.
    if not verbinding.execute("PRAGMA cipher_version").fetchone():
        raise VersleutelingOntbreekt(
            "Deze installatie kan de database niet versleutelen; er is niets geschreven.",
            wat_nu="Installeer het programma opnieuw.",
        )
    try:
        verbinding.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi.DatabaseError as exc:
        if exc.sqlite_errorcode != sqlite3.SQLITE_NOTADB:
            raise
        # The key fits on other pages, so it is the first page that is damaged.
        raise _fout(sqlite3.SQLITE_CORRUPT) from exc


def _kies_journaal(verbinding: dbapi.Connection, wijze: str) -> None:
    (werd,) = verbinding.execute(f"PRAGMA journal_mode={wijze}").fetchone()
    if werd != wijze:
        raise KanNietOpenen(
            "Op deze schijf kan de database niet veilig worden bijgehouden.",
            wat_nu="Zet de map met gegevens op de eigen schijf van deze computer.",
        )


def maak_besloten(pad: Path) -> None:
    """Make an empty file that only this account may read; leave one that is there."""
    os.close(os.open(pad, os.O_RDWR | os.O_CREAT, 0o600))


def maak_engine(
    pad: Path, sleutel: bytes, *, alleen_lezen: bool = False, wal: bool = True
) -> Engine:
    """Make the engine on this file; it is created on first use if it is not there now.

    A transaction begins with a plain BEGIN, or with BEGIN IMMEDIATE under
    `execution_options(schrijft=True)`: only the write lane takes the lock ahead.
    """
    keur_sleutel(sleutel)
    bestand = Bestand(pad)

    def creator() -> dbapi.Connection:
        maken = bestand.mag_maken and not alleen_lezen
        verbinding = verbind(pad, sleutel, alleen_lezen=alleen_lezen, maken=maken, wal=wal)
        if bestand.mag_maken:
            bestand.identiteit = bestand.kijk()
            bestand.mag_maken = False
        return verbinding

    engine = create_engine(
        "sqlite+pysqlite://",
        module=dbapi,
        creator=creator,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=2,
        pool_timeout=WACHT_S,
        # The one that was used last holds the pages it decrypted; in turn each would do that anew.
        pool_use_lifo=True,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    _bestanden[engine.dialect] = bestand
    return engine


def _begin(verbinding: Connection) -> None:
    rauw = verbinding.connection.driver_connection
    if rauw is not None and rauw.in_transaction:
        return  # a reading began it with the driver itself
    schrijft = verbinding.get_execution_options().get("schrijft", False)
    verbinding.exec_driver_sql("BEGIN IMMEDIATE" if schrijft else "BEGIN")


def bestand_weg(engine: Engine) -> bool:
    """Say whether the file that this engine has open is gone or another one; one `stat`."""
    return _bestanden[engine.dialect].is_weg()


def keur_bestand(engine: Engine) -> None:
    """Refuse to write into a file that nobody will find again. Call before each write."""
    if bestand_weg(engine):
        raise DatabaseWeg(
            "Het databasebestand is verplaatst, verwijderd of vervangen terwijl het programma "
            "open was. Er wordt niets meer in geschreven.",
            wat_nu="Zet het bestand terug op zijn plaats en start het programma opnieuw. Wat u "
            "hierna typte staat in het journaal en komt dan terug.",
        )


# What each error of SQLite means: the class, what happened, and what to do.
_BETEKENIS: dict[int, tuple[type[Omgevingsfout], str, str]] = {
    sqlite3.SQLITE_FULL: (
        SchijfVol,
        "De schijf is vol; de wijziging is niet opgeslagen.",
        "Maak ruimte op de schijf. Wat u typte blijft staan en wordt dan alsnog opgeslagen.",
    ),
    sqlite3.SQLITE_READONLY: (
        AlleenLezen,
        "In het databasebestand of de map kan niet worden geschreven.",
        "Vraag uw beheerder om schrijfrechten op de map met gegevens.",
    ),
    sqlite3.SQLITE_NOTADB: (
        SleutelPastNiet,
        "De sleutel past niet op dit bestand, of het is geen database van dit programma.",
        "Open het bestand met de herstelcode, of zet een back-up terug.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        Beschadigd,
        "Het databasebestand is beschadigd.",
        "Sluit het programma en zet een back-up terug",
    ),
    sqlite3.SQLITE_IOERR: (
        Schijffout,
        "Lezen of schrijven op de schijf mislukte.",
        (
            "Kijk of de schijf vol is of is losgekoppeld, en of het bestand nog op zijn plaats "
            "staat. Start het programma daarna opnieuw."
        ),
    ),
    sqlite3.SQLITE_BUSY: (
        NietBeschikbaar,
        "De database is bezet door een andere bewerking.",
        "Probeer het zo opnieuw; wat u typte blijft bewaard.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        KanNietOpenen,
        "Het databasebestand kan niet worden geopend.",
        "Kijk of het bestand er nog is en of u rechten hebt op de map met gegevens.",
    ),
}
_ZELFDE = {
    sqlite3.SQLITE_PERM: sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_LOCKED: sqlite3.SQLITE_BUSY,
}
# The backup call of the driver raises with SQLite's own text and no code.
_CODE_VAN = {
    "database or disk is full": sqlite3.SQLITE_FULL,
    "attempt to write a readonly database": sqlite3.SQLITE_READONLY,
    "file is not a database": sqlite3.SQLITE_NOTADB,
    "database disk image is malformed": sqlite3.SQLITE_CORRUPT,
    "disk I/O error": sqlite3.SQLITE_IOERR,
    "database is locked": sqlite3.SQLITE_BUSY,
    "unable to open database file": sqlite3.SQLITE_CANTOPEN,
}
_ERRNO = {
    errno.ENOSPC: sqlite3.SQLITE_FULL,
    errno.EDQUOT: sqlite3.SQLITE_FULL,
    errno.EROFS: sqlite3.SQLITE_READONLY,
    errno.EACCES: sqlite3.SQLITE_CANTOPEN,
    errno.EPERM: sqlite3.SQLITE_CANTOPEN,
    errno.ENOENT: sqlite3.SQLITE_CANTOPEN,
}


def _fout(code: int, plek: Plek | None = None) -> Omgevingsfout:
    soort, tekst, wat_nu = _BETEKENIS[code]
    if soort is Beschadigd:
        wat_nu += f" met: {beheeropdracht('herstel nieuwste', plek)}" if plek else "."
    return soort(tekst, wat_nu=wat_nu)


def vertaal_fout(exc: BaseException, plek: Plek | None = None) -> CmpgFout | None:
    """Say in Dutch what the surroundings did; None means that the program itself is wrong.

    With the place the answer can name the whole command that puts a backup back there.
    """
    if isinstance(exc, CmpgFout):
        return exc
    oorzaak = getattr(exc, "orig", None) or exc
    if not isinstance(oorzaak, dbapi.Error):
        return None
    code = getattr(oorzaak, "sqlite_errorcode", None) or _CODE_VAN.get(str(oorzaak), 0)
    code = _ZELFDE.get(code & 0xFF, code & 0xFF)
    return _fout(code, plek) if code in _BETEKENIS else None


@contextmanager
def vertaald(plek: Plek | None = None) -> Iterator[None]:
    """Let the errors of the surroundings out as what they mean; a bug stays what it is."""
    try:
        yield
    except (dbapi.Error, DBAPIError) as exc:
        fout = vertaal_fout(exc, plek)
        if fout is None:
            raise
        raise fout from exc
