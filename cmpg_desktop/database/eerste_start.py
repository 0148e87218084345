"""A first start that is not finished: told apart from a database that somebody worked in.

Without a keyring the key of a new database exists on paper only, and that paper is made at the end
of the first start. Until then a mark lies beside the file. While it is there nothing was set up
(it goes before that), so a start that was broken off may be done over.
"""

import contextlib
import json

from cmpg_desktop.berichten.fouten import Omgevingsfout
from cmpg_desktop.database.backup import backups
from cmpg_desktop.database.plek import Plek, leg_map_vast, schrijf_veilig

# SQLCipher keeps a random salt in front of each file: it tells this database from any other.
_ZOUT = 16
_BLADZIJDE = 4096


def zet_merk(plek: Plek) -> None:
    """Mark this place as a first start that is under way; again once the database is there."""
    try:
        schrijf_veilig(plek.eerste_start, json.dumps({"zout": _zout(plek)[0].hex()}).encode())
    except OSError as exc:
        raise _niet_bij_te_houden() from exc


def wis_merk(plek: Plek) -> None:
    """Take the mark away: somebody has a way in. Never wrong where there is none."""
    if not plek.eerste_start.exists():
        return
    try:
        plek.eerste_start.unlink()
        leg_map_vast(plek.map)
    except OSError as exc:
        raise _niet_bij_te_houden() from exc


def is_bezig(plek: Plek) -> bool:
    """Say whether the first start here was not finished, so that nothing was set up yet.

    Files that were copied here since, from another computer or a backup, are not taken for it.
    """
    try:
        merk = json.loads(plek.eerste_start.read_bytes())["zout"]
        zout, omvang = _zout(plek)
    except (OSError, ValueError, KeyError, TypeError):
        return False
    if backups(plek) or any(plek.map.glob("journaal-*")):
        return False
    # One page holds no table: the program was killed while it made the file.
    return omvang <= _BLADZIJDE or zout.hex() == merk


def ruim(plek: Plek) -> None:
    """Delete what a first start left that was broken off; the mark goes last."""
    if not is_bezig(plek):
        raise RuntimeError("not a first start that was broken off")
    for pad in (
        *plek.map.glob(f"{plek.database.name}*"),
        plek.vorige_sleutels,
        plek.sleutels,
        plek.eerste_start,
    ):
        pad.unlink(missing_ok=True)


def _zout(plek: Plek) -> tuple[bytes, int]:
    with contextlib.suppress(FileNotFoundError), plek.database.open("rb") as bestand:
        return bestand.read(_ZOUT), plek.database.stat().st_size
    return b"", 0


def _niet_bij_te_houden() -> Omgevingsfout:
    return Omgevingsfout(
        "In de map met gegevens kan nu niet worden geschreven.",
        wat_nu="Kijk of de schijf vol is en of u er mag schrijven, en probeer het opnieuw.",
    )
