"""Put a list on paper: A4, with a heading, groups, and the column heads on every page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import (
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

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


def richt_in(drager: QPagedPaintDevice, *, liggend: bool = True) -> None:
    """Set the paper: A4. A document brings its own margins of 2 cm, so none are added here."""
    richting = QPageLayout.Orientation.Landscape if liggend else QPageLayout.Orientation.Portrait
    drager.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), richting, QMarginsF()))


def schrijf_pdf(document: QTextDocument, pad: Path, titel: str, *, liggend: bool = True) -> None:
    """Write a document to a PDF file."""
    schrijver = QPdfWriter(str(pad))
    schrijver.setTitle(titel)
    richt_in(schrijver, liggend=liggend)
    document.print_(schrijver)


def druk_af(ouder: QWidget, document: QTextDocument, titel: str, *, liggend: bool = True) -> None:
    """Ask for a printer and print; the window goes on meanwhile."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(titel)
    richt_in(printer, liggend=liggend)
    dialoog = QPrintDialog(printer, ouder)
    dialoog.setObjectName("afdrukken")
    dialoog.setWindowTitle(f"{titel} afdrukken")
    # The document and the printer live as long as the dialog does.
    dialoog.accepted.connect(lambda: document.print_(printer))
    dialoog.finished.connect(dialoog.deleteLater)
    QDialog.open(dialoog)


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
