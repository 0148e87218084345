"""A figure with its limit, and the making of a test database."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

BRON = Path(__file__).resolve().parents[2]
SLEUTEL = "5a" * 32
VANDAAG = "2026-03-06"


@dataclass(frozen=True)
class Meting:
    naam: str
    waarde: float
    eenheid: str
    grens: float | None = None

    @property
    def goed(self) -> bool:
        return self.grens is None or self.waarde <= self.grens

    def als_json(self) -> dict[str, object]:
        return {
            "naam": self.naam,
            "waarde": round(self.waarde, 4),
            "eenheid": self.eenheid,
            "grens": self.grens,
        }


def omgeving() -> dict[str, str]:
    # A user's Python keeps what it compiled; one that may not would compile all at every start.
    rest = {naam: w for naam, w in os.environ.items() if naam != "PYTHONDONTWRITEBYTECODE"}
    return {
        **rest,
        "PYTHONPATH": str(BRON),
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }


def beheer(*argumenten: str) -> None:
    subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from cmpg_desktop.beheer import main; sys.exit(main())",
            *argumenten,
        ],
        check=True,
        env=omgeving(),
        cwd=BRON,
        stdout=subprocess.DEVNULL,
    )


def proefmap(folder: Path, casussen: int) -> Path:
    """Make a demonstration database with this many casussen, once per run."""
    plek = folder / f"proef-{casussen}"
    if not plek.exists():
        beheer("proefgegevens", "--casussen", str(casussen), "--map", str(plek))
    return plek
