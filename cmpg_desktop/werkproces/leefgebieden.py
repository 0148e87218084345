"""The eight leefgebieden of convenant art. 1 E (E001, besluit 1)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Leefgebied(StrEnum):
    """One of the eight areas of life; the value is the code that is stored."""

    GEZIN = "gezin"
    GEZONDHEID = "gezondheid"
    SCHOLING = "scholing"
    WERK = "werk"
    FINANCIEN = "financien"
    HUISVESTING = "huisvesting"
    OVERLAST = "overlast"
    CRIMINALITEIT = "criminaliteit"

    @property
    def weergave(self) -> str:
        """Return the Dutch name as the screen shows it."""
        return _WEERGAVE.get(self, self.value)

    @property
    def volgorde(self) -> int:
        """Return the place in the order of convenant art. 1 E, from 0."""
        return tuple(Leefgebied).index(self)


# "politie en justitie" is the reglement's name (art. 4 lid 2); it also fits who is a victim.
_WEERGAVE: Final[Mapping[Leefgebied, str]] = {
    Leefgebied.FINANCIEN: "financiën",
    Leefgebied.CRIMINALITEIT: "politie en justitie",
}

GEEN_LEEFGEBIED: Final = (
    "Deze tekst hoort nog bij geen leefgebied. Kies bij welk van de acht leefgebieden dit past. "
    "Past het nergens bij, dan mag het hier niet worden vastgelegd "
    "(privacyreglement art. 4 lid 2)."
)


class GeenLeefgebied(ValueError):
    """Personal data that fits none of the eight leefgebieden (E002, reglement art. 4 lid 2)."""

    def __init__(self, tekst: str = GEEN_LEEFGEBIED) -> None:
        super().__init__(tekst)


def weergave(leefgebied: Leefgebied, namen: Mapping[str, str] | None = None) -> str:
    """Return the name to show; the setting namen (code to name) may rename, the code stays."""
    return (namen or {}).get(leefgebied.value, "").strip() or leefgebied.weergave


def leefgebied_van(code: str) -> Leefgebied:
    """Return the leefgebied of a stored code, or raise GeenLeefgebied (E002)."""
    try:
        return Leefgebied(code)
    except ValueError:
        raise GeenLeefgebied from None
