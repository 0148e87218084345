"""Wie alleen nog in een melding staat die weg of klaar is, is alleen te lezen."""

from datetime import date

import pytest
from sqlalchemy import insert, select

from cmpg_desktop.berichten.fouten import Regelfout
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.database.tabellen.meldingen import betrokkene
from cmpg_desktop.werkproces.beoordeling import Weging
from tests.dossier.beoordeling import beslis, stel_voor, volle_melding, vul_in, zet
from tests.dossier.hulp import getelde_rondes, maak_casus, maak_melding, voeg_toe, woont


@pytest.mark.eis("E042")
@pytest.mark.parametrize("weging", [Weging.LOKALE_PGA, Weging.GEEN_ZAAK])
def test_na_overdracht_of_afronding_verandert_een_persoon_niet_meer(werk, monkeypatch, weging):
    ref = volle_melding(werk, "Sanne Gever")
    (mens,) = werk.rijen(
        select(betrokkene.c.persoon_id.label("id")).where(betrokkene.c.melding_id == ref)
    )
    adres = woont(werk, mens.id, "Kauwenhof 6, 3435 ZZ Nieuwegein")
    vul_in(werk, ref, weging)
    beslis(werk, ref, stel_voor(werk, ref))

    def hernoem(oud, nieuw):
        return zet(werk, Veld.PERSOON_GESLACHTSNAAM, mens.id, oud, nieuw)

    with pytest.raises(Regelfout, match="er loopt niets anders"):
        hernoem("Gever", "Anders")
    with pytest.raises(Regelfout, match="er loopt niets anders"):
        zet(werk, Veld.ADRES_WOONPLAATS, adres, "Nieuwegein", "Utrecht")
    with pytest.raises(Regelfout, match="er loopt niets anders"):
        woont(werk, mens.id, "Dorpsstraat 1, 3431 AB Nieuwegein")
    # A closed casus beside it is no reason either; an open one or a new melding is.
    maak_casus(werk, "2022-014", mens.id, gesloten_op=date(2022, 11, 14))
    with pytest.raises(Regelfout, match="er loopt niets anders"):
        hernoem("Gever", "Anders")
    loopt = maak_casus(werk, "2026-014")
    werk.schrijf(insert(betrokkene).values(id=nieuw_id(), persoon_id=mens.id, casus_id=loopt))
    with getelde_rondes(monkeypatch) as rondes:
        hernoem("Gever", "Anders")
    assert rondes == ["lees", "_commit"]


@pytest.mark.eis("E042")
def test_een_nieuwe_melding_maakt_een_persoon_weer_te_wijzigen(werk):
    ref = volle_melding(werk, "Sanne Gever")
    (mens,) = werk.rijen(
        select(betrokkene.c.persoon_id.label("id")).where(betrokkene.c.melding_id == ref)
    )
    vul_in(werk, ref, Weging.WOONOVERLAST)
    beslis(werk, ref, stel_voor(werk, ref))
    voeg_toe(werk, maak_melding(werk), persoon_id=mens.id)
    zet(werk, Veld.PERSOON_GESLACHTSNAAM, mens.id, "Gever", "Anders")
