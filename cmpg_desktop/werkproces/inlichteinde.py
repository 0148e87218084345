"""Letter (c): who was told that we look at it, and must hear that it ends (besluit 3)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from cmpg_desktop.werkproces.feiten import Feit
from cmpg_desktop.werkproces.inlichtbrieven import InlichtenBrief, maak_brieven
from cmpg_desktop.werkproces.inlichtgegevens import InlichtenDossier
from cmpg_desktop.werkproces.inlichtplicht import plicht
from cmpg_desktop.werkproces.inlichtverleden import InlichtenVerleden
from cmpg_desktop.werkproces.inlichtvragen import Mededeling


@dataclass(frozen=True, slots=True, kw_only=True)
class EindeBericht:
    """Who hears that it ends; weggelaten says who was told but hears no more, and why."""

    brieven: tuple[InlichtenBrief, ...] = field(repr=False)
    weggelaten: tuple[str, ...] = field(default=(), repr=False)


def wie_hoort_het_einde(
    dossier: InlichtenDossier, feiten: Iterable[Feit], op: date
) -> EindeBericht:
    """Return letter (c), "wij gaan niet verder", for everyone who was told (a).

    Who stands for a child today counts: a parent hears no more about who has become 16.
    """
    verleden = InlichtenVerleden(dossier, feiten, op)
    delen: list[Mededeling] = []
    weggelaten: list[str] = []
    for b in dossier.betrokkenen:
        toen = plicht(b, dossier, verleden.peildatum(b)).delen
        # Whoever was told in an own letter hears it too when the age became uncertain since.
        zelf = {deel.aan.id: deel for deel in toen if deel.rij is None}
        nu = zelf | {deel.aan.id: deel for deel in plicht(b, dossier, op).delen}
        namen = {deel.aan.id: deel.aan.weergave for deel in toen}
        for aan in verleden.verteld(b, toen):
            if b.is_overleden:
                weggelaten.append(f"Geen brief over {b.persoon.weergave}: die is overleden.")
            elif deel := nu.get(aan):
                delen.append(deel)
            elif aan == b.persoon.id:
                # The age is not certain, but this person did get a letter: in plain words, then.
                delen.append(Mededeling(over=b, aan=b.persoon, jongere=True))
            else:
                naam = namen.get(aan, "wie het eerder hoorde")
                weggelaten.append(
                    f"Geen brief over {b.persoon.weergave} aan {naam}: "
                    f"die staat daar nu niet meer voor."
                )
    return EindeBericht(
        brieven=tuple(brief.als_einde() for brief in maak_brieven(delen, dossier, op)),
        weggelaten=tuple(dict.fromkeys(weggelaten)),
    )
