"""Een melding vastleggen, corrigeren, beschrijven en openen."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from cmpg_desktop.berichten.fouten import Conflict, GeenBevoegdheid, NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import (
    CorrigeerOntvangst,
    MaakMelding,
    Meldingen,
    MeldingOpenen,
    SchrijfProblematiek,
    Tijdlijn,
)
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.database.tabellen.meldingen import feit, melding, problematiek
from cmpg_desktop.database.tabellen.team import inzage
from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.meldingregels import (
    ConflictVoorwaarde,
    Deelgrond,
    OntvangstWijze,
    WeetVanMelding,
)
from cmpg_desktop.werkproces.termijn import DagSoort
from cmpg_desktop.werkproces.termijnen import TermijnSoort
from tests.dossier.conftest import BEHEER, BERT, LOTTE, MARLOES
from tests.dossier.hulp import getelde_rondes, maak_melding, maak_partner, voeg_toe, woont

MAANDAG = date(2026, 3, 2)


def _open(werk, ref):
    return werk.vraag(MeldingOpenen(id=ref))


def _zet(werk, veld, ref, oud, nieuw):
    return werk.doe(WijzigVeld(veld=veld, id=ref, oud=oud, nieuw=nieuw))


@pytest.mark.eis("E032")
def test_een_melding_begint_met_het_feit_ontvangst(werk):
    ref = maak_melding(werk, melder_naam="Sanne de Wit")
    blad = _open(werk, ref)
    assert (blad.ontvangen_op, blad.wijze, blad.stand) == (
        MAANDAG,
        OntvangstWijze.E_MAIL,
        Stand.OPEN,
    )
    assert blad.kop == "Melding van Sanne de Wit"
    assert [een.soort for een in blad.feiten] == [FeitSoort.ONTVANGST]
    (termijn,) = blad.termijnen
    assert (termijn.soort, termijn.uiterlijk) == (
        TermijnSoort.MELDING_BEOORDELEN,
        date(2026, 3, 9),
    )


@pytest.mark.eis("E054")
def test_wie_in_een_melding_staat_is_nog_niet_in_het_register(werk):
    ref = maak_melding(werk)
    voeg_toe(werk, ref, "Chantal Kuipers")
    blad = _open(werk, ref)
    assert FeitSoort.EERSTE_VASTLEGGING not in {een.soort for een in blad.feiten}
    assert TermijnSoort.BETROKKENE_INLICHTEN not in {een.soort for een in blad.termijnen}


def test_een_opdracht_twee_keer_doen_verandert_niets(werk):
    opdracht = MaakMelding(ontvangen_op=MAANDAG, wijze=OntvangstWijze.BRIEF)
    eerste, tweede = werk.doe(opdracht), werk.doe(opdracht)
    assert eerste.rijen
    assert not tweede.rijen
    assert werk.rijen(select(func.count()).select_from(melding)) == [(1,)]


def test_ontvangst_in_de_toekomst_wordt_geweigerd(werk):
    with pytest.raises(Regelfout, match="toekomst") as fout:
        maak_melding(werk, ontvangen_op=date(2026, 3, 7))
    assert fout.value.veld == "melding.ontvangen_op"
    with pytest.raises(Regelfout, match="later zijn dan nu"):
        maak_melding(
            werk,
            ontvangen_op=date(2026, 3, 6),
            ontvangen_om=werk.context.nu + timedelta(minutes=1),
        )
    assert werk.rijen(select(melding.c.id)) == []


def test_de_dag_is_de_nederlandse_dag_ook_vlak_na_middernacht(werk):
    werk = werk.later(hours=14, minutes=30)  # zaterdag 0.30 uur, in UTC nog vrijdag
    ref = maak_melding(werk, ontvangen_op=date(2026, 3, 7))
    assert _open(werk, ref).ontvangen_op == date(2026, 3, 7)


def test_een_tijd_van_een_andere_dag_wordt_geweigerd(werk):
    with pytest.raises(Regelfout, match="hoort niet bij deze dag"):
        maak_melding(werk, ontvangen_om=datetime(2026, 3, 3, 9, tzinfo=UTC))


@pytest.mark.eis("E119")
def test_een_beheerder_ziet_geen_melding(werk):
    ref = maak_melding(werk)
    with pytest.raises(GeenBevoegdheid):
        _open(werk.als(BEHEER), ref)
    assert werk.rijen(select(inzage)) == []


@pytest.mark.eis("E116")
def test_elke_keer_openen_wordt_eerst_opgeschreven(werk):
    ref = maak_melding(werk)
    _open(werk, ref)
    werk.vraag(MeldingOpenen(id=ref, opnieuw=True))
    werk.vraag(Tijdlijn(dossier_id=ref))
    _open(werk.als(LOTTE), ref)
    rijen = werk.rijen(select(inzage).order_by(inzage.c.volgnr))
    assert [(rij.medewerker_id, rij.soort, rij.dossier_id) for rij in rijen] == [
        (MARLOES, "melding", ref),
        (LOTTE, "melding", ref),
    ]
    assert rijen[0].toestel == "werkplek"


@pytest.mark.eis("E116")
def test_ook_een_mislukte_blik_staat_in_het_log(werk):
    ref = nieuw_id()
    with pytest.raises(NietGevonden):
        _open(werk, ref)
    assert [rij.dossier_id for rij in werk.rijen(select(inzage))] == [ref]


@pytest.mark.eis("E116")
def test_een_tijdlijn_zonder_open_blad_is_zelf_een_blik(werk):
    ref = maak_melding(werk)
    werk.vraag(Tijdlijn(dossier_id=ref))
    assert [rij.soort for rij in werk.rijen(select(inzage))] == ["dossier"]


def test_openen_kost_een_keer_lezen(werk, monkeypatch):
    ref = maak_melding(werk)
    for naam in ("Chantal Kuipers", "Jayden Kuipers", "Fenna Vermeer"):
        _, persoon = voeg_toe(werk, ref, naam)
        woont(werk, persoon, "Nedereindseweg 301B, 3438 AB Nieuwegein")
    with getelde_rondes(monkeypatch) as rondes:
        _open(werk, ref)
    # De blik vastleggen en alles lezen: op PostgreSQL elk een rondje over de lijn.
    assert rondes == ["_commit", "lees"]


@pytest.mark.parametrize(
    ("veld", "nieuw"),
    [
        (Veld.MELDING_CONCRETE_VRAAG, "Wie neemt de regie?"),
        (Veld.MELDING_TITEL, "Gezin Kuipers"),
        (Veld.MELDING_SPOED, True),
    ],
)
def test_een_veld_opslaan_kost_een_keer_lezen_en_een_keer_schrijven(werk, monkeypatch, veld, nieuw):
    ref = maak_melding(werk)
    with getelde_rondes(monkeypatch) as rondes:
        _zet(werk, veld, ref, False if nieuw is True else "", nieuw)
    assert rondes == ["lees", "_commit"]


def test_ongedaan_maken_zet_het_oude_terug_en_weer_overnieuw(werk):
    ref = maak_melding(werk)
    gedaan = _zet(werk, Veld.MELDING_CONCRETE_VRAAG, ref, "", "  Wie neemt de regie?\x00 ")
    assert _open(werk, ref).concrete_vraag == "Wie neemt de regie?"
    terug = werk.doe(gedaan.terug)
    assert _open(werk, ref).concrete_vraag == ""
    werk.doe(terug.terug)
    assert _open(werk, ref).concrete_vraag == "Wie neemt de regie?"


def test_een_conflict_zegt_wat_er_staat_en_wie_en_wanneer(werk):
    ref = maak_melding(werk)
    bert = werk.als(BERT).later(minutes=5)
    _zet(bert, Veld.MELDING_CONCRETE_VRAAG, ref, "", "Van Bert")
    with pytest.raises(Conflict) as fout:
        _zet(werk, Veld.MELDING_CONCRETE_VRAAG, ref, "", "Van Marloes")
    conflict = fout.value
    assert (conflict.mijn, conflict.hun, conflict.wie) == (
        "Van Marloes",
        "Van Bert",
        "Bert de Boer",
    )
    assert conflict.wanneer == bert.context.nu
    assert _open(werk, ref).concrete_vraag == "Van Bert"


@pytest.mark.eis("E033")
def test_een_convenantpartij_op_de_dag_van_ontvangst_maakt_de_melder_er_een(werk):
    mitros = maak_partner(
        werk, "Mitros", partij_van=date(2017, 5, 1), partij_tot=date(2022, 12, 31)
    )
    woonin = maak_partner(werk, "Woonin", partij_van=date(2023, 1, 1))
    ref = maak_melding(werk, organisatie_id=mitros)
    assert (_open(werk, ref).melder_soort, _open(werk, ref).convenantpartij) == ("", False)
    gedaan = _zet(werk, Veld.MELDING_ORGANISATIE, ref, mitros, woonin)
    blad = _open(werk, ref)
    assert (blad.melder_soort, blad.convenantpartij) == ("convenantpartij", True)
    assert {"melding.organisatie_id", "melding.melder_soort"} <= next(iter(gedaan.rijen)).velden
    werk.doe(gedaan.terug)
    assert _open(werk, ref).melder_soort == ""


@pytest.mark.eis("E033")
def test_wat_een_mens_als_melder_koos_blijft_staan(werk):
    woonin = maak_partner(werk, "Woonin", partij_van=date(2023, 1, 1))
    ref = maak_melding(werk)
    _zet(werk, Veld.MELDING_MELDER_SOORT, ref, "", "wijkcoordinator")
    _zet(werk, Veld.MELDING_ORGANISATIE, ref, None, woonin)
    assert _open(werk, ref).melder_soort == "wijkcoordinator"


@pytest.mark.eis("E121")
def test_corrigeren_is_een_nieuw_feit_met_de_reden(werk):
    ref = maak_melding(werk)
    werk.doe(
        CorrigeerOntvangst(
            id=ref,
            ontvangen_op=date(2026, 2, 27),
            wijze=OntvangstWijze.TELEFOON,
            reden="De intern begeleider belde vrijdag al.",
        )
    )
    blad = _open(werk, ref)
    assert (blad.ontvangen_op, blad.wijze) == (date(2026, 2, 27), OntvangstWijze.TELEFOON)
    assert len(werk.rijen(select(feit.c.id))) == 2
    assert [een.uiterlijk for een in blad.termijnen] == [date(2026, 3, 6)]
    nieuw, oud = werk.vraag(Tijdlijn(dossier_id=ref))
    assert (oud.vervallen, oud.reden) == (True, "De intern begeleider belde vrijdag al.")
    assert not nieuw.vervallen
    assert nieuw.zin == "Melding ontvangen per telefoon."
    assert nieuw.door == "Marloes Hendriks"


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"reden": "  "}, "waarom"),
        ({"ontvangen_op": date(2026, 3, 9)}, "toekomst"),
        ({"ontvangen_op": MAANDAG}, "staat het er al"),
    ],
)
def test_een_correctie_zonder_reden_of_zin_wordt_geweigerd(werk, velden, tekst):
    ref = maak_melding(werk)
    standaard = {
        "ontvangen_op": date(2026, 3, 1),
        "wijze": OntvangstWijze.E_MAIL,
        "reden": "verkeerd gelezen",
    }
    with pytest.raises(Regelfout, match=tekst):
        werk.doe(CorrigeerOntvangst(id=ref, **{**standaard, **velden}))


@pytest.mark.eis("E002")
def test_tekst_zonder_leefgebied_wordt_geweigerd_met_het_artikel(werk):
    ref = maak_melding(werk)
    with pytest.raises(Regelfout, match="acht leefgebieden") as fout:
        werk.doe(SchrijfProblematiek(melding_id=ref, leefgebied=None, tekst="Houdt van vissen"))
    assert fout.value.artikel == "reglement art. 4 lid 2"
    assert werk.rijen(select(problematiek)) == []


def _schrijf(werk, ref, tekst, leefgebied=Leefgebied.WERK):
    return werk.doe(SchrijfProblematiek(melding_id=ref, leefgebied=leefgebied, tekst=tekst))


def test_twee_teksten_op_een_leefgebied_blijven_beide_staan(werk):
    ref = maak_melding(werk)
    eerste = _schrijf(werk, ref, "Is ontslagen.")
    tweede = _schrijf(werk.als(BERT), ref, "Zoekt niet.")
    assert tweede.resultaat == eerste.resultaat
    assert _open(werk, ref).problematiek[0].tekst == "Is ontslagen.\nZoekt niet."
    werk.doe(tweede.terug)
    assert _open(werk, ref).problematiek[0].tekst == "Is ontslagen."


def test_weggehaalde_problematiek_komt_terug_als_er_weer_iets_is(werk):
    ref = maak_melding(werk)
    gedaan = _schrijf(werk, ref, "Is ontslagen.")
    werk.doe(gedaan.terug)
    assert _open(werk, ref).problematiek == ()
    opnieuw = _schrijf(werk, ref, "Heeft werk gevonden.")
    assert opnieuw.resultaat == gedaan.resultaat
    assert [een.tekst for een in _open(werk, ref).problematiek] == ["Heeft werk gevonden."]


def test_leefgebieden_staan_in_de_volgorde_van_het_convenant(werk):
    ref = maak_melding(werk)
    for leefgebied in (Leefgebied.OVERLAST, Leefgebied.GEZIN, Leefgebied.WERK):
        _schrijf(werk, ref, "x", leefgebied)
    assert [een.leefgebied for een in _open(werk, ref).problematiek] == [
        Leefgebied.GEZIN,
        Leefgebied.WERK,
        Leefgebied.OVERLAST,
    ]


def test_een_te_lange_tekst_wordt_geweigerd(werk):
    ref = maak_melding(werk)
    with pytest.raises(Regelfout, match="te lang"):
        _schrijf(werk, ref, "x" * 20_001)
    with pytest.raises(Regelfout, match="te lang"):
        _zet(werk, Veld.MELDING_CONCRETE_VRAAG, ref, "", "x" * 20_001)


@pytest.mark.eis("E035", "E036", "E037", "E056", "E057", "E121")
def test_wat_ontbreekt_verdwijnt_als_het_is_ingevuld(werk):
    huisarts = maak_partner(werk, "Huisarts Jansen", soort="huisarts")
    ref = maak_melding(werk, organisatie_id=huisarts)
    betrokken, persoon = voeg_toe(werk, ref, "Chantal Kuipers")

    def mist():
        return {vraag.code for vraag in _open(werk, ref).ontbreekt}

    assert {"vraag", "adressen", "weet_van", "inzet", "deelgrond", "leefgebied"} <= mist()
    _zet(werk, Veld.MELDING_CONCRETE_VRAAG, ref, "", "Wie neemt de regie?")
    woont(werk, persoon, "Nedereindseweg 301, 3438 AB Nieuwegein")
    _zet(werk, Veld.BETROKKENE_WEET, betrokken, "", WeetVanMelding.JA.value)
    _zet(werk, Veld.BETROKKENE_WEET_SINDS, betrokken, None, date(2026, 2, 27))
    _zet(werk, Veld.BETROKKENE_WEET_VAN_WIE, betrokken, "", "de huisarts")
    _zet(werk, Veld.MELDING_INZET_HULP, ref, "", "Gezinscoach")
    _zet(werk, Veld.MELDING_DEELGROND, ref, "", Deelgrond.CONFLICT_VAN_PLICHTEN.value)
    _schrijf(werk, ref, "Geen eten in huis.", Leefgebied.FINANCIEN)
    assert {"waarom_niet", "voorwaarden"} <= mist()
    _zet(werk, Veld.MELDING_EERDER_GEPROBEERD, ref, "", "Moeder brak het af.")
    for veld in (
        Veld.MELDING_CONFLICT_ZEER_ERNSTIG,
        Veld.MELDING_CONFLICT_NIET_ANDERS,
        Veld.MELDING_CONFLICT_INTENSIEF_GEPROBEERD,
    ):
        _zet(werk, veld, ref, "", "ja")
    assert mist() == {"melder", "terugbellen", "geboorte", "melder_soort", "behandelaar"}
    weet = _open(werk, ref).betrokkenen[0]
    assert (weet.weet, weet.weet_sinds, weet.weet_van_wie) == (
        WeetVanMelding.JA,
        date(2026, 2, 27),
        "de huisarts",
    )


@pytest.mark.eis("E057")
@pytest.mark.parametrize("voorwaarde", ConflictVoorwaarde)
def test_elke_voorwaarde_van_een_conflict_van_plichten_is_een_eigen_veld(werk, voorwaarde):
    ref = maak_melding(werk)
    veld = Veld(f"melding.conflict_{voorwaarde.value}")
    _zet(werk, veld, ref, "", "nee")
    blad = _open(werk, ref)
    gezet = {een: getattr(blad, f"conflict_{een.value}") for een in ConflictVoorwaarde}
    assert gezet == {**dict.fromkeys(ConflictVoorwaarde, ""), voorwaarde: "nee"}
    for fout in ("misschien", True):
        with pytest.raises(Regelfout):
            _zet(werk, veld, ref, "nee", fout)


@pytest.mark.eis("E057")
def test_nee_en_weet_ik_niet_zijn_een_antwoord_op_de_drie_voorwaarden(werk):
    ref = maak_melding(werk)
    _zet(werk, Veld.MELDING_DEELGROND, ref, "", Deelgrond.CONFLICT_VAN_PLICHTEN.value)
    for voorwaarde, antwoord in zip(ConflictVoorwaarde, ("ja", "nee", "onbekend"), strict=True):
        assert "voorwaarden" in {vraag.code for vraag in _open(werk, ref).ontbreekt}
        _zet(werk, Veld(f"melding.conflict_{voorwaarde.value}"), ref, "", antwoord)
    assert "voorwaarden" not in {vraag.code for vraag in _open(werk, ref).ontbreekt}


@pytest.mark.eis("E057")
def test_de_afweging_van_de_melder_blijft_bij_de_melding_staan(werk):
    ref = maak_melding(werk)
    afweging = "Moeder zegt nee, maar de kinderen eten niet. Alleen het nodige gedeeld."
    _zet(werk, Veld.MELDING_DEELGROND, ref, "", Deelgrond.CONFLICT_VAN_PLICHTEN.value)
    _zet(werk, Veld.MELDING_DEELGROND_TOELICHTING, ref, "", afweging)
    blad = _open(werk.als(LOTTE).later(days=30), ref)
    assert (blad.deelgrond, blad.deelgrond_toelichting) == ("conflict_van_plichten", afweging)


@pytest.mark.eis("E133")
@pytest.mark.parametrize(
    ("veld", "merk"),
    [
        (Veld.PROBLEMATIEK_BIJZONDER, "bijzonder"),
        (Veld.PROBLEMATIEK_STRAFRECHTELIJK, "strafrechtelijk"),
    ],
)
def test_bijzondere_en_strafrechtelijke_gegevens_zijn_gemerkt_per_leefgebied(werk, veld, merk):
    ref = maak_melding(werk)
    gezondheid = _schrijf(werk, ref, "Opgenomen geweest.", Leefgebied.GEZONDHEID).resultaat
    _schrijf(werk, ref, "Is ontslagen.", Leefgebied.WERK)
    gedaan = _zet(werk, veld, gezondheid, False, True)

    def gemerkt():
        return [
            (een.leefgebied, een_merk)
            for een in _open(werk, ref).problematiek
            for een_merk in ("bijzonder", "strafrechtelijk")
            if getattr(een, een_merk)
        ]

    assert gemerkt() == [(Leefgebied.GEZONDHEID, merk)]
    werk.doe(gedaan.terug)
    assert gemerkt() == []


def test_een_vaker_gehoorde_melder_wordt_geteld(werk):
    movactor = maak_partner(werk, "MOvactor", soort="welzijn")
    for _ in range(3):
        ref = maak_melding(werk, organisatie_id=movactor, melder_naam="Sanne de Wit")
    maak_melding(werk, organisatie_id=movactor, melder_naam="Iemand anders")
    assert _open(werk, ref).melder_eerder == 2


def test_de_lijst_toont_de_nieuwste_eerst_met_haar_termijn(werk, monkeypatch):
    lucas = maak_partner(werk, "De Lucas", soort="onderwijs")
    oud = maak_melding(werk, organisatie_id=lucas)
    nieuw = maak_melding(werk, ontvangen_op=date(2026, 3, 3))
    voeg_toe(werk, nieuw, "mevrouw Tjin")
    with getelde_rondes(monkeypatch) as rondes:
        rijen = werk.vraag(Meldingen())
    assert rondes == ["lees"]
    assert [(rij.id, rij.kop, rij.uiterlijk) for rij in rijen] == [
        (nieuw, "Mevrouw Tjin", date(2026, 3, 10)),
        (oud, "Melding van De Lucas", date(2026, 3, 9)),
    ]
    assert [rij.id for rij in werk.vraag(Meldingen(limiet=1))] == [nieuw]


def test_de_lijst_zegt_hoeveel_werkdagen_een_melding_te_laat_is(werk):
    maak_melding(werk)
    (op_tijd,) = werk.vraag(Meldingen())
    (te_laat,) = werk.later(days=5).vraag(Meldingen())  # woensdag; uiterlijk was maandag
    assert (op_tijd.dagen_te_laat, te_laat.dagen_te_laat) == (0, 2)
    assert te_laat.dagsoort is DagSoort.WERKDAGEN


def test_een_onbekende_melding_is_er_niet(werk):
    with pytest.raises(NietGevonden):
        _schrijf(werk, uuid4(), "Is ontslagen.")
