"""Passwords: argon2id, the one rule for a new one, and the wait after wrong attempts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from math import ceil
from typing import TYPE_CHECKING, Final
from uuid import UUID

from cmpg_desktop.berichten.fouten import Regelfout
from cmpg_desktop.werkproces.taal import tel
from cmpg_desktop.werkproces.tekst import gevouwen

if TYPE_CHECKING:
    from argon2 import PasswordHasher

MIN_TEKENS: Final = 12
MAX_TEKENS: Final = 200
MIN_VERSCHILLEND: Final = 5
GRATIS_POGINGEN: Final = 5
EERSTE_WACHT: Final = timedelta(seconds=30)
LANGSTE_WACHT: Final = timedelta(minutes=15)


@cache
def _hasher() -> "PasswordHasher":
    # Loaded with the first password: a start does without.
    from argon2 import PasswordHasher  # noqa: PLC0415

    # 19 MiB, two passes, one lane: what OWASP asks of argon2id.
    return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def versleutel(wachtwoord: str) -> str:
    """Hash a password for storing."""
    return _hasher().hash(wachtwoord)


@cache
def _niemand() -> str:
    return versleutel("the hash that an account without one is compared with")


def klopt(opgeslagen: str | None, wachtwoord: str) -> bool:
    """Compare a password with its hash; an unknown account costs as much time as a known one."""
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415  (see above)

    try:
        _hasher().verify(opgeslagen or _niemand(), wachtwoord)
    except (VerificationError, InvalidHashError):
        return False
    return opgeslagen is not None


def keur_wachtwoord(wachtwoord: str, naam: str, veld: str) -> None:
    """Refuse a password that is easy to guess, and say what a good one is."""
    if len(wachtwoord) < MIN_TEKENS:
        raise Regelfout(
            f"Een wachtwoord heeft minstens {MIN_TEKENS} tekens.",
            veld=veld,
            wat_nu="Neem een zin van vier gewone woorden; die is lang en makkelijk te onthouden.",
        )
    if len(wachtwoord) > MAX_TEKENS:
        raise Regelfout(f"Een wachtwoord heeft hoogstens {MAX_TEKENS} tekens.", veld=veld)
    if len(set(wachtwoord)) < MIN_VERSCHILLEND:
        raise Regelfout(
            f"Gebruik minstens {MIN_VERSCHILLEND} verschillende tekens in het wachtwoord.",
            veld=veld,
        )
    kaal = gevouwen(wachtwoord).replace(" ", "")
    if naam and kaal == gevouwen(naam).replace(" ", ""):
        raise Regelfout("Gebruik niet uw naam als wachtwoord.", veld=veld)


@dataclass(slots=True)
class _Stand:
    mislukt: int = 0
    laatste: datetime | None = None


class Pogingen:
    """Counts wrong passwords per account, while the program runs."""

    def __init__(self) -> None:
        self._per_account: dict[UUID, _Stand] = {}

    def keur(self, account: UUID, nu: datetime) -> None:
        """Refuse an attempt that comes too soon after too many wrong ones."""
        stand = self._per_account.get(account)
        if stand is None or stand.laatste is None or stand.mislukt < GRATIS_POGINGEN:
            return
        wacht = min(EERSTE_WACHT * 2 ** (stand.mislukt - GRATIS_POGINGEN), LANGSTE_WACHT)
        # A clock that was set back does not make the wait longer than it was.
        verstreken = max(nu - stand.laatste, timedelta(0))
        if verstreken < wacht:
            seconden = ceil((wacht - verstreken).total_seconds())
            nog = (
                tel(seconden, "seconde", "seconden")
                if seconden < 60  # noqa: PLR2004  a minute
                else tel(ceil(seconden / 60), "minuut", "minuten")
            )
            raise Regelfout(
                f"Dit wachtwoord was {stand.mislukt} keer fout. Probeer het over {nog} opnieuw.",
                veld="aanmelden.wachtwoord",
                wat_nu="Wachtwoord vergeten? De functioneel beheerder geeft u een nieuw.",
            )

    def mislukt(self, account: UUID, nu: datetime) -> None:
        """Count a wrong attempt."""
        stand = self._per_account.setdefault(account, _Stand())
        stand.mislukt = min(stand.mislukt + 1, 64)
        stand.laatste = nu

    def gelukt(self, account: UUID) -> None:
        """Forget the wrong attempts of an account."""
        self._per_account.pop(account, None)
