"""Het venster tekent nooit een pagina die nog half is geschikt."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cmpg_desktop.views.onderdelen.blad import Blad
from cmpg_desktop.views.onderdelen.tekstvlak import Tekstvlak
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.views.schil import Schil
from cmpg_desktop.views.venster import Venster


def vouw_in(veld, lagen):
    """Zet een veld zo diep als op een pagina: elke laag heeft een eigen opmaak."""
    for _ in range(lagen):
        laag = QWidget()
        opmaak = QVBoxLayout(laag)
        opmaak.addWidget(veld)
        veld = laag
    return veld


@pytest.fixture
def venster(qtbot):
    venster = Venster(donker=False)
    qtbot.addWidget(venster)
    venster.zet_schil(Schil([]))
    venster.resize(900, 600)
    with qtbot.waitExposed(venster):
        venster.show()
    return venster


def test_wat_erbij_komt_staat_goed_voor_het_getekend_wordt(venster, qtbot):
    velden = [
        Veld(f"Vraag {nummer}", Tekstvlak(naam=f"v{nummer}"), "Een hint die eronder staat.")
        for nummer in range(12)
    ]
    blad = Blad(naam="proef")
    for veld in velden:
        veld.hide()
        blad.inhoud.addWidget(vouw_in(veld, 8))
    venster.schil.toon_pagina(blad)
    qtbot.waitUntil(blad.isVisible)
    QApplication.processEvents()

    for veld in velden:
        veld.show()
    # Zo komt een beurt om te tekenen, nog voor Qt weer bij het schikken is.
    QApplication.sendEvent(venster, QEvent(QEvent.Type.UpdateRequest))

    for veld in velden:
        assert veld.height() >= veld.minimumSizeHint().height()
        hint = veld.findChildren(QWidget)[-1]
        assert hint.geometry().bottom() <= veld.height()
