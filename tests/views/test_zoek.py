import uuid

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from cmpg_desktop.berichten.fouten import NietBeschikbaar
from cmpg_desktop.berichten.partners import MaakPartner
from cmpg_desktop.berichten.zoeken import Treffer, Zoek
from cmpg_desktop.views.schil import RailItem, Schil
from cmpg_desktop.views.zoek import Zoeker
from cmpg_desktop.werkproces.ketenpartners import OrganisatieSoort

TOETS = Qt.Key
MELDING = uuid.UUID(int=5)
TREFFERS = (
    Treffer(
        soort="persoon",
        id=uuid.UUID(int=1),
        titel="Chantal Kuipers",
        toelichting="melding over gezin Kuipers",
        open_soort="melding",
        open_id=MELDING,
    ),
    Treffer(
        soort="organisatie",
        id=uuid.UUID(int=2),
        titel="Kuipers Wonen",
        open_soort="organisatie",
        open_id=uuid.UUID(int=2),
    ),
    Treffer(soort="persoon", id=uuid.UUID(int=3), titel="Bo Kuipers"),
)


@pytest.fixture
def maak_schil(qtbot):
    def maak(omgeving):
        schil = Schil([RailItem(code="werkvoorraad", tekst="Werkvoorraad", icoon="tray")])
        schil.zet_persoon("Marloes Hendriks", "casusregisseur")
        qtbot.addWidget(schil)
        pagina = QLineEdit()
        schil.toon_pagina(pagina)
        schil.resize(1200, 700)
        with qtbot.waitExposed(schil):
            schil.show()
        pagina.setFocus()
        schil.zoeker = Zoeker(omgeving, schil.zoek)
        return schil

    return maak


@pytest.fixture
def schil(maak_schil, omgeving, backend):
    backend.antwoorden[Zoek] = TREFFERS
    return maak_schil(omgeving)


def zoek(qtbot, schil, tekst="kuip"):
    qtbot.keyClick(schil, TOETS.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert schil.zoek.hasFocus()
    qtbot.keyClicks(schil.zoek, tekst)
    qtbot.waitUntil(lambda: schil.zoek.is_open)
    return schil.zoek


def regels(veld):
    model = veld.lijst.model()
    return [model.index(rij, 0).data() for rij in range(model.rowCount())]


def test_ctrl_k_en_een_deel_van_de_naam_toont_wat_er_is(qtbot, schil, backend):
    veld = zoek(qtbot, schil)
    assert regels(veld) == ["Chantal Kuipers", "Kuipers Wonen", "Bo Kuipers"]
    # De eerste toets vraagt meteen; wat onderweg wordt getypt, is samen één vraag.
    assert backend.gevraagd == [Zoek(tekst="k", limiet=16), Zoek(tekst="kuip", limiet=16)]


def test_enter_opent_het_beste_antwoord_en_maakt_het_veld_leeg(qtbot, schil, omgeving):
    veld = zoek(qtbot, schil)
    with qtbot.waitSignal(omgeving.ga_naar) as sein:
        qtbot.keyClick(veld, TOETS.Key_Return)
    assert sein.args == ["melding", MELDING]
    assert (veld.text(), veld.is_open) == ("", False)


def test_pijl_omlaag_en_enter_opent_een_ander_antwoord(qtbot, schil, omgeving):
    veld = zoek(qtbot, schil)
    qtbot.keyClick(veld, TOETS.Key_Down)
    qtbot.keyClick(veld, TOETS.Key_Down)
    with qtbot.waitSignal(omgeving.ga_naar) as sein:
        qtbot.keyClick(veld, TOETS.Key_Return)
    assert sein.args == ["partners", uuid.UUID(int=2)]


def test_wie_in_geen_dossier_staat_heeft_geen_pagina_en_dat_staat_er(qtbot, schil, omgeving):
    veld = zoek(qtbot, schil)
    qtbot.keyClick(veld, TOETS.Key_Up)
    with qtbot.waitSignal(omgeving.bericht) as sein, qtbot.assertNotEmitted(omgeving.ga_naar):
        qtbot.keyClick(veld, TOETS.Key_Return)
    assert "in geen melding of casus" in sein.args[0]


def test_wie_te_vroeg_op_enter_drukt_komt_er_toch(qtbot, schil, omgeving, backend):
    backend.poort.clear()
    schil.zoek_nu()
    qtbot.keyClicks(schil.zoek, "kuip")
    qtbot.keyClick(schil.zoek, TOETS.Key_Return)
    with qtbot.waitSignal(omgeving.ga_naar) as sein:
        backend.poort.set()
    assert sein.args == ["melding", MELDING]


def test_enter_opent_nooit_het_antwoord_op_een_tekst_die_er_niet_meer_staat(
    qtbot, schil, omgeving, backend
):
    backend.antwoorden[Zoek] = lambda vraag: TREFFERS if vraag.tekst == "kuip" else TREFFERS[1:]
    backend.poort.clear()
    schil.zoek_nu()
    qtbot.keyClicks(schil.zoek, "kuip")
    qtbot.keyClick(schil.zoek, TOETS.Key_Return)
    with qtbot.waitSignal(omgeving.ga_naar) as sein:
        backend.poort.set()
    assert sein.args == ["melding", MELDING]


def test_een_antwoord_na_leegmaken_opent_ook_met_enter_niets(qtbot, schil, omgeving, backend):
    backend.poort.clear()
    schil.zoek_nu()
    qtbot.keyClick(schil.zoek, "k")
    qtbot.keyClick(schil.zoek, TOETS.Key_Backspace)
    backend.poort.set()
    qtbot.waitUntil(lambda: omgeving.broker.stil)
    with qtbot.assertNotEmitted(omgeving.ga_naar):
        qtbot.keyClick(schil.zoek, TOETS.Key_Return)
    assert not schil.zoek.is_open


def test_niets_gevonden_is_een_zin_en_enter_doet_dan_niets(qtbot, schil, backend, omgeving):
    backend.antwoorden[Zoek] = ()
    veld = zoek(qtbot, schil, "zzz")
    assert regels(veld) == ["Niets gevonden. Probeer een ander deel van de naam."]
    with qtbot.assertNotEmitted(omgeving.ga_naar):
        qtbot.keyClick(veld, TOETS.Key_Return)


def test_als_zoeken_niet_lukt_staat_dat_er(qtbot, schil, backend):
    backend.antwoorden[Zoek] = NietBeschikbaar("Weg.")
    assert regels(zoek(qtbot, schil)) == ["Zoeken lukt nu niet. Probeer het zo nog eens."]


def test_esc_sluit_en_gaat_terug_naar_waar_je_was(qtbot, schil):
    veld = zoek(qtbot, schil)
    qtbot.keyClick(veld, TOETS.Key_Escape)
    assert not veld.is_open
    assert veld.text() == ""
    assert schil.pagina.hasFocus()


def test_een_ketenpartner_is_echt_te_vinden(qtbot, maak_schil, echte_omgeving):
    with qtbot.waitSignal(echte_omgeving.broker.veranderd) as sein:
        echte_omgeving.broker.do(
            MaakPartner(naam="Jutphaas Wonen", soort=OrganisatieSoort.WONINGCORPORATIE)
        )
    veld = zoek(qtbot, maak_schil(echte_omgeving), "phaas wo")
    assert regels(veld) == ["Jutphaas Wonen"]
    with qtbot.waitSignal(echte_omgeving.ga_naar) as naar:
        qtbot.keyClick(veld, TOETS.Key_Return)
    assert naar.args == ["partners", sein.args[0].resultaat]
