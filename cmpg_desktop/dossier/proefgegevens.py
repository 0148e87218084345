"""Many fictional dossiers at once, to measure with: the same ones for the same number and day.

Written past the commands, in transactions of a thousand casussen. Not for a database with real
dossiers: it must be a demonstration or be empty.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, ClassVar, Final
from uuid import UUID

from sqlalchemy import Table, func, insert, select

from cmpg_desktop.berichten.fouten import Gestopt, Regelfout
from cmpg_desktop.berichten.kern import Command, Context, Stop, Voortgang
from cmpg_desktop.database.database import Database
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, feit, melding, problematiek
from cmpg_desktop.database.tabellen.partners import organisatie
from cmpg_desktop.database.tabellen.personen import persoon, persoon_adres
from cmpg_desktop.database.tabellen.team import instelling, medewerker
from cmpg_desktop.database.tabellen.zoeken import zoekingang
from cmpg_desktop.dossier import zoekindex
from cmpg_desktop.dossier.zoekindex import gevouwen_adres
from cmpg_desktop.werkproces.adressen import Adres
from cmpg_desktop.werkproces.feiten import FeitSoort, Uitkomst
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.meldingkeuzes import OntvangstWijze
from cmpg_desktop.werkproces.tekst import gevouwen
from cmpg_desktop.werkproces.werkdagen import Kalender

PER_KEER: Final = 1000
PERSONEN_PER_CASUS: Final = 10
OPEN_DEEL: Final = 0.03
OPEN_MELDINGEN: Final = 300

_VOORNAMEN: Final = (
    *("Adam", "Aisha", "Bas", "Bilal", "Carla", "Cem", "Daan", "Dilek", "Eline", "Emre", "Fatima"),
    *("Femke", "Giovanni", "Hanna", "Ibrahim", "Ilse", "Jan", "Jolanda", "Karim", "Kees", "Lotte"),
    *("Mees", "Mila", "Naima", "Noor", "Omar", "Petra", "Ravi", "Rosa", "Sem", "Sanne", "Thijs"),
    *("Tirza", "Umut", "Vera", "Wim", "Yara", "Youssef", "Zoë", "Zehra"),
)
_STAM: Final = (
    *("Akker", "Berg", "Beek", "Boom", "Bos", "Brug", "Dijk", "Duin", "Eik", "Groen", "Haven"),
    *("Heuvel", "Hof", "Kamp", "Kruis", "Laan", "Linde", "Meer", "Molen", "Oever", "Polder"),
    *("Ree", "Ruiter", "Schans", "Sluis", "Stam", "Steen", "Straat", "Veen", "Veld", "Vliet"),
    *("Vos", "Waard", "Water", "Wiel", "Wilg", "Woud", "Zand", "Zee", "Zijl"),
)
_EINDE: Final = ("", "s", "man", "stra", "ma", "hof", "dam", "huis", "broek", "horst")
_VOORVOEGSEL: Final = ("", "", "", "van", "van de", "van der", "de")
_STRAAT: Final = ("Merel", "Vink", "Lijster", "Beatrix", "Wilhelmina", "Molen", "Kerk", "Dorps")
_SOORT_STRAAT: Final = ("straat", "laan", "hof", "plantsoen", "weg", "singel", "kade", "plein")


@dataclass(frozen=True, slots=True, kw_only=True)
class VulProef(Command):
    """One portion of the trial data."""

    bewaarbaar: ClassVar[bool] = False


class _Bron:
    """Makes rows, the same for the same number: ids, names, addresses and dates."""

    def __init__(self, vandaag: date) -> None:
        self.vandaag = vandaag
        self.kans = random.Random(20170501)  # noqa: S311  (trial data, not secrets)
        self.kalender = Kalender()
        self._dagen = [self.kalender.add_werkdagen(vandaag, -n) for n in range(30)]
        self.rijen: dict[Table, list[dict[str, Any]]] = {}

    def id(self, dag: date) -> UUID:
        """Make an id that sorts by this day, as the real ones do (UUIDv7)."""
        ms = int(datetime.combine(dag, time(9), UTC).timestamp() * 1000)
        laag = self.kans.getrandbits(74)
        hoog = (ms << 16) | 0x7000 | (laag >> 62)
        return UUID(int=(hoog << 64) | (1 << 63) | (laag & ((1 << 62) - 1)))

    def werkdag(self, terug: int) -> date:
        """Give the working day so many working days ago."""
        return self._dagen[terug]

    def schrijf(self, tabel: Table, **waarden: Any) -> None:
        """Keep a row until the portion is written."""
        self.rijen.setdefault(tabel, []).append(waarden)

    def vindbaar(self, soort: str, ref: UUID, titel: str, extra: str = "") -> None:
        """Keep the line by which search finds a row."""
        self.schrijf(
            zoekingang,
            soort=soort,
            ref_id=ref,
            titel=titel,
            tekst_f=zoekindex.zoektekst(titel, extra),
        )

    def gezin(self) -> tuple[str, str, Adres]:
        """Choose a surname with its voorvoegsel, and an address."""
        kies = self.kans.choice
        adres = Adres(
            straat=kies(_STRAAT) + kies(_SOORT_STRAAT),
            huisnummer=str(self.kans.randrange(1, 400)),
            postcode=f"34{self.kans.randrange(30, 40)} {kies('ABCDEFGH')}{kies('ABCDEFGH')}",
            woonplaats="Nieuwegein",
        )
        return kies(_VOORVOEGSEL), kies(_STAM) + kies(_EINDE), adres

    def persoon(self, dag: date, voorvoegsel: str, achternaam: str, adres: Adres) -> UUID:
        """Make a person who lives somewhere."""
        id_, adres_id = self.id(dag), self.id(dag)
        voornaam = self.kans.choice(_VOORNAMEN)
        geboren = self.vandaag - timedelta(days=self.kans.randrange(400, 30_000))
        volledig = " ".join(filter(None, (voornaam, voorvoegsel, achternaam)))
        self.schrijf(
            persoon,
            id=id_,
            voornamen=voornaam,
            voorvoegsel=voorvoegsel,
            geslachtsnaam=achternaam,
            geboren_vroegst=geboren,
            geboren_laatst=geboren,
            geboorte_tekst=f"{geboren:%d-%m-%Y}",
            naam_f=gevouwen(f"{achternaam} {voornaam}"),
        )
        self.schrijf(
            persoon_adres,
            id=adres_id,
            persoon_id=id_,
            straat=adres.straat,
            huisnummer=adres.huisnummer,
            postcode=adres.postcode,
            woonplaats=adres.woonplaats,
            adres_f=gevouwen_adres(adres),
        )
        self.vindbaar("persoon", id_, volledig)
        self.vindbaar("adres", adres_id, adres.weergave, adres.postcode.replace(" ", ""))
        return id_

    def feit(self, soort: FeitSoort, dag: date, **meer: Any) -> None:
        """Make a fact."""
        leeg = {"melding_id": None, "casus_id": None, "kanaal": "", "uitkomst": ""}
        self.schrijf(
            feit,
            id=self.id(dag),
            soort=soort.value,
            datum=dag,
            vastgelegd_op=datetime.combine(dag, time(10), UTC),
            **(leeg | meer),
        )


def proefgegevens(
    database: Database,
    *,
    casussen: int,
    vandaag: date,
    nu: datetime,
    voortgang: Voortgang,
    stop: Stop,
) -> None:
    """Fill a database with `casussen` casussen, ten people each, and some three hundred meldingen.

    Raises `Regelfout` for a database with real dossiers, and `Gestopt`; the portions that were
    written then stay.
    """
    team, partijen = _keur(database)
    bron = _Bron(vandaag)
    gedaan = 0
    while gedaan < casussen:
        if stop():
            raise Gestopt("De proefgegevens zijn niet af.")
        voortgang(gedaan, casussen, "Proefgegevens maken")
        deel = min(PER_KEER, casussen - gedaan)
        for nummer in range(gedaan, gedaan + deel):
            _casus(bron, nummer, casussen, team)
        _schrijf(database, bron, nu)
        gedaan += deel
    for nummer in range(max(1, round(OPEN_MELDINGEN * min(1.0, casussen / 10_000)))):
        _melding(bron, nummer, team, partijen)
    _schrijf(database, bron, nu)
    voortgang(casussen, casussen, "Proefgegevens maken")


def _keur(database: Database) -> tuple[list[UUID], list[UUID]]:
    with database.lezing() as lezing:
        demo, aantal, team, partijen = lezing.lees(
            select(instelling.c.waarde).where(instelling.c.sleutel == "demo"),
            select(func.count().label("n")).select_from(casus),
            select(medewerker.c.id).order_by(medewerker.c.id),
            select(organisatie.c.id).order_by(organisatie.c.naam),
        )
    is_demo = bool(demo) and demo[0].waarde == "ja"
    if not is_demo and aantal[0].n:
        raise Regelfout(
            "In deze database staan echte dossiers; daar komen geen proefgegevens bij.",
            wat_nu="Maak een demonstratie (cmpg-beheer demo) en vul die.",
        )
    return [rij.id for rij in team], [rij.id for rij in partijen]


def _casus(bron: _Bron, nummer: int, totaal: int, team: list[UUID]) -> None:
    """Make a casus with ten people; the last ones, three in a hundred, are still open."""
    is_open = nummer >= totaal - round(totaal * OPEN_DEEL)
    if is_open:
        geopend, gesloten = bron.werkdag(bron.kans.randrange(1, 12)), None
    else:
        geopend = bron.vandaag - timedelta(days=bron.kans.randrange(200, 1700))
        gesloten = geopend + timedelta(days=bron.kans.randrange(60, 190))
    id_ = bron.id(geopend)
    voorvoegsel, achternaam, adres = bron.gezin()
    # Numbers from P on: they never meet the ones that the team gives out.
    casusnummer = f"{geopend.year}-P{nummer + 1:05}"
    titel = f"Gezin {' '.join(filter(None, (voorvoegsel, achternaam)))}"
    bron.schrijf(
        casus,
        id=id_,
        nummer=casusnummer,
        titel=titel,
        aanpak="GGA",
        casusregisseur_id=bron.kans.choice(team) if team else None,
        geopend_op=geopend,
        gesloten_op=gesloten,
    )
    bron.vindbaar("casus", id_, f"{casusnummer} {titel}")
    for volgorde in range(PERSONEN_PER_CASUS):
        _betrokkene(
            bron, bron.persoon(geopend, voorvoegsel, achternaam, adres), volgorde, casus=id_
        )
    bron.feit(FeitSoort.BESLUIT_FASE_1, geopend, casus_id=id_, uitkomst=Uitkomst.FASE_2.value)
    if gesloten is not None:
        bron.feit(FeitSoort.AFGESLOTEN, gesloten, casus_id=id_)


def _betrokkene(
    bron: _Bron,
    persoon_id: UUID,
    volgorde: int,
    *,
    casus: UUID | None = None,
    melding: UUID | None = None,
) -> None:
    bron.schrijf(
        betrokkene,
        id=bron.id(bron.vandaag),
        persoon_id=persoon_id,
        casus_id=casus,
        melding_id=melding,
        woont_in="ja",
        volgorde=volgorde,
    )


def _melding(bron: _Bron, nummer: int, team: list[UUID], partijen: list[UUID]) -> None:
    """Make a melding; one in ten was withdrawn, the others wait for a beoordeling."""
    dag = bron.werkdag(bron.kans.randrange(9))
    id_ = bron.id(dag)
    ingetrokken = nummer % 10 == 0
    voorvoegsel, achternaam, adres = bron.gezin()
    bron.schrijf(
        melding,
        id=id_,
        stand="ingetrokken" if ingetrokken else "open",
        behandelaar_id=bron.kans.choice(team) if team else None,
        organisatie_id=bron.kans.choice(partijen) if partijen else None,
        melder_naam=f"mevrouw {bron.kans.choice(_STAM)}",
        concrete_vraag="Wie neemt de regie?",
    )
    gebied = bron.kans.choice(list(Leefgebied))
    bron.schrijf(
        problematiek,
        id=bron.id(dag),
        melding_id=id_,
        leefgebied=gebied.value,
        tekst="Proefgegevens: hier staat wat er is gemeld.",
    )
    for volgorde in range(3):
        persoon_id = bron.persoon(dag, voorvoegsel, achternaam, adres)
        _betrokkene(bron, persoon_id, volgorde, melding=id_)
    bron.feit(FeitSoort.ONTVANGST, dag, melding_id=id_, kanaal=OntvangstWijze.E_MAIL.value)
    if ingetrokken:
        bron.feit(FeitSoort.INGETROKKEN, bron.vandaag, melding_id=id_)


_VOLGORDE: Final = (
    casus,
    melding,
    persoon,
    persoon_adres,
    betrokkene,
    problematiek,
    feit,
    zoekingang,
)


def _schrijf(database: Database, bron: _Bron, nu: datetime) -> None:
    """Write what was kept, in one transaction, what others refer to first."""
    with database.transactie(VulProef(), Context(nu=nu)) as transactie:
        transactie.vergeet_in_register()
        for tabel, rijen in _per_tabel(bron.rijen):
            transactie.schrijf(insert(tabel), rijen)
    bron.rijen.clear()


def _per_tabel(
    rijen: Mapping[Table, list[dict[str, Any]]],
) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    yield from ((tabel, rijen[tabel]) for tabel in _VOLGORDE if tabel in rijen)
