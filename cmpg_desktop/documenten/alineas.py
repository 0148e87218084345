"""The paragraphs of a template: where a field stands, and what is wrong with how it is typed."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from html import unescape

VELD = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_HAAKJES = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_ENKEL = re.compile(r"\{\s*([A-Za-z_][\w.]*)\s*\}")
_AANHALING = re.compile("[‘’‚‛“”„‟«»]")
_ALINEA_OPDRACHT = re.compile(r"\{%p\s.*?%\}")
_TEKST = re.compile(r"<w:t(?: [^>]*)?>(.*?)</w:t>|<w:(?:tab|br)\b[^>]*/>")
_KORT = 50


class Ernst(StrEnum):
    """A fout stops the use of a template; a waarschuwing asks to look once more."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bevinding:
    """One thing that is wrong with a template, for the person who can mend it in Word."""

    ernst: Ernst
    plaats: str
    melding: str
    suggestie: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deel:
    """A part of a template: its paragraphs as read in Word, and as Jinja will read it.

    Line n of `bron` belongs to paragraph n of `alineas`, so an error knows its place.
    """

    soort: str
    alineas: tuple[str, ...]
    bron: str

    def plaats(self, regel: int) -> str:
        """Say where a line is: the number of the paragraph, and how it begins."""
        regel = min(max(regel, 1), len(self.alineas))
        begin = self.alineas[regel - 1].strip()
        kort = begin if len(begin) <= _KORT else f"{begin[:_KORT].rstrip()}…"
        if self.soort != "alinea":
            return f"{self.soort}: '{kort}'" if kort else self.soort
        nummer = sum(1 for alinea in self.alineas[:regel] if alinea.strip())
        return f"alinea {nummer}: '{kort}'"


def lees_deel(soort: str, xml: str, lees_als_jinja: Callable[[str], str]) -> Deel:
    """Split the XML of a part in paragraphs, one on each line."""
    gemerkt = re.sub(r"<w:p(?=[ >])", "\n<w:p", re.sub(r"[\r\n]", " ", xml))
    return Deel(
        soort=soort,
        alineas=tuple(_tekst(regel) for regel in gemerkt.split("\n")),
        bron=lees_als_jinja(gemerkt),
    )


def _tekst(xml: str) -> str:
    return unescape("".join(hit.group(1) or " " for hit in _TEKST.finditer(xml) if hit.group()))


def bekijk_tekst(deel: Deel, namen: tuple[str, ...]) -> Iterator[Bevinding]:
    """Find what goes wrong before Jinja even reads a field."""
    for nummer, alinea in enumerate(deel.alineas, start=1):
        rest = VELD.sub("", alinea)
        plaats = deel.plaats(nummer)
        if _HAAKJES.search(rest):
            yield Bevinding(
                ernst=Ernst.FOUT,
                plaats=plaats,
                melding="Een veld heeft niet aan allebei de kanten twee haakjes.",
                suggestie="Schrijf een veld in één alinea en zo: {{ datum }}",
            )
        else:
            yield from _enkele_haakjes(rest, plaats, namen)
        yield from _aanhalingstekens(alinea, plaats)
        opdrachten = _ALINEA_OPDRACHT.findall(alinea)
        if opdrachten and alinea.strip() != opdrachten[0]:
            yield Bevinding(
                ernst=Ernst.FOUT,
                plaats=plaats,
                melding=f"Naast {opdrachten[0]} staat nog iets in deze alinea. Dat valt weg.",
                suggestie="Geef de opdracht een alinea voor zichzelf.",
            )


def _enkele_haakjes(rest: str, plaats: str, namen: tuple[str, ...]) -> Iterator[Bevinding]:
    for hit in _ENKEL.finditer(rest):
        if hit.group(1) in namen:
            yield Bevinding(
                ernst=Ernst.WAARSCHUWING,
                plaats=plaats,
                melding=f"{hit.group()} heeft enkele haakjes en komt zo in de brief te staan.",
                suggestie=f"Schrijf: {{{{ {hit.group(1)} }}}}",
            )


def _aanhalingstekens(alinea: str, plaats: str) -> Iterator[Bevinding]:
    for hit in VELD.finditer(alinea):
        veld = hit.group()
        if not _AANHALING.search(veld):
            continue
        letterlijk = veld.startswith("{{")
        melding = f"In {veld} staan gekrulde aanhalingstekens."
        yield Bevinding(
            ernst=Ernst.FOUT if letterlijk else Ernst.WAARSCHUWING,
            plaats=plaats,
            melding=f"{melding} De naam komt zo zelf in de brief." if letterlijk else melding,
            suggestie=f"Schrijf: {_AANHALING.sub('' if letterlijk else chr(34), veld)}",
        )
