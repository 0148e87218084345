"""Intussen verandert er iets: iemand verhuist, blijkt een bekende, of komt er later bij."""

from datetime import date

import pytest
from sqlalchemy import select

from cmpg_desktop.berichten.casussen import CasusOpenen
from cmpg_desktop.berichten.fouten import Regelfout
from cmpg_desktop.berichten.inlichten import HefUitzonderingOp
from cmpg_desktop.berichten.personen import KoppelPersoon, VoegBetrokkeneToe
from cmpg_desktop.database.tabellen.meldingen import betrokkene
from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.inlichten import InlichtenStatus
from cmpg_desktop.werkproces.inlichtvragen import InlichtenVraagSoort
from cmpg_desktop.werkproces.namen import splits_naam
from cmpg_desktop.werkproces.termijn import TermijnSoort
from tests.dossier.hulp import getelde_rondes, maak_feit, maak_melding, voeg_toe, woont
from tests.dossier.inlichtverhaal import ELDERS, kuipers, op

S, V = InlichtenStatus, InlichtenVraagSoort
BESLUIT = date(2026, 1, 16)
RONALD, DENNIS, FENNA = "Ronald Kuipers", "Dennis Vermeer", "Fenna Vermeer"


@pytest.fixture
def gezin(werk):
    """Geef de casus Kuipers op de dag dat ze begon; niemand is nog ingelicht."""
    verhaal = kuipers(werk)
    verhaal.veilig()
    verhaal.word_casus(BESLUIT)
    return verhaal


def koppel(gezin, naam):
    """Laat wie erbij staat iemand zijn die al bekend was."""
    werk = op(gezin.werk, BESLUIT)
    _, bekend = voeg_toe(werk, maak_melding(werk, ontvangen_op=BESLUIT), naam)
    opdracht = KoppelPersoon(id=gezin.mensen[naam], van=gezin.persoon[naam], naar=bekend)
    return bekend, lambda: werk.doe(opdracht)


@pytest.mark.eis("E070", "E126")
def test_wie_een_bekende_blijkt_heeft_het_nog_steeds_gehoord(gezin, monkeypatch):
    gezin.ingelicht(RONALD, dag=BESLUIT)
    bekend, doe = koppel(gezin, RONALD)
    with getelde_rondes(monkeypatch) as rondes:
        gedaan = doe()
    assert rondes == ["lees", "_commit"]
    een = gezin.van(RONALD, BESLUIT)
    assert (een.persoon_id, een.stand.status, een.wijkt_af) == (bekend, S.INGELICHT, "")
    # Er is niets anders gebeurd: in het verleden staat het een keer, en aan hem zelf.
    assert [(r.aan, r.vervallen) for r in een.verleden] == [(f"{RONALD} zelf", False)]
    op(gezin.werk, BESLUIT).doe(gedaan.terug)
    een = gezin.van(RONALD, BESLUIT)
    assert (een.persoon_id, een.stand.status) == (gezin.persoon[RONALD], S.INGELICHT)
    assert len(een.verleden) == 1


@pytest.mark.eis("E070", "E127")
def test_een_uitzondering_voor_een_ouder_blijft_als_hij_een_bekende_blijkt(werk):
    gezin = kuipers(werk)
    gezin.ingelicht(FENNA, "Chantal Kuipers", dag=BESLUIT)
    gezin.uitzondering(FENNA, date(2026, 2, 2), dag=BESLUIT, aan=gezin.persoon[DENNIS])
    bekend, doe = koppel(gezin, DENNIS)
    doe()
    ontvangers = {o.id: o.status for o in gezin.van(FENNA, BESLUIT).stand.ontvangers}
    assert ontvangers == {gezin.persoon["Chantal Kuipers"]: S.INGELICHT, bekend: S.UITGEZONDERD}


@pytest.mark.parametrize("was", ["ja", "nee", "onbekend"])
def test_wie_verhuist_daarvan_wordt_opnieuw_gevraagd_of_een_brief_veilig_is(gezin, was):
    rij = betrokkene.c.id == gezin.mensen[RONALD]
    gezin.werk.schrijf(betrokkene.update().where(rij).values(brief_veilig=was))
    bij_melding = betrokkene.c.id == gezin.bij_melding[RONALD]
    woont(op(gezin.werk, BESLUIT), gezin.persoon[RONALD], ELDERS, van=BESLUIT)
    blad = gezin.blad(BESLUIT)
    (brief,) = [een for een in blad.brieven if een.zelf == gezin.mensen[RONALD]]
    soorten = {vraag.soort for vraag in brief.vragen}
    assert V.VEILIG in soorten
    assert V.NIET_VEILIG not in soorten
    # Van een ander dossier dat dicht is, verandert niets; van een ander mens ook niet.
    (dicht,) = gezin.werk.rijen(select(betrokkene.c.brief_veilig).where(bij_melding))
    assert dicht.brief_veilig == "ja"
    assert gezin.van(DENNIS, BESLUIT).veilig == "ja"


# --- wie er later bij komt ----------------------------------------------------------------------


def later_erbij(gezin, dag):
    erbij = VoegBetrokkeneToe(
        casus_id=gezin.casus, naam=splits_naam("Oma Baars"), geboorte_tekst="1950"
    )
    op(gezin.werk, dag).doe(erbij)
    gezin.bij_casus["Oma Baars"], gezin.persoon["Oma Baars"] = erbij.id, erbij.nieuw_persoon_id


@pytest.mark.eis("E126")
def test_wie_later_bij_de_casus_komt_is_die_dag_nog_niet_te_laat(gezin):
    maak_feit(
        gezin.werk, FeitSoort.INFORMATIEVERZOEK_VERZONDEN, date(2026, 1, 20), casus=gezin.casus
    )
    dag = date(2026, 4, 9)
    later_erbij(gezin, dag)
    blad = op(gezin.werk, dag).vraag(CasusOpenen(id=gezin.casus))
    uiterlijk = {
        een.over: een.uiterlijk
        for een in blad.termijnen
        if een.soort is TermijnSoort.BETROKKENE_INLICHTEN
    }
    assert uiterlijk[gezin.mensen["Oma Baars"]] == dag
    assert uiterlijk[gezin.mensen[RONALD]] == BESLUIT


@pytest.mark.eis("E127")
def test_de_maand_van_wie_later_kwam_begint_op_de_dag_dat_u_van_hem_hoorde(gezin):
    later_erbij(gezin, date(2026, 4, 9))
    dag = date(2026, 4, 20)
    with pytest.raises(Regelfout, match="uiterlijk op 11 mei 2026"):
        gezin.uitzondering("Oma Baars", date(2026, 5, 12), dag=dag)
    assert gezin.van("Oma Baars", dag).grens(None) == date(2026, 5, 11)
    # Van wie er van het begin bij was, is die maand al om: dan een maand vanaf nu.
    assert gezin.van(RONALD, dag).grens(None) == date(2026, 5, 20)


# --- de maand is van ieder die het moet horen ---------------------------------------------------


@pytest.mark.eis("E127")
def test_de_eerste_weging_voor_een_tweede_ouder_is_niet_een_maand_later(gezin):
    gezin.uitzondering(FENNA, date(2026, 2, 12), dag=BESLUIT, aan=gezin.persoon[DENNIS])
    dag, moeder = date(2026, 2, 6), gezin.persoon["Chantal Kuipers"]
    een = gezin.van(FENNA, dag)
    assert een.grens(gezin.persoon[DENNIS]) == date(2026, 3, 6)
    assert een.grens(moeder) == een.grens(None) == date(2026, 2, 12)
    with pytest.raises(Regelfout, match="uiterlijk op 12 februari 2026"):
        gezin.uitzondering(FENNA, date(2026, 2, 13), dag=dag, aan=moeder)
    gezin.uitzondering(FENNA, date(2026, 2, 12), dag=dag, aan=moeder)
    assert gezin.van(FENNA, dag).grens(None) == date(2026, 3, 6)


def test_een_weging_waar_een_kortere_voor_kwam_kan_niet_meer_eindigen(gezin):
    gezin.uitzondering(RONALD, date(2026, 2, 12), dag=BESLUIT)
    gezin.uitzondering(RONALD, date(2026, 1, 30), dag=date(2026, 1, 20))
    einde = HefUitzonderingOp(dossier_id=gezin.casus, over=gezin.mensen[RONALD], reden="Kan nu.")
    with pytest.raises(Regelfout, match="Er loopt geen uitzondering"):
        op(gezin.werk, date(2026, 2, 2)).doe(einde)
    assert gezin.van(RONALD, date(2026, 2, 2)).stand.status is S.TE_DOEN
