"""The laws a casus can rest on (E135): those of the texts of law that are a kader."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from cmpg_desktop.werkproces.wetteksten import WettekstSoort, wetteksten

_GEEN_RECHT: Final = frozenset({"kader.wams"})  # besluit 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Wet:
    """A law as the list offers it; `geldt` is False for one that is not in force."""

    code: str
    naam: str
    tekst: str = ""
    geldt: bool = True


def wetten(eigen: Iterable[Any]) -> tuple[Wet, ...]:
    """Return the list of laws: the defaults, as the municipality changed and added to them.

    Args:
        eigen: rows of the table `wettekst`.

    """
    return tuple(
        Wet(code=een.code, naam=een.naam, tekst=een.tekst, geldt=een.code not in _GEEN_RECHT)
        for een in wetteksten(eigen).values()
        if een.soort is WettekstSoort.KADER
    )
