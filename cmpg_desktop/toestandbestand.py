"""The small file with what the window remembers: read before the window, written by a thread."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from cmpg_desktop.views.toestand import Toestand


class Toestandbestand:
    """Reads once, at the start; writes in its own thread. A broken file counts as an empty one."""

    def __init__(self, pad: Path) -> None:
        self._pad = pad
        self._baan = ThreadPoolExecutor(1, thread_name_prefix="baan-toestand")
        self._dicht = False
        self.toestand = Toestand(self._lees(), self._bewaar)

    def sluit(self) -> None:
        """Wait until the last change is written."""
        self._dicht = True
        self._baan.shutdown(wait=True)

    def _lees(self) -> dict[str, object]:
        try:
            gelezen = json.loads(self._pad.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return gelezen if isinstance(gelezen, dict) else {}

    def _bewaar(self, waarden: dict[str, object]) -> None:
        # A column that was just dragged tells so a moment later: the window may be closed by then.
        if not self._dicht:
            self._baan.submit(_schrijf, self._pad, json.dumps(waarden))


def _schrijf(pad: Path, tekst: str) -> None:
    # What the window remembers is a comfort: when it cannot be written, nothing is lost.
    try:
        pad.parent.mkdir(parents=True, exist_ok=True)
        nieuw = pad.with_suffix(".nieuw")
        nieuw.write_text(tekst, encoding="utf-8")
        os.replace(nieuw, pad)  # noqa: PTH105  (atomic; Path.replace says the same with more)
    except OSError:
        return
