"""The command line of the program, in Dutch. Light: read before anything is painted."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from cmpg_desktop import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


# What lies further off, the calendar of working days does not reckon with.
_EERSTE_JAAR, _LAATSTE_JAAR = 2000, 2100


class Opties(argparse.Namespace):
    """What was asked for at the start."""

    demo: bool
    map: Path | None
    vandaag: "datetime | None"
    als: str
    thema: str
    tekst: int
    meet_start: Path | None


def _moment(tekst: str) -> "datetime":
    from datetime import datetime  # noqa: PLC0415  (this and the next: only for this option)
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    try:
        gelezen = datetime.fromisoformat(tekst if "T" in tekst else f"{tekst}T09:00")
    except ValueError as fout:
        raise argparse.ArgumentTypeError(
            f"“{tekst}” is geen datum. Schrijf bijvoorbeeld 2026-03-02."
        ) from fout
    if not _EERSTE_JAAR <= gelezen.year <= _LAATSTE_JAAR:
        raise argparse.ArgumentTypeError(
            f"Kies een dag van {_EERSTE_JAAR} tot en met {_LAATSTE_JAAR}."
        )
    return gelezen.replace(tzinfo=ZoneInfo("Europe/Amsterdam"))


def _procent(tekst: str) -> int:
    if not tekst.isdigit() or not 100 <= int(tekst) <= 200:  # noqa: PLR2004  (the range of the setting)
        raise argparse.ArgumentTypeError("Geef een getal van 100 tot en met 200.")
    return int(tekst)


def lees_opties(argv: "Sequence[str]") -> Opties:
    """Read the command line; ends the program with a Dutch text for what it does not know."""
    lezer = argparse.ArgumentParser(
        prog="cmpg-desktop",
        description="Casuscoördinatie voor het regieteam CMPG.",
        epilog="Beheer (nieuwe database, back-up, herstel): cmpg-beheer --help",
    )
    lezer.add_argument("--versie", action="version", version=f"cmpg-desktop {__version__}")
    lezer.add_argument("--demo", action="store_true", help="open met verzonden voorbeelddossiers")
    lezer.add_argument("--map", type=Path, help="de map met gegevens (anders de gewone)")
    lezer.add_argument(
        "--vandaag",
        type=_moment,
        metavar="JJJJ-MM-DD",
        help="doe alsof het vandaag deze dag is (alleen met een demo- of proefdatabase)",
    )
    lezer.add_argument("--als", default="", metavar="NAAM", help="meld direct aan (alleen demo)")
    lezer.add_argument("--thema", choices=("licht", "donker", "systeem"), default="")
    lezer.add_argument("--tekst", type=_procent, default=0, metavar="PROCENT", help="tekstgrootte")
    lezer.add_argument("--meet-start", type=Path, help=argparse.SUPPRESS)
    return lezer.parse_args(argv, namespace=Opties())
