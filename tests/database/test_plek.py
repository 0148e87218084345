from pathlib import Path
from uuid import UUID

import pytest

from cmpg_desktop.database import plek as module
from cmpg_desktop.database.plek import Plek, netwerkschijf, schrijf_veilig, standaard_plek

MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /mnt/team rw - {soort} server:/team rw
31 30 8:2 / /mnt/team/eigen rw - ext4 /dev/sdb1 rw
32 22 0:41 / /mnt/met\\040spatie rw - cifs //server/deel rw
33 22 0:42 / /mnt/dubbel rw - ext4 /dev/sdc1 rw
34 22 0:43 / /mnt/dubbel rw - nfs server:/x rw
"""


@pytest.fixture
def mounts(monkeypatch, tmp_path):
    def zet(soort="nfs4"):
        bestand = tmp_path / "mountinfo"
        bestand.write_text(MOUNTS.format(soort=soort))
        monkeypatch.setattr(module, "_MOUNTINFO", bestand)

    return zet


@pytest.mark.parametrize("soort", ["nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "davfs"])
def test_a_share_is_named_by_its_kind(mounts, soort):
    mounts(soort)
    assert netwerkschijf(Path("/mnt/team/cmpg")) == soort


@pytest.mark.parametrize("soort", ["ext4", "btrfs", "xfs", "fuseblk", "fuse.ntfs-3g", "overlay"])
def test_a_disk_of_this_computer_is_none(mounts, soort):
    mounts(soort)
    assert netwerkschijf(Path("/mnt/team/cmpg")) == ""


def test_the_nearest_mount_decides_and_the_later_one_covers(mounts):
    mounts()
    assert netwerkschijf(Path("/mnt/team/eigen/cmpg")) == ""
    assert netwerkschijf(Path("/mnt/teamwerk")) == ""
    assert netwerkschijf(Path("/mnt/met spatie/x")) == "cifs"
    assert netwerkschijf(Path("/mnt/dubbel")) == "nfs"


def test_a_link_to_a_share_is_a_share(mounts, tmp_path):
    mounts()
    (tmp_path / "map").symlink_to("/mnt/team")
    assert netwerkschijf(tmp_path / "map") == "nfs4"


def test_without_a_list_of_mounts_nothing_is_refused(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "_MOUNTINFO", tmp_path / "weg")
    assert netwerkschijf(tmp_path) == ""


def test_a_unc_path_is_a_share(monkeypatch):
    assert module._netwerkschijf_windows(_Unc()) == "UNC"


class _Unc:
    drive = "\\\\server\\deel"


def test_every_file_has_its_place_in_the_folder(tmp_path):
    plek = Plek(tmp_path)
    account = UUID(int=7)
    assert plek.database.name == "cmpg.db"
    assert plek.journaal(account).name == f"journaal-{account}.db"
    assert {plek.database.parent, plek.sleutels.parent, plek.slot.parent} == {tmp_path}


def test_the_standard_place_does_not_roam():
    assert "Roaming" not in standaard_plek().map.parts
    assert standaard_plek().map.name == "cmpg-desktop"


def test_replacing_a_file_leaves_no_half(tmp_path, monkeypatch):
    pad = tmp_path / "a.json"
    schrijf_veilig(pad, b"oud")
    monkeypatch.setattr("os.fsync", _vol)
    with pytest.raises(OSError, match="vol"):
        schrijf_veilig(pad, b"nieuw")
    assert pad.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [pad]


def _vol(_nummer):
    raise OSError("vol")
