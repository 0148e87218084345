"""Wat het programma bij zijn begin instelt."""

import subprocess
import sys

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit

from cmpg_desktop.app import spreek_nederlands

_GEBRUIK = """
import gc
from cmpg_desktop.app import ruim_in_kleine_beurten

beurten = []
gc.callbacks.append(
    lambda fase, wat: beurten.append((wat["generation"], wat["collected"])) if fase == "stop" else 0
)
ruim_in_kleine_beurten()
leeft = []
for _ in range(100_000):
    kring = []
    kring.append(kring)
    leeft = [kring, *leeft[:4_999]] if _ % 7 == 0 else leeft
print(max(aantal for _, aantal in beurten), max(soort for soort, _ in beurten), len(beurten))
"""


def test_de_opruimer_van_python_houdt_geen_gebeurtenis_lang_op():
    """Veel kleine beurten, en niet halverwege een beurt over alles wat er is."""
    klaar = subprocess.run(
        [sys.executable, "-c", _GEBRUIK], capture_output=True, text=True, check=True
    )
    meest, generatie, beurten = map(int, klaar.stdout.split())
    assert meest <= 10_000
    assert generatie == 1
    assert beurten > 20


def test_de_eigen_woorden_van_qt_zijn_nederlands(qapp):
    """Het menu van een tekstveld, en de knoppen waarmee u een bestand kiest."""
    spreek_nederlands(qapp)
    try:
        veld = QLineEdit("tekst")
        menu = veld.createStandardContextMenu()
        keuzes = " ".join(keuze.text().replace("&", "") for keuze in menu.actions())
        vak = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        knop = vak.buttons()[0]
        assert ("Plakken" in keuzes, "Paste" in keuzes) == (True, False)
        assert knop.text().replace("&", "") == "Annuleren"
    finally:
        for woorden in qapp.findChildren(QTranslator):
            qapp.removeTranslator(woorden)
            woorden.deleteLater()
