"""Who must be told about one betrokkene (besluit 2, reglement art. 9 lid 5, E115, E128).

The betrokkene from 12, in plain words until 16; under 16 also who has gezag, under 12 only they;
for a grown-up also a curator, mentor or gemachtigde. About who died nobody is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from cmpg_desktop.werkproces.geboorte import Antwoord
from cmpg_desktop.werkproces.inlichtgegevens import Betrokkene, InlichtenDossier
from cmpg_desktop.werkproces.inlichtvragen import (
    GEZAG,
    InlichtenVraag,
    InlichtenVraagSoort,
    Mededeling,
)
from cmpg_desktop.werkproces.leeftijden import (
    EIGEN_BRIEF_VANAF,
    VERTEGENWOORDIGER_TOT,
    VOLWASSEN,
    wie_inlichten,
)
from cmpg_desktop.werkproces.relaties import GezagSoort
from cmpg_desktop.werkproces.taal import hoofdletter

# Who stands for a grown-up; a bewindvoerder only minds the money and hears nothing.
VOOR_VOLWASSENE: Final = frozenset(
    {GezagSoort.CURATELE, GezagSoort.MENTORSCHAP, GezagSoort.GEMACHTIGDE}
)


@dataclass(frozen=True, slots=True)
class Plicht:
    """Who must hear about one betrokkene, and what must be asked to know it."""

    delen: tuple[Mededeling, ...] = ()
    vragen: tuple[InlichtenVraag, ...] = ()


def plicht(b: Betrokkene, dossier: InlichtenDossier, op: date) -> Plicht:
    """Apply besluit 2 to one betrokkene on one day."""
    if b.is_overleden:
        return Plicht()
    wie = wie_inlichten(b.persoon.geboorte, op)
    delen: list[Mededeling] = []
    vragen: list[InlichtenVraag] = []
    if Antwoord.ONZEKER in (wie.eigen_brief, wie.vertegenwoordiger):
        vragen.append(_leeftijdsvraag(b, op))
    if wie.eigen_brief is Antwoord.JA and wie.gewone_taal is not Antwoord.ONZEKER:
        jongere = wie.gewone_taal is Antwoord.JA
        delen.append(Mededeling(over=b, aan=b.persoon, jongere=jongere))
    if wie.vertegenwoordiger is Antwoord.JA:
        houders = dossier.houders(b.persoon, GEZAG, op)
        delen += [Mededeling(over=b, aan=rij.houder, rij=rij) for rij in houders]
        if not houders:
            vragen.append(_gezagsvraag(b))
    elif houders := dossier.houders(b.persoon, VOOR_VOLWASSENE, op):
        volwassen = b.persoon.geboorte.minstens(VOLWASSEN, op)
        if volwassen is Antwoord.JA:
            delen += [Mededeling(over=b, aan=rij.houder, rij=rij) for rij in houders]
        elif volwassen is Antwoord.ONZEKER and not vragen:
            vragen.append(_leeftijdsvraag(b, op))
    return Plicht(tuple(delen), tuple(vragen))


def _leeftijdsvraag(b: Betrokkene, op: date) -> InlichtenVraag:
    """Ask for the birth; it names the one age that matters."""
    geboorte = b.persoon.geboorte
    grens = next(
        (
            jaren
            for jaren in (EIGEN_BRIEF_VANAF, VERTEGENWOORDIGER_TOT, VOLWASSEN)
            if geboorte.minstens(jaren, op) is Antwoord.ONZEKER
        ),
        VOLWASSEN,
    )
    return InlichtenVraag(
        soort=InlichtenVraagSoort.LEEFTIJD,
        zin=f"Is {b.persoon.weergave} al {grens} jaar? Vul de geboortedatum in, of een leeftijd "
        "(ook ongeveer: ca. 40).",
        veld="persoon.geboorte_tekst",
        rij=b.persoon.id,
    )


def _gezagsvraag(b: Betrokkene) -> InlichtenVraag:
    return InlichtenVraag(
        soort=InlichtenVraagSoort.GEZAG,
        zin=f"Wie heeft nu het gezag over {b.persoon.weergave}? Leg vast wie, en waaruit dat "
        "blijkt.",
        veld="gezag.soort",
        rij=b.persoon.id,
    )


def zonder_gezag(b: Betrokkene, dossier: InlichtenDossier, op: date) -> Iterator[str]:
    """Name the parents without gezag, and the way they have instead (besluit 2)."""
    if wie_inlichten(b.persoon.geboorte, op).vertegenwoordiger is not Antwoord.JA or b.is_overleden:
        return
    houders = {rij.houder.id for rij in dossier.houders(b.persoon, GEZAG, op)}
    for ouderschap in dossier.ouders if houders else ():
        ouder, kind = ouderschap.ouder, b.persoon.weergave
        mijn = ouderschap.kind_persoon_id == b.persoon.id
        if mijn and ouder.id not in houders and ouder.overleden_op is None:
            # Burgerlijk wetboek 1 art. 377b and 377c; general knowledge, to be confirmed.
            yield (
                f"{hoofdletter(ouder.weergave)} heeft geen gezag over {kind} en krijgt daarom geen "
                f"brief over {kind}. Inzage vragen voor {kind} kan ook niet. Wat wel kan: de ouder "
                "met gezag om informatie vragen, of een school of hulpverlener. Over eigen "
                "gegevens is er een eigen recht op inzage."
            )
