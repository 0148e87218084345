"""Hold the content of a page: it scrolls when it must, and a side panel moves below."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cmpg_desktop.typen import override
from cmpg_desktop.views.onderdelen.basis import noem
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_XL, RUIMTE_XXL, maat, wissel

_ZIJPANEEL = 330
_HOOFD_MINSTENS = 420


class Blad(QScrollArea):
    """A page with margins that scrolls down, never sideways; add its content to `inhoud`."""

    def __init__(self, *, naam: str) -> None:
        super().__init__()
        noem(self, naam)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        vlak = QWidget()
        vlak.setProperty("rol", "blad")
        self.inhoud = QVBoxLayout(vlak)
        self.inhoud.setContentsMargins(RUIMTE_XXL, RUIMTE_XL, RUIMTE_XXL, RUIMTE_XL)
        self.inhoud.setSpacing(RUIMTE_L)
        self.setWidget(vlak)


class Tweeluik(QWidget):
    """The main part of a page with a side panel, which goes below in a narrow window."""

    def __init__(self, hoofd: QWidget, zij: QWidget) -> None:
        super().__init__()
        self._hoofd = hoofd
        self._zij = zij
        self._rij = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rij.setContentsMargins(0, 0, 0, 0)
        self._rij.setSpacing(RUIMTE_L)
        self._rij.addWidget(hoofd, 1)
        self._rij.addWidget(zij)
        zij.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        wissel().gewijzigd.connect(self._schik)
        self._schik()

    @property
    def is_gestapeld(self) -> bool:
        """Whether the side panel stands below."""
        return self._rij.direction() == QBoxLayout.Direction.TopToBottom

    def _schik(self) -> None:
        stapel = 0 < self.width() < maat(_ZIJPANEEL + _HOOFD_MINSTENS)
        richting = QBoxLayout.Direction
        self._rij.setDirection(richting.TopToBottom if stapel else richting.LeftToRight)
        self._zij.setMinimumWidth(0 if stapel else maat(_ZIJPANEEL))
        self._zij.setMaximumWidth(16777215 if stapel else maat(_ZIJPANEEL))

    @override
    def minimumSizeHint(self) -> QSize:
        # Side by side must not hold the page open: narrower, the panel goes below.
        delen = (self._hoofd.minimumSizeHint(), self._zij.minimumSizeHint())
        return QSize(max(deel.width() for deel in delen), self._rij.minimumSize().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._schik()
