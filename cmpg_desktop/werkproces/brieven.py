"""The kinds of letter that the municipality sends, and the words that a resident never reads.

Each kind is a template `templates/<code>.docx` and a code that is stored (E046, E055, E125).
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from cmpg_desktop.werkproces.leefgebieden import Leefgebied


class BriefSoort(StrEnum):
    """One kind of letter; the value is the code that is stored and the name of the template."""

    KIJKEN_VOLWASSENE = "kijken-volwassene"
    KIJKEN_JONGERE = "kijken-jongere"
    KIJKEN_VERTEGENWOORDIGER = "kijken-vertegenwoordiger"
    NIET_VERDER = "niet-verder"
    NIET_VERDER_JONGERE = "niet-verder-jongere"
    RETOUR_MELDER = "retour-melder"
    ADVIES_MELDER = "advies-aan-melder"
    ELDERS = "elders"
    OVERDRACHT_LPGA = "overdracht-lpga"
    OVERDRACHT_WOONOVERLAST = "overdracht-woonoverlast"
    OVERDRACHT_MELDER = "overdracht-melder"
    GERICHT_VERZOEK = "gericht-verzoek"

    @property
    def titel(self) -> str:
        """Return the Dutch name of the kind, for lists."""
        return _KENMERKEN[self][0]

    @property
    def voor_wie(self) -> str:
        """Say who gets it."""
        return _KENMERKEN[self][1]

    @property
    def onderwerp(self) -> str:
        """Return the subject as it comes from the program; may hold `{voornaam}`."""
        return _KENMERKEN[self][2]

    @property
    def leest_inwoner(self) -> bool:
        """Say whether a resident reads it: then some words are not used, and it is plain."""
        return self in VOOR_INWONERS

    @property
    def sjabloon(self) -> str:
        """Return the name of the template: the file without `.docx`."""
        return self.value

    @property
    def bestandsnaam(self) -> str:
        """Return what a file of it is called: the kind and never a person (besluit 29)."""
        return self.titel.replace(":", "").lower().replace("lokale pga", "lokale PGA")

    def onderwerp_voor(self, voornaam: str = "") -> str:
        """Return the subject for this person.

        Only a representative reads a name in it: who must know about whom it is (besluit 29).
        """
        return self.onderwerp.format(voornaam=voornaam.strip() or "uw kind")


_B = BriefSoort
VOOR_INWONERS: Final = frozenset(
    {
        _B.KIJKEN_VOLWASSENE,
        _B.KIJKEN_JONGERE,
        _B.KIJKEN_VERTEGENWOORDIGER,
        _B.NIET_VERDER,
        _B.NIET_VERDER_JONGERE,
    }
)
# kind -> name in a list, who gets it, subject
_KENMERKEN: Final[Mapping[BriefSoort, tuple[str, str, str]]] = {
    _B.KIJKEN_VOLWASSENE: (
        "Wij kijken of wij kunnen helpen: volwassene",
        "de inwoner zelf, vanaf 16 jaar",
        "Wij kijken of wij u kunnen helpen",
    ),
    _B.KIJKEN_JONGERE: (
        "Wij kijken of wij kunnen helpen: jongere",
        "een kind van 12 tot en met 15 jaar",
        "Wij hebben informatie over jou. Dit mag je weten",
    ),
    _B.KIJKEN_VERTEGENWOORDIGER: (
        "Wij kijken of wij kunnen helpen: vertegenwoordiger",
        "een ouder of andere vertegenwoordiger, over één kind of persoon",
        "Informatie over {voornaam}",
    ),
    _B.NIET_VERDER: (
        "Wij gaan niet verder",
        "de inwoner, of wie hem of haar vertegenwoordigt",
        "Wij gaan niet verder. Hier krijgt u wel hulp",
    ),
    _B.NIET_VERDER_JONGERE: (
        "Wij gaan niet verder: jongere",
        "een kind van 12 tot en met 15 jaar",
        "Wij gaan niet verder. Hier krijg je wel hulp",
    ),
    _B.RETOUR_MELDER: (
        "Retour aan de melder",
        "de melder, als er nog iets ontbreekt",
        "Uw melding is nog niet compleet",
    ),
    _B.ADVIES_MELDER: (
        "Advies aan de melder",
        "de melder, als het geen zaak voor het regieteam is",
        "Ons advies bij uw vraag",
    ),
    _B.ELDERS: (
        "Hoort bij een andere gemeente of dienst",
        "de melder, die het zelf daar meldt",
        "Uw melding hoort op een andere plek",
    ),
    _B.OVERDRACHT_LPGA: (
        "Overdracht aan de lokale PGA",
        "de coördinator van de lokale persoonsgerichte aanpak",
        "Overdracht aan de lokale PGA",
    ),
    _B.OVERDRACHT_WOONOVERLAST: (
        "Overdracht woonoverlast",
        "de wijkcoördinator woonoverlast",
        "Overdracht van een situatie met woonoverlast",
    ),
    _B.OVERDRACHT_MELDER: (
        "Overdracht: bericht aan de melder",
        "de melder van wie de melding is overgedragen",
        "Uw melding is overgedragen",
    ),
    _B.GERICHT_VERZOEK: (
        "Gericht verzoek om informatie",
        "één ketenpartner",
        "Wij vragen u om informatie",
    ),
}

_VERBODEN: Final = re.compile(
    r"\b(?:cmpg|multi-?proble(?:em|ma)\w*|casus\w*|betrokkenen?|mdo|leefgebied\w*)\b", re.IGNORECASE
)


def niet_voor_inwoners(tekst: str) -> tuple[str, ...]:
    """Find the words of professionals in a text, each once, as they stand there."""
    return tuple(dict.fromkeys(_VERBODEN.findall(tekst)))


_AAN_MELDER: Final = (
    ("Wie meldt dit?", "Wie bent u?"),
    ("waarom meldt deze professional toch", "waarom meldt u toch"),
    ("is de melder te bereiken", "bent u te bereiken"),
    ("de concrete vraag van de melder", "uw concrete vraag"),
    ("werkt de melder", "werkt u"),
    ("Is de melder van", "Bent u van"),
)


def aan_melder(vraag: str) -> str:
    """Ask the melder what a colleague reads as a question about the melder."""
    for over, aan in _AAN_MELDER:
        vraag = vraag.replace(over, aan)
    return vraag


def functie_voor_inwoners(functie: str) -> str:
    """Say what somebody does in words that a resident knows: no "casusregisseur"."""
    return re.sub(r"\bcasusr", "r", functie).replace("Casusregisseur", "Regisseur")


GEGEVENS_IN_GEWONE_TAAL: Final[Mapping[Leefgebied, str]] = {
    Leefgebied.GEZIN: "hoe het thuis gaat",
    Leefgebied.GEZONDHEID: "gezondheid",
    Leefgebied.SCHOLING: "school of opleiding",
    Leefgebied.WERK: "werk of uitkering",
    Leefgebied.FINANCIEN: "geld en schulden",
    Leefgebied.HUISVESTING: "de woning en de huur",
    Leefgebied.OVERLAST: "overlast in de buurt",
    Leefgebied.CRIMINALITEIT: "contact met politie of justitie",
}
"""What a letter to a resident calls the kinds of data (AVG art. 14 lid 1 d)."""
