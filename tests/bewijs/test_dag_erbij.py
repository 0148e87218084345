"""Een vrije dag erbij verschuift de termijnen op elke pagina die al open was."""

from datetime import timedelta

import pytest

from cmpg_desktop.berichten.inrichting import VrijeDagSoort, ZetVrijeDag
from cmpg_desktop.berichten.meldingen import MaakMelding
from cmpg_desktop.views.beheer.pagina import BeheerPagina
from cmpg_desktop.werkproces.meldingregels import OntvangstWijze
from cmpg_desktop.werkproces.werkdagen import Kalender


@pytest.mark.traag
@pytest.mark.timeout(120)
def test_wat_open_stond_toont_bij_terugkomst_de_nieuwe_dagen(plek, start):
    with start(plek.map) as werk:
        werk.meld_aan()
        vandaag = werk.omgeving.vandaag()
        melding = MaakMelding(ontvangen_op=vandaag, wijze=OntvangstWijze.E_MAIL)
        werk.doe(melding)
        paginas = ("werkvoorraad", "agenda", "meldingen", "brieven", "verzoeken")
        voor = {code: werk.ga(code) for code in paginas}
        blad = werk.ga("melding", melding.id)
        einde = blad.blad.termijnen[0].uiterlijk
        rij = voor["meldingen"]._model.rijen[0].uiterlijk
        assert rij == einde
        beheer = werk.ga("beheer")
        assert isinstance(beheer, BeheerPagina)
        vrij = vandaag + timedelta(days=1)
        while not Kalender().is_werkdag(vrij):
            vrij += timedelta(days=1)
        werk.doe(
            ZetVrijeDag(
                datum=vrij, soort=VrijeDagSoort.GESLOTEN, naam="Dicht", bron="college, 1 mei"
            )
        )
        for code in paginas:
            werk.ga(code)
            assert voor[code] is werk.pagina
        assert voor["meldingen"]._model.rijen[0].uiterlijk > einde
        werk.ga("melding", melding.id)
        assert blad is werk.pagina
        assert blad.blad.termijnen[0].uiterlijk > einde
