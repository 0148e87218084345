"""Telling the people of a dossier that they are in it: what the screen shows, and what is recorded.

A dossier is a casus, or a melding before there is one; which of the two the work finds by its id.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from cmpg_desktop.berichten.kern import Command, Query
from cmpg_desktop.berichten.velden import Waarde
from cmpg_desktop.werkproces.adressen import Adres
from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.inlichtbrieven import InlichtenBrief
from cmpg_desktop.werkproces.inlichten import Blokkade, InlichtenStand
from cmpg_desktop.werkproces.termijn import Termijn
from cmpg_desktop.werkproces.uitzondering import UitzonderingConcept, UitzonderingGrond, Weegpunt


@dataclass(frozen=True, slots=True, kw_only=True)
class InlichtenRegel:
    """One fact in the history of telling a betrokkene; what was corrected stays, marked."""

    feit_id: UUID
    soort: FeitSoort
    datum: date
    tot: date | None = None
    aan_id: UUID | None = None
    aan: str = field(default="", repr=False)
    kanaal: str = ""
    wie: str = field(default="", repr=False)
    tekst: str = field(default="", repr=False)
    door: str = field(default="", repr=False)
    reden: str = field(default="", repr=False)
    vervallen: bool = False
    niet_nodig: bool = False  # who it is about died
    elders: bool = False  # recorded at the melding or casus beside this dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class InlichtenBetrokkene:
    """How telling one betrokkene stands.

    Attributes:
        uiterlijk: the last day to tell; its sentence is `uiterlijk_zin`.
        grens_eerste: the last day to choose for weighing again, the first time for a reader.
        grens_later: that day when it was weighed before.
        eerst_voor: the readers for whom it is the first time; None is everybody.
        eerste: no exception was weighed before, for anybody.
        wijkt_af: the facts say something else about who is left than is so now.
        adres: where somebody else in the dossier may live too; never a secret one.

    """

    id: UUID
    persoon_id: UUID
    rol: str = field(default="", repr=False)
    leeftijd: str = field(default="", repr=False)
    veilig: str = ""
    stand: InlichtenStand = field(repr=False)
    termijn: Termijn | None = field(default=None, repr=False)
    uiterlijk: date
    uiterlijk_zin: str
    grens_eerste: date
    grens_later: date
    eerst_voor: frozenset[UUID | None] = frozenset({None})
    eerste: bool = True
    wijkt_af: str = field(default="", repr=False)
    verleden: tuple[InlichtenRegel, ...] = field(default=(), repr=False)
    adres: Adres | None = field(default=None, repr=False)

    def grens(self, aan: UUID | None) -> date:
        """Return the last day to choose for weighing again, for one reader or for everybody."""
        return self.grens_eerste if aan in self.eerst_voor else self.grens_later


@dataclass(frozen=True, slots=True, kw_only=True)
class InlichtenBlad:
    """Everything of inlichten in one dossier, as it stands today.

    Attributes:
        soort: melding or casus.
        kop: what the dossier is called.
        betrokkenen: in the order of the dossier.
        waarden: what a field that a question asks for holds now, by its code and row.
        adressen: how the address of a row reads, for a question that ends one.
        teksten: what the municipality made of the words for the law, by code.
        dicht: why nothing can be recorded here, or empty.
        alleen_lezen: the rows of people who are only in a dossier that ended.

    """

    dossier_id: UUID
    soort: str
    kop: str = field(repr=False)
    ontvangen_op: date
    betrokkenen: tuple[InlichtenBetrokkene, ...] = field(repr=False)
    brieven: tuple[InlichtenBrief, ...] = field(repr=False)
    blokkades: tuple[Blokkade, ...] = field(repr=False)
    waarden: Mapping[tuple[str, UUID], Waarde] = field(repr=False)
    adressen: Mapping[UUID, str] = field(repr=False)
    teksten: Mapping[str, str] = field(repr=False)
    dicht: str = ""
    vragen_dicht: str = ""
    alleen_lezen: frozenset[UUID] = frozenset()
    nu_uit: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class InlichtenOpenen(Query[InlichtenBlad]):
    """Open the part of a dossier about telling. The look is logged before a row is read (E116)."""

    dossier_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class LegIngelichtVast(Command):
    """Record that somebody was told: each pair says about whom, and who heard it.

    A fact of its own per pair, so that two parents are two. With `vervangt` it corrects one.
    """

    dossier_id: UUID
    paren: tuple[tuple[UUID, UUID], ...]
    op: date
    kanaal: str
    wie: str = field(default="", repr=False)
    tekst: str = field(default="", repr=False)
    vervangt: UUID | None = None
    reden: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NeemIngelichtTerug(Command):
    """Say that somebody was not told after all: a new fact, with the reason."""

    dossier_id: UUID
    feit_id: UUID
    reden: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weegantwoord:
    """What was weighed on one point of UAVG art. 41 lid 2."""

    punt: Weegpunt
    tekst: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegUitzonderingVast(Command):
    """Record a weighed exception to telling; a second one is weighing it again."""

    dossier_id: UUID
    over: UUID
    aan: UUID | None = None
    grond: UitzonderingGrond | None = None
    avg_nagelopen: bool = False
    motivering: str = field(default="", repr=False)
    weging: tuple[Weegantwoord, ...] = field(default=(), repr=False)
    besproken_met: tuple[str, ...] = field(default=(), repr=False)
    hertoets_op: date | None = None

    @property
    def concept(self) -> UitzonderingConcept:
        """Give it in the form that the rules read."""
        return UitzonderingConcept(
            grond=self.grond,
            avg_nagelopen=self.avg_nagelopen,
            motivering=self.motivering,
            weging={een.punt: een.tekst for een in self.weging},
            besproken_met=self.besproken_met,
            hertoets_op=self.hertoets_op,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class HefUitzonderingOp(Command):
    """Let an exception end today instead of later: a correction, with the reason."""

    dossier_id: UUID
    over: UUID
    reden: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class WerkInlichtenBij(Command):
    """Make the facts say again who is left to tell, after gezag or an age changed."""

    dossier_id: UUID
    over: UUID
