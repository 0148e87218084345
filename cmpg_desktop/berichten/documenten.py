"""Documents and letters: what hangs on a melding, and the road from text to a sent letter."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from cmpg_desktop.berichten.kern import Command, Lane, Query, nieuw_id
from cmpg_desktop.berichten.stand import Stand

MAX_BIJLAGE = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSnapshot:
    """A document without its bytes. `verzonden_op` is the confirmed fact."""

    id: UUID
    soort: str
    naam: str = field(repr=False)
    versie: int
    mime: str
    omvang: int
    gemaakt_op: datetime
    door: str = ""
    verzonden_op: date | None = None
    verzonden_kanaal: str = ""
    verzonden_aan: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bladzijde:
    """A page as pixels (BGRA, row by row) and as text for who cannot see it."""

    breedte: int
    hoogte: int
    pixels: bytes = field(repr=False)
    tekst: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefConcept:
    """What the page of a letter shows before it exists: recipient, fields, and what is empty.

    While `getypt_onderwerp` or `gekozen_ondertekenaar_id` is empty, what is shown is a proposal.
    `volgende_begonnen`: what is typed is not the text of the last letter.
    """

    melding_id: UUID
    aan: tuple[str, ...] = field(repr=False)
    aanhef: str = field(repr=False)
    onderwerp: str = field(repr=False)
    advies: str = field(repr=False)
    ondertekenaar_id: UUID | None
    leeg: tuple[str, ...]
    documenten: tuple[DocumentSnapshot, ...] = ()
    getypt_onderwerp: str = field(default="", repr=False)
    gekozen_ondertekenaar_id: UUID | None = None
    organisatie_id: UUID | None = None
    volgende_begonnen: bool = False
    stand: Stand = Stand.OPEN  # of the melding: once that ended, no letter is written


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorbeeld:
    """Pages to look at, and the sha256 of the .docx they show."""

    bladzijden: tuple[Bladzijde, ...] = field(repr=False)
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bestand:
    """Bytes with a name to save or open them under (never a resident's name: besluit 29)."""

    naam: str
    mime: str
    bytes: bytes = field(repr=False)
    van_casus: bool = False  # a changed copy of it is attached there, and else to a melding


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefOpenen(Query[BriefConcept]):
    """Start or go on with the letter "advies aan de melder" of this melding; the look is logged."""

    melding_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefVoorbeeld(Query[Voorbeeld]):
    """Render the letter as it would be, without storing it."""

    lane: ClassVar[Lane] = Lane.DOCUMENTEN
    melding_id: UUID
    onderwerp: str = field(repr=False)
    advies: str = field(repr=False)
    ondertekenaar_id: UUID | None
    breedte_px: int = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakBrief(Command):
    """Render and store the letter as a new version. Refused while a field is empty."""

    lane: ClassVar[Lane] = Lane.DOCUMENTEN
    id: UUID = field(default_factory=nieuw_id)
    melding_id: UUID
    document_id: UUID | None = None  # a next version of this one
    onderwerp: str = field(repr=False)
    advies: str = field(repr=False)
    ondertekenaar_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefBladzijden(Query[Voorbeeld]):
    """The pages of a stored document (a letter or an attached PDF or image)."""

    lane: ClassVar[Lane] = Lane.DOCUMENTEN
    document_id: UUID
    breedte_px: int = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class HaalBestand(Query[Bestand]):
    """The bytes of a stored document, as it is or as PDF."""

    lane: ClassVar[Lane] = Lane.DOCUMENTEN
    document_id: UUID
    als_pdf: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Printers(Query[tuple[str, ...]]):
    """The printers this workstation has now; asked each time, they come and go with a session."""

    lane: ClassVar[Lane] = Lane.DOCUMENTEN


@dataclass(frozen=True, slots=True, kw_only=True)
class DrukAf(Query[None]):
    """Send a stored document to a printer; the look is logged."""

    lane: ClassVar[Lane] = Lane.DOCUMENTEN
    document_id: UUID
    printer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrukPdfAf(Query[None]):
    """Send a PDF of a screen to a printer; of a melding, the look is logged.

    Everyone at the printer can read `titel`: never a name or a reference (besluit 29).
    """

    lane: ClassVar[Lane] = Lane.DOCUMENTEN
    pdf: bytes = field(repr=False)
    printer: str = ""
    titel: str = "Lijst"
    melding_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldVerzonden(Command):
    """Confirm that a letter went out: channel, date, to whom. Withdrawn only by a new fact."""

    feit_id: UUID = field(default_factory=nieuw_id)
    document_id: UUID
    kanaal: str
    op: date
    aan: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekVerzendingIn(Command):
    """Withdraw "verzonden" by a new fact with its reason."""

    feit_id: UUID = field(default_factory=nieuw_id)
    document_id: UUID
    reden: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoegBijlageToe(Command):
    """Attach the original mail or file to a melding, or with `casus_id` to a casus."""

    bewaarbaar: ClassVar[bool] = False  # the file is still on disk; the journal stays small
    id: UUID = field(default_factory=nieuw_id)
    melding_id: UUID | None = None
    casus_id: UUID | None = None
    naam: str = field(repr=False)
    mime: str
    bytes: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SjabloonBevinding:
    """One thing found in a template, with its place."""

    ernst: str
    plaats: str
    melding: str
    suggestie: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SjabloonStand:
    """A template as in use: the program's own, or the municipality's version."""

    naam: str
    titel: str
    voor_wie: str
    leest_inwoner: bool
    eigen_versie: int | None
    bevindingen: tuple[SjabloonBevinding, ...]
    velden: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sjablonen(Query[tuple[SjabloonStand, ...]]):
    """The templates in use, checked."""

    lane: ClassVar[Lane] = Lane.DOCUMENTEN


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetSjabloon(Command):
    """Take a municipality's own version of a template in use; refused while it has a fault."""

    bewaarbaar: ClassVar[bool] = False
    lane: ClassVar[Lane] = Lane.DOCUMENTEN
    id: UUID = field(default_factory=nieuw_id)
    naam: str
    bytes: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeurSjabloon(Query[tuple[SjabloonBevinding, ...]]):
    """Check a file as the template `naam` before it is taken in use; empty means usable."""

    lane: ClassVar[Lane] = Lane.DOCUMENTEN
    naam: str
    bytes: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SjabloonBestand(Query[Bestand]):
    """The template in use, to edit in Word; with `voorbeeld` the letter it makes, with examples."""

    lane: ClassVar[Lane] = Lane.DOCUMENTEN
    naam: str
    voorbeeld: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanmeldingsformulier(Query[Bestand]):
    """The empty form by which a professional reports, with where to send it (E034)."""

    lane: ClassVar[Lane] = Lane.DOCUMENTEN


@dataclass(frozen=True, slots=True, kw_only=True)
class HerstelSjabloon(Command):
    """Use the program's own template again; the municipality's version stays kept."""

    lane: ClassVar[Lane] = Lane.DOCUMENTEN
    naam: str
