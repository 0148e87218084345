import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLineEdit

from cmpg_desktop.views import thema
from cmpg_desktop.views.thema import Kleur, Thema

K = Kleur
ACHTERGRONDEN = (K.ACHTERGROND, K.VLAK, K.SELECTIE, K.ACCENT_VELD)
TEKST_OP = [
    *[(K.TEKST, veld) for veld in (*ACHTERGRONDEN, *thema.ERNST)],
    *[(K.GEDEMPT, veld) for veld in (*ACHTERGRONDEN, *thema.ERNST[:3])],
    *[(K.ACCENT, veld) for veld in ACHTERGRONDEN],
    *[(K.TE_LAAT, veld) for veld in (K.ACHTERGROND, K.VLAK, K.TE_LAAT_VELD)],
    *[(K.BINNENKORT, veld) for veld in (K.ACHTERGROND, K.VLAK, K.BINNENKORT_VELD)],
    *[(K.OP_SCHEMA, veld) for veld in (K.ACHTERGROND, K.VLAK, K.OP_SCHEMA_VELD)],
    (K.PRIMAIR_TEKST, K.PRIMAIR),
    (K.SELECTIE_TEKST, K.SELECTIE),
]
RAND_OP = [
    (rand, veld) for rand in (K.RAND, K.ACCENT, K.TE_LAAT) for veld in (K.ACHTERGROND, K.VLAK)
] + [(K.PRIMAIR, K.VLAK), (K.PRIMAIR, K.ACHTERGROND)]


def _licht(kleur: QColor) -> float:
    def lijn(c: float) -> float:
        return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4

    return (
        0.2126 * lijn(kleur.redF()) + 0.7152 * lijn(kleur.greenF()) + 0.0722 * lijn(kleur.blueF())
    )


def contrast(een: QColor, ander: QColor) -> float:
    hoog, laag = sorted((_licht(een), _licht(ander)), reverse=True)
    return (hoog + 0.05) / (laag + 0.05)


@pytest.mark.parametrize("kiest", [Thema.LICHT, Thema.DONKER])
@pytest.mark.parametrize(("tekst", "veld"), TEKST_OP)
def test_alle_tekst_is_minstens_4_5_op_1(kiest, tekst, veld):
    kleuren = thema.kleuren_van(kiest)
    assert contrast(kleuren[tekst], kleuren[veld]) >= 4.5


@pytest.mark.parametrize("kiest", [Thema.LICHT, Thema.DONKER])
@pytest.mark.parametrize(("rand", "veld"), RAND_OP)
def test_randen_en_tekens_zijn_minstens_3_op_1(kiest, rand, veld):
    kleuren = thema.kleuren_van(kiest)
    assert contrast(kleuren[rand], kleuren[veld]) >= 3.0


def test_hoog_contrast_laat_het_systeempalet_ongemoeid(qapp):
    thema.pas_toe(qapp, Thema.DONKER)
    thema.pas_toe(qapp, Thema.HOOG_CONTRAST)
    assert qapp.palette() == QPalette()
    assert thema.kleur(Kleur.TEKST) == qapp.palette().color(QPalette.ColorRole.WindowText)
    assert thema.kleur(Kleur.PRIMAIR) == qapp.palette().color(QPalette.ColorRole.Highlight)


def test_maten_volgen_de_letter(qapp):
    gewoon = thema.maat(42)
    punten = qapp.font().pointSizeF()
    thema.pas_toe(qapp, Thema.LICHT, 2.0)
    assert thema.maat(42) == 2 * gewoon
    assert qapp.font().pointSizeF() == pytest.approx(2 * punten)


@pytest.mark.parametrize(("gevraagd", "krijgt"), [(0.5, 1.0), (1.5, 1.5), (3.0, 2.0)])
def test_de_tekst_is_100_tot_200_procent(qapp, gevraagd, krijgt):
    thema.pas_toe(qapp, Thema.LICHT, gevraagd)
    assert thema.tekstschaal() == krijgt


def test_een_open_pagina_wisselt_mee(qapp, qtbot):
    veld = QLineEdit("tekst")
    qtbot.addWidget(veld)
    veld.show()
    with qtbot.waitSignal(thema.wissel().gewijzigd):
        thema.pas_toe(qapp, Thema.DONKER)
    beeld = veld.grab().toImage()
    assert beeld.pixelColor(beeld.width() - 8, beeld.height() // 2) == thema.kleur(Kleur.VLAK)


def test_een_titel_is_1_45_keer_de_gewone_letter(qapp):
    assert thema.letter(1.45).pointSizeF() == pytest.approx(1.45 * qapp.font().pointSizeF())
