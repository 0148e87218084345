"""Wat er voor het eerste beeld geladen is, en dat het echte programma start en sluit."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

BRON = Path(__file__).resolve().parents[2]
ZWAAR = {
    "sqlalchemy",
    "alembic",
    "sqlcipher3",
    "psycopg",
    "docxtpl",
    "docx",
    "jinja2",
    "lxml",
    "pypdfium2",
    "keyring",
    "cryptography",
    "argon2",
    "rapidfuzz",
    "uuid_utils",
}
EIGEN = ("berichten", "werkproces", "dossier", "database", "documenten", "broker", "models")

_PROEF = """
import json, os, sys
from cmpg_desktop import app
from cmpg_desktop.opties import lees_opties
import_klaar = sorted(sys.modules)
import linecache, wave  # een module die nog nergens geladen was
gelezen = [pad for pad in linecache.cache if pad.endswith(("kader.py", "wave.py"))]
from PySide6.QtWidgets import QApplication
qapp = QApplication([])
app._Lader.begin = lambda zelf: None  # wat daarna komt, komt in een andere draad
venster = app.bouw(qapp, lees_opties(["--map", sys.argv[1]]))
def geschilderd():
    print(json.dumps([gelezen, import_klaar, sorted(sys.modules)]), flush=True)
    os._exit(0)
venster.geschilderd.connect(geschilderd)
venster.show()
qapp.exec()
"""


def test_voor_het_eerste_beeld_is_er_niets_zwaars_geladen(tmp_path):
    uit = subprocess.run(
        [sys.executable, "-c", _PROEF, tmp_path],
        capture_output=True,
        text=True,
        check=True,
        cwd=BRON,
        timeout=30,
        env=os.environ | {"PYTHONPATH": str(BRON), "QT_QPA_PLATFORM": "offscreen"},
    )
    gelezen, *momenten = json.loads(uit.stdout.splitlines()[-1])
    # PySide6 leest anders de bron van alles wat na hem geladen wordt: zie `gewone_import`.
    assert gelezen == []
    for geladen in momenten:
        wortels = {naam.partition(".")[0] for naam in geladen}
        assert not wortels & ZWAAR
        eigen = {n.split(".")[1] for n in geladen if n.startswith("cmpg_desktop.")}
        assert not eigen & set(EIGEN)


def test_aanmelden_en_sluiten(plek, start):
    with start(plek.map) as werk:
        werk.meld_aan()
        assert werk.pagina.code == "werkvoorraad"
    assert (plek.map / "venster.json").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows kent dit sein niet")
def test_wie_het_systeem_laat_stoppen_sluit_gewoon_af(tmp_path):
    programma = subprocess.Popen(
        [sys.executable, "-m", "cmpg_desktop", "--demo", "--als", "Marloes", "--map", tmp_path],
        cwd=BRON,
        env=os.environ | {"PYTHONPATH": str(BRON), "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
    )
    try:
        einde = time.monotonic() + 30
        while not list(tmp_path.glob("journaal-*")):  # er is iemand aan het werk
            assert programma.poll() is None
            assert time.monotonic() < einde
            time.sleep(0.05)
        programma.send_signal(signal.SIGTERM)
        _, fouten = programma.communicate(timeout=20)
    finally:
        programma.kill()
    assert programma.returncode == 0, fouten.decode()
    assert (tmp_path / "venster.json").exists()
    assert not list(tmp_path.glob("*-wal"))
