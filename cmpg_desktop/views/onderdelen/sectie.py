"""Group what belongs together under a heading."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.thema import RUIMTE_M


class Sectie(QWidget):
    """A heading with what belongs under it; add that to `inhoud`."""

    def __init__(self, titel: str, *, naam: str) -> None:
        super().__init__()
        noem(self, naam, titel)
        self._titel = make_label(titel, "sectie", breekt=True)
        self._titel.setObjectName(f"{naam}.titel")
        self._kop = QHBoxLayout()
        self._kop.addWidget(self._titel, 1)
        self.inhoud = QVBoxLayout()
        self.inhoud.setSpacing(RUIMTE_M)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_M)
        kolom.addLayout(self._kop)
        kolom.addLayout(self.inhoud)

    def zet_titel(self, titel: str) -> None:
        """Show another heading."""
        self._titel.setText(titel)
        self.setAccessibleName(titel)

    def voeg_actie_toe(self, widget: QWidget) -> None:
        """Put a small action at the end of the heading's line."""
        self._kop.addWidget(widget)
