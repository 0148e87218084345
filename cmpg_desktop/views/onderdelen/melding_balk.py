"""Tell something about a whole page: a banner, with what can be done about it."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from cmpg_desktop.views.onderdelen.basis import kondig_aan, make_label, noem, zet_eigenschap
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.stroom import Stroom
from cmpg_desktop.views.onderdelen.teken import Teken
from cmpg_desktop.views.thema import RUIMTE_M, RUIMTE_S, Kleur


class BalkSoort(Enum):
    """How serious a banner is; the value is its name in the style sheet."""

    INFO = "balk-info"
    LET_OP = "balk-let-op"
    FOUT = "balk-fout"
    GOED = "balk-goed"


_TEKEN = {
    BalkSoort.INFO: ("info", Kleur.ACCENT, "Ter informatie"),
    BalkSoort.LET_OP: ("warning-circle-fill", Kleur.BINNENKORT, "Let op"),
    BalkSoort.FOUT: ("warning-circle-fill", Kleur.TE_LAAT, "Fout"),
    BalkSoort.GOED: ("check-circle-fill", Kleur.OP_SCHEMA, "Gelukt"),
}


class MeldingBalk(QFrame):
    """A banner of one sentence with its actions under it."""

    def __init__(self, soort: BalkSoort, tekst: str, *, naam: str) -> None:
        super().__init__()
        self._teken = Teken("info", px=18)
        self._label = make_label("", breekt=True)
        self._label.setObjectName(f"{naam}.tekst")
        self._acties: Stroom | None = None
        self.setObjectName(naam)
        self._kolom = QVBoxLayout()
        self._kolom.setSpacing(RUIMTE_S)
        self._kolom.addWidget(self._label)
        rij = QHBoxLayout(self)
        rij.setContentsMargins(RUIMTE_M, RUIMTE_S, RUIMTE_M, RUIMTE_S)
        rij.setSpacing(RUIMTE_S)
        tekenkolom = QVBoxLayout()
        tekenkolom.addWidget(self._teken)
        tekenkolom.addStretch()
        rij.addLayout(tekenkolom)
        rij.addLayout(self._kolom, 1)
        self.zet(soort, tekst)

    def zet(self, soort: BalkSoort, tekst: str) -> None:
        """Show another sentence; a screen reader says it too."""
        teken, rol, woord = _TEKEN[soort]
        self._teken.zet(teken, rol)
        self._label.setText(tekst)
        zet_eigenschap(self, "rol", soort.value)
        noem(self, self.objectName(), f"{woord}: {tekst}")
        if self.isVisible():
            kondig_aan(self, tekst)

    def voeg_actie_toe(self, tekst: str, bij_klik: Callable[[], object], *, naam: str) -> Knop:
        """Add a button under the sentence; `bij_klik` is a method of an object that lives on."""
        if self._acties is None:
            self._acties = Stroom(ruimte=RUIMTE_S)
            self._kolom.addLayout(self._acties)
        knop = Knop(tekst, naam=naam)
        knop.clicked.connect(bij_klik)
        self._acties.addWidget(knop)
        return knop
