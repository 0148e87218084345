import os
import shlex
import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from cmpg_desktop.database import opening
from cmpg_desktop.database.backup import maak_backup
from cmpg_desktop.database.migreren import NieuwereDatabase, revisie
from cmpg_desktop.database.opening import (
    DatabaseOntbreekt,
    GeenDatabase,
    GeenEigenBestand,
    Netwerkmap,
    keur_plek,
    open_database,
)
from cmpg_desktop.database.plek import Plek
from cmpg_desktop.database.sqlcipher import (
    AlleenLezen,
    Beschadigd,
    SchijfVol,
    SleutelPastNiet,
    verbind,
)


class Ruimte(NamedTuple):
    total: int
    used: int
    free: int


def test_a_good_place_and_database_open(gevuld, sleutel):
    assert keur_plek(gevuld) == ()
    engine = open_database(gevuld, sleutel)
    with engine.connect() as verbinding:
        assert verbinding.execute(text("SELECT count(*) FROM persoon")).scalar() == 500
    engine.dispose()


def test_a_database_without_tables_opens(plek, sleutel):
    verbind(plek.database, sleutel, maken=True).close()
    open_database(plek, sleutel).dispose()


def test_the_check_makes_the_folders(tmp_path):
    plek = Plek(tmp_path / "nieuw" / "map")
    keur_plek(plek)
    assert plek.backups.is_dir()


def test_a_network_share_is_refused_with_the_reason(plek, monkeypatch):
    monkeypatch.setattr(opening, "netwerkschijf", lambda _pad: "cifs")
    with pytest.raises(Netwerkmap, match=r"netwerkschijf \(cifs\).*beschadigd") as fout:
        keur_plek(plek)
    assert "eigen schijf" in fout.value.wat_nu


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_a_folder_that_may_not_be_written_is_refused():
    map_ = Path(tempfile.mkdtemp(dir="/tmp"))
    plek = Plek(map_)
    plek.maak()
    map_.chmod(0o555)
    was = os.geteuid()
    try:
        if was == 0:
            os.seteuid(65534)
        with pytest.raises(AlleenLezen, match="kan niet worden geschreven"):
            keur_plek(plek)
    finally:
        os.seteuid(was)
        map_.chmod(0o755)
        shutil.rmtree(map_)


def test_a_file_that_may_not_be_written_is_refused(gevuld, monkeypatch):
    monkeypatch.setattr(os, "access", lambda _pad, _wijze: False)
    with pytest.raises(AlleenLezen, match=r"cmpg\.db"):
        keur_plek(gevuld)


def test_a_disk_that_is_nearly_full_is_refused_and_one_that_fills_up_warns(plek, monkeypatch):
    mb = 1024 * 1024
    monkeypatch.setattr(shutil, "disk_usage", lambda _pad: Ruimte(0, 0, 199 * mb))
    with pytest.raises(SchijfVol, match="199 MB vrij"):
        keur_plek(plek)
    monkeypatch.setattr(shutil, "disk_usage", lambda _pad: Ruimte(0, 0, 500 * mb))
    assert keur_plek(plek) == ("De schijf raakt vol: nog 500 MB vrij. Maak ruimte.",)


def test_a_link_in_the_place_of_the_database_is_refused(gevuld, tmp_path):
    gevuld.database.rename(tmp_path / "elders.db")
    gevuld.database.symlink_to(tmp_path / "elders.db")
    with pytest.raises(GeenEigenBestand, match="snelkoppeling"):
        keur_plek(gevuld)


@pytest.mark.parametrize("leeg", [False, True])
def test_a_missing_database_is_not_made(plek, sleutel, leeg):
    if leeg:
        plek.database.touch()
    with pytest.raises(DatabaseOntbreekt, match="staat geen database"):
        open_database(plek, sleutel)
    assert plek.database.exists() == leeg


def test_a_wrong_key_is_its_own_error_and_changes_no_byte(gevuld):
    voor = gevuld.database.read_bytes()
    with pytest.raises(SleutelPastNiet, match="niet gewijzigd") as fout:
        open_database(gevuld, os.urandom(32))
    assert "herstelcode" in fout.value.wat_nu
    assert gevuld.database.read_bytes() == voor


@pytest.mark.parametrize("soort", ["tekst", "sqlite", "nullen", "korte ruis"])
def test_another_kind_of_file_is_its_own_error_and_changes_no_byte(plek, sleutel, soort):
    if soort == "sqlite":
        with sqlite3.connect(plek.database) as verbinding:
            verbinding.execute("CREATE TABLE t (a)")
        verbinding.close()
    else:
        inhoud = {"tekst": b"Beste" * 9000, "nullen": bytes(8192), "korte ruis": os.urandom(5000)}
        plek.database.write_bytes(inhoud[soort])
    voor = plek.database.read_bytes()
    with pytest.raises(GeenDatabase, match="geen database van dit programma"):
        open_database(plek, sleutel)
    assert plek.database.read_bytes() == voor
    assert not list(plek.map.glob("cmpg.db-*"))


@pytest.mark.parametrize(("begin", "lengte"), [(0, 16), (100, 4), (0, 4096)])
def test_a_damaged_first_page_names_the_newest_backup(gevuld, sleutel, nu, begin, lengte):
    backup = maak_backup(gevuld, sleutel, nu)
    with gevuld.database.open("r+b") as bestand:
        bestand.seek(begin)
        bestand.write(os.urandom(lengte))
    # Without the salt in front no page can be tried: then it looks like a wrong key.
    verwacht = Beschadigd if begin >= 16 else SleutelPastNiet
    with pytest.raises(verwacht) as fout:
        open_database(gevuld, sleutel)
    assert "eschadigd" in fout.value.tekst + fout.value.wat_nu
    assert backup.name in fout.value.wat_nu
    # Als laatste, zonder punt: het is in zijn geheel over te nemen.
    opdracht = f"cmpg-beheer herstel nieuwste --map {shlex.quote(str(gevuld.map))}"
    assert fout.value.wat_nu.endswith(opdracht)


def test_a_damaged_file_without_a_backup_says_that_too(gevuld, sleutel):
    with gevuld.database.open("r+b") as bestand:
        bestand.seek(100)
        bestand.write(b"kapot")
    with pytest.raises(Beschadigd) as fout:
        open_database(gevuld, sleutel)
    assert "staat er geen" in fout.value.wat_nu


def test_a_database_of_a_newer_program_is_refused_by_name_and_left_alone(gevuld, sleutel):
    verbinding = verbind(gevuld.database, sleutel)
    verbinding.execute("UPDATE alembic_version SET version_num = '0042'")
    verbinding.close()
    voor = gevuld.database.read_bytes()
    with pytest.raises(NieuwereDatabase, match="0042") as fout:
        open_database(gevuld, sleutel)
    assert "nieuwste versie" in fout.value.wat_nu
    assert gevuld.database.read_bytes() == voor


def test_a_database_that_cannot_be_read_is_not_taken_for_an_empty_one(gevuld, sleutel):
    engine = open_database(gevuld, sleutel)
    try:
        with engine.connect() as verbinding:
            verbinding.execute(text("ALTER TABLE alembic_version RENAME COLUMN version_num TO x"))
            verbinding.commit()
        with pytest.raises(OperationalError, match="version_num"):
            revisie(engine)
    finally:
        engine.dispose()
