"""Throwing away a letter that was begun and never made, and bringing it back."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select

from cmpg_desktop.berichten.brieven import BriefVeld, GooiBriefWeg, ZetBriefTerug
from cmpg_desktop.berichten.fouten import NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import Change, Noun, nieuw_id
from cmpg_desktop.database.tabellen.casussen import brief, brieflezer, briefveld
from cmpg_desktop.database.tabellen.documenten import document
from cmpg_desktop.database.tabellen.meldingen import betrokkene, feit
from cmpg_desktop.database.transactie import Transactie
from cmpg_desktop.dossier import briefrijen
from cmpg_desktop.dossier.afscherming import keur_toegang, kijker, toegang_tot
from cmpg_desktop.dossier.dicht import dossier_van, stand_van
from cmpg_desktop.dossier.feiten import als_feit, feiten_waar
from cmpg_desktop.dossier.register import Gevolg, voert_uit
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.brieven import BriefSoort
from cmpg_desktop.werkproces.uitgaand import verzonden_ids


@voert_uit(GooiBriefWeg, Handeling.BRIEF_MAKEN)
def gooi_brief_weg(tx: Transactie, opdracht: GooiBriefWeg) -> Gevolg:
    """Take away what was typed for a letter; of a gericht verzoek that is all there is of it."""
    van_brief = select(brief.c.casus_id).where(brief.c.id == opdracht.id).scalar_subquery()
    rijen, velden, lezers, papieren, feiten, toegang = tx.lees(
        select(brief).where(brief.c.id == opdracht.id).with_for_update(),
        select(briefveld).where(briefveld.c.brief_id == opdracht.id).order_by(briefveld.c.naam),
        select(brieflezer).where(brieflezer.c.brief_id == opdracht.id).order_by(brieflezer.c.id),
        select(document.c.id).where(
            document.c.id == opdracht.id, document.c.verwijderd_op.is_(None)
        ),
        feiten_waar(feit.c.over_id == opdracht.id),
        toegang_tot(van_brief, kijker(tx.context)),
    )
    keur_toegang(toegang)
    if not rijen:
        raise NietGevonden("Deze brief is al weggegooid.", wat_nu="Ga terug naar Brieven.")
    if opdracht.id in verzonden_ids(als_feit(een) for een in feiten):
        raise briefrijen.al_verzonden()
    if papieren:
        raise Regelfout(
            "Deze brief is al gemaakt.",
            wat_nu="Open hem opnieuw en gooi dan de gemaakte brief weg.",
        )
    (rij,) = rijen
    for tabel in (brieflezer, briefveld):
        tx.schrijf(delete(tabel).where(tabel.c.brief_id == opdracht.id))
    tx.schrijf(delete(brief).where(brief.c.id == opdracht.id), verwacht=1)
    terug = ZetBriefTerug(
        id=rij.id,
        melding_id=rij.melding_id,
        casus_id=rij.casus_id,
        soort=BriefSoort(rij.soort),
        organisatie_id=rij.aan_organisatie_id,
        ondertekenaar_id=rij.ondertekenaar_id,
        teksten=tuple(BriefVeld(naam=een.naam, waarde=een.waarde) for een in velden),
        over=tuple((een.over_id, een.aan_id) for een in lezers),
    )
    return _gevolg(rij.id, rij.melding_id or rij.casus_id, "Brief weggegooid", terug)


@voert_uit(ZetBriefTerug, Handeling.BRIEF_MAKEN)
def zet_brief_terug(tx: Transactie, opdracht: ZetBriefTerug) -> Gevolg:
    """Bring a letter back as it was, unless somebody began it anew since."""
    verzoek = opdracht.soort is BriefSoort.GERICHT_VERZOEK
    over = [een for een, _ in opdracht.over]
    van_dossier, toegang, rijen, mensen = tx.lees(
        # Also of a melding after its besluit a letter is still written; a verzoek is not.
        stand_van(opdracht.melding_id, slot=True),
        toegang_tot(opdracht.casus_id, kijker(tx.context)),
        select(brief.c.id).where(brief.c.id == opdracht.id),
        select(betrokkene.c.id).where(
            betrokkene.c.id.in_(over), betrokkene.c.verwijderd_op.is_(None)
        ),
    )
    keur_toegang(toegang)
    dossier = opdracht.melding_id or opdracht.casus_id
    if dossier is None or not (van_dossier or toegang):
        raise NietGevonden("Dit dossier is er niet meer.", wat_nu="Ga terug naar de lijst.")
    if verzoek:
        dossier_van(opdracht.melding_id, opdracht.casus_id, van_dossier or toegang)
    if verzoek and {rij.id for rij in mensen} != set(over):
        raise Regelfout("Iemand over wie het verzoek gaat, staat niet meer in deze melding.")
    if rijen:
        return Gevolg()
    tx.schrijf(
        insert(brief).values(
            id=opdracht.id,
            melding_id=opdracht.melding_id,
            casus_id=opdracht.casus_id,
            soort=opdracht.soort.value,
            aan_organisatie_id=opdracht.organisatie_id,
            ondertekenaar_id=opdracht.ondertekenaar_id,
        )
    )
    _zet_delen(tx, opdracht)
    return _gevolg(opdracht.id, dossier, "Brief teruggezet", GooiBriefWeg(id=opdracht.id))


def _zet_delen(tx: Transactie, opdracht: ZetBriefTerug) -> None:
    ref = opdracht.id
    velden: list[dict[str, Any]] = [
        {
            "id": briefrijen.veld_id(ref, een.naam),
            "brief_id": ref,
            "naam": een.naam,
            "waarde": een.waarde,
        }
        for een in opdracht.teksten
    ]
    lezers: list[dict[str, Any]] = [
        {"id": nieuw_id(), "brief_id": ref, "over_id": over, "aan_id": aan}
        for over, aan in opdracht.over
    ]
    tx.schrijf(insert(briefveld), velden)
    tx.schrijf(insert(brieflezer), lezers)


def _gevolg(ref: UUID, dossier: UUID, wat: str, terug: GooiBriefWeg | ZetBriefTerug) -> Gevolg:
    return Gevolg(
        rijen=frozenset({Change(noun=Noun.BRIEF, id=ref)}),
        dossiers=frozenset({dossier}),
        terug=terug,
        resultaat=ref,
        wat=wat,
    )
