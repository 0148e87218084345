"""Lift a part of a page from its background."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from cmpg_desktop.typen import override
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_M, RUIMTE_XL, maat, wissel


class Kaart(QFrame):
    """A white card, with a heading when it has one; add its content to `inhoud`."""

    def __init__(self, titel: str = "", *, naam: str) -> None:
        super().__init__()
        noem(self, naam, titel)
        self.setProperty("rol", "kaart")
        self._titel: QLabel | None = None
        self.inhoud = QVBoxLayout(self)
        self.inhoud.setContentsMargins(RUIMTE_XL, RUIMTE_L, RUIMTE_XL, RUIMTE_L)
        self.inhoud.setSpacing(RUIMTE_M)
        self._breedte = 0
        if titel:
            self.zet_titel(titel)

    def zet_breedte(self, breedte: int) -> None:
        """Be this wide at 100 % text where there is room; narrower in a small window."""
        self._breedte = breedte
        wissel().gewijzigd.connect(self.updateGeometry)
        self.updateGeometry()

    def zet_titel(self, titel: str) -> None:
        """Show a heading above the content."""
        if self._titel is None:
            self._titel = make_label("", "sectie", breekt=True)
            self._titel.setObjectName(f"{self.objectName()}.titel")
            self.inhoud.insertWidget(0, self._titel)
        self._titel.setText(titel)
        self.setAccessibleName(titel)

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if not self._breedte:
            return hint
        breed = max(maat(self._breedte), self.minimumSizeHint().width())
        return QSize(
            breed, self.heightForWidth(breed) if self.hasHeightForWidth() else hint.height()
        )


def make_lijn() -> QFrame:
    """Return a thin line between two things."""
    lijn = QFrame()
    lijn.setProperty("rol", "lijn")
    return lijn
