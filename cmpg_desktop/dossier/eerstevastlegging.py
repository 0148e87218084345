"""That somebody was put into a casus for the first time: from that day telling them is due (E126).

Whoever puts a betrokkene into a casus writes this fact, on whatever road, and whoever takes one
away takes it back; so the termijnen need nothing but the facts.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from cmpg_desktop.berichten.kern import Change, nieuw_id
from cmpg_desktop.database.tabellen.meldingen import feit
from cmpg_desktop.database.transactie import Leesbaar, Transactie
from cmpg_desktop.dossier.feiten import als_feit, feit_van_nu, feiten_waar, leg_vast
from cmpg_desktop.dossier.zoekindex import naam_van
from cmpg_desktop.werkproces.feiten import Afronding, Feit, FeitSoort, geldige
from cmpg_desktop.werkproces.taal import voluit

# What has a termijn of its own about somebody; that they were told stays true.
_MET_TERMIJN: Final = frozenset(
    {
        FeitSoort.EERSTE_VASTLEGGING,
        FeitSoort.INLICHTEN_UITGEZONDERD,
        FeitSoort.UITZONDERING_GEWOGEN,
    }
)
_WEG: Final = "Deze persoon is bij het dossier weggehaald."
_TERUG: Final = "Deze persoon is bij het dossier teruggezet."


def eerste_vastlegging(tx: Transactie, over: UUID, wie: Any | None) -> list[Feit]:
    """Make the facts of a new betrokkene of a casus; `wie` is the row of a known persoon.

    Of who died nobody is told: the fact says so at once, and a date that is corrected later opens
    the termijn again.
    """
    begin = feit_van_nu(tx, FeitSoort.EERSTE_VASTLEGGING, over=over)
    if wie is None or wie.overleden_op is None:
        return [begin]
    return [begin, niet_nodig(tx, over, naam_van(wie).weergavenaam, wie.overleden_op)]


def niet_nodig(tx: Transactie, over: UUID, naam: str, op: Any) -> Feit:
    """Make the fact that nobody is told about who died; there is nothing to weigh again."""
    return feit_van_nu(
        tx,
        FeitSoort.INLICHTEN_UITGEZONDERD,
        over=over,
        naam=naam,
        tekst=f"Overleden op {voluit(op)}." if op else "Overleden.",
        uitkomst=Afronding.NIET_NODIG,
    )


def feiten_over(betrokkene_id: UUID) -> Leesbaar:
    """Ask for the facts about one betrokkene, in the batch of who takes them away."""
    return feiten_waar(feit.c.over_id == betrokkene_id)


def neem_terug(tx: Transactie, rij: Any, rijen: Sequence[Any]) -> tuple[Change, ...]:
    """Take back what has a termijn about a betrokkene that is taken away; `rij` is theirs."""
    terug = [een for een in geldige(map(als_feit, rijen)) if een.soort in _MET_TERMIJN]
    return tuple(
        leg_vast(
            tx,
            feit_van_nu(
                tx,
                FeitSoort.TERUGGENOMEN,
                over=een.over,
                naam=een.soort.weergave,
                vervangt=een.id,
                reden=_WEG,
            ),
            melding_id=rij.melding_id,
            casus_id=rij.casus_id,
        )
        for een in terug
    )


def zet_terug(tx: Transactie, rij: Any, rijen: Sequence[Any]) -> tuple[Change, ...]:
    """Let the same facts hold again, with their own days, when the betrokkene comes back."""
    feiten = [als_feit(een) for een in rijen]
    per_id = {een.id: een for een in feiten}
    changes = []
    for een in geldige(feiten):
        was = per_id.get(een.vervangt) if een.vervangt is not None else None
        if een.soort is FeitSoort.TERUGGENOMEN and was and was.soort in _MET_TERMIJN:
            weer = replace(was, id=nieuw_id(), vervangt=een.id, reden=_TERUG)
            changes.append(leg_vast(tx, weer, melding_id=rij.melding_id, casus_id=rij.casus_id))
    return tuple(changes)
