"""The main window: its size, its first image, and what happens when it closes.

Light: this is painted first. The frame itself (`Schil`) is loaded and built after that.
"""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.typen import override
from cmpg_desktop.views.kader import teken_kader

if TYPE_CHECKING:
    from cmpg_desktop.views.schil import Schil

# Code, words, icon, shortcut, at the bottom: an entry appears when its page exists.
RAIL = (
    ("werkvoorraad", "Werkvoorraad", "tray", "Alt+1", False),
    ("agenda", "Agenda", "calendar", "Alt+2", False),
    ("meldingen", "Meldingen", "megaphone", "Alt+3", False),
    ("weegoverleg", "Weegoverleg", "list-checks", "Alt+4", False),
    ("casussen", "Casussen", "folders", "Alt+5", False),
    ("brieven", "Brieven", "envelope", "Alt+6", False),
    ("partners", "Ketenpartners", "buildings", "Alt+7", False),
    ("verzoeken", "Privacyverzoeken", "scales", "Alt+8", False),
    ("beheer", "Beheer", "gear", "Alt+9", True),
)

# How often a change of size at the bottom of a page is handed on: by the deepest page some ten
# levels up, and once more when words wrap at the new width.
_LAGEN = 30


class Venster(QWidget):
    """The window of the program.

    Signals: `geschilderd` (once, after the first paint), `sluit_gevraagd` (someone closes it;
    `sluit_als` says when it really goes).
    """

    geschilderd = Signal()
    sluit_gevraagd = Signal()

    def __init__(self, *, donker: bool) -> None:
        super().__init__()
        self.setObjectName("venster")
        self.setWindowTitle("Regieteam CMPG")
        self._donker = donker
        self._schil: Schil | None = None
        self._opmaak = QVBoxLayout(self)
        self._opmaak.setContentsMargins(0, 0, 0, 0)
        self.geschilderd_op = 0.0  # on the clock all processes share, for scripts/bench
        self._mag_sluiten: Callable[[], bool] = _altijd
        self.resize(1366, 860)

    @property
    def schil(self) -> "Schil":
        """The frame; nothing asks for it before it is built."""
        if self._schil is None:
            raise RuntimeError("the frame is not built yet")
        return self._schil

    def zet_schil(self, schil: "Schil") -> None:
        """Put the real frame in the place of its first image."""
        self._schil = schil
        self._opmaak.addWidget(schil)

    def sluit_als(self, mag: Callable[[], bool]) -> None:
        """Set who says whether the window may close now (everything saved)."""
        self._mag_sluiten = mag

    def sluit(self) -> None:
        """Close the window (for a button: it takes no answer)."""
        self.close()

    def schik_nu(self) -> None:
        """Lay out at once all that still waits for it.

        Qt hands a change of size on one level a turn of the event loop, and may paint in between:
        then fields lie over each other until the page has come to rest.
        """
        for _ in range(_LAGEN):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest and self._schil is not None:
            self.schik_nu()
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._schil is None:
            boven = tuple(rij[1] for rij in RAIL if not rij[4])
            onder = tuple(rij[1] for rij in RAIL if rij[4])
            teken_kader(self, boven, onder, donker=self._donker)
        if not self.geschilderd_op:
            QTimer.singleShot(0, self, self._is_geschilderd)

    def _is_geschilderd(self) -> None:
        if not self.geschilderd_op:
            self.geschilderd_op = time.monotonic()
            self.geschilderd.emit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        # Who saves what is left may be done at once; `close` does nothing while it is under way.
        if not self._mag_sluiten():
            self.sluit_gevraagd.emit()
        event.setAccepted(self._mag_sluiten())


def _altijd() -> bool:
    return True
