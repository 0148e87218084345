"""Kill -9 while someone types, again and again, and look at what is left.

After each kill the journal is replayed as the program does at the next sign-in. What was typed
more than half a second before the kill must stand in the note, once, in order.
"""

import ast
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from cmpg_desktop.berichten.kern import Context, Gevolgd, Stop
from cmpg_desktop.database.controle import controle
from cmpg_desktop.database.plek import Plek
from cmpg_desktop.database.tabellen.telefoon import telefoonnotitie
from cmpg_desktop.openen import open_embedded

BRON = Path(__file__).resolve().parents[2]
MARGE_S = 0.5
TEMPO_MS = 25


@dataclass(frozen=True)
class Uitslag:
    getypt: int
    verloren: int
    dubbel: bool
    beschadigd: bool


@dataclass(frozen=True)
class Val:
    """Who typed when it was killed, with what must be there and what may be."""

    wie: UUID
    merk: str
    zeker: str
    alles: str


def vermoord(folder: Path, dobbelsteen: random.Random) -> Uitslag:
    """Let the typist type, kill it at a random moment, and count."""
    val = laat_vallen(folder, dobbelsteen, "typist.py")
    return _kijk_na(Plek(folder), val.wie, val.merk, val.zeker, val.alles)


def laat_vallen(folder: Path, dobbelsteen: random.Random, script: str, *waar: str) -> Val:
    """Start a typist, and kill it at a random moment while it types."""
    with subprocess.Popen(
        [
            *(sys.executable, str(BRON / "tests" / "rondleiding" / script)),
            *(folder, str(TEMPO_MS), *waar),
        ],
        stdout=subprocess.PIPE,
        text=True,
        cwd=BRON,
        env={**os.environ, "PYTHONPATH": str(BRON), "QT_QPA_PLATFORM": "offscreen"},
    ) as proces:
        assert proces.stdout is not None
        wie = proces.stdout.readline().split()
        merk = proces.stdout.readline().split()
        assert (wie[:1], merk[:1]) == (["wie"], ["merk"]), "the typist did not come to typing"
        time.sleep(dobbelsteen.uniform(0.8, 3.2))
        op = time.monotonic()
        proces.send_signal(signal.SIGKILL)
        regels = proces.stdout.read().splitlines()
    getypt = [
        (float(wanneer), ast.literal_eval(teken))
        for wanneer, teken in (regel.split(" ", 1) for regel in regels if " " in regel)
        if teken.endswith("'")
    ]
    zeker = "".join(teken for wanneer, teken in getypt if wanneer < op - MARGE_S)
    alles = "".join(teken for _, teken in getypt)
    return Val(UUID(wie[1]), merk[1], zeker, alles)


def _kijk_na(plek: Plek, wie: UUID, merk: str, zeker: str, alles: str) -> Uitslag:
    geopend = open_embedded(plek, nu=datetime.now(UTC))
    try:
        journaal = geopend.uitvoering.journaal()
        klaar = []
        for regel in journaal.open(wie):
            geopend.uitvoering.do(
                regel.command,
                Context(nu=datetime.now(UTC), actor=wie),
                Gevolgd(lambda *_: None, Stop()),
            )
            klaar.append(regel.command.opdracht)
        journaal.bewaar((), tuple(klaar))
        with geopend.database.lezing() as lezing:
            notities = [rij.tekst for rij in lezing.rijen(select(telefoonnotitie.c.tekst))]
    finally:
        geopend.close()
    begin = merk[: max(1, len(zeker.strip()))]
    van_nu = [tekst for tekst in notities if tekst.startswith(begin)] if zeker.strip() else []
    tekst = max(van_nu, key=len, default="")
    verloren = 0 if tekst.startswith(zeker.rstrip()) else _verlies(zeker, tekst)
    dubbel = len(van_nu) > 1 or not alles.startswith(tekst.rstrip())
    staat = controle(plek, geopend.sleutel)
    return Uitslag(len(zeker), verloren, dubbel, not staat.in_orde)


def _verlies(zeker: str, tekst: str) -> int:
    gelijk = 0
    for verwacht, gevonden in zip(zeker, tekst, strict=False):
        if verwacht != gevonden:
            break
        gelijk += 1
    return len(zeker.rstrip()) - gelijk
