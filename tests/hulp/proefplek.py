"""A demonstration database in a folder, made as the program makes it."""

from datetime import UTC, datetime
from pathlib import Path

from cmpg_desktop.database.plek import Plek
from cmpg_desktop.dossier.demo import maak_demo
from cmpg_desktop.openen import maak_embedded

NU = datetime(2026, 3, 6, 8, tzinfo=UTC)


def maak_demoplek(folder: Path) -> None:
    """Make it and close it again."""
    geopend, _ = maak_embedded(Plek(folder), nu=NU, demo=True)
    try:
        maak_demo(geopend.uitvoering, NU)
    finally:
        geopend.close()
