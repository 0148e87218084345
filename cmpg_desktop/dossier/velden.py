"""Setting one field: one helper for every field of the closed list, a compare-and-set (ontwerp).

Each field names its column, what a valid value is, and what else must follow (search index).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    CompoundSelect,
    Select,
    Table,
    select,
    union,
    update,
)

from cmpg_desktop.berichten.fouten import NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import Change, Noun
from cmpg_desktop.berichten.velden import Veld, Waarde, WijzigVeld
from cmpg_desktop.database.tabellen import (
    beoordelen,
    casussen,
    meldingen,
    partners,
    personen,
    telefoon,
    verzoeken,
)
from cmpg_desktop.database.tabellen.meldingen import betrokkene
from cmpg_desktop.database.transactie import Leesbaar, Lezing, NietGeraakt, Transactie
from cmpg_desktop.dossier import beoordelingsvelden, briefrijen, melder, partnerketen, zoekindex
from cmpg_desktop.dossier.afscherming import (
    Kijker,
    keur_toegang,
    kijker,
    toegang_tot,
    toegang_tot_mensen,
)
from cmpg_desktop.dossier.dicht import (
    keur_casus_open,
    keur_kent_brieven,
    keur_mens_open,
    keur_niet_dicht,
    mens_alleen_lezen,
    stand_van,
)
from cmpg_desktop.dossier.keuring import KEURING, keur_datums
from cmpg_desktop.dossier.register import Gevolg, voert_uit
from cmpg_desktop.dossier.teksten import keur_lengte
from cmpg_desktop.werkproces.adressen import normaliseer_postcode
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.geboorte import parse_geboorte
from cmpg_desktop.werkproces.taal import hoofdletter
from cmpg_desktop.werkproces.tekst import schoon

Bijwerking = Callable[[Transactie, Any, dict[str, Any]], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Soort:
    """One kind of row with fields: its table, its dossier, and what follows a change."""

    noun: Noun
    tabel: Table
    dossier: str = ""  # the column that names the melding this row belongs to, or else its casus
    personen: tuple[str, ...] = ()  # else: the columns that name whose meldingen show this row
    erna: Bijwerking | None = None


def _index_persoon(tx: Transactie, rij: Any, nieuw: dict[str, Any]) -> None:
    nieuw["naam_f"] = zoekindex.zet_persoon(tx, rij)


def _index_adres(tx: Transactie, rij: Any, nieuw: dict[str, Any]) -> None:
    nieuw["adres_f"] = zoekindex.zet_adres(tx, rij)


def _index_partner(tx: Transactie, rij: Any, nieuw: dict[str, Any]) -> None:
    nieuw["naam_f"] = zoekindex.zet_partner(tx, rij)


def _index_melding(tx: Transactie, rij: Any, nieuw: dict[str, Any]) -> None:
    if "titel" in nieuw:
        zoekindex.zet(tx, "melding", rij.id, rij.titel)


def _index_casus(tx: Transactie, rij: Any, nieuw: dict[str, Any]) -> None:
    if "titel" in nieuw:
        zoekindex.zet(tx, "casus", rij.id, f"{rij.nummer} {rij.titel}".strip())


SOORTEN: Mapping[str, Soort] = {
    "melding": Soort(noun=Noun.MELDING, tabel=meldingen.melding, dossier="id", erna=_index_melding),
    "casus": Soort(noun=Noun.CASUS, tabel=meldingen.casus, dossier="id", erna=_index_casus),
    "problematiek": Soort(
        noun=Noun.PROBLEMATIEK, tabel=meldingen.problematiek, dossier="melding_id"
    ),
    "betrokkene": Soort(noun=Noun.BETROKKENE, tabel=meldingen.betrokkene, dossier="melding_id"),
    "persoon": Soort(
        noun=Noun.PERSOON, tabel=personen.persoon, personen=("id",), erna=_index_persoon
    ),
    "adres": Soort(
        noun=Noun.ADRES,
        tabel=personen.persoon_adres,
        personen=("persoon_id",),
        erna=_index_adres,
    ),
    "relatie": Soort(
        noun=Noun.RELATIE, tabel=personen.relatie, personen=("van_persoon_id", "naar_persoon_id")
    ),
    "gezag": Soort(
        noun=Noun.GEZAG, tabel=personen.gezag, personen=("over_persoon_id", "houder_persoon_id")
    ),
    "organisatie": Soort(noun=Noun.ORGANISATIE, tabel=partners.organisatie, erna=_index_partner),
    "contactpersoon": Soort(noun=Noun.CONTACTPERSOON, tabel=partners.contactpersoon),
    "notitie": Soort(noun=Noun.NOTITIE, tabel=telefoon.telefoonnotitie, dossier="id"),
    "beoordeling": Soort(noun=Noun.BEOORDELING, tabel=beoordelen.beoordeling, dossier="melding_id"),
    "beoordelingspunt": Soort(noun=Noun.BEOORDELINGSPUNT, tabel=beoordelen.beoordelingspunt),
    "brief": Soort(noun=Noun.BRIEF, tabel=casussen.brief),
    "briefveld": Soort(noun=Noun.BRIEF, tabel=casussen.briefveld),
    "spoedcontact": Soort(
        noun=Noun.SPOEDCONTACT, tabel=telefoon.spoedcontact, dossier="melding_id"
    ),
    "verzoek": Soort(noun=Noun.VERZOEK, tabel=verzoeken.verzoek, dossier="id"),
}

HANDELING: Mapping[str, Handeling] = {
    "melding": Handeling.MELDING_WIJZIGEN,
    "casus": Handeling.CASUS_WIJZIGEN,
    "problematiek": Handeling.MELDING_WIJZIGEN,
    "betrokkene": Handeling.MELDING_WIJZIGEN,
    "persoon": Handeling.PERSOON_WIJZIGEN,
    "adres": Handeling.PERSOON_WIJZIGEN,
    "relatie": Handeling.PERSOON_WIJZIGEN,
    "gezag": Handeling.PERSOON_WIJZIGEN,
    "organisatie": Handeling.KETENPARTNER_WIJZIGEN,
    "contactpersoon": Handeling.KETENPARTNER_WIJZIGEN,
    "notitie": Handeling.TELEFOONNOTITIE,
    "beoordeling": Handeling.MELDING_WIJZIGEN,
    "beoordelingspunt": Handeling.MELDING_WIJZIGEN,
    "brief": Handeling.BRIEF_MAKEN,
    "briefveld": Handeling.BRIEF_MAKEN,
    "spoedcontact": Handeling.SPOED_HANDELEN,
    "verzoek": Handeling.VERZOEK_REGISTREREN,
}


# What stands in a melding; a call in an emergency is never held up.
_VAN_MELDING = frozenset({"problematiek", "betrokkene"})
_VAN_CASUS = frozenset({"casus", "betrokkene"})

# A letter about a besluit is written after it.
_VAN_BRIEF = frozenset(
    {Veld.MELDING_BRIEF_ONDERWERP, Veld.MELDING_BRIEF_ADVIES, Veld.MELDING_BRIEF_ONDERTEKENAAR}
)


# Fields that name a casus or a persoon: not one that this person may not know of.
_NOEMT_DOSSIER = frozenset({Veld.BEOORDELING_CASUS, Veld.VERZOEK_CASUS, Veld.VERZOEK_MELDING})
_NOEMT_PERSOON = frozenset({Veld.VERZOEK_PERSOON, Veld.VERZOEK_NAMENS_PERSOON})


def kolom(veld: Veld) -> Column[Any]:
    """Give the column a field is stored in."""
    return SOORTEN[veld.noun].tabel.c[veld.kolom]


def huidige_waarde(lezing: Lezing, veld: Veld, rij: UUID) -> Waarde:
    """Read what a field holds now."""
    soort = SOORTEN[veld.noun]
    gevonden = lezing.een(select(kolom(veld).label("waarde")).where(soort.tabel.c.id == rij))
    waarde: Waarde = gevonden.waarde if gevonden is not None else None
    return waarde


def dossiers_van_personen(wie: Iterable[UUID]) -> Select[Any]:
    """Ask in which meldingen and casussen these people are, to say whose page changed."""
    return _dossiers(betrokkene.c.persoon_id.in_(list(wie)))


def dossiers_van_rij(tabel: Table, kolommen: Iterable[str], rij: UUID) -> Select[Any]:
    """Ask the same of the people that a row names in these columns."""
    return _dossiers(betrokkene.c.persoon_id.in_(_mensen_van(tabel, kolommen, rij)))


def toegang_tot_rij(tabel: Table, kolommen: Iterable[str], rij: UUID, kijkt: Kijker) -> Select[Any]:
    """Ask whether these people may be known, for `keur_toegang`."""
    return toegang_tot_mensen(_mensen_van(tabel, kolommen, rij), kijkt)


def _mensen_van(tabel: Table, kolommen: Iterable[str], rij: UUID) -> CompoundSelect[Any]:
    return union(*(select(tabel.c[kolom]).where(tabel.c.id == rij) for kolom in kolommen))


def _dossiers(waar: ColumnElement[bool]) -> Select[Any]:
    return (
        select(
            betrokkene.c.melding_id,
            betrokkene.c.casus_id,
            meldingen.melding.c.stand,
            mens_alleen_lezen(betrokkene.c.persoon_id).label("alleen_lezen"),
        )
        .outerjoin(meldingen.melding, meldingen.melding.c.id == betrokkene.c.melding_id)
        .where(waar, betrokkene.c.verwijderd_op.is_(None))
    )


def als_dossiers(rijen: Iterable[Any]) -> frozenset[UUID]:
    """Give the ids that `dossiers_van_personen` found."""
    return frozenset(rij.melding_id or rij.casus_id for rij in rijen)


def _genormaliseerd(veld: Veld, waarde: Waarde) -> Waarde:
    if not isinstance(waarde, str):
        return waarde
    tekst = schoon(waarde).strip()
    if veld in (Veld.ADRES_POSTCODE, Veld.ORGANISATIE_POSTCODE):
        try:
            return normaliseer_postcode(tekst)
        except ValueError as fout:
            raise Regelfout(str(fout), veld=veld.value) from fout
    keur_lengte(veld.value, tekst)
    return tekst


@voert_uit(WijzigVeld, lambda opdracht: HANDELING[opdracht.veld.noun])
def wijzig_veld(tx: Transactie, opdracht: WijzigVeld) -> Gevolg:
    """Set a field if it still holds the old value.

    Raises `Regelfout` for a value that is not valid and `NietGeraakt` (which becomes `Conflict`)
    when another value stands there. Setting what is already there changes nothing and is no error.
    """
    veld, soort = opdracht.veld, SOORTEN[opdracht.veld.noun]
    nieuw = _genormaliseerd(veld, opdracht.nieuw)
    if veld.noun in briefrijen.NOUNS:
        rij, dossiers = briefrijen.lees(tx, soort.tabel, opdracht.id)
        melders = melder.GEEN
    else:
        eigen = veld.noun in beoordelingsvelden.NOUNS
        lees = _lees_beoordeling if eigen else _lees
        rij, dossiers, melders = lees(tx, opdracht, nieuw)
    staat = getattr(rij, veld.kolom)
    if staat == nieuw:
        return Gevolg()
    # The screen may still hold what was typed before it was cleaned.
    if staat not in (opdracht.oud, _genormaliseerd(veld, opdracht.oud)):
        raise NietGeraakt
    waarden = _keur(veld, nieuw, rij, tx.vandaag)
    if veld is Veld.MELDING_ORGANISATIE:
        waarden |= melder.bij_organisatie(rij, cast("UUID | None", nieuw), melders)
    if soort.erna is not None:
        soort.erna(tx, SimpleNamespace(**{**_als_dict(rij, soort.tabel), **waarden}), waarden)
    tx.schrijf(
        update(soort.tabel)
        .where(
            soort.tabel.c.id == opdracht.id,
            soort.tabel.c[veld.kolom].is_not_distinct_from(staat),
        )
        .values(**waarden),
        verwacht=1,
    )
    velden = frozenset(f"{veld.noun}.{kolom}" for kolom in waarden)
    return Gevolg(
        rijen=frozenset({Change(noun=soort.noun, id=opdracht.id, velden=velden)}),
        dossiers=dossiers,
        terug=WijzigVeld(veld=veld, id=opdracht.id, oud=nieuw, nieuw=staat),
        wat=hoofdletter(veld.weergave),
    )


def _lees(
    tx: Transactie, opdracht: WijzigVeld, nieuw: Waarde
) -> tuple[Any, frozenset[UUID], melder.Melders]:
    """Read the row, whose page shows it, and for a melder what goes with it: one batch."""
    soort = SOORTEN[opdracht.veld.noun]
    tabel, rij_id = soort.tabel, opdracht.id
    vragen: list[Leesbaar] = [select(tabel).where(tabel.c.id == rij_id).with_for_update()]
    if opdracht.veld in partnerketen.VELDEN:
        # This one row first and then all of them would be two orders to lock in.
        vragen = [select(tabel).where(tabel.c.id == rij_id), partnerketen.vraag()]
    elif soort.personen:
        vragen.append(dossiers_van_rij(tabel, soort.personen, rij_id))
    elif opdracht.veld is Veld.MELDING_ORGANISATIE:
        vragen += melder.vragen(rij_id, cast("UUID | None", nieuw))
    vragen += _dossiervragen(tx, opdracht)
    vragen.append(_genoemde(tx, opdracht.veld, nieuw))
    rijen, *rest = tx.lees(*vragen)
    keur_toegang(rest.pop())
    if not rijen or getattr(rijen[0], "verwijderd_op", None) is not None:
        raise _weg()
    _keur_dossier(opdracht.veld, rijen, rest)
    if opdracht.veld in partnerketen.VELDEN:
        partnerketen.keur(opdracht.veld, rij_id, nieuw, rest.pop())
    if soort.personen:
        keur_mens_open(rest[0])
        return rijen[0], als_dossiers(rest[0]), melder.GEEN
    dossier = getattr(rijen[0], soort.dossier) if soort.dossier else None
    if opdracht.veld.noun == "betrokkene":
        dossier = dossier or rijen[0].casus_id
    melders = melder.lees(rest) if rest else melder.GEEN
    return rijen[0], frozenset({dossier} if dossier is not None else ()), melders


def _dossiervragen(tx: Transactie, opdracht: WijzigVeld) -> list[Leesbaar]:
    """Ask how the melding and the casus stand that the row is of, or the people."""
    tabel, rij_id = SOORTEN[opdracht.veld.noun].tabel, opdracht.id
    vragen: list[Leesbaar] = []
    if opdracht.veld.noun in _VAN_MELDING:
        wiens = select(tabel.c.melding_id).where(tabel.c.id == rij_id).scalar_subquery()
        vragen.append(stand_van(wiens))
    if mensen := SOORTEN[opdracht.veld.noun].personen:
        vragen.append(toegang_tot_rij(tabel, mensen, rij_id, kijker(tx.context)))
    welke_casus = _casus_van(opdracht.veld, rij_id)
    if welke_casus is not None:
        vragen.append(toegang_tot(welke_casus, kijker(tx.context)))
    return vragen


def _keur_dossier(veld: Veld, rijen: Sequence[Any], rest: list[Sequence[Any]]) -> None:
    """Take the answers to `_dossiervragen` off the end, and refuse a change in what ended."""
    if veld.noun in _VAN_CASUS:
        keur_casus_open(rest.pop())
    if SOORTEN[veld.noun].personen:
        keur_toegang(rest.pop())
    if veld.noun == "melding":
        keur = keur_kent_brieven if veld in _VAN_BRIEF else keur_niet_dicht
        keur(rijen)
    elif veld.noun in _VAN_MELDING:
        keur_niet_dicht(rest.pop())


def _casus_van(veld: Veld, rij_id: UUID) -> Any:
    """Give the casus that a field is of, as far as it is of one."""
    if veld.noun == "casus":
        return rij_id
    if veld.noun == "betrokkene":
        return select(betrokkene.c.casus_id).where(betrokkene.c.id == rij_id).scalar_subquery()
    return None


def _genoemde(tx: Transactie, veld: Veld, nieuw: Waarde) -> Select[Any]:
    """Ask whether the casus or persoon that a field is to name may be known."""
    wie = kijker(tx.context)
    if veld in _NOEMT_PERSOON:
        return toegang_tot_mensen([nieuw] if isinstance(nieuw, UUID) else [], wie)
    noemt = veld in _NOEMT_DOSSIER and isinstance(nieuw, UUID)
    return toegang_tot(nieuw if noemt else None, wie)


def _lees_beoordeling(
    tx: Transactie, opdracht: WijzigVeld, nieuw: Waarde
) -> tuple[Any, frozenset[UUID], melder.Melders]:
    """Read a row of a beoordeling; one that was decided on does not change."""
    noun, rij_id = opdracht.veld.noun, opdracht.id
    tabel = SOORTEN[noun].tabel
    rijen, besloten, van_melding, genoemd = tx.lees(
        select(tabel).where(tabel.c.id == rij_id).with_for_update(),
        beoordelingsvelden.besloten(noun, rij_id),
        stand_van(beoordelingsvelden.melding_van(noun, rij_id)),
        _genoemde(tx, opdracht.veld, nieuw),
    )
    keur_toegang(genoemd)
    if not rijen:
        raise _weg()
    keur_niet_dicht(van_melding)
    beoordelingsvelden.keur_niet_besloten(besloten)
    return rijen[0], frozenset(een.id for een in van_melding), melder.GEEN


def _weg() -> NietGevonden:
    return NietGevonden(
        "Dit is er niet, of niet meer.", wat_nu="Sluit het en open de lijst opnieuw."
    )


def _als_dict(rij: Any, tabel: Table) -> dict[str, Any]:
    return {kolom.name: getattr(rij, kolom.name) for kolom in tabel.c}


def _keur(veld: Veld, nieuw: Waarde, rij: Any, vandaag: date) -> dict[str, Any]:
    """Check the value, and give every column that changes with it."""
    plek = kolom(veld)
    if not (isinstance(nieuw, plek.type.python_type) or (nieuw is None and plek.nullable)):
        if nieuw is None:
            raise Regelfout("Dit kan niet leeg zijn.", veld=veld.value)
        # Half a date that came back from the journal, for one.
        raise Regelfout(f"“{nieuw}” kan hier niet staan. Vul het opnieuw in.", veld=veld.value)
    keur = KEURING.get(veld)
    if keur is not None:
        keur(nieuw, vandaag)
    waarden: dict[str, Any] = {veld.kolom: nieuw}
    if veld is Veld.PERSOON_GEBOORTE:
        waarden |= geboorte_kolommen(str(nieuw or ""), vandaag)
    keur_datums(veld, rij, waarden)
    return waarden


def geboorte_kolommen(tekst: str, vandaag: date) -> dict[str, Any]:
    """Read a birth as it was said into its columns; an age counts from today."""
    try:
        geboorte = parse_geboorte(tekst, vandaag)
    except ValueError as fout:
        raise Regelfout(str(fout), veld=Veld.PERSOON_GEBOORTE.value) from fout
    return {
        "geboren_vroegst": geboorte.vroegst,
        "geboren_laatst": geboorte.laatst,
        "geboorte_op": vandaag if tekst else None,
    }
