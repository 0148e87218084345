"""The home page: the termijnen of every open melding and casus, late first."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select

from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.berichten.werkvoorraad import (
    Railtellers,
    Werk,
    WerkGroep,
    WerkRegel,
    Werkvoorraad,
)
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, feit, melding, opmerking
from cmpg_desktop.database.tabellen.partners import organisatie
from cmpg_desktop.database.tabellen.telefoon import telefoonnotitie
from cmpg_desktop.database.tabellen.verzoeken import verzoek
from cmpg_desktop.database.transactie import Leesbaar, Lezing
from cmpg_desktop.dossier import aanzet, afscherming, kalender, termijnboek
from cmpg_desktop.dossier.feiten import kaal_id
from cmpg_desktop.dossier.kop import NIEUW, kop_van
from cmpg_desktop.dossier.koppen import Namen, namen_in, namen_per_dossier
from cmpg_desktop.dossier.register import beantwoordt
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.taal import dag_van, hoofdletter
from cmpg_desktop.werkproces.termijn import is_binnenkort
from cmpg_desktop.werkproces.termijnen import Termijn, TermijnSoort, TermijnStatus
from cmpg_desktop.werkproces.verzoektermijn import termijn_van_rij
from cmpg_desktop.werkproces.werkdagen import Kalender

_FASE: Final[Mapping[int, str]] = {1: "1 Aanmelding", 2: "2 Informatieronde", 3: "3 MDO en plan"}
_FASE_VAN: Final[Mapping[TermijnSoort, int]] = {
    TermijnSoort.MELDING_BEOORDELEN: 1,
    TermijnSoort.WACHT_OP_MELDER: 1,
    TermijnSoort.MELDER_HERINNEREN: 1,
    TermijnSoort.GERICHT_VERZOEK_BEANTWOORDEN: 1,
    TermijnSoort.INFORMATIEVERZOEK_VERZENDEN: 2,
    TermijnSoort.INFORMATIEVERZOEK_BEANTWOORDEN: 2,
    TermijnSoort.FASE_2: 2,
    TermijnSoort.EERSTE_MDO: 3,
    TermijnSoort.VERSLAG_VERZENDEN: 3,
    TermijnSoort.WIJZIGINGEN_VERWERKEN: 3,
}
_GROEPEN: Final = tuple(WerkGroep)
_ONBEKENDE_BELLER: Final = "Onbekende beller"
_ONBEKENDE_VRAGER: Final = "Nog niet bekend wie het vraagt"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dossier:
    """An open melding or casus, as far as its lines need."""

    id: UUID
    sleutel: Any  # the bare id by which its facts and names are found
    soort: str
    titel: str
    nummer: str
    behandelaar: UUID | None
    organisatie: str
    melder: str
    spoed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Blik:
    """Who looks, when, and at what."""

    team: aanzet.Team
    vandaag: date
    gezegd: Mapping[tuple[UUID, str], str]
    namen: Namen


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWerk:
    """What the open dossiers ask: the home page shows it late first, the agenda by day."""

    vandaag: date
    kalender: Kalender
    regels: tuple[WerkRegel, ...]  # of termijnen: mine, or the whole team's
    gesprekken: tuple[WerkRegel, ...]  # calls that are still nothing, of everyone
    aan_mij: int
    meldingen: int


_IS_OPEN: Final = (melding.c.stand == Stand.OPEN.value, melding.c.verwijderd_op.is_(None))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """The open dossiers that are asked about: those of the team, or where something may be mine."""

    kijker: afscherming.Kijker
    ik: UUID | None
    team: bool

    @property
    def meldingen(self) -> Select[Any]:
        mijn = () if self.team else (aanzet.van(self.ik, melding.c.behandelaar_id),)
        return select(melding.c.id).where(*_IS_OPEN, *mijn)

    @property
    def casussen(self) -> Select[Any]:
        mijn = () if self.team else (aanzet.van(self.ik, casus.c.casusregisseur_id),)
        zichtbaar = afscherming.zichtbaar(self.kijker)
        return select(casus.c.id).where(casus.c.gesloten_op.is_(None), zichtbaar, *mijn)

    @property
    def feiten(self) -> tuple[ColumnElement[bool], ...]:
        return feit.c.melding_id.in_(self.meldingen), feit.c.casus_id.in_(self.casussen)


def _vragen(open_: _Open) -> tuple[Leesbaar, ...]:
    """Ask for all of it at once; nothing of a closed dossier is touched."""
    meldingen = (
        open_.meldingen.add_columns(
            kaal_id(melding.c.id).label("sleutel"),
            melding.c.titel,
            melding.c.behandelaar_id,
            melding.c.melder_naam,
            melding.c.spoed,
            organisatie.c.naam.label("organisatie"),
        )
        .select_from(melding)
        .outerjoin(organisatie, organisatie.c.id == melding.c.organisatie_id)
    )
    casussen = open_.casussen.add_columns(
        kaal_id(casus.c.id).label("sleutel"),
        casus.c.nummer,
        casus.c.titel,
        casus.c.casusregisseur_id,
    )
    zonder_titel = (
        open_.meldingen.where(melding.c.titel == ""),
        open_.casussen.where(casus.c.titel == ""),
    )
    return (
        meldingen,
        casussen,
        *(termijnboek.merken(een) for een in open_.feiten),
        namen_in(betrokkene.c.melding_id.in_(zonder_titel[0]), kaal=True),
        namen_in(betrokkene.c.casus_id.in_(zonder_titel[1]), kaal=True),
        select(opmerking.c.dossier_id, opmerking.c.regel, opmerking.c.tekst),
        select(
            telefoonnotitie.c.id,
            telefoonnotitie.c.begonnen_op,
            telefoonnotitie.c.door_id,
            telefoonnotitie.c.wie_belt,
            telefoonnotitie.c.organisatie_tekst,
            telefoonnotitie.c.spoed,
        ).where(telefoonnotitie.c.uitkomst == ""),
        kalender.vrije_dagen(),
        kalender.termijnlengtes(),
        *aanzet.vragen(),
        select(verzoek).where(
            verzoek.c.beantwoord_op.is_(None),
            verzoek.c.verwijderd_op.is_(None),
            afscherming.verzoek_zichtbaar(open_.kijker),
        ),
        select(func.count().label("aantal")).select_from(melding).where(*_IS_OPEN),
    )


def _alles(_termijn: Termijn) -> bool:
    return True


def lees_open(
    lezing: Lezing, context: Context, *, team: bool, wil: Callable[[Termijn], bool] = _alles
) -> OpenWerk:
    """Read what the open dossiers ask: one batch, and one more for the facts that are new.

    Args:
        lezing: the reading.
        context: who asks, and when.
        team: the whole team's, not mine alone.
        wil: which termijnen get a line; all of them are counted.

    """
    open_ = _Open(kijker=afscherming.kijker(context), ik=context.actor, team=team)
    antwoorden = lezing.lees(*_vragen(open_))
    meldingen, casussen, van_meldingen, van_casussen, *rest = antwoorden
    namen_m, namen_c, opmerkingen, notities, vrij, lengterijen, *rest = rest
    mensen, rollen, verzoeken, telling = rest
    vandaag = dag_van(context.nu)
    dagen = kalender.kalender_van(vrij)
    wie = aanzet.team_van(context.actor, mensen, rollen, vandaag)
    standen = termijnboek.lees_standen(
        lezing,
        (*van_meldingen, *van_casussen),
        open_.feiten,
        kalender=dagen,
        lengtes=kalender.lengtes_van(lengterijen),
        nu=context.nu,
    )
    gezegd = {(rij.dossier_id, rij.regel): rij.tekst for rij in opmerkingen}
    namen = namen_per_dossier((*namen_m, *namen_c))
    blik = _Blik(team=wie, vandaag=vandaag, gezegd=gezegd, namen=namen)
    regels: list[WerkRegel] = []
    aan_mij = 0
    for rij in verzoeken:
        regel = _verzoekregel(rij, een := termijn_van_rij(rij, dagen, context.nu), blik)
        aan_mij += regel.van_mij
        if (regel.van_mij or team) and wil(een):
            regels.append(regel)
    for dossier in _dossiers(meldingen, casussen):
        stand = standen.get(dossier.sleutel, termijnboek.LEEG)
        for een in stand.lopend:
            van_mij = wie.is_aan_mij(een, dossier.behandelaar)
            aan_mij += van_mij and een.status is not TermijnStatus.WACHT_OP_ANDER
            if (van_mij or team) and wil(een):
                regels.append(_regel(dossier, een, stand.fase, blik, van_mij=van_mij))
    return OpenWerk(
        vandaag=vandaag,
        kalender=dagen,
        regels=tuple(regels),
        gesprekken=tuple(_notitieregel(rij, blik) for rij in notities),
        aan_mij=aan_mij,
        meldingen=telling[0].aantal,
    )


@beantwoordt(Werkvoorraad, Handeling.WERKVOORRAAD_LEZEN)
def lees_werkvoorraad(lezing: Lezing, query: Werkvoorraad, context: Context) -> Werk:
    """Read my work or the team's."""
    werk = lees_open(lezing, context, team=query.team)
    gesprekken = [regel for regel in werk.gesprekken if regel.van_mij or query.team]
    aan_mij = werk.aan_mij + sum(regel.van_mij for regel in werk.gesprekken)
    return Werk(
        vandaag=werk.vandaag,
        regels=tuple(sorted((*werk.regels, *gesprekken), key=_volgorde)),
        tellers=(("werkvoorraad", aan_mij), ("meldingen", werk.meldingen)),
    )


@beantwoordt(Railtellers, Handeling.WERKVOORRAAD_LEZEN)
def tel(lezing: Lezing, _query: Railtellers, context: Context) -> tuple[tuple[str, int], ...]:
    """Count as the home page counts, so that the two never differ."""
    return lees_werkvoorraad(lezing, Werkvoorraad(), context).tellers


def _volgorde(regel: WerkRegel) -> Any:
    uiterlijk = regel.uiterlijk or date.max
    return _GROEPEN.index(regel.groep), not regel.spoed, uiterlijk, regel.kop, regel.regel


def _dossiers(meldingen: Sequence[Any], casussen: Sequence[Any]) -> Iterator[_Dossier]:
    for rij in meldingen:
        yield _Dossier(
            id=rij.id,
            sleutel=rij.sleutel,
            soort="melding",
            titel=rij.titel,
            nummer="",
            behandelaar=rij.behandelaar_id,
            organisatie=rij.organisatie or "",
            melder=rij.melder_naam,
            spoed=rij.spoed,
        )
    for rij in casussen:
        yield _Dossier(
            id=rij.id,
            sleutel=rij.sleutel,
            soort="casus",
            titel=rij.titel,
            nummer=rij.nummer,
            behandelaar=rij.casusregisseur_id,
            organisatie="",
            melder="",
            spoed=False,
        )


def _kop(dossier: _Dossier, namen: Namen) -> str:
    return kop_van(
        dossier.titel,
        namen.get(dossier.sleutel, ()),
        organisatie=dossier.organisatie,
        melder=dossier.melder,
        anders=f"Casus {dossier.nummer}" if dossier.nummer else NIEUW,
    )


def _regel(
    dossier: _Dossier, termijn: Termijn, fase: int, blik: _Blik, *, van_mij: bool
) -> WerkRegel:
    sleutel = f"{termijn.soort.value}:{termijn.over or ''}".rstrip(":")
    wacht = bool(termijn.soort.regel.wacht_op)
    van = dossier.organisatie or dossier.melder
    ander = termijn.over_naam or van or termijn.soort.regel.wacht_op
    over = f": {termijn.over_naam}" if termijn.over_naam and not wacht else ""
    return WerkRegel(
        dossier_id=dossier.id,
        dossier_soort=dossier.soort,
        regel=sleutel,
        groep=_groep(termijn, blik.vandaag),
        wat=f"{hoofdletter(termijn.naam)}{over}",
        uiterlijk=termijn.uiterlijk,
        te_laat=termijn.dagen_te_laat,
        kop=_kop(dossier, blik.namen),
        nummer=dossier.nummer,
        fase=_FASE[_FASE_VAN.get(termijn.soort, fase)],
        wacht_op=blik.team.wie(termijn, dossier.behandelaar, ander=ander),
        spoed=dossier.spoed,
        van_mij=van_mij,
        termijn=termijn,
        opmerking=blik.gezegd.get((dossier.id, sleutel), ""),
    )


def _groep(termijn: Termijn, vandaag: date) -> WerkGroep:
    if termijn.status is TermijnStatus.TE_LAAT:
        return WerkGroep.TE_LAAT
    if termijn.status is TermijnStatus.WACHT_OP_ANDER:
        return WerkGroep.WACHT
    if is_binnenkort(termijn.uiterlijk, vandaag):
        return WerkGroep.NU
    einde_volgende_week = vandaag + timedelta(days=13 - vandaag.weekday())
    return WerkGroep.DEZE_WEEK if termijn.uiterlijk <= einde_volgende_week else WerkGroep.LATER


def _notitieregel(rij: Any, blik: _Blik) -> WerkRegel:
    team = blik.team
    return WerkRegel(
        dossier_id=rij.id,
        dossier_soort="notitie",
        regel="notitie",
        groep=WerkGroep.NU,
        wat="Telefoonnotitie afmaken",
        uiterlijk=dag_van(rij.begonnen_op),
        te_laat=0,
        kop=rij.wie_belt or rij.organisatie_tekst or _ONBEKENDE_BELLER,
        wacht_op="u" if rij.door_id == team.ik else team.namen.get(rij.door_id, aanzet.NIEMAND),
        spoed=rij.spoed,
        van_mij=rij.door_id in (None, team.ik),
        opmerking=blik.gezegd.get((rij.id, "notitie"), ""),
    )


def _verzoekregel(rij: Any, termijn: Termijn, blik: _Blik) -> WerkRegel:
    sleutel = termijn.soort.value
    return WerkRegel(
        dossier_id=rij.id,
        dossier_soort="verzoek",
        regel=sleutel,
        groep=_groep(termijn, blik.vandaag),
        wat=hoofdletter(termijn.naam),
        uiterlijk=termijn.uiterlijk,
        te_laat=termijn.dagen_te_laat,
        kop=", ".join(filter(None, (rij.naam or _ONBEKENDE_VRAGER, rij.soort))),
        wacht_op=blik.team.wie(termijn, rij.behandelaar_id, ander=""),
        van_mij=blik.team.is_aan_mij(termijn, rij.behandelaar_id),
        termijn=termijn,
        opmerking=blik.gezegd.get((rij.id, sleutel), ""),
    )
