"""De wachten van de proefopstelling slaan aan, en alleen waar het moet."""

import gc
import logging
import os
import threading
from pathlib import Path

import keyring
import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QLabel, QWidget
from sqlalchemy import create_engine, text

BRON = Path(__file__).parents[2]
PLUGINS = ["logwacht", "omgeving", "schermhygiene", "sqlwacht"]


@pytest.fixture
def draai(pytester, monkeypatch):
    """Draai een los proefbestand met alleen onze plugins, in een eigen proces."""
    monkeypatch.setenv("PYTHONPATH", str(BRON))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

    def voer_uit(bron):
        pytester.makepyfile(bron)
        opties = [optie for naam in PLUGINS for optie in ("-p", f"tests.hulp.{naam}")]
        return pytester.runpytest_subprocess(*opties, "-p", "no:randomly", "-p", "no:cacheprovider")

    return voer_uit


def test_wat_een_schermproef_laat_lopen_laat_haar_vallen(draai):
    uitkomst = draai(
        """
        from PySide6.QtCore import QPauseAnimation, QThread, QTimer
        from PySide6.QtWidgets import QWidget

        bewaard = []

        def test_timer(qtbot):
            timer = QTimer()
            timer.start(1000)
            bewaard.append(timer)

        def test_animatie(qtbot):
            animatie = QPauseAnimation(60_000)
            animatie.start()
            bewaard.append(animatie)

        def test_draad(qtbot):
            draad = QThread()
            draad.start()
            bewaard.append(draad)

        def test_venster(qtbot):
            venster = QWidget(objectName="vergeten")
            venster.show()
            bewaard.append(venster)

        def test_daarna_is_alles_schoon(qtbot):
            pass
        """
    )
    uitkomst.assert_outcomes(passed=5, errors=4)
    uitkomst.stdout.fnmatch_lines_random(
        [
            "*QAbstractAnimation loopt nog*",
            "*QTimer loopt nog, gestart op *test_wat*.py:8*",
            "*QThread loopt nog*",
            "*venster QWidget (vergeten) bestaat nog*",
        ]
    )


def test_wat_elke_proef_achterlaat_laat_haar_vallen(draai):
    uitkomst = draai(
        """
        import logging, os, threading

        stop = threading.Event()

        def test_draad():
            threading.Thread(target=stop.wait, name="vergeten", daemon=True).start()

        def test_omgeving():
            os.environ["CMPG_PROEF"] = "1"

        def test_map(tmp_path):
            os.chdir(tmp_path)

        def test_log():
            logging.getLogger("cmpg_desktop.database").warning("schijf vol")

        def test_log_bleef_uit(verwachte_log):
            verwachte_log("schijf vol")

        def test_daarna_is_alles_schoon():
            assert "CMPG_PROEF" not in os.environ
            stop.set()
        """
    )
    uitkomst.assert_outcomes(passed=6, errors=5)
    uitkomst.stdout.fnmatch_lines_random(
        [
            "*Achtergebleven draden: ?'vergeten'?*",
            "*laat zijn omgeving anders achter: ?'CMPG_PROEF'?*",
            "*WARNING cmpg_desktop.database: schijf vol*",
            "*bleven uit: ?'schijf vol'?*",
        ]
    )


def test_sql_op_de_schermdraad_laat_een_schermproef_vallen(draai):
    uitkomst = draai(
        """
        import pytest
        from sqlalchemy import create_engine, text

        def lees():
            motor = create_engine("sqlite://")
            with motor.connect() as verbinding:
                antwoord = verbinding.execute(text("SELECT 1")).scalar()
            motor.dispose()
            return antwoord

        @pytest.fixture
        def gegevens():
            return lees()

        def test_klaarzetten_mag(qtbot, gegevens):
            assert gegevens == 1

        def test_werkdraad_mag(qtbot, op_een_werkdraad):
            assert op_een_werkdraad(lees) == 1

        def test_zonder_scherm_mag():
            assert lees() == 1

        def test_schermdraad_mag_niet(qtbot):
            lees()

        def test_opvangen_helpt_niet(qtbot):
            with pytest.raises(Exception):
                lees()

        def test_op_verzoek_ook_zonder_scherm(geen_sql_op_de_schermdraad):
            lees()
        """
    )
    uitkomst.assert_outcomes(passed=3, failed=3, errors=1)


def test_wie_opruimt_heeft_nergens_last_van(qtbot):
    venster = QWidget()
    qtbot.addWidget(venster)
    timer = QTimer(venster)
    timer.start(10)
    with qtbot.waitSignal(timer.timeout):
        pass
    draad = QThread()
    draad.start()
    draad.quit()
    assert draad.wait(5000)
    QLabel("los", parent=venster)


def test_cyclisch_opruimen_staat_uit_tijdens_een_schermproef(qtbot):
    assert not gc.isenabled()


def test_cyclisch_opruimen_staat_aan_buiten_schermproeven():
    assert gc.isenabled()


def test_een_draad_die_al_aan_het_stoppen_is_krijgt_even():
    threading.Thread(target=threading.Event().wait, args=(0.05,)).start()


def test_een_aangekondigde_logregel_mag(verwachte_log):
    verwachte_log("schijf vol", logger="cmpg_desktop.database")
    logging.getLogger("cmpg_desktop.database.opslag").error("De schijf vol, dus %s", "wacht")


def test_elke_proef_heeft_een_eigen_thuismap(thuismap):
    assert Path.home() == thuismap
    assert os.environ["XDG_DATA_HOME"].startswith(str(thuismap))
    assert [pad.name for pad in thuismap.iterdir()] == [".runtime"]


def test_er_is_geen_sleutelbos_van_het_systeem():
    assert keyring.get_password("cmpg", "sleutel") is None
    assert keyring.get_keyring().__module__ == "keyring.backends.null"


def test_sql_buiten_schermproeven_mag_op_de_hoofddraad():
    motor = create_engine("sqlite://")
    with motor.connect() as verbinding:
        assert verbinding.execute(text("SELECT 1")).scalar() == 1
    motor.dispose()
