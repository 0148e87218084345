"""The letter "advies aan de melder": what a professional hears when it does not become a case.

Werkproces phase 0 and 1 (E038, E046): explanation and advice to who brought the signal. The letter
names nobody it is about; it refers by our reference only (domeinfeiten 9). Its fields stand with
those of the other kinds; this module keeps the shape that the page of this letter fills.
"""

import datetime as dt
from dataclasses import dataclass, field

from cmpg_desktop.documenten import brief as brieven
from cmpg_desktop.documenten.brief import MAX_ADRESREGELS, Afzender, Brief, Ondertekenaar
from cmpg_desktop.documenten.velden import Veldenlijst
from cmpg_desktop.werkproces.brieven import BriefSoort

__all__ = [
    "MAX_ADRESREGELS",
    "AdviesBrief",
    "Afzender",
    "Ondertekenaar",
    "gegevens",
    "lege_velden",
    "velden",
    "voorbeeld",
]

_SOORT = BriefSoort.ADVIES_MELDER


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
        self.als_brief()  # says what cannot be

    def als_brief(self) -> Brief:
        """Give it in the shape of all kinds."""
        return Brief(
            soort=_SOORT,
            afzender=self.afzender,
            adres=self.adres,
            aanhef=self.aanhef,
            datum=self.datum,
            ons_kenmerk=self.ons_kenmerk,
            uw_kenmerk=self.uw_kenmerk,
            onderwerp=self.onderwerp,
            behandeld_door=self.behandeld_door,
            ondertekenaar=self.ondertekenaar,
            opsteller=self.opsteller,
            eigen={
                "contactdatum": self.contactdatum,
                "vraag": self.vraag,
                "advies": self.advies,
                "slot": self.slot,
            },
        )


def velden() -> Veldenlijst:
    """Give the fields, in the order a template maker meets them in the letter."""
    return brieven.velden(_SOORT)


def voorbeeld() -> AdviesBrief:
    """Give a fictional letter, for a trial print and for the tests."""
    vol = brieven.voorbeeld(_SOORT)
    advies = vol.eigen["advies"]
    return AdviesBrief(
        afzender=vol.afzender,
        adres=vol.adres,
        aanhef=vol.aanhef,
        datum=vol.datum,
        contactdatum=dt.date(2026, 1, 12),
        ons_kenmerk=vol.ons_kenmerk,
        uw_kenmerk=vol.uw_kenmerk,
        onderwerp=vol.onderwerp,
        behandeld_door=vol.behandeld_door,
        vraag=str(vol.eigen["vraag"]),
        advies=advies if isinstance(advies, tuple) else (),
        slot=str(vol.eigen["slot"]),
        ondertekenaar=vol.ondertekenaar,
        opsteller=vol.opsteller,
    )


def gegevens(brief: AdviesBrief) -> dict[str, object]:
    """Give what the template is filled with; a required field that is empty shows as a gap."""
    return brieven.gegevens(brief.als_brief())


def lege_velden(brief: AdviesBrief) -> tuple[str, ...]:
    """Name every empty field and the screen where it is filled, to show before sending."""
    return brieven.lege_velden(brief.als_brief())
