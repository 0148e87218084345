"""Documents of a melding: attach the original, look at one, save it, print it."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, insert, select

from cmpg_desktop.berichten.documenten import (
    MAX_BIJLAGE,
    Bestand,
    Bladzijde,
    BriefBladzijden,
    DrukAf,
    DrukPdfAf,
    HaalBestand,
    Printers,
    VoegBijlageToe,
    Voorbeeld,
)
from cmpg_desktop.berichten.fouten import (
    Gestopt,
    NietGevonden,
    Omgevingsfout,
    Regelfout,
)
from cmpg_desktop.berichten.kern import Change, Context, Gevolgd, Noun, nieuw_id
from cmpg_desktop.berichten.velden import RijSoort, VerwijderRij
from cmpg_desktop.database.tabellen.documenten import document, document_versie
from cmpg_desktop.database.tabellen.meldingen import feit
from cmpg_desktop.database.transactie import Transactie
from cmpg_desktop.documenten import bladzijden, pdf
from cmpg_desktop.documenten.afdrukken import AfdrukFout, druk_af, printers
from cmpg_desktop.documenten.bestand import SjabloonFout, lees_delen
from cmpg_desktop.dossier.afscherming import keur_deel, kijker, toegang_tot
from cmpg_desktop.dossier.dicht import dossier_van, vraag_dossier
from cmpg_desktop.dossier.feiten import als_feit, feiten_waar
from cmpg_desktop.dossier.inzagelog import log_inzage
from cmpg_desktop.dossier.register import Gevolg, Werkplaats, lang_werk, voert_uit
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.brieven import BriefSoort
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort
from cmpg_desktop.werkproces.tekst import schoon

BIJLAGE: Final = "bijlage"
BRIEF: Final = "advies_melder"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF: Final = "application/pdf"
MAX_NAAM = 120
MB = 1024 * 1024

EXTENSIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        DOCX: ".docx",
        PDF: ".pdf",
        "image/png": ".png",
        "image/jpeg": ".jpg",
        "message/rfc822": ".eml",
        "application/vnd.ms-outlook": ".msg",
        "text/plain": ".txt",
    }
)
_BEGIN = (
    (b"%PDF", PDF),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)
# A program does not belong in a dossier, and opening it would start it.
_PROGRAMMA = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe")
_NIET_IN_NAAM = re.compile(r'[<>:"|?*\x00-\x1f]+')
_MAILKOP = re.compile(
    rb"^(?:received|return-path|from|mime-version|date|subject|to):", re.IGNORECASE | re.MULTILINE
)


def kenmerk(melding_id: UUID, feiten: Iterable[Feit]) -> str:
    """Make our reference of a melding: the year it came in and the end of its id.

    The first fact of ontvangst counts: a correction of the date leaves the reference as it was.
    """
    ontvangen = [een for een in feiten if een.soort is FeitSoort.ONTVANGST]
    jaar = min(ontvangen, key=lambda een: een.volgnr).datum.year if ontvangen else ""
    return "-".join(filter(None, ("M", str(jaar), melding_id.hex[-6:].upper())))


def nette_naam(getypt: str) -> str:
    """Give a file name without a path, control characters or signs that a system refuses."""
    kaal = re.split(r"[\\/]", schoon(getypt))[-1]
    netjes = " ".join(_NIET_IN_NAAM.sub(" ", kaal).split()).strip(" .")
    if len(netjes) <= MAX_NAAM:
        return netjes or "bijlage"
    stam, punt, einde = netjes.rpartition(".")
    if punt and len(einde) <= 8:  # noqa: PLR2004  no extension is longer
        return f"{stam[: MAX_NAAM - len(einde) - 1].rstrip(' .')}.{einde}"
    return netjes[:MAX_NAAM]


def soort_bestand(inhoud: bytes, naam: str) -> str:
    """Say what a file is by its content; its name decides only between look-alikes."""
    for begin, mime in _BEGIN:
        if inhoud.startswith(begin):
            return mime
    einde = naam.lower().rpartition(".")[2]
    if inhoud.startswith(b"PK\x03\x04"):
        return DOCX if b"word/document.xml" in inhoud else "application/zip"
    if inhoud.startswith(b"\xd0\xcf\x11\xe0"):
        return "application/vnd.ms-outlook" if einde == "msg" else "application/x-ole-storage"
    kop = inhoud[:4096]
    if b"\x00" in kop:
        return "application/octet-stream"
    return "message/rfc822" if len(_MAILKOP.findall(kop)) > 1 else "text/plain"


@voert_uit(VoegBijlageToe, Handeling.DOCUMENT_TOEVOEGEN)
def voeg_toe(tx: Transactie, opdracht: VoegBijlageToe) -> Gevolg:
    """Attach a file to a melding or casus: not empty, not too big, and not a program."""
    omvang = len(opdracht.bytes)
    if not omvang:
        raise Regelfout("Dit bestand is leeg. Kies een ander bestand.", veld="document.bestand")
    if omvang > MAX_BIJLAGE:
        raise Regelfout(
            f"Dit bestand is {omvang // MB + 1} MB; er past {MAX_BIJLAGE // MB} MB.",
            veld="document.bestand",
            wat_nu="Maak er een kleinere PDF van, of voeg alleen de bladzijden toe die nodig zijn.",
        )
    if opdracht.bytes.startswith(_PROGRAMMA):
        raise Regelfout(
            "Dit bestand is een programma. Dat hoort niet in een dossier.", veld="document.bestand"
        )
    dossier = dossier_van(
        opdracht.melding_id,
        opdracht.casus_id,
        tx.rijen(vraag_dossier(tx, opdracht.melding_id, opdracht.casus_id)),
    )
    naam = nette_naam(opdracht.naam)
    tx.schrijf(
        insert(document).values(
            id=opdracht.id,
            melding_id=opdracht.melding_id,
            casus_id=opdracht.casus_id,
            soort=BIJLAGE,
            naam=naam,
            gemaakt_op=tx.nu,
            door_id=tx.actor,
        )
    )
    zet_versie(
        tx, opdracht.id, versie=1, inhoud=opdracht.bytes, mime=soort_bestand(opdracht.bytes, naam)
    )
    return Gevolg(
        rijen=frozenset({Change(noun=Noun.DOCUMENT, id=opdracht.id)}),
        dossiers=frozenset({dossier}),
        terug=VerwijderRij(soort=RijSoort.DOCUMENT, id=opdracht.id),
        resultaat=opdracht.id,
        wat="Bijlage",
    )


def zet_versie(
    tx: Transactie, document_id: UUID, *, versie: int, inhoud: bytes, mime: str, **meer: str
) -> None:
    """Write a version of a document; it is never changed after this."""
    tx.schrijf(
        insert(document_versie).values(
            id=nieuw_id(),
            document_id=document_id,
            versie=versie,
            mime=mime,
            bytes=inhoud,
            omvang=len(inhoud),
            sha256=hashlib.sha256(inhoud).hexdigest(),
            gemaakt_op=tx.nu,
            door_id=tx.actor,
            **meer,
        )
    )


def _haal(werk: Werkplaats, document_id: UUID, context: Context, handeling: str) -> Any:
    """Read the newest bytes of a document, after the look in its dossier was logged (E116)."""
    with werk.database.lezing() as lezing:
        daar = (
            select(func.coalesce(document.c.casus_id, document.c.melding_id))
            .where(document.c.id == document_id)
            .scalar_subquery()
        )
        rijen, toegang = lezing.lees(
            select(document.c.melding_id, document.c.casus_id).where(
                document.c.id == document_id, document.c.verwijderd_op.is_(None)
            ),
            toegang_tot(daar, kijker(context)),
        )
    if not rijen:
        raise NietGevonden("Dit document is er niet meer.", wat_nu="Open de melding opnieuw.")
    keur_deel(toegang)
    (rij,) = rijen
    dossier = rij.melding_id or rij.casus_id
    if dossier is not None:
        soort = "melding" if rij.melding_id is not None else "casus"
        log_inzage(werk.database, context, soort=soort, dossier=dossier, handeling=handeling)
    with werk.database.lezing() as lezing:
        inhoud, feiten = lezing.lees(
            select(
                document_versie,
                document.c.soort,
                document.c.melding_id,
                document.c.casus_id,
                document.c.naam,
            )
            .join(document, document.c.id == document_versie.c.document_id)
            .where(document_versie.c.document_id == document_id)
            .order_by(document_versie.c.versie.desc())
            .limit(1),
            feiten_waar(
                feit.c.melding_id == rij.melding_id, feit.c.soort == FeitSoort.ONTVANGST.value
            ),
        )
    if not inhoud:
        raise NietGevonden("Dit document heeft geen inhoud.")
    return inhoud[0], [als_feit(een) for een in feiten]


def als_pdf(docx: bytes, gevolgd: Gevolgd) -> bytes:
    """Make a PDF of a Word document; raises errors that say what to do."""
    try:
        return pdf.naar_pdf(docx, stop=gevolgd.stop)
    except pdf.PdfAfgebroken as fout:
        raise Gestopt(str(fout)) from fout
    except pdf.PdfFout as fout:
        raise Omgevingsfout(str(fout)) from fout


def _pdf_van(rij: Any, gevolgd: Gevolgd) -> bytes:
    if rij.mime == PDF:
        return bytes(rij.bytes)
    if rij.mime != DOCX:
        raise Regelfout(
            "Van dit soort bestand kan het programma geen bladzijden tonen.",
            wat_nu="Bewaar het bestand en open het met het programma waar het bij hoort.",
        )
    try:
        lees_delen(rij.bytes)
    except SjabloonFout as fout:
        raise Regelfout(fout.melding, wat_nu=fout.suggestie) from fout
    return als_pdf(rij.bytes, gevolgd)


def als_voorbeeld(inhoud: bytes, sha256: str, breedte_px: int) -> Voorbeeld:
    """Draw the pages of a PDF."""
    try:
        getekend = bladzijden.bladzijden(inhoud, breedte_px)
    except bladzijden.BladzijdenFout as fout:
        raise Regelfout(str(fout)) from fout
    return Voorbeeld(bladzijden=tuple(map(_bladzijde, getekend)), sha256=sha256)


def _bladzijde(een: bladzijden.Bladzijde) -> Bladzijde:
    regel = een.breedte * 4
    pixels = een.bgra
    if een.regellengte != regel:
        pixels = b"".join(
            een.bgra[begin : begin + regel]
            for begin in range(0, een.hoogte * een.regellengte, een.regellengte)
        )
    return Bladzijde(breedte=een.breedte, hoogte=een.hoogte, pixels=pixels, tekst=een.tekst)


@lang_werk(BriefBladzijden, Handeling.MELDING_LEZEN)
def toon(werk: Werkplaats, vraag: BriefBladzijden, context: Context, gevolgd: Gevolgd) -> Voorbeeld:
    """Show the pages of a stored document."""
    rij, _ = _haal(werk, vraag.document_id, context, "bekijken")
    gevolgd.voortgang(0, 2, "Bladzijden maken")
    inhoud = _pdf_van(rij, gevolgd)
    gevolgd.voortgang(1, 2, "Bladzijden tekenen")
    return als_voorbeeld(inhoud, rij.sha256, vraag.breedte_px)


@lang_werk(HaalBestand, Handeling.MELDING_LEZEN)
def haal(werk: Werkplaats, vraag: HaalBestand, context: Context, gevolgd: Gevolgd) -> Bestand:
    """Give the bytes, under a name of reference and kind only (besluit 29)."""
    rij, feiten = _haal(werk, vraag.document_id, context, "exporteren")
    wat = "advies aan de melder" if rij.soort == BRIEF else "bijlage"
    naam = f"{kenmerk(rij.melding_id, feiten)} {wat}" if rij.melding_id is not None else wat
    if rij.soort in set(BriefSoort):
        # Made of reference and kind, and never changed.
        naam = rij.naam
    if vraag.als_pdf:
        return Bestand(naam=f"{naam}.pdf", mime=PDF, bytes=_pdf_van(rij, gevolgd))
    einde = EXTENSIES.get(rij.mime, "")
    return Bestand(
        naam=f"{naam}{einde}",
        mime=rij.mime,
        bytes=bytes(rij.bytes),
        van_casus=rij.casus_id is not None,
    )


@lang_werk(Printers, None)
def welke_printers(
    _werk: Werkplaats, _vraag: Printers, _context: Context, _gevolgd: Gevolgd
) -> tuple[str, ...]:
    """Name the printers of this workstation."""
    return printers()


@lang_werk(DrukAf, Handeling.MELDING_LEZEN)
def print_af(werk: Werkplaats, vraag: DrukAf, context: Context, gevolgd: Gevolgd) -> None:
    """Print a stored document; that it was asked for stands in the log, whether it works or not."""
    rij, _ = _haal(werk, vraag.document_id, context, "afdrukken")
    gevolgd.voortgang(0, 2, "Bladzijden maken")
    inhoud = _pdf_van(rij, gevolgd)
    gevolgd.voortgang(1, 2, "Afdrukken")
    _naar_printer(inhoud, vraag.printer)


def _mag_drukken(vraag: DrukPdfAf) -> Handeling | None:
    # The recovery code is printed before anyone has an account.
    return Handeling.MELDING_LEZEN if vraag.melding_id is not None else None


@lang_werk(DrukPdfAf, _mag_drukken)
def print_pdf(werk: Werkplaats, vraag: DrukPdfAf, context: Context, _gevolgd: Gevolgd) -> None:
    """Print what a screen shows; who printed a melding stands in the log."""
    if vraag.melding_id is not None:
        log_inzage(
            werk.database,
            context,
            soort="melding",
            dossier=vraag.melding_id,
            handeling="afdrukken",
        )
    _naar_printer(vraag.pdf, vraag.printer, titel=vraag.titel)


def _naar_printer(inhoud: bytes, printer: str, *, titel: str = "Brief") -> None:
    try:
        druk_af(inhoud, printer or None, titel=titel)
    except AfdrukFout as fout:
        raise Omgevingsfout(str(fout)) from fout
