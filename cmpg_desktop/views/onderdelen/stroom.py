"""Lay things out in a row that wraps, like words in a text."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from cmpg_desktop.typen import override


class Stroom(QLayout):
    """A layout from left to right that goes on below when the row is full."""

    def __init__(self, ouder: QWidget | None = None, *, ruimte: int = 8) -> None:
        super().__init__()
        self._delen: list[QLayoutItem] = []
        self._ruimte = ruimte
        # Qt asks for the height again and again while it lays out what is around this; one showing
        # of a bar asked twelve hundred times. As with Qt's own layouts it holds until `invalidate`.
        self._hoogtes: dict[int, int] = {}
        self.setContentsMargins(QMargins())
        if ouder is not None:
            ouder.setLayout(self)

    def _leg(self, vlak: QRect, *, echt: bool) -> int:
        """Place the items in `vlak` (only if `echt`) and return the height they take."""
        links, boven, rijhoogte = vlak.x(), vlak.y(), 0
        rij: list[tuple[QLayoutItem, QRect]] = []
        for deel in self._delen:
            if deel.isEmpty():
                continue
            maat = deel.sizeHint()
            breedte = min(maat.width(), vlak.width())
            if links > vlak.x() and links + breedte > vlak.right() + 1:
                self._plaats(rij, rijhoogte, echt=echt)
                rij = []
                links, boven, rijhoogte = vlak.x(), boven + rijhoogte + self._ruimte, 0
            rij.append((deel, QRect(QPoint(links, boven), QSize(breedte, maat.height()))))
            links += breedte + self._ruimte
            rijhoogte = max(rijhoogte, maat.height())
        self._plaats(rij, rijhoogte, echt=echt)
        return boven + rijhoogte - vlak.y()

    @staticmethod
    def _plaats(rij: list[tuple[QLayoutItem, QRect]], hoogte: int, *, echt: bool) -> None:
        """Put the items of one row on its middle line."""
        if not echt:
            return
        for deel, plek in rij:
            deel.setGeometry(plek.translated(0, (hoogte - plek.height()) // 2))

    @override
    def addItem(self, arg__1: QLayoutItem) -> None:
        self._delen.append(arg__1)
        self._hoogtes.clear()

    @override
    def count(self) -> int:
        return len(self._delen)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._delen[index] if 0 <= index < len(self._delen) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        self._hoogtes.clear()
        return self._delen.pop(index) if 0 <= index < len(self._delen) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        hoogte = self._hoogtes.get(arg__1)
        if hoogte is None:
            hoogte = self._hoogtes[arg__1] = self._leg(QRect(0, 0, arg__1, 0), echt=False)
        return hoogte

    @override
    def invalidate(self) -> None:
        self._hoogtes.clear()
        super().invalidate()

    @override
    def setGeometry(self, arg__1: QRect) -> None:
        super().setGeometry(arg__1)
        hoogte = self._leg(arg__1, echt=True)
        ouder = self.parentWidget()
        # A dialog asks its content for no height that goes with its width: say it as a minimum,
        # else the second row is cut off.
        if ouder is not None and ouder.layout() is self and ouder.minimumHeight() != hoogte:
            ouder.setMinimumHeight(hoogte)

    @override
    def sizeHint(self) -> QSize:
        delen = [d.sizeHint() for d in self._delen if not d.isEmpty()]
        breedte = sum(d.width() for d in delen) + self._ruimte * max(0, len(delen) - 1)
        return QSize(breedte, max((d.height() for d in delen), default=0))

    @override
    def minimumSize(self) -> QSize:
        maat = QSize()
        for deel in self._delen:
            maat = maat.expandedTo(deel.minimumSize())
        return maat
