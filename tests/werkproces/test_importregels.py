"""De regels van het overnemen: kolommen, waarden, en wat er van elke rij wordt."""

import uuid
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmpg_desktop.werkproces.geboorte import parse_geboorte
from cmpg_desktop.werkproces.importoordeel import (
    BekendeCasus,
    ImportBekend,
    beoordeel,
    merkteken,
    tellingen,
)
from cmpg_desktop.werkproces.importregels import ImportPersoon, ImportUitkomst, lees_rij
from cmpg_desktop.werkproces.importvelden import (
    ACHTERGROND_REDEN,
    BSN_REDEN,
    ImportRij,
    ImportTabel,
    ImportVeld,
    bevat_bsn,
    toewijzing_fouten,
    voorstel_kolommen,
)
from cmpg_desktop.werkproces.namen import splits_naam

VANDAAG = date(2026, 3, 6)
V = ImportVeld
BERT, MARLOES, ANDER = uuid.UUID(int=2), uuid.UUID(int=1), uuid.UUID(int=3)
TEAM = ((BERT, "Bert de Boer"), (MARLOES, "Marloes Hendriks"), (ANDER, "Bert van Dam"))


def lees(nummer=2, **cellen):
    """Lees een rij waarvan elk genoemd veld een kolom is."""
    cellen = {"casusnummer": "2026-001", "geopend_op": "1-2-2026", **cellen}
    velden = [V(naam) for naam in cellen]
    koppen = tuple(veld.value.capitalize() for veld in velden)
    rij = ImportRij(nummer=nummer, cellen=tuple(cellen.values()))
    return lees_rij(rij, koppen, dict(enumerate(velden)), VANDAAG)


def oordeel(*regels, bekend=None, **meer):
    return beoordeel(regels, bekend or ImportBekend(regisseurs=TEAM), {}, **meer)


def zinnen(regel):
    return [fout.zin for fout in regel.fouten]


# --- kolommen --------------------------------------------------------------------------------


def tabel(*koppen, rijen=()):
    return ImportTabel(
        koppen=koppen,
        rijen=tuple(ImportRij(nummer=n, cellen=tuple(rij)) for n, rij in enumerate(rijen, 2)),
    )


@pytest.mark.parametrize(
    ("kop", "veld"),
    [
        ("CasusNr.", V.CASUSNUMMER),
        ("Nr. casus", V.CASUSNUMMER),
        ("Geboorte-datum", None),
        ("Geboortedatum", V.GEBOORTE),
        ("Tussenvoegsel(s)", None),
        ("Tussenvoegsel", V.VOORVOEGSEL),
        ("GGA / PGA", V.AANPAK),
        ("Geopend  op", V.GEOPEND_OP),
        ("Opmerkingen", None),
    ],
)
def test_een_kolom_krijgt_een_voorstel_naar_haar_naam(kop, veld):
    assert voorstel_kolommen(tabel(kop))[0].voorstel is veld


def test_elk_veld_wordt_een_keer_voorgesteld_en_er_staan_drie_voorbeelden_bij():
    eerste, tweede = voorstel_kolommen(
        tabel("Casus", "Nummer", rijen=[["a", "1"], ["a"], ["b", ""], ["c"], ["d"]])
    )
    assert (eerste.voorstel, tweede.voorstel) == (V.CASUSNUMMER, None)
    assert (eerste.voorbeelden, tweede.voorbeelden) == (("a", "b", "c"), ("1",))


@pytest.mark.eis("E006")
@pytest.mark.parametrize(
    "kop",
    ["Nationaliteit", "geloof", "Etnische achtergrond", "land van geboorte", "RAS", "kerk_lid"],
)
def test_een_kolom_over_iemands_achtergrond_gaat_nergens_heen_en_toont_niets(kop):
    (kolom,) = voorstel_kolommen(tabel(kop, rijen=[["iets"]]))
    assert (kolom.weigering, kolom.voorbeelden) == (ACHTERGROND_REDEN, ())


def test_een_kolom_met_burgerservicenummers_gaat_nergens_heen_hoe_zij_ook_heet():
    kolommen = voorstel_kolommen(
        tabel("BSN cliënt", "Nummer", "Telefoon", rijen=[["x", "123456782", "0612345678"]] * 3)
    )
    assert [bool(kolom.weigering) for kolom in kolommen] == [True, True, False]
    assert kolommen[1].weigering == BSN_REDEN
    assert kolommen[1].voorbeelden == ()


@pytest.mark.parametrize(
    ("tekst", "wel"),
    [
        ("123456782", True),
        ("zoon 1234.56.782 thuis", True),
        ("111 222 333", True),
        ("123456782 1-1-1980", True),
        ("1234-56782", False),
        ("12-3456-782", False),
        ("123456789", False),
        ("000000000", False),
        ("0123456782", False),
        ("030-1234567 89", False),
        ("12-05-2014", False),
        ("2026-001", False),
    ],
)
def test_negen_cijfers_die_door_de_elfproef_komen(tekst, wel):
    assert bevat_bsn(tekst) is wel


def test_een_toewijzing_zegt_wat_er_nog_aan_mankeert():
    goed = {0: V.CASUSNUMMER, 1: V.GEOPEND_OP, 2: V.NAAM}
    assert toewijzing_fouten(goed) == ()
    assert "geopend op" in toewijzing_fouten({0: V.CASUSNUMMER})[0]
    assert "2 kolommen" in toewijzing_fouten({**goed, 3: V.NAAM})[0]
    assert "delen" in toewijzing_fouten({**goed, 3: V.ACHTERNAAM})[0]


# --- waarden ---------------------------------------------------------------------------------


def test_een_hele_rij_wordt_gelezen():
    regel = lees(
        titel="Gezin De Wit",
        aanpak="gezinsgerichte aanpak",
        regime="l-pga",
        zorgmijder="Ja",
        fase="3 MDO en plan",
        gesloten_op="2026-02-20 00:00:00",
        naam="Wit, Sanne de",
        geboorte="14 juni 1987",
        rol="moeder",
        adres="Merelstraat 12a",
        postcode="3438ab",
        woonplaats="Nieuwegein",
    )
    assert regel.fouten == ()
    casus, wie = regel.casus, regel.persoon
    assert (casus.aanpak, casus.regime, casus.fase) == ("GGA", "L-PGA", 3)
    assert casus.zorgmijder == "ja"
    assert (casus.geopend_op, casus.gesloten_op) == (date(2026, 2, 1), date(2026, 2, 20))
    assert (wie.naam.weergavenaam, wie.rol) == ("Sanne de Wit", "moeder")
    assert wie.geboorte.vroegst == wie.geboorte.laatst == date(1987, 6, 14)
    assert wie.adres.weergave == "Merelstraat 12 a, 3438 AB Nieuwegein"


def test_een_naam_in_delen_is_dezelfde_naam():
    heel = lees(naam="A. van den Berg").persoon
    delen = lees(voornamen="A.", voorvoegsel="van den", achternaam="Berg").persoon
    samen = lees(voornamen="A.", achternaam="van den Berg").persoon
    lijst = lees(voornamen="A.", achternaam="Berg, van den").persoon
    assert heel.naam == delen.naam == samen.naam == lijst.naam
    assert heel.naam.aanschrijfwijze == "A. van den Berg"


def test_een_getal_van_excel_is_een_datum_en_dat_staat_erbij():
    regel = lees(geopend_op="46054", geboorte="31942", naam="Jan Smit")
    assert regel.casus.geopend_op == date(2026, 2, 1)
    assert regel.persoon.geboorte.vroegst == date(1987, 6, 14)
    assert "46054 is gelezen als 01-02-2026." in regel.opmerkingen


@pytest.mark.parametrize(
    ("veld", "waarde", "woord"),
    [
        ("casusnummer", "", "ontbreekt"),
        ("geopend_op", "12-1", "hele datum"),
        ("geopend_op", "gisteren", "hele datum"),
        ("geopend_op", "3/25/2025", "bestaat"),
        ("geopend_op", "7-3-2026", "nog niet geweest"),
        ("gesloten_op", "1-1-2026", "voordat"),
        ("gesloten_op", "5-3-2021", "vijf jaar"),
        ("aanpak", "IPA", "GGA of PGA"),
        ("regime", "anders", "CMPG of L-PGA"),
        ("zorgmijder", "soms", "ja of nee"),
        ("fase", "6", "1 tot en met 5"),
        ("geboorte", "overmorgen", "geboortedatum"),
        ("geboorte", "1-1-2030", "na vandaag"),
        ("postcode", "3438", "postcode"),
        ("huisnummer", "geen", "huisnummer"),
        ("naam", "12 34", "geen naam"),
        ("naam", "Gezin de Wit", "geen persoon"),
        ("voorvoegsel", "van", "zonder achternaam"),
        ("rol", "#N/B", "fout van Excel"),
        ("rol", "zoon 123456782", "pas vanaf fase 2"),
        ("titel", "x" * 501, "te lang"),
    ],
)
def test_een_fout_noemt_de_kolom_en_de_reden(veld, waarde, woord):
    regel = lees(**{veld: waarde})
    assert regel.uitkomst is ImportUitkomst.FOUT
    assert any(z.startswith(veld.capitalize()) and woord in z for z in zinnen(regel)), zinnen(regel)


@pytest.mark.parametrize(
    "nummer", ["2026-001", "2026-123456", "CMPG 12/2025", "Zk.2024-7", "2026-á1", "7", "A" * 20]
)
def test_een_casusnummer_van_voor_het_programma_mag(nummer):
    assert lees(casusnummer=nummer).fouten == ()


@pytest.mark.parametrize(
    "nummer",
    [
        "=1+1",
        "+31",
        "@som",
        "-1",
        "2026_001",
        "2026-001;",
        "2026-" + "9" * 60,
        "A" * 21,
    ],
)
def test_wat_geen_casusnummer_is_blijft_achter_met_de_kolom(nummer):
    (fout,) = lees(casusnummer=nummer).fouten
    assert "hoogstens 20 tekens" in fout.reden


def test_een_casusnummer_dat_met_een_jaar_begint_is_geen_bsn():
    nummer = next(f"2025{n:05}" for n in range(99) if bevat_bsn(f"2025{n:05}"))
    assert lees(casusnummer=nummer).fouten == ()
    assert "bsn" in zinnen(lees(casusnummer="123456782"))[0]
    assert "bsn" in zinnen(lees(titel=nummer))[0]


def test_alle_fouten_van_een_rij_staan_er_in_een_keer():
    assert len(lees(casusnummer="", fase="x", aanpak="y").fouten) == 3


def test_een_adres_zonder_mens_en_een_rij_die_verschoven_is_zijn_fout():
    assert "niet van wie" in zinnen(lees(adres="Merelstraat 1"))[0]
    rij = ImportRij(nummer=2, cellen=("2026-1", "1-2-2026", "Jan", "over"))
    regel = lees_rij(rij, ("a", "b", "c"), {0: V.CASUSNUMMER, 1: V.GEOPEND_OP, 2: V.NAAM}, VANDAAG)
    assert "meer cellen" in zinnen(regel)[0]


def test_wie_geen_naam_heeft_komt_mee_maar_niet_ongezien():
    regel = lees(naam="", rol="opa", adres="Geheim")
    assert regel.uitkomst is not ImportUitkomst.FOUT
    assert regel.reden.startswith("Er staat geen naam bij")
    assert "naam" not in lees(naam="Jan Smit", rol="opa").reden


def test_een_geheim_of_onbekend_adres_wordt_geen_straat():
    regel = lees(naam="Jan Smit", adres="Geheim")
    assert regel.persoon.adres is None
    assert "vult u zelf in" in regel.opmerkingen[0]


@given(st.lists(st.text(max_size=30), min_size=len(V), max_size=len(V)))
def test_geen_enkele_rij_laat_het_lezen_struikelen(cellen):
    rij = ImportRij(nummer=2, cellen=tuple(cellen))
    toewijzing = dict(enumerate(V))
    regel = lees_rij(rij, tuple(veld.value for veld in V), toewijzing, VANDAAG)
    (uit,) = beoordeel([regel], ImportBekend(), {})
    assert bool(uit.fouten) == (uit.uitkomst is ImportUitkomst.FOUT)
    assert uit.fouten or uit.casus.geopend_op


# --- wat er van een rij wordt ----------------------------------------------------------------


def test_meer_rijen_met_een_nummer_zijn_meer_mensen_van_een_casus():
    uit = oordeel(
        lees(2, naam="Sanne de Wit", titel="Gezin De Wit"),
        lees(3, casusnummer="2026 - 001".replace(" - ", "-"), geopend_op="", naam="Jan de Wit"),
        lees(4, geopend_op="", naam="Jan de Wit"),
        lees(5, geopend_op="", naam=""),
    )
    assert [regel.uitkomst.value for regel in uit] == [
        *("nieuwe_casus", "extra_persoon", "al_bekend", "al_bekend"),
    ]
    assert uit[2].opmerkingen == ("Hetzelfde als rij 3.",)
    assert {regel.casus.titel for regel in uit} == {"Gezin De Wit"}


def test_wat_een_latere_rij_zegt_vult_de_eerste_aan_en_spreekt_die_niet_tegen():
    uit = oordeel(
        lees(2, naam="Sanne de Wit", casusregisseur="", titel=""),
        lees(3, naam="Jan de Wit", casusregisseur="marloes", titel="Gezin De Wit"),
        lees(4, naam="Kim de Wit", casusregisseur="Marloes Hendriks", titel="gezin de wit"),
        lees(5, naam="Bo de Wit", casusregisseur="Bert de Boer"),
    )
    assert [regel.uitkomst.value for regel in uit[:3]] == [
        *("nieuwe_casus", "extra_persoon", "extra_persoon"),
    ]
    assert (uit[0].casusregisseur_id, uit[0].casus.casusregisseur) == (MARLOES, "Marloes Hendriks")
    assert "rij 3" in zinnen(uit[3])[0]


def test_zonder_openingsdatum_begint_geen_casus():
    uit = oordeel(lees(2, geopend_op="", naam="A Smit"), lees(3, geopend_op="x", naam="B Smit"))
    assert [regel.uitkomst for regel in uit] == [ImportUitkomst.FOUT] * 2
    assert "geen goede rij" in zinnen(uit[0])[0]


def test_een_foute_eerste_rij_houdt_de_andere_mensen_niet_tegen():
    uit = oordeel(lees(2, naam="A Smit", fase="x"), lees(3, naam="B Smit"), lees(4, naam="C Smit"))
    assert [regel.uitkomst.value for regel in uit] == ["fout", "nieuwe_casus", "extra_persoon"]


@pytest.mark.parametrize(
    ("gezegd", "wie"),
    [("Bert de Boer", BERT), ("BERT DE BOER", BERT), ("de Boer, Bert", BERT), ("Marloes", MARLOES)],
)
def test_een_casusregisseur_wordt_gevonden_bij_naam(gezegd, wie):
    (regel,) = oordeel(lees(casusregisseur=gezegd))
    assert regel.casusregisseur_id == wie


@pytest.mark.parametrize(("gezegd", "woord"), [("Bert", "meer dan een"), ("Klaas", "account")])
def test_een_casusregisseur_die_er_niet_of_dubbel_is_wordt_niet_geraden(gezegd, woord):
    (regel,) = oordeel(lees(casusregisseur=gezegd))
    assert woord in zinnen(regel)[0]


def bestaand(gesloten_op=None, *mensen):
    casus = BekendeCasus(
        id=ANDER,
        titel="Gezin De Wit",
        gesloten_op=gesloten_op,
        mensen=tuple(
            ImportPersoon(naam=splits_naam(naam), geboorte=parse_geboorte(geboren, VANDAAG))
            for naam, geboren in mensen
        ),
    )
    return ImportBekend(casussen={"2026-001": casus})


def test_bij_een_casus_die_er_al_is_komt_alleen_bij_wie_er_nog_niet_in_staat():
    uit = oordeel(
        lees(2, naam="Sanne de Wit", geboorte="1987"),
        lees(3, naam="Sanne de Wit", geboorte="1950"),
        lees(4, naam="Jan de Wit", titel="Anders"),
        lees(5),
        bekend=bestaand(None, ("Sanne de Wit", "14-6-1987")),
    )
    assert [regel.uitkomst.value for regel in uit] == [
        *("al_bekend", "extra_persoon", "fout", "al_bekend"),
    ]
    assert uit[1].casus_id == ANDER
    # Een verkeerd nummer zou iemand in het dossier van een ander gezin zetten.
    assert "Klopt het nummer?" in zinnen(uit[2])[0]


def test_bij_een_afgesloten_casus_komt_niemand_meer():
    (regel,) = oordeel(lees(naam="Jan de Wit"), bekend=bestaand(date(2025, 5, 1)))
    assert "afgesloten" in zinnen(regel)[0]


def test_alleen_wie_precies_dezelfde_naam_en_geboortedag_heeft_is_dezelfde_persoon():
    sleutel = lees(naam="Sanne de Wit").persoon.naamsleutel
    bekend = ImportBekend(
        personen={
            (sleutel, date(1987, 6, 14)): (ANDER,),
            (sleutel, date(1950, 1, 1)): (BERT, ANDER),
        },
        namen=frozenset({sleutel}),
    )

    def een(geboorte, **meer):
        (regel,) = oordeel(lees(naam="Sanne de Wit", geboorte=geboorte), bekend=bekend, **meer)
        return regel.persoon_id, " ".join(regel.opmerkingen)

    wie, waarom = een("14-6-1987")
    assert wie == ANDER
    assert "Al bekend" in waarom
    for geboorte, woord in (
        ("1987", "Kijk na"),
        ("", "Kijk na"),
        ("15-6-1987", "andere geboortedatum"),
        ("1-1-1950", "meer met deze naam"),
    ):
        wie, waarom = een(geboorte)
        assert wie is None
        assert woord in waarom
    wie, waarom = een("14-6-1987", zelfde_persoon=False)
    assert wie is None
    assert "op uw verzoek" in waarom


def test_iemand_in_twee_casussen_van_de_lijst_is_een_keer_dezelfde():
    uit = oordeel(
        lees(2, naam="Sanne de Wit", geboorte="14-6-1987"),
        lees(3, casusnummer="2026-002", naam="Sanne de Wit", geboorte="14-6-1987"),
    )
    assert "Dezelfde persoon als op rij 2." in uit[1].opmerkingen


def test_het_merkteken_verandert_als_er_iets_anders_zou_gebeuren():
    regels = [lees(2, naam="Sanne de Wit"), lees(3, naam="Jan de Wit")]
    een, zelfde = oordeel(*regels), oordeel(*regels)
    ander = oordeel(*regels, bekend=bestaand())
    assert merkteken(een) == merkteken(zelfde) != merkteken(ander)
    assert tellingen(een)[ImportUitkomst.NIEUWE_CASUS] == 1


def test_geen_naam_van_een_inwoner_in_wat_een_log_van_een_rij_zou_tonen():
    (regel,) = oordeel(lees(naam="Sanne de Wit", titel="Gezin De Wit", rol="Sanne"))
    assert "Sanne" not in repr(regel)
    assert "Wit" not in repr(regel)
    assert "Jansen" not in repr(lees(geboorte="Jansen").fouten)
