"""Ask before something is destroyed: name it, and default to no."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

from cmpg_desktop.views.onderdelen.basis import noem, zet_eigenschap, zonder_mnemoniek


class Bevestiging(QMessageBox):
    """A question with the action's own word on the button; Enter and Esc mean no.

    Signals:
        bevestigd: the person wants it.
    """

    bevestigd = Signal()

    def __init__(
        self, ouder: QWidget, vraag: str, gevolg: str, *, ja: str, nee: str, naam: str
    ) -> None:
        super().__init__(ouder)
        noem(self, naam, vraag)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(vraag)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(vraag)
        self.setInformativeText(gevolg)
        rol = QMessageBox.ButtonRole
        self.nee = self.addButton(zonder_mnemoniek(nee), rol.RejectRole)
        self.ja = self.addButton(zonder_mnemoniek(ja), rol.DestructiveRole)
        zet_eigenschap(self.ja, "soort", "vernietigend")
        noem(self.ja, f"{naam}.ja", ja)
        noem(self.nee, f"{naam}.nee", nee)
        self.setDefaultButton(self.nee)
        self.setEscapeButton(self.nee)
        self.buttonClicked.connect(self._kies)

    def _kies(self, knop: QAbstractButton) -> None:
        if knop is self.ja:
            self.bevestigd.emit()


def vraag_bevestiging(
    ouder: QWidget,
    vraag: str,
    gevolg: str,
    bij_ja: Callable[[], object],
    *,
    ja: str,
    nee: str = "Niet doen",
    naam: str = "bevestiging",
) -> Bevestiging:
    """Ask `vraag` ("Notitie 'belt terug' weggooien?") over `ouder` and call `bij_ja` on yes."""
    dialoog = Bevestiging(ouder, vraag, gevolg, ja=ja, nee=nee, naam=naam)
    dialoog.bevestigd.connect(bij_ja)
    dialoog.open()
    return dialoog
