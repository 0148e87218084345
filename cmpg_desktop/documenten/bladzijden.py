"""The pages of a PDF as pictures for the preview, with their text for a screen reader."""

import threading
from dataclasses import dataclass, field

import pypdfium2
from pypdfium2 import raw

# PDFium keeps its state in the process: one thread at a time, also when documents differ.
_PDFIUM = threading.Lock()
MAX_BREEDTE = 8000


class BladzijdenFout(Exception):  # noqa: N818 - Fout is the Dutch for error
    """The PDF cannot be shown: why, in Dutch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bladzijde:
    """One page: 4 bytes a pixel, blue, green, red, opaque (QImage: Format_RGB32), row by row."""

    breedte: int
    hoogte: int
    regellengte: int
    bgra: bytes = field(repr=False)
    tekst: str = field(repr=False)


def bladzijden(pdf: bytes, breedte_px: int) -> tuple[Bladzijde, ...]:
    """Draw every page of a PDF, `breedte_px` device pixels wide.

    Raises:
        BladzijdenFout: the PDF is damaged or has a password.
        ValueError: the width makes no sense.

    """
    if not 1 <= breedte_px <= MAX_BREEDTE:
        msg = f"breedte_px moet tussen 1 en {MAX_BREEDTE} liggen"
        raise ValueError(msg)
    with _PDFIUM:
        document = _open(pdf)
        try:
            return tuple(_teken(document, nummer, breedte_px) for nummer in range(len(document)))
        finally:
            document.close()


def tekst(pdf: bytes) -> str:
    """Give the text of a PDF, pages apart by a form feed.

    Raises:
        BladzijdenFout: the PDF is damaged or has a password.

    """
    with _PDFIUM:
        document = _open(pdf)
        try:
            return "\f".join(_lees(document[nummer]) for nummer in range(len(document)))
        finally:
            document.close()


def _open(pdf: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as fout:
        msg = "Deze PDF kan niet worden getoond: het bestand is beschadigd of heeft een wachtwoord."
        raise BladzijdenFout(msg) from fout


def _teken(document: pypdfium2.PdfDocument, nummer: int, breedte_px: int) -> Bladzijde:
    bladzijde = document[nummer]
    # PDFium rounds up: a hair less keeps a rounding error from adding a pixel.
    schaal = breedte_px / bladzijde.get_width() * (1 - 1e-9)
    beeld = bladzijde.render(scale=schaal, prefer_bgrx=True)
    return Bladzijde(
        breedte=beeld.width,
        hoogte=beeld.height,
        regellengte=beeld.stride,
        bgra=bytes(beeld.buffer),
        tekst=_lees(bladzijde),
    )


def _lees(bladzijde: pypdfium2.PdfPage) -> str:
    """Read a page from top to bottom: PDFium gives the order in which it was drawn.

    LibreOffice draws the address behind the window last of all.
    """
    pagina = bladzijde.get_textpage()
    regels: list[tuple[float, str]] = []
    letters: list[str] = []
    boven = 0.0
    for nummer in range(pagina.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(pagina, nummer))
        if letter in "\r\n":
            regels.append((boven, "".join(letters)))
            letters.clear()
            continue
        if not letters:
            boven = pagina.get_charbox(nummer, loose=True)[3]
        letters.append(letter)
    regels.append((boven, "".join(letters)))
    op_volgorde = sorted(regels, key=lambda regel: -regel[0])
    tekst_ = "\n".join(regel.strip() for _, regel in op_volgorde if regel.strip())
    # A character outside the basic plane may come in two halves.
    return tekst_.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
