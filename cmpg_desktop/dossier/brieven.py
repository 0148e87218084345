"""The letter "advies aan de melder", from text to sent (E046, besluit 29)."""

import hashlib
from dataclasses import dataclass, field
from typing import ClassVar
from uuid import UUID

from sqlalchemy import insert, update

from cmpg_desktop.berichten.documenten import (
    BriefConcept,
    BriefOpenen,
    BriefVoorbeeld,
    MaakBrief,
    Voorbeeld,
)
from cmpg_desktop.berichten.fouten import NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import Change, Changes, Command, Context, Gevolgd, Noun
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.database.tabellen.documenten import document
from cmpg_desktop.database.tabellen.meldingen import feit, melding
from cmpg_desktop.database.transactie import Lezing, Transactie
from cmpg_desktop.documenten import advies
from cmpg_desktop.dossier.briefopstellen import (
    Bron,
    Invulling,
    lees_bron,
    nog_leeg,
    stel_op,
    zonder_adres,
)
from cmpg_desktop.dossier.dicht import keur_kent_brieven, stand_van
from cmpg_desktop.dossier.documenten import (
    BRIEF,
    DOCX,
    als_pdf,
    als_voorbeeld,
    kenmerk,
    zet_versie,
)
from cmpg_desktop.dossier.documentlijst import documenten_van, snapshots, verzonden
from cmpg_desktop.dossier.feiten import als_feit, feiten_waar
from cmpg_desktop.dossier.instellingen import venster_van
from cmpg_desktop.dossier.inzagelog import log_inzage
from cmpg_desktop.dossier.register import Gevolg, Werkplaats, beantwoordt, lang_werk, voert_uit
from cmpg_desktop.dossier.sjablonen import ADVIES_MELDER, vul
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.taal import voluit
from cmpg_desktop.werkproces.tekst import schoon


@beantwoordt(BriefOpenen, Handeling.BRIEF_MAKEN, opent="melding")
def open_brief(lezing: Lezing, vraag: BriefOpenen, context: Context) -> BriefConcept:
    """Start the letter, or go on with what was typed."""
    bron = lees_bron(lezing, vraag.melding_id, context)
    klad = bron.melding
    invulling = Invulling(
        onderwerp=klad.brief_onderwerp
        or f"Ons advies bij uw vraag van {voluit(bron.ontvangen_op)}",
        advies=klad.brief_advies,
        ondertekenaar_id=klad.brief_ondertekenaar_id or klad.behandelaar_id,
    )
    brief = stel_op(bron, invulling, context)
    return BriefConcept(
        melding_id=vraag.melding_id,
        aan=brief.adres,
        aanhef=brief.aanhef,
        onderwerp=invulling.onderwerp,
        advies=invulling.advies,
        ondertekenaar_id=invulling.ondertekenaar_id,
        leeg=(*nog_leeg(bron, brief), *zonder_adres(bron)),
        organisatie_id=bron.melding.organisatie_id,
        documenten=snapshots(bron.documenten, bron.feiten),
        getypt_onderwerp=klad.brief_onderwerp,
        gekozen_ondertekenaar_id=klad.brief_ondertekenaar_id,
        volgende_begonnen=_begonnen(bron),
        stand=Stand(bron.melding.stand),
    )


def _begonnen(bron: Bron) -> bool:
    klad = Invulling(
        onderwerp=bron.melding.brief_onderwerp,
        advies=bron.melding.brief_advies,
        ondertekenaar_id=None,
    )
    if not (klad.onderwerp or klad.advies):
        return False
    return not (bron.documenten and klad.staat_in(bron.documenten[-1].inhoud))


@lang_werk(BriefVoorbeeld, Handeling.BRIEF_MAKEN, opent="melding")
def voorbeeld(
    werk: Werkplaats, vraag: BriefVoorbeeld, context: Context, gevolgd: Gevolgd
) -> Voorbeeld:
    """Show the letter as it would be; what is still empty shows as a gap with its name."""
    with werk.database.lezing() as lezing:
        bron = lees_bron(lezing, vraag.melding_id, context)
    invulling = Invulling(
        onderwerp=vraag.onderwerp, advies=vraag.advies, ondertekenaar_id=vraag.ondertekenaar_id
    )
    gevolgd.voortgang(0, 3, "Brief opstellen")
    brief = stel_op(bron, invulling, context)
    docx = vul(bron.sjabloon, advies.gegevens(brief), venster=venster_van(bron.instellingen))
    gevolgd.voortgang(1, 3, "PDF maken")
    inhoud = als_pdf(docx, gevolgd)
    gevolgd.voortgang(2, 3, "Bladzijden tekenen")
    return als_voorbeeld(inhoud, hashlib.sha256(docx).hexdigest(), vraag.breedte_px)


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarBrief(Command):
    """Store a letter that was rendered, as a version that never changes."""

    bewaarbaar: ClassVar[bool] = False
    id: UUID
    melding_id: UUID
    document_id: UUID | None
    invulling: Invulling
    bytes: bytes = field(repr=False)
    sjabloon: str
    sjabloon_sha256: str


@lang_werk(MaakBrief, Handeling.BRIEF_MAKEN)
def maak(werk: Werkplaats, opdracht: MaakBrief, context: Context, gevolgd: Gevolgd) -> Changes:
    """Render and store the letter; refused while something it needs is empty."""
    with werk.database.lezing() as lezing:
        bron = lees_bron(lezing, opdracht.melding_id, context)
    keur_kent_brieven([bron.melding])
    invulling = Invulling(
        onderwerp=schoon(opdracht.onderwerp).strip(),
        advies=schoon(opdracht.advies).strip(),
        ondertekenaar_id=opdracht.ondertekenaar_id,
    )
    brief = stel_op(bron, invulling, context)
    leeg = nog_leeg(bron, brief)
    if leeg:
        raise Regelfout(
            "De brief is nog niet klaar. Dit ontbreekt: " + "; ".join(leeg) + ".",
            veld="brief.leeg",
            wat_nu="Vul dit in en maak de brief opnieuw.",
        )
    gevolgd.voortgang(0, 2, "Brief opstellen")
    docx = vul(bron.sjabloon, advies.gegevens(brief), venster=venster_van(bron.instellingen))
    gevolgd.voortgang(1, 2, "Brief bewaren")
    versie = bron.sjabloon.eigen_versie
    gedaan = werk.do(
        BewaarBrief(
            opdracht=opdracht.opdracht,
            id=opdracht.id,
            melding_id=opdracht.melding_id,
            document_id=opdracht.document_id,
            invulling=invulling,
            bytes=docx,
            sjabloon=f"{ADVIES_MELDER} {f'versie {versie}' if versie else 'van het programma'}",
            sjabloon_sha256=bron.sjabloon.sha256,
        ),
        context,
        gevolgd,
    )
    log_inzage(
        werk.database, context, soort="melding", dossier=opdracht.melding_id, handeling="brief"
    )
    return gedaan


@voert_uit(BewaarBrief, Handeling.BRIEF_MAKEN)
def bewaar(tx: Transactie, opdracht: BewaarBrief) -> Gevolg:
    """Store the letter, or its next version while it was not sent."""
    papieren, feiten, van_melding = tx.lees(
        documenten_van(document.c.melding_id == opdracht.melding_id, document.c.soort == BRIEF),
        feiten_waar(feit.c.melding_id == opdracht.melding_id),
        stand_van(opdracht.melding_id),
    )
    keur_kent_brieven(van_melding)
    gelezen = [als_feit(rij) for rij in feiten]
    document_id = opdracht.document_id or opdracht.id
    vorige = next((rij for rij in papieren if rij.id == document_id), None)
    if opdracht.document_id is not None and vorige is None:
        raise NietGevonden("Deze brief is er niet meer.", wat_nu="Maak een nieuwe brief.")
    if document_id in verzonden(gelezen):
        raise Regelfout(
            "Deze brief is al verzonden en verandert niet meer.",
            wat_nu="Kies Nieuwe brief, of neem de verzending terug met een reden.",
        )
    if vorige is None:
        tx.schrijf(
            insert(document).values(
                id=document_id,
                melding_id=opdracht.melding_id,
                soort=BRIEF,
                naam=f"{kenmerk(opdracht.melding_id, gelezen)} advies aan de melder",
                inhoud=opdracht.invulling.als_tekst(),
                gemaakt_op=tx.nu,
                door_id=tx.actor,
            )
        )
    else:
        tx.schrijf(
            update(document)
            .where(document.c.id == document_id)
            .values(inhoud=opdracht.invulling.als_tekst())
        )
    zet_versie(
        tx,
        document_id,
        versie=vorige.versie + 1 if vorige is not None else 1,
        inhoud=opdracht.bytes,
        mime=DOCX,
        sjabloon=opdracht.sjabloon,
        sjabloon_sha256=opdracht.sjabloon_sha256,
    )
    _bewaar_klad(tx, opdracht)
    return Gevolg(
        rijen=frozenset({Change(noun=Noun.DOCUMENT, id=document_id)}),
        dossiers=frozenset({opdracht.melding_id}),
        resultaat=document_id,
        wat="Brief",
    )


def _bewaar_klad(tx: Transactie, opdracht: BewaarBrief) -> None:
    """Let a next version go on with this text, unless something was typed on the page."""
    tx.schrijf(
        update(melding)
        .where(
            melding.c.id == opdracht.melding_id,
            melding.c.brief_onderwerp == "",
            melding.c.brief_advies == "",
            melding.c.brief_ondertekenaar_id.is_(None),
        )
        .values(
            brief_onderwerp=opdracht.invulling.onderwerp,
            brief_advies=opdracht.invulling.advies,
            brief_ondertekenaar_id=opdracht.invulling.ondertekenaar_id,
        )
    )
