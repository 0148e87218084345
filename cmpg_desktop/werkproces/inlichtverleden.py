"""What was told or excepted until a day, read from the valid facts (E126, E127, besluit 5)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from cmpg_desktop.werkproces.feiten import Afronding, Feit, FeitSoort, in_verloop
from cmpg_desktop.werkproces.inlichtgegevens import Betrokkene, InlichtenDossier
from cmpg_desktop.werkproces.inlichtvragen import Mededeling

_WEGING: Final = frozenset({FeitSoort.INLICHTEN_UITGEZONDERD, FeitSoort.UITZONDERING_GEWOGEN})


@dataclass(frozen=True, slots=True)
class UitzonderingStand:
    """An exception as it stands: until when, and whether that day has passed."""

    tot: date | None
    geldt: bool


def staande(wegingen: Iterable[Feit]) -> dict[UUID | None, Feit]:
    """Return the last weighing per reader; one for everybody comes in the place of all before."""
    gevonden: dict[UUID | None, Feit] = {}
    for feit in wegingen:
        if feit.aan is None:
            gevonden.clear()
        gevonden[feit.aan] = feit
    return gevonden


class InlichtenVerleden:
    """What was told and excepted until a day, per betrokkene and reader."""

    def __init__(self, dossier: InlichtenDossier, feiten: Iterable[Feit], op: date) -> None:
        self._dossier = dossier
        self._op = op
        van = {oud: b.id for b in dossier.betrokkenen for oud in (b.id, *b.ook_als)}
        self._verteld: dict[UUID, list[Feit]] = {}
        wegingen: dict[UUID, list[Feit]] = {}
        # A correction stands where what it corrects stood, so that it never passes for the latest.
        for feit in in_verloop(feiten):
            niemand = feit.uitkomst == Afronding.NIET_NODIG  # died; nothing was weighed
            if feit.over not in van or feit.datum > op or niemand:
                continue
            wie = van[feit.over]
            if feit.soort is FeitSoort.INGELICHT:
                self._verteld.setdefault(wie, []).append(feit)
            elif feit.soort in _WEGING:
                wegingen.setdefault(wie, []).append(feit)
        self._gewogen = {wie: staande(hun) for wie, hun in wegingen.items()}

    def peildatum(self, b: Betrokkene) -> date:
        """Return the day that tells whom to tell: who was told as a child is not told again."""
        return min((f.datum for f in self._verteld.get(b.id, ())), default=self._op)

    def verteld(self, b: Betrokkene, delen: Collection[Mededeling]) -> Mapping[UUID, date]:
        """Return who heard about this betrokkene, and first when.

        A fact that does not say to whom is of the betrokkene, who has a letter of their own; or of
        the only one who stands for them. Else nobody knows who it was, and it counts for none.
        """
        zelf = any(deel.rij is None for deel in delen)
        enige = next(iter(delen)).aan.id if len(delen) == 1 else None
        gevonden: dict[UUID, date] = {}
        for feit in self._verteld.get(b.id, ()):
            aan = feit.aan or (b.persoon.id if zelf else enige)
            if aan:
                gevonden[aan] = min(feit.datum, gevonden.get(aan, feit.datum))
        return gevonden

    def weging(self, b: Betrokkene, aan: UUID | None) -> UitzonderingStand | None:
        """Return the latest exception for this reader; one for everybody counts for each."""
        gewogen = self._gewogen.get(b.id, {})
        feiten = [gewogen[sleutel] for sleutel in {None, aan} & gewogen.keys()]
        wegingen = [
            UitzonderingStand(f.datum2, f.datum2 is not None and self._op <= f.datum2)
            for f in feiten
        ]
        return max(wegingen, key=lambda w: (w.geldt, w.tot or date.min), default=None)

    def uitgezonderd(self) -> dict[UUID, date]:
        """Return who must not hear about themself yet, and until when."""
        nog_niet = (
            b
            for b in self._dossier.betrokkenen
            if not any(f.aan in (None, b.persoon.id) for f in self._verteld.get(b.id, ()))
        )
        paren = ((b, self.weging(b, b.persoon.id)) for b in nog_niet)
        return {b.id: w.tot for b, w in paren if w and w.geldt and w.tot}
