"""Een server die midden in het werk wegvalt: gezegd, niets half, en daarna lukt hetzelfde."""

import psycopg
import pytest
from sqlalchemy import func, select

from cmpg_desktop.berichten.beoordelen import Besluit, StelVoor
from cmpg_desktop.berichten.fouten import NietBeschikbaar
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.database.postgres import PostgresTransactie
from cmpg_desktop.database.tabellen.beoordelen import beoordelingspunt
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, feit
from cmpg_desktop.werkproces.beoordeling import Weging
from tests.dossier.beoordeling import blad, stel_voor, volle_melding, vul_in
from tests.dossier.conftest import BERT, MARLOES
from tests.dossier.test_importeren import opdracht
from tests.hulp.importlijst import als_csv, rijen

TABELLEN = (feit, casus, betrokkene, beoordelingspunt)


@pytest.fixture(autouse=True)
def op_de_server(werk):
    if werk.database.is_sqlite:
        pytest.skip("gaat over een server")


@pytest.fixture
def klaar(werk):
    """Geef een melding met een beoordeling die voorgelegd kan worden."""
    ref = volle_melding(werk)
    vul_in(werk, ref, Weging.FASE_2)
    return ref


def typen(werk, klaar):
    punt = blad(werk, klaar).nu.punten[0]
    veld = Veld.BEOORDELINGSPUNT_WAARUIT
    return MARLOES, WijzigVeld(veld=veld, id=punt.id, oud=punt.waaruit, nieuw="Uit de brief.")


def voorleggen(_werk, klaar):
    return BERT, StelVoor(melding_id=klaar)


def beslissen(werk, klaar):
    return MARLOES, Besluit(melding_id=klaar, voorstel_id=stel_voor(werk, klaar), regisseur_id=BERT)


def overnemen(werk, _klaar):
    return MARLOES, opdracht(werk, als_csv(rijen(gezinnen=6, fouten=0)))


WERK = [typen, voorleggen, beslissen, overnemen]


def stand(werk):
    aantallen = [
        werk.rijen(select(func.count().label("n")).select_from(tabel))[0].n for tabel in TABELLEN
    ]
    teksten = werk.rijen(select(beoordelingspunt.c.waaruit).order_by(beoordelingspunt.c.id))
    return aantallen, [rij.waaruit for rij in teksten]


def _dood(werk):
    """Beëindig elke verbinding van dit programma, zoals een server die opnieuw start."""
    url = werk.database.engine.url.render_as_string(hide_password=False)
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as beheer:
        beheer.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.mark.parametrize("maak", WERK)
def test_een_server_die_tijdens_het_schrijven_wegvalt_laat_niets_half(
    werk, klaar, maak, monkeypatch
):
    wie, command = maak(werk, klaar)
    voor = stand(werk)
    echt = PostgresTransactie._write
    keren = []

    def schrijf(self, *wat):
        echt(self, *wat)
        if not keren:
            keren.append(1)
            self._verbinding.pgconn.send_flush_request()
            self._verbinding.pgconn.flush()
            _dood(werk)

    monkeypatch.setattr(PostgresTransactie, "_write", schrijf)
    with pytest.raises(NietBeschikbaar, match="De server is nu niet te bereiken"):
        werk.als(wie).doe(command)
    assert keren == [1]
    assert stand(werk) == voor
    werk.als(wie).doe(command)
    assert stand(werk) != voor


@pytest.mark.parametrize("maak", WERK)
def test_gaat_alleen_het_antwoord_verloren_dan_doet_opnieuw_niets_dubbel(
    werk, klaar, maak, monkeypatch
):
    wie, command = maak(werk, klaar)
    voor = stand(werk)
    echt = PostgresTransactie._commit

    def commit(self, *wat, **meer):
        echt(self, *wat, **meer)
        raise psycopg.OperationalError("server closed the connection unexpectedly")

    with monkeypatch.context() as even:
        even.setattr(PostgresTransactie, "_commit", commit)
        with pytest.raises(NietBeschikbaar):
            werk.als(wie).doe(command)
    gedaan = stand(werk)
    assert gedaan != voor
    werk.als(wie).doe(command)
    assert stand(werk) == gedaan
