"""Which letters must go out of one dossier: derived from its facts, never stored as a to-do.

After a retour or besluit of phase 1 (E045, E046), before anything about people leaves the house
(besluit 4, E126), and when it ends after they were told (besluit 3).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID, uuid5

from cmpg_desktop.werkproces.brieven import BriefSoort
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort, Uitkomst, geldige
from cmpg_desktop.werkproces.inlichtbrieven import InlichtenBrief, InlichtenBriefSoort
from cmpg_desktop.werkproces.inlichteinde import wie_hoort_het_einde
from cmpg_desktop.werkproces.inlichten import InlichtenOverzicht, inlichten, niets_eruit
from cmpg_desktop.werkproces.inlichtgegevens import InlichtenDossier
from cmpg_desktop.werkproces.rondes import besluit_van, wacht_op_melder


class BriefStand(StrEnum):
    """How a letter stands, in the order of the work."""

    TE_SCHRIJVEN = "te_schrijven"
    WACHT_OP_ANTWOORD = "wacht_op_antwoord"
    GEMAAKT = "gemaakt"
    VERZONDEN = "verzonden"

    @property
    def weergave(self) -> str:
        """Return the Dutch words of the screen."""
        return {
            BriefStand.TE_SCHRIJVEN: "te schrijven",
            BriefStand.WACHT_OP_ANTWOORD: "wacht op antwoord",
            BriefStand.GEMAAKT: "gemaakt, nog niet verzonden",
            BriefStand.VERZONDEN: "verzonden",
        }[self]


_B = BriefSoort
_I = InlichtenBriefSoort
_SOORT: Final = {
    _I.KIJKEN_VOLWASSENE: _B.KIJKEN_VOLWASSENE,
    _I.KIJKEN_JONGERE: _B.KIJKEN_JONGERE,
    _I.KIJKEN_VERTEGENWOORDIGER: _B.KIJKEN_VERTEGENWOORDIGER,
    _I.NIET_VERDER_VOLWASSENE: _B.NIET_VERDER,
    _I.NIET_VERDER_JONGERE: _B.NIET_VERDER_JONGERE,
    _I.NIET_VERDER_VERTEGENWOORDIGER: _B.NIET_VERDER,
}
KIJKEN: Final = frozenset({_B.KIJKEN_VOLWASSENE, _B.KIJKEN_JONGERE, _B.KIJKEN_VERTEGENWOORDIGER})
OVERDRACHT: Final = frozenset({_B.OVERDRACHT_LPGA, _B.OVERDRACHT_WOONOVERLAST})
# To a professional, and about people who must have been told first.
OVER_MENSEN: Final = OVERDRACHT | {_B.GERICHT_VERZOEK}
# What follows from each besluit of phase 1; a casus that began has letters of its own.
NA_BESLUIT: Final[Mapping[str, tuple[BriefSoort, ...]]] = {
    Uitkomst.GEEN_ZAAK: (_B.ADVIES_MELDER,),
    Uitkomst.LOKALE_PGA: (_B.OVERDRACHT_LPGA, _B.OVERDRACHT_MELDER),
    Uitkomst.WOONOVERLAST: (_B.OVERDRACHT_WOONOVERLAST, _B.OVERDRACHT_MELDER),
    Uitkomst.ELDERS: (_B.ELDERS,),
}
# Phase 2 ended, and the regieteam does not go on (E065).
EINDE_FASE_2: Final = frozenset(
    {
        Uitkomst.GEEN_ZAAK.value,
        Uitkomst.LOKALE_PGA.value,
        Uitkomst.WOONOVERLAST.value,
        Uitkomst.ELDERS.value,
        Uitkomst.DOORVERWIJZING.value,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class UitgaandeBrief:
    """One letter that must go out.

    Attributes:
        id: of its row and its document, whoever begins it: the same letter has the same id.
        feit: the retour or besluit it follows from.
        inlicht: of a letter to a resident: to whom, about whom, what must be asked first.
        blokkades: why nothing about these people may leave yet.

    """

    id: UUID
    soort: BriefSoort
    uiterlijk: date | None = None
    feit: Feit | None = None
    inlicht: InlichtenBrief | None = field(default=None, repr=False)
    blokkades: tuple[str, ...] = field(default=(), repr=False)

    @property
    def vragen(self) -> tuple[str, ...]:
        """Return what must be answered before this letter can be made."""
        van_brief = tuple(een.zin for een in self.inlicht.vragen) if self.inlicht else ()
        return (*van_brief, *self.blokkades)

    @property
    def wacht(self) -> bool:
        """Tell whether something must be answered first."""
        return bool(self.vragen)


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefDossier:
    """What the letters of one dossier are derived from.

    Attributes:
        eigen: the facts of this dossier itself; `feiten` also those of the dossiers beside it.
        uiterlijk: by when each betrokkene must have been told, where a termijn runs.
        verzoeken: each gericht verzoek that somebody began: its letter, and whom it names.

    """

    id: UUID
    is_casus: bool
    dossier: InlichtenDossier = field(repr=False)
    feiten: Sequence[Feit] = field(repr=False)
    eigen: Sequence[Feit] = field(repr=False)
    uiterlijk: Mapping[UUID, date] = field(default_factory=dict, repr=False)
    verzoeken: Mapping[UUID, frozenset[UUID]] = field(default_factory=dict, repr=False)
    gesloten: bool = False


def brief_id(dossier_id: UUID, soort: BriefSoort, *waarvan: object) -> UUID:
    """Give the id of a letter by what it is about, so that everyone gives it the same."""
    return uuid5(dossier_id, "/".join(("brief", soort.value, *map(str, waarvan))))


def inlicht_brief_id(dossier_id: UUID, brief: InlichtenBrief, *waarvan: object) -> UUID:
    """Give the id of a letter to a resident: who reads it, about whom."""
    aan = sorted(str(houder.id) for houder in brief.aan)
    over = sorted(map(str, brief.betrokkenen))
    return brief_id(dossier_id, _SOORT[brief.soort], *aan, "over", *over, *waarvan)


def verzonden_ids(feiten: Iterable[Feit]) -> frozenset[UUID]:
    """Return which letters went out, as the facts say now."""
    return frozenset(
        een.over for een in geldige(feiten) if een.soort is FeitSoort.BRIEF_VERZONDEN and een.over
    )


def uitgaand(van: BriefDossier, op: date) -> tuple[UitgaandeBrief, ...]:
    """Return every letter that must still go out of this dossier on a day."""
    weg = verzonden_ids(van.eigen)
    overzicht = inlichten(van.dossier, van.feiten, op)
    brieven = [*_van_melding(van, overzicht), *_verzoeken(van, overzicht)]
    brieven += _kijken(van, overzicht, op, _wie_moet_het_weten(van, brieven, weg))
    brieven += _einde(van, op)
    return tuple(een for een in brieven if een.id not in weg)


def _besluit(van: BriefDossier) -> Feit | None:
    return None if van.is_casus else besluit_van(tuple(van.eigen))


def _van_melding(van: BriefDossier, overzicht: InlichtenOverzicht) -> Iterator[UitgaandeBrief]:
    if van.is_casus:
        return
    retour = wacht_op_melder(van.eigen)
    if retour is not None:
        # The round of the beoordeling, so that a corrected fact is the same letter.
        yield UitgaandeBrief(
            id=brief_id(van.id, _B.RETOUR_MELDER, retour.over or retour.id),
            soort=_B.RETOUR_MELDER,
            uiterlijk=retour.datum,
            feit=retour,
        )
    besluit = _besluit(van)
    if besluit is None:
        return
    for soort in NA_BESLUIT.get(besluit.uitkomst, ()):
        blokkades = niets_eruit(overzicht) if soort in OVER_MENSEN else ()
        yield UitgaandeBrief(
            id=brief_id(van.id, soort, besluit.over or besluit.id),
            soort=soort,
            uiterlijk=besluit.datum,
            feit=besluit,
            blokkades=tuple(een.zin for een in blokkades),
        )


def _verzoeken(van: BriefDossier, overzicht: InlichtenOverzicht) -> Iterator[UitgaandeBrief]:
    for ref, over in van.verzoeken.items():
        yield UitgaandeBrief(
            id=ref,
            soort=_B.GERICHT_VERZOEK,
            blokkades=tuple(een.zin for een in niets_eruit(overzicht, over)),
        )


def _wie_moet_het_weten(
    van: BriefDossier, brieven: Iterable[UitgaandeBrief], weg: Collection[UUID]
) -> frozenset[UUID]:
    """Return who must be told now: everyone of a casus, or about whom something is to leave."""
    alle = frozenset(een.id for een in van.dossier.betrokkenen)
    if van.gesloten:
        return frozenset()
    if van.is_casus:
        begonnen = any(een.soort is FeitSoort.EERSTE_VASTLEGGING for een in van.eigen)
        return alle if begonnen else frozenset()
    open_ = [een for een in brieven if een.id not in weg]
    if any(een.soort in OVERDRACHT for een in open_):
        return alle
    namen = (van.verzoeken.get(een.id, frozenset()) for een in open_)
    return frozenset().union(*namen)


def _kijken(
    van: BriefDossier, overzicht: InlichtenOverzicht, op: date, wie: Collection[UUID]
) -> Iterator[UitgaandeBrief]:
    for brief in overzicht.brieven:
        over = [een for een in brief.betrokkenen if een in wie]
        if not over:
            continue
        besluit = _besluit(van)
        dagen = [van.uiterlijk[een] for een in over if een in van.uiterlijk]
        yield UitgaandeBrief(
            id=inlicht_brief_id(van.id, brief),
            soort=_SOORT[brief.soort],
            uiterlijk=min(dagen, default=besluit.datum if besluit else op),
            feit=besluit,
            inlicht=brief,
        )


def _einde(van: BriefDossier, op: date) -> Iterator[UitgaandeBrief]:
    """Tell that it ends to whom was told that we look at it, before the besluit."""
    slot = _slot(van)
    if slot is None:
        return
    # Who was told because of the besluit itself heard the whole of it.
    eerder = [een for een in van.feiten if een.volgnr < slot.volgnr]
    for brief in wie_hoort_het_einde(van.dossier, eerder, op).brieven:
        yield UitgaandeBrief(
            id=inlicht_brief_id(van.id, brief, slot.over or slot.id),
            soort=_SOORT[brief.soort],
            uiterlijk=slot.datum,
            feit=slot,
            inlicht=brief,
        )


def _slot(van: BriefDossier) -> Feit | None:
    if not van.is_casus:
        besluit = _besluit(van)
        return besluit if besluit is not None and besluit.uitkomst in NA_BESLUIT else None
    besluiten = [een for een in geldige(van.eigen) if een.soort is FeitSoort.BESLUIT_FASE_2]
    return besluiten[-1] if besluiten and besluiten[-1].uitkomst in EINDE_FASE_2 else None
