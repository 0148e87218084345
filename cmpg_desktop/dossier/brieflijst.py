"""The lines of one dossier in the outbox."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from cmpg_desktop.berichten.brieven import BrievenbusRij
from cmpg_desktop.dossier.briefbron import OUDE_WEG, SOORTEN, Briefbron, inhoud_van
from cmpg_desktop.dossier.briefkeuring import waarom_vervallen
from cmpg_desktop.dossier.briefvullen import Briefvuller
from cmpg_desktop.dossier.kop import kop_van, wie
from cmpg_desktop.dossier.zoekindex import toonnaam
from cmpg_desktop.werkproces.brieven import BriefSoort
from cmpg_desktop.werkproces.uitgaand import BriefStand


def kop_van_dossier(bron: Briefbron) -> str:
    """Return how the dossier is called on screen."""
    mensen = [
        wie(toonnaam(rij), een.rol, "", rij.geboren_vroegst, rij.geboorte_op)
        for een in bron.gelezen.dossier.betrokkenen
        if (rij := bron.gelezen.rijen.get(een.persoon.id)) is not None
    ]
    titel = bron.casus.titel if bron.is_casus else bron.melding.titel if bron.melding else ""
    return kop_van(titel, mensen, melder=_melder(bron), anders="Melding")


def rijen_van(bron: Briefbron) -> Iterator[BrievenbusRij]:
    """Give the lines of one dossier: what must go out, and what was made or sent besides."""
    kop = kop_van_dossier(bron)
    wie = bron.behandelaar.naam if bron.behandelaar is not None else ""
    soort_dossier = "casus" if bron.is_casus else "melding"

    def rij(ref: UUID, soort: BriefSoort, **velden: Any) -> BrievenbusRij:
        papier, weg = bron.documenten.get(ref), bron.verzonden.get(ref)
        standaard: dict[str, Any] = {"stand": bron.stand(ref), "begonnen": ref in bron.brieven}
        if papier is not None:
            standaard |= {
                "document": True,
                "versie": papier.versie,
                "gemaakt_op": papier.gemaakt_op,
            }
        if weg is not None:
            standaard |= {"verzonden_op": weg.datum, "kanaal": weg.kanaal}
        return BrievenbusRij(
            id=ref,
            dossier_id=bron.id,
            dossier_soort=soort_dossier,
            kop=kop,
            soort=soort,
            behandelaar=wie,
            **(standaard | velden),
        )

    for uit in bron.uitgaand.values():
        if uit.soort is BriefSoort.ADVIES_MELDER and _heeft_advies(bron):
            continue
        vuller = Briefvuller(bron, uit)
        papier = bron.documenten.get(uit.id)
        ander = ""
        if papier is not None and inhoud_van(papier.inhoud).aan != vuller.lezer.adres:
            ander = "Naam of adres is veranderd sinds deze brief is gemaakt. Maak hem opnieuw."
        vraag = " ".join(uit.vragen[:1])
        yield rij(
            uit.id,
            uit.soort,
            aan=vuller.lezer.aan,
            uiterlijk=uit.uiterlijk,
            waarom=ander or vraag,
            klopt=not ander,
        )
    for ref, papier in bron.documenten.items():
        if ref in bron.uitgaand or papier.soort not in SOORTEN:
            continue
        oud = papier.soort == OUDE_WEG
        weg = bron.verzonden.get(ref)
        vervallen = "" if oud else waarom_vervallen(bron, ref)
        aan = weg.wie if weg is not None else " ".join(inhoud_van(papier.inhoud).aan[:1])
        yield rij(
            ref,
            BriefSoort.ADVIES_MELDER if oud else BriefSoort(papier.soort),
            aan=aan or _melder(bron),
            stand=BriefStand.VERZONDEN if weg is not None else BriefStand.GEMAAKT,
            waarom=vervallen,
            klopt=not vervallen,
        )


def _heeft_advies(bron: Briefbron) -> bool:
    """Say whether a letter with advice was made that has a line of its own."""
    return any(
        papier.soort == OUDE_WEG and ref not in bron.verzonden
        for ref, papier in bron.documenten.items()
    )


def _melder(bron: Briefbron) -> str:
    if bron.melding is None:
        return ""
    partij = bron.organisaties.get(bron.melding.organisatie_id)
    return partij.naam if partij is not None else str(bron.melding.melder_naam)
