"""Merktekens die nergens in leesbare vorm mogen staan, en het zoeken ernaar."""

import base64
import dataclasses
import secrets
import string
import zipfile
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

_MEDEKLINKERS = "bdfgklmnprstvz"


class Merken:
    """Verschillende willekeurige woorden; `merken("naam")` maakt er een en onthoudt waarvoor."""

    def __init__(self):
        self.alle: dict[str, str] = {}

    def __call__(self, waarvoor: str) -> str:
        woord = "Q" + "".join(secrets.choice(_MEDEKLINKERS) for _ in range(15))
        self.alle[woord] = waarvoor
        return woord

    def cijfers(self, waarvoor: str) -> str:
        getal = "06" + "".join(secrets.choice(string.digits) for _ in range(14))
        self.alle[getal] = waarvoor
        return getal

    def in_tekst(self, tekst: str) -> set[str]:
        laag = tekst.casefold()
        return {waarvoor for merk, waarvoor in self.alle.items() if merk.casefold() in laag}

    def in_bytes(self, inhoud: bytes) -> set[str]:
        """Zoek in platte bytes: als UTF-8, UTF-16, base64 of hex, in elk geval van letters."""
        laag = inhoud.lower()
        return {
            waarvoor
            for merk, waarvoor in self.alle.items()
            if any(vorm in laag for vorm in _vormen(merk.casefold()))
            or merk.encode().hex().encode() in laag
            or any(vorm in inhoud for vorm in _base64(merk))
        }

    def op_schijf(self, *mappen: Path) -> dict[str, set[str]]:
        """Zoek in de naam en de inhoud van elk bestand, ook in een zip (een .docx is er een)."""
        gevonden = {}
        for map_ in mappen:
            for pad in map_.rglob("*"):
                delen = [str(pad.relative_to(map_)).encode()]
                if pad.is_file():
                    delen.append(pad.read_bytes())
                    if zipfile.is_zipfile(pad):
                        with zipfile.ZipFile(pad) as pakket:
                            delen += [pakket.read(naam) for naam in pakket.namelist()]
                wat = set().union(*(self.in_bytes(deel) for deel in delen))
                if wat:
                    gevonden[str(pad.relative_to(map_))] = wat
        return gevonden


def _vormen(merk: str) -> tuple[bytes, ...]:
    plat = merk.encode()
    return plat, merk.encode("utf-16-le"), plat.hex().encode()


def _base64(merk: str) -> Iterator[bytes]:
    for vooraf in range(3):
        tekst = base64.b64encode(b"\0" * vooraf + merk.encode())
        # Het begin en het eind hangen van de buren af; het midden niet.
        yield tekst[4:-4] if vooraf else tekst[:-4]


def onderdelen(waarde: object) -> Iterator[object]:
    """Geef elke dataclass in een antwoord, ook die achter een verborgen veld."""
    if dataclasses.is_dataclass(waarde) and not isinstance(waarde, type):
        yield waarde
        for veld in dataclasses.fields(waarde):
            yield from onderdelen(getattr(waarde, veld.name))
    elif isinstance(waarde, tuple | list | frozenset | set) and not isinstance(waarde, Enum):
        for deel in waarde:
            yield from onderdelen(deel)
