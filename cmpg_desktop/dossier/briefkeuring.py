"""What still holds up a letter: questions, empty fields, words and names that may not be in it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from uuid import UUID

from cmpg_desktop.berichten.brieven import BriefGemis
from cmpg_desktop.berichten.fouten import Regelfout
from cmpg_desktop.documenten.brief import Brief, leeg, moeilijke_woorden
from cmpg_desktop.documenten.velden import Veld
from cmpg_desktop.dossier.briefbron import Briefbron
from cmpg_desktop.dossier.brieflezers import voornaam
from cmpg_desktop.dossier.briefopstellen import partij_zonder_adres
from cmpg_desktop.dossier.briefvullen import ONDERWERP, Briefvuller, invulbaar
from cmpg_desktop.werkproces.briefnamen import genoemd
from cmpg_desktop.werkproces.brieven import BriefSoort, niet_voor_inwoners
from cmpg_desktop.werkproces.taal import hoofdletter, opsomming
from cmpg_desktop.werkproces.tekst import gevouwen
from cmpg_desktop.werkproces.uitgaand import KIJKEN, UitgaandeBrief

INLICHTEN: Final = "inlichten"
ONDERTEKENAAR: Final = "ondertekenaar"
GEGEVENS: Final = "soorten_gegevens"
# Who also gets a letter about the reader may be named there, and nowhere else.
_OOK: Final = "ook_een_brief"
_SCHERM: Final = {"Beheer, Gemeente en afzender": "gemeente", "Beheer, Accounts": "accounts"}


def titel_van(veld: Veld) -> str:
    """Return the label of a field: how its place is called, else what it is."""
    if veld.waar.startswith("het veld "):
        return hoofdletter(veld.waar.removeprefix("het veld ").removesuffix(" hier"))
    return veld.uitleg.partition(",")[0]


def gemis_van(
    vuller: Briefvuller, brief: Brief, teksten: Mapping[str, str]
) -> tuple[BriefGemis, ...]:
    """Return all that holds this letter up, and at the end what to take care of."""
    return (
        *(BriefGemis(tekst=zin, plek=INLICHTEN) for zin in vuller.uit.vragen),
        *_leeg(vuller, brief),
        *_woorden(vuller, brief, teksten),
        *_namen(vuller, brief, teksten),
        *_niet_genoemd(vuller, brief),
        *_let_op(vuller, teksten),
    )


def keur(gemis: Sequence[BriefGemis]) -> None:
    """Refuse a letter that something holds up, and say all of it."""
    tegen = [een.tekst.rstrip(".") for een in gemis if een.houdt_tegen]
    if tegen:
        raise Regelfout(
            "De brief is nog niet klaar. " + ". ".join(tegen) + ".",
            veld="brief.leeg",
            wat_nu="Vul dit in en maak de brief opnieuw.",
        )


def _plek(vuller: Briefvuller, veld: Veld) -> str:
    if veld.naam == ONDERWERP or veld in invulbaar(vuller.uit.soort):
        return veld.naam
    if veld.naam == "ondertekenaar.naam":
        return ONDERTEKENAAR
    if veld.waar in _SCHERM:
        return _SCHERM[veld.waar]
    if vuller.lezer.organisatie is not None and veld.naam == "adres":
        return "partners"
    return "casus" if vuller.bron.is_casus else "melding"


def _leeg(vuller: Briefvuller, brief: Brief) -> Iterator[BriefGemis]:
    for veld in leeg(brief):
        if veld.verplicht:
            hier = veld in invulbaar(vuller.uit.soort)
            tekst = f"{titel_van(veld)}: {veld.uitleg[0].lower()}{veld.uitleg[1:]}"
            if not hier or titel_van(veld) in veld.uitleg:
                tekst = f"{veld.uitleg} (in te vullen bij {veld.waar})"
            yield BriefGemis(tekst=tekst, plek=_plek(vuller, veld))


def _getypt(
    vuller: Briefvuller, brief: Brief, teksten: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """Give name, label and text of each field that a person writes or can change here."""
    yield ONDERWERP, "Onderwerp", brief.onderwerp
    for veld in invulbaar(vuller.uit.soort):
        waarde = brief.eigen.get(veld.naam, "")
        tekst = "\n".join(waarde) if isinstance(waarde, tuple) else str(waarde)
        if veld.getypt or teksten.get(veld.naam, "").strip():
            yield veld.naam, titel_van(veld), tekst


def _woorden(vuller: Briefvuller, brief: Brief, teksten: Mapping[str, str]) -> Iterator[BriefGemis]:
    if not brief.soort.leest_inwoner:
        return
    gezien: set[str] = set()
    for naam, titel, tekst in _getypt(vuller, brief, teksten):
        gevonden = niet_voor_inwoners(tekst)
        gezien.update(gevonden)
        if gevonden:
            wat = "Het woord" if len(gevonden) == 1 else "De woorden"
            yield BriefGemis(
                tekst=f"{wat} {opsomming(gevonden)} in gewone taal schrijven (het veld {titel})",
                plek=naam,
            )
    rest = [woord for woord in moeilijke_woorden(brief) if woord not in gezien]
    if rest:
        yield BriefGemis(
            tekst=f"{opsomming(rest)} is een woord dat inwoners niet lezen. Verander het bij "
            "Beheer, Gemeente en afzender",
            plek="gemeente",
        )


def _namen(vuller: Briefvuller, brief: Brief, teksten: Mapping[str, str]) -> Iterator[BriefGemis]:
    bron = vuller.bron
    mag = _mag(vuller)
    anderen = bron.namen_van([een for een in bron.personen if een not in mag])
    eigen = bron.namen_van(tuple(mag))
    for naam, titel, tekst in _getypt(vuller, brief, teksten):
        if naam == _OOK:
            continue
        gevonden = genoemd(tekst, anderen, eigen)
        if gevonden:
            wat = "De naam" if len(gevonden) == 1 else "De namen"
            yield BriefGemis(
                tekst=f"{wat} {opsomming(gevonden)} uit de tekst halen (het veld {titel})",
                plek=naam,
            )


def _mag(vuller: Briefvuller) -> frozenset[UUID]:
    """Return who may be named: the readers and whom the letter is about, and nobody else."""
    brief, gelezen = vuller.uit.inlicht, vuller.bron.gelezen
    if brief is not None:
        over = (gelezen.van(een).persoon.id for een in brief.betrokkenen)
        return frozenset({*over, *(een.id for een in brief.aan)})
    if vuller.uit.soort is BriefSoort.GERICHT_VERZOEK:
        lezers = vuller.bron.lezers.get(vuller.uit.id, ())
        return frozenset(gelezen.van(een.over_id).persoon.id for een in lezers)
    return frozenset()


def _niet_genoemd(vuller: Briefvuller, brief: Brief) -> Iterator[BriefGemis]:
    """Ask to name the children that a parent hears about in the own letter.

    Else the fact would say that they were told about a child of which the letter says nothing.
    """
    uit = vuller.uit
    if uit.soort is not BriefSoort.KIJKEN_VOLWASSENE or not vuller.lezer.over:
        return
    aanleiding = brief.eigen.get("aanleiding", ())
    tekst = " ".join(aanleiding) if isinstance(aanleiding, tuple) else str(aanleiding)
    woorden = set(gevouwen(tekst).split())
    woorden |= {woord.removesuffix("s") for woord in woorden}
    for wie in vuller.lezer.over:
        if not _roept(voornaam(wie), woorden):
            yield BriefGemis(
                tekst=f"Deze brief vertelt ook over {voornaam(wie)}. Noem {voornaam(wie)} in het "
                "veld Waarom deze brief",
                plek="aanleiding",
            )


def _roept(naam: str, woorden: set[str]) -> bool:
    return set(gevouwen(naam).split()) <= woorden


def _let_op(vuller: Briefvuller, teksten: Mapping[str, str]) -> Iterator[BriefGemis]:
    partij = vuller.lezer.organisatie
    for zin in partij_zonder_adres(vuller.bron.organisaties, partij):
        yield BriefGemis(tekst=zin, plek="partners", houdt_tegen=False)
    if vuller.uit.inlicht is not None and vuller.uit.inlicht.geheim:
        yield BriefGemis(
            tekst="Dit adres is geheim. Zet het nergens anders op, en laat de brief niet liggen",
            plek="",
            houdt_tegen=False,
        )
    if vuller.voorstel.gebieden_te_noemen and not teksten.get(GEGEVENS, "").strip():
        yield BriefGemis(
            tekst="Bij “Welke gegevens” staat niet wat van een ander kan zijn. Noem daar ook wat "
            "over dit kind zelf is gemeld, zoals school",
            plek=GEGEVENS,
            houdt_tegen=False,
        )


def waarom_vervallen(bron: Briefbron, ref: UUID) -> str:
    """Say why a letter that was begun or made need not go out as it is any more; else empty."""
    if ref in bron.uitgaand or ref in bron.verzonden:
        return ""
    overleden = [
        een.persoon.weergave
        for een in bron.gelezen.dossier.betrokkenen
        if een.is_overleden and een.id in {rij.over_id for rij in bron.lezers.get(ref, ())}
    ]
    if overleden:
        return f"{opsomming(overleden)} is overleden. Deze brief gaat niet uit."
    rij = bron.brieven.get(ref)
    if rij is not None and rij.soort in {een.value for een in KIJKEN}:
        return (
            "Wie deze brief krijgt, of over wie hij gaat, is veranderd. Verzend hem niet; kijk bij "
            "Brieven welke brief nu uit moet."
        )
    return "Deze brief hoeft niet meer uit."


def niet_meer(bron: Briefbron, ref: UUID) -> Regelfout:
    """Make the error for a letter that need not go out (any more)."""
    return Regelfout(
        waarom_vervallen(bron, ref) or "Deze brief is al verzonden en verandert niet meer.",
        veld="brief.leeg",
        wat_nu="Ga terug naar Brieven; daar staat wat nu uit moet.",
    )


def zoek(bron: Briefbron, ref: UUID) -> UitgaandeBrief:
    """Return a letter that must go out; refused when it must not (any more)."""
    uit = bron.uitgaand.get(ref)
    if uit is None:
        raise niet_meer(bron, ref)
    return uit
