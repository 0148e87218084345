"""The letters of phase 1: the outbox, one letter with its fields, and the road to sent.

The commands "verzonden" and its taking back are those of `documenten`: a letter that was made is a
document, with the id of the letter.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from cmpg_desktop.berichten.documenten import DocumentSnapshot, Voorbeeld
from cmpg_desktop.berichten.kern import Command, Lane, Query, nieuw_id
from cmpg_desktop.werkproces.brieven import BriefSoort
from cmpg_desktop.werkproces.uitgaand import BriefStand


@dataclass(frozen=True, slots=True, kw_only=True)
class BrievenbusRij:
    """One letter in the outbox.

    Attributes:
        kop: how the dossier is called on screen; never on an envelope or in a file name.
        waarom: what must be asked first, or why a letter that was made is not right any more.
        document: a version was made; `versie` says which.
        begonnen: somebody typed in it; until it is made that can be thrown away.
        klopt: what was made is still the letter that must go out.

    """

    id: UUID
    dossier_id: UUID
    dossier_soort: str
    kop: str = field(repr=False)
    soort: BriefSoort
    aan: str = field(repr=False)
    stand: BriefStand
    uiterlijk: date | None = None
    waarom: str = field(default="", repr=False)
    behandelaar: str = ""
    document: bool = False
    versie: int = 0
    begonnen: bool = False
    gemaakt_op: datetime | None = None
    verzonden_op: date | None = None
    kanaal: str = ""
    klopt: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BrievenbusBlad:
    """Every letter that must go out, was made, or went out in these last weeks."""

    vandaag: date
    rijen: tuple[BrievenbusRij, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brievenbus(Query[BrievenbusBlad]):
    """Read the outbox: mine, or the whole team's."""

    team: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefInvulling:
    """One field of a letter that is filled in here; `rij` is the row that WijzigVeld sets.

    While `waarde` is empty, `voorstel` stands in the letter.
    """

    rij: UUID
    naam: str
    titel: str
    hint: str = ""
    lijst: bool = False
    verplicht: bool = True
    waarde: str = field(default="", repr=False)
    voorstel: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefGegeven:
    """What stands in a letter and is changed elsewhere."""

    titel: str
    waarde: str = field(repr=False)
    waar: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefGemis:
    """What still holds up a letter, and where it is put right.

    `plek` is the name of a field here, or a page: melding, casus, inlichten, partners, gemeente,
    accounts.
    """

    tekst: str = field(repr=False)
    plek: str
    houdt_tegen: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefBlad:
    """One letter: its fields, what is missing, and what was made of it."""

    id: UUID
    dossier_id: UUID
    dossier_soort: str
    kop: str = field(repr=False)
    soort: BriefSoort
    stand: BriefStand
    uiterlijk: date | None = None
    aan: tuple[str, ...] = field(repr=False)
    aanhef: str = field(repr=False)
    velden: tuple[BriefInvulling, ...] = field(repr=False)
    gegevens: tuple[BriefGegeven, ...] = field(repr=False)
    gemis: tuple[BriefGemis, ...] = field(repr=False)
    ondertekenaar_id: UUID | None = None
    gekozen_ondertekenaar_id: UUID | None = None
    opsteller: str = ""
    geheim: bool = False
    organisatie_id: UUID | None = None
    document: DocumentSnapshot | None = None
    vervallen: str = ""
    begonnen: bool = False
    anderen: tuple[BrievenbusRij, ...] = field(default=(), repr=False)

    @property
    def kan_weg(self) -> bool:
        """Whether there is something to throw away that never became a letter."""
        return self.begonnen and self.document is None

    @property
    def kan_gemaakt(self) -> bool:
        """Whether nothing holds it up."""
        return not self.vervallen and not any(een.houdt_tegen for een in self.gemis)


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefLezen(Query[BriefBlad]):
    """Open one letter of a dossier, or the first to go out; a look like any other there."""

    dossier_id: UUID
    id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefVeld:
    """What stands in the fields on screen now, saved or not."""

    naam: str
    waarde: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefProef(Query[Voorbeeld]):
    """Render a letter as it would be, with what stands on screen, without storing it."""

    lane: ClassVar[Lane] = Lane.DOCUMENTEN
    dossier_id: UUID
    id: UUID
    teksten: tuple[BriefVeld, ...] = field(default=(), repr=False)
    ondertekenaar_id: UUID | None = None
    breedte_px: int = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginBrief(Command):
    """Make the rows of a letter that must go out, so that its fields can be set; else nothing."""

    dossier_id: UUID
    id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginGerichtVerzoek(Command):
    """Begin the letter of a question to one partner about people of this melding (E041)."""

    dossier_id: UUID
    id: UUID = field(default_factory=nieuw_id)
    organisatie_id: UUID
    over: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakUitgaandeBrief(Command):
    """Render and store a letter as its next version; refused while something holds it up."""

    lane: ClassVar[Lane] = Lane.DOCUMENTEN
    dossier_id: UUID
    id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class GooiBriefWeg(Command):
    """Throw away what was begun of a letter and never made; what must go out is still derived."""

    id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetBriefTerug(Command):
    """Bring back a letter that was thrown away, as it was: the way back of `GooiBriefWeg`.

    `over` holds about whom it is, and to whom: of a gericht verzoek nobody.
    """

    id: UUID
    melding_id: UUID | None = None
    casus_id: UUID | None = None
    soort: BriefSoort
    organisatie_id: UUID | None = None
    ondertekenaar_id: UUID | None = None
    teksten: tuple[BriefVeld, ...] = field(default=(), repr=False)
    over: tuple[tuple[UUID, UUID | None], ...] = ()
