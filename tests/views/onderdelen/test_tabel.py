import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from cmpg_desktop.views import thema
from cmpg_desktop.views.onderdelen.delegates import PilDelegate
from cmpg_desktop.views.onderdelen.tabel import SMALST, Tabel

GROEP = Qt.ItemDataRole.UserRole + 1
SOORT = Qt.ItemDataRole.UserRole + 2


def rij(*teksten, groep=False, soort=None):
    cellen = [QStandardItem(t) for t in teksten]
    for cel in cellen:
        cel.setData(groep, GROEP)
    cellen[0].setData(soort, SOORT)
    return cellen


@pytest.fixture
def model():
    model = QStandardItemModel()
    model.setHorizontalHeaderLabels(["Uiterlijk", "Wat", "Casus"])
    model.appendRow(rij("Te laat", "", "", groep=True))
    model.appendRow(rij("1 werkdag te laat", "Antwoord", "2026-003", soort="te_laat"))
    model.appendRow(rij("vandaag", "Brieven", "2026-002", soort="binnenkort"))
    return model


@pytest.fixture
def tabel(qtbot, model):
    tabel = Tabel(naam="t", toegankelijk="Werkvoorraad", groep_rol=GROEP)
    qtbot.addWidget(tabel)
    tabel.setModel(model)
    tabel.setItemDelegateForColumn(0, PilDelegate(tabel, soort_rol=SOORT, groep_rol=GROEP))
    tabel.resize(700, 300)
    tabel.show()
    return tabel


def test_rijen_zijn_42_hoog_en_groepen_34_over_alle_kolommen(tabel):
    assert [tabel.rowHeight(r) for r in range(3)] == [
        thema.maat(34),
        thema.maat(42),
        thema.maat(42),
    ]
    assert tabel.columnSpan(0, 0) == 3
    assert tabel.columnSpan(1, 0) == 1
    assert not tabel.grab().isNull()


def test_rijen_die_erbij_komen_krijgen_hun_maat(tabel, model):
    model.insertRow(0, rij("Vandaag", "", "", groep=True))
    assert tabel.rowHeight(0) == thema.maat(34)
    assert tabel.columnSpan(0, 0) == 3


def test_rijen_groeien_met_de_tekst(tabel, qapp):
    laag = tabel.rowHeight(1)
    thema.pas_toe(qapp, thema.Thema.LICHT, 2.0)
    assert tabel.rowHeight(1) == 2 * laag


def test_home_en_end_gaan_naar_de_eerste_en_laatste_rij(qtbot, tabel):
    tabel.selectRow(1)
    qtbot.keyClick(tabel, Qt.Key.Key_End)
    assert tabel.currentIndex().row() == 2
    qtbot.keyClick(tabel, Qt.Key.Key_Home)
    assert tabel.currentIndex().row() == 1  # the heading above it is no row of work


def test_enter_en_dubbelklik_openen_een_rij(qtbot, tabel):
    tabel.selectRow(1)
    with qtbot.waitSignal(tabel.geopend) as sein:
        qtbot.keyClick(tabel, Qt.Key.Key_Return)
    assert sein.args[0].row() == 1
    with qtbot.waitSignal(tabel.geopend):
        tabel.doubleClicked.emit(tabel.model().index(2, 0))


def test_een_groep_gaat_niet_open(qtbot, tabel):
    tabel.setCurrentIndex(tabel.model().index(0, 0))
    with qtbot.assertNotEmitted(tabel.geopend):
        qtbot.keyClick(tabel, Qt.Key.Key_Return)


def test_pijltjes_slaan_een_groep_over(qtbot, tabel, model):
    model.appendRow(rij("Later", "", "", groep=True))
    model.appendRow(rij("vr 13 mrt", "Brieven", "2026-004"))
    model.appendRow(rij("Ooit", "", "", groep=True))
    tabel.setFocus()
    tabel.selectRow(1)
    toetsen = Qt.Key
    for toets, verwacht in (
        (toetsen.Key_Up, 1),
        (toetsen.Key_Down, 2),
        (toetsen.Key_Down, 4),
        (toetsen.Key_Down, 4),
        (toetsen.Key_Up, 2),
        (toetsen.Key_PageUp, 1),
        (toetsen.Key_PageDown, 4),
    ):
        qtbot.keyClick(tabel, toets)
        assert tabel.currentIndex().row() == verwacht
        assert [een.row() for een in tabel.selectionModel().selectedRows()] == [verwacht]


def test_kolombreedtes_overleven_een_andere_tekstgrootte(tabel, qapp):
    tabel.zet_breedtes((120, 200, 150))
    thema.pas_toe(qapp, thema.Thema.LICHT, 2.0)
    assert tabel.columnWidth(0) == 2 * 120
    assert tabel.breedtes()[:2] == (120, 200)


def test_de_laatste_kolom_vult_de_rest_ook_als_er_een_schuifbalk_bij_komt(qtbot, tabel):
    tabel.resize(700, 300)
    tabel.zet_breedtes((120, 200, 150))
    for _ in range(60):
        tabel.model().appendRow(rij("een", "twee", "drie"))
    qtbot.waitUntil(lambda: tabel.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: tabel.horizontalHeader().length() == tabel.viewport().width())
    assert tabel.horizontalScrollBar().maximum() == 0
    assert tabel.breedtes() == (120, 200, SMALST)


def test_slepen_meldt_de_nieuwe_breedtes(qtbot, tabel):
    with qtbot.waitSignal(tabel.breedtes_gewijzigd) as sein:
        tabel.horizontalHeader().resizeSection(0, 177)
    assert sein.args[0][0] == 177


def test_breedtes_van_een_andere_tabel_worden_overgeslagen(tabel):
    voor = tabel.breedtes()
    tabel.zet_breedtes((1, 2))
    assert tabel.breedtes() == voor


def test_een_ander_model_laat_het_oude_los(tabel, model):
    ander = QStandardItemModel()
    ander.appendRow(rij("a", "b", "c"))
    tabel.setModel(ander)
    model.clear()
    assert tabel.rowHeight(0) == thema.maat(42)
    tabel.setModel(None)


def test_een_pil_in_een_tabel_vraagt_haar_breedte(tabel):
    tabel.resizeColumnToContents(0)
    assert tabel.columnWidth(0) > tabel.fontMetrics().horizontalAdvance("1 werkdag te laat")
