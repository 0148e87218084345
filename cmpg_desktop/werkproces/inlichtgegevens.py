"""What is known of the people of one dossier, for who must be told and at which address.

Everyone named is a betrokkene (reglement art. 1 lid 2, E115). Nothing here knows a table or a
clock: who reads the dossier fills these in.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias
from uuid import UUID

from cmpg_desktop.werkproces.adressen import Adres
from cmpg_desktop.werkproces.geboorte import ONBEKEND, Geboorte
from cmpg_desktop.werkproces.namen import Naam
from cmpg_desktop.werkproces.relaties import GezagSoort

# Where a letter goes when there is a choice: where somebody lives comes first.
VOLGORDE: Final = ("woonadres", "briefadres", "verblijf")


def geldt_op(van: date | None, tot: date | None, op: date) -> bool:
    """Tell whether a period holds on a day; the last day is one of it, and no date is no end."""
    return (van is None or van <= op) and (tot is None or op <= tot)


class Veilig(StrEnum):
    """Is it safe to send somebody a letter at this address? Empty is not asked."""

    LEEG = ""
    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdresPeriode:
    """One address with its period; geheim None is not asked."""

    id: UUID
    soort: str = "woonadres"
    adres: Adres = field(repr=False)
    van: date | None = None
    tot: date | None = None
    geheim: bool | None = False

    @property
    def plek(self) -> tuple[str, ...]:
        """Return what tells one front door from another, however it was typed."""
        a = self.adres
        waar = (a.postcode or f"{a.straat} {a.woonplaats}", a.huisnummer, a.huisletter)
        return tuple("".join(deel.casefold().split()) for deel in (*waar, a.toevoeging))

    @property
    def regel(self) -> str:
        """Return "Lupinelaan 3 in Houten", for inside a sentence."""
        return " in ".join(filter(None, (self.adres.straatregel, self.adres.woonplaats)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Persoon:
    """Somebody who can get a letter, also when not in this dossier."""

    id: UUID
    naam: Naam = field(repr=False)
    geboorte: Geboorte = field(default=ONBEKEND, repr=False)
    overleden_op: date | None = None
    adressen: tuple[AdresPeriode, ...] = field(default=(), repr=False)
    adres_onbekend: bool = False

    @property
    def weergave(self) -> str:
        """Return how a colleague says the name."""
        return self.naam.weergavenaam

    def adreskeuze(self, op: date) -> tuple[AdresPeriode, ...]:
        """Return the address of this day: none, one, or more when nobody can tell which.

        The first kind that has one wins (woonadres), and of that kind the latest to begin.
        """
        if self.adres_onbekend:
            return ()
        nu = [een for een in self.adressen if geldt_op(een.van, een.tot, op)]
        for soort in (*VOLGORDE, *sorted({een.soort for een in nu} - set(VOLGORDE))):
            deze = [een for een in nu if een.soort == soort]
            laatst = max((een.van or date.min for een in deze), default=None)
            passend = {een.plek: een for een in deze if (een.van or date.min) == laatst}
            if passend:
                return tuple(passend.values())
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisatie:
    """An organisation that stands for somebody, such as a gecertificeerde instelling."""

    id: UUID
    weergave: str = field(repr=False)
    adres: Adres = field(default_factory=Adres, repr=False)


Houder: TypeAlias = Persoon | Organisatie


@dataclass(frozen=True, slots=True, kw_only=True)
class Betrokkene:
    """A persoon in this dossier.

    Attributes:
        veilig: is it safe to send this person a letter at this address.
        ook_als: the same person in a melding of this casus; what was told there was told.

    """

    id: UUID
    persoon: Persoon = field(repr=False)
    rol: str = field(default="", repr=False)
    veilig: Veilig = Veilig.LEEG
    ook_als: frozenset[UUID] = frozenset()

    @property
    def is_overleden(self) -> bool:
        """Tell whether this person died."""
        return self.persoon.overleden_op is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vertegenwoordiging:
    """One row of gezag or vertegenwoordiging: who decides or speaks for whom."""

    id: UUID
    over_persoon_id: UUID
    houder: Houder = field(repr=False)
    soort: GezagSoort
    bron: str = field(default="", repr=False)
    nagekeken_op: date | None = None
    van: date | None = None
    tot: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ouderschap:
    """Who is a parent of whom, with or without gezag."""

    ouder: Persoon = field(repr=False)
    kind_persoon_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class InlichtenDossier:
    """All that the rules of inlichten ask of one dossier."""

    betrokkenen: tuple[Betrokkene, ...] = field(repr=False)
    vertegenwoordiging: tuple[Vertegenwoordiging, ...] = field(default=(), repr=False)
    ouders: tuple[Ouderschap, ...] = field(default=(), repr=False)

    def betrokkene_van(self, persoon_id: UUID) -> Betrokkene | None:
        """Return this persoon in the dossier, if there."""
        return next((b for b in self.betrokkenen if b.persoon.id == persoon_id), None)

    def is_geheim(self, adres: AdresPeriode, op: date) -> bool:
        """Tell whether this front door is secret: for one who lives there is for all.

        A young child gets no letter, so whether its own address is secret is not asked.
        """
        return bool(adres.geheim) or any(
            een.geheim and een.plek == adres.plek and geldt_op(een.van, een.tot, op)
            for b in self.betrokkenen
            for een in b.persoon.adressen
        )

    def houders(
        self, persoon: Persoon, soorten: Iterable[GezagSoort], op: date
    ) -> tuple[Vertegenwoordiging, ...]:
        """Return who stands for this persoon on a day, each holder once and none who died.

        Of two rows of one holder the one with its source counts: then nothing has to be asked.
        """
        gekozen: dict[UUID, Vertegenwoordiging] = {}
        for rij in self._rijen(persoon, frozenset(soorten), op):
            oud = gekozen.get(rij.houder.id)
            if oud is None or (not (oud.bron and oud.nagekeken_op) and rij.bron):
                gekozen[rij.houder.id] = rij
        return tuple(gekozen.values())

    def _rijen(
        self, persoon: Persoon, soorten: frozenset[GezagSoort], op: date
    ) -> Iterator[Vertegenwoordiging]:
        for rij in self.vertegenwoordiging:
            overleden = isinstance(rij.houder, Persoon) and rij.houder.overleden_op is not None
            geldig = rij.soort in soorten and geldt_op(rij.van, rij.tot, op)
            if rij.over_persoon_id == persoon.id != rij.houder.id and geldig and not overleden:
                yield rij
