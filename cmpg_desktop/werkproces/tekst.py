"""Text as it enters the database, and text as it is searched."""

import re
import unicodedata
from typing import Final

# No decomposition in Unicode takes these apart, while people type them without the stroke.
_LOSSE_LETTERS: Final = str.maketrans(
    {"ł": "l", "đ": "d", "ð": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h"}
)
_APOSTROFS: Final = frozenset("'’‘ʼ`´ʹ′")
# Word cannot hold these two in its XML, and nobody can type them.
_GEEN_TEKENS: Final = frozenset("\ufffe\uffff")
_REGELEINDE: Final = re.compile(r"\r\n?|\x85|\u2028|\u2029")


def _is_wanted(char: str) -> bool:
    if char in "\n\t":
        return True
    return unicodedata.category(char) not in {"Cc", "Cs"} and char not in _GEEN_TEKENS


def schoon(s: str) -> str:
    """Return s in NFC, without control characters (but tab and newline) and lone surrogates."""
    lines = _REGELEINDE.sub("\n", s)
    return unicodedata.normalize("NFC", "".join(filter(_is_wanted, lines)))


def _letter_or_space(char: str) -> str:
    category = unicodedata.category(char)
    if char in _APOSTROFS or category in {"Mn", "Me", "Cf", "Cs"}:
        return ""
    return " " if category[0] in "PZC" else char


def gevouwen(s: str) -> str:
    """Return the form of s that search and sorting use.

    Without case, diacritics and apostrophes; a hyphen or other punctuation is one space. So
    "O'Hara-Müller" is found by "ohara mull".
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", s).casefold()).casefold()
    plain = "".join(map(_letter_or_space, folded.translate(_LOSSE_LETTERS)))
    return " ".join(plain.split())
