"""The small file with what the window remembers: read before the window, written by a thread."""

from pathlib import Path
from typing import TYPE_CHECKING

from cmpg_desktop.views.toestand import Toestand

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor


class Toestandbestand:
    """Reads once, at the start; writes in its own thread. A broken file counts as an empty one.

    What it needs is loaded when it is needed: it stands before the first image of the window.
    """

    def __init__(self, pad: Path) -> None:
        self._pad = pad
        self._baan: ThreadPoolExecutor | None = None
        self._dicht = False
        self.toestand = Toestand(self._lees(), self._bewaar)

    def sluit(self) -> None:
        """Wait until the last change is written."""
        self._dicht = True
        if self._baan is not None:
            self._baan.shutdown(wait=True)

    def _lees(self) -> dict[str, object]:
        try:
            tekst = self._pad.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return {}
        import json  # noqa: PLC0415

        try:
            gelezen = json.loads(tekst)
        except ValueError:
            return {}
        return gelezen if isinstance(gelezen, dict) else {}

    def _bewaar(self, waarden: dict[str, object]) -> None:
        # A column that was just dragged tells so a moment later: the window may be closed by then.
        if self._dicht:
            return
        if self._baan is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

            self._baan = ThreadPoolExecutor(1, thread_name_prefix="baan-toestand")
        self._baan.submit(_schrijf, self._pad, waarden)


def _schrijf(pad: Path, waarden: dict[str, object]) -> None:
    import json  # noqa: PLC0415

    # What the window remembers is a comfort: when it cannot be written, nothing is lost.
    try:
        pad.parent.mkdir(parents=True, exist_ok=True)
        nieuw = pad.with_suffix(".nieuw")
        nieuw.write_text(json.dumps(waarden), encoding="utf-8")
        nieuw.replace(pad)
    except OSError:
        return
