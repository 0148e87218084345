import json
import subprocess
import sys
from datetime import timedelta

import pytest

from cmpg_desktop.berichten.fouten import Omgevingsfout
from cmpg_desktop.database.plek import Plek
from cmpg_desktop.database.slot import AlOpen, Slot


def test_a_second_program_hears_since_when_the_first_is_open(plek, nu):
    with Slot.neem(plek, nu=nu):
        with pytest.raises(AlOpen) as fout:
            Slot.neem(plek, nu=nu + timedelta(hours=3))
        assert fout.value.tekst == "Het programma is al open op deze computer sinds 09.12."
        with pytest.raises(AlOpen, match=r"sinds 4-11-2026 09\.12"):
            Slot.neem(plek, nu=nu + timedelta(days=1))


def test_after_letting_go_the_next_may(plek, nu):
    with Slot.neem(plek, nu=nu):
        pass
    slot = Slot.neem(plek, nu=nu)
    slot.los()
    slot.los()
    Slot.neem(plek, nu=nu).los()


def test_another_computer_is_named(plek, nu):
    with Slot.neem(plek, nu=nu):
        houder = json.loads(plek.slot.read_bytes()) | {"computer": "BALIE-3"}
        plek.slot.write_text(json.dumps(houder))
        with pytest.raises(AlOpen, match="op computer BALIE-3 sinds"):
            Slot.neem(plek, nu=nu)


@pytest.mark.parametrize("inhoud", ["", "{", "[]", '{"sinds": 3}'])
def test_an_unreadable_lock_file_still_locks(plek, nu, inhoud):
    with Slot.neem(plek, nu=nu):
        plek.slot.write_text(inhoud)
        with pytest.raises(AlOpen, match=r"al open\."):
            Slot.neem(plek, nu=nu)


def test_the_lock_dies_with_its_program(plek, nu):
    code = (
        "import sys, pathlib, datetime\n"
        "from cmpg_desktop.database.plek import Plek\n"
        "from cmpg_desktop.database.slot import Slot\n"
        "slot = Slot.neem(Plek(pathlib.Path(sys.argv[1])),"
        " nu=datetime.datetime.fromisoformat(sys.argv[2]))\n"
        "print('vast', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, plek.map, nu.isoformat()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as proces:
        assert proces.stdout.readline() == b"vast\n"
        with pytest.raises(AlOpen):
            Slot.neem(plek, nu=nu)
        proces.kill()
        proces.wait()
    Slot.neem(plek, nu=nu).los()


def test_no_folder_is_not_an_open_program(tmp_path, nu):
    with pytest.raises(Omgevingsfout, match="vergrendelen") as fout:
        Slot.neem(Plek(tmp_path / "er" / "niet"), nu=nu)
    assert not isinstance(fout.value, AlOpen)
