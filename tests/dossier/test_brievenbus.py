"""De brievenbus: welke brieven uit moeten, wat ze tegenhoudt, en wat verzenden vastlegt."""

import io
from datetime import date

import pytest
from docx import Document
from docx.oxml.ns import qn
from sqlalchemy import insert, select, update

from cmpg_desktop.berichten.brieven import BeginBrief, BeginGerichtVerzoek, BriefLezen, Brievenbus
from cmpg_desktop.berichten.documenten import HaalBestand, TrekVerzendingIn
from cmpg_desktop.berichten.fouten import (
    Conflict,
    GeenBevoegdheid,
    NietGevonden,
    Omgevingsfout,
    Regelfout,
)
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.velden import RijSoort, Veld, VerwijderRij, WijzigVeld
from cmpg_desktop.database.tabellen.casussen import brief, brieflezer
from cmpg_desktop.database.tabellen.documenten import document, document_versie, sjabloon
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, casus_toegang, feit, melding
from cmpg_desktop.database.tabellen.personen import persoon, persoon_adres
from cmpg_desktop.database.tabellen.team import instelling, inzage
from cmpg_desktop.werkproces.beoordeling import Weging
from cmpg_desktop.werkproces.brieven import BriefSoort
from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.uitgaand import BriefStand
from tests.dossier.beoordeling import beslis, stel_voor, vul_in
from tests.dossier.brievenverhaal import (
    TEKSTEN,
    ZESTIEN,
    blad,
    bus,
    gezin,
    maak,
    schrijf,
    verzend,
    zet_klaar,
)
from tests.dossier.conftest import BERT, LOTTE, MARLOES
from tests.dossier.hulp import (
    getelde_rondes,
    maak_feit,
    maak_melding,
    maak_partner,
    voeg_toe,
    woont,
)
from tests.dossier.inlichtverhaal import op


def voor(rijen, naam):
    return next(rij for rij in rijen if rij.aan.startswith(naam))


def tekst_van(werk, rij):
    bestand = werk.vraag(HaalBestand(document_id=rij.id))
    return "\n".join(een.text for een in Document(io.BytesIO(bestand.bytes)).paragraphs)


def volg(werk, verhaal, naam):
    """Schrijf, maak en verzend de brief aan een van het gezin."""
    rij = voor(bus(werk), naam)
    schrijf(werk, rij, aanleiding=TEKSTEN[naam])
    maak(werk, rij)
    return voor(bus(werk), naam)


@pytest.mark.eis("E055", "E125", "E126", "E128")
def test_gezin_kuipers_krijgt_vier_brieven_op_16_januari(werk):
    verhaal, vrijdag = gezin(werk)
    rijen = bus(vrijdag)
    assert sorted((een.aan, een.soort.value, een.uiterlijk) for een in rijen) == [
        ("Chantal Kuipers", "kijken-volwassene", ZESTIEN),
        ("Dennis Vermeer", "kijken-vertegenwoordiger", ZESTIEN),
        ("Jayden Kuipers", "kijken-jongere", ZESTIEN),
        ("Ronald Kuipers", "kijken-volwassene", ZESTIEN),
    ]
    assert {een.stand for een in rijen} == {BriefStand.TE_SCHRIJVEN}
    for naam, tekst in TEKSTEN.items():
        rij = volg(vrijdag, verhaal, naam)
        assert rij.stand is BriefStand.GEMAAKT, naam
        gelezen = tekst_van(vrijdag, rij)
        assert tekst in gelezen
        assert "nog niet ingevuld" not in gelezen
        verzend(vrijdag, rij)
    # Each pair is one fact: moeder over zichzelf, Jayden en Fenna; Dennis alleen over Fenna.
    paren = vrijdag.rijen(
        select(feit.c.over_id, feit.c.aan_id).where(feit.c.soort == FeitSoort.INGELICHT.value)
    )
    assert sorted((verhaal.naam(over), verhaal.naam(aan)) for over, aan in paren) == [
        ("Chantal Kuipers", "Chantal Kuipers"),
        ("Dennis Vermeer", "Dennis Vermeer"),
        ("Fenna Vermeer", "Chantal Kuipers"),
        ("Fenna Vermeer", "Dennis Vermeer"),
        ("Jayden Kuipers", "Chantal Kuipers"),
        ("Jayden Kuipers", "Jayden Kuipers"),
        ("Ronald Kuipers", "Ronald Kuipers"),
    ]
    assert {een.stand for een in bus(vrijdag)} == {BriefStand.VERZONDEN}
    assert all(
        stand.status.value == "ingelicht"
        for stand in (een.stand for een in verhaal.blad(ZESTIEN).betrokkenen)
    )


def test_de_brieven_van_kuipers_zeggen_aan_wie_waar_en_wat(werk):
    _, vrijdag = gezin(werk)
    rijen = bus(vrijdag)
    dennis = blad(vrijdag, voor(rijen, "Dennis"))
    assert dennis.aan == ("De heer D. Vermeer", "Lupinelaan 3", "3991 AB  Houten")
    assert dennis.aanhef == "Geachte heer Vermeer"
    waarden = {een.naam: een.voorstel for een in dennis.velden}
    assert waarden["onderwerp"] == "Informatie over Fenna"
    assert waarden["bron"] == "Jutphaas Wonen heeft ons gevraagd om mee te denken."
    # The debts are not Fenna's, and the school may be Jayden's.
    assert waarden["soorten_gegevens"] == "naam, adres en geboortedatum"
    (wenk,) = [een for een in dennis.gemis if een.plek == "soorten_gegevens"]
    assert "over dit kind zelf" in wenk.tekst
    assert not wenk.houdt_tegen
    gegevens = {een.titel: een.waarde for een in dennis.gegevens}
    assert "u het gezag over Fenna hebt" in gegevens.values()
    assert "30 januari 2026" in gegevens.values()
    jayden = blad(vrijdag, voor(rijen, "Jayden"))
    assert (jayden.aan[0], jayden.aanhef) == ("Jayden Kuipers", "Beste Jayden")
    assert {een.naam: een.voorstel for een in jayden.velden}["ook_een_brief"] == (
        "Je moeder krijgt ook een brief."
    )
    assert jayden.ondertekenaar_id == MARLOES


def test_openen_kost_twee_rondes_en_staat_in_het_inzagelog(werk, monkeypatch):
    _, vrijdag = gezin(werk)
    bus(vrijdag)
    rij = bus(vrijdag)[0]
    blad(vrijdag, rij)
    with getelde_rondes(monkeypatch) as rondes:
        vrijdag.vraag(Brievenbus(team=True))
        assert rondes == ["lees", "lees"]
    with getelde_rondes(monkeypatch) as rondes:
        blad(vrijdag, rij)
        assert rondes == ["lees"]
    assert vrijdag.rijen(select(inzage.c.dossier_id).where(inzage.c.dossier_id == rij.dossier_id))


# --- what holds a letter up --------------------------------------------------------------------


def gemis(werk, rij):
    return [een.tekst for een in blad(werk, rij).gemis if een.houdt_tegen]


def test_een_leeg_veld_houdt_de_brief_tegen_en_wijst_waar(werk):
    _, vrijdag = gezin(werk)
    rij = voor(bus(vrijdag), "Ronald")
    (leeg,) = blad(vrijdag, rij).gemis
    assert leeg.plek == "aanleiding"
    with pytest.raises(Regelfout, match="waarom wij kijken"):
        maak(vrijdag, rij)
    assert bus(vrijdag)[0].document is False
    assert vrijdag.rijen(select(document.c.id)) == []


@pytest.mark.parametrize(
    ("tekst", "wat"),
    [
        ("Het MDO kijkt mee.", "Het woord MDO"),
        ("Jayden gaat niet naar school.", "De naam Jayden"),
        ("U en chantals broer.", "De naam chantals"),
        ("Fenna Vermeer en Dennis.", "De namen Fenna, Vermeer en Dennis"),
    ],
)
def test_een_vakwoord_of_de_naam_van_een_ander_houdt_de_brief_tegen(werk, tekst, wat):
    _, vrijdag = gezin(werk)
    rij = voor(bus(vrijdag), "Ronald")
    (reden,) = schrijf(vrijdag, rij, aanleiding=tekst).gemis
    assert reden.tekst.startswith(wat)
    assert reden.plek == "aanleiding"
    with pytest.raises(Regelfout, match=wat):
        maak(vrijdag, rij)


def test_wie_de_brief_krijgt_of_over_wie_hij_gaat_mag_er_wel_in_staan(werk):
    _, vrijdag = gezin(werk)
    rij = voor(bus(vrijdag), "Dennis")
    assert _kaal(schrijf(vrijdag, rij, aanleiding="Fenna Vermeer woont niet bij u.")) == []


def test_moeder_leest_in_haar_brief_ook_over_haar_kinderen(werk):
    _, vrijdag = gezin(werk)
    rij = voor(bus(vrijdag), "Chantal")
    assert [een.split(".")[0] for een in _kaal(schrijf(vrijdag, rij, aanleiding="De huur."))] == [
        "Deze brief vertelt ook over Jayden",
        "Deze brief vertelt ook over Fenna",
    ]


def _kaal(gezien):
    return [een.tekst for een in gezien.gemis if een.houdt_tegen]


def test_een_vraag_van_inlichten_moet_eerst_beantwoord(werk):
    _, vrijdag = gezin(werk)
    werk.schrijf(update(betrokkene).values(brief_veilig=""))
    rij = voor(bus(vrijdag), "Ronald")
    assert rij.stand is BriefStand.WACHT_OP_ANTWOORD
    assert rij.waarom.startswith("Is het veilig om Ronald Kuipers een brief te sturen")
    with pytest.raises(Regelfout, match="Is het veilig"):
        maak(vrijdag, rij)


def test_een_adres_zonder_postcode_wordt_gevraagd(werk):
    _, vrijdag = gezin(werk)
    werk.schrijf(update(persoon_adres).values(postcode=""))
    rij = voor(bus(vrijdag), "Dennis")
    assert rij.stand is BriefStand.WACHT_OP_ANTWOORD
    assert "Wat is de postcode van Dennis Vermeer" in rij.waarom


def test_wie_intussen_overleed_krijgt_geen_brief_en_wat_er_lag_blijft(werk):
    verhaal, vrijdag = gezin(werk)
    rij = volg(vrijdag, verhaal, "Ronald")
    werk.schrijf(
        update(persoon).where(persoon.c.voornamen == "Ronald").values(overleden_op=ZESTIEN)
    )
    (nu,) = [een for een in bus(vrijdag) if een.id == rij.id]
    assert (nu.stand, nu.klopt) == (BriefStand.GEMAAKT, False)
    assert nu.waarom == "Ronald Kuipers is overleden. Deze brief gaat niet uit."
    assert blad(vrijdag, rij).vervallen == nu.waarom
    with pytest.raises(Regelfout, match="is overleden"):
        maak(vrijdag, rij)
    assert len(vrijdag.rijen(select(document_versie.c.id))) == 1


def test_een_brief_die_niet_meer_hoeft_gaat_weg_en_komt_terug(werk):
    verhaal, vrijdag = gezin(werk)
    rij = volg(vrijdag, verhaal, "Ronald")
    leeft = update(persoon).where(persoon.c.voornamen == "Ronald")
    werk.schrijf(leeft.values(overleden_op=ZESTIEN))
    werk.schrijf(update(casus).values(gesloten_op=ZESTIEN))
    weg = VerwijderRij(soort=RijSoort.DOCUMENT, id=rij.id)
    terug = vrijdag.doe(weg).terug
    assert rij.id not in {een.id for een in bus(vrijdag)}
    vrijdag.doe(terug)
    assert voor(bus(vrijdag), "De heer R").klopt is False
    vrijdag.doe(VerwijderRij(soort=RijSoort.DOCUMENT, id=rij.id))
    # It was a mistake: he lives, and the letter is made again under the same id.
    werk.schrijf(leeft.values(overleden_op=None))
    werk.schrijf(update(casus).values(gesloten_op=None))
    assert voor(bus(vrijdag), "Ronald").stand is BriefStand.TE_SCHRIJVEN
    maak(vrijdag, rij)
    rij = voor(bus(vrijdag), "Ronald")
    assert (rij.stand, rij.versie) == (BriefStand.GEMAAKT, 2)
    verzend(vrijdag, rij)
    with pytest.raises(Regelfout, match="is verzonden en hoort bij het dossier"):
        vrijdag.doe(VerwijderRij(soort=RijSoort.DOCUMENT, id=rij.id))


def test_een_weggegooide_brief_van_een_afgeschermde_casus_vraagt_toegang(werk):
    verhaal, vrijdag = gezin(werk)
    rij = volg(vrijdag, verhaal, "Ronald")
    werk.schrijf(update(casus).where(casus.c.id == verhaal.casus).values(afgeschermd=True))
    werk.schrijf(
        insert(casus_toegang).values(id=nieuw_id(), casus_id=verhaal.casus, medewerker_id=BERT)
    )
    with pytest.raises(GeenBevoegdheid):
        vrijdag.als(LOTTE).doe(VerwijderRij(soort=RijSoort.DOCUMENT, id=rij.id))


def test_een_gemaakte_brief_met_een_oud_adres_klopt_niet_meer(werk):
    verhaal, vrijdag = gezin(werk)
    rij = volg(vrijdag, verhaal, "Dennis")
    assert rij.klopt
    werk.schrijf(
        update(persoon_adres).where(persoon_adres.c.straat == "Lupinelaan").values(huisnummer="5")
    )
    rij = voor(bus(vrijdag), "Dennis")
    assert (rij.klopt, rij.waarom.split(".")[0]) == (
        False,
        "Naam of adres is veranderd sinds deze brief is gemaakt",
    )
    maak(vrijdag, rij)
    rij = voor(bus(vrijdag), "Dennis")
    assert (rij.klopt, rij.versie) == (True, 2)


# --- typing ------------------------------------------------------------------------------------


def test_wat_getypt_is_kan_terug_en_een_collega_die_eerst_was_telt(werk):
    _, vrijdag = gezin(werk)
    rij = voor(bus(vrijdag), "Ronald")
    veld = next(een for een in schrijf(vrijdag, rij).velden if een.naam == "aanleiding")

    def typ(wie, oud, nieuw):
        return vrijdag.als(wie).doe(
            WijzigVeld(veld=Veld.BRIEFVELD_WAARDE, id=veld.rij, oud=oud, nieuw=nieuw)
        )

    terug = typ(MARLOES, "", "Eerste tekst.").terug
    with pytest.raises(Conflict):
        typ(LOTTE, "", "Tweede tekst.")
    vrijdag.doe(terug)
    assert next(e for e in blad(vrijdag, rij).velden if e.naam == "aanleiding").waarde == ""


@pytest.mark.parametrize("streep", ["-", " – "])
def test_een_streepje_laat_een_veld_leeg_dat_leeg_mag(werk, streep):
    _, vrijdag = gezin(werk)
    rij = voor(bus(vrijdag), "Jayden")
    velden = {een.naam: een for een in blad(vrijdag, rij).velden}
    assert "streepje" in velden["ook_een_brief"].hint
    assert "streepje" not in velden["bron"].hint
    schrijf(vrijdag, rij, aanleiding=TEKSTEN["Jayden"], ook_een_brief=streep, bron="-")
    assert _kaal(blad(vrijdag, rij)) == []
    maak(vrijdag, rij)
    gelezen = tekst_van(vrijdag, rij).split("\n")
    assert not [regel for regel in gelezen if "ook een brief" in regel]
    assert gelezen.count("-") == 1  # wat er moet staan, staat er zoals het getypt is


@pytest.mark.parametrize(("venster", "mm"), [("links", 35), ("rechts", 105)])
def test_het_adres_staat_achter_het_venster_van_de_instelling(werk, venster, mm):
    _, vrijdag = gezin(werk)
    werk.schrijf(insert(instelling).values(sleutel="kijkvenster", waarde=venster))
    rij = voor(bus(vrijdag), "Ronald")
    schrijf(vrijdag, rij, aanleiding=TEKSTEN["Ronald"])
    maak(vrijdag, rij)
    inhoud = vrijdag.vraag(HaalBestand(document_id=rij.id)).bytes
    kaders = Document(io.BytesIO(inhoud)).element.body.iter(qn("w:framePr"))
    plekken = [round(int(een.get(qn("w:x"))) * 25.4 / 1440) for een in kaders]
    assert plekken == [mm] * 4  # retouradres, naam, straat en plaats


def test_twee_collega_s_beginnen_dezelfde_brief(werk):
    _, vrijdag = gezin(werk)
    rij = voor(bus(vrijdag), "Ronald")
    for wie in (MARLOES, LOTTE):
        vrijdag.als(wie).doe(BeginBrief(dossier_id=rij.dossier_id, id=rij.id))
    assert len(vrijdag.rijen(select(brief.c.id))) == 1


def test_een_brief_die_niemand_moet_sturen_begint_niet(werk):
    verhaal, vrijdag = gezin(werk)
    with pytest.raises(Regelfout, match="hoeft niet"):
        vrijdag.doe(BeginBrief(dossier_id=verhaal.casus, id=MARLOES))
    with pytest.raises(NietGevonden):
        vrijdag.vraag(BriefLezen(dossier_id=verhaal.casus, id=MARLOES))


def test_wie_tekent_is_een_ander_dan_wie_typt(werk):
    _, vrijdag = gezin(werk)
    rij = voor(bus(vrijdag), "Ronald")
    schrijf(vrijdag, rij, aanleiding=TEKSTEN["Ronald"])
    vrijdag.doe(WijzigVeld(veld=Veld.BRIEF_ONDERTEKENAAR, id=rij.id, oud=None, nieuw=BERT))
    maak(vrijdag.als(LOTTE), rij)
    gelezen = tekst_van(vrijdag, rij)
    assert "Bert de Boer" in gelezen
    assert "opgesteld door Lotte Smit" in gelezen


# --- sending -----------------------------------------------------------------------------------


def test_verzonden_terugnemen_neemt_ook_het_inlichten_terug(werk):
    verhaal, vrijdag = gezin(werk)
    rij = volg(vrijdag, verhaal, "Chantal")
    verzend(vrijdag, rij)
    assert verhaal.van("Chantal Kuipers", ZESTIEN).stand.status.value == "ingelicht"
    with pytest.raises(Regelfout, match="al verzonden"):
        werk.doe(WijzigVeld(veld=Veld.BRIEF_ONDERTEKENAAR, id=rij.id, oud=None, nieuw=BERT))
    vrijdag.doe(TrekVerzendingIn(document_id=rij.id, reden="De envelop lag nog op tafel."))
    assert verhaal.van("Chantal Kuipers", ZESTIEN).stand.status.value == "te_doen"
    assert voor(bus(vrijdag), "Chantal").stand is BriefStand.GEMAAKT
    verzend(vrijdag, rij)
    assert verhaal.van("Chantal Kuipers", ZESTIEN).stand.status.value == "ingelicht"


def test_een_bestand_noemt_geen_inwoner(werk):
    verhaal, vrijdag = gezin(werk)
    rij = volg(vrijdag, verhaal, "Dennis")
    naam = vrijdag.vraag(HaalBestand(document_id=rij.id)).naam
    assert naam == "2026-001 wij kijken of wij kunnen helpen vertegenwoordiger.docx"
    (papier,) = vrijdag.rijen(select(document.c.naam))
    assert "Vermeer" not in papier.naam


def test_na_drie_weken_is_een_verzonden_brief_uit_het_zicht(werk):
    verhaal, vrijdag = gezin(werk)
    rij = volg(vrijdag, verhaal, "Ronald")
    verzend(vrijdag, rij)
    later = op(werk, date(2026, 2, 7))
    assert rij.id not in {een.id for een in bus(later)}


def test_een_afgeschermde_casus_staat_alleen_bij_wie_er_in_mag(werk):
    verhaal, vrijdag = gezin(werk)
    rij = bus(vrijdag)[0]
    werk.schrijf(update(casus).where(casus.c.id == verhaal.casus).values(afgeschermd=True))
    werk.schrijf(
        insert(casus_toegang).values(id=nieuw_id(), casus_id=verhaal.casus, medewerker_id=BERT)
    )
    assert bus(vrijdag) == ()
    assert len(bus(vrijdag.als(BERT))) == 4
    with pytest.raises(GeenBevoegdheid):
        blad(vrijdag, rij)
    with pytest.raises(GeenBevoegdheid):
        maak(vrijdag, rij)


# --- after a besluit on a melding --------------------------------------------------------------


def besloten(werk, weging, *namen):
    zet_klaar(werk)
    partij = maak_partner(werk, "Woonin", telefoon="030 111 11 11")
    ref = maak_melding(werk, organisatie_id=partij, melder_naam="mevrouw E. van den Berg")
    werk.schrijf(update(melding).where(melding.c.id == ref).values(behandelaar_id=BERT))
    for naam in namen or ("Ali Yilmaz",):
        _, wie = voeg_toe(werk, ref, naam, geboorte_tekst="14-06-1987")
        woont(werk, wie, "Lindelaan 14, 3435 XA Nieuwegein")
    for veld, waarde in (
        (Veld.MELDING_CONCRETE_VRAAG, "Wie neemt het over?"),
        (Veld.MELDING_UW_KENMERK, "W-12"),
    ):
        werk.doe(WijzigVeld(veld=veld, id=ref, oud="", nieuw=waarde))
    vul_in(werk, ref, weging)
    beslis(werk, ref, stel_voor(werk, ref))
    return ref


@pytest.mark.eis("E045", "E046")
@pytest.mark.parametrize(
    ("weging", "soorten"),
    [
        (Weging.RETOUR, ["retour-melder"]),
        (Weging.GEEN_ZAAK, ["advies-aan-melder"]),
        (Weging.ELDERS, ["elders"]),
        (
            Weging.LOKALE_PGA,
            ["kijken-volwassene", "overdracht-lpga", "overdracht-melder"],
        ),
        (
            Weging.WOONOVERLAST,
            ["kijken-volwassene", "overdracht-melder", "overdracht-woonoverlast"],
        ),
    ],
)
def test_elk_besluit_geeft_zijn_brieven(werk, weging, soorten):
    ref = besloten(werk, weging)
    rijen = bus(werk)
    assert sorted(een.soort.value for een in rijen) == soorten
    assert {een.dossier_id for een in rijen} == {ref}
    assert {een.uiterlijk for een in rijen} == {date(2026, 3, 6)}
    assert bus(werk.als(BERT), team=False) == rijen


def test_een_retour_vraagt_wat_ontbreekt_en_gaat_dan_naar_verzonden(werk):
    besloten(werk, Weging.RETOUR)
    (rij,) = bus(werk)
    gezien = blad(werk, rij)
    waarden = {een.naam: een.voorstel for een in gezien.velden}
    assert waarden["uiterlijk"] == "20 maart 2026"
    assert waarden["ontbreekt"]
    assert gezien.aan[:2] == ("Woonin", "t.a.v. mevrouw E. van den Berg")
    assert [een.tekst for een in gezien.gemis if not een.houdt_tegen] == [
        "Het adres van Woonin (in te vullen bij Ketenpartners), niet nodig per e-mail"
    ]
    maak(werk, rij)
    assert "W-12" in tekst_van(werk, rij)
    verzend(werk, rij)
    (rij,) = bus(werk)
    assert (rij.stand, rij.aan) == (BriefStand.VERZONDEN, "Woonin")


@pytest.mark.eis("E126")
def test_een_overdracht_wacht_tot_iedereen_is_ingelicht(werk):
    ref = besloten(werk, Weging.LOKALE_PGA)
    werk.schrijf(update(betrokkene).values(brief_veilig="ja"))
    werk.schrijf(update(persoon_adres).values(geheim=False))
    per = {een.soort: een for een in bus(werk)}
    wacht, kijken = per[BriefSoort.OVERDRACHT_LPGA], per[BriefSoort.KIJKEN_VOLWASSENE]
    assert wacht.stand is BriefStand.WACHT_OP_ANTWOORD
    assert "mag nog niets de deur uit" in wacht.waarom
    schrijf(werk, wacht, reden="Overlast op straat.")
    with pytest.raises(Regelfout, match="mag nog niets de deur uit"):
        maak(werk, wacht)
    schrijf(werk, kijken, aanleiding="Er is overlast.")
    maak(werk, kijken)
    verzend(werk, kijken)
    per = {een.soort: een for een in bus(werk)}
    assert per[BriefSoort.OVERDRACHT_LPGA].stand is BriefStand.TE_SCHRIJVEN
    maak(werk, wacht)
    gelezen = tekst_van(werk, wacht)
    assert "hoorde het van ons op 6 maart 2026" in gelezen
    assert "20 maart 2026" in gelezen
    assert "Yilmaz" not in gelezen
    assert werk.rijen(select(feit.c.id).where(feit.c.melding_id == ref))


def test_een_brief_aan_een_professional_noemt_niemand(werk):
    besloten(werk, Weging.ELDERS)
    (rij,) = bus(werk)
    gezien = schrijf(werk, rij, reden="Ali woont hier niet.", waar_wel="IJsselstein")
    assert [een.tekst for een in gezien.gemis if een.houdt_tegen] == [
        "De naam Ali uit de tekst halen (het veld Waarom)"
    ]


@pytest.mark.eis("E041", "E126")
def test_een_gericht_verzoek_wacht_op_inlichten_en_legt_dan_vast_dat_het_wegging(werk):
    zet_klaar(werk)
    partij = maak_partner(werk, "GGD")
    ref = maak_melding(werk)
    mens, wie = voeg_toe(werk, ref, "Ali Yilmaz", geboorte_tekst="14-06-1987")
    woont(werk, wie, "Lindelaan 14, 3435 XA Nieuwegein")
    werk.schrijf(update(persoon_adres).values(geheim=True))
    id_ = werk.doe(
        BeginGerichtVerzoek(dossier_id=ref, organisatie_id=partij, over=(mens,))
    ).resultaat
    werk.schrijf(update(melding).values(behandelaar_id=BERT))
    rij = next(een for een in bus(werk) if een.id == id_)
    assert (rij.stand, rij.aan) == (BriefStand.WACHT_OP_ANTWOORD, "GGD")
    maak_feit(werk, FeitSoort.INGELICHT, date(2026, 3, 5), melding=ref, over_id=mens, aan_id=wie)
    gezien = schrijf(
        werk,
        rij,
        vragen="Is Ali Yilmaz bij u bekend?",
        reden="Er is al hulp.",
        grond_geven="Publieke taak.",
        grond_vastleggen="Publieke taak.",
    )
    assert _kaal(gezien) == []
    over = next(een.waarde for een in gezien.gegevens if een.titel.startswith("Over wie"))
    assert over == "A. Yilmaz, geboren op 14 juni 1987"  # a secret address stands nowhere else
    maak(werk, rij)
    verzend(werk, rij)
    (weg,) = werk.rijen(
        select(feit).where(feit.c.soort == FeitSoort.GERICHT_VERZOEK_VERZONDEN.value)
    )
    assert (weg.over_id, weg.naam, weg.tekst) == (id_, "GGD", "Is Ali Yilmaz bij u bekend?")


@pytest.mark.eis("E055")
def test_wie_het_hoorde_hoort_ook_dat_het_eindigt(werk):
    verhaal, vrijdag = gezin(werk)
    rij = volg(vrijdag, verhaal, "Dennis")
    verzend(vrijdag, rij)
    maak_feit(
        werk,
        FeitSoort.BESLUIT_FASE_2,
        date(2026, 1, 30),
        casus=verhaal.casus,
        uitkomst="doorverwijzing",
    )
    dertig = op(werk, date(2026, 1, 30))
    einde = [een for een in bus(dertig) if een.soort is BriefSoort.NIET_VERDER]
    (rij,) = einde
    gezien = schrijf(dertig, rij, reden="Een instantie kan helpen.", hulp="Het wijkteam.")
    assert _kaal(gezien) == []
    assert (rij.aan, rij.uiterlijk) == ("Dennis Vermeer", date(2026, 1, 30))
    maak(dertig, rij)
    assert "Fenna" in tekst_van(dertig, rij)
    verzend(dertig, rij)
    assert len(dertig.rijen(select(brieflezer.c.id).where(brieflezer.c.brief_id == rij.id))) == 2


# --- the surroundings --------------------------------------------------------------------------


def test_een_sjabloon_dat_na_de_controle_stuk_ging_zegt_wat_te_doen(werk):
    verhaal, vrijdag = gezin(werk)
    rij = volg(vrijdag, verhaal, "Ronald")
    stuk = b"PK\x03\x04 dit is geen Word-document meer"
    werk.schrijf(
        insert(sjabloon).values(
            id=nieuw_id(),
            naam=rij.soort.sjabloon,
            versie=1,
            bytes=stuk,
            sha256="0",
            gemaakt_op=vrijdag.context.nu,
        )
    )
    with pytest.raises(Omgevingsfout) as fout:
        maak(vrijdag, rij)
    assert fout.value.wat_nu
    # What was typed and what was made before is still there.
    velden = {een.naam: een.waarde for een in blad(vrijdag, rij).velden}
    assert velden["aanleiding"] == TEKSTEN["Ronald"]
    assert "geschreeuw" in tekst_van(vrijdag, rij)


def test_verzenden_en_terugnemen_kosten_twee_rondes(werk, monkeypatch):
    verhaal, vrijdag = gezin(werk)
    rij = volg(vrijdag, verhaal, "Chantal")
    with getelde_rondes(monkeypatch) as rondes:
        verzend(vrijdag, rij)
        assert rondes == ["lees", "_commit"]
    with getelde_rondes(monkeypatch) as rondes:
        vrijdag.doe(TrekVerzendingIn(document_id=rij.id, reden="Vergissing."))
        assert rondes == ["lees", "_commit"]


def test_de_brievenbus_leest_alleen_dossiers_met_een_brief(werk):
    zet_klaar(werk)
    maak_melding(werk)
    assert bus(werk) == ()
