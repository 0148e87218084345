"""Ctrl+K vindt op een deel van een naam, en zegt niet meer dan waar het bij hoort."""

from datetime import date

import pytest

from cmpg_desktop.berichten.fouten import GeenBevoegdheid
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.berichten.zoeken import Zoek
from tests.dossier.conftest import BEHEER
from tests.dossier.hulp import (
    getelde_rondes,
    maak_casus,
    maak_melding,
    maak_partner,
    voeg_toe,
    woont,
)


def _zoek(werk, tekst, **opties):
    return werk.vraag(Zoek(tekst=tekst, **opties))


def _titels(werk, tekst, soort="persoon"):
    return [een.titel for een in _zoek(werk, tekst) if een.soort == soort]


@pytest.fixture
def namen(werk):
    """Geef een melding met mensen van wie de namen op elkaar lijken."""
    ref = maak_melding(werk)
    for naam in (
        "Chantal Kuipers",
        "Sanne de Wit",
        "Bart Boutjan",
        "Jan Müller",
        "Janneke O'Hara",
        "Bo Jansen",
    ):
        voeg_toe(werk, ref, naam, geboorte_tekst="1984")
    return ref


@pytest.mark.parametrize(
    ("tekst", "eerste"),
    [
        ("kuip", "Chantal Kuipers"),
        ("KUIPERS chan", "Chantal Kuipers"),
        ("uiper", "Chantal Kuipers"),
        ("jan", "Jan Müller"),
        ("mull", "Jan Müller"),
        ("ohara", "Janneke O'Hara"),
        ("o’hara", "Janneke O'Hara"),
        ("de wit", "Sanne de Wit"),
        ("bo", "Bo Jansen"),
        ("bo ja", "Bo Jansen"),
        ("b", "Bo Jansen"),
        ("ch ku", "Chantal Kuipers"),
    ],
)
def test_een_deel_van_een_naam_is_genoeg_en_het_beste_staat_bovenaan(werk, namen, tekst, eerste):
    assert _titels(werk, tekst)[0] == eerste


@pytest.mark.parametrize(
    ("tekst", "titel"), [("kuipres", "Chantal Kuipers"), ("shantal", "Chantal Kuipers")]
)
def test_een_tikfout_vindt_wat_erop_lijkt(werk, namen, tekst, titel):
    assert _titels(werk, tekst) == [titel]


@pytest.mark.parametrize("tekst", ["", "   ", "%", '"', "xyzzy", "'; --", "*", "kuipers AND sanne"])
def test_wat_er_niet_is_vindt_niets(werk, namen, tekst):
    assert _zoek(werk, tekst) == ()


def test_een_persoon_zegt_geboorte_en_waar_en_enter_opent_dat(werk, namen):
    treffer = _zoek(werk, "kuipers")[0]
    assert treffer.toelichting == "1984 · in melding “Chantal Kuipers”"
    assert (treffer.open_soort, treffer.open_id) == ("melding", namen)


def test_de_melding_van_wie_gevonden_is_komt_mee_met_haar_naam_van_nu(werk, namen):
    assert _titels(werk, "kuipers", "melding") == ["Chantal Kuipers"]
    werk.doe(WijzigVeld(veld=Veld.MELDING_TITEL, id=namen, oud="", nieuw="Zorgen op de Lucas"))
    assert _titels(werk, "kuipers", "melding") == ["Zorgen op de Lucas"]
    assert _titels(werk, "lucas", "melding") == ["Zorgen op de Lucas"]


def test_een_gewijzigde_naam_wordt_gevonden_en_de_oude_niet_meer(werk):
    ref = maak_melding(werk)
    _, mens = voeg_toe(werk, ref, "Chantal Kuipers")
    werk.doe(WijzigVeld(veld=Veld.PERSOON_GESLACHTSNAAM, id=mens, oud="Kuipers", nieuw="Vermeer"))
    assert _titels(werk, "vermeer") == ["Chantal Vermeer"]
    assert _zoek(werk, "kuipers") == ()


def test_wie_op_een_adres_woont_staat_op_een_regel(werk):
    ref = maak_melding(werk)
    for naam in ("Chantal Kuipers", "Jayden Kuipers"):
        _, mens = voeg_toe(werk, ref, naam)
        woont(werk, mens, "Nedereindseweg 301, 3438 AB Nieuwegein")
    (treffer,) = [een for een in _zoek(werk, "nedereindseweg 301") if een.soort == "adres"]
    assert "in melding “Gezin Kuipers”" in treffer.toelichting
    assert treffer.open_id == ref


def test_partners_en_casussen_worden_gevonden(werk):
    gestopt = date(2022, 12, 31)
    mitros = maak_partner(werk, "Mitros", partij_van=date(2017, 5, 1), partij_tot=gestopt)
    werk.doe(WijzigVeld(veld=Veld.ORGANISATIE_NAAM, id=mitros, oud="Mitros", nieuw="Mitros Wonen"))
    (treffer,) = _zoek(werk, "mitr")
    assert (treffer.soort, treffer.open_id) == ("organisatie", mitros)
    assert treffer.toelichting == "woningcorporatie · convenantpartij tot 31 december 2022"
    _, mens = voeg_toe(werk, maak_melding(werk), "Sem Dorresteijn")
    maak_casus(werk, "2022-014", mens)
    assert _zoek(werk, "dorresteijn")[0].toelichting == (
        "in casus 2022-014, melding “Sem Dorresteijn”"
    )


@pytest.mark.parametrize(("tekst", "rondes"), [("kuip", 2), ("kuipres", 3), ("xyzzy", 2)])
def test_zoeken_kost_twee_keer_lezen_en_bij_een_tikfout_drie(
    werk, namen, monkeypatch, tekst, rondes
):
    with getelde_rondes(monkeypatch) as geteld:
        _zoek(werk, tekst)
    assert geteld == ["lees"] * rondes


def test_een_grens_aan_het_aantal(werk, namen):
    assert len(_zoek(werk, "a", limiet=2)) <= 2
    assert len(_zoek(werk, "jan", limiet=2)) == 2


@pytest.mark.eis("E119")
def test_een_beheerder_zoekt_geen_inwoners(werk, namen):
    with pytest.raises(GeenBevoegdheid):
        _zoek(werk.als(BEHEER), "kuipers")
