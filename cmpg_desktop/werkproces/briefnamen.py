"""Names in the text of a letter that its reader may not find there (besluit 29, E128).

A letter to a professional names nobody; a letter to a resident names no other child or parent.
"""

import re
from collections.abc import Collection, Iterable
from typing import Final

from cmpg_desktop.werkproces.namen import Naam
from cmpg_desktop.werkproces.tekst import gevouwen

_KORTSTE: Final = 3
# Names that are ordinary words too: only with a capital they are taken for a name.
_GEWONE_WOORDEN: Final = frozenset(
    {
        *("bakker", "berg", "bloem", "boer", "bos", "bruin", "dag", "dam", "dijk", "groen"),
        *("groot", "hart", "hof", "jong", "juni", "klein", "koning", "kort", "lang", "lente"),
        *("meer", "mei"),
        *("mulder", "oud", "prins", "roos", "smit", "storm", "veld", "visser", "vos", "vries"),
        *("wil", "winter", "wit", "zomer", "zwart"),
    }
)
_WOORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def naamwoorden(naam: Naam, *meer: str) -> frozenset[str]:
    """Return the words by which somebody can be recognised, folded."""
    delen = (naam.voornamen, naam.geslachtsnaam, naam.partner_geslachtsnaam, *meer)
    woorden = (woord for deel in delen for woord in gevouwen(deel).split())
    return frozenset(woord for woord in woorden if len(woord) >= _KORTSTE)


def genoemd(tekst: str, anderen: Iterable[Naam], mag: Collection[Naam] = ()) -> tuple[str, ...]:
    """Return the words of a text that name one of these others, each once, as it was typed.

    A name that whoever the letter is about has too names nobody else.
    """
    eigen = frozenset().union(*(naamwoorden(een) for een in mag))
    verboden = frozenset().union(*(naamwoorden(een) for een in anderen)) - eigen
    gevonden = [
        stuk
        for woord in _WOORD.findall(tekst)
        # "Jaydens" and "Noor-Fleur" name Jayden and Noor as well.
        for stuk in (woord, *re.split(r"['’-]", woord))
        if _is_een(stuk, verboden)
    ]
    return tuple(dict.fromkeys(gevonden))


def _is_een(woord: str, namen: Collection[str]) -> bool:
    vorm = gevouwen(woord)
    for naam in (vorm, vorm.removesuffix("s")):
        if naam in namen and (woord[:1].isupper() or naam not in _GEWONE_WOORDEN):
            return True
    return False
