import uuid

import pytest

from cmpg_desktop.berichten.fouten import NietBeschikbaar, NietGevonden
from cmpg_desktop.berichten.kern import Changes, JournaalRegel
from cmpg_desktop.berichten.telefoon import BeginNotitie
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.models.herstel import Herstel
from tests.hulp.schermwerk import open_journaal

MARLOES = uuid.UUID(int=1)
RIJ = uuid.UUID(int=9)


def veld(tekst):
    return WijzigVeld(veld=Veld.NOTITIE_TEKST, id=RIJ, oud="", nieuw=tekst)


@pytest.fixture
def vorige_keer(qtbot, broker, backend):
    """Open het journaal zoals het na een val is; geef wat er terugkwam en het herstel."""
    begonnen = []

    def open_met(*opdrachten):
        backend.het_journaal.vooraf = tuple(
            JournaalRegel(volgorde=n, command=command) for n, command in enumerate(opdrachten)
        )
        backend.het_journaal.inhoud = {c.opdracht: (c, "") for c in opdrachten}
        laan = begonnen_laan.__enter__()
        herstel = Herstel(broker, laan, laan)
        gekregen = []
        herstel.klaar.connect(gekregen.append)
        begonnen.append(laan)
        laan.open(MARLOES)
        qtbot.waitUntil(lambda: laan.is_open and broker.stil)
        return herstel, gekregen

    begonnen_laan = open_journaal(qtbot, broker, None)
    yield open_met
    if begonnen:
        begonnen_laan.__exit__(None, None, None)


def test_wat_in_het_journaal_stond_wordt_in_volgorde_uitgevoerd_en_verteld(
    qtbot, vorige_keer, backend
):
    opdrachten = (BeginNotitie(id=RIJ), veld("hallo"))
    _, gekregen = vorige_keer(*opdrachten)
    assert tuple(backend.gedaan) == opdrachten
    ((eerste, tweede),) = gekregen
    assert eerste.gelukt
    assert (tweede.gelukt, tweede.tekst) == (True, "hallo")
    qtbot.waitUntil(lambda: not backend.het_journaal.inhoud)


def test_wat_de_database_al_had_wordt_niet_verteld(qtbot, vorige_keer, backend):
    backend.gevolgen[BeginNotitie] = Changes(opdracht=uuid.UUID(int=1))
    _, gekregen = vorige_keer(BeginNotitie(id=RIJ))
    assert gekregen == []
    qtbot.waitUntil(lambda: not backend.het_journaal.inhoud)


def test_wat_niet_kan_wordt_getoond_met_de_reden_en_blijft_tot_de_persoon_het_loslaat(
    qtbot, vorige_keer, backend
):
    backend.gevolgen[WijzigVeld] = NietGevonden("De notitie is er niet meer.")
    herstel, gekregen = vorige_keer(veld("hallo"))
    ((gemist,),) = gekregen
    assert (gemist.gelukt, gemist.fout) == (False, "De notitie is er niet meer.")
    assert len(backend.het_journaal.inhoud) == 1
    herstel.laat_los(gemist)
    qtbot.waitUntil(lambda: not backend.het_journaal.inhoud)


def test_als_de_database_hapert_blijft_alles_in_het_journaal(qtbot, vorige_keer, backend):
    backend.gevolgen[WijzigVeld] = NietBeschikbaar("Weg.")
    _, gekregen = vorige_keer(veld("hallo"))
    assert gekregen == []
    assert len(backend.het_journaal.inhoud) == 1
