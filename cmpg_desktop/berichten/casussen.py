"""Casussen: the list, the page that shows one, and what is changed on it as a whole."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from cmpg_desktop.berichten.documenten import DocumentSnapshot
from cmpg_desktop.berichten.kern import Command, Query, nieuw_id
from cmpg_desktop.berichten.meldingen import MeldingRij, TijdlijnRegel
from cmpg_desktop.berichten.personen import BetrokkeneSnapshot
from cmpg_desktop.werkproces.fasen import Fase
from cmpg_desktop.werkproces.termijnen import Termijn
from cmpg_desktop.werkproces.wettelijkkader import Wet


@dataclass(frozen=True, slots=True, kw_only=True)
class Toegang:
    """Somebody who is named at an afgeschermd dossier."""

    medewerker_id: UUID
    naam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CasusBlad:
    """Everything the page of a casus shows."""

    id: UUID
    nummer: str
    titel: str = field(repr=False)
    kop: str = field(repr=False)  # the title as typed, else made from who it is about; may be empty
    aanpak: str  # GGA, PGA or "" when nobody said so yet
    zorgmijder: str  # ja, nee, onbekend or "" when nobody said so yet
    zorgmijder_waaruit: str = field(repr=False)
    geopend_op: date
    gesloten_op: date | None
    casusregisseur_id: UUID | None
    casusregisseur: str
    afgeschermd: bool
    toegang: tuple[Toegang, ...]
    kader: tuple[str, ...]  # codes of laws
    wetten: tuple[Wet, ...]  # all that can be chosen
    stappen: tuple[Fase, ...]
    betrokkenen: tuple[BetrokkeneSnapshot, ...] = field(repr=False)
    documenten: tuple[DocumentSnapshot, ...] = field(repr=False)
    meldingen: tuple[MeldingRij, ...] = field(repr=False)
    termijnen: tuple[Termijn, ...] = field(repr=False)
    tijdlijn: tuple[TijdlijnRegel, ...] = field(repr=False)
    eerdere_id: UUID | None = None  # the aanpak it builds on
    eerdere: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CasusOpenen(Query[CasusBlad]):
    """Open a casus. The look is logged and committed before a row is read (E116).

    `opnieuw` reads again for a page that is already open, and logs only if it was not. An
    afgeschermd dossier asks for a `reden` (besluit 28): without one comes `RedenGevraagd`.
    """

    id: UUID
    opnieuw: bool = False
    reden: str = field(default="", repr=False)


class CasusGroep(StrEnum):
    """Which casussen the list shows."""

    OPEN = "open"
    MIJN = "mijn"
    GESLOTEN = "gesloten"
    ALLE = "alle"

    @property
    def weergave(self) -> str:
        """The Dutch words on screen."""
        return {"open": "Lopend", "mijn": "Van mij", "gesloten": "Afgesloten", "alle": "Alle"}[self]


class CasusKolom(StrEnum):
    """A column of the list, by which it can be sorted."""

    NUMMER = "nummer"
    KOP = "kop"
    AANPAK = "aanpak"
    FASE = "fase"
    CASUSREGISSEUR = "casusregisseur"
    GEOPEND = "geopend"
    TERMIJN = "termijn"
    STAND = "stand"


@dataclass(frozen=True, slots=True, kw_only=True)
class CasusRij:
    """One line in the list of casussen."""

    id: UUID
    nummer: str
    kop: str = field(repr=False)
    aanpak: str
    fase: str
    casusregisseur: str
    geopend_op: date
    gesloten_op: date | None
    termijn: Termijn | None = field(default=None, repr=False)  # the first that runs
    afgeschermd: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CasusLijst:
    """A part of the list, and how many there are in all."""

    rijen: tuple[CasusRij, ...] = field(repr=False)
    totaal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Casussen(Query[CasusLijst]):
    """The list of casussen, at most `limiet`; L-PGA stays apart (E042)."""

    groep: CasusGroep = CasusGroep.OPEN
    tekst: str = field(default="", repr=False)  # number, name of who is in it, casusregisseur
    op: CasusKolom = CasusKolom.TERMIJN
    aflopend: bool = False
    limiet: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Regisseur:
    """Somebody a casus can be given to, with how many run there already."""

    id: UUID
    naam: str
    casussen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Casusregisseurs(Query[tuple[Regisseur, ...]]):
    """Who a casus can be given to, in order of name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WijsCasusToe(Command):
    """Give a casus to a casusregisseur; a change needs a reason. A fact says so."""

    id: UUID
    feit_id: UUID = field(default_factory=nieuw_id)
    oud: UUID | None
    nieuw: UUID | None
    reden: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetKader(Command):
    """Say that a casus rests on a law, or not any more (E135)."""

    id: UUID
    kader: str
    aan: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SchermAf(Command):
    """Let only these people know of a casus, or with `op` False everybody again (besluit 28).

    Who shields it is always in. `oud` is who was named before: a colleague may have been first.
    """

    id: UUID
    feit_id: UUID = field(default_factory=nieuw_id)
    op: bool = True
    oud: tuple[UUID, ...] = ()
    wie: tuple[UUID, ...] = ()
    reden: str = field(repr=False)
