"""The weekly round: which meldingen are weighed, and one of them on one sheet."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import select

from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.berichten.weegoverleg import (
    Weegoverleg,
    WeegoverlegBlad,
    WeegoverlegOpenen,
    WeegoverlegRij,
    WeegoverlegSoort,
    WeegoverlegStand,
)
from cmpg_desktop.database.tabellen.meldingen import betrokkene, melding
from cmpg_desktop.database.transactie import Lezing
from cmpg_desktop.dossier import (
    beoordelingblad,
    beoordelingsbron,
    beslisteam,
    kalender,
    meldingblad,
)
from cmpg_desktop.dossier.afscherming import kijker
from cmpg_desktop.dossier.beoordelingsbron import Bron, bronnen_van
from cmpg_desktop.dossier.beslisteam import Beslisteam, team_van
from cmpg_desktop.dossier.kop import kop_van
from cmpg_desktop.dossier.koppen import namen_in, namen_per_dossier
from cmpg_desktop.dossier.register import beantwoordt
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.feiten import Feit
from cmpg_desktop.werkproces.rondes import voorstel_van, wacht_op_melder
from cmpg_desktop.werkproces.taal import dag_van
from cmpg_desktop.werkproces.termijn import DagSoort, Termijn, TermijnStatus
from cmpg_desktop.werkproces.termijnen import termijnen
from cmpg_desktop.werkproces.weging import Weging

# The round is weekly: what is due before the next one is weighed in this one.
_RONDE: Final = timedelta(days=7)
_OPEN: Final = select(melding.c.id).where(
    melding.c.stand == Stand.OPEN.value, melding.c.verwijderd_op.is_(None)
)


@beantwoordt(Weegoverleg, Handeling.MELDING_LEZEN)
def lees(lezing: Lezing, _query: Weegoverleg, context: Context) -> WeegoverlegStand:
    """Read the whole round in one batch; it says no more of a melding than a list does."""
    antwoorden = lezing.lees(
        *beoordelingsbron.vragen_van_alle(_OPEN),
        *beslisteam.vragen(),
        beoordelingblad.lopende_casussen(),
        namen_in(betrokkene.c.melding_id.in_(_OPEN)),
        kalender.vrije_dagen(),
        kalender.termijnlengtes(),
    )
    vandaag = dag_van(context.nu)
    na_team = beoordelingsbron.AANTAL + beslisteam.AANTAL
    bronnen = bronnen_van(antwoorden[: beoordelingsbron.AANTAL], vandaag)
    team = team_van(antwoorden[beoordelingsbron.AANTAL : na_team], vandaag)
    lopend, mensen, vrij, lengterijen = antwoorden[na_team:]
    namen = namen_per_dossier(mensen)
    dagen, lengtes = kalender.kalender_van(vrij), kalender.lengtes_van(lengterijen)

    def rijen() -> Iterator[WeegoverlegRij]:
        for ref, bron in bronnen.items():
            open_ = [
                een
                for een in termijnen(bron.feiten, dagen, context.nu, lengtes=lengtes)
                if een.status.is_open
            ]
            eerste = min(open_, key=lambda een: een.uiterlijk, default=None)
            voorstel = voorstel_van(bron.feiten, bron.id)
            snel = eerste is not None and eerste.uiterlijk <= vandaag + _RONDE
            if voorstel is not None or snel:
                yield _rij(bron, team, namen.get(ref, ()), voorstel, eerste)

    return WeegoverlegStand(
        rijen=tuple(sorted(rijen(), key=_volgorde)),
        beslissers=tuple(beoordelingblad.beslissers_van(team, vandaag)),
        caseload=tuple(beoordelingblad.caseload_van(team, lopend)),
    )


def _volgorde(rij: WeegoverlegRij) -> Any:
    return not rij.te_laat, not rij.spoed, rij.uiterlijk or date.max, rij.kop, rij.id


def _soort(bron: Bron, voorstel: Feit | None) -> WeegoverlegSoort:
    if wacht_op_melder(bron.feiten) is not None:
        return WeegoverlegSoort.WACHT
    if voorstel is None:
        return WeegoverlegSoort.GEEN
    geldig = voorstel.inhoud == bron.inhoud()
    return WeegoverlegSoort.VOORSTEL if geldig else WeegoverlegSoort.VERVALLEN


def _rij(
    bron: Bron, team: Beslisteam, namen: Any, voorstel: Feit | None, termijn: Termijn | None
) -> WeegoverlegRij:
    rij = bron.melding
    organisatie = rij.organisatie or ""
    soort = _soort(bron, voorstel)
    door = bron.door(voorstel) if voorstel is not None else None
    klaar = voorstel is not None and soort is WeegoverlegSoort.VOORSTEL
    return WeegoverlegRij(
        id=rij.id,
        kop=kop_van(rij.titel, namen, organisatie=organisatie, melder=rij.melder_naam),
        organisatie=organisatie,
        behandelaar_id=rij.behandelaar_id,
        behandelaar=team.naam(rij.behandelaar_id),
        spoed=rij.spoed,
        soort=soort,
        termijn=termijn.soort if termijn is not None else None,
        uiterlijk=termijn.uiterlijk if termijn is not None else None,
        te_laat=termijn is not None and termijn.status is TermijnStatus.TE_LAAT,
        dagen_te_laat=termijn.dagen_te_laat if termijn is not None else 0,
        dagsoort=termijn.dagsoort if termijn is not None else DagSoort.WERKDAGEN,
        uitkomst=Weging(voorstel.uitkomst) if voorstel is not None else None,
        voorstel_id=voorstel.id if voorstel is not None and klaar else None,
        voorsteller_id=door,
        voorsteller=team.naam(door),
    )


@beantwoordt(WeegoverlegOpenen, Handeling.MELDING_LEZEN, opent="melding")
def open_blad(lezing: Lezing, query: WeegoverlegOpenen, context: Context) -> WeegoverlegBlad:
    """Read the melding and its beoordeling in one batch. The look was logged before (E116)."""
    kijkt = kijker(context)
    van_melding = meldingblad.vragen(query.melding_id, kijkt)
    antwoorden = lezing.lees(*van_melding, *beoordelingblad.vragen(query.melding_id, kijkt))
    return WeegoverlegBlad(
        melding=meldingblad.maak_blad(antwoorden[: len(van_melding)], context),
        beoordeling=beoordelingblad.maak_blad(antwoorden[len(van_melding) :], context),
    )
