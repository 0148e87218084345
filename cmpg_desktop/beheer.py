"""`cmpg-beheer`: make, migrate, fill, back up, restore and check a database from the command line.

Composition root beside `app`; talks Dutch. No traceback ever reaches the
user: an error of the surroundings is its own sentence, with what to do.
"""

import argparse
import getpass
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path
from uuid import UUID

from cmpg_desktop import openen
from cmpg_desktop.beheeropties import maak_lezer
from cmpg_desktop.berichten.accounts import NieuwAccount
from cmpg_desktop.berichten.fouten import (
    CmpgFout,
    Gestopt,
    NietBeschikbaar,
    Omgevingsfout,
    Regelfout,
)
from cmpg_desktop.berichten.inrichting import RichtIn
from cmpg_desktop.berichten.kern import Command, Context, Gevolgd, JournaalRegel, Stop
from cmpg_desktop.database import postgres
from cmpg_desktop.database.backup import backups, maak_backup
from cmpg_desktop.database.controle import controle
from cmpg_desktop.database.database import Database
from cmpg_desktop.database.eerste_start import wis_merk
from cmpg_desktop.database.herstel import herstel
from cmpg_desktop.database.migreren import NIEUWSTE, migreer, revisie
from cmpg_desktop.database.plek import Plek, beheeropdracht, opdrachtregel, standaard_plek
from cmpg_desktop.database.sleutelbestand import SleutelbestandWeg
from cmpg_desktop.database.sleutelbos import GeenSleutelbos
from cmpg_desktop.database.sleutels import (
    NieuweSleutel,
    is_demo,
    nieuwe_herstelcode,
    open_sleutel,
    zet_wachtwoordzin,
)
from cmpg_desktop.database.slot import Slot
from cmpg_desktop.dossier.demo import maak_demo
from cmpg_desktop.dossier.proefgegevens import proefgegevens
from cmpg_desktop.dossier.uitvoering import Uitvoering
from cmpg_desktop.klok import Klok
from cmpg_desktop.opener import DEMO_MAP
from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.taal import AMSTERDAM, dag_van

GELUKT, MISLUKT, ZELF_GESTOPT, BUG = 0, 1, 130, 70
NIET_IN_ORDE = 3


class _GeenJournaal:
    """The command line types nothing that must survive it."""

    def open(self, _account: UUID) -> tuple[JournaalRegel, ...]:
        return ()

    def bewaar(self, _regels: tuple[tuple[Command, str], ...], _klaar: tuple[UUID, ...]) -> None:
        return None

    def close(self) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Vraag:
    """What was asked for on the command line."""

    plek: Plek
    dsn: str
    nu: datetime
    argumenten: argparse.Namespace

    @property
    def gevolgd(self) -> Gevolgd:
        """Show progress as lines."""
        return Gevolgd(voortgang=_voortgang, stop=Stop())

    def herstelcode(self) -> str | None:
        """Ask for the recovery code, when the user said to have it at hand."""
        return _geheim("Herstelcode: ") if self.argumenten.met_herstelcode else None


def _zeg(tekst: str) -> None:
    print(tekst, flush=True)


def _voortgang(gedaan: int, totaal: int, tekst: str) -> None:
    _zeg(f"{tekst}: {gedaan} van {totaal}")


def _geheim(vraag: str) -> str:
    """Ask for something nobody may read over a shoulder; a script gives it on standard input."""
    if sys.stdin.isatty():
        return getpass.getpass(vraag)
    regel = sys.stdin.readline()
    if not regel:
        raise Omgevingsfout(
            f"Er is geen antwoord op “{vraag.strip()}”.",
            wat_nu="Start de opdracht in een venster, of geef de antwoorden per regel op de "
            "standaardinvoer.",
        )
    return regel.rstrip("\n")


def _server(vraag: Vraag) -> Database:
    database = Database(postgres.maak_engine(vraag.dsn), vertaal=postgres.vertaal_fout)
    # The first word with the server, so that its absence has its own sentence.
    try:
        with database.lezing():
            return database
    except NietBeschikbaar as fout:
        # The sentence of the window is about typing on; here nobody types.
        raise Omgevingsfout(
            "De server is niet te bereiken.",
            wat_nu="Kijk of de naam en de poort kloppen en of de server aanstaat.",
        ) from fout


def _migreer_server(database: Database) -> bool:
    with database.vertaald():
        return migreer(database.engine)


def _nieuw(vraag: Vraag) -> int:
    """Make an empty database, and set it up when the municipality was given."""
    inrichting = _inrichting(vraag)
    if vraag.dsn:
        database = _server(vraag)
        _migreer_server(database)
        uitvoering = Uitvoering(database, _GeenJournaal())
        _zeg("De tabellen staan klaar op de server.")
    else:
        geopend, nieuw = _maak(vraag, demo=False)
        uitvoering = geopend.uitvoering
        _zeg(f"De database is gemaakt in {vraag.plek.map}.")
        _zeg(f"\nHerstelcode (eenmalig getoond; bewaar hem in de kluis):\n\n  {nieuw.herstelcode}")
        if nieuw.melding:
            _zeg(f"\n{nieuw.melding}")
    try:
        if inrichting is not None:
            uitvoering.do(inrichting, Context(nu=vraag.nu), vraag.gevolgd)
            _zeg("\nDe database is ingericht; iedereen met een account kan zich aanmelden.")
        else:
            _zeg("\nStart het programma (cmpg-desktop) om de gemeente en de accounts in te vullen.")
    finally:
        if vraag.dsn:
            uitvoering.close()
        else:
            geopend.close()
    return GELUKT


def _maak(vraag: Vraag, *, demo: bool) -> tuple[openen.Geopend, NieuweSleutel]:
    """Make a database in an empty place; one that is there is never touched."""
    plek = vraag.plek
    for pad in (plek.sleutels, plek.vorige_sleutels, plek.database):
        if pad.exists():
            raise Omgevingsfout(
                f"In {plek.map} staat al een database.",
                wat_nu="Kies met --map een lege map, of open de database die er staat.",
            )
    return openen.maak_embedded(plek, nu=vraag.nu, demo=demo)


def _inrichting(vraag: Vraag) -> RichtIn | None:
    """Read the settings and accounts that were given; without a municipality there are none."""
    arg = vraag.argumenten
    if not arg.gemeente:
        return None
    return RichtIn(
        instellingen=tuple(
            (sleutel, getattr(arg, sleutel))
            for sleutel in ("gemeente", "verantwoordelijke", "mailbox")
        ),
        accounts=tuple(_account(tekst) for tekst in arg.account),
    )


def _account(tekst: str) -> NieuwAccount:
    naam, _, rollen = tekst.partition(":")
    namen = [rol.strip().replace(" ", "_") for rol in rollen.split(",") if rol.strip()]
    onbekend = [rol for rol in namen if rol not in set(Rol)]
    if onbekend or not namen:
        mogelijk = ", ".join(rol.value for rol in Rol)
        raise Regelfout(
            f"“{tekst}” is geen account.",
            wat_nu=f'Schrijf het als: "Naam:rol,rol". De rollen zijn: {mogelijk}.',
        )
    return NieuwAccount(
        naam=naam.strip(),
        rollen=tuple(Rol(rol) for rol in namen),
        wachtwoord=_geheim(f"Wachtwoord voor {naam.strip()}: "),
    )


def _migreer(vraag: Vraag) -> int:
    if vraag.dsn:
        database = _server(vraag)
        gedaan = _migreer_server(database)
        database.close()
        _zeg("De database is bijgewerkt." if gedaan else "De database was al bij.")
        return GELUKT
    _open(vraag).close()
    _zeg(f"De database is bij (versie {NIEUWSTE}).")
    return GELUKT


def _open(vraag: Vraag) -> openen.Geopend:
    geopend = openen.open_embedded(vraag.plek, nu=vraag.nu, herstelcode=vraag.herstelcode())
    for waarschuwing in geopend.waarschuwingen:
        _zeg(waarschuwing)
    return geopend


def _demo(vraag: Vraag) -> int:
    if vraag.dsn:
        database = _server(vraag)
        _migreer_server(database)
        uitvoering = Uitvoering(database, _GeenJournaal())
        maak_demo(uitvoering, vraag.nu)
        uitvoering.close()
    else:
        geopend, _ = _maak(vraag, demo=True)
        try:
            maak_demo(geopend.uitvoering, vraag.nu)
        finally:
            geopend.close()
    _zeg(f"De demonstratie staat klaar in {'de database' if vraag.dsn else vraag.plek.map}.")
    return GELUKT


def _proefgegevens(vraag: Vraag) -> int:
    aantal: int = vraag.argumenten.casussen
    if not vraag.dsn and not vraag.plek.database.exists():
        _demo(vraag)
    if vraag.dsn:
        database, sluit = _server(vraag), None
    else:
        geopend = _open(vraag)
        database, sluit = geopend.database, geopend.close
    try:
        proefgegevens(
            database,
            casussen=aantal,
            vandaag=dag_van(vraag.nu),
            nu=vraag.nu,
            voortgang=_voortgang,
            stop=Stop(),
        )
    finally:
        (sluit or database.close)()
    return GELUKT


def _alleen_hier(vraag: Vraag, wat: str) -> None:
    if vraag.dsn:
        raise Omgevingsfout(
            f"{wat} van een database op een server doet de beheerder van die server.",
            wat_nu="Gebruik daar pg_dump, pg_restore en amcheck.",
        )


def _backup(vraag: Vraag) -> int:
    _alleen_hier(vraag, "Een back-up")
    sleutel = open_sleutel(vraag.plek, herstelcode=vraag.herstelcode())
    # No lock is needed: the program may be in use while a backup is made.
    pad = maak_backup(vraag.plek, sleutel, vraag.nu, voortgang=_voortgang)
    _zeg(f"De back-up is gemaakt en nagekeken: {pad}")
    return GELUKT


def _herstel(vraag: Vraag) -> int:
    _alleen_hier(vraag, "Terugzetten")
    pad = _welke_backup(vraag)
    code = vraag.herstelcode()
    try:
        sleutel = open_sleutel(vraag.plek, herstelcode=code)
    except SleutelbestandWeg:
        # A new computer: the key slots lie beside the backups.
        sleutel = open_sleutel(Plek(pad.parent), herstelcode=code)
    opzij = herstel(pad, vraag.plek, sleutel, vraag.nu)
    _zeg(f"De back-up {pad.name} is teruggezet.")
    if opzij is not None:
        _zeg(f"De database die er stond is bewaard als {opzij.name}.")
    return GELUKT


def _welke_backup(vraag: Vraag) -> Path:
    gevraagd: str = vraag.argumenten.backup
    if gevraagd == "nieuwste":
        gevonden = backups(vraag.plek)
        if not gevonden:
            raise Omgevingsfout(
                f"In {vraag.plek.backups} staat geen back-up.",
                wat_nu="Geef het pad van een back-up.",
            )
        return gevonden[0].pad
    pad = Path(gevraagd)
    return pad if pad.exists() else vraag.plek.backups / gevraagd


def _controle(vraag: Vraag) -> int:
    if vraag.dsn:
        database = _server(vraag)
        with database.vertaald():
            versie = revisie(database.engine)
        database.close()
        if versie != NIEUWSTE:
            _zeg(f"De database is van versie {versie or 'geen'}; dit programma is {NIEUWSTE}.")
            return NIET_IN_ORDE
        _zeg("De server is bereikbaar en de database is bij.")
        return GELUKT
    sleutel = open_sleutel(vraag.plek, herstelcode=vraag.herstelcode())
    with Slot.neem(vraag.plek, nu=vraag.nu):
        gevonden = controle(vraag.plek, sleutel)
    if gevonden.in_orde:
        _zeg("De database is in orde.")
        return GELUKT
    for kop, regels in (
        ("Zegels van bladzijden", gevonden.zegels),
        ("Structuur", gevonden.structuur),
        ("Verwijzingen", gevonden.verwijzingen),
    ):
        for regel in regels:
            _zeg(f"{kop}: {regel}")
    terug = beheeropdracht("herstel nieuwste", vraag.plek)
    _zeg(f"De database is niet in orde. Sluit het programma en zet een back-up terug met: {terug}")
    return NIET_IN_ORDE


def _eigen_sleutel(vraag: Vraag) -> bytes:
    """Get the key of a real database that is here, to change how it is opened."""
    _alleen_hier(vraag, "De sleutel")
    if is_demo(vraag.plek):
        raise Omgevingsfout(
            "Een voorbeeld heeft geen sleutel om te bewaren.",
            wat_nu="Kies met --map de map van een echte database.",
        )
    return open_sleutel(vraag.plek, herstelcode=vraag.herstelcode())


def _herstelcode(vraag: Vraag) -> int:
    sleutel = _eigen_sleutel(vraag)
    with Slot.neem(vraag.plek, nu=vraag.nu):
        code = nieuwe_herstelcode(vraag.plek, sleutel)
        wis_merk(vraag.plek)
    _zeg(f"\nNieuwe herstelcode (eenmalig getoond; bewaar hem in de kluis):\n\n  {code}\n")
    _zeg("De oude code geldt niet meer. Back-ups die u elders bewaart, openen nog met de oude.")
    return GELUKT


def _wachtwoordzin(vraag: Vraag) -> int:
    sleutel = _eigen_sleutel(vraag)
    zin = _geheim("Wachtwoordzin: ")
    if _geheim("Nog een keer: ") != zin:
        raise Omgevingsfout("De twee zinnen zijn niet gelijk.", wat_nu="Start opnieuw.")
    with Slot.neem(vraag.plek, nu=vraag.nu):
        zet_wachtwoordzin(vraag.plek, sleutel, zin)
        wis_merk(vraag.plek)
    _zeg("De wachtwoordzin opent de database voortaan ook. Een eerdere zin geldt niet meer.")
    return GELUKT


_DOEN: dict[str, Callable[[Vraag], int]] = {
    "nieuw": _nieuw,
    "migreer": _migreer,
    "demo": _demo,
    "proefgegevens": _proefgegevens,
    "backup": _backup,
    "herstel": _herstel,
    "herstelcode": _herstelcode,
    "wachtwoordzin": _wachtwoordzin,
    "controle": _controle,
}


def _lees(argv: Sequence[str] | None) -> Vraag:
    gelezen = maak_lezer(_DOEN).parse_args(argv)
    nu = Klok()()
    if gelezen.vandaag is not None:
        nu = datetime.combine(gelezen.vandaag, time(9), AMSTERDAM).astimezone(UTC)
    folder = gelezen.map
    if folder is None:
        folder = standaard_plek().map
        if gelezen.opdracht in ("demo", "proefgegevens"):
            folder /= DEMO_MAP
    return Vraag(plek=Plek(folder), dsn=gelezen.database, nu=nu, argumenten=gelezen)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code: 0 done, 1 could not, 2 misread, 3 found faults."""
    vraag = _lees(argv)
    fout_uit = partial(print, file=sys.stderr)
    try:
        return int(vraag.argumenten.doe(vraag))
    except (Gestopt, KeyboardInterrupt):
        fout_uit("Gestopt.")
        return ZELF_GESTOPT
    except GeenSleutelbos as fout:
        woorden = [*(sys.argv[1:] if argv is None else argv), "--met-herstelcode"]
        fout_uit(f"{fout.tekst} Geef de opdracht met de herstelcode: {opdrachtregel(woorden)}")
        return MISLUKT
    except CmpgFout as fout:
        fout_uit(" ".join(filter(None, (fout.tekst, fout.wat_nu))))
        return MISLUKT
    except Exception as fout:
        # The last net. What the error says may hold personal data, so only its kind is shown.
        fout_uit(
            f"Er ging iets mis in het programma zelf ({type(fout).__name__}). "
            "Er is niets half gedaan; meld dit aan de maker."
        )
        return BUG


if __name__ == "__main__":
    sys.exit(main())
