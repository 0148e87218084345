"""Build a large page one part at a time, and keep its Tab order the order of reading."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QWidget

from cmpg_desktop.views.onderdelen.basis import delen_van


class Stappen(QObject):
    """Runs its steps one event at a time: no event holds up the screen (50 ms at most).

    Signals:
        klaar: everything was built.
    """

    klaar = Signal()

    def __init__(self, ouder: QObject, stappen: Sequence[Callable[[], None]]) -> None:
        super().__init__(ouder)
        self._stappen = deque(stappen)
        self._klok = QTimer(self)
        self._klok.setInterval(0)
        self._klok.timeout.connect(self._een)
        self._klok.start()

    @property
    def is_klaar(self) -> bool:
        """Whether everything was built."""
        return not self._stappen

    def nu(self) -> None:
        """Build what is left at once: somebody wants to go there."""
        while self._stappen:
            self._een()

    def stop(self) -> None:
        """Leave the rest unbuilt: something else comes in its place."""
        self._stappen.clear()
        self._klok.stop()

    def _een(self) -> None:
        if self._stappen:
            self._stappen.popleft()()
        if not self._stappen and self._klok.isActive():
            self._klok.stop()
            self.klaar.emit()


class Tabvolgorde(QObject):
    """Sets the Tab order of a page again after its parts changed."""

    def __init__(self, pagina: QWidget) -> None:
        super().__init__(pagina)
        self._pagina = pagina
        self._wacht = QTimer(self)
        self._wacht.setSingleShot(True)
        self._wacht.setInterval(0)
        self._wacht.timeout.connect(self.zet)

    def later(self) -> None:
        """Set it when the present event is done."""
        self._wacht.start()

    def zet(self) -> None:
        """Let Tab follow the layout: from left to right, from top to bottom."""
        met_tab = [
            widget
            for widget in _in_leesvolgorde(self._pagina)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        # Each is put right behind the first, the last one first: Qt leaves some pairs as they are
        # when a chain is built from the front.
        for widget in reversed(met_tab[1:]):
            QWidget.setTabOrder(met_tab[0], widget)


def _in_leesvolgorde(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QScrollArea):
        # Not the area itself: Qt would put what follows it behind all that is in it.
        inhoud = widget.widget()
        if inhoud is not None:
            yield from _in_leesvolgorde(inhoud)
        return
    yield widget
    if isinstance(widget, QAbstractScrollArea):
        return
    opmaak = widget.layout()
    if opmaak is not None:
        yield from _van_opmaak(opmaak)
        return
    for kind in widget.children():
        # A holder without a layout: a panel that moves along, a line with a button in it.
        if isinstance(kind, QWidget) and not kind.isWindow():
            yield from _in_leesvolgorde(kind)


def _van_opmaak(opmaak: QLayout) -> Iterator[QWidget]:
    for deel in delen_van(opmaak):
        yield from _van_opmaak(deel) if isinstance(deel, QLayout) else _in_leesvolgorde(deel)
