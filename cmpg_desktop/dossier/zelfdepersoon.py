"""Tying a betrokkene to a persoon who was known already, and taking that back (E070).

A call is typed as people talk, so who is marked in it is made anew. The persoon that was new is
not changed: what it had is copied to the known one where that one lacks it, so that undoing takes
only the copies away.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Column, Table, insert, or_, select, update

from cmpg_desktop.berichten.fouten import NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import Change, Noun, nieuw_id
from cmpg_desktop.berichten.personen import HerstelPersoon, KoppelPersoon
from cmpg_desktop.database.tabellen.meldingen import betrokkene, feit
from cmpg_desktop.database.tabellen.personen import gezag, persoon, persoon_adres, relatie
from cmpg_desktop.database.transactie import Leesbaar, NietGeraakt, Transactie
from cmpg_desktop.dossier import zoekindex
from cmpg_desktop.dossier.afscherming import (
    keur_toegang,
    kijker,
    toegang_tot,
    toegang_tot_mensen,
)
from cmpg_desktop.dossier.dicht import keur_casus_open, keur_niet_dicht, stand_van
from cmpg_desktop.dossier.feiten import als_feit, feiten_waar, leg_vast
from cmpg_desktop.dossier.register import Gevolg, voert_uit
from cmpg_desktop.dossier.velden import als_dossiers, dossiers_van_personen
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.feiten import geldige
from cmpg_desktop.werkproces.inlichtafronding import VERTELD_OF_GEWOGEN, ZELFDE_PERSOON
from cmpg_desktop.werkproces.namen import Naamgebruik

# What is taken over together, by the column that says whether it is known.
_SAMEN: Final[Mapping[str, tuple[str, ...]]] = {
    "voornamen": (),
    "voorletters": (),
    "roepnaam": (),
    "geslachtsnaam": ("voorvoegsel",),
    "partner_geslachtsnaam": ("partner_voorvoegsel", "naamgebruik"),
    "geslacht": (),
    "geboorte_tekst": ("geboren_vroegst", "geboren_laatst", "geboorte_op"),
    "overleden_op": (),
    "taal": (),
    "tolk": (),
    "telefoon": (),
    "email": (),
}
_LEEG: Final[Mapping[str, Any]] = {
    "naamgebruik": Naamgebruik.E.value,
    "geboren_vroegst": None,
    "geboren_laatst": None,
    "geboorte_op": None,
    "overleden_op": None,
}
_RIJEN: Final = ((persoon_adres, Noun.ADRES), (relatie, Noun.RELATIE), (gezag, Noun.GEZAG))


def _kolommen(sleutel: str) -> tuple[str, ...]:
    return (sleutel, *_SAMEN[sleutel])


def _leeg(kolom: str) -> Any:
    return _LEEG.get(kolom, "")


def _aan_te_vullen(oud: Any, bekend: Any) -> tuple[str, ...]:
    """Name what the known persoon lacks and the other has."""
    return tuple(
        sleutel
        for sleutel in _SAMEN
        if getattr(oud, sleutel)
        and all(getattr(bekend, kolom) == _leeg(kolom) for kolom in _kolommen(sleutel))
    )


def _lees(
    tx: Transactie, opdracht: KoppelPersoon | HerstelPersoon
) -> tuple[Any, dict[UUID, Any], tuple[Sequence[Any], ...]]:
    """Read the betrokkene, both people locked, and what hangs on them: one batch."""
    twee = (opdracht.van, opdracht.naar)
    hier = select(betrokkene.c.melding_id).where(betrokkene.c.id == opdracht.id)
    casus_hier = select(betrokkene.c.casus_id).where(betrokkene.c.id == opdracht.id)
    rijen, van_melding, van_casus, toegang, mensen, *rest = tx.lees(
        select(betrokkene).where(betrokkene.c.id == opdracht.id).with_for_update(),
        stand_van(hier.scalar_subquery()),
        toegang_tot(casus_hier.scalar_subquery(), kijker(tx.context)),
        toegang_tot_mensen(twee, kijker(tx.context)),
        select(persoon).where(persoon.c.id.in_(twee)).order_by(persoon.c.id).with_for_update(),
        dossiers_van_personen(twee),
        select(betrokkene.c.persoon_id).where(
            betrokkene.c.persoon_id.in_(twee),
            or_(betrokkene.c.melding_id.in_(hier), betrokkene.c.casus_id.in_(casus_hier)),
            betrokkene.c.id != opdracht.id,
            betrokkene.c.verwijderd_op.is_(None),
        ),
        select(betrokkene.c.persoon_id).where(
            betrokkene.c.persoon_id.in_(twee),
            betrokkene.c.id != opdracht.id,
            betrokkene.c.verwijderd_op.is_(None),
        ),
        _van_twee(persoon_adres, twee, persoon_adres.c.persoon_id),
        _van_twee(relatie, twee, relatie.c.van_persoon_id, relatie.c.naar_persoon_id),
        _van_twee(gezag, twee, gezag.c.over_persoon_id, gezag.c.houder_persoon_id),
        feiten_waar(or_(feit.c.melding_id.in_(hier), feit.c.casus_id.in_(casus_hier))),
    )
    if not rijen or rijen[0].verwijderd_op is not None:
        raise NietGevonden(
            "Deze persoon is uit de melding gehaald.", wat_nu="Het scherm is bijgewerkt."
        )
    keur_casus_open(van_casus)
    keur_toegang(toegang)
    keur_niet_dicht(van_melding)
    return rijen[0], {een.id: een for een in mensen}, tuple(rest)


def _van_twee(tabel: Table, twee: tuple[UUID, UUID], *kolommen: Column[Any]) -> Leesbaar:
    return select(tabel).where(
        or_(*(kolom.in_(twee) for kolom in kolommen)), tabel.c.verwijderd_op.is_(None)
    )


@voert_uit(KoppelPersoon, Handeling.PERSOON_WIJZIGEN)
def koppel_persoon(tx: Transactie, opdracht: KoppelPersoon) -> Gevolg:
    """Make a betrokkene the persoon that was known; role and what they know of it stay."""
    rij, mensen, rest = _lees(tx, opdracht)
    dossiers, al, elders, adressen, relaties, gezagen, feiten = rest
    oud, bekend = mensen.get(opdracht.van), mensen.get(opdracht.naar)
    if oud is None or bekend is None or bekend.verwijderd_op is not None:
        raise NietGevonden("Deze persoon is er niet meer.", wat_nu="Het scherm is bijgewerkt.")
    if opdracht.van == opdracht.naar or any(een.persoon_id == bekend.id for een in al):
        raise Regelfout("Deze persoon staat al bij deze melding.", veld="betrokkene.persoon_id")
    if rij.persoon_id != oud.id:
        raise NietGeraakt
    _verbind(tx, opdracht.id, van=oud.id, naar=bekend.id)
    aangevuld = _aan_te_vullen(oud, bekend)
    kolommen = [kolom for sleutel in aangevuld for kolom in _kolommen(sleutel)]
    _zet_persoon(tx, bekend, {kolom: getattr(oud, kolom) for kolom in kolommen})
    erbij = (
        *_neem_adressen(tx, oud.id, bekend.id, adressen),
        *_neem_relaties(tx, oud.id, bekend.id, relaties),
        *_neem_gezag(tx, oud.id, bekend.id, gezagen),
    )
    gehoord = _neem_gehoord(tx, rij, feiten, (oud.id, bekend.id), al)
    _haal_weg_zonder_dossier(tx, oud.id, elders, adressen)
    terug = HerstelPersoon(
        id=opdracht.id,
        van=oud.id,
        naar=bekend.id,
        aangevuld=aangevuld,
        rijen=tuple(een.id for een in erbij),
    )
    return _gevolg(opdracht, rij, dossiers, (*erbij, *gehoord), terug, "Dezelfde persoon")


@voert_uit(HerstelPersoon, Handeling.PERSOON_WIJZIGEN)
def herstel_persoon(tx: Transactie, opdracht: HerstelPersoon) -> Gevolg:
    """Make the betrokkene the persoon it was; what a colleague changed since at the other stays."""
    rij, mensen, rest = _lees(tx, opdracht)
    dossiers, al, elders, adressen, relaties, gezagen, feiten = rest
    oud, bekend = mensen.get(opdracht.van), mensen.get(opdracht.naar)
    if oud is None or bekend is None:
        raise NietGevonden("Deze persoon is er niet meer.", wat_nu="Het scherm is bijgewerkt.")
    if rij.persoon_id != bekend.id:
        raise NietGeraakt
    _verbind(tx, opdracht.id, van=bekend.id, naar=oud.id)
    leeg = {
        kolom: _leeg(kolom)
        for sleutel in opdracht.aangevuld
        if sleutel in _SAMEN
        and all(getattr(bekend, een) == getattr(oud, een) for een in _kolommen(sleutel))
        for kolom in _kolommen(sleutel)
    }
    _zet_persoon(tx, bekend, leeg)
    gehoord = _neem_gehoord(tx, rij, feiten, (bekend.id, oud.id), al)
    weg = []
    for (tabel, noun), rijen in zip(_RIJEN, (adressen, relaties, gezagen), strict=True):
        ids = [een.id for een in rijen if een.id in opdracht.rijen]
        weg += [Change(noun=noun, id=een) for een in ids]
        if ids:
            tx.schrijf(update(tabel).where(tabel.c.id.in_(ids)).values(verwijderd_op=tx.nu))
    for een in weg:
        zoekindex.haal_weg(tx, een.id)
    _haal_weg_zonder_dossier(tx, bekend.id, elders, adressen)
    if oud.verwijderd_op is not None:
        tx.schrijf(update(persoon).where(persoon.c.id == oud.id).values(verwijderd_op=None))
        zoekindex.zet_persoon(tx, oud)
        for een in adressen:
            if een.persoon_id == oud.id:
                zoekindex.zet_adres(tx, een)
    terug = KoppelPersoon(id=opdracht.id, van=oud.id, naar=bekend.id)
    return _gevolg(opdracht, rij, dossiers, (*weg, *gehoord), terug, "Dezelfde persoon")


def _verbind(tx: Transactie, betrokkene_id: UUID, *, van: UUID, naar: UUID) -> None:
    tx.schrijf(
        update(betrokkene)
        .where(betrokkene.c.id == betrokkene_id, betrokkene.c.persoon_id == van)
        .values(persoon_id=naar),
        verwacht=1,
    )


def _haal_weg_zonder_dossier(
    tx: Transactie, wie: UUID, elders: Sequence[Any], adressen: Sequence[Any]
) -> None:
    """Take a persoon away who is in no melding or casus any more, and out of the search."""
    if any(een.persoon_id == wie for een in elders):
        return
    tx.schrijf(update(persoon).where(persoon.c.id == wie).values(verwijderd_op=tx.nu))
    for ref in (wie, *(een.id for een in adressen if een.persoon_id == wie)):
        zoekindex.haal_weg(tx, ref)


def _zet_persoon(tx: Transactie, wie: Any, waarden: dict[str, Any]) -> None:
    if not waarden:
        return
    delen = {kolom.name: getattr(wie, kolom.name) for kolom in persoon.c}
    nieuw = SimpleNamespace(**{**delen, **waarden})
    naam_f = zoekindex.zet_persoon(tx, nieuw)
    tx.schrijf(update(persoon).where(persoon.c.id == wie.id).values(**waarden, naam_f=naam_f))


def _kopie(tabel: Table, rij: Any, **anders: Any) -> dict[str, Any]:
    waarden = {kolom.name: getattr(rij, kolom.name) for kolom in tabel.c}
    return {**waarden, "id": nieuw_id(), **anders}


def _neem_adressen(tx: Transactie, van: UUID, naar: UUID, adressen: Sequence[Any]) -> list[Change]:
    heeft = {(een.adres_f, een.woonplaats) for een in adressen if een.persoon_id == naar}
    erbij = []
    for een in adressen:
        if een.persoon_id == van and (een.adres_f, een.woonplaats) not in heeft:
            kopie = _kopie(persoon_adres, een, persoon_id=naar)
            zoekindex.zet_adres(tx, SimpleNamespace(**kopie))
            tx.schrijf(insert(persoon_adres).values(**kopie))
            erbij.append(Change(noun=Noun.ADRES, id=kopie["id"]))
    return erbij


def _neem_relaties(tx: Transactie, van: UUID, naar: UUID, relaties: Sequence[Any]) -> list[Change]:
    # Stored once and shown from both sides: the other direction is the same relation.
    al = {
        (een.soort, frozenset((een.van_persoon_id, een.naar_persoon_id)))
        for een in relaties
        if naar in (een.van_persoon_id, een.naar_persoon_id)
    }
    erbij = []
    for een in relaties:
        kanten = tuple(
            naar if kant == van else kant for kant in (een.van_persoon_id, een.naar_persoon_id)
        )
        if van not in (een.van_persoon_id, een.naar_persoon_id) or kanten[0] == kanten[1]:
            continue
        if (een.soort, frozenset(kanten)) not in al:
            kopie = _kopie(relatie, een, van_persoon_id=kanten[0], naar_persoon_id=kanten[1])
            tx.schrijf(insert(relatie).values(**kopie))
            erbij.append(Change(noun=Noun.RELATIE, id=kopie["id"]))
    return erbij


def _neem_gezag(tx: Transactie, van: UUID, naar: UUID, gezagen: Sequence[Any]) -> list[Change]:
    def delen(een: Any) -> tuple[Any, ...]:
        over, houder = (
            naar if wie == van else wie for wie in (een.over_persoon_id, een.houder_persoon_id)
        )
        return over, houder, een.houder_organisatie_id, een.soort

    al = {delen(een) for een in gezagen if van not in (een.over_persoon_id, een.houder_persoon_id)}
    erbij = []
    for een in gezagen:
        over, houder, *_ = delen(een)
        eigen = van in (een.over_persoon_id, een.houder_persoon_id)
        if eigen and over != houder and delen(een) not in al:
            kopie = _kopie(gezag, een, over_persoon_id=over, houder_persoon_id=houder)
            tx.schrijf(insert(gezag).values(**kopie))
            erbij.append(Change(noun=Noun.GEZAG, id=kopie["id"]))
    return erbij


def _neem_gehoord(
    tx: Transactie, rij: Any, feitrijen: Sequence[Any], twee: tuple[UUID, UUID], al: Sequence[Any]
) -> list[Change]:
    """Let what was told to, or weighed for, the one stand to the name of the other.

    Else nobody seems to have told them, and an exception for one parent would be gone. Where the
    first stays in this dossier too, only what is about this betrokkene goes along.
    """
    van, naar = twee
    blijft = any(een.persoon_id == van for een in al)
    return [
        leg_vast(
            tx,
            replace(een, id=nieuw_id(), aan=naar, vervangt=een.id, reden=ZELFDE_PERSOON),
            melding_id=rij.melding_id,
            casus_id=rij.casus_id,
        )
        for een in geldige(map(als_feit, feitrijen))
        if een.aan == van and een.soort in VERTELD_OF_GEWOGEN and (een.over == rij.id or not blijft)
    ]


def _gevolg(
    opdracht: KoppelPersoon | HerstelPersoon,
    rij: Any,
    dossiers: Iterable[Any],
    meer: Iterable[Change],
    terug: KoppelPersoon | HerstelPersoon,
    wat: str,
) -> Gevolg:
    mensen = (Change(noun=Noun.PERSOON, id=een) for een in (opdracht.van, opdracht.naar))
    return Gevolg(
        rijen=frozenset({Change(noun=Noun.BETROKKENE, id=rij.id), *mensen, *meer}),
        dossiers=als_dossiers(dossiers) | {rij.melding_id or rij.casus_id},
        terug=terug,
        resultaat=rij.id,
        wat=wat,
    )
