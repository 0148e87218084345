"""One program per database file: a lock of the operating system, gone when the program dies."""

import json
import os
import socket
import sys
from datetime import datetime
from typing import Self
from zoneinfo import ZoneInfo

from cmpg_desktop.berichten.fouten import Omgevingsfout
from cmpg_desktop.database.plek import Plek

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# Windows locks bytes, and a locked byte cannot be read: lock one far behind the text.
_VER_WEG = 1 << 30


class AlOpen(Omgevingsfout):
    """Another program has this database open."""


class Slot:
    """The lock on a place; a context manager. Take it before anything else is opened."""

    def __init__(self, nummer: int) -> None:
        self._nummer: int | None = nummer

    @classmethod
    def neem(cls, plek: Plek, *, nu: datetime) -> Self:
        """Take the lock, or raise `AlOpen` with who has it since when."""
        try:
            nummer = os.open(plek.slot, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as exc:
            raise _geen_slot() from exc
        try:
            vrij = _sluit_af(nummer)
        except OSError as exc:
            os.close(nummer)
            raise _geen_slot() from exc
        if not vrij:
            wie = os.read(nummer, 4096)
            os.close(nummer)
            raise AlOpen(_al_open(wie, nu), wat_nu=_WAT_NU)
        houder = {"pid": os.getpid(), "computer": socket.gethostname(), "sinds": nu.isoformat()}
        os.ftruncate(nummer, 0)
        os.write(nummer, json.dumps(houder).encode())
        return cls(nummer)

    def los(self) -> None:
        """Let go; harmless when done twice. The file stays, so that no two locks can differ."""
        if self._nummer is not None:
            os.ftruncate(self._nummer, 0)
            os.close(self._nummer)
            self._nummer = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.los()


_WAT_NU = (
    "Ga naar het venster dat al open is. Ziet u het niet, meld u dan af bij de computer "
    "en weer aan."
)


def _geen_slot() -> Omgevingsfout:
    return Omgevingsfout(
        "Het programma kan de database niet voor zichzelf vergrendelen.",
        wat_nu="Vraag uw beheerder om schrijfrechten op de map met gegevens, of kies een andere.",
    )


def _sluit_af(nummer: int) -> bool:
    if sys.platform == "win32":
        os.lseek(nummer, _VER_WEG, os.SEEK_SET)
        try:
            msvcrt.locking(nummer, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        finally:
            os.lseek(nummer, 0, os.SEEK_SET)
    else:
        try:
            fcntl.flock(nummer, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def _al_open(wie: bytes, nu: datetime) -> str:
    try:
        houder = json.loads(wie)
        sinds = datetime.fromisoformat(houder["sinds"]).astimezone(_AMSTERDAM)
        computer = str(houder["computer"])
    except (ValueError, KeyError, TypeError):
        return "Het programma is al open."
    waar = "op deze computer" if computer == socket.gethostname() else f"op computer {computer}"
    vandaag = sinds.date() == nu.astimezone(_AMSTERDAM).date()
    dag = "" if vandaag else f"{sinds.day}-{sinds.month}-{sinds.year} "
    return f"Het programma is al open {waar} sinds {dag}{sinds:%H.%M}."
