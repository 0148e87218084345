"""De demonstratie: verzonnen mensen, en een werkvoorraad waar iets op staat."""

import pytest
from sqlalchemy import select

from cmpg_desktop.berichten.brieven import Brievenbus
from cmpg_desktop.berichten.personen import ZoekBekende
from cmpg_desktop.berichten.team import BeginLezen, MeldAan
from cmpg_desktop.berichten.verzoeken import Verzoeken
from cmpg_desktop.berichten.weegoverleg import Weegoverleg, WeegoverlegSoort
from cmpg_desktop.berichten.werkvoorraad import WerkGroep, Werkvoorraad
from cmpg_desktop.database.tabellen.meldingen import casus, feit
from cmpg_desktop.database.tabellen.team import inzage, medewerker, medewerker_rol, opdracht
from cmpg_desktop.dossier.demo import DORRESTEIJN_GESLOTEN, MARLOES, maak_demo
from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.termijnen import TermijnSoort
from cmpg_desktop.werkproces.uitgaand import BriefStand
from cmpg_desktop.werkproces.verzoeken import VerzoekSoort
from tests.dossier.conftest import kopie, werk_op


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def demo(request, tmp_path_factory):
    """Geef een database met alleen de demonstratie; maken is duur, en deze proeven lezen alleen."""
    with kopie(request, tmp_path_factory.mktemp("demo")) as database:
        werk = werk_op(database)
        for tabel in (medewerker_rol, medewerker, opdracht, inzage):
            werk.schrijf(tabel.delete())
        maak_demo(werk.uitvoering, werk.context.nu)
        yield werk.als(MARLOES)


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


def test_elke_pagina_van_fase_1_toont_iets(demo):
    standen = [een.soort for een in demo.vraag(Weegoverleg()).rijen]
    assert WeegoverlegSoort.VOORSTEL in standen
    assert WeegoverlegSoort.WACHT in standen
    (verzoek,) = demo.vraag(Verzoeken())
    assert (verzoek.wie, verzoek.soort) == ("Linda Terlouw", VerzoekSoort.INZAGE)
    brieven = {een.stand for een in demo.vraag(Brievenbus(team=True)).rijen}
    assert brieven >= {BriefStand.TE_SCHRIJVEN, BriefStand.VERZONDEN}
    opnieuw = [
        regel
        for regel in demo.vraag(Werkvoorraad(team=True)).regels
        if regel.termijn is not None and regel.termijn.soort is TermijnSoort.UITZONDERING_WEGEN
    ]
    assert [regel.termijn.over_naam for regel in opnieuw] == ["mevrouw Verhoef"]


def test_de_lopende_casus_begon_met_een_besluit_van_de_waarnemer(demo):
    (rij,) = demo.rijen(select(casus).where(casus.c.gesloten_op.is_(None)))
    besluiten = demo.rijen(
        select(feit.c.wie, feit.c.soort).where(
            feit.c.casus_id == rij.id, feit.c.soort == FeitSoort.BESLUIT_FASE_1.value
        )
    )
    assert rij.nummer.endswith("-001")
    assert [een.wie for een in besluiten] == ["Saskia Ruiter, waarnemer van Bert Oosterling"]
