"""Two parts of a page beside each other, and a side that stays in sight while the page scrolls."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QSizePolicy, QWidget

from cmpg_desktop.typen import override
from cmpg_desktop.views.thema import RUIMTE_L, maat, wissel

_ZIJ = 330
_MINSTENS = 420
_ONBEPERKT = 16_777_215


class Naast(QWidget):
    """Left and right, or (in a narrow window) the right part below.

    Args:
        zij: the right part is a side panel of fixed width; else both are as wide.

    """

    def __init__(self, links: QWidget, rechts: QWidget, *, zij: bool) -> None:
        super().__init__()
        self._rechts = rechts
        self._is_zij = zij
        self._rechts_eerst = False
        self._rij = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rij.setContentsMargins(0, 0, 0, 0)
        self._rij.setSpacing(RUIMTE_L)
        self._rij.addWidget(links, 1)
        self._rij.addWidget(rechts, 0 if zij else 1)
        if not zij:
            for deel in (links, rechts):
                # As wide as each other, whatever their words would like.
                beleid = deel.sizePolicy()
                beleid.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
                deel.setSizePolicy(beleid)
        wissel().gewijzigd.connect(self._schik)
        self._schik()

    @property
    def is_gestapeld(self) -> bool:
        """Whether the right part stands below."""
        return self._rij.direction() not in {
            QBoxLayout.Direction.LeftToRight,
            QBoxLayout.Direction.RightToLeft,
        }

    def zet_rechts_eerst(self, eerst: bool) -> None:
        """Put the right part on top in a narrow window: it cannot wait."""
        if eerst != self._rechts_eerst:
            self._rechts_eerst = eerst
            self._schik()

    def _schik(self) -> None:
        nodig = _MINSTENS + (_ZIJ if self._is_zij else _MINSTENS)
        # Before it is shown a widget has a width that means nothing.
        stapel = self.isVisible() and self.width() < maat(nodig)
        richting = QBoxLayout.Direction
        onder = richting.BottomToTop if self._rechts_eerst else richting.TopToBottom
        self._rij.setDirection(onder if stapel else richting.LeftToRight)
        vast = self._is_zij and not stapel
        self._rechts.setMinimumWidth(maat(_ZIJ) if vast else 0)
        self._rechts.setMaximumWidth(maat(_ZIJ) if vast else _ONBEPERKT)
        self._rij.invalidate()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._schik()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._schik()


class Meebewegend(QWidget):
    """Holds a panel that moves along with the scrolling of the page, within its own height."""

    def __init__(self) -> None:
        super().__init__()
        self._paneel: QWidget | None = None
        self._schuif: QScrollArea | None = None
        beleid = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        beleid.setHeightForWidth(True)
        self.setSizePolicy(beleid)

    def zet(self, paneel: QWidget) -> None:
        """Show this panel."""
        self._paneel = paneel
        paneel.setParent(self)
        paneel.installEventFilter(self)
        paneel.show()
        self.updateGeometry()
        self._plaats()

    def _hoogte(self, breedte: int) -> int:
        if self._paneel is None:
            return 0
        opmaak = self._paneel.layout()
        if opmaak is not None and opmaak.hasHeightForWidth():
            return opmaak.totalHeightForWidth(breedte)
        return self._paneel.sizeHint().height()

    def _plaats(self) -> None:
        if self._paneel is None:
            return
        hoog = min(self._hoogte(self.width()), self.height())
        boven = 0
        if self._schuif is not None:
            zicht = self._schuif.viewport()
            begin = self.mapFrom(zicht, zicht.rect().topLeft()).y()
            # A panel higher than the window shows its end when the page is at its end.
            over = max(0, hoog - zicht.height() + 2 * RUIMTE_L)
            boven = max(0, min(begin + RUIMTE_L - over, self.height() - hoog))
        self._paneel.setGeometry(0, boven, self.width(), hoog)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return self._hoogte(arg__1)

    @override
    def sizeHint(self) -> QSize:
        breedte = max(self.width(), maat(_ZIJ))
        return QSize(maat(_ZIJ), self._hoogte(breedte))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(maat(200), self._hoogte(max(self.width(), maat(200))))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._schuif is None:
            ouder = self.parentWidget()
            while ouder is not None and not isinstance(ouder, QScrollArea):
                ouder = ouder.parentWidget()
            self._schuif = ouder
            if ouder is not None:
                ouder.verticalScrollBar().valueChanged.connect(self._plaats)
        self._plaats()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._plaats()

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._plaats()
        return False
