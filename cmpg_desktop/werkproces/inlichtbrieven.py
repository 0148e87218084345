"""Which letters tell people that they were recorded: to whom, where to, and what to ask first.

Source: privacyreglement art. 9 lid 5, besluiten 2 and 3, E055, E115, E125 to E128. A letter tells
a person about themself, or about somebody they stand for, and never about anybody else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from cmpg_desktop.werkproces.adressen import Adres
from cmpg_desktop.werkproces.inlichtgegevens import Houder, InlichtenDossier, Persoon
from cmpg_desktop.werkproces.inlichtvragen import (
    InlichtenVraag,
    InlichtenVragen,
    Mededeling,
    briefadres,
)


class InlichtenBriefSoort(StrEnum):
    """Letter (a), "wij kijken of wij u kunnen helpen", and letter (c), "wij gaan niet verder"."""

    KIJKEN_VOLWASSENE = "kijken_volwassene"
    KIJKEN_JONGERE = "kijken_jongere"
    KIJKEN_VERTEGENWOORDIGER = "kijken_vertegenwoordiger"
    NIET_VERDER_VOLWASSENE = "niet_verder_volwassene"
    NIET_VERDER_JONGERE = "niet_verder_jongere"
    NIET_VERDER_VERTEGENWOORDIGER = "niet_verder_vertegenwoordiger"


_EINDE: Final = {
    InlichtenBriefSoort.KIJKEN_VOLWASSENE: InlichtenBriefSoort.NIET_VERDER_VOLWASSENE,
    InlichtenBriefSoort.KIJKEN_JONGERE: InlichtenBriefSoort.NIET_VERDER_JONGERE,
    InlichtenBriefSoort.KIJKEN_VERTEGENWOORDIGER: InlichtenBriefSoort.NIET_VERDER_VERTEGENWOORDIGER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class InlichtenBrief:
    """One letter in one envelope.

    Attributes:
        aan: who gets it: one, or two representatives at one address.
        zelf: the betrokkene the reader is, when the letter tells them about themself too.
        over: the betrokkenen the readers stand for.
        geheim: the address is secret; it may stand on no other paper.

    """

    soort: InlichtenBriefSoort
    aan: tuple[Houder, ...] = field(repr=False)
    zelf: UUID | None = None
    over: tuple[UUID, ...] = ()
    adres: Adres | None = field(default=None, repr=False)
    geheim: bool = False
    vragen: tuple[InlichtenVraag, ...] = field(default=(), repr=False)

    @property
    def kan_uit(self) -> bool:
        """Tell whether nothing has to be asked first."""
        return not self.vragen

    @property
    def betrokkenen(self) -> tuple[UUID, ...]:
        """Return everyone this letter tells about."""
        return (*((self.zelf,) if self.zelf else ()), *self.over)

    @property
    def vast_te_leggen(self) -> tuple[tuple[UUID, UUID], ...]:
        """Return (over, aan) of each fact INGELICHT to record when it was sent."""
        return tuple((wie, aan.id) for wie in self.betrokkenen for aan in self.aan)

    def als_einde(self) -> "InlichtenBrief":
        """Return letter (c) to the same reader: it ends (besluit 3)."""
        return replace(self, soort=_EINDE[self.soort])


def _plek(houder: Houder, op: date) -> tuple[str, ...] | None:
    adres = briefadres(houder, op)
    return adres.plek if adres else None


@dataclass(frozen=True, slots=True)
class _Bundel:
    """What goes into one envelope, and whether all of it live behind that door."""

    delen: tuple[Mededeling, ...]
    thuis: bool
    plek_bekend: bool

    @property
    def aan(self) -> tuple[Houder, ...]:
        return tuple({deel.aan.id: deel.aan for deel in self.delen}.values())


def _bundels(delen: Sequence[Mededeling], op: date) -> list[_Bundel]:
    """Put together who stands for the same children at one address.

    Two at one address get one letter. Elsewhere than the child it is a letter about that child
    only, so that nobody reads about another child there.
    """
    samen: dict[object, list[Mededeling]] = {}
    for deel in delen:
        plek = _plek(deel.aan, op)
        thuis = plek is not None and plek == _plek(deel.over.persoon, op)
        naast = frozenset(
            d.aan.id for d in delen if d.over.id == deel.over.id and _plek(d.aan, op) == plek
        )
        deur = (plek, naast) if plek else deel.aan.id
        samen.setdefault((deur, None if thuis else deel.over.id), []).append(deel)
    return [
        _Bundel(tuple(groep), sleutel[1] is None, _plek(groep[0].aan, op) is not None)
        for sleutel, groep in samen.items()
        if isinstance(sleutel, tuple)
    ]


class _Brieven:
    """Makes the letters of one dossier on one day."""

    def __init__(
        self, dossier: InlichtenDossier, op: date, uitgezonderd: Mapping[UUID, date]
    ) -> None:
        self._dossier = dossier
        self._op = op
        self._vragen = InlichtenVragen(dossier, op, uitgezonderd)

    def maak(self, delen: Sequence[Mededeling]) -> tuple[InlichtenBrief, ...]:
        zelf = [deel for deel in delen if deel.rij is None]
        bundels = _bundels([deel for deel in delen if deel.rij], self._op)
        # Who lives with the child reads about it in the own letter; that comes first.
        bundels.sort(key=lambda bundel: not bundel.thuis)
        brieven: list[InlichtenBrief] = []
        for bundel in bundels:
            zelf_deel = self._samen_met(bundel, zelf)
            brieven.append(self._brief(zelf_deel, bundel))
            if zelf_deel:
                zelf.remove(zelf_deel)
        brieven += [self._brief(deel, None) for deel in zelf]
        plek = {b.id: n for n, b in enumerate(self._dossier.betrokkenen)}
        return tuple(
            sorted(brieven, key=lambda brief: (not brief.zelf, plek[brief.betrokkenen[0]]))
        )

    @staticmethod
    def _samen_met(bundel: _Bundel, zelf: Sequence[Mededeling]) -> Mededeling | None:
        """Return what the reader hears about themself, if it goes in this letter."""
        if len(bundel.aan) != 1 or not bundel.plek_bekend:
            return None
        mij = bundel.aan[0].id
        return next((deel for deel in zelf if deel.aan.id == mij and not deel.jongere), None)

    def _brief(self, zelf: Mededeling | None, bundel: _Bundel | None) -> InlichtenBrief:
        delen = bundel.delen if bundel else ()
        aan = bundel.aan if bundel else (zelf.aan,) if zelf else ()
        soort = InlichtenBriefSoort.KIJKEN_VERTEGENWOORDIGER
        if zelf and (bundel is None or bundel.thuis):
            soort = InlichtenBriefSoort.KIJKEN_VOLWASSENE
            if zelf.jongere:
                soort = InlichtenBriefSoort.KIJKEN_JONGERE
        adres, geheim = self._adres_van(aan[0])
        return InlichtenBrief(
            soort=soort,
            aan=aan,
            zelf=zelf.over.id if zelf else None,
            over=tuple({deel.over.id: None for deel in delen}),
            adres=adres,
            geheim=geheim,
            vragen=self._vragen.bij(aan, delen),
        )

    def _adres_van(self, houder: Houder) -> tuple[Adres | None, bool]:
        if isinstance(houder, Persoon):
            gekozen = briefadres(houder, self._op)
            if gekozen is None:
                return None, False
            return gekozen.adres, self._dossier.is_geheim(gekozen, self._op)
        return (houder.adres, False) if houder.adres.is_volledig else (None, False)


def maak_brieven(
    delen: Sequence[Mededeling],
    dossier: InlichtenDossier,
    op: date,
    uitgezonderd: Mapping[UUID, date] | None = None,
) -> tuple[InlichtenBrief, ...]:
    """Return the letters that tell this, each with what must be asked before it is printed.

    Args:
        delen: who must still hear about whom.
        dossier: the people, their addresses and who stands for whom.
        op: the day the letters go out; the address of that day counts.
        uitgezonderd: the betrokkenen who must not hear it yet, and until when.

    """
    return _Brieven(dossier, op, uitgezonderd or {}).maak(delen)
