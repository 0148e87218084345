"""Show one small icon beside text."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cmpg_desktop.typen import override
from cmpg_desktop.views.iconen import icoon_maat, paint_icoon
from cmpg_desktop.views.thema import Kleur


class Teken(QWidget):
    """An icon in the colour of a role, as large as text of the present size asks.

    It always stands beside words, so it has no accessible name unless one is given.
    """

    def __init__(
        self, naam: str, rol: Kleur = Kleur.TEKST, *, px: int = 16, betekenis: str = ""
    ) -> None:
        super().__init__()
        self._naam = naam
        self._rol = rol
        self._px = px
        self.setAccessibleName(betekenis)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def zet(self, naam: str, rol: Kleur) -> None:
        """Show another icon."""
        self._naam, self._rol = naam, rol
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return icoon_maat(self._px)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        penseel = QPainter(self)
        paint_icoon(penseel, self.rect(), self._naam, self._rol)
        penseel.end()
