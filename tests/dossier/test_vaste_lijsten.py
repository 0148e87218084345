"""Basisgegevens komen uit vaste lijsten: wat daar niet in staat, komt de database niet in."""

import pytest

from cmpg_desktop.berichten.fouten import Regelfout
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.partners import VoegContactToe
from cmpg_desktop.berichten.personen import VoegGezagToe, VoegRelatieToe
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.dossier.velden import SOORTEN, kolom
from cmpg_desktop.werkproces.ketenpartners import Grond, OrganisatieSoort
from cmpg_desktop.werkproces.meldingregels import Deelgrond, MelderSoort, WeetVanMelding
from cmpg_desktop.werkproces.relaties import GezagSoort, RelatieSoort
from tests.dossier.hulp import maak_melding, maak_partner, voeg_toe, woont

# Elk veld met een vaste lijst: wat er na het aanmaken staat, en een andere waarde uit de lijst.
LIJSTEN = {
    Veld.MELDING_MELDER_SOORT: ("", MelderSoort.KCC.value),
    Veld.MELDING_MELDER_GESLACHT: ("", "V"),
    Veld.MELDING_DEELGROND: ("", Deelgrond.TOESTEMMING.value),
    Veld.BETROKKENE_WOONT_IN: ("", "onbekend"),
    Veld.BETROKKENE_WEET: ("", WeetVanMelding.JA.value),
    Veld.PERSOON_NAAMGEBRUIK: ("E", "P"),
    Veld.PERSOON_GESLACHT: ("", "M"),
    Veld.PERSOON_TOLK: ("", "ja"),
    Veld.ADRES_SOORT: ("woonadres", "briefadres"),
    Veld.RELATIE_SOORT: ("ouder", RelatieSoort.STIEFOUDER.value),
    Veld.GEZAG_SOORT: ("voogdij", GezagSoort.CURATELE.value),
    Veld.ORGANISATIE_SOORT: ("welzijn", OrganisatieSoort.ZORG.value),
    Veld.ORGANISATIE_GROND: ("", Grond.TOESTEMMING.value),
    Veld.CONTACT_GESLACHT: ("", "V"),
    Veld.CONTACT_ROL: ("uitvoerend", "bestuurder"),
}


@pytest.fixture
def rijen(werk):
    """Geef van elk soort rij met een vaste lijst er een."""
    melding = maak_melding(werk)
    betrokkene, moeder = voeg_toe(werk, melding, "Chantal Kuipers")
    _, zoon = voeg_toe(werk, melding, "Jayden Kuipers")
    relatie, gezag, contact = nieuw_id(), nieuw_id(), nieuw_id()
    partij = maak_partner(werk, "Vitras", soort="welzijn")
    ouder = {"van_persoon_id": moeder, "naar_persoon_id": zoon}
    werk.doe(VoegRelatieToe(id=relatie, soort="ouder", **ouder))
    over = {"over_persoon_id": zoon, "houder_persoon_id": moeder}
    werk.doe(VoegGezagToe(id=gezag, soort="voogdij", **over))
    werk.doe(VoegContactToe(id=contact, organisatie_id=partij, naam="Jan Smit"))
    return {
        "melding": melding,
        "betrokkene": betrokkene,
        "persoon": moeder,
        "adres": woont(werk, moeder, "Dorpsstraat 5, 3431 CD Nieuwegein"),
        "relatie": relatie,
        "gezag": gezag,
        "organisatie": partij,
        "contactpersoon": contact,
    }


def _staat(werk, veld, rij):
    tabel = SOORTEN[veld.noun].tabel
    (gevonden,) = werk.rijen(kolom(veld).table.select().where(tabel.c.id == rij))
    return getattr(gevonden, veld.kolom)


@pytest.mark.eis("E018")
@pytest.mark.parametrize("veld", LIJSTEN)
def test_een_waarde_buiten_de_vaste_lijst_wordt_geweigerd_bij_het_veld(werk, rijen, veld):
    (oud, uit_de_lijst), rij = LIJSTEN[veld], rijen[veld.noun]
    with pytest.raises(Regelfout, match="Kies een van de mogelijkheden") as fout:
        werk.doe(WijzigVeld(veld=veld, id=rij, oud=oud, nieuw="zelf bedacht"))
    assert fout.value.veld == veld.value
    assert _staat(werk, veld, rij) == oud
    werk.doe(WijzigVeld(veld=veld, id=rij, oud=oud, nieuw=uit_de_lijst))
    assert _staat(werk, veld, rij) == uit_de_lijst
