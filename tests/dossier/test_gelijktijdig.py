"""Twee collega's tegelijk: op PostgreSQL kan er iemand tussen lezen en schrijven komen."""

import pytest
from sqlalchemy import select

from cmpg_desktop.berichten.meldingen import SchrijfProblematiek
from cmpg_desktop.berichten.werkvoorraad import ZetOpmerking
from cmpg_desktop.database.tabellen.meldingen import opmerking, problematiek
from cmpg_desktop.database.transactie import NietGeraakt
from cmpg_desktop.dossier.meldingen import schrijf_problematiek
from cmpg_desktop.dossier.opmerkingen import zet_opmerking
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from tests.dossier.hulp import maak_melding


@pytest.fixture
def op_de_server(werk):
    """Geef het werk op PostgreSQL; SQLite laat er maar een tegelijk binnen."""
    if werk.database.is_sqlite:
        pytest.skip("SQLite laat er maar een tegelijk binnen")
    return werk


def _ertussendoor(werk, functie, mijn, hun):
    with werk.database.transactie(mijn, werk.context) as transactie:
        functie(transactie, mijn)
        werk.doe(hun)


def test_wie_als_tweede_een_leefgebied_begint_hoort_dat_er_iemand_was(op_de_server):
    werk = op_de_server
    ref = maak_melding(werk)

    def opdracht(tekst):
        return SchrijfProblematiek(melding_id=ref, leefgebied=Leefgebied.WERK, tekst=tekst)

    with pytest.raises(NietGeraakt):
        _ertussendoor(werk, schrijf_problematiek, opdracht("van mij"), opdracht("van Bert"))
    assert [rij.tekst for rij in werk.rijen(select(problematiek.c.tekst))] == ["van Bert"]
    werk.doe(opdracht("van mij"))
    assert [rij.tekst for rij in werk.rijen(select(problematiek.c.tekst))] == ["van Bert\nvan mij"]


def test_van_twee_eerste_opmerkingen_blijft_die_van_de_eerste_staan(op_de_server):
    werk = op_de_server
    ref = maak_melding(werk)

    def opdracht(tekst):
        return ZetOpmerking(dossier_id=ref, regel="x", oud="", nieuw=tekst)

    with pytest.raises(NietGeraakt):
        _ertussendoor(werk, zet_opmerking, opdracht("van mij"), opdracht("van Bert"))
    assert [rij.tekst for rij in werk.rijen(select(opmerking.c.tekst))] == ["van Bert"]
