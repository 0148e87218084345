"""The letter "advies aan de melder": what a professional hears when it does not become a case.

Werkproces phase 0 and 1 (E038, E046): explanation and advice to who brought the signal. The letter
names nobody it is about; it refers by our reference only (domeinfeiten 9).
"""

import datetime as dt
import re
from dataclasses import dataclass, field

from cmpg_desktop.documenten.omgeving import datum_voluit
from cmpg_desktop.documenten.velden import Veld, Veldenlijst, nest

MAX_ADRESREGELS = 6
"""What fits behind the window of an envelope (NEN 1026)."""

# The words of the screens themselves.
_INSTELLINGEN = "Beheer, Gemeente en afzender"
_MELDER = "Melding, Wie meldt"
_BRIEF = "de brief hier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Afzender:
    """Who sends: the block that a municipality fills in once."""

    gemeente: str
    afdeling: str
    adres: str
    telefoon: str
    email: str
    retouradres: str
    verantwoordelijke: str
    contact_fg: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ondertekenaar:
    """Who signs; not the same as who typed (lessen 12)."""

    naam: str
    functie: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviesBrief:
    """All that the letter needs. An empty text means: not known yet.

    `aanhef` comes without its comma. `advies` holds a paragraph for each item.
    """

    afzender: Afzender
    adres: tuple[str, ...] = field(repr=False)
    aanhef: str = field(repr=False)
    datum: dt.date
    contactdatum: dt.date
    ons_kenmerk: str
    onderwerp: str = field(repr=False)
    behandeld_door: str
    vraag: str = field(repr=False)
    advies: tuple[str, ...] = field(repr=False)
    slot: str = field(repr=False)
    ondertekenaar: Ondertekenaar
    opsteller: str
    uw_kenmerk: str = ""

    def __post_init__(self) -> None:
        if len(self.adres) > MAX_ADRESREGELS:
            msg = f"Een adres heeft ten hoogste {MAX_ADRESREGELS} regels."
            raise ValueError(msg)


def velden() -> Veldenlijst:
    """Give the fields, in the order a template maker meets them in the letter."""
    return _VELDEN


def voorbeeld() -> AdviesBrief:
    """Give a fictional letter, for a trial print and for the tests."""
    return AdviesBrief(
        afzender=Afzender(
            gemeente="Gemeente Lindewaard",
            afdeling="Regieteam",
            adres="Raadhuisplein 1, 1234 AB  Lindewaard",
            telefoon="012 345 67 89",
            email="regieteam@lindewaard.example",
            retouradres="Postbus 12, 1234 AA  Lindewaard",
            verantwoordelijke="het college van burgemeester en wethouders van Lindewaard",
            contact_fg="fg@lindewaard.example, telefoon 012 345 67 00",
        ),
        adres=(
            "Basisschool De Regenboog",
            "t.a.v. mevrouw J. van den Berg",
            "Schoolstraat 12",
            "1234 CD  Lindewaard",
        ),
        aanhef="Geachte mevrouw Van den Berg",
        datum=dt.date(2026, 1, 19),
        contactdatum=dt.date(2026, 1, 12),
        ons_kenmerk="M-2026-014",
        uw_kenmerk="RB/2026/3",
        onderwerp="Ons advies bij uw vraag van 12 januari",
        behandeld_door="S. de Vries, casusregisseur",
        vraag="Een leerling komt vaak niet op school. Het lukt niet om met de ouders in gesprek te "
        "komen. U vraagt hoe de hulp die er al is weer op gang komt.",
        advies=(
            "Nodig de ouders uit voor een gesprek op school, met iemand die zij vertrouwen.",
            "Vraag het wijkteam om aan te sluiten. Spreek vooraf af wie het gesprek leidt.",
            "Leg na het gesprek vast wie wat doet, en wanneer u elkaar weer spreekt.",
        ),
        slot="Gaat het na zes weken niet beter? Bel ons dan. Wij bekijken dan samen met u wat er "
        "nodig is.",
        ondertekenaar=Ondertekenaar(naam="S. de Vries", functie="casusregisseur"),
        opsteller="P. Jansen",
    )


def gegevens(brief: AdviesBrief) -> dict[str, object]:
    """Give what the template is filled with; a required field that is empty shows as a gap.

    Never blank: who reads the letter before sending it must see what is missing (lessen 13).
    """
    alle = _waarden(brief)
    waarden: dict[str, object] = {}
    for veld in _VELDEN.velden:
        waarde = alle[veld.naam]
        if veld.verplicht and _leeg(waarde):
            gat = f"[{veld.uitleg}: nog niet ingevuld]"
            waarde = (gat,) if isinstance(waarde, tuple) else gat
        waarden[veld.naam] = waarde
    return nest(waarden)


def lege_velden(brief: AdviesBrief) -> tuple[str, ...]:
    """Name every empty field and the screen where it is filled, to show before sending."""
    waarden = _waarden(brief)
    return tuple(
        f"{veld.uitleg} (in te vullen bij {veld.waar})"
        + ("" if veld.verplicht else ", mag leeg blijven")
        for veld in _VELDEN.velden
        if _leeg(waarden[veld.naam])
    )


def _leeg(waarde: str | tuple[str, ...]) -> bool:
    delen = (waarde,) if isinstance(waarde, str) else waarde
    return not any(deel.strip() for deel in delen)


def _heel(tekst: str) -> str:
    """Keep the digits of a telephone number on one line."""
    return re.sub(r"(?<=\d) (?=\d)", "\N{NO-BREAK SPACE}", tekst)


def _waarden(brief: AdviesBrief) -> dict[str, str | tuple[str, ...]]:
    afzender, wie = brief.afzender, brief.ondertekenaar
    return {
        "afzender.gemeente": afzender.gemeente,
        "afzender.afdeling": afzender.afdeling,
        "afzender.adres": afzender.adres,
        "afzender.telefoon": _heel(afzender.telefoon),
        "afzender.email": afzender.email,
        "afzender.retouradres": afzender.retouradres,
        "afzender.verantwoordelijke": afzender.verantwoordelijke,
        "afzender.contact_fg": _heel(afzender.contact_fg),
        "adres": brief.adres,
        "datum": datum_voluit(brief.datum),
        "ons_kenmerk": brief.ons_kenmerk,
        "uw_kenmerk": brief.uw_kenmerk,
        "behandeld_door": brief.behandeld_door,
        "onderwerp": brief.onderwerp,
        "aanhef": brief.aanhef,
        "contactdatum": datum_voluit(brief.contactdatum),
        "vraag": brief.vraag,
        "advies": tuple(alinea for alinea in brief.advies if alinea.strip()),
        "slot": brief.slot,
        "ondertekenaar.naam": wie.naam,
        "ondertekenaar.functie": wie.functie,
        "opsteller": brief.opsteller,
    }


_UITLEG = {  # field -> what it is, where it is filled
    "afzender.gemeente": ("Naam van de gemeente", _INSTELLINGEN),
    "afzender.afdeling": ("Naam van het team", _INSTELLINGEN),
    "afzender.adres": ("Bezoekadres in één regel", _INSTELLINGEN),
    "afzender.telefoon": ("Telefoonnummer van het team", _INSTELLINGEN),
    "afzender.email": ("E-mailadres van het team", _INSTELLINGEN),
    "afzender.retouradres": ("Retouradres in één regel", _INSTELLINGEN),
    "afzender.verantwoordelijke": ("Verantwoordelijke voor de gegevens", _INSTELLINGEN),
    "afzender.contact_fg": ("Contact functionaris gegevensbescherming", _INSTELLINGEN),
    "adres": ("Naam en adres van de melder, een regel per keer", _MELDER),
    "datum": ("Datum van de brief", _BRIEF),
    "ons_kenmerk": ("Ons kenmerk, het nummer van de melding", "Melding"),
    "uw_kenmerk": ("Kenmerk van de melder", _MELDER),
    "behandeld_door": ("Wie de melding behandelt", "Melding, Behandelaar"),
    "onderwerp": ("Onderwerp van de brief", "het veld Onderwerp hier"),
    "aanhef": ("Aanhef zonder komma", _MELDER),
    "contactdatum": ("Dag waarop de melder contact opnam", "Melding, Ontvangst"),
    "vraag": ("De vraag van de melder, in het kort en zonder namen", "Melding, De vraag"),
    "advies": ("Het advies, een alinea per keer", "het veld Het advies hier"),
    "slot": ("Hoe het verder gaat", _BRIEF),
    "ondertekenaar.naam": ("Naam van wie ondertekent", "het veld Ondertekend door hier"),
    "ondertekenaar.functie": ("Functie van wie ondertekent", "Beheer, Accounts"),
    "opsteller": ("Wie de brief heeft gemaakt", _BRIEF),
}
# A letter is whole without these: a template may leave them out, and they may be empty.
_NIET_VERPLICHT = frozenset({"uw_kenmerk", "opsteller", "afzender.adres"})

_VELDEN = Veldenlijst(
    soort="Advies aan de melder",
    velden=tuple(
        Veld(
            naam=naam,
            uitleg=_UITLEG[naam][0],
            voorbeeld=waarde,
            verplicht=naam not in _NIET_VERPLICHT,
            waar=_UITLEG[naam][1],
        )
        for naam, waarde in _waarden(voorbeeld()).items()
    ),
)
