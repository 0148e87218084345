"""Addresses: reading what was typed or selected, and the lines of a letter (NEN 5825)."""

import re
from dataclasses import dataclass, field
from typing import Final

_POSTCODE: Final = re.compile(r"([1-9]\d{3})\s?([A-Za-z]{2})")
# "Dorpsstraat 1234 in Utrecht" holds no postcode.
_GEEN_LETTERS: Final = r"(?!in\b|te\b|op\b|nr\b)"
_IN_TEKST: Final = re.compile(rf"(?<![\w-])([1-9]\d{{3}})\s?{_GEEN_LETTERS}([A-Za-z]{{2}})(?!\w)")
_NUMMER: Final = re.compile(
    r"(?P<straat>.*?[^\W\d].*?|\d+e\s.+?)\s+(?:nr\.?\s*|nummer\s+)?(?P<nummer>[1-9]\d{0,4})"
    r"(?:\s?(?P<letter>[A-Za-z])(?=$|[\s,/-]))?"
    r"(?:\s?[-/]\s?(?P<streep>[A-Za-z0-9]{1,4})|\s(?P<los>bis|hs|huis|rood|zwart|wit|I{1,3}|IV))?"
    r"(?:\s*[,;]\s*|\s+|$)(?P<rest>(?!\d).*)",
    re.DOTALL,
)
_PLAATS: Final = re.compile(r"^(.*?)(?:\s*[,;\n]\s*|\s+(?:in|te)\s+)(.*)$", re.DOTALL)
_VOORZETSEL: Final = re.compile(r"^(?:in|te)\s+", re.IGNORECASE)
_RAND: Final = " \t\n,;.:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Adres:
    """An address as far as it is known; every part may be empty."""

    straat: str = field(default="", repr=False)
    huisnummer: str = field(default="", repr=False)
    huisletter: str = field(default="", repr=False)
    toevoeging: str = field(default="", repr=False)
    postcode: str = field(default="", repr=False)
    woonplaats: str = field(default="", repr=False)

    @property
    def straatregel(self) -> str:
        """Return "Nedereindseweg 301-B"; a letter stands after a space (NEN 5825)."""
        nummer = " ".join(filter(None, (self.huisnummer, self.huisletter)))
        if self.toevoeging:
            nummer = f"{nummer}-{self.toevoeging}" if nummer else self.toevoeging
        return " ".join(filter(None, (self.straat, nummer)))

    @property
    def weergave(self) -> str:
        """Return the address on one line, empty when nothing is known."""
        plaats = " ".join(filter(None, (self.postcode, self.woonplaats)))
        return ", ".join(filter(None, (self.straatregel, plaats)))

    @property
    def is_volledig(self) -> bool:
        """Tell whether a letter can be sent there."""
        return all((self.straat, self.huisnummer, self.postcode, self.woonplaats))

    def adresregels(self) -> tuple[str, ...]:
        """Return the lines of a letter: two spaces between postcode and place."""
        plaats = "  ".join(filter(None, (self.postcode, self.woonplaats)))
        return tuple(filter(None, (self.straatregel, plaats)))


def normaliseer_postcode(tekst: str) -> str:
    """Return "3438 AB" for any way of typing it; empty stays empty.

    Raises:
        ValueError: with a Dutch sentence.

    """
    kaal = tekst.strip()
    if not kaal:
        return ""
    deel = _POSTCODE.fullmatch(kaal)
    if deel is None:
        msg = f"“{kaal}” is geen postcode. Schrijf vier cijfers en twee letters, zoals 3438 AB."
        raise ValueError(msg)
    return f"{deel[1]} {deel[2].upper()}"


def huisnummer_fout(tekst: str) -> str | None:
    """Return why this is no house number, or None; empty is not asked yet."""
    kaal = tekst.strip()
    if not kaal or (kaal.isascii() and kaal.isdigit() and 0 < int(kaal) <= 99999):  # noqa: PLR2004
        return None
    return f"“{kaal}” is geen huisnummer. Zet een letter of toevoeging in het vak ernaast."


def email_fout(tekst: str) -> str | None:
    """Say in Dutch what is wrong with an e-mail address; None when it can be one."""
    if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", tekst):
        return None
    return "Dit is geen e-mailadres. Het heeft de vorm naam@gemeente.nl."


def _zonder_postcode(tekst: str) -> tuple[str, str, str]:
    """Return what stands before the postcode, the postcode, and what stands after it."""
    deel = _IN_TEKST.search(tekst)
    if deel is None:
        return tekst, "", ""
    return tekst[: deel.start()], f"{deel[1]} {deel[2].upper()}", tekst[deel.end() :]


def parse_adres(tekst: str) -> Adres:
    """Read an address from running text; what is not there stays empty."""
    kaal = " ".join(tekst.split()).strip(_RAND)
    voor, postcode, na = _zonder_postcode(kaal)
    voor = voor.strip(_RAND)
    if deel := _NUMMER.fullmatch(voor):
        rest = deel["rest"]
        adres = {
            "straat": deel["straat"].strip(_RAND),
            "huisnummer": deel["nummer"],
            "huisletter": deel["letter"] or "",
            "toevoeging": deel["streep"] or deel["los"] or "",
        }
    else:
        plaats = _PLAATS.match(voor)
        rest = plaats[2] if plaats else ""
        adres = {"straat": (plaats[1] if plaats else voor).strip(_RAND)}
    woonplaats = na.strip(_RAND) or _VOORZETSEL.sub("", rest)
    return Adres(
        **adres, postcode=postcode, woonplaats=_VOORZETSEL.sub("", woonplaats).strip(_RAND)
    )
