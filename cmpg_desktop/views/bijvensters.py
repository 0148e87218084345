"""The windows beside the main one: out of sight while the sign-in card is up."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from cmpg_desktop.typen import override

# These say nothing of a dossier and may be there for anyone.
_MAG_BLIJVEN = frozenset({"HulpVenster", "FoutVenster"})


class Bijvensters(QObject):
    """Hides every dialog and second window, and gives them back to who had them open.

    What opens by itself while locked (an answer that came late) is kept out of sight as well.
    """

    def __init__(self, hoofd: QWidget) -> None:
        super().__init__(hoofd)
        self._hoofd = hoofd
        self._geborgen: list[QWidget] = []
        self._dicht = False

    def berg_op(self) -> None:
        """Hide all that is open; nothing in it is closed, so nothing typed is lost."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
            if popup is QApplication.activePopupWidget():
                break
        if not self._dicht:
            self._dicht = True
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one by now
        for venster in QApplication.topLevelWidgets():
            self._berg(venster)

    def geef_terug(self) -> None:
        """Show again what was open, in the order in which it was opened."""
        self._zet_open()
        geborgen, self._geborgen = self._geborgen, []
        for venster in geborgen:
            if not isValid(venster):
                continue
            if isinstance(venster, QDialog):
                # As it was opened: over its window, and not to be walked around.
                venster.open()
            else:
                venster.show()

    def gooi_weg(self) -> None:
        """Close them for good, unanswered: somebody else works here now."""
        self._zet_open()
        geborgen, self._geborgen = self._geborgen, []
        for venster in geborgen:
            if isValid(venster):
                venster.deleteLater()

    def _zet_open(self) -> None:
        if self._dicht:
            self._dicht = False
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # there is one by now

    def _berg(self, venster: QWidget) -> None:
        if not self._dicht or not isValid(venster) or not self._hoort_weg(venster):
            return
        venster.hide()
        if venster not in self._geborgen:
            self._geborgen.append(venster)

    def _hoort_weg(self, venster: QWidget) -> bool:
        if venster is self._hoofd or not venster.isVisible() or not venster.isWindow():
            return False
        # Suggestions, menus and tooltips go by themselves, and the card may have its own.
        if venster.windowType() in {Qt.WindowType.Popup, Qt.WindowType.ToolTip}:
            return False
        return type(venster).__name__ not in _MAG_BLIJVEN

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            # Not in the middle of showing it.
            QTimer.singleShot(0, self, lambda: self._berg(watched))
        return False
