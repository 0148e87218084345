"""Take one line of text."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from cmpg_desktop.views.onderdelen.basis import noem


class Regel(QLineEdit):
    """A single-line edit that tells typing apart from filling.

    Signals:
        gewijzigd_door_gebruiker(str): the person changed the text (typing, paste, undo).
        fout_gewijzigd(str): what is wrong with the input and what to do; empty when it is fine.
    """

    gewijzigd_door_gebruiker = Signal(str)
    fout_gewijzigd = Signal(str)

    def __init__(self, *, naam: str, toegankelijk: str = "", voorbeeld: str = "") -> None:
        super().__init__()
        noem(self, naam, toegankelijk)
        if voorbeeld:
            self.setPlaceholderText(voorbeeld)
        self.textEdited.connect(self.gewijzigd_door_gebruiker)

    def tekst(self) -> str:
        """Return the text without spaces around it."""
        return self.text().strip()

    def zet_tekst(self, tekst: str) -> None:
        """Fill the line; the cursor stays where it is when nothing changes."""
        if tekst != self.text():
            self.setText(tekst)
