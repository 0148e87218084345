"""Where a card stands over the closed frame: in the middle, scrolling when it is too high."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QScrollArea, QWidget

from cmpg_desktop.typen import override
from cmpg_desktop.views.thema import RUIMTE_L


class Overlayvlak(QScrollArea):
    """Holds one card; what has the focus is always in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("schil.overlay")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        achter = QFrame()
        achter.setProperty("rol", "overlay")
        self._rooster = QGridLayout(achter)
        self._rooster.setContentsMargins(RUIMTE_L, RUIMTE_L, RUIMTE_L, RUIMTE_L)
        for rand in (0, 2):
            self._rooster.setRowStretch(rand, 1)
            self._rooster.setColumnStretch(rand, 1)
        self.setWidget(achter)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._volg_focus)

    def zet(self, kaart: QWidget) -> None:
        """Put a card in the middle."""
        self._rooster.addWidget(kaart, 1, 1)
        self.verticalScrollBar().setValue(0)

    def neem(self, kaart: QWidget) -> None:
        """Take the card away; the caller owns it."""
        self._rooster.removeWidget(kaart)
        kaart.hide()
        kaart.setParent(None)

    def _volg_focus(self, _oud: QWidget | None, nieuw: QWidget | None) -> None:
        if nieuw is not None and self.isAncestorOf(nieuw):
            self.ensureWidgetVisible(nieuw)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        # QScrollArea's own moves the view by the first field only; `_volg_focus` does it.
        return QWidget.focusNextPrevChild(self, next)
