"""Tab volgt bij een gesprek de volgorde van lezen. Alle pagina's samen: test_alle_paginas.py."""

from cmpg_desktop.berichten.partners import Spoednummers
from cmpg_desktop.views.telefoon import TelefoonPagina


def test_tab_loopt_bij_een_gesprek_van_wie_belt_naar_de_tekst_en_het_einde(omgeving, backend, toon):
    backend.antwoorden[Spoednummers] = ()
    pagina = toon(TelefoonPagina(omgeving, None))
    pagina._wie.setFocus()
    gezien = []
    for _ in range(16):
        gezien.append(pagina.focusWidget().objectName())
        pagina.focusNextChild()
    volgorde = [
        "notitie.wie_belt",
        "notitie.organisatie_tekst",
        "notitie.telefoon",
        "notitie.tekst",
        "telefoon.weggooien",
        "telefoon.melding",
    ]
    assert [naam for naam in gezien if naam in volgorde][: len(volgorde)] == volgorde
