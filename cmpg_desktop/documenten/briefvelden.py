"""The fields of all kinds of letter: what they share, and the letters to professionals."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from cmpg_desktop.documenten.inwonervelden import INWONERVELDEN
from cmpg_desktop.documenten.velden import Veld
from cmpg_desktop.werkproces.brieven import BriefSoort

# The words of the screens themselves.
_INSTELLINGEN: Final = "Beheer, Gemeente en afzender"
_MELDER: Final = "Melding, Wie meldt"
_BRIEF: Final = "de brief hier"
_PARTNER: Final = "Ketenpartners"
_PERSOON: Final = "de persoon, Namen en adressen"

_EERST: Final = (
    Veld(
        naam="afzender.gemeente",
        uitleg="Naam van de gemeente",
        voorbeeld="Gemeente Lindewaard",
        waar=_INSTELLINGEN,
    ),
    Veld(
        naam="afzender.afdeling",
        uitleg="Naam van het team",
        voorbeeld="Regieteam",
        waar=_INSTELLINGEN,
    ),
    # A letter is whole without it: a template may leave it out, and it may be empty.
    Veld(
        naam="afzender.adres",
        uitleg="Bezoekadres in één regel",
        voorbeeld="Raadhuisplein 1, 1234 AB Lindewaard",
        verplicht=False,
        waar=_INSTELLINGEN,
    ),
    Veld(
        naam="afzender.telefoon",
        uitleg="Telefoonnummer van het team",
        voorbeeld="012 345 67 89",
        waar=_INSTELLINGEN,
    ),
    Veld(
        naam="afzender.email",
        uitleg="E-mailadres van het team",
        voorbeeld="regieteam@lindewaard.example",
        waar=_INSTELLINGEN,
    ),
    Veld(
        naam="afzender.retouradres",
        uitleg="Retouradres in één regel",
        voorbeeld="Postbus 12, 1234 AA Lindewaard",
        waar=_INSTELLINGEN,
    ),
    Veld(
        naam="afzender.verantwoordelijke",
        uitleg="Verantwoordelijke voor de gegevens",
        voorbeeld="het college van burgemeester en wethouders van Lindewaard",
        waar=_INSTELLINGEN,
    ),
    Veld(
        naam="afzender.contact_fg",
        uitleg="Contact functionaris gegevensbescherming",
        voorbeeld="fg@lindewaard.example, telefoon 012 345 67 00",
        waar=_INSTELLINGEN,
    ),
    Veld(
        naam="adres",
        uitleg="Naam en adres van de melder, een regel per keer",
        voorbeeld=(
            "Basisschool De Regenboog",
            "t.a.v. mevrouw J. van den Berg",
            "Schoolstraat 12",
            "1234 CD  Lindewaard",
        ),
        waar=_MELDER,
    ),
    Veld(naam="datum", uitleg="Datum van de brief", voorbeeld="19 januari 2026", waar=_BRIEF),
    Veld(
        naam="ons_kenmerk",
        uitleg="Ons kenmerk, het nummer van de melding",
        voorbeeld="M-2026-014",
        waar="Melding",
    ),
    Veld(
        naam="uw_kenmerk",
        uitleg="Kenmerk van de melder",
        voorbeeld="RB/2026/3",
        verplicht=False,
        waar=_MELDER,
    ),
    Veld(
        naam="behandeld_door",
        uitleg="Wie de melding behandelt",
        voorbeeld="S. de Vries, casusregisseur",
        waar="Melding, Behandelaar",
    ),
    Veld(
        naam="onderwerp",
        uitleg="Onderwerp van de brief",
        voorbeeld="",
        waar="het veld Onderwerp hier",
    ),
    Veld(
        naam="aanhef",
        uitleg="Aanhef zonder komma",
        voorbeeld="Geachte mevrouw Van den Berg",
        waar=_MELDER,
    ),
)
_LAATST: Final = (
    Veld(
        naam="ondertekenaar.naam",
        uitleg="Naam van wie ondertekent",
        voorbeeld="S. de Vries",
        waar="het veld Ondertekend door hier",
    ),
    Veld(
        naam="ondertekenaar.functie",
        uitleg="Functie van wie ondertekent",
        voorbeeld="casusregisseur",
        waar="Beheer, Accounts",
    ),
    Veld(
        naam="opsteller",
        uitleg="Wie de brief heeft gemaakt",
        voorbeeld="P. Jansen",
        verplicht=False,
        waar=_BRIEF,
    ),
)

_Anders = Mapping[str, Mapping[str, object]]


def _inwoner(adres: tuple[str, ...], aanhef: str) -> _Anders:
    return {
        "adres": {
            "uitleg": "Naam en adres van wie de brief krijgt, een regel per keer",
            "voorbeeld": adres,
            "waar": _PERSOON,
        },
        "aanhef": {"voorbeeld": aanhef, "waar": _PERSOON},
        "ons_kenmerk": {
            "uitleg": "Ons kenmerk",
            "voorbeeld": "2026-003",
            "waar": "Casus",
        },
        "behandeld_door": {
            "uitleg": "Wie het werk doet en gebeld kan worden",
            "voorbeeld": "S. de Vries, regisseur",
            "waar": "Casus, Casusregisseur",
        },
        "ondertekenaar.functie": {"voorbeeld": "regisseur"},
    }


def _partner(adres: tuple[str, ...], aanhef: str) -> _Anders:
    return {
        "adres": {
            "uitleg": "Naam en adres van de ketenpartner, een regel per keer",
            "voorbeeld": adres,
            "waar": _PARTNER,
        },
        "aanhef": {"voorbeeld": aanhef, "waar": _PARTNER},
        "ons_kenmerk": {"uitleg": "Ons kenmerk"},
    }


_SMIT: Final = ("Mevrouw A. Smit", "Lindelaan 14", "1234 EF  Lindewaard")
# What is other than in a letter to the melder: by kind, by field.
_ANDERS: Final[Mapping[BriefSoort, _Anders]] = {
    BriefSoort.ADVIES_MELDER: {
        "onderwerp": {"voorbeeld": "Ons advies bij uw vraag van 12 januari"}
    },
    BriefSoort.KIJKEN_VOLWASSENE: _inwoner(_SMIT, "Geachte mevrouw Smit"),
    BriefSoort.KIJKEN_JONGERE: _inwoner(("Milan Smit", *_SMIT[1:]), "Beste Milan"),
    BriefSoort.KIJKEN_VERTEGENWOORDIGER: _inwoner(
        ("De heer R. de Boer", "Eikenstraat 3", "1234 GH  Lindewaard"), "Geachte heer De Boer"
    ),
    BriefSoort.NIET_VERDER: _inwoner(_SMIT, "Geachte mevrouw Smit"),
    BriefSoort.NIET_VERDER_JONGERE: _inwoner(("Milan Smit", *_SMIT[1:]), "Beste Milan"),
    BriefSoort.OVERDRACHT_LPGA: _partner(
        (
            "Gemeente Lindewaard",
            "t.a.v. de heer K. Visser",
            "Raadhuisplein 1",
            "1234 AB  Lindewaard",
        ),
        "Geachte heer Visser",
    ),
    BriefSoort.OVERDRACHT_WOONOVERLAST: _partner(
        ("Gemeente Lindewaard", "t.a.v. mevrouw F. Mol", "Raadhuisplein 1", "1234 AB  Lindewaard"),
        "Geachte mevrouw Mol",
    ),
    BriefSoort.GERICHT_VERZOEK: _partner(
        ("GGD Lindestreek", "t.a.v. mevrouw H. Prins", "Zorgplein 8", "1234 KL  Lindewaard"),
        "Geachte mevrouw Prins",
    ),
}

_AAN_MELDER: Final = frozenset(
    {
        BriefSoort.ADVIES_MELDER,
        BriefSoort.RETOUR_MELDER,
        BriefSoort.ELDERS,
        BriefSoort.OVERDRACHT_MELDER,
    }
)

_CONTACTDATUM: Final = Veld(
    naam="contactdatum",
    uitleg="Dag waarop de melder contact opnam",
    voorbeeld="12 januari 2026",
    waar="Melding, Ontvangst",
)
_TOELICHTING: Final = Veld(
    naam="toelichting",
    uitleg="Wat u er nog bij wilt zeggen, zonder namen",
    voorbeeld="Bel gerust als u wilt overleggen over wat wij nodig hebben.",
    verplicht=False,
    waar="het veld Toelichting hier",
    getypt=True,
)
_INGELICHT: Final = Veld(
    naam="ingelicht",
    uitleg="Wat de mensen om wie het gaat hiervan weten, in een of twee zinnen",
    voorbeeld="De mensen om wie het gaat kregen op 16 januari 2026 een brief van ons.",
    waar="het veld Wat weten zij hier",
)


def _reden(*voorbeeld: str) -> Veld:
    return Veld(
        naam="reden",
        uitleg="Waarom, een alinea per keer en zonder namen",
        voorbeeld=voorbeeld,
        waar="het veld Waarom hier",
        getypt=True,
    )


def _overdracht(*reden: str) -> tuple[Veld, ...]:
    return (
        _CONTACTDATUM,
        Veld(
            naam="melder",
            uitleg="Wie de melding deed: instantie, naam en telefoon",
            voorbeeld="Basisschool De Regenboog, mevrouw J. van den Berg, telefoon 012 345 67 33",
            waar=_MELDER,
        ),
        _reden(*reden),
        Veld(
            naam="overname",
            uitleg="Dag vanaf wanneer de ontvanger aan zet is",
            voorbeeld="26 januari 2026",
            waar="het veld Overname op hier",
        ),
        _INGELICHT,
        Veld(
            naam="bijlagen",
            uitleg="Wat wij meesturen, een regel per keer",
            voorbeeld=("de melding, met om wie het gaat", "het verslag van het gesprek"),
            verplicht=False,
            waar="het veld Bijlagen hier",
        ),
    )


EIGEN: Final[Mapping[BriefSoort, tuple[Veld, ...]]] = {
    **INWONERVELDEN,
    BriefSoort.ADVIES_MELDER: (
        _CONTACTDATUM,
        Veld(
            naam="vraag",
            uitleg="De vraag van de melder, in het kort en zonder namen",
            voorbeeld="Een leerling komt vaak niet op school. Het lukt niet om met de ouders in "
            "gesprek te komen. U vraagt hoe de hulp die er al is weer op gang komt.",
            waar="Melding, De vraag",
        ),
        Veld(
            naam="advies",
            uitleg="Het advies, een alinea per keer",
            voorbeeld=(
                "Nodig de ouders uit voor een gesprek op school, met iemand die zij vertrouwen.",
                "Vraag het wijkteam om aan te sluiten. Spreek vooraf af wie het gesprek leidt.",
                "Leg na het gesprek vast wie wat doet, en wanneer u elkaar weer spreekt.",
            ),
            waar="het veld Het advies hier",
            getypt=True,
        ),
        Veld(
            naam="slot",
            uitleg="Hoe het verder gaat",
            voorbeeld="Gaat het na zes weken niet beter? Bel ons dan. Wij bekijken dan samen met u "
            "wat er nodig is.",
            waar=_BRIEF,
        ),
    ),
    BriefSoort.RETOUR_MELDER: (
        _CONTACTDATUM,
        Veld(
            naam="ontbreekt",
            uitleg="Wat er ontbreekt, een regel per keer en zonder namen",
            voorbeeld=(
                "De naam en het adres van de mensen om wie het gaat",
                "Wat uw vraag aan ons is",
                "Welke hulp er al is geprobeerd, en wat niet hielp",
            ),
            waar="Beoordeling, Dit ontbreekt nog",
            getypt=True,
        ),
        _TOELICHTING,
        Veld(
            naam="uiterlijk",
            uitleg="Dag waarop het antwoord er uiterlijk is",
            voorbeeld="2 februari 2026",
            waar="het veld Uiterlijk hier",
        ),
    ),
    BriefSoort.ELDERS: (
        _CONTACTDATUM,
        _reden("De mensen om wie het gaat, staan niet in onze gemeente ingeschreven."),
        Veld(
            naam="waar_wel",
            uitleg="Waar de melding hoort, met telefoon, een regel per keer",
            voorbeeld=("Gemeente Elzendam, wijkteam Noord, telefoon 098 765 43 21",),
            waar="het veld Hier kan het wel hier",
            getypt=True,
        ),
        Veld(
            naam="bewaartermijn",
            uitleg="Hoe lang wij de gegevens bewaren",
            voorbeeld="Wij wissen de melding binnen drie maanden. Wij houden alleen over: de "
            "datum, uw organisatie en dat de melding ergens anders hoort.",
            waar="het veld Hoe lang bewaren hier",
            standaard="Wij wissen de melding binnen drie maanden. Wij houden alleen over: de "
            "datum, uw organisatie en dat de melding ergens anders hoort.",
        ),
    ),
    BriefSoort.OVERDRACHT_LPGA: _overdracht(
        "Het gaat om meer dan één persoon, met overlast op straat en een vermoeden van schulden.",
        "Thuis gaat het goed. Hulp aan het hele gezin is niet nodig.",
    ),
    BriefSoort.OVERDRACHT_WOONOVERLAST: _overdracht(
        "De overlast in en om de woning is ernstig. Met de buren praten hielp niet.",
    ),
    BriefSoort.OVERDRACHT_MELDER: (
        _CONTACTDATUM,
        Veld(
            naam="overgenomen_door",
            uitleg="Wie het overneemt: taak, naam en telefoon",
            voorbeeld="de coördinator van de lokale PGA, de heer K. Visser, telefoon 012 345 67 44",
            waar=_PARTNER,
        ),
        Veld(
            naam="verantwoordelijk_tot",
            uitleg="Dag tot wanneer de melder verantwoordelijk blijft",
            voorbeeld="26 januari 2026",
            waar="het veld Overname op hier",
        ),
        _TOELICHTING,
    ),
    BriefSoort.GERICHT_VERZOEK: (
        Veld(
            naam="over_wie",
            uitleg="Over wie wij het vragen, zonder burgerservicenummer, een regel per keer",
            voorbeeld=("A. Smit, geboren op 14 juni 1987, Lindelaan 14 in Lindewaard",),
            waar="de persoon, Namen en geboorte",
        ),
        Veld(
            naam="vragen",
            uitleg="Precies wat wij vragen, een regel per keer",
            voorbeeld=(
                "Is mevrouw bij u bekend, en is er nu contact?",
                "Zo ja: welke hulp loopt er, en wie kunnen wij daarover bellen?",
            ),
            waar="het veld Wat wij vragen hier",
            getypt=True,
        ),
        _reden("Wij willen weten of er al hulp is, zodat er niet twee dingen naast elkaar lopen."),
        Veld(
            naam="grond_geven",
            uitleg="Waarom de partner het mag geven, met artikel",
            voorbeeld="U voert een publieke taak uit (AVG art. 6 lid 1 onder e).",
            waar="het veld Mag geven omdat hier",
        ),
        Veld(
            naam="grond_vastleggen",
            uitleg="Waarom de gemeente het mag vastleggen, met artikel",
            voorbeeld="De gemeente heeft een publieke taak (AVG art. 6 lid 1 onder e).",
            waar="het veld Mag vastgelegd omdat hier",
        ),
        replace(
            _INGELICHT,
            voorbeeld="Mevrouw weet van dit verzoek. Zij kreeg op 16 januari 2026 "
            "een brief van ons.",
        ),
        Veld(
            naam="uiterlijk",
            uitleg="Dag waarop het antwoord er uiterlijk is",
            voorbeeld="27 januari 2026",
            waar="het veld Uiterlijk hier",
        ),
    ),
}
"""What each kind has of its own, in the order of the letter."""


def gedeeld(soort: BriefSoort) -> tuple[tuple[Veld, ...], tuple[Veld, ...]]:
    """Give the fields that all kinds share, for this kind: before and after its own."""
    anders = dict(_ANDERS.get(soort, {}))
    anders.setdefault("onderwerp", {"voorbeeld": soort.onderwerp_voor("Noor")})

    def van(velden: tuple[Veld, ...]) -> tuple[Veld, ...]:
        return tuple(replace(veld, **anders.get(veld.naam, {})) for veld in velden)  # type: ignore[arg-type]  # our own names

    # Only the melder has a reference of their own for what they brought.
    zonder = frozenset() if soort in _AAN_MELDER else {"uw_kenmerk"}
    return van(tuple(veld for veld in _EERST if veld.naam not in zonder)), van(_LAATST)
