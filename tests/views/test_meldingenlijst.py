import uuid
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from cmpg_desktop.berichten.fouten import NietBeschikbaar
from cmpg_desktop.berichten.meldingen import MaakMelding, Meldingen, MeldingRij
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.berichten.telefoon import NotitieRij, OpenNotities
from cmpg_desktop.views.meldingenlijst import MeldingenPagina
from cmpg_desktop.werkproces.meldingkeuzes import OntvangstWijze
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
