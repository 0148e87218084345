"""A melding or casus as it was read for inlichten: its people, its facts, and what follows."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from cmpg_desktop.berichten.fouten import NietGevonden, Regelfout
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort, geldige
from cmpg_desktop.werkproces.inlichteinde import EindeBericht, wie_hoort_het_einde
from cmpg_desktop.werkproces.inlichten import InlichtenOverzicht, inlichten, niets_eruit
from cmpg_desktop.werkproces.inlichtgegevens import Betrokkene, InlichtenDossier
from cmpg_desktop.werkproces.lengtes import Lengtes
from cmpg_desktop.werkproces.werkdagen import Kalender


@dataclass(frozen=True, slots=True, kw_only=True)
class Feitplek:
    """In which dossier a fact stands, and who recorded it."""

    melding_id: UUID | None
    casus_id: UUID | None
    door: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class GelezenDossier:
    """A dossier as it was read.

    Attributes:
        is_casus: of the two kinds of dossier.
        stand: how a melding stands; empty for a casus.
        feiten: of the dossier and of those beside it.
        plekken: of each fact.
        rijen: the rows of the dossier, people, addresses, gezag and betrokkenen, by their id.

    """

    id: UUID
    is_casus: bool
    stand: str
    dossier: InlichtenDossier = field(repr=False)
    feiten: tuple[Feit, ...] = field(repr=False)
    plekken: Mapping[UUID, Feitplek] = field(repr=False)
    rijen: Mapping[UUID, Any] = field(repr=False)
    kalender: Kalender = field(repr=False)
    lengtes: Lengtes
    teksten: Mapping[str, str] = field(repr=False)
    begonnen_op: date

    @property
    def eigen(self) -> tuple[Feit, ...]:
        """Return the facts of this dossier itself."""
        return tuple(f for f in self.feiten if self.is_eigen(f.id))

    def is_eigen(self, feit_id: UUID) -> bool:
        """Say whether a fact stands in this dossier."""
        plek = self.plekken[feit_id]
        return self.id in (plek.melding_id, plek.casus_id)

    @property
    def ontvangen_op(self) -> date:
        """Return the first ontvangst, from which the outer limit of AVG art. 14 lid 3 runs."""
        dagen = [f.datum for f in geldige(self.feiten) if f.soort is FeitSoort.ONTVANGST]
        return min(dagen, default=self.begonnen_op)

    def gehoord_op(self, een: Betrokkene) -> date:
        """Return the day somebody first came up: their month of AVG art. 14 lid 3 begins there.

        That is the ontvangst of the melding that names them. Who came into the casus later, in no
        melding, was first heard of on the day they were put into it.
        """
        rijen = [self.rijen[wie] for wie in (een.id, *een.ook_als) if wie in self.rijen]
        meldingen = {rij.melding_id for rij in rijen} - {None}
        feiten = geldige(self.feiten)
        dagen = [
            f.datum
            for f in feiten
            if f.soort is FeitSoort.ONTVANGST and self.plekken[f.id].melding_id in meldingen
        ]
        begin = {f.over: f.datum for f in feiten if f.soort is FeitSoort.EERSTE_VASTLEGGING}
        if not dagen and een.id in begin and begin[een.id] > min(begin.values()):
            return begin[een.id]
        return min(dagen, default=self.ontvangen_op)

    def overzicht(self, op: date) -> InlichtenOverzicht:
        """Return how telling stands, and every letter that must go out."""
        return inlichten(self.dossier, self.feiten, op)

    def einde(self, op: date) -> EindeBericht:
        """Return who must hear that it ends: letter (c)."""
        return wie_hoort_het_einde(self.dossier, self.feiten, op)

    def van(self, betrokkene_id: UUID) -> Betrokkene:
        """Return a betrokkene of this dossier."""
        gevonden = (een for een in self.dossier.betrokkenen if een.id == betrokkene_id)
        een = next(gevonden, None)
        if een is None:
            raise NietGevonden(
                "Deze persoon staat niet, of niet meer, bij dit dossier.",
                wat_nu="Het scherm is bijgewerkt. Kijk opnieuw.",
            )
        return een


def keur_niets_eruit(
    gelezen: GelezenDossier, op: date, over: Collection[UUID] | None = None
) -> None:
    """Refuse that something about people leaves the house before they were told (besluit 4, E126).

    For the commands of others: put `vragen` in your own batch and give what `lees` made of it.
    `over` names the betrokkenen it is about; None is everyone of the dossier.
    """
    if over is not None:
        # Somebody who was added twice is told once, under the first of the two.
        wie = {een.id: {een.id, *een.ook_als} for een in gelezen.dossier.betrokkenen}
        over = [een for een, ids in wie.items() if not ids.isdisjoint(over)]
    if blokkades := niets_eruit(gelezen.overzicht(op), over):
        raise Regelfout(
            "\n".join(een.zin for een in blokkades),
            veld="inlichten",
            artikel="privacyreglement art. 9 lid 3",
            wat_nu="Licht eerst in, of weeg een uitzondering. Dat kan bij Inlichten.",
        )
