"""Look at an encrypted file without opening it as a database.

SQLite, given a wrong key and a left-over -wal, merges that -wal into the file before it finds out.
So the key is tried here first, on the seal (HMAC) of single pages, and nothing is touched.
The page layout is that of SQLCipher 4: 16 bytes salt in front, at the end of each page an IV of 16
and a seal of 64 bytes.
"""

import hashlib
import hmac
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

BLADZIJDE = 4096
_ZOUT = 16
_ZEGEL = 64
_WAL_KOP = 32
_FRAME_KOP = 24
# A page in front may be damaged while the key is right; this many others are tried, spread out.
_PROEVEN = 64
# 4096 encrypted bytes hold nearly all 256 values; text, Office and plain SQLite files do not.
_MINSTE_WAARDEN = 200


def sleutel_past(pad: Path, sleutel: bytes) -> bool:
    """Say whether any page of the file, or of its -wal, was sealed with this key."""
    with pad.open("rb") as bestand:
        zout = bestand.read(_ZOUT)
        zegel_sleutel = hashlib.pbkdf2_hmac(
            "sha512", sleutel, bytes(waarde ^ 0x3A for waarde in zout), 2, 32
        )
        if any(_klopt(zegel_sleutel, *deel) for deel in _bladzijden(bestand)):
            return True
    wal = pad.with_name(pad.name + "-wal")
    if not wal.exists():
        return False
    with wal.open("rb") as bestand:
        return any(_klopt(zegel_sleutel, *deel) for deel in _frames(bestand))


def lijkt_versleuteld(pad: Path) -> bool:
    """Say whether the file can be an encrypted database at all: whole pages of noise."""
    if pad.stat().st_size % BLADZIJDE:
        return False
    with pad.open("rb") as bestand:
        return len(set(bestand.read(BLADZIJDE))) >= _MINSTE_WAARDEN


def _klopt(zegel_sleutel: bytes, nummer: int, bladzijde: bytes) -> bool:
    if len(bladzijde) < BLADZIJDE:
        return False
    begin = _ZOUT if nummer == 1 else 0
    inhoud = bladzijde[begin:-_ZEGEL] + nummer.to_bytes(4, "little")
    zegel = hmac.digest(zegel_sleutel, inhoud, "sha512")
    return hmac.compare_digest(zegel, bladzijde[-_ZEGEL:])


def _bladzijden(bestand: BinaryIO) -> Iterator[tuple[int, bytes]]:
    aantal = bestand.seek(0, 2) // BLADZIJDE
    stap = max(1, aantal // _PROEVEN)
    for nummer in range(1, aantal + 1, stap):
        bestand.seek((nummer - 1) * BLADZIJDE)
        yield nummer, bestand.read(BLADZIJDE)


def _frames(bestand: BinaryIO) -> Iterator[tuple[int, bytes]]:
    bestand.seek(_WAL_KOP)
    for _ in range(_PROEVEN):
        kop = bestand.read(_FRAME_KOP)
        yield int.from_bytes(kop[:4], "big"), bestand.read(BLADZIJDE)
