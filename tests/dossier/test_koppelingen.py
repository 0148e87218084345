"""Intrekken, samenvoegen, koppelen aan een casus, en weer terug."""

from datetime import date

import pytest
from sqlalchemy import select

from cmpg_desktop.berichten.documenten import MaakBrief, VoegBijlageToe
from cmpg_desktop.berichten.fouten import GeenBevoegdheid, NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import (
    CorrigeerOntvangst,
    Heropen,
    KoppelAanCasus,
    Meldingen,
    MeldingOpenen,
    Samenvoegingen,
    SchrijfProblematiek,
    Tijdlijn,
    TrekIn,
    VoegSamen,
    ZoekCasus,
)
from cmpg_desktop.berichten.personen import VoegBetrokkeneToe
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.berichten.telefoon import BelSpoed
from cmpg_desktop.berichten.velden import RijSoort, Veld, VerwijderRij, WijzigVeld
from cmpg_desktop.berichten.zoeken import Zoek
from cmpg_desktop.database.tabellen.meldingen import feit
from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.meldingregels import OntvangstWijze
from cmpg_desktop.werkproces.namen import splits_naam
from cmpg_desktop.werkproces.termijnen import TermijnStatus
from tests.dossier.conftest import LOTTE
from tests.dossier.hulp import (
    getelde_rondes,
    maak_casus,
    maak_melding,
    voeg_toe,
    woont,
)


def _blad(werk, ref):
    return werk.vraag(MeldingOpenen(id=ref))


def _soorten(werk, ref):
    return [een.soort for een in werk.vraag(Tijdlijn(dossier_id=ref))]


def test_intrekken_vraagt_een_reden_en_laat_de_termijn_vervallen(werk):
    ref = maak_melding(werk)
    with pytest.raises(Regelfout, match="waarom"):
        werk.doe(TrekIn(id=ref, reden=" "))
    werk.doe(TrekIn(id=ref, reden="De school lost het zelf op."))
    blad = _blad(werk, ref)
    assert blad.stand is Stand.INGETROKKEN
    assert [een.status for een in blad.termijnen] == [TermijnStatus.VERVALLEN]
    assert werk.vraag(Meldingen()) == ()
    assert [rij.stand for rij in werk.vraag(Meldingen(ook_afgehandeld=True))] == [Stand.INGETROKKEN]
    with pytest.raises(Regelfout, match="al ingetrokken"):
        werk.doe(TrekIn(id=ref, reden="Nog eens."))


def test_een_procesondersteuner_trekt_geen_melding_in(werk):
    ref = maak_melding(werk)
    with pytest.raises(GeenBevoegdheid):
        werk.als(LOTTE).doe(TrekIn(id=ref, reden="Dubbel."))


def test_ook_een_ingetrokken_melding_is_nog_te_vinden(werk):
    ref = maak_melding(werk)
    voeg_toe(werk, ref, "mevrouw Tjin")
    werk.doe(TrekIn(id=ref, reden="Opgelost."))
    assert [een.open_id for een in werk.vraag(Zoek(tekst="tjin"))] == [ref, ref]


@pytest.mark.eis("E070")
def test_samenvoegen_zet_op_beide_een_feit(werk, monkeypatch):
    een, ander = maak_melding(werk), maak_melding(werk)
    with getelde_rondes(monkeypatch) as rondes:
        gedaan = werk.doe(VoegSamen(id=een, met_id=ander, reden="Zelfde gezin."))
    assert rondes == ["lees", "_commit"]
    assert gedaan.dossiers == {een, ander}
    blad = _blad(werk, een)
    assert (blad.stand, blad.samengevoegd_met_id) == (Stand.SAMENGEVOEGD, ander)
    assert _soorten(werk, een) == ["samengevoegd", "ontvangst"]
    assert _soorten(werk, ander) == ["opgenomen", "ontvangst"]
    # De melding die doorgaat, houdt haar termijn.
    assert [t.status for t in _blad(werk, ander).termijnen] == [TermijnStatus.LOOPT]


@pytest.mark.eis("E070")
def test_samenvoegen_met_zichzelf_in_een_rij_of_in_een_kring_wordt_geweigerd(werk):
    a, b, c = (maak_melding(werk) for _ in range(3))
    with pytest.raises(Regelfout, match="dezelfde melding"):
        werk.doe(VoegSamen(id=a, met_id=a))
    werk.doe(VoegSamen(id=a, met_id=b))
    with pytest.raises(Regelfout, match="Kies de melding die doorgaat"):
        werk.doe(VoegSamen(id=b, met_id=a))
    with pytest.raises(Regelfout, match="Kies de melding die doorgaat"):
        werk.doe(VoegSamen(id=c, met_id=a))
    with pytest.raises(Regelfout, match="zelf al een andere opgenomen"):
        werk.doe(VoegSamen(id=b, met_id=c))
    with pytest.raises(NietGevonden):
        werk.doe(VoegSamen(id=c, met_id=nieuw_id()))


def test_heropenen_neemt_aan_beide_kanten_terug(werk):
    een, ander = maak_melding(werk), maak_melding(werk)
    werk.doe(VoegSamen(id=een, met_id=ander))
    werk.doe(Heropen(id=een, reden="Toch een ander gezin."))
    blad = _blad(werk, een)
    assert (blad.stand, blad.samengevoegd_met_id) == (Stand.OPEN, None)
    assert [t.status for t in blad.termijnen] == [TermijnStatus.LOOPT]
    assert _soorten(werk, een) == ["teruggenomen", "samengevoegd", "ontvangst"]
    assert _soorten(werk, ander) == ["teruggenomen", "opgenomen", "ontvangst"]
    regels = werk.vraag(Tijdlijn(dossier_id=ander))
    assert [(regel.vervallen, regel.reden) for regel in regels[:2]] == [
        (False, "Toch een ander gezin."),
        (True, "Toch een ander gezin."),
    ]
    with pytest.raises(Regelfout, match="al open"):
        werk.doe(Heropen(id=een, reden="Nog eens."))
    werk.doe(VoegSamen(id=ander, met_id=een))
    assert _blad(werk, ander).stand is Stand.SAMENGEVOEGD


@pytest.mark.eis("E070")
def test_koppelen_aan_een_lopende_casus_gaat_daarin_mee(werk):
    ref = maak_melding(werk)
    casus = maak_casus(werk, "2026-003", titel="Gezin Van Rooij")
    werk.doe(KoppelAanCasus(id=ref, casus_id=casus))
    blad = _blad(werk, ref)
    assert (blad.stand, blad.casus_id, blad.casus) == (
        Stand.BIJ_CASUS,
        casus,
        "2026-003 Gezin Van Rooij",
    )
    assert [een.status for een in blad.termijnen] == [TermijnStatus.GEHAALD]
    assert _soorten(werk, casus) == ["melding_gekoppeld"]
    with pytest.raises(Regelfout, match=r"^Deze melding hoort al bij een lopende casus\."):
        werk.doe(KoppelAanCasus(id=ref, casus_id=casus))


@pytest.mark.eis("E123", "E070")
def test_een_melding_over_een_afgesloten_casus_blijft_open_en_zet_het_bewaren_stil(werk):
    ref = maak_melding(werk)
    casus = maak_casus(werk, "2022-014", gesloten_op=date(2022, 11, 14))
    werk.doe(KoppelAanCasus(id=ref, casus_id=casus, reden="Zelfde kinderen."))
    blad = _blad(werk, ref)
    assert (blad.stand, blad.casus_id) == (Stand.OPEN, casus)
    assert [een.status for een in blad.termijnen] == [TermijnStatus.LOOPT]
    (stil,) = werk.rijen(select(feit).where(feit.c.casus_id == casus))
    assert (stil.soort, stil.over_id, stil.moment) == (
        FeitSoort.MELDING_GEKOPPELD.value,
        ref,
        werk.context.nu,
    )
    with pytest.raises(Regelfout, match="al aan een casus gekoppeld"):
        werk.doe(KoppelAanCasus(id=ref, casus_id=casus))
    werk.doe(Heropen(id=ref, reden="Verkeerde casus."))
    assert _blad(werk, ref).casus_id is None
    assert _soorten(werk, casus) == ["teruggenomen", "melding_gekoppeld"]


@pytest.mark.eis("E070", "E018")
def test_een_casus_wordt_voorgesteld_door_dezelfde_mensen_en_hetzelfde_adres(werk):
    adres = "Dorpsstraat 5, 3431 CD Nieuwegein"
    oud = maak_melding(werk)
    _, kind = voeg_toe(werk, oud, "Sem Dorresteijn", geboorte_tekst="2015")
    _, buur = voeg_toe(werk, oud, "Piet Buurman")
    woont(werk, kind, adres)
    woont(werk, buur, adres)
    oude_casus = maak_casus(werk, "2022-014", kind, gesloten_op=date(2022, 11, 14))
    van_buur = maak_casus(werk, "2024-001", buur)
    ref = maak_melding(werk)
    # Opnieuw ingevoerd, dus een andere persoon: zelfde naam, en de leeftijd kan kloppen.
    _, nieuw = voeg_toe(werk, ref, "Sem Dorresteijn", geboorte_tekst="10 jaar")
    woont(werk, nieuw, adres)
    keuzes = werk.vraag(ZoekCasus(melding_id=ref))
    assert [(een.id, een.titel, een.toelichting) for een in keuzes] == [
        (
            oude_casus,
            "Sem Dorresteijn",
            "afgesloten op 14 november 2022 · 1 dezelfde persoon, zelfde adres",
        ),
        (van_buur, "Piet Buurman", "loopt · zelfde adres"),
    ]


def test_een_naamgenoot_van_een_andere_leeftijd_wordt_niet_voorgesteld(werk):
    oud, ref = maak_melding(werk), maak_melding(werk)
    _, opa = voeg_toe(werk, oud, "Jan de Vries", geboorte_tekst="1944")
    maak_casus(werk, "2022-014", opa)
    voeg_toe(werk, ref, "Jan de Vries", geboorte_tekst="15 jaar")
    assert werk.vraag(ZoekCasus(melding_id=ref)) == ()
    assert werk.vraag(ZoekCasus()) == ()


def test_een_casus_is_te_vinden_op_wie_erin_staat(werk):
    oud = maak_melding(werk)
    _, kind = voeg_toe(werk, oud, "Sem Dorresteijn")
    casus = maak_casus(werk, "2022-014", kind, titel="Gezin Dorresteijn")
    (keuze,) = werk.vraag(ZoekCasus(tekst="dorre"))
    assert (keuze.id, keuze.nummer, keuze.toelichting) == (
        casus,
        "2022-014",
        "loopt · met Sem Dorresteijn",
    )


@pytest.mark.eis("E070")
def test_wat_is_samengevoegd_heeft_aan_beide_kanten_een_naam(werk, monkeypatch):
    een, ander = maak_melding(werk), maak_melding(werk)
    voeg_toe(werk, een, "mevrouw Tjin")
    voeg_toe(werk, ander, "mevrouw Bakker")
    werk.doe(VoegSamen(id=een, met_id=ander))
    (daar,) = werk.vraag(Samenvoegingen(melding_id=een))
    (hier,) = werk.vraag(Samenvoegingen(melding_id=ander))
    assert (daar.id, daar.kop) == (ander, "Mevrouw Bakker")
    assert (hier.id, hier.kop) == (een, "Mevrouw Tjin")
    assert (_blad(werk, een).opgenomen, _blad(werk, ander).opgenomen) == (0, 1)
    with getelde_rondes(monkeypatch) as rondes:
        regels = werk.vraag(Tijdlijn(dossier_id=ander))
    assert rondes.count("lees") == 1
    assert "Mevrouw Tjin" in regels[0].zin
    assert "Mevrouw Bakker" in werk.vraag(Tijdlijn(dossier_id=een))[0].zin
    # Wie zij was, staat niet in het feit zelf: dat kan niet meer weg.
    assert not [rij for rij in werk.rijen(select(feit)) if "Tjin" in f"{rij.naam} {rij.tekst}"]
    werk.doe(Heropen(id=een, reden="Ander gezin."))
    assert werk.vraag(Samenvoegingen(melding_id=ander)) == ()
    assert _blad(werk, ander).opgenomen == 0


def _wijzigingen(werk, ref):
    betrokkene, _ = voeg_toe(werk, ref, "mevrouw Tjin")
    gebied = werk.doe(
        SchrijfProblematiek(melding_id=ref, leefgebied=Leefgebied.GEZIN, tekst="Ruzie.")
    ).resultaat
    bijlage = VoegBijlageToe(melding_id=ref, naam="mail.txt", mime="text/plain", bytes=b"Hallo")
    werk.doe(bijlage)
    return (
        WijzigVeld(veld=Veld.MELDING_CONCRETE_VRAAG, id=ref, oud="", nieuw="Wie helpt?"),
        WijzigVeld(veld=Veld.MELDING_ORGANISATIE, id=ref, oud=None, nieuw=None),
        WijzigVeld(veld=Veld.BETROKKENE_ROL, id=betrokkene, oud="", nieuw="moeder"),
        WijzigVeld(veld=Veld.PROBLEMATIEK_TEKST, id=gebied, oud="Ruzie.", nieuw="Rust."),
        SchrijfProblematiek(melding_id=ref, leefgebied=Leefgebied.WERK, tekst="Geen werk."),
        VoegBetrokkeneToe(melding_id=ref, naam=splits_naam("Sem Tjin")),
        VerwijderRij(soort=RijSoort.BETROKKENE, id=betrokkene),
        VerwijderRij(soort=RijSoort.PROBLEMATIEK, id=gebied),
        VerwijderRij(soort=RijSoort.DOCUMENT, id=bijlage.id),
        VoegBijlageToe(melding_id=ref, naam="b.txt", mime="text/plain", bytes=b"Nog een"),
        CorrigeerOntvangst(
            id=ref, ontvangen_op=date(2026, 3, 4), wijze=OntvangstWijze.BRIEF, reden="Las verkeerd."
        ),
        MaakBrief(melding_id=ref, onderwerp="Advies", advies="Bel.", ondertekenaar_id=None),
        KoppelAanCasus(id=ref, casus_id=maak_casus(werk, "2026-009")),
    )


@pytest.mark.parametrize("hoe", ["ingetrokken", "samengevoegd"])
def test_een_melding_die_dicht_is_verandert_niet_tot_zij_is_heropend(werk, hoe):
    ref = maak_melding(werk)
    wijzigingen = _wijzigingen(werk, ref)
    werk.doe(
        TrekIn(id=ref, reden="Opgelost.")
        if hoe == "ingetrokken"
        else VoegSamen(id=ref, met_id=maak_melding(werk))
    )
    eerst = _blad(werk, ref)
    for command in wijzigingen:
        with pytest.raises(Regelfout, match=hoe):
            werk.doe(command)
    assert _blad(werk, ref) == eerst
    werk.doe(Heropen(id=ref, reden="Toch niet."))
    werk.doe(wijzigingen[0])
    werk.doe(wijzigingen[3])
    assert _blad(werk, ref).concrete_vraag == "Wie helpt?"


def test_bellen_bij_spoed_kan_ook_bij_een_melding_die_dicht_is(werk):
    ref = maak_melding(werk)
    werk.doe(TrekIn(id=ref, reden="Opgelost."))
    werk.doe(BelSpoed(melding_id=ref, dienst="112", nummer="112"))
    assert [een.nummer for een in _blad(werk, ref).spoedcontacten] == ["112"]


def test_een_veld_van_een_melding_bewaren_kost_nog_steeds_twee_rondes(werk, monkeypatch):
    ref = maak_melding(werk)
    commands = _wijzigingen(werk, ref)[2:4]
    for command in commands:
        with getelde_rondes(monkeypatch) as rondes:
            werk.doe(command)
        assert rondes == ["lees", "_commit"]
