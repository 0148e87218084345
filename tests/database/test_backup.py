import os
import shutil
import subprocess
import sys
from datetime import timedelta

import pytest
from sqlalchemy import text

from cmpg_desktop.berichten.fouten import Gestopt, Omgevingsfout
from cmpg_desktop.berichten.kern import Stop
from cmpg_desktop.database import backup as module
from cmpg_desktop.database.backup import (
    BackupMislukt,
    backups,
    maak_backup,
    moet_backup,
    wis_uit_backups,
)
from cmpg_desktop.database.controle import controle
from cmpg_desktop.database.herstel import BackupWeg, herstel
from cmpg_desktop.database.plek import Plek
from cmpg_desktop.database.slot import AlOpen, Slot
from cmpg_desktop.database.sqlcipher import Schijffout, SchijfVol, SleutelPastNiet, verbind
from tests.database.ontsleutel import ontsleutel


def tel(pad, sleutel):
    verbinding = verbind(pad, sleutel, alleen_lezen=True)
    (aantal,) = verbinding.execute("SELECT count(*) FROM persoon").fetchone()
    verbinding.close()
    return aantal


@pytest.mark.eis("E120")
def test_a_backup_is_one_encrypted_file_with_all_rows_and_its_key_slots(gevuld, sleutel, nu):
    gevuld.sleutels.write_text('{"x": 1}')
    pad = maak_backup(gevuld, sleutel, nu)
    assert pad.name == "cmpg-20261104T081200Z-0.1.0.db"
    assert tel(pad, sleutel) == 500
    assert b"Persoon" not in pad.read_bytes()
    assert b"Persoon 499" in ontsleutel(pad, sleutel)
    assert gevuld.backup_sleutels.read_text() == '{"x": 1}'
    assert sorted(p.name for p in gevuld.backups.iterdir()) == [pad.name, gevuld.sleutels.name]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such mode")
def test_a_backup_is_for_this_account_only(gevuld, sleutel, nu):
    assert maak_backup(gevuld, sleutel, nu).stat().st_mode & 0o777 == 0o600


def test_a_backup_does_not_wait_for_a_writer_and_holds_what_was_committed(gevuld, sleutel, nu):
    schrijver = verbind(gevuld.database, sleutel)
    schrijver.execute("DELETE FROM persoon WHERE id < 10")
    schrijver.execute("BEGIN IMMEDIATE")
    schrijver.execute("DELETE FROM persoon")
    pad = maak_backup(gevuld, sleutel, nu)
    schrijver.execute("ROLLBACK")
    schrijver.close()
    assert tel(pad, sleutel) == 490


def test_rows_written_during_the_copy_do_not_spoil_it(gevuld, sleutel, nu, monkeypatch):
    monkeypatch.setattr(module, "_BLADZIJDEN_PER_STAP", 5)
    schrijver = verbind(gevuld.database, sleutel)
    stappen = []

    def voortgang(gedaan, totaal, wat):
        stappen.append((gedaan, totaal, wat))
        schrijver.execute("INSERT INTO persoon (naam) VALUES ('tussendoor')")

    pad = maak_backup(gevuld, sleutel, nu, voortgang=voortgang)
    schrijver.close()
    assert len(stappen) > 5
    assert stappen[-1][0] == stappen[-1][1]
    assert tel(pad, sleutel) == 500


def test_a_backup_that_is_called_off_leaves_nothing(gevuld, sleutel, nu):
    stop = Stop()
    stop.vraag()
    with pytest.raises(Gestopt):
        maak_backup(gevuld, sleutel, nu, stop=stop)
    assert not list(gevuld.backups.iterdir())


def test_a_copy_that_is_not_equal_is_thrown_away(gevuld, sleutel, nu, monkeypatch):
    tellingen = iter([{"persoon": 500}, {"persoon": 499}])
    monkeypatch.setattr(module, "tel_rijen", lambda _verbinding: next(tellingen))
    with pytest.raises(BackupMislukt):
        maak_backup(gevuld, sleutel, nu)
    assert not list(gevuld.backups.iterdir())


def test_ten_are_kept_and_the_oldest_go(gevuld, sleutel, nu):
    for dag in range(12):
        maak_backup(gevuld, sleutel, nu + timedelta(days=dag))
    gevonden = backups(gevuld)
    assert len(gevonden) == 10
    assert gevonden[0].moment == nu + timedelta(days=11)
    assert gevonden[-1].moment == nu + timedelta(days=2)


def test_with_the_clock_set_back_the_new_backup_is_not_the_one_to_go(gevuld, sleutel, nu):
    for dag in range(10):
        maak_backup(gevuld, sleutel, nu + timedelta(days=dag))
    pad = maak_backup(gevuld, sleutel, nu - timedelta(days=300))
    assert pad.exists()
    assert len(backups(gevuld)) == 10


def test_two_in_one_second_both_stay_and_the_later_is_the_newer(gevuld, sleutel, nu):
    een, twee = maak_backup(gevuld, sleutel, nu), maak_backup(gevuld, sleutel, nu)
    assert [backup.pad for backup in backups(gevuld)] == [twee, een]


def test_a_backup_is_due_after_a_day_and_when_the_last_is_from_the_future(gevuld, sleutel, nu):
    assert moet_backup(Plek(gevuld.map / "leeg"), nu)
    assert moet_backup(gevuld, nu)
    maak_backup(gevuld, sleutel, nu)
    assert not moet_backup(gevuld, nu)
    assert not moet_backup(gevuld, nu + timedelta(hours=23, minutes=59))
    assert moet_backup(gevuld, nu + timedelta(days=1))
    assert moet_backup(gevuld, nu - timedelta(hours=1))


def test_left_overs_of_a_killed_backup_are_cleared(gevuld, sleutel, nu):
    (gevuld.backups / "cmpg.bezig").write_bytes(b"half")
    maak_backup(gevuld, sleutel, nu)
    assert not list(gevuld.backups.glob("*bezig*"))


def test_a_disk_that_fills_up_leaves_the_older_backups_whole(gevuld, sleutel, nu):
    resource = pytest.importorskip("resource")
    ouder = maak_backup(gevuld, sleutel, nu)
    voor = ouder.read_bytes()
    code = (
        "import sys, pathlib, datetime\n"
        "from cmpg_desktop.berichten.fouten import Omgevingsfout\n"
        "from cmpg_desktop.database.backup import maak_backup\n"
        "from cmpg_desktop.database.plek import Plek\n"
        "try:\n"
        "    maak_backup(Plek(pathlib.Path(sys.argv[1])), bytes.fromhex(sys.argv[2]),"
        " datetime.datetime.fromisoformat(sys.argv[3]))\n"
        "except Omgevingsfout as fout:\n"
        "    print(type(fout).__name__)\n"
    )
    klaar = subprocess.run(
        [sys.executable, "-c", code, gevuld.map, sleutel.hex(), (nu + timedelta(1)).isoformat()],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536)),
        capture_output=True,
        text=True,
        check=True,
    )
    assert klaar.stdout == "Schijffout\n"
    assert klaar.stderr == ""
    assert list(gevuld.backups.glob("cmpg*.db")) == [ouder]
    assert not list(gevuld.backups.glob("*bezig*"))
    assert ouder.read_bytes() == voor


@pytest.fixture
def klein(tmp_path):
    """A disk of 300 kB."""
    punt = tmp_path / "klein"
    punt.mkdir()
    mount = shutil.which("mount")
    opties = ["-t", "tmpfs", "-o", "size=300k", "tmpfs", str(punt)]
    if not mount or subprocess.run([mount, *opties], capture_output=True, check=False).returncode:
        pytest.skip("a small disk can only be made by root on Linux")
    yield punt
    subprocess.run(["umount", str(punt)], check=True)


def test_a_full_disk_is_named_and_the_older_backup_stays_whole(klein, sleutel, nu):
    plek = Plek(klein)
    plek.maak()
    verbinding = verbind(plek.database, sleutel, maken=True, wal=False)
    verbinding.execute("CREATE TABLE persoon (naam TEXT)")
    ouder = maak_backup(plek, sleutel, nu)
    verbinding.execute("BEGIN")
    verbinding.executemany("INSERT INTO persoon VALUES (?)", [("x" * 900,)] * 140)
    verbinding.execute("COMMIT")
    verbinding.close()
    with pytest.raises(SchijfVol):
        maak_backup(plek, sleutel, nu + timedelta(days=1))
    assert tel(ouder, sleutel) == 0
    assert list(plek.backups.iterdir()) == [ouder]


@pytest.mark.parametrize("wat", ["fsync", "rename"])
def test_a_failure_below_is_named_and_leaves_nothing(gevuld, sleutel, nu, monkeypatch, wat):
    def mislukt(*_):
        raise OSError(5, "Input/output error")

    if wat == "fsync":
        monkeypatch.setattr(module, "leg_vast", mislukt)
    else:
        monkeypatch.setattr("pathlib.Path.rename", mislukt)
    with pytest.raises(Schijffout, match="vorige back-ups staan er nog"):
        maak_backup(gevuld, sleutel, nu)
    assert not list(gevuld.backups.iterdir())


def test_what_is_wiped_from_backups_is_really_gone(gevuld, sleutel, nu):
    merk = "MERKTEKEN weggegooide notitie " * 300
    verbinding = verbind(gevuld.database, sleutel)
    verbinding.execute("INSERT INTO notitie VALUES (1, 1, ?)", (merk,))
    verbinding.close()
    paden = [maak_backup(gevuld, sleutel, nu + timedelta(days=dag)) for dag in range(2)]
    opzij = herstel(paden[1], gevuld, sleutel, nu)
    assert all(b"MERKTEKEN" in ontsleutel(pad, sleutel) for pad in [*paden, opzij])
    uitslag = wis_uit_backups(
        gevuld,
        sleutel,
        lambda verbinding: verbinding.execute(text("DELETE FROM notitie")),
        sinds=nu,
    )
    assert set(uitslag.gewist) == {*paden, opzij}
    assert uitslag.mislukt == ()
    for pad in [*paden, opzij]:
        assert b"MERKTEKEN" not in ontsleutel(pad, sleutel)
        assert tel(pad, sleutel) == 500
    assert sorted(pad for pad in gevuld.backups.iterdir()) == sorted(paden)


def test_a_backup_that_cannot_be_wiped_is_named_and_the_others_are(gevuld, sleutel, nu):
    vreemd = gevuld.backups / "cmpg-20250101T000000Z-0.0.1.db"
    verbinding = verbind(vreemd, os.urandom(32), maken=True, wal=False)
    verbinding.execute("CREATE TABLE notitie (a)")
    verbinding.close()
    goed = maak_backup(gevuld, sleutel, nu)
    uitslag = wis_uit_backups(
        gevuld,
        sleutel,
        lambda verbinding: verbinding.execute(text("DELETE FROM notitie")),
        sinds=nu,
    )
    assert uitslag.gewist == (goed,)
    assert [pad for pad, _ in uitslag.mislukt] == [vreemd]


def test_a_backup_from_before_it_was_written_down_is_not_opened(gevuld, sleutel, nu):
    oud = maak_backup(gevuld, sleutel, nu)
    os.utime(oud, (nu.timestamp(), nu.timestamp()))
    nieuw = maak_backup(gevuld, sleutel, nu + timedelta(hours=2))
    geopend = []
    uitslag = wis_uit_backups(gevuld, sleutel, geopend.append, sinds=nu + timedelta(hours=1))
    assert uitslag.gewist == (nieuw,)
    assert len(geopend) == 1


def test_putting_back_moves_the_old_file_aside_whole(gevuld, sleutel, nu):
    backup = maak_backup(gevuld, sleutel, nu)
    verbinding = verbind(gevuld.database, sleutel)
    verbinding.execute("DELETE FROM persoon WHERE id < 100")
    verbinding.close()
    opzij = herstel(backup, gevuld, sleutel, nu)
    assert opzij.name == "cmpg-opzij-20261104T081200Z.db"
    assert tel(opzij, sleutel) == 400
    assert gevuld.database.read_bytes() == backup.read_bytes()
    assert tel(gevuld.database, sleutel) == 500
    assert herstel(backup, gevuld, sleutel, nu) not in {None, opzij}


def test_putting_back_elsewhere_takes_the_key_slots_along(gevuld, sleutel, nu, tmp_path):
    gevuld.sleutels.write_text('{"x": 1}')
    backup = maak_backup(gevuld, sleutel, nu)
    elders = Plek(tmp_path / "elders")
    assert herstel(backup, elders, sleutel, nu) is None
    assert tel(elders.database, sleutel) == 500
    assert elders.sleutels.read_text() == '{"x": 1}'


def test_a_wal_without_its_database_does_not_get_into_the_backup(gevuld, sleutel, nu):
    backup = maak_backup(gevuld, sleutel, nu)
    gevuld.database.unlink()
    wal = gevuld.map / "cmpg.db-wal"
    wal.write_bytes(b"van iets anders")
    assert herstel(backup, gevuld, sleutel, nu) is None
    assert not wal.exists()
    assert tel(gevuld.database, sleutel) == 500


@pytest.mark.parametrize("schade", ["sleutel", "weg", "vol", "open"])
def test_putting_back_that_cannot_be_done_leaves_the_database(
    gevuld, sleutel, nu, monkeypatch, schade
):
    backup = maak_backup(gevuld, sleutel, nu)
    voor = gevuld.database.read_bytes()
    verwacht = {"sleutel": SleutelPastNiet, "weg": BackupWeg, "vol": Schijffout, "open": AlOpen}
    if schade == "vol":
        monkeypatch.setattr("os.fsync", _vol)
    if schade == "weg":
        backup.unlink()
    slot = Slot.neem(gevuld, nu=nu) if schade == "open" else None
    met = os.urandom(32) if schade == "sleutel" else sleutel
    with pytest.raises(verwacht[schade]) as fout:
        herstel(backup, gevuld, met, nu)
    assert isinstance(fout.value, Omgevingsfout)
    assert fout.value.wat_nu
    if slot is not None:
        slot.los()
    assert gevuld.database.read_bytes() == voor
    assert not list(gevuld.map.glob("*opzij*"))
    assert not list(gevuld.map.glob("*bezig*"))


def _vol(_nummer):
    raise OSError(28, "No space left on device")


def test_a_whole_file_has_no_findings(gevuld, sleutel):
    assert controle(gevuld, sleutel).in_orde


def test_one_flipped_bit_is_found_and_its_page_named(gevuld, sleutel):
    ruw = bytearray(gevuld.database.read_bytes())
    ruw[4096 * 6 + 100] ^= 1
    gevuld.database.write_bytes(ruw)
    bevindingen = controle(gevuld, sleutel)
    assert not bevindingen.in_orde
    assert "page 7" in bevindingen.zegels[0]
    assert bevindingen.structuur


def test_a_row_that_points_to_nothing_is_found(gevuld, sleutel):
    verbinding = verbind(gevuld.database, sleutel)
    verbinding.execute("PRAGMA foreign_keys=OFF")
    verbinding.execute("INSERT INTO notitie VALUES (1, 99999, 'wees')")
    verbinding.close()
    bevindingen = controle(gevuld, sleutel)
    assert bevindingen.verwijzingen == ("notitie 1 persoon 0",)
    assert not bevindingen.zegels
    assert not bevindingen.structuur
