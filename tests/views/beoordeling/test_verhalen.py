"""De korte meldingen op het scherm: elk wordt ingevuld, voorgelegd en besloten, en eindigt goed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.werkproces.beoordeling import Weging
from cmpg_desktop.werkproces.brieven import BriefSoort
from tests.dossier.beoordeling import beslis
from tests.dossier.conftest import BERT, MARLOES
from tests.dossier.hulp import maak_casus, voeg_toe
from tests.views.beoordeling.conftest import meld
from tests.views.melding.conftest import zoek

VERHALEN = [
    ("school De Lucas", (2,), Weging.RETOUR, Stand.OPEN),
    ("Movactor", (2, "Wie komt er langs?", "mevrouw Tjin"), Weging.GEEN_ZAAK, Stand.AFGEHANDELD),
    ("politie", (3, "Neem het over", "Ali Een"), Weging.LOKALE_PGA, Stand.OVERGEDRAGEN),
    ("Woonin", (4, "Stop dit", "de bewoner"), Weging.WOONOVERLAST, Stand.OVERGEDRAGEN),
    ("huisarts", (5, "Wie helpt?", "de moeder"), Weging.ELDERS, Stand.AFGEHANDELD),
]


@pytest.mark.eis("E038", "E040", "E042", "E045", "E046")
@pytest.mark.parametrize(("wie", "wat", "weging", "stand"), VERHALEN, ids=[v[0] for v in VERHALEN])
def test_een_korte_melding_eindigt_waar_zij_hoort(werk, weeg, wie, wat, weging, stand):
    ref = meld(werk, *wat)
    weger = weeg(ref)
    weger.kies(weging)
    weger.vul_in()
    weger.leg_voor()
    voorstel = weger.scherm.blad.nu.voorstel
    assert (voorstel.uitkomst, voorstel.door, voorstel.geldig) == (weging, "Bert de Boer", True)
    assert weging.weergave in weger.woorden("beoordeling.staat")
    beslis(werk, ref, voorstel.id)
    weger.scherm.laad()
    weger.rustig()
    blad = weger.scherm.blad
    assert blad.stand is stand
    assert "Besloten door Marloes Hendriks" in weger.woorden("beoordeling.staat")
    assert not weger.scherm.keuze.isVisible()
    if weging is Weging.RETOUR:
        assert blad.wacht_tot == date(2026, 3, 20)
        assert "Wat is de concrete vraag van de melder?" in weger.tekst("beoordeling.gevraagd")
    ga = []
    weger.omgeving.ga_naar.connect(lambda *waar: ga.append(waar))
    advies = weging is Weging.GEEN_ZAAK
    # The first of the letters that follow; the advice has a page of its own.
    brief = {
        Weging.RETOUR: BriefSoort.RETOUR_MELDER,
        Weging.LOKALE_PGA: BriefSoort.OVERDRACHT_LPGA,
        Weging.WOONOVERLAST: BriefSoort.OVERDRACHT_WOONOVERLAST,
        Weging.ELDERS: BriefSoort.ELDERS,
    }.get(weging)
    weger.knop(f"brief.{brief.value}" if brief else "brief").click()
    assert ga == [("brief" if advies else "uitbrief", ref)]


@pytest.mark.eis("E039", "E044", "E070")
def test_dorresteijn_gaat_door_naar_fase_2_en_bouwt_voort_op_de_oude_aanpak(werk, weeg):
    ref = meld(werk, 6, "Neem de regie")
    _, kind = voeg_toe(werk, ref, "Sem Dorresteijn")
    oud = maak_casus(werk, "2022-014", kind, gesloten_op=date(2022, 11, 14))
    weger = weeg(ref)
    weger.kies(Weging.FASE_2)
    eerder = zoek(weger.pagina, "beoordeling.casus_id[2022-014]")
    assert "1 dezelfde persoon" in eerder.text()
    eerder.setFocus()
    weger.toets(Qt.Key.Key_Return)
    weger.rustig()
    assert weger.scherm.blad.nu.casus_id == oud
    weger.vul_in()
    weger.leg_voor()
    assert weger.scherm.blad.nu.aanpak == "GGA"
    # Marloes zit nu aan het scherm en geeft haar akkoord.
    weger = weeg(ref, MARLOES)
    knop = weger.knop("akkoord")
    knop.setFocus()
    weger.toets(Qt.Key.Key_Space)
    dialoog = weger.dialoog("besluit")
    dialoog.regisseur.zet_waarde(BERT)
    dialoog.afwijkend.setFocus()
    weger.typ("Liever eerst met oma praten")
    dialoog.ja.click()
    weger.rustig()
    weger.scherm.laad()
    weger.rustig()
    blad = weger.scherm.blad
    assert blad.stand is Stand.CASUS
    assert "Afwijkende mening: Liever eerst met oma praten" in weger.woorden("beoordeling.staat")
    ga = []
    weger.omgeving.ga_naar.connect(lambda *waar: ga.append(waar))
    weger.knop("casus").click()
    assert ga == [("casus", blad.casus_id)]


@pytest.mark.eis("E070")
def test_een_melding_hoort_bij_een_lopende_casus_met_dezelfde_mensen(werk, weeg):
    ref = meld(werk, 3, "Neem dit mee")
    _, chantal = voeg_toe(werk, ref, "Chantal Kuipers")
    lopend = maak_casus(werk, "2025-003", chantal)
    weger = weeg(ref)
    weger.kies(Weging.LOPENDE_CASUS)
    weger.vul_in()
    weger.leg_voor()
    beslis(werk, ref, weger.scherm.blad.nu.voorstel.id)
    weger.scherm.laad()
    weger.rustig()
    assert weger.scherm.blad.stand is Stand.BIJ_CASUS
    assert weger.scherm.blad.casus_id == lopend
