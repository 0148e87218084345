"""Every kind of letter as data: what they share, and what each kind adds (E046, E055, E125).

One class for all kinds: what a kind has of its own stands in the tables of `briefvelden` and
`inwonervelden`, so that a field is written down once for the letter, the check of a template, and
the list for whoever makes one.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cmpg_desktop.documenten.briefvelden import EIGEN, gedeeld
from cmpg_desktop.documenten.omgeving import datum_voluit
from cmpg_desktop.documenten.velden import Veld, Veldenlijst, nest
from cmpg_desktop.werkproces.brieven import BriefSoort, functie_voor_inwoners, niet_voor_inwoners

MAX_ADRESREGELS = 6
"""What fits behind the window of an envelope (NEN 1026)."""

Waarde = str | tuple[str, ...] | dt.date
"""A field of one kind: a text, a list (each item an alinea or a line), or a day."""


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
class Brief:
    """All that a letter needs. An empty text, or a field that is not in `eigen`: not known yet.

    `aanhef` comes without its comma. `eigen` holds the fields of this kind, by name.
    """

    soort: BriefSoort
    afzender: Afzender
    adres: tuple[str, ...] = field(repr=False)
    aanhef: str = field(repr=False)
    datum: dt.date
    ons_kenmerk: str
    onderwerp: str = field(repr=False)
    behandeld_door: str
    ondertekenaar: Ondertekenaar
    opsteller: str
    uw_kenmerk: str = ""
    eigen: Mapping[str, Waarde] = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.adres) > MAX_ADRESREGELS:
            msg = f"Een adres heeft ten hoogste {MAX_ADRESREGELS} regels."
            raise ValueError(msg)
        kent = {veld.naam: isinstance(veld.voorbeeld, tuple) for veld in EIGEN[self.soort]}
        for naam, waarde in self.eigen.items():
            if naam not in kent:
                msg = f"De brief {self.soort.value} heeft geen veld {naam}."
                raise ValueError(msg)
            if isinstance(waarde, tuple) is not kent[naam]:
                msg = f"Het veld {naam} is {'een' if kent[naam] else 'geen'} lijst."
                raise TypeError(msg)


def velden(soort: BriefSoort) -> Veldenlijst:
    """Give the fields of a kind, in the order a template maker meets them in the letter."""
    return _VELDEN[soort]


def eigen_velden(soort: BriefSoort) -> tuple[Veld, ...]:
    """Give the fields that only this kind has: the names that `Brief.eigen` may hold."""
    return EIGEN[soort]


def standaard(soort: BriefSoort) -> dict[str, Waarde]:
    """Give what the program offers for this kind; put over it what is known of this letter."""
    return {veld.naam: veld.standaard for veld in EIGEN[soort] if veld.standaard}


def voorbeeld(soort: BriefSoort) -> Brief:
    """Give a fictional letter, for a trial print and for the tests."""
    eerst, laatst = gedeeld(soort)
    tekst = {veld.naam: veld.voorbeeld for veld in (*eerst, *laatst)}

    def een(naam: str) -> str:
        return str(tekst[naam])

    return Brief(
        soort=soort,
        afzender=Afzender(
            gemeente=een("afzender.gemeente"),
            afdeling=een("afzender.afdeling"),
            adres=een("afzender.adres"),
            telefoon=een("afzender.telefoon"),
            email=een("afzender.email"),
            retouradres=een("afzender.retouradres"),
            verantwoordelijke=een("afzender.verantwoordelijke"),
            contact_fg=een("afzender.contact_fg"),
        ),
        adres=tuple(tekst["adres"]),
        aanhef=een("aanhef"),
        datum=dt.date(2026, 1, 19),
        ons_kenmerk=een("ons_kenmerk"),
        uw_kenmerk=str(tekst.get("uw_kenmerk", "")),
        onderwerp=een("onderwerp"),
        behandeld_door=een("behandeld_door"),
        ondertekenaar=Ondertekenaar(
            naam=een("ondertekenaar.naam"), functie=een("ondertekenaar.functie")
        ),
        opsteller=een("opsteller"),
        eigen={veld.naam: veld.voorbeeld for veld in EIGEN[soort]},
    )


def gegevens(brief: Brief) -> dict[str, object]:
    """Give what the template is filled with; a required field that is empty shows as a gap.

    Never blank: who reads the letter before sending it must see what is missing (lessen 13).
    """
    alle = _waarden(brief)
    waarden: dict[str, object] = {}
    for veld in _VELDEN[brief.soort].velden:
        waarde = alle[veld.naam]
        if veld.verplicht and _leeg(waarde):
            gat = f"[{veld.uitleg}: nog niet ingevuld]"
            waarde = (gat,) if isinstance(waarde, tuple) else gat
        waarden[veld.naam] = waarde
    return nest(waarden)


def leeg(brief: Brief) -> tuple[Veld, ...]:
    """Give every field that is empty, also those that may be."""
    waarden = _waarden(brief)
    return tuple(veld for veld in _VELDEN[brief.soort].velden if _leeg(waarden[veld.naam]))


def lege_velden(brief: Brief) -> tuple[str, ...]:
    """Name every empty field and the screen where it is filled, to show before sending."""
    return tuple(
        f"{veld.uitleg} (in te vullen bij {veld.waar})"
        + ("" if veld.verplicht else ", mag leeg blijven")
        for veld in leeg(brief)
    )


def moeilijke_woorden(brief: Brief) -> tuple[str, ...]:
    """Name the words of professionals in a letter that a resident reads; else nothing."""
    if not brief.soort.leest_inwoner:
        return ()
    delen = (
        deel
        for waarde in _waarden(brief).values()
        for deel in ((waarde,) if isinstance(waarde, str) else waarde)
    )
    return niet_voor_inwoners("\n".join(delen))


def _leeg(waarde: str | tuple[str, ...]) -> bool:
    delen = (waarde,) if isinstance(waarde, str) else waarde
    return not any(deel.strip() for deel in delen)


def _heel(tekst: str) -> str:
    """Keep the digits of a telephone number on one line."""
    return re.sub(r"(?<=\d) (?=\d)", "\N{NO-BREAK SPACE}", tekst)


def _op_een_regel(adres: str) -> str:
    """Keep a postcode on one line; the two spaces behind it are for the window of an envelope."""
    return re.sub(r"\b(\d{4}) ?([A-Z]{2}) +(?=\S)", "\\1\N{NO-BREAK SPACE}\\2 ", adres)


def _als_tekst(waarde: Waarde) -> str | tuple[str, ...]:
    if isinstance(waarde, tuple):
        return tuple(deel for deel in waarde if deel.strip())
    return datum_voluit(waarde) if isinstance(waarde, dt.date) else waarde


def _waarden(brief: Brief) -> dict[str, str | tuple[str, ...]]:
    afzender, wie = brief.afzender, brief.ondertekenaar
    functie: Callable[[str], str] = functie_voor_inwoners if brief.soort.leest_inwoner else str
    return {
        "afzender.gemeente": afzender.gemeente,
        "afzender.afdeling": afzender.afdeling,
        "afzender.adres": _op_een_regel(afzender.adres),
        "afzender.telefoon": _heel(afzender.telefoon),
        "afzender.email": afzender.email,
        "afzender.retouradres": _op_een_regel(afzender.retouradres),
        "afzender.verantwoordelijke": afzender.verantwoordelijke,
        "afzender.contact_fg": _heel(afzender.contact_fg),
        "adres": brief.adres,
        "datum": datum_voluit(brief.datum),
        "ons_kenmerk": brief.ons_kenmerk,
        "uw_kenmerk": brief.uw_kenmerk,
        "behandeld_door": functie(brief.behandeld_door),
        "onderwerp": brief.onderwerp,
        "aanhef": brief.aanhef,
        **{
            veld.naam: _als_tekst(
                brief.eigen.get(veld.naam, () if isinstance(veld.voorbeeld, tuple) else "")
            )
            for veld in EIGEN[brief.soort]
        },
        "ondertekenaar.naam": wie.naam,
        "ondertekenaar.functie": functie(wie.functie),
        "opsteller": brief.opsteller,
    }


def _lijst(soort: BriefSoort) -> Veldenlijst:
    eerst, laatst = gedeeld(soort)
    return Veldenlijst(soort=soort.titel, velden=(*eerst, *EIGEN[soort], *laatst))


_VELDEN = {soort: _lijst(soort) for soort in BriefSoort}
