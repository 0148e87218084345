"""Take several lines of text, in a field that grows with what is written."""

from math import ceil

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from cmpg_desktop.typen import override
from cmpg_desktop.views.onderdelen.basis import noem
from cmpg_desktop.views.thema import wissel

_RAND_EN_RUIMTE = 8  # border and padding of the style sheet, above and below together


class Tekstvlak(QPlainTextEdit):
    """A plain text edit of `min_regels` to `max_regels` lines; Tab leaves it.

    Signals:
        gewijzigd_door_gebruiker(str): the person changed the text.
    """

    gewijzigd_door_gebruiker = Signal(str)

    def __init__(
        self,
        *,
        naam: str,
        toegankelijk: str = "",
        voorbeeld: str = "",
        min_regels: int = 2,
        max_regels: int = 12,
    ) -> None:
        super().__init__()
        noem(self, naam, toegankelijk)
        self._min_regels = min_regels
        self._max_regels = max_regels
        self._vult = False
        self.setPlaceholderText(voorbeeld)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._meld)
        self.document().documentLayout().documentSizeChanged.connect(self._pas_hoogte)
        wissel().gewijzigd.connect(self._pas_hoogte)
        self._pas_hoogte()

    def tekst(self) -> str:
        """Return the text as it stands."""
        return self.toPlainText()

    def zet_tekst(self, tekst: str) -> None:
        """Fill the field without telling it as a change by the person."""
        if tekst == self.toPlainText():
            return
        self._vult = True
        try:
            self.setPlainText(tekst)
        finally:
            self._vult = False

    def _meld(self) -> None:
        if not self._vult:
            self.gewijzigd_door_gebruiker.emit(self.toPlainText())

    def _pas_hoogte(self) -> None:
        # The layout of a plain text edit counts its height in lines, not in pixels.
        inhoud = round(self.document().size().height())
        regels = min(self._max_regels, max(self._min_regels, inhoud))
        past = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            past.ScrollBarAsNeeded if inhoud > self._max_regels else past.ScrollBarAlwaysOff
        )
        rand = 2 * self.document().documentMargin() + _RAND_EN_RUIMTE
        hoogte = ceil(regels * self.fontMetrics().lineSpacing() + rand)
        if hoogte != self.minimumHeight():
            self.setFixedHeight(hoogte)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        # Mail programs put pictures and mark-up on the clipboard; only the words are wanted.
        if source.hasText():
            self.insertPlainText(source.text().replace("\r\n", "\n").replace("\r", "\n"))

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self._pas_hoogte()
