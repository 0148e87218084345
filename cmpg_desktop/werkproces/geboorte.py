"""Birth as far as it is known: an earliest and a latest date, so "15 jaar" is a value."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from cmpg_desktop.werkproces.taal import MAANDEN, cijfers, datum, maandnummer, relatief
from cmpg_desktop.werkproces.werkdagen import EEN_DAG, zelfde_dag_later

OUDST: Final = 130
_ONBEKEND: Final = frozenset({"", "onbekend", "?", ".", "weet niet", "niet bekend"})
_LEEFTIJD: Final = re.compile(
    r"(ca\.?|circa|ongeveer|ong\.?|rond|±|~)? ?(\d{1,3}) ?(?:jaar|jr\.?|j)?"
)
_MAANDEN_OUD: Final = re.compile(r"(\d{1,2}) ?(?:maanden|maand|mnd\.?)")
# As it is said, and as this program says it itself.
_BABY: Final = frozenset({"baby", "jonger dan 1 jaar", "jonger dan een jaar"})
_JAAR: Final = re.compile(r"\d{4}")
_MAAND_JAAR: Final = re.compile(r"([^\W\d]+\.?|\d{1,2}) ?[-/ ] ?(\d{4})")
_DAG: Final = re.compile(r"(\d{1,2})[-/. ]+([^\W\d]+\.?|\d{1,2})[-/. ]+(\d{4}|\d{2})")
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class Antwoord(StrEnum):
    """The answer to an age rule; onzeker means: ask."""

    JA = "ja"
    NEE = "nee"
    ONZEKER = "onzeker"

    def niet(self) -> "Antwoord":
        """Return the opposite answer; not knowing stays not knowing."""
        omgekeerd = {Antwoord.JA: Antwoord.NEE, Antwoord.NEE: Antwoord.JA}
        return omgekeerd.get(self, self)


def jaren_oud(geboren: date, op: date) -> int:
    """Return the age in whole years; who is born on 29 February has it on 1 March."""
    return op.year - geboren.year - ((op.month, op.day) < (geboren.month, geboren.day))


@dataclass(frozen=True, slots=True)
class Geboorte:
    """Somebody is born on one of the days from vroegst to laatst; None is unknown."""

    vroegst: date | None = field(default=None, repr=False)
    laatst: date | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if self.vroegst and self.laatst and self.vroegst > self.laatst:
            msg = "De vroegste geboortedatum ligt na de laatste. Draai ze om."
            raise ValueError(msg)

    @property
    def is_exact(self) -> bool:
        """Tell whether the very day is known."""
        return self.vroegst is not None and self.vroegst == self.laatst

    def leeftijd(self, op: date) -> tuple[int, int] | None:
        """Return the lowest and highest possible age, or None when a bound is unknown."""
        if self.vroegst is None or self.laatst is None:
            return None
        return max(0, jaren_oud(self.laatst, op)), max(0, jaren_oud(self.vroegst, op))

    def minstens(self, leeftijd: int, op: date) -> Antwoord:
        """Answer whether this person has reached an age on a day."""
        if self.laatst and jaren_oud(self.laatst, op) >= leeftijd:
            return Antwoord.JA
        if self.vroegst and jaren_oud(self.vroegst, op) < leeftijd:
            return Antwoord.NEE
        return Antwoord.ONZEKER

    def kan_zijn(self, ander: "Geboorte") -> bool:
        """Tell whether both can be the birth of one person; what is not known may be anything."""
        return not (
            (self.vroegst and ander.laatst and self.vroegst > ander.laatst)
            or (ander.vroegst and self.laatst and ander.vroegst > self.laatst)
        )

    def weergave(self, op: date) -> str:
        """Return "14-06-1987 (38)", "juni 2010", "1984", "ongeveer 15 jaar" or "onbekend"."""
        if self.vroegst is None or self.laatst is None:
            bekend = self.vroegst or self.laatst
            if bekend is None:
                return "onbekend"
            return f"{'na' if self.vroegst else 'voor'} {cijfers(bekend)}"
        return _met_grenzen(self, self.vroegst, self.laatst, op)

    def begrepen(self, op: date) -> str:
        """Return the same, and for an age between which days that is."""
        tekst = self.weergave(op)
        if self.vroegst is None or self.laatst is None or "jaar" not in tekst:
            return tekst
        return f"{tekst}, geboren van {cijfers(self.vroegst)} tot en met {cijfers(self.laatst)}"


def _met_grenzen(geboorte: Geboorte, vroegst: date, laatst: date, op: date) -> str:
    jongst = max(0, jaren_oud(laatst, op))
    if geboorte.is_exact:
        return f"{cijfers(vroegst)} ({jongst})"
    oudst = max(0, jaren_oud(vroegst, op))
    if geboorte == _jaar(vroegst.year):
        return str(vroegst.year)
    if vroegst.month == laatst.month and geboorte == _maand(vroegst.year, vroegst.month):
        return f"{MAANDEN[vroegst.month - 1]} {vroegst.year}"
    if oudst == 0:
        return "jonger dan 1 jaar"
    if oudst - jongst == 1:
        return f"{jongst} of {oudst} jaar"
    return f"ongeveer {(jongst + oudst) // 2} jaar"


ONBEKEND: Final = Geboorte()


def _jaar(jaar: int) -> Geboorte:
    return Geboorte(date(jaar, 1, 1), date(jaar, 12, 31))


def _maand(jaar: int, maand: int) -> Geboorte:
    eerste = date(jaar, maand, 1)
    return Geboorte(eerste, zelfde_dag_later(eerste, 1) - EEN_DAG)


def _van_leeftijd(jongst: int, oudst: int, op: date, per: int = 12) -> Geboorte:
    """Return who is jongst to oudst on this day, in periods of so many months."""
    vroegst = zelfde_dag_later(op, -(oudst + 1) * per) + timedelta(days=1)
    laatst = zelfde_dag_later(op, -jongst * per)
    return Geboorte(vroegst, laatst)


def _weiger(tekst: str) -> ValueError:
    return ValueError(
        f"“{tekst}” is geen geboortedatum of leeftijd. Schrijf bijvoorbeeld 14-06-1987, "
        "juni 2010, 1984, 15 jaar, ca. 40 of onbekend."
    )


def _lees_dag(tekst: str, op: date) -> Geboorte | None:
    if iso := _ISO.fullmatch(tekst):
        dag, maand, jaar = iso[3], iso[2], iso[1]
    elif deel := _DAG.fullmatch(tekst):
        dag, maand, jaar = deel.groups()
    else:
        return None
    jaartal = int(jaar)
    if len(jaar) == 2:  # noqa: PLR2004  two digits: the last such year that is not to come
        jaartal += op.year // 100 * 100
        jaartal -= 100 if jaartal > op.year else 0
    nummer = int(maand) if maand.isdigit() else maandnummer(maand)
    geboren = datum(jaartal, nummer, int(dag)) if nummer else None
    return Geboorte(geboren, geboren) if geboren else None


def _lees_maand(tekst: str, _op: date) -> Geboorte | None:
    if not (deel := _MAAND_JAAR.fullmatch(tekst)):
        return None
    nummer = int(deel[1]) if deel[1].isdigit() else maandnummer(deel[1])
    if nummer is None or datum(int(deel[2]), nummer, 1) is None or deel[2] == "9999":
        return None
    return _maand(int(deel[2]), nummer)


def _lees_jaar(tekst: str, _op: date) -> Geboorte | None:
    return _jaar(int(tekst)) if _JAAR.fullmatch(tekst) and int(tekst) else None


def _lees_leeftijd(tekst: str, op: date) -> Geboorte | None:
    if tekst in _BABY:
        return _van_leeftijd(0, 0, op)
    if deel := _MAANDEN_OUD.fullmatch(tekst):
        return _van_leeftijd(int(deel[1]), int(deel[1]), op, per=1)
    if not (deel := _LEEFTIJD.fullmatch(tekst)) or int(deel[2]) > OUDST:
        return None
    jaren = int(deel[2])
    # A guess is less sure the older somebody looks: 15 is 13 to 17, 40 is 35 to 45.
    marge = max(2, jaren // 8) if deel[1] else 0
    return _van_leeftijd(max(0, jaren - marge), jaren + marge, op)


_LEZERS: Final[tuple[Callable[[str, date], Geboorte | None], ...]] = (
    _lees_dag,
    _lees_maand,
    _lees_jaar,
    _lees_leeftijd,
)


def parse_geboorte(tekst: str, op: date) -> Geboorte:
    """Read a birth as people know it; an age is counted from the day op.

    Raises:
        ValueError: with a Dutch sentence, also for a birth that is still to come.

    """
    kaal = " ".join(tekst.lower().split())
    if kaal in _ONBEKEND:
        return ONBEKEND
    gevonden = next((g for lees in _LEZERS if (g := lees(kaal, op))), None)
    if gevonden is None:
        raise _weiger(tekst.strip())
    _check(gevonden, op)
    return gevonden


def _check(geboorte: Geboorte, op: date) -> None:
    if geboorte.vroegst is None or geboorte.laatst is None:
        return
    if geboorte.vroegst > op:
        dag = relatief(geboorte.vroegst, op)
        wanneer = "morgen" if dag == "morgen" else f"op {cijfers(geboorte.vroegst)}"
        msg = f"Iemand kan niet {wanneer} geboren zijn: dat is na vandaag. Controleer het jaar."
        raise ValueError(msg)
    if jaren_oud(geboorte.laatst, op) > OUDST:
        msg = f"Iemand van {jaren_oud(geboorte.laatst, op)} jaar bestaat niet. Controleer het jaar."
        raise ValueError(msg)
