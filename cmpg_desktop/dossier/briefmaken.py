"""One letter looked at and made: rendered, and kept as a version that never changes."""

import hashlib
from dataclasses import dataclass, field
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Select, delete, func, insert, select, update

from cmpg_desktop.berichten.brieven import BriefProef, MaakUitgaandeBrief
from cmpg_desktop.berichten.documenten import Voorbeeld
from cmpg_desktop.berichten.kern import Change, Changes, Command, Context, Gevolgd, Noun
from cmpg_desktop.database.tabellen.casussen import brief, brieflezer
from cmpg_desktop.database.tabellen.documenten import document, document_versie
from cmpg_desktop.database.tabellen.meldingen import feit
from cmpg_desktop.database.transactie import Transactie
from cmpg_desktop.documenten import brief as brieven
from cmpg_desktop.dossier import briefrijen
from cmpg_desktop.dossier.briefbron import Briefbron, BriefInhoud, lees_bron
from cmpg_desktop.dossier.briefkeuring import gemis_van, keur, zoek
from cmpg_desktop.dossier.briefvullen import Briefvuller, feit_paren
from cmpg_desktop.dossier.documenten import DOCX, als_pdf, als_voorbeeld, zet_versie
from cmpg_desktop.dossier.feiten import als_feit, feiten_waar
from cmpg_desktop.dossier.instellingen import venster_van
from cmpg_desktop.dossier.inzagelog import log_inzage
from cmpg_desktop.dossier.register import Gevolg, Werkplaats, lang_werk, voert_uit
from cmpg_desktop.dossier.sjablonen import Sjabloon, nieuwste, sjabloon_van, vul
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.brieven import BriefSoort
from cmpg_desktop.werkproces.taal import dag_van
from cmpg_desktop.werkproces.uitgaand import UitgaandeBrief, verzonden_ids


def _lees_om_te_maken(
    werk: Werkplaats, dossier_id: UUID, ref: UUID, context: Context
) -> tuple[Briefbron, UitgaandeBrief, Sjabloon]:
    with werk.database.lezing() as lezing:
        bron = lees_bron(lezing, dossier_id, context, dag_van(context.nu))
        uit = zoek(bron, ref)
        eigen = lezing.rijen(nieuwste(uit.soort.sjabloon))
    return bron, uit, sjabloon_van(uit.soort.sjabloon, eigen)


@lang_werk(BriefProef, Handeling.BRIEF_MAKEN, opent="dossier")
def proef(werk: Werkplaats, vraag: BriefProef, context: Context, gevolgd: Gevolgd) -> Voorbeeld:
    """Show the letter as it would be; what is still empty shows as a gap with its name."""
    bron, uit, sjabloon = _lees_om_te_maken(werk, vraag.dossier_id, vraag.id, context)
    teksten = {een.naam: een.waarde for een in vraag.teksten}
    gevolgd.voortgang(0, 3, "Brief opstellen")
    inhoud = Briefvuller(bron, uit).stel_op(teksten, vraag.ondertekenaar_id, context)
    docx = vul(sjabloon, brieven.gegevens(inhoud), venster=venster_van(bron.instellingen))
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
    docx = vul(sjabloon, brieven.gegevens(inhoud), venster=venster_van(bron.instellingen))
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
        *briefrijen.slot_op(opdracht.dossier_id),
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
        tx.schrijf(insert(brieflezer), briefrijen.lezerrijen(opdracht.id, opdracht.paren))
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
