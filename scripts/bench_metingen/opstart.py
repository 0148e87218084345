"""Process start to painted frame, to filled work list, and peak memory, against an empty window."""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from maat import BRON, Meting, omgeving, proefmap

_LEEG = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Venster(QMainWindow):
    op = 0.0
    def paintEvent(self, e):
        super().paintEvent(e)
        if not self.op:
            self.op = time.monotonic()
            QTimer.singleShot(0, app.quit)
app = QApplication(sys.argv)
venster = Venster(); venster.resize(1366, 860); venster.show(); app.exec()
open(sys.argv[1], "w").write(str(venster.op))
"""


def _loop(opdracht: list[str]) -> tuple[float, int]:
    """Run a process to its end; its start on the shared clock, and its peak memory in kB."""
    begin = time.monotonic()
    proces = subprocess.Popen(
        opdracht, env=omgeving(), cwd=BRON, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, stand, gebruik = os.wait4(proces.pid, 0)
    if stand != 0:
        raise RuntimeError(f"{opdracht[:4]} ended with {stand}")
    return begin, gebruik.ru_maxrss


def meet(folder: Path, *, snel: bool) -> list[Meting]:
    plek = proefmap(folder, 10_000)
    uit = folder / "stippen"
    leeg_tijd, leeg_kb, kader, gevuld, kb = [], [], [], [], []
    for ronde in range(6 if snel else 16):
        begin, geheugen = _loop([sys.executable, "-c", _LEEG, str(uit)])
        leeg = (float(uit.read_text()) - begin, geheugen)
        begin, geheugen = _loop(
            [sys.executable, "-m", "cmpg_desktop", "--demo", "--map", str(plek)]
            + ["--als", "Marloes", "--meet-start", str(uit)]
        )
        stippen = json.loads(uit.read_text())
        if ronde == 0:
            continue  # the first of each warms the disk
        leeg_tijd.append(leeg[0])
        leeg_kb.append(leeg[1])
        kader.append((stippen["geschilderd"] - begin) / leeg[0])
        gevuld.append((stippen["gevuld"] - begin) / leeg[0])
        kb.append(geheugen / leeg[1])
    mediaan = statistics.median
    return [
        Meting("leeg venster tot eerste beeld", mediaan(leeg_tijd) * 1000, "ms"),
        Meting("start tot geschilderd kader", mediaan(kader), "x leeg", 1.4),
        Meting("start tot gevulde werkvoorraad", mediaan(gevuld), "x leeg", 5),
        Meting("leeg venster, geheugen", mediaan(leeg_kb) / 1024, "MB"),
        Meting("geheugen dan, op zijn hoogst", mediaan(kb), "x leeg", 2.6),
    ]
