"""Show that there is nothing yet, that it is on its way, or that it failed."""

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.views.onderdelen.basis import kondig_aan, make_label, noem
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.teken import Teken
from cmpg_desktop.views.thema import RUIMTE_M, RUIMTE_XXL, Kleur


class LeegSoort(Enum):
    """Why there is nothing to see."""

    LEEG = "tray"
    LADEN = "hourglass"
    MISLUKT = "warning-circle"


class Leeg(QWidget):
    """A sentence in the middle of a page, with the next step under it.

    Signals:
        actie: the person took the next step.
    """

    actie = Signal()

    def __init__(self, *, naam: str) -> None:
        super().__init__()
        noem(self, naam)
        self._teken = Teken("tray", Kleur.GEDEMPT, px=32)
        self._zin = make_label("", "hint", breekt=True)
        self._zin.setObjectName(f"{naam}.zin")
        self._zin.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._knop = Knop("", naam=f"{naam}.knop")
        self._knop.clicked.connect(self.actie)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(RUIMTE_XXL, RUIMTE_XXL, RUIMTE_XXL, RUIMTE_XXL)
        kolom.setSpacing(RUIMTE_M)
        kolom.addStretch()
        kolom.addWidget(self._teken, 0, Qt.AlignmentFlag.AlignHCenter)
        kolom.addWidget(self._zin)
        kolom.addWidget(self._knop, 0, Qt.AlignmentFlag.AlignHCenter)
        kolom.addStretch()
        self.toon(LeegSoort.LEEG, "")

    def toon(self, soort: LeegSoort, zin: str, knop: str = "") -> None:
        """Say what is the matter and what to do; without `knop` there is nothing to press."""
        mislukt = soort is LeegSoort.MISLUKT
        self._teken.zet(soort.value, Kleur.TE_LAAT if mislukt else Kleur.GEDEMPT)
        self._zin.setText(zin)
        self._knop.setVisible(bool(knop))
        self._knop.zet_tekst(knop)
        self.setAccessibleName(zin)
        if self.isVisible():
            kondig_aan(self, zin)
