"""Open the embedded database, or say exactly why not and what can be done."""

import contextlib
import os
import shutil

from sqlalchemy import Engine

from cmpg_desktop.berichten.fouten import Omgevingsfout
from cmpg_desktop.database.backup import backups
from cmpg_desktop.database.bladzijden import lijkt_versleuteld
from cmpg_desktop.database.migreren import keur_versie
from cmpg_desktop.database.plek import Plek, beheeropdracht, netwerkschijf
from cmpg_desktop.database.sqlcipher import (
    AlleenLezen,
    Beschadigd,
    SchijfVol,
    SleutelPastNiet,
    maak_engine,
    vertaald,
)

MINSTE_RUIMTE = 200 * 1024 * 1024
RUIME_RUIMTE = 1024 * 1024 * 1024


class Netwerkmap(Omgevingsfout):
    """The folder lies on a network disk, where locks and writes cannot be trusted."""


class GeenEigenBestand(Omgevingsfout):
    """The database is a link to a file elsewhere: two programs could open it by two names."""


class DatabaseOntbreekt(Omgevingsfout):
    """There is no database in this place."""


class GeenDatabase(Omgevingsfout):
    """The file is something else than a database of this program."""


def keur_plek(plek: Plek) -> tuple[str, ...]:
    """Refuse a place where the data are not safe; gives warnings to show.

    Call it before anything is opened; it makes the folders that are not there yet.
    """
    soort = netwerkschijf(plek.map)
    if soort:
        raise Netwerkmap(
            f"De map met gegevens staat op een netwerkschijf ({soort}). Daar kan de database "
            "beschadigd raken: vergrendelen en wegschrijven zijn er niet zeker.",
            wat_nu="Kies een map op de eigen schijf van deze computer. Wilt u met meer mensen "
            "tegelijk werken, gebruik dan de gedeelde database.",
        )
    if plek.database.is_symlink():
        raise GeenEigenBestand(
            f"{plek.database.name} is een snelkoppeling naar een bestand elders.",
            wat_nu="Zet het bestand zelf in de map, of start het programma met de echte map.",
        )
    _keur_schrijven(plek)
    if plek.database.exists() and not os.access(plek.database, os.W_OK):
        raise _niet_schrijfbaar(f"het bestand {plek.database.name}")
    vrij = shutil.disk_usage(plek.map).free
    if vrij < MINSTE_RUIMTE:
        raise SchijfVol(
            f"Er is nog maar {_mb(vrij)} vrij op de schijf; het programma heeft minstens "
            f"{_mb(MINSTE_RUIMTE)} nodig.",
            wat_nu="Maak ruimte op de schijf en start het programma opnieuw.",
        )
    if vrij < RUIME_RUIMTE:
        return (f"De schijf raakt vol: nog {_mb(vrij)} vrij. Maak ruimte.",)
    return ()


def _mb(omvang: int) -> str:
    return f"{omvang // (1024 * 1024)} MB"


def _keur_schrijven(plek: Plek) -> None:
    # Asking for rights says little (Windows, read-only disks): try it.
    proef = plek.map / f".cmpg-proef-{os.getpid()}"
    try:
        plek.maak()
        os.close(os.open(proef, os.O_WRONLY | os.O_CREAT, 0o600))
    except OSError as exc:
        raise _niet_schrijfbaar(f"de map {plek.map}") from exc
    finally:
        with contextlib.suppress(OSError):
            proef.unlink()


def _niet_schrijfbaar(wat: str) -> AlleenLezen:
    return AlleenLezen(
        f"In {wat} kan niet worden geschreven.",
        wat_nu="Vraag uw beheerder om schrijfrechten, of kies een andere map.",
    )


def open_database(plek: Plek, sleutel: bytes) -> Engine:
    """Open the database that is there.

    A wrong key, a damaged file, another kind of file and a newer database each raise their own
    error, and leave the file as it was.
    """
    pad = plek.database
    if not pad.exists() or pad.stat().st_size == 0:
        raise DatabaseOntbreekt(
            f"In de map {plek.map} staat geen database.",
            wat_nu=f"Kies de goede map, of zet een back-up terug. {_nieuwste(plek)}",
        )
    engine = maak_engine(pad, sleutel)
    try:
        with vertaald():
            keur_versie(engine)
    except SleutelPastNiet as exc:
        engine.dispose()
        raise _waarom_niet(plek) from exc
    except Beschadigd as exc:
        engine.dispose()
        raise _beschadigd(plek) from exc
    except BaseException:
        engine.dispose()
        raise
    return engine


def _waarom_niet(plek: Plek) -> Omgevingsfout:
    if lijkt_versleuteld(plek.database):
        return SleutelPastNiet(
            "De sleutel past niet op deze database. Het bestand is niet gewijzigd.",
            wat_nu="Hoort dit bestand bij een andere map of computer, gebruik dan de herstelcode "
            f"van daar. Helpt dat niet, dan kan het begin beschadigd zijn. {_nieuwste(plek)}",
        )
    return GeenDatabase(
        f"{plek.database.name} is geen database van dit programma. Er is niets gewijzigd.",
        wat_nu=f"Zet het bestand elders neer, en zet een back-up terug. {_nieuwste(plek)}",
    )


def _beschadigd(plek: Plek) -> Beschadigd:
    return Beschadigd(
        "Het databasebestand is beschadigd.",
        wat_nu=f"Laat het bestand staan en zet een back-up terug. {_nieuwste(plek)}",
    )


def _nieuwste(plek: Plek) -> str:
    gevonden = backups(plek)
    if not gevonden:
        return "In de map backups staat er geen."
    return (
        f"De nieuwste is {gevonden[0].pad.name}; sluit het programma en zet hem terug met: "
        f"{beheeropdracht('herstel nieuwste', plek)}"
    )
