"""Measure the program; print a table, and with --json write it down.

Times are ratios against a yardstick measured in the same run, in turn (A B A B ...), because
absolute times mean nothing on a shared machine.
"""

import argparse
import json
import sys
import tempfile
from importlib import import_module
from pathlib import Path

BRON = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(BRON))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from maat import Meting  # noqa: E402  (the folder of this script is on the path now)

# Each is loaded when it runs, the start first: the peak memory of a child process counts what its
# parent held when it began, so that parent must be small.
DELEN = {
    "start": "opstart",
    "brief": "brief",
    "zoeken": "zoeken",
    "schaal": "schaal",
    "server": "server",
    "lus": "lus",
    "moord": "moord",
}


def main() -> int:
    lezer = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    lezer.add_argument("--json", type=Path, metavar="BESTAND")
    lezer.add_argument("--alleen", choices=DELEN, action="append", help="alleen dit deel")
    lezer.add_argument("--snel", action="store_true", help="minder herhalingen")
    gevraagd = lezer.parse_args()
    metingen: list[Meting] = []
    with tempfile.TemporaryDirectory(prefix="cmpg-bench-") as folder:
        for naam, deel in DELEN.items():
            if gevraagd.alleen and naam not in gevraagd.alleen:
                continue
            print(f"{naam} ...", file=sys.stderr, flush=True)
            metingen += import_module(deel).meet(Path(folder), snel=gevraagd.snel)
    breed = max(len(meting.naam) for meting in metingen)
    for meting in metingen:
        oordeel = "" if meting.grens is None else ("ok" if meting.goed else "TE VEEL")
        grens = "" if meting.grens is None else f"<= {meting.grens:g}"
        waarde = f"{meting.waarde:.4g}"
        print(f"{meting.naam:<{breed}}  {waarde:>9} {meting.eenheid:<12} {grens:<9} {oordeel}")
    if gevraagd.json:
        gevraagd.json.write_text(
            json.dumps([meting.als_json() for meting in metingen], indent=2, ensure_ascii=False),
            encoding="utf-8",
        )
    return 0 if all(meting.goed for meting in metingen) else 1


if __name__ == "__main__":
    sys.exit(main())
