"""One letter opened: its fields, what lacks, and what stands in it from elsewhere."""

from typing import Any
from uuid import UUID

from cmpg_desktop.berichten.brieven import (
    BriefBlad,
    BriefGegeven,
    BriefInvulling,
    BriefLezen,
    BrievenbusRij,
)
from cmpg_desktop.berichten.fouten import NietGevonden
from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.database.transactie import Lezing
from cmpg_desktop.documenten import brief as brieven
from cmpg_desktop.dossier import briefbron, briefrijen
from cmpg_desktop.dossier.briefbron import Briefbron, BriefInhoud, lees_bron
from cmpg_desktop.dossier.briefkeuring import gemis_van, titel_van, waarom_vervallen
from cmpg_desktop.dossier.brieflijst import kop_van_dossier, rijen_van
from cmpg_desktop.dossier.briefvoorstel import is_lijst
from cmpg_desktop.dossier.briefvullen import ONDERWERP, Briefvuller, invulbaar
from cmpg_desktop.dossier.documentlijst import snapshots
from cmpg_desktop.dossier.register import beantwoordt
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.brieven import BriefSoort
from cmpg_desktop.werkproces.taal import dag_van
from cmpg_desktop.werkproces.uitgaand import BriefStand


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
    partij = vuller.lezer.organisatie
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
        organisatie_id=partij.id if partij is not None else None,
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
    voorstel = vuller.voorstel.alle()
    onderwerp = BriefInvulling(
        rij=briefrijen.veld_id(ref, ONDERWERP),
        naam=ONDERWERP,
        titel="Onderwerp",
        waarde=teksten.get(ONDERWERP, ""),
        voorstel=vuller.voorstel.onderwerp,
    )
    eigen = []
    for veld in invulbaar(vuller.uit.soort):
        stuk = voorstel.get(veld.naam, "")
        mag_leeg = (
            "" if veld.verplicht or not stuk else ". Typ een streepje (-) om het leeg te laten"
        )
        eigen.append(
            BriefInvulling(
                rij=briefrijen.veld_id(ref, veld.naam),
                naam=veld.naam,
                titel=titel_van(veld),
                hint=f"{veld.uitleg}{mag_leeg}",
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
