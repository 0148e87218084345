"""The key of the database, and the ways to get at it: a file of key slots.

One random key, never changed by changing a slot. Whoever copied an older key file and knows the
code of that time can still open the database with it: a code that leaked asks for a new database
key, not only for a new code.
"""

import base64
import os
import secrets
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from cmpg_desktop.berichten.fouten import Omgevingsfout, Regelfout
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.database import herstelcode as codes
from cmpg_desktop.database import sleutelbestand, sleutelbos
from cmpg_desktop.database.herstelcode import HerstelcodeOnjuist
from cmpg_desktop.database.plek import Plek, beheeropdracht
from cmpg_desktop.database.sleutelbestand import Sleutelbestand
from cmpg_desktop.database.sleutelbos import GeenSleutelbos
from cmpg_desktop.database.sqlcipher import SLEUTEL_LENGTE, keur_sleutel

OMGEVING = "CMPG_DATABASE_KEY"
MINSTE_WACHTWOORDZIN = 12

_ZOUT = 16
_NONCE = 12
# 19 MiB: the library's default of 64 MiB weighs on a workstation (techniek.md).
_GEHEUGEN_KIB = 19 * 1024
_RONDES = 2
_BANEN = 1


class SleutelbestandBestaat(Omgevingsfout):
    """There is a key file already; it is never overwritten by a new key."""


class WachtwoordzinOnjuist(Omgevingsfout):
    """The passphrase does not open this database, or none was set."""


class OmgevingssleutelOnjuist(Omgevingsfout):
    """`CMPG_DATABASE_KEY` is not 64 hexadecimal characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NieuweSleutel:
    """A new key, the code to show once ('' for a demo), and what the user must know ('')."""

    sleutel: bytes = field(repr=False)
    herstelcode: str = field(repr=False)
    melding: str = ""


def maak_sleutels(plek: Plek, *, demo: bool) -> NieuweSleutel:
    """Make the key of a new database and its slots. A demo's key lies open in the file."""
    for pad in (plek.sleutels, plek.vorige_sleutels, plek.database):
        if pad.exists():
            raise SleutelbestandBestaat(
                f"In deze map staat al {pad.name}; een nieuwe sleutel past daar niet op.",
                wat_nu="Open de database die er staat, of kies een lege map.",
            )
    sleutel = sleutel_uit_omgeving() or secrets.token_bytes(SLEUTEL_LENGTE)
    bestand = Sleutelbestand(database=nieuw_id(), afdruk=_afdruk(sleutel), demo=demo, sleuven=())
    if demo:
        sleutelbestand.schrijf(plek, bestand.met({"soort": "open", "sleutel": sleutel.hex()}))
        return NieuweSleutel(sleutel=sleutel, herstelcode="")
    code = codes.maak()
    bestand = bestand.met(_verpak(bestand, "herstelcode", codes.lees(code), sleutel))
    sleutelbestand.schrijf(plek, bestand)
    try:
        zet_in_sleutelbos(plek, sleutel)
    except GeenSleutelbos as fout:
        zelf = beheeropdracht("wachtwoordzin --met-herstelcode", plek)
        melding = (
            f"{fout.tekst} {fout.wat_nu} Liever een zin die u zelf kiest? Sluit dan later het "
            f"programma en geef de opdracht: {zelf}"
        )
        return NieuweSleutel(sleutel=sleutel, herstelcode=code, melding=melding)
    return NieuweSleutel(sleutel=sleutel, herstelcode=code)


def open_sleutel(
    plek: Plek, *, herstelcode: str | None = None, wachtwoordzin: str | None = None
) -> bytes:
    """Get the key: from the environment, the code or passphrase given, or else the OS keyring."""
    uit_omgeving = sleutel_uit_omgeving()
    if uit_omgeving is not None:
        return uit_omgeving
    bestand = sleutelbestand.lees(plek)
    sleuven = {sleuf["soort"]: sleuf for sleuf in bestand.sleuven}
    if "open" in sleuven:
        return bytes.fromhex(sleuven["open"]["sleutel"])
    if herstelcode is not None:
        return _open_herstelcode(bestand, sleuven.get("herstelcode"), herstelcode)
    if wachtwoordzin is not None:
        return _open_wachtwoordzin(bestand, sleuven.get("wachtwoordzin"), wachtwoordzin)
    sleutel = sleutelbos.haal(str(bestand.database))
    if _afdruk(sleutel) != bestand.afdruk:
        raise GeenSleutelbos(
            "In de sleutelbos van deze computer staat een andere sleutel.",
            wat_nu="Vul de herstelcode in.",
        )
    return sleutel


def sleutel_uit_omgeving() -> bytes | None:
    """Read the key that a script gives in `CMPG_DATABASE_KEY`; None when it is not set."""
    tekst = os.environ.get(OMGEVING)
    if tekst is None:
        return None
    try:
        sleutel = bytes.fromhex(tekst)
        keur_sleutel(sleutel)
    except ValueError:
        # Not chained: the text of the cause could show part of the key.
        raise OmgevingssleutelOnjuist(
            f"{OMGEVING} is geen sleutel: verwacht worden 64 tekens 0-9 en a-f.",
            wat_nu=f"Verbeter {OMGEVING}, of haal deze instelling weg.",
        ) from None
    return sleutel


def is_demo(plek: Plek) -> bool:
    """Say whether this is a demo or test place, whose key lies open in the file."""
    return sleutelbestand.lees(plek).demo


def heeft_wachtwoordzin(plek: Plek) -> bool:
    """Say whether a passphrase was set."""
    return any(sleuf["soort"] == "wachtwoordzin" for sleuf in sleutelbestand.lees(plek).sleuven)


def zet_in_sleutelbos(plek: Plek, sleutel: bytes) -> None:
    """Keep the key in the keyring of this computer; raises `GeenSleutelbos` when there is none."""
    bestand = _lees_eigen(plek, sleutel)
    sleutelbos.zet(str(bestand.database), sleutel)


def nieuwe_herstelcode(plek: Plek, sleutel: bytes) -> str:
    """Replace the recovery code; show the answer once and keep it nowhere."""
    bestand = _lees_eigen(plek, sleutel)
    code = codes.maak()
    sleutelbestand.schrijf(
        plek, bestand.met(_verpak(bestand, "herstelcode", codes.lees(code), sleutel))
    )
    return code


def zet_wachtwoordzin(plek: Plek, sleutel: bytes, zin: str) -> None:
    """Set or replace the passphrase."""
    bestand = _lees_eigen(plek, sleutel)
    genormaliseerd = _zin(zin)
    if len(genormaliseerd) < MINSTE_WACHTWOORDZIN:
        raise Regelfout(
            f"Een wachtwoordzin heeft minstens {MINSTE_WACHTWOORDZIN} tekens.",
            veld="wachtwoordzin",
            wat_nu="Neem een paar woorden die u goed onthoudt.",
        )
    sleutelbestand.schrijf(
        plek, bestand.met(_verpak(bestand, "wachtwoordzin", genormaliseerd, sleutel))
    )


def _zin(zin: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", zin).split())


def _open_herstelcode(bestand: Sleutelbestand, sleuf: dict[str, Any] | None, getypt: str) -> bytes:
    sleutel = _pak_uit(bestand, sleuf, codes.lees(getypt))
    if sleutel is None:
        raise HerstelcodeOnjuist(
            "Deze herstelcode hoort niet bij deze database.",
            wat_nu="Zoek de code van deze database; een nieuwere code vervangt een oudere.",
        )
    return sleutel


def _open_wachtwoordzin(bestand: Sleutelbestand, sleuf: dict[str, Any] | None, zin: str) -> bytes:
    sleutel = _pak_uit(bestand, sleuf, _zin(zin))
    if sleutel is None:
        raise WachtwoordzinOnjuist(
            "Deze wachtwoordzin opent de database niet.",
            wat_nu="Probeer het opnieuw, of vul de herstelcode in.",
        )
    return sleutel


def _verpak(bestand: Sleutelbestand, soort: str, geheim: str, sleutel: bytes) -> dict[str, Any]:
    zout, nonce = secrets.token_bytes(_ZOUT), secrets.token_bytes(_NONCE)
    inhoud = AESGCM(_rek(geheim, zout)).encrypt(nonce, sleutel, _bij(bestand, soort))
    delen = {"zout": zout, "nonce": nonce, "inhoud": inhoud}
    return {"soort": soort} | {k: base64.b64encode(v).decode() for k, v in delen.items()}


def _pak_uit(bestand: Sleutelbestand, sleuf: dict[str, Any] | None, geheim: str) -> bytes | None:
    if sleuf is None:
        return None
    zout, nonce, inhoud = (base64.b64decode(sleuf[k]) for k in ("zout", "nonce", "inhoud"))
    try:
        return AESGCM(_rek(geheim, zout)).decrypt(nonce, inhoud, _bij(bestand, sleuf["soort"]))
    except InvalidTag:
        return None


def _rek(geheim: str, zout: bytes) -> bytes:
    # Only for a code or passphrase that a person typed; most starts do without.
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415

    # The costs belong to version 1 of the file, so no file can ask for others.
    return hash_secret_raw(
        geheim.encode(),
        zout,
        time_cost=_RONDES,
        memory_cost=_GEHEUGEN_KIB,
        parallelism=_BANEN,
        hash_len=32,
        type=Type.ID,
    )


def _bij(bestand: Sleutelbestand, soort: str) -> bytes:
    return f"cmpg sleutel {sleutelbestand.VERSIE} {bestand.database} {soort}".encode()


def leid_af(sleutel: bytes, doel: str) -> bytes:
    """Derive the key for one purpose from a key; it says nothing about the other."""
    kdf = HKDF(algorithm=SHA256(), length=SLEUTEL_LENGTE, salt=None, info=f"cmpg {doel}".encode())
    return kdf.derive(sleutel)


def _afdruk(sleutel: bytes) -> str:
    return leid_af(sleutel, "afdruk van de sleutel").hex()


def _lees_eigen(plek: Plek, sleutel: bytes) -> Sleutelbestand:
    bestand = sleutelbestand.lees(plek)
    if _afdruk(sleutel) != bestand.afdruk:
        raise ValueError("the key is not the one of this key file")
    return bestand
