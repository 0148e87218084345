"""How people relate, stored once and read from both sides, and who stands for whom.

Source: privacyreglement art. 1 lid 2 (everyone named is a betrokkene, E115); burgerlijk wetboek 1
for gezag, voogdij, curatele, bewind and mentorschap.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from cmpg_desktop.werkproces.namen import Geslacht


class RelatieSoort(StrEnum):
    """A relation, directed: the first *is* this *of* the second."""

    OUDER = "ouder"
    PARTNER = "partner"
    EX_PARTNER = "ex_partner"
    BROER_ZUS = "broer_zus"
    GROOTOUDER = "grootouder"
    OOM_TANTE = "oom_tante"
    PLEEGOUDER = "pleegouder"
    STIEFOUDER = "stiefouder"
    ANDERS = "anders"

    @property
    def is_wederkerig(self) -> bool:
        """Tell whether it reads the same from both sides."""
        return _WOORDEN[self].terug is None

    def weergave(self, geslacht: Geslacht = Geslacht.O, *, omgekeerd: bool = False) -> str:
        """Return "moeder van"; omgekeerd reads from the other side ("dochter van").

        Args:
            geslacht: of the one the words are about.
            omgekeerd: the words are about the second of the two.

        """
        woorden = _WOORDEN[self]
        kant = woorden.terug if omgekeerd and woorden.terug else woorden.heen
        return f"{kant[_PLEK[geslacht]]} van"


@dataclass(frozen=True, slots=True)
class _Woorden:
    """The words (unknown, man, woman) from the first side and from the second."""

    heen: tuple[str, str, str]
    terug: tuple[str, str, str] | None = None


_PLEK: Final[Mapping[Geslacht, int]] = {Geslacht.O: 0, Geslacht.M: 1, Geslacht.V: 2}
_WOORDEN: Final[Mapping[RelatieSoort, _Woorden]] = {
    RelatieSoort.OUDER: _Woorden(("ouder", "vader", "moeder"), ("kind", "zoon", "dochter")),
    RelatieSoort.PARTNER: _Woorden(("partner",) * 3),
    RelatieSoort.EX_PARTNER: _Woorden(("ex-partner",) * 3),
    RelatieSoort.BROER_ZUS: _Woorden(("broer of zus", "broer", "zus")),
    RelatieSoort.GROOTOUDER: _Woorden(
        ("grootouder", "opa", "oma"), ("kleinkind", "kleinzoon", "kleindochter")
    ),
    RelatieSoort.OOM_TANTE: _Woorden(
        ("oom of tante", "oom", "tante"), ("neef of nicht", "neef", "nicht")
    ),
    RelatieSoort.PLEEGOUDER: _Woorden(
        ("pleegouder", "pleegvader", "pleegmoeder"), ("pleegkind", "pleegzoon", "pleegdochter")
    ),
    RelatieSoort.STIEFOUDER: _Woorden(
        ("stiefouder", "stiefvader", "stiefmoeder"), ("stiefkind", "stiefzoon", "stiefdochter")
    ),
    RelatieSoort.ANDERS: _Woorden(("bekende",) * 3),
}


@dataclass(frozen=True, slots=True)
class RelatieKeuze:
    """One choice in a list; omgekeerd says that the two people change places when stored."""

    soort: RelatieSoort
    omgekeerd: bool
    weergave: str


def relatiekeuzes(geslacht: Geslacht = Geslacht.O) -> tuple[RelatieKeuze, ...]:
    """Return every relation somebody can have to another, in words of that person."""
    return tuple(
        RelatieKeuze(soort, omgekeerd, soort.weergave(geslacht, omgekeerd=omgekeerd))
        for soort in RelatieSoort
        for omgekeerd in ((False,) if soort.is_wederkerig else (False, True))
    )


class GezagSoort(StrEnum):
    """Who decides or speaks for another: a person, or an organisation such as a GI."""

    OUDERLIJK_GEZAG = "ouderlijk_gezag"
    VOOGDIJ = "voogdij"
    CURATELE = "curatele"
    BEWIND = "bewind"
    MENTORSCHAP = "mentorschap"
    GEMACHTIGDE = "gemachtigde"

    @property
    def weergave(self) -> str:
        """Return the Dutch name of the screen."""
        return self.value.replace("_", " ")
