"""Read the Dutch manual: chapters in Markdown and their pictures.

Pure: no Qt. It reads files, so it runs in a worker, never on the GUI thread.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

# The order of the contents; a chapter that is not named here comes last.
VOLGORDE: Final = (
    "begin",
    "werkvoorraad",
    "agenda",
    "telefoonnotitie",
    "melding",
    "beoordelen",
    "personen",
    "weegoverleg",
    "casussen",
    "casus",
    "inlichten",
    "ketenpartners",
    "privacyverzoeken",
    "brief",
    "brieven",
    "zoeken",
    "beheer",
    "importeren",
    "back-ups",
    "als-er-iets-misgaat",
    "sneltoetsen",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hoofdstuk:
    """One chapter; `naam` is its file without .md."""

    naam: str
    titel: str
    tekst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Handleiding:
    """All chapters in order, and the pictures by the path the text names them with."""

    hoofdstukken: tuple[Hoofdstuk, ...]
    beelden: Mapping[str, bytes] = field(repr=False)


def read_handleiding(map_: Path) -> Handleiding:
    """Return the manual in this folder; a picture that is not there is left out."""
    gelezen = [_hoofdstuk(pad) for pad in map_.glob("*.md")]
    return Handleiding(
        hoofdstukken=tuple(sorted(gelezen, key=_plaats)),
        beelden={
            f"beelden/{pad.name}": pad.read_bytes() for pad in (map_ / "beelden").glob("*.png")
        },
    )


def _hoofdstuk(pad: Path) -> Hoofdstuk:
    tekst = pad.read_text("utf-8")
    kop = next((regel for regel in tekst.splitlines() if regel.startswith("# ")), f"# {pad.stem}")
    return Hoofdstuk(naam=pad.stem, titel=kop.removeprefix("# ").strip(), tekst=tekst)


def _plaats(hoofdstuk: Hoofdstuk) -> tuple[int, str]:
    bekend = hoofdstuk.naam in VOLGORDE
    return (VOLGORDE.index(hoofdstuk.naam) if bekend else len(VOLGORDE), hoofdstuk.naam)
