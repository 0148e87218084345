"""The main window: the frame, its size, and what happens when it closes. Light: painted first."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cmpg_desktop.views.schil import RailItem, Schil

RAIL = (
    RailItem(code="werkvoorraad", tekst="Werkvoorraad", icoon="tray", sneltoets="Alt+1"),
    RailItem(code="meldingen", tekst="Meldingen", icoon="megaphone", sneltoets="Alt+2"),
    RailItem(code="partners", tekst="Ketenpartners", icoon="buildings", sneltoets="Alt+3"),
    RailItem(code="beheer", tekst="Beheer", icoon="gear", sneltoets="Alt+9", onderaan=True),
)


class Venster(QWidget):
    """The window of the program.

    Signals: `geschilderd` (once, after the first paint), `sluit_gevraagd` (someone closes it;
    `mag_sluiten` decides when it really goes).
    """

    geschilderd = Signal()
    sluit_gevraagd = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("venster")
        self.setWindowTitle("Regieteam CMPG")
        self.schil = Schil(RAIL)
        opmaak = QVBoxLayout(self)
        opmaak.setContentsMargins(0, 0, 0, 0)
        opmaak.addWidget(self.schil)
        self._is_geschilderd = False
        self._mag_sluiten: Callable[[], bool] = _altijd
        self.resize(1366, 860)

    def sluit_als(self, mag: Callable[[], bool]) -> None:
        """Set who says whether the window may close now (everything saved)."""
        self._mag_sluiten = mag

    def close_now(self) -> None:
        """Close the window (for a button: it takes no answer)."""
        self.close()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_geschilderd:
            self._is_geschilderd = True
            QTimer.singleShot(0, self, self.geschilderd.emit)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._mag_sluiten():
            event.accept()
        else:
            event.ignore()
            self.sluit_gevraagd.emit()


def _altijd() -> bool:
    return True
