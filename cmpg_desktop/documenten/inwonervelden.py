"""The fields of the letters that residents read, with what AVG art. 14 asks (E125).

The texts that are offered go for every municipality or are plainly to be changed; a letter shows
them, and who signs reads them. They say "de gegevens", so that they fit u, je and a first name.
"""

from collections.abc import Mapping
from typing import Final

from cmpg_desktop.documenten.velden import Veld
from cmpg_desktop.werkproces.brieven import GEGEVENS_IN_GEWONE_TAAL, BriefSoort

_GRONDSLAG: Final = (
    "Dit mag, omdat de gemeente de taak heeft om inwoners te helpen. Dat staat in de wet: de Wet "
    "maatschappelijke ondersteuning en de Jeugdwet. In de privacywet gaat het om artikel 6, lid 1, "
    "onder\N{NO-BREAK SPACE}e, van de AVG."
)
_BEWAARTERMIJN: Final = (
    "Gaan wij niet verder? Dan wissen wij de gegevens binnen drie maanden. Gaan wij wel verder? "
    "Dan wissen wij ze vijf jaar na het einde van onze hulp."
)
_SOORTEN: Final = ("naam, adres en geboortedatum", *GEGEVENS_IN_GEWONE_TAAL.values())

_BRON: Final = Veld(
    naam="bron",
    uitleg="Van wie het signaal kwam, zover de inwoner dat mag weten",
    voorbeeld="Woningcorporatie De Linde heeft ons gevraagd om mee te denken.",
    waar="het veld Van wie wij dit weten hier",
    getypt=True,
)
_BESLUIT: Final = Veld(
    naam="besluit_uiterlijk",
    uitleg="Dag waarop wij uiterlijk beslissen of wij verdergaan",
    voorbeeld="30 januari 2026",
    verplicht=False,
    waar="Casus, Termijnen",
)


def _aanleiding(*voorbeeld: str) -> Veld:
    return Veld(
        naam="aanleiding",
        uitleg="Waarom wij kijken, in gewone woorden, een alinea per keer",
        voorbeeld=voorbeeld,
        waar="het veld Waarom deze brief hier",
        getypt=True,
    )


def _privacy(soorten: tuple[str, ...], ontvangers: tuple[str, ...]) -> tuple[Veld, ...]:
    """Give what the law asks beside the story itself."""
    return (
        Veld(
            naam="soorten_gegevens",
            uitleg="Welke soorten gegevens, een per regel",
            voorbeeld=soorten,
            waar="het veld Welke gegevens hier",
            standaard=_SOORTEN,
        ),
        Veld(
            naam="ontvangers",
            uitleg="Wie gegevens kan krijgen of geven, een per regel",
            voorbeeld=ontvangers,
            waar="het veld Welke instanties hier",
        ),
        Veld(
            naam="grondslag",
            uitleg="Waarom het mag, met de wet",
            voorbeeld=_GRONDSLAG,
            waar="het veld Waarom het mag hier",
            standaard=_GRONDSLAG,
        ),
        _bewaartermijn(_BEWAARTERMIJN),
    )


def _bewaartermijn(tekst: str) -> Veld:
    return Veld(
        naam="bewaartermijn",
        uitleg="Hoe lang wij de gegevens bewaren",
        voorbeeld=tekst,
        waar="het veld Hoe lang bewaren hier",
        standaard=tekst,
    )


def _voornaam(*, verplicht: bool, voorbeeld: str) -> Veld:
    return Veld(
        naam="voornaam",
        uitleg="Voornaam van wie de brief gaat, als een vertegenwoordiger hem krijgt",
        voorbeeld=voorbeeld,
        verplicht=verplicht,
        waar="de persoon, Namen",
    )


_KIJKDATUM: Final = Veld(
    naam="kijkdatum",
    uitleg="Dag waarop de lezer voor het eerst van ons hoorde",
    voorbeeld="16 januari 2026",
    waar="Casus, Tijdlijn",
)
_EINDE: Final = _bewaartermijn(
    "Wij wissen de gegevens binnen drie maanden. Wij houden alleen de datum over, de instantie "
    "die ons vroeg, en dat wij niet verdergingen."
)


def _ook_over(voorbeeld: str) -> Veld:
    return Veld(
        naam="ook_over",
        uitleg="Voornamen van wie de brief ook gaat, als de lezer hen vertegenwoordigt",
        voorbeeld=voorbeeld,
        verplicht=False,
        waar="de persoon, Gezag en vertegenwoordiging",
    )


def _hoedanigheid(*, verplicht: bool) -> Veld:
    return Veld(
        naam="hoedanigheid",
        uitleg="Waarom deze persoon de brief krijgt: wat volgt op omdat",
        voorbeeld="u het gezag over Noor hebt",
        verplicht=verplicht,
        waar="de persoon, Gezag en vertegenwoordiging",
    )


def _waarom_niet(voorbeeld: str) -> Veld:
    return Veld(
        naam="reden",
        uitleg="Waarom wij niet verdergaan, een alinea per keer",
        voorbeeld=(voorbeeld,),
        waar="het veld Waarom niet hier",
        getypt=True,
    )


def _hulp(*voorbeeld: str) -> Veld:
    return Veld(
        naam="hulp",
        uitleg="Waar wel hulp is, met naam en telefoon, een regel per keer",
        voorbeeld=voorbeeld,
        waar="het veld Hier is wel hulp hier",
        getypt=True,
    )


INWONERVELDEN: Final[Mapping[BriefSoort, tuple[Veld, ...]]] = {
    BriefSoort.KIJKEN_VOLWASSENE: (
        _BRON,
        _aanleiding(
            "De huur is al een paar maanden niet betaald. Buren klagen over lawaai in de nacht.",
            "Er was al hulp, maar die past misschien niet goed bij wat u nodig hebt.",
        ),
        _ook_over("Noor"),
        _hoedanigheid(verplicht=False),
        _BESLUIT,
        *_privacy(
            (
                "naam, adres en geboortedatum",
                "de woning en de huur",
                "geld en schulden",
                "overlast in de buurt",
            ),
            ("Woningcorporatie De Linde", "het wijkteam", "de politie", "de GGD"),
        ),
    ),
    BriefSoort.KIJKEN_JONGERE: (
        _BRON,
        _aanleiding("Je gaat al een tijd bijna niet naar school. Thuis is het vaak onrustig."),
        _BESLUIT,
        Veld(
            naam="ook_een_brief",
            uitleg="Wie ook een brief krijgt, in een zin",
            voorbeeld="Je moeder krijgt ook een brief.",
            verplicht=False,
            waar="het veld Wie ook een brief krijgt hier",
        ),
        *_privacy(
            ("naam, adres en geboortedatum", "school", "hoe het thuis gaat"),
            ("je school", "de leerplichtambtenaar", "de wijkagent"),
        ),
    ),
    BriefSoort.KIJKEN_VERTEGENWOORDIGER: (
        _voornaam(verplicht=True, voorbeeld="Noor"),
        _hoedanigheid(verplicht=True),
        Veld(
            naam="ook_een_brief",
            uitleg="Of de persoon zelf ook een brief krijgt, in een zin",
            voorbeeld="Noor krijgt zelf ook een brief, in gewone taal.",
            verplicht=False,
            waar="het veld Wie ook een brief krijgt hier",
        ),
        _BRON,
        _aanleiding(
            "Noor kwam twee keer niet bij de schoolarts. Het gebit van Noor heeft zorg nodig."
        ),
        _BESLUIT,
        *_privacy(
            ("naam, adres en geboortedatum", "gezondheid", "school of opleiding"),
            ("de school", "de jeugdgezondheidszorg van de GGD"),
        ),
    ),
    BriefSoort.NIET_VERDER: (
        _voornaam(verplicht=False, voorbeeld="Noor"),
        _ook_over("Milan"),
        _KIJKDATUM,
        _waarom_niet("Eén instantie kan u goed helpen. Wij zijn daar niet voor nodig."),
        _hulp(
            "Het wijkteam, telefoon 012 345 67 11. Mevrouw Bakker verwacht uw telefoontje.",
            "Schuldhulp van de gemeente, telefoon 012 345 67 22.",
        ),
        _EINDE,
    ),
    BriefSoort.NIET_VERDER_JONGERE: (
        _KIJKDATUM,
        _waarom_niet("Je school kan je goed helpen. Wij zijn daar niet voor nodig."),
        _hulp("Je mentor, mevrouw Bakker, telefoon 012 345 67 11. Je kunt haar altijd bellen."),
        _EINDE,
    ),
}
