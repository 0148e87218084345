"""While nobody is signed in, nothing of a dossier is in sight."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from cmpg_desktop.views.bijvensters import Bijvensters

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def hoofd(qtbot: "QtBot") -> QWidget:
    venster = QWidget()
    qtbot.addWidget(venster)
    venster.show()
    return venster


def dialoog_in(hoofd: QWidget) -> tuple[QDialog, QLineEdit]:
    dialoog = QDialog(hoofd)
    dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    veld = QLineEdit()
    QVBoxLayout(dialoog).addWidget(veld)
    dialoog.open()
    return dialoog, veld


def test_wie_terugkomt_vindt_zijn_dialoog_met_wat_hij_typte(hoofd: QWidget) -> None:
    bij = Bijvensters(hoofd)
    dialoog, veld = dialoog_in(hoofd)
    veld.setText("half")
    bij.berg_op()
    assert not dialoog.isVisible()
    assert hoofd.isVisible()
    bij.geef_terug()
    assert dialoog.isVisible()
    assert dialoog.isModal()
    assert veld.text() == "half"


def test_voor_een_ander_is_de_dialoog_weg_zonder_antwoord(hoofd: QWidget, qtbot: "QtBot") -> None:
    bij = Bijvensters(hoofd)
    dialoog, _ = dialoog_in(hoofd)
    antwoorden: list[int] = []
    dialoog.finished.connect(antwoorden.append)
    bij.berg_op()
    bij.gooi_weg()
    qtbot.waitUntil(lambda: not isValid(dialoog))
    assert antwoorden == []


def test_wat_vergrendeld_vanzelf_opengaat_blijft_uit_beeld(hoofd: QWidget, qtbot: "QtBot") -> None:
    bij = Bijvensters(hoofd)
    bij.berg_op()
    dialoog, _ = dialoog_in(hoofd)
    qtbot.waitUntil(lambda: not dialoog.isVisible())
    bij.geef_terug()
    assert dialoog.isVisible()
