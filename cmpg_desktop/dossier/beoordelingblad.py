"""Opening the beoordeling of a melding: its rounds and who may decide, in one batch of reads."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select

from cmpg_desktop.berichten.beoordelen import (
    BeoordelingBlad,
    BeoordelingOpenen,
    Beslisser,
    BesluitSnapshot,
    Caseload,
    GerichtVerzoek,
    PuntSnapshot,
    RetourSnapshot,
    RondeSnapshot,
    TeruggegevenSnapshot,
    VoorstelSnapshot,
)
from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.berichten.meldingen import CasusKeuze
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.database.tabellen.beoordelen import beoordeling
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus
from cmpg_desktop.database.tabellen.partners import organisatie
from cmpg_desktop.database.transactie import Leesbaar, Lezing
from cmpg_desktop.dossier import afscherming, beoordelingsbron, beslisteam, kalender
from cmpg_desktop.dossier.beoordelingsbron import Bron, beoordeling_id, bron_van, punt_id
from cmpg_desktop.dossier.beslisteam import Beslisteam, team_van
from cmpg_desktop.dossier.kop import kop_van
from cmpg_desktop.dossier.koppen import namen_in, namen_per_dossier
from cmpg_desktop.dossier.register import beantwoordt
from cmpg_desktop.dossier.teksten import melding_weg
from cmpg_desktop.werkproces.beoordeling import (
    Beslisrecht,
    Weging,
    criteria_van,
    mag_besluiten,
)
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.criteria import vraagt_melder
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort, geldige
from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.rondes import (
    besluit_van,
    teruggegeven_van,
    voorstel_van,
    wacht_op_melder,
)
from cmpg_desktop.werkproces.taal import dag_van, tel, voluit
from cmpg_desktop.werkproces.termijnen import TermijnSoort, termijnen
from cmpg_desktop.werkproces.waarneming import waarneming_van

_VERVALLEN = (
    "Er is iets veranderd sinds dit voorstel. Het is vervallen: kijk na en stel opnieuw voor."
)
_DICHT = Beslisrecht(mag=False, reden="Over deze melding is al besloten.")


def _eerdere(melding_id: UUID, kijkt: afscherming.Kijker) -> Select[Any]:
    """Ask for the casussen with the same people, and how many of them."""
    wie = select(betrokkene.c.persoon_id).where(
        betrokkene.c.melding_id == melding_id, betrokkene.c.verwijderd_op.is_(None)
    )
    return (
        select(
            casus.c.id,
            casus.c.nummer,
            casus.c.titel,
            casus.c.gesloten_op,
            func.count(betrokkene.c.persoon_id.distinct()).label("mensen"),
        )
        .join(betrokkene, betrokkene.c.casus_id == casus.c.id)
        .where(
            betrokkene.c.persoon_id.in_(wie),
            betrokkene.c.verwijderd_op.is_(None),
            afscherming.zichtbaar(kijkt),
        )
        .group_by(casus.c.id)
        .order_by(casus.c.gesloten_op.is_not(None), casus.c.nummer.desc())
    )


@beantwoordt(BeoordelingOpenen, Handeling.MELDING_LEZEN, opent="melding")
def open_beoordeling(lezing: Lezing, query: BeoordelingOpenen, context: Context) -> BeoordelingBlad:
    """Read all of it in one batch. The look was logged before this (E116)."""
    return maak_blad(lezing.lees(*vragen(query.melding_id, afscherming.kijker(context))), context)


def vragen(ref: UUID, kijkt: afscherming.Kijker) -> tuple[Leesbaar, ...]:
    """Ask for all of the beoordeling of a melding, as far as this person may know of it."""
    return (
        *beoordelingsbron.vragen(ref),
        *beslisteam.vragen(),
        select(beoordeling.c.id, organisatie.c.naam)
        .join(organisatie, organisatie.c.id == beoordeling.c.organisatie_id)
        .where(beoordeling.c.melding_id == ref),
        lopende_casussen(),
        _eerdere(ref, kijkt),
        afscherming.verborgen(kijkt),
        namen_in(betrokkene.c.melding_id == ref),
        kalender.vrije_dagen(),
        kalender.termijnlengtes(),
        afscherming.toegang_tot(ref, kijkt),
    )


def lopende_casussen() -> Select[Any]:
    """Ask how many casussen each casusregisseur has open."""
    return (
        select(casus.c.casusregisseur_id, func.count().label("lopend"))
        .where(casus.c.gesloten_op.is_(None))
        .group_by(casus.c.casusregisseur_id)
    )


def maak_blad(antwoorden: Sequence[Sequence[Any]], context: Context) -> BeoordelingBlad:
    """Make the snapshot of the answers to `vragen`."""
    vandaag = dag_van(context.nu)
    na_bron = beoordelingsbron.AANTAL
    bron = bron_van(antwoorden[:na_bron], vandaag)
    if bron is None:
        raise melding_weg()
    na_team = na_bron + beslisteam.AANTAL
    team = team_van(antwoorden[na_bron:na_team], vandaag)
    *rest, toegang = antwoorden[na_team:]
    afscherming.keur_deel(toegang)
    partners, aantallen, eerdere, verborgen, namen, vrij, lengterijen = rest
    weg = frozenset(rij.id for rij in verborgen)
    maker = _Maker(bron, team, {rij.id: rij.naam for rij in partners}, weg)
    rondes = tuple(maker.rondes())
    gemis = bron.gemis()
    open_ = bron.melding.stand == Stand.OPEN
    retour = wacht_op_melder(bron.feiten) if open_ else None
    besluiten = _besluitrecht(bron, team, context)
    voorstel = voorstel_van(bron.feiten, bron.id)
    wachten = [
        een.uiterlijk
        for een in termijnen(
            bron.feiten,
            kalender.kalender_van(vrij),
            context.nu,
            lengtes=kalender.lengtes_van(lengterijen),
        )
        if een.soort is TermijnSoort.WACHT_OP_MELDER and een.status.is_open
    ]
    rij = bron.melding
    ref = rij.id
    return BeoordelingBlad(
        melding_id=ref,
        kop=kop_van(
            rij.titel,
            namen_per_dossier(namen).get(ref, ()),
            organisatie=rij.organisatie or "",
            melder=rij.melder_naam,
        ),
        stand=Stand(rij.stand),
        spoed=rij.spoed,
        behandelaar=team.naam(rij.behandelaar_id),
        rondes=rondes,
        ontbreekt=gemis if open_ and retour is None else (),
        wacht_sinds=retour.datum if retour is not None else None,
        wacht_tot=wachten[-1] if retour is not None and wachten else None,
        mag_besluiten=besluiten.mag,
        besluit_weigering=besluiten.reden,
        beslissers=tuple(_beslissers(bron, team, voorstel, context)),
        caseload=tuple(caseload_van(team, aantallen)),
        eerdere=tuple(_keuze(een) for een in eerdere),
        verzoeken=tuple(_verzoeken(bron)),
        casus_id=rij.casus_id if rij.casus_id not in weg else None,
    )


def _besluitrecht(bron: Bron, team: Beslisteam, context: Context) -> Beslisrecht:
    """Say whether who looks may decide now."""
    ik = context.actor
    if besluit_van(bron.feiten) is not None or bron.melding.stand != Stand.OPEN or ik is None:
        return _DICHT
    if wacht_op_melder(bron.feiten) is not None:
        return Beslisrecht(mag=False, reden="De melding wacht op de melder.")
    voorstel = voorstel_van(bron.feiten, bron.id)
    recht = mag_besluiten(
        bron.door(voorstel) if voorstel is not None else None,
        ik,
        team.rollen,
        bron.waarnemingen(voorstel, team.waarnemingen),
        dag_van(context.nu),
        namen=team.namen,
    )
    if recht.mag and voorstel is not None and voorstel.inhoud != bron.inhoud():
        return Beslisrecht(mag=False, reden=_VERVALLEN)
    return recht


def _beslissers(
    bron: Bron, team: Beslisteam, voorstel: Feit | None, context: Context
) -> Iterator[Beslisser]:
    op = dag_van(context.nu)
    door = bron.door(voorstel) if voorstel is not None else None
    periodes = bron.waarnemingen(voorstel, team.waarnemingen)
    for een in beslissers_van(team, op):
        recht = mag_besluiten(door, een.id, team.rollen, periodes, op, namen=team.namen)
        yield replace(een, mag=recht.mag, reden=recht.reden)


def beslissers_van(team: Beslisteam, op: date) -> Iterator[Beslisser]:
    """Give who is procesmanager or stands in on this day, whatever there is to decide on."""
    for wie, rollen in sorted(team.rollen.items(), key=lambda paar: team.naam(paar[0])):
        periode = waarneming_van(wie, team.waarnemingen, team.rollen, op)
        manager = Rol.PROCESMANAGER in rollen
        if not manager and periode is None:
            continue
        namens = f"waarnemer van {team.naam(periode.voor)}" if periode and not manager else ""
        yield Beslisser(
            id=wie,
            naam=team.naam(wie),
            namens=namens,
            zonder_wachtwoord=team.demo and team.accounts[wie].wachtwoord is None,
        )


def caseload_van(team: Beslisteam, aantallen: Sequence[Any]) -> Iterator[Caseload]:
    """Give every casusregisseur with the answer to `lopende_casussen`."""
    per = {rij.casusregisseur_id: rij.lopend for rij in aantallen}
    for wie, rollen in sorted(team.rollen.items(), key=lambda paar: team.naam(paar[0])):
        if Rol.CASUSREGISSEUR in rollen:
            yield Caseload(id=wie, naam=team.naam(wie), lopend=per.get(wie, 0))


def _keuze(rij: Any) -> CasusKeuze:
    stand = f"afgesloten op {voluit(rij.gesloten_op)}" if rij.gesloten_op else "loopt"
    wie = tel(rij.mensen, "dezelfde persoon", "dezelfde personen")
    return CasusKeuze(
        id=rij.id,
        nummer=rij.nummer,
        titel=rij.titel,
        gesloten_op=rij.gesloten_op,
        toelichting=f"{stand} · {wie}",
    )


def _verzoeken(bron: Bron) -> Iterator[GerichtVerzoek]:
    feiten = geldige(bron.feiten)
    antwoorden = {
        een.over: een for een in feiten if een.soort is FeitSoort.GERICHT_VERZOEK_BEANTWOORD
    }
    for een in feiten:
        if een.soort is FeitSoort.GERICHT_VERZOEK_VERZONDEN and een.over is not None:
            antwoord = antwoorden.get(een.over)
            yield GerichtVerzoek(
                id=een.over,
                aan=een.naam,
                tekst=een.tekst,
                verzonden_op=een.datum,
                beantwoord_op=antwoord.datum if antwoord is not None else None,
                antwoord=antwoord.tekst if antwoord is not None else "",
            )


class _Maker:
    """Makes the rounds, the first one first."""

    def __init__(
        self, bron: Bron, team: Beslisteam, partners: dict[UUID, str], verborgen: frozenset[UUID]
    ) -> None:
        self._bron = bron
        self._verborgen = verborgen
        self._team = team
        self._partners = partners

    def rondes(self) -> Iterator[RondeSnapshot]:
        for nummer in range(1, self._bron.ronde + 1):
            yield self._ronde(nummer)

    def _ronde(self, nummer: int) -> RondeSnapshot:
        ref = beoordeling_id(self._bron.melding.id, nummer)
        rij = self._bron.rondes.get(nummer)
        if rij is None:
            return RondeSnapshot(id=ref, ronde=nummer, begonnen=False)
        inhoud = self._bron.beoordeling(nummer)
        genoemd = self._bron.casussen.get(rij.casus_id)
        naam = f"{genoemd.nummer} {genoemd.titel}".rstrip() if genoemd is not None else ""
        if rij.casus_id in self._verborgen:
            naam = "een casus die is afgeschermd"
        return RondeSnapshot(
            id=ref,
            ronde=nummer,
            begonnen=True,
            uitkomst=inhoud.uitkomst,
            aanpak=inhoud.aanpak,
            motivering=rij.motivering,
            casus_id=rij.casus_id,
            casus=naam,
            organisatie_id=rij.organisatie_id,
            organisatie=self._partners.get(ref, ""),
            naar_wie=rij.naar_wie,
            melder_tot=rij.melder_tot,
            ingeschreven_op=rij.ingeschreven_op,
            ingeschreven_bron=rij.ingeschreven_bron,
            zorgmijder=rij.zorgmijder,
            zorgmijder_waaruit=rij.zorgmijder_waaruit,
            punten=tuple(self._punten(ref, inhoud.uitkomst)),
            retour=tuple(self._retour(ref, inhoud.uitkomst)),
            voorstel=self._voorstel(ref, nummer),
            teruggegeven=self._teruggegeven(ref),
            besluit=self._besluit(ref),
        )

    def _punten(self, ref: UUID, weging: Weging | None) -> Iterator[PuntSnapshot]:
        gegeven = self._bron.punten.get(ref, {})
        for een in criteria_van(weging) if weging is not None else ():
            rij = gegeven.get(een.code)
            yield PuntSnapshot(
                id=punt_id(ref, een.code),
                criterium=een,
                antwoord=rij.antwoord if rij is not None else "",
                waaruit=rij.waaruit if rij is not None else "",
            )

    def _retour(self, ref: UUID, weging: Weging | None) -> Iterator[RetourSnapshot]:
        if weging is not Weging.RETOUR:
            return
        gegeven = self._bron.punten.get(ref, {})
        for een in self._bron.vragen:
            if vraagt_melder(een.code):
                rij = gegeven.get(f"retour_{een.code}")
                yield RetourSnapshot(
                    id=punt_id(ref, f"retour_{een.code}"),
                    vraag=een,
                    antwoord=rij.antwoord if rij is not None else "",
                )

    def _moment(self, een: Feit) -> Any:
        return een.moment or self._bron.rijen[een.id].vastgelegd_op

    def _voorstel(self, ref: UUID, nummer: int) -> VoorstelSnapshot | None:
        feiten = self._bron.feiten
        lopend = voorstel_van(feiten, ref)
        voorstel = lopend
        if voorstel is None and besluit_van(feiten, ref) is not None:
            alle = [e for e in geldige(feiten) if e.soort is FeitSoort.VOORSTEL_FASE_1]
            voorstel = next((een for een in reversed(alle) if een.over == ref), None)
        if voorstel is None:
            return None
        nu = nummer == self._bron.ronde and lopend is not None
        geldig = not nu or voorstel.inhoud == self._bron.inhoud()
        return VoorstelSnapshot(
            id=voorstel.id,
            uitkomst=Weging(voorstel.uitkomst),
            motivering=voorstel.tekst,
            door_id=self._bron.door(voorstel),
            door=self._team.naam(self._bron.door(voorstel)),
            moment=self._moment(voorstel),
            geldig=geldig,
            vervallen="" if geldig else _VERVALLEN,
        )

    def _teruggegeven(self, ref: UUID) -> TeruggegevenSnapshot | None:
        een = teruggegeven_van(self._bron.feiten, ref)
        if een is None:
            return None
        return TeruggegevenSnapshot(reden=een.reden, door=een.wie, moment=self._moment(een))

    def _besluit(self, ref: UUID) -> BesluitSnapshot | None:
        een = besluit_van(self._bron.feiten, ref)
        if een is None:
            return None
        naam, _, namens = een.wie.partition(", ")
        retour = een.soort is FeitSoort.RETOUR
        return BesluitSnapshot(
            id=een.id,
            uitkomst=Weging.RETOUR if retour else Weging(een.uitkomst or Weging.FASE_2),
            door=naam,
            namens=namens,
            moment=self._moment(een),
            afwijkend=een.reden if retour else een.tekst,
            lijst=tuple(een.tekst.splitlines()) if retour else (),
        )
