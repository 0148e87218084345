"""Wie een rol kwijtraakt, buiten dit programma om, kan er kort daarna niets meer mee."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import delete, update

from cmpg_desktop.berichten.fouten import GeenBevoegdheid
from cmpg_desktop.berichten.meldingen import Meldingen
from cmpg_desktop.database.tabellen.team import medewerker, medewerker_rol
from tests.dossier.conftest import BERT


@pytest.mark.eis("E120")
def test_een_rol_die_elders_is_ingetrokken_geldt_na_een_halve_minuut_niet_meer(werk):
    bert = werk.als(BERT)
    bert.vraag(Meldingen())
    werk.schrijf(delete(medewerker_rol).where(medewerker_rol.c.medewerker_id == BERT))
    bert.later(seconds=29).vraag(Meldingen())
    with pytest.raises(GeenBevoegdheid):
        bert.later(seconds=30).vraag(Meldingen())


@pytest.mark.eis("E120")
def test_een_account_dat_vandaag_ophoudt_kan_na_middernacht_niets_meer(werk):
    werk.schrijf(
        update(medewerker).where(medewerker.c.id == BERT).values(actief_tot=date(2026, 3, 6))
    )
    # In Nederland is het dan 23.59.50.
    laat = datetime(2026, 3, 6, 22, 59, 50, tzinfo=UTC)
    bert = werk.als(BERT).later(seconds=(laat - werk.context.nu).total_seconds())
    bert.vraag(Meldingen())
    bert.later(seconds=9).vraag(Meldingen())
    with pytest.raises(GeenBevoegdheid, match="Uw account is beëindigd") as fout:
        bert.later(seconds=10).vraag(Meldingen())
    assert "functioneel beheerder" in fout.value.wat_nu


def test_een_klok_die_terug_gaat_leest_de_rollen_opnieuw(werk):
    bert = werk.als(BERT)
    bert.vraag(Meldingen())
    werk.schrijf(delete(medewerker_rol).where(medewerker_rol.c.medewerker_id == BERT))
    with pytest.raises(GeenBevoegdheid):
        bert.later(seconds=-1).vraag(Meldingen())
