"""What is changed on a casus as a whole: whose it is, its laws, and who may know of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, select, update

from cmpg_desktop.berichten.casussen import (
    Casusregisseurs,
    Regisseur,
    SchermAf,
    WijsCasusToe,
    ZetKader,
)
from cmpg_desktop.berichten.fouten import NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import Change, Context, Noun, nieuw_id
from cmpg_desktop.database.tabellen.casussen import casus_kader, wettekst
from cmpg_desktop.database.tabellen.meldingen import casus, casus_toegang, melding
from cmpg_desktop.database.tabellen.team import medewerker, medewerker_rol
from cmpg_desktop.database.transactie import Lezing, NietGeraakt, Transactie
from cmpg_desktop.dossier.afscherming import BIJ_CASUS, LEZERS, keur_toegang, kijker, toegang_tot
from cmpg_desktop.dossier.dicht import keur_casus_open
from cmpg_desktop.dossier.feiten import leg_vast
from cmpg_desktop.dossier.register import Gevolg, beantwoordt, voert_uit
from cmpg_desktop.dossier.team import werkt_op
from cmpg_desktop.dossier.teksten import gekeurde_reden, gekeurde_tekst
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort
from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.taal import dag_van, opsomming
from cmpg_desktop.werkproces.tekst import gevouwen
from cmpg_desktop.werkproces.wettelijkkader import wetten

_ONGEDAAN = "Ongedaan gemaakt."
_TOEWIJZEN_VELD = "casus.casusregisseur_id"


@beantwoordt(Casusregisseurs, Handeling.CASUS_LEZEN)
def lees_regisseurs(
    lezing: Lezing, _query: Casusregisseurs, context: Context
) -> tuple[Regisseur, ...]:
    """Give who has the role and works here, with how many casussen run there.

    Shielded casussen count: work is divided by the number, and a number says of none whose it is.
    """
    telling = (
        select(casus.c.casusregisseur_id, func.count().label("aantal"))
        .where(casus.c.gesloten_op.is_(None))
        .group_by(casus.c.casusregisseur_id)
        .subquery()
    )
    rijen = lezing.rijen(
        select(medewerker.c.id, medewerker.c.naam, telling.c.aantal)
        .join(medewerker_rol, medewerker_rol.c.medewerker_id == medewerker.c.id)
        .outerjoin(telling, telling.c.casusregisseur_id == medewerker.c.id)
        .where(
            medewerker_rol.c.rol == Rol.CASUSREGISSEUR.value,
            werkt_op(dag_van(context.nu)),
        )
    )
    gevonden = [Regisseur(id=rij.id, naam=rij.naam, casussen=rij.aantal or 0) for rij in rijen]
    return tuple(sorted(gevonden, key=lambda een: gevouwen(een.naam)))


@voert_uit(WijsCasusToe, Handeling.CASUS_TOEWIJZEN)
def wijs_toe(tx: Transactie, opdracht: WijsCasusToe) -> Gevolg:
    """Give the casus to somebody with the role of casusregisseur (E016).

    Of a shielded casus that person is named from then on. Taking it back leaves the name: the
    procesmanager takes it away with a reason.
    """
    reden = gekeurde_tekst(opdracht.reden, "reden")
    rijen, toegang, mensen, genoemd = tx.lees(
        select(casus.c.id, casus.c.casusregisseur_id, casus.c.afgeschermd)
        .where(casus.c.id == opdracht.id)
        .with_for_update(),
        toegang_tot(opdracht.id, kijker(tx.context)),
        select(medewerker.c.id, medewerker.c.naam)
        .join(medewerker_rol, medewerker_rol.c.medewerker_id == medewerker.c.id)
        .where(
            medewerker.c.id == opdracht.nieuw,
            medewerker_rol.c.rol == Rol.CASUSREGISSEUR.value,
            werkt_op(tx.vandaag),
        ),
        select(casus_toegang.c.id).where(
            casus_toegang.c.casus_id == opdracht.id,
            casus_toegang.c.medewerker_id == opdracht.nieuw,
        ),
    )
    rij = _keur(rijen, toegang)
    if rij.casusregisseur_id != opdracht.oud:
        raise NietGeraakt
    if opdracht.nieuw == opdracht.oud:
        return Gevolg()
    if opdracht.nieuw is not None and not mensen:
        raise Regelfout(
            "Dit is geen casusregisseur die hier nu werkt. Kies een ander.", veld=_TOEWIJZEN_VELD
        )
    wisselt = rij.casusregisseur_id is not None
    if wisselt and not reden:
        raise Regelfout("Schrijf erbij waarom de casus van een ander wordt.", veld="reden")
    tx.schrijf(
        update(casus)
        .where(
            casus.c.id == opdracht.id, casus.c.casusregisseur_id.is_not_distinct_from(opdracht.oud)
        )
        .values(casusregisseur_id=opdracht.nieuw),
        verwacht=1,
    )
    if rij.afgeschermd and opdracht.nieuw is not None and not genoemd:
        tx.schrijf(
            insert(casus_toegang).values(
                id=nieuw_id(), casus_id=opdracht.id, medewerker_id=opdracht.nieuw
            )
        )
    wie = mensen[0].naam if mensen else "niemand"
    feit = _feit(tx, opdracht.feit_id, FeitSoort.TOEGEWEZEN, wie=wie, reden=reden)
    return _gevolg(
        opdracht.id,
        "Casusregisseur",
        leg_vast(tx, feit, casus_id=opdracht.id),
        terug=WijsCasusToe(id=opdracht.id, oud=opdracht.nieuw, nieuw=opdracht.oud, reden=_ONGEDAAN),
    )


@voert_uit(ZetKader, Handeling.CASUS_WIJZIGEN)
def zet_kader(tx: Transactie, opdracht: ZetKader) -> Gevolg:
    """Add or take away a law; what stands so already changes nothing."""
    rijen, toegang, staat, eigen = tx.lees(
        select(casus.c.id).where(casus.c.id == opdracht.id).with_for_update(),
        toegang_tot(opdracht.id, kijker(tx.context)),
        select(casus_kader.c.id).where(
            casus_kader.c.casus_id == opdracht.id, casus_kader.c.kader == opdracht.kader
        ),
        select(wettekst),
    )
    _keur(rijen, toegang)
    if bool(staat) is opdracht.aan:
        return Gevolg()
    if opdracht.aan:
        if opdracht.kader not in {wet.code for wet in wetten(eigen)}:
            raise Regelfout("Kies een wet uit de lijst.", veld="casus.kader")
        tx.schrijf(
            insert(casus_kader).values(id=nieuw_id(), casus_id=opdracht.id, kader=opdracht.kader)
        )
    else:
        tx.schrijf(delete(casus_kader).where(casus_kader.c.id == staat[0].id))
    tx.noem_in_register(opdracht.id, "casus.kader")
    return _gevolg(
        opdracht.id,
        "Wettelijk kader",
        terug=ZetKader(id=opdracht.id, kader=opdracht.kader, aan=not opdracht.aan),
    )


@voert_uit(SchermAf, Handeling.DOSSIER_AFSCHERMEN)
def scherm_af(tx: Transactie, opdracht: SchermAf) -> Gevolg:
    """Name who may know of this casus (besluit 28).

    Who does so is always one of them, and so is its casusregisseur: the work goes on.

    A closed casus can be shielded too: reading it is what this is about.
    """
    reden = gekeurde_reden(opdracht.reden)
    rijen, toegang, genoemd, mensen, meldingen = tx.lees(
        select(casus.c.id, casus.c.afgeschermd, casus.c.casusregisseur_id)
        .where(casus.c.id == opdracht.id)
        .with_for_update(),
        toegang_tot(opdracht.id, kijker(tx.context)),
        select(casus_toegang.c.medewerker_id).where(casus_toegang.c.casus_id == opdracht.id),
        select(medewerker.c.id, medewerker.c.naam).where(
            werkt_op(tx.vandaag),
            medewerker.c.id.in_(
                select(medewerker_rol.c.medewerker_id).where(medewerker_rol.c.rol.in_(LEZERS))
            ),
        ),
        select(melding.c.id).where(
            melding.c.casus_id == opdracht.id, melding.c.stand.in_(BIJ_CASUS)
        ),
    )
    if not rijen:
        raise _weg()
    keur_toegang(toegang)
    staat = {een.medewerker_id for een in genoemd}
    if staat != set(opdracht.oud):
        raise NietGeraakt
    namen = {een.id: een.naam for een in mensen}
    wie = _genoemd(tx, opdracht, rijen[0].casusregisseur_id, namen) if opdracht.op else set[UUID]()
    if wie == staat and rijen[0].afgeschermd is opdracht.op:
        return Gevolg()
    tx.schrijf(update(casus).where(casus.c.id == opdracht.id).values(afgeschermd=opdracht.op))
    tx.schrijf(
        delete(casus_toegang).where(
            casus_toegang.c.casus_id == opdracht.id,
            casus_toegang.c.medewerker_id.in_(list(staat - wie)),
        )
    )
    for een in sorted(wie - staat):
        tx.schrijf(
            insert(casus_toegang).values(id=nieuw_id(), casus_id=opdracht.id, medewerker_id=een)
        )
    soort = FeitSoort.AFGESCHERMD if opdracht.op else FeitSoort.AFSCHERMING_WEG
    voor = f"voor {opsomming(sorted(namen[een] for een in wie))}" if wie else ""
    feit = _feit(tx, opdracht.feit_id, soort, wie=voor, reden=reden)
    gevolg = _gevolg(
        opdracht.id,
        "Afscherming",
        leg_vast(tx, feit, casus_id=opdracht.id),
        # What hangs together with it: other lists show it, or not any more.
        terug=SchermAf(
            id=opdracht.id,
            op=rijen[0].afgeschermd,
            oud=tuple(sorted(wie)),
            wie=tuple(sorted(staat)),
            reden=_ONGEDAAN,
        ),
    )
    # A page of one of its meldingen is read again too, and puts itself away.
    mee = frozenset(een.id for een in meldingen)
    return replace(gevolg, dossiers=gevolg.dossiers | mee)


def _genoemd(
    tx: Transactie, opdracht: SchermAf, regisseur: UUID | None, namen: Mapping[UUID, str]
) -> set[UUID]:
    """Give who is named, with who does it and the casusregisseur; `namen` are of who may be."""
    if tx.actor is None:
        raise Regelfout("Meld u eerst aan.")
    wie = {*opdracht.wie, tx.actor}
    if regisseur is not None and regisseur in namen:
        wie.add(regisseur)
    if onbekend := wie - namen.keys():
        raise Regelfout(
            "Wie u kiest, werkt hier niet meer of mag geen casus lezen. Kies opnieuw."
            if len(onbekend) == 1
            else "Niet iedereen die u kiest, werkt hier nog en mag een casus lezen. Kies opnieuw.",
            veld="casus.toegang",
        )
    return wie


def _keur(rijen: Sequence[Any], toegang: Sequence[Any]) -> Any:
    if not rijen:
        raise _weg()
    keur_casus_open(toegang)
    return rijen[0]


def _weg() -> NietGevonden:
    return NietGevonden("Deze casus is er niet meer.", wat_nu="Zoek de casus met Ctrl+K.")


def _feit(tx: Transactie, feit_id: UUID, soort: FeitSoort, *, wie: str, reden: str) -> Feit:
    return Feit(id=feit_id, volgnr=0, soort=soort, datum=tx.vandaag, wie=wie, reden=reden)


def _gevolg(casus_id: UUID, wat: str, *feiten: Change, terug: Any) -> Gevolg:
    rijen: Iterable[Change] = (Change(noun=Noun.CASUS, id=casus_id), *feiten)
    return Gevolg(rijen=frozenset(rijen), dossiers=frozenset({casus_id}), terug=terug, wat=wat)
