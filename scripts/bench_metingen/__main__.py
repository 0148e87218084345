"""Measure the program; print a table, and with --json write it down.

Times are ratios against a yardstick measured in the same run, in turn (A B A B ...), because
absolute times mean nothing on a shared machine.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

BRON = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(BRON))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import lus  # noqa: E402  (the folder of this script is on the path now)
import moord  # noqa: E402
import opstart  # noqa: E402
import schaal  # noqa: E402
import server  # noqa: E402
import zoeken  # noqa: E402
from maat import Meting  # noqa: E402

DELEN = {
    "start": opstart.meet,
    "zoeken": zoeken.meet,
    "schaal": schaal.meet,
    "server": server.meet,
    "lus": lus.meet,
    "moord": moord.meet,
}


def main() -> int:
    lezer = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    lezer.add_argument("--json", type=Path, metavar="BESTAND")
    lezer.add_argument("--alleen", choices=DELEN, action="append", help="alleen dit deel")
    lezer.add_argument("--snel", action="store_true", help="minder herhalingen")
    gevraagd = lezer.parse_args()
    metingen: list[Meting] = []
    with tempfile.TemporaryDirectory(prefix="cmpg-bench-") as folder:
        for naam in gevraagd.alleen or DELEN:
            print(f"{naam} ...", file=sys.stderr, flush=True)
            metingen += DELEN[naam](Path(folder), snel=gevraagd.snel)
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
