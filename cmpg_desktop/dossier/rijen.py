"""Taking a row away and bringing it back: soft, so that it can be undone."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Table, or_, select, update

from cmpg_desktop.berichten.fouten import NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import Change, Noun
from cmpg_desktop.berichten.velden import HerstelRij, RijSoort, VerwijderRij
from cmpg_desktop.database.tabellen import documenten, meldingen, partners, personen, verzoeken
from cmpg_desktop.database.tabellen.meldingen import betrokkene, feit
from cmpg_desktop.database.tabellen.personen import persoon, persoon_adres
from cmpg_desktop.database.transactie import Leesbaar, Transactie
from cmpg_desktop.dossier import eerstevastlegging, zoekindex
from cmpg_desktop.dossier.afscherming import keur_toegang, kijker, toegang_tot
from cmpg_desktop.dossier.dicht import (
    keur_casus_open,
    keur_mens_open,
    keur_niet_dicht,
    stand_van,
)
from cmpg_desktop.dossier.feiten import als_feit, feiten_waar
from cmpg_desktop.dossier.register import Gevolg, voert_uit
from cmpg_desktop.dossier.velden import als_dossiers, dossiers_van_rij, toegang_tot_rij
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.brieven import BriefSoort
from cmpg_desktop.werkproces.feiten import FeitSoort, geldige

_TABELLEN: Final[Mapping[RijSoort, tuple[Table, Noun, str]]] = {
    RijSoort.BETROKKENE: (meldingen.betrokkene, Noun.BETROKKENE, "Betrokkene"),
    RijSoort.ADRES: (personen.persoon_adres, Noun.ADRES, "Adres"),
    RijSoort.RELATIE: (personen.relatie, Noun.RELATIE, "Relatie"),
    RijSoort.GEZAG: (personen.gezag, Noun.GEZAG, "Gezag"),
    RijSoort.PROBLEMATIEK: (meldingen.problematiek, Noun.PROBLEMATIEK, "Problematiek"),
    RijSoort.ORGANISATIE: (partners.organisatie, Noun.ORGANISATIE, "Organisatie"),
    RijSoort.CONTACTPERSOON: (partners.contactpersoon, Noun.CONTACTPERSOON, "Contactpersoon"),
    RijSoort.ONDERTEKENING: (partners.ondertekening, Noun.ONDERTEKENING, "Ondertekening"),
    RijSoort.DOCUMENT: (documenten.document, Noun.DOCUMENT, "Document"),
    RijSoort.VERZOEK: (verzoeken.verzoek, Noun.VERZOEK, "Verzoek"),
}
_VAN_PERSONEN: Final[Mapping[RijSoort, tuple[str, ...]]] = {
    RijSoort.ADRES: ("persoon_id",),
    RijSoort.RELATIE: ("van_persoon_id", "naar_persoon_id"),
    RijSoort.GEZAG: ("over_persoon_id", "houder_persoon_id"),
}
# These may be of a casus instead.
_VAN_CASUS: Final = frozenset({RijSoort.BETROKKENE, RijSoort.DOCUMENT})
_BRIEVEN: Final = frozenset(een.value for een in BriefSoort)
_VAN_MELDING: Final = frozenset({RijSoort.BETROKKENE, RijSoort.PROBLEMATIEK, RijSoort.DOCUMENT})


def _handeling(opdracht: VerwijderRij | HerstelRij) -> Handeling:
    if opdracht.soort in _VAN_PERSONEN:
        return Handeling.PERSOON_WIJZIGEN
    if opdracht.soort in (RijSoort.BETROKKENE, RijSoort.PROBLEMATIEK):
        return Handeling.MELDING_WIJZIGEN
    if opdracht.soort is RijSoort.DOCUMENT:
        return Handeling.DOCUMENT_TOEVOEGEN
    if opdracht.soort is RijSoort.VERZOEK:
        return Handeling.VERZOEK_REGISTREREN
    return Handeling.KETENPARTNER_WIJZIGEN


def _rest(soort: RijSoort, rij_id: UUID) -> tuple[Leesbaar, ...]:
    """Ask for what decides what else follows, in the batch of the row itself."""
    tabel, _, _ = _TABELLEN[soort]
    if soort is RijSoort.BETROKKENE:
        van_wie = select(betrokkene.c.persoon_id).where(betrokkene.c.id == rij_id).correlate(None)
        return (
            select(persoon).where(persoon.c.id.in_(van_wie)).with_for_update(),
            select(persoon_adres).where(
                persoon_adres.c.persoon_id.in_(van_wie), persoon_adres.c.verwijderd_op.is_(None)
            ),
            select(betrokkene.c.id).where(
                betrokkene.c.persoon_id.in_(van_wie),
                betrokkene.c.id != rij_id,
                betrokkene.c.verwijderd_op.is_(None),
            ),
            eerstevastlegging.feiten_over(rij_id),
        )
    if soort is RijSoort.DOCUMENT:
        waar = select(tabel.c.melding_id).where(tabel.c.id == rij_id)
        daar = select(tabel.c.casus_id).where(tabel.c.id == rij_id)
        hier = or_(feit.c.melding_id.in_(waar), feit.c.casus_id.in_(daar))
        return (feiten_waar(hier, feit.c.over_id == rij_id),)
    if soort in _VAN_PERSONEN:
        return (dossiers_van_rij(tabel, _VAN_PERSONEN[soort], rij_id),)
    return ()


def _lees(
    tx: Transactie, opdracht: VerwijderRij | HerstelRij
) -> tuple[Any, Sequence[Sequence[Any]]]:
    tabel, _, wat = _TABELLEN[opdracht.soort]
    van_melding = opdracht.soort in _VAN_MELDING
    vragen: list[Leesbaar] = []
    if van_melding:
        # First: what comes back is as a new row to a besluit.
        wiens = select(tabel.c.melding_id).where(tabel.c.id == opdracht.id)
        vragen.append(stand_van(wiens.scalar_subquery(), slot=True))
    vragen.append(select(tabel).where(tabel.c.id == opdracht.id).with_for_update())
    vragen += _rest(opdracht.soort, opdracht.id)
    van_casus = opdracht.soort in _VAN_CASUS
    if van_casus:
        welke = select(tabel.c.casus_id).where(tabel.c.id == opdracht.id).scalar_subquery()
        vragen.append(toegang_tot(welke, kijker(tx.context)))
    mensen = _VAN_PERSONEN.get(opdracht.soort)
    if mensen is not None:
        vragen.append(toegang_tot_rij(tabel, mensen, opdracht.id, kijker(tx.context)))
    antwoorden = list(tx.lees(*vragen))
    stand = antwoorden.pop(0) if van_melding else ()
    rijen, *rest = antwoorden
    if not rijen:
        raise NietGevonden(f"{wat} is er niet meer.", wat_nu="Het is intussen opgeruimd.")
    if mensen is not None:
        keur_toegang(rest.pop())
        keur_mens_open(rest[0])
    is_brief = opdracht.soort is RijSoort.DOCUMENT and rijen[0].soort in _BRIEVEN
    if van_casus:
        toegang = rest.pop()
        if is_brief:
            keur_toegang(toegang)
        else:
            keur_casus_open(toegang)
    # A letter that never went out is no part of what ended: it only waits in the outbox.
    if not is_brief:
        keur_niet_dicht(stand)
    return rijen[0], rest


@voert_uit(VerwijderRij, _handeling)
def verwijder_rij(tx: Transactie, opdracht: VerwijderRij) -> Gevolg:
    """Take a row away. A persoon goes with its last betrokkene, and out of the search too."""
    rij, rest = _lees(tx, opdracht)
    if rij.verwijderd_op is not None:
        return Gevolg()
    if opdracht.soort is RijSoort.DOCUMENT:
        _keur_niet_verzonden(rest[0])
    _zet(tx, opdracht, weg=True)
    meer: tuple[Change, ...] = ()
    if opdracht.soort is RijSoort.BETROKKENE:
        meer = (*_persoon_mee(tx, rest), *eerstevastlegging.neem_terug(tx, rij, rest[3]))
    elif opdracht.soort in (RijSoort.ADRES, RijSoort.ORGANISATIE):
        zoekindex.haal_weg(tx, opdracht.id)
    terug = HerstelRij(soort=opdracht.soort, id=opdracht.id)
    return _gevolg(opdracht, rij, rest, meer, terug=terug)


@voert_uit(HerstelRij, _handeling)
def herstel_rij(tx: Transactie, opdracht: HerstelRij) -> Gevolg:
    """Bring a row back, with the persoon and the lines in the search that went with it."""
    rij, rest = _lees(tx, opdracht)
    if rij.verwijderd_op is None:
        return Gevolg()
    _zet(tx, opdracht, weg=False)
    meer: tuple[Change, ...] = ()
    if opdracht.soort is RijSoort.BETROKKENE:
        meer = (*_persoon_terug(tx, rest), *eerstevastlegging.zet_terug(tx, rij, rest[3]))
    elif opdracht.soort is RijSoort.ADRES:
        zoekindex.zet_adres(tx, rij)
    elif opdracht.soort is RijSoort.ORGANISATIE:
        zoekindex.zet_partner(tx, rij)
    terug = VerwijderRij(soort=opdracht.soort, id=opdracht.id)
    return _gevolg(opdracht, rij, rest, meer, terug=terug)


def _zet(tx: Transactie, opdracht: VerwijderRij | HerstelRij, *, weg: bool) -> None:
    kolom = _TABELLEN[opdracht.soort][0].c
    nu_zo = kolom.verwijderd_op.is_(None) if weg else kolom.verwijderd_op.is_not(None)
    tx.schrijf(
        update(_TABELLEN[opdracht.soort][0])
        .where(kolom.id == opdracht.id, nu_zo)
        .values(verwijderd_op=tx.nu if weg else None),
        verwacht=1,
    )


def _persoon_mee(tx: Transactie, rest: Sequence[Sequence[Any]]) -> tuple[Change, ...]:
    (wie, *_), adressen, anderen, *_ = rest
    if anderen or wie.verwijderd_op is not None:
        return ()
    tx.schrijf(update(persoon).where(persoon.c.id == wie.id).values(verwijderd_op=tx.nu))
    for ref in (wie.id, *(een.id for een in adressen)):
        zoekindex.haal_weg(tx, ref)
    return (Change(noun=Noun.PERSOON, id=wie.id),)


def _persoon_terug(tx: Transactie, rest: Sequence[Sequence[Any]]) -> tuple[Change, ...]:
    (wie, *_), adressen, *_ = rest
    if wie.verwijderd_op is None:
        return ()
    tx.schrijf(update(persoon).where(persoon.c.id == wie.id).values(verwijderd_op=None))
    zoekindex.zet_persoon(tx, wie)
    for een in adressen:
        zoekindex.zet_adres(tx, een)
    return (Change(noun=Noun.PERSOON, id=wie.id),)


def _keur_niet_verzonden(feiten: Sequence[Any]) -> None:
    soorten = {een.soort for een in geldige(als_feit(rij) for rij in feiten)}
    if FeitSoort.BRIEF_VERZONDEN in soorten:
        raise Regelfout(
            "Deze brief is verzonden en hoort bij het dossier.",
            wat_nu="Is hij toch niet verzonden? Neem dan eerst de verzending terug, met de reden.",
        )


def _gevolg(
    opdracht: VerwijderRij | HerstelRij,
    rij: Any,
    rest: Sequence[Sequence[Any]],
    meer: tuple[Change, ...],
    *,
    terug: VerwijderRij | HerstelRij,
) -> Gevolg:
    _, noun, wat = _TABELLEN[opdracht.soort]
    if opdracht.soort in _VAN_PERSONEN:
        dossiers = als_dossiers(rest[0])
    else:
        dossier = getattr(rij, "melding_id", None) or getattr(rij, "casus_id", None)
        dossiers = frozenset({dossier} if dossier else ())
    gedaan = "weggehaald" if isinstance(opdracht, VerwijderRij) else "teruggezet"
    return Gevolg(
        rijen=frozenset({Change(noun=noun, id=opdracht.id), *meer}),
        dossiers=dossiers,
        terug=terug,
        wat=f"{wat} {gedaan}",
    )
