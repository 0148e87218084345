"""De telefoonnotitie: wat wordt gezegd, wat nog te vragen is, en wat er van een gesprek wordt."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from cmpg_desktop.berichten.fouten import GeenBevoegdheid, NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import MeldingOpenen
from cmpg_desktop.berichten.partners import MaakPartner
from cmpg_desktop.berichten.telefoon import (
    AdviesBlad,
    AdviesLezen,
    BeginNotitie,
    BelSpoed,
    GooiNotitieWeg,
    HaalMarkeringWeg,
    MaakAdvies,
    MaakMeldingVanNotitie,
    Markeer,
    NotitieLezen,
    OpenNotities,
    StukjeSoort,
    VoegBijCasus,
)
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.database.tabellen.meldingen import advies, casus, feit
from cmpg_desktop.database.tabellen.partners import organisatie
from cmpg_desktop.database.tabellen.team import inzage, opdracht
from cmpg_desktop.database.tabellen.telefoon import notitie_stukje, spoedcontact, telefoonnotitie
from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.ketenpartners import OrganisatieSoort
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.meldingregels import OntvangstWijze
from cmpg_desktop.werkproces.vragers import SoortVrager
from tests.dossier.conftest import BEHEER, MARLOES, NU


@pytest.fixture
def notitie(werk):
    """Geef een gesprek dat net is begonnen."""
    id_ = nieuw_id()
    werk.doe(BeginNotitie(id=id_))
    return id_


def _zet(werk, notitie, veld, nieuw, oud=""):
    werk.doe(WijzigVeld(veld=veld, id=notitie, oud=oud, nieuw=nieuw))


def _markeer(werk, notitie, soort, tekst, leefgebied=None):
    id_ = nieuw_id()
    werk.doe(Markeer(id=id_, notitie_id=notitie, soort=soort, tekst=tekst, leefgebied=leefgebied))
    return id_


def _codes(werk, notitie):
    return {vraag.code for vraag in werk.vraag(NotitieLezen(id=notitie)).nog_vragen}


def test_een_gesprek_begint_op_het_moment_zelf(werk, notitie):
    blad = werk.vraag(NotitieLezen(id=notitie))
    assert (blad.begonnen_op, blad.door) == (NU, "Marloes Hendriks")


@pytest.mark.parametrize(
    ("geleden", "bewaard"),
    [
        (timedelta(minutes=7), timedelta(minutes=7)),
        (timedelta(hours=12), timedelta(hours=12)),
        (timedelta(hours=12, seconds=1), timedelta()),
        (timedelta(seconds=-1), timedelta()),
    ],
)
def test_een_gesprek_begon_toen_de_klok_op_het_scherm_begon(werk, geleden, bewaard):
    id_ = nieuw_id()
    werk.doe(BeginNotitie(id=id_, begonnen_op=NU - geleden))
    assert werk.vraag(NotitieLezen(id=id_)).begonnen_op == NU - bewaard


def test_wat_gezegd_is_staat_niet_meer_bij_nog_vragen(werk, notitie):
    begin = _codes(werk, notitie)
    assert {"melder", "organisatie", "terugbellen", "personen", "vraag", "leefgebied"} <= begin
    _zet(werk, notitie, Veld.NOTITIE_WIE_BELT, "mevrouw De Wit")
    _zet(werk, notitie, Veld.NOTITIE_TELEFOON, "06 12345678")
    _zet(werk, notitie, Veld.NOTITIE_TEKST, "Chantal Kuipers van 38 jaar, Merelplantsoen 14")
    _markeer(werk, notitie, StukjeSoort.PERSOON, "Chantal Kuipers")
    _markeer(werk, notitie, StukjeSoort.ADRES, "Merelplantsoen 14")
    _markeer(werk, notitie, StukjeSoort.VRAAG, "wie neemt de regie")
    _markeer(werk, notitie, StukjeSoort.LEEFGEBIED, "huurachterstand", Leefgebied.FINANCIEN)
    nu = _codes(werk, notitie)
    assert nu.isdisjoint(
        {"melder", "terugbellen", "personen", "vraag", "leefgebied", "adressen", "geboorte"}
    )
    assert {"organisatie", "weet_van"} <= nu


@pytest.mark.eis("E032")
def test_een_beller_van_buiten_het_convenant_wordt_gevraagd_waarom(werk, notitie):
    huisarts = nieuw_id()
    werk.doe(MaakPartner(id=huisarts, naam="Huisarts Smit", soort=OrganisatieSoort.HUISARTS))
    _zet(werk, notitie, Veld.NOTITIE_ORGANISATIE, huisarts, oud=None)
    blad = werk.vraag(NotitieLezen(id=notitie))
    assert not blad.convenantpartij
    assert {"waarom_toch", "deelgrond"} <= {vraag.code for vraag in blad.nog_vragen}


@pytest.mark.eis("E002")
def test_woorden_over_een_probleem_horen_bij_een_leefgebied(werk, notitie):
    with pytest.raises(Regelfout, match="leefgebied"):
        _markeer(werk, notitie, StukjeSoort.LEEFGEBIED, "schulden")


def test_een_markering_zonder_woorden_wordt_geweigerd(werk, notitie):
    with pytest.raises(Regelfout, match="Selecteer"):
        _markeer(werk, notitie, StukjeSoort.VRAAG, "  ")


def test_een_markering_kan_weg_en_weer_terug(werk, notitie):
    stukje = _markeer(werk, notitie, StukjeSoort.VRAAG, "wie neemt de regie")
    terug = werk.doe(HaalMarkeringWeg(id=stukje, notitie_id=notitie)).terug
    assert werk.vraag(NotitieLezen(id=notitie)).stukjes == ()
    werk.doe(terug)
    assert werk.vraag(NotitieLezen(id=notitie)).stukjes[0].id == stukje


def test_dezelfde_woorden_ruimer_of_krapper_gemarkeerd_zijn_een_persoon(werk, notitie):
    def teksten():
        return [een.tekst for een in werk.vraag(NotitieLezen(id=notitie)).stukjes]

    def opnieuw(tekst, **meer):
        velden = {"soort": StukjeSoort.PERSOON, "notitie_id": notitie}
        return werk.doe(Markeer(tekst=tekst, **velden | meer)).terug

    opnieuw("Youssef")
    opnieuw("Noor")
    terug = opnieuw("Youssef Haddouchi, 52 jaar")
    assert teksten() == ["Youssef Haddouchi, 52 jaar", "Noor"]
    opnieuw("youssef haddouchi")
    assert teksten() == ["youssef haddouchi", "Noor"]
    werk.doe(terug)
    assert teksten() == ["Youssef", "Noor"]
    # Part of a word, another kind, or the words of two marks: that is something else.
    opnieuw("Noortje")
    opnieuw("Youssef", soort=StukjeSoort.ADRES)
    opnieuw("Youssef en Noor")
    assert teksten() == ["Youssef", "Noor", "Noortje", "Youssef", "Youssef en Noor"]


def test_open_gesprekken_staan_met_de_nieuwste_boven(werk, notitie):
    later = nieuw_id()
    werk.later(minutes=5).doe(BeginNotitie(id=later))
    _zet(werk, notitie, Veld.NOTITIE_TEKST, "eerste\nregel " + "x" * 200)
    rijen = werk.vraag(OpenNotities())
    assert [rij.id for rij in rijen] == [later, notitie]
    assert rijen[1].begin.startswith("eerste regel")
    assert len(rijen[1].begin) == 80


@pytest.mark.eis("E048", "E047")
def test_een_spoedgesprek_krijgt_de_tijd_en_vraagt_verder_niets(werk, notitie):
    werk.later(minutes=2).doe(BelSpoed(notitie_id=notitie, dienst="112", nummer="112"))
    blad = werk.vraag(NotitieLezen(id=notitie))
    (contact,) = blad.spoedcontacten
    assert blad.spoed
    assert (contact.dienst, contact.moment) == ("112", NU.replace(minute=2))
    assert contact.door == "Marloes Hendriks"


def test_spoed_zonder_gesprek_of_melding_zegt_wat_te_doen(werk):
    with pytest.raises(Regelfout, match="gesprek of een melding"):
        werk.doe(BelSpoed(dienst="112", nummer="112"))


@pytest.fixture
def kuipers(werk, notitie):
    """Geef het gesprek over het gezin Kuipers, gemarkeerd."""
    _zet(werk, notitie, Veld.NOTITIE_WIE_BELT, "Sanne de Wit")
    _zet(werk, notitie, Veld.NOTITIE_ORGANISATIE_TEKST, "Jutphaas Wonen")
    _zet(werk, notitie, Veld.NOTITIE_TELEFOON, "030 1234567")
    _zet(werk, notitie, Veld.NOTITIE_TEKST, "het hele verhaal")
    for naam in ("Chantal Kuipers", "Jayden Kuipers", "chantal  kuipers"):
        _markeer(werk, notitie, StukjeSoort.PERSOON, naam)
    _markeer(werk, notitie, StukjeSoort.ADRES, "Merelplantsoen 14, 3435 AB Nieuwegein")
    _markeer(werk, notitie, StukjeSoort.VRAAG, "Wie neemt de regie?")
    _markeer(werk, notitie, StukjeSoort.EERDER, "budgetbeheer")
    _markeer(werk, notitie, StukjeSoort.EERDER, "gezinscoach")
    _markeer(werk, notitie, StukjeSoort.LEEFGEBIED, "vijf maanden huur", Leefgebied.FINANCIEN)
    _markeer(werk, notitie, StukjeSoort.LEEFGEBIED, "vuilnis", Leefgebied.OVERLAST)
    _markeer(werk, notitie, StukjeSoort.LEEFGEBIED, "€ 3.412,75", Leefgebied.FINANCIEN)
    werk.doe(BelSpoed(notitie_id=notitie, dienst="Crisisdienst", nummer="030 1"))
    return notitie


def test_van_een_gesprek_wordt_in_een_keer_een_melding(werk, kuipers):
    id_ = nieuw_id()
    werk.later(minutes=20).doe(MaakMeldingVanNotitie(id=id_, notitie_id=kuipers))
    blad = werk.vraag(MeldingOpenen(id=id_))
    assert (blad.ontvangen_op, blad.ontvangen_om) == (date(2026, 3, 6), NU)
    assert blad.wijze is OntvangstWijze.TELEFOON
    assert (blad.melder_naam, blad.melder_telefoon) == ("Sanne de Wit", "030 1234567")
    assert blad.organisatie_id is None
    assert blad.melder_functie == "Organisatie (niet in de lijst): Jutphaas Wonen"
    assert blad.concrete_vraag == "Wie neemt de regie?"
    assert blad.eerder_geprobeerd == "budgetbeheer\ngezinscoach"
    assert {een.leefgebied: een.tekst for een in blad.problematiek} == {
        Leefgebied.FINANCIEN: "vijf maanden huur\n€ 3.412,75",
        Leefgebied.OVERLAST: "vuilnis",
    }
    namen = [een.persoon.naam.voornamen for een in blad.betrokkenen]
    assert namen == ["Chantal", "Jayden"]
    for een in blad.betrokkenen:
        (adres,) = een.persoon.adressen
        assert adres.adres.weergave == "Merelplantsoen 14, 3435 AB Nieuwegein"
    assert blad.spoed
    assert [een.dienst for een in blad.spoedcontacten] == ["Crisisdienst"]
    assert blad.behandelaar_id == MARLOES
    assert blad.kop == "Gezin Kuipers"
    assert blad.notitie_id == kuipers
    assert FeitSoort.SPOEDCONTACT in {een.soort for een in blad.feiten}


def test_de_functie_van_wie_belt_staat_niet_in_de_naam(werk, notitie):
    _zet(werk, notitie, Veld.NOTITIE_WIE_BELT, "Petra Lammers, SPV")
    blad = werk.vraag(
        MeldingOpenen(id=werk.doe(MaakMeldingVanNotitie(notitie_id=notitie)).resultaat)
    )
    assert (blad.melder_naam, blad.melder_functie) == ("Petra Lammers", "SPV")


def _wordt_melding(werk, notitie):
    id_ = werk.doe(MaakMeldingVanNotitie(notitie_id=notitie)).resultaat
    return werk.vraag(MeldingOpenen(id=id_))


def test_een_regel_over_een_persoon_wordt_naam_rol_en_geboorte(werk, notitie):
    for tekst in (
        "Youssef Haddouchi, 52 jaar",
        "zoon Sem, 15 jaar",
        "moeder Chantal (34)",
        "dochter Fenna Vermeer (03-09-2017)",
        "Noor, 31-02-2019",
    ):
        _markeer(werk, notitie, StukjeSoort.PERSOON, tekst)
    blad = _wordt_melding(werk, notitie)
    gevonden = [
        (een.persoon.weergavenaam, een.rol, een.persoon.geboorte_tekst) for een in blad.betrokkenen
    ]
    assert gevonden == [
        ("Youssef Haddouchi", "", "52 jaar"),
        ("Sem", "zoon", "15 jaar"),
        ("Chantal", "moeder", "34 jaar"),
        ("Fenna Vermeer", "dochter", "03-09-2017"),
        ("Noor", "31-02-2019", ""),
    ]
    assert blad.betrokkenen[1].persoon.geboorte.leeftijd(date(2026, 3, 6)) == (15, 15)


@pytest.mark.eis("E035")
def test_een_leeftijd_telt_alleen_bij_wie_hij_hoort_en_gaat_mee_naar_de_melding(werk, notitie):
    _zet(werk, notitie, Veld.NOTITIE_TEKST, "Milan (15) woont er al 20 jaar. Noor, 12 jaar, ook")
    _markeer(werk, notitie, StukjeSoort.PERSOON, "Milan")
    assert "geboorte" not in _codes(werk, notitie)
    _markeer(werk, notitie, StukjeSoort.PERSOON, "Chantal")
    (vraag,) = (
        een for een in werk.vraag(NotitieLezen(id=notitie)).nog_vragen if een.code == "geboorte"
    )
    assert "1 persoon" in vraag.tekst
    _markeer(werk, notitie, StukjeSoort.PERSOON, "Noor")
    blad = _wordt_melding(werk, notitie)
    gevonden = [een.persoon.geboorte_tekst for een in blad.betrokkenen]
    assert gevonden == ["15 jaar", "", "12 jaar"]


P, A = StukjeSoort.PERSOON, StukjeSoort.ADRES


@pytest.mark.parametrize(
    ("gemarkeerd", "adressen"),
    [
        (((P, "Sem"), (P, "Noor"), (A, "Dorpsstraat 1")), ["1", "1"]),
        (((P, "Sem"), (A, "Dorpsstraat 1"), (P, "Noor")), ["1", "1"]),
        (((P, "Sem"), (A, "Dorpsstraat 1"), (P, "Noor"), (A, "Dorpsstraat 2")), ["1", "2"]),
        (((P, "Sem"), (A, "Dorpsstraat 1"), (A, "Dorpsstraat 2")), ["12"]),
        (((A, "Dorpsstraat 1"), (P, "Sem"), (A, "Dorpsstraat 2"), (P, "Noor")), ["1", "2"]),
        (((A, "Dorpsstraat 1"), (P, "Sem"), (A, "Dorpsstraat 2")), ["12"]),
        (((P, "Sem"), (P, "buurman Jansen"), (A, "Dorpsstraat 1")), ["1", ""]),
        (((P, "Sem"), (P, "Noor")), ["", ""]),
    ],
)
def test_een_adres_is_van_iedereen_die_geen_ander_heeft(werk, notitie, gemarkeerd, adressen):
    for soort, tekst in gemarkeerd:
        _markeer(werk, notitie, soort, tekst)
    assert ("adressen" in _codes(werk, notitie)) is ("" in adressen)
    blad = _wordt_melding(werk, notitie)
    assert [
        "".join(adres.adres.huisnummer for adres in een.persoon.adressen)
        for een in blad.betrokkenen
    ] == adressen


def test_een_gezin_is_geen_betrokkene_maar_de_titel(werk, notitie):
    _markeer(werk, notitie, StukjeSoort.PERSOON, "gezin Haddouchi")
    assert "geboorte" not in _codes(werk, notitie)
    _markeer(werk, notitie, StukjeSoort.PERSOON, "Youssef Haddouchi")
    _markeer(werk, notitie, StukjeSoort.ADRES, "Zandveldseweg 12")
    blad = _wordt_melding(werk, notitie)
    assert (blad.titel, len(blad.betrokkenen)) == ("Gezin Haddouchi", 1)
    assert len(blad.betrokkenen[0].persoon.adressen) == 1


def _partner(werk, naam, **velden):
    id_ = nieuw_id()
    werk.doe(MaakPartner(id=id_, naam=naam, soort=OrganisatieSoort.WONINGCORPORATIE))
    werk.schrijf(
        update(organisatie).where(organisatie.c.id == id_).values(**velden or {"grond": ""})
    )
    return id_


@pytest.mark.eis("E032")
def test_een_organisatie_die_helemaal_is_getypt_is_die_uit_de_lijst(werk, kuipers):
    partij = _partner(werk, "Jutphaas-Wonen", partij_van=date(2017, 5, 1))
    _partner(werk, "Jutphaas Wonen en Zorg")
    blad = werk.vraag(NotitieLezen(id=kuipers))
    assert (blad.organisatie_tekst, blad.convenantpartij) == ("Jutphaas Wonen", True)
    id_ = nieuw_id()
    werk.doe(MaakMeldingVanNotitie(id=id_, notitie_id=kuipers))
    melding = werk.vraag(MeldingOpenen(id=id_))
    assert (melding.organisatie_id, melding.melder_functie) == (partij, "")
    assert melding.melder_soort == "convenantpartij"


def test_een_oude_naam_leidt_naar_wie_het_nu_is(werk, kuipers):
    nu = _partner(werk, "Woonin")
    _partner(werk, "Jutphaas Wonen", partij_tot=date(2023, 12, 31), opvolger_id=nu)
    id_ = nieuw_id()
    werk.doe(MaakMeldingVanNotitie(id=id_, notitie_id=kuipers))
    assert werk.vraag(MeldingOpenen(id=id_)).organisatie_id == nu


def test_twee_organisaties_met_een_naam_houdt_een_mens_uit_elkaar(werk, kuipers):
    _partner(werk, "Jutphaas Wonen")
    dubbel = _partner(werk, "Een ander")
    werk.doe(
        WijzigVeld(veld=Veld.ORGANISATIE_NAAM, id=dubbel, oud="Een ander", nieuw="Jutphaas wonen")
    )
    id_ = nieuw_id()
    werk.doe(MaakMeldingVanNotitie(id=id_, notitie_id=kuipers))
    assert werk.vraag(MeldingOpenen(id=id_)).organisatie_id is None


def test_het_gesprek_blijft_leesbaar_bij_de_melding_maar_verandert_niet_meer(werk, kuipers):
    werk.doe(MaakMeldingVanNotitie(notitie_id=kuipers))
    blad = werk.vraag(NotitieLezen(id=kuipers))
    assert (blad.tekst, blad.uitkomst) == ("het hele verhaal", "melding")
    assert blad.nog_vragen == ()
    assert werk.vraag(OpenNotities()) == ()
    for opdracht_ in (
        MaakMeldingVanNotitie(notitie_id=kuipers),
        GooiNotitieWeg(notitie_id=kuipers),
        Markeer(notitie_id=kuipers, soort=StukjeSoort.VRAAG, tekst="meer"),
    ):
        with pytest.raises(Regelfout, match="al een melding"):
            werk.doe(opdracht_)


def test_dezelfde_opdracht_nog_eens_maakt_geen_tweede_melding(werk, kuipers):
    opdracht_ = MaakMeldingVanNotitie(notitie_id=kuipers)
    werk.doe(opdracht_)
    assert werk.doe(opdracht_).rijen == frozenset()


def test_een_adres_zonder_persoon_wordt_de_titel(werk, notitie):
    _markeer(werk, notitie, StukjeSoort.ADRES, "Zandveldseweg 12")
    id_ = werk.doe(MaakMeldingVanNotitie(notitie_id=notitie)).resultaat
    blad = werk.vraag(MeldingOpenen(id=id_))
    assert (blad.titel, blad.betrokkenen) == ("Zandveldseweg 12", ())


def _weg(werk, notitie):
    assert not werk.rijen(select(telefoonnotitie).where(telefoonnotitie.c.id == notitie))
    assert not werk.rijen(select(notitie_stukje))
    assert not werk.rijen(select(spoedcontact))
    assert not werk.rijen(select(inzage).where(inzage.c.dossier_id == notitie))
    genoemd = {rij.rij_id for rij in werk.rijen(select(opdracht))}
    assert notitie not in genoemd
    with pytest.raises(NietGevonden):
        werk.vraag(NotitieLezen(id=notitie))


@pytest.mark.eis("E049")
def test_een_advies_wordt_geteld_zonder_namen(werk, kuipers):
    werk.doe(
        MaakAdvies(
            notitie_id=kuipers,
            datum=date(2026, 3, 6),
            soort_vrager=SoortVrager.SCHOOL,
            leefgebied=Leefgebied.SCHOLING,
        )
    )
    (rij,) = werk.rijen(select(advies))
    assert (rij.datum, rij.soort_vrager, rij.leefgebied) == (
        date(2026, 3, 6),
        "school",
        "scholing",
    )
    _weg(werk, kuipers)


def _tel_advies(werk, datum, soort=SoortVrager.SCHOOL, gebied=None):
    notitie = nieuw_id()
    werk.doe(BeginNotitie(id=notitie))
    werk.doe(MaakAdvies(notitie_id=notitie, datum=datum, soort_vrager=soort, leefgebied=gebied))


@pytest.mark.eis("E049")
def test_wat_geteld_is_staat_er_per_jaar_per_vrager_en_per_leefgebied(werk):
    assert werk.vraag(AdviesLezen()) == AdviesBlad(jaar=2026, jaren=(), totaal=0)
    _tel_advies(werk, date(2024, 12, 31), SoortVrager.POLITIE)
    _tel_advies(werk, date(2026, 1, 1), gebied=Leefgebied.FINANCIEN)
    _tel_advies(werk, date(2026, 3, 6), gebied=Leefgebied.GEZIN)
    _tel_advies(werk, date(2026, 3, 6), SoortVrager.INWONER, Leefgebied.FINANCIEN)
    _tel_advies(werk, date(2026, 3, 6), SoortVrager.INWONER)
    blad = werk.vraag(AdviesLezen())
    assert (blad.jaar, blad.jaren, blad.totaal) == (2026, (2026, 2025, 2024), 4)
    assert [(een.soort, een.aantal) for een in blad.vragers] == [("inwoner", 2), ("school", 2)]
    assert [(een.soort, een.aantal) for een in blad.leefgebieden] == [
        ("gezin", 1),
        ("financiën", 2),
        ("geen of meer dan een", 1),
    ]
    toen = werk.vraag(AdviesLezen(jaar=2024))
    assert (toen.totaal, [een.soort for een in toen.vragers]) == (1, ["politie"])
    assert werk.vraag(AdviesLezen(jaar=2025)).totaal == 0


@pytest.mark.eis("E049")
def test_wat_in_de_tabel_niet_op_de_lijst_staat_komt_niet_op_het_scherm(werk):
    vreemd = {"soort_vrager": "mevrouw Tjin", "leefgebied": "rollator"}
    werk.schrijf(advies.insert().values(id=nieuw_id(), datum=date(2026, 3, 6), **vreemd))
    blad = werk.vraag(AdviesLezen())
    assert [een.soort for een in blad.vragers] == ["niet bekend"]
    assert [een.soort for een in blad.leefgebieden] == ["geen of meer dan een"]


@pytest.mark.eis("E049", "E119")
def test_de_functioneel_beheerder_leest_geen_adviezen(werk):
    with pytest.raises(GeenBevoegdheid):
        werk.als(BEHEER).vraag(AdviesLezen())


def test_een_advies_van_morgen_wordt_geweigerd_en_de_notitie_blijft(werk, kuipers):
    with pytest.raises(Regelfout, match="moet nog komen"):
        werk.doe(
            MaakAdvies(notitie_id=kuipers, datum=date(2026, 3, 7), soort_vrager=SoortVrager.SCHOOL)
        )
    assert werk.vraag(NotitieLezen(id=kuipers)).stukjes


def test_een_weggegooide_notitie_is_weg_en_het_register_kent_haar_niet_meer(werk, kuipers):
    werk.vraag(NotitieLezen(id=kuipers))
    changes = werk.doe(GooiNotitieWeg(notitie_id=kuipers))
    assert changes.terug is None
    _weg(werk, kuipers)


def test_een_gesprek_bij_een_casus_wordt_daar_een_contact(werk, kuipers):
    casus_id = nieuw_id()
    werk.schrijf(casus.insert().values(id=casus_id, nummer="2026-001", geopend_op=date(2026, 1, 2)))
    werk.doe(VoegBijCasus(notitie_id=kuipers, casus_id=casus_id))
    rijen = werk.rijen(select(feit).where(feit.c.casus_id == casus_id).order_by(feit.c.volgnr))
    assert [rij.soort for rij in rijen] == ["contact", "spoedcontact"]
    assert rijen[0].tekst == "het hele verhaal"
    assert rijen[0].wie == "Sanne de Wit, Jutphaas Wonen, 030 1234567"
    _weg(werk, kuipers)


def test_bij_een_casus_die_weg_is_blijft_de_notitie(werk, kuipers):
    with pytest.raises(NietGevonden, match="casus"):
        werk.doe(VoegBijCasus(notitie_id=kuipers, casus_id=nieuw_id()))
    assert werk.vraag(NotitieLezen(id=kuipers)).tekst == "het hele verhaal"


@pytest.mark.eis("E048")
def test_spoed_bij_een_melding_is_meteen_een_feit(werk, notitie):
    melding_id = werk.doe(MaakMeldingVanNotitie(notitie_id=notitie)).resultaat
    werk.later(minutes=3).doe(BelSpoed(melding_id=melding_id, dienst="Politie", nummer="0900"))
    blad = werk.vraag(MeldingOpenen(id=melding_id))
    (gebeld,) = [een for een in blad.feiten if een.soort is FeitSoort.SPOEDCONTACT]
    assert gebeld.moment == datetime(2026, 3, 6, 9, 3, tzinfo=UTC)
    assert gebeld.naam == "Politie"
    assert blad.spoed
