"""Read under which licences the parts of the program are shared.

Pure: no Qt. It reads files, so it runs in a worker, never on the GUI thread.
"""

from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Final

_TEKST_NAMEN: Final = ("LICENSE", "LICENCE", "COPYING", "NOTICE")
_NAMEN: Final = {
    "phosphor": "Phosphor Icons",
    "lgpl-3.0": "GNU LGPL 3 (Qt en PySide6)",
    "gpl-3.0": "GNU GPL 3 (waar de LGPL 3 naar verwijst)",
    "lgpl-2.1": "GNU LGPL 2.1 (docxtpl)",
}
_GEEN_TEKST: Final = "De licentietekst zit niet in het pakket; zie de vermelding hierboven."


@dataclass(frozen=True, slots=True, kw_only=True)
class Licentie:
    """One part of the program, what it is shared under and the text of that."""

    naam: str
    versie: str
    soort: str
    tekst: str


def read_licenties(map_licenties: Path) -> tuple[Licentie, ...]:
    """Return the licences of `resources/licenties/*.txt` and of every installed package."""
    gevonden = [
        Licentie(
            naam=_NAMEN.get(bestand.stem, bestand.stem),
            versie="",
            soort=_eerste_regel(tekst := bestand.read_text("utf-8")),
            tekst=tekst,
        )
        for bestand in sorted(map_licenties.glob("*.txt"))
    ]
    pakketten = {d.metadata["Name"].lower(): d for d in distributions() if d.metadata["Name"]}
    gevonden += [_van_pakket(pakket) for _naam, pakket in sorted(pakketten.items())]
    return tuple(sorted(gevonden, key=lambda licentie: licentie.naam.lower()))


def _van_pakket(pakket: Distribution) -> Licentie:
    meta = pakket.metadata
    delen = [
        Path(str(pakket.locate_file(pad))).read_text("utf-8", errors="replace")
        for pad in pakket.files or ()
        if any(deel.upper().startswith(_TEKST_NAMEN) for deel in pad.parts)
        and pad.suffix in {"", ".txt", ".md", ".rst"}
    ]
    return Licentie(
        naam=meta["Name"],
        versie=pakket.version,
        soort=_soort_van(pakket),
        tekst="\n\n".join(delen) or _GEEN_TEKST,
    )


def _soort_van(pakket: Distribution) -> str:
    """Return the licence a package names, from the new field, the old one or its classifiers."""
    meta = pakket.metadata
    for veld in ("License-Expression", "License"):
        if meta.get(veld):
            return _eerste_regel(meta[veld])
    soorten = [
        c.rpartition(" :: ")[2]
        for c in meta.get_all("Classifier") or []
        if c.startswith("License ::")
    ]
    return ", ".join(soorten) or "niet vermeld"


def _eerste_regel(tekst: str) -> str:
    """Return the first line with words in it."""
    return next((regel.strip() for regel in tekst.splitlines() if regel.strip()), "")
