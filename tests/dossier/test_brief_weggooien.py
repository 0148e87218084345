"""Een brief die is begonnen en nooit gemaakt, is weg te gooien, en dat kan ongedaan."""

from datetime import date

import pytest
from sqlalchemy import select, update

from cmpg_desktop.berichten.brieven import BeginGerichtVerzoek, GooiBriefWeg
from cmpg_desktop.berichten.casussen import SchermAf
from cmpg_desktop.berichten.fouten import GeenBevoegdheid, NietGevonden, Regelfout
from cmpg_desktop.berichten.meldingen import TrekIn
from cmpg_desktop.berichten.velden import RijSoort, VerwijderRij
from cmpg_desktop.database.tabellen.casussen import brief, brieflezer, briefveld
from cmpg_desktop.database.tabellen.meldingen import melding
from cmpg_desktop.werkproces.brieven import BriefSoort
from cmpg_desktop.werkproces.feiten import FeitSoort
from tests.dossier.brievenverhaal import blad, bus, gezin, maak, schrijf, verzend, zet_klaar
from tests.dossier.conftest import BERT, LOTTE, MARLOES
from tests.dossier.hulp import (
    getelde_rondes,
    maak_feit,
    maak_melding,
    maak_partner,
    voeg_toe,
    woont,
)

TEKSTEN = dict.fromkeys(("vragen", "reden", "grond_geven", "grond_vastleggen"), "Is dat zo?")


@pytest.fixture
def verzoek(werk):
    """Geef een begonnen gericht verzoek: de regel in de brievenbus, en de betrokkene."""
    zet_klaar(werk)
    ref = maak_melding(werk)
    mens, wie = voeg_toe(werk, ref, "Ali Yilmaz", geboorte_tekst="14-06-1987")
    woont(werk, wie, "Lindelaan 14, 3435 XA Nieuwegein")
    maak_feit(werk, FeitSoort.INGELICHT, date(2026, 3, 5), melding=ref, over_id=mens, aan_id=wie)
    partij = maak_partner(werk, "GGD")
    werk.doe(BeginGerichtVerzoek(dossier_id=ref, organisatie_id=partij, over=(mens,)))
    werk.schrijf(update(melding).values(behandelaar_id=BERT))
    (rij,) = (een for een in bus(werk) if een.soort is BriefSoort.GERICHT_VERZOEK)
    return rij, mens


@pytest.mark.eis("E041")
def test_een_gericht_verzoek_is_na_weggooien_nergens_meer_en_komt_heel_terug(
    werk, verzoek, monkeypatch
):
    rij, _ = verzoek
    assert (rij.begonnen, rij.document) == (True, False)
    schrijf(werk, rij, **TEKSTEN)
    voor = blad(werk, rij)
    assert voor.kan_weg
    with getelde_rondes(monkeypatch) as rondes:
        gedaan = werk.doe(GooiBriefWeg(id=rij.id))
    assert rondes == ["lees", "_commit"]
    assert rij.id not in {een.id for een in bus(werk)}
    for tabel in (brief, briefveld, brieflezer):
        assert werk.rijen(select(tabel.c.id)) == []
    with pytest.raises(NietGevonden, match="al weggegooid"):
        werk.doe(GooiBriefWeg(id=rij.id))
    terug = werk.doe(gedaan.terug)
    assert blad(werk, rij) == voor
    werk.doe(terug.terug)
    assert rij.id not in {een.id for een in bus(werk)}


@pytest.mark.eis("E041")
def test_een_verzoek_komt_niet_terug_bij_wie_weg_is_of_na_het_einde(werk, verzoek):
    rij, mens = verzoek
    gedaan = werk.doe(GooiBriefWeg(id=rij.id))
    weg = werk.doe(VerwijderRij(soort=RijSoort.BETROKKENE, id=mens))
    with pytest.raises(Regelfout, match="staat niet meer in deze melding"):
        werk.doe(gedaan.terug)
    werk.doe(weg.terug)
    werk.doe(TrekIn(id=rij.dossier_id, reden="Opgelost."))
    with pytest.raises(Regelfout, match="ingetrokken"):
        werk.doe(gedaan.terug)


def test_een_brief_die_is_gemaakt_of_verzonden_gaat_zo_niet_weg(werk, verzoek):
    rij, _ = verzoek
    schrijf(werk, rij, **TEKSTEN)
    maak(werk, rij)
    assert not blad(werk, rij).kan_weg
    with pytest.raises(Regelfout, match="al gemaakt"):
        werk.doe(GooiBriefWeg(id=rij.id))
    werk.doe(VerwijderRij(soort=RijSoort.DOCUMENT, id=rij.id))
    gedaan = werk.doe(GooiBriefWeg(id=rij.id))
    werk.doe(gedaan.terug)
    maak(werk, rij)
    verzend(werk, rij)
    with pytest.raises(Regelfout, match="al verzonden"):
        werk.doe(GooiBriefWeg(id=rij.id))


def test_een_brief_die_uit_moet_begint_na_weggooien_opnieuw(werk):
    _, vrijdag = gezin(werk)
    rij = bus(vrijdag)[0]
    assert not rij.begonnen
    schrijf(vrijdag, rij, aanleiding="De huur is niet betaald.")
    gedaan = vrijdag.doe(GooiBriefWeg(id=rij.id))
    (nu,) = (een for een in bus(vrijdag) if een.id == rij.id)
    assert not nu.begonnen
    assert all(een.waarde == "" for een in blad(vrijdag, rij).velden)
    vrijdag.doe(gedaan.terug)
    assert "De huur is niet betaald." in {een.waarde for een in blad(vrijdag, rij).velden}


def test_wie_een_afgeschermde_casus_niet_kent_gooit_er_geen_brief_weg(werk):
    _, vrijdag = gezin(werk)
    rij = bus(vrijdag)[0]
    schrijf(vrijdag, rij, aanleiding="De huur is niet betaald.")
    vrijdag.doe(SchermAf(id=rij.dossier_id, wie=(MARLOES,), reden="werkt hier"))
    lotte = vrijdag.als(LOTTE)
    with pytest.raises(GeenBevoegdheid):
        lotte.doe(GooiBriefWeg(id=rij.id))
    gedaan = vrijdag.doe(GooiBriefWeg(id=rij.id))
    with pytest.raises(GeenBevoegdheid):
        lotte.doe(gedaan.terug)
