"""Find the folders that travel with the program: resources and templates."""

from pathlib import Path

_PAKKET = Path(__file__).resolve().parent


def find_map(naam: str, pakket: Path = _PAKKET) -> Path:
    """Return the folder `naam`: inside the package (a wheel) or beside it (a checkout).

    Raises FileNotFoundError when neither is there: the installation is broken, and
    saying so beats a window without icons.
    """
    for kandidaat in (pakket / naam, pakket.parent / naam):
        if kandidaat.is_dir():
            return kandidaat
    raise FileNotFoundError(f"De map '{naam}' ontbreekt. Installeer het programma opnieuw.")


def resources() -> Path:
    """Return the folder with icons, licences, translations and the manual."""
    return find_map("resources")


def templates() -> Path:
    """Return the folder with the default letter templates."""
    return find_map("templates")
