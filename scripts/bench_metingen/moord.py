"""Kill -9 while typing: 200 times."""

import random
import sys
from pathlib import Path

from maat import Meting

from tests.hulp.proefplek import maak_demoplek
from tests.rondleiding import moord


def meet(folder: Path, *, snel: bool) -> list[Meting]:
    plek = folder / "moord"
    plek.mkdir()
    maak_demoplek(plek)
    dobbelsteen = random.Random(1)
    keren = 20 if snel else 200
    uitslagen = []
    for keer in range(keren):
        uitslagen.append(moord.vermoord(plek, dobbelsteen))
        print(f"\r  {keer + 1} van {keren}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return [
        Meting("kill -9: keren", keren, "keer"),
        Meting(
            "kill -9: verloren tekens ouder dan 0,5 s",
            sum(u.verloren for u in uitslagen),
            "tekens",
            0,
        ),
        Meting("kill -9: dubbel", sum(u.dubbel for u in uitslagen), "keer", 0),
        Meting("kill -9: beschadigde databases", sum(u.beschadigd for u in uitslagen), "keer", 0),
    ]
