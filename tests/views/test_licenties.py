import pytest

from cmpg_desktop import paden
from cmpg_desktop.licenties import Licentie, read_licenties
from cmpg_desktop.views.licenties import LicentiesPagina

TWEE = (
    Licentie(naam="Aap", versie="1.0", soort="MIT", tekst="aaptekst"),
    Licentie(naam="Noot", versie="", soort="BSD", tekst="noottekst"),
)


@pytest.fixture(scope="module")
def alle():
    return {x.naam: x for x in read_licenties(paden.resources() / "licenties")}


@pytest.mark.parametrize("naam", ["Phosphor Icons", "PySide6_Essentials", "SQLAlchemy"])
def test_van_elk_onderdeel_is_de_licentie_te_lezen(alle, naam):
    assert alle[naam].soort not in {"", "niet vermeld"}
    assert alle[naam].tekst


def test_de_tekst_van_de_licentie_van_qt_zit_erbij(alle):
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in alle["GNU LGPL 3 (Qt en PySide6)"].tekst


def test_de_teksten_samen_blijven_klein(alle):
    assert sum(len(x.tekst) for x in alle.values()) < 2_000_000


def test_de_pagina_laat_lezen_en_toont_de_gekozen_tekst(qtbot):
    pagina = LicentiesPagina(lambda klaar, _mislukt: klaar(TWEE))
    qtbot.addWidget(pagina)
    assert pagina._tekst.toPlainText() == "Aap: MIT\n\naaptekst"
    pagina._lijst.setCurrentRow(1)
    assert "noottekst" in pagina._tekst.toPlainText()


def test_na_een_mislukking_kan_het_opnieuw(qtbot):
    pogingen = []

    def laad(klaar, mislukt):
        pogingen.append(1)
        mislukt() if len(pogingen) == 1 else klaar(TWEE)

    pagina = LicentiesPagina(laad)
    qtbot.addWidget(pagina)
    assert pagina._bladen.currentIndex() == 0
    pagina._leeg.actie.emit()
    assert pagina._lijst.count() == 2
