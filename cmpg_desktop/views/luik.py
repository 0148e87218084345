"""A list beside what it opens; in a narrow window one of the two at a time."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayoutItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cmpg_desktop.typen import override
from cmpg_desktop.views.onderdelen.basis import noem
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_M, maat, wissel

BLAD_MINSTENS: Final = 460
KOLOM_MINSTENS: Final = 210


class Luik(QWidget):
    """A list at the left and its sheet at the right; the sheet scrolls down, never sideways.

    Where there is no room for both, the list gives way to the sheet and a button leads back.

    Signals:
        terug: the person goes back to the list (Esc, or the button).
    """

    terug = Signal()

    def __init__(self, lijst: QWidget, *, naam: str, lijst_breedte: int, terug: str) -> None:
        super().__init__()
        noem(self, naam)
        self._lijst = lijst
        self._lijst_breedte = lijst_breedte
        self._op_blad = False
        self._terug = Knop(
            terug, naam=f"{naam}.terug", soort=KnopSoort.STIL, icoon_naam="arrow-left"
        )
        self._terug.clicked.connect(self.ga_terug)
        self._rol = _Rol(naam=f"{naam}.rol")
        self._rechts = QWidget()
        kolom = QVBoxLayout(self._rechts)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_M)
        kolom.addWidget(self._terug, 0, Qt.AlignmentFlag.AlignLeft)
        kolom.addWidget(self._rol, 1)
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(RUIMTE_L)
        rij.addWidget(lijst)
        rij.addWidget(self._rechts, 1)
        wissel().gewijzigd.connect(self._schik)
        self._schik()

    @property
    def is_smal(self) -> bool:
        """Whether there is room for one of the two only."""
        return 0 < self.width() < maat(self._lijst_breedte + BLAD_MINSTENS)

    def zet_blad(self, blad: QWidget) -> QWidget | None:
        """Show another sheet; gives the former one, which the caller owns again."""
        oud = self._rol.takeWidget()
        self._rol.setWidget(blad)
        blad.show()
        return oud

    def rol(self, paginas: int) -> None:
        """Scroll the sheet, for who reads it with the keys while the list has the focus."""
        balk = self._rol.verticalScrollBar()
        balk.setValue(balk.value() + paginas * round(balk.pageStep() * 0.8))

    def begin(self) -> None:
        """Show the sheet from its top: it is of something else now."""
        self._rol.verticalScrollBar().setValue(0)

    def toon_blad(self) -> None:
        """Go to the sheet, which matters in a narrow window."""
        self._op_blad = True
        self._schik()

    def ga_terug(self) -> None:
        """Go back to the list."""
        self._op_blad = False
        self._schik()
        self.terug.emit()

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self

    def _schik(self) -> None:
        smal = self.is_smal
        self._lijst.setVisible(not (smal and self._op_blad))
        self._rechts.setVisible(self._op_blad or not smal)
        self._terug.setVisible(smal)
        self._lijst.setMinimumWidth(0 if smal else maat(self._lijst_breedte))
        self._lijst.setMaximumWidth(16777215 if smal else maat(self._lijst_breedte))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._rechts.isAncestorOf(self._focus()):
            self.ga_terug()
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._schik()


class _Rol(QScrollArea):
    """The scrolling part of a sheet; the sheet is as wide as there is room."""

    def __init__(self, *, naam: str) -> None:
        super().__init__()
        noem(self, naam)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class Kolommen(QWidget):
    """Fields in two columns, or below each other where there is no room for two."""

    def __init__(self, *velden: QWidget) -> None:
        super().__init__()
        self._velden = list(velden)
        self._naast = True
        self._rooster = QGridLayout(self)
        self._rooster.setContentsMargins(0, 0, 0, 0)
        self._rooster.setHorizontalSpacing(RUIMTE_L)
        self._rooster.setVerticalSpacing(RUIMTE_M)
        wissel().gewijzigd.connect(self._schik)
        self._leg()

    def _schik(self) -> None:
        naast = self.width() <= 0 or self.width() >= 2 * maat(KOLOM_MINSTENS)
        if naast != self._naast:
            self._naast = naast
            self._leg()

    def _leg(self) -> None:
        deel: QLayoutItem | None = self._rooster.takeAt(0)
        while deel is not None:
            deel = self._rooster.takeAt(0)
        kolommen = 2 if self._naast else 1
        for nummer, veld in enumerate(self._velden):
            self._rooster.addWidget(veld, nummer // kolommen, nummer % kolommen)
        self._rooster.setColumnStretch(0, 1)
        self._rooster.setColumnStretch(1, 1 if self._naast else 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._schik()
