"""An exception to telling somebody: its ground, what was weighed, and when to weigh again.

Source: AVG art. 14 lid 5 first, else UAVG art. 41 lid 1 with the weighing of lid 2; reglement
art. 9 lid 4, besluiten 5 and 19, E055 and E127. The texts are this program's own short words for
the law, to be improved by the lawyer of the municipality: they are keyed by the code (`wettekst`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from cmpg_desktop.werkproces.taal import opsomming, voluit
from cmpg_desktop.werkproces.werkdagen import Kalender


class UitzonderingGrond(StrEnum):
    """Why somebody is not told yet; in the order to go through them."""

    AVG_AL_OP_DE_HOOGTE = "avg_14_5_a"
    AVG_DOEL_ONMOGELIJK = "avg_14_5_b"
    AVG_GEHEIMHOUDING = "avg_14_5_d"
    UAVG_BESCHERMING = "uavg_41_i"
    UAVG_STRAFBARE_FEITEN = "uavg_41_d"
    UAVG_OPENBARE_VEILIGHEID = "uavg_41_c"
    UAVG_NATIONALE_VEILIGHEID = "uavg_41_a"
    UAVG_LANDSVERDEDIGING = "uavg_41_b"
    UAVG_ALGEMEEN_BELANG = "uavg_41_e"
    UAVG_RECHTER = "uavg_41_f"
    UAVG_BEROEPSCODE = "uavg_41_g"
    UAVG_TOEZICHT = "uavg_41_h"
    UAVG_VORDERING = "uavg_41_j"

    @property
    def artikel(self) -> str:
        """Return "AVG art. 14 lid 5 onder b"."""
        wet, *_, onderdeel = self.value.split("_")
        lid = "AVG art. 14 lid 5" if wet == "avg" else "UAVG art. 41 lid 1"
        return f"{lid} onder {onderdeel}"

    @property
    def is_avg(self) -> bool:
        """Tell whether this is one of AVG art. 14 lid 5, which come first."""
        return self.value.startswith("avg")

    @property
    def weergave(self) -> str:
        """Return the Dutch words as shipped; the municipality may have its own."""
        return GRONDTEKSTEN[self]


GRONDTEKSTEN: Final[Mapping[UitzonderingGrond, str]] = MappingProxyType(
    {
        UitzonderingGrond.AVG_AL_OP_DE_HOOGTE: "weet dit al, met alles wat in de brief moet staan",
        UitzonderingGrond.AVG_DOEL_ONMOGELIJK: (
            "vertellen maakt het doel onmogelijk of brengt het ernstig in gevaar, "
            "of vertellen kan niet"
        ),
        UitzonderingGrond.AVG_GEHEIMHOUDING: "de gegevens vallen onder een beroepsgeheim",
        UitzonderingGrond.UAVG_BESCHERMING: (
            "bescherming van deze persoon, of van de rechten en vrijheden van anderen"
        ),
        UitzonderingGrond.UAVG_STRAFBARE_FEITEN: (
            "voorkomen, onderzoeken, opsporen of vervolgen van strafbare feiten"
        ),
        UitzonderingGrond.UAVG_OPENBARE_VEILIGHEID: "openbare veiligheid",
        UitzonderingGrond.UAVG_NATIONALE_VEILIGHEID: "nationale veiligheid",
        UitzonderingGrond.UAVG_LANDSVERDEDIGING: "landsverdediging",
        UitzonderingGrond.UAVG_ALGEMEEN_BELANG: (
            "een ander belangrijk algemeen belang van Nederland of de Europese Unie, zoals "
            "volksgezondheid of sociale zekerheid"
        ),
        UitzonderingGrond.UAVG_RECHTER: "onafhankelijkheid van de rechter en van een rechtszaak",
        UitzonderingGrond.UAVG_BEROEPSCODE: "toezicht op de beroepscode van een beschermd beroep",
        UitzonderingGrond.UAVG_TOEZICHT: "toezicht of inspectie van de overheid in zulke gevallen",
        UitzonderingGrond.UAVG_VORDERING: "innen van een vordering via de burgerlijke rechter",
    }
)


class Weegpunt(StrEnum):
    """What UAVG art. 41 lid 2 says to weigh, each as far as it applies."""

    DOELEN = "uavg_41_2_a"
    GEGEVENS = "uavg_41_2_b"
    REIKWIJDTE = "uavg_41_2_c"
    WAARBORGEN = "uavg_41_2_d"
    VERANTWOORDELIJKE = "uavg_41_2_e"
    BEWAREN = "uavg_41_2_f"
    RISICO = "uavg_41_2_g"
    MAG_WETEN = "uavg_41_2_h"

    @property
    def vraag(self) -> str:
        """Return the question to answer."""
        return WEEGVRAGEN[self]


WEEGVRAGEN: Final[Mapping[Weegpunt, str]] = MappingProxyType(
    {
        Weegpunt.DOELEN: "Waarvoor worden de gegevens gebruikt?",
        Weegpunt.GEGEVENS: "Om welke soorten gegevens gaat het?",
        Weegpunt.REIKWIJDTE: "Wat vertelt u niet, en aan wie niet?",
        Weegpunt.WAARBORGEN: "Hoe voorkomt u dat een ander bij de gegevens kan?",
        Weegpunt.VERANTWOORDELIJKE: "Wie is verantwoordelijk?",
        Weegpunt.BEWAREN: "Hoe lang worden de gegevens bewaard?",
        Weegpunt.RISICO: "Wat betekent het voor deze persoon dat hij of zij het niet weet?",
        Weegpunt.MAG_WETEN: "Kan deze persoon wel horen dát er iets nog niet is verteld?",
    }
)
# What is the same for every casus of this register; the last two points are about this person.
WEEGVOORSTEL: Final[Mapping[Weegpunt, str]] = MappingProxyType(
    {
        Weegpunt.DOELEN: "De aanpak van problemen die met elkaar samenhangen (reglement art. 2).",
        Weegpunt.GEGEVENS: "De gegevens uit de melding, per leefgebied (reglement art. 4).",
        Weegpunt.REIKWIJDTE: "Alleen de brief wacht, en niet langer dan tot de nieuwe weging.",
        Weegpunt.WAARBORGEN: "Alleen het regieteam kan erbij (reglement art. 6).",
        Weegpunt.VERANTWOORDELIJKE: "Het college van burgemeester en wethouders.",
        Weegpunt.BEWAREN: "Tot vijf jaar na de afsluiting (reglement art. 7).",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class UitzonderingConcept:
    """An exception as somebody fills it in.

    Attributes:
        avg_nagelopen: it was looked at whether AVG art. 14 lid 5 is enough; asked before UAVG 41.
        motivering: why this ground holds for this person now.
        weging: the answers to UAVG art. 41 lid 2; "niet van toepassing" is an answer.
        besproken_met: the partners it was discussed with (E055).
        hertoets_op: the day it is weighed again.

    """

    grond: UitzonderingGrond | None = None
    avg_nagelopen: bool = False
    motivering: str = field(default="", repr=False)
    weging: Mapping[Weegpunt, str] = field(default_factory=dict, repr=False)
    besproken_met: tuple[str, ...] = field(default=(), repr=False)
    hertoets_op: date | None = None


def uiterste_hertoets(
    op: date, *, ontvangst: date, eerste: bool, kalender: Kalender | None = None
) -> date:
    """Return the last day on which an exception must be weighed again (besluiten 5 and 20).

    The first time that is a month after ontvangst (AVG art. 14 lid 3); later a month on. Where the
    month after ontvangst has passed already, it is a month on too: then it is late in any case,
    and the termijn says so.

    Args:
        op: the day of weighing.
        ontvangst: the day the melding came in, or the day this person first came up.
        eerste: nothing was weighed before for whom it is about.
        kalender: the working days of the municipality.

    """
    kalender = kalender or Kalender()
    grens = kalender.maand_later(ontvangst)
    return grens if eerste and grens > op else kalender.maand_later(op)


def uitzondering_fouten(
    concept: UitzonderingConcept,
    op: date,
    *,
    grens: date,
    eerste: bool = True,
) -> dict[str, str]:
    """Return what is wrong, per field, as a Dutch sentence; empty means it can be recorded.

    Args:
        concept: what was filled in.
        op: the day of weighing.
        grens: the last day to choose, from `uiterste_hertoets`.
        eerste: nothing was weighed before for whom it is about.

    """
    fouten: dict[str, str] = {}
    if concept.grond is None:
        fouten["grond"] = "Kies waarom het nog niet verteld wordt. Begin bij AVG art. 14 lid 5."
    elif not concept.grond.is_avg:
        fouten |= _uavg_fouten(concept)
    if not concept.motivering.strip():
        fouten["motivering"] = "Schrijf op waarom dit voor deze persoon nu geldt."
    if not any(wie.strip() for wie in concept.besproken_met):
        fouten["besproken_met"] = "Noem met welke partners dit is besproken."
    if fout := _datumfout(concept.hertoets_op, op, grens, eerste=eerste):
        fouten["hertoets_op"] = fout
    return fouten


def _uavg_fouten(concept: UitzonderingConcept) -> dict[str, str]:
    fouten: dict[str, str] = {}
    if not concept.avg_nagelopen:
        fouten["avg_nagelopen"] = "Kijk eerst of een grond van AVG art. 14 lid 5 past."
    for punt in Weegpunt:
        if not concept.weging.get(punt, "").strip():
            fouten[punt.value] = (
                f"{punt.vraag} Geef antwoord, of schrijf: niet van toepassing (UAVG art. 41 lid 2)."
            )
    return fouten


def _datumfout(hertoets: date | None, op: date, grens: date, *, eerste: bool) -> str | None:
    if hertoets is None:
        return f"Kies een dag om opnieuw te wegen, uiterlijk {voluit(grens)}."
    if hertoets <= op:
        return "Kies een dag na vandaag om opnieuw te wegen."
    if hertoets > grens:
        waarom = "een maand nadat u van deze persoon hoorde" if eerste else "een maand na vandaag"
        return f"Weeg uiterlijk op {voluit(grens)} opnieuw: {waarom}."
    return None


def uitzondering_tekst(
    concept: UitzonderingConcept, teksten: Mapping[str, str] | None = None
) -> str:
    """Return the whole weighing as the text of its fact; teksten: the municipality's own words."""
    delen = [concept.motivering.strip()]
    if concept.grond:
        woorden = (teksten or {}).get(concept.grond.value) or concept.grond.weergave
        delen.insert(0, f"{concept.grond.artikel}: {woorden.rstrip('.')}.")
        if not concept.grond.is_avg:
            delen += [
                f"{punt.vraag} {antwoord}"
                for punt in Weegpunt
                if (antwoord := concept.weging.get(punt, "").strip())
            ]
    if wie := [naam.strip() for naam in concept.besproken_met if naam.strip()]:
        delen.append(f"Besproken met {opsomming(wie)}.")
    return "\n".join(filter(None, delen))
