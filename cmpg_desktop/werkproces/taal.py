"""Dates, times and counts as people in a Dutch office say and type them."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
DAGEN: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MAANDEN: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
MAANDEN_KORT: Final = tuple(maand[:3] if maand != "maart" else "mrt" for maand in MAANDEN)
_RELATIEF: Final = {"vandaag": 0, "gisteren": -1, "eergisteren": -2, "morgen": 1, "overmorgen": 2}


def in_amsterdam(moment: datetime) -> datetime:
    """Return an aware moment as the clock on the wall in the Netherlands shows it."""
    if moment.tzinfo is None:
        msg = "a moment without time zone has no place in the domain"
        raise ValueError(msg)
    return moment.astimezone(AMSTERDAM)


def dag_van(moment: datetime) -> date:
    """Return the Dutch calendar day of an aware moment."""
    return in_amsterdam(moment).date()


def kort(d: date) -> str:
    """Return "ma 19 jan"."""
    return f"{DAGEN[d.weekday()][:2]} {d.day} {MAANDEN_KORT[d.month - 1]}"


def kort_met_jaar(d: date) -> str:
    """Return "ma 19 jan 2026"."""
    return f"{kort(d)} {d.year}"


def lang(d: date) -> str:
    """Return "maandag 19 januari 2026"."""
    return f"{DAGEN[d.weekday()]} {voluit(d)}"


def voluit(d: date) -> str:
    """Return "19 januari 2026", as in a letter."""
    return f"{d.day} {MAANDEN[d.month - 1]} {d.year}"


def cijfers(d: date) -> str:
    """Return "19-01-2026", as in a form."""
    return f"{d.day:02}-{d.month:02}-{d.year}"


def dag_maand(d: date, jaar: int) -> str:
    """Return "19 januari", with the year only when it is another than jaar."""
    return voluit(d) if d.year != jaar else f"{d.day} {MAANDEN[d.month - 1]}"


def periode(van: date, tot: date, jaar: int) -> str:
    """Return "23 t/m 29 november"; a month or year twice only when it is another."""
    if van.year != tot.year:
        return f"{voluit(van)} t/m {voluit(tot)}"
    eerste = str(van.day) if van.month == tot.month else f"{van.day} {MAANDEN[van.month - 1]}"
    return f"{eerste} t/m {dag_maand(tot, jaar)}"


def tijdstip(dt: datetime) -> str:
    """Return "09.15 uur", in Dutch time."""
    return f"{in_amsterdam(dt):%H.%M} uur"


def relatief(d: date, vandaag: date) -> str:
    """Return "gisteren", "vandaag", "morgen", or the short date (with its year if another)."""
    nabij = {-1: "gisteren", 0: "vandaag", 1: "morgen"}.get((d - vandaag).days)
    return nabij or (kort(d) if d.year == vandaag.year else kort_met_jaar(d))


def tel(n: int, enkel: str, meer: str) -> str:
    """Return "1 werkdag" or "2 werkdagen"."""
    return f"{n} {enkel if n == 1 else meer}"


def te_laat_tekst(n: int, enkel: str = "werkdag", meer: str = "werkdagen") -> str:
    """Return "2 werkdagen te laat"; "te laat" while no whole working day has passed."""
    return f"{tel(n, enkel, meer)} te laat" if n > 0 else "te laat"


def opsomming(delen: Sequence[str], voegwoord: str = "en") -> str:
    """Return "a, b en c"."""
    *eerste, laatste = delen or [""]
    return f"{', '.join(eerste)} {voegwoord} {laatste}" if eerste else laatste


def hoofdletter(tekst: str) -> str:
    """Return the text with its first letter as a capital; IJ is one letter."""
    ij = 2 if tekst[:2] == "ij" else 1
    return tekst[:ij].upper() + tekst[ij:]


def maandnummer(woord: str) -> int | None:
    """Return 1 to 12 for "jan", "maart", "mrt", "sept." and the like, else None."""
    kern = woord.lower().rstrip(".")
    if kern in MAANDEN_KORT:
        return MAANDEN_KORT.index(kern) + 1
    passend = [n for n, maand in enumerate(MAANDEN, 1) if maand.startswith(kern)]
    return passend[0] if len(kern) >= 3 and len(passend) == 1 else None  # noqa: PLR2004  jan, feb


_DATUM: Final = re.compile(
    r"(\d{1,2})(?:e|ste|de)?[-/. ]+(\d{1,2}|[^\W\d]+\.?)(?:[-/. ]+(\d{2,4}))?"
)
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def _dichtstbij(dag: int, maand: int, vandaag: date) -> date | None:
    """Return the date of this day and month that is nearest; a leap day may be years off."""
    mogelijk = [
        d for jaar in range(vandaag.year - 8, vandaag.year + 9) if (d := datum(jaar, maand, dag))
    ]
    return min(mogelijk, key=lambda d: abs((d - vandaag).days), default=None)


def datum(jaar: int, maand: int, dag: int) -> date | None:
    """Return the date, or None where the calendar has no such day."""
    try:
        return date(jaar, maand, dag)
    except ValueError:
        return None


def volledig_jaar(jaar: str, vandaag: date) -> int:
    """Return the year of two typed digits that is nearest to today; four stay as they are."""
    getal = int(jaar)
    if len(jaar) > 2:  # noqa: PLR2004  two digits are a short year
        return getal
    eeuw = vandaag.year // 100 * 100
    return min(
        (eeuw - 100 + getal, eeuw + getal, eeuw + 100 + getal), key=lambda j: abs(j - vandaag.year)
    )


def _uit_cijfers(tekst: str, vandaag: date) -> date | None:
    if iso := _ISO.fullmatch(tekst):
        return datum(int(iso[1]), int(iso[2]), int(iso[3]))
    if not (deel := _DATUM.fullmatch(tekst)):
        return None
    dag, woord, jaar = deel.groups()
    maand = int(woord) if woord.isdigit() else maandnummer(woord)
    if maand is None:
        return None
    if jaar is None:
        return _dichtstbij(int(dag), maand, vandaag)
    return datum(volledig_jaar(jaar, vandaag), maand, int(dag))


def _weekdag(tekst: str, vandaag: date) -> date | None:
    """Return the last day with this name, today included: what people tell about is past."""
    for nummer, naam in enumerate(DAGEN):
        if tekst in (naam, naam[:2]):
            return vandaag - timedelta(days=(vandaag.weekday() - nummer) % 7)
    return None


def parse_datum(s: str, vandaag: date) -> date:
    """Read a date as people type it: "12-1", "12 jan", "12-01-2026", "gisteren", "ma".

    Without a year it is the nearest such date; a weekday is the last one, today included.

    Raises:
        ValueError: with a Dutch sentence that says how to write it.

    """
    tekst = " ".join(s.lower().replace(",", " ").split())
    if tekst in _RELATIEF:
        return vandaag + timedelta(days=_RELATIEF[tekst])
    voor, _, rest = tekst.partition(" ")
    if rest and _weekdag(voor, vandaag):
        tekst = rest
    if gevonden := _weekdag(tekst, vandaag) or _uit_cijfers(tekst, vandaag):
        return gevonden
    msg = f"“{s.strip()}” is geen datum die bestaat. Schrijf bijvoorbeeld 12-1-2026 of 12 jan."
    raise ValueError(msg)
