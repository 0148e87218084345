"""De vastgezette bibliotheken doen wat wij van ze nodig hebben."""

import subprocess
import sys

import sqlcipher3

# PySide6 6.12.0 verliest op Python 3.11 bij elke aanroep een verwijzing naar None; na een paar
# duizend stuks stopt het proces hard. Een venster openen laat dat niet zien, dit wel.
_VERLIEST_NONE = """
from PySide6.QtCore import QObject
o = QObject()
for _ in range(100_000): o.property("bestaat niet")
"""


def test_pyside_verliest_geen_verwijzingen_naar_none():
    uitkomst = subprocess.run(
        [sys.executable, "-c", _VERLIEST_NONE], capture_output=True, text=True, check=False
    )
    assert uitkomst.returncode == 0, uitkomst.stderr


def test_sqlite_heeft_de_reparatie_van_de_wal():
    # Voor 3.51.3 kan een database met twee verbindingen in WAL-stand stuk gaan.
    assert tuple(map(int, sqlcipher3.sqlite_version.split("."))) >= (3, 51, 3)


def test_sqlcipher_versleutelt_echt():
    verbinding = sqlcipher3.connect(":memory:")
    try:
        (versie,) = verbinding.execute("PRAGMA cipher_version").fetchone()
    finally:
        verbinding.close()
    assert int(versie.split(".")[0]) >= 4
