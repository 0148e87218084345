"""Facts with legal meaning: append-only, corrected by a new fact with its reason."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID


class FeitSoort(StrEnum):
    """What happened; the value is the code that is stored."""

    ONTVANGST = "ontvangst"
    RETOUR = "retour"
    AANVULLING = "aanvulling"
    SPOED = "spoed"
    SPOEDCONTACT = "spoedcontact"
    CONTACT = "contact"
    GESPREK_MELDER = "gesprek_melder"
    CASUSOVERLEG = "casusoverleg"
    VOORSTEL_FASE_1 = "voorstel_fase_1"
    VOORSTEL_TERUG = "voorstel_terug"
    BESLUIT_FASE_1 = "besluit_fase_1"
    TOEGEWEZEN = "toegewezen"
    EERSTE_VASTLEGGING = "eerste_vastlegging"
    INGELICHT = "ingelicht"
    INLICHTEN_UITGEZONDERD = "inlichten_uitgezonderd"
    UITZONDERING_GEWOGEN = "uitzondering_gewogen"
    MELDER_HERINNERD = "melder_herinnerd"
    GERICHT_VERZOEK_VERZONDEN = "gericht_verzoek_verzonden"
    GERICHT_VERZOEK_BEANTWOORD = "gericht_verzoek_beantwoord"
    INFORMATIEVERZOEK_VERZONDEN = "informatieverzoek_verzonden"
    INFORMATIEVERZOEK_BEANTWOORD = "informatieverzoek_beantwoord"
    BESLUIT_FASE_2 = "besluit_fase_2"
    MDO_GEHOUDEN = "mdo_gehouden"
    SPOED_MDO_GEHOUDEN = "spoed_mdo_gehouden"
    VERSLAG_VERZONDEN = "verslag_verzonden"
    GESPREK_BETROKKENE = "gesprek_betrokkene"
    WIJZIGING_VERWERKT = "wijziging_verwerkt"
    BRIEF_VERZONDEN = "brief_verzonden"
    ADVIES_GEGEVEN = "advies_gegeven"
    GEMAAKT = "gemaakt"
    INGETROKKEN = "ingetrokken"
    SAMENGEVOEGD = "samengevoegd"
    OPGENOMEN = "opgenomen"
    GEKOPPELD = "gekoppeld"
    EERDERE_AANPAK = "eerdere_aanpak"
    MELDING_GEKOPPELD = "melding_gekoppeld"
    AFGESLOTEN = "afgesloten"
    TERUGGENOMEN = "teruggenomen"
    AFGESCHERMD = "afgeschermd"
    AFSCHERMING_WEG = "afscherming_weg"

    @property
    def weergave(self) -> str:
        """Return the Dutch words of the tijdlijn."""
        return _WEERGAVE[self]


_WEERGAVE: Final[dict[FeitSoort, str]] = {
    FeitSoort.ONTVANGST: "melding ontvangen",
    FeitSoort.RETOUR: "retour naar de melder",
    FeitSoort.AANVULLING: "aanvulling van de melder ontvangen",
    FeitSoort.SPOED: "spoed",
    FeitSoort.SPOEDCONTACT: "contact vanwege spoed",
    FeitSoort.CONTACT: "contact over de casus",
    FeitSoort.GESPREK_MELDER: "gesprek met de melder",
    FeitSoort.CASUSOVERLEG: "casusoverleg",
    FeitSoort.VOORSTEL_FASE_1: "voorstel beoordeling",
    FeitSoort.VOORSTEL_TERUG: "voorstel teruggegeven",
    FeitSoort.BESLUIT_FASE_1: "besluit op de melding",
    FeitSoort.TOEGEWEZEN: "casus toegewezen",
    FeitSoort.EERSTE_VASTLEGGING: "eerste vastlegging in het register",
    FeitSoort.INGELICHT: "betrokkene ingelicht",
    FeitSoort.INLICHTEN_UITGEZONDERD: "betrokkene niet ingelicht, met reden",
    FeitSoort.UITZONDERING_GEWOGEN: "uitzondering op inlichten gewogen",
    FeitSoort.MELDER_HERINNERD: "melder herinnerd aan de aanvulling",
    FeitSoort.GERICHT_VERZOEK_VERZONDEN: "gericht verzoek om informatie verzonden",
    FeitSoort.GERICHT_VERZOEK_BEANTWOORD: "gericht verzoek om informatie beantwoord",
    FeitSoort.INFORMATIEVERZOEK_VERZONDEN: "informatieverzoek verzonden",
    FeitSoort.INFORMATIEVERZOEK_BEANTWOORD: "informatieverzoek beantwoord",
    FeitSoort.BESLUIT_FASE_2: "besluit na de informatieronde",
    FeitSoort.MDO_GEHOUDEN: "MDO gehouden",
    FeitSoort.SPOED_MDO_GEHOUDEN: "spoed-MDO gehouden",
    FeitSoort.VERSLAG_VERZONDEN: "verslag en plan verzonden",
    FeitSoort.GESPREK_BETROKKENE: "gesprek met betrokkene",
    FeitSoort.WIJZIGING_VERWERKT: "wijzigingen in het plan verwerkt",
    FeitSoort.BRIEF_VERZONDEN: "brief verzonden",
    FeitSoort.ADVIES_GEGEVEN: "advies gegeven",
    FeitSoort.GEMAAKT: "aangemaakt",
    FeitSoort.INGETROKKEN: "melding ingetrokken",
    FeitSoort.SAMENGEVOEGD: "samengevoegd met een andere melding",
    FeitSoort.OPGENOMEN: "dubbele melding hierin opgenomen",
    FeitSoort.GEKOPPELD: "gekoppeld aan een lopende casus",
    FeitSoort.EERDERE_AANPAK: "bouwt voort op een eerdere aanpak",
    FeitSoort.MELDING_GEKOPPELD: "nieuwe melding bij deze aanpak",
    FeitSoort.AFGESLOTEN: "afgesloten",
    FeitSoort.TERUGGENOMEN: "teruggenomen",
    FeitSoort.AFGESCHERMD: "dossier afgeschermd",
    FeitSoort.AFSCHERMING_WEG: "dossier niet meer afgeschermd",
}


class Uitkomst(StrEnum):
    """How a besluit on a melding ends, after phase 1 or phase 2 (E038, E045, E065)."""

    FASE_2 = "fase_2"
    GEEN_ZAAK = "geen_zaak"
    LOKALE_PGA = "lokale_pga"
    WOONOVERLAST = "woonoverlast"
    ELDERS = "elders"
    LOPENDE_CASUS = "lopende_casus"
    IN_BEHANDELING = "in_behandeling"
    DOORVERWIJZING = "doorverwijzing"

    @property
    def weergave(self) -> str:
        """Return the Dutch name as the screen shows it."""
        return _UITKOMST[self]


_UITKOMST: Final[dict[Uitkomst, str]] = {
    Uitkomst.FASE_2: "door naar fase 2",
    Uitkomst.GEEN_ZAAK: "geen zaak voor het regieteam, advies aan de melder",
    Uitkomst.LOKALE_PGA: "naar de lokale PGA",
    Uitkomst.WOONOVERLAST: "naar de wijkcoördinator woonoverlast",
    Uitkomst.ELDERS: "naar een andere gemeente of dienst",
    Uitkomst.LOPENDE_CASUS: "hoort bij een lopende casus",
    Uitkomst.IN_BEHANDELING: "in behandeling",
    Uitkomst.DOORVERWIJZING: "doorverwijzing",
}


class Afronding(StrEnum):
    """Who about a betrokkene was told or excepted once a fact was there; kept in its uitkomst.

    Whether a second parent must hear it too is known when the fact is recorded, and nowhere in the
    facts themselves: so the fact says it.
    """

    IEDEREEN = ""
    REST_UITGEZONDERD = "rest_uitgezonderd"
    REST_OPEN = "rest_open"
    NIET_NODIG = "niet_nodig"  # died: nobody is told, and nothing is weighed again


@dataclass(frozen=True, slots=True, kw_only=True)
class Feit:
    """One fact; volgnr gives the order, never the clock.

    Attributes:
        over: the betrokkene, informatieverzoek or overleg it is about; naam shows it.
        datum2: a second date, such as the day an exception is weighed again.
        vervangt: the fact this one corrects, for the reason in reden.
        uitkomst: how a besluit ended; empty means the work goes on to the next phase. Of who was
            told or excepted it is an `Afronding`.
        aan: the persoon or organisatie that was told, or that an uitzondering is about.
        inhoud: the hash of what was judged; see `beoordeling.inhoud_van`.

    """

    id: UUID
    volgnr: int
    soort: FeitSoort
    datum: date
    moment: datetime | None = None
    over: UUID | None = None
    naam: str = field(default="", repr=False)
    datum2: date | None = None
    kanaal: str = ""
    wie: str = field(default="", repr=False)
    tekst: str = field(default="", repr=False)
    vervangt: UUID | None = None
    reden: str = field(default="", repr=False)
    uitkomst: str = ""
    aan: UUID | None = None
    inhoud: str = field(default="", repr=False)


def _laatste_per_oorsprong(feiten: Iterable[Feit]) -> list[tuple[int, Feit]]:
    """Pair the latest of each chain of corrections with the volgnr the chain began with."""
    per_id = {feit.id: feit for feit in feiten}
    if not any(feit.vervangt for feit in per_id.values()):
        return [(feit.volgnr, feit) for feit in per_id.values()]
    ketens: dict[UUID, list[Feit]] = {}
    for feit in per_id.values():
        oorsprong, gezien = feit, {feit.id}
        while (vorige := oorsprong.vervangt) and vorige in per_id and vorige not in gezien:
            gezien.add(vorige)
            oorsprong = per_id[vorige]
        # A fact may replace one that is not among these; two such corrections are one chain.
        sleutel = oorsprong.vervangt or oorsprong.id
        ketens.setdefault(sleutel, []).append(feit)
    return [
        (min(feit.volgnr for feit in keten), max(keten, key=lambda feit: feit.volgnr))
        for keten in ketens.values()
    ]


def geldige(feiten: Iterable[Feit]) -> tuple[Feit, ...]:
    """Drop what was replaced, also through chains of corrections; order by volgnr."""
    return tuple(
        sorted((laatste for _, laatste in _laatste_per_oorsprong(feiten)), key=lambda f: f.volgnr)
    )


def in_verloop(feiten: Iterable[Feit]) -> tuple[Feit, ...]:
    """Return the valid facts, a correction at the place of what it corrected.

    A date of receipt that is corrected after the retour still comes before that retour.
    """
    paren = sorted(_laatste_per_oorsprong(feiten), key=lambda paar: paar[0])
    return tuple(laatste for _, laatste in paren)
