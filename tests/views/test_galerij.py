"""Build everything in each theme and at 200 %; the pictures are for eyes."""

import importlib.util
from pathlib import Path

import pytest

from cmpg_desktop.views import thema
from cmpg_desktop.views.thema import Thema

_spec = importlib.util.spec_from_file_location("galerij", Path(__file__).with_name("galerij.py"))
galerij = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(galerij)


@pytest.mark.parametrize("pagina", ["make_werkvoorraad", "make_formulier"])
@pytest.mark.parametrize("kiest", list(Thema))
@pytest.mark.parametrize("schaal", [1.0, 2.0])
def test_elke_pagina_past_in_elk_thema_en_bij_elke_tekst(
    qtbot, qapp, tmp_path, pagina, kiest, schaal
):
    breed, hoog = (1366, 860) if schaal == 1.0 else (1280, 720)
    thema.pas_toe(qapp, kiest, schaal)
    schil = galerij.make_schil()
    qtbot.addWidget(schil)
    schil.toon_pagina(getattr(galerij, pagina)(), "werkvoorraad")
    schil.resize(breed, hoog)
    schil.show()
    qapp.processEvents()
    assert schil.grab().save(str(tmp_path / f"{pagina}-{kiest.name}-{schaal}.png"))
    assert schil.width() == breed
    assert schil.height() == hoog


def test_een_open_pagina_in_een_ander_thema_is_een_pagina_in_dat_thema(qtbot, qapp):
    beelden = []
    for wissel in (False, True):
        thema.pas_toe(qapp, Thema.LICHT if wissel else Thema.DONKER)
        schil = galerij.make_schil()
        qtbot.addWidget(schil)
        schil.toon_pagina(galerij.make_werkvoorraad())
        schil.resize(1366, 860)
        schil.show()
        qapp.processEvents()
        schil.setFocus()
        if wissel:
            thema.pas_toe(qapp, Thema.DONKER)
            qapp.processEvents()
        beelden.append(schil.grab().toImage())
        schil.hide()
    assert beelden[0] == beelden[1]
