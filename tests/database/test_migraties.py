"""Elke stap van het schema, op beide motoren: gelijk aan de tabellen, niets kwijt, heel of niet."""

import uuid

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from cmpg_desktop.database import postgres, sqlcipher
from cmpg_desktop.database.migreren import MIGRATIES, NIEUWSTE, REVISIES, migreer, revisie
from cmpg_desktop.database.tabellen.alles import metadata

_BETROKKENE = (
    "INSERT INTO betrokkene (id, persoon_id, casus_id, weet_toelichting) "
    "VALUES (:betrokkene, :persoon, :casus, 'van haar moeder')"
)
_FEIT = (
    "INSERT INTO feit (id, casus_id, soort, datum, reden, vastgelegd_op) VALUES "
    "(:feit, :casus, 'gemaakt', '2026-01-12', 'overgezet', '2026-01-12 09:00:00')"
)
_RIJEN = (
    "INSERT INTO casus (id, nummer, geopend_op) VALUES (:casus, '2026-001', '2026-01-12')",
    "INSERT INTO persoon (id, roepnaam) VALUES (:persoon, 'Fenna')",
    _BETROKKENE,
    _FEIT,
)


@pytest.fixture(params=["sqlite", "postgres"])
def leeg(request, tmp_path):
    """Geef een lege database, op de ene en op de andere motor."""
    if request.param == "sqlite":
        engine = sqlcipher.maak_engine(tmp_path / "stap.cmpg", bytes(range(32)))
        yield engine
        engine.dispose()
        return
    server = request.getfixturevalue("pg_server")
    naam = f"stap_{uuid.uuid4().hex[:12]}"
    engine = postgres.maak_engine(server.maak_database(naam))
    yield engine
    engine.dispose()
    server.verwijder_database(naam)


def naar(engine, versie):
    """Breng een lege database naar een versie van vroeger."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIES))
    opties = {"schrijft": True} if engine.dialect.name == "sqlite" else {}
    with engine.connect().execution_options(**opties) as verbinding, verbinding.begin():
        config.attributes["connection"] = verbinding
        command.upgrade(config, versie)


def vul(engine):
    """Zet in elke tabel van de eerste versie waar fase 1 aan komt een rij."""
    ids = {naam: uuid.uuid4() for naam in ("casus", "persoon", "betrokkene", "feit")}
    plat = engine.dialect.name == "sqlite"
    waarden = {naam: id_.hex if plat else id_ for naam, id_ in ids.items()}
    with engine.begin() as verbinding:
        for opdracht in _RIJEN:
            verbinding.execute(text(opdracht), waarden)


def test_na_alle_stappen_staat_er_wat_de_tabellen_zeggen(leeg):
    migreer(leeg)

    with leeg.connect() as verbinding:
        context = MigrationContext.configure(
            verbinding, opts={"compare_server_default": False, "compare_type": False}
        )
        verschil = [
            een
            for een in compare_metadata(context, metadata)
            if "zoekingang" not in str(een)  # the full-text index belongs to the engine
        ]
    assert verschil == []
    assert revisie(leeg) == NIEUWSTE == REVISIES[-1]


def test_een_database_van_vroeger_houdt_elke_rij(leeg):
    naar(leeg, "0001")
    vul(leeg)

    assert migreer(leeg)

    with leeg.connect() as verbinding:
        assert verbinding.execute(
            text("SELECT weet_toelichting, brief_veilig FROM betrokkene")
        ).one() == ("van haar moeder", "")
        assert verbinding.execute(text("SELECT reden, inhoud FROM feit")).one() == ("overgezet", "")
        assert not verbinding.execute(text("SELECT afgeschermd FROM casus")).scalar_one()


@pytest.mark.eis("E009")
def test_een_beoordeling_en_casus_van_fase_1_krijgen_het_kenmerk_als_niet_gevraagd(leeg):
    naar(leeg, "0002")
    plat = leeg.dialect.name == "sqlite"
    ids = {naam: uuid.uuid4() for naam in ("casus", "melding", "beoordeling")}
    waarden = {naam: id_.hex if plat else id_ for naam, id_ in ids.items()}
    with leeg.begin() as verbinding:
        for opdracht in (
            _RIJEN[0],
            "INSERT INTO melding (id) VALUES (:melding)",
            (
                "INSERT INTO beoordeling (id, melding_id, motivering) "
                "VALUES (:beoordeling, :melding, 'Het loopt vast.')"
            ),
        ):
            verbinding.execute(text(opdracht), waarden)

    assert migreer(leeg)

    with leeg.connect() as verbinding:
        kolommen = "zorgmijder, zorgmijder_waaruit"
        assert verbinding.execute(
            text(f"SELECT motivering, {kolommen} FROM beoordeling")  # noqa: S608  (our own words)
        ).one() == ("Het loopt vast.", "", "")
        assert verbinding.execute(
            text(f"SELECT nummer, {kolommen} FROM casus")  # noqa: S608  (our own words)
        ).one() == ("2026-001", "", "")


def test_feiten_blijven_vast_na_alle_stappen(leeg):
    naar(leeg, "0001")
    vul(leeg)
    migreer(leeg)

    with pytest.raises(Exception, match="append-only"), leeg.begin() as verbinding:
        verbinding.execute(text("UPDATE feit SET reden = 'anders'"))


def test_een_stap_die_halverwege_valt_laat_de_oude_database_heel(leeg):
    naar(leeg, "0001")
    vul(leeg)
    if leeg.dialect.name == "sqlite":
        # The last table of the step is in the way.
        hindernis = "CREATE TABLE verzoek (id TEXT)"
    else:
        hindernis = "CREATE TABLE verzoek (id uuid)"
    with leeg.begin() as verbinding:
        verbinding.execute(text(hindernis))

    with pytest.raises(Exception, match="verzoek"):
        migreer(leeg)

    assert revisie(leeg) == "0001"
    with leeg.connect() as verbinding:
        kolommen = verbinding.execute(text("SELECT * FROM feit")).keys()
        assert "inhoud" not in kolommen
        assert verbinding.execute(text("SELECT count(*) FROM feit")).scalar_one() == 1
