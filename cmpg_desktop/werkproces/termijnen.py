"""The termijnen of phases 1 to 3 and of inlichten, derived from facts and never stored."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from cmpg_desktop.werkproces._rekenaar import Rekenaar
from cmpg_desktop.werkproces.feiten import Afronding, Feit, FeitSoort, Uitkomst, in_verloop
from cmpg_desktop.werkproces.lengtes import CONVENANT, Lengtes
from cmpg_desktop.werkproces.taal import dag_maand, dag_van
from cmpg_desktop.werkproces.termijn import (
    DagSoort,
    Regel,
    Termijn,
    TermijnSoort,
    TermijnStatus,
)
from cmpg_desktop.werkproces.werkdagen import Kalender

__all__ = [
    "DagSoort",
    "Lengtes",
    "Regel",
    "Termijn",
    "TermijnSoort",
    "TermijnStatus",
    "termijnen",
]

_MDO: Final = frozenset({FeitSoort.MDO_GEHOUDEN, FeitSoort.SPOED_MDO_GEHOUDEN})
_BEOORDEELD: Final = frozenset({FeitSoort.BESLUIT_FASE_1, FeitSoort.GEKOPPELD})
_VOORSTEL: Final = frozenset(
    {
        FeitSoort.VOORSTEL_FASE_1,
        FeitSoort.VOORSTEL_TERUG,
        FeitSoort.RETOUR,
        FeitSoort.BESLUIT_FASE_1,
    }
)
_WEGING: Final = frozenset({FeitSoort.INLICHTEN_UITGEZONDERD, FeitSoort.UITZONDERING_GEWOGEN})
_VERSTREKKING: Final = frozenset(
    {FeitSoort.INFORMATIEVERZOEK_VERZONDEN, FeitSoort.GESPREK_BETROKKENE}
)
_VERDER: Final = {
    FeitSoort.BESLUIT_FASE_1: {"", Uitkomst.FASE_2.value},
    FeitSoort.BESLUIT_FASE_2: {"", Uitkomst.IN_BEHANDELING.value},
}


def termijnen(
    feiten: Iterable[Feit],
    kalender: Kalender,
    nu: datetime,
    *,
    lengtes: Lengtes = CONVENANT,
    namen: Mapping[UUID, str] | None = None,
) -> list[Termijn]:
    """Return every termijn of one melding or casus, in the order of the werkproces.

    Args:
        feiten: all facts of the melding, and of the casus it became.
        kalender: the working days of the municipality.
        nu: an aware moment.
        lengtes: the lengths as the municipality set them.
        namen: how the betrokkenen and partners are called now; else the name in the fact.

    """
    rekenaar = Rekenaar(
        feiten=in_verloop(feiten),
        kalender=kalender,
        vandaag=dag_van(nu),
        lengtes=lengtes,
        namen=namen or {},
    )
    return [
        *_beoordelen(rekenaar),
        *_gerichte_verzoeken(rekenaar),
        *_inlichten(rekenaar),
        *_opnieuw_wegen(rekenaar),
        *_fase_2(rekenaar),
        *_beantwoorden(rekenaar),
        *_eerste_mdo(rekenaar),
        *_verslagen(rekenaar),
        *_wijzigingen(rekenaar),
    ]


def _beoordelen(r: Rekenaar) -> Iterator[Termijn]:
    """Weigh in rounds: retour stops one, and what the melder adds starts the next (E044-E046)."""
    begin: Feit | None = None
    retour: Feit | None = None
    for feit in r.feiten:
        if feit.soort is FeitSoort.ONTVANGST and begin is None and retour is None:
            begin = feit
        elif feit.soort is FeitSoort.RETOUR and begin:
            yield _ronde(r, begin, feit)
            begin, retour = None, feit
        elif feit.soort is FeitSoort.AANVULLING and retour:
            yield _wacht_op_melder(r, retour, gehaald=feit)
            begin, retour = feit, None
        elif feit.soort in _BEOORDEELD and (begin or retour):
            if begin:
                yield _ronde(r, begin, feit)
            elif retour:
                yield _wacht_op_melder(r, retour, vervallen=True)
            return
    if begin:
        yield _ronde(r, begin, None)
    elif retour:
        yield from _wachten(r, retour)


def _ronde(r: Rekenaar, begin: Feit, gehaald: Feit | None) -> Termijn:
    anker = "ontvangst" if begin.soort is FeitSoort.ONTVANGST else "aanvulling"
    termijn = r.werkdagen_na(
        TermijnSoort.MELDING_BEOORDELEN, begin, "melding_beoordelen", anker, gehaald=gehaald
    )
    # Once it is proposed, it waits for who decides.
    return replace(termijn, van_wie="procesmanager") if _voorgesteld(r, begin) else termijn


def _voorgesteld(r: Rekenaar, begin: Feit) -> bool:
    """Tell whether a proposal of this round was neither sent back nor decided on."""
    laatste = None
    for feit in r.feiten[r.feiten.index(begin) :]:
        if feit.soort in _VOORSTEL:
            laatste = feit.soort
    return laatste is FeitSoort.VOORSTEL_FASE_1


def _wachten(r: Rekenaar, retour: Feit) -> Iterator[Termijn]:
    """Wait for the melder, and remind half-way; a reminder is help, so it is never too late."""
    einde = _wacht_op_melder(r, retour)
    yield einde
    n = r.lengtes.wacht_op_melder
    helft = (n + 1) // 2
    uiterlijk = r.kalender.add_werkdagen(retour.datum, helft)
    termijn = r.termijn(
        TermijnSoort.MELDER_HERINNEREN,
        uiterlijk=uiterlijk,
        vanaf=retour.datum,
        lengte=r.werkdagen(helft),
        waarom="halverwege het wachten op de melder",
        dagsoort=DagSoort.WERKDAGEN,
        feit=retour,
        over_is_feit=False,
        gehaald=r.na(retour, FeitSoort.MELDER_HERINNERD),
        vervallen=r.vandaag > einde.uiterlijk,
        overgeslagen=r.kalender.overgeslagen(retour.datum, uiterlijk),
    )
    if termijn.status is TermijnStatus.TE_LAAT:
        termijn = replace(termijn, status=TermijnStatus.LOOPT, dagen_te_laat=0)
    yield termijn


def _gerichte_verzoeken(r: Rekenaar) -> Iterator[Termijn]:
    """Wait for the partner who was asked one thing before the besluit (E041)."""
    besloten = r.eerste(FeitSoort.BESLUIT_FASE_1) is not None
    for feit in r.van(FeitSoort.GERICHT_VERZOEK_VERZONDEN):
        yield r.werkdagen_na(
            TermijnSoort.GERICHT_VERZOEK_BEANTWOORDEN,
            feit,
            "informatieverzoek_beantwoorden",
            "verzending",
            gehaald=r.bij(feit, FeitSoort.GERICHT_VERZOEK_BEANTWOORD),
            vervallen=besloten,
        )


def _wacht_op_melder(
    r: Rekenaar, retour: Feit, *, gehaald: Feit | None = None, vervallen: bool = False
) -> Termijn:
    return r.werkdagen_na(
        TermijnSoort.WACHT_OP_MELDER,
        retour,
        "wacht_op_melder",
        "retour",
        gehaald=gehaald,
        vervallen=vervallen,
    )


def _inlichten(r: Rekenaar) -> Iterator[Termijn]:
    """Tell each betrokkene on the day of the first recording (E126, besluiten 3 to 5).

    About a child several must hear, each in a fact of their own. Who they are is not in the facts;
    each fact says with its `Afronding` whether somebody was left when it was recorded, and until
    nobody is, the termijn stays open. When gezag changes afterwards, a correction says it anew.
    """
    gezien: set[UUID | None] = set()
    begin = min((f.datum for f in r.van(FeitSoort.EERSTE_VASTLEGGING)), default=None)
    for feit in r.van(FeitSoort.EERSTE_VASTLEGGING):
        if feit.over in gezien:
            continue
        gezien.add(feit.over)
        ingelicht = (
            f
            for f in r.van(FeitSoort.INGELICHT)
            if f.over == feit.over and f.uitkomst == Afronding.IEDEREEN
        )
        yield _inlichten_termijn(
            r, feit, next(ingelicht, None), later=begin is not None and feit.datum > begin
        )


def _niemand_open(f: Feit) -> bool:
    """Tell whether after this fact everyone was told or excepted, and at least one excepted."""
    if f.soort in _WEGING:
        return f.uitkomst != Afronding.REST_OPEN
    return f.soort is FeitSoort.INGELICHT and f.uitkomst == Afronding.REST_UITGEZONDERD


def _inlichten_termijn(r: Rekenaar, feit: Feit, ingelicht: Feit | None, *, later: bool) -> Termijn:
    """Return the day to tell one betrokkene.

    `later` came when the casus had begun: what came in or went out before was not about them.
    """
    uitgezonderd = any(f.over == feit.over and _niemand_open(f) for f in r.feiten)
    uiterlijk, waarom = feit.datum, "dezelfde dag als de eerste vastlegging in het register"
    lengte, dagsoort, vanaf = "dezelfde dag", DagSoort.KALENDERDAGEN, feit.datum
    for eerder in r.feiten:
        eigen = eerder.soort is not FeitSoort.GESPREK_BETROKKENE or eerder.over == feit.over
        erover = eigen and not (later and eerder.over != feit.over)
        if eerder.soort in _VERSTREKKING and erover and eerder.datum < uiterlijk:
            uiterlijk = vanaf = eerder.datum
            waarom = f"voordat een ander het hoort of u hem spreekt ({eerder.soort.weergave})"
            lengte = "vooraf"
    ontvangst = None if later else r.eerste(FeitSoort.ONTVANGST)
    maanden = r.lengtes.inlichten_maanden
    if ontvangst and r.kalender.maand_later(ontvangst.datum, maanden) < uiterlijk:
        uiterlijk, waarom = r.maanden_na(ontvangst.datum, maanden, "ontvangst")
        lengte, dagsoort, vanaf = r.maanden(maanden), DagSoort.MAANDEN, ontvangst.datum
    return r.termijn(
        TermijnSoort.BETROKKENE_INLICHTEN,
        uiterlijk=uiterlijk,
        vanaf=vanaf,
        lengte=lengte,
        waarom=waarom,
        dagsoort=dagsoort,
        feit=feit,
        gehaald=ingelicht,
        vervallen=uitgezonderd,
    )


def _opnieuw_wegen(r: Rekenaar) -> Iterator[Termijn]:
    """Weigh an exception again on the day that was chosen (E127, besluit 5)."""
    for plek, feit in enumerate(r.feiten):
        if feit.soort not in _WEGING or feit.uitkomst == Afronding.NIET_NODIG:
            continue
        daarna = (f for f in r.feiten[plek + 1 :] if f.over == feit.over)
        yield _wegen_termijn(r, feit, next((f for f in daarna if _sluit_af(feit, f)), None))


def _sluit_af(weging: Feit, later: Feit) -> bool:
    """Tell whether an exception need not be weighed again: it was, or who it is for was told."""
    if later.soort in _WEGING:
        return later.aan in (None, weging.aan)
    if later.soort is not FeitSoort.INGELICHT:
        return False
    zelfde = weging.aan is not None and later.aan == weging.aan
    return zelfde or later.uitkomst == Afronding.IEDEREEN


def _wegen_termijn(r: Rekenaar, feit: Feit, volgende: Feit | None) -> Termijn:
    ontvangst = r.eerste(FeitSoort.ONTVANGST) or feit
    maanden = r.lengtes.inlichten_maanden
    anker = "het wegen" if ontvangst is feit else "ontvangst"
    uiterlijk, waarom = r.maanden_na(ontvangst.datum, maanden, anker)
    lengte, dagsoort = r.maanden(maanden), DagSoort.MAANDEN
    if feit.datum2:
        uiterlijk, lengte, dagsoort = feit.datum2, "op de dag", DagSoort.KALENDERDAGEN
        gewogen = dag_maand(feit.datum, feit.datum2.year)
        waarom = f"de dag die bij het wegen op {gewogen} is gekozen"
    return r.termijn(
        TermijnSoort.UITZONDERING_WEGEN,
        uiterlijk=uiterlijk,
        vanaf=feit.datum,
        lengte=lengte,
        waarom=waarom,
        dagsoort=dagsoort,
        feit=feit,
        gehaald=volgende,
    )


def _gaat_verder(r: Rekenaar, soort: FeitSoort) -> Feit | None:
    """Return the latest besluit of this phase, if the work goes on after it."""
    besluit = r.laatste(soort)
    return besluit if besluit and besluit.uitkomst in _VERDER[soort] else None


def _fase_2(r: Rekenaar) -> Iterator[Termijn]:
    """Send the requests in time for their answers, and decide within ten days (E059, E067)."""
    besluit = _gaat_verder(r, FeitSoort.BESLUIT_FASE_1)
    if besluit is None:
        return
    einde = r.eerste(FeitSoort.BESLUIT_FASE_2)
    fase = r.werkdagen_na(
        TermijnSoort.FASE_2, besluit, "fase_2", "het besluit van fase 1", gehaald=einde
    )
    yield _verzenden(r, besluit, fase.uiterlijk, vervallen=einde is not None)
    yield fase


def _verzenden(r: Rekenaar, besluit: Feit, einde: date, *, vervallen: bool) -> Termijn:
    n = r.lengtes.informatieverzoek_beantwoorden
    uiterlijk = max(besluit.datum, r.kalender.add_werkdagen(einde, -n))
    slot = dag_maand(einde, uiterlijk.year)
    return r.termijn(
        TermijnSoort.INFORMATIEVERZOEK_VERZENDEN,
        uiterlijk=uiterlijk,
        vanaf=besluit.datum,
        lengte=f"{r.werkdagen(n)} voor het einde van fase 2",
        waarom=f"{r.werkdagen(n)} voor het einde van fase 2 op {slot}",
        dagsoort=DagSoort.WERKDAGEN,
        feit=besluit,
        over_is_feit=False,
        gehaald=r.na(besluit, FeitSoort.INFORMATIEVERZOEK_VERZONDEN),
        vervallen=vervallen,
        overgeslagen=r.kalender.overgeslagen(uiterlijk, einde),
    )


def _beantwoorden(r: Rekenaar) -> Iterator[Termijn]:
    """Answer each request within five days, also when there is nothing to tell (E059)."""
    gezien: set[UUID] = set()
    besloten = r.eerste(FeitSoort.BESLUIT_FASE_2) is not None
    for feit in r.van(FeitSoort.INFORMATIEVERZOEK_VERZONDEN):
        if feit.over in gezien:
            continue
        if feit.over:
            gezien.add(feit.over)
        yield r.werkdagen_na(
            TermijnSoort.INFORMATIEVERZOEK_BEANTWOORDEN,
            feit,
            "informatieverzoek_beantwoorden",
            "verzending",
            gehaald=r.bij(feit, FeitSoort.INFORMATIEVERZOEK_BEANTWOORD),
            vervallen=besloten,
        )


def _eerste_mdo(r: Rekenaar) -> Iterator[Termijn]:
    """Hold the first MDO within fifteen days; a spoed-MDO is none (E071, besluit 9)."""
    if besluit := _gaat_verder(r, FeitSoort.BESLUIT_FASE_2):
        yield r.werkdagen_na(
            TermijnSoort.EERSTE_MDO,
            besluit,
            "eerste_mdo",
            "aanvaarding",
            gehaald=r.eerste(FeitSoort.MDO_GEHOUDEN),
        )


def _verslagen(r: Rekenaar) -> Iterator[Termijn]:
    """Send verslag and plan within ten days; for later MDO's the length is a setting (E078)."""
    for nummer, feit in enumerate(r.van(FeitSoort.MDO_GEHOUDEN)):
        yield r.werkdagen_na(
            TermijnSoort.VERSLAG_VERZENDEN,
            feit,
            "verslag_vervolg" if nummer else "verslag",
            "het vervolg-MDO" if nummer else "het eerste MDO",
            gehaald=r.bij(feit, FeitSoort.VERSLAG_VERZONDEN),
        )


def _wijzigingen(r: Rekenaar) -> Iterator[Termijn]:
    """Work changes into the plan within five days of the talk about it (E082).

    A talk before any MDO is not about a plan.
    """
    plan = False
    for feit in r.feiten:
        plan = plan or feit.soort in _MDO
        if plan and feit.soort is FeitSoort.GESPREK_BETROKKENE:
            yield r.werkdagen_na(
                TermijnSoort.WIJZIGINGEN_VERWERKEN,
                feit,
                "wijzigingen",
                "het gesprek",
                gehaald=r.na(feit, FeitSoort.WIJZIGING_VERWERKT, zelfde_over=True),
            )
