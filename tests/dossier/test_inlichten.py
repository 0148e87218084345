"""Inlichten op beide motoren: wie het hoort, wat er is vastgelegd, en welke termijn dan loopt."""

from datetime import date, timedelta

import pytest
from sqlalchemy import insert, select

from cmpg_desktop.berichten.fouten import GeenBevoegdheid, NietGevonden, Regelfout
from cmpg_desktop.berichten.inlichten import (
    HefUitzonderingOp,
    InlichtenOpenen,
    LegIngelichtVast,
    NeemIngelichtTerug,
    WerkInlichtenBij,
)
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import TrekIn
from cmpg_desktop.berichten.velden import RijSoort, Veld, VerwijderRij, WijzigVeld
from cmpg_desktop.berichten.werkvoorraad import Werkvoorraad
from cmpg_desktop.database.tabellen.casussen import wettekst
from cmpg_desktop.database.tabellen.meldingen import feit
from cmpg_desktop.database.tabellen.personen import gezag
from cmpg_desktop.database.tabellen.team import inzage
from cmpg_desktop.dossier.afscherming import kijker
from cmpg_desktop.dossier.inlichtdossier import keur_niets_eruit
from cmpg_desktop.dossier.inlichtlezen import lees_dossier
from cmpg_desktop.werkproces.inlichten import InlichtenStatus
from cmpg_desktop.werkproces.inlichtvragen import InlichtenVraagSoort
from cmpg_desktop.werkproces.termijn import TermijnSoort, TermijnStatus
from cmpg_desktop.werkproces.uitzondering import UitzonderingGrond
from tests.dossier.conftest import BEHEER, LOTTE
from tests.dossier.hulp import getelde_rondes, maak_melding
from tests.dossier.inlichtverhaal import haddouchi, kuipers, op

S, T, V = InlichtenStatus, TermijnStatus, InlichtenVraagSoort
BESLUIT, DINSDAG = date(2026, 1, 16), date(2026, 1, 20)
YOUSSEF = "Youssef Haddouchi"


@pytest.fixture
def gezin(werk):
    verhaal = kuipers(werk)
    verhaal.veilig()
    verhaal.word_casus(BESLUIT)
    return verhaal


@pytest.fixture
def man(werk):
    verhaal = haddouchi(werk)
    verhaal.veilig()
    return verhaal


def lopend(verhaal, dag, soort):
    """Geef wat er volgens de werkvoorraad op een dag over iemand loopt: (naam, uiterlijk)."""
    regels = op(verhaal.werk, dag).vraag(Werkvoorraad(team=True)).regels
    namen = {een: naam for naam, een in verhaal.mensen.items()}
    return sorted(
        (namen[regel.termijn.over], regel.uiterlijk)
        for regel in regels
        if regel.dossier_id == verhaal.dossier and regel.termijn.soort is soort
    )


# --- de verhalen ----------------------------------------------------------------------------------


@pytest.mark.eis("E055", "E115", "E126", "E128")
def test_gezin_kuipers_krijgt_op_16_januari_vier_brieven(gezin):
    blad = gezin.blad(BESLUIT)
    brieven = [gezin.kort(brief) for brief in blad.brieven]
    assert {(b.soort, b.aan, b.zelf, b.over, b.waar) for b in brieven} == {
        ("kijken_volwassene", ("Chantal",), True, ("Jayden", "Fenna"), "Merelplantsoen 14"),
        ("kijken_jongere", ("Jayden",), True, (), "Merelplantsoen 14"),
        ("kijken_volwassene", ("Ronald",), True, (), "Merelplantsoen 14"),
        ("kijken_vertegenwoordiger", ("Dennis",), True, ("Fenna",), "Lupinelaan 3"),
    }
    assert all(brief.kan_uit for brief in blad.brieven)
    assert {een.uiterlijk for een in blad.betrokkenen} == {BESLUIT}
    assert len(blad.blokkades) == 5


@pytest.mark.eis("E126")
def test_pas_na_de_brief_aan_dennis_is_over_fenna_iedereen_ingelicht(gezin):
    brieven = sorted(gezin.blad(BESLUIT).brieven, key=lambda b: gezin.kort(b).aan)
    for brief in brieven:
        if gezin.kort(brief).aan != ("Dennis",):
            gezin.verzend(brief, BESLUIT)
    fenna = gezin.van("Fenna Vermeer", DINSDAG)
    assert fenna.stand.status is S.TE_DOEN
    assert fenna.termijn.status is T.TE_LAAT
    inlichten = TermijnSoort.BETROKKENE_INLICHTEN
    assert lopend(gezin, BESLUIT, inlichten) == [
        ("Dennis Vermeer", BESLUIT),
        ("Fenna Vermeer", BESLUIT),
    ]
    (dennis,) = gezin.blad(DINSDAG).brieven
    gezin.verzend(dennis, DINSDAG)
    assert gezin.van("Fenna Vermeer", DINSDAG).termijn.gehaald_op == DINSDAG
    assert lopend(gezin, DINSDAG, inlichten) == []
    assert gezin.blad(DINSDAG).blokkades == ()


@pytest.mark.eis("E127")
def test_haddouchi_wordt_uitgezonderd_opnieuw_gewogen_en_op_22_juni_per_brief_ingelicht(man):
    ontvangst = date(2026, 4, 30)
    man.uitzondering(YOUSSEF, date(2026, 5, 29), dag=ontvangst)
    man.word_casus(ontvangst)
    # Het besluit neemt de feiten van de melding mee; hier doet het bijwerken dat.
    op(man.werk, ontvangst).doe(WerkInlichtenBij(dossier_id=man.casus, over=man.bij_casus[YOUSSEF]))
    assert man.van(YOUSSEF, date(2026, 5, 4)).stand.status is S.UITGEZONDERD
    wegen, inlichten = TermijnSoort.UITZONDERING_WEGEN, TermijnSoort.BETROKKENE_INLICHTEN
    assert lopend(man, date(2026, 5, 29), wegen) == [(YOUSSEF, date(2026, 5, 29))]
    assert lopend(man, date(2026, 5, 29), inlichten) == []

    man.uitzondering(YOUSSEF, date(2026, 6, 19), dag=date(2026, 5, 29))
    assert lopend(man, date(2026, 6, 1), wegen) == [(YOUSSEF, date(2026, 6, 19))]
    maandag = date(2026, 6, 22)
    een = man.van(YOUSSEF, maandag)
    assert een.stand.status is S.TE_DOEN
    assert "liep tot en met 19 juni 2026" in een.stand.zin
    (brief,) = man.blad(maandag).brieven
    man.verzend(brief, maandag)
    een = man.van(YOUSSEF, maandag)
    assert (een.stand.status, een.stand.datum) == (S.INGELICHT, maandag)
    assert lopend(man, maandag, wegen) == []
    soorten = [(regel.soort.value, regel.datum) for regel in een.verleden]
    assert soorten == [
        ("ingelicht", maandag),
        ("uitzondering_gewogen", date(2026, 5, 29)),
        ("inlichten_uitgezonderd", ontvangst),
    ]
    assert een.verleden[0].kanaal == "brief"
    assert "Besproken met GGD en Altrecht." in een.verleden[2].tekst


def test_wat_bij_de_melding_is_verteld_telt_bij_de_casus_en_terug(werk):
    verhaal = kuipers(werk)
    verhaal.veilig()
    verhaal.ingelicht("Ronald Kuipers", dag=date(2026, 1, 14))
    verhaal.word_casus(BESLUIT)
    ronald = verhaal.van("Ronald Kuipers", BESLUIT)
    assert (ronald.stand.status, ronald.stand.datum) == (S.INGELICHT, date(2026, 1, 14))
    assert [regel.elders for regel in ronald.verleden] == [True]
    assert ronald.wijkt_af
    op(werk, BESLUIT).doe(WerkInlichtenBij(dossier_id=verhaal.casus, over=ronald.id))
    ronald = verhaal.van("Ronald Kuipers", BESLUIT)
    assert (ronald.wijkt_af, ronald.termijn.gehaald_op) == ("", date(2026, 1, 14))
    verhaal.ingelicht("Dennis Vermeer", dag=BESLUIT)
    bij_melding = op(werk, BESLUIT).vraag(InlichtenOpenen(dossier_id=verhaal.melding))
    (dennis,) = (
        x for x in bij_melding.betrokkenen if x.id == verhaal.bij_melding["Dennis Vermeer"]
    )
    assert dennis.stand.status is S.INGELICHT


# --- wat er eerst gevraagd wordt ------------------------------------------------------------------


def brief_aan_dennis(verhaal, blad):
    kort = [(brief, verhaal.kort(brief)) for brief in blad.brieven]
    return next(een for een, k in kort if k.aan == ("Dennis",) and "Jayden" in k.over)


@pytest.mark.eis("E128")
def test_voor_de_brief_wordt_gevraagd_naar_gezag_geheim_adres_en_veiligheid(werk):
    verhaal = kuipers(werk)
    rij = verhaal.gezag("Dennis Vermeer", "Jayden Kuipers", bron="", nagekeken_op=None)
    # Dennis woont elders: over elk kind krijgt hij een eigen brief.
    blad = verhaal.blad()
    dennis = brief_aan_dennis(verhaal, blad)
    gevraagd = {vraag.soort for vraag in dennis.vragen}
    assert gevraagd == {V.ADRES_GEHEIM, V.VEILIG, V.GEZAG_BRON, V.GEZAG_NAGEKEKEN}
    assert blad.waarden["gezag.bron", rij] == ""
    assert blad.waarden["betrokkene.brief_veilig", verhaal.bij_melding["Dennis Vermeer"]] == ""
    for vraag in dennis.vragen:
        antwoord = {
            V.ADRES_GEHEIM: False,
            V.VEILIG: "ja",
            V.GEZAG_BRON: "gezagsregister",
            V.GEZAG_NAGEKEKEN: date(2026, 1, 12),
        }[vraag.soort]
        oud = blad.waarden[vraag.veld, vraag.rij]
        changes = verhaal.werk.doe(
            WijzigVeld(veld=Veld(vraag.veld), id=vraag.rij, oud=oud, nieuw=antwoord)
        )
        assert verhaal.melding in changes.dossiers
    assert brief_aan_dennis(verhaal, verhaal.blad()).kan_uit


def test_van_een_nieuw_adres_is_nog_niet_gevraagd_of_het_geheim_is(man):
    (adres,) = (rij for rij in man.blad().adressen)
    man.werk.doe(WijzigVeld(veld=Veld.ADRES_GEHEIM, id=adres, oud=False, nieuw=True))
    (brief,) = man.blad().brieven
    assert brief.geheim
    terug = man.werk.doe(WijzigVeld(veld=Veld.ADRES_GEHEIM, id=adres, oud=True, nieuw=None))
    assert terug.terug.nieuw is True
    (brief,) = man.blad().brieven
    assert V.ADRES_GEHEIM in {vraag.soort for vraag in brief.vragen}


def test_of_een_brief_veilig_is_verandert_ook_bij_een_casus_en_die_pagina_hoort_het(gezin):
    rij = gezin.bij_casus["Chantal Kuipers"]
    wijzig = {"veld": Veld.BETROKKENE_BRIEF_VEILIG, "id": rij}
    changes = gezin.werk.doe(WijzigVeld(**wijzig, oud="ja", nieuw="nee"))
    assert changes.dossiers == {gezin.casus}
    assert gezin.van("Chantal Kuipers").veilig == "nee"
    with pytest.raises(Regelfout):
        gezin.werk.doe(WijzigVeld(**wijzig, oud="nee", nieuw="misschien"))


def test_wie_een_eigen_woord_voor_de_wet_heeft_leest_het_in_het_feit(man):
    man.werk.schrijf(insert(wettekst).values(code="uavg_41_i", tekst="iemand moet veilig blijven."))
    man.uitzondering(YOUSSEF, date(2026, 5, 29), dag=date(2026, 4, 30))
    tekst = man.van(YOUSSEF, date(2026, 4, 30)).verleden[0].tekst
    assert tekst.startswith("UAVG art. 41 lid 1 onder i: iemand moet veilig blijven.\n")


# --- vastleggen -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("anders", "veld", "woorden"),
    [
        ({"op": BESLUIT + timedelta(days=1)}, "inlichten.op", "moet nog komen"),
        ({"op": date(2026, 1, 11)}, "inlichten.op", "pas op 12 januari 2026"),
        ({"kanaal": "duif"}, "inlichten.kanaal", "hoe het is verteld"),
        ({"wie": " "}, "inlichten.wie", "wie het heeft verteld"),
        ({"aan": "Ronald Kuipers"}, "inlichten.aan", "niemand die over Fenna Vermeer hoort"),
    ],
)
def test_wat_niet_kan_wordt_niet_vastgelegd(gezin, anders, veld, woorden):
    velden = {"aan": "Dennis Vermeer"} | anders
    with pytest.raises(Regelfout, match=woorden) as fout:
        gezin.ingelicht("Fenna Vermeer", dag=BESLUIT, **velden)
    assert fout.value.veld == veld
    assert gezin.van("Fenna Vermeer", BESLUIT).verleden == ()


def test_twee_keer_ingelicht_is_een_correctie_en_die_houdt_beide_dagen(gezin):
    gezin.ingelicht("Ronald Kuipers", dag=BESLUIT)
    with pytest.raises(Regelfout, match="al ingelicht"):
        gezin.ingelicht("Ronald Kuipers", dag=DINSDAG)
    (regel,) = gezin.van("Ronald Kuipers", DINSDAG).verleden
    with pytest.raises(Regelfout, match="waarom"):
        gezin.ingelicht("Ronald Kuipers", dag=DINSDAG, vervangt=regel.feit_id)
    gezin.ingelicht("Ronald Kuipers", dag=DINSDAG, vervangt=regel.feit_id, reden="Typfout.")
    nieuw, oud = gezin.van("Ronald Kuipers", DINSDAG).verleden
    assert (nieuw.datum, oud.datum, oud.vervallen, oud.reden) == (
        DINSDAG,
        BESLUIT,
        True,
        "Typfout.",
    )
    with pytest.raises(NietGevonden, match="intussen"):
        gezin.ingelicht("Ronald Kuipers", dag=DINSDAG, vervangt=regel.feit_id, reden="Nog eens.")


def test_toch_niet_ingelicht_maakt_de_termijn_weer_open(gezin):
    gezin.ingelicht("Fenna Vermeer", "Chantal Kuipers", dag=BESLUIT)
    gezin.ingelicht("Fenna Vermeer", "Dennis Vermeer", dag=BESLUIT)
    fenna = gezin.van("Fenna Vermeer", BESLUIT)
    assert fenna.termijn.status is T.GEHAALD
    chantal = next(r for r in fenna.verleden if r.aan == "Chantal Kuipers")
    op(gezin.werk, DINSDAG).doe(
        NeemIngelichtTerug(
            dossier_id=gezin.casus, feit_id=chantal.feit_id, reden="Brief kwam terug."
        )
    )
    fenna = gezin.van("Fenna Vermeer", DINSDAG)
    assert (fenna.stand.status, fenna.termijn.status) == (S.TE_DOEN, T.TE_LAAT)
    assert fenna.wijkt_af == ""
    assert [(r.aan, r.vervallen) for r in fenna.verleden] == [
        ("Dennis Vermeer", False),
        ("Chantal Kuipers", True),
    ]
    gezin.ingelicht("Fenna Vermeer", "Chantal Kuipers", dag=DINSDAG)
    assert gezin.van("Fenna Vermeer", DINSDAG).termijn.gehaald_op == DINSDAG


def test_wie_erbij_komt_met_gezag_maakt_zichtbaar_dat_de_termijn_niet_meer_klopt(gezin):
    gezin.ingelicht("Jayden Kuipers", dag=BESLUIT)
    gezin.ingelicht("Jayden Kuipers", "Chantal Kuipers", dag=BESLUIT)
    assert gezin.van("Jayden Kuipers", BESLUIT).wijkt_af == ""
    rij = gezin.gezag("Dennis Vermeer", "Jayden Kuipers")
    jayden = gezin.van("Jayden Kuipers", DINSDAG)
    assert (jayden.stand.status, jayden.termijn.status) == (S.TE_DOEN, T.GEHAALD)
    assert "moet nog iemand het horen" in jayden.wijkt_af
    bij = WerkInlichtenBij(dossier_id=gezin.casus, over=jayden.id)
    op(gezin.werk, DINSDAG).doe(bij)
    jayden = gezin.van("Jayden Kuipers", DINSDAG)
    assert (jayden.wijkt_af, jayden.termijn.status) == ("", T.TE_LAAT)
    assert len(jayden.verleden) == 2  # wat alleen de termijn aangaat, leest niemand
    gezin.werk.doe(VerwijderRij(soort=RijSoort.GEZAG, id=rij))
    assert "Iedereen" in gezin.van("Jayden Kuipers", DINSDAG).wijkt_af
    op(gezin.werk, DINSDAG).doe(WerkInlichtenBij(dossier_id=gezin.casus, over=jayden.id))
    jayden = gezin.van("Jayden Kuipers", DINSDAG)
    assert (jayden.wijkt_af, jayden.termijn.gehaald_op) == ("", BESLUIT)
    assert len(gezin.werk.rijen(select(gezag.c.id))) == 4


def test_over_wie_overleed_loopt_na_bijwerken_geen_termijn_meer(gezin):
    ronald = gezin.bij_casus["Ronald Kuipers"]
    overleden = {"veld": Veld.PERSOON_OVERLEDEN, "id": gezin.persoon["Ronald Kuipers"]}
    op(gezin.werk, DINSDAG).doe(WijzigVeld(**overleden, oud=None, nieuw=DINSDAG))
    een = gezin.van("Ronald Kuipers", DINSDAG)
    assert (een.stand.status, een.termijn.status) == (S.NIET_NODIG, T.TE_LAAT)
    assert "geen brief meer" in een.wijkt_af
    op(gezin.werk, DINSDAG).doe(WerkInlichtenBij(dossier_id=gezin.casus, over=ronald))
    een = gezin.van("Ronald Kuipers", DINSDAG)
    assert (een.wijkt_af, een.termijn.status) == ("", T.VERVALLEN)
    assert [(r.tekst, r.niet_nodig) for r in een.verleden] == [
        ("Overleden op 20 januari 2026.", True)
    ]
    assert lopend(gezin, DINSDAG, TermijnSoort.UITZONDERING_WEGEN) == []
    # Het bleek een vergissing: dan moet er weer iets gebeuren.
    op(gezin.werk, DINSDAG).doe(WijzigVeld(**overleden, oud=DINSDAG, nieuw=None))
    een = gezin.van("Ronald Kuipers", DINSDAG)
    assert een.stand.status is S.TE_DOEN
    assert een.wijkt_af
    op(gezin.werk, DINSDAG).doe(WerkInlichtenBij(dossier_id=gezin.casus, over=ronald))
    assert gezin.van("Ronald Kuipers", DINSDAG).termijn.status is T.TE_LAAT


@pytest.mark.eis("E127")
def test_een_uitzondering_voor_een_van_twee_ouders_laat_de_ander_open(gezin):
    wegen, inlichten = TermijnSoort.UITZONDERING_WEGEN, TermijnSoort.BETROKKENE_INLICHTEN
    dennis = gezin.persoon["Dennis Vermeer"]
    gezin.uitzondering("Fenna Vermeer", date(2026, 2, 2), dag=BESLUIT, aan=dennis)
    fenna = gezin.van("Fenna Vermeer", BESLUIT)
    assert (fenna.stand.status, fenna.termijn.status) == (S.TE_DOEN, T.LOOPT)
    gezin.ingelicht("Fenna Vermeer", "Chantal Kuipers", dag=BESLUIT)
    fenna = gezin.van("Fenna Vermeer", BESLUIT)
    assert (fenna.stand.status, fenna.termijn.status) == (S.UITGEZONDERD, T.VERVALLEN)
    assert ("Fenna Vermeer", BESLUIT) not in lopend(gezin, BESLUIT, inlichten)
    # Dat moeder het hoorde, doet aan de weging van vader niets af.
    assert lopend(gezin, date(2026, 2, 2), wegen) == [("Fenna Vermeer", date(2026, 2, 2))]
    gezin.ingelicht("Fenna Vermeer", "Dennis Vermeer", dag=date(2026, 2, 2))
    assert lopend(gezin, date(2026, 2, 2), wegen) == []
    assert gezin.van("Fenna Vermeer", date(2026, 2, 2)).termijn.gehaald_op == date(2026, 2, 2)


@pytest.mark.eis("E127")
@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"grond": None}, "grond"),
        ({"avg_nagelopen": False}, "avg_nagelopen"),
        ({"motivering": "  "}, "motivering"),
        ({"weging": ()}, "uavg_41_2_a"),
        ({"besproken_met": ("",)}, "besproken_met"),
        ({"hertoets_op": None}, "hertoets_op"),
        ({"hertoets_op": date(2026, 6, 2)}, "hertoets_op"),
        ({"aan": nieuw_id()}, "aan"),
    ],
)
def test_een_uitzondering_die_niet_af_is_wordt_geweigerd_bij_het_veld(man, anders, veld):
    with pytest.raises(Regelfout) as fout:
        man.uitzondering(
            YOUSSEF, **({"hertoets_op": date(2026, 5, 29), "dag": date(2026, 4, 30)} | anders)
        )
    assert fout.value.veld == f"uitzondering.{veld}"


def test_een_grond_van_de_avg_vraagt_geen_weging_van_de_uavg(man):
    grond = UitzonderingGrond.AVG_DOEL_ONMOGELIJK
    man.uitzondering(
        YOUSSEF,
        date(2026, 5, 29),
        dag=date(2026, 4, 30),
        grond=grond,
        weging=(),
        avg_nagelopen=False,
    )
    assert man.van(YOUSSEF, date(2026, 4, 30)).stand.status is S.UITGEZONDERD


def test_een_uitzondering_eindigt_eerder_en_vandaag_moet_er_iets_gebeuren(man):
    man.uitzondering(YOUSSEF, date(2026, 5, 29), dag=date(2026, 4, 30))
    dag = date(2026, 5, 11)
    einde = HefUitzonderingOp(
        dossier_id=man.melding, over=man.mensen[YOUSSEF], reden="Hij weet het."
    )
    with pytest.raises(Regelfout, match="waarom"):
        op(man.werk, dag).doe(
            HefUitzonderingOp(dossier_id=man.melding, over=man.mensen[YOUSSEF], reden="")
        )
    op(man.werk, dag).doe(einde)
    een = man.van(YOUSSEF, dag)
    assert (een.stand.status, een.stand.datum) == (S.UITGEZONDERD, dag)
    assert [(r.tot, r.vervallen) for r in een.verleden] == [(dag, False), (date(2026, 5, 29), True)]
    assert man.van(YOUSSEF, date(2026, 5, 12)).stand.status is S.TE_DOEN
    assert lopend(man, dag, TermijnSoort.UITZONDERING_WEGEN) == [(YOUSSEF, dag)]
    with pytest.raises(Regelfout, match="Er loopt geen uitzondering"):
        op(man.werk, dag).doe(
            HefUitzonderingOp(dossier_id=man.melding, over=man.mensen[YOUSSEF], reden="Nog eens.")
        )


def test_over_wie_is_ingelicht_komt_geen_uitzondering_meer(gezin):
    gezin.ingelicht("Ronald Kuipers", dag=BESLUIT)
    with pytest.raises(Regelfout, match="al ingelicht"):
        gezin.uitzondering("Ronald Kuipers", date(2026, 2, 2), dag=BESLUIT)


# --- wie het mag, en wat er geen rol in speelt ----------------------------------------------------


@pytest.mark.eis("E014")
def test_een_procesondersteuner_legt_vast_maar_weegt_niet(gezin):
    gezin.werk = gezin.werk.als(LOTTE)
    gezin.ingelicht("Ronald Kuipers", dag=BESLUIT)
    with pytest.raises(GeenBevoegdheid, match="uitzondering wegen"):
        gezin.uitzondering("Dennis Vermeer", date(2026, 2, 2), dag=BESLUIT)
    with pytest.raises(GeenBevoegdheid):
        gezin.werk.als(BEHEER).vraag(InlichtenOpenen(dossier_id=gezin.casus))


@pytest.mark.eis("E126")
def test_niets_gaat_de_deur_uit_voor_er_is_ingelicht_of_gewogen(gezin):
    ronald, dennis = gezin.mensen["Ronald Kuipers"], gezin.mensen["Dennis Vermeer"]

    def mag(*over):
        with gezin.werk.database.lezing() as lezing:
            gelezen = lees_dossier(lezing, gezin.casus, kijker(gezin.werk.context))
        keur_niets_eruit(gelezen, BESLUIT, over or None)

    gezin.ingelicht("Ronald Kuipers", dag=BESLUIT)
    mag(ronald)
    with pytest.raises(Regelfout, match="Over Dennis Vermeer mag nog niets de deur uit") as fout:
        mag(ronald, dennis)
    assert "Ronald" not in fout.value.tekst
    with pytest.raises(Regelfout, match="Chantal Kuipers"):
        mag()


def test_bij_een_melding_die_dicht_is_wordt_niets_vastgelegd(man):
    man.werk.doe(TrekIn(id=man.melding, reden="Op verzoek."))
    assert "ingetrokken" in man.blad().dicht
    with pytest.raises(Regelfout, match="ingetrokken"):
        man.ingelicht(YOUSSEF, dag=date(2026, 4, 30))


def test_wie_weg_is_uit_het_dossier_wordt_niet_meer_vastgelegd(man):
    rij = man.mensen[YOUSSEF]
    man.werk.doe(VerwijderRij(soort=RijSoort.BETROKKENE, id=rij))
    assert man.blad().betrokkenen == ()
    with pytest.raises(NietGevonden, match="niet meer, bij dit dossier"):
        man.ingelicht(YOUSSEF, dag=date(2026, 4, 30))
    with pytest.raises(NietGevonden):
        man.werk.vraag(InlichtenOpenen(dossier_id=nieuw_id()))


def test_iemand_van_een_ander_dossier_wordt_hier_niet_vastgelegd(man, werk):
    ander = maak_melding(werk, ontvangen_op=date(2026, 3, 2))
    paar = ((man.mensen[YOUSSEF], man.persoon[YOUSSEF]),)
    with pytest.raises(NietGevonden):
        werk.doe(
            LegIngelichtVast(
                dossier_id=ander, paren=paar, op=date(2026, 3, 6), kanaal="gesprek", wie="Bert"
            )
        )
    assert not werk.rijen(select(feit.c.id).where(feit.c.soort == "ingelicht"))


@pytest.mark.eis("E116")
def test_openen_is_een_blik_in_het_dossier_en_lezen_en_vastleggen_zijn_twee_rondes(
    gezin, monkeypatch
):
    with getelde_rondes(monkeypatch) as rondes:
        gezin.blad(BESLUIT)
    assert rondes[-2:] == ["_commit", "lees"]
    gelogd = select(inzage.c.handeling).where(inzage.c.dossier_id == gezin.casus)
    assert [rij.handeling for rij in gezin.werk.rijen(gelogd)] == ["openen"]
    with getelde_rondes(monkeypatch) as rondes:
        gezin.ingelicht("Ronald Kuipers", dag=BESLUIT)
    assert rondes == ["lees", "_commit"]
