"""How far the beoordeling of a melding is, read from its facts: rounds, proposal, waiting."""

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from cmpg_desktop.werkproces.feiten import Feit, FeitSoort, in_verloop

_EINDE_VOORSTEL: Final = frozenset(
    {FeitSoort.VOORSTEL_TERUG, FeitSoort.BESLUIT_FASE_1, FeitSoort.RETOUR}
)


def ronde_van(feiten: Iterable[Feit]) -> int:
    """Return the round that is on: each answer of the melder to a retour starts the next."""
    ronde, wacht = 1, False
    for een in in_verloop(feiten):
        if een.soort is FeitSoort.RETOUR:
            wacht = True
        elif een.soort is FeitSoort.AANVULLING and wacht:
            ronde, wacht = ronde + 1, False
    return ronde


def wacht_op_melder(feiten: Iterable[Feit]) -> Feit | None:
    """Return the retour that the melder has not answered yet."""
    retour: Feit | None = None
    for een in in_verloop(feiten):
        if een.soort is FeitSoort.RETOUR:
            retour = een
        elif een.soort in (FeitSoort.AANVULLING, FeitSoort.AFGESLOTEN, FeitSoort.BESLUIT_FASE_1):
            retour = None
    return retour


def voorstel_van(feiten: Iterable[Feit], beoordeling: UUID) -> Feit | None:
    """Return the proposal of this round that nobody decided on or sent back."""
    voorstel: Feit | None = None
    for een in in_verloop(feiten):
        if een.over != beoordeling:
            continue
        if een.soort is FeitSoort.VOORSTEL_FASE_1:
            voorstel = een
        elif een.soort in _EINDE_VOORSTEL:
            voorstel = None
    return voorstel


def is_voorgesteld(feiten: Iterable[Feit]) -> bool:
    """Say whether a proposal waits for who decides, whichever round it is of."""
    voorgesteld = False
    for een in in_verloop(feiten):
        if een.soort is FeitSoort.VOORSTEL_FASE_1:
            voorgesteld = True
        elif een.soort in _EINDE_VOORSTEL:
            voorgesteld = False
    return voorgesteld


def teruggegeven_van(feiten: Iterable[Feit], beoordeling: UUID) -> Feit | None:
    """Return why the last proposal of this round came back, until there is a new one."""
    terug: Feit | None = None
    for een in in_verloop(feiten):
        if een.over == beoordeling and een.soort is FeitSoort.VOORSTEL_TERUG:
            terug = een
        elif een.over == beoordeling and een.soort is FeitSoort.VOORSTEL_FASE_1:
            terug = None
    return terug


def besluit_van(feiten: Sequence[Feit], beoordeling: UUID | None = None) -> Feit | None:
    """Return the besluit on the melding, or that of one round; a retour is one too."""
    soorten = {FeitSoort.BESLUIT_FASE_1}
    if beoordeling is not None:
        soorten.add(FeitSoort.RETOUR)
    gevonden = (
        een
        for een in reversed(in_verloop(feiten))
        if een.soort in soorten and beoordeling in (None, een.over)
    )
    return next(gevonden, None)
