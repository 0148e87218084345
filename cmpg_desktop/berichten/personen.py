"""People as betrokkenen: what screens show of them and what can be done with them."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from cmpg_desktop.berichten.kern import Command, Query, nieuw_id
from cmpg_desktop.werkproces.adressen import Adres
from cmpg_desktop.werkproces.geboorte import Geboorte
from cmpg_desktop.werkproces.meldingregels import WeetVanMelding
from cmpg_desktop.werkproces.namen import Naam


@dataclass(frozen=True, slots=True, kw_only=True)
class AdresSnapshot:
    """One address of a persoon, with its period."""

    id: UUID
    soort: str
    adres: Adres = field(repr=False)
    van: date | None = None
    tot: date | None = None
    geheim: bool | None = None  # None: not asked


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatieSnapshot:
    """A relation as seen from one side; `soort` already reads from that side ("moeder van")."""

    id: UUID
    soort: str
    weergave: str = field(repr=False)
    ander_id: UUID
    ander: str = field(repr=False)
    toelichting: str = field(default="", repr=False)
    omgekeerd: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GezagSnapshot:
    """Who has authority over, or represents, this persoon (or the other way round)."""

    id: UUID
    soort: str
    over_id: UUID
    over: str = field(repr=False)
    houder: str = field(repr=False)
    houder_persoon_id: UUID | None = None
    houder_organisatie_id: UUID | None = None
    bron: str = field(default="", repr=False)
    nagekeken_op: date | None = None
    van: date | None = None
    tot: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bekend:
    """Where else a person or address is known; says no more than this until opened (E070)."""

    persoon_id: UUID | None
    naam: str = field(repr=False)
    toelichting: str = field(repr=False)
    dossiers: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gelijkenis:
    """Somebody known with the same name or address; says no more than that, and with whom (E070).

    `persoon_id` is None where the names say that it is somebody else at the same address.
    """

    persoon_id: UUID | None
    waaraan: str
    toelichting: str = field(repr=False)

    @property
    def weergave(self) -> str:
        """Return "zelfde naam, bekend bij Marloes Hendriks"."""
        return f"{self.waaraan}, {self.toelichting}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersoonSnapshot:
    """Everything of one persoon."""

    id: UUID
    naam: Naam = field(repr=False)
    roepnaam: str = field(default="", repr=False)
    geboorte: Geboorte = field(repr=False)
    geboorte_tekst: str = field(default="", repr=False)
    geboorte_op: date | None = field(default=None, repr=False)
    geslacht: str = ""  # as stored: "" is not asked, which `naam` cannot tell from O
    overleden_op: date | None = None
    taal: str = field(default="", repr=False)
    tolk: str = field(default="", repr=False)
    telefoon: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    adres_onbekend: bool = False
    adressen: tuple[AdresSnapshot, ...] = field(default=(), repr=False)
    relaties: tuple[RelatieSnapshot, ...] = field(default=(), repr=False)
    gezag: tuple[GezagSnapshot, ...] = field(default=(), repr=False)
    weergavenaam: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class BetrokkeneSnapshot:
    """A persoon in this melding or casus."""

    id: UUID
    persoon: PersoonSnapshot = field(repr=False)
    rol: str = field(default="", repr=False)
    woont_in: str = field(default="", repr=False)
    van: date | None = None
    tot: date | None = None
    weet: WeetVanMelding | None = None
    weet_sinds: date | None = None
    weet_van_wie: str = field(default="", repr=False)
    weet_toelichting: str = field(default="", repr=False)
    ingelicht_op: date | None = None  # by this casus; the melding knows only what the melder said
    volgorde: int = 0
    elders: tuple[str, ...] = field(default=(), repr=False)
    misschien: tuple[Gelijkenis, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekBekende(Query[tuple[Bekend, ...]]):
    """Who or which address is already known, for what is being typed."""

    tekst: str = field(repr=False)
    adres: bool = False
    limiet: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class VoegBetrokkeneToe(Command):
    """Put a persoon in a melding: a new one (from `naam`), or one already known (`persoon_id`).

    With `casus_id` instead of `melding_id` in that casus.
    """

    id: UUID = field(default_factory=nieuw_id)
    melding_id: UUID | None = None
    casus_id: UUID | None = None
    persoon_id: UUID | None = None
    nieuw_persoon_id: UUID = field(default_factory=nieuw_id)
    naam: Naam | None = field(default=None, repr=False)
    rol: str = field(default="", repr=False)
    geboorte_tekst: str = field(default="", repr=False)
    woont_in: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class KoppelPersoon(Command):
    """Say that a betrokkene is a persoon who is known already: `naar`, not the new `van`.

    What `van` has and `naar` lacks goes along; what `naar` has is never overwritten.
    """

    id: UUID
    van: UUID
    naar: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class HerstelPersoon(Command):
    """Undo `KoppelPersoon`: the betrokkene is `van` again, and `naar` is as it was.

    `aangevuld` names what was filled in at `naar` (by its first column), `rijen` what was added.
    """

    id: UUID
    van: UUID
    naar: UUID
    aangevuld: tuple[str, ...] = ()
    rijen: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VoegAdresToe(Command):
    """Give a persoon an address."""

    id: UUID = field(default_factory=nieuw_id)
    persoon_id: UUID
    adres: Adres = field(repr=False)
    soort: str = "woonadres"
    van: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoegRelatieToe(Command):
    """Relate two people, once and directed: van *is* soort *of* naar."""

    id: UUID = field(default_factory=nieuw_id)
    van_persoon_id: UUID
    naar_persoon_id: UUID
    soort: str
    toelichting: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoegGezagToe(Command):
    """Record gezag or vertegenwoordiging, with its source."""

    id: UUID = field(default_factory=nieuw_id)
    over_persoon_id: UUID
    houder_persoon_id: UUID | None = None
    houder_organisatie_id: UUID | None = None
    soort: str
    bron: str = field(default="", repr=False)
    nagekeken_op: date | None = None
