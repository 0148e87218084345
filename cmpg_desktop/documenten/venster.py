"""Where the address stands: behind the left or the right window of an envelope (NEN 1026).

A template has its address in a frame, 35 mm from the left edge of the page; a right window begins
at 105 mm. Only such a frame is moved: an address that a municipality put elsewhere stays there.
"""

from typing import Any, Final

from docx.oxml.ns import qn

LINKS, RECHTS = "links", "rechts"
_MM_LINKS, _MM_RECHTS = 35.0, 105.0
_SPELING: Final = 1.0  # mm; Word rounds what somebody typed in centimetres


def _twips(mm: float) -> int:
    return round(mm * 1440 / 25.4)


def zet_venster(tekst: Any, venster: str) -> None:
    """Move the frames of the address in the text of a document to this window."""
    if venster != RECHTS:
        return
    for kader in tekst.iter(qn("w:framePr")):
        if kader.get(qn("w:hAnchor")) == "page" and _is_links(kader.get(qn("w:x"), "")):
            kader.set(qn("w:x"), str(_twips(_MM_RECHTS)))


def _is_links(plek: str) -> bool:
    return plek.isdigit() and abs(int(plek) - _twips(_MM_LINKS)) <= _twips(_SPELING)
