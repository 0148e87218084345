"""Waiting for the melder after a retour: reminding, the answer with its new round, and the end."""

from typing import Any
from uuid import UUID

from sqlalchemy import insert, update

from cmpg_desktop.berichten.beoordelen import (
    HerinnerMelder,
    OntvangAanvulling,
    SluitZonderAanvulling,
)
from cmpg_desktop.berichten.fouten import Regelfout
from cmpg_desktop.berichten.kern import Change, Noun
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.database.tabellen.beoordelen import beoordeling, beoordelingspunt
from cmpg_desktop.database.tabellen.meldingen import melding
from cmpg_desktop.database.transactie import Transactie
from cmpg_desktop.dossier import beoordelingsbron, kalender
from cmpg_desktop.dossier.beoordelen import gevolg
from cmpg_desktop.dossier.beoordelingsbron import Bron, beoordeling_id, bron_van, punt_id
from cmpg_desktop.dossier.beoordelingsfeiten import als_gevolg, keur_dag
from cmpg_desktop.dossier.feiten import feit_van_nu, leg_vast
from cmpg_desktop.dossier.register import Gevolg, voert_uit
from cmpg_desktop.dossier.teksten import gekeurde_reden, gekeurde_tekst, melding_weg
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort
from cmpg_desktop.werkproces.rondes import wacht_op_melder
from cmpg_desktop.werkproces.taal import lang
from cmpg_desktop.werkproces.termijnen import TermijnSoort, termijnen

# The next round weighs anew; what was found out stays.
_MEE = (
    "aanpak",
    "casus_id",
    "organisatie_id",
    "naar_wie",
    "melder_tot",
    "ingeschreven_op",
    "ingeschreven_bron",
    "zorgmijder",
    "zorgmijder_waaruit",
)


def _lees(tx: Transactie, melding_id: UUID) -> tuple[Bron, Feit, Any, Any]:
    *antwoorden, vrij, lengtes = tx.lees(
        *beoordelingsbron.vragen(melding_id, slot=True),
        kalender.vrije_dagen(),
        kalender.termijnlengtes(),
    )
    bron = bron_van(antwoorden, tx.vandaag)
    if bron is None:
        raise melding_weg()
    stand = Stand(bron.melding.stand)
    retour = wacht_op_melder(bron.feiten)
    if stand is not Stand.OPEN or retour is None:
        raise Regelfout(
            "Deze melding wacht niet op de melder."
            if stand is Stand.OPEN
            else f"Deze melding {stand.gezegde}.",
            wat_nu="Kijk in de tijdlijn wat er is gebeurd.",
        )
    return bron, retour, vrij, lengtes


@voert_uit(OntvangAanvulling, Handeling.MELDING_WIJZIGEN)
def ontvang_aanvulling(tx: Transactie, opdracht: OntvangAanvulling) -> Gevolg:
    """Begin the next round, with a copy of the answers; the first one stays as it was."""
    keur_dag(tx, opdracht.ontvangen_op, "aanvulling.ontvangen_op")
    tekst = gekeurde_tekst(opdracht.tekst, "aanvulling.tekst")
    bron, retour, *_ = _lees(tx, opdracht.melding_id)
    if opdracht.ontvangen_op < retour.datum:
        raise Regelfout(
            f"De melding ging pas op {lang(retour.datum)} terug naar de melder.",
            veld="aanvulling.ontvangen_op",
        )
    nieuw = beoordeling_id(bron.melding.id, bron.ronde + 1)
    vorige = bron.rij
    tx.schrijf(
        insert(beoordeling).values(
            id=nieuw,
            melding_id=bron.melding.id,
            ronde=bron.ronde + 1,
            **({een: getattr(vorige, een) for een in _MEE} if vorige is not None else {}),
        )
    )
    tx.schrijf(
        insert(beoordelingspunt),
        [
            {
                "id": punt_id(nieuw, code),
                "beoordeling_id": nieuw,
                "code": code,
                "antwoord": een.antwoord,
                "waaruit": een.waaruit,
            }
            for code, een in bron.punten.get(bron.id, {}).items()
            if not code.startswith("retour_")
        ],
    )
    feit = Feit(
        id=opdracht.feit_id,
        volgnr=0,
        soort=FeitSoort.AANVULLING,
        datum=opdracht.ontvangen_op,
        kanaal=opdracht.wijze,
        tekst=tekst,
    )
    return gevolg(
        bron,
        "Aanvulling ontvangen",
        leg_vast(tx, feit, melding_id=bron.melding.id),
        Change(noun=Noun.BEOORDELING, id=nieuw),
        resultaat=nieuw,
    )


@voert_uit(HerinnerMelder, Handeling.MELDING_WIJZIGEN)
def herinner_melder(tx: Transactie, opdracht: HerinnerMelder) -> Gevolg:
    """Record that the melder was reminded."""
    bron, retour, *_ = _lees(tx, opdracht.melding_id)
    feit = feit_van_nu(
        tx,
        FeitSoort.MELDER_HERINNERD,
        opdracht.feit_id,
        over=retour.over,
        kanaal=opdracht.wijze,
    )
    change = leg_vast(tx, feit, melding_id=bron.melding.id)
    return als_gevolg(bron.melding.id, change, "Melder herinnerd", opdracht.feit_id)


@voert_uit(SluitZonderAanvulling, Handeling.MELDING_INTREKKEN)
def sluit_zonder_aanvulling(tx: Transactie, opdracht: SluitZonderAanvulling) -> Gevolg:
    """End a melding whose melder did not answer, not before the end of the waiting."""
    reden = gekeurde_reden(opdracht.reden)
    bron, retour, vrij, lengtes = _lees(tx, opdracht.melding_id)
    wachten = [
        een
        for een in termijnen(
            bron.feiten, kalender.kalender_van(vrij), tx.nu, lengtes=kalender.lengtes_van(lengtes)
        )
        if een.soort is TermijnSoort.WACHT_OP_MELDER and een.status.is_open
    ]
    if wachten and tx.vandaag <= wachten[-1].uiterlijk:
        raise Regelfout(
            f"De melder heeft nog tot en met {lang(wachten[-1].uiterlijk)} om te antwoorden.",
            wat_nu="Trekt de melder de melding in? Kies dan Intrekken.",
        )
    tx.schrijf(
        update(melding)
        .where(melding.c.id == bron.melding.id, melding.c.stand == Stand.OPEN.value)
        .values(stand=Stand.AFGEHANDELD.value),
        verwacht=1,
    )
    feit = feit_van_nu(
        tx,
        FeitSoort.AFGESLOTEN,
        opdracht.feit_id,
        over=retour.over,
        tekst="de melder vulde niet aan",
        reden=reden,
    )
    return gevolg(
        bron,
        "Melding gesloten zonder aanvulling",
        leg_vast(tx, feit, melding_id=bron.melding.id),
        Change(noun=Noun.MELDING, id=bron.melding.id, velden=frozenset({"melding.stand"})),
        resultaat=opdracht.feit_id,
    )
