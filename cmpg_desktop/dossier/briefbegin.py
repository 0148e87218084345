"""One letter begun: the rows that its fields are set in."""

from typing import Any
from uuid import UUID

from sqlalchemy import insert

from cmpg_desktop.berichten.brieven import BeginBrief, BeginGerichtVerzoek
from cmpg_desktop.berichten.fouten import NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import Change, Noun
from cmpg_desktop.database.tabellen.casussen import brief, brieflezer, briefveld
from cmpg_desktop.database.transactie import Transactie
from cmpg_desktop.dossier import briefbron, briefrijen
from cmpg_desktop.dossier.afscherming import keur_toegang, kijker, toegang_tot
from cmpg_desktop.dossier.briefbron import Briefbron
from cmpg_desktop.dossier.briefkeuring import zoek
from cmpg_desktop.dossier.briefvullen import ONDERWERP, feit_paren, invulbaar
from cmpg_desktop.dossier.dicht import keur_niet_dicht
from cmpg_desktop.dossier.register import Gevolg, voert_uit
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.brieven import BriefSoort


def _lees_met_slot(tx: Transactie, dossier_id: UUID) -> Briefbron:
    wie = kijker(tx.context)
    slot = briefrijen.slot_op(dossier_id)
    *antwoorden, toegang = tx.lees(
        *slot, *briefbron.vragen(dossier_id, wie), toegang_tot(dossier_id, wie)
    )
    keur_toegang(toegang)
    return briefbron.ontleed(antwoorden[len(slot) :], dossier_id, tx.context, tx.vandaag)


def _zet_rijen(
    tx: Transactie, bron: Briefbron, ref: UUID, soort: BriefSoort, **velden: Any
) -> None:
    """Make the row of a letter and of each field, as far as they are not there."""
    if ref not in bron.brieven:
        plek = {"casus_id": bron.id} if bron.is_casus else {"melding_id": bron.id}
        tx.schrijf(insert(brief).values(id=ref, soort=soort.value, **plek, **velden))
    er_zijn = bron.velden.get(ref, {})
    namen = (ONDERWERP, *(veld.naam for veld in invulbaar(soort)))
    nieuw = [
        {"id": briefrijen.veld_id(ref, naam), "brief_id": ref, "naam": naam}
        for naam in namen
        if naam not in er_zijn
    ]
    tx.schrijf(insert(briefveld), nieuw)


def _gevolg(bron: Briefbron, ref: UUID, wat: str, *rijen: Change) -> Gevolg:
    return Gevolg(
        rijen=frozenset({Change(noun=Noun.BRIEF, id=ref), *rijen}),
        dossiers=frozenset({bron.id}),
        resultaat=ref,
        wat=wat,
    )


@voert_uit(BeginBrief, Handeling.BRIEF_MAKEN)
def begin_brief(tx: Transactie, opdracht: BeginBrief) -> Gevolg:
    """Make the rows that the fields of a letter are set in."""
    bron = _lees_met_slot(tx, opdracht.dossier_id)
    if opdracht.id not in bron.brieven:
        zoek(bron, opdracht.id)
    uit = bron.uitgaand.get(opdracht.id)
    if uit is None:
        return Gevolg()
    _zet_rijen(tx, bron, opdracht.id, uit.soort)
    if uit.inlicht is not None and opdracht.id not in bron.lezers:
        # Known from the first letter typed: see `Briefbron.eerder_getypt`.
        tx.schrijf(insert(brieflezer), briefrijen.lezerrijen(opdracht.id, feit_paren(uit)))
    return _gevolg(bron, opdracht.id, "Brief begonnen")


@voert_uit(BeginGerichtVerzoek, Handeling.INFORMATIEVERZOEK_DOEN)
def begin_verzoek(tx: Transactie, opdracht: BeginGerichtVerzoek) -> Gevolg:
    """Begin the letter of a question to one partner; it waits until everyone named was told."""
    bron = _lees_met_slot(tx, opdracht.dossier_id)
    if bron.is_casus:
        raise Regelfout("Een gericht verzoek hoort bij een melding waarover nog niet is besloten.")
    # The question is for the besluit (E041): after that there is nothing to ask it for.
    keur_niet_dicht(bron.meldingen)
    partij = bron.organisaties.get(opdracht.organisatie_id)
    if partij is None:
        raise NietGevonden("Deze organisatie is er niet meer.", wat_nu="Kies een andere.")
    if not opdracht.over:
        raise Regelfout("Over wie gaat het verzoek?", veld="gericht_verzoek.over")
    for een in opdracht.over:
        bron.gelezen.van(een)
    _zet_rijen(
        tx,
        bron,
        opdracht.id,
        BriefSoort.GERICHT_VERZOEK,
        aan_organisatie_id=opdracht.organisatie_id,
    )
    tx.schrijf(
        insert(brieflezer),
        briefrijen.lezerrijen(opdracht.id, ((een, None) for een in dict.fromkeys(opdracht.over))),
    )
    return _gevolg(bron, opdracht.id, "Gericht verzoek begonnen")
