"""De eerste start in het echte programma, op een computer zonder sleutelbos."""

import keyring
import pytest
from keyring.backends.null import Keyring
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit

from cmpg_desktop.database.plek import Plek
from cmpg_desktop.views.onderdelen.knop import Knop
from tests.bewijs.programma import WACHTWOORD, teksten


@pytest.fixture(autouse=True)
def _geen_sleutelbos(monkeypatch):
    monkeypatch.setattr(keyring.core, "_keyring_backend", Keyring())
    monkeypatch.delenv("CMPG_DATABASE_KEY", raising=False)


def vul_in(werk, *, wachtwoord=WACHTWOORD):
    """Beantwoord de drie stappen van de eerste start."""
    kaart = werk.wacht_op_kaart("inrichten")
    for sleutel, tekst in (
        ("gemeente", "Nieuwegein"),
        ("contact_fg", "fg@nieuwegein.example"),
        ("mailbox", "team@nieuwegein.example"),
        ("afzender_adres", "Stadsplein 1"),
        ("afzender_postcode_plaats", "3431 LZ  Nieuwegein"),
        ("afzender_telefoon", "030 000 00 00"),
        ("account[0].naam", "Marloes Hendriks"),
        ("account[0].wachtwoord", wachtwoord),
    ):
        kaart.findChild(QLineEdit, f"inrichten.{sleutel}").setText(tekst)
    kaart.findChild(QCheckBox, "inrichten.account[0].rol[casusregisseur]").setChecked(True)
    for _ in range(3):
        kaart.findChild(Knop, "inrichten.verder").click()
    return kaart


def test_wie_de_eerste_start_afbreekt_begint_de_volgende_keer_weer_vooraan(start, tmp_path):
    map_ = tmp_path / "gegevens"
    with start(map_) as werk:
        werk.wacht_op_kaart("inrichten")
    with start(map_) as werk:
        vul_in(werk)
        eerste = werk.wacht_op_kaart("herstelcode")._code
    with start(map_) as werk:
        vul_in(werk)
        kaart = werk.wacht_op_kaart("herstelcode")
        gezegd = kaart.findChild(QLabel, "herstelcode.melding").text()
        assert "Bij elke start is dan de herstelcode" in gezegd
        assert f"cmpg-beheer wachtwoordzin --met-herstelcode --map {map_}" in gezegd
        code = kaart._code
        assert code != eerste
        kaart.findChild(Knop, "herstelcode.gezien").click()
        werk.meld_aan()
    assert not Plek(map_).eerste_start.exists()
    with start(map_) as werk:
        kaart = werk.wacht_op_kaart("sleutel")
        kaart.findChild(QLineEdit, "sleutel.code").setText(code)
        kaart.findChild(Knop, "sleutel.doe").click()
        werk.wacht_op_kaart("aanmelden")


def test_wat_bij_het_inrichten_wordt_geweigerd_staat_er_na_de_code_weer(start, tmp_path):
    with start(tmp_path / "gegevens") as werk:
        # Hoe makkelijk een wachtwoord te raden is, ziet het programma pas bij het inrichten.
        ingevuld = vul_in(werk, wachtwoord="aaaaaaaaaaaaaa")
        werk.wacht_op_kaart("herstelcode").findChild(Knop, "herstelcode.gezien").click()
        assert werk.wacht_op_kaart("inrichten") is ingevuld
        assert ingevuld.isEnabled()
        assert "wachtwoord" in " ".join(teksten(ingevuld)).lower()
        ingevuld.findChild(QLineEdit, "inrichten.account[0].wachtwoord").setText(WACHTWOORD)
        ingevuld.findChild(Knop, "inrichten.verder").click()
        # De code is al bewaard: hij komt niet nog eens.
        werk.meld_aan()
