"""One letter: open it, begin it, look at it, and make it."""

import hashlib
from dataclasses import dataclass, field
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Select, delete, func, insert, select, update

from cmpg_desktop.berichten.brieven import (
    BeginBrief,
    BeginGerichtVerzoek,
    BriefBlad,
    BriefGegeven,
    BriefInvulling,
    BriefLezen,
    BriefProef,
    BrievenbusRij,
    MaakUitgaandeBrief,
)
from cmpg_desktop.berichten.documenten import Voorbeeld
from cmpg_desktop.berichten.fouten import NietGevonden, Omgevingsfout, Regelfout
from cmpg_desktop.berichten.kern import Change, Changes, Command, Context, Gevolgd, Noun, nieuw_id
from cmpg_desktop.database.tabellen.casussen import brief, brieflezer, briefveld
from cmpg_desktop.database.tabellen.documenten import document, document_versie
from cmpg_desktop.database.tabellen.meldingen import casus, feit, melding
from cmpg_desktop.database.transactie import Lezing, Transactie
from cmpg_desktop.documenten import brief as brieven
from cmpg_desktop.documenten.bestand import SjabloonFout
from cmpg_desktop.documenten.sjabloon import render
from cmpg_desktop.dossier import briefbron, briefrijen
from cmpg_desktop.dossier.afscherming import keur_toegang, kijker, toegang_tot
from cmpg_desktop.dossier.briefbron import Briefbron, BriefInhoud, lees_bron
from cmpg_desktop.dossier.briefkeuring import (
    gemis_van,
    keur,
    titel_van,
    waarom_vervallen,
)
from cmpg_desktop.dossier.brieflijst import kop_van_dossier, rijen_van
from cmpg_desktop.dossier.briefvullen import (
    ONDERWERP,
    Briefvuller,
    feit_paren,
    invulbaar,
    is_lijst,
)
from cmpg_desktop.dossier.dicht import keur_niet_dicht
from cmpg_desktop.dossier.documenten import DOCX, als_pdf, als_voorbeeld, zet_versie
from cmpg_desktop.dossier.documentlijst import snapshots
from cmpg_desktop.dossier.feiten import als_feit, feiten_waar
from cmpg_desktop.dossier.inzagelog import log_inzage
from cmpg_desktop.dossier.register import Gevolg, Werkplaats, beantwoordt, lang_werk, voert_uit
from cmpg_desktop.dossier.sjablonen import Sjabloon, nieuwste, sjabloon_van
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.brieven import BriefSoort
from cmpg_desktop.werkproces.taal import dag_van
from cmpg_desktop.werkproces.uitgaand import BriefStand, UitgaandeBrief, verzonden_ids


def niet_meer(bron: Briefbron, ref: UUID) -> Regelfout:
    """Make the error for a letter that need not go out (any more)."""
    return Regelfout(
        waarom_vervallen(bron, ref) or "Deze brief is al verzonden en verandert niet meer.",
        veld="brief.leeg",
        wat_nu="Ga terug naar Brieven; daar staat wat nu uit moet.",
    )


def _zoek(bron: Briefbron, ref: UUID) -> UitgaandeBrief:
    uit = bron.uitgaand.get(ref)
    if uit is None:
        raise niet_meer(bron, ref)
    return uit


@beantwoordt(BriefLezen, Handeling.BRIEF_MAKEN, opent="dossier")
def lees_brief(lezing: Lezing, vraag: BriefLezen, context: Context) -> BriefBlad:
    """Open one letter with its fields, in one batch."""
    bron = lees_bron(lezing, vraag.dossier_id, context, dag_van(context.nu))
    anderen = tuple(rijen_van(bron))
    ref = vraag.id or _eerste(anderen)
    if ref is None:
        raise NietGevonden("Bij dit dossier hoeft nu geen brief uit.", wat_nu="Ga terug.")
    uit = bron.uitgaand.get(ref)
    rij, papier = bron.brieven.get(ref), bron.documenten.get(ref)
    if uit is None and rij is None:
        raise NietGevonden(
            "Deze brief hoeft niet meer uit.", wat_nu="Ga terug naar Brieven en kies opnieuw."
        )
    gemaakt = snapshots([papier], bron.gelezen.eigen)[0] if papier is not None else None
    if uit is None:
        return _alleen_bekijken(bron, rij, papier, gemaakt, anderen)
    teksten = bron.velden.get(uit.id, {})
    vuller = Briefvuller(bron, uit)
    inhoud = vuller.stel_op(teksten, vuller.ondertekenaar_id, context)
    return BriefBlad(
        id=uit.id,
        dossier_id=bron.id,
        dossier_soort=_soort(bron),
        kop=kop_van_dossier(bron),
        soort=uit.soort,
        stand=bron.stand(uit.id),
        uiterlijk=uit.uiterlijk,
        aan=inhoud.adres,
        aanhef=inhoud.aanhef,
        velden=_velden(vuller, teksten),
        gegevens=_gegevens(vuller, inhoud),
        gemis=gemis_van(vuller, inhoud, teksten),
        ondertekenaar_id=vuller.ondertekenaar_id,
        gekozen_ondertekenaar_id=rij.ondertekenaar_id if rij is not None else None,
        opsteller=inhoud.opsteller,
        geheim=bool(uit.inlicht and uit.inlicht.geheim),
        begonnen=rij is not None,
        organisatie_id=vuller.organisatie.id if vuller.organisatie is not None else None,
        document=gemaakt,
        anderen=anderen,
    )


def _soort(bron: Briefbron) -> str:
    return "casus" if bron.is_casus else "melding"


def _eerste(rijen: tuple[BrievenbusRij, ...]) -> UUID | None:
    """Give the letter to begin with: one that must still go out, on the road of this page."""
    hier = [een for een in rijen if een.soort is not BriefSoort.ADVIES_MELDER]
    hier.sort(key=lambda een: een.stand is BriefStand.VERZONDEN)
    return hier[0].id if hier else None


def _alleen_bekijken(
    bron: Briefbron, rij: Any, papier: Any, gemaakt: Any, anderen: tuple[BrievenbusRij, ...]
) -> BriefBlad:
    inhoud = briefbron.inhoud_van(papier.inhoud) if papier is not None else BriefInhoud()
    return BriefBlad(
        id=rij.id,
        dossier_id=bron.id,
        dossier_soort=_soort(bron),
        kop=kop_van_dossier(bron),
        soort=BriefSoort(rij.soort),
        stand=bron.stand(rij.id),
        aan=inhoud.aan,
        aanhef="",
        velden=(),
        gegevens=(),
        gemis=(),
        document=gemaakt,
        begonnen=True,
        vervallen=waarom_vervallen(bron, rij.id),
        anderen=anderen,
    )


def _velden(vuller: Briefvuller, teksten: Any) -> tuple[BriefInvulling, ...]:
    ref = vuller.uit.id
    voorstel = vuller.voorstellen()
    onderwerp = BriefInvulling(
        rij=briefrijen.veld_id(ref, ONDERWERP),
        naam=ONDERWERP,
        titel="Onderwerp",
        waarde=teksten.get(ONDERWERP, ""),
        voorstel=vuller.onderwerp,
    )
    eigen = []
    for veld in invulbaar(vuller.uit.soort):
        stuk = voorstel.get(veld.naam, "")
        eigen.append(
            BriefInvulling(
                rij=briefrijen.veld_id(ref, veld.naam),
                naam=veld.naam,
                titel=titel_van(veld),
                hint=veld.uitleg,
                lijst=is_lijst(veld),
                verplicht=veld.verplicht,
                waarde=teksten.get(veld.naam, ""),
                voorstel="\n".join(stuk) if isinstance(stuk, tuple) else stuk,
            )
        )
    return (onderwerp, *eigen)


def _gegevens(vuller: Briefvuller, inhoud: brieven.Brief) -> tuple[BriefGegeven, ...]:
    """Give what stands in the letter and is changed elsewhere, as far as it is there."""
    getypt = {veld.naam for veld in invulbaar(vuller.uit.soort)}
    uit = [BriefGegeven(titel="Ons kenmerk", waarde=inhoud.ons_kenmerk)]
    for veld in brieven.eigen_velden(vuller.uit.soort):
        waarde = inhoud.eigen.get(veld.naam)
        if veld.naam not in getypt and waarde:
            tekst = ", ".join(waarde) if isinstance(waarde, tuple) else str(waarde)
            uit.append(BriefGegeven(titel=veld.uitleg, waarde=tekst, waar=veld.waar))
    return tuple(uit)


# --- beginning ---------------------------------------------------------------------------------


def _slot(dossier_id: UUID) -> tuple[Any, ...]:
    """Ask for the dossier first: who begins the same letter waits, and then finds it there."""
    return tuple(
        select(tabel.c.id).where(tabel.c.id == dossier_id).with_for_update()
        for tabel in (melding, casus)
    )


def _lees_met_slot(tx: Transactie, dossier_id: UUID) -> Briefbron:
    wie = kijker(tx.context)
    slot = _slot(dossier_id)
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
        _zoek(bron, opdracht.id)
    uit = bron.uitgaand.get(opdracht.id)
    if uit is None:
        return Gevolg()
    _zet_rijen(tx, bron, opdracht.id, uit.soort)
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
        [
            {"id": nieuw_id(), "brief_id": opdracht.id, "over_id": een, "aan_id": None}
            for een in dict.fromkeys(opdracht.over)
        ],
    )
    return _gevolg(bron, opdracht.id, "Gericht verzoek begonnen")


# --- looking and making ------------------------------------------------------------------------


def _lees_om_te_maken(
    werk: Werkplaats, dossier_id: UUID, ref: UUID, context: Context
) -> tuple[Briefbron, UitgaandeBrief, Sjabloon]:
    with werk.database.lezing() as lezing:
        bron = lees_bron(lezing, dossier_id, context, dag_van(context.nu))
        uit = _zoek(bron, ref)
        eigen = lezing.rijen(nieuwste(uit.soort.sjabloon))
    return bron, uit, sjabloon_van(uit.soort.sjabloon, eigen)


def _render(sjabloon: Sjabloon, inhoud: brieven.Brief) -> bytes:
    try:
        return render(sjabloon.bytes, brieven.gegevens(inhoud))
    except SjabloonFout as fout:
        raise Omgevingsfout(fout.melding, wat_nu=fout.suggestie) from fout


@lang_werk(BriefProef, Handeling.BRIEF_MAKEN, opent="dossier")
def proef(werk: Werkplaats, vraag: BriefProef, context: Context, gevolgd: Gevolgd) -> Voorbeeld:
    """Show the letter as it would be; what is still empty shows as a gap with its name."""
    bron, uit, sjabloon = _lees_om_te_maken(werk, vraag.dossier_id, vraag.id, context)
    teksten = {een.naam: een.waarde for een in vraag.teksten}
    gevolgd.voortgang(0, 3, "Brief opstellen")
    inhoud = Briefvuller(bron, uit).stel_op(teksten, vraag.ondertekenaar_id, context)
    docx = _render(sjabloon, inhoud)
    gevolgd.voortgang(1, 3, "PDF maken")
    pdf = als_pdf(docx, gevolgd)
    gevolgd.voortgang(2, 3, "Bladzijden tekenen")
    return als_voorbeeld(pdf, hashlib.sha256(docx).hexdigest(), vraag.breedte_px)


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarUitgaandeBrief(Command):
    """Store a letter that was rendered, as a version that never changes."""

    bewaarbaar: ClassVar[bool] = False
    id: UUID
    dossier_id: UUID
    is_casus: bool
    soort: BriefSoort
    kenmerk: str
    paren: tuple[tuple[UUID, UUID | None], ...]
    inhoud: BriefInhoud = field(repr=False)
    bytes: bytes = field(repr=False)
    sjabloon: str
    sjabloon_sha256: str


@lang_werk(MaakUitgaandeBrief, Handeling.BRIEF_MAKEN)
def maak(
    werk: Werkplaats, opdracht: MaakUitgaandeBrief, context: Context, gevolgd: Gevolgd
) -> Changes:
    """Render and store the letter; refused while something holds it up, with all of it."""
    bron, uit, sjabloon = _lees_om_te_maken(werk, opdracht.dossier_id, opdracht.id, context)
    teksten = bron.velden.get(uit.id, {})
    vuller = Briefvuller(bron, uit)
    inhoud = vuller.stel_op(teksten, vuller.ondertekenaar_id, context)
    keur(gemis_van(vuller, inhoud, teksten))
    gevolgd.voortgang(0, 2, "Brief opstellen")
    docx = _render(sjabloon, inhoud)
    gevolgd.voortgang(1, 2, "Brief bewaren")
    versie = sjabloon.eigen_versie
    gedaan = werk.do(
        BewaarUitgaandeBrief(
            opdracht=opdracht.opdracht,
            id=uit.id,
            dossier_id=bron.id,
            is_casus=bron.is_casus,
            soort=uit.soort,
            kenmerk=vuller.kenmerk,
            paren=tuple(feit_paren(uit)),
            inhoud=BriefInhoud(aan=inhoud.adres, velden=dict(teksten)),
            bytes=docx,
            sjabloon=f"{sjabloon.naam} {f'versie {versie}' if versie else 'van het programma'}",
            sjabloon_sha256=sjabloon.sha256,
        ),
        context,
        gevolgd,
    )
    soort = "casus" if bron.is_casus else "melding"
    log_inzage(werk.database, context, soort=soort, dossier=bron.id, handeling="brief")
    return gedaan


def _versies(ref: UUID) -> Select[Any]:
    """Ask for the newest version of a letter, also of one that was thrown away."""
    return (
        select(func.max(document_versie.c.versie).label("versie"))
        .where(document_versie.c.document_id == ref)
        .group_by(document_versie.c.document_id)
    )


@voert_uit(BewaarUitgaandeBrief, Handeling.BRIEF_MAKEN)
def bewaar(tx: Transactie, opdracht: BewaarUitgaandeBrief) -> Gevolg:
    """Store the letter, or its next version while it was not sent."""
    plek = "casus_id" if opdracht.is_casus else "melding_id"
    *_, rijen, papieren, feiten = tx.lees(
        *_slot(opdracht.dossier_id),
        select(brief.c.id).where(brief.c.id == opdracht.id),
        _versies(opdracht.id),
        feiten_waar(feit.c.over_id == opdracht.id),
    )
    if opdracht.id in verzonden_ids(als_feit(rij) for rij in feiten):
        raise briefrijen.al_verzonden()
    if not rijen:
        tx.schrijf(
            insert(brief).values(
                id=opdracht.id, soort=opdracht.soort.value, **{plek: opdracht.dossier_id}
            )
        )
    if opdracht.paren:
        tx.schrijf(delete(brieflezer).where(brieflezer.c.brief_id == opdracht.id))
        tx.schrijf(
            insert(brieflezer),
            [
                {"id": nieuw_id(), "brief_id": opdracht.id, "over_id": over, "aan_id": aan}
                for over, aan in opdracht.paren
            ],
        )
    inhoud = opdracht.inhoud.als_tekst()
    if papieren:
        # One that was thrown away comes back as its next version.
        tx.schrijf(
            update(document)
            .where(document.c.id == opdracht.id)
            .values(inhoud=inhoud, verwijderd_op=None)
        )
    else:
        tx.schrijf(
            insert(document).values(
                id=opdracht.id,
                soort=opdracht.soort.value,
                naam=f"{opdracht.kenmerk} {opdracht.soort.bestandsnaam}",
                inhoud=inhoud,
                gemaakt_op=tx.nu,
                door_id=tx.actor,
                **{plek: opdracht.dossier_id},
            )
        )
    zet_versie(
        tx,
        opdracht.id,
        versie=papieren[0].versie + 1 if papieren else 1,
        inhoud=opdracht.bytes,
        mime=DOCX,
        sjabloon=opdracht.sjabloon,
        sjabloon_sha256=opdracht.sjabloon_sha256,
    )
    return Gevolg(
        rijen=frozenset(
            {
                Change(noun=Noun.BRIEF, id=opdracht.id),
                Change(noun=Noun.DOCUMENT, id=opdracht.id),
            }
        ),
        dossiers=frozenset({opdracht.dossier_id}),
        resultaat=opdracht.id,
        wat="Brief",
    )
