"""What each event costs the GUI thread, and how late an idle loop was under the same load."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

GRENS_MS = 50
TIK_MS = 10


@dataclass(frozen=True)
class Stilstand:
    """One outermost event that took long."""

    stap: str
    soort: str
    ontvanger: str
    cpu_ms: float
    wand_ms: float


class GemetenApp(QApplication):
    """The program's QApplication, with a stopwatch around every outermost event.

    Time is the processor time of this thread, so a busy machine does not count; work that the
    worker lanes do does not count either. Screenshots are left out (`zonder_meting`).
    """

    def __init__(self, argumenten):
        super().__init__(argumenten)
        self.stap = "start"
        self.ergste: list[Stilstand] = []
        self.aantal = 0
        self._diep = 0
        self._overslaan = False
        self._laat: list[float] = []
        self._tik = QTimer(self)
        self._tik.setInterval(TIK_MS)
        self._tik.timeout.connect(self._tikt)
        self._vorige = 0.0

    def begin(self):
        self._vorige = time.monotonic()
        self._tik.start()

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if self._diep:
            return super().notify(receiver, event)
        self._diep = 1
        soort, cpu, wand = event.type(), time.thread_time(), time.monotonic()
        try:
            return super().notify(receiver, event)
        finally:
            self._diep = 0
            self._noteer(soort, receiver, time.thread_time() - cpu, time.monotonic() - wand)

    def _noteer(self, soort, receiver, cpu, wand):
        if self._overslaan:
            self._overslaan = False
            return
        self.aantal += 1
        if cpu * 1000 > GRENS_MS / 5:
            try:
                wie = f"{type(receiver).__name__} {receiver.objectName()}"
            except RuntimeError:
                wie = "(weg)"
            self.ergste.append(Stilstand(self.stap, soort.name, wie, cpu * 1000, wand * 1000))

    @contextmanager
    def zonder_meting(self) -> Iterator[None]:
        """Leave the event that is going on now out of the report."""
        try:
            yield
        finally:
            self._overslaan = True
            self._vorige = time.monotonic()

    def _tikt(self):
        nu = time.monotonic()
        self._laat.append(max(0.0, (nu - self._vorige) * 1000 - TIK_MS))
        self._vorige = nu

    @property
    def laatheid(self) -> list[float]:
        return self._laat


_LEEG = """
import json, sys, time
from PySide6.QtCore import QCoreApplication, QTimer
app = QCoreApplication([])
laat, vorige = [], time.monotonic()
def tik():
    global vorige
    nu = time.monotonic(); laat.append(max(0.0, (nu - vorige) * 1000 - %d)); vorige = nu
t = QTimer(); t.setInterval(%d); t.timeout.connect(tik); t.start()
import threading
def wacht():
    sys.stdin.read(); app.quit()
threading.Thread(target=wacht, daemon=True).start()
app.exec()
print(json.dumps(laat))
"""


class LegeLus:
    """An empty Qt loop in a process of its own, under the same load, to compare with."""

    def __init__(self):
        self._proces = subprocess.Popen(
            [sys.executable, "-c", _LEEG % (TIK_MS, TIK_MS)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def stop(self) -> list[float]:
        uit, _ = self._proces.communicate()
        return json.loads(uit)


def samenvatting(laat: list[float]) -> dict[str, float]:
    if not laat:
        return {"p50": 0.0, "p99": 0.0, "langste": 0.0}
    op_rij = sorted(laat)
    return {
        "p50": round(op_rij[len(op_rij) // 2], 1),
        "p99": round(op_rij[int(len(op_rij) * 0.99)], 1),
        "langste": round(op_rij[-1], 1),
    }


def schrijf_verslag(app: GemetenApp, leeg: list[float], pad: Path) -> dict[str, object]:
    """Write the report of stalls; gives its content."""
    ergste = sorted(app.ergste, key=lambda een: -een.cpu_ms)
    verslag: dict[str, object] = {
        "grens_ms": GRENS_MS,
        "gebeurtenissen": app.aantal,
        "langste_cpu_ms": round(ergste[0].cpu_ms, 1) if ergste else 0.0,
        "boven_de_grens": sum(een.cpu_ms > GRENS_MS for een in ergste),
        "wand_programma": samenvatting(app.laatheid),
        "wand_lege_lus": samenvatting(leeg),
        "langste": [
            {
                "stap": een.stap,
                "gebeurtenis": een.soort,
                "ontvanger": een.ontvanger,
                "cpu_ms": round(een.cpu_ms, 1),
                "wand_ms": round(een.wand_ms, 1),
            }
            for een in ergste[:25]
        ],
    }
    pad.write_text(json.dumps(verslag, indent=2, ensure_ascii=False), encoding="utf-8")
    return verslag
