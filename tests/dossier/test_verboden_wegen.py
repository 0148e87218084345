"""Elke verboden weg naar een casus bij naam: een stap verkeerd, en er komt er geen.

Naast de willekeurige reeksen van `test_geen_weg_eromheen`: daar komt zo'n weg soms niet langs.
"""

import pytest
from sqlalchemy import select

from cmpg_desktop.berichten.fouten import CmpgFout
from cmpg_desktop.database.tabellen.meldingen import casus, feit
from cmpg_desktop.dossier.team import pogingen
from cmpg_desktop.werkproces.beoordeling import Weging
from tests.dossier.beoordeling import geef_wachtwoord, volle_melding, vul_in, zet
from tests.dossier.conftest import BEHEER, BERT, LOTTE, MARLOES
from tests.dossier.test_geen_weg_eromheen import (
    _beslissen,
    _rollen,
    _terug,
    _voorstellen,
    _waarnemen,
    _weglaten,
    _wijzigen,
)

# Wie beslist: zelf, of Marloes die bij een ander aan de werkplek komt staan.
ZELF, MET_WACHTWOORD, FOUT_WACHTWOORD = 0, 1, 6
VANDAAG, MORGEN = 12, 8  # de waarneming begint; beide lopen tot en met morgen


GOED = {
    "bert stelt voor en marloes beslist": [(_voorstellen, BERT, 0), (_beslissen, MARLOES, ZELF)],
    "marloes beslist aan de werkplek van bert": [
        (_voorstellen, BERT, 0),
        (_beslissen, BERT, MET_WACHTWOORD),
    ],
    "een waarnemer van voor het voorstel beslist": [
        (_waarnemen, MARLOES, VANDAAG),
        (_voorstellen, MARLOES, 0),
        (_beslissen, BERT, ZELF),
    ],
    "een waarnemer op de laatste dag": [
        (_waarnemen, MARLOES, VANDAAG),
        (_voorstellen, MARLOES, 0),
        1,
        (_beslissen, BERT, ZELF),
    ],
}
FOUT = {
    "niemand stelde voor": [(_beslissen, MARLOES, ZELF)],
    "marloes stelt voor en beslist": [(_voorstellen, MARLOES, 0), (_beslissen, MARLOES, ZELF)],
    "bert stelt voor en beslist": [(_voorstellen, BERT, 0), (_beslissen, BERT, ZELF)],
    "een ondersteuner stelt voor": [(_voorstellen, LOTTE, 0), (_beslissen, MARLOES, ZELF)],
    "een beheerder stelt voor": [(_voorstellen, BEHEER, 0), (_beslissen, MARLOES, ZELF)],
    "een ondersteuner beslist": [(_voorstellen, BERT, 0), (_beslissen, LOTTE, ZELF)],
    "een beheerder beslist": [(_voorstellen, BERT, 0), (_beslissen, BEHEER, ZELF)],
    "het wachtwoord klopt niet": [(_voorstellen, BERT, 0), (_beslissen, BERT, FOUT_WACHTWOORD)],
    "marloes stelt voor en beslist bij bert": [
        (_voorstellen, MARLOES, 0),
        (_beslissen, BERT, MET_WACHTWOORD),
    ],
    "marloes is geen procesmanager meer": [
        (_voorstellen, BERT, 0),
        (_rollen, BEHEER, 0),
        (_beslissen, MARLOES, ZELF),
    ],
    "bert is geen casusregisseur meer": [
        (_rollen, BEHEER, 1),
        (_voorstellen, BERT, 0),
        (_beslissen, MARLOES, ZELF),
    ],
    "de waarnemer is na het voorstel gezocht": [
        (_voorstellen, MARLOES, 0),
        (_waarnemen, MARLOES, VANDAAG),
        (_beslissen, BERT, ZELF),
    ],
    "de waarneming begint morgen": [
        (_waarnemen, MARLOES, MORGEN),
        (_voorstellen, MARLOES, 0),
        (_beslissen, BERT, ZELF),
    ],
    "de waarneming is voorbij": [
        (_waarnemen, MARLOES, VANDAAG),
        (_voorstellen, MARLOES, 0),
        2,
        (_beslissen, BERT, ZELF),
    ],
    "voor wie er wordt waargenomen is geen procesmanager meer": [
        (_waarnemen, MARLOES, VANDAAG),
        (_voorstellen, MARLOES, 0),
        (_rollen, BEHEER, 0),
        (_beslissen, BERT, ZELF),
    ],
    "het voorstel ging terug": [
        (_voorstellen, BERT, 0),
        (_terug, MARLOES, 0),
        (_beslissen, MARLOES, ZELF),
    ],
    "de melding veranderde na het voorstel": [
        (_voorstellen, BERT, 0),
        (_wijzigen, BERT, 1),
        (_beslissen, MARLOES, ZELF),
    ],
    "de motivering ging weg na het voorstel": [
        (_voorstellen, BERT, 0),
        (_weglaten, BERT, 0),
        (_beslissen, MARLOES, ZELF),
    ],
}


def loop(werk, weg):
    """Loop de weg en geef de casussen die er dan zijn; een geweigerde stap telt niet."""
    for wie in (MARLOES, BERT):
        geef_wachtwoord(werk, wie)
    ref = volle_melding(werk)
    vul_in(werk, ref, Weging.FASE_2)
    for stap in weg:
        if isinstance(stap, int):
            werk = werk.later(days=stap)
            continue
        doe, wie, hoe = stap
        werk = werk.later(minutes=1)
        pogingen.gelukt(MARLOES)
        try:
            doe(werk, ref, wie, hoe)
        except CmpgFout:
            continue
    return werk.rijen(select(casus.c.id))


@pytest.mark.eis("E014", "E044")
@pytest.mark.parametrize("weg", GOED)
def test_zo_komt_er_een_casus(werk, weg):
    assert len(loop(werk, GOED[weg])) == 1


@pytest.mark.eis("E014", "E044")
@pytest.mark.parametrize("weg", FOUT)
def test_zo_komt_er_geen_casus(werk, weg):
    assert loop(werk, FOUT[weg]) == []


@pytest.mark.eis("E008", "E035", "E039")
def test_er_wordt_niets_voorgesteld_zolang_er_een_reden_ontbreekt(werk):
    ref = volle_melding(werk)
    gezien = vul_in(werk, ref, Weging.FASE_2)
    soort = (feit.c.melding_id == ref, feit.c.soort == "voorstel_fase_1")
    ingevuld = [een for een in gezien.nu.punten if een.antwoord]
    met_waaruit = [een for een in ingevuld if een.antwoord in een.criterium.waaruit_bij]
    assert len(met_waaruit) >= 6
    for welke in range(4 + len(met_waaruit) + len(ingevuld)):
        veld, rij, oud, leeg = _weglaten(werk, ref, BERT, welke)
        with pytest.raises(CmpgFout, match="ontbreekt"):
            _voorstellen(werk, ref, BERT, 0)
        assert werk.rijen(select(feit.c.id).where(*soort)) == []
        zet(werk, veld, rij, leeg, oud)
    _voorstellen(werk, ref, BERT, 0)
    assert len(werk.rijen(select(feit.c.id).where(*soort))) == 1
