"""What a melding must hold, and what to ask next: help, never a wall (besluiten 7 and 9)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from cmpg_desktop.werkproces.leefgebieden import GEEN_LEEFGEBIED
from cmpg_desktop.werkproces.meldingkeuzes import (
    ConflictVoorwaarde,
    Deelgrond,
    EerdereInzet,
    MelderSoort,
    OntvangstWijze,
    WeetVanMelding,
)
from cmpg_desktop.werkproces.taal import in_amsterdam, relatief, tel, tijdstip

__all__ = [
    "ConflictVoorwaarde",
    "Deelgrond",
    "EerdereInzet",
    "MelderSoort",
    "OntvangstWijze",
    "Vraag",
    "VragenStand",
    "WeetVanMelding",
    "nog_vragen",
    "ontbreekt_nog",
    "ontvangst_fout",
    "ontvangst_twijfel",
]


LANG_GELEDEN: Final = 60


def ontvangst_fout(datum: date, tijd: time | None, nu: datetime) -> str | None:
    """Return why this cannot be the moment of receipt, or None.

    Without a time only the day is judged; nu is aware, datum and tijd are Dutch time.
    """
    hier = in_amsterdam(nu)
    if datum > hier.date():
        dag = relatief(datum, hier.date())
        return f"De ontvangst kan niet in de toekomst liggen ({dag}). Controleer de datum."
    if tijd and datum == hier.date() and tijd > hier.time():
        return (
            f"De ontvangst kan niet later zijn dan nu, {tijdstip(nu)}. Controleer de tijd "
            "of laat hem leeg."
        )
    return None


def ontvangst_twijfel(datum: date, vandaag: date) -> str:
    """Return what to look at when this receipt is unlikely, or an empty text; never a refusal."""
    if (vandaag - datum).days > LANG_GELEDEN:
        return "Dit is meer dan twee maanden geleden. Klopt het jaar?"
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VragenStand:
    """What is known of a telefoonnotitie or melding: booleans and counts, no content.

    Attributes:
        betrokkenen: how many persons; the fields beside it count who lacks something.
        melder_is_hulpverlener: then the melder needs a ground of their own to share (E056).
        voorwaarden: how many conditions of a conflict van plichten are answered; no is an answer.

    """

    melder_bekend: bool = False
    organisatie_bekend: bool = False
    terugbelnummer_bekend: bool = False
    melder_soort: MelderSoort | None = None
    waarom_toch: bool = False
    ontvangst_bekend: bool = False
    ontvangstwijze_bekend: bool = False
    behandelaar_bekend: bool = False
    concrete_vraag: bool = False
    betrokkenen: int = 0
    zonder_naam: int = 0
    zonder_geboorte: int = 0
    zonder_adres: int = 0
    zonder_weet_van: int = 0
    leefgebieden: int = 0
    tekst_zonder_leefgebied: int = 0
    eerdere_inzet: int = 0
    geen_eerdere_inzet: bool = False
    waarom_hielp_het_niet: bool = False
    melder_is_hulpverlener: bool = False
    deelgrond: Deelgrond | None = None
    voorwaarden: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraag:
    """One thing to ask; veld is where the answer goes."""

    code: str
    tekst: str
    veld: str


@dataclass(frozen=True, slots=True)
class _Regel:
    code: str
    veld: str
    open: Callable[[VragenStand], bool]
    tekst: Callable[[VragenStand], str]


def _vast(tekst: str) -> Callable[[VragenStand], str]:
    return lambda _stand: tekst


def _personen(n: int, vraag: str) -> str:
    return f"{vraag} ({tel(n, 'persoon', 'personen')})"


def _voorwaarden_open(s: VragenStand) -> bool:
    return s.deelgrond is Deelgrond.CONFLICT_VAN_PLICHTEN and s.voorwaarden < len(
        ConflictVoorwaarde
    )


def _inzet_open(s: VragenStand) -> bool:
    return not (s.eerdere_inzet or s.geen_eerdere_inzet)


# In order of importance: what is lost when the caller hangs up comes first.
_REGELS: Final[tuple[_Regel, ...]] = (
    _Regel("melder", "melder", lambda s: not s.melder_bekend, _vast("Wie meldt dit?")),
    _Regel(
        "organisatie",
        "organisatie",
        lambda s: not s.organisatie_bekend,
        _vast("Voor welke organisatie werkt de melder?"),
    ),
    _Regel(
        "terugbellen",
        "terugbelnummer",
        lambda s: not s.terugbelnummer_bekend,
        _vast("Op welk nummer of adres is de melder te bereiken?"),
    ),
    _Regel("personen", "personen", lambda s: not s.betrokkenen, _vast("Over wie gaat het?")),
    _Regel(
        "vraag",
        "concrete_vraag",
        lambda s: not s.concrete_vraag,
        _vast("Wat is de concrete vraag van de melder?"),
    ),
    _Regel(
        "leefgebied",
        "problematiek",
        lambda s: not s.leefgebieden,
        _vast("Wat is er aan de hand, en op welk leefgebied?"),
    ),
    _Regel(
        "namen",
        "personen",
        lambda s: bool(s.zonder_naam),
        lambda s: _personen(s.zonder_naam, "Hoe heten zij?"),
    ),
    _Regel(
        "adressen",
        "personen",
        lambda s: bool(s.zonder_adres),
        lambda s: _personen(s.zonder_adres, "Waar wonen zij?"),
    ),
    _Regel(
        "geboorte",
        "personen",
        lambda s: bool(s.zonder_geboorte),
        lambda s: _personen(s.zonder_geboorte, "Wanneer geboren, of hoe oud ongeveer?"),
    ),
    _Regel(
        "weet_van",
        "personen",
        lambda s: bool(s.zonder_weet_van),
        lambda s: _personen(
            s.zonder_weet_van, "Weten zij van de melding? Wanneer en van wie gehoord?"
        ),
    ),
    _Regel(
        "inzet",
        "eerdere_inzet",
        _inzet_open,
        _vast(
            "Welke inzet was er al: bemiddeling, dossier, gerichte hulp, contact met de corporatie?"
        ),
    ),
    _Regel(
        "waarom_niet",
        "waarom_hielp_het_niet",
        lambda s: bool(s.eerdere_inzet) and not s.waarom_hielp_het_niet,
        _vast("Waarom hielp dat niet?"),
    ),
    _Regel(
        "deelgrond",
        "deelgrond",
        lambda s: s.melder_is_hulpverlener and s.deelgrond is None,
        _vast("Is er toestemming om dit te delen, of is er een conflict van plichten?"),
    ),
    _Regel(
        "voorwaarden",
        "conflict_van_plichten",
        _voorwaarden_open,
        _vast("Zijn de drie voorwaarden voor conflict van plichten beantwoord?"),
    ),
    _Regel(
        "waarom_toch",
        "waarom_toch",
        lambda s: s.melder_soort is MelderSoort.ANDERE_PROFESSIONAL and not s.waarom_toch,
        _vast("Geen convenantpartij: waarom meldt deze professional toch bij het regieteam?"),
    ),
)

# Nobody on the phone can answer these.
_ALLEEN_MELDING: Final[tuple[_Regel, ...]] = (
    _Regel(
        "ontvangst",
        "ontvangst",
        lambda s: not s.ontvangst_bekend,
        _vast("Wanneer is de melding ontvangen?"),
    ),
    _Regel(
        "ontvangstwijze",
        "ontvangstwijze",
        lambda s: not s.ontvangstwijze_bekend,
        _vast("Hoe kwam de melding binnen?"),
    ),
    _Regel(
        "melder_soort",
        "melder_soort",
        lambda s: s.melder_soort is None,
        _vast("Is de melder van een convenantpartij?"),
    ),
    _Regel(
        "behandelaar",
        "behandelaar",
        lambda s: not s.behandelaar_bekend,
        _vast("Wie behandelt deze melding?"),
    ),
    _Regel(
        "zonder_leefgebied",
        "problematiek",
        lambda s: bool(s.tekst_zonder_leefgebied),
        _vast(GEEN_LEEFGEBIED),
    ),
)


def nog_vragen(stand: VragenStand) -> tuple[Vraag, ...]:
    """Return what to ask while the caller is on the line, most important first.

    Source: E035 (NAW, question), E036 (who knows), E037 (earlier help), E056 and E057 (ground).
    """
    return _open_vragen(_REGELS, stand)


def ontbreekt_nog(stand: VragenStand) -> tuple[Vraag, ...]:
    """Return what a melding still lacks: nog_vragen and what the team itself must fill in."""
    return _open_vragen((*_REGELS, *_ALLEEN_MELDING), stand)


def _open_vragen(regels: tuple[_Regel, ...], stand: VragenStand) -> tuple[Vraag, ...]:
    return tuple(
        Vraag(code=regel.code, tekst=regel.tekst(stand), veld=regel.veld)
        for regel in regels
        if regel.open(stand)
    )
