"""The home page: the termijnen of every open melding and casus, late first."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, delete, insert, select, update

from cmpg_desktop.berichten.fouten import Conflict
from cmpg_desktop.berichten.kern import Change, Context, Noun, nieuw_id
from cmpg_desktop.berichten.meldingen import Stand
from cmpg_desktop.berichten.werkvoorraad import (
    Werk,
    WerkGroep,
    WerkRegel,
    Werkvoorraad,
    ZetOpmerking,
)
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, feit, melding, opmerking
from cmpg_desktop.database.tabellen.partners import organisatie
from cmpg_desktop.database.tabellen.telefoon import telefoonnotitie
from cmpg_desktop.database.transactie import Leesbaar, Lezing, Transactie
from cmpg_desktop.dossier import aanzet, kalender
from cmpg_desktop.dossier.conflicten import laatste_wijziging
from cmpg_desktop.dossier.feiten import als_feit, feiten_waar
from cmpg_desktop.dossier.kop import kop_van
from cmpg_desktop.dossier.koppen import Namen, namen_in, namen_per_dossier
from cmpg_desktop.dossier.meldingen import gekeurde_tekst
from cmpg_desktop.dossier.register import Gevolg, beantwoordt, voert_uit
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort
from cmpg_desktop.werkproces.taal import dag_van, hoofdletter
from cmpg_desktop.werkproces.termijnen import Termijn, TermijnSoort, TermijnStatus, termijnen

_FASE: Final[Mapping[int, str]] = {1: "1 Aanmelding", 2: "2 Informatieronde", 3: "3 MDO en plan"}
_FASE_VAN: Final[Mapping[TermijnSoort, int]] = {
    TermijnSoort.MELDING_BEOORDELEN: 1,
    TermijnSoort.WACHT_OP_MELDER: 1,
    TermijnSoort.INFORMATIEVERZOEK_VERZENDEN: 2,
    TermijnSoort.INFORMATIEVERZOEK_BEANTWOORDEN: 2,
    TermijnSoort.FASE_2: 2,
    TermijnSoort.EERSTE_MDO: 3,
    TermijnSoort.VERSLAG_VERZENDEN: 3,
    TermijnSoort.WIJZIGINGEN_VERWERKEN: 3,
}
_GROEPEN: Final = tuple(WerkGroep)
_ONBEKENDE_BELLER: Final = "Onbekende beller"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dossier:
    """An open melding or casus, as far as its lines need."""

    id: UUID
    soort: str
    kop: str
    nummer: str
    behandelaar: UUID | None
    melder: str
    spoed: bool


def _open_meldingen() -> Select[Any]:
    return select(melding.c.id).where(
        melding.c.stand == Stand.OPEN.value, melding.c.verwijderd_op.is_(None)
    )


def _open_casussen() -> Select[Any]:
    return select(casus.c.id).where(casus.c.gesloten_op.is_(None))


def _vragen() -> tuple[Leesbaar, ...]:
    """Ask for all of it at once; nothing of a closed dossier is touched."""
    meldingen = (
        _open_meldingen()
        .add_columns(
            melding.c.titel,
            melding.c.behandelaar_id,
            melding.c.melder_naam,
            melding.c.spoed,
            organisatie.c.naam.label("organisatie"),
        )
        .select_from(melding)
        .outerjoin(organisatie, organisatie.c.id == melding.c.organisatie_id)
    )
    casussen = _open_casussen().add_columns(
        casus.c.nummer, casus.c.titel, casus.c.casusregisseur_id
    )
    zonder_titel = (
        _open_meldingen().where(melding.c.titel == ""),
        _open_casussen().where(casus.c.titel == ""),
    )
    return (
        meldingen,
        casussen,
        feiten_waar(feit.c.melding_id.in_(_open_meldingen())).add_columns(feit.c.melding_id),
        feiten_waar(feit.c.casus_id.in_(_open_casussen())).add_columns(feit.c.casus_id),
        namen_in(betrokkene.c.melding_id.in_(zonder_titel[0])),
        namen_in(betrokkene.c.casus_id.in_(zonder_titel[1])),
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
    )


@beantwoordt(Werkvoorraad, Handeling.WERKVOORRAAD_LEZEN)
def lees_werkvoorraad(lezing: Lezing, query: Werkvoorraad, context: Context) -> Werk:
    """Read my work or the team's in one batch, and derive the termijnen."""
    antwoorden = lezing.lees(*_vragen())
    meldingen, casussen, van_meldingen, van_casussen, *rest = antwoorden
    (namen_m, namen_c, opmerkingen, notities, vrij, lengterijen, mensen, rollen) = rest
    vandaag = dag_van(context.nu)
    team = aanzet.team_van(context.actor, mensen, rollen, vandaag)
    namen = {**namen_per_dossier(namen_m), **namen_per_dossier(namen_c)}
    feiten: dict[UUID, list[Feit]] = defaultdict(list)
    for rij in van_meldingen:
        feiten[rij.melding_id].append(als_feit(rij))
    for rij in van_casussen:
        feiten[rij.casus_id].append(als_feit(rij))
    dagen, lengtes = kalender.kalender_van(vrij), kalender.lengtes_van(lengterijen)
    gezegd = {(rij.dossier_id, rij.regel): rij.tekst for rij in opmerkingen}
    regels = [_notitieregel(rij, team, gezegd) for rij in notities]
    for dossier in _dossiers(meldingen, casussen, namen):
        eigen = feiten.get(dossier.id, [])
        regels += [
            _regel(dossier, een, eigen, team, vandaag, gezegd)
            for een in termijnen(eigen, dagen, context.nu, lengtes=lengtes)
            if een.status.is_open
        ]
    getoond = regels if query.team else [regel for regel in regels if regel.van_mij]
    return Werk(
        vandaag=vandaag,
        regels=tuple(sorted(getoond, key=_volgorde)),
        tellers=(("werkvoorraad", _aan_mij(regels)), ("meldingen", len(meldingen))),
    )


def _aan_mij(regels: Sequence[WerkRegel]) -> int:
    return sum(regel.van_mij and regel.groep is not WerkGroep.WACHT for regel in regels)


def _volgorde(regel: WerkRegel) -> Any:
    uiterlijk = regel.uiterlijk or date.max
    return _GROEPEN.index(regel.groep), uiterlijk, not regel.spoed, regel.kop, regel.regel


def _dossiers(
    meldingen: Sequence[Any], casussen: Sequence[Any], namen: Namen
) -> Iterator[_Dossier]:
    for rij in meldingen:
        bij = rij.organisatie or ""
        yield _Dossier(
            id=rij.id,
            soort="melding",
            kop=kop_van(rij.titel, namen.get(rij.id, ()), organisatie=bij, melder=rij.melder_naam),
            nummer="",
            behandelaar=rij.behandelaar_id,
            melder=bij or rij.melder_naam,
            spoed=rij.spoed,
        )
    for rij in casussen:
        yield _Dossier(
            id=rij.id,
            soort="casus",
            kop=kop_van(rij.titel, namen.get(rij.id, ()), anders=f"Casus {rij.nummer}"),
            nummer=rij.nummer,
            behandelaar=rij.casusregisseur_id,
            melder="",
            spoed=False,
        )


def _regel(
    dossier: _Dossier,
    termijn: Termijn,
    feiten: Sequence[Feit],
    team: aanzet.Team,
    vandaag: date,
    gezegd: Mapping[tuple[UUID, str], str],
) -> WerkRegel:
    sleutel = f"{termijn.soort.value}:{termijn.over or ''}".rstrip(":")
    wacht = bool(termijn.soort.regel.wacht_op)
    ander = termijn.over_naam or dossier.melder or termijn.soort.regel.wacht_op
    over = f": {termijn.over_naam}" if termijn.over_naam and not wacht else ""
    return WerkRegel(
        dossier_id=dossier.id,
        dossier_soort=dossier.soort,
        regel=sleutel,
        groep=_groep(termijn, vandaag),
        wat=f"{hoofdletter(termijn.naam)}{over}",
        uiterlijk=termijn.uiterlijk,
        te_laat=termijn.dagen_te_laat,
        kop=dossier.kop,
        nummer=dossier.nummer,
        fase=_FASE[_FASE_VAN.get(termijn.soort) or _fase_nu(feiten)],
        wacht_op=team.wie(termijn, dossier.behandelaar, ander=ander),
        spoed=dossier.spoed,
        van_mij=team.is_aan_mij(termijn, dossier.behandelaar),
        termijn=termijn,
        opmerking=gezegd.get((dossier.id, sleutel), ""),
    )


def _fase_nu(feiten: Sequence[Feit]) -> int:
    soorten = {een.soort for een in feiten}
    if FeitSoort.BESLUIT_FASE_2 in soorten:
        return 3
    return 2 if FeitSoort.BESLUIT_FASE_1 in soorten else 1


def _groep(termijn: Termijn, vandaag: date) -> WerkGroep:
    if termijn.status is TermijnStatus.TE_LAAT:
        return WerkGroep.TE_LAAT
    if termijn.status is TermijnStatus.WACHT_OP_ANDER:
        return WerkGroep.WACHT
    if termijn.uiterlijk <= vandaag + timedelta(days=1):
        return WerkGroep.NU
    einde_volgende_week = vandaag + timedelta(days=13 - vandaag.weekday())
    return WerkGroep.DEZE_WEEK if termijn.uiterlijk <= einde_volgende_week else WerkGroep.LATER


def _notitieregel(rij: Any, team: aanzet.Team, gezegd: Mapping[tuple[UUID, str], str]) -> WerkRegel:
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
        opmerking=gezegd.get((rij.id, "notitie"), ""),
    )


@voert_uit(ZetOpmerking, Handeling.OPMERKING_PLAATSEN)
def zet_opmerking(tx: Transactie, opdracht: ZetOpmerking) -> Gevolg:
    """Set the remark on a line if it still says the old text; empty takes it away."""
    nieuw = gekeurde_tekst(opdracht.nieuw, "opmerking")
    rij = tx.een(
        select(opmerking.c.id, opmerking.c.tekst)
        .where(opmerking.c.dossier_id == opdracht.dossier_id, opmerking.c.regel == opdracht.regel)
        .with_for_update()
    )
    staat = rij.tekst if rij is not None else ""
    if staat == nieuw:
        return Gevolg()
    veld = f"opmerking.{opdracht.regel}"
    if staat != gekeurde_tekst(opdracht.oud, "opmerking"):
        wie, wanneer = laatste_wijziging(tx, opdracht.dossier_id, veld)
        raise Conflict(
            veld=veld, rij=opdracht.dossier_id, mijn=nieuw, hun=staat, wie=wie, wanneer=wanneer
        )
    tx.noem_in_register(opdracht.dossier_id, veld)
    _schrijf_opmerking(tx, opdracht, rij, nieuw)
    return Gevolg(
        rijen=frozenset({Change(noun=Noun.OPMERKING, id=opdracht.dossier_id)}),
        dossiers=frozenset({opdracht.dossier_id}),
        terug=ZetOpmerking(
            dossier_id=opdracht.dossier_id, regel=opdracht.regel, oud=nieuw, nieuw=staat
        ),
        wat="Opmerking",
    )


def _schrijf_opmerking(tx: Transactie, opdracht: ZetOpmerking, rij: Any, nieuw: str) -> None:
    if rij is None:
        tx.schrijf(
            insert(opmerking).values(
                id=nieuw_id(), dossier_id=opdracht.dossier_id, regel=opdracht.regel, tekst=nieuw
            )
        )
        return
    deze = (opmerking.c.id == rij.id, opmerking.c.tekst == rij.tekst)
    weg = delete(opmerking).where(*deze)
    anders = update(opmerking).where(*deze).values(tekst=nieuw)
    tx.schrijf(anders if nieuw else weg, verwacht=1)
