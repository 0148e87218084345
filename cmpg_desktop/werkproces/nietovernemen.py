"""The headings of columns that this program has no place for, and never takes over (E006).

This is the one module that holds these words: to refuse a column they must be known. Nothing here
is a field, a choice or a text of a screen (besluit 24; tests/bewijs/test_geen_herkomst.py).
"""

import re
from typing import Final

from cmpg_desktop.werkproces.tekst import gevouwen

_BEGIN: Final = (
    *("afkomst", "herkomst", "etni", "cultur", "cultuur", "religi", "geloof", "gelovig"),
    *("levensovertuiging", "levensbeschouw", "godsdienst", "kerk", "moskee", "synagoge", "islam"),
    *("moslim", "christelijk", "katholiek", "protestant", "joods", "hindoe", "nationaliteit"),
    *("geboorteland", "land van geboorte", "huidskleur", "migratieachtergrond", "allochto"),
    *("autochto", "sinti", "bevolkingsgroep", "woonwagen", "achtergrond"),
)
_HEEL: Final = frozenset({"ras", "roma", "volk"})


def over_achtergrond(kop: str) -> bool:
    """Tell whether a heading is about origin, culture or religion."""
    naam = gevouwen(kop.replace("_", " "))
    woorden = re.findall(r"[a-z]+", naam)
    return (
        "land van geboorte" in naam
        or bool(_HEEL.intersection(woorden))
        or any(woord.startswith(_BEGIN) for woord in woorden)
    )
