"""De lijst met casussen: zoeken, sorteren, kolommen kiezen en onthouden, met toetsen."""

import uuid
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel

from cmpg_desktop.berichten.casussen import (
    CasusGroep,
    CasusKolom,
    CasusLijst,
    CasusRij,
    Casussen,
    ZetKader,
)
from cmpg_desktop.berichten.fouten import NietBeschikbaar
from cmpg_desktop.models.casussen import KOLOMMEN
from cmpg_desktop.views.casussenlijst import CasussenPagina
from cmpg_desktop.views.onderdelen.tabel import Tabel
from tests.hulp.schermwerk import kind
from tests.views.test_casus import CASUS, plek, zet_casus

__all__ = ["plek", "zet_casus"]
TOETS = Qt.Key


def casus(nummer, kop, **anders):
    velden = {
        "nummer": f"2026-{nummer:03}",
        "aanpak": "GGA",
        "fase": "2 Informatieronde",
        "casusregisseur": "Marloes Hendriks",
        "geopend_op": date(2026, 1, 5),
        "gesloten_op": None,
    }
    return CasusRij(id=uuid.UUID(int=nummer), kop=kop, **(velden | anders))


RIJEN = (
    casus(1, "Gezin Kuipers"),
    casus(2, "Mevrouw Tjin", casusregisseur="", afgeschermd=True),
    casus(3, "Gezin Oud", gesloten_op=date(2026, 1, 12)),
)


@pytest.fixture
def gevraagd(backend):
    """Antwoord met drie casussen, en onthoud wat er is gevraagd."""
    vragen = []

    def antwoord(vraag):
        vragen.append(vraag)
        rijen = [rij for rij in RIJEN if vraag.tekst.lower() in rij.kop.lower()]
        return CasusLijst(rijen=tuple(rijen), totaal=len(rijen))

    backend.antwoorden[Casussen] = antwoord
    return vragen


@pytest.fixture
def pagina(omgeving, gevraagd, toon):
    return toon(CasussenPagina(omgeving))


def cellen(pagina):
    model = pagina._model
    return [
        [model.index(rij, kolom).data() for kolom in range(model.columnCount())]
        for rij in range(model.rowCount())
    ]


def test_een_regel_per_casus(pagina, gevraagd):
    een, twee, drie = cellen(pagina)
    assert een == [
        "2026-001",
        "Gezin Kuipers",
        "GGA",
        "2 Informatieronde",
        "Marloes Hendriks",
        "",
        "05-01-2026",
        "loopt",
    ]
    assert (twee[1], twee[4]) == ("Mevrouw Tjin (afgeschermd)", "nog niemand")
    assert (drie[3], drie[7]) == ("", "afgesloten 12-01-2026")
    assert kind(pagina, "casussen.hint", QLabel).text() == "3 casussen."
    (vraag,) = gevraagd
    assert (vraag.groep, vraag.op) == (CasusGroep.OPEN, CasusKolom.TERMIJN)


def test_in_een_venster_van_1280_staat_elke_kop_er_heel(omgeving, gevraagd, toon):
    tabel = kind(toon(CasussenPagina(omgeving), breed=1068, hoog=748), "casussen.tabel", Tabel)
    koppen = tabel.horizontalHeader()
    assert tabel.horizontalScrollBar().maximum() == 0
    for kolom in range(koppen.count()):
        tabel.sortByColumn(kolom, Qt.SortOrder.AscendingOrder)
        assert koppen.sectionSizeFromContents(kolom).width() <= koppen.sectionSize(kolom)


def test_het_model_klopt(pagina, qtmodeltester):
    qtmodeltester.check(pagina._model)


def test_enter_opent(pagina, omgeving, qtbot):
    tabel = kind(pagina, "casussen.tabel")
    qtbot.keyClick(tabel, TOETS.Key_Down)
    with qtbot.waitSignal(omgeving.ga_naar) as sein:
        qtbot.keyClick(tabel, TOETS.Key_Return)
    assert sein.args == ["casus", uuid.UUID(int=2)]


def test_typen_zoekt_in_de_database_en_enter_gaat_naar_de_lijst(pagina, qtbot, gevraagd, stil):
    zeef = kind(pagina, "casussen.zeef")
    zeef.setFocus()
    qtbot.keyClicks(zeef, "tjin")
    qtbot.keyClick(zeef, TOETS.Key_Return)
    stil(pagina)
    assert gevraagd[-1].tekst == "tjin"
    # Niet bij elke letter een vraag.
    assert len(gevraagd) == 2
    assert [rij[0] for rij in cellen(pagina)] == ["2026-002"]
    qtbot.waitUntil(lambda: kind(pagina, "casussen.tabel").hasFocus())


def test_niets_gevonden_zegt_dat_en_geeft_de_lijst_terug(pagina, qtbot, stil):
    zeef = kind(pagina, "casussen.zeef")
    qtbot.keyClicks(zeef, "xyz")
    leeg = kind(pagina, "casussen.leeg")
    qtbot.waitUntil(leeg.isVisible)
    assert "Ctrl+K" in leeg.accessibleName()
    kind(pagina, "casussen.leeg.knop").click()
    stil(pagina)
    assert len(cellen(pagina)) == 3
    assert not leeg.isVisible()


def test_groep_en_volgorde_met_toetsen_en_met_de_kop_van_een_kolom(
    pagina, qtbot, gevraagd, stil, omgeving
):
    qtbot.keyClick(kind(pagina, "casussen.groep", QComboBox), TOETS.Key_Down)
    stil(pagina)
    assert gevraagd[-1].groep is CasusGroep.MIJN
    kop = pagina._tabel.horizontalHeader()
    plek_ = QPoint(kop.sectionViewportPosition(0) + 10, kop.height() // 2)
    for aflopend in (False, True):
        qtbot.mouseClick(kop.viewport(), Qt.MouseButton.LeftButton, pos=plek_)
        stil(pagina)
        assert (gevraagd[-1].op, gevraagd[-1].aflopend) == (CasusKolom.NUMMER, aflopend)
    volgorde = kind(pagina, "casussen.volgorde", QComboBox)
    assert volgorde.currentText() == "Nummer, andersom"
    qtbot.keyClick(volgorde, TOETS.Key_Down)
    stil(pagina)
    assert (gevraagd[-1].op, gevraagd[-1].aflopend) == (CasusKolom.KOP, False)


def test_wat_gekozen_is_wordt_onthouden(pagina, omgeving, qtbot, gevraagd, toon, stil):
    qtbot.keyClick(kind(pagina, "casussen.groep", QComboBox), TOETS.Key_End)
    qtbot.keyClick(kind(pagina, "casussen.volgorde", QComboBox), TOETS.Key_Home)
    kind(pagina, "casussen.kolom.aanpak", QAction).trigger()
    stil(pagina)
    ander = toon(CasussenPagina(omgeving))
    vraag = gevraagd[-1]
    assert (vraag.groep, vraag.op, vraag.aflopend) == (CasusGroep.ALLE, CasusKolom.NUMMER, False)
    assert ander._tabel.isColumnHidden(KOLOMMEN.index(CasusKolom.AANPAK))
    assert not kind(ander, "casussen.kolom.aanpak", QAction).isChecked()
    kind(ander, "casussen.kolom.aanpak", QAction).trigger()
    assert not ander._tabel.isColumnHidden(KOLOMMEN.index(CasusKolom.AANPAK))


def test_meer_dan_een_deel_zegt_hoeveel_en_toont_meer(pagina, backend, qtbot, stil):
    gevraagd = []

    def antwoord(vraag):
        gevraagd.append(vraag.limiet)
        return CasusLijst(rijen=RIJEN, totaal=9700)

    backend.antwoorden[Casussen] = antwoord
    pagina.laad()
    stil(pagina)
    assert kind(pagina, "casussen.hint", QLabel).text() == "De eerste 3 van 9700 casussen."
    qtbot.keyClick(kind(pagina, "casussen.meer"), TOETS.Key_Space)
    stil(pagina)
    assert gevraagd == [200, 400]


def test_een_fout_zegt_wat_er_is(omgeving, backend, toon):
    def stuk(_vraag):
        raise NietBeschikbaar("De server is nu niet te bereiken.")

    backend.antwoorden[Casussen] = stuk
    pagina = toon(CasussenPagina(omgeving))
    assert "niet te bereiken" in kind(pagina, "casussen.stand.zin", QLabel).text()


def test_de_lijst_is_bij_als_er_een_casus_verandert(plek, zet_casus, toon, qtbot):
    pagina = toon(CasussenPagina(plek.omgeving))
    assert kind(pagina, "casussen.leeg").isVisible()
    zet_casus()
    plek.doe(ZetKader(id=CASUS, kader="kader.wmo", aan=True))
    qtbot.waitUntil(lambda: [rij[0] for rij in cellen(pagina)] == ["2026-031"])
    assert cellen(pagina)[0][5] == "ma 19 jan"
