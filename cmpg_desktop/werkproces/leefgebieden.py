"""The eight leefgebieden of convenant art. 1 E (E001, besluit 1)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from cmpg_desktop.werkproces.tekst import gevouwen


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

LANGSTE_NAAM: Final = 40
"""A longer name of a leefgebied does not fit the buttons that bear it."""

GEEN_LEEFGEBIED: Final = (
    "Deze tekst hoort nog bij geen leefgebied. Kies bij welk van de acht leefgebieden dit past. "
    "Past het nergens bij, dan mag het hier niet worden vastgelegd "
    "(privacyreglement art. 4 lid 2)."
)


def weergave(leefgebied: Leefgebied, namen: Mapping[str, str] | None = None) -> str:
    """Return the name to show; the setting namen (code to name) may rename, the code stays."""
    return (namen or {}).get(leefgebied.value, "").strip() or leefgebied.weergave


def sleutel(leefgebied: Leefgebied) -> str:
    """Return the key of the setting that holds the municipality's name for this leefgebied."""
    return f"leefgebied_{leefgebied.value}"


def eigen_namen(instellingen: Mapping[str, str]) -> dict[str, str]:
    """Return the names a municipality chose, code to name, out of all its settings."""
    namen = {gebied.value: instellingen.get(sleutel(gebied), "") for gebied in Leefgebied}
    return {code: naam for code, naam in namen.items() if naam.strip()}


def naam_fout(
    leefgebied: Leefgebied, naam: str, namen: Mapping[str, str] | None = None
) -> str | None:
    """Return why this cannot be the name beside those of the other seven, or None.

    An empty name is the convenant's, and that may by now be what another leefgebied is called.
    """
    nieuw = naam.strip() or leefgebied.weergave
    if not gevouwen(nieuw):
        return "Een naam heeft letters. Typ een woord, of maak het veld leeg."
    if len(nieuw) > LANGSTE_NAAM:
        return f"Deze naam is te lang. Gebruik hoogstens {LANGSTE_NAAM} tekens."
    for ander in Leefgebied:
        if ander is not leefgebied and gevouwen(weergave(ander, namen)) == gevouwen(nieuw):
            return (
                f"Er heet al een leefgebied “{weergave(ander, namen)}”. Kies een andere naam, of "
                "geef eerst dat leefgebied een andere."
            )
    return None
