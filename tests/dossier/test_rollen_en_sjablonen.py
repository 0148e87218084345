"""Rollen wijzigen, en een sjabloon nakijken voor het in gebruik gaat."""

import pytest

from cmpg_desktop.berichten.accounts import ZetRollen
from cmpg_desktop.berichten.documenten import (
    HerstelSjabloon,
    KeurSjabloon,
    Sjablonen,
    SjabloonBestand,
    ZetSjabloon,
)
from cmpg_desktop.berichten.fouten import GeenBevoegdheid, NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.team import Medewerkers
from cmpg_desktop.paden import templates
from cmpg_desktop.werkproces.brieven import BriefSoort
from cmpg_desktop.werkproces.rollen import Rol
from tests.dossier.conftest import BEHEER, BERT, MARLOES

ADVIES = "advies-aan-melder"
REGISSEUR = (Rol.CASUSREGISSEUR,)
BEIDE = (Rol.CASUSREGISSEUR, Rol.PROCESMANAGER)


@pytest.fixture
def beheer(als):
    return als(BEHEER)


def rollen_van(werk, id_):
    return next(wie.rollen for wie in werk.vraag(Medewerkers()) if wie.id == id_)


def stand(werk):
    (een,) = (een for een in werk.vraag(Sjablonen()) if een.naam == ADVIES)
    return een


def test_een_beheerder_geeft_andere_rollen_en_dat_kan_terug(beheer):
    changes = beheer.doe(ZetRollen(id=BERT, oud=REGISSEUR, nieuw=BEIDE))
    assert rollen_van(beheer, BERT) == BEIDE
    beheer.doe(changes.terug)
    assert rollen_van(beheer, BERT) == REGISSEUR


def test_nieuwe_rollen_gelden_meteen(beheer, als):
    beheer.doe(ZetRollen(id=BERT, oud=REGISSEUR, nieuw=(Rol.FUNCTIONEEL_BEHEERDER,)))

    als(BERT).doe(ZetRollen(id=MARLOES, oud=BEIDE, nieuw=REGISSEUR))
    assert rollen_van(beheer, MARLOES) == REGISSEUR


@pytest.mark.eis("E120")
def test_wie_geen_beheerder_is_geeft_geen_rollen(werk):
    with pytest.raises(GeenBevoegdheid):
        werk.doe(ZetRollen(id=BERT, oud=REGISSEUR, nieuw=BEIDE))


def test_de_laatste_beheerder_houdt_die_rol(beheer):
    alleen = (Rol.FUNCTIONEEL_BEHEERDER,)
    with pytest.raises(Regelfout, match="enige functioneel beheerder"):
        beheer.doe(ZetRollen(id=BEHEER, oud=alleen, nieuw=REGISSEUR))


@pytest.mark.parametrize(
    ("id_", "oud", "nieuw", "fout"),
    [
        (BERT, REGISSEUR, (), Regelfout),
        (nieuw_id(), (), REGISSEUR, NietGevonden),
        (BERT, BEIDE, (Rol.TOEZICHTHOUDER,), NietGevonden),  # een collega was eerst
    ],
)
def test_rollen_die_niet_kunnen_worden_geweigerd(beheer, id_, oud, nieuw, fout):
    with pytest.raises(fout):
        beheer.doe(ZetRollen(id=id_, oud=oud, nieuw=nieuw))


def test_een_bestand_wordt_nagekeken_zonder_iets_te_bewaren(beheer):
    bevindingen = beheer.vraag(KeurSjabloon(naam=ADVIES, bytes=b"%PDF-1.7"))

    assert [een.ernst for een in bevindingen] == ["fout"]
    assert stand(beheer).eigen_versie is None


def test_een_eigen_sjabloon_en_terug_naar_dat_van_het_programma(beheer):
    eigen = (templates() / f"{ADVIES}.docx").read_bytes()
    assert beheer.vraag(KeurSjabloon(naam=ADVIES, bytes=eigen)) == ()
    beheer.doe(ZetSjabloon(naam=ADVIES, bytes=eigen))
    assert stand(beheer).eigen_versie == 1

    beheer.doe(HerstelSjabloon(naam=ADVIES))
    assert stand(beheer).eigen_versie is None
    assert beheer.doe(HerstelSjabloon(naam=ADVIES)).rijen == frozenset()
    beheer.doe(ZetSjabloon(naam=ADVIES, bytes=eigen))
    assert stand(beheer).eigen_versie == 3  # een versie blijft, ook die van de keuze terug


def test_het_sjabloon_en_een_voorbeeldbrief_komen_als_word_bestand(werk):
    sjabloon = werk.vraag(SjabloonBestand(naam=ADVIES))
    assert sjabloon.bytes == (templates() / f"{ADVIES}.docx").read_bytes()
    voorbeeld = werk.vraag(SjabloonBestand(naam=ADVIES, voorbeeld=True))
    assert voorbeeld.naam == f"voorbeeld-{ADVIES}.docx"
    assert voorbeeld.bytes[:2] == b"PK"
    assert voorbeeld.bytes != sjabloon.bytes


@pytest.mark.parametrize("soort", BriefSoort)
def test_elke_soort_heeft_een_eigen_versie_en_een_voorbeeldbrief(beheer, soort):
    naam = soort.sjabloon
    eigen = beheer.vraag(SjabloonBestand(naam=naam)).bytes
    assert beheer.vraag(KeurSjabloon(naam=naam, bytes=eigen)) == ()
    beheer.doe(ZetSjabloon(naam=naam, bytes=eigen))
    assert [een.naam for een in beheer.vraag(Sjablonen()) if een.eigen_versie] == [naam]
    assert beheer.vraag(SjabloonBestand(naam=naam, voorbeeld=True)).bytes != eigen
    beheer.doe(HerstelSjabloon(naam=naam))
    assert not [een for een in beheer.vraag(Sjablonen()) if een.eigen_versie]


def test_een_sjabloon_van_een_andere_brief_wordt_geweigerd(beheer):
    ander = (templates() / "niet-verder.docx").read_bytes()
    bevindingen = beheer.vraag(KeurSjabloon(naam=BriefSoort.RETOUR_MELDER, bytes=ander))
    assert any("'hulp' bestaat niet" in een.melding for een in bevindingen)


def test_een_onbekend_sjabloon_wordt_geweigerd(beheer):
    with pytest.raises(Regelfout, match="kent het programma niet"):
        beheer.vraag(KeurSjabloon(naam="bestaat-niet", bytes=b""))
