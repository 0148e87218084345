"""Setting one field: one helper for every field of the closed list, a compare-and-set (ontwerp).

Each field names its column, what a valid value is, and what else must follow (search index).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Column, Table, select, update

from cmpg_desktop.berichten.fouten import NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import Change, Noun
from cmpg_desktop.berichten.velden import Veld, Waarde, WijzigVeld
from cmpg_desktop.database.tabellen import meldingen, partners, personen, telefoon
from cmpg_desktop.database.transactie import Lezing, NietGeraakt, Transactie
from cmpg_desktop.dossier import zoekindex
from cmpg_desktop.dossier.keuring import KEURING, keur_datums
from cmpg_desktop.dossier.register import Gevolg, voert_uit
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.geboorte import parse_geboorte
from cmpg_desktop.werkproces.tekst import gevouwen, schoon

Bijwerking = Callable[[Transactie, Any, dict[str, Any]], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Soort:
    """One kind of row with fields: its table, its dossier, and what follows a change."""

    noun: Noun
    tabel: Table
    dossier: str = ""  # the column that names the melding this row belongs to
    erna: Bijwerking | None = None


def _index_persoon(tx: Transactie, rij: Any, nieuw: dict[str, Any]) -> None:
    nieuw["naam_f"] = zoekindex.zet_persoon(tx, rij)


def _index_adres(tx: Transactie, rij: Any, nieuw: dict[str, Any]) -> None:
    nieuw["adres_f"] = zoekindex.zet_adres(tx, rij)


def _index_partner(tx: Transactie, rij: Any, nieuw: dict[str, Any]) -> None:
    zoekindex.zet(tx, "organisatie", rij.id, rij.naam)
    nieuw["naam_f"] = gevouwen(rij.naam)


def _index_melding(tx: Transactie, rij: Any, nieuw: dict[str, Any]) -> None:
    if "titel" in nieuw:
        zoekindex.zet(tx, "melding", rij.id, rij.titel)


SOORTEN: Mapping[str, Soort] = {
    "melding": Soort(noun=Noun.MELDING, tabel=meldingen.melding, dossier="id", erna=_index_melding),
    "problematiek": Soort(
        noun=Noun.PROBLEMATIEK, tabel=meldingen.problematiek, dossier="melding_id"
    ),
    "betrokkene": Soort(noun=Noun.BETROKKENE, tabel=meldingen.betrokkene, dossier="melding_id"),
    "persoon": Soort(noun=Noun.PERSOON, tabel=personen.persoon, erna=_index_persoon),
    "adres": Soort(noun=Noun.ADRES, tabel=personen.persoon_adres, erna=_index_adres),
    "relatie": Soort(noun=Noun.RELATIE, tabel=personen.relatie),
    "gezag": Soort(noun=Noun.GEZAG, tabel=personen.gezag),
    "organisatie": Soort(noun=Noun.ORGANISATIE, tabel=partners.organisatie, erna=_index_partner),
    "contactpersoon": Soort(noun=Noun.CONTACTPERSOON, tabel=partners.contactpersoon),
    "notitie": Soort(noun=Noun.NOTITIE, tabel=telefoon.telefoonnotitie, dossier="id"),
    "spoedcontact": Soort(noun=Noun.SPOEDCONTACT, tabel=telefoon.spoedcontact),
}

HANDELING: Mapping[str, Handeling] = {
    "melding": Handeling.MELDING_WIJZIGEN,
    "problematiek": Handeling.MELDING_WIJZIGEN,
    "betrokkene": Handeling.MELDING_WIJZIGEN,
    "persoon": Handeling.PERSOON_WIJZIGEN,
    "adres": Handeling.PERSOON_WIJZIGEN,
    "relatie": Handeling.PERSOON_WIJZIGEN,
    "gezag": Handeling.PERSOON_WIJZIGEN,
    "organisatie": Handeling.KETENPARTNER_WIJZIGEN,
    "contactpersoon": Handeling.KETENPARTNER_WIJZIGEN,
    "notitie": Handeling.TELEFOONNOTITIE,
    "spoedcontact": Handeling.SPOED_HANDELEN,
}


def kolom(veld: Veld) -> Column[Any]:
    """Give the column a field is stored in."""
    return SOORTEN[veld.noun].tabel.c[veld.kolom]


def huidige_waarde(lezing: Lezing, veld: Veld, rij: UUID) -> Waarde:
    """Read what a field holds now."""
    soort = SOORTEN[veld.noun]
    gevonden = lezing.een(select(kolom(veld).label("waarde")).where(soort.tabel.c.id == rij))
    return cast("Waarde", gevonden.waarde) if gevonden is not None else None


def _genormaliseerd(waarde: Waarde) -> Waarde:
    return schoon(waarde).strip() if isinstance(waarde, str) else waarde


@voert_uit(WijzigVeld, lambda opdracht: HANDELING[opdracht.veld.noun])
def wijzig_veld(tx: Transactie, opdracht: WijzigVeld) -> Gevolg:
    """Set a field if it still holds the old value.

    Raises `Regelfout` for a value that is not valid and `NietGeraakt` (which becomes `Conflict`)
    when another value stands there. Setting what is already there changes nothing and is no error.
    """
    soort = SOORTEN[opdracht.veld.noun]
    nieuw = _genormaliseerd(opdracht.nieuw)
    oud = _genormaliseerd(opdracht.oud)
    rij = tx.een(select(soort.tabel).where(soort.tabel.c.id == opdracht.id).with_for_update())
    if rij is None or getattr(rij, "verwijderd_op", None) is not None:
        raise NietGevonden(
            "Dit is intussen weggehaald.", wat_nu="Sluit het en open de lijst opnieuw."
        )
    kolomnaam = opdracht.veld.kolom
    staat = getattr(rij, kolomnaam)
    if staat == nieuw:
        return Gevolg()
    if staat != oud:
        raise NietGeraakt
    waarden = _keur(opdracht.veld, nieuw, rij, tx)
    if soort.erna is not None:
        soort.erna(tx, SimpleNamespace(**{**_als_dict(rij, soort.tabel), **waarden}), waarden)
    tx.schrijf(
        update(soort.tabel)
        .where(
            soort.tabel.c.id == opdracht.id,
            soort.tabel.c[kolomnaam].is_not_distinct_from(staat),
        )
        .values(**waarden),
        verwacht=1,
    )
    dossier = getattr(rij, soort.dossier) if soort.dossier else None
    return Gevolg(
        rijen=frozenset(
            {Change(noun=soort.noun, id=opdracht.id, velden=frozenset({opdracht.veld.value}))}
        ),
        dossiers=frozenset({dossier} if dossier is not None else ()),
        terug=WijzigVeld(veld=opdracht.veld, id=opdracht.id, oud=nieuw, nieuw=oud),
        wat="Wijziging",
    )


def _als_dict(rij: Any, tabel: Table) -> dict[str, Any]:
    return {kolom.name: getattr(rij, kolom.name) for kolom in tabel.c}


def _keur(veld: Veld, nieuw: Waarde, rij: Any, tx: Transactie) -> dict[str, Any]:
    """Check the value, and give every column that changes with it."""
    vandaag = tx.nu.date()
    soort = kolom(veld).type.python_type
    leeg_mag = kolom(veld).nullable
    if not (isinstance(nieuw, soort) or (nieuw is None and leeg_mag)):
        # Half a date that came back from the journal, for one.
        raise Regelfout(f"“{nieuw}” kan hier niet staan. Vul het opnieuw in.", veld=veld.value)
    keur = KEURING.get(veld)
    if keur is not None:
        keur(nieuw, vandaag)
    waarden: dict[str, Any] = {veld.kolom: nieuw}
    if veld is Veld.PERSOON_GEBOORTE:
        waarden |= _geboorte(str(nieuw or ""), vandaag, veld)
    keur_datums(veld, rij, waarden)
    return waarden


def _geboorte(tekst: str, vandaag: date, veld: Veld) -> dict[str, Any]:
    try:
        geboorte = parse_geboorte(tekst, vandaag)
    except ValueError as fout:
        raise Regelfout(str(fout), veld=veld.value) from fout
    return {
        "geboren_vroegst": geboorte.vroegst,
        "geboren_laatst": geboorte.laatst,
        "geboorte_op": vandaag if tekst else None,
    }
