"""Hands on the keyboard and the mouse: one key or click per event, as a person would."""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QWidget

from cmpg_desktop.views.venster import Venster
from tests.rondleiding.meting import GemetenApp

GEDULD_MS = 15_000
Stap = Callable[[], object]
Verhaal = Iterator[object]


class Vastgelopen(AssertionError):
    """Something that should come did not come, or a control was not there."""


class Wacht:
    """A step that is done when its condition holds."""

    def __init__(self, voorwaarde: Callable[[], object], waarop: str):
        self.voorwaarde = voorwaarde
        self.waarop = waarop


def _tik(doel: QWidget, teken: str) -> None:
    if teken.isascii():
        QTest.keyClicks(doel, teken)
        return
    # QTest only knows the keys of an American keyboard.
    for soort in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        toets = QKeyEvent(soort, 0, Qt.KeyboardModifier.NoModifier, teken)
        QApplication.sendEvent(doel, toets)


def _heeft_cursor(widget: QWidget) -> bool:
    nu = QApplication.focusWidget()
    return nu is not None and (nu is widget or widget.isAncestorOf(nu))


class Bestuurder(QObject):
    """Runs a story: a generator that yields waits, and does one thing between two events."""

    def __init__(self, app: GemetenApp, venster: Venster, folder: Path):
        super().__init__()
        self.app = app
        self.venster = venster
        self.map = folder
        self.fout: BaseException | None = None
        self._verhaal: Verhaal | None = None
        self._wacht: Wacht | None = None
        self._gewacht = 0
        self._begin = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._volgende)

    def rijd(self, verhaal: Verhaal) -> None:
        self._verhaal = verhaal
        self._timer.start(0)

    def _volgende(self) -> None:
        try:
            if self._wacht is not None:
                if not self._wacht.voorwaarde():
                    self._gewacht += 10
                    if self._gewacht > GEDULD_MS:
                        raise Vastgelopen(f"{self.app.stap}: gewacht op {self._wacht.waarop}")
                    self._timer.start(10)
                    return
                self._wacht = None
            self.app.doet = ""
            stap = next(self._verhaal)
        except StopIteration:
            self._sluit()
            return
        except BaseException as fout:
            print(f"vastgelopen bij {self.app.stap}: {fout}", file=sys.stderr, flush=True)
            self.fout = fout
            self.foto("vastgelopen")
            for venster in QApplication.topLevelWidgets():
                if venster is not self.venster:
                    venster.close()
            self._sluit()
            return
        self._gewacht = 0
        self._wacht = stap if isinstance(stap, Wacht) else None
        self._timer.start(0)

    def _sluit(self) -> None:
        # Closing saves what is left; the last window that closes ends the loop.
        self.venster.close()
        QTimer.singleShot(GEDULD_MS, self.app, lambda: self.app.exit(1))

    # --- what a person can do; each is a generator, so that every key is its own event ---

    def vind(self, naam: str) -> QWidget:
        """Find a control in sight by its objectName."""
        vensters = [*QApplication.topLevelWidgets()]
        vensters.sort(key=lambda venster: venster is self.venster)
        for venster in vensters:
            for widget in [venster, *venster.findChildren(QWidget, naam)]:
                if widget.objectName() == naam and widget.isVisible():
                    return widget
        raise Vastgelopen(f"{self.app.stap}: “{naam}” is niet te zien")

    def vind_ook_verborgen(self, naam: str) -> QWidget:
        """Find a control that may still be hidden."""
        for venster in QApplication.topLevelWidgets():
            gevonden = venster.findChild(QWidget, naam)
            if gevonden is not None:
                return gevonden
        raise Vastgelopen(f"{self.app.stap}: “{naam}” is er niet")

    def zichtbaar(self, naam: str) -> bool:
        try:
            self.vind(naam)
        except Vastgelopen:
            return False
        return True

    def verwacht(self, naam: str) -> Wacht:
        return Wacht(lambda: self.zichtbaar(naam), naam)

    def klik(self, naam: str) -> Verhaal:
        yield self.verwacht(naam)
        widget = self.vind(naam)
        yield Wacht(widget.isEnabled, f"{naam} te gebruiken")
        self._in_beeld(widget)
        yield None
        self.app.doet = f"klik {naam}"
        QTest.mouseClick(
            widget,
            Qt.MouseButton.LeftButton,
            pos=QPoint(min(14, widget.width() // 2), widget.height() // 2),
        )
        yield None

    def naar(self, naam: str) -> Verhaal:
        """Put the cursor in a field."""
        yield self.verwacht(naam)
        widget = self.vind(naam)
        self._in_beeld(widget)
        if not widget.window().isActiveWindow():
            widget.window().activateWindow()
            yield Wacht(widget.window().isActiveWindow, f"het venster van {naam} aan de beurt")
        self.app.doet = f"naar {naam}"
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        yield Wacht(lambda: _heeft_cursor(widget), f"de cursor in {naam}")

    def typ(self, naam: str, tekst: str, *, verlaat: bool = False) -> Verhaal:
        yield from self.naar(naam)
        for teken in tekst:
            if QApplication.focusWidget() is None:
                yield from self._aan_de_beurt()
                self.vind(naam).setFocus()
            doel = QApplication.focusWidget()
            if teken == "\n":
                QTest.keyClick(doel, Qt.Key.Key_Return)
            else:
                self.app.doet = f"typt in {naam}"
                _tik(doel, teken)
            yield None
        if verlaat:
            yield from self.toets("Tab")

    def toets(self, toetsen: str) -> Verhaal:
        combinatie = QKeySequence(toetsen)[0]
        yield from self._aan_de_beurt()
        self.app.doet = toetsen
        menu = QApplication.activePopupWidget()
        doel = menu or QApplication.focusWidget() or self.venster
        QTest.keyClick(doel, combinatie.key(), combinatie.keyboardModifiers())
        yield None

    def _aan_de_beurt(self) -> Verhaal:
        if QApplication.activeWindow() is None:
            # Without a window manager nobody gives the window back its turn after a dialog.
            self.venster.activateWindow()
            yield Wacht(QApplication.activeWindow, "het venster aan de beurt")

    def kies(self, naam: str, tekst: str) -> Verhaal:
        """Walk a drop-down list with the arrow keys until it says this."""
        yield from self.naar(naam)
        lijst = self.vind(naam)
        assert isinstance(lijst, QComboBox)
        doel = next(
            i for i in range(lijst.count()) if lijst.itemText(i).lower().startswith(tekst.lower())
        )
        while lijst.currentIndex() != doel:
            QTest.keyClick(lijst, Qt.Key.Key_Down if lijst.currentIndex() < doel else Qt.Key.Key_Up)
            yield None

    def foto(self, naam: str) -> None:
        """Take a screenshot of the window as it is, with what lies over it."""
        print(f"{time.monotonic() - self._begin:6.1f} s  {naam}", file=sys.stderr, flush=True)
        with self.app.zonder_meting():
            actief = QApplication.activeModalWidget()
            # A picture asks for no paint, and what was added may still wait for its place.
            self.venster.schik_nu()
            beeld = self.venster.grab()
            if actief is not None and actief is not self.venster:
                actief.grab().save(str(self.map / f"{naam}-dialoog.png"))
            beeld.save(str(self.map / f"{naam}.png"))

    def _in_beeld(self, widget: QWidget) -> None:
        ouder = widget.parentWidget()
        while ouder is not None:
            if isinstance(ouder, QScrollArea):
                ouder.ensureWidgetVisible(widget)
            ouder = ouder.parentWidget()
