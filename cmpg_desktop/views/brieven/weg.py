"""Throwing away a letter that was begun and never made, with the way back."""

from collections.abc import Callable
from uuid import UUID

from cmpg_desktop.berichten.brieven import GooiBriefWeg
from cmpg_desktop.berichten.kern import Changes
from cmpg_desktop.models.bewerking import Bewerking
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.werkproces.brieven import BriefSoort


def gooi_weg(
    omgeving: Omgeving,
    bewerking: Bewerking,
    brief_id: UUID,
    soort: BriefSoort,
    erna: Callable[[], None] | None = None,
) -> None:
    """Throw it away, and say what is left: most letters must still go out."""

    def klaar(changes: Changes) -> None:
        terug = bewerking.ongedaan.van(changes)
        zin = "Het gericht verzoek is weggegooid."
        if soort is not BriefSoort.GERICHT_VERZOEK:
            zin = "Wat u schreef is weggegooid. Moet de brief nog uit, dan staat hij bij Brieven."
        omgeving.meld(zin, terug)
        if erna is not None:
            erna()

    # What is still being typed would begin it again.
    bewerking.na_opslaan(lambda: bewerking.doe(GooiBriefWeg(id=brief_id), klaar))
