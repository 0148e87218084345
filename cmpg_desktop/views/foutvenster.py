"""Something went wrong that should not: said plainly, with a report to save for a technician."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from cmpg_desktop.berichten.fouten import CmpgFout
from cmpg_desktop.views.bestanden import bestandswerk, schrijf
from cmpg_desktop.views.onderdelen.basis import noem


class FoutVenster(QMessageBox):
    """The one dialog for a bug. Nothing a person typed is in it."""

    def __init__(self, ouder: QWidget, fout: Exception, bewaar: Callable[[], None]) -> None:
        super().__init__(ouder)
        noem(self, "foutvenster", "Er ging iets mis")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Critical)
        self.setWindowTitle("Er ging iets mis")
        self.setText("Er ging iets mis in het programma zelf.")
        self.setInformativeText(
            "Wat u typte, is bewaard. U kunt doorwerken; doet het programma vreemd, start het dan "
            "opnieuw. Met een technisch verslag kan de maker de fout vinden; er staat niets in "
            f"van een dossier. ({type(fout).__name__})"
        )
        verslag = self.addButton("Technisch verslag opslaan …", QMessageBox.ButtonRole.ActionRole)
        noem(verslag, "foutvenster.verslag", "Technisch verslag opslaan")
        verslag.clicked.connect(bewaar)
        door = self.addButton("Doorwerken", QMessageBox.ButtonRole.AcceptRole)
        noem(door, "foutvenster.door", "Doorwerken")
        self.setDefaultButton(door)

    @staticmethod
    def bewaar_verslag(ouder: QWidget, verslag: Callable[[], str]) -> None:
        """Ask where, and write the report there outside the GUI thread."""
        dialoog = QFileDialog(ouder, "Technisch verslag opslaan")
        noem(dialoog, "verslag.kies", "Technisch verslag opslaan")
        dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialoog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialoog.setNameFilter("Tekst (*.txt)")
        dialoog.setDefaultSuffix("txt")
        dialoog.selectFile("technisch-verslag-cmpg.txt")
        dialoog.fileSelected.connect(
            lambda pad: FoutVenster.schrijf_verslag(ouder, verslag, Path(pad))
        )
        dialoog.open()

    @staticmethod
    def schrijf_verslag(ouder: QWidget, verslag: Callable[[], str], pad: Path) -> None:
        """Make the report and write it outside the GUI thread; say how that went."""
        bestandswerk().doe(
            lambda: schrijf(pad, verslag().encode()),
            lambda plek: _zeg(ouder, f"Het verslag staat in {plek.name}.", mislukt=False),
            lambda fout: _zeg(ouder, _foutzin(fout), mislukt=True),
            eigenaar=ouder,
        )


def _foutzin(fout: Exception) -> str:
    if isinstance(fout, CmpgFout):
        return f"Het verslag is niet opgeslagen. {fout.tekst} {fout.wat_nu}".strip()
    return (
        "Het verslag kon niet worden gemaakt. Start het programma opnieuw en probeer het nog eens."
    )


def _zeg(ouder: QWidget, tekst: str, *, mislukt: bool) -> None:
    soort = QMessageBox.Icon.Warning if mislukt else QMessageBox.Icon.Information
    bericht = QMessageBox(soort, "Technisch verslag", tekst, parent=ouder)
    noem(bericht, "verslag.bericht", "Technisch verslag")
    bericht.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    goed = bericht.addButton("Goed", QMessageBox.ButtonRole.AcceptRole)
    noem(goed, "verslag.bericht.goed", "Goed")
    bericht.open()
