"""Ask before the program closes while what was typed is nowhere on disk."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from cmpg_desktop.views.onderdelen.basis import noem

_TITEL = "Wat u typte is nog niet opgeslagen"


class Sluitvraag(QMessageBox):
    """Close and lose it, or stay. Staying is the default; `accepted` says to close."""

    def __init__(self, ouder: QWidget) -> None:
        super().__init__(ouder)
        noem(self, "sluiten.vraag", _TITEL)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(_TITEL)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(f"{_TITEL}. Als u nu sluit, bent u het kwijt.")
        self.setInformativeText(
            "De schijf is vol of niet bereikbaar. Maak ruimte, of kopieer uw tekst naar een andere "
            "plek. Het programma slaat alles vanzelf op zodra het weer kan."
        )
        rol = QMessageBox.ButtonRole
        self.blijf = self.addButton("Niet sluiten", rol.RejectRole)
        self.sluit = self.addButton("Toch sluiten", rol.AcceptRole)
        noem(self.blijf, "sluiten.vraag.blijf", "Niet sluiten")
        noem(self.sluit, "sluiten.vraag.sluit", "Toch sluiten")
        self.setDefaultButton(self.blijf)
        self.setEscapeButton(self.blijf)
