"""The recovery code: 195 random bits that a person can write down and type back."""

import secrets

from cmpg_desktop.berichten.fouten import Omgevingsfout

# Without I, L, O and U: what reads alike is read alike.
ALFABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROEPEN = 8
PER_GROEP = 5
LENGTE = GROEPEN * PER_GROEP

_LEES_ALS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


_WAT_NU = "Vergelijk de code teken voor teken met wat u hebt opgeschreven."


class HerstelcodeOnjuist(Omgevingsfout):
    """The recovery code has a typing error, or is not the code of this database."""


def maak() -> str:
    """Make a code: eight groups of five characters, the last of which checks the others."""
    tekens = [secrets.choice(ALFABET) for _ in range(LENGTE - 1)]
    tekens.append(ALFABET[_controle(tekens)])
    return groepeer("".join(tekens))


def groepeer(tekens: str) -> str:
    """Write the characters in groups, as shown and printed."""
    return "-".join(tekens[i : i + PER_GROEP] for i in range(0, len(tekens), PER_GROEP))


def lees(getypt: str) -> str:
    """Bring what was typed back to the bare characters; case, spaces and dashes do not matter.

    Raises `HerstelcodeOnjuist`: one wrong character, or two that changed places, never passes.
    """
    hoofdletters = "".join(teken for teken in getypt.upper() if teken.isalnum())
    tekens = hoofdletters.translate(_LEES_ALS)
    if len(tekens) != LENGTE:
        raise HerstelcodeOnjuist(
            f"De herstelcode heeft {LENGTE} tekens; u typte er {len(tekens)}.", wat_nu=_WAT_NU
        )
    if set(tekens) - set(ALFABET) or ALFABET[_controle(list(tekens[:-1]))] != tekens[-1]:
        raise HerstelcodeOnjuist("In de herstelcode zit een typefout.", wat_nu=_WAT_NU)
    return tekens


def _controle(tekens: list[str]) -> int:
    # A weighted sum in the field of 32 elements (x^5 + x^2 + 1); every place has its own weight
    # within 31 places, so single errors and swaps of neighbours show.
    som = 0
    for teken in tekens:
        som = _keer_x(som ^ ALFABET.index(teken))
    return som


def _keer_x(waarde: int) -> int:
    dubbel = waarde << 1
    return dubbel ^ 0b100101 if dubbel & 0b100000 else dubbel
