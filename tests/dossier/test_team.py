"""Aanmelden en accounts: wie erin mag, en wat er gebeurt bij een fout wachtwoord."""

import uuid
from datetime import date

import pytest
from sqlalchemy import insert, select

from cmpg_desktop.berichten.accounts import (
    BeeindigAccount,
    MaakAccount,
    NieuwAccount,
    ZetAccount,
    ZetWachtwoord,
)
from cmpg_desktop.berichten.fouten import GeenBevoegdheid, NietGevonden, Regelfout
from cmpg_desktop.berichten.team import BeginLezen, Medewerkers, MeldAan
from cmpg_desktop.database.tabellen.team import instelling, medewerker, opdracht
from cmpg_desktop.dossier import accounts, team
from cmpg_desktop.dossier.wachtwoorden import Pogingen
from cmpg_desktop.werkproces.rollen import Rol
from tests.dossier.conftest import BEHEER, LOTTE, MARLOES

WACHTWOORD = "paard fiets regen kaas"


@pytest.fixture(autouse=True)
def _verse_pogingen(monkeypatch):
    vers = Pogingen()
    for module in (team, accounts):
        monkeypatch.setattr(module, "pogingen", vers)


@pytest.fixture
def nieuwe(werk):
    """Geef een account met wachtwoord, gemaakt door de beheerder."""
    account = NieuwAccount(
        naam="Tim Bakker",
        functie="casusregisseur",
        rollen=(Rol.CASUSREGISSEUR,),
        wachtwoord=WACHTWOORD,
    )
    werk.als(BEHEER).doe(MaakAccount(account=account))
    return account.id


def _fout(werk, medewerker_id, wachtwoord="mis"):
    with pytest.raises(Regelfout) as fout:
        werk.vraag(MeldAan(medewerker_id=medewerker_id, wachtwoord=wachtwoord))
    return fout.value.tekst


def test_het_goede_wachtwoord_geeft_de_medewerker(werk, nieuwe):
    wie = werk.vraag(MeldAan(medewerker_id=nieuwe, wachtwoord=WACHTWOORD))
    assert (wie.naam, wie.rollen) == ("Tim Bakker", (Rol.CASUSREGISSEUR,))


def test_een_wachtwoord_dat_de_beheerder_gaf_moet_worden_vervangen(werk, nieuwe):
    assert werk.vraag(MeldAan(medewerker_id=nieuwe, wachtwoord=WACHTWOORD)).moet_wachtwoord_kiezen
    werk.als(nieuwe).doe(ZetWachtwoord(id=nieuwe, oud=WACHTWOORD, nieuw="heel iets anders 7"))
    wie = werk.vraag(MeldAan(medewerker_id=nieuwe, wachtwoord="heel iets anders 7"))
    assert not wie.moet_wachtwoord_kiezen


def test_een_onbekend_account_krijgt_hetzelfde_antwoord_als_een_fout_wachtwoord(werk, nieuwe):
    assert _fout(werk, uuid.uuid4()) == _fout(werk, nieuwe)


@pytest.mark.eis("E120")
def test_na_vijf_fouten_moet_wie_aanmeldt_steeds_langer_wachten(werk, nieuwe):
    for _ in range(5):
        assert "hoort niet bij" in _fout(werk, nieuwe)
    assert "30 seconden" in _fout(werk, nieuwe, WACHTWOORD)
    later = werk.later(seconds=31)
    assert "hoort niet bij" in _fout(later, nieuwe)
    assert "1 minuut" in _fout(later, nieuwe, WACHTWOORD)
    veel_later = werk.later(minutes=5)
    assert veel_later.vraag(MeldAan(medewerker_id=nieuwe, wachtwoord=WACHTWOORD))


def test_de_klok_terugzetten_maakt_het_wachten_niet_langer(werk, nieuwe):
    for _ in range(5):
        _fout(werk, nieuwe)
    assert "30 seconden" in _fout(werk.later(days=-400), nieuwe, WACHTWOORD)


@pytest.mark.eis("E120")
def test_zonder_wachtwoord_komt_alleen_in_een_demonstratie_iemand_binnen(werk):
    assert "nog geen wachtwoord" in _fout(werk, MARLOES, "")
    werk.schrijf(insert(instelling).values(sleutel="demo", waarde="ja"))
    assert werk.vraag(MeldAan(medewerker_id=MARLOES)).naam == "Marloes Hendriks"


@pytest.mark.eis("E120")
@pytest.mark.parametrize(
    ("wachtwoord", "waarom"),
    [
        ("kort", "minstens 12 tekens"),
        ("aaaaaaaaaaaaaa", "verschillende tekens"),
        ("Lotte Vinkers", "niet uw naam"),
        ("x" * 201, "hoogstens"),
    ],
)
def test_een_makkelijk_wachtwoord_wordt_geweigerd_met_uitleg(werk, wachtwoord, waarom):
    account = NieuwAccount(
        naam="Lotte Vinkers", rollen=(Rol.PROCESONDERSTEUNER,), wachtwoord=wachtwoord
    )
    with pytest.raises(Regelfout, match=waarom):
        werk.als(BEHEER).doe(MaakAccount(account=account))


@pytest.mark.eis("E120")
def test_een_wachtwoord_staat_nergens_leesbaar(werk, nieuwe):
    (rij,) = werk.rijen(select(medewerker.c.wachtwoord).where(medewerker.c.id == nieuwe))
    assert rij.wachtwoord.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert WACHTWOORD not in str(werk.rijen(select(opdracht)))


def test_een_tweede_account_met_dezelfde_naam_wordt_geweigerd(werk, nieuwe):
    dubbel = NieuwAccount(naam="tim  bakker", rollen=(Rol.CASUSREGISSEUR,), wachtwoord=WACHTWOORD)
    with pytest.raises(Regelfout, match="al een account"):
        werk.als(BEHEER).doe(MaakAccount(account=dubbel))


def test_een_account_dat_te_vroeg_is_beeindigd_gaat_weer_open(werk, nieuwe):
    bea = werk.als(BEHEER)
    gevolg = bea.doe(BeeindigAccount(id=nieuwe, per=date(2026, 3, 1)))
    assert nieuwe not in {wie.id for wie in bea.vraag(Medewerkers())}

    bea.doe(gevolg.terug)
    assert nieuwe in {wie.id for wie in bea.vraag(Medewerkers())}
    assert bea.doe(BeeindigAccount(id=nieuwe, per=None)).terug is None


def test_de_beheerder_verbetert_naam_functie_telefoon_en_mail_en_dat_kan_terug(werk, nieuwe):
    bea = werk.als(BEHEER)
    oud = ("Tim Bakker", "casusregisseur", "", "")
    beter = ("Tim de Bakker", "casusregisseur", "030 123 45 67", "tim@voorbeeld.nl")

    def tim():
        wie = next(een for een in bea.vraag(Medewerkers()) if een.id == nieuwe)
        return (wie.naam, wie.functie, wie.telefoon, wie.email)

    gevolg = bea.doe(ZetAccount(id=nieuwe, oud=oud, nieuw=beter))
    assert tim() == beter
    with pytest.raises(NietGevonden, match="collega"):
        bea.doe(ZetAccount(id=nieuwe, oud=oud, nieuw=("Tom", "", "", "")))
    bea.doe(gevolg.terug)
    assert tim() == oud

    with pytest.raises(GeenBevoegdheid):
        werk.doe(ZetAccount(id=nieuwe, oud=oud, nieuw=beter))
    for nieuw, veld in (
        (("", "x", "", ""), "account.naam"),
        (("lotte  smit", "", "", ""), "account.naam"),
        (("Tim", "", "", "geen mail"), "account.email"),
    ):
        with pytest.raises(Regelfout) as fout:
            bea.doe(ZetAccount(id=nieuwe, oud=oud, nieuw=nieuw))
        assert fout.value.veld == veld


def test_alleen_de_beheerder_geeft_een_ander_een_nieuw_wachtwoord(werk, nieuwe):
    with pytest.raises(GeenBevoegdheid):
        werk.als(LOTTE).doe(ZetWachtwoord(id=nieuwe, nieuw="iets heel anders"))
    werk.als(BEHEER).doe(ZetWachtwoord(id=nieuwe, nieuw="iets heel anders"))
    assert werk.vraag(
        MeldAan(medewerker_id=nieuwe, wachtwoord="iets heel anders")
    ).moet_wachtwoord_kiezen


def test_het_oude_wachtwoord_is_nodig_voor_een_nieuw_van_jezelf(werk, nieuwe):
    with pytest.raises(Regelfout, match="oude wachtwoord"):
        werk.als(nieuwe).doe(ZetWachtwoord(id=nieuwe, oud="mis", nieuw="iets heel anders"))


@pytest.mark.eis("E120")
def test_wie_vertrekt_komt_er_na_die_dag_niet_meer_in(werk, nieuwe):
    dag = werk.context.nu.date()
    werk.als(BEHEER).doe(BeeindigAccount(id=nieuwe, per=dag))
    assert werk.vraag(MeldAan(medewerker_id=nieuwe, wachtwoord=WACHTWOORD))
    morgen = werk.later(days=1)
    assert "hoort niet bij" in _fout(morgen, nieuwe, WACHTWOORD)
    assert nieuwe not in {een.id for een in morgen.vraag(BeginLezen()).accounts}
    assert nieuwe in {een.id for een in morgen.vraag(Medewerkers(ook_vertrokken=True))}


def test_de_laatste_beheerder_kan_niet_vertrekken(werk):
    with pytest.raises(Regelfout, match="enige functioneel beheerder"):
        werk.als(BEHEER).doe(BeeindigAccount(id=BEHEER, per=werk.context.nu.date()))


def test_medewerkers_staan_op_naam(werk):
    namen = [een.naam for een in werk.vraag(Medewerkers())]
    assert namen == sorted(namen, key=str.casefold)
    assert len(namen) == 4
