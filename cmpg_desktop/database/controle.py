"""Is the database file whole? Seals of the pages, structure, and references between rows."""

from dataclasses import dataclass

import sqlcipher3.dbapi2 as dbapi

from cmpg_desktop.database.plek import Plek
from cmpg_desktop.database.sqlcipher import Beschadigd, verbind, vertaal_fout, vertaald


@dataclass(frozen=True, slots=True, kw_only=True)
class Bevindingen:
    """What a control found; three empty tuples mean that the file is whole."""

    zegels: tuple[str, ...] = ()
    structuur: tuple[str, ...] = ()
    verwijzingen: tuple[str, ...] = ()

    @property
    def in_orde(self) -> bool:
        """Say whether nothing was found."""
        return not (self.zegels or self.structuur or self.verwijzingen)


def controle(plek: Plek, sleutel: bytes) -> Bevindingen:
    """Check the whole file, row values excepted; reads every page, so not in the write lane."""
    with vertaald():
        verbinding = verbind(plek.database, sleutel)
    try:
        # Pages that still wait in the -wal would give false alarms on their seals.
        zegels = _vraag(
            verbinding, "PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA cipher_integrity_check"
        )
        structuur = _vraag(verbinding, "PRAGMA quick_check")
        verwijzingen = _vraag(verbinding, "PRAGMA foreign_key_check")
    finally:
        verbinding.close()
    return Bevindingen(
        zegels=zegels,
        structuur=tuple(regel for regel in structuur if regel != "ok"),
        verwijzingen=verwijzingen,
    )


def _vraag(verbinding: dbapi.Connection, *vragen: str) -> tuple[str, ...]:
    try:
        *voor, vraag = vragen
        for een in voor:
            verbinding.execute(een).fetchall()
        rijen = verbinding.execute(vraag).fetchall()
    except dbapi.Error as exc:
        fout = vertaal_fout(exc)
        if not isinstance(fout, Beschadigd):
            raise
        return (fout.tekst,)
    # A foreign key row is (table, rowid, parent, number): no content of a person in it.
    return tuple(" ".join(str(deel) for deel in rij) for rij in rijen)


def keur_bestand_heel(verbinding: dbapi.Connection, wat_nu: str = "") -> None:
    """Raise `Beschadigd`, with what to do, unless SQLite finds this file's structure whole."""
    with vertaald():
        (uitslag,) = verbinding.execute("PRAGMA quick_check(1)").fetchone()
    if uitslag != "ok":
        raise Beschadigd("Het bestand is beschadigd.", wat_nu=wat_nu)


def tel_rijen(verbinding: dbapi.Connection) -> dict[str, int]:
    """Count the rows of every ordinary table."""
    tabellen = verbinding.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    ).fetchall()
    return {naam: _tel(verbinding, naam) for (naam,) in tabellen}


def _tel(verbinding: dbapi.Connection, tabel: str) -> int:
    naam = tabel.replace('"', '""')
    (aantal,) = verbinding.execute(f'SELECT count(*) FROM "{naam}"').fetchone()  # noqa: S608 - a name from the schema, quoted
    return int(aantal)
