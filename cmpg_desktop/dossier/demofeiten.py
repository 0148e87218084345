"""What the demonstration puts down for which no command of the work exists yet."""

from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import insert, select

from cmpg_desktop.berichten.kern import Command, nieuw_id
from cmpg_desktop.database.database import Database
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus
from cmpg_desktop.database.tabellen.personen import persoon, persoon_adres
from cmpg_desktop.database.tabellen.team import instelling, medewerker
from cmpg_desktop.database.transactie import Transactie
from cmpg_desktop.dossier import zoekindex
from cmpg_desktop.dossier.feiten import leg_vast
from cmpg_desktop.dossier.register import Gevolg, voert_uit
from cmpg_desktop.werkproces.adressen import parse_adres
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort
from cmpg_desktop.werkproces.geboorte import parse_geboorte
from cmpg_desktop.werkproces.namen import splits_naam

DEMO_KLAAR = "demo_klaar"


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetDemo(Command):
    """Mark an empty database as a demonstration: accounts then need no password."""

    bewaarbaar: ClassVar[bool] = False


@voert_uit(ZetDemo, None)
def zet_demo(tx: Transactie, _opdracht: ZetDemo) -> Gevolg:
    """Write the mark."""
    tx.schrijf(insert(instelling).values(sleutel="demo", waarde="ja", gewijzigd_op=tx.nu))
    return Gevolg()


@dataclass(frozen=True, slots=True, kw_only=True)
class RondDemoAf(Command):
    """Mark a demonstration as complete: without this its making was broken off."""

    bewaarbaar: ClassVar[bool] = False


@voert_uit(RondDemoAf, None)
def rond_demo_af(tx: Transactie, _opdracht: RondDemoAf) -> Gevolg:
    """Write the mark."""
    tx.schrijf(insert(instelling).values(sleutel=DEMO_KLAAR, waarde="ja", gewijzigd_op=tx.nu))
    return Gevolg()


def is_half(database: Database) -> bool:
    """Say whether the making of a demonstration was broken off here, or never began."""
    with database.lezing() as lezing:
        gezet, mensen = lezing.lees(
            select(instelling.c.sleutel).where(instelling.c.sleutel.in_(("demo", DEMO_KLAAR))),
            select(medewerker.c.id).limit(1),
        )
    sleutels = {rij.sleutel for rij in gezet}
    # A test place that somebody set up by hand was never meant to become the demonstration.
    return DEMO_KLAAR not in sleutels and ("demo" in sleutels or not mensen)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoCasus(Command):
    """Put down a casus of years ago with its people and facts: no command can make one."""

    bewaarbaar: ClassVar[bool] = False
    id: UUID
    nummer: str
    titel: str = field(repr=False)
    regisseur: UUID
    geopend_op: date
    gesloten_op: date | None = None
    adres: str = field(repr=False)
    mensen: tuple[tuple[str, str, str], ...] = field(repr=False)
    feiten: tuple[Feit, ...] = field(repr=False)


@voert_uit(DemoCasus, None)
def demo_casus(tx: Transactie, opdracht: DemoCasus) -> Gevolg:
    """Write the casus, its betrokkenen with their address, and its facts."""
    tx.schrijf(
        insert(casus).values(
            id=opdracht.id,
            nummer=opdracht.nummer,
            titel=opdracht.titel,
            aanpak="GGA",
            casusregisseur_id=opdracht.regisseur,
            geopend_op=opdracht.geopend_op,
            gesloten_op=opdracht.gesloten_op,
        )
    )
    zoekindex.zet(tx, "casus", opdracht.id, f"{opdracht.nummer} {opdracht.titel}")
    for volgorde, (naam, geboren, rol) in enumerate(opdracht.mensen):
        persoon_id = _zet_persoon(tx, naam, geboren, opdracht.geopend_op)
        _zet_adres(tx, persoon_id, opdracht.adres)
        tx.schrijf(
            insert(betrokkene).values(
                id=nieuw_id(),
                persoon_id=persoon_id,
                casus_id=opdracht.id,
                rol=rol,
                woont_in="ja",
                volgorde=volgorde,
            )
        )
    for feit in opdracht.feiten:
        leg_vast(tx, feit, casus_id=opdracht.id)
    return Gevolg(resultaat=opdracht.id)


def _zet_persoon(tx: Transactie, tekst: str, geboren: str, op: date) -> UUID:
    naam, geboorte = splits_naam(tekst), parse_geboorte(geboren, op)
    rij: dict[str, Any] = {
        "id": nieuw_id(),
        "voornamen": naam.voornamen,
        "voorletters": naam.voorletters,
        "roepnaam": "",
        "voorvoegsel": naam.voorvoegsel,
        "geslachtsnaam": naam.geslachtsnaam,
        "partner_voorvoegsel": "",
        "partner_geslachtsnaam": "",
        "naamgebruik": "E",
        "geslacht": "",
    }
    rij["naam_f"] = zoekindex.zet_persoon(tx, SimpleNamespace(**rij))
    tx.schrijf(
        insert(persoon).values(
            geboren_vroegst=geboorte.vroegst,
            geboren_laatst=geboorte.laatst,
            geboorte_tekst=geboren,
            geboorte_op=op,
            **rij,
        )
    )
    persoon_id: UUID = rij["id"]
    return persoon_id


def _zet_adres(tx: Transactie, persoon_id: UUID, tekst: str) -> None:
    adres = parse_adres(tekst)
    rij: dict[str, Any] = {
        "id": nieuw_id(),
        "straat": adres.straat,
        "huisnummer": adres.huisnummer,
        "huisletter": adres.huisletter,
        "toevoeging": adres.toevoeging,
        "postcode": adres.postcode,
        "woonplaats": adres.woonplaats,
    }
    rij["adres_f"] = zoekindex.zet_adres(tx, SimpleNamespace(**rij))
    tx.schrijf(insert(persoon_adres).values(persoon_id=persoon_id, **rij))


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoFeit(Command):
    """Put down a fact of a casus for which there is no command yet."""

    bewaarbaar: ClassVar[bool] = False
    casus_id: UUID
    feit: Feit = field(repr=False)


@voert_uit(DemoFeit, None)
def demo_feit(tx: Transactie, opdracht: DemoFeit) -> Gevolg:
    """Write the fact."""
    return Gevolg(rijen=frozenset({leg_vast(tx, opdracht.feit, casus_id=opdracht.casus_id)}))


def feit_op(soort: FeitSoort, dag: date, **meer: Any) -> Feit:
    """Make a fact of one day."""
    return Feit(id=nieuw_id(), volgnr=0, soort=soort, datum=dag, **meer)
