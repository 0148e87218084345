"""The municipality: its first start, its settings and its free days."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from cmpg_desktop.berichten.accounts import NieuwAccount
from cmpg_desktop.berichten.kern import Command, Lane, Query, nieuw_id
from cmpg_desktop.werkproces.leefgebieden import Leefgebied, sleutel

LEEFGEBIEDNAMEN = {sleutel(gebied): gebied for gebied in Leefgebied}
"""The settings that give a leefgebied another name on screen and paper (E001, besluit 1)."""

INSTELLINGEN = {
    "gemeente": "Gemeente",
    "verantwoordelijke": "Verwerkingsverantwoordelijke",
    "contact_fg": "Contact van de functionaris gegevensbescherming",
    "mailbox": "Functionele mailbox",
    "afzender_naam": "Afzender",
    "afzender_adres": "Adres van de afzender",
    "afzender_postcode_plaats": "Postcode en plaats van de afzender",
    "afzender_telefoon": "Telefoon van het regieteam",
    "retouradres": "Retouradres in het venster",
    "kijkvenster": "Plaats van het venster (links of rechts)",
    "vergrendel_minuten": "Vergrendelen na (minuten)",
    **{
        een: f"Naam van het leefgebied {gebied.weergave}" for een, gebied in LEEFGEBIEDNAMEN.items()
    },
}
"""The closed list of settings with their Dutch names; the lengths of termijnen are beside it."""


LENGTES = {
    "melding_beoordelen": "Melding beoordelen (werkdagen)",
    "wacht_op_melder": "Wachten op de melder (werkdagen)",
    "informatieverzoek_beantwoorden": "Informatieverzoek beantwoorden (werkdagen)",
    "fase_2": "Informatieronde, fase 2 (werkdagen)",
    "eerste_mdo": "Eerste MDO houden (werkdagen)",
    "verslag": "Verslag en plan verzenden na het eerste MDO (werkdagen)",
    "verslag_vervolg": "Verslag verzenden na een volgend MDO (werkdagen)",
    "wijzigingen": "Wijzigingen in het plan verwerken (werkdagen)",
    "inlichten_maanden": "Betrokkene inlichten, uiterlijk (maanden)",
}
"""The lengths of termijnen that a municipality may set, with a reason; empty is the convenant's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instellingen(Query[tuple[tuple[str, str], ...]]):
    """All settings, by key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LengteRij:
    """Why the municipality set the length of a termijn, and since when."""

    sleutel: str
    reden: str
    sinds: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LengtesLezen(Query[tuple[LengteRij, ...]]):
    """The lengths that are another than the convenant's, each with its reason."""


class VrijeDagSoort(StrEnum):
    """Who made a day free: the government, or the municipality itself."""

    GELIJKGESTELD = "gelijkgesteld"
    GESLOTEN = "gesloten"

    @property
    def weergave(self) -> str:
        """The Dutch words on screen."""
        return {
            VrijeDagSoort.GELIJKGESTELD: "door de regering gelijkgesteld",
            VrijeDagSoort.GESLOTEN: "gemeente gesloten",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class VrijeDagRij:
    """A free day beside the holidays of the Algemene termijnenwet."""

    id: UUID
    datum: date
    soort: VrijeDagSoort
    naam: str
    bron: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VrijeDagen(Query[tuple[VrijeDagRij, ...]]):
    """The free days that the team keeps, in order of date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RichtIn(Command):
    """The first start: settings, accounts and the convenant's partners, in one transaction."""

    bewaarbaar: ClassVar[bool] = False
    lane: ClassVar[Lane] = Lane.SCHRIJVEN
    instellingen: tuple[tuple[str, str], ...]
    accounts: tuple[NieuwAccount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetInstelling(Command):
    """Change a setting; a length of a termijn needs a reason."""

    sleutel: str
    oud: str
    nieuw: str
    reden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetVrijeDag(Command):
    """Add or change a free day of the municipality or the government, with its source."""

    id: UUID = field(default_factory=nieuw_id)
    datum: date
    soort: VrijeDagSoort
    naam: str
    bron: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HaalVrijeDagWeg(Command):
    """Take a free day out of the table."""

    id: UUID
