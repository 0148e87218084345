"""What the letter "advies aan de melder" is made of, read at one moment and put together (E046)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Protocol
from uuid import UUID

from sqlalchemy import select

from cmpg_desktop.berichten.fouten import NietGevonden
from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.database.tabellen.documenten import document
from cmpg_desktop.database.tabellen.meldingen import betrokkene, feit, melding
from cmpg_desktop.database.tabellen.partners import contactpersoon
from cmpg_desktop.database.tabellen.personen import persoon
from cmpg_desktop.database.tabellen.team import medewerker
from cmpg_desktop.database.transactie import Lezing
from cmpg_desktop.documenten import advies
from cmpg_desktop.dossier.afscherming import keur_deel, kijker, toegang_tot
from cmpg_desktop.dossier.documenten import BRIEF, kenmerk
from cmpg_desktop.dossier.documentlijst import documenten_van
from cmpg_desktop.dossier.feiten import als_feit, feiten_waar
from cmpg_desktop.dossier.instellingen import ALLE_INSTELLINGEN
from cmpg_desktop.dossier.partners import ORGANISATIES, contactnaam
from cmpg_desktop.dossier.sjablonen import ADVIES_MELDER, Sjabloon, nieuwste, sjabloon_van
from cmpg_desktop.werkproces import briefnamen
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort, geldige
from cmpg_desktop.werkproces.namen import Geslacht, Naam, splits_melder, splits_vakman
from cmpg_desktop.werkproces.taal import dag_van, opsomming, voluit
from cmpg_desktop.werkproces.tekst import schoon

SLOT: Final = (
    "Hebt u vragen over dit advies, of helpt het niet? Bel of mail ons dan, en noem ons kenmerk."
)
_NAAMDELEN: Final = ("voornamen", "roepnaam", "geslachtsnaam", "partner_geslachtsnaam")
_MAG_LEEG: Final = "mag leeg blijven"


class MetMelder(Protocol):
    """What is needed to address the melder, of this letter and of the others."""

    @property
    def melding(self) -> Any:
        """The row of the melding."""
        ...

    @property
    def organisaties(self) -> Mapping[UUID, Any]:
        """All organisations, by id."""
        ...

    @property
    def contact(self) -> Any:
        """The contact person chosen, or None."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Bron:
    """What a letter is made of, read at one moment."""

    melding: Any
    feiten: tuple[Feit, ...]
    organisaties: Mapping[UUID, Any]
    contact: Any
    collegas: Mapping[UUID, Any]
    instellingen: Mapping[str, str]
    sjabloon: Sjabloon
    documenten: Sequence[Any] = ()
    namen: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def ontvangen_op(self) -> date:
        """Give the day on which the melder got in touch, as it holds now."""
        ontvangst = [een for een in geldige(self.feiten) if een.soort is FeitSoort.ONTVANGST]
        if not ontvangst:
            raise NietGevonden("Van deze melding is geen ontvangst vastgelegd.")
        return ontvangst[-1].datum

    @property
    def kenmerk(self) -> str:
        """Give our reference."""
        return kenmerk(self.melding.id, self.feiten)


def lees_bron(lezing: Lezing, melding_id: UUID, context: Context) -> Bron:
    """Read all that the letter of a melding needs, in one batch."""
    toegang, *antwoorden = lezing.lees(
        toegang_tot(melding_id, kijker(context)),
        select(melding).where(melding.c.id == melding_id, melding.c.verwijderd_op.is_(None)),
        feiten_waar(feit.c.melding_id == melding_id),
        ORGANISATIES,
        select(contactpersoon)
        .join(melding, melding.c.contactpersoon_id == contactpersoon.c.id)
        .where(melding.c.id == melding_id),
        select(medewerker.c.id, medewerker.c.naam, medewerker.c.functie),
        ALLE_INSTELLINGEN,
        nieuwste(ADVIES_MELDER),
        documenten_van(document.c.melding_id == melding_id, document.c.soort == BRIEF).add_columns(
            document.c.inhoud
        ),
        select(*(persoon.c[deel] for deel in _NAAMDELEN))
        .join(betrokkene, betrokkene.c.persoon_id == persoon.c.id)
        .where(betrokkene.c.melding_id == melding_id, betrokkene.c.verwijderd_op.is_(None)),
    )
    keur_deel(toegang)
    meldingen, feiten, partijen, contacten, collegas, gezet, eigen, papieren, wie = antwoorden
    if not meldingen:
        raise NietGevonden("Deze melding is er niet meer.", wat_nu="Open de lijst opnieuw.")
    return Bron(
        melding=meldingen[0],
        feiten=tuple(als_feit(rij) for rij in feiten),
        organisaties={rij.id: rij for rij in partijen},
        contact=contacten[0] if contacten else None,
        collegas={rij.id: rij for rij in collegas},
        instellingen={rij.sleutel: rij.waarde for rij in gezet},
        sjabloon=sjabloon_van(ADVIES_MELDER, eigen),
        documenten=papieren,
        namen=frozenset(
            woord for rij in wie for deel in _NAAMDELEN for woord in getattr(rij, deel).split()
        ),
    )


def genoemd(bron: Bron, tekst: str) -> tuple[str, ...]:
    """Find the names of the people of this melding in a text of the letter, as typed there."""
    return briefnamen.genoemd(tekst, [Naam(geslachtsnaam=een) for een in bron.namen])


def melder_naam(bron: MetMelder) -> Naam:
    """Give the name of the melder: the contact person chosen, else what was typed."""
    if bron.contact is not None:
        return contactnaam(bron.contact)
    naam = splits_vakman(splits_melder(bron.melding.melder_naam)[0])
    geslacht = Geslacht(bron.melding.melder_geslacht or naam.geslacht)
    return Naam(
        voornamen=naam.voornamen,
        voorletters=naam.voorletters,
        voorvoegsel=naam.voorvoegsel,
        geslachtsnaam=naam.geslachtsnaam,
        geslacht=geslacht,
    )


def adresblok(bron: MetMelder) -> tuple[str, ...]:
    """Give the lines behind the window for the melder."""
    partij = bron.organisaties.get(bron.melding.organisatie_id)
    return partijblok(bron.organisaties, partij, melder_naam(bron))


def partijblok(organisaties: Mapping[UUID, Any], partij: Any, naam: Naam) -> tuple[str, ...]:
    """Give the lines behind the window: organisation, who, street, place (NEN 1026).

    A part of an organisation without an address of its own has that of the whole.
    """
    titel = {Geslacht.M: "de heer ", Geslacht.V: "mevrouw "}.get(naam.geslacht, "")
    wie = naam.aanschrijfwijze or naam.weergavenaam if not naam.is_leeg else ""
    regels = [partij.naam] if partij is not None else []
    if wie:
        regels.append(f"t.a.v. {titel}{wie}" if partij is not None else f"{titel}{wie}")
    adres = _met_adres(organisaties, partij)
    if adres is not None:
        regels += [
            f"{adres.straat} {adres.huisnummer}".strip(),
            f"{adres.postcode}  {adres.woonplaats}".strip(),
        ]
    return tuple(regel for regel in regels if regel)[: advies.MAX_ADRESREGELS]


def _met_adres(organisaties: Mapping[UUID, Any], partij: Any) -> Any:
    adres = partij
    while adres is not None and not adres.straat and adres.ouder_id in organisaties:
        adres = organisaties[adres.ouder_id]
    return adres


def zonder_adres(bron: MetMelder) -> tuple[str, ...]:
    """Say that the organisation of the melder has no address."""
    partij = bron.organisaties.get(bron.melding.organisatie_id)
    return partij_zonder_adres(bron.organisaties, partij)


def partij_zonder_adres(organisaties: Mapping[UUID, Any], partij: Any) -> tuple[str, ...]:
    """Say that an organisation has no address: a letter by e-mail does without."""
    adres = _met_adres(organisaties, partij)
    if partij is None or (adres.straat and adres.woonplaats):
        return ()
    return (f"Het adres van {partij.naam} (in te vullen bij Ketenpartners), niet nodig per e-mail",)


def afzender_van(gezet: Mapping[str, str]) -> advies.Afzender:
    """Give the block of the sender, as the municipality set it."""

    def waarde(sleutel: str) -> str:
        return gezet.get(sleutel, "")

    plaats = waarde("gemeente").removeprefix("Gemeente ").strip()
    adres = (waarde("afzender_adres"), waarde("afzender_postcode_plaats"))
    return advies.Afzender(
        gemeente=plaats and f"Gemeente {plaats}",
        afdeling=waarde("afzender_naam"),
        adres=", ".join(filter(None, adres)),
        telefoon=waarde("afzender_telefoon"),
        email=waarde("mailbox"),
        retouradres=waarde("retouradres") or ", ".join(filter(None, adres)),
        verantwoordelijke=waarde("verantwoordelijke"),
        contact_fg=waarde("contact_fg"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Invulling:
    """What a person fills in on the page of the letter."""

    onderwerp: str = field(repr=False)
    advies: str = field(repr=False)
    ondertekenaar_id: UUID | None

    def staat_in(self, inhoud: str) -> bool:
        """Say whether a letter that was made holds this text; an untyped subject is any."""
        eerder = json.loads(inhoud or "{}")
        onderwerp = eerder.get("onderwerp", "")
        return self.advies == eerder.get("advies", "") and self.onderwerp in ("", onderwerp)

    def als_tekst(self) -> str:
        """Write down what this version was made of."""
        wie = str(self.ondertekenaar_id) if self.ondertekenaar_id is not None else ""
        return json.dumps(
            {"onderwerp": self.onderwerp, "advies": self.advies, "ondertekenaar": wie},
            ensure_ascii=False,
        )


def stel_op(bron: Bron, invulling: Invulling, context: Context) -> advies.AdviesBrief:
    """Put the letter together. Who signs and who made it are two people, or twice the same."""
    behandelaar = bron.collegas.get(bron.melding.behandelaar_id)
    tekent = bron.collegas.get(invulling.ondertekenaar_id)  # type: ignore[arg-type]  # None is nobody
    maker = bron.collegas.get(context.actor)  # type: ignore[arg-type]  # None is nobody
    return advies.AdviesBrief(
        afzender=afzender_van(bron.instellingen),
        adres=adresblok(bron),
        aanhef=melder_naam(bron).aanhef,
        datum=dag_van(context.nu),
        contactdatum=bron.ontvangen_op,
        ons_kenmerk=bron.kenmerk,
        uw_kenmerk=bron.melding.uw_kenmerk,
        onderwerp=schoon(invulling.onderwerp).strip(),
        behandeld_door=(
            ", ".join(filter(None, (behandelaar.naam, behandelaar.functie))) if behandelaar else ""
        ),
        vraag=_vraag(bron),
        advies=tuple(deel.strip() for deel in schoon(invulling.advies).split("\n") if deel.strip()),
        slot=SLOT,
        ondertekenaar=advies.Ondertekenaar(
            naam=tekent.naam if tekent else "", functie=tekent.functie if tekent else ""
        ),
        opsteller=maker.naam if maker else "",
    )


def nog_leeg(bron: Bron, brief: advies.AdviesBrief) -> tuple[str, ...]:
    """Name what must be filled in, or taken out, before the letter can be made.

    The letter says that it names nobody it is about, so it may not.
    """
    leeg = tuple(veld for veld in advies.lege_velden(brief) if not veld.endswith(_MAG_LEEG))
    namen = genoemd(bron, " ".join((brief.onderwerp, *brief.advies)))
    if namen:
        leeg += (f"De naam {opsomming(namen)} uit de tekst halen (het veld Het advies hier)",)
    return leeg


def _vraag(bron: Bron) -> str:
    # The question as the melder put it may name people; the letter does not.
    if not genoemd(bron, bron.melding.concrete_vraag):
        return str(bron.melding.concrete_vraag)
    return f"U legde ons op {voluit(bron.ontvangen_op)} een vraag voor over een situatie."
