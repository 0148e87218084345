"""Wat casusregisseur, procesmanager en procesondersteuner elk doen, met alleen die ene rol."""

from datetime import date

import pytest
from sqlalchemy import insert, select

from cmpg_desktop.berichten.documenten import HaalBestand, VoegBijlageToe
from cmpg_desktop.berichten.fouten import GeenBevoegdheid
from cmpg_desktop.berichten.inrichting import Instellingen, ZetInstelling
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import (
    Heropen,
    KoppelAanCasus,
    MeldingOpenen,
    SchrijfProblematiek,
    TrekIn,
    VoegSamen,
)
from cmpg_desktop.berichten.partners import MaakPartner, VoegContactToe
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.berichten.werkvoorraad import WerkGroep, Werkvoorraad
from cmpg_desktop.database.tabellen.meldingen import melding
from cmpg_desktop.database.tabellen.team import medewerker, medewerker_rol
from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.ketenpartners import ContactRol, OrganisatieSoort
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.rollen import Rol
from tests.dossier.conftest import BERT, LOTTE
from tests.dossier.hulp import maak_casus, maak_feit, maak_melding, maak_partner, voeg_toe


def _collega(werk, naam, rol):
    """Geef een collega met alleen deze rol een account, en het werk in handen."""
    id_ = nieuw_id()
    werk.schrijf(insert(medewerker).values(id=id_, naam=naam))
    rij = {"id": nieuw_id(), "medewerker_id": id_, "rol": rol.value}
    werk.schrijf(insert(medewerker_rol).values(**rij))
    return werk.als(id_)


@pytest.fixture
def regisseur(werk):
    return werk.als(BERT)


@pytest.fixture
def manager(werk):
    return _collega(werk, "Petra Mulder", Rol.PROCESMANAGER)


@pytest.fixture
def ondersteuner(werk):
    return werk.als(LOTTE)


def _regels(werk, *, team):
    return werk.vraag(Werkvoorraad(team=team)).regels


@pytest.mark.eis("E012")
def test_een_casusregisseur_registreert_een_enkel_signaal_en_bewaakt_het(regisseur):
    ref = maak_melding(regisseur)
    regisseur.doe(WijzigVeld(veld=Veld.MELDING_BEHANDELAAR, id=ref, oud=None, nieuw=BERT))
    regisseur.doe(
        SchrijfProblematiek(
            melding_id=ref, leefgebied=Leefgebied.OVERLAST, tekst="Klacht van de buren."
        )
    )
    blad = regisseur.vraag(MeldingOpenen(id=ref))
    assert (blad.stand, blad.behandelaar) == (Stand.OPEN, "Bert de Boer")
    assert [een.tekst for een in blad.problematiek] == ["Klacht van de buren."]
    (regel,) = _regels(regisseur, team=False)
    assert (regel.dossier_id, regel.uiterlijk) == (ref, date(2026, 3, 9))
    (te_laat,) = _regels(regisseur.later(days=4), team=False)
    assert (te_laat.groep, te_laat.te_laat) == (WerkGroep.TE_LAAT, 1)


@pytest.mark.eis("E012")
def test_een_casusregisseur_brengt_een_signaal_bij_de_casus_waar_het_hoort(regisseur):
    casus = maak_casus(regisseur, "2026-003", casusregisseur_id=BERT)
    ref = maak_melding(regisseur)
    regisseur.doe(KoppelAanCasus(id=ref, casus_id=casus))
    blad = regisseur.vraag(MeldingOpenen(id=ref))
    assert (blad.stand, blad.casus_id) == (Stand.BIJ_CASUS, casus)


@pytest.mark.eis("E013")
def test_een_procesmanager_ziet_van_het_hele_team_wat_loopt_en_op_wie_het_wacht(werk, manager):
    lucas = maak_partner(werk, "De Lucas", soort="onderwijs")
    van_bert, wacht = maak_melding(werk), maak_melding(werk, organisatie_id=lucas)
    for ref in (van_bert, wacht):
        werk.doe(WijzigVeld(veld=Veld.MELDING_BEHANDELAAR, id=ref, oud=None, nieuw=BERT))
    maak_feit(werk, FeitSoort.RETOUR, date(2026, 3, 3), melding=wacht)
    casus = maak_casus(werk, "2026-003", casusregisseur_id=BERT)
    maak_feit(werk, FeitSoort.BESLUIT_FASE_1, date(2026, 3, 2), casus=casus)
    per = {(regel.dossier_id, regel.wat): regel for regel in _regels(manager, team=True)}
    assert {dossier for dossier, _ in per} == {van_bert, wacht, casus}
    assert per[wacht, "Wacht op melder"].wacht_op == "De Lucas"
    # Beoordelen doen twee mensen: dat staat ook bij het eigen werk van de procesmanager.
    eigen = {regel.dossier_id for regel in _regels(manager, team=False)}
    assert van_bert in eigen
    assert wacht not in eigen


@pytest.mark.eis("E015")
def test_een_procesondersteuner_vult_het_systeem_en_bereidt_een_dossier_voor(ondersteuner):
    partij, ref = nieuw_id(), maak_melding(ondersteuner)
    ondersteuner.doe(MaakPartner(id=partij, naam="Vitras", soort=OrganisatieSoort.WELZIJN))
    ondersteuner.doe(
        VoegContactToe(organisatie_id=partij, naam="Jan Smit", rol=ContactRol.UITVOEREND)
    )
    ondersteuner.doe(WijzigVeld(veld=Veld.MELDING_ORGANISATIE, id=ref, oud=None, nieuw=partij))
    voeg_toe(ondersteuner, ref, "Chantal Kuipers")
    bijlage = nieuw_id()
    ondersteuner.doe(
        VoegBijlageToe(
            id=bijlage, melding_id=ref, naam="mail.pdf", mime="", bytes=b"%PDF-1.7 oorspronkelijk"
        )
    )
    blad = ondersteuner.vraag(MeldingOpenen(id=ref))
    assert blad.organisatie == "Vitras"
    assert [een.persoon.weergavenaam for een in blad.betrokkenen] == ["Chantal Kuipers"]
    assert ondersteuner.vraag(HaalBestand(document_id=bijlage)).bytes == b"%PDF-1.7 oorspronkelijk"


@pytest.mark.eis("E015")
def test_een_procesondersteuner_plant_het_eerste_mdo_maar_beslist_niet(werk, ondersteuner):
    casus = maak_casus(werk, "2026-003", casusregisseur_id=BERT)
    maak_feit(werk, FeitSoort.BESLUIT_FASE_2, date(2026, 3, 2), casus=casus)
    (regel,) = _regels(ondersteuner, team=False)
    assert (regel.dossier_id, regel.wat, regel.wacht_op) == (casus, "Eerste MDO", "u")
    ref = maak_melding(werk)
    with pytest.raises(GeenBevoegdheid):
        ondersteuner.doe(TrekIn(id=ref, reden="Dubbel."))
    (rij,) = werk.rijen(select(melding.c.stand).where(melding.c.id == ref))
    assert rij.stand == Stand.OPEN.value


@pytest.mark.eis("E120")
@pytest.mark.parametrize(
    "rol", [Rol.CASUSREGISSEUR, Rol.PROCESMANAGER, Rol.PROCESONDERSTEUNER, Rol.TOEZICHTHOUDER]
)
def test_wie_de_instellingen_mag_lezen_mag_ze_nog_niet_wijzigen(werk, rol):
    iemand = _collega(werk, "Iemand Anders", rol)
    gelezen = iemand.vraag(Instellingen())
    with pytest.raises(GeenBevoegdheid):
        iemand.doe(ZetInstelling(sleutel="melding_beoordelen", oud="", nieuw="9", reden="zomaar"))
    assert iemand.vraag(Instellingen()) == gelezen


def test_wie_niet_mag_intrekken_mag_een_intrekking_niet_terugnemen(regisseur, ondersteuner):
    melding_id = maak_melding(regisseur)
    regisseur.doe(TrekIn(id=melding_id, reden="De melder wil het zelf oplossen."))
    with pytest.raises(GeenBevoegdheid, match="casusregisseur of procesmanager"):
        ondersteuner.doe(Heropen(id=melding_id, reden="Toch niet."))
    regisseur.doe(Heropen(id=melding_id, reden="Toch niet."))
    assert regisseur.vraag(MeldingOpenen(id=melding_id)).stand is Stand.OPEN


def test_een_samenvoeging_neemt_ieder_van_het_team_terug(regisseur, ondersteuner):
    een, ander = maak_melding(regisseur), maak_melding(regisseur)
    ondersteuner.doe(VoegSamen(id=een, met_id=ander))
    ondersteuner.doe(Heropen(id=een, reden="Per ongeluk."))
    assert regisseur.vraag(MeldingOpenen(id=een)).stand is Stand.OPEN
