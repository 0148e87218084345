"""Openen voor het venster: een map die niet kan, en een voorbeeld dat niet af is."""

import pytest
from sqlalchemy import func, select

from cmpg_desktop.berichten.fouten import Omgevingsfout
from cmpg_desktop.database.plek import Plek
from cmpg_desktop.database.tabellen.team import instelling, medewerker
from cmpg_desktop.dossier import demo
from cmpg_desktop.dossier.demofeiten import is_half
from cmpg_desktop.openen import maak_embedded, ruim_demo
from cmpg_desktop.opener import Opener
from tests.hulp.proefplek import NU


def opener(map_, *, demo=False, log=lambda _pad: None):
    return Opener(map_, demo=demo, klok=lambda: NU, log=log)


@pytest.mark.parametrize("demo", [False, True])
@pytest.mark.parametrize("onder", ["", "kind", "a/b/c", "x" * 300])
def test_een_map_die_niet_kan_wordt_met_raad_geweigerd(tmp_path, onder, demo):
    bestand = tmp_path / "bestand"
    bestand.write_text("geen map")
    with pytest.raises(Omgevingsfout) as gezegd:
        opener(bestand / onder, demo=demo).open()
    assert "bestand" in gezegd.value.tekst
    assert "--map" in gezegd.value.wat_nu
    assert bestand.read_text() == "geen map"


def tel(geopend, tabel):
    with geopend.database.engine.connect() as verbinding:
        return verbinding.execute(select(func.count()).select_from(tabel)).scalar_one()


@pytest.mark.parametrize("waar", ["begin", "na de inrichting", "bij de brief"])
def test_een_voorbeeld_dat_halverwege_afbrak_wordt_opnieuw_gemaakt(tmp_path, monkeypatch, waar):
    def valt_uit(*_):
        raise KeyboardInterrupt

    stap = {"begin": "ZetDemo", "na de inrichting": "_zet_partners", "bij de brief": "_brief"}
    with monkeypatch.context() as m:
        m.setattr(demo, stap[waar], valt_uit)
        with pytest.raises(KeyboardInterrupt):
            opener(tmp_path, demo=True).open()
    tweede = opener(tmp_path, demo=True)
    tweede.open()
    try:
        assert not is_half(tweede._geopend.database)
        assert tel(tweede._geopend, medewerker) == 6
    finally:
        tweede._geopend.close()


def test_een_voorbeeld_dat_af_is_blijft_zoals_het_is(tmp_path):
    eerste = opener(tmp_path, demo=True)
    eerste.open()
    with eerste._geopend.database.engine.begin() as verbinding:
        verbinding.execute(instelling.insert().values(sleutel="merk", waarde="ja"))
    eerste._geopend.close()
    tweede = opener(tmp_path, demo=True)
    tweede.open()
    try:
        with tweede._geopend.database.engine.connect() as verbinding:
            gezet = verbinding.execute(select(instelling.c.sleutel)).scalars().all()
        assert "merk" in gezet
    finally:
        tweede._geopend.close()


def test_een_echte_database_wordt_nooit_voor_een_half_voorbeeld_gehouden(tmp_path, monkeypatch):
    monkeypatch.setenv("CMPG_DATABASE_KEY", bytes(range(32)).hex())
    plek = Plek(tmp_path)
    geopend, _ = maak_embedded(plek, nu=NU)
    geopend.close()
    with pytest.raises(Omgevingsfout, match="echte database"):
        opener(tmp_path, demo=True).open()
    with pytest.raises(RuntimeError):
        ruim_demo(plek, nu=NU)
    assert plek.database.exists()
