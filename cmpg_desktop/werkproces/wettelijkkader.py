"""The laws a casus can rest on (E135): what the program knows of them until a jurist says more.

The texts are defaults. The municipality's own stand in the table `wettekst`, under these codes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

VOOR: Final = "kader."
_NAAM_LANGST: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Wet:
    """A law as the list offers it; `geldt` is False for one that is not in force."""

    code: str
    naam: str
    tekst: str = ""
    geldt: bool = True


_WETTEN: Final = (
    Wet(
        code="kader.wmo",
        naam="Wmo 2015",
        tekst="Wet maatschappelijke ondersteuning 2015: hulp en begeleiding om mee te doen en "
        "zelfstandig te wonen.",
    ),
    Wet(
        code="kader.zvw",
        naam="Zvw",
        tekst="Zorgverzekeringswet: behandeling, huisarts en wijkverpleging.",
    ),
    Wet(
        code="kader.jeugdwet",
        naam="Jeugdwet",
        tekst="Jeugdwet: hulp aan kinderen en hun ouders, en jeugdbescherming.",
    ),
    Wet(
        code="kader.participatiewet",
        naam="Participatiewet",
        tekst="Participatiewet: inkomen en hulp bij werk.",
    ),
    Wet(
        code="kader.wams",
        naam="Wams (nog geen recht)",
        tekst="Wetsvoorstel aanpak meervoudige problematiek sociaal domein (Kamerstuk 36 295). "
        "Nog geen recht: een casus kan er niet alleen op rusten.",
        geldt=False,
    ),
)
WETTEN: Final[Mapping[str, Wet]] = MappingProxyType({wet.code: wet for wet in _WETTEN})


def wetten(eigen: Iterable[Any]) -> tuple[Wet, ...]:
    """Return the list of laws: the defaults, as the municipality changed and added to them.

    Args:
        eigen: rows with code, naam and tekst; an empty one leaves the default as it was.

    """
    lijst = dict(WETTEN)
    for rij in eigen:
        if not rij.code.startswith(VOOR):
            continue
        bekend = WETTEN.get(rij.code)
        naam = rij.naam or (bekend.naam if bekend else "")
        if naam:
            lijst[rij.code] = Wet(
                code=rij.code,
                naam=naam[:_NAAM_LANGST],
                tekst=rij.tekst or (bekend.tekst if bekend else ""),
                geldt=bekend.geldt if bekend else True,
            )
    return tuple(lijst.values())
