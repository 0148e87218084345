"""Na het eerste beeld raakt de schermdraad geen bestand, database of netwerk meer aan.

Het echte programma, met een audit hook van Python: die ziet elke `open` en elke verbinding.
"""

import os
import sys
import sysconfig
import threading
import traceback
from pathlib import Path

import PySide6
import pytest
from PySide6.QtWidgets import QWidget

from tests.bewijs.programma import maak_plek

BRON = Path(__file__).resolve().parents[2]
_WACHT = (
    "open",
    "os.mkdir",
    "os.remove",
    "os.rename",
    "os.listdir",
    "os.scandir",
    "shutil.rmtree",
    "subprocess.Popen",
    "os.posix_spawn",
    "tempfile.mkdtemp",
    "tempfile.mkstemp",
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "sqlite3.connect",
)
# Wat wel mag, met de reden: eigen, vaste bestanden van het programma zelf, geen gegevens.
_MAG = (
    (BRON / "cmpg_desktop", "een module of een plaatje van het programma"),
    (BRON / "resources", "een pictogram, de handleiding of een licentie"),
    (BRON / "tests", "de proef zelf leest zijn code voor een traceback"),
    (Path(PySide6.__file__).parent, "een module van Qt"),
    (Path(sysconfig.get_paths()["stdlib"]), "een module van Python"),
    (Path(sysconfig.get_paths()["purelib"]), "een module van een onderdeel"),
)


class Wacht:
    """Een audit hook kan niet weg; deze kijkt alleen als hij aan staat."""

    def __init__(self):
        self.aan = False
        self.gezien: list[str] = []
        self.toegestaan: set[str] = set()
        sys.addaudithook(self)

    def __call__(self, wat, waarden):
        if not self.aan or wat not in _WACHT:
            return
        if threading.current_thread() is not threading.main_thread():
            return
        self.aan = False
        try:
            self._noteer(wat, waarden)
        finally:
            self.aan = True

    def _noteer(self, wat, waarden):
        pad = waarden[0] if waarden else ""
        if isinstance(pad, int):
            return
        if isinstance(pad, str | bytes | os.PathLike):
            heel = Path(os.fsdecode(pad))
            for map_, reden in _MAG:
                if heel.is_relative_to(map_):
                    self.toegestaan.add(reden)
                    return
        plek = [
            f"{Path(stap.filename).name}:{stap.lineno}"
            for stap in traceback.extract_stack()
            if "cmpg_desktop" in stap.filename
        ]
        self.gezien.append(f"{wat} {pad} <- {' < '.join(reversed(plek))}")


@pytest.fixture(scope="session")
def _wacht():
    return Wacht()


@pytest.fixture
def wacht(_wacht):
    _wacht.gezien.clear()
    yield _wacht
    _wacht.aan = False


def test_de_wacht_ziet_een_bestand(wacht, tmp_path):
    wacht.aan = True
    (tmp_path / "proef").write_text("x")
    wacht.aan = False
    assert len(wacht.gezien) == 1


@pytest.mark.traag
def test_de_schermdraad_raakt_na_het_eerste_beeld_niets_aan(
    tmp_path, monkeypatch, start, wacht, op_een_werkdraad
):
    monkeypatch.setenv("CMPG_DATABASE_KEY", bytes(range(32)).hex())
    plek, _ = op_een_werkdraad(maak_plek, tmp_path / "gegevens")
    with start(plek.map) as werk:
        # `start` keert terug zodra de Toepassing er is; de rest is allemaal na het eerste beeld.
        wacht.aan = True
        werk.meld_aan()
        for code in (
            "agenda",
            "meldingen",
            "casussen",
            "brieven",
            "partners",
            "beheer",
            "werkvoorraad",
        ):
            werk.ga(code)
        werk.ga("telefoon")
        werk.typ("notitie.tekst", "Er is brand bij de buren.")
        werk.pagina.bewerking.spoel()
        werk.stil()
        melding = werk.ga("melding")
        werk.typ("melding.concrete_vraag", "Wie helpt?")
        melding.bewerking.spoel()
        werk.stil()
        brief = werk.ga("brief", melding.id)
        brief.advies.setFocus()
        werk.qtbot.keyClicks(brief.advies, "Bel het wijkteam.")
        werk.stil()
        werk.venster.schil.zoek_nu()
        werk.qtbot.keyClicks(werk.venster.schil.zoek, "brand")
        werk.stil()
        werk.venster.schil.zoek.clear()
        werk.regie.vergrendel.emit()
        werk.meld_aan()
        werk.regie._toon_hulp()
        werk.wacht(werk.regie._hulp.isVisible)
        werk.regie._hulp.close()
        for kind in werk.pagina.findChildren(QWidget):
            kind.update()
        werk.sluit()
        wacht.aan = False
    assert wacht.gezien == []
