"""The keyring of the operating system, which may be absent, locked or empty."""

import base64
import sys
from types import ModuleType

from cmpg_desktop.berichten.fouten import Omgevingsfout

_DIENST = "cmpg-desktop"


class GeenSleutelbos(Omgevingsfout):
    """The key does not come from a keyring here; the recovery code or passphrase is needed."""


def haal(naam: str) -> bytes:
    """Get the key stored under this name; raises `GeenSleutelbos`."""
    keyring = _keyring()
    try:
        tekst = keyring.get_password(_DIENST, naam)
        sleutel = base64.b64decode(tekst, validate=True) if tekst else None
    except Exception as exc:  # the backends raise whatever their system does
        raise _onbruikbaar() from exc
    if sleutel is None:
        raise GeenSleutelbos(
            "De sleutel staat niet in de sleutelbos van deze gebruiker op deze computer.",
            wat_nu="Vul de herstelcode in.",
        )
    return sleutel


def zet(naam: str, sleutel: bytes) -> None:
    """Store the key and look whether it is there; raises `GeenSleutelbos`."""
    keyring = _keyring()
    tekst = base64.b64encode(sleutel).decode()
    try:
        keyring.set_password(_DIENST, naam, tekst)
        terug = keyring.get_password(_DIENST, naam)
    except Exception:
        # Not chained: the cause may carry the value in its text.
        raise _onbruikbaar() from None
    if terug != tekst:
        raise _onbruikbaar()


def _onbruikbaar() -> GeenSleutelbos:
    return GeenSleutelbos(
        "Deze computer heeft geen sleutelbos die nu te gebruiken is.",
        wat_nu="Bij elke start is dan de herstelcode of de wachtwoordzin nodig.",
    )


def _keyring() -> ModuleType:
    import keyring  # noqa: PLC0415 - costs a start that does not need it 50 ms

    if sys.platform == "win32":
        # Not "enterprise": the key may not roam to other computers with the profile.
        gekozen = keyring.get_keyring()
        for deel in getattr(gekozen, "backends", (gekozen,)):
            if type(deel).__module__.endswith(".Windows"):
                deel.persist = "local machine"
    return keyring
