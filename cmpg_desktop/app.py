"""Composition root: options, window, broker, database. The only reader of the clock.

The order matters for the start: the frame is painted before anything heavy is loaded; the rest is
loaded by a worker while the window already answers.
"""

import os
import sys
import threading
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from cmpg_desktop.opties import Opties, lees_opties
from cmpg_desktop.toestandbestand import Toestandbestand
from cmpg_desktop.views import thema
from cmpg_desktop.views.venster import Venster

GEEN_SCHERM = """\
Er is geen scherm om het programma op te tonen.

Het programma toch zien:
  scripts/rondleiding MAP   rijdt door het hele programma en zet schermfoto's in MAP
Met een scherm elders: log in met een grafische sessie (of ssh -X) en start opnieuw."""

# Loaded by the worker after the first paint, in this order: what the work needs comes first.
_LATER = (
    "cmpg_desktop.berichten.team",
    "cmpg_desktop.openen",
    "cmpg_desktop.dossier.uitvoering",
    "cmpg_desktop.toepassing",
)


def heeft_scherm() -> bool:
    """Say whether Qt can show a window here; asking Qt itself would end the program."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


class _Lader(QObject):
    """Loads the rest of the program outside the GUI thread. Signals: `klaar`, `mislukt`."""

    klaar = Signal()
    mislukt = Signal(object)

    def begin(self) -> None:
        """Start loading."""
        threading.Thread(target=self._laad, name="lader", daemon=True).start()

    def _laad(self) -> None:
        try:
            for module in _LATER:
                import_module(module)
        except BaseException as fout:
            self.mislukt.emit(fout)
            raise
        self.klaar.emit()


def _thema(opties: Opties, keuze: str) -> thema.Thema:
    keuze = opties.thema or keuze
    if keuze == "donker" or (keuze != "licht" and thema.systeem_is_donker()):
        return thema.Thema.DONKER
    return thema.Thema.LICHT


def toestand_pad(opties: Opties) -> Path:
    """Give the file with what the window remembers."""
    if opties.map is not None:
        return opties.map / "venster.json"
    from cmpg_desktop.database.plek import standaard_plek  # noqa: PLC0415  (only without --map)

    return standaard_plek().map / "venster.json"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; gives the exit code of the process."""
    opties = lees_opties(sys.argv[1:] if argv is None else argv)
    if not heeft_scherm():
        print(GEEN_SCHERM, file=sys.stderr)  # noqa: T201  (there is no window to say it in)
        return 3
    app = QApplication(sys.argv[:1])
    app.setApplicationName("cmpg-desktop")
    app.setApplicationDisplayName("Regieteam CMPG")
    bestand = Toestandbestand(toestand_pad(opties))
    toestand = bestand.toestand
    tekst = opties.tekst or int(toestand.tekst("tekst", "100"))
    thema.pas_toe(app, _thema(opties, toestand.tekst("thema")), tekst / 100)
    venster = Venster()
    maten = toestand.getallen("venster")
    if len(maten) == 2:  # noqa: PLR2004  (width and height)
        venster.resize(*maten)
    lader = _Lader()
    toepassingen: list[object] = []

    def verder() -> None:
        from cmpg_desktop.toepassing import Toepassing  # noqa: PLC0415  (loaded by now)

        toepassing = Toepassing(app, venster, opties, bestand)
        toepassingen.append(toepassing)
        toepassing.begin()

    lader.klaar.connect(verder)
    venster.geschilderd.connect(lader.begin)
    venster.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
