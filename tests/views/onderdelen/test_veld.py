from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from cmpg_desktop.views.onderdelen.keuze import Optie, Pillen
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.veld import Veld


def maak(qtbot, hint=""):
    veld = Veld("Concrete vraag", Regel(naam="melding.concrete_vraag"), hint)
    qtbot.addWidget(veld)
    veld.show()
    return veld


def test_het_label_is_de_toegankelijke_naam_en_wijst_naar_de_bediening(qtbot):
    veld = maak(qtbot)
    assert veld.bediening.accessibleName() == "Concrete vraag"
    assert veld._label.buddy() is veld.bediening


def test_een_fout_staat_eronder_kleurt_de_rand_en_is_de_beschrijving(qtbot):
    veld = maak(qtbot, "Zoals de melder het zegt")
    with qtbot.waitSignal(veld.fout_getoond):
        veld.toon_fout("Vul de vraag van de melder in.")
    assert veld._foutlabel.isVisible()
    assert not veld._hint.isVisible()
    assert veld.bediening.property("fout") is True
    assert veld.bediening.accessibleDescription() == "Vul de vraag van de melder in."


def test_na_de_fout_komt_de_hint_terug(qtbot):
    veld = maak(qtbot, "Zoals de melder het zegt")
    veld.toon_fout("Vul in.")
    veld.wis_fout()
    assert veld.fout == ""
    assert veld._hint.isVisible()
    assert not veld._foutlabel.isVisible()
    assert veld.bediening.property("fout") is False
    assert veld.bediening.accessibleDescription() == "Zoals de melder het zegt"


def test_een_bediening_toont_haar_eigen_fout(qtbot):
    veld = maak(qtbot)
    veld.bediening.fout_gewijzigd.emit("Dit is geen datum.")
    assert veld.fout == "Dit is geen datum."
    veld.bediening.fout_gewijzigd.emit("")
    assert veld.fout == ""


def test_een_keuze_uit_pillen_houdt_de_namen_van_haar_opties(qtbot):
    pillen = Pillen([Optie(waarde="ja", tekst="Ja")], naam="melding.weet")
    veld = Veld("Weet hij of zij van de melding?", pillen)
    qtbot.addWidget(veld)
    assert pillen.accessibleName() == "Weet hij of zij van de melding?"
    assert pillen.focusProxy().accessibleName() == "nog niet bekend"


def test_labels_van_velden_naast_elkaar_staan_op_een_lijn(qtbot):
    veld = maak(qtbot)
    veld.resize(300, 200)
    assert veld._label.y() == 0


def test_een_andere_vraag_is_ook_een_andere_naam(qtbot):
    veld = maak(qtbot)
    veld.zet_label("Weet moeder van de melding?")
    assert veld.bediening.accessibleName() == "Weet moeder van de melding?"


def test_in_een_smal_veld_blijft_elke_regel_van_hint_en_fout_leesbaar(qtbot):
    rij = QWidget()
    rooster = QGridLayout(rij)
    veld = Veld("Geboren of leeftijd", Regel(naam="geboren"))
    rooster.addWidget(veld, 0, 0, Qt.AlignmentFlag.AlignTop)
    rooster.setRowStretch(1, 1)
    qtbot.addWidget(rij)
    rij.resize(208, 400)
    rij.show()
    tekst = "jonger dan 1 jaar, geboren van 16-01-2025 tot en met 15-01-2026, " * 2
    for toon in (veld.toon_hint, veld.toon_fout):
        toon(tekst)
        (label,) = (
            een for een in veld.findChildren(QLabel) if een.text() == tekst and een.isVisible()
        )
        qtbot.waitUntil(lambda een=label: een.height() >= een.heightForWidth(een.width()))


def test_een_hint_die_smal_was_laat_geen_gat_achter(qtbot):
    veld = maak(qtbot, "Waar de melder te bereiken is, overdag en in het weekend")
    veld.resize(80, 400)
    smal = veld._hint.minimumHeight()
    veld.resize(800, 400)
    assert smal > veld._hint.minimumHeight()
    assert veld._hint.minimumHeight() == veld._hint.fontMetrics().height()
