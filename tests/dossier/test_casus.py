"""Een casus openen: wat er op de pagina staat, en wie dat mag zien."""

from datetime import date

import pytest
from sqlalchemy import select, update

from cmpg_desktop.berichten.casussen import CasusOpenen
from cmpg_desktop.berichten.fouten import GeenBevoegdheid, NietGevonden
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import KoppelAanCasus
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.berichten.telefoon import BeginNotitie, VoegBijCasus
from cmpg_desktop.berichten.velden import RijSoort, Veld, VerwijderRij, WijzigVeld
from cmpg_desktop.berichten.werkvoorraad import Werkvoorraad
from cmpg_desktop.database.tabellen.meldingen import betrokkene
from cmpg_desktop.database.tabellen.team import inzage
from cmpg_desktop.views.melding.personen import weet_tekst
from cmpg_desktop.werkproces.feiten import FeitSoort, Uitkomst
from tests.dossier.conftest import BEHEER, BERT, LOTTE, MARLOES
from tests.dossier.hulp import getelde_rondes, maak_casus, maak_feit, maak_melding, voeg_toe


@pytest.fixture
def linda(werk):
    """Geef een persoon die alleen in een casus staat."""
    tijdelijk = maak_melding(werk)
    rij, persoon = voeg_toe(werk, tijdelijk, "Linda Terlouw", geboorte_tekst="1985")
    werk.doe(VerwijderRij(soort=RijSoort.BETROKKENE, id=rij))
    return persoon


@pytest.fixture
def casus(werk, linda):
    """Geef een lopende casus met een persoon en een besluit van drie dagen terug."""
    ref = maak_casus(
        werk,
        "2026-031",
        linda,
        geopend_op=date(2026, 3, 3),
        casusregisseur_id=BERT,
        titel="Gezin Terlouw",
    )
    werk.schrijf(update(betrokkene).where(betrokkene.c.casus_id == ref).values(rol="moeder"))
    maak_feit(
        werk,
        FeitSoort.BESLUIT_FASE_1,
        date(2026, 3, 3),
        casus=ref,
        uitkomst=Uitkomst.FASE_2.value,
        door_id=MARLOES,
    )
    return ref


def test_op_het_blad_staat_wat_er_van_een_casus_bekend_is(werk, casus):
    blad = werk.vraag(CasusOpenen(id=casus))
    assert (blad.nummer, blad.kop, blad.casusregisseur) == (
        "2026-031",
        "Gezin Terlouw",
        "Bert de Boer",
    )
    assert (blad.geopend_op, blad.gesloten_op) == (date(2026, 3, 3), None)
    (een,) = blad.betrokkenen
    assert (een.persoon.weergavenaam, een.rol) == ("Linda Terlouw", "moeder")
    assert een.persoon.geboorte_tekst == "1985"
    assert [(stap.begonnen_op, stap.is_nu) for stap in blad.stappen[:3]] == [
        (None, False),
        (date(2026, 3, 3), True),
        (None, False),
    ]
    (regel,) = blad.tijdlijn
    assert (regel.zin, regel.door) == (
        "Besluit op de melding: door naar fase 2.",
        "Marloes Hendriks",
    )
    assert blad.meldingen == ()


def test_wie_is_ingelicht_staat_bij_de_mensen_met_de_laatste_dag(werk, casus):
    (voor,) = werk.vraag(CasusOpenen(id=casus)).betrokkenen
    assert voor.ingelicht_op is None
    for dag in (4, 6):
        maak_feit(
            werk,
            FeitSoort.INGELICHT,
            date(2026, 3, dag),
            casus=casus,
            over_id=voor.id,
            aan_id=voor.persoon.id,
        )
    (een,) = werk.vraag(CasusOpenen(id=casus)).betrokkenen
    assert een.ingelicht_op == date(2026, 3, 6)
    assert weet_tekst(een) == "ingelicht op vr 6 mrt"


def test_de_termijnen_zijn_die_van_de_werkvoorraad(werk, casus):
    blad = werk.vraag(CasusOpenen(id=casus))
    regels = [
        regel for regel in werk.vraag(Werkvoorraad(team=True)).regels if regel.dossier_id == casus
    ]
    assert regels
    lopend = {(een.soort, een.uiterlijk) for een in blad.termijnen if een.status.is_open}
    assert lopend == {(regel.termijn.soort, regel.uiterlijk) for regel in regels}


def test_een_casus_zonder_titel_heet_naar_wie_erin_zit_of_nergens_naar(werk, linda):
    assert werk.vraag(CasusOpenen(id=maak_casus(werk, "2026-001", linda))).kop == "Linda Terlouw"
    assert werk.vraag(CasusOpenen(id=maak_casus(werk, "2026-002"))).kop == ""


def test_een_gesloten_casus_zegt_sinds_wanneer(werk):
    gesloten = date(2022, 11, 14)
    ref = maak_casus(werk, "2021-014", gesloten_op=gesloten)
    maak_feit(werk, FeitSoort.AFGESLOTEN, gesloten, casus=ref)
    blad = werk.vraag(CasusOpenen(id=ref))
    assert blad.gesloten_op == gesloten
    assert not [een for een in blad.termijnen if een.status.is_open]


@pytest.mark.eis("E070")
def test_een_gekoppelde_melding_staat_erbij_en_een_verwijderde_betrokkene_niet(werk, casus):
    melding = maak_melding(werk)
    voeg_toe(werk, melding, "Mohamed Haddouchi")
    werk.doe(KoppelAanCasus(id=melding, casus_id=casus))
    maak_melding(werk)
    rij, _ = werk.rijen(
        select(betrokkene.c.id)
        .where(betrokkene.c.casus_id == casus)
        .order_by(betrokkene.c.volgorde)
    )
    werk.doe(VerwijderRij(soort=RijSoort.BETROKKENE, id=rij.id))
    blad = werk.vraag(CasusOpenen(id=casus))
    (een,) = blad.meldingen
    assert (een.id, een.kop, een.stand) == (melding, "Mohamed Haddouchi", Stand.BIJ_CASUS)
    assert een.ontvangen_op == date(2026, 3, 2)
    # Wie met de melding meekwam, staat er nog.
    assert [mens.persoon.weergavenaam for mens in blad.betrokkenen] == ["Mohamed Haddouchi"]
    soorten = [regel.soort for regel in blad.tijdlijn]
    assert soorten[:2] == ["eerste_vastlegging", "melding_gekoppeld"]


def test_een_gesprek_dat_bij_de_casus_hoort_is_daar_te_lezen(werk, casus):
    notitie = nieuw_id()
    werk.doe(BeginNotitie(id=notitie))
    for veld, tekst in ((Veld.NOTITIE_WIE_BELT, "Sanne de Wit"), (Veld.NOTITIE_TEKST, "Huur weg.")):
        werk.doe(WijzigVeld(veld=veld, id=notitie, oud="", nieuw=tekst))
    changes = werk.doe(VoegBijCasus(notitie_id=notitie, casus_id=casus))
    # De pagina die open staat, leest opnieuw.
    assert casus in changes.dossiers
    regel = werk.vraag(CasusOpenen(id=casus)).tijdlijn[0]
    assert regel.zin == "Contact over de casus (Sanne de Wit) per telefoon: Huur weg."
    assert regel.door == "Marloes Hendriks"


@pytest.mark.eis("E116")
def test_wie_een_casus_opent_staat_in_het_log_voor_er_iets_is_gelezen(werk, casus, monkeypatch):
    def gelogd():
        rijen = werk.rijen(select(inzage).where(inzage.c.dossier_id == casus))
        return [(rij.medewerker_id, rij.soort, rij.handeling) for rij in rijen]

    with getelde_rondes(monkeypatch) as rondes:
        werk.als(LOTTE).vraag(CasusOpenen(id=casus))
    assert rondes[-2:] == ["_commit", "lees"]
    assert gelogd() == [(LOTTE, "casus", "openen")]
    # De pagina die open staat, leest opnieuw bij elke wijziging; dat is geen nieuwe blik.
    werk.als(LOTTE).vraag(CasusOpenen(id=casus, opnieuw=True))
    assert len(gelogd()) == 1
    werk.als(LOTTE).vraag(CasusOpenen(id=casus))
    assert len(gelogd()) == 2


@pytest.mark.eis("E119", "E120")
def test_de_functioneel_beheerder_opent_geen_casus(werk, casus):
    with pytest.raises(GeenBevoegdheid):
        werk.als(BEHEER).vraag(CasusOpenen(id=casus))
    assert werk.rijen(select(inzage)) == []


def test_een_casus_die_er_niet_is_zegt_dat(werk):
    with pytest.raises(NietGevonden, match="casus"):
        werk.vraag(CasusOpenen(id=nieuw_id()))
