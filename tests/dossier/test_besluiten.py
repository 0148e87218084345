"""Twee mensen: een stelt voor, een ander beslist, en wat er dan met de melding gebeurt."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy import select

from cmpg_desktop.berichten.beoordelen import Besluit, GeefTerug, KiesUitkomst, StelVoor
from cmpg_desktop.berichten.casussen import CasusOpenen
from cmpg_desktop.berichten.fouten import Conflict, GeenBevoegdheid, NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import (
    CorrigeerOntvangst,
    Heropen,
    KoppelAanCasus,
    MeldingOpenen,
    Tijdlijn,
    VoegSamen,
)
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.berichten.zoeken import Zoek
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, feit, melding
from cmpg_desktop.database.tabellen.personen import persoon_adres
from cmpg_desktop.werkproces.beoordeling import Weging
from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.meldingregels import OntvangstWijze
from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.termijnen import TermijnSoort, TermijnStatus
from tests.dossier.beoordeling import (
    beantwoord,
    beslis,
    blad,
    kies,
    maak_medewerker,
    stel_voor,
    volle_melding,
    vul_in,
    zet,
)
from tests.dossier.conftest import BEHEER, BERT, LOTTE, MARLOES
from tests.dossier.hulp import (
    getelde_rondes,
    maak_casus,
    maak_feit,
    maak_melding,
    voeg_toe,
    woont,
)


def _soorten(werk, **waar):
    ((kolom, ref),) = waar.items()
    rijen = werk.rijen(select(feit.c.soort).where(feit.c[kolom] == ref).order_by(feit.c.volgnr))
    return [rij.soort for rij in rijen]


@pytest.mark.eis("E008", "E035", "E038", "E045")
def test_door_naar_fase_2_begint_een_casus_met_de_mensen_en_de_feiten(werk, monkeypatch):
    ref = volle_melding(werk, "Chantal Kuipers", "Jayden Kuipers")
    assert vul_in(werk, ref, Weging.FASE_2).ontbreekt == ()
    voorstel = stel_voor(werk, ref)
    with getelde_rondes(monkeypatch) as rondes:
        gedaan = beslis(werk, ref, voorstel, afwijkend="Liever wachten op school.")
    assert rondes == ["lees", "_commit"]
    gezien = werk.vraag(CasusOpenen(id=gedaan.resultaat))
    assert (gezien.nummer, gezien.casusregisseur) == ("2026-001", "Bert de Boer")
    assert [een.persoon.weergavenaam for een in gezien.betrokkenen] == [
        "Chantal Kuipers",
        "Jayden Kuipers",
    ]
    assert _soorten(werk, casus_id=gedaan.resultaat) == [
        "ontvangst",
        "besluit_fase_1",
        "gemaakt",
        "toegewezen",
        "eerste_vastlegging",
        "eerste_vastlegging",
    ]
    standen = {een.soort: een for een in gezien.termijnen}
    assert standen[TermijnSoort.MELDING_BEOORDELEN].status is TermijnStatus.GEHAALD
    assert standen[TermijnSoort.FASE_2].uiterlijk == date(2026, 3, 20)
    assert standen[TermijnSoort.BETROKKENE_INLICHTEN].uiterlijk == date(2026, 3, 6)
    open_ = werk.vraag(MeldingOpenen(id=ref))
    assert (open_.stand, open_.casus_id) == (Stand.CASUS, gedaan.resultaat)
    besluit = blad(werk, ref).nu.besluit
    assert (besluit.door, besluit.namens, besluit.afwijkend) == (
        "Marloes Hendriks",
        "",
        "Liever wachten op school.",
    )
    assert [een.open_id for een in werk.vraag(Zoek(tekst="2026-001"))] == [gedaan.resultaat]
    # Dezelfde persoon, een eigen rij: wat hier verandert, verandert de melding niet.
    hun = werk.rijen(select(betrokkene.c.persoon_id).where(betrokkene.c.casus_id.is_not(None)))
    onze = werk.rijen(select(betrokkene.c.persoon_id).where(betrokkene.c.melding_id == ref))
    assert {*hun} == {*onze}


@pytest.mark.eis("E009")
@pytest.mark.parametrize("aanpak", ["GGA", "PGA"])
@pytest.mark.parametrize(
    ("grond", "kenmerk", "eigen", "op_de_casus"),
    [
        # Wat bij de grond staat, hoeft bij het kenmerk niet nog een keer.
        ("grond_mijdt", "ja", "", ("ja", "Blijkt uit de melding.")),
        ("grond_mijdt", "ja", "Doet niet open.", ("ja", "Doet niet open.")),
        # Een zorgmijder kan ook op een andere grond een casus zijn, en andersom.
        ("grond_complex", "ja", "Doet niet open.", ("ja", "Doet niet open.")),
        ("grond_mijdt", "nee", "", ("nee", "")),
        ("grond_mijdt", "", "", ("", "")),
    ],
)
def test_de_casus_houdt_of_zij_zorgmijder_zijn_en_waaruit_dat_blijkt(
    werk, aanpak, grond, kenmerk, eigen, op_de_casus
):
    ref = volle_melding(werk)
    nu = vul_in(werk, ref, Weging.FASE_2).nu
    for punt in nu.punten:
        if punt.criterium.groep == "grond":
            beantwoord(werk, punt, "ja" if punt.criterium.code == grond else "nee")
    zet(werk, Veld.BEOORDELING_AANPAK, nu.id, "GGA", aanpak)
    zet(werk, Veld.BEOORDELING_ZORGMIJDER, nu.id, "", kenmerk)
    zet(werk, Veld.BEOORDELING_ZORGMIJDER_WAARUIT, nu.id, "", eigen)
    nieuw = beslis(werk, ref, stel_voor(werk, ref)).resultaat
    casusblad = werk.vraag(CasusOpenen(id=nieuw))
    assert (casusblad.zorgmijder, casusblad.zorgmijder_waaruit) == op_de_casus
    # Later kan het anders zijn; wat er is besloten, blijft te lezen zoals het was.
    zet(werk, Veld.CASUS_ZORGMIJDER, nieuw, kenmerk, "onbekend")
    assert werk.vraag(CasusOpenen(id=nieuw)).zorgmijder == "onbekend"
    assert blad(werk, ref).nu.zorgmijder == kenmerk


@pytest.mark.eis("E009")
def test_zorgmijder_zonder_waaruit_houdt_het_voorstel_tegen(werk):
    ref = volle_melding(werk)
    nu = vul_in(werk, ref, Weging.FASE_2).nu
    zet(werk, Veld.BEOORDELING_ZORGMIJDER, nu.id, "", "ja")
    assert [een.veld for een in blad(werk, ref).ontbreekt] == ["beoordeling.zorgmijder_waaruit"]
    with pytest.raises(Regelfout, match="Waaruit blijkt dat"):
        stel_voor(werk, ref)
    with pytest.raises(Regelfout, match="mogelijkheden"):
        zet(werk, Veld.BEOORDELING_ZORGMIJDER, nu.id, "ja", "misschien")


@pytest.mark.eis("E014", "E044")
def test_niemand_stelt_voor_en_beslist(werk):
    ref = volle_melding(werk)
    vul_in(werk, ref, Weging.FASE_2)
    voorstel = stel_voor(werk, ref, MARLOES)
    with pytest.raises(GeenBevoegdheid, match="beslist niet zelf"):
        beslis(werk, ref, voorstel)
    with pytest.raises(GeenBevoegdheid, match=r"de procesmanager \(Marloes Hendriks\)"):
        beslis(werk, ref, voorstel, BERT)
    assert werk.rijen(select(casus)) == []


@pytest.mark.eis("E014", "E119", "E120")
@pytest.mark.parametrize(("wie", "mag"), [(BERT, True), (LOTTE, False), (BEHEER, False)])
def test_alleen_een_casusregisseur_stelt_voor(werk, wie, mag):
    ref = volle_melding(werk)
    vul_in(werk, ref, Weging.FASE_2)
    if mag:
        stel_voor(werk, ref, wie)
        return
    with pytest.raises(GeenBevoegdheid):
        stel_voor(werk, ref, wie)
    assert not blad(werk, ref).nu.voorstel


@pytest.mark.eis("E014", "E119", "E120")
@pytest.mark.parametrize("rol", list(Rol))
def test_alleen_de_procesmanager_beslist(werk, rol):
    ref = volle_melding(werk)
    vul_in(werk, ref, Weging.GEEN_ZAAK)
    voorstel = stel_voor(werk, ref)
    wie = maak_medewerker(werk, "Nieuwe Collega", rol)
    if rol is Rol.PROCESMANAGER:
        beslis(werk, ref, voorstel, wie)
        return
    with pytest.raises(GeenBevoegdheid):
        beslis(werk, ref, voorstel, wie)
    assert blad(werk, ref).nu.besluit is None


@pytest.mark.eis("E035")
def test_wat_ontbreekt_houdt_het_voorstel_tegen_en_wijst_het_veld(werk):
    ref = maak_melding(werk)
    gezien = kies(werk, ref, Weging.FASE_2)
    codes = [een.code for een in gezien.ontbreekt]
    assert codes[:3] == ["personen", "vraag", "leefgebied"]
    assert {"ingeschreven", "grond", "voorwaarde", "aanpak", "motivering"} <= set(codes)
    assert {een.veld.partition(".")[0] for een in gezien.ontbreekt[3:]} == {
        "beoordeling",
        "beoordelingspunt",
    }
    with pytest.raises(Regelfout, match="Dit ontbreekt nog") as fout:
        stel_voor(werk, ref)
    assert fout.value.veld == "personen"


@pytest.mark.parametrize(
    ("weging", "stand", "regime"),
    [
        (Weging.GEEN_ZAAK, Stand.AFGEHANDELD, "CMPG"),
        (Weging.ELDERS, Stand.AFGEHANDELD, "CMPG"),
        (Weging.LOKALE_PGA, Stand.OVERGEDRAGEN, "L-PGA"),
        (Weging.WOONOVERLAST, Stand.OVERGEDRAGEN, "CMPG"),
    ],
)
@pytest.mark.eis("E038", "E040", "E042", "E045")
def test_een_andere_uitkomst_sluit_de_melding_zonder_casus(werk, weging, stand, regime):
    ref = volle_melding(werk)
    vul_in(werk, ref, weging)
    beslis(werk, ref, stel_voor(werk, ref))
    (rij,) = werk.rijen(select(melding))
    assert (rij.stand, rij.regime, rij.casus_id) == (stand.value, regime, None)
    assert werk.rijen(select(casus)) == []
    with pytest.raises(Regelfout, match="verandert niet meer"):
        zet(werk, Veld.MELDING_CONCRETE_VRAAG, ref, "Wie neemt de regie?", "Anders")
    with pytest.raises(Regelfout, match="heeft hierover op 6 maart 2026 besloten"):
        werk.doe(Heropen(id=ref, reden="Toch niet."))
    punt = blad(werk, ref).nu.punten[0]
    with pytest.raises(Regelfout):
        beantwoord(werk, punt, "nee", "Toch niet.")
    (besluit,) = werk.rijen(select(feit).where(feit.c.soort == "besluit_fase_1"))
    assert besluit.datum2 == (date(2026, 3, 20) if stand is Stand.OVERGEDRAGEN else None)
    assert weging.weergave in werk.vraag(Tijdlijn(dossier_id=ref))[0].zin


def test_hoort_bij_een_lopende_casus_gaat_mee_en_alleen_als_zij_loopt(werk):
    ref = volle_melding(werk)
    dicht = maak_casus(werk, "2022-014", gesloten_op=date(2022, 11, 14))
    loopt = maak_casus(werk, "2026-003")
    assert vul_in(werk, ref, Weging.LOPENDE_CASUS, casus=dicht).ontbreekt[0].code == "casus_id"
    zet(werk, Veld.BEOORDELING_CASUS, blad(werk, ref).nu.id, dicht, loopt)
    beslis(werk, ref, stel_voor(werk, ref))
    (rij,) = werk.rijen(select(melding))
    assert (rij.stand, rij.casus_id) == (Stand.BIJ_CASUS.value, loopt)
    assert _soorten(werk, casus_id=loopt) == ["melding_gekoppeld", "eerste_vastlegging"]
    assert _soorten(werk, melding_id=ref)[-2:] == ["besluit_fase_1", "gekoppeld"]


@pytest.mark.eis("E123")
@pytest.mark.parametrize("vooraf", [True, False])
def test_een_casus_op_een_eerdere_aanpak_zet_het_bewaren_daarvan_stil(werk, vooraf):
    ref = volle_melding(werk)
    oud = maak_casus(werk, "2022-014", gesloten_op=date(2022, 11, 14))
    if vooraf:
        werk.doe(KoppelAanCasus(id=ref, casus_id=oud))
    vul_in(werk, ref, Weging.FASE_2, casus=None if vooraf else oud)
    nieuw = beslis(werk, ref, stel_voor(werk, ref)).resultaat
    assert _soorten(werk, casus_id=oud) == ["melding_gekoppeld"]
    assert "eerdere_aanpak" in _soorten(werk, casus_id=nieuw)
    (rij,) = werk.rijen(select(casus.c.eerdere_casus_id).where(casus.c.id == nieuw))
    assert rij.eerdere_casus_id == oud


@pytest.mark.eis("E123")
def test_een_eerdere_casus_van_dezelfde_mensen_staat_erbij(werk):
    eerst = maak_melding(werk)
    _, kind = voeg_toe(werk, eerst, "Sem Dorresteijn")
    oud = maak_casus(werk, "2022-014", kind, titel="Gezin D", gesloten_op=date(2022, 11, 14))
    ref = maak_melding(werk)
    voeg_toe(werk, ref, persoon_id=kind)
    (keuze,) = blad(werk, ref).eerdere
    assert (keuze.id, keuze.toelichting) == (
        oud,
        "afgesloten op 14 november 2022 · 1 dezelfde persoon",
    )


def test_wat_er_voor_de_casus_was_verteld_hoeft_niet_nog_eens(werk):
    ref = volle_melding(werk)
    (mens,) = werk.rijen(select(betrokkene.c.id).where(betrokkene.c.melding_id == ref))
    maak_feit(
        werk,
        FeitSoort.INLICHTEN_UITGEZONDERD,
        date(2026, 3, 6),
        melding=ref,
        over_id=mens.id,
        datum2=date(2026, 3, 27),
        reden="veiligheid",
    )
    vul_in(werk, ref, Weging.FASE_2)
    nieuw = beslis(werk, ref, stel_voor(werk, ref)).resultaat
    standen = {een.soort: een for een in werk.vraag(CasusOpenen(id=nieuw)).termijnen}
    assert standen[TermijnSoort.BETROKKENE_INLICHTEN].status is TermijnStatus.VERVALLEN
    assert standen[TermijnSoort.UITZONDERING_WEGEN].uiterlijk == date(2026, 3, 27)


def test_een_casus_gaat_naar_een_casusregisseur(werk):
    ref = volle_melding(werk)
    vul_in(werk, ref, Weging.FASE_2)
    voorstel = stel_voor(werk, ref)
    assert [(een.naam, een.lopend) for een in blad(werk, ref).caseload] == [
        ("Bert de Boer", 0),
        ("Marloes Hendriks", 0),
    ]
    for wie in (None, LOTTE, BEHEER, nieuw_id()):
        with pytest.raises(Regelfout) as fout:
            beslis(werk, ref, voorstel, regisseur_id=wie)
        assert fout.value.veld == "besluit.regisseur_id"
    beslis(werk, ref, voorstel)
    assert [een.lopend for een in blad(werk, ref).caseload] == [1, 0]


def _mens(werk, ref):
    (rij,) = werk.rijen(
        select(
            betrokkene.c.persoon_id.label("id"),
            betrokkene.c.id.label("rij"),
            persoon_adres.c.id.label("adres"),
        )
        .outerjoin(persoon_adres, persoon_adres.c.persoon_id == betrokkene.c.persoon_id)
        .where(betrokkene.c.melding_id == ref)
    )
    return rij


@pytest.mark.parametrize(
    "verander",
    [
        lambda w, r: zet(w, Veld.MELDING_CONCRETE_VRAAG, r, "Wie neemt de regie?", "Anders"),
        lambda w, r: voeg_toe(w, r, "Nog Iemand"),
        lambda w, r: beantwoord(w, blad(w, r).nu.punten[0], "ja", "Nagekeken."),
        lambda w, r: zet(w, Veld.BEOORDELING_AANPAK, blad(w, r).nu.id, "GGA", "PGA"),
        lambda w, r: zet(w, Veld.BEOORDELING_ZORGMIJDER, blad(w, r).nu.id, "", "nee"),
        lambda w, r: zet(w, Veld.PERSOON_GESLACHTSNAAM, _mens(w, r).id, "Kuipers", "Jansen"),
        lambda w, r: zet(w, Veld.PERSOON_GEBOORTE, _mens(w, r).id, "", "2015"),
        lambda w, r: zet(w, Veld.ADRES_WOONPLAATS, _mens(w, r).adres, "Nieuwegein", "Utrecht"),
        lambda w, r: woont(w, _mens(w, r).id, "Dorpsstraat 1, 3431 AB Nieuwegein"),
        lambda w, r: zet(w, Veld.BETROKKENE_WEET, _mens(w, r).rij, "", "ja"),
        lambda w, r: w.doe(
            CorrigeerOntvangst(
                id=r,
                ontvangen_op=date(2026, 2, 27),
                wijze=OntvangstWijze.E_MAIL,
                reden="Zij lag in een andere map.",
            )
        ),
        lambda w, r: w.doe(VoegSamen(id=maak_melding(w), met_id=r, reden="Dubbel.")),
    ],
    ids=[
        "de vraag",
        "een persoon",
        "een punt",
        "de aanpak",
        "zorgmijder",
        "de naam",
        "de geboorte",
        "het adres",
        "een adres erbij",
        "weet ervan",
        "de ontvangst",
        "een melding erin",
    ],
)
def test_een_wijziging_na_het_voorstel_laat_het_vervallen(werk, verander):
    ref = volle_melding(werk)
    woont(werk, _mens(werk, ref).id, "Kauwenhof 6, 3435 ZZ Nieuwegein")
    vul_in(werk, ref, Weging.FASE_2)
    voorstel = stel_voor(werk, ref)
    verander(werk.als(LOTTE), ref)
    gezien = blad(werk, ref)
    assert (gezien.nu.voorstel.geldig, gezien.mag_besluiten) == (False, False)
    with pytest.raises(Regelfout, match=r"veranderd sinds het voorstel van Bert de Boer.*10\.00"):
        beslis(werk, ref, voorstel)
    assert werk.rijen(select(casus)) == []
    beslis(werk, ref, stel_voor(werk, ref))
    assert len(werk.rijen(select(casus))) == 1


def test_spoed_na_het_voorstel_houdt_niets_op(werk):
    ref = volle_melding(werk)
    vul_in(werk, ref, Weging.FASE_2)
    voorstel = stel_voor(werk, ref)
    zet(werk, Veld.MELDING_SPOED, ref, False, True)
    assert beslis(werk, ref, voorstel).resultaat


def test_teruggeven_vraagt_een_reden_en_daarna_is_er_een_nieuw_voorstel_nodig(werk):
    ref = volle_melding(werk)
    vul_in(werk, ref, Weging.GEEN_ZAAK)
    voorstel = stel_voor(werk, ref)
    with pytest.raises(Regelfout, match="waarom"):
        werk.doe(GeefTerug(melding_id=ref, voorstel_id=voorstel, reden=" "))
    werk.doe(GeefTerug(melding_id=ref, voorstel_id=voorstel, reden="Bel eerst de school."))
    nu = blad(werk, ref).nu
    assert (nu.voorstel, nu.teruggegeven.reden) == (None, "Bel eerst de school.")
    with pytest.raises(Regelfout, match="Marloes Hendriks gaf dit voorstel terug"):
        beslis(werk, ref, voorstel)
    beslis(werk, ref, stel_voor(werk, ref))


def test_twee_keer_hetzelfde_voorstellen_kan_niet(werk):
    ref = volle_melding(werk)
    vul_in(werk, ref, Weging.GEEN_ZAAK)
    stel_voor(werk, ref)
    with pytest.raises(Regelfout, match="Bert de Boer heeft dit al voorgesteld"):
        stel_voor(werk, ref, MARLOES)


def test_dezelfde_opdracht_twee_keer_verandert_niets(werk):
    ref = volle_melding(werk)
    vul_in(werk, ref, Weging.FASE_2)
    stap = StelVoor(melding_id=ref)
    voorstel = werk.als(BERT).doe(stap).resultaat
    werk.als(BERT).doe(stap)
    stap = Besluit(melding_id=ref, voorstel_id=voorstel, regisseur_id=BERT)
    werk.doe(stap)
    eerst = werk.rijen(select(feit.c.id))
    werk.doe(stap)
    assert werk.rijen(select(feit.c.id)) == eerst
    assert len(werk.rijen(select(casus))) == 1


@pytest.mark.eis("E014")
def test_van_twee_die_tegelijk_beslissen_doet_een_het_en_hoort_de_ander_wie_en_wanneer(werk):
    ref = volle_melding(werk)
    vul_in(werk, ref, Weging.FASE_2)
    voorstel = stel_voor(werk, ref)
    tweede = maak_medewerker(werk, "Petra Manager", Rol.PROCESMANAGER)

    def probeer(wie):
        try:
            beslis(werk, ref, voorstel, wie)
        except (Regelfout, NietGevonden) as fout:
            return fout.tekst
        return None

    with ThreadPoolExecutor(2) as samen:
        uitkomst = list(samen.map(probeer, (MARLOES, tweede)))
    (ander,) = [een for een in uitkomst if een is not None]
    winnaar = "Petra Manager" if uitkomst[0] is not None else "Marloes Hendriks"
    assert ander.startswith(f"{winnaar} heeft hierover al besloten")
    assert "10.00 uur" in ander
    assert "door naar fase 2" in ander
    assert len(werk.rijen(select(casus))) == 1


def test_twee_casussen_op_hetzelfde_moment_krijgen_elk_een_nummer(werk):
    maak_casus(werk, "2026-ABC")
    maak_casus(werk, "2026-041")
    stappen = []
    for naam in ("Anna Een", "Bea Twee", "Cor Drie"):
        ref = volle_melding(werk, naam)
        vul_in(werk, ref, Weging.FASE_2)
        stappen.append((ref, stel_voor(werk, ref)))
    with ThreadPoolExecutor(3) as samen:
        list(samen.map(lambda een: beslis(werk, *een), stappen))
    nummers = {rij.nummer for rij in werk.rijen(select(casus.c.nummer))}
    assert nummers == {"2026-ABC", "2026-041", "2026-042", "2026-043", "2026-044"}


def test_een_uitkomst_kiezen_is_ongedaan_te_maken_en_wie_tweede_is_hoort_het(werk):
    ref = maak_melding(werk)
    gedaan = werk.doe(KiesUitkomst(melding_id=ref, oud=None, uitkomst=Weging.GEEN_ZAAK))
    with pytest.raises(NietGevonden, match="intussen veranderd"):
        werk.doe(KiesUitkomst(melding_id=ref, oud=None, uitkomst=Weging.ELDERS))
    werk.doe(gedaan.terug)
    assert blad(werk, ref).nu.uitkomst is None


def test_een_voorstel_na_een_besluit_kan_niet(werk):
    ref = volle_melding(werk)
    vul_in(werk, ref, Weging.GEEN_ZAAK)
    beslis(werk, ref, stel_voor(werk, ref))
    later = werk.later(days=1)
    with pytest.raises(Regelfout, match="Marloes Hendriks heeft hierover al besloten"):
        later.als(BERT).doe(StelVoor(melding_id=ref))
    gezien = blad(later, ref)
    assert not gezien.mag_besluiten
    assert gezien.nu.besluit.moment == werk.context.nu


def test_elke_stap_kost_hoogstens_twee_rondes_en_openen_een(werk, monkeypatch):
    ref = volle_melding(werk)
    with getelde_rondes(monkeypatch) as rondes:
        werk.doe(KiesUitkomst(melding_id=ref, oud=None, uitkomst=Weging.GEEN_ZAAK))
    assert rondes == ["lees", "_commit"]
    gezien = vul_in(werk, ref, Weging.GEEN_ZAAK)
    with getelde_rondes(monkeypatch) as rondes:
        zet(
            werk,
            Veld.BEOORDELINGSPUNT_WAARUIT,
            gezien.nu.punten[0].id,
            "Blijkt uit de melding.",
            "",
        )
    assert rondes == ["lees", "_commit"]
    zet(werk, Veld.BEOORDELINGSPUNT_WAARUIT, gezien.nu.punten[0].id, "", "Anders.")
    werk.als(BERT).vraag(MeldingOpenen(id=ref))
    with getelde_rondes(monkeypatch) as rondes:
        werk.als(BERT).doe(StelVoor(melding_id=ref))
        blad(werk.als(BERT), ref)
    assert rondes == ["lees", "_commit", "lees"]


def test_een_veld_van_de_beoordeling_heeft_ongedaan_en_conflict_als_elk_ander(werk):
    ref = volle_melding(werk)
    punt = kies(werk, ref, Weging.FASE_2).nu.punten[0]
    gedaan = zet(werk, Veld.BEOORDELINGSPUNT_ANTWOORD, punt.id, "", "ja")
    assert gedaan.dossiers == {ref}
    with pytest.raises(Conflict) as fout:
        zet(werk.als(BERT), Veld.BEOORDELINGSPUNT_ANTWOORD, punt.id, "", "nee")
    assert (fout.value.hun, fout.value.wie) == ("ja", "Marloes Hendriks")
    with pytest.raises(Regelfout, match="Kies een van de mogelijkheden"):
        zet(werk, Veld.BEOORDELINGSPUNT_ANTWOORD, punt.id, "ja", "misschien")
    werk.doe(gedaan.terug)
    assert blad(werk, ref).nu.punten[0].antwoord == ""


@pytest.mark.eis("E008")
def test_nagekeken_kan_niet_in_de_toekomst(werk):
    nu = kies(werk, volle_melding(werk), Weging.FASE_2).nu
    with pytest.raises(Regelfout, match="moet nog komen"):
        zet(werk, Veld.BEOORDELING_INGESCHREVEN_OP, nu.id, None, date(2026, 3, 7))


@pytest.mark.eis("E014", "E044")
def test_niemand_koppelt_aan_een_lopende_casus_waar_een_voorstel_over_ligt(werk):
    ref = volle_melding(werk)
    loopt = maak_casus(werk, "2026-003")
    vul_in(werk, ref, Weging.FASE_2)
    voorstel = stel_voor(werk, ref)
    with pytest.raises(Regelfout, match="voorstel van Bert de Boer bij de procesmanager"):
        werk.als(LOTTE).doe(KoppelAanCasus(id=ref, casus_id=loopt))
    assert _soorten(werk, casus_id=loopt) == []
    werk.doe(GeefTerug(melding_id=ref, voorstel_id=voorstel, reden="Zij hoort bij 2026-003."))
    werk.als(LOTTE).doe(KoppelAanCasus(id=ref, casus_id=loopt))
    with pytest.raises(Regelfout, match=r"^Deze melding hoort al bij een lopende casus\."):
        stel_voor(werk, ref)
