"""Geen SQL op de schermdraad: tijdens Qt-proeven is dat een fout."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from tests.hulp.schermhygiene import is_schermproef


class SqlOpDeSchermdraadError(AssertionError):
    """Er werd SQL uitgevoerd op de draad van het scherm."""


@contextmanager
def bewaak_schermdraad():
    """Weiger SQL op de hoofddraad; ook wie de fout opvangt, komt er niet mee weg."""
    gezien = []

    def weiger(_verbinding, _cursor, opdracht, _waarden, _context, _meervoud):
        if threading.current_thread() is threading.main_thread():
            gezien.append(opdracht)
            raise SqlOpDeSchermdraadError(f"SQL op de schermdraad: {opdracht}")

    event.listen(Engine, "before_cursor_execute", weiger)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", weiger)
    if gezien:
        raise SqlOpDeSchermdraadError(f"SQL op de schermdraad: {gezien[0]}")


@pytest.fixture
def geen_sql_op_de_schermdraad():
    """Zet de wacht aan voor een proef zonder qtbot; proeven met qtbot hebben hem altijd."""
    with bewaak_schermdraad():
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    """Alleen om de proef zelf: fixtures mogen hun gegevens op de hoofddraad klaarzetten."""
    if not is_schermproef(item):
        return (yield)
    with bewaak_schermdraad():
        return (yield)


@pytest.fixture
def op_een_werkdraad():
    """Voer iets uit op een andere draad en wacht erop: `op_een_werkdraad(lees, casus)`."""

    def voer_uit(werk, *waarden, **opties):
        with ThreadPoolExecutor(1) as werkers:
            return werkers.submit(werk, *waarden, **opties).result()

    return voer_uit
