"""Where the data of this program lie on this computer, and how files there are written."""

import os
import re
import shlex
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

_NETWERK = frozenset(
    {"9p", "afs", "ceph", "cifs", "coda", "davfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs"}
    | {"glusterfs", "lustre", "prl_fs", "vboxsf", "vmhgfs"}
)
# How the name of a database begins that was moved aside when a backup was put back.
OPZIJ = "cmpg-opzij-"
_MOUNTINFO = Path("/proc/self/mountinfo")


@dataclass(frozen=True, slots=True)
class Plek:
    """The folder with the data, and the names in it."""

    map: Path

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.map / "cmpg.db"

    @property
    def sleutels(self) -> Path:
        """The key slots."""
        return self.map / "cmpg.sleutels.json"

    @property
    def vorige_sleutels(self) -> Path:
        """The key slots as they were before the last change."""
        return self.map / "cmpg.sleutels.vorige.json"

    @property
    def eerste_start(self) -> Path:
        """The mark of a first start that is not finished."""
        return self.map / "cmpg.eerste-start"

    @property
    def slot(self) -> Path:
        """The lock that keeps a second program out."""
        return self.map / "cmpg.slot"

    @property
    def backups(self) -> Path:
        """The folder of the backups."""
        return self.map / "backups"

    @property
    def backup_sleutels(self) -> Path:
        """The key slots beside the backups: a backup without them is of no use elsewhere."""
        return self.backups / self.sleutels.name

    @property
    def logboek(self) -> Path:
        """The folder of the log files."""
        return self.map / "logboek"

    def journaal(self, account: UUID) -> Path:
        """Name the journal of this account."""
        return self.map / f"journaal-{account}.db"

    def maak(self) -> None:
        """Make the folders that are not there, for this account only."""
        for pad in (self.map, self.backups, self.logboek):
            if not pad.is_dir():
                pad.mkdir(mode=0o700, parents=True)


def standaard_plek() -> Plek:
    """Give the place of this computer: local data, which no roaming profile carries off."""
    import platformdirs  # noqa: PLC0415  (not needed where a folder was given)

    return Plek(platformdirs.user_data_path("cmpg-desktop", appauthor=False, roaming=False))


def beheeropdracht(woorden: str, plek: Plek) -> str:
    """Give a command of cmpg-beheer for this place as it can be typed over."""
    eigen = plek.map != standaard_plek().map
    return opdrachtregel([*woorden.split(), *(["--map", str(plek.map.absolute())] * eigen)])


def opdrachtregel(woorden: Sequence[str]) -> str:
    """Give these words after cmpg-beheer, with its path where a shell would not find it."""
    naam = "cmpg-beheer"
    hiernaast = Path(sys.executable).with_name(f"{naam}.exe" if sys.platform == "win32" else naam)
    if shutil.which(naam) is None and hiernaast.exists():
        naam = str(hiernaast)
    if sys.platform == "win32":
        import subprocess  # noqa: PLC0415 - for a message on Windows only

        return subprocess.list2cmdline([naam, *woorden])
    return shlex.join([naam, *woorden])


def schrijf_veilig(pad: Path, inhoud: bytes) -> None:
    """Replace a file as a whole: after a power cut the old or the new one stands there."""
    bezig = pad.with_name(f".{pad.name}.bezig")
    try:
        with os.fdopen(os.open(bezig, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as uit:
            uit.write(inhoud)
            uit.flush()
            os.fsync(uit.fileno())
        bezig.replace(pad)
    except BaseException:
        bezig.unlink(missing_ok=True)
        raise
    leg_map_vast(pad.parent)


def leg_vast(pad: Path) -> None:
    """Wait until the content of a file is on the disk."""
    nummer = os.open(pad, os.O_RDWR)
    try:
        os.fsync(nummer)
    finally:
        os.close(nummer)


def leg_map_vast(pad: Path) -> None:
    """Wait until the names in a folder are on the disk; Windows has no such call."""
    if sys.platform != "win32":
        nummer = os.open(pad, os.O_RDONLY)
        try:
            os.fsync(nummer)
        finally:
            os.close(nummer)


def netwerkschijf(pad: Path) -> str:
    """Name the kind of network disk a path is on; '' for a disk of this computer."""
    echt = pad.resolve()
    if sys.platform == "win32":
        return _netwerkschijf_windows(echt)
    try:
        regels = _MOUNTINFO.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""  # not Linux: nothing is known, so nothing is refused
    return _netwerkschijf_in(echt, regels)


def _netwerkschijf_in(echt: Path, mountinfo: str) -> str:
    beste, soort = -1, ""
    for regel in mountinfo.splitlines():
        voor, _, na = regel.partition(" - ")
        punt = Path(re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8)), voor.split(" ")[4]))
        # A later mount on the same point covers the earlier one.
        if len(punt.parts) >= beste and echt.is_relative_to(punt):
            beste, soort = len(punt.parts), na.split(" ")[0]
    is_netwerk = soort in _NETWERK or (soort.startswith("fuse.") and soort not in _EIGEN_FUSE)
    return soort if is_netwerk else ""


# Disks of this computer that are served by a program all the same.
_EIGEN_FUSE = frozenset({"fuse.ntfs", "fuse.ntfs-3g", "fuse.exfat", "fuse.fuse-overlayfs"})


def _netwerkschijf_windows(echt: Path) -> str:
    schijf = echt.drive
    if schijf.startswith("\\\\"):
        return "UNC"
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - exists in this form on Windows only

        drive_remote = 4
        if ctypes.windll.kernel32.GetDriveTypeW(f"{schijf}\\") == drive_remote:
            return "netwerkstation"
    return ""
