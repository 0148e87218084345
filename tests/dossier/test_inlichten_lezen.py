"""Wat uit de database komt, is het dossier waar de regels over gaan: voor willekeurige gezinnen."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from cmpg_desktop.database.tabellen.meldingen import betrokkene
from cmpg_desktop.database.tabellen.personen import persoon_adres
from cmpg_desktop.dossier.afscherming import kijker
from cmpg_desktop.dossier.inlichtlezen import lees_dossier
from cmpg_desktop.werkproces.inlichtafronding import afronding_van, vastgelegd
from cmpg_desktop.werkproces.inlichtgegevens import Veilig
from tests.dossier.inlichtverhaal import ELDERS, THUIS, Verhaal, op
from tests.werkproces.inlichtbouwer import Bouwer

DAG = date(2026, 1, 16)
NAMEN = ("Anna Berg", "Bo Berg", "Cas Berg", "Dirk Bos")
mensen = st.lists(
    st.tuples(
        st.sampled_from(["", "1980", "01-03-2020", "01-03-2013", "ca. 15", "01-03-2010"]),
        st.sampled_from([THUIS, ELDERS, "Vreeswijk", ""]),
        st.sampled_from(["ja", "nee", "onbekend", ""]),
    ),
    min_size=1,
    max_size=len(NAMEN),
)
gezag = st.lists(
    st.tuples(st.sampled_from(NAMEN), st.sampled_from(NAMEN), st.sampled_from(["", "register"])),
    max_size=4,
    unique_by=lambda een: een[:2],
)


def bouw(werk, wie, houders):
    """Zet hetzelfde gezin in de database en in de bouwer van de regels."""
    b = Bouwer(DAG)
    verhaal = Verhaal(op(werk, DAG), DAG, dict(zip(NAMEN, (e[:2] for e in wie), strict=False)))
    for naam, (geboren, adres, veilig) in zip(NAMEN, wie, strict=False):
        # Waar niet naar veiligheid is gevraagd, ook niet of het adres geheim is.
        geheim = False if veilig else None
        b.iemand(naam, geboren, adres, veilig=Veilig(veilig), geheim=geheim)
        rij = betrokkene.c.id == verhaal.bij_melding[naam]
        werk.schrijf(update(betrokkene).where(rij).values(brief_veilig=veilig))
        adressen = persoon_adres.c.persoon_id == verhaal.persoon[naam]
        werk.schrijf(update(persoon_adres).where(adressen).values(geheim=geheim))
    for houder, kind, bron in houders:
        if houder != kind and houder in b.houders and kind in b.houders:
            b.gezag(houder, kind, bron=bron)
            verhaal.gezag(houder, kind, bron=bron, nagekeken_op=DAG)
    return b, verhaal


def zinnen(brieven):
    return sorted(sorted(vraag.zin for vraag in brief.vragen) for brief in brieven)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(mensen, gezag)
def test_een_gezin_uit_de_database_krijgt_dezelfde_brieven_en_vragen(werk, wie, houders):
    b, verhaal = bouw(werk, wie, houders)
    blad, verwacht = verhaal.blad(DAG), b.overzicht()

    def kort(brief):
        k = verhaal.kort(brief)
        return k.soort, k.aan, k.zelf, k.over

    assert sorted(map(kort, blad.brieven)) == sorted(map(b.kort, verwacht.brieven))
    assert zinnen(blad.brieven) == zinnen(verwacht.brieven)
    for een, stand in zip(blad.betrokkenen, verwacht.standen, strict=True):
        assert (een.stand.status, een.stand.zin) == (stand.status, stand.zin)

    # Elke brief die uit kan, gaat uit; over wie dan nog iets open is, zegt het feit zelf.
    for brief in blad.brieven:
        if brief.kan_uit:
            verhaal.verzend(brief, DAG)
    assert not any(brief.kan_uit for brief in verhaal.blad(DAG).brieven)
    with werk.database.lezing() as lezing:
        gelezen = lees_dossier(lezing, verhaal.melding, kijker(werk.context))
    for een in verhaal.blad(DAG).betrokkenen:
        if een.verleden:
            assert vastgelegd(gelezen.eigen, een.id) is afronding_van(een.stand)
