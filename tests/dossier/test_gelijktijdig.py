"""Twee collega's tegelijk: op PostgreSQL kan er iemand tussen lezen en schrijven komen."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import CorrigeerOntvangst, SchrijfProblematiek
from cmpg_desktop.berichten.werkvoorraad import ZetOpmerking
from cmpg_desktop.database.tabellen.meldingen import feit, opmerking, problematiek
from cmpg_desktop.database.transactie import NietGeraakt
from cmpg_desktop.dossier.meldingen import corrigeer_ontvangst, schrijf_problematiek
from cmpg_desktop.dossier.opmerkingen import zet_opmerking
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.meldingkeuzes import OntvangstWijze
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


def test_van_twee_correcties_van_hetzelfde_feit_geldt_alleen_de_eerste(op_de_server):
    werk = op_de_server
    ref = maak_melding(werk)

    def opdracht(dagen):
        dag = werk.context.nu.date() - timedelta(days=dagen)
        return CorrigeerOntvangst(
            id=ref, ontvangen_op=dag, wijze=OntvangstWijze.TELEFOON, reden="lag in de bak"
        )

    with pytest.raises(NietGeraakt):
        _ertussendoor(werk, corrigeer_ontvangst, opdracht(2), opdracht(3))
    vervangen = werk.rijen(select(feit.c.vervangt_id).where(feit.c.vervangt_id.is_not(None)))
    assert len(vervangen) == 1


def test_een_feit_wordt_op_beide_motoren_maar_een_keer_vervangen(werk):
    ref = maak_melding(werk)
    (eerste,) = werk.rijen(select(feit).where(feit.c.melding_id == ref))

    def vervang():
        rij = {**eerste._mapping, "id": nieuw_id(), "vervangt_id": eerste.id}
        del rij["volgnr"]
        werk.schrijf(feit.insert().values(**rij))

    vervang()
    with pytest.raises(IntegrityError):
        vervang()
