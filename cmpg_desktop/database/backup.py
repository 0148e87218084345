"""Backups of the embedded database: made while it is in use, checked, and put back.

A backup is one encrypted file under the same key; the key slots lie beside it. Run these in the
lane of documents and backups: none of them waits for the write lane, or holds it up.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection

from cmpg_desktop import __version__
from cmpg_desktop.berichten.fouten import CmpgFout, Gestopt, Omgevingsfout
from cmpg_desktop.berichten.kern import Stop, Voortgang
from cmpg_desktop.database.controle import keur_bestand_heel, tel_rijen
from cmpg_desktop.database.plek import (
    OPZIJ,
    Plek,
    beheeropdracht,
    leg_map_vast,
    leg_vast,
    schrijf_veilig,
)
from cmpg_desktop.database.sqlcipher import Schijffout, maak_engine, verbind, vertaald

BEWAAR = 10
OM_DE = timedelta(days=1)

_NAAM = re.compile(r"cmpg-(\d{8}T\d{6})Z-([0-9A-Za-z.+]+?)(?:_(\d+))?\.db")
_TIJD = "%Y%m%dT%H%M%S"
_BLADZIJDEN_PER_STAP = 512
_BEZIG = ".bezig"

# Only one at a time: a backup begun before something was wiped may not appear after it.
_een_tegelijk = Lock()
# How far the clock may have been put back between a backup and what is wiped from it.
_SPELING = timedelta(minutes=5)


class BackupMislukt(Omgevingsfout):
    """The backup is not equal to the database; it was thrown away, the older ones stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup as its file name tells it."""

    pad: Path
    moment: datetime
    versie: str
    volgnummer: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wisuitslag:
    """The backups something was wiped from, and those where that failed, with why."""

    gewist: tuple[Path, ...] = ()
    mislukt: tuple[tuple[Path, str], ...] = ()


def backups(plek: Plek) -> tuple[Backup, ...]:
    """List the backups, newest first."""
    if not plek.backups.is_dir():
        return ()
    gevonden = [
        Backup(
            pad=pad,
            moment=datetime.strptime(deel[1], _TIJD).replace(tzinfo=UTC),
            versie=deel[2],
            volgnummer=int(deel[3] or 0),
        )
        for pad in plek.backups.iterdir()
        if (deel := _NAAM.fullmatch(pad.name))
    ]
    return tuple(sorted(gevonden, key=lambda een: (een.moment, een.volgnummer), reverse=True))


def moet_backup(plek: Plek, nu: datetime) -> bool:
    """Say whether the last backup is a day old; one from the future counts for nothing."""
    return not any(timedelta(0) <= nu - een.moment < OM_DE for een in backups(plek))


def maak_backup(
    plek: Plek,
    sleutel: bytes,
    moment: datetime,
    *,
    voortgang: Voortgang | None = None,
    stop: Stop | None = None,
) -> Path:
    """Copy the database as it is now, check the copy, and then drop the oldest above ten.

    Raises `Gestopt` when called off; whatever goes wrong, the older backups stay whole.
    """
    with _een_tegelijk, vertaald(plek):
        plek.maak()
        for rest in plek.backups.glob(f"*{_BEZIG}*"):
            rest.unlink()
        bezig = plek.backups / f"cmpg{_BEZIG}"
        try:
            _kopieer(plek.database, bezig, sleutel, _volg(voortgang, stop))
            leg_vast(bezig)
            doel = _vrije_naam(plek, moment)
            bezig.rename(doel)
        except OSError as exc:
            raise _niet_geschreven() from exc
        finally:
            bezig.unlink(missing_ok=True)
            bezig.with_name(f"{bezig.name}-journal").unlink(missing_ok=True)
        _bewaar_sleutels(plek)
        leg_map_vast(plek.backups)
        for oud in [een for een in backups(plek) if een.pad != doel][BEWAAR - 1 :]:
            oud.pad.unlink()
    return doel


def _volg(voortgang: Voortgang | None, stop: Stop | None) -> Callable[[int, int, int], None]:
    def stap(_status: int, rest: int, totaal: int) -> None:
        if stop is not None and stop():
            raise Gestopt("De back-up is gestopt; de vorige back-ups staan er nog.")
        if voortgang is not None:
            voortgang(totaal - rest, totaal, "Backup maken")

    return stap


def _kopieer(bron: Path, doel: Path, sleutel: bytes, stap: Callable[[int, int, int], None]) -> None:
    van = verbind(bron, sleutel, alleen_lezen=True)
    try:
        # One read transaction over all of it: writers go on, and the copy need not start again.
        van.execute("BEGIN").close()
        verwacht = tel_rijen(van)
        naar = verbind(doel, sleutel, maken=True, wal=False)
        try:
            van.backup(naar, pages=_BLADZIJDEN_PER_STAP, progress=stap)
        finally:
            naar.close()
        # The copy says WAL in its header, as its source; opened so, it becomes one file.
        naar = verbind(doel, sleutel, wal=False)
        try:
            kijk_na = f"Kijk de database na met: {beheeropdracht('controle', Plek(bron.parent))}"
            keur_bestand_heel(naar, kijk_na)
            if tel_rijen(naar) != verwacht:
                raise BackupMislukt(
                    "De back-up is niet gelijk aan de database en is weggegooid.",
                    wat_nu=kijk_na,
                )
        finally:
            naar.close()
    finally:
        van.close()


def _vrije_naam(plek: Plek, moment: datetime) -> Path:
    basis = f"cmpg-{moment.astimezone(UTC).strftime(_TIJD)}Z-{__version__}"
    nummer, doel = 0, plek.backups / f"{basis}.db"
    while doel.exists():
        nummer += 1
        doel = plek.backups / f"{basis}_{nummer}.db"
    return doel


def _bewaar_sleutels(plek: Plek) -> None:
    if plek.sleutels.exists():
        schrijf_veilig(plek.backup_sleutels, plek.sleutels.read_bytes())


def _niet_geschreven() -> Schijffout:
    return Schijffout(
        "De back-up kan niet worden geschreven; de vorige back-ups staan er nog.",
        wat_nu="Kijk of de schijf vol is en of u in de map backups mag schrijven.",
    )


def _kan_bevatten(backup: Backup, sinds: datetime) -> bool:
    geschreven = datetime.fromtimestamp(backup.pad.stat().st_mtime, UTC)
    return max(backup.moment, geschreven) >= sinds - _SPELING


def wis_uit_backups(
    plek: Plek, sleutel: bytes, wis: Callable[[Connection], None], *, sinds: datetime
) -> Wisuitslag:
    """Let `wis` delete rows from every backup, so that what was thrown away is really gone.

    A backup from before `sinds`, when the first of it was written down, cannot hold it. Databases
    that were moved aside by `herstel` are wiped too. `wis` gets a connection in a transaction and
    must bear tables of an older version. One backup that fails does not keep the others from
    being wiped; it is named in the answer.
    """
    gewist: list[Path] = []
    mislukt: list[tuple[Path, str]] = []
    with _een_tegelijk:
        opzij = sorted(plek.map.glob(f"{OPZIJ}*.db"))
        geraakt = [een.pad for een in backups(plek) if _kan_bevatten(een, sinds)]
        for pad in [*geraakt, *opzij]:
            try:
                _wis_uit(pad, sleutel, wis)
            except CmpgFout as fout:
                mislukt.append((pad, fout.tekst))
            else:
                gewist.append(pad)
    return Wisuitslag(gewist=tuple(gewist), mislukt=tuple(mislukt))


def _wis_uit(pad: Path, sleutel: bytes, wis: Callable[[Connection], None]) -> None:
    engine = maak_engine(pad, sleutel, wal=False)
    try:
        with vertaald():
            with engine.execution_options(schrijft=True).begin() as verbinding:
                wis(verbinding)
            controle = verbind(pad, sleutel, alleen_lezen=True)
            try:
                keur_bestand_heel(controle)
            finally:
                controle.close()
    finally:
        engine.dispose()
