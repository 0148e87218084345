from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from cmpg_desktop.berichten.fouten import Conflict, GeenBevoegdheid, NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.velden import HerstelRij, RijSoort, Veld, VerwijderRij, WijzigVeld
from cmpg_desktop.berichten.verzoeken import (
    GooiVerzoekWeg,
    MaakVerzoek,
    Verzoeken,
    VerzoekLezen,
)
from cmpg_desktop.berichten.werkvoorraad import WerkGroep, Werkvoorraad
from cmpg_desktop.database.tabellen.team import inzage
from cmpg_desktop.database.tabellen.verzoeken import verzoek
from cmpg_desktop.werkproces.verzoeken import VerzoekGrond, VerzoekSoort
from tests.dossier.conftest import BEHEER, BERT, LOTTE
from tests.dossier.hulp import getelde_rondes, maak_casus, maak_melding, voeg_toe
from tests.hulp.rondes import werk_op

VRIJDAG = date(2026, 3, 6)  # vandaag, in deze proeven


def maak_verzoek(werk, op=VRIJDAG, **velden):
    id_ = werk.doe(MaakVerzoek(ontvangen_op=op)).resultaat
    for naam, nieuw in velden.items():
        zet(werk, id_, Veld(f"verzoek.{naam}"), nieuw)
    return id_


def zet(werk, id_, veld, nieuw, oud=None):
    leeg = None if veld.kolom.endswith(("_id", "_op")) else ""
    return werk.doe(WijzigVeld(veld=veld, id=id_, oud=leeg if oud is None else oud, nieuw=nieuw))


def op_dag(werk, *dag):
    return replace(werk, context=replace(werk.context, nu=datetime(*dag, 9, tzinfo=UTC)))


@pytest.mark.eis("E129")
def test_wat_op_30_juni_mondeling_is_gevraagd_is_er_uiterlijk_30_juli(werk):
    juni = op_dag(werk, 2026, 6, 30)
    id_ = maak_verzoek(
        juni, date(2026, 6, 30), soort="inzage", wijze="balie", naam="Samira Haddouchi"
    )

    blad = op_dag(werk, 2026, 7, 22).vraag(VerzoekLezen(id=id_))

    assert blad.termijn.uiterlijk == date(2026, 7, 30)
    assert blad.termijn.uitleg == (
        "Uiterlijk donderdag 30 juli: 1 maand na ontvangst op 30 juni (AVG art. 12 lid 3)."
    )


@pytest.mark.eis("E129")
def test_een_verzoek_staat_in_de_werkvoorraad_van_wie_het_behandelt(werk):
    id_ = maak_verzoek(werk, soort="verwijdering", naam="Samira Haddouchi")
    zet(werk, id_, Veld.VERZOEK_BEHANDELAAR, BERT, oud=werk.context.actor)

    (van_bert,) = werk.als(BERT).vraag(Werkvoorraad()).regels
    (van_team,) = werk.vraag(Werkvoorraad(team=True)).regels

    assert (van_bert.dossier_soort, van_bert.dossier_id) == ("verzoek", id_)
    assert van_bert.wat == "Verzoek beantwoorden"
    assert (van_bert.kop, van_bert.wacht_op) == ("Samira Haddouchi, verwijdering", "u")
    assert van_bert.uiterlijk == date(2026, 4, 7)  # 6 april is tweede paasdag
    assert van_bert.groep is WerkGroep.LATER
    assert (van_team.wacht_op, van_team.van_mij) == ("Bert", False)
    assert werk.vraag(Werkvoorraad()).regels == ()


def test_een_verzoek_zonder_behandelaar_is_van_iedereen(werk):
    id_ = maak_verzoek(werk, naam="Samira")
    zet(werk, id_, Veld.VERZOEK_BEHANDELAAR, None, oud=werk.context.actor)

    (regel,) = werk.als(LOTTE).vraag(Werkvoorraad()).regels

    assert (regel.wacht_op, regel.van_mij) == ("nog niemand", True)


def test_wat_te_laat_of_beantwoord_is_staat_zo_in_lijst_en_werkvoorraad(werk):
    laat = maak_verzoek(werk, date(2026, 2, 3), naam="Te laat")
    klaar = maak_verzoek(werk, date(2026, 2, 20), naam="Klaar", beantwoord_op=date(2026, 3, 2))
    loopt = maak_verzoek(werk, naam="Loopt")

    assert [rij.id for rij in werk.vraag(Verzoeken())] == [laat, loopt]
    alle = werk.vraag(Verzoeken(ook_beantwoord=True))
    assert [rij.id for rij in alle] == [laat, loopt, klaar]
    assert alle[0].termijn.dagen_te_laat == 3
    regels = werk.vraag(Werkvoorraad()).regels
    assert [(regel.dossier_id, regel.groep) for regel in regels] == [
        (laat, WerkGroep.TE_LAAT),
        (loopt, WerkGroep.LATER),
    ]


def test_een_dag_die_nog_moet_komen_wordt_geweigerd(werk):
    with pytest.raises(Regelfout, match="moet nog komen"):
        werk.doe(MaakVerzoek(ontvangen_op=date(2026, 3, 7)))
    id_ = maak_verzoek(werk)
    with pytest.raises(Regelfout, match="moet nog komen"):
        zet(werk, id_, Veld.VERZOEK_ONTVANGEN, date(2026, 3, 7), oud=VRIJDAG)
    with pytest.raises(Regelfout, match="niet leeg"):
        werk.doe(WijzigVeld(veld=Veld.VERZOEK_ONTVANGEN, id=id_, oud=VRIJDAG, nieuw=None))
    assert zet(werk, id_, Veld.VERZOEK_ONTVANGEN, date(2026, 3, 2), oud=VRIJDAG).terug is not None


def test_dagen_die_niet_bij_elkaar_passen_worden_geweigerd(werk):
    id_ = maak_verzoek(werk, date(2026, 2, 3))

    with pytest.raises(Regelfout, match="voor het verzoek binnenkwam"):
        zet(werk, id_, Veld.VERZOEK_BEANTWOORD, date(2026, 2, 2))
    with pytest.raises(Regelfout, match="uiterlijk dinsdag 3 maart 2026"):
        zet(werk, id_, Veld.VERZOEK_VERLENGD, date(2026, 3, 4))
    zet(werk, id_, Veld.VERZOEK_VERLENGD, date(2026, 3, 3))
    with pytest.raises(Regelfout, match="later dan het uitstel"):
        zet(werk, id_, Veld.VERZOEK_ONTVANGEN, date(2026, 3, 5), oud=date(2026, 2, 3))


def test_uitstel_telt_pas_met_een_reden(werk):
    id_ = maak_verzoek(werk, date(2026, 2, 3), verlengd_op=date(2026, 2, 27))
    assert werk.vraag(VerzoekLezen(id=id_)).termijn.uiterlijk == date(2026, 3, 3)

    zet(werk, id_, Veld.VERZOEK_VERLENGD_REDEN, "acht partners moeten meekijken")

    termijn = werk.vraag(VerzoekLezen(id=id_)).termijn
    assert termijn.uiterlijk == date(2026, 5, 4)
    assert "op 27 februari is 2 maanden uitstel gemeld" in termijn.uitleg


@pytest.mark.eis("E130")
def test_wie_mag_vragen_volgt_uit_de_leeftijd_op_de_dag_van_het_verzoek(werk):
    augustus = op_dag(werk, 2026, 9, 10)
    melding = maak_melding(augustus)
    _, kind = voeg_toe(augustus, melding, "Sanne Kuipers", geboorte_tekst="2-3-2013")
    id_ = maak_verzoek(augustus, date(2026, 8, 31), naam="Esra Kuipers", hoedanigheid="ouder")
    zet(augustus, id_, Veld.VERZOEK_NAMENS_PERSOON, kind)
    zet(augustus, id_, Veld.VERZOEK_NAMENS, "Sanne Kuipers")

    toen = augustus.vraag(VerzoekLezen(id=id_))
    zet(augustus, id_, Veld.VERZOEK_ONTVANGEN, date(2026, 9, 1), oud=date(2026, 8, 31))
    daarna = augustus.vraag(VerzoekLezen(id=id_))

    assert toen.wie_mag[0].startswith("Voor Sanne Kuipers vraagt een ouder of voogd met gezag")
    assert daarna.wie_mag[0].startswith("Sanne Kuipers mag zelf vragen, en een ouder of voogd")
    assert "Kijk na wie het gezag heeft" in daarna.wie_mag[-1]


def test_de_dossiers_van_wie_vraagt_worden_aangeboden(werk):
    melding = maak_melding(werk)
    _, wie = voeg_toe(werk, melding, "Samira Haddouchi")
    casus = maak_casus(werk, "2026-004", wie)
    ander = maak_melding(werk)
    voeg_toe(werk, ander, "Iemand Anders")
    id_ = maak_verzoek(werk, persoon_id=wie, naam="Samira Haddouchi")

    blad = werk.vraag(VerzoekLezen(id=id_))
    assert [(een.soort, een.id) for een in blad.dossiers] == [
        ("casus", casus),
        ("melding", melding),
    ]
    assert blad.dossiers[0].titel.startswith("2026-004  ")
    assert blad.dossier is None

    zet(werk, id_, Veld.VERZOEK_MELDING, ander)
    blad = werk.vraag(VerzoekLezen(id=id_))
    assert (blad.dossier.id, blad.dossier.titel) == (ander, "Iemand Anders")


def test_een_leeg_verzoek_verdwijnt_en_een_verzoek_met_iets_erin_blijft(werk):
    leeg = maak_verzoek(werk)
    vol = maak_verzoek(werk, soort="inzage")

    werk.doe(GooiVerzoekWeg(id=leeg))
    werk.doe(GooiVerzoekWeg(id=vol))
    werk.doe(GooiVerzoekWeg(id=nieuw_id()))

    assert werk.rijen(select(verzoek.c.id)) == [(vol,)]


def test_weghalen_is_terug_te_draaien(werk):
    id_ = maak_verzoek(werk, naam="Samira")

    weg = werk.doe(VerwijderRij(soort=RijSoort.VERZOEK, id=id_))
    assert werk.vraag(Verzoeken()) == ()
    assert werk.vraag(Werkvoorraad()).regels == ()
    with pytest.raises(NietGevonden):
        werk.vraag(VerzoekLezen(id=id_))

    assert weg.terug == HerstelRij(soort=RijSoort.VERZOEK, id=id_, opdracht=weg.terug.opdracht)
    werk.doe(weg.terug)
    assert [rij.wie for rij in werk.vraag(Verzoeken())] == ["Samira"]


def test_twee_die_hetzelfde_veld_wijzigen_zien_elkaar(werk):
    id_ = maak_verzoek(werk, tekst="Wat staat er over mij?")

    with pytest.raises(Conflict) as fout:
        zet(werk.als(BERT), id_, Veld.VERZOEK_TEKST, "Haal het weg.")
    assert (fout.value.hun, fout.value.wie) == ("Wat staat er over mij?", "Marloes Hendriks")


def test_een_beheerder_ziet_geen_verzoeken(werk):
    id_ = maak_verzoek(werk)
    bea = werk.als(BEHEER)

    for doe in (
        lambda: bea.vraag(Verzoeken()),
        lambda: bea.vraag(VerzoekLezen(id=id_)),
        lambda: bea.doe(MaakVerzoek(ontvangen_op=VRIJDAG)),
        lambda: zet(bea, id_, Veld.VERZOEK_NAAM, "x"),
        lambda: bea.doe(VerwijderRij(soort=RijSoort.VERZOEK, id=id_)),
    ):
        with pytest.raises(GeenBevoegdheid):
            doe()


def test_het_lezen_wordt_gelogd(werk):
    id_ = maak_verzoek(werk)

    werk.vraag(VerzoekLezen(id=id_))
    werk.vraag(VerzoekLezen(id=id_, opnieuw=True))

    assert werk.rijen(select(inzage.c.soort, inzage.c.dossier_id)) == [("verzoek", id_)]


@pytest.mark.parametrize("soort", list(VerzoekSoort))
def test_elke_soort_uit_het_reglement_is_vast_te_leggen(werk, soort):
    id_ = maak_verzoek(werk, soort=soort.value)

    assert werk.vraag(VerzoekLezen(id=id_)).soort is soort
    with pytest.raises(Regelfout):
        zet(werk, id_, Veld.VERZOEK_SOORT, "klacht", oud=soort.value)


def test_lijst_en_blad_zijn_een_ronde(werk, monkeypatch):
    id_ = maak_verzoek(werk)

    with getelde_rondes(monkeypatch) as rondes:
        werk.vraag(Verzoeken())
    assert len(rondes) == 1
    with getelde_rondes(monkeypatch) as rondes:
        werk.vraag(VerzoekLezen(id=id_, opnieuw=True))
    assert rondes.count("lees") <= 2


def test_openen_en_bewaren_kosten_hoogstens_twee_rondes_over_de_lijn(pg_database):
    with werk_op(pg_database) as (werk, lijn):
        id_ = nieuw_id()
        lijn.nul()
        werk.doe(MaakVerzoek(id=id_, ontvangen_op=VRIJDAG))
        assert lijn.rondes <= 2
        werk.vraag(VerzoekLezen(id=id_))
        lijn.nul()
        werk.vraag(VerzoekLezen(id=id_, opnieuw=True))
        assert lijn.rondes <= 2
        lijn.nul()
        werk.doe(WijzigVeld(veld=Veld.VERZOEK_TEKST, id=id_, oud="", nieuw="Wat weet u van mij?"))
        assert lijn.rondes <= 2


@pytest.mark.eis("E131")
def test_de_grond_van_een_correctie_wordt_vastgelegd(werk):
    id_ = maak_verzoek(werk, soort="correctie")
    for grond in VerzoekGrond:
        was = werk.vraag(VerzoekLezen(id=id_)).grond
        zet(werk, id_, Veld.VERZOEK_GROND, grond.value, was.value if was else "")
        assert werk.vraag(VerzoekLezen(id=id_)).grond is grond
    with pytest.raises(Regelfout, match="mogelijkheden") as fout:
        zet(werk, id_, Veld.VERZOEK_GROND, "zomaar", grond.value)
    assert fout.value.veld == "verzoek.grond"
