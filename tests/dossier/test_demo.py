"""De demonstratie: verzonnen mensen, en een werkvoorraad waar iets op staat."""

import pytest
from sqlalchemy import select

from cmpg_desktop.berichten.personen import ZoekBekende
from cmpg_desktop.berichten.team import BeginLezen, MeldAan
from cmpg_desktop.berichten.werkvoorraad import WerkGroep, Werkvoorraad
from cmpg_desktop.database.tabellen.meldingen import casus
from cmpg_desktop.database.tabellen.team import inzage, medewerker, medewerker_rol, opdracht
from cmpg_desktop.dossier.demo import DORRESTEIJN_GESLOTEN, MARLOES, maak_demo


@pytest.fixture
def demo(werk):
    """Geef een database met alleen de demonstratie."""
    for tabel in (medewerker_rol, medewerker, opdracht, inzage):
        werk.schrijf(tabel.delete())
    maak_demo(werk.uitvoering, werk.context.nu)
    return werk.als(MARLOES)


def test_de_werkvoorraad_toont_te_laat_vandaag_deze_week_en_wachten(demo):
    regels = demo.vraag(Werkvoorraad(team=True)).regels
    assert {regel.groep for regel in regels} >= {
        WerkGroep.TE_LAAT,
        WerkGroep.NU,
        WerkGroep.DEZE_WEEK,
        WerkGroep.WACHT,
    }
    assert any(regel.opmerking for regel in regels)
    assert any(regel.dossier_soort == "notitie" for regel in regels)
    assert any(regel.van_mij for regel in regels)


def test_iedereen_van_het_team_meldt_zich_aan_zonder_wachtwoord(demo):
    begin = demo.vraag(BeginLezen())
    assert begin.demo
    assert begin.ingericht
    assert len(begin.accounts) == 6
    for account in begin.accounts:
        assert demo.vraag(MeldAan(medewerker_id=account.id)).naam == account.naam


def test_het_gezin_van_de_afgesloten_casus_is_bekend(demo):
    (rij,) = demo.rijen(select(casus).where(casus.c.titel == "Gezin Dorresteijn"))
    assert rij.gesloten_op == DORRESTEIJN_GESLOTEN
    assert len(demo.vraag(ZoekBekende(tekst="Dorresteijn"))) == 3
    assert demo.vraag(ZoekBekende(tekst="Sluyterslaan 27", adres=True))
