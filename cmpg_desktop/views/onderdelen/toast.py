"""Tell what just happened, at the bottom, with a way back."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QEnterEvent, QHideEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QTabBar,
    QWidget,
)

from cmpg_desktop.typen import override
from cmpg_desktop.views.onderdelen.basis import kondig_aan, make_label, noem
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_S, RUIMTE_XL

MINSTENS_MS: Final = 8000
# A message this young is about the going itself ("Vastgelegd"), and goes along to the next page.
_NET_MS: Final = 1000
_KIJK_MS: Final = 300
_BEDIENING: Final = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QTabBar)


def _plek(widget: QWidget, ouder: QWidget) -> QRect:
    """Give where the part of it that is not scrolled away lies in `ouder`."""
    zicht = widget.visibleRegion().boundingRect()
    return zicht.translated(widget.mapTo(ouder, QPoint(0, 0)))


class Toast(QFrame):
    """A message above the bottom of `ouder`; it waits while someone is at it.

    It stays at least eight seconds, and longer as long as the mouse or the focus is on it.
    """

    def __init__(
        self,
        ouder: QWidget,
        *,
        naam: str = "toast",
        vrij_onder: Callable[[], int] | None = None,
    ) -> None:
        super().__init__(ouder)
        self._ouder = ouder
        self._vrij_onder = vrij_onder
        noem(self, naam, "Bericht")
        self.setProperty("rol", "toast")
        self._bij_actie: Callable[[], object] | None = None
        self._gevolgd: QWidget | None = None
        self._sinds = QElapsedTimer()
        self._label = make_label("")
        self._label.setObjectName(f"{naam}.tekst")
        self._actie = Knop("", naam=f"{naam}.actie", soort=KnopSoort.STIL)
        self._sluit = Knop("", naam=f"{naam}.sluiten", soort=KnopSoort.STIL, icoon_naam="x")
        self._sluit.setAccessibleName("Bericht sluiten")
        self._sluit.setToolTip("Sluiten")
        rij = QHBoxLayout(self)
        rij.setContentsMargins(RUIMTE_L, RUIMTE_S, RUIMTE_S, RUIMTE_S)
        rij.setSpacing(RUIMTE_S)
        rij.addWidget(self._label)
        rij.addWidget(self._actie)
        rij.addWidget(self._sluit)
        self._klok = QTimer(self)
        self._klok.setSingleShot(True)
        self._klok.timeout.connect(self.hide)
        # The page scrolls and grows under it; it moves only for what can be pressed.
        self._kijk = QTimer(self)
        self._kijk.setInterval(_KIJK_MS)
        self._kijk.timeout.connect(self._maak_plaats)
        self._actie.clicked.connect(self._doe)
        self._sluit.clicked.connect(self.hide)
        self._actie.installEventFilter(self)
        self._sluit.installEventFilter(self)
        ouder.installEventFilter(self)
        self.hide()

    @property
    def klok(self) -> QTimer:
        """The timer that takes the message away."""
        return self._klok

    def toon(
        self,
        tekst: str,
        actie: str = "",
        bij_actie: Callable[[], object] | None = None,
        *,
        duur_ms: int = MINSTENS_MS,
    ) -> None:
        """Show `tekst`, with a button `actie` ("Ongedaan maken") that calls `bij_actie`."""
        self._label.setText(tekst)
        self._actie.zet_tekst(actie)
        self._actie.setVisible(bool(actie))
        self._bij_actie = bij_actie
        self._klok.setInterval(max(MINSTENS_MS, duur_ms))
        self.show()
        self._plaats()
        self.raise_()
        self._klok.start()
        self._kijk.start()
        self._sinds.start()
        kondig_aan(self, f"{tekst} {actie}".strip())

    def volg(self, pagina: QWidget | None) -> None:
        """Stay above the bottom of this page, also when that grows afterwards."""
        if pagina is self._gevolgd:
            return
        if self._gevolgd is not None:
            self._gevolgd.removeEventFilter(self)
            self._gevolgd.destroyed.disconnect(self._vergeet)
        self._gevolgd = pagina
        if pagina is not None:
            pagina.installEventFilter(self)
            pagina.destroyed.connect(self._vergeet)
        self._plaats_weer()

    def verlaat(self) -> None:
        """Go when its page goes, unless it tells of what led away from there."""
        if self.isVisible() and self._sinds.elapsed() > _NET_MS:
            self.hide()

    def _vergeet(self) -> None:
        self._gevolgd = None

    def _doe(self) -> None:
        bij_actie, self._bij_actie = self._bij_actie, None
        self.hide()
        if bij_actie is not None:
            bij_actie()

    def _plaats(self) -> None:
        ouder = self._ouder
        self._label.setWordWrap(False)
        self.adjustSize()
        breedte = min(self.width(), ouder.width() - 2 * RUIMTE_XL)
        if breedte < self.width():
            # With large letters a sentence goes on on the next line instead of off the window.
            self._label.setWordWrap(True)
            opmaak = self.layout()
            hoogte = opmaak.totalHeightForWidth(breedte) if opmaak is not None else 0
            self.resize(breedte, max(hoogte, self.minimumSizeHint().height()))
        # Never over the buttons at the bottom of the page.
        onder = max(RUIMTE_XL, (self._vrij_onder() if self._vrij_onder else 0) + RUIMTE_S)
        self.move(self._vrije_plek(max(0, ouder.height() - self.height() - onder)))

    def _vrije_plek(self, laagst: int) -> QPoint:
        """Give the lowest place where nothing that can be pressed or typed in lies under it."""
        ouder, pagina = self._ouder, self._gevolgd or self._ouder
        vlak = QRect(pagina.mapTo(ouder, QPoint(0, 0)), pagina.size())
        bezet = self._bezet()
        midden = (ouder.width() - self.width()) // 2
        zij = (vlak.right() - self.width() - RUIMTE_XL, vlak.left() + RUIMTE_XL)
        for boven in range(laagst, ouder.height() // 2, -RUIMTE_S):
            for links in (midden, *(een for een in zij if een >= vlak.left())):
                hier = QRect(links, boven, self.width(), self.height())
                if not any(hier.intersects(een) for een in bezet):
                    return hier.topLeft()
        return QPoint(midden, laagst)

    def _bezet(self) -> list[QRect]:
        pagina = self._gevolgd
        if pagina is None:
            return []
        # A list and a field of many lines have room beside the message.
        return [
            _plek(een, self._ouder)
            for een in pagina.findChildren(QWidget)
            if isinstance(een, _BEDIENING) and een.isVisible()
        ]

    def _plaats_weer(self) -> None:
        if self.isVisible():
            self._plaats()

    def _maak_plaats(self) -> None:
        # Not from under the hand of who wants it.
        if self._klok.isActive() and any(self.geometry().intersects(e) for e in self._bezet()):
            self._plaats()

    def _wacht_of_ga(self) -> None:
        """Stop the clock while the mouse or the focus is here; start it afresh after."""
        if not self.isVisible():
            return
        if self.underMouse() or self._actie.hasFocus() or self._sluit.hasFocus():
            self._klok.stop()
        elif not self._klok.isActive():
            self._klok.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._kijk.stop()
        super().hideEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._klok.stop()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._wacht_of_ga()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            QTimer.singleShot(0, self, self._wacht_of_ga)
        elif event.type() == QEvent.Type.Resize and watched is self._ouder and self.isVisible():
            self._plaats()
        elif event.type() == QEvent.Type.LayoutRequest and watched is self._gevolgd:
            # The page lays itself out after this.
            QTimer.singleShot(0, self, self._plaats_weer)
        return False
