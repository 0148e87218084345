"""Do something slow beside the screen: plain functions in, answers by signal.

The broker carries the work on the dossiers; this carries the few files a screen itself needs
(the manual, a template that someone chose, a report to save).
"""

import logging
import threading
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

log = logging.getLogger(__name__)

T = TypeVar("T")


class Achtergrond(Protocol):
    """Runs a plain function elsewhere and hands its answer to the GUI thread."""

    def doe(
        self,
        werk: Callable[[], T],
        antwoord: Callable[[T], None],
        mislukt: Callable[[Exception], None],
        *,
        eigenaar: QObject,
    ) -> None:
        """Run `werk`, which holds nothing of the screen, unless `eigenaar` is gone by then."""
        ...


class Werker(QObject):
    """A thread for each piece of work, gone when it is done. Implements `Achtergrond`.

    Handlers stay in a dict on the GUI thread. The threads are no daemons: a report that is being
    written is written whole when the program closes.
    """

    _aangekomen = Signal(int, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._nummer = 0
        self._wachtend: dict[int, tuple[Callable[[Any], None], Callable[[Exception], None]]] = {}
        self._aangekomen.connect(self._lever, Qt.ConnectionType.QueuedConnection)

    def doe(
        self,
        werk: Callable[[], T],
        antwoord: Callable[[T], None],
        mislukt: Callable[[Exception], None],
        *,
        eigenaar: QObject,
    ) -> None:
        """Run `werk` on a thread of its own; see `Achtergrond`."""
        self._nummer += 1
        nummer = self._nummer
        wachtend = self._wachtend
        wachtend[nummer] = (antwoord, mislukt)
        eigenaar.destroyed.connect(lambda: wachtend.pop(nummer, None))
        bezorg = self._aangekomen.emit
        threading.Thread(
            target=_voer_uit, args=(werk, nummer, bezorg), name=f"werker-{nummer}", daemon=False
        ).start()

    @property
    def stil(self) -> bool:
        """Say whether every answer was handed over."""
        return not self._wachtend

    @Slot(int, object, object)
    def _lever(self, nummer: int, uit: object, fout: Exception | None) -> None:
        handlers = self._wachtend.pop(nummer, None)
        if handlers is None:
            return
        antwoord, mislukt = handlers
        if fout is None:
            antwoord(uit)
        else:
            mislukt(fout)


_een: list[Werker] = []


def werker() -> Werker:
    """Return the one `Werker` of the program; it lives as long as the program."""
    if not _een:
        _een.append(Werker())
    return _een[0]


def _voer_uit(
    werk: Callable[[], object], nummer: int, bezorg: Callable[[int, object, object], None]
) -> None:
    try:
        uit = werk()
    except OSError as fout:
        bezorg(nummer, None, fout)
    except Exception as fout:
        log.exception("bug in work beside the screen")
        bezorg(nummer, None, fout)
    else:
        bezorg(nummer, uit, None)
