import os
from datetime import UTC, datetime

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import NoKeyringError

from cmpg_desktop.database.plek import Plek
from cmpg_desktop.database.sqlcipher import verbind


class Bos(KeyringBackend):
    """A keyring in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.inhoud = {}

    def get_password(self, service, username):
        return self.inhoud.get((service, username))

    def set_password(self, service, username, password):
        self.inhoud[service, username] = password

    def delete_password(self, service, username):
        del self.inhoud[service, username]


class GeenBos(Bos):
    """What `keyring` does without a desktop session."""

    def get_password(self, service, username):
        raise NoKeyringError("No recommended backend was available.")

    set_password = delete_password = get_password


class StilleBos(Bos):
    """The "null" backend of `keyring`: takes everything and keeps nothing."""

    def set_password(self, service, username, password):
        pass


@pytest.fixture(autouse=True)
def bos(monkeypatch):
    bos = Bos()
    monkeypatch.setattr(keyring.core, "_keyring_backend", bos)
    monkeypatch.delenv("CMPG_DATABASE_KEY", raising=False)
    return bos


@pytest.fixture
def geen_bos(monkeypatch):
    monkeypatch.setattr(keyring.core, "_keyring_backend", GeenBos())


@pytest.fixture
def plek(tmp_path):
    plek = Plek(tmp_path / "gegevens")
    plek.maak()
    return plek


@pytest.fixture
def sleutel():
    return os.urandom(32)


@pytest.fixture
def nu():
    return datetime(2026, 11, 4, 8, 12, tzinfo=UTC)


@pytest.fixture
def gevuld(plek, sleutel):
    """A place with a database of two tables and a revision."""
    verbinding = verbind(plek.database, sleutel, maken=True)
    verbinding.executescript(
        """
        BEGIN;
        CREATE TABLE alembic_version (version_num TEXT NOT NULL);
        INSERT INTO alembic_version VALUES ('0001');
        CREATE TABLE persoon (id INTEGER PRIMARY KEY, naam TEXT NOT NULL);
        CREATE TABLE notitie (
            id INTEGER PRIMARY KEY, persoon INTEGER REFERENCES persoon (id), tekst TEXT NOT NULL
        );
        """
    )
    verbinding.executemany(
        "INSERT INTO persoon VALUES (?, ?)", [(i, f"Persoon {i} " + "x" * 200) for i in range(500)]
    )
    verbinding.execute("COMMIT")
    verbinding.close()
    return plek
