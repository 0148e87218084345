"""Door een opmaak lopen zonder er iets van vast te houden dat Qt zelf weggooit."""

import re
from pathlib import Path

import shiboken6
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QPushButton, QVBoxLayout, QWidget

from cmpg_desktop.views.melding.stappen import Tabvolgorde
from cmpg_desktop.views.onderdelen.basis import delen_van

VIEWS = Path(__file__).resolve().parents[3] / "cmpg_desktop" / "views"


def _pagina(qtbot):
    pagina = QWidget()
    qtbot.addWidget(pagina)
    kolom = QVBoxLayout(pagina)
    eerst, onder, laatst = QPushButton("eerst"), QHBoxLayout(), QPushButton("laatst")
    kolom.addWidget(laatst)
    kolom.insertLayout(0, onder)
    kolom.insertWidget(0, eerst)
    kolom.addStretch(1)
    links, rechts = QPushButton("links"), QPushButton("rechts")
    onder.addWidget(rechts)
    onder.insertWidget(0, links)
    return pagina, kolom, onder, (eerst, links, rechts, laatst)


def _items():
    return {
        id(een)
        for een in shiboken6.getAllValidWrappers()
        if isinstance(een, QLayoutItem) and not isinstance(een, QLayout)
    }


def test_de_delen_komen_in_de_volgorde_van_de_opmaak(qtbot):
    _, kolom, onder, (eerst, links, rechts, laatst) = _pagina(qtbot)
    assert delen_van(kolom) == [eerst, onder, laatst]
    assert delen_van(onder) == [links, rechts]


def test_de_tabvolgorde_houdt_niets_vast_dat_qt_weggooit(qtbot):
    """Zo'n rest wijst na het wissen van een vraag naar vrij geheugen: dan valt alles om."""
    pagina, _, _, knoppen = _pagina(qtbot)
    vooraf = _items()
    Tabvolgorde(pagina).zet()
    assert _items() <= vooraf
    assert [knop.nextInFocusChain() for knop in knoppen[:-1]] == list(knoppen[1:])


def test_geen_scherm_vraagt_een_opmaak_om_een_item():
    for bestand in VIEWS.rglob("*.py"):
        assert not re.search(r"\.itemAt(Position)?\(", bestand.read_text(encoding="utf-8")), bestand
