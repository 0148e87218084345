"""The private folder with copies that another program has open. No Qt objects, any thread.

A copy stands in a folder named after its hash, so that also after a crash one can see whether it
was changed. A changed copy that nobody decided about is never removed.
"""

import hashlib
import os
import tempfile
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile

from cmpg_desktop.berichten.documenten import Bestand

_VOOR: Final = "cmpg-open-"
_SLOT: Final = "in-gebruik"
_LENGTE: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Kopie:
    """A copy that was given away, and the hash it had then."""

    pad: Path
    sha256: str


class Kluis:
    """Copies of this run of the program. Left-overs of a run that fell over go at the first use."""

    def __init__(self, waar: Path | None = None) -> None:
        self._waar = waar
        self._beurt = threading.Lock()
        self._map: Path | None = None
        self._slot: QLockFile | None = None
        self._nummer = 0

    def schrijf(self, bestand: Bestand) -> Kopie:
        """Write a copy that only this person can read."""
        som = hashlib.sha256(bestand.bytes).hexdigest()
        with self._beurt:
            self._nummer += 1
            map_ = self._eigen_map() / f"{som[:_LENGTE]}-{self._nummer}"
        map_.mkdir(mode=0o700)
        pad = map_ / Path(bestand.naam).name
        with os.fdopen(os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as uit:
            uit.write(bestand.bytes)
        return Kopie(pad=pad, sha256=som)

    def gewijzigd(self, kopieen: Iterable[Kopie], *, ook_open: bool) -> tuple[Kopie, ...]:
        """Give the copies that are not what they were, with the hash they have now."""
        uit = []
        for kopie in kopieen:
            som = _som(kopie.pad)
            if som and som != kopie.sha256 and (ook_open or not is_open(kopie.pad)):
                uit.append(Kopie(pad=kopie.pad, sha256=som))
        return tuple(uit)

    def ruim_op(self, kopieen: Iterable[Kopie]) -> None:
        """Remove what is still as given here and not open; then the folder, if it is empty."""
        with self._beurt:
            for kopie in kopieen:
                if _som(kopie.pad) == kopie.sha256:
                    _verwijder(kopie.pad)
            if self._slot is not None and self._map is not None:
                self._slot.unlock()
                _verwijder_map(self._map)
                self._slot = self._map = None

    def _eigen_map(self) -> Path:
        if self._map is None:
            self._ruim_vorige()
            self._map = Path(tempfile.mkdtemp(prefix=_VOOR, dir=self._waar))
            self._slot = QLockFile(str(self._map / _SLOT))
            self._slot.setStaleLockTime(0)
            self._slot.tryLock(0)
        return self._map

    def _ruim_vorige(self) -> None:
        for map_ in (self._waar or Path(tempfile.gettempdir())).glob(f"{_VOOR}*"):
            slot = QLockFile(str(map_ / _SLOT))
            slot.setStaleLockTime(0)
            if not slot.tryLock(0):
                continue  # another program is at work there, or it is another person's
            for pad in map_.glob("*/*"):
                if _som(pad)[:_LENGTE] == pad.parent.name.partition("-")[0]:
                    _verwijder(pad)
            slot.unlock()
            _verwijder_map(map_)


def is_open(pad: Path) -> bool:
    """Say whether Word or LibreOffice has a file open: each puts a file of its own beside it."""
    naam = pad.name
    sloten = (f"~${naam}", f"~${naam[1:]}", f"~${naam[2:]}", f".~lock.{naam}#")
    return any((pad.parent / slot).exists() for slot in sloten)


def _som(pad: Path) -> str:
    try:
        return hashlib.sha256(pad.read_bytes()).hexdigest()
    except OSError:
        return ""  # held by the other program, or thrown away by the person


def _verwijder(pad: Path) -> None:
    if is_open(pad):
        return
    try:
        pad.unlink()
        pad.parent.rmdir()
    except OSError:
        return


def _verwijder_map(map_: Path) -> None:
    try:
        map_.rmdir()
    except OSError:
        return
