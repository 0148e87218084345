"""Wie alleen in een afgeschermd dossier staat, is er niet voor wie niet genoemd is (besluit 28)."""

import pytest
from sqlalchemy import update

from cmpg_desktop.berichten.casussen import SchermAf
from cmpg_desktop.berichten.inlichten import InlichtenOpenen
from cmpg_desktop.berichten.meldingen import MeldingOpenen
from cmpg_desktop.berichten.personen import VoegGezagToe, VoegRelatieToe
from cmpg_desktop.database.tabellen.meldingen import betrokkene
from tests.dossier.conftest import BERT, LOTTE
from tests.dossier.hulp import maak_casus, maak_melding, voeg_toe, woont


@pytest.fixture
def melding(werk):
    """Geef een gewone melding."""
    return maak_melding(werk)


@pytest.fixture
def zoon(werk, melding):
    """Geef een kind in die melding."""
    _, persoon = voeg_toe(werk, melding, "Sem Bakker", geboorte_tekst="2018")
    return persoon


@pytest.fixture
def moeder(werk):
    """Geef de moeder; haar eigen melding is weg."""
    rij, persoon = voeg_toe(werk, maak_melding(werk), "Linda Terlouw", geboorte_tekst="1990")
    woont(werk, persoon, "Kauwenhof 6, 3435 ZZ Nieuwegein")
    werk.schrijf(
        update(betrokkene).where(betrokkene.c.id == rij).values(verwijderd_op=werk.context.nu)
    )
    return persoon


@pytest.fixture
def casus(werk, moeder, zoon):
    """Scherm de casus van moeder en kind af: alleen Marloes en Bert."""
    ref = maak_casus(werk, "2026-031", moeder, zoon, casusregisseur_id=BERT)
    werk.doe(VoegRelatieToe(van_persoon_id=moeder, naar_persoon_id=zoon, soort="ouder"))
    werk.doe(VoegGezagToe(over_persoon_id=zoon, houder_persoon_id=moeder, soort="ouderlijk_gezag"))
    werk.doe(SchermAf(id=ref, wie=(BERT,), reden="Zij is bedreigd."))
    return ref


@pytest.mark.usefixtures("casus")
def test_wie_gezag_heeft_moet_het_horen_ook_als_men_niet_mag_weten_wie_dat_is(werk, melding):
    def gezag(wie):
        (zoon,) = werk.als(wie).vraag(MeldingOpenen(id=melding)).betrokkenen
        return [een.houder for een in zoon.persoon.gezag], len(zoon.persoon.relaties)

    def ontvangers(wie):
        blad = werk.als(wie).vraag(InlichtenOpenen(dossier_id=melding))
        return [een.weergave for een in blad.betrokkenen[0].stand.ontvangers]

    assert gezag(BERT) == (["Linda Terlouw"], 1)
    assert gezag(LOTTE) == (["iemand uit een afgeschermd dossier"], 0)
    assert ontvangers(BERT) == ["Linda Terlouw"]
    assert ontvangers(LOTTE) == ["Iemand uit een afgeschermd dossier"]
