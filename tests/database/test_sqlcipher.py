import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading

import pytest
import sqlcipher3.dbapi2 as dbapi
from sqlalchemy import text

from cmpg_desktop.berichten.fouten import NietBeschikbaar
from cmpg_desktop.database import sqlcipher
from cmpg_desktop.database.sqlcipher import (
    AlleenLezen,
    Beschadigd,
    DatabaseWeg,
    KanNietOpenen,
    Schijffout,
    SchijfVol,
    SleutelPastNiet,
    VersleutelingOntbreekt,
    bestand_weg,
    keur_bestand,
    maak_engine,
    verbind,
    vertaal_fout,
    vertaald,
)


@pytest.fixture
def engine(gevuld, sleutel):
    engine = maak_engine(gevuld.database, sleutel)
    yield engine
    engine.dispose()


def schrijver(engine):
    return engine.execution_options(schrijft=True)


@pytest.mark.parametrize(
    ("pragma", "waarde"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("trusted_schema", 0),
        ("busy_timeout", 5000),
    ],
)
def test_every_connection_has_the_settings_of_the_house(engine, pragma, waarde):
    with engine.connect() as een, engine.connect() as twee:
        assert een.execute(text(f"PRAGMA {pragma}")).scalar() == waarde
        assert twee.execute(text(f"PRAGMA {pragma}")).scalar() == waarde


def test_the_library_has_the_fix_for_lost_commits(monkeypatch, tmp_path, sleutel):
    assert dbapi.sqlite_version_info >= sqlcipher.OUDSTE_SQLITE
    monkeypatch.setattr(dbapi, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(VersleutelingOntbreekt):
        verbind(tmp_path / "a.db", sleutel, maken=True)


def test_a_library_without_encryption_is_refused_before_anything_is_written(
    monkeypatch, tmp_path, sleutel
):
    monkeypatch.setattr(dbapi, "connect", sqlite3.connect)
    pad = tmp_path / "a.db"
    with pytest.raises(VersleutelingOntbreekt):
        verbind(pad, sleutel, maken=True)
    assert pad.stat().st_size == 0


@pytest.mark.parametrize("sleutel", [b"", b"kort", b"x" * 33])
def test_a_key_that_is_not_32_bytes_is_refused(tmp_path, sleutel):
    with pytest.raises(ValueError, match="32 bytes"):
        maak_engine(tmp_path / "a.db", sleutel)
    with pytest.raises(ValueError, match="32 bytes"):
        verbind(tmp_path / "a.db", sleutel, maken=True)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such mode")
def test_the_files_are_for_this_account_only(engine, gevuld):
    with schrijver(engine).begin() as verbinding:
        verbinding.execute(text("DELETE FROM persoon WHERE id = 1"))
    bestanden = list(gevuld.map.glob("cmpg.db*"))
    assert len(bestanden) == 3
    assert {bestand.stat().st_mode & 0o777 for bestand in bestanden} == {0o600}


def test_a_strange_file_name_opens(tmp_path, sleutel):
    pad = tmp_path / "a b#%?é.db"
    engine = maak_engine(pad, sleutel)
    with engine.begin() as verbinding:
        verbinding.execute(text("CREATE TABLE t (a)"))
    engine.dispose()
    assert pad.exists()


def test_a_reader_does_not_wait_for_the_writer(engine):
    with schrijver(engine).begin() as schrijft:
        schrijft.execute(text("DELETE FROM persoon WHERE id = 1"))
        with engine.connect() as leest:
            assert leest.execute(text("SELECT count(*) FROM persoon")).scalar() == 500


def test_who_reads_on_his_own_gets_the_same_connection_each_time(engine):
    """It has the pages at hand that it decrypted; the others are there for who comes meanwhile."""
    with engine.connect(), engine.connect(), engine.connect():
        pass
    gezien = set()
    for _ in range(4):
        with engine.connect() as verbinding:
            gezien.add(verbinding.connection.driver_connection)
    assert len(gezien) == 1


def test_the_write_lane_takes_the_lock_at_once(engine, monkeypatch):
    monkeypatch.setattr(sqlcipher, "WACHT_S", 0.05)
    engine.dispose()
    with (
        schrijver(engine).begin(),
        pytest.raises(NietBeschikbaar),
        vertaald(),
        schrijver(engine).begin(),
    ):
        pass


def test_a_transaction_that_fails_leaves_nothing(engine):
    def mislukt():
        with schrijver(engine).begin() as verbinding:
            verbinding.execute(text("DELETE FROM persoon"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        mislukt()
    with engine.connect() as verbinding:
        assert verbinding.execute(text("SELECT count(*) FROM persoon")).scalar() == 500


def test_a_read_only_engine_cannot_write(gevuld, sleutel):
    engine = maak_engine(gevuld.database, sleutel, alleen_lezen=True)
    with pytest.raises(AlleenLezen), vertaald(), engine.begin() as verbinding:
        verbinding.execute(text("DELETE FROM persoon"))
    engine.dispose()


def test_a_wrong_key_leaves_file_and_wal_as_they_were(gevuld, sleutel):
    # The writer dies with its commits still in the -wal: SQLite would merge those on closing.
    code = (
        "import sys, os, pathlib\n"
        "from cmpg_desktop.database.sqlcipher import verbind\n"
        "v = verbind(pathlib.Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))\n"
        "v.execute('DELETE FROM persoon WHERE id = 7')\n"
        "os._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", code, gevuld.database, sleutel.hex()], check=True)
    voor = {pad.name: pad.read_bytes() for pad in gevuld.map.glob("cmpg.db*")}
    assert voor["cmpg.db-wal"]
    with pytest.raises(SleutelPastNiet):
        verbind(gevuld.database, os.urandom(32))
    with pytest.raises(SleutelPastNiet):
        maak_engine(gevuld.database, os.urandom(32)).connect()
    assert {pad.name: pad.read_bytes() for pad in gevuld.map.glob("cmpg.db*")} == voor
    verbinding = verbind(gevuld.database, sleutel)
    assert verbinding.execute("SELECT count(*) FROM persoon").fetchone() == (499,)
    verbinding.close()


def test_a_damaged_first_page_is_damage_not_a_wrong_key(gevuld, sleutel):
    with gevuld.database.open("r+b") as bestand:
        bestand.seek(200)
        bestand.write(b"\0" * 50)
    with pytest.raises(Beschadigd):
        verbind(gevuld.database, sleutel)


def test_a_flipped_bit_is_found_on_reading(gevuld, sleutel):
    with gevuld.database.open("r+b") as bestand:
        bestand.seek(4096 * 6 + 100)
        byte = bestand.read(1)[0]
        bestand.seek(-1, 1)
        bestand.write(bytes([byte ^ 1]))
    verbinding = verbind(gevuld.database, sleutel)
    with pytest.raises(Beschadigd), vertaald():
        verbinding.execute("SELECT sum(length(naam)) FROM persoon").fetchall()
    verbinding.close()


def test_a_full_disk_says_so_and_keeps_what_was_there(engine):
    with engine.connect() as verbinding:
        vol = verbinding.execute(text("PRAGMA page_count")).scalar()

    def schrijf():
        with vertaald(), schrijver(engine).begin() as verbinding:
            verbinding.exec_driver_sql(f"PRAGMA max_page_count={vol}")
            verbinding.execute(text("INSERT INTO persoon VALUES (9000, :n)"), {"n": "y" * 100_000})

    with pytest.raises(SchijfVol) as fout:
        schrijf()
    assert "Maak ruimte" in fout.value.wat_nu
    with engine.connect() as verbinding:
        assert verbinding.execute(text("SELECT count(*) FROM persoon")).scalar() == 500


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let an open file go")
@pytest.mark.parametrize("hoe", ["weg", "vervangen"])
def test_a_file_that_went_while_open_is_seen_and_not_made_again(engine, gevuld, hoe):
    with engine.connect():
        assert not bestand_weg(engine)
        keur_bestand(engine)
    elders = gevuld.map / "elders.db"
    gevuld.database.rename(elders)
    if hoe == "vervangen":
        shutil.copy(elders, gevuld.database)
    assert bestand_weg(engine)
    assert bestand_weg(schrijver(engine))
    with pytest.raises(DatabaseWeg) as fout:
        keur_bestand(engine)
    assert "journaal" in fout.value.wat_nu
    if hoe == "weg":
        engine.dispose()
        with pytest.raises(KanNietOpenen):
            engine.connect()
        assert not gevuld.database.exists()


def test_a_folder_in_the_place_of_the_file_is_no_bug(tmp_path, sleutel):
    with pytest.raises(Schijffout):
        verbind(tmp_path, sleutel)


def test_a_mistake_of_ours_is_not_explained_away(engine):
    with pytest.raises(Exception, match="no such table") as fout, engine.connect() as verbinding:
        verbinding.execute(text("SELECT * FROM bestaat_niet"))
    assert vertaal_fout(fout.value) is None
    assert vertaal_fout(KeyError("x")) is None
    with pytest.raises(dbapi.OperationalError), vertaald():
        raise dbapi.OperationalError


def test_no_value_and_no_key_in_an_error_text(engine, sleutel):
    with pytest.raises(Exception, match="constraint") as fout, engine.begin() as verbinding:
        verbinding.execute(text("INSERT INTO notitie VALUES (1, 99999, :t)"), {"t": "MERKTEKEN"})
    tekst = f"{fout.value!s}{fout.value!r}{engine!r}{engine.url}"
    assert "MERKTEKEN" not in tekst
    assert sleutel.hex() not in tekst


@pytest.mark.eis("E120")
def test_fifty_markers_are_in_no_file_as_plain_text(engine, gevuld):
    merken = [f"MERKTEKEN-{i:02}-geheim" for i in range(50)]
    with schrijver(engine).begin() as verbinding:
        for i, merk in enumerate(merken):
            verbinding.execute(
                text("INSERT INTO persoon VALUES (:i, :n)"), {"i": 1000 + i, "n": merk}
            )
    inhoud = b"".join(pad.read_bytes() for pad in gevuld.map.glob("cmpg.db*"))
    engine.dispose()
    inhoud += gevuld.database.read_bytes()
    assert not [merk for merk in merken if merk.encode() in inhoud]


SCHRIJVER = """
import sys, pathlib
from cmpg_desktop.database.sqlcipher import verbind
v = verbind(pathlib.Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
i = v.execute("SELECT coalesce(max(id), 0) FROM notitie").fetchone()[0]
while True:
    i += 2
    v.execute("BEGIN IMMEDIATE")
    v.execute("INSERT INTO notitie VALUES (?, 1, ?)", (i - 1, "a" * 3000))
    v.execute("INSERT INTO notitie VALUES (?, 1, ?)", (i, "b" * 3000))
    v.execute("COMMIT")
    print(i, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
def test_ten_times_killed_while_writing_loses_nothing_that_was_committed(gevuld, sleutel):
    for ronde in range(10):
        with subprocess.Popen(
            [sys.executable, "-c", SCHRIJVER, gevuld.database, sleutel.hex()],
            stdout=subprocess.PIPE,
            text=True,
        ) as proces:
            bewaker = threading.Timer(20, proces.kill)
            bewaker.start()
            for _ in range(3 + ronde):
                laatste = proces.stdout.readline()
            os.kill(proces.pid, signal.SIGKILL)
            rest = proces.stdout.read().split("\n")
            bewaker.cancel()
        bevestigd = int(next((r for r in reversed(rest[:-1]) if r), laatste))
        verbinding = verbind(gevuld.database, sleutel)
        hoogste, aantal = verbinding.execute("SELECT max(id), count(*) FROM notitie").fetchone()
        assert hoogste >= bevestigd
        assert aantal % 2 == 0
        assert verbinding.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        verbinding.close()
