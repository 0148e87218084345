"""Show one chapter of the manual: Markdown, pictures as wide as the window, and what was sought."""

import re
from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from cmpg_desktop.typen import override
from cmpg_desktop.views.onderdelen.basis import noem
from cmpg_desktop.views.thema import Kleur, kleur, maat, wissel

_BEELD: Final = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
_REGELHOOGTE: Final = 135.0  # per cent of the line


class Hulptekst(QTextBrowser):
    """The text of a chapter; it reads no files, pictures are handed to it.

    Signals:
        hoofdstuk_gevraagd(str): a link to another chapter was followed.
    """

    hoofdstuk_gevraagd = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        noem(self, "hulp.tekst", "Tekst van de handleiding")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self._bron = ""
        self._gezocht = ""
        self._beelden: Mapping[str, QImage] = {}
        self.anchorClicked.connect(self._volg)
        wissel().gewijzigd.connect(self._teken_opnieuw)

    def zet_beelden(self, beelden: Mapping[str, QImage]) -> None:
        """Take the pictures the chapters refer to."""
        self._beelden = beelden

    def toon(self, markdown: str) -> None:
        """Show a chapter from its beginning; a picture that is not there becomes its words."""
        self._bron = _BEELD.sub(self._of_woorden, markdown)
        self._teken_opnieuw()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def markeer(self, gezocht: str) -> int:
        """Mark every place with these words, go to the first, and return how many there are."""
        self._gezocht = gezocht
        document, kleur_veld = self.document(), kleur(Kleur.BINNENKORT_VELD)
        gevonden: list[QTextEdit.ExtraSelection] = []
        cursor = QTextCursor(document)
        while gezocht:
            cursor = document.find(gezocht, cursor)
            if cursor.isNull():
                break
            plek = QTextEdit.ExtraSelection()
            plek.cursor = QTextCursor(cursor)
            plek.format = _gemarkeerd(kleur_veld)
            gevonden.append(plek)
        self.setExtraSelections(gevonden)
        if gevonden:
            self.setTextCursor(document.find(gezocht, 0))
            self.ensureCursorVisible()
        return len(gevonden)

    def volgende(self) -> None:
        """Go to the next place with what is sought, round the end."""
        if self._gezocht and not self.find(self._gezocht):
            self.moveCursor(QTextCursor.MoveOperation.Start)
            self.find(self._gezocht)

    def _of_woorden(self, beeld: re.Match[str]) -> str:
        return beeld[0] if beeld[2] in self._beelden else f"*({beeld[1]})*" if beeld[1] else ""

    def _teken_opnieuw(self) -> None:
        if not self._bron:
            return
        plek = self.verticalScrollBar().value()
        self.document().setDefaultFont(self.font())
        self.setMarkdown(self._bron)
        self._maak_op()
        self.verticalScrollBar().setValue(plek)
        if self._gezocht:
            self.markeer(self._gezocht)

    def _maak_op(self) -> None:
        """Give the text air, as a page to read and not a list of lines."""
        document = self.document()
        document.setDocumentMargin(maat(20))
        blok = document.begin()
        while blok.isValid():
            opmaak = blok.blockFormat()
            # A line with a picture is as high as the picture.
            hoogte = 100.0 if _is_beeld(blok) else _REGELHOOGTE
            opmaak.setLineHeight(hoogte, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            niveau = opmaak.headingLevel()
            in_lijst = blok.textList() is not None
            opmaak.setTopMargin(maat({1: 0, 2: 20, 3: 14}.get(niveau, 0)))
            opmaak.setBottomMargin(maat(4 if in_lijst else 10 if not niveau else 6))
            QTextCursor(blok).setBlockFormat(opmaak)
            self._maak_beelden_op(blok)
            blok = blok.next()
        for kader in document.rootFrame().childFrames():
            if isinstance(kader, QTextTable):
                _maak_tabel_op(kader)

    def _maak_beelden_op(self, blok: QTextBlock) -> None:
        breedte = max(100, self.viewport().width() - 2 * round(self.document().documentMargin()))
        deel = blok.begin()
        while not deel.atEnd():
            fragment = deel.fragment()
            if fragment.charFormat().isImageFormat():
                opmaak = QTextImageFormat(fragment.charFormat().toImageFormat())
                beeld = self._beelden.get(opmaak.name())
                if beeld is not None and not beeld.isNull():
                    past = min(breedte, beeld.width())
                    opmaak.setWidth(past)
                    opmaak.setHeight(past * beeld.height() / beeld.width())
                    cursor = QTextCursor(blok)
                    cursor.setPosition(fragment.position())
                    cursor.setPosition(
                        fragment.position() + fragment.length(),
                        QTextCursor.MoveMode.KeepAnchor,
                    )
                    cursor.setCharFormat(opmaak)
            deel += 1

    def _volg(self, adres: QUrl) -> None:
        naam = adres.fileName()
        if adres.scheme() in {"", "file"} and naam.endswith(".md"):
            self.hoofdstuk_gevraagd.emit(naam.removesuffix(".md"))

    @override
    def loadResource(self, type: int, name: QUrl | str) -> Any:
        # Never from disk: only what was read beforehand.
        pad = name.toString() if isinstance(name, QUrl) else name
        beeld = self._beelden.get(pad)
        if type != QTextDocument.ResourceType.ImageResource.value or beeld is None:
            return None
        breedte = round((self.viewport().width() - 2 * maat(20)) * self.devicePixelRatioF())
        if 0 < breedte < beeld.width():
            return beeld.scaledToWidth(breedte, Qt.TransformationMode.SmoothTransformation)
        return beeld

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        if e.size().width() != e.oldSize().width() and "![" in self._bron:
            self._teken_opnieuw()


def _is_beeld(blok: QTextBlock) -> bool:
    return "\ufffc" in blok.text()


def _gemarkeerd(veld: QColor) -> QTextCharFormat:
    opmaak = QTextCharFormat()
    opmaak.setBackground(QBrush(veld))
    opmaak.setForeground(QBrush(kleur(Kleur.TEKST)))
    opmaak.setFontUnderline(True)  # not by colour alone
    return opmaak


def _maak_tabel_op(tabel: QTextTable) -> None:
    opmaak = tabel.format()
    opmaak.setBorder(1)
    opmaak.setBorderBrush(QBrush(kleur(Kleur.LIJN)))
    opmaak.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    opmaak.setBorderCollapse(True)
    opmaak.setCellPadding(maat(6))
    opmaak.setCellSpacing(0)
    opmaak.setBottomMargin(maat(12))
    opmaak.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    opmaak.setProperty(QTextFormat.Property.FrameWidth, opmaak.width())
    tabel.setFormat(opmaak)
