"""Who is on the line: name, organisation and a number to call back."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from cmpg_desktop.typen import override
from cmpg_desktop.views.onderdelen.aanvullen import Aanvullen
from cmpg_desktop.views.onderdelen.basis import noem
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.views.thema import RUIMTE_L, maat, wissel

UIT_DE_LIJST: Final = "Kies uit de lijst, of typ verder"
_NAAST_ELKAAR: Final = 480
_RUIMTE: Final = (4, 5, 3)  # how the width is shared


class Beller(QWidget):
    """Three fields beside each other, or under each other in a narrow window."""

    def __init__(self) -> None:
        super().__init__()
        noem(self, "telefoon.beller", "Wie belt")
        self.wie = Regel(naam="wie", voorbeeld="Naam en functie")
        self.partij = Aanvullen(naam="organisatie", voorbeeld="Typ een deel van de naam")
        self.nummer = Regel(naam="telefoon", voorbeeld="Waar terugbellen?")
        self.velden = (
            Veld("Wie belt", self.wie),
            # There is a hint from the start, so nothing moves when it says something else.
            Veld("Organisatie", self.partij, UIT_DE_LIJST),
            Veld("Telefoonnummer", self.nummer),
        )
        self._rij = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rij.setContentsMargins(0, 0, 0, 0)
        self._rij.setSpacing(RUIMTE_L)
        for veld, deel in zip(self.velden, _RUIMTE, strict=True):
            self._rij.addWidget(veld, deel)
            self._rij.setAlignment(veld, Qt.AlignmentFlag.AlignTop)
        wissel().gewijzigd.connect(self._schik)

    def _schik(self) -> None:
        richting = QBoxLayout.Direction
        naast = self.width() >= maat(_NAAST_ELKAAR)
        self._rij.setDirection(richting.LeftToRight if naast else richting.TopToBottom)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._schik()
