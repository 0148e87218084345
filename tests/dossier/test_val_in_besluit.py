"""Kill -9 midden in een besluit of het verzenden van een brief: alles of niets."""

import os
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from cmpg_desktop.berichten.beoordelen import StelVoor
from cmpg_desktop.berichten.fouten import CmpgFout
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, feit, melding
from cmpg_desktop.werkproces.beoordeling import Weging
from cmpg_desktop.werkproces.feiten import FeitSoort
from tests.dossier.beoordeling import beslis, blad, stel_voor, volle_melding, vul_in
from tests.dossier.conftest import BERT, MARLOES

TABELLEN = (feit, casus, betrokkene)
VAL = """
    import os, sys, time
    from pathlib import Path
    from uuid import UUID
    from sqlalchemy import event
    from cmpg_desktop.berichten.beoordelen import Besluit
    from cmpg_desktop.berichten.kern import Context
    from cmpg_desktop.database import postgres, sqlcipher
    from cmpg_desktop.database.database import Database
    from cmpg_desktop.database.postgres import PostgresTransactie
    from cmpg_desktop.dossier.uitvoering import Uitvoering
    from tests.dossier.conftest import BERT, MARLOES, NU, SLEUTEL, StilJournaal, Werk

    soort, waar, ref, voorstel = sys.argv[1:]
    if soort == "sqlite":
        engine = sqlcipher.maak_engine(Path(waar), SLEUTEL)
        database = Database(engine, vertaal=sqlcipher.vertaal_fout)
    else:
        database = Database(postgres.maak_engine(waar), vertaal=postgres.vertaal_fout)
    werk = Werk(Uitvoering(database, StilJournaal()), Context(nu=NU, actor=MARLOES))

    def val():
        print("midden in het schrijven", flush=True)
        os.kill(os.getpid(), 9)

    if soort == "sqlite":
        def kijk(verbinding, cursor, tekst, *rest):
            if tekst.startswith("INSERT INTO betrokkene"):
                val()
        event.listen(database.engine, "before_cursor_execute", kijk)
    else:
        echt = PostgresTransactie._write
        def schrijf(self, statement, rijen, verwacht):
            if statement.table.name == "betrokkene":
                self._verbinding.pgconn.send_flush_request()
                self._verbinding.pgconn.flush()
                time.sleep(0.3)
                val()
            echt(self, statement, rijen, verwacht)
        PostgresTransactie._write = schrijf
    werk.doe(Besluit(melding_id=UUID(ref), voorstel_id=UUID(voorstel), regisseur_id=BERT))
"""


@pytest.fixture
def klaar(werk):
    """Geef een melding met een beoordeling die voorgelegd kan worden."""
    ref = volle_melding(werk, "Chantal Kuipers", "Ronald Kuipers")
    vul_in(werk, ref, Weging.FASE_2)
    return ref


def aantallen(werk):
    return [
        werk.rijen(select(func.count().label("n")).select_from(tabel))[0].n for tabel in TABELLEN
    ]


def test_een_val_midden_in_een_besluit_laat_niets_half_en_daarna_kan_het_gewoon(
    werk, klaar, request
):
    voorstel = stel_voor(werk, klaar)
    voor = aantallen(werk)
    is_sqlite = werk.database.is_sqlite
    url = werk.database.engine.url
    waar = (
        str(request.getfixturevalue("tmp_path") / "proef.cmpg")
        if is_sqlite
        else url.render_as_string(hide_password=False).replace("+psycopg", "")
    )
    soort = "sqlite" if is_sqlite else "postgres"
    uit = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(VAL), soort, waar, str(klaar), str(voorstel)],
        capture_output=True,
        text=True,
        env=os.environ,
        check=False,
    )
    assert uit.returncode == -9, uit.stderr
    assert "midden in het schrijven" in uit.stdout
    assert aantallen(werk) == voor
    (rij,) = werk.rijen(select(melding.c.stand).where(melding.c.id == klaar))
    assert rij.stand == "open"
    beslis(werk, klaar, voorstel)
    feiten, casussen, mensen = aantallen(werk)
    assert feiten > voor[0]
    assert (casussen, mensen) == (voor[1] + 1, voor[2] + 2)


def test_van_twee_die_tegelijk_voorleggen_staat_er_een_voorstel(werk, klaar):
    def probeer(wie):
        try:
            werk.als(wie).doe(StelVoor(melding_id=klaar))
        except CmpgFout as fout:
            return fout.tekst
        return ""

    with ThreadPoolExecutor(2) as samen:
        uitkomst = list(samen.map(probeer, (MARLOES, BERT)))
    (ander,) = [een for een in uitkomst if een]
    winnaar = "Bert de Boer" if uitkomst[0] else "Marloes Hendriks"
    assert winnaar in ander, ander
    rijen = werk.rijen(select(feit.c.id).where(feit.c.soort == FeitSoort.VOORSTEL_FASE_1.value))
    assert len(rijen) == 1
    assert blad(werk, klaar).nu.voorstel.door == winnaar
