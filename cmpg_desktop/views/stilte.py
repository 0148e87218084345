"""Notices that nobody touched keyboard or mouse for a while."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from cmpg_desktop.typen import override

_AANRAKING = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin}
)


class Stilte(QObject):
    """Counts idle time. Typing is the opposite of idle, so it never strikes in the middle of it.

    Signals: `lang_stil`.
    """

    lang_stil = Signal()

    def __init__(self, app: QApplication, ouder: QObject) -> None:
        super().__init__(ouder)
        self._app = app
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.timeout.connect(self.lang_stil)

    def begin(self, minuten: int) -> None:
        """Strike after this many minutes without a touch; 0 turns it off."""
        self._app.removeEventFilter(self)
        self._over.stop()
        if minuten > 0:
            self._over.setInterval(minuten * 60_000)
            self._over.start()
            self._app.installEventFilter(self)

    def opnieuw(self) -> None:
        """Start counting again."""
        self._over.start()

    def sluit(self) -> None:
        """Stop for good."""
        self._over.stop()
        self._app.removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _AANRAKING and self._over.interval() - self._over.remainingTime() > 1000:
            self._over.start()
        return False
