"""Elke proef heeft een eigen thuismap, en laat de omgeving achter zoals hij haar vond."""

import os
from pathlib import Path

import keyring
import pytest
from keyring.backends import null

_THUIS = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_RUNTIME_DIR": ".runtime",
}


def _momentopname():
    omgeving = {
        naam: waarde for naam, waarde in os.environ.items() if naam != "PYTEST_CURRENT_TEST"
    }
    return omgeving, Path.cwd()


@pytest.fixture(autouse=True)
def thuismap(tmp_path_factory):
    """Zet HOME en de XDG-mappen op een lege map; geen keyring, geen CMPG-variabelen."""
    thuis = tmp_path_factory.mktemp("thuis")
    with pytest.MonkeyPatch.context() as lapmiddel:
        for naam, onder in _THUIS.items():
            lapmiddel.setenv(naam, str(thuis / onder))
        (thuis / _THUIS["XDG_RUNTIME_DIR"]).mkdir(mode=0o700)
        for naam in list(os.environ):
            if naam.startswith("CMPG_"):
                lapmiddel.delenv(naam)
        # Een proef kan een eigen sleutelbos neergezet hebben; die geldt niet voor de volgende.
        keyring.set_keyring(null.Keyring())
        omgeving, plek = _momentopname()
        yield thuis
        omgeving_na, plek_na = _momentopname()
        if plek_na != plek:
            os.chdir(plek)
        anders = sorted(n for n, _ in set(omgeving.items()) ^ set(omgeving_na.items()))
        for naam in set(anders):
            if naam in omgeving:
                os.environ[naam] = omgeving[naam]
            else:
                del os.environ[naam]
    if anders or plek_na != plek:
        pytest.fail(
            f"De proef laat zijn omgeving anders achter: {anders or plek_na}", pytrace=False
        )
