"""Wie er niet meer bij mag, ziet van een pagina die openstond niets meer (besluit 28)."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from cmpg_desktop.berichten.casussen import CasusOpenen, SchermAf
from cmpg_desktop.berichten.fouten import Omgevingsfout
from cmpg_desktop.berichten.meldingen import KoppelAanCasus
from cmpg_desktop.berichten.personen import VoegBetrokkeneToe
from cmpg_desktop.dossier import briefmaken, brieven
from cmpg_desktop.dossier.demo import DemoCasus
from cmpg_desktop.views.brief import BriefPagina
from cmpg_desktop.views.brieven.pagina import UitbriefPagina
from cmpg_desktop.views.melding.pagina import MeldingPagina
from cmpg_desktop.werkproces.namen import splits_naam
from tests.dossier.conftest import LOTTE, MARLOES
from tests.views.melding.conftest import Werkplek
from tests.views.test_casus import CASUS

PAGINAS = {"melding": MeldingPagina, "advies": BriefPagina, "brief": UitbriefPagina}


@pytest.fixture(autouse=True)
def zonder_word(monkeypatch):
    """Het voorbeeld van een brief doet er hier niet toe, en duurt."""

    def niet(*_wat):
        raise Omgevingsfout("Er is hier geen voorbeeld.")

    for module in (brieven, briefmaken):
        monkeypatch.setattr(module, "als_pdf", niet)


@pytest.fixture
def plek(echte_omgeving, qtbot):
    return Werkplek(echte_omgeving, qtbot)


@pytest.fixture
def melding(plek):
    """Geef een melding bij een casus waaruit nog een brief moet."""
    plek.doe(
        DemoCasus(
            id=CASUS,
            nummer="2026-031",
            titel="Gezin Terlouw",
            regisseur=MARLOES,
            geopend_op=date(2026, 1, 12),
            adres="Kauwenhof 6, 3435 ZZ Nieuwegein",
            mensen=(("Linda Terlouw", "1985", "moeder"),),
            feiten=(),
        )
    )
    ref = plek.melding(melder_naam="Sanne de Wit")
    plek.doe(
        VoegBetrokkeneToe(
            melding_id=ref, naam=splits_naam("Karel Pronk"), geboorte_tekst="14-06-1987"
        )
    )
    plek.doe(KoppelAanCasus(id=ref, casus_id=CASUS))
    return ref


def zichtbare_tekst(pagina):
    return " ".join(een.text() for een in pagina.findChildren(QLabel) if een.isVisible())


@pytest.mark.parametrize("soort", PAGINAS)
def test_een_pagina_die_openstaat_legt_zichzelf_weg_en_komt_terug(
    plek, melding, toon, stil, qtbot, soort
):
    pagina = toon(PAGINAS[soort](plek.omgeving, CASUS if soort == "brief" else melding))
    inhoud = pagina.tabs if soort == "melding" else pagina._vlak
    qtbot.waitUntil(inhoud.isVisible)
    qtbot.waitUntil(lambda: not pagina.stand.isVisible())
    stil(pagina)
    plek.doe(SchermAf(id=CASUS, reden="Zij werkt hier"))
    # Wie afschermde, zei waarom; dat is nog geen reden om zelf te openen.
    qtbot.waitUntil(pagina.stand.isVisible)
    assert not inhoud.isVisible()
    plek.omgeving.broker.actor = LOTTE
    pagina.laad()
    zin = pagina.findChild(QLabel, f"{pagina.objectName()}.stand.zin")
    qtbot.waitUntil(lambda: "Alleen wie genoemd is" in zin.text())
    assert not inhoud.isVisible()
    for woord in ("Karel", "Pronk", "Linda", "Sanne", "2026-031"):
        assert woord not in zichtbare_tekst(pagina)
    # Wie genoemd is en zei waarom, krijgt haar weer te zien.
    plek.omgeving.broker.actor = MARLOES
    plek.vraag(CasusOpenen(id=CASUS, reden="post"))
    pagina.laad()
    qtbot.waitUntil(inhoud.isVisible)
    qtbot.waitUntil(lambda: not pagina.stand.isVisible())
    if soort == "melding":
        qtbot.waitUntil(
            lambda: any(een.isVisible() for een in pagina.findChildren(QWidget, "melding.stand"))
        )
        assert pagina.acties.knop.isEnabled()


def test_ook_wat_een_ander_elders_afschermde_gaat_weg_zodra_opslaan_niet_meer_mag(
    plek, melding, toon, stil, qtbot, monkeypatch
):
    plek.omgeving.broker.actor = LOTTE
    pagina = toon(BriefPagina(plek.omgeving, melding))
    qtbot.waitUntil(pagina._vlak.isVisible)
    stil(pagina)
    # Op een andere werkplek: dit scherm hoort er niets van.
    monkeypatch.setattr(pagina, "raakt", lambda _changes: False)
    plek.omgeving.broker.actor = MARLOES
    plek.doe(SchermAf(id=CASUS, reden="Zij werkt hier"))
    plek.omgeving.broker.actor = LOTTE
    assert pagina._vlak.isVisible()
    pagina.advies.setFocus()
    plek.typ("Bel de huisarts.")
    pagina.bewerking.spoel()
    qtbot.waitUntil(lambda: not pagina._vlak.isVisible())
    assert "Sanne" not in zichtbare_tekst(pagina)


def test_een_melding_bij_een_lopende_casus_is_op_het_scherm_alleen_te_lezen(
    plek, melding, toon, qtbot
):
    pagina = toon(MeldingPagina(plek.omgeving, melding))
    qtbot.waitUntil(lambda: pagina.stappen.is_klaar and pagina.blad is not None)
    balk = pagina.findChild(QWidget, "melding.stand")
    zinnen = [een.text() for een in balk.findChildren(QLabel)]
    assert any("Wat nieuw is, legt u vast in die casus." in zin for zin in zinnen)
    assert pagina.findChild(QWidget, "melding.stand.casus").isVisible()
    assert not pagina.wie.isEnabled()
    assert not pagina.personen.regel.isVisible()
