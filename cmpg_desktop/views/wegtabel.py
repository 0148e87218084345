"""A table out of which a row can be taken with Delete."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from cmpg_desktop.typen import override
from cmpg_desktop.views.onderdelen.tabel import RIJ, Tabel
from cmpg_desktop.views.thema import maat


class WegTabel(Tabel):
    """As high as its rows, never scrolling sideways.

    Signals:
        weghalen: the person pressed Delete.
    """

    weghalen = Signal()

    def __init__(self, *, naam: str, toegankelijk: str, groep_rol: int | None = None) -> None:
        super().__init__(naam=naam, toegankelijk=toegankelijk, groep_rol=groep_rol)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def pas_hoogte(self, hoogstens: int) -> None:
        """Be as high as the rows there are, but not more than `hoogstens` of them."""
        rijen = min(hoogstens, max(1, self.model().rowCount()))
        kop = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(kop + rijen * maat(RIJ) + 6)
        # Qt measured the columns on what was in sight before: the headings alone.
        self.horizontalHeader().resizeSections()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The view itself would take Delete for a letter to look for.
        if event.key() == Qt.Key.Key_Delete:
            self.weghalen.emit()
            return
        super().keyPressEvent(event)
