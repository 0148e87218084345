"""The system asks the process to end: close in the ordinary way, so nothing is left half saved."""

import os
import signal
import sys
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier, Signal

# Ctrl+C in the terminal, `kill`, and a terminal or session that goes away.
_SEINEN: Final = ("SIGINT", "SIGTERM", "SIGHUP")


class Afsluitsein(QObject):
    """Turns a signal of the system into one of Qt.

    Python runs its handlers between two of its own steps, which a waiting Qt does not make; a byte
    in a pipe wakes it. Windows has no such signals: there the window itself is asked to close.

    Signals: `gevraagd` (end, please).
    """

    gevraagd = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lees = -1
        if sys.platform == "win32":
            return
        self._lees, schrijf = os.pipe()
        for kant in (self._lees, schrijf):
            os.set_blocking(kant, False)
        signal.set_wakeup_fd(schrijf, warn_on_full_buffer=False)
        for naam in _SEINEN:
            signal.signal(getattr(signal, naam), lambda *_: None)
        self._melder = QSocketNotifier(self._lees, QSocketNotifier.Type.Read, self)
        self._melder.activated.connect(self._kwam)

    def _kwam(self) -> None:
        os.read(self._lees, 16)
        self.gevraagd.emit()
