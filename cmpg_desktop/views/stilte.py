"""Notices that nobody touched keyboard or mouse for a while."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from cmpg_desktop.typen import override

_AANRAKING = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin}
)


class Stilte(QObject):
    """Counts idle time. Typing is the opposite of idle, so it never strikes in the middle of it.

    Listens at the windows, where each touch arrives once, and not at every event of every widget.

    Signals: `lang_stil`.
    """

    lang_stil = Signal()

    def __init__(self, app: QGuiApplication, ouder: QObject) -> None:
        super().__init__(ouder)
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.timeout.connect(self.lang_stil)
        app.focusWindowChanged.connect(self._luister)
        self._luister(app.focusWindow())

    def begin(self, minuten: int) -> None:
        """Strike after this many minutes without a touch; 0 turns it off."""
        self._over.stop()
        if minuten > 0:
            self._over.start(minuten * 60_000)

    def opnieuw(self) -> None:
        """Start counting again."""
        if self._over.interval() > 0:
            self._over.start()

    def sluit(self) -> None:
        """Stop for good."""
        self._over.stop()

    def _luister(self, venster: QWindow | None) -> None:
        if venster is not None:
            # Installing it again only moves it to the front: it is never called twice.
            venster.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._over.isActive() and event.type() in _AANRAKING:
            self._over.start()
        return False
