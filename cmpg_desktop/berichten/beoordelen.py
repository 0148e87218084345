"""Weighing a melding: its rounds, the proposal and the besluit, and who stands in for whom.

A single field of a beoordeling or of a point is set with `WijzigVeld` (`Veld.BEOORDELING_*`,
`Veld.BEOORDELINGSPUNT_*`); their rows are made by `KiesUitkomst`.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from cmpg_desktop.berichten.kern import Command, Query, nieuw_id
from cmpg_desktop.berichten.meldingen import CasusKeuze
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.werkproces.beoordeling import Aanpak, Criterium, Weging
from cmpg_desktop.werkproces.meldingregels import Vraag


@dataclass(frozen=True, slots=True, kw_only=True)
class PuntSnapshot:
    """One criterion with its answer; `id` is the row that WijzigVeld sets."""

    id: UUID
    criterium: Criterium
    antwoord: str = ""  # "" not asked, ja, nee, onbekend
    waaruit: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RetourSnapshot:
    """One thing the melding lacks, and whether the melder is asked for it (nee leaves it out)."""

    id: UUID  # of its beoordelingspunt
    vraag: Vraag
    antwoord: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoorstelSnapshot:
    """What was proposed, by whom and when.

    `geldig` is False when something was changed since: then `vervallen` says so in Dutch.
    """

    id: UUID  # the fact: what Besluit and GeefTerug name
    uitkomst: Weging
    motivering: str = field(repr=False)
    door_id: UUID | None
    door: str
    moment: datetime
    geldig: bool = True
    vervallen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BesluitSnapshot:
    """What was decided, by whom and when; namens: "waarnemer van X"."""

    id: UUID
    uitkomst: Weging
    door: str
    namens: str = ""
    moment: datetime
    afwijkend: str = field(default="", repr=False)
    lijst: tuple[str, ...] = field(default=(), repr=False)  # of a retour: what the melder is asked


@dataclass(frozen=True, slots=True, kw_only=True)
class TeruggegevenSnapshot:
    """Why a proposal came back."""

    reden: str = field(repr=False)
    door: str
    moment: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RondeSnapshot:
    """One round. Its rows are there from the first KiesUitkomst on; `begonnen` says so."""

    id: UUID
    ronde: int
    begonnen: bool
    uitkomst: Weging | None = None
    aanpak: Aanpak | None = None
    motivering: str = field(default="", repr=False)
    casus_id: UUID | None = None
    casus: str = field(default="", repr=False)
    organisatie_id: UUID | None = None
    organisatie: str = ""
    naar_wie: str = field(default="", repr=False)
    melder_tot: date | None = None
    ingeschreven_op: date | None = None
    ingeschreven_bron: str = field(default="", repr=False)
    zorgmijder: str = ""  # "" not asked, ja, nee, onbekend
    zorgmijder_waaruit: str = field(default="", repr=False)
    punten: tuple[PuntSnapshot, ...] = field(default=(), repr=False)
    retour: tuple[RetourSnapshot, ...] = field(default=(), repr=False)
    voorstel: VoorstelSnapshot | None = None
    teruggegeven: TeruggegevenSnapshot | None = None
    besluit: BesluitSnapshot | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Beslisser:
    """Somebody who is procesmanager or stands in today, and whether they may decide here."""

    id: UUID
    naam: str
    namens: str = ""  # "waarnemer van Bert Oosterling"
    mag: bool = True
    reden: str = ""
    zonder_wachtwoord: bool = False  # demonstration: naming the person is enough


@dataclass(frozen=True, slots=True, kw_only=True)
class Caseload:
    """A casusregisseur with how many casussen are open."""

    id: UUID
    naam: str
    lopend: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GerichtVerzoek:
    """A question to one partner before the besluit (E041)."""

    id: UUID
    aan: str
    tekst: str = field(repr=False)
    verzonden_op: date
    beantwoord_op: date | None = None
    antwoord: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class BeoordelingBlad:
    """All that the page of the beoordeling shows; the last of `rondes` is the one that is on."""

    melding_id: UUID
    kop: str = field(repr=False)
    stand: Stand
    spoed: bool
    behandelaar: str
    rondes: tuple[RondeSnapshot, ...]
    ontbreekt: tuple[Vraag, ...] = ()
    wacht_sinds: date | None = None  # the retour that the melder did not answer yet
    wacht_tot: date | None = None
    mag_besluiten: bool = False  # who looks; another at this workstation: see `beslissers`
    besluit_weigering: str = ""
    beslissers: tuple[Beslisser, ...] = ()
    caseload: tuple[Caseload, ...] = ()
    eerdere: tuple[CasusKeuze, ...] = field(default=(), repr=False)  # with the same people
    verzoeken: tuple[GerichtVerzoek, ...] = field(default=(), repr=False)
    casus_id: UUID | None = None  # that began with this melding, or that it belongs to

    @property
    def nu(self) -> RondeSnapshot:
        """The round that is on."""
        return self.rondes[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class BeoordelingOpenen(Query[BeoordelingBlad]):
    """Open the beoordeling of a melding; a look like any other in that melding (E116)."""

    melding_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class WaarnemingSnapshot:
    """Who stands in for whom, and when."""

    id: UUID
    voor_id: UUID
    voor: str
    waarnemer_id: UUID
    waarnemer: str
    van: date
    tot: date
    reden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waarnemingen(Query[tuple[WaarnemingSnapshot, ...]]):
    """The periods of standing in that are on or still to come, first one first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KiesUitkomst(Command):
    """Choose the outcome of the round that is on, if it still is `oud`.

    Makes the row of the beoordeling and those of its points where they are not there yet.
    """

    melding_id: UUID
    oud: Weging | None
    uitkomst: Weging | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StelVoor(Command):
    """Propose what was filled in to the procesmanager."""

    melding_id: UUID
    feit_id: UUID = field(default_factory=nieuw_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluit(Command):
    """Decide on a proposal, exactly as it was seen.

    `beslisser_id` names another than who is signed in, who decides at this workstation: with their
    own password, checked in the same step. The besluit is then theirs. `regisseur_id` is needed
    when a casus begins.
    """

    bewaarbaar: ClassVar[bool] = False  # a password is never written to the journal
    melding_id: UUID
    voorstel_id: UUID
    feit_id: UUID = field(default_factory=nieuw_id)
    casus_id: UUID = field(default_factory=nieuw_id)  # of the casus, when one begins
    regisseur_id: UUID | None = None
    afwijkend: str = field(default="", repr=False)
    beslisser_id: UUID | None = None
    wachtwoord: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class GeefTerug(Command):
    """Send a proposal back with the reason; for who may decide, as in `Besluit`."""

    bewaarbaar: ClassVar[bool] = False
    melding_id: UUID
    voorstel_id: UUID
    feit_id: UUID = field(default_factory=nieuw_id)
    reden: str = field(repr=False)
    beslisser_id: UUID | None = None
    wachtwoord: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OntvangAanvulling(Command):
    """The melder answered a retour: a new round begins, with a copy of the answers so far."""

    melding_id: UUID
    feit_id: UUID = field(default_factory=nieuw_id)
    ontvangen_op: date
    wijze: str = ""  # a value of OntvangstWijze
    tekst: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class HerinnerMelder(Command):
    """The melder was reminded of what is still asked."""

    melding_id: UUID
    feit_id: UUID = field(default_factory=nieuw_id)
    wijze: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SluitZonderAanvulling(Command):
    """The melder did not answer in time: the melding ends. Heropen takes it back."""

    melding_id: UUID
    feit_id: UUID = field(default_factory=nieuw_id)
    reden: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchrijfGesprek(Command):
    """The melding was talked through with the melder (E038)."""

    melding_id: UUID
    feit_id: UUID = field(default_factory=nieuw_id)
    op: date
    wie: str = field(default="", repr=False)
    wijze: str = ""
    tekst: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchrijfCasusoverleg(Command):
    """A casusoverleg with the wijkteam: with whom, up or down, and why (E043)."""

    melding_id: UUID
    feit_id: UUID = field(default_factory=nieuw_id)
    op: date
    met: str = field(repr=False)
    richting: str = ""  # "" | opschalen | afschalen
    reden: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerstuurGerichtVerzoek(Command):
    """A question to one partner went out; refused before everyone it names was told (besluit 4)."""

    melding_id: UUID
    id: UUID = field(default_factory=nieuw_id)
    feit_id: UUID = field(default_factory=nieuw_id)
    organisatie_id: UUID
    over: tuple[UUID, ...]  # the betrokkenen it names
    op: date
    wijze: str = ""
    tekst: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class BeantwoordGerichtVerzoek(Command):
    """The partner answered, also when there is nothing to tell."""

    melding_id: UUID
    id: UUID
    feit_id: UUID = field(default_factory=nieuw_id)
    op: date
    wijze: str = ""
    tekst: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class WijsWaarnemerAan(Command):
    """Name who decides for a procesmanager, from a day up to and including another."""

    id: UUID = field(default_factory=nieuw_id)
    voor_id: UUID
    waarnemer_id: UUID
    van: date
    tot: date
    reden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekWaarnemingIn(Command):
    """End a period of standing in; what was decided in it stays."""

    id: UUID
