"""The journal: what was typed and may not be in the database yet. One small file per account."""

from collections.abc import Collection, Iterable
from uuid import UUID

import sqlcipher3.dbapi2 as dbapi

from cmpg_desktop.berichten import codec
from cmpg_desktop.berichten.fouten import Omgevingsfout
from cmpg_desktop.berichten.kern import Command, JournaalRegel
from cmpg_desktop.database.controle import keur_bestand_heel
from cmpg_desktop.database.plek import Plek
from cmpg_desktop.database.sleutels import leid_af
from cmpg_desktop.database.sqlcipher import (
    Beschadigd,
    Bestand,
    SleutelPastNiet,
    verbind,
    vertaald,
)

_TABEL = """
CREATE TABLE IF NOT EXISTS regel (
    volgorde INTEGER PRIMARY KEY AUTOINCREMENT,
    opdracht TEXT NOT NULL UNIQUE,
    tekst TEXT NOT NULL,
    fout TEXT NOT NULL
)
"""
# The same command typed on keeps the place where it began.
_ZET = """
INSERT INTO regel (opdracht, tekst, fout) VALUES (?, ?, ?)
ON CONFLICT (opdracht) DO UPDATE SET tekst = excluded.tekst, fout = excluded.fout
"""

_Rij = tuple[int, str, str, str]


class SqlcipherJournaal:
    """Journal in an encrypted file, the same on both engines (`berichten.kern.Journaal`).

    Attributes: `melding`, an error to show when something of the journal could not be used, or
    None; `onleesbaar`, how many lines of another version of the program are kept in the file.
    """

    def __init__(self, plek: Plek, sleutel: bytes) -> None:
        self._plek = plek
        self._sleutel = sleutel
        self._account: UUID | None = None
        self._verbinding: dbapi.Connection | None = None
        self._bestand: Bestand | None = None
        self.melding: Omgevingsfout | None = None
        self.onleesbaar = 0

    def open(self, account: UUID) -> tuple[JournaalRegel, ...]:
        """Open the journal of the person who signed in and give what it still holds, in order."""
        self.close()
        self._account = account
        self.melding, self.onleesbaar = None, 0
        with vertaald():
            return tuple(self._lees(self._open_of_vervang()))

    def bewaar(self, regels: tuple[tuple[Command, str], ...], klaar: tuple[UUID, ...]) -> None:
        """Store commands with their error text and forget those the database has, as one.

        What is forgotten is in no file any more: a thrown-away note is really gone.
        """
        nieuw = [
            (str(command.opdracht), codec.naar_tekst(command), fout) for command, fout in regels
        ]
        with vertaald():
            self._schrijf(nieuw, klaar)

    def wis_over(self, rijen: Collection[UUID]) -> None:
        """Forget every command that names one of these rows."""
        namen = [str(id_) for id_ in rijen]
        with vertaald():
            alle = _alle(self._levende_verbinding())
            weg = [rij[1] for rij in alle if any(naam in rij[2] for naam in namen)]
            self._schrijf([], tuple(map(UUID, weg)))

    def close(self) -> None:
        """Close the file; harmless when it is not open."""
        if self._verbinding is not None:
            self._verbinding.close()
            self._verbinding = None
            self._bestand = None

    def _open_of_vervang(self) -> list[_Rij]:
        try:
            return self._open()
        except (Beschadigd, SleutelPastNiet) as exc:
            opzij = self._zet_opzij()
            self.melding = Omgevingsfout(
                "Het journaal was beschadigd. Wat de laatste keer was getypt en nog niet "
                f"opgeslagen, kan ontbreken; het bestand is bewaard als {opzij}.",
                wat_nu="Kijk na wat u het laatst invulde. U kunt gewoon verder werken.",
            )
            self.melding.__cause__ = exc
            return self._open()

    def _open(self) -> list[_Rij]:
        pad = self._plek.journaal(self._open_account())
        with vertaald():
            verbinding = verbind(pad, self._eigen_sleutel(), maken=True)
            try:
                keur_bestand_heel(verbinding)
                verbinding.execute(_TABEL).close()
                rijen = _alle(verbinding)
            except BaseException:
                verbinding.close()
                raise
        self._verbinding, self._bestand = verbinding, Bestand(pad)
        return rijen

    def _eigen_sleutel(self) -> bytes:
        return leid_af(self._sleutel, f"journaal {self._open_account()}")

    def _open_account(self) -> UUID:
        if self._account is None:
            raise RuntimeError("the journal is not open")
        return self._account

    def _lees(self, rijen: Iterable[_Rij]) -> Iterable[JournaalRegel]:
        for volgorde, _, tekst, fout in rijen:
            try:
                command = codec.uit_tekst(tekst)
            except codec.OnbekendBericht as exc:
                self.onleesbaar += 1
                self._meld_onleesbaar(exc)
            else:
                yield JournaalRegel(volgorde=volgorde, command=command, fout=fout)

    def _meld_onleesbaar(self, exc: codec.OnbekendBericht) -> None:
        wijzigingen = "1 wijziging" if self.onleesbaar == 1 else f"{self.onleesbaar} wijzigingen"
        self.melding = Omgevingsfout(
            f"In het journaal staat {wijzigingen} van een andere versie van het programma.",
            wat_nu="Ze blijven bewaard; open ze met de nieuwste versie.",
        )
        self.melding.__cause__ = exc

    def _schrijf(self, nieuw: list[tuple[str, str, str]], klaar: tuple[UUID, ...]) -> None:
        verbinding = self._levende_verbinding()
        verbinding.execute("BEGIN IMMEDIATE").close()
        try:
            verbinding.executemany(_ZET, nieuw)
            weg = verbinding.executemany(
                "DELETE FROM regel WHERE opdracht = ?", [(str(een),) for een in klaar]
            ).rowcount
            verbinding.execute("COMMIT").close()
        except BaseException:
            if verbinding.in_transaction:
                verbinding.execute("ROLLBACK").close()
            raise
        if weg > 0:
            # Until then the old pages, with the text in them, still stand in the -wal.
            verbinding.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _levende_verbinding(self) -> dbapi.Connection:
        if self._verbinding is None or self._bestand is None:
            raise RuntimeError("the journal is not open")
        if not self._bestand.is_weg():
            return self._verbinding
        # Someone removed the file; what it held can still be read, so write it anew.
        rijen = _alle(self._verbinding)
        self.close()
        self._open_of_vervang()
        self._schrijf([rij[1:] for rij in rijen], ())
        return self._verbinding

    def _zet_opzij(self) -> str:
        pad = self._plek.journaal(self._open_account())
        nummer = 1
        while (opzij := pad.with_name(f"{pad.name}.kapot-{nummer}")).exists():
            nummer += 1
        for staart in ("-wal", "-shm"):
            bij = pad.with_name(pad.name + staart)
            if bij.exists():
                bij.rename(opzij.with_name(opzij.name + staart))
        pad.rename(opzij)
        return opzij.name


def _alle(verbinding: dbapi.Connection) -> list[_Rij]:
    rijen: list[_Rij] = verbinding.execute(
        "SELECT volgorde, opdracht, tekst, fout FROM regel ORDER BY volgorde"
    ).fetchall()
    return rijen
