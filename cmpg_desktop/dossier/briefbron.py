"""What the letters of one melding or casus are made of, read at one moment in one batch."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from sqlalchemy import CompoundSelect, Select, select, union

from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.database.tabellen.beoordelen import beoordeling
from cmpg_desktop.database.tabellen.casussen import brief, brieflezer, briefveld
from cmpg_desktop.database.tabellen.documenten import document
from cmpg_desktop.database.tabellen.meldingen import casus, melding, problematiek
from cmpg_desktop.database.tabellen.partners import contactpersoon
from cmpg_desktop.database.tabellen.team import medewerker
from cmpg_desktop.database.transactie import Leesbaar, Lezing
from cmpg_desktop.dossier import inlichtlezen
from cmpg_desktop.dossier.afscherming import BIJ_CASUS, Kijker, keur_deel, kijker, toegang_tot
from cmpg_desktop.dossier.documentlijst import documenten_van, verzonden
from cmpg_desktop.dossier.inlichtdossier import GelezenDossier
from cmpg_desktop.dossier.instellingen import ALLE_INSTELLINGEN
from cmpg_desktop.dossier.partners import ORGANISATIES
from cmpg_desktop.dossier.zoekindex import toonnaam
from cmpg_desktop.werkproces.brieven import BriefSoort
from cmpg_desktop.werkproces.feiten import Feit
from cmpg_desktop.werkproces.namen import Naam
from cmpg_desktop.werkproces.termijnen import Termijn, TermijnSoort, termijnen
from cmpg_desktop.werkproces.uitgaand import BriefDossier, BriefStand, UitgaandeBrief, uitgaand

OUDE_WEG: Final = "advies_melder"
SOORTEN: Final = (OUDE_WEG, *(soort.value for soort in BriefSoort))


@dataclass(frozen=True, slots=True)
class BriefInhoud:
    """What a letter that was made says of itself: who got it, where, and what was filled in."""

    aan: tuple[str, ...] = field(default=(), repr=False)
    velden: Mapping[str, str] = field(default_factory=dict, repr=False)

    def als_tekst(self) -> str:
        """Write it down with the document."""
        return json.dumps({"aan": self.aan, "velden": dict(self.velden)}, ensure_ascii=False)


def inhoud_van(tekst: str) -> BriefInhoud:
    """Read what `als_tekst` wrote; the letter of the older road says nothing of this."""
    gelezen = json.loads(tekst or "{}")
    return BriefInhoud(tuple(gelezen.get("aan", ())), gelezen.get("velden", {}))


@dataclass(frozen=True, kw_only=True)
class Briefbron:
    """Everything that a letter of this dossier may need, and the letters themselves."""

    gelezen: GelezenDossier = field(repr=False)
    nu: datetime
    vandaag: date
    casus: Any = field(default=None, repr=False)
    meldingen: Sequence[Any] = field(default=(), repr=False)
    gebieden: Sequence[Any] = field(default=(), repr=False)
    organisaties: Mapping[UUID, Any] = field(repr=False)
    contacten: Mapping[UUID, Any] = field(repr=False)
    collegas: Mapping[UUID, Any] = field(repr=False)
    instellingen: Mapping[str, str] = field(repr=False)
    brieven: Mapping[UUID, Any] = field(repr=False)
    velden: Mapping[UUID, Mapping[str, str]] = field(repr=False)
    lezers: Mapping[UUID, Sequence[Any]] = field(repr=False)
    documenten: Mapping[UUID, Any] = field(repr=False)
    beoordelingen: Mapping[UUID, Any] = field(repr=False)

    @property
    def id(self) -> UUID:
        """Return the dossier."""
        return self.gelezen.id

    @property
    def is_casus(self) -> bool:
        """Say whether it is a casus."""
        return self.gelezen.is_casus

    @property
    def melding(self) -> Any:
        """Return the melding itself, or the first of the casus; None when there is none."""
        return self.meldingen[0] if self.meldingen else None

    @property
    def contact(self) -> Any:
        """Return the contact person of the melder, when one was chosen."""
        return self.contacten.get(self.melding.contactpersoon_id) if self.melding else None

    @property
    def behandelaar_id(self) -> UUID | None:
        """Return who handles it: the casusregisseur of a casus."""
        wie: UUID | None = None
        if self.is_casus:
            wie = self.casus.casusregisseur_id
        elif self.melding is not None:
            wie = self.melding.behandelaar_id
        return wie

    @property
    def behandelaar(self) -> Any:
        """Return the row of who handles it."""
        return self.collegas.get(self.behandelaar_id) if self.behandelaar_id else None

    @cached_property
    def termijnen(self) -> Sequence[Termijn]:
        """Return what runs in this dossier now."""
        gelezen = self.gelezen
        return termijnen(gelezen.eigen, gelezen.kalender, self.nu, lengtes=gelezen.lengtes)

    @cached_property
    def verzonden(self) -> Mapping[UUID, Feit]:
        """Return per letter the fact that it went out."""
        return verzonden(self.gelezen.eigen)

    def eerder_getypt(self, uit: UitgaandeBrief) -> Mapping[str, str]:
        """Return what was typed in a letter of this kind to this reader that need not go out now.

        The id of a letter follows from whom it is about: with one more or less it is another
        letter, and what somebody wrote would be out of sight.
        """
        if uit.inlicht is None:
            return {}
        aan = {wie for _, wie in uit.inlicht.vast_te_leggen}
        gevonden = (
            self.velden.get(ref, {})
            for ref, rij in self.brieven.items()
            if rij.soort == uit.soort.value
            and ref not in self.uitgaand
            and ref not in self.verzonden
            and {een.aan_id for een in self.lezers.get(ref, ())} == aan
        )
        return max(gevonden, key=lambda velden: sum(map(len, velden.values())), default={})

    @cached_property
    def uitgaand(self) -> Mapping[UUID, UitgaandeBrief]:
        """Return what must go out, by the id of the letter."""
        loopt = {
            een.over: een.uiterlijk
            for een in self.termijnen
            if een.soort is TermijnSoort.BETROKKENE_INLICHTEN and een.over is not None
        }
        verzoeken = {
            ref: frozenset(een.over_id for een in self.lezers.get(ref, ()))
            for ref, rij in self.brieven.items()
            if rij.soort == BriefSoort.GERICHT_VERZOEK.value and ref not in self.verzonden
        }
        van = BriefDossier(
            id=self.id,
            is_casus=self.is_casus,
            dossier=self.gelezen.dossier,
            feiten=self.gelezen.feiten,
            eigen=self.gelezen.eigen,
            uiterlijk=loopt,
            verzoeken=verzoeken,
            gesloten=self.is_casus and self.casus.gesloten_op is not None,
        )
        gevonden = {een.id: een for een in uitgaand(van, self.vandaag)}
        # The letter with advice is written on its own page and counts as soon as one went out.
        besluit = next(
            (een for een in gevonden.values() if een.soort is BriefSoort.ADVIES_MELDER), None
        )
        if besluit is not None and self._advies_verzonden(besluit):
            del gevonden[besluit.id]
        return gevonden

    def _advies_verzonden(self, brief_: UitgaandeBrief) -> bool:
        feit = brief_.feit
        return feit is not None and any(
            ref in self.documenten
            and self.documenten[ref].soort == OUDE_WEG
            and weg.datum >= feit.datum
            for ref, weg in self.verzonden.items()
        )

    def stand(self, ref: UUID) -> BriefStand:
        """Return how one letter stands."""
        if ref in self.verzonden:
            return BriefStand.VERZONDEN
        if ref in self.documenten:
            return BriefStand.GEMAAKT
        uit = self.uitgaand.get(ref)
        return BriefStand.WACHT_OP_ANTWOORD if uit and uit.wacht else BriefStand.TE_SCHRIJVEN

    def namen_van(self, wie: Sequence[UUID]) -> tuple[Naam, ...]:
        """Return every name of these people: as it is written and as it is said."""
        rijen = (self.gelezen.rijen.get(een) for een in wie)
        return tuple(
            naam
            for rij in rijen
            if rij is not None
            for naam in (toonnaam(rij), Naam(voornamen=rij.voornamen))
        )

    @cached_property
    def personen(self) -> tuple[UUID, ...]:
        """Return everyone that this dossier knows by name, also a parent who is not in it."""
        return tuple(ref for ref, rij in self.gelezen.rijen.items() if hasattr(rij, "roepnaam"))


def _hier(dossier_id: UUID) -> CompoundSelect[Any]:
    return union(
        select(brief.c.id).where(brief.c.melding_id == dossier_id),
        select(brief.c.id).where(brief.c.casus_id == dossier_id),
    )


def _meldingen(dossier_id: UUID) -> CompoundSelect[Any]:
    er_is = melding.c.verwijderd_op.is_(None)
    return union(
        select(melding.c.id).where(melding.c.id == dossier_id, er_is),
        select(melding.c.id).where(
            melding.c.casus_id == dossier_id, melding.c.stand.in_(BIJ_CASUS), er_is
        ),
    )


def vragen(dossier_id: UUID, wie: Kijker) -> tuple[Leesbaar, ...]:
    """Ask for everything; `bron_van` reads the answers, in this order."""
    return (
        *van_dossier(dossier_id),
        *van_allen(),
        *inlichtlezen.vragen(dossier_id, wie),
        contacten(dossier_id),
    )


def contacten(dossier_id: UUID) -> Select[Any]:
    """Ask for the contact persons of the melders."""
    gekozen = select(melding.c.contactpersoon_id).where(melding.c.id.in_(_meldingen(dossier_id)))
    return select(contactpersoon).where(contactpersoon.c.id.in_(gekozen))


def van_allen() -> tuple[Leesbaar, ...]:
    """Ask for what is the same for every dossier."""
    return (
        ORGANISATIES,
        select(medewerker.c.id, medewerker.c.naam, medewerker.c.functie),
        ALLE_INSTELLINGEN,
    )


def van_dossier(dossier_id: UUID) -> tuple[Leesbaar, ...]:
    """Ask for the letters of a dossier, and its rows."""
    meldingen = _meldingen(dossier_id)
    hier = _hier(dossier_id)
    return (
        select(casus).where(casus.c.id == dossier_id),
        select(melding).where(melding.c.id.in_(meldingen)).order_by(melding.c.id),
        select(problematiek.c.leefgebied)
        .where(problematiek.c.melding_id.in_(meldingen), problematiek.c.verwijderd_op.is_(None))
        .distinct(),
        select(beoordeling).where(beoordeling.c.melding_id == dossier_id),
        select(brief).where(brief.c.id.in_(hier)),
        select(briefveld).where(briefveld.c.brief_id.in_(hier)),
        select(brieflezer).where(brieflezer.c.brief_id.in_(hier)).order_by(brieflezer.c.id),
        *(
            documenten_van(waar == dossier_id, document.c.soort.in_(SOORTEN)).add_columns(
                document.c.inhoud
            )
            for waar in (document.c.melding_id, document.c.casus_id)
        ),
    )


VAN_DOSSIER: Final = 9
VAN_ALLEN: Final = 3
VAN_INLICHTEN: Final = 12


def bron_van(
    eigen: Sequence[Any],
    allen: Sequence[Any],
    gelezen: GelezenDossier,
    contacten: Sequence[Any],
    context: Context,
    vandaag: date,
) -> Briefbron:
    """Make the source from the answers, part by part."""
    casussen, meldingen, gebieden, gewogen, brieven, velden, lezers, *papieren = eigen
    organisaties, collegas, gezet = allen
    per_brief: dict[UUID, dict[str, str]] = defaultdict(dict)
    for rij in velden:
        per_brief[rij.brief_id][rij.naam] = rij.waarde
    per_lezer: dict[UUID, list[Any]] = defaultdict(list)
    for rij in lezers:
        per_lezer[rij.brief_id].append(rij)
    return Briefbron(
        gelezen=gelezen,
        nu=context.nu,
        vandaag=vandaag,
        casus=casussen[0] if casussen else None,
        meldingen=tuple(meldingen),
        gebieden=tuple(gebieden),
        organisaties={rij.id: rij for rij in organisaties},
        contacten={rij.id: rij for rij in contacten},
        collegas={rij.id: rij for rij in collegas},
        instellingen={rij.sleutel: rij.waarde for rij in gezet},
        brieven={rij.id: rij for rij in brieven},
        velden=per_brief,
        lezers=per_lezer,
        documenten={rij.id: rij for rijen in papieren for rij in rijen},
        beoordelingen={rij.id: rij for rij in gewogen},
    )


def ontleed(
    antwoorden: Sequence[Any], dossier_id: UUID, context: Context, vandaag: date
) -> Briefbron:
    """Make the source from the answers to `vragen`."""
    a, b = VAN_DOSSIER, VAN_DOSSIER + VAN_ALLEN
    gelezen = inlichtlezen.lees(antwoorden[b : b + VAN_INLICHTEN], dossier_id)
    return bron_van(antwoorden[:a], antwoorden[a:b], gelezen, antwoorden[-1], context, vandaag)


def lees_bron(lezing: Lezing, dossier_id: UUID, context: Context, vandaag: date) -> Briefbron:
    """Read the source in a batch of its own; an afgeschermd casus only for who gave a reason."""
    wie = kijker(context)
    *antwoorden, toegang = lezing.lees(*vragen(dossier_id, wie), toegang_tot(dossier_id, wie))
    keur_deel(toegang)
    return ontleed(antwoorden, dossier_id, context, vandaag)
