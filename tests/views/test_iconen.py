import gc

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QPushButton

from cmpg_desktop import paden
from cmpg_desktop.views import iconen, thema
from cmpg_desktop.views.thema import Kleur, Thema

NAMEN = sorted(p.stem for p in (paden.resources() / "icons").glob("*.svg"))

# The style sheet cannot colour a picture, so these have the colour they need.
VAST = {"vinkje-wit": "#ffffff", "pijl-donker": "#1b2430", "pijl-licht": "#e7eaee"}


def _tinten(beeld: QImage) -> set[str]:
    return {
        beeld.pixelColor(x, y).name()
        for x in range(beeld.width())
        for y in range(beeld.height())
        if beeld.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("naam", NAMEN)
def test_elk_meegeleverd_icoon_tekent_iets_in_de_gevraagde_kleur(naam):
    beeld = iconen.icoon(naam, Kleur.TE_LAAT).pixmap(QSize(36, 36)).toImage()
    assert _tinten(beeld) == {VAST.get(naam, thema.kleur(Kleur.TE_LAAT).name())}


def test_een_icoon_krijgt_de_kleur_van_het_thema_dat_er_nu_is(qapp):
    icoon = iconen.icoon("gear", Kleur.ACCENT)
    thema.pas_toe(qapp, Thema.DONKER)
    assert _tinten(icoon.pixmap(QSize(36, 36)).toImage()) == {thema.kleur(Kleur.ACCENT).name()}


def test_een_icoon_is_scherp_op_een_dicht_scherm():
    beeld: QPixmap = iconen.icoon("gear").pixmap(QSize(18, 18), 2.0)
    assert (beeld.width(), beeld.devicePixelRatio()) == (36, 2.0)


def test_een_icoon_van_een_gekozen_knop_kan_een_eigen_kleur_hebben():
    icoon = iconen.icoon("gear", Kleur.TEKST, Kleur.ACCENT)
    aan = icoon.pixmap(QSize(36, 36), QIcon.Mode.Normal, QIcon.State.On).toImage()
    assert _tinten(aan) == {thema.kleur(Kleur.ACCENT).name()}


def test_een_icoon_dat_niet_bestaat_wordt_meteen_gemeld():
    with pytest.raises(FileNotFoundError):
        iconen.icoon("bestaat-niet")


def test_iconen_overleven_kopie_en_opruimen(qtbot):
    for _ in range(200):
        knop = QPushButton("x")
        kopie = QIcon(iconen.icoon("plus"))
        kopie.addPixmap(QPixmap(4, 4))
        knop.setIcon(kopie)
        knop.grab()
        knop.deleteLater()
    gc.collect()
    assert not iconen.icoon("plus").pixmap(QSize(18, 18)).isNull()
