"""Working days in the Netherlands, and the months and years of AVG and convenant.

Source: Algemene termijnenwet art. 3 and the decrees under its lid 3; Verordening 1182/71 for
months (besluit 20); besluit 21 for years. The convenant does not define "werkdag", so a
municipality may replace the equated days and add its own closing days.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Final

EEN_DAG: Final = timedelta(days=1)
ATW: Final = "Algemene termijnenwet art. 3"
KB: Final = "besluit gelijkstelling, Algemene termijnenwet art. 3 lid 3"
WEEKEND: Final = MappingProxyType({5: "zaterdag", 6: "zondag"})
EERSTE_KONINGSDAG: Final = 2014


@dataclass(frozen=True, slots=True)
class VrijeDag:
    """A day that is not a working day, with its Dutch name and the source that says so."""

    datum: date
    naam: str
    bron: str


GELIJKGESTELDE_DAGEN: Final[tuple[VrijeDag, ...]] = (
    VrijeDag(date(2024, 5, 10), "dag na Hemelvaartsdag", KB),
    VrijeDag(date(2024, 12, 27), "dag na Kerstmis", KB),
    VrijeDag(date(2025, 5, 30), "dag na Hemelvaartsdag", KB),
    VrijeDag(date(2026, 1, 2), "dag na Nieuwjaarsdag", KB),
    VrijeDag(date(2026, 5, 15), "dag na Hemelvaartsdag", KB),
    VrijeDag(date(2027, 5, 7), "dag na Hemelvaartsdag", KB),
    VrijeDag(date(2028, 4, 28), "dag na Koningsdag", KB),
    VrijeDag(date(2028, 5, 26), "dag na Hemelvaartsdag", KB),
)


def paaszondag(jaar: int) -> date:
    """Return Easter Sunday of a Gregorian year (the anonymous Gregorian computus)."""
    gulden, eeuw = jaar % 19, jaar // 100
    epacta = (eeuw - eeuw // 4 - (8 * eeuw + 13) // 25 + 19 * gulden + 15) % 30
    maan = epacta - (epacta // 28) * (1 - (29 // (epacta + 1)) * ((21 - gulden) // 11))
    sprong = maan - (jaar + jaar // 4 + maan + 2 - eeuw + eeuw // 4) % 7
    maand = 3 + (sprong + 40) // 44
    return date(jaar, maand, sprong + 28 - 31 * (maand // 4))


def koningsdag(jaar: int) -> date:
    """Return the day the King's birthday is kept: a Sunday gives way to the day before."""
    dag = date(jaar, 4, 27 if jaar >= EERSTE_KONINGSDAG else 30)
    return dag - EEN_DAG if dag.isoweekday() == 7 else dag  # noqa: PLR2004  ISO Sunday


@cache
def feestdagen(jaar: int) -> Mapping[date, VrijeDag]:
    """Return the days of Algemene termijnenwet art. 3 lid 1 and 2; 5 May is one every year."""
    pasen = paaszondag(jaar)
    koning = "Koningsdag" if jaar >= EERSTE_KONINGSDAG else "Koninginnedag"
    dagen = (
        VrijeDag(date(jaar, 1, 1), "Nieuwjaarsdag", f"{ATW} lid 1"),
        VrijeDag(pasen - timedelta(days=2), "Goede Vrijdag", f"{ATW} lid 2"),
        VrijeDag(pasen + EEN_DAG, "tweede paasdag", f"{ATW} lid 1"),
        VrijeDag(koningsdag(jaar), koning, f"{ATW} lid 1"),
        VrijeDag(date(jaar, 5, 5), "Bevrijdingsdag", f"{ATW} lid 1"),
        VrijeDag(pasen + timedelta(days=39), "Hemelvaartsdag", f"{ATW} lid 1"),
        VrijeDag(pasen + timedelta(days=50), "tweede pinksterdag", f"{ATW} lid 1"),
        VrijeDag(date(jaar, 12, 25), "eerste kerstdag", f"{ATW} lid 1"),
        VrijeDag(date(jaar, 12, 26), "tweede kerstdag", f"{ATW} lid 1"),
    )
    # Ascension may fall on 5 May or 30 April (2008); the first name then stands.
    return MappingProxyType({dag.datum: dag for dag in reversed(dagen)})


def _as_vrije_dag(dag: VrijeDag | date, naam: str, bron: str) -> VrijeDag:
    return dag if isinstance(dag, VrijeDag) else VrijeDag(dag, naam, bron)


class Kalender:
    """The working days of one municipality.

    Args:
        gelijkgesteld: replaces the days the government equates with holidays.
        gesloten: adds the municipality's own closing days.

    """

    __slots__ = ("_extra", "gelijkgesteld", "gesloten")

    def __init__(
        self,
        *,
        gelijkgesteld: Iterable[VrijeDag | date] | None = None,
        gesloten: Iterable[VrijeDag | date] = (),
    ) -> None:
        besluiten = GELIJKGESTELDE_DAGEN if gelijkgesteld is None else gelijkgesteld
        self.gelijkgesteld: Final = tuple(
            _as_vrije_dag(dag, "gelijkgestelde dag", KB) for dag in besluiten
        )
        self.gesloten: Final = tuple(
            _as_vrije_dag(dag, "sluitingsdag gemeente", "instelling van de gemeente")
            for dag in gesloten
        )
        self._extra: Final = {dag.datum: dag for dag in (*self.gesloten, *self.gelijkgesteld)}

    def _vrije_dag(self, day: date) -> VrijeDag | None:
        return feestdagen(day.year).get(day) or self._extra.get(day)

    def is_werkdag(self, day: date) -> bool:
        """Tell whether the municipality works on this day."""
        return day.weekday() not in WEEKEND and self._vrije_dag(day) is None

    def waarom_vrij(self, day: date) -> str | None:
        """Return the Dutch name of a free day, or None for a working day."""
        vrij = self._vrije_dag(day)
        return vrij.naam if vrij else WEEKEND.get(day.weekday())

    def add_werkdagen(self, start: date, n: int) -> date:
        """Count n working days from the day after start; a negative n counts backwards.

        Zero gives start itself, also when that is a free day.
        """
        step = EEN_DAG if n >= 0 else -EEN_DAG
        day = start
        left = abs(n)
        while left:
            day += step
            left -= self.is_werkdag(day)
        return day

    def werkdagen_tussen(self, a: date, b: date) -> int:
        """Count the working days after a up to and including b; negative when b is earlier."""
        days = sum(self.is_werkdag(day) for day in _days_after(a, b))
        return days if b >= a else -days

    def overgeslagen(self, start: date, einde: date) -> tuple[VrijeDag, ...]:
        """Return the free weekdays that counting from start to einde passes over."""
        weekdagen = (day for day in _days_after(start, einde) if day.weekday() not in WEEKEND)
        gevonden = (vrij for day in weekdagen if (vrij := self._vrije_dag(day)))
        return tuple(sorted(gevonden, key=lambda dag: dag.datum))

    def maand_later(self, start: date, maanden: int = 1) -> date:
        """Return the end of an AVG month (besluit 20, Verordening 1182/71 art. 3).

        The same day of a later month, or its last day; never a Saturday, Sunday or holiday. Days
        that the government equates and closing days are no holiday there.
        """
        einde = zelfde_dag_later(start, maanden)
        while einde.weekday() in WEEKEND or einde in feestdagen(einde.year):
            einde += EEN_DAG
        return einde

    def jaren_later(self, start: date, jaren: int) -> date:
        """Return the end of a term in years; 29 February gives 28 February (besluit 21)."""
        jaar = start.year + jaren
        return date(jaar, start.month, min(start.day, monthrange(jaar, start.month)[1]))


def maandag_van(day: date) -> date:
    """Return the Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def zelfde_dag_later(start: date, maanden: int) -> date:
    """Return the same day of a later month, or the last day of that month."""
    jaar, maand = divmod(start.year * 12 + start.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(start.day, monthrange(jaar, maand + 1)[1]))


def _days_after(a: date, b: date) -> Iterator[date]:
    """Yield the days after a up to and including b, in either direction."""
    step = EEN_DAG if b >= a else -EEN_DAG
    day = a
    while day != b:
        day += step
        yield day
