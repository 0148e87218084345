"""Openen voor het venster: een map die niet kan, en een voorbeeld dat niet af is."""

import keyring
import pytest
from keyring.backends.null import Keyring
from sqlalchemy import func, select

from cmpg_desktop import openen
from cmpg_desktop.berichten.accounts import NieuwAccount
from cmpg_desktop.berichten.fouten import Omgevingsfout
from cmpg_desktop.berichten.inrichting import RichtIn
from cmpg_desktop.berichten.kern import Context, Gevolgd, Stop
from cmpg_desktop.database import eerste_start
from cmpg_desktop.database.backup import maak_backup
from cmpg_desktop.database.plek import Plek
from cmpg_desktop.database.tabellen.team import instelling, medewerker
from cmpg_desktop.dossier import demo
from cmpg_desktop.dossier.demofeiten import is_half
from cmpg_desktop.openen import maak_embedded, ruim_demo
from cmpg_desktop.opener import Geweigerd, Opener
from cmpg_desktop.werkproces.rollen import Rol
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

    stap = {"begin": "ZetDemo", "na de inrichting": "_zet_partners", "bij de brief": "geef_advies"}
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


@pytest.fixture
def geen_sleutelbos(monkeypatch):
    """Een kaal Debian: er is geen sleutelbos en geen sleutel in de omgeving."""
    monkeypatch.setattr(keyring.core, "_keyring_backend", Keyring())
    monkeypatch.delenv("CMPG_DATABASE_KEY", raising=False)


@pytest.fixture
def breek_af(geen_sleutelbos):
    """Begin een eerste start en sluit voor de code bewaard is; geef de code."""

    def doe(map_):
        eerste = opener(map_)
        eerste.open()
        code = eerste.herstelcode
        eerste._geopend.close()
        return code

    return doe


def richt_in(uitvoering):
    account = NieuwAccount(naam="Bert", rollen=(Rol.PROCESMANAGER,), wachtwoord="paard fiets regen")
    gezet = {"gemeente": "Nieuwegein", "verantwoordelijke": "het college", "mailbox": "a@b.nl"}
    uitvoering.do(
        RichtIn(instellingen=tuple(gezet.items()), accounts=(account,)),
        Context(nu=NU),
        Gevolgd(lambda *_: None, Stop()),
    )


def test_een_afgebroken_eerste_start_zonder_sleutelbos_begint_opnieuw(tmp_path, breek_af):
    codes = {breek_af(tmp_path) for _ in range(3)}
    assert len(codes) == 3
    assert "" not in codes
    derde = opener(tmp_path)
    derde.open()
    code = derde.herstelcode
    derde.code_is_bewaard()
    richt_in(derde._geopend.uitvoering)
    derde._geopend.close()
    # Wie de code heeft, is binnen; en nu begint er niets meer opnieuw.
    vierde = opener(tmp_path)
    with pytest.raises(Geweigerd):
        vierde.open()
    vierde.open(herstelcode=code)
    assert vierde.herstelcode == ""
    assert tel(vierde._geopend, medewerker) == 1
    vierde._geopend.close()


@pytest.mark.parametrize("waar", ["sleutels", "tabellen", "merk"])
def test_een_eerste_start_die_bij_het_maken_afbrak_begint_opnieuw(
    tmp_path, monkeypatch, geen_sleutelbos, waar
):
    def valt_uit(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as m:
        if waar == "merk":
            echt, keren = eerste_start.zet_merk, []

            def tweede_keer(plek):
                keren.append(plek)
                return echt(plek) if len(keren) == 1 else valt_uit()

            m.setattr(eerste_start, "zet_merk", tweede_keer)
            # Een programma dat doodgaat, sluit de verbinding niet netjes.
            m.setattr("sqlalchemy.Engine.dispose", lambda *_, **__: None)
        else:
            m.setattr(openen, {"sleutels": "maak_sleutels", "tabellen": "migreer"}[waar], valt_uit)
        with pytest.raises(KeyboardInterrupt):
            opener(tmp_path).open()
    tweede = opener(tmp_path)
    tweede.open()
    assert tweede.herstelcode
    assert tel(tweede._geopend, medewerker) == 0
    tweede._geopend.close()


def test_een_code_die_bewaard_is_blijft_gelden_ook_als_inrichten_daarna_afbrak(tmp_path, breek_af):
    eerste = opener(tmp_path)
    eerste.open()
    code = eerste.herstelcode
    eerste.code_is_bewaard()
    eerste._geopend.close()
    voor = Plek(tmp_path).database.read_bytes()
    with pytest.raises(Geweigerd):
        opener(tmp_path).open()
    assert Plek(tmp_path).database.read_bytes() == voor
    tweede = opener(tmp_path)
    tweede.open(herstelcode=code)
    assert tweede.herstelcode == ""
    tweede._geopend.close()


@pytest.mark.parametrize("wat", ["alles", "database", "backup"])
def test_bestanden_van_elders_worden_nooit_voor_een_eerste_start_gehouden(tmp_path, breek_af, wat):
    hier, daar = Plek(tmp_path / "hier"), Plek(tmp_path / "daar")
    geopend, nieuw = maak_embedded(daar, nu=NU)
    richt_in(geopend.uitvoering)
    geopend.close()
    breek_af(hier.map)
    if wat == "backup":
        backup = maak_backup(daar, nieuw.sleutel, NU)
        (hier.backups / backup.name).write_bytes(backup.read_bytes())
    else:
        hier.database.write_bytes(daar.database.read_bytes())
    if wat == "alles":
        hier.sleutels.write_bytes(daar.sleutels.read_bytes())
    voor = {pad: pad.read_bytes() for pad in hier.map.rglob("*.db")}
    with pytest.raises(Geweigerd):
        opener(hier.map).open()
    assert {pad: pad.read_bytes() for pad in hier.map.rglob("*.db")} == voor
    with pytest.raises(RuntimeError):
        eerste_start.ruim(hier)


def test_wie_met_de_sleutel_verdergaat_krijgt_een_nieuwe_code_tot_hij_bewaard_is(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("CMPG_DATABASE_KEY", bytes(range(32)).hex())
    codes = []
    for _ in range(2):
        een = opener(tmp_path)
        een.open()
        codes.append(een.herstelcode)
        een._geopend.close()
    assert len(set(codes)) == 2
    een = opener(tmp_path)
    een.open()
    een.code_is_bewaard()
    een._geopend.close()
    laatst = opener(tmp_path)
    laatst.open()
    assert laatst.herstelcode == ""
    laatst._geopend.close()
