"""De rondgang ziet wat er mankeert, en noemt het."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from tests.hulp.bediening import klachten


@pytest.fixture
def toon(qtbot):
    def doe(*delen, benoemd=True):
        venster = QWidget()
        qtbot.addWidget(venster)
        kolom = QVBoxLayout(venster)
        for nummer, deel in enumerate(delen):
            if benoemd:
                deel.setObjectName(deel.objectName() or f"deel[{nummer}]")
                deel.setAccessibleName(f"Deel {nummer}")
            kolom.addWidget(deel)
        with qtbot.waitExposed(venster):
            venster.show()
        venster.activateWindow()
        return venster

    return doe


def test_een_pagina_die_klopt_geeft_geen_klachten(toon):
    tabel = QTableWidget(2, 2)
    tabel.setTabKeyNavigation(False)
    assert klachten(toon(QLineEdit(), QSpinBox(), QComboBox(), tabel, QCheckBox("Ja"))) == {}


def test_zonder_naam_valt_op(toon):
    gevonden = klachten(toon(QPushButton("Opslaan"), QLineEdit(), benoemd=False))
    assert gevonden["zonder naam"] == ["QPushButton '' 'Opslaan'", "QLineEdit '' ''"]


def test_een_naam_die_twee_keer_voorkomt_valt_op(toon):
    een, twee = QPushButton("a"), QPushButton("b")
    een.setObjectName("knop")
    twee.setObjectName("knop")
    assert klachten(toon(een, twee)) == {"dubbele naam": ["knop"]}


def test_wat_tab_overslaat_valt_op(toon):
    # Een samengesteld deel met de focus op zijn tweede kind: Qt slaat het eerste over.
    vak, een, twee = QWidget(), QPushButton("een"), QLineEdit()
    rij = QVBoxLayout(vak)
    for nummer, deel in enumerate((een, twee)):
        deel.setObjectName(f"in[{nummer}]")
        deel.setAccessibleName("x")
        rij.addWidget(deel)
    vak.setFocusProxy(twee)
    assert "Tab slaat over" in klachten(toon(QLineEdit(), vak))


def test_een_tekst_die_tab_opslokt_valt_op(toon):
    gevonden = klachten(toon(QPlainTextEdit(), QPushButton("Verder")))
    assert gevonden == {"Tab slaat over": ["QPushButton 'deel[1]' 'Verder'"]}


def test_wat_uit_staat_of_niet_met_tab_hoeft_telt_niet(toon):
    uit, muis = QPushButton("uit"), QPushButton("muis")
    uit.setEnabled(False)
    muis.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    assert klachten(toon(QLineEdit(), uit, muis)) == {}
