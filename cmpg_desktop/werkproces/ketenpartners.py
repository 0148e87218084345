"""Organisations, the ground each may share on, and the partners a first start fills in.

Source: reglement art. 11 lid 1 and besluit 17; the list of instances on the municipality's
page about the werkproces, and the seventeen kinds of parties of the stappenplan for meervoudige
problematiek of the Platform Sociaal Domein (E019, E020, E132).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class OrganisatieSoort(StrEnum):
    """What kind of organisation it is; it carries the proposed ground."""

    # In the order of the choice list: who belong together stand together.
    GEMEENTE = "gemeente"
    WIJKTEAM = "wijkteam"
    POLITIE = "politie"
    OPENBAAR_MINISTERIE = "openbaar_ministerie"
    RECLASSERING = "reclassering"
    DJI = "dji"
    RAAD_KINDERBESCHERMING = "raad_kinderbescherming"
    VEILIG_THUIS = "veilig_thuis"
    GECERTIFICEERDE_INSTELLING = "gecertificeerde_instelling"
    WONINGCORPORATIE = "woningcorporatie"
    ZORG = "zorg"
    GGZ = "ggz"
    GGD = "ggd"
    HUISARTS = "huisarts"
    BEMOEIZORG = "bemoeizorg"
    ERVARINGSDESKUNDIGE = "ervaringsdeskundige"
    WELZIJN = "welzijn"
    ONDERWIJS = "onderwijs"
    WERK_EN_INKOMEN = "werk_en_inkomen"
    UWV = "uwv"
    # After ZORG: who types "zorg" in the list means that one.
    VEILIGHEIDSHUIS = "veiligheidshuis"
    REGIONAAL = "regionaal"
    ANDERS = "anders"

    @property
    def weergave(self) -> str:
        """Return the Dutch name of the screen."""
        return {
            "wijkteam": "wijk- of gebiedsteam",
            "openbaar_ministerie": "Openbaar Ministerie",
            "dji": "Dienst Justitiële Inrichtingen (DJI)",
            "raad_kinderbescherming": "Raad voor de Kinderbescherming",
            "veilig_thuis": "Veilig Thuis",
            "ggz": "GGZ",
            "ggd": "GGD",
            "uwv": "UWV",
            "veiligheidshuis": "Zorg- en Veiligheidshuis",
            "regionaal": "regionale projectleider of professional",
        }.get(self.value, self.value.replace("_", " "))

    @property
    def is_hulpverlener(self) -> bool:
        """Tell whether it may as a rule only share with toestemming (E056, reglement 11 lid 2)."""
        return self in _HULPVERLENERS


# Who offers some form of help (werkproces, fase 1). Among the regional professionals are wijk-GGZ,
# addiction care and youth care: asking whether they may share costs less than not asking.
_HULPVERLENERS: Final = frozenset(
    {
        OrganisatieSoort.WIJKTEAM,
        OrganisatieSoort.ZORG,
        OrganisatieSoort.GGZ,
        OrganisatieSoort.GGD,
        OrganisatieSoort.HUISARTS,
        OrganisatieSoort.BEMOEIZORG,
        OrganisatieSoort.ERVARINGSDESKUNDIGE,
        OrganisatieSoort.WELZIJN,
        OrganisatieSoort.REGIONAAL,
    }
)


class Grond(StrEnum):
    """Why a partner may give personal data (reglement art. 11 lid 1, AVG art. 6 lid 1)."""

    PUBLIEKE_TAAK = "publieke_taak"
    GERECHTVAARDIGD_BELANG = "gerechtvaardigd_belang"
    VITAAL_BELANG = "vitaal_belang"
    TOESTEMMING = "toestemming"

    @property
    def weergave(self) -> str:
        """Return the Dutch name of the screen."""
        return {
            "publieke_taak": "publieke taak",
            "gerechtvaardigd_belang": "gerechtvaardigd belang",
            "vitaal_belang": "vitaal belang",
            "toestemming": "toestemming van de betrokkene zelf",
        }[self.value]

    @property
    def artikel(self) -> str:
        """Return the article of today's law."""
        onderdeel = {
            "publieke_taak": "e",
            "gerechtvaardigd_belang": "f",
            "vitaal_belang": "d",
            "toestemming": "a",
        }[self.value]
        return f"AVG art. 6 lid 1 onder {onderdeel}"


_PUBLIEK: Final[Mapping[OrganisatieSoort, str]] = MappingProxyType(
    {
        OrganisatieSoort.GEMEENTE: (
            "maatschappelijke ondersteuning, publieke gezondheidszorg, opvang en jeugdhulp"
        ),
        OrganisatieSoort.POLITIE: (
            "openbare orde, opsporing en hulp aan wie die nodig heeft; verstrekken volgens de Wet "
            "politiegegevens en het Besluit politiegegevens"
        ),
        OrganisatieSoort.RAAD_KINDERBESCHERMING: (
            "minderjarigen beschermen tegen ernstige bedreiging van hun ontwikkeling, veiligheid "
            "of gezondheid"
        ),
        OrganisatieSoort.VEILIG_THUIS: (
            "advies over en onderzoek naar huiselijk geweld en kindermishandeling (Wmo 2015 "
            "art. 5.1.6; meldrecht van professionals art. 5.2.6)"
        ),
        OrganisatieSoort.GECERTIFICEERDE_INSTELLING: (
            "kinderbeschermingsmaatregelen en jeugdreclassering (Jeugdwet art. 1.1 en par. 7.3; "
            "informatie van en aan professionals art. 7.3.11 lid 4)"
        ),
    }
)
_OVERIG: Final = (Grond.GERECHTVAARDIGD_BELANG, Grond.VITAAL_BELANG, Grond.TOESTEMMING)


def mogelijke_gronden(soort: OrganisatieSoort) -> tuple[Grond, ...]:
    """Return the grounds the reglement knows for this kind, the proposed one first (E132)."""
    return (Grond.PUBLIEKE_TAAK,) if soort in _PUBLIEK else _OVERIG


def voorgestelde_grond(soort: OrganisatieSoort) -> Grond:
    """Return the ground to propose for a partner of this kind (besluit 17, E132)."""
    return mogelijke_gronden(soort)[0]


def grond_toelichting(soort: OrganisatieSoort) -> str:
    """Return the text of the article for the proposed ground, to show beside it."""
    grond = voorgestelde_grond(soort)
    reden = _PUBLIEK.get(soort, "gelet op de wettelijke of statutaire taken van de partner")
    tekst = f"{grond.weergave}: {reden} (privacyreglement art. 11 lid 1, {grond.artikel})."
    if soort.is_hulpverlener:
        tekst += (
            " Een hulpverlener deelt in de regel alleen met toestemming, of na een afweging bij "
            "conflict van plichten (art. 11 lid 2)."
        )
    return tekst[0].upper() + tekst[1:]


class ContactRol(StrEnum):
    """What a contact person of a partner is for (E020, convenant art. 6 and 7)."""

    UITVOEREND = "uitvoerend"
    LIJNMANAGER = "lijnmanager"
    BESTUURDER = "bestuurder"
    SPOEDNUMMER = "spoednummer"

    @property
    def weergave(self) -> str:
        """Return the Dutch name of the screen."""
        return self.value


class Reglement(StrEnum):
    """A reglement that a partner may have signed (E019)."""

    CMPG = "cmpg"
    LPGA = "lpga"
    AANVULLING_TRIAGE = "aanvulling_triage"
    AANVULLING_GROEPSGEDRAG = "aanvulling_groepsgedrag"

    @property
    def weergave(self) -> str:
        """Return the Dutch name of the screen."""
        return {
            "cmpg": "privacyreglement CMPG",
            "lpga": "privacyreglement L-PGA",
            "aanvulling_triage": "aanvulling gezamenlijke triage",
            "aanvulling_groepsgedrag": "aanvulling problematisch groepsgedrag",
        }[self.value]


BEGIN_CONVENANT: Final = date(2017, 5, 1)
_CONTROLEER: Final = "Controleer deze datum: hij staat niet in het convenant."


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginpartner:
    """A partner that a first start fills in.

    Attributes:
        instantie: its number in the list of the convenant, 1 to 17.
        parent: the name of the organisation it is a part of.
        reglementen: empty while unknown; the municipality fills in what was signed.

    """

    instantie: int
    naam: str
    soort: OrganisatieSoort
    parent: str | None = None
    partij_van: date = BEGIN_CONVENANT
    partij_tot: date | None = None
    opvolger: str | None = None
    reglementen: frozenset[Reglement] = frozenset()
    opmerking: str = ""


_S = OrganisatieSoort
CONVENANTPARTNERS: Final[tuple[Beginpartner, ...]] = (
    Beginpartner(instantie=1, naam="Gemeente", soort=_S.GEMEENTE),
    Beginpartner(instantie=1, naam="Leerplicht", soort=_S.GEMEENTE, parent="Gemeente"),
    Beginpartner(
        instantie=1,
        naam="Wijkcoördinator woonoverlast",
        soort=_S.GEMEENTE,
        parent="Gemeente",
        opmerking="Neemt zelf meldingen aan van extreme woonoverlast.",
    ),
    Beginpartner(instantie=2, naam="Stichting Geynwijs", soort=_S.WELZIJN),
    Beginpartner(instantie=3, naam="MOvactor", soort=_S.WELZIJN),
    Beginpartner(instantie=4, naam="Jutphaas Wonen", soort=_S.WONINGCORPORATIE),
    Beginpartner(
        instantie=4,
        naam="Mitros",
        soort=_S.WONINGCORPORATIE,
        partij_tot=date(2022, 12, 31),
        opvolger="Woonin",
        opmerking=f"Heet nu Woonin. {_CONTROLEER}",
    ),
    Beginpartner(
        instantie=4,
        naam="Woonin",
        soort=_S.WONINGCORPORATIE,
        partij_van=date(2023, 1, 1),
        opmerking=f"In het convenant nog Mitros. {_CONTROLEER}",
    ),
    Beginpartner(instantie=4, naam="Portaal", soort=_S.WONINGCORPORATIE),
    Beginpartner(
        instantie=5,
        naam="Scholen primair onderwijs",
        soort=_S.ONDERWIJS,
        opmerking="Voeg elke school toe als onderdeel hiervan.",
    ),
    Beginpartner(
        instantie=5,
        naam="Scholen voortgezet onderwijs",
        soort=_S.ONDERWIJS,
        opmerking="Voeg elke school toe als onderdeel hiervan.",
    ),
    Beginpartner(instantie=6, naam="Vitras", soort=_S.WELZIJN),
    Beginpartner(instantie=7, naam="Werk & Inkomen Lekstroom (WIL)", soort=_S.WERK_EN_INKOMEN),
    Beginpartner(
        instantie=8, naam="Samen Veilig Midden-Nederland", soort=_S.GECERTIFICEERDE_INSTELLING
    ),
    Beginpartner(
        instantie=8,
        naam="Veilig Thuis",
        soort=_S.VEILIG_THUIS,
        parent="Samen Veilig Midden-Nederland",
        opmerking="Staat apart in het privacyreglement (art. 11). Controleer of dit onderdeel is.",
    ),
    Beginpartner(
        instantie=9, naam="Raad voor de Kinderbescherming", soort=_S.RAAD_KINDERBESCHERMING
    ),
    Beginpartner(instantie=10, naam="GGD regio Utrecht", soort=_S.GGD),
    Beginpartner(
        instantie=10, naam="Jeugdgezondheidszorg", soort=_S.GGD, parent="GGD regio Utrecht"
    ),
    Beginpartner(instantie=10, naam="OGGZ", soort=_S.GGD, parent="GGD regio Utrecht"),
    Beginpartner(instantie=11, naam="Openbaar Ministerie", soort=_S.OPENBAAR_MINISTERIE),
    Beginpartner(instantie=12, naam="Politie", soort=_S.POLITIE),
    Beginpartner(
        instantie=13,
        naam="Reclasseringsorganisaties",
        soort=_S.RECLASSERING,
        opmerking="Voeg elke reclasseringsorganisatie toe als onderdeel hiervan.",
    ),
    Beginpartner(instantie=14, naam="De Waag Forensisch", soort=_S.GGZ),
    Beginpartner(instantie=15, naam="UWV", soort=_S.UWV),
    Beginpartner(instantie=16, naam="Altrecht", soort=_S.GGZ),
    Beginpartner(
        instantie=17,
        naam="Altrecht Aventurijn",
        soort=_S.GGZ,
        partij_tot=date(2017, 12, 31),
        opvolger="Fivoor",
        opmerking=f"Vanaf 2018 Fivoor. {_CONTROLEER}",
    ),
    Beginpartner(
        instantie=17,
        naam="Fivoor",
        soort=_S.GGZ,
        partij_van=date(2018, 1, 1),
        opmerking="De bron schrijft “Frivoor” (vanaf 2018), eerder Altrecht Aventurijn.",
    ),
)
