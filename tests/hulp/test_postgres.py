"""De database per proef: leeg, los van elkaar, en weg na afloop."""

import psycopg
import pytest
from sqlalchemy import create_engine, text


def _tabellen(dsn):
    vraag = "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'"
    with psycopg.connect(dsn) as verbinding:
        return verbinding.execute(vraag).fetchone()[0]


@pytest.mark.parametrize("keer", [1, 2])
def test_elke_proef_begint_met_een_lege_database(pg_database, keer):
    assert _tabellen(pg_database) == 0
    with psycopg.connect(pg_database) as verbinding:
        verbinding.execute("CREATE TABLE melding (id int)")
    assert _tabellen(pg_database) == 1


def test_de_database_kent_de_uitbreidingen_voor_zoeken(pg_database):
    with psycopg.connect(pg_database) as verbinding:
        for uitbreiding in ("pg_trgm", "unaccent", "pgcrypto"):
            verbinding.execute(f"CREATE EXTENSION {uitbreiding}")


def test_dezelfde_dsn_werkt_voor_sqlalchemy(pg_database):
    motor = create_engine(pg_database)
    with motor.connect() as verbinding:
        assert verbinding.execute(text("SHOW timezone")).scalar() == "UTC"
    motor.dispose()


def test_een_sjabloon_geeft_zijn_tabellen_door_en_een_open_verbinding_houdt_opruimen_niet_tegen(
    pg_server,
):
    with pg_server.database() as sjabloon:
        with psycopg.connect(sjabloon) as verbinding:
            verbinding.execute("CREATE TABLE persoon (id int)")
        naam = sjabloon.split("/")[3].split("?")[0]
        with pg_server.database(naam) as kopie:
            assert _tabellen(kopie) == 1
            open_verbinding = psycopg.connect(kopie)
        with pytest.raises(psycopg.OperationalError):
            open_verbinding.execute("SELECT 1")
        open_verbinding.close()
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(kopie)
