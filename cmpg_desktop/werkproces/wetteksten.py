"""References to a law as the program words them, until the lawyer of the municipality does.

They are this program's own short words for the law (besluiten 2, 5, 19, 20 and 30); what a
municipality made of one stands in the table `wettekst` under its code.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from cmpg_desktop.werkproces.verzoeken import VerzoekSoort

KADER: Final = "kader."
LANGSTE_NAAM: Final = 80


class WettekstSoort(StrEnum):
    """Where in the program a reference stands."""

    UITZONDERING = "uitzondering"
    RECHTEN = "rechten"
    BEWAREN = "bewaren"
    KADER = "kader"

    @property
    def weergave(self) -> str:
        """Return the Dutch heading of the screen."""
        return {
            WettekstSoort.UITZONDERING: "Gronden om iemand nog niet in te lichten",
            WettekstSoort.RECHTEN: "Rechten van een betrokkene",
            WettekstSoort.BEWAREN: "Hoe lang gegevens blijven",
            WettekstSoort.KADER: "Wettelijk kader van een casus",
        }[self]

    @property
    def plek(self) -> str:
        """Say where it is read."""
        return {
            WettekstSoort.UITZONDERING: "bij het wegen van een uitzondering op inlichten",
            WettekstSoort.RECHTEN: "bij een privacyverzoek",
            WettekstSoort.BEWAREN: "bij bewaren en wissen; dat komt in een latere versie",
            WettekstSoort.KADER: "in de lijst van wetten waar een casus op rust",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wettekst:
    """One reference: its article or name, and what it says in own words."""

    code: str
    soort: WettekstSoort
    naam: str
    tekst: str


_UITZONDERINGEN: Final = (
    ("avg_14_5_a", "weet dit al, met alles wat in de brief moet staan"),
    (
        "avg_14_5_b",
        "vertellen maakt het doel onmogelijk of brengt het ernstig in gevaar, of kan niet",
    ),
    ("avg_14_5_d", "de gegevens vallen onder een beroepsgeheim"),
    ("uavg_41_i", "bescherming van deze persoon, of van de rechten en vrijheden van anderen"),
    ("uavg_41_d", "voorkomen, onderzoeken, opsporen of vervolgen van strafbare feiten"),
    ("uavg_41_c", "openbare veiligheid"),
    ("uavg_41_a", "nationale veiligheid"),
    ("uavg_41_b", "landsverdediging"),
    (
        "uavg_41_e",
        (
            "een ander belangrijk algemeen belang van Nederland of de Europese Unie, zoals "
            "volksgezondheid of sociale zekerheid"
        ),
    ),
    ("uavg_41_f", "onafhankelijkheid van de rechter en van een rechtszaak"),
    ("uavg_41_g", "toezicht op de beroepscode van een beschermd beroep"),
    ("uavg_41_h", "toezicht of inspectie van de overheid in zulke gevallen"),
    ("uavg_41_j", "innen van een vordering via de burgerlijke rechter"),
)
_GRONDEN: Final = (
    "Dit kan als gegevens feitelijk onjuist of onvolledig zijn, niet ter zake doen, of in strijd "
    "met een wet zijn vastgelegd (privacyreglement art. 10 lid 4)."
)
_RECHTEN: Final = (
    (
        VerzoekSoort.INZAGE,
        "Inzage: AVG art. 15",
        "Zien wat er is vastgelegd, met een kopie (AVG art. 15).",
    ),
    (
        VerzoekSoort.AANVULLING,
        "Aanvulling: AVG art. 16",
        f"Iets erbij laten zetten (AVG art. 16). {_GRONDEN}",
    ),
    (
        VerzoekSoort.CORRECTIE,
        "Correctie: AVG art. 16",
        "Iets laten verbeteren dat niet klopt (AVG art. 16).",
    ),
    (
        VerzoekSoort.VERWIJDERING,
        "Verwijdering: AVG art. 17",
        f"Gegevens laten wissen (AVG art. 17). {_GRONDEN}",
    ),
    (
        VerzoekSoort.VERZET,
        "Verzet: AVG art. 21",
        (
            "Bezwaar maken tegen het gebruik van de gegevens (AVG art. 21). Intussen kan gebruik "
            "worden beperkt (AVG art. 18)."
        ),
    ),
)
_REST: Final = (
    (
        "bewaren.casus",
        WettekstSoort.BEWAREN,
        "Casus: privacyreglement art. 7",
        (
            "Gegevens blijven tot uiterlijk vijf jaar na de afsluiting van de laatste aanpak, "
            "en niet langer dan nodig. Een nieuwe aanpak binnen die tijd begint die tijd opnieuw."
        ),
    ),
    (
        "bewaren.melding",
        WettekstSoort.BEWAREN,
        "Melding zonder casus: AVG art. 5 lid 1 onder e",
        (
            "Een melding die geen casus wordt, is drie maanden na het besluit gewist tot datum, "
            "organisatie en uitkomst: langer bewaren is niet nodig."
        ),
    ),
    (
        "kader.wmo",
        WettekstSoort.KADER,
        "Wmo 2015",
        ("Wet maatschappelijke ondersteuning 2015: hulp om mee te doen en zelfstandig te wonen."),
    ),
    (
        "kader.zvw",
        WettekstSoort.KADER,
        "Zvw",
        "Zorgverzekeringswet: behandeling, huisarts en wijkverpleging.",
    ),
    (
        "kader.jeugdwet",
        WettekstSoort.KADER,
        "Jeugdwet",
        "Jeugdwet: hulp aan kinderen en hun ouders, en jeugdbescherming.",
    ),
    (
        "kader.participatiewet",
        WettekstSoort.KADER,
        "Participatiewet",
        "Participatiewet: inkomen en hulp bij werk.",
    ),
    (
        "kader.wams",
        WettekstSoort.KADER,
        "Wams (nog geen recht)",
        (
            "Wetsvoorstel aanpak meervoudige problematiek sociaal domein (Kamerstuk 36 295). Nog "
            "geen recht: een casus kan er niet alleen op rusten."
        ),
    ),
)


def _artikel(code: str) -> str:
    wet, *_, onderdeel = code.split("_")
    return f"{'AVG art. 14 lid 5' if wet == 'avg' else 'UAVG art. 41 lid 1'} onder {onderdeel}"


def rechtcode(soort: VerzoekSoort) -> str:
    """Return the code of the text about one of the five rights."""
    return f"rechten.{soort.value}"


VOORSTELLEN: Final[Mapping[str, Wettekst]] = MappingProxyType(
    {
        wet.code: wet
        for wet in (
            *(
                Wettekst(
                    code=code, soort=WettekstSoort.UITZONDERING, naam=_artikel(code), tekst=tekst
                )
                for code, tekst in _UITZONDERINGEN
            ),
            *(
                Wettekst(code=rechtcode(soort), soort=WettekstSoort.RECHTEN, naam=naam, tekst=tekst)
                for soort, naam, tekst in _RECHTEN
            ),
            *(
                Wettekst(code=code, soort=soort, naam=naam, tekst=tekst)
                for code, soort, naam, tekst in _REST
            ),
        )
    }
)


def wetteksten(eigen: Iterable[Any]) -> dict[str, Wettekst]:
    """Return every text by its code: the defaults, as the municipality changed and added to them.

    Args:
        eigen: rows with code, naam and tekst; an unknown code is a law added to the kader.

    """
    alle = dict(VOORSTELLEN)
    for rij in eigen:
        voorstel = VOORSTELLEN.get(rij.code)
        if voorstel is None and not rij.code.startswith(KADER):
            continue
        alle[rij.code] = Wettekst(
            code=rij.code,
            soort=voorstel.soort if voorstel else WettekstSoort.KADER,
            naam=rij.naam or (voorstel.naam if voorstel else ""),
            tekst=rij.tekst,
        )
    return alle


def bezwaar(soort: WettekstSoort, naam: str, tekst: str) -> tuple[str, str]:
    """Return which field cannot be so and why, or two empty texts."""
    if not naam:
        return "wettekst.naam", "Vul de naam of het artikel in."
    if len(naam) > LANGSTE_NAAM:
        return "wettekst.naam", f"Deze naam is te lang. Gebruik hoogstens {LANGSTE_NAAM} tekens."
    if not tekst and soort is not WettekstSoort.KADER:
        return "wettekst.tekst", "Schrijf in gewone woorden op wat hier staat."
    return "", ""
