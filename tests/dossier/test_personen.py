"""Betrokkenen, waar zij wonen, hoe zij bij elkaar horen, en wie er al bekend is."""

from datetime import date

import pytest
from sqlalchemy import select

from cmpg_desktop.berichten.fouten import GeenBevoegdheid, NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import MeldingOpenen, SchrijfProblematiek
from cmpg_desktop.berichten.personen import (
    VoegAdresToe,
    VoegBetrokkeneToe,
    VoegGezagToe,
    VoegRelatieToe,
    ZoekBekende,
)
from cmpg_desktop.berichten.velden import (
    HerstelRij,
    RijSoort,
    Veld,
    VerwijderRij,
    WijzigVeld,
)
from cmpg_desktop.berichten.zoeken import Zoek
from cmpg_desktop.database.tabellen.meldingen import betrokkene
from cmpg_desktop.database.tabellen.personen import persoon, relatie
from cmpg_desktop.database.tabellen.zoeken import zoekingang
from cmpg_desktop.werkproces.adressen import Adres
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from tests.dossier.conftest import BEHEER, BERT
from tests.dossier.hulp import (
    getelde_rondes,
    maak_casus,
    maak_melding,
    maak_partner,
    voeg_toe,
    woont,
)

ADRES = "Nedereindseweg 301, 3438 AB Nieuwegein"


@pytest.fixture
def gezin(werk):
    """Geef een melding met moeder en zoon: (melding, moeder, zoon)."""
    ref = maak_melding(werk)
    _, moeder = voeg_toe(werk, ref, "mevrouw Chantal Kuipers", geboorte_tekst="14-06-1987")
    _, zoon = voeg_toe(werk, ref, "Jayden Kuipers", geboorte_tekst="15 jaar", rol="zoon")
    return ref, moeder, zoon


def _mensen(werk, ref):
    return werk.vraag(MeldingOpenen(id=ref)).betrokkenen


@pytest.mark.eis("E115")
def test_iedereen_die_genoemd_is_wordt_betrokkene_in_volgorde(werk, gezin):
    ref, _, _ = gezin
    voeg_toe(werk, ref, rol="vader", woont_in="onbekend")
    mensen = _mensen(werk, ref)
    assert [een.persoon.weergavenaam for een in mensen] == [
        "Chantal Kuipers",
        "Jayden Kuipers",
        "naam onbekend",
    ]
    assert [een.volgorde for een in mensen] == [1, 2, 3]
    jayden = mensen[1]
    assert (jayden.rol, jayden.persoon.geboorte_tekst) == ("zoon", "15 jaar")
    assert jayden.persoon.geboorte.leeftijd(date(2026, 3, 6)) == (15, 15)
    assert werk.vraag(MeldingOpenen(id=ref)).kop == "Gezin Kuipers"


def test_toevoegen_kost_een_keer_lezen_en_een_keer_schrijven(werk, gezin, monkeypatch):
    with getelde_rondes(monkeypatch) as rondes:
        voeg_toe(werk, gezin[0], "Fenna Vermeer")
    assert rondes == ["lees", "_commit"]


def test_wie_nergens_aan_te_herkennen_is_wordt_geweigerd(werk):
    ref = maak_melding(werk)
    with pytest.raises(Regelfout, match="herkent"):
        voeg_toe(werk, ref)
    assert werk.rijen(select(persoon)) == []


@pytest.mark.parametrize("tekst", ["07-03-2026", "morgen", "200 jaar"])
def test_een_onmogelijke_geboorte_wordt_geweigerd_bij_het_veld(werk, tekst):
    with pytest.raises(Regelfout) as fout:
        voeg_toe(werk, maak_melding(werk), "Jayden", geboorte_tekst=tekst)
    assert fout.value.veld == Veld.PERSOON_GEBOORTE.value


def test_twee_mensen_met_dezelfde_naam_zijn_twee_mensen(werk):
    ref = maak_melding(werk)
    een, ander = voeg_toe(werk, ref, "Jan de Vries"), voeg_toe(werk, ref, "Jan de Vries")
    assert een[1] != ander[1]
    assert len(werk.vraag(Zoek(tekst="jan de vries"))) == 3  # twee personen en hun melding


def test_een_bekende_persoon_staat_maar_een_keer_in_een_melding(werk, gezin):
    ref, moeder, _ = gezin
    with pytest.raises(Regelfout, match="staat al bij deze melding"):
        werk.doe(VoegBetrokkeneToe(melding_id=ref, persoon_id=moeder))
    ander = maak_melding(werk)
    werk.doe(VoegBetrokkeneToe(melding_id=ander, persoon_id=moeder))
    (zelfde,) = _mensen(werk, ander)
    assert zelfde.persoon.id == moeder


def test_een_persoon_die_er_niet_is_wordt_geweigerd(werk, gezin):
    with pytest.raises(NietGevonden):
        werk.doe(VoegBetrokkeneToe(melding_id=gezin[0], persoon_id=nieuw_id()))
    with pytest.raises(NietGevonden):
        woont(werk, nieuw_id(), ADRES)
    with pytest.raises(NietGevonden):
        werk.doe(VoegBetrokkeneToe(melding_id=nieuw_id(), rol="moeder"))


@pytest.mark.eis("E119")
def test_een_beheerder_wijzigt_geen_personen(werk, gezin):
    ref, moeder, zoon = gezin
    beheer = werk.als(BEHEER)
    for opdracht in (
        VoegBetrokkeneToe(melding_id=ref, rol="vader"),
        VoegAdresToe(persoon_id=moeder, adres=Adres(straat="Dorpsstraat")),
        VoegRelatieToe(van_persoon_id=moeder, naar_persoon_id=zoon, soort="ouder"),
        VerwijderRij(soort=RijSoort.BETROKKENE, id=nieuw_id()),
    ):
        with pytest.raises(GeenBevoegdheid):
            beheer.doe(opdracht)


@pytest.mark.eis("E070")
def test_wie_elders_bekend_is_zegt_alleen_dat_en_bij_wie(werk, gezin):
    ref, moeder, _ = gezin
    werk.doe(WijzigVeld(veld=Veld.MELDING_BEHANDELAAR, id=ref, oud=None, nieuw=BERT))
    werk.doe(SchrijfProblematiek(melding_id=ref, leefgebied=Leefgebied.WERK, tekst="Is ontslagen."))
    maak_casus(werk, "2022-014", moeder, gesloten_op=date(2022, 11, 14), casusregisseur_id=BERT)
    (bekend,) = werk.vraag(ZoekBekende(tekst="chan"))
    assert (bekend.persoon_id, bekend.naam, bekend.dossiers) == (moeder, "Chantal Kuipers", 2)
    assert bekend.toelichting == "bekend bij Bert de Boer"
    ander = maak_melding(werk)
    werk.doe(VoegBetrokkeneToe(melding_id=ander, persoon_id=moeder))
    (zelfde,) = _mensen(werk, ander)
    assert zelfde.elders == (
        "casus 2022-014, afgesloten op 14 november 2022, bij Bert de Boer",
        "een melding, bij Bert de Boer",
    )


@pytest.mark.eis("E070")
def test_een_bekend_adres_wordt_gemeld_zonder_wie_er_woont(werk, gezin):
    _, moeder, zoon = gezin
    woont(werk, moeder, ADRES)
    woont(werk, zoon, ADRES)
    (bekend,) = werk.vraag(ZoekBekende(tekst="nedereinds", adres=True))
    assert (bekend.persoon_id, bekend.dossiers) == (None, 1)
    assert bekend.naam == "Nedereindseweg 301, 3438 AB Nieuwegein"
    assert bekend.toelichting == "bekend bij het regieteam"


@pytest.mark.eis("E070")
def test_twee_van_een_naam_zijn_aan_hun_geboortejaar_te_onderscheiden(werk, gezin):
    ref, _, _ = gezin
    voeg_toe(werk, maak_melding(werk), "Chantal Kuipers", geboorte_tekst="12-01-1990")
    voeg_toe(werk, maak_melding(werk), "Chantal Kuipers")
    voeg_toe(werk, maak_melding(werk), "Chantal Kuiper", geboorte_tekst="12-01-1992")
    werk.doe(WijzigVeld(veld=Veld.MELDING_BEHANDELAAR, id=ref, oud=None, nieuw=BERT))

    bekend = werk.vraag(ZoekBekende(tekst="Chantal Kui"))

    assert sorted((een.naam, een.toelichting) for een in bekend) == [
        ("Chantal Kuiper", "bekend bij het regieteam"),
        ("Chantal Kuipers", "bekend bij Bert de Boer, geboren in 1987"),
        ("Chantal Kuipers", "bekend bij het regieteam"),
        ("Chantal Kuipers", "bekend bij het regieteam, geboren in 1990"),
    ]


def test_een_adres_wordt_genormaliseerd_en_gevonden(werk, gezin):
    _, moeder, _ = gezin
    adres = Adres(straat="Dorpsstraat", huisnummer="1", postcode="3431cd", woonplaats="Utrecht")
    gedaan = werk.doe(VoegAdresToe(persoon_id=moeder, adres=adres))
    assert gezin[0] in gedaan.dossiers
    (mens, *_) = _mensen(werk, gezin[0])
    assert mens.persoon.adressen[0].adres.postcode == "3431 CD"
    assert [een.soort for een in werk.vraag(Zoek(tekst="3431cd"))] == ["adres"]
    werk.doe(gedaan.terug)
    assert werk.vraag(Zoek(tekst="3431cd")) == ()


@pytest.mark.parametrize(
    ("adres", "veld"),
    [
        (Adres(), Veld.ADRES_STRAAT),
        (Adres(straat="Dorpsstraat", huisnummer="1a"), Veld.ADRES_HUISNUMMER),
        (Adres(straat="Dorpsstraat", postcode="12"), Veld.ADRES_POSTCODE),
    ],
)
def test_een_onmogelijk_adres_wordt_geweigerd_bij_het_veld(werk, gezin, adres, veld):
    with pytest.raises(Regelfout) as fout:
        werk.doe(VoegAdresToe(persoon_id=gezin[1], adres=adres))
    assert fout.value.veld == veld.value


def test_een_postcode_veld_bewaart_de_vaste_vorm(werk, gezin):
    ref = woont(werk, gezin[1], ADRES)
    gedaan = werk.doe(WijzigVeld(veld=Veld.ADRES_POSTCODE, id=ref, oud="3438 AB", nieuw="3438ac"))
    assert gedaan.terug.oud == "3438 AC"
    assert gezin[0] in gedaan.dossiers
    werk.doe(gedaan.terug)
    (mens, *_) = _mensen(werk, gezin[0])
    assert mens.persoon.adressen[0].adres.postcode == "3438 AB"


def _verwant(werk, van, naar, soort="ouder"):
    return werk.doe(VoegRelatieToe(van_persoon_id=van, naar_persoon_id=naar, soort=soort))


def test_een_relatie_staat_een_keer_en_leest_van_beide_kanten(werk, gezin):
    ref, moeder, zoon = gezin
    _verwant(werk, moeder, zoon)
    assert len(werk.rijen(select(relatie))) == 1
    van_moeder, van_zoon = (een.persoon.relaties[0] for een in _mensen(werk, ref))
    assert (van_moeder.weergave, van_moeder.ander_id) == ("moeder van Jayden Kuipers", zoon)
    assert (van_zoon.weergave, van_zoon.omgekeerd) == ("kind van Chantal Kuipers", True)


@pytest.mark.parametrize("soort", ["ouder", "broer_zus"])
def test_een_relatie_dubbel_andersom_of_met_zichzelf_wordt_geweigerd(werk, gezin, soort):
    _, moeder, zoon = gezin
    _verwant(werk, moeder, zoon, soort)
    for van, naar in ((moeder, zoon), (zoon, moeder)):
        with pytest.raises(Regelfout, match="staat al een relatie"):
            _verwant(werk, van, naar, soort)
    with pytest.raises(Regelfout, match="zichzelf"):
        _verwant(werk, moeder, moeder, soort)


def test_een_onbekende_soort_relatie_wordt_geweigerd(werk, gezin):
    with pytest.raises(Regelfout, match="mogelijkheden"):
        _verwant(werk, gezin[1], gezin[2], "buurman")


def test_gezag_is_van_een_persoon_of_van_een_organisatie(werk, gezin):
    ref, moeder, zoon = gezin
    gi = maak_partner(werk, "Samen Veilig", soort="gecertificeerde_instelling")
    werk.doe(
        VoegGezagToe(
            over_persoon_id=zoon,
            houder_persoon_id=moeder,
            soort="ouderlijk_gezag",
            bron="gezagsregister",
            nagekeken_op=date(2026, 3, 5),
        )
    )
    werk.doe(VoegGezagToe(over_persoon_id=zoon, houder_organisatie_id=gi, soort="voogdij"))
    gezag = _mensen(werk, ref)[1].persoon.gezag
    assert [(een.soort, een.houder, een.over) for een in gezag] == [
        ("ouderlijk_gezag", "Chantal Kuipers", "Jayden Kuipers"),
        ("voogdij", "Samen Veilig", "Jayden Kuipers"),
    ]
    assert gezag[0].bron == "gezagsregister"


def test_beide_ouders_en_twee_organisaties_kunnen_gezag_hebben_en_ieder_een_keer(werk, gezin):
    ref, moeder, zoon = gezin
    _, vader = voeg_toe(werk, ref, "Ronald Kuipers", rol="vader")
    houders = [
        {"houder_persoon_id": moeder},
        {"houder_persoon_id": vader},
        {"houder_organisatie_id": maak_partner(werk, "Samen Veilig")},
        {"houder_organisatie_id": maak_partner(werk, "William Schrikker")},
    ]
    for houder in houders:
        werk.doe(VoegGezagToe(over_persoon_id=zoon, soort="ouderlijk_gezag", **houder))
    for houder in houders:
        with pytest.raises(Regelfout, match="staat er al"):
            werk.doe(VoegGezagToe(over_persoon_id=zoon, soort="ouderlijk_gezag", **houder))


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({}, "persoon of een organisatie"),
        ({"zelf": True}, "zichzelf"),
        ({"moeder": True, "nagekeken_op": date(2026, 3, 7)}, "moet nog komen"),
        ({"moeder": True, "soort": "baas"}, "mogelijkheden"),
    ],
)
def test_onmogelijk_gezag_wordt_geweigerd(werk, gezin, velden, tekst):
    _, moeder, zoon = gezin
    over = {"soort": "voogdij", **velden}
    houder = zoon if over.pop("zelf", False) else None
    houder = moeder if over.pop("moeder", False) else houder
    with pytest.raises(Regelfout, match=tekst):
        werk.doe(VoegGezagToe(over_persoon_id=zoon, houder_persoon_id=houder, **over))


def test_een_persoon_gaat_mee_met_zijn_laatste_betrokkene_en_komt_ermee_terug(werk):
    ref, ander = maak_melding(werk), maak_melding(werk)
    eerste, mens = voeg_toe(werk, ref, "Ronald Kuipers")
    tweede, _ = voeg_toe(werk, ander, persoon_id=mens)
    woont(werk, mens, ADRES)

    def te_vinden():
        return {een.soort for een in werk.vraag(Zoek(tekst="ronald"))} | {
            een.soort for een in werk.vraag(Zoek(tekst="nedereind"))
        }

    werk.doe(VerwijderRij(soort=RijSoort.BETROKKENE, id=eerste))
    assert te_vinden() == {"persoon", "adres", "melding"}
    gedaan = werk.doe(VerwijderRij(soort=RijSoort.BETROKKENE, id=tweede))
    assert te_vinden() == set()
    assert werk.rijen(select(zoekingang)) == []
    assert werk.rijen(select(persoon.c.verwijderd_op))[0].verwijderd_op is not None
    terug = werk.doe(gedaan.terug)
    assert te_vinden() == {"persoon", "adres", "melding"}
    assert [een.id for een in _mensen(werk, ander)] == [tweede]
    werk.doe(terug.terug)
    assert te_vinden() == set()


def test_weghalen_wat_al_weg_is_verandert_niets(werk, gezin):
    (eerste, *_) = _mensen(werk, gezin[0])
    opdracht = {"soort": RijSoort.BETROKKENE, "id": eerste.id}
    assert werk.doe(VerwijderRij(**opdracht)).wat == "Betrokkene weggehaald"
    assert not werk.doe(VerwijderRij(**opdracht)).rijen
    assert werk.doe(HerstelRij(**opdracht)).wat == "Betrokkene teruggezet"
    assert not werk.doe(HerstelRij(**opdracht)).rijen
    assert all(rij.verwijderd_op is None for rij in werk.rijen(select(betrokkene)))


def test_een_veld_van_wie_weg_is_kan_niet_meer(werk, gezin):
    (eerste, *_) = _mensen(werk, gezin[0])
    werk.doe(VerwijderRij(soort=RijSoort.BETROKKENE, id=eerste.id))
    with pytest.raises(NietGevonden, match="er niet, of niet meer"):
        werk.doe(WijzigVeld(veld=Veld.BETROKKENE_ROL, id=eerste.id, oud="", nieuw="moeder"))


def test_een_organisatie_gaat_uit_het_zoeken_en_komt_terug(werk):
    ref = maak_partner(werk, "Vitras", soort="welzijn")
    werk.doe(WijzigVeld(veld=Veld.ORGANISATIE_NAAM, id=ref, oud="Vitras", nieuw="Santé Vitras"))
    assert len(werk.vraag(Zoek(tekst="sante"))) == 1
    gedaan = werk.doe(VerwijderRij(soort=RijSoort.ORGANISATIE, id=ref))
    assert werk.vraag(Zoek(tekst="sante")) == ()
    werk.doe(gedaan.terug)
    assert len(werk.vraag(Zoek(tekst="sante"))) == 1


@pytest.mark.parametrize(
    "naam", ["{{ 7*7 }}", "<w:p/>", "O'Hara & Zn.", "Żółć 😀", "x" * 200, "100%_'; DROP TABLE--"]
)
def test_een_vreemde_naam_blijft_zoals_hij_is(werk, naam):
    ref = maak_melding(werk)
    _, mens = voeg_toe(werk, ref, "Jan")
    werk.doe(WijzigVeld(veld=Veld.PERSOON_GESLACHTSNAAM, id=mens, oud="", nieuw=naam))
    (een,) = _mensen(werk, ref)
    assert een.persoon.naam.geslachtsnaam == naam
    assert werk.vraag(Zoek(tekst=naam))[0].titel == f"Jan {naam}"
