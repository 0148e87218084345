"""Een echte database met meldingen om te wegen, en wie er aan het scherm zit."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.berichten.team import Medewerker
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.database import sqlcipher
from cmpg_desktop.database.database import Database
from cmpg_desktop.dossier.team import pogingen
from cmpg_desktop.dossier.uitvoering import Uitvoering
from cmpg_desktop.werkproces.beoordeling import Weging
from cmpg_desktop.werkproces.rollen import Rol
from tests.dossier.beoordeling import geef_wachtwoord, stel_voor, volle_melding, vul_in, zet
from tests.dossier.conftest import BEHEER, BERT, LOTTE, MARLOES, NU, SLEUTEL, StilJournaal, Werk
from tests.hulp.nepbackend import Klok

NAMEN = {
    MARLOES: ("Marloes Hendriks", (Rol.CASUSREGISSEUR, Rol.PROCESMANAGER)),
    BERT: ("Bert de Boer", (Rol.CASUSREGISSEUR,)),
    LOTTE: ("Lotte Smit", (Rol.PROCESONDERSTEUNER,)),
}


@pytest.fixture
def klok():
    """Geef een klok op vrijdag 6 maart 2026, 10.00 uur in Nederland."""
    return Klok(NU)


@pytest.fixture(autouse=True)
def vergeten():
    """Begin elke proef zonder eerdere foute wachtwoorden."""
    yield
    for wie in (MARLOES, BERT, LOTTE, BEHEER):
        pogingen.gelukt(wie)


class OpEenWerkdraad:
    """Doet elke opdracht van een collega buiten de schermdraad."""

    def __init__(self, werk):
        self._werk = werk

    def als(self, wie):
        return OpEenWerkdraad(self._werk.als(wie))

    def later(self, **stap):
        return OpEenWerkdraad(self._werk.later(**stap))

    def __getattr__(self, naam):
        def doe(*waarden):
            with ThreadPoolExecutor(1) as werkers:
                return werkers.submit(getattr(self._werk, naam), *waarden).result()

        return doe


@pytest.fixture
def werk(echte_omgeving, tmp_path):
    """Geef het werk van de collega's, op dezelfde database als het scherm."""
    engine = sqlcipher.maak_engine(tmp_path / "proef.cmpg", SLEUTEL)
    database = Database(engine, vertaal=sqlcipher.vertaal_fout)
    uitvoering = Uitvoering(database, StilJournaal())
    context = Context(nu=NU, actor=MARLOES, initiator="collega", toestel="elders")
    yield OpEenWerkdraad(Werk(uitvoering, context))
    database.close()


@pytest.fixture
def zit(echte_omgeving):
    """Laat iemand aan het scherm zitten: `zit(BERT)`."""

    def doe(wie):
        naam, rollen = NAMEN[wie]
        echte_omgeving.medewerker = Medewerker(id=wie, naam=naam, functie="", rollen=rollen)
        echte_omgeving.broker.actor = wie
        return echte_omgeving

    return doe


@pytest.fixture
def voorgesteld(werk):
    """Geef een melding met een voorstel: `voorgesteld("Chantal Kuipers", Weging.FASE_2)`."""

    def doe(naam="Chantal Kuipers", weging=Weging.FASE_2, wie=BERT):
        ref = volle_melding(werk, naam)
        zet(werk, Veld.MELDING_BEHANDELAAR, ref, None, BERT)
        vul_in(werk, ref, weging)
        stel_voor(werk, ref, wie)
        return ref

    geef_wachtwoord(werk, MARLOES)
    return doe
