from datetime import date, time

import pytest
from PySide6.QtCore import QDate, Qt

from cmpg_desktop.views.onderdelen.datumveld import DatumTijdveld, Datumveld, lees_tijd

VANDAAG = date(2026, 1, 15)


def lees(tekst, vandaag):
    if tekst == "vandaag":
        return vandaag
    try:
        dag, maand = tekst.split("-")[:2]
        return date(2026, int(maand), int(dag))
    except ValueError:
        raise ValueError("Dit is geen datum. Schrijf bijvoorbeeld 12-1.") from None


@pytest.fixture
def veld(qtbot):
    veld = Datumveld(naam="d", lees=lees, vandaag=lambda: VANDAAG)
    qtbot.addWidget(veld)
    veld.show()
    return veld


def typ(qtbot, veld, tekst):
    veld.clear()
    qtbot.keyClicks(veld, tekst)
    qtbot.keyClick(veld, Qt.Key.Key_Return)


@pytest.mark.parametrize(("tekst", "datum"), [("12-1", date(2026, 1, 12)), ("vandaag", VANDAAG)])
def test_een_datum_zoals_mensen_hem_schrijven_wordt_gelezen(qtbot, veld, tekst, datum):
    with qtbot.waitSignal(veld.datum_gewijzigd) as sein:
        typ(qtbot, veld, tekst)
    assert sein.args == [datum]
    assert veld.text() == f"{datum:%d-%m-%Y}"


def test_onleesbare_tekst_blijft_staan_en_zegt_wat_te_doen(qtbot, veld):
    veld.zet_datum(VANDAAG)
    with (
        qtbot.waitSignal(veld.fout_gewijzigd) as sein,
        qtbot.assertNotEmitted(veld.datum_gewijzigd),
    ):
        typ(qtbot, veld, "ergens in mei")
    assert "Schrijf bijvoorbeeld" in sein.args[0]
    assert veld.text() == "ergens in mei"
    assert veld.datum() == VANDAAG


def test_leegmaken_is_geen_datum(qtbot, veld):
    veld.zet_datum(VANDAAG)
    with qtbot.waitSignal(veld.datum_gewijzigd) as sein:
        typ(qtbot, veld, "")
    assert sein.args == [None]


def test_dezelfde_datum_opnieuw_is_geen_wijziging(qtbot, veld):
    veld.zet_datum(date(2026, 1, 12))
    with qtbot.assertNotEmitted(veld.datum_gewijzigd):
        typ(qtbot, veld, "12-1")


@pytest.mark.parametrize(
    ("toets", "met"),
    [
        (Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_de_kalender_opent_met_het_toetsenbord_op_vandaag(qtbot, veld, toets, met):
    qtbot.keyClick(veld, toets, met)
    assert veld._kalender.isVisible()
    assert veld._kalender.selectedDate() == QDate(2026, 1, 15)
    veld._kalender.hide()


def test_een_dag_uit_de_kalender_is_een_wijziging(qtbot, veld):
    veld.open_kalender()
    with qtbot.waitSignal(veld.datum_gewijzigd) as sein:
        veld._kalender.activated.emit(QDate(2026, 2, 3))
    assert sein.args == [date(2026, 2, 3)]
    assert not veld._kalender.isVisible()


@pytest.mark.parametrize(
    ("tekst", "tijd"),
    [
        ("9.15", time(9, 15)),
        ("9:15", time(9, 15)),
        ("0915", time(9, 15)),
        ("9", time(9)),
        ("14 uur", time(14)),
        ("14.30 uur", time(14, 30)),
    ],
)
def test_een_tijd_zoals_mensen_hem_schrijven_wordt_gelezen(tekst, tijd):
    assert lees_tijd(tekst) == tijd


@pytest.mark.parametrize("tekst", ["straks", "25.00", "9.75", "12345"])
def test_een_onleesbare_tijd_zegt_wat_te_schrijven(tekst):
    with pytest.raises(ValueError, match="Schrijf bijvoorbeeld"):
        lees_tijd(tekst)


def test_een_moment_is_een_datum_en_een_tijd(qtbot):
    veld = DatumTijdveld(naam="m", lees=lees, vandaag=lambda: VANDAAG)
    qtbot.addWidget(veld)
    gezien, fouten = [], []
    veld.gewijzigd.connect(lambda d, t: gezien.append((d, t)))
    veld.fout_gewijzigd.connect(fouten.append)
    typ(qtbot, veld.datumveld, "12-1")
    typ(qtbot, veld.tijdveld, "0915")
    assert gezien == [(date(2026, 1, 12), None), (date(2026, 1, 12), time(9, 15))]
    assert veld.tijdveld.text() == "09.15"
    typ(qtbot, veld.tijdveld, "straks")
    assert fouten[-1].startswith("Dit is geen tijd")
    assert veld.tijd() == time(9, 15)
