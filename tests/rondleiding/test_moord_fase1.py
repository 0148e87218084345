"""Kill -9 terwijl iemand weegt of beslist: niets van ouder dan een halve seconde is weg."""

import random
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from cmpg_desktop.berichten.kern import Context, Gevolgd, Stop
from cmpg_desktop.berichten.klad import SchrijfKlad
from cmpg_desktop.database.controle import controle
from cmpg_desktop.database.plek import Plek
from cmpg_desktop.database.tabellen.beoordelen import beoordelingspunt
from cmpg_desktop.database.tabellen.meldingen import feit
from cmpg_desktop.openen import open_embedded
from tests.hulp.proefplek import maak_demoplek
from tests.rondleiding.moord import laat_vallen
from tests.rondleiding.typist_fase1 import BESLUIT, TWEEDE, WAARUIT


@pytest.fixture
def plek(tmp_path):
    maak_demoplek(tmp_path)
    return Plek(tmp_path)


def besluiten(geopend):
    with geopend.database.lezing() as lezing:
        (rij,) = lezing.rijen(
            select(func.count().label("aantal")).where(feit.c.soort == "besluit_fase_1")
        )
    return rij.aantal


@pytest.mark.traag
@pytest.mark.timeout(120)
def test_een_val_tijdens_waaruit_blijkt_dat_verliest_niets(plek):
    val = laat_vallen(plek.map, random.Random(1), "typist_fase1.py", WAARUIT)
    geopend = open_embedded(plek, nu=datetime.now(UTC))
    try:
        regels = geopend.uitvoering.journaal().open(val.wie)
        for regel in regels:
            geopend.uitvoering.do(
                regel.command,
                Context(nu=datetime.now(UTC), actor=val.wie),
                Gevolgd(lambda *_: None, Stop()),
            )
        with geopend.database.lezing() as lezing:
            rijen = lezing.rijen(select(beoordelingspunt.c.waaruit))
    finally:
        geopend.close()
    (tekst,) = [rij.waaruit for rij in rijen if rij.waaruit.startswith(val.merk)]
    assert tekst.startswith(val.zeker.rstrip())
    assert val.alles.startswith(tekst.rstrip())
    assert len(val.zeker) > 10
    assert controle(plek, geopend.sleutel).in_orde


@pytest.mark.traag
@pytest.mark.timeout(120)
@pytest.mark.parametrize("waar", [BESLUIT, TWEEDE])
def test_een_val_tijdens_het_beslissen_bewaart_de_woorden_en_beslist_niets(plek, waar):
    geopend = open_embedded(plek, nu=datetime.now(UTC))
    voor = besluiten(geopend)
    geopend.close()
    val = laat_vallen(plek.map, random.Random(2), "typist_fase1.py", waar)
    geopend = open_embedded(plek, nu=datetime.now(UTC))
    try:
        (regel,) = geopend.uitvoering.journaal().open(val.wie)
        assert besluiten(geopend) == voor
    finally:
        geopend.close()
    klad = regel.command
    assert isinstance(klad, SchrijfKlad)
    assert not klad.uitvoerbaar
    tekst = klad.tekst.partition("\n")[2]
    assert tekst.startswith(val.zeker.rstrip())
    assert val.alles.startswith(tekst.rstrip())
    assert len(val.zeker) > 10
    assert klad.waar.startswith("Beslissen: ")
    assert klad.pagina == "melding"
    assert controle(plek, geopend.sleutel).in_orde
