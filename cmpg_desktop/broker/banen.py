"""The worker lanes: plain threads that run one request at a time and hold nothing of the screen."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from cmpg_desktop.berichten.fouten import CmpgFout
from cmpg_desktop.berichten.kern import Backend, Command, Context, Gevolgd, Lane, Query

log = logging.getLogger(__name__)

Bezorg = Callable[[int, object, object], None]
MaakBackend = Callable[[], Backend]


class Banen:
    """One thread per lane. The backend is made in the write lane, on the first request.

    A worker is handed plain data and a number; the handlers stay behind on the GUI thread.
    """

    def __init__(self, maak_backend: MaakBackend, bezorg: Bezorg) -> None:
        self._maak_backend = maak_backend
        self._bezorg = bezorg
        self._backend: Backend | None = None
        self._executors = {
            lane: ThreadPoolExecutor(1, thread_name_prefix=f"baan-{lane.value}") for lane in Lane
        }
        self._start = self._executors[Lane.SCHRIJVEN].submit(self._begin)

    def stuur(
        self, nummer: int, verzoek: Query[Any] | Command, context: Context, gevolgd: Gevolgd
    ) -> None:
        """Queue a request in its lane; the answer comes through `bezorg`."""
        self._executors[verzoek.lane].submit(self._werk, nummer, verzoek, context, gevolgd)

    def voer(self, nummer: int, lane: Lane, werk: Callable[[Backend], object]) -> None:
        """Queue a plain function of the backend (the journal's opening)."""
        self._executors[lane].submit(self._functie, nummer, werk)

    def close(self) -> None:
        """Finish what was queued for writing, drop the rest, and close the backend."""
        for lane in (Lane.LEZEN, Lane.DOCUMENTEN):
            self._executors[lane].shutdown(wait=True, cancel_futures=True)
        schrijven = self._executors[Lane.SCHRIJVEN]
        schrijven.submit(self._einde)
        schrijven.shutdown(wait=True)

    def _begin(self) -> None:
        self._backend = self._maak_backend()

    def _einde(self) -> None:
        if self._backend is not None:
            self._backend.close()

    def _klaar(self) -> Backend:
        # Raises what kept the backend from being made, for each request anew.
        self._start.result()
        assert self._backend is not None  # noqa: S101  (made, or the line above raised)
        return self._backend

    def _werk(
        self, nummer: int, verzoek: Query[Any] | Command, context: Context, gevolgd: Gevolgd
    ) -> None:
        try:
            backend = self._klaar()
            if isinstance(verzoek, Command):
                antwoord: object = backend.do(verzoek, context, gevolgd)
            else:
                antwoord = backend.ask(verzoek, context, gevolgd)
        except CmpgFout as fout:
            self._bezorg(nummer, None, fout)
        except Exception as fout:
            # No values: `verzoek` hides personal fields, the traceback shows code only.
            log.exception("bug in %s", type(verzoek).__name__)
            self._bezorg(nummer, None, fout)
        else:
            self._bezorg(nummer, antwoord, None)

    def _functie(self, nummer: int, werk: Callable[[Backend], object]) -> None:
        try:
            antwoord = werk(self._klaar())
        except Exception as fout:
            self._bezorg(nummer, None, fout)
        else:
            self._bezorg(nummer, antwoord, None)
