"""Wie een afgeschermde casus niet mag kennen, zet er ook met een besluit niets in (besluit 28)."""

import pytest
from sqlalchemy import select

from cmpg_desktop.berichten.beoordelen import Besluit, GeefTerug
from cmpg_desktop.berichten.casussen import SchermAf
from cmpg_desktop.berichten.fouten import GeenBevoegdheid
from cmpg_desktop.database.tabellen.meldingen import betrokkene, feit
from cmpg_desktop.werkproces.beoordeling import Weging
from cmpg_desktop.werkproces.rollen import Rol
from tests.dossier.beoordeling import (
    WACHTWOORD,
    beslis,
    geef_wachtwoord,
    maak_medewerker,
    stel_voor,
    volle_melding,
    vul_in,
)
from tests.dossier.conftest import BERT, MARLOES
from tests.dossier.hulp import getelde_rondes, maak_casus


@pytest.fixture
def casus(werk):
    """Scherm een lopende casus af: alleen Marloes en Bert."""
    ref = maak_casus(werk, "2026-031", casusregisseur_id=BERT)
    werk.doe(SchermAf(id=ref, wie=(BERT,), reden="Zij is bedreigd."))
    return ref


@pytest.fixture
def anna(werk):
    """Een procesmanager die niet genoemd is."""
    return maak_medewerker(werk, "Anna Manager", Rol.PROCESMANAGER, wachtwoord=WACHTWOORD)


@pytest.fixture
def voorgesteld(werk, casus):
    """Bert stelt voor om een melding bij die casus te voegen."""
    ref = volle_melding(werk, "Ander Mens")
    vul_in(werk.als(BERT), ref, Weging.LOPENDE_CASUS, casus=casus)
    return ref, stel_voor(werk, ref)


def _in(werk, casus):
    return (
        werk.rijen(select(betrokkene.c.id).where(betrokkene.c.casus_id == casus)),
        werk.rijen(select(feit.c.id).where(feit.c.casus_id == casus)),
    )


@pytest.mark.eis("E116")
def test_een_procesmanager_die_niet_genoemd_is_voegt_er_niemand_aan_toe(
    werk, casus, anna, voorgesteld
):
    melding, voorstel = voorgesteld
    voor = _in(werk, casus)
    besluit = Besluit(melding_id=melding, voorstel_id=voorstel)
    with pytest.raises(GeenBevoegdheid, match="afgeschermd"):
        werk.als(anna).doe(besluit)
    # Ook niet aan de werkplek van wie wel genoemd is.
    aan_tafel = Besluit(
        melding_id=melding, voorstel_id=voorstel, beslisser_id=anna, wachtwoord=WACHTWOORD
    )
    with pytest.raises(GeenBevoegdheid, match="afgeschermd"):
        werk.als(BERT).doe(aan_tafel)
    assert _in(werk, casus) == voor
    # Teruggeven raakt de casus niet.
    werk.als(anna).doe(GeefTerug(melding_id=melding, voorstel_id=voorstel, reden="kan niet"))


def test_wie_genoemd_is_beslist_ook_aan_de_werkplek_van_een_ander(
    werk, casus, anna, voorgesteld, monkeypatch
):
    melding, voorstel = voorgesteld
    geef_wachtwoord(werk, MARLOES)
    with getelde_rondes(monkeypatch) as rondes:
        beslis(
            werk.als(anna),
            melding,
            voorstel,
            wie=anna,
            beslisser_id=MARLOES,
            wachtwoord=WACHTWOORD,
        )
    assert rondes[-2:] == ["lees", "_commit"]
    mensen, _ = _in(werk, casus)
    assert len(mensen) == 1
