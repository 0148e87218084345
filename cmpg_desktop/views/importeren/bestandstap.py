"""Step 1: which file. Chosen or dropped."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cmpg_desktop.berichten.importeren import ImportBlad
from cmpg_desktop.typen import override
from cmpg_desktop.views.onderdelen.basis import make_label, noem, zet_eigenschap
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.onderdelen.stroom import Stroom
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_M
from cmpg_desktop.werkproces.taal import tel

_UITLEG = (
    "Neem lopende casussen over uit een lijst van Excel (.xlsx) of een .csv. Boven elke kolom "
    "staat een naam. Elke rij is één persoon; rijen met hetzelfde casusnummer zijn één casus. U "
    "ziet eerst per rij wat er zou gebeuren. Tot u zelf overneemt, verandert er niets."
)


class BestandStap(QWidget):
    """Choose a file, and see what was found in it.

    Signals:
        gekozen(Path): the person wants this file.
        verder: to the columns.
    """

    gekozen = Signal(object)
    verder = Signal()

    def __init__(self) -> None:
        super().__init__()
        noem(self, "importeren.bestand", "Het bestand")
        self.setAcceptDrops(True)
        self._vak = QFrame()
        self._vak.setProperty("rol", "sleepvlak")
        rij = QHBoxLayout(self._vak)
        rij.setContentsMargins(RUIMTE_L, RUIMTE_L, RUIMTE_L, RUIMTE_L)
        rij.setSpacing(RUIMTE_M)
        self._zin = make_label("Sleep het bestand hierheen, of", "hint", breekt=True)
        self.knop = Knop("Bestand kiezen …", naam="importeren.kies", icoon_naam="file-text")
        self.knop.clicked.connect(self.kies)
        rij.addWidget(self._zin, 1)
        rij.addWidget(self.knop)
        self.balk = MeldingBalk(BalkSoort.INFO, "", naam="importeren.bestand.balk")
        self.balk.hide()
        self._verder = Knop(
            "Kolommen aanwijzen", naam="importeren.naar_kolommen", soort=KnopSoort.PRIMAIR
        )
        self._verder.clicked.connect(self.verder)
        self._verder.hide()
        knoppen = Stroom()
        knoppen.addWidget(self._verder)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_L)
        kolom.addWidget(make_label(_UITLEG, breekt=True))
        kolom.addWidget(self._vak)
        kolom.addWidget(self.balk)
        kolom.addLayout(knoppen)
        kolom.addStretch()
        self.setFocusProxy(self.knop)

    def kies(self) -> None:
        """Let the person choose a file."""
        dialoog = QFileDialog(self.window(), "Lijst met casussen kiezen")
        noem(dialoog, "importeren.dialoog", "Lijst met casussen kiezen")
        dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialoog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialoog.setNameFilters(["Lijsten (*.xlsx *.csv *.txt)", "Alle bestanden (*)"])
        dialoog.fileSelected.connect(lambda naam: self.gekozen.emit(Path(naam)))
        dialoog.open()

    def toon_blad(self, naam: str, blad: ImportBlad | None) -> None:
        """Show what was found in a file; None takes it away."""
        self._verder.setVisible(blad is not None)
        if blad is None:
            self.balk.hide()
            return
        kolommen = tel(len(blad.kolommen), "kolom", "kolommen")
        zin = f"{naam}: {tel(blad.rijen, 'rij', 'rijen')} met {kolommen}."
        opmerkingen = " ".join(blad.opmerkingen)
        soort = BalkSoort.LET_OP if opmerkingen else BalkSoort.GOED
        self.zeg(soort, f"{zin} {opmerkingen}".strip())
        self._zin.setText("Een ander bestand? Sleep het hierheen, of")

    def zeg(self, soort: BalkSoort, tekst: str) -> None:
        """Say something about the file."""
        self.balk.zet(soort, tekst)
        self.balk.show()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _pad(event) is not None:
            event.acceptProposedAction()
            zet_eigenschap(self._vak, "sleept", True)

    @override
    def dragLeaveEvent(self, event: object) -> None:
        zet_eigenschap(self._vak, "sleept", False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        zet_eigenschap(self._vak, "sleept", False)
        pad = _pad(event)
        if pad is not None:
            event.acceptProposedAction()
            self.gekozen.emit(pad)


def _pad(event: QDropEvent) -> Path | None:
    """Return the one file that is dropped; of more it is not known which is meant."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
