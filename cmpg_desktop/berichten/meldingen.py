"""Meldingen: the snapshot of the page, the list, the tijdlijn, and what can be done with one."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from cmpg_desktop.berichten.documenten import DocumentSnapshot
from cmpg_desktop.berichten.kern import Command, Query, nieuw_id
from cmpg_desktop.berichten.personen import BetrokkeneSnapshot
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.werkproces.feiten import Feit
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.meldingregels import OntvangstWijze, Vraag
from cmpg_desktop.werkproces.termijnen import DagSoort, Termijn


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblematiekSnapshot:
    """What was reported on one leefgebied."""

    id: UUID
    leefgebied: Leefgebied
    tekst: str = field(repr=False)
    bijzonder: bool = False
    strafrechtelijk: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SpoedcontactSnapshot:
    """One emergency call as it was made."""

    id: UUID
    dienst: str
    nummer: str
    moment: datetime
    wie: str = field(default="", repr=False)
    uitkomst: str = field(default="", repr=False)
    door: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Samenvoeging:
    """The other melding of a merge, by what it is called and when it came in."""

    id: UUID
    kop: str = field(repr=False)
    ontvangen_op: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldingBlad:
    """Everything the page of a melding shows."""

    id: UUID
    titel: str = field(repr=False)
    kop: str = field(repr=False)  # the title shown: as typed, else made from who it is about
    regime: str
    stand: Stand
    ontvangen_op: date
    ontvangen_om: datetime | None
    wijze: OntvangstWijze
    behandelaar_id: UUID | None
    behandelaar: str
    organisatie_id: UUID | None
    organisatie: str
    organisatie_soort: str
    convenantpartij: bool
    contactpersoon_id: UUID | None
    melder_soort: str
    melder_naam: str = field(repr=False)
    melder_functie: str = field(repr=False)
    melder_geslacht: str
    melder_telefoon: str = field(repr=False)
    melder_email: str = field(repr=False)
    melder_waarom: str = field(repr=False)
    melder_eerder: int
    uw_kenmerk: str = field(repr=False)
    concrete_vraag: str = field(repr=False)
    eerder_geprobeerd: str = field(repr=False)
    inzet_bemiddeling: str = field(repr=False)
    inzet_dossier: str = field(repr=False)
    inzet_hulp: str = field(repr=False)
    inzet_corporatie: str = field(repr=False)
    deelgrond: str
    deelgrond_toelichting: str = field(repr=False)
    # Each of the three: "" not asked, ja, nee, onbekend (E057).
    conflict_zeer_ernstig: str
    conflict_niet_anders: str
    conflict_intensief_geprobeerd: str
    spoed: bool
    problematiek: tuple[ProblematiekSnapshot, ...] = field(repr=False)
    betrokkenen: tuple[BetrokkeneSnapshot, ...] = field(repr=False)
    documenten: tuple[DocumentSnapshot, ...] = field(repr=False)
    spoedcontacten: tuple[SpoedcontactSnapshot, ...] = field(repr=False)
    feiten: tuple[Feit, ...] = field(repr=False)
    termijnen: tuple[Termijn, ...] = field(repr=False)
    ontbreekt: tuple[Vraag, ...]
    casus_id: UUID | None = None
    casus: str = field(default="", repr=False)
    samengevoegd_met_id: UUID | None = None  # where this one went
    opgenomen: int = 0  # how many came into this one
    notitie_id: UUID | None = None  # the call it was made of


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldingRij:
    """One line in the list of meldingen."""

    id: UUID
    kop: str = field(repr=False)
    organisatie: str
    ontvangen_op: date
    uiterlijk: date | None
    behandelaar: str
    stand: Stand
    spoed: bool
    dagen_te_laat: int = 0
    dagsoort: DagSoort = DagSoort.WERKDAGEN  # of `dagen_te_laat`
    voorgesteld: bool = False  # a proposal waits for who decides
    wacht_op_melder: bool = False

    @property
    def hoe(self) -> str:
        """How it stands, in the Dutch words on screen."""
        if self.stand is Stand.OPEN and self.wacht_op_melder:
            return "wacht op de melder"
        if self.stand is Stand.OPEN and self.voorgesteld:
            return "voorstel klaar"
        return self.stand.weergave


@dataclass(frozen=True, slots=True, kw_only=True)
class TijdlijnRegel:
    """One fact, told as a sentence."""

    volgnr: int
    datum: date
    moment: datetime | None
    soort: str
    zin: str = field(repr=False)
    door: str = ""
    reden: str = field(default="", repr=False)
    vervallen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CasusKeuze:
    """A casus to link to: no more than number, label and whether it is closed."""

    id: UUID
    nummer: str
    titel: str = field(repr=False)
    gesloten_op: date | None
    toelichting: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldingOpenen(Query[MeldingBlad]):
    """Open a melding. The look is logged and committed before a row is read (E116).

    `opnieuw` reads again for a page that is already open, and logs only if it was not.
    """

    id: UUID
    opnieuw: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Meldingen(Query[tuple[MeldingRij, ...]]):
    """The list of meldingen, newest first, at most `limiet`."""

    ook_afgehandeld: bool = False
    limiet: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Samenvoegingen(Query[tuple[Samenvoeging, ...]]):
    """What the meldingen are called that this one was merged with; few have any."""

    melding_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Tijdlijn(Query[tuple[TijdlijnRegel, ...]]):
    """The facts of a melding or casus, newest first."""

    dossier_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekCasus(Query[tuple[CasusKeuze, ...]]):
    """Casussen to link to: by what is typed, or proposed by shared people and addresses."""

    tekst: str = field(default="", repr=False)
    melding_id: UUID | None = None
    limiet: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakMelding(Command):
    """Register a melding; ontvangst is its first fact. `velden` holds what was typed already."""

    id: UUID = field(default_factory=nieuw_id)
    feit_id: UUID = field(default_factory=nieuw_id)
    ontvangen_op: date
    ontvangen_om: datetime | None = None
    wijze: OntvangstWijze
    organisatie_id: UUID | None = None
    melder_naam: str = field(default="", repr=False)
    notitie_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrigeerOntvangst(Command):
    """Replace the fact of ontvangst by a new one, with the reason."""

    id: UUID
    feit_id: UUID = field(default_factory=nieuw_id)
    ontvangen_op: date
    ontvangen_om: datetime | None = None
    wijze: OntvangstWijze
    reden: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchrijfProblematiek(Command):
    """Write down what was reported on a leefgebied. Without a leefgebied it is refused (E002)."""

    id: UUID = field(default_factory=nieuw_id)
    melding_id: UUID
    leefgebied: Leefgebied | None
    tekst: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekIn(Command):
    """The melder withdraws the melding."""

    id: UUID
    feit_id: UUID = field(default_factory=nieuw_id)
    reden: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoegSamen(Command):
    """Merge a double melding into another; people and texts stay readable at both."""

    id: UUID
    met_id: UUID
    feit_id: UUID = field(default_factory=nieuw_id)
    reden: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class KoppelAanCasus(Command):
    """Link a melding to a casus: a running one, or a closed one that it builds on (E070)."""

    id: UUID
    casus_id: UUID
    feit_id: UUID = field(default_factory=nieuw_id)
    casus_feit_id: UUID = field(default_factory=nieuw_id)
    reden: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heropen(Command):
    """Undo a withdrawal, merge or link by a new fact with its reason."""

    id: UUID
    feit_id: UUID = field(default_factory=nieuw_id)
    reden: str = field(repr=False)
