"""Ketenpartners: zoeken met een oude naam, de boom, spoednummers en wie wat tekende."""

from datetime import date

import pytest
from sqlalchemy import insert, select, update

from cmpg_desktop.berichten.accounts import NieuwAccount
from cmpg_desktop.berichten.fouten import NietGevonden, Regelfout
from cmpg_desktop.berichten.inrichting import RichtIn, VrijeDagen
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.partners import (
    MaakPartner,
    PartnerLezen,
    Partners,
    Spoednummers,
    VoegContactToe,
    ZetOndertekening,
    ZoekPartner,
)
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.database.tabellen.partners import organisatie
from cmpg_desktop.database.tabellen.team import (
    instelling,
    inzage,
    medewerker,
    medewerker_rol,
    opdracht,
)
from cmpg_desktop.database.tabellen.zoeken import zoekingang
from cmpg_desktop.werkproces.ketenpartners import (
    CONVENANTPARTNERS,
    ContactRol,
    Grond,
    OrganisatieSoort,
    Reglement,
    voorgestelde_grond,
)
from cmpg_desktop.werkproces.rollen import Rol
from tests.dossier.conftest import BEHEER, NU
from tests.dossier.hulp import maak_partner

WACHTWOORD = "paard fiets regen kaas"
INSTELLINGEN = (
    ("gemeente", "Nieuwegein"),
    ("verantwoordelijke", "het college van Nieuwegein"),
    ("mailbox", "regieteam@nieuwegein.example"),
)


@pytest.fixture
def leeg(werk):
    """Geef een database waar nog niemand een account heeft."""
    for tabel in (medewerker_rol, medewerker, opdracht, inzage):
        werk.schrijf(tabel.delete())
    return werk.als(None)


def _richt_in(werk, *accounts, instellingen=INSTELLINGEN):
    accounts = accounts or (
        NieuwAccount(naam="Marloes", rollen=(Rol.CASUSREGISSEUR,), wachtwoord=WACHTWOORD),
        NieuwAccount(naam="Bert", rollen=(Rol.PROCESMANAGER,), wachtwoord=WACHTWOORD),
    )
    werk.doe(RichtIn(instellingen=instellingen, accounts=accounts))
    return werk.als(accounts[0].id)


@pytest.fixture
def ingericht(leeg):
    """Geef een ingerichte database, met de eerste medewerker aan het werk."""
    return _richt_in(leeg)


def _id(werk, naam):
    (keuze, *_) = werk.vraag(ZoekPartner(tekst=naam))
    return keuze.id


@pytest.mark.eis("E019")
def test_een_eerste_start_zet_alle_convenantpartners_klaar(ingericht):
    rijen = ingericht.vraag(Partners())
    namen = {rij.naam for rij in rijen}
    assert namen >= {een.naam for een in CONVENANTPARTNERS if een.naam != "Gemeente"}
    assert "Gemeente Nieuwegein" in namen
    assert {een.instantie for een in CONVENANTPARTNERS} == set(range(1, 18))
    gevonden = ingericht.rijen(select(zoekingang.c.titel))
    assert {rij.titel for rij in gevonden} == namen


def test_de_vrije_dagen_van_de_regering_staan_er_met_hun_bron(ingericht):
    dagen = ingericht.vraag(VrijeDagen())
    assert date(2026, 5, 15) in {dag.datum for dag in dagen}
    assert all(dag.bron and dag.naam for dag in dagen)


def test_zonder_beheerder_wordt_de_eerste_dat(ingericht):
    rollen = ingericht.rijen(
        select(medewerker.c.naam, medewerker_rol.c.rol).join(
            medewerker_rol, medewerker_rol.c.medewerker_id == medewerker.c.id
        )
    )
    beheerders = {rij.naam for rij in rollen if rij.rol == Rol.FUNCTIONEEL_BEHEERDER.value}
    assert beheerders == {"Marloes"}


def test_een_tweede_keer_inrichten_wordt_geweigerd(ingericht):
    with pytest.raises(Regelfout, match="al ingericht"):
        _richt_in(ingericht.als(None))


@pytest.mark.eis("E030", "E119")
@pytest.mark.parametrize("weg", ["gemeente", "verantwoordelijke", "mailbox"])
def test_zonder_gemeente_verantwoordelijke_of_mailbox_begint_het_niet(leeg, weg):
    with pytest.raises(Regelfout) as fout:
        _richt_in(leeg, instellingen=tuple(een for een in INSTELLINGEN if een[0] != weg))
    assert fout.value.veld == f"instelling.{weg}"
    assert not leeg.rijen(select(instelling))


@pytest.mark.eis("E001")
def test_met_twee_leefgebieden_van_een_naam_begint_het_niet(leeg):
    dubbel = (("leefgebied_werk", "meedoen"), ("leefgebied_scholing", "Meedoen"))
    with pytest.raises(Regelfout, match="heet al een leefgebied"):
        _richt_in(leeg, instellingen=(*INSTELLINGEN, *dubbel))
    assert not leeg.rijen(select(instelling))


def test_zonder_wachtwoord_begint_het_niet(leeg):
    with pytest.raises(Regelfout, match="minstens 12 tekens"):
        _richt_in(leeg, NieuwAccount(naam="Bert", rollen=(Rol.PROCESMANAGER,)))


def test_de_oude_naam_vindt_de_opvolger(ingericht):
    (keuze,) = ingericht.vraag(ZoekPartner(tekst="mitr"))
    assert (keuze.naam, keuze.toelichting) == ("Woonin", "in het convenant nog Mitros")
    assert keuze.convenantpartij


def test_een_deel_van_de_naam_is_genoeg_en_wat_ermee_begint_komt_eerst(ingericht):
    namen = [een.naam for een in ingericht.vraag(ZoekPartner(tekst="wo"))]
    assert namen[0] == "Woonin"
    assert "Jutphaas Wonen" in namen
    assert ingericht.vraag(ZoekPartner(tekst="veilig midden"))[0].naam.startswith("Samen Veilig")


def test_delen_staan_onder_hun_geheel(ingericht):
    rijen = ingericht.vraag(Partners())
    plek = {rij.naam: nr for nr, rij in enumerate(rijen)}
    assert rijen[plek["Leerplicht"]].diepte == 1
    assert plek["Leerplicht"] == plek["Gemeente Nieuwegein"] + 1
    assert [rij.naam for rij in rijen if rij.diepte == 0] == sorted(
        (rij.naam for rij in rijen if rij.diepte == 0), key=str.casefold
    )


def test_twee_organisaties_die_deel_van_elkaar_zijn_verdwijnen_niet(ingericht):
    een, ander = _id(ingericht, "Vitras"), _id(ingericht, "UWV")
    for deel, geheel in ((een, ander), (ander, een)):
        ingericht.schrijf(
            update(organisatie).where(organisatie.c.id == deel).values(ouder_id=geheel)
        )
    assert {"Vitras", "UWV"} <= {rij.naam for rij in ingericht.vraag(Partners())}


def test_beeindigde_partners_kunnen_uit_de_lijst(ingericht):
    namen = {rij.naam for rij in ingericht.vraag(Partners(ook_beeindigd=False))}
    assert "Mitros" not in namen
    assert "Woonin" in namen


def test_een_deel_zonder_eigen_datums_is_partij_met_het_geheel(ingericht):
    school = nieuw_id()
    ingericht.doe(
        MaakPartner(
            id=school,
            naam="De Lucas",
            soort=OrganisatieSoort.ONDERWIJS,
            ouder_id=_id(ingericht, "Scholen primair"),
        )
    )
    assert ingericht.vraag(PartnerLezen(id=school)).convenantpartij


def test_een_tweede_organisatie_met_dezelfde_naam_wordt_geweigerd(ingericht):
    with pytest.raises(Regelfout, match="staat al in de lijst"):
        ingericht.doe(MaakPartner(naam=" POLITIE ", soort=OrganisatieSoort.POLITIE))


@pytest.mark.eis("E020")
def test_per_partij_staat_wie_wat_is(ingericht):
    partij = _id(ingericht, "Jutphaas")
    for naam, rol in (
        ("mevrouw S. de Wit", ContactRol.UITVOEREND),
        ("Karel van den Berg", ContactRol.LIJNMANAGER),
        ("mr. Jansen", ContactRol.BESTUURDER),
        ("storingsdienst", ContactRol.SPOEDNUMMER),
    ):
        ingericht.doe(
            VoegContactToe(organisatie_id=partij, naam=naam, rol=rol, telefoon="030 1234567")
        )
    contacten = ingericht.vraag(PartnerLezen(id=partij)).contacten
    assert [een.rol for een in contacten] == list(ContactRol)
    eerste = contacten[0]
    assert (eerste.voorletters, eerste.voorvoegsel, eerste.achternaam, eerste.geslacht) == (
        "S.",
        "de",
        "Wit",
        "V",
    )
    rij = next(een for een in ingericht.vraag(Partners()) if een.id == partij)
    assert rij.contacten == 4


@pytest.mark.eis("E048", "E020")
def test_112_staat_boven_de_spoednummers_van_partners(ingericht):
    politie, corporatie = _id(ingericht, "Politie"), _id(ingericht, "Portaal")
    ingericht.schrijf(
        update(organisatie).where(organisatie.c.id == politie).values(spoednummer="0900 1")
    )
    ingericht.doe(
        VoegContactToe(
            organisatie_id=corporatie,
            naam="Piet Vos",
            rol=ContactRol.SPOEDNUMMER,
            telefoon="06 2",
        )
    )
    assert ingericht.vraag(Spoednummers()) == (
        ("Politie, brandweer, ambulance", "112"),
        ("Politie", "0900 1"),
        ("Portaal: Piet Vos", "06 2"),
    )


@pytest.mark.eis("E019")
def test_een_ondertekening_kan_gezet_en_teruggenomen_worden(ingericht):
    partij = _id(ingericht, "Vitras")
    zet = ZetOndertekening(
        organisatie_id=partij, reglement=Reglement.CMPG, getekend=True, op=date(2017, 5, 1)
    )
    terug = ingericht.doe(zet).terug
    ((_, reglement, op),) = ingericht.vraag(PartnerLezen(id=partij)).reglementen
    assert (reglement, op) == (Reglement.CMPG, date(2017, 5, 1))
    opnieuw = ingericht.doe(terug).terug
    assert ingericht.vraag(PartnerLezen(id=partij)).reglementen == ()
    ingericht.doe(opnieuw)
    assert len(ingericht.vraag(PartnerLezen(id=partij)).reglementen) == 1


def test_een_ondertekening_in_de_toekomst_wordt_geweigerd(ingericht):
    with pytest.raises(Regelfout, match="moet nog komen"):
        ingericht.doe(
            ZetOndertekening(
                organisatie_id=_id(ingericht, "Vitras"),
                reglement=Reglement.CMPG,
                getekend=True,
                op=date(2026, 3, 7),
            )
        )


@pytest.mark.eis("E132")
def test_het_voorstel_voor_de_grond_volgt_uit_de_soort_partij(ingericht):
    grond = {
        naam: voorgestelde_grond(ingericht.vraag(PartnerLezen(id=_id(ingericht, naam))).soort)
        for naam in ("Politie", "Raad voor", "Veilig Thuis", "Samen Veilig", "Woonin", "Altrecht")
    }
    publiek = {"Politie", "Raad voor", "Veilig Thuis", "Samen Veilig"}
    assert {naam for naam, een in grond.items() if een is Grond.PUBLIEKE_TAAK} == publiek


def test_een_mislukte_opdracht_laat_niets_achter(ingericht):
    partij = _id(ingericht, "Vitras")
    with pytest.raises(Regelfout, match="e-mailadres"):
        ingericht.doe(VoegContactToe(organisatie_id=partij, naam="Jan Smit", email="jan@"))
    assert ingericht.vraag(PartnerLezen(id=partij)).contacten == ()


def test_de_beheerder_mag_de_lijst_van_partners_bijhouden(werk):
    werk.als(BEHEER).doe(MaakPartner(naam="De Lucas", soort=OrganisatieSoort.ONDERWIJS))
    assert werk.als(BEHEER).vraag(Partners())[0].naam == "De Lucas"


def test_een_organisatie_zonder_opvolger_zegt_tot_wanneer_zij_partij_was(werk):
    werk.schrijf(
        insert(organisatie).values(
            id=nieuw_id(),
            naam="Oud",
            naam_f="oud",
            soort="zorg",
            partij_van=date(2017, 1, 1),
            partij_tot=date(2020, 12, 31),
        )
    )
    (keuze,) = werk.vraag(ZoekPartner(tekst="oud"))
    assert keuze.toelichting == "convenantpartij tot en met 31 december 2020"
    assert not keuze.convenantpartij


def _wordt(werk, veld, deze, nieuw, oud=None):
    return werk.doe(WijzigVeld(veld=veld, id=deze, oud=oud, nieuw=nieuw))


@pytest.mark.parametrize(
    ("veld", "zelf", "terug"),
    [
        (Veld.ORGANISATIE_OUDER, "geen onderdeel van zichzelf", "A is zelf een onderdeel van C"),
        (Veld.ORGANISATIE_OPVOLGER, "volgt zichzelf niet op", "A is zelf opgevolgd door C"),
    ],
)
def test_een_organisatie_komt_nergens_bij_zichzelf_terug(werk, veld, zelf, terug):
    a, b, c, d = (maak_partner(werk, naam) for naam in "ABCD")
    _wordt(werk, veld, a, b)
    _wordt(werk, veld, b, c)
    for deze, nieuw, tekst in ((a, a, zelf), (c, a, terug), (c, b, "B is zelf")):
        with pytest.raises(Regelfout, match=tekst) as fout:
            _wordt(werk, veld, deze, nieuw, oud=b if deze == a else None)
        assert fout.value.veld == veld.value
    _wordt(werk, veld, c, d)
    gedaan = _wordt(werk, veld, b, d, oud=c)
    assert _wordt(werk, veld, c, a, oud=d).rijen
    with pytest.raises(Regelfout, match="is zelf"):
        werk.doe(gedaan.terug)
    _wordt(werk, veld, a, None, oud=b)


def test_een_organisatie_die_weg_is_kan_geen_ouder_worden(werk):
    weg, deze = maak_partner(werk, "Weg", verwijderd_op=NU), maak_partner(werk, "Deze")
    for ouder in (weg, nieuw_id()):
        with pytest.raises(NietGevonden):
            _wordt(werk, Veld.ORGANISATIE_OUDER, deze, ouder)
