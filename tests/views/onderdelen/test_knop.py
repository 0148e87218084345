"""Een knop waar de cursor op staat gaat met Enter, en verder blijft Enter wat het was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout

from cmpg_desktop.views.onderdelen.knop import Knop

TOETS = Qt.Key


@pytest.fixture
def dialoog(qtbot):
    """Geef een dialoog met een regel, "Annuleren" en een standaardknop; `gedrukt` onthoudt."""
    dialoog = QDialog()
    qtbot.addWidget(dialoog)
    dialoog.regel = QLineEdit()
    dialoog.nee, dialoog.ja = Knop("Annuleren", naam="nee"), Knop("Bewaren", naam="ja")
    dialoog.ja.setDefault(True)
    dialoog.gedrukt = []
    kolom = QVBoxLayout(dialoog)
    for deel in (dialoog.regel, dialoog.nee, dialoog.ja):
        kolom.addWidget(deel)
    for knop in (dialoog.nee, dialoog.ja):
        knop.clicked.connect(lambda _aan=False, k=knop: dialoog.gedrukt.append(k.objectName()))
    dialoog.open()
    dialoog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialoog)
    return dialoog


@pytest.mark.parametrize("toets", [TOETS.Key_Return, TOETS.Key_Enter, TOETS.Key_Space])
@pytest.mark.parametrize("naam", ["nee", "ja"])
def test_enter_drukt_de_knop_waar_de_cursor_op_staat(dialoog, toets, naam):
    knop = getattr(dialoog, naam)
    knop.setFocus()
    QTest.keyClick(knop, toets)
    assert dialoog.gedrukt == [naam]


def test_enter_in_een_regel_drukt_de_standaardknop(dialoog):
    dialoog.regel.setFocus()
    QTest.keyClick(dialoog.regel, TOETS.Key_Return)
    assert dialoog.gedrukt == ["ja"]


def test_enter_met_ctrl_of_op_een_knop_die_niet_kan_drukt_niet(dialoog):
    dialoog.nee.setFocus()
    dialoog.ja.setDefault(False)
    QTest.keyClick(dialoog.nee, TOETS.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    dialoog.nee.setEnabled(False)
    QTest.keyClick(dialoog.nee, TOETS.Key_Return)
    assert dialoog.gedrukt == []
