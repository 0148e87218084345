"""Put a list on paper: A4, with a heading, groups, and the column heads on every page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

_LETTER_PT = 8.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Lijst:
    """What is printed: per group a heading and its rows, each row a text per column."""

    titel: str
    ondertitel: str
    koppen: tuple[str, ...]
    breedtes: tuple[int, ...]  # per cent
    groepen: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = field(repr=False)
    leeg: str = "Er staat niets in deze lijst."


def maak_document(lijst: Lijst) -> QTextDocument:
    """Lay a list out as a document; what people typed is escaped."""
    document = QTextDocument()
    letter = QFont("Segoe UI")
    letter.setFamilies(["Segoe UI", "Inter", "Noto Sans"])
    letter.setPointSizeF(_LETTER_PT)
    document.setDefaultFont(letter)
    document.setDocumentMargin(0)
    document.setDefaultStyleSheet(
        "h1 { font-size: 14pt; font-weight: 600; margin-bottom: 2px; }"
        "p { color: #444444; margin-top: 0px; margin-bottom: 10px; }"
        "th { text-align: left; font-weight: 600; border-bottom: 1px solid #444444; }"
        "td { border-bottom: 1px solid #CCCCCC; }"
    )
    document.setHtml(_html(lijst))
    return document


def maak_pdf(document: QTextDocument, titel: str, *, liggend: bool = True) -> bytes:
    """Make a PDF of a document. Takes long for a long list: never on the GUI thread."""
    doel = QBuffer()
    doel.open(QIODevice.OpenModeFlag.WriteOnly)
    schrijver = QPdfWriter(doel)
    schrijver.setTitle(titel)
    richting = QPageLayout.Orientation.Landscape if liggend else QPageLayout.Orientation.Portrait
    # A document brings its own margins of 2 cm, so none are added here.
    schrijver.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), richting, QMarginsF()))
    document.print_(schrijver)
    return bytes(doel.data().data())


def _html(lijst: Lijst) -> str:
    kop = f"<h1>{escape(lijst.titel)}</h1><p>{escape(lijst.ondertitel)}</p>"
    if not any(rijen for _, rijen in lijst.groepen):
        return f"{kop}<p>{escape(lijst.leeg)}</p>"
    koppen = "".join(
        f'<th width="{breedte}%">{escape(tekst)}</th>'
        for tekst, breedte in zip(lijst.koppen, lijst.breedtes, strict=True)
    )
    delen = [
        f'<tr><td colspan="{len(lijst.koppen)}" bgcolor="#EEEEEE"><b>{escape(titel)}</b></td></tr>'
        + "".join(_rij(rij) for rij in rijen)
        for titel, rijen in lijst.groepen
        if rijen
    ]
    return (
        f'{kop}<table width="100%" cellspacing="0" cellpadding="4" style="margin-top: 8px">'
        f"<thead><tr>{koppen}</tr></thead><tbody>{''.join(delen)}</tbody></table>"
    )


def _rij(cellen: Sequence[str]) -> str:
    return "<tr>" + "".join(f"<td>{escape(cel)}</td>" for cel in cellen) + "</tr>"
