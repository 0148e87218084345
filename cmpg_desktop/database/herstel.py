"""Put a backup back; what stood there is moved aside, never overwritten."""

import hashlib
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

from cmpg_desktop.berichten.fouten import Omgevingsfout
from cmpg_desktop.database.backup import backups
from cmpg_desktop.database.controle import keur_bestand_heel
from cmpg_desktop.database.plek import (
    OPZIJ,
    Plek,
    beheeropdracht,
    leg_map_vast,
    leg_vast,
    schrijf_veilig,
)
from cmpg_desktop.database.slot import Slot
from cmpg_desktop.database.sqlcipher import Schijffout, verbind, vertaald


class BackupWeg(Omgevingsfout):
    """The backup asked for is not there."""


def herstel(backup: Path, doel: Plek, sleutel: bytes, moment: datetime) -> Path | None:
    """Make this backup the database of `doel`; gives where the old file went, if there was one.

    Takes the lock itself: raises `AlOpen` while the program runs. Nothing changes at the old
    place before the copy is complete, compared and opened with the key.
    """
    if not backup.is_file():
        raise BackupWeg(
            f"De back-up {backup.name} is er niet.", wat_nu="Kies een back-up uit de map backups."
        )
    doel.maak()
    with Slot.neem(doel, nu=moment):
        bezig = doel.map / ".cmpg.db.bezig"
        try:
            _kopieer(backup, bezig)
            _keur(bezig, sleutel, _ouder(backup, doel))
            opzij = _zet_opzij(doel, moment)
            bezig.rename(doel.database)
            _herstel_sleutels(backup, doel)
        except OSError as exc:
            raise Schijffout(
                "De back-up kan niet worden teruggezet: schrijven mislukte.",
                wat_nu="Maak ruimte op de schijf of kijk naar uw rechten, en probeer het opnieuw.",
            ) from exc
        finally:
            bezig.unlink(missing_ok=True)
        leg_map_vast(doel.map)
    return opzij


def _kopieer(van: Path, naar: Path) -> None:
    naar.unlink(missing_ok=True)
    with (
        van.open("rb") as bron,
        os.fdopen(os.open(naar, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as uit,
    ):
        shutil.copyfileobj(bron, uit)
    leg_vast(naar)
    if _som(van) != _som(naar):
        raise Schijffout(
            "De teruggezette database is niet gelijk aan de back-up.",
            wat_nu="Controleer de schijf en probeer het opnieuw.",
        )


def _som(pad: Path) -> str:
    with pad.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()


def _ouder(backup: Path, doel: Plek) -> str:
    """Say which backup to try when this one is damaged."""
    ouder = next((een.pad for een in backups(doel) if een.pad.name < backup.name), None)
    if ouder is None:
        return "Er is geen oudere back-up in de map backups; kijk of u er elders een bewaart."
    return f"Neem een oudere: {beheeropdracht(f'herstel {ouder.name}', doel)}"


def _keur(pad: Path, sleutel: bytes, wat_nu: str) -> None:
    with vertaald():
        verbinding = verbind(pad, sleutel, alleen_lezen=True)
    try:
        keur_bestand_heel(verbinding, wat_nu)
    finally:
        verbinding.close()


def _zet_opzij(doel: Plek, moment: datetime) -> Path | None:
    if not doel.database.exists():
        # A -wal of a database that is gone would be merged into the backup.
        _verplaats_bij(doel.database, _vrij(doel, moment))
        return None
    opzij = _vrij(doel, moment)
    _verplaats_bij(doel.database, opzij)
    doel.database.rename(opzij)
    return opzij


def _verplaats_bij(van: Path, naar: Path) -> None:
    for staart in ("-wal", "-shm", "-journal"):
        pad = van.with_name(van.name + staart)
        if pad.exists():
            pad.rename(naar.with_name(naar.name + staart))


def _vrij(doel: Plek, moment: datetime) -> Path:
    basis = f"{OPZIJ}{moment.astimezone(UTC):%Y%m%dT%H%M%S}Z"
    nummer, pad = 0, doel.map / f"{basis}.db"
    while pad.exists() or pad.with_name(pad.name + "-wal").exists():
        nummer += 1
        pad = doel.map / f"{basis}_{nummer}.db"
    return pad


def _herstel_sleutels(backup: Path, doel: Plek) -> None:
    bewaard = backup.with_name(doel.sleutels.name)
    if not doel.sleutels.exists() and bewaard.exists():
        schrijf_veilig(doel.sleutels, bewaard.read_bytes())
