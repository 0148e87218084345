"""The event loop during the rondleiding: what the worst event cost, and how late timers were."""

import json
import subprocess
import sys
from pathlib import Path

from maat import BRON, Meting, omgeving


def meet(folder: Path, *, snel: bool) -> list[Meting]:
    uit = folder / "rondleiding"
    subprocess.run(
        [sys.executable, str(BRON / "tests" / "rondleiding" / "rijden.py"), str(uit)],
        check=True,
        env=omgeving(),
        cwd=BRON,
        stdout=subprocess.DEVNULL,
    )
    verslag = json.loads((uit / "gebeurtenissen.json").read_text(encoding="utf-8"))
    programma, leeg = verslag["wand_programma"], verslag["wand_lege_lus"]
    return [
        Meting("duurste gebeurtenis, eigen rekentijd", verslag["langste_cpu_ms"], "ms", 50),
        Meting("vertraging van de lus, p99", programma["p99"], "ms"),
        Meting("idem, lege lus ernaast", leeg["p99"], "ms"),
        Meting("langste vertraging van de lus", programma["langste"], "ms"),
        Meting("idem, lege lus ernaast", leeg["langste"], "ms"),
    ]
