"""De eigen namen van leefgebieden in het echte programma: van Beheer naar een open melding."""

import pytest
from PySide6.QtWidgets import QWidget

from cmpg_desktop.berichten.meldingen import MaakMelding
from cmpg_desktop.werkproces.meldingregels import OntvangstWijze
from tests.bewijs.programma import SLEUTEL, maak_plek


@pytest.fixture
def gemeente(tmp_path, monkeypatch):
    """Geef een database van een gemeente die huisvesting “wonen” noemt."""
    monkeypatch.setenv("CMPG_DATABASE_KEY", SLEUTEL.hex())
    plek, _ = maak_plek(tmp_path / "gegevens", leefgebied_huisvesting="wonen")
    return plek


@pytest.mark.eis("E001")
def test_wat_beheer_een_leefgebied_noemt_staat_meteen_in_een_open_melding(start, gemeente):
    with start(gemeente.map) as werk:
        werk.meld_aan()
        command = MaakMelding(ontvangen_op=werk.omgeving.vandaag(), wijze=OntvangstWijze.E_MAIL)
        werk.doe(command)
        melding = werk.ga("melding", command.id)

        def knop(code):
            return melding.findChild(QWidget, f"melding.problematiek.plus[{code}]").text().strip()

        # Gelezen na het aanmelden, zonder dat de start erop wacht.
        werk.wacht(lambda: knop("huisvesting") == "wonen")
        assert knop("scholing") == "scholing"

        werk.omgeving.ga_naar_beheer("leefgebieden")
        werk.wacht(lambda: werk.pagina.code == "beheer" and werk.pagina.deel is not None)
        werk.stil()
        werk.typ("instelling.leefgebied_scholing", "school")
        werk.stil()
        assert werk.ga("melding", command.id) is melding
        werk.wacht(lambda: knop("scholing") == "school")


@pytest.mark.parametrize(
    ("deel", "veld", "tekst"),
    [
        ("leefgebieden", "instelling.leefgebied_gezin", "Wonen"),
        ("gemeente", "instelling.mailbox", " geen adres"),
    ],
)
def test_een_geweigerde_instelling_houdt_het_sluiten_niet_op(start, gemeente, deel, veld, tekst):
    with start(gemeente.map) as werk:
        werk.meld_aan()
        werk.omgeving.ga_naar_beheer(deel)
        werk.wacht(lambda: werk.pagina.code == "beheer" and werk.pagina.deel is not None)
        werk.stil()
        werk.typ(veld, tekst)
        werk.stil()
        assert werk.pagina.findChild(QWidget, f"{veld}.veld").fout
        werk.sluit()
