"""Elk bedienbaar onderdeel van deze pagina's heeft een vaste naam en een naam om voor te lezen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cmpg_desktop.berichten.meldingen import Meldingen
from cmpg_desktop.berichten.partners import Spoednummers
from cmpg_desktop.berichten.telefoon import OpenNotities
from cmpg_desktop.berichten.werkvoorraad import Werkvoorraad
from cmpg_desktop.views.meldingenlijst import MeldingenPagina
from cmpg_desktop.views.telefoon import TelefoonPagina
from cmpg_desktop.views.telefoon_zij import SpoedKaart
from cmpg_desktop.views.werkvoorraad import WerkvoorraadPagina
from tests.views.test_meldingenlijst import GESPREK, RIJEN
from tests.views.voorbeelden import werk

PAGINAS = {
    "werkvoorraad": WerkvoorraadPagina,
    "meldingen": MeldingenPagina,
    "telefoon": lambda omgeving: TelefoonPagina(omgeving, None),
}


@pytest.mark.parametrize("naam", PAGINAS)
def test_wat_de_focus_kan_krijgen_heeft_een_naam_en_een_voorleesnaam(omgeving, backend, toon, naam):
    backend.antwoorden[Werkvoorraad] = werk()
    backend.antwoorden[Meldingen] = RIJEN
    backend.antwoorden[OpenNotities] = (GESPREK,)
    backend.antwoorden[Spoednummers] = (("Crisisdienst", "030 230 8000"),)
    pagina = toon(PAGINAS[naam](omgeving))
    for kaart in pagina.findChildren(SpoedKaart):
        kaart.show()
    bedienbaar = [
        kind
        for kind in pagina.findChildren(QWidget)
        if kind.focusPolicy() & Qt.FocusPolicy.TabFocus and kind.isVisibleTo(pagina)
    ]
    assert bedienbaar
    zonder = [
        f"{type(kind).__name__} {kind.objectName()!r} {kind.accessibleName()!r}"
        for kind in bedienbaar
        if not (kind.objectName() and kind.accessibleName())
    ]
    assert zonder == []


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
        "telefoon.markeer.persoon",
        "notitie.tekst",
        "telefoon.weggooien",
        "telefoon.melding",
    ]
    assert [naam for naam in gezien if naam in volgorde][: len(volgorde)] == volgorde
