"""Names in the text of a letter that its reader may not find there (besluit 29, E128).

A letter to a professional names nobody; a letter to a resident names no other child or parent.
"""

import re
from collections.abc import Collection, Iterable
from typing import Final

from cmpg_desktop.werkproces.namen import Naam
from cmpg_desktop.werkproces.tekst import gevouwen

_KORTSTE: Final = 2
# So short that a capital is a sign too, and then still what a sentence often begins with.
_KORT: Final = 2
_GEEN_NAAM: Final = frozenset(
    {
        *("aan", "al", "de", "dr", "een", "el", "en", "er", "ga", "had", "het", "hij", "ik", "in"),
        *("is", "ja", "je", "me", "mr", "na", "nu", "of", "om", "op", "ten", "ter", "te", "uw"),
        *("van", "we", "wij", "ze", "zo"),
    }
)
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
    return frozenset(
        woord for woord in woorden if len(woord) >= _KORTSTE and woord not in _GEEN_NAAM
    )


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
        gewoon = naam in _GEWONE_WOORDEN or len(naam) <= _KORT
        if naam in namen and (woord[:1].isupper() or not gewoon):
            return True
    return False
