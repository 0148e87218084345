"""Who of a dossier must be told, how that stands, and what may not leave the house before it.

Source: privacyreglement art. 9, besluiten 2 to 5, E055, E115, E125 to E128. Everyone named is told,
also a family member who was not reported: from 12 in a letter of their own, under 16 also through
who has gezag. Whether it is safe and where a letter goes is asked, never guessed.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from cmpg_desktop.werkproces.feiten import Feit
from cmpg_desktop.werkproces.geboorte import Antwoord
from cmpg_desktop.werkproces.inlichtbrieven import InlichtenBrief, maak_brieven
from cmpg_desktop.werkproces.inlichtgegevens import Betrokkene, InlichtenDossier
from cmpg_desktop.werkproces.inlichtplicht import Plicht, plicht, zonder_gezag
from cmpg_desktop.werkproces.inlichtverleden import InlichtenVerleden, UitzonderingStand
from cmpg_desktop.werkproces.inlichtvragen import InlichtenVraag, Mededeling
from cmpg_desktop.werkproces.leeftijden import wie_inlichten
from cmpg_desktop.werkproces.taal import hoofdletter, opsomming, voluit


class InlichtenStatus(StrEnum):
    """How telling a person stands."""

    TE_DOEN = "te_doen"
    WACHT_OP_ANTWOORD = "wacht_op_antwoord"
    INGELICHT = "ingelicht"
    UITGEZONDERD = "uitgezonderd"
    NIET_NODIG = "niet_nodig"

    @property
    def weergave(self) -> str:
        """Return the Dutch words of the screen."""
        return {
            "te_doen": "brief maken",
            "wacht_op_antwoord": "u moet nog iets invullen",
            "ingelicht": "ingelicht op",
            "uitgezonderd": "brief uitgesteld tot",
            "niet_nodig": "niet nodig",
        }[self.value]

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still has something to do, and nothing may leave the house."""
        return self in {InlichtenStatus.TE_DOEN, InlichtenStatus.WACHT_OP_ANTWOORD}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontvanger:
    """One who must hear about a betrokkene: themself, or who stands for them.

    Attributes:
        id: of the persoon or organisatie.
        datum: the day this one was told, or until which the exception runs.

    """

    id: UUID
    weergave: str = field(repr=False)
    zelf: bool
    status: InlichtenStatus
    datum: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InlichtenStand:
    """How telling one betrokkene stands.

    Attributes:
        datum: the day all was told, or until which the exception runs.
        zin: the same in one Dutch sentence, with the reason.
        vragen: what to ask before it is known who gets a letter; a letter has its own.
        zonder_gezag: which parent gets no letter about this child, and what they can do.

    """

    betrokkene_id: UUID
    weergave: str = field(repr=False)
    status: InlichtenStatus
    datum: date | None = None
    zin: str = field(repr=False)
    ontvangers: tuple[Ontvanger, ...] = field(default=(), repr=False)
    vragen: tuple[InlichtenVraag, ...] = field(default=(), repr=False)
    zonder_gezag: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class InlichtenOverzicht:
    """Everyone of a dossier, and the letters that are still to go out."""

    standen: tuple[InlichtenStand, ...] = field(repr=False)
    brieven: tuple[InlichtenBrief, ...] = field(repr=False)

    def stand_van(self, betrokkene_id: UUID) -> InlichtenStand:
        """Return how one betrokkene stands."""
        return next(stand for stand in self.standen if stand.betrokkene_id == betrokkene_id)

    def brieven_over(self, betrokkene_id: UUID) -> tuple[InlichtenBrief, ...]:
        """Return the letters to make that tell about this betrokkene."""
        return tuple(brief for brief in self.brieven if betrokkene_id in brief.betrokkenen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blokkade:
    """Somebody about whom nothing may leave the house yet, and why (besluit 4)."""

    betrokkene_id: UUID
    zin: str = field(repr=False)


def _ontvanger(
    b: Betrokkene, deel: Mededeling, verteld: date | None, verleden: InlichtenVerleden
) -> Ontvanger:
    status, datum = InlichtenStatus.TE_DOEN, verteld
    weging = verleden.weging(b, deel.aan.id)
    if verteld:
        status = InlichtenStatus.INGELICHT
    elif weging and weging.geldt:
        status, datum = InlichtenStatus.UITGEZONDERD, weging.tot
    return Ontvanger(
        id=deel.aan.id,
        weergave=deel.aan.weergave,
        zelf=deel.rij is None,
        status=status,
        datum=datum,
    )


def _plicht(
    b: Betrokkene, dossier: InlichtenDossier, verleden: InlichtenVerleden, op: date
) -> Plicht:
    """Return who must hear about a betrokkene, seen from the day the first of them was told.

    Who was told as a child is not told again. But from 16 nobody hears it any more by gezag: who
    was not told yet on that birthday is left out (art. 9 lid 5).
    """
    toen = plicht(b, dossier, verleden.peildatum(b))
    verteld = verleden.verteld(b, toen.delen)
    gehoord = [deel for deel in toen.delen if deel.aan.id in verteld]
    klaar = not toen.vragen and len(gehoord) == len(toen.delen)
    if klaar or wie_inlichten(b.persoon.geboorte, op).vertegenwoordiger is not Antwoord.NEE:
        return toen
    nu = plicht(b, dossier, op)
    al = {deel.aan.id for deel in nu.delen}
    return Plicht((*nu.delen, *(deel for deel in gehoord if deel.aan.id not in al)), nu.vragen)


def inlichten(dossier: InlichtenDossier, feiten: Iterable[Feit], op: date) -> InlichtenOverzicht:
    """Return how telling everyone of a dossier stands on a day, and the letters still to make.

    Args:
        dossier: the people, their addresses, who stands for whom.
        feiten: the facts of the dossier, and of its meldingen for who is `ook_als` in those.
        op: the day; it decides which address holds, and the age of who was not told yet.

    """
    verleden = InlichtenVerleden(dossier, tuple(feiten), op)
    plichten = {b.id: _plicht(b, dossier, verleden, op) for b in dossier.betrokkenen}
    ontvangers: dict[UUID, tuple[Ontvanger, ...]] = {}
    open_: list[Mededeling] = []
    for b in dossier.betrokkenen:
        delen = plichten[b.id].delen
        verteld = verleden.verteld(b, delen)
        ontvangers[b.id] = tuple(
            _ontvanger(b, deel, verteld.get(deel.aan.id), verleden) for deel in delen
        )
        paren = zip(delen, ontvangers[b.id], strict=True)
        open_ += [deel for deel, wie in paren if wie.status is InlichtenStatus.TE_DOEN]
    brieven = maak_brieven(open_, dossier, op, verleden.uitgezonderd())
    return InlichtenOverzicht(
        brieven=brieven,
        standen=tuple(
            _stand(
                b,
                ontvangers[b.id],
                plichten[b.id].vragen,
                [brief for brief in brieven if b.id in brief.betrokkenen],
                verleden.weging(b, None),
                tuple(zonder_gezag(b, dossier, verleden.peildatum(b))),
            )
            for b in dossier.betrokkenen
        ),
    )


def _stand(
    b: Betrokkene,
    ontvangers: tuple[Ontvanger, ...],
    vragen: tuple[InlichtenVraag, ...],
    brieven: Collection[InlichtenBrief],
    weging: UitzonderingStand | None,
    zonder_gezag: tuple[str, ...],
) -> InlichtenStand:
    naam = b.persoon.weergave
    if b.persoon.overleden_op:
        status, datum = InlichtenStatus.NIET_NODIG, None
        zin = (
            f"Niet nodig, omdat {naam} is overleden op {voluit(b.persoon.overleden_op)}. "
            "Over wie overleden is, gaat geen brief uit."
        )
    else:
        status, datum = _status(ontvangers, vragen, brieven, weging)
        zin = _zin(naam, status, datum, ontvangers)
        if status.is_open and weging and not weging.geldt:
            tot = f"liep tot en met {voluit(weging.tot)}" if weging.tot else "heeft geen einddatum"
            zin += f" De uitzondering {tot}. Weeg opnieuw, of licht in."
    return InlichtenStand(
        betrokkene_id=b.id,
        weergave=naam,
        status=status,
        datum=datum,
        zin=zin,
        ontvangers=ontvangers,
        vragen=vragen,
        zonder_gezag=zonder_gezag,
    )


def _status(
    ontvangers: Collection[Ontvanger],
    vragen: Collection[InlichtenVraag],
    brieven: Collection[InlichtenBrief],
    weging: UitzonderingStand | None,
) -> tuple[InlichtenStatus, date | None]:
    datums = {
        status: [o.datum for o in ontvangers if o.status is status and o.datum]
        for status in InlichtenStatus
    }
    if any(o.status is InlichtenStatus.TE_DOEN for o in ontvangers):
        klaar = any(brief.kan_uit for brief in brieven)
        return (InlichtenStatus.TE_DOEN if klaar else InlichtenStatus.WACHT_OP_ANTWOORD), None
    # Who may not hear it at all need not be asked anything first.
    if weging and weging.geldt and (vragen or datums[InlichtenStatus.UITGEZONDERD]):
        return InlichtenStatus.UITGEZONDERD, weging.tot
    if vragen:
        return InlichtenStatus.WACHT_OP_ANTWOORD, None
    if uitgesteld := datums[InlichtenStatus.UITGEZONDERD]:
        return InlichtenStatus.UITGEZONDERD, min(uitgesteld)
    return InlichtenStatus.INGELICHT, max(datums[InlichtenStatus.INGELICHT])


def _zin(
    naam: str, status: InlichtenStatus, datum: date | None, ontvangers: Collection[Ontvanger]
) -> str:
    if status is InlichtenStatus.INGELICHT and datum:
        if any(o.zelf for o in ontvangers):
            return f"{hoofdletter(naam)} is ingelicht op {voluit(datum)}."
        wie = opsomming([o.weergave for o in ontvangers])
        return f"Over {naam} is ingelicht op {voluit(datum)}: {wie}."
    if status is InlichtenStatus.UITGEZONDERD and datum:
        return (
            f"{hoofdletter(naam)} hoort het nog niet: er is een uitzondering tot en met "
            f"{voluit(datum)}."
        )
    nog = [o for o in ontvangers if o.status is InlichtenStatus.TE_DOEN]
    if not nog:
        return f"Nog niet bekend is wie een brief over {naam} krijgt. Beantwoord de vraag."
    wie = opsomming([f"{o.weergave} zelf" if o.zelf else o.weergave for o in nog])
    zin = f"Over {naam} gaat nog een brief naar {wie}."
    if all(o.zelf for o in nog):
        zin = f"{hoofdletter(naam)} krijgt nog een eigen brief."
    return zin if status is InlichtenStatus.TE_DOEN else f"{zin} Beantwoord eerst de vragen."


def niets_eruit(
    overzicht: InlichtenOverzicht, over: Collection[UUID] | None = None
) -> tuple[Blokkade, ...]:
    """Return about whom nothing may leave the house yet, and why (besluit 4, E126).

    Before an informatieverzoek, a gericht verzoek (E041) and a first talk everyone it is about was
    told, or an exception was weighed. Empty means it may.

    Args:
        overzicht: how telling stands on that day.
        over: the betrokkenen it is about; None is everyone of the dossier.

    """
    return tuple(
        Blokkade(
            betrokkene_id=stand.betrokkene_id,
            zin=f"Over {stand.weergave} mag nog niets de deur uit. {stand.zin}",
        )
        for stand in overzicht.standen
        if stand.status.is_open and (over is None or stand.betrokkene_id in over)
    )
