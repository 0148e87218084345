"""What each event costs the GUI thread, and how late an idle loop was under the same load."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea

BRON = Path(__file__).resolve().parents[2]
GRENS_MS = 50
TIK_MS = 10


def kost_per_gebeurtenis(keren: int = 4000) -> float:
    """Send events that do nothing; the processor time of one, in seconds."""
    doel, gebeurtenis = QObject(), QEvent(QEvent.Type.User)
    rondes = []
    for _ in range(5):
        begin = time.thread_time()
        for _ in range(keren):
            QCoreApplication.sendEvent(doel, gebeurtenis)
        rondes.append((time.thread_time() - begin) / keren)
    return min(rondes)


_KAAL = """
from PySide6.QtWidgets import QApplication
from tests.rondleiding.meting import kost_per_gebeurtenis
app = QApplication([])
print(kost_per_gebeurtenis())
"""


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
    worker lanes do does not count either. Screenshots are left out (`zonder_meting`). The stopwatch
    itself costs time for every inner event (Python sees each of them); that much is subtracted, as
    measured beforehand against an application without it.
    """

    def __init__(self, argumenten):
        super().__init__(argumenten)
        self.stap = "start"
        self.doet = ""  # what the driver does in this event, if it is the driver's
        self.ergste: list[Stilstand] = []
        self.aantal = 0
        self._diep = 0
        self._binnen = 0
        self._toeslag_s = self._meet_toeslag()
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
            self._binnen += 1
            return super().notify(receiver, event)
        self._diep, self._binnen = 1, 0
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
        cpu = max(0.0, cpu - self._binnen * self._toeslag_s)
        if cpu * 1000 > GRENS_MS / 5:
            try:
                wie = f"{type(receiver).__name__} {receiver.objectName()}"
            except RuntimeError:
                wie = "(weg)"
            stap = f"{self.stap}: {self.doet}" if self.doet else self.stap
            self.ergste.append(Stilstand(stap, soort.name, wie, cpu * 1000, wand * 1000))

    def _meet_toeslag(self) -> float:
        self._diep = 1
        # Events of parts that only Qt knows make PySide look through all its classes, once and
        # only because Python listens in here.
        QScrollArea().ensurePolished()
        met = kost_per_gebeurtenis()
        self._diep = 0
        kaal = subprocess.run(
            [sys.executable, "-c", _KAAL], capture_output=True, text=True, check=True, cwd=BRON
        )
        return max(0.0, met - float(kaal.stdout))

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
    def toeslag_us(self) -> float:
        return self._toeslag_s * 1e6

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
        "toeslag_per_gebeurtenis_us": round(app.toeslag_us, 2),
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
