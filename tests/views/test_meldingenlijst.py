import uuid
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from cmpg_desktop.berichten.documenten import Aanmeldingsformulier, Bestand
from cmpg_desktop.berichten.fouten import NietBeschikbaar
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import MaakMelding, Meldingen, MeldingRij
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.berichten.telefoon import (
    AdviesBlad,
    AdviesLezen,
    AdviesRij,
    BeginNotitie,
    MaakAdvies,
    NotitieRij,
    OpenNotities,
)
from cmpg_desktop.views.adviezen import AdviezenDialoog
from cmpg_desktop.views.meldingenlijst import MeldingenPagina
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.meldingkeuzes import OntvangstWijze
from cmpg_desktop.werkproces.vragers import SoortVrager
from tests.hulp.nepbackend import NU

TOETS = Qt.Key


def kind(pagina, naam, soort=QWidget):
    gevonden = pagina.findChild(soort, naam)
    assert gevonden is not None, naam
    return gevonden


def melding(nummer, kop, **anders):
    velden = {
        "organisatie": "Movactor",
        "ontvangen_op": date(2026, 1, 12),
        "uiterlijk": date(2026, 1, 19),
        "behandelaar": "Marloes Hendriks",
        "stand": Stand.OPEN,
        "spoed": False,
    }
    return MeldingRij(id=uuid.UUID(int=nummer), kop=kop, **(velden | anders))


GESPREK = NotitieRij(
    id=uuid.UUID(int=90), begonnen_op=NU, wie="Petra Lammers, GGD", begin="gaslucht in het ..."
)
RIJEN = (
    melding(1, "Gezin Kuipers", organisatie="Jutphaas Wonen"),
    melding(2, "De heer Haddouchi", spoed=True, uiterlijk=date(2026, 1, 16)),
    melding(3, "Gezin Van Rooij", uiterlijk=date(2026, 1, 14), dagen_te_laat=1),
    melding(4, "Zandveldseweg", stand=Stand.INGETROKKEN),
)


@pytest.fixture
def pagina(omgeving, backend, toon):
    backend.antwoorden[OpenNotities] = (GESPREK,)
    backend.antwoorden[Meldingen] = RIJEN
    return toon(MeldingenPagina(omgeving))


def rijen(pagina):
    model = kind(pagina, "meldingen.tabel").model()
    return [
        [model.index(rij, kolom).data() or "" for kolom in range(6)]
        for rij in range(model.rowCount())
    ]


def test_gesprekken_die_nog_niets_zijn_staan_boven_de_meldingen(pagina):
    assert [rij[:3] for rij in rijen(pagina)] == [
        ["Gesprekken die nog niets zijn", "", ""],
        ["vandaag, 10.15 uur", "gaslucht in het ...", "Petra Lammers, GGD"],
        ["Meldingen", "", ""],
        ["ma 12 jan", "Gezin Kuipers", "Jutphaas Wonen"],
        ["ma 12 jan", "Spoed: De heer Haddouchi", "Movactor"],
        ["ma 12 jan", "Gezin Van Rooij", "Movactor"],
        ["ma 12 jan", "Zandveldseweg", "Movactor"],
    ]
    assert [rij[3] for rij in rijen(pagina)[3:]] == [
        "ma 19 jan",
        "morgen",
        "1 werkdag te laat",
        "",
    ]
    assert rijen(pagina)[6][5] == "ingetrokken"


def test_enter_opent_de_melding_of_het_gesprek(qtbot, pagina):
    tabel = kind(pagina, "meldingen.tabel")
    for rij, verwacht in ((1, ["telefoon", GESPREK.id]), (3, ["melding", RIJEN[0].id])):
        tabel.setCurrentIndex(tabel.model().index(rij, 0))
        with qtbot.waitSignal(pagina.omgeving.ga_naar) as sein:
            qtbot.keyClick(tabel, TOETS.Key_Return)
        assert sein.args == verwacht


def test_een_deel_van_een_naam_laat_alleen_staan_wat_past_zonder_te_vragen(qtbot, pagina, backend):
    gevraagd = len(backend.gevraagd)
    qtbot.keyClicks(kind(pagina, "meldingen.zeef"), "jutph kuip")
    assert [rij[1] for rij in rijen(pagina) if rij[1]] == ["Gezin Kuipers"]
    assert len(backend.gevraagd) == gevraagd


def test_niets_gevonden_wijst_naar_ctrl_k_en_terug(qtbot, pagina):
    qtbot.keyClicks(kind(pagina, "meldingen.zeef"), "zzz")
    assert "Ctrl+K" in kind(pagina, "meldingen.leeg.zin", QLabel).text()
    kind(pagina, "meldingen.leeg.knop").click()
    assert len(rijen(pagina)) == 7


def test_ook_afgehandelde_wordt_gevraagd_en_onthouden(pagina, backend, stil, omgeving, toon):
    kind(pagina, "meldingen.ook_afgehandeld").click()
    stil(pagina)
    vragen = [vraag for vraag in backend.gevraagd if isinstance(vraag, Meldingen)]
    assert [vraag.ook_afgehandeld for vraag in vragen] == [False, True]
    assert kind(toon(MeldingenPagina(omgeving)), "meldingen.ook_afgehandeld").isChecked()


def test_een_volle_lijst_zegt_waar_de_rest_is(omgeving, backend, toon):
    backend.antwoorden[OpenNotities] = ()
    backend.antwoorden[Meldingen] = tuple(melding(n, f"Melding {n}") for n in range(200))
    pagina = toon(MeldingenPagina(omgeving))
    assert "Ctrl+K" in kind(pagina, "meldingen.hint", QLabel).text()


def test_zonder_meldingen_staat_er_wat_de_volgende_stap_is(qtbot, omgeving, backend, toon):
    backend.antwoorden[OpenNotities] = ()
    backend.antwoorden[Meldingen] = ()
    pagina = toon(MeldingenPagina(omgeving))
    with qtbot.waitSignal(omgeving.ga_naar) as sein:
        kind(pagina, "meldingen.leeg.knop").click()
    assert sein.args == ["melding", None]


def test_als_laden_mislukt_kan_het_opnieuw(omgeving, backend, toon, stil):
    backend.antwoorden[OpenNotities] = ()
    backend.antwoorden[Meldingen] = NietBeschikbaar("De database is niet bereikbaar.")
    pagina = toon(MeldingenPagina(omgeving))
    assert "niet bereikbaar" in kind(pagina, "meldingen.stand.zin", QLabel).text()
    backend.antwoorden[Meldingen] = RIJEN
    kind(pagina, "meldingen.stand.knop").click()
    stil(pagina)
    assert len(rijen(pagina)) == 5


def test_een_echte_melding_verschijnt_zodra_ze_gemaakt_is(qtbot, echte_omgeving, toon, stil):
    pagina = toon(MeldingenPagina(echte_omgeving))
    echte_omgeving.broker.do(
        MaakMelding(
            ontvangen_op=date(2026, 1, 14), wijze=OntvangstWijze.E_MAIL, melder_naam="Sanne"
        )
    )
    qtbot.waitUntil(lambda: len(rijen(pagina)) == 2)
    assert rijen(pagina)[1][0] == "gisteren"


# --- adviezen zonder namen -------------------------------------------------------------------

ADVIEZEN = AdviesBlad(
    jaar=2026,
    jaren=(2026, 2025),
    totaal=7,
    vragers=(AdviesRij(soort="school", aantal=5), AdviesRij(soort="politie", aantal=2)),
    leefgebieden=(AdviesRij(soort="financiën", aantal=7),),
)


def woorden(dialoog, naam):
    """Geef wat er in een telling staat, zonder de kop."""
    labels = [label for label in kind(dialoog, naam).findChildren(QLabel) if label.isVisible()]
    return [label.text() for label in labels][1:]


@pytest.mark.eis("E049")
def test_onder_de_lijst_staat_hoeveel_adviezen_er_dit_jaar_waren(
    qtbot, omgeving, backend, toon, stil
):
    backend.antwoorden[OpenNotities] = ()
    backend.antwoorden[Meldingen] = RIJEN
    toen = AdviesBlad(
        jaar=2025,
        jaren=(2026, 2025),
        totaal=1,
        vragers=(AdviesRij(soort="inwoner", aantal=1),),
        leefgebieden=(AdviesRij(soort="geen of meer dan een", aantal=1),),
    )
    backend.antwoorden[AdviesLezen] = lambda vraag: toen if vraag.jaar == 2025 else ADVIEZEN
    pagina = toon(MeldingenPagina(omgeving))
    regel = kind(pagina, "meldingen.adviezen")
    assert regel.text() == "Adviezen zonder melding dit jaar: 7"
    qtbot.keyClick(regel, TOETS.Key_Space)
    dialoog = kind(pagina, "adviezen", AdviezenDialoog)
    assert kind(dialoog, "adviezen.totaal", QLabel).text() == "7 adviezen in 2026"
    assert woorden(dialoog, "adviezen.vragers") == ["School", "5", "Politie", "2"]
    assert woorden(dialoog, "adviezen.leefgebieden") == ["Financiën", "7"]
    qtbot.keyClick(kind(dialoog, "adviezen.jaar"), TOETS.Key_Down)
    stil(pagina)
    assert kind(dialoog, "adviezen.totaal", QLabel).text() == "1 advies in 2025"
    assert woorden(dialoog, "adviezen.vragers") == ["Inwoner", "1"]
    qtbot.keyClick(dialoog, TOETS.Key_Escape)
    assert not dialoog.isVisible()


@pytest.mark.eis("E049")
def test_een_echt_advies_telt_meteen_mee_en_zonder_staat_er_niets(
    qtbot, echte_omgeving, toon, stil
):
    pagina = toon(MeldingenPagina(echte_omgeving))
    regel = kind(pagina, "meldingen.adviezen")
    assert not regel.isVisible()
    notitie = nieuw_id()
    echte_omgeving.broker.do(BeginNotitie(id=notitie))
    echte_omgeving.broker.do(
        MaakAdvies(
            notitie_id=notitie,
            datum=date(2026, 1, 15),
            soort_vrager=SoortVrager.SCHOOL,
            leefgebied=Leefgebied.FINANCIEN,
        )
    )
    qtbot.waitUntil(regel.isVisible)
    assert regel.text() == "Adviezen zonder melding dit jaar: 1"


@pytest.mark.eis("E034")
def test_een_leeg_aanmeldingsformulier_gaat_naar_het_bestand_dat_u_kiest(
    pagina, backend, qtbot, tmp_path
):
    backend.antwoorden[Aanmeldingsformulier] = Bestand(
        naam="aanmeldingsformulier.docx", mime="", bytes=b"PK leeg"
    )
    knop = kind(pagina, "meldingen.formulier")
    knop.setFocus()
    qtbot.keyClick(knop, TOETS.Key_Space)
    qtbot.waitUntil(
        lambda: pagina.findChild(QFileDialog, "meldingen.formulier.opslaan") is not None
    )
    dialoog = kind(pagina, "meldingen.formulier.opslaan", QFileDialog)
    assert [Path(een).name for een in dialoog.selectedFiles()] == ["aanmeldingsformulier.docx"]
    pad = tmp_path / "formulier.docx"
    dialoog.fileSelected.emit(str(pad))
    dialoog.close()
    qtbot.waitUntil(pad.exists)
    assert pad.read_bytes() == b"PK leeg"
