"""Een brief weggooien terwijl een collega hem als verzonden meldt."""

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as Wacht

import pytest

from cmpg_desktop.berichten.fouten import NietGevonden
from cmpg_desktop.berichten.velden import RijSoort, VerwijderRij
from cmpg_desktop.dossier.rijen import verwijder_rij
from tests.dossier.brievenverhaal import TEKSTEN, bus, gezin, maak, schrijf, verzend


def test_wie_verzendt_wacht_op_wie_weggooit(werk):
    if werk.database.is_sqlite:
        pytest.skip("SQLite laat er maar een tegelijk binnen")
    _, vrijdag = gezin(werk)
    rij = next(een for een in bus(vrijdag) if een.aan.startswith("Ronald"))
    schrijf(vrijdag, rij, aanleiding=TEKSTEN["Ronald"])
    maak(vrijdag, rij)
    weg = VerwijderRij(soort=RijSoort.DOCUMENT, id=rij.id)
    with ThreadPoolExecutor(1) as draad:
        with vrijdag.database.transactie(weg, vrijdag.context) as transactie:
            verwijder_rij(transactie, weg)
            verzonden = draad.submit(verzend, vrijdag, rij)
            with pytest.raises(Wacht):
                verzonden.result(0.5)
        with pytest.raises(NietGevonden):
            verzonden.result(10)
