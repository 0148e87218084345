"""Templates: the program's own, and the versions of them that a municipality made (E030)."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any, ClassVar, Final
from uuid import UUID

from sqlalchemy import insert, select

from cmpg_desktop.berichten.documenten import (
    Bestand,
    HerstelSjabloon,
    KeurSjabloon,
    Sjablonen,
    SjabloonBestand,
    SjabloonBevinding,
    SjabloonStand,
    ZetSjabloon,
)
from cmpg_desktop.berichten.fouten import Omgevingsfout, Regelfout
from cmpg_desktop.berichten.kern import Change, Changes, Command, Context, Gevolgd, Noun, nieuw_id
from cmpg_desktop.database.tabellen.documenten import sjabloon
from cmpg_desktop.database.transactie import Rijen, Transactie
from cmpg_desktop.documenten import brief as brieven
from cmpg_desktop.documenten.alineas import Ernst
from cmpg_desktop.documenten.bestand import SjabloonFout
from cmpg_desktop.documenten.controle import controleer
from cmpg_desktop.documenten.sjabloon import render
from cmpg_desktop.documenten.velden import Veldenlijst
from cmpg_desktop.dossier.instellingen import ALLE_INSTELLINGEN, venster_van
from cmpg_desktop.dossier.register import Gevolg, Werkplaats, lang_werk, voert_uit
from cmpg_desktop.paden import templates
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.brieven import BriefSoort
from cmpg_desktop.werkproces.taal import hoofdletter

ADVIES_MELDER: Final = BriefSoort.ADVIES_MELDER.sjabloon
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Soort:
    """A kind of letter that has a template."""

    titel: str
    voor_wie: str
    leest_inwoner: bool
    velden: Callable[[], Veldenlijst]


SOORTEN: Final = {
    soort.sjabloon: Soort(
        titel=soort.titel,
        voor_wie=soort.voor_wie,
        leest_inwoner=soort.leest_inwoner,
        velden=partial(brieven.velden, soort),
    )
    for soort in BriefSoort
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sjabloon:
    """The template in use."""

    naam: str
    eigen_versie: int | None
    sha256: str
    bytes: bytes = field(repr=False)


def nieuwste(naam: str) -> Any:
    """Ask for the municipality's newest version of a template."""
    return (
        select(sjabloon).where(sjabloon.c.naam == naam).order_by(sjabloon.c.versie.desc()).limit(1)
    )


def sjabloon_van(naam: str, rijen: Rijen) -> Sjabloon:
    """Give the municipality's own version out of the rows of `nieuwste`, else the program's."""
    # A version without content is the choice for the program's own.
    if rijen and rijen[0].bytes:
        rij = rijen[0]
        return Sjabloon(naam=naam, eigen_versie=rij.versie, sha256=rij.sha256, bytes=rij.bytes)
    try:
        inhoud = (templates() / f"{naam}.docx").read_bytes()
    except OSError as fout:
        raise Omgevingsfout(
            "Het sjabloon van deze brief ontbreekt in het programma.",
            wat_nu="Installeer het programma opnieuw, of zet een eigen sjabloon in gebruik.",
        ) from fout
    return Sjabloon(
        naam=naam, eigen_versie=None, sha256=hashlib.sha256(inhoud).hexdigest(), bytes=inhoud
    )


def vul(sjabloon_: Sjabloon, gegevens: Mapping[str, object], *, venster: str) -> bytes:
    """Make a letter of a template, its address behind the window of the envelope.

    One of the municipality is looked at again: since it was taken in use it may have been damaged,
    or the program may ask for more. Else a letter would go out without what must be in it.

    Raises:
        Omgevingsfout: the template cannot be used, with who can do something about it.

    """
    eigen = sjabloon_.eigen_versie is not None
    if eigen and (reden := _waarom_niet(sjabloon_.naam, sjabloon_.bytes)):
        raise _onbruikbaar(reden, eigen=eigen)
    try:
        return render(sjabloon_.bytes, gegevens, venster=venster)
    except SjabloonFout as fout:
        raise _onbruikbaar(fout.melding, eigen=eigen) from fout


@lru_cache(maxsize=32)
def _waarom_niet(naam: str, inhoud: bytes) -> str:
    """Say what is wrong with a template; checked once, a preview is made at every pause."""
    fout = next(
        (een for een in _bevindingen(inhoud, _soort(naam)) if een.ernst == Ernst.FOUT.value), None
    )
    return f"{hoofdletter(fout.plaats)}: {fout.melding}" if fout is not None else ""


def _onbruikbaar(reden: str, *, eigen: bool) -> Omgevingsfout:
    van = "van de gemeente" if eigen else "van het programma"
    weg = (
        "De functioneel beheerder verbetert het bij Beheer, Sjablonen, of zet daar dat van het "
        "programma terug."
        if eigen
        else "Installeer het programma opnieuw, of zet een eigen sjabloon in gebruik."
    )
    return Omgevingsfout(
        f"Het sjabloon {van} voor deze brief is niet te gebruiken. {reden}",
        wat_nu=f"{weg} Wat u typte, is bewaard.",
    )


def _bevindingen(inhoud: bytes, soort: Soort) -> tuple[SjabloonBevinding, ...]:
    return tuple(
        SjabloonBevinding(
            ernst=een.ernst.value,
            plaats=een.plaats,
            melding=een.melding,
            suggestie=een.suggestie,
        )
        for een in controleer(inhoud, soort.velden(), leest_inwoner=soort.leest_inwoner)
    )


def _soort(naam: str) -> Soort:
    soort = SOORTEN.get(naam)
    if soort is None:
        raise Regelfout("Dit sjabloon kent het programma niet.", veld="sjabloon.naam")
    return soort


@lang_werk(Sjablonen, Handeling.INSTELLING_LEZEN)
def lijst(
    werk: Werkplaats, _vraag: Sjablonen, _context: Context, _gevolgd: Gevolgd
) -> tuple[SjabloonStand, ...]:
    """Give the templates in use, each checked, with the fields that it may use."""
    with werk.database.lezing() as lezing:
        gelezen = lezing.lees(*(nieuwste(naam) for naam in SOORTEN))
    standen = []
    for (naam, soort), rijen in zip(SOORTEN.items(), gelezen, strict=True):
        in_gebruik = sjabloon_van(naam, rijen)
        standen.append(
            SjabloonStand(
                naam=naam,
                titel=soort.titel,
                voor_wie=soort.voor_wie,
                leest_inwoner=soort.leest_inwoner,
                eigen_versie=in_gebruik.eigen_versie,
                bevindingen=_bevindingen(in_gebruik.bytes, soort),
                velden=tuple((veld.naam, veld.uitleg) for veld in soort.velden().velden),
            )
        )
    return tuple(standen)


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarSjabloon(Command):
    """Store a template that was checked."""

    bewaarbaar: ClassVar[bool] = False
    id: UUID
    naam: str
    bytes: bytes = field(repr=False)


@lang_werk(ZetSjabloon, Handeling.SJABLOON_BEHEREN)
def zet(werk: Werkplaats, opdracht: ZetSjabloon, context: Context, gevolgd: Gevolgd) -> Changes:
    """Take a template in use, after the check; one with a fault is refused, with its place."""
    soort = _soort(opdracht.naam)
    gevolgd.voortgang(0, 1, "Sjabloon controleren")
    fouten = [een for een in _bevindingen(opdracht.bytes, soort) if een.ernst == Ernst.FOUT.value]
    if fouten:
        regels = "\n".join(
            " ".join(filter(None, (f"{een.plaats}:", een.melding, een.suggestie))) for een in fouten
        )
        raise Regelfout(
            f"Dit sjabloon is nog niet bruikbaar.\n{regels}",
            veld="sjabloon.bytes",
            wat_nu="Verbeter het in Word en kies het bestand opnieuw. Het oude blijft in gebruik.",
        )
    return werk.do(
        BewaarSjabloon(
            opdracht=opdracht.opdracht, id=opdracht.id, naam=opdracht.naam, bytes=opdracht.bytes
        ),
        context,
        gevolgd,
    )


@voert_uit(BewaarSjabloon, Handeling.SJABLOON_BEHEREN)
def bewaar(tx: Transactie, opdracht: BewaarSjabloon) -> Gevolg:
    """Store the next version; the versions before it stay, letters refer to them."""
    vorige = tx.een(nieuwste(opdracht.naam))
    tx.schrijf(
        insert(sjabloon).values(
            id=opdracht.id,
            naam=opdracht.naam,
            versie=1 if vorige is None else vorige.versie + 1,
            bytes=opdracht.bytes,
            sha256=hashlib.sha256(opdracht.bytes).hexdigest(),
            gemaakt_op=tx.nu,
        )
    )
    return Gevolg(
        rijen=frozenset({Change(noun=Noun.SJABLOON, id=opdracht.id)}), resultaat=opdracht.id
    )


@lang_werk(KeurSjabloon, Handeling.SJABLOON_BEHEREN)
def keur(
    _werk: Werkplaats, vraag: KeurSjabloon, _context: Context, _gevolgd: Gevolgd
) -> tuple[SjabloonBevinding, ...]:
    """Check a file as a template; nothing is stored."""
    return _bevindingen(vraag.bytes, _soort(vraag.naam))


@lang_werk(SjabloonBestand, Handeling.INSTELLING_LEZEN)
def geef_bestand(
    werk: Werkplaats, vraag: SjabloonBestand, _context: Context, _gevolgd: Gevolgd
) -> Bestand:
    """Give the template in use, or the letter it makes of the fictional examples."""
    soort = _soort(vraag.naam)
    with werk.database.lezing() as lezing:
        rijen, gezet = lezing.lees(nieuwste(vraag.naam), ALLE_INSTELLINGEN)
    inhoud = sjabloon_van(vraag.naam, rijen).bytes
    if not vraag.voorbeeld:
        return Bestand(naam=f"{vraag.naam}.docx", mime=_WORD, bytes=inhoud)
    try:
        venster = venster_van({rij.sleutel: rij.waarde for rij in gezet})
        brief = render(inhoud, soort.velden().voorbeeld(), venster=venster)
    except SjabloonFout as fout:
        raise Regelfout(
            f"Met dit sjabloon kan geen brief worden gemaakt: {fout.melding}",
            veld="sjabloon.bytes",
            wat_nu=fout.suggestie,
        ) from fout
    return Bestand(naam=f"voorbeeld-{vraag.naam}.docx", mime=_WORD, bytes=brief)


@voert_uit(HerstelSjabloon, Handeling.SJABLOON_BEHEREN)
def herstel(tx: Transactie, opdracht: HerstelSjabloon) -> Gevolg:
    """Use the program's own again, by a next version without content; the others stay."""
    vorige = tx.een(nieuwste(opdracht.naam))
    if vorige is None or not vorige.bytes:
        return Gevolg()
    id_ = nieuw_id()
    tx.schrijf(
        insert(sjabloon).values(
            id=id_,
            naam=opdracht.naam,
            versie=vorige.versie + 1,
            bytes=b"",
            sha256=hashlib.sha256(b"").hexdigest(),
            gemaakt_op=tx.nu,
        )
    )
    return Gevolg(rijen=frozenset({Change(noun=Noun.SJABLOON, id=id_)}), resultaat=id_)
