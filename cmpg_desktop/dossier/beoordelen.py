"""Filling in a beoordeling and proposing it: the outcome, its points, and the voorstel."""

from typing import Any
from uuid import UUID

from sqlalchemy import insert, update

from cmpg_desktop.berichten.beoordelen import KiesUitkomst, StelVoor
from cmpg_desktop.berichten.fouten import GeenBevoegdheid, Regelfout
from cmpg_desktop.berichten.kern import Change, Noun
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.database.tabellen.beoordelen import beoordeling, beoordelingspunt
from cmpg_desktop.database.transactie import NietGeraakt, Transactie
from cmpg_desktop.dossier import beoordelingsbron, beslisteam
from cmpg_desktop.dossier.beoordelingsbron import Bron, bron_van, punt_id
from cmpg_desktop.dossier.beslisteam import Beslisteam, team_van
from cmpg_desktop.dossier.feiten import feit_van_nu, leg_vast
from cmpg_desktop.dossier.register import Gevolg, voert_uit
from cmpg_desktop.dossier.teksten import melding_weg
from cmpg_desktop.werkproces.beoordeling import Weging, mag_voorstellen
from cmpg_desktop.werkproces.bevoegdheden import Handeling, mag
from cmpg_desktop.werkproces.criteria import codes_van
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort
from cmpg_desktop.werkproces.rondes import besluit_van, voorstel_van, wacht_op_melder
from cmpg_desktop.werkproces.taal import dag_van, relatief, tijdstip

UITKOMST = "beoordeling.uitkomst"


def lees(
    tx: Transactie, melding_id: UUID, *vooraf: Any, team: bool = True
) -> tuple[Bron, Beslisteam | None]:
    """Read what is judged, which then cannot change until this command is done."""
    antwoorden = tx.lees(
        *vooraf,
        *beoordelingsbron.vragen(melding_id, slot=True),
        *(beslisteam.vragen() if team else ()),
    )[len(vooraf) :]
    bron = bron_van(antwoorden[: beoordelingsbron.AANTAL], tx.vandaag)
    if bron is None:
        raise melding_weg()
    rest = antwoorden[beoordelingsbron.AANTAL :]
    return bron, team_van(rest, tx.vandaag) if team else None


def wanneer(bron: Bron, een: Feit, tx: Transactie) -> str:
    """Say when a fact was recorded: "gisteren om 10.00 uur"."""
    moment = bron.moment(een)
    return f"{relatief(dag_van(moment), tx.vandaag)} om {tijdstip(moment)}"


def keur_te_beoordelen(bron: Bron, tx: Transactie) -> None:
    """Refuse work on a beoordeling that is done, or that waits for the melder."""
    besluit = besluit_van(bron.feiten)
    if besluit is not None:
        uitkomst = Weging(besluit.uitkomst or Weging.FASE_2).weergave
        raise Regelfout(
            f"{besluit.wie or 'Een collega'} heeft hierover al besloten,"
            f" {wanneer(bron, besluit, tx)}: {uitkomst}.",
            veld=UITKOMST,
        )
    stand = Stand(bron.melding.stand)
    if stand is not Stand.OPEN:
        raise Regelfout(f"Deze melding {stand.gezegde}.", veld=UITKOMST)
    retour = wacht_op_melder(bron.feiten)
    if retour is not None:
        raise Regelfout(
            f"Deze melding wacht op de melder. {retour.wie or 'Een collega'} stuurde haar"
            f" {wanneer(bron, retour, tx)} terug.",
            veld=UITKOMST,
            wat_nu="Leg eerst de aanvulling vast.",
        )


def gevolg(bron: Bron, wat: str, *rijen: Change, **delen: Any) -> Gevolg:
    """Make the answer of a command on the beoordeling of a melding."""
    melding_id: UUID = bron.melding.id
    dossiers: frozenset[UUID] = delen.pop("dossiers", frozenset())
    return Gevolg(
        rijen=frozenset({Change(noun=Noun.BEOORDELING, id=bron.id), *rijen}),
        dossiers=dossiers | {melding_id},
        wat=wat,
        **delen,
    )


@voert_uit(KiesUitkomst, Handeling.MELDING_WIJZIGEN)
def kies_uitkomst(tx: Transactie, opdracht: KiesUitkomst) -> Gevolg:
    """Choose the outcome; its points get their row at once, so that each is set as any field."""
    bron, _ = lees(tx, opdracht.melding_id, team=False)
    keur_te_beoordelen(bron, tx)
    oud = bron.beoordeling().uitkomst
    if oud not in (opdracht.oud, opdracht.uitkomst):
        raise NietGeraakt
    waarde = opdracht.uitkomst.value if opdracht.uitkomst is not None else ""
    _zet_uitkomst(tx, bron, waarde)
    er_zijn = bron.punten.get(bron.id, {})
    codes = codes_van(opdracht.uitkomst) if opdracht.uitkomst is not None else ()
    nieuw = [
        {"id": punt_id(bron.id, code), "beoordeling_id": bron.id, "code": code}
        for code in codes
        if code not in er_zijn
    ]
    tx.schrijf(insert(beoordelingspunt), nieuw)
    tx.noem_in_register(bron.id, UITKOMST)
    if oud is opdracht.uitkomst:
        return Gevolg()
    return gevolg(
        bron,
        "Uitkomst gekozen",
        Change(noun=Noun.BEOORDELING, id=bron.id, velden=frozenset({UITKOMST})),
        terug=KiesUitkomst(melding_id=opdracht.melding_id, oud=opdracht.uitkomst, uitkomst=oud),
        resultaat=bron.id,
    )


def _zet_uitkomst(tx: Transactie, bron: Bron, waarde: str) -> None:
    if bron.rij is None:
        tx.schrijf(
            insert(beoordeling).values(
                id=bron.id, melding_id=bron.melding.id, ronde=bron.ronde, uitkomst=waarde
            )
        )
    elif bron.rij.uitkomst != waarde:
        tx.schrijf(
            update(beoordeling)
            .where(beoordeling.c.id == bron.id, beoordeling.c.uitkomst == bron.rij.uitkomst)
            .values(uitkomst=waarde),
            verwacht=1,
        )


@voert_uit(StelVoor, Handeling.BESLUIT_VOORSTELLEN)
def stel_voor(tx: Transactie, opdracht: StelVoor) -> Gevolg:
    """Propose: the fact holds the hash of what was judged, so that a later change voids it."""
    bron, team = lees(tx, opdracht.melding_id)
    keur_te_beoordelen(bron, tx)
    rollen = team.rollen.get(tx.actor, frozenset()) if team and tx.actor else frozenset()
    gemis = bron.gemis()
    recht = mag_voorstellen(rollen, gemis)
    if not recht.mag:
        if not mag(rollen, Handeling.BESLUIT_VOORSTELLEN):
            raise GeenBevoegdheid(recht.reden)
        raise Regelfout(recht.reden, veld=gemis[0].veld if gemis else UITKOMST)
    inhoud = bron.inhoud()
    voorstel = voorstel_van(bron.feiten, bron.id)
    if voorstel is not None and voorstel.inhoud == inhoud:
        naam = team.naam(bron.door(voorstel)) if team else ""
        raise Regelfout(
            f"{naam or 'Een collega'} heeft dit al voorgesteld, {wanneer(bron, voorstel, tx)}.",
            veld=UITKOMST,
            wat_nu="De procesmanager of een waarnemer beslist nu.",
        )
    filled = bron.beoordeling()
    feit = feit_van_nu(
        tx,
        FeitSoort.VOORSTEL_FASE_1,
        opdracht.feit_id,
        over=bron.id,
        tekst=filled.motivering,
        uitkomst=filled.uitkomst.value if filled.uitkomst is not None else "",
        inhoud=inhoud,
    )
    return gevolg(
        bron,
        "Voorstel gedaan",
        leg_vast(tx, feit, melding_id=opdracht.melding_id),
        resultaat=opdracht.feit_id,
    )
