import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.typen import override
from cmpg_desktop.views.onderdelen.aanvullen import Aanvullen, Voorstel

VOORSTELLEN = [
    Voorstel(id=1, titel="Gezin Kuipers", ondertitel="2026-002", icoon="folders"),
    Voorstel(id=2, titel="Chantal Kuipers", ondertitel="moeder", icoon="user"),
    Voorstel(id=3, titel="Jutphaas Wonen"),
]


@pytest.fixture
def venster(qtbot):
    venster = QWidget()
    kolom = QVBoxLayout(venster)
    kolom.addWidget(Aanvullen(naam="zoek", toegankelijk="Zoeken"))
    kolom.addStretch()
    qtbot.addWidget(venster)
    venster.resize(600, 400)
    venster.show()
    venster.activateWindow()
    return venster


@pytest.fixture
def zoek(venster):
    zoek = venster.findChild(Aanvullen)
    zoek.setFocus()
    return zoek


def vraag(qtbot, zoek, tekst):
    with qtbot.waitSignal(zoek.gevraagd) as sein:
        qtbot.keyClicks(zoek, tekst)
    return sein.args


def test_snel_typen_vraagt_een_keer(qtbot, zoek):
    gezien = []
    zoek.gevraagd.connect(lambda tekst, _nummer: gezien.append(tekst))
    vraag(qtbot, zoek, "kui")
    assert gezien == ["kui"]


def test_een_antwoord_op_een_oude_vraag_wordt_genegeerd(qtbot, zoek):
    _, oud = vraag(qtbot, zoek, "ku")
    _, nieuw = vraag(qtbot, zoek, "i")
    zoek.toon_voorstellen(oud, VOORSTELLEN)
    assert not zoek.is_open
    zoek.toon_voorstellen(nieuw, VOORSTELLEN)
    assert zoek.is_open


def test_voorstellen_laten_de_focus_in_de_regel(qtbot, zoek):
    zoek.toon_voorstellen(vraag(qtbot, zoek, "kui")[1], VOORSTELLEN)
    assert zoek.hasFocus()
    assert zoek.lijst.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_pijltjes_en_enter_kiezen(qtbot, zoek):
    zoek.toon_voorstellen(vraag(qtbot, zoek, "kui")[1], VOORSTELLEN)
    qtbot.keyClick(zoek, Qt.Key.Key_Down)
    qtbot.keyClick(zoek, Qt.Key.Key_Down)
    zoek.lijst.grab()
    with qtbot.waitSignal(zoek.gekozen) as sein:
        qtbot.keyClick(zoek, Qt.Key.Key_Return)
    assert sein.args == [2]
    assert zoek.text() == "Chantal Kuipers"
    assert not zoek.is_open


def test_omhoog_begint_onderaan(qtbot, zoek):
    zoek.toon_voorstellen(vraag(qtbot, zoek, "kui")[1], VOORSTELLEN)
    qtbot.keyClick(zoek, Qt.Key.Key_Up)
    assert zoek.lijst.huidige() == 2


def test_esc_sluit_en_laat_de_tekst_staan(qtbot, zoek):
    zoek.toon_voorstellen(vraag(qtbot, zoek, "kui")[1], VOORSTELLEN)
    qtbot.keyClick(zoek, Qt.Key.Key_Escape)
    assert not zoek.is_open
    assert zoek.text() == "kui"


def test_enter_zonder_keuze_kiest_niets(qtbot, zoek):
    zoek.toon_voorstellen(vraag(qtbot, zoek, "kui")[1], VOORSTELLEN)
    with qtbot.assertNotEmitted(zoek.gekozen):
        qtbot.keyClick(zoek, Qt.Key.Key_Return)


def test_een_klik_kiest(qtbot, zoek):
    zoek.toon_voorstellen(vraag(qtbot, zoek, "kui")[1], VOORSTELLEN)
    plek = zoek.lijst.visualRect(zoek.lijst.model().index(2, 0)).center()
    with qtbot.waitSignal(zoek.gekozen) as sein:
        qtbot.mouseClick(zoek.lijst.viewport(), Qt.MouseButton.LeftButton, pos=plek)
    assert sein.args == [3]


def test_leegmaken_of_geen_voorstellen_sluit(qtbot, zoek):
    _, nummer = vraag(qtbot, zoek, "kui")
    zoek.toon_voorstellen(nummer, VOORSTELLEN)
    zoek.toon_voorstellen(nummer, [])
    assert not zoek.is_open
    zoek.toon_voorstellen(nummer, VOORSTELLEN)
    zoek.selectAll()
    qtbot.keyClick(zoek, Qt.Key.Key_Backspace)
    assert not zoek.is_open


def test_een_antwoord_na_vertrek_opent_niets(qtbot, zoek):
    _, nummer = vraag(qtbot, zoek, "kui")
    zoek.clearFocus()
    zoek.toon_voorstellen(nummer, VOORSTELLEN)
    assert not zoek.is_open


def test_een_voorstel_leest_zich_voor_met_titel_en_ondertitel(qtbot, zoek):
    zoek.toon_voorstellen(vraag(qtbot, zoek, "kui")[1], VOORSTELLEN)
    index = zoek.lijst.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Gezin Kuipers, 2026-002"


def test_een_voorstel_verraadt_geen_namen_in_een_logregel():
    assert "Kuipers" not in repr(VOORSTELLEN[0])


def test_nieuwe_voorstellen_laten_wat_eronder_ligt_met_rust(qtbot, venster, zoek):
    class Pagina(QWidget):
        keren = 0

        @override
        def paintEvent(self, event):
            self.keren += 1

    pagina = Pagina()
    venster.layout().insertWidget(1, pagina, 1)
    _, nummer = vraag(qtbot, zoek, "kui")
    zoek.toon_voorstellen(nummer, VOORSTELLEN)
    qtbot.waitUntil(lambda: pagina.keren > 0)
    qtbot.wait(20)
    gezien = pagina.keren
    zoek.toon_voorstellen(nummer, VOORSTELLEN[::-1])
    qtbot.wait(20)
    assert pagina.keren == gezien
    assert zoek.lijst.geometry().intersects(pagina.geometry())


def _twaalf(woord):
    return [
        Voorstel(id=nr, titel=f"{woord} {nr}", ondertitel="<b>hier</b>", icoon="user")
        for nr in range(12)
    ]


def test_evenveel_andere_voorstellen_zijn_een_lijst_als_elke_nieuwe(qtbot, zoek):
    """Geen keuze, bovenaan, en geen woord van de vorige lijst meer in beeld."""
    nummer = vraag(qtbot, zoek, "kui")[1]
    zoek.toon_voorstellen(nummer, _twaalf("Kuiper"))
    fris = zoek.lijst.grab().toImage()
    zoek.toon_voorstellen(nummer, _twaalf("Smit"))
    assert zoek.lijst.grab().toImage() != fris
    qtbot.keyClick(zoek, Qt.Key.Key_Up)
    assert zoek.lijst.huidige() == 11
    assert zoek.lijst.verticalScrollBar().value() > 0
    zoek.toon_voorstellen(nummer, _twaalf("Kuiper"))
    assert zoek.lijst.huidige() == -1
    assert zoek.lijst.verticalScrollBar().value() == 0
    assert zoek.lijst.grab().toImage() == fris
    qtbot.keyClick(zoek, Qt.Key.Key_Down)
    assert zoek.lijst.huidige() == 0


def test_gezette_regels_volgen_een_andere_letter(qtbot, zoek):
    nummer = vraag(qtbot, zoek, "kui")[1]
    lang = [Voorstel(id=1, titel="Een naam die in gewone letters net past", icoon="user")]
    zoek.toon_voorstellen(nummer, lang)
    lijst = zoek.lijst
    gewoon = lijst.grab().toImage()
    lijst.setStyleSheet("font-size: 30px")
    groot = lijst.grab().toImage()
    lijst._gezet.clear()
    assert lijst.grab().toImage() == groot != gewoon
    lijst.setStyleSheet("")
    assert lijst.grab().toImage() == gewoon
