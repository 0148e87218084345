"""The part of a dialog that scrolls when the screen is too low for all of it."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from cmpg_desktop.typen import override
from cmpg_desktop.views.onderdelen.basis import noem
from cmpg_desktop.views.thema import RUIMTE_M, RUIMTE_S, maat

_LAAGST: Final = 140


class Rolvlak(QScrollArea):
    """As high as its content where there is room, and never wider; add that to `inhoud`."""

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
        self.inhoud.setContentsMargins(0, 0, RUIMTE_S, 0)
        self.inhoud.setSpacing(RUIMTE_M)
        self.setWidget(vlak)
        vlak.installEventFilter(self)
        beleid = self.sizePolicy()
        beleid.setHeightForWidth(True)
        self.setSizePolicy(beleid)

    @override
    def eventFilter(self, arg__1: QObject, arg__2: QEvent) -> bool:
        if arg__2.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(arg__1, arg__2)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return max(self.inhoud.totalHeightForWidth(arg__1), self.inhoud.totalMinimumSize().height())

    @override
    def sizeHint(self) -> QSize:
        breed = max(self.inhoud.totalSizeHint().width(), self.width())
        return QSize(breed, self.heightForWidth(breed))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.inhoud.totalMinimumSize().width(), maat(_LAAGST))
