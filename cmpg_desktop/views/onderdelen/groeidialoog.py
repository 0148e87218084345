"""A dialog that is always as high as its content needs at its width."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog

from cmpg_desktop.typen import override


class Groeidialoog(QDialog):
    """Grow with words that wrap: a window of Qt asks its content for no height per width."""

    def _groei(self) -> None:
        opmaak = self.layout()
        if opmaak is None or not opmaak.hasHeightForWidth():
            return
        past = self.screen().availableGeometry().height()
        hoogte = min(opmaak.totalHeightForWidth(self.width()), past)
        if hoogte != self.minimumHeight():
            self.setMinimumHeight(hoogte)

    @override
    def event(self, arg__1: QEvent) -> bool:
        klaar = super().event(arg__1)
        if arg__1.type() is QEvent.Type.LayoutRequest:
            self._groei()
        return klaar

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        self._groei()
