"""Composition root: options, window, broker, database. The only reader of the clock.

The order matters for the start: the frame is painted before anything heavy is loaded; the rest is
loaded by a worker while the window already answers.
"""

import gc
import os
import sys
import threading
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QObject, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from cmpg_desktop import gewone_import  # noqa: F401  (before the rest is loaded)
from cmpg_desktop.opties import Opties, lees_opties
from cmpg_desktop.toestandbestand import Toestandbestand
from cmpg_desktop.views.kader import systeem_is_donker
from cmpg_desktop.views.venster import RAIL, Venster

if TYPE_CHECKING:
    from collections.abc import Sequence

GEEN_SCHERM = """\
Er is geen scherm om het programma op te tonen.

Het programma toch zien:
  scripts/rondleiding MAP   rijdt door het hele programma en zet schermfoto's in MAP
Met een scherm elders: log in met een grafische sessie (of ssh -X) en start opnieuw."""

# Loaded by the worker after the first paint, in this order: the frame, then what the work needs.
_KADER = ("cmpg_desktop.views.schil", "cmpg_desktop.views.kaarten")
_REST = (
    "cmpg_desktop.openen",
    "cmpg_desktop.toepassing",
    "cmpg_desktop.dossier.team",
    "cmpg_desktop.views.werkvoorraad",
)

# When Python's collector may begin: the first page is there by then, also on a slow computer.
_EERST_MS = 2_000

# The smallest and the largest window that is remembered, in pixels.
_VENSTER = (640, 10_000)


def heeft_scherm() -> bool:
    """Say whether Qt can show a window here; asking Qt itself would end the program."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def ruim_in_kleine_beurten() -> None:
    """Let the collector of Python take little at a time; until now it did nothing at all.

    Most of what is thrown away are the statements of queries, with all that points back into them:
    twenty thousand such objects at once held up an event for 15 ms, and those that had lived a
    little longer for 90. A collection of everything stays rare.
    """
    gc.set_threshold(2_000, 5, 2_000)
    gc.enable()


def spreek_nederlands(app: QApplication) -> None:
    """Let Qt's own words be Dutch too: the menu of a text field, and choosing a file."""
    woorden = QTranslator(app)
    plek = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if woorden.load("qtbase_nl", plek):
        app.installTranslator(woorden)


class _Lader(QObject):
    """Loads the rest of the program outside the GUI thread.

    Signals: `kader` (the frame can be built), `klaar` (all is there), `mislukt`.
    """

    kader = Signal()
    klaar = Signal()
    mislukt = Signal(object)

    def begin(self) -> None:
        """Start loading."""
        threading.Thread(target=self._laad, name="lader", daemon=True).start()

    def _laad(self) -> None:
        try:
            for module in _KADER:
                import_module(module)
            self.kader.emit()
            for module in _REST:
                import_module(module)
        except BaseException as fout:
            self.mislukt.emit(fout)
            raise
        self.klaar.emit()


def is_donker(opties: Opties, keuze: str) -> bool:
    """Say whether to be dark: as asked for, else as remembered, else as the system is."""
    keuze = opties.thema or keuze
    return keuze == "donker" or (keuze != "licht" and systeem_is_donker())


def toestand_pad(opties: Opties) -> Path:
    """Give the file with what the window remembers."""
    if opties.map is not None:
        return opties.map / "venster.json"
    from cmpg_desktop.database.plek import standaard_plek  # noqa: PLC0415  (only without --map)

    return standaard_plek().map / "venster.json"


class _Start(QObject):
    """The first moments: paint, then load and build piece by piece, each piece its own event."""

    def __init__(
        self, app: QApplication, venster: Venster, opties: Opties, bestand: Toestandbestand
    ) -> None:
        super().__init__(venster)
        self._app = app
        self._venster = venster
        self._opties = opties
        self._bestand = bestand
        self._lader = _Lader(self)
        self._lader.kader.connect(self._bouw_kader)
        self._lader.klaar.connect(self._verder)
        self._toepassing: QObject | None = None

    def begin(self) -> None:
        """Dress the window and begin loading."""
        self._lader.begin()
        toestand = self._bestand.toestand
        tekst = self._opties.tekst or toestand.getal("tekst", 100, van=100, tot=200)
        donker = is_donker(self._opties, toestand.tekst("thema"))
        from cmpg_desktop.views.thema import Thema, pas_toe  # noqa: PLC0415  (after the paint)

        pas_toe(self._app, Thema.DONKER if donker else Thema.LICHT, tekst / 100)

    def _bouw_kader(self) -> None:
        from cmpg_desktop.views.schil import RailItem, Schil  # noqa: PLC0415  (loaded by now)

        spreek_nederlands(self._app)
        self._venster.zet_schil(
            Schil(
                [
                    RailItem(code=code, tekst=tekst, icoon=icoon, sneltoets=toets, onderaan=onder)
                    for code, tekst, icoon, toets, onder in RAIL
                ]
            )
        )

    def _verder(self) -> None:
        from cmpg_desktop.toepassing import Toepassing  # noqa: PLC0415  (loaded by now)

        # What was loaded stays, and the first page needs all of its time for itself.
        gc.freeze()
        QTimer.singleShot(_EERST_MS, self, ruim_in_kleine_beurten)
        toepassing = Toepassing(self._app, self._venster, self._opties, self._bestand)
        self._toepassing = toepassing
        toepassing.begin()


def bouw(app: QApplication, opties: Opties) -> Venster:
    """Make the window and let it start the rest once it is painted."""
    bestand = Toestandbestand(toestand_pad(opties))
    venster = Venster(donker=is_donker(opties, bestand.toestand.tekst("thema")))
    maten = bestand.toestand.getallen("venster")
    if len(maten) == 2:  # noqa: PLR2004  (width and height)
        kleinst, grootst = _VENSTER
        venster.resize(*(min(max(maat, kleinst), grootst) for maat in maten))
    start = _Start(app, venster, opties, bestand)
    venster.geschilderd.connect(start.begin)
    return venster


def _luister(venster: Venster) -> None:
    from cmpg_desktop.afsluitsein import Afsluitsein  # noqa: PLC0415  (after the paint)

    Afsluitsein(venster).gevraagd.connect(venster.sluit)


def main(argv: "Sequence[str] | None" = None) -> int:
    """Run the program; gives the exit code of the process."""
    opties = lees_opties(sys.argv[1:] if argv is None else argv)
    if not heeft_scherm():
        print(GEEN_SCHERM, file=sys.stderr)  # noqa: T201  (there is no window to say it in)
        return 3
    # Loading makes many objects and no garbage: the collector waits until it is done.
    gc.disable()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("cmpg-desktop")
    venster = bouw(app, opties)
    venster.geschilderd.connect(lambda: _luister(venster))
    venster.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
