"""What `cmpg-beheer` understands on the command line, in Dutch as far as argparse lets it."""

import argparse
import re
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from cmpg_desktop import __version__
from cmpg_desktop.typen import override

# argparse has its own words for these; what follows a colon in it is left as it is.
_KOPPEN = (
    ("usage:", "gebruik:"),
    ("positional arguments:", "opdrachten en namen:"),
    ("options:", "opties:"),
    ("show this help message and exit", "toon deze uitleg en stop"),
    ("show program's version number and exit", "toon de versie en stop"),
)
_FOUTEN = (
    (r"the following arguments are required: (.*)", r"er ontbreekt: \1"),
    (r"unrecognized arguments: (.*)", r"dit hoort niet bij de opdracht: \1"),
    (
        r"(?:argument \S+: )?invalid choice: (\S+) \(choose from (.*)\)",
        r"\1 is geen opdracht. Kies uit: \2",
    ),
    (r"argument (\S+): expected one argument", r"achter \1 hoort een waarde"),
    (r"argument (\S+): ignored explicit argument (.*)", r"achter \1 hoort geen waarde"),
    (r"ambiguous option: (\S+) could match (.*)", r"\1 kan meer betekenen: \2"),
    (r"argument (\S+): (.*)", r"\1: \2"),
)


class Opdrachtlezer(argparse.ArgumentParser):
    """Reads a command line; its errors and headings are Dutch, with a way on."""

    @override
    def error(self, message: str) -> NoReturn:
        for patroon, woorden in _FOUTEN:
            if re.fullmatch(patroon, message):
                message = re.sub(patroon, woorden, message)
                break
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {message}.\nAlle opdrachten en opties: cmpg-beheer --help\n")

    @override
    def format_usage(self) -> str:
        return _in_het_nederlands(super().format_usage())

    @override
    def format_help(self) -> str:
        return _in_het_nederlands(super().format_help())


def _in_het_nederlands(tekst: str) -> str:
    for engels, nederlands in _KOPPEN:
        tekst = tekst.replace(engels, nederlands)
    return tekst


def _dag(tekst: str) -> date:
    try:
        return date.fromisoformat(tekst)
    except ValueError as fout:
        raise argparse.ArgumentTypeError(
            f"“{tekst}” is geen datum. Schrijf bijvoorbeeld 2026-03-02"
        ) from fout


def _aantal(tekst: str) -> int:
    if not tekst.isdigit() or not 1 <= int(tekst) <= 100_000:  # noqa: PLR2004  (enough to measure)
        raise argparse.ArgumentTypeError("geef een getal van 1 tot en met 100000")
    return int(tekst)


def maak_lezer(doen: Mapping[str, Callable[[Any], int]]) -> Opdrachtlezer:
    """Make the reader; `doen` has what carries out each command, by its name."""
    plaats = Opdrachtlezer(add_help=False)
    plaats.add_argument("--map", type=Path, help="de map met gegevens (anders de gewone)")
    plaats.add_argument(
        "--database", default="", metavar="DSN", help="postgresql://server/database"
    )
    plaats.add_argument(
        "--met-herstelcode", action="store_true", help="vraag om de herstelcode van de database"
    )
    lezer = Opdrachtlezer(
        prog="cmpg-beheer",
        description="Beheer van de database van Regieteam CMPG.",
        epilog="CMPG_DATABASE_KEY (64 tekens 0-9, a-f) geeft de sleutel aan een script.",
    )
    lezer.add_argument("--versie", action="version", version=f"cmpg-beheer {__version__}")
    deel = lezer.add_subparsers(dest="opdracht", required=True, metavar="OPDRACHT")

    def voeg_toe(naam: str, uitleg: str) -> argparse.ArgumentParser:
        een = deel.add_parser(naam, help=uitleg, description=uitleg, parents=[plaats])
        een.set_defaults(doe=doen[naam], vandaag=None)
        return een

    nieuw = voeg_toe("nieuw", "maak een nieuwe, lege database")
    nieuw.add_argument("--gemeente", default="", help="richt meteen in voor deze gemeente")
    nieuw.add_argument("--verantwoordelijke", default="", help="verwerkingsverantwoordelijke")
    nieuw.add_argument("--mailbox", default="", help="functionele mailbox van het regieteam")
    nieuw.add_argument(
        "--account",
        action="append",
        default=[],
        metavar="NAAM:ROL,ROL",
        help="een account; het wachtwoord wordt gevraagd (herhaal voor meer mensen)",
    )
    voeg_toe("migreer", "breng een database naar de versie van dit programma")
    demo = voeg_toe("demo", "maak een demonstratie met verzonnen mensen")
    proef = voeg_toe("proefgegevens", "vul een demonstratie met veel dossiers")
    proef.add_argument("--casussen", type=_aantal, required=True, metavar="N")
    for een in (demo, proef):
        een.add_argument(
            "--vandaag", type=_dag, metavar="JJJJ-MM-DD", help="doe alsof het deze dag is"
        )
    voeg_toe("backup", "maak nu een back-up")
    terug = voeg_toe("herstel", "zet een back-up terug")
    terug.add_argument(
        "backup", metavar="BACKUP", help="bestand, naam in de map backups, of: nieuwste"
    )
    voeg_toe("herstelcode", "maak een nieuwe herstelcode; de oude vervalt")
    voeg_toe("wachtwoordzin", "kies een zin die de database ook opent")
    voeg_toe("controle", "kijk na of de database heel is")
    return lezer
