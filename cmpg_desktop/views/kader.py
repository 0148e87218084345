"""The first thing on screen: the frame, painted in one go while the rest is still being loaded.

It shows what `Schil` will show in its place a moment later. Nothing heavy may be imported here:
this is what stands between the click and the first image.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cmpg_desktop.typen import override

_RAIL = 212
_BALK = 52
_RIJ = 35
_BOVEN = 58
_LINKS = 51


class Kader(QWidget):
    """Paints rail, top bar and page as plain shapes and words."""

    def __init__(
        self, woorden: Sequence[str], onderaan: Sequence[str], kleuren: dict[str, QColor]
    ) -> None:
        super().__init__()
        self.setObjectName("kader")
        self._woorden = tuple(woorden)
        self._onderaan = tuple(onderaan)
        self._kleuren = kleuren

    def _kleur(self, rol: str) -> QColor:
        return self._kleuren[rol]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        maat = QFontMetricsF(self.font()).height() / 16
        rail, balk, rij = _RAIL * maat, _BALK * maat, _RIJ * maat
        verf = QPainter(self)
        verf.fillRect(self.rect(), self._kleur("ACHTERGROND"))
        verf.fillRect(QRectF(0, 0, rail, self.height()), self._kleur("VLAK"))
        verf.fillRect(QRectF(rail, 0, self.width() - rail, balk), self._kleur("VLAK"))
        verf.setPen(self._kleur("LIJN"))
        verf.drawLine(QPointF(rail, 0), QPointF(rail, self.height()))
        verf.drawLine(QPointF(rail, balk), QPointF(self.width(), balk))
        verf.setPen(self._kleur("TEKST"))
        verf.drawText(QPointF(36 * maat, 30 * maat), "Regieteam CMPG")
        verf.setPen(self._kleur("GEDEMPT"))
        for nummer, woord in enumerate(self._woorden):
            verf.drawText(QPointF(_LINKS * maat, _BOVEN * maat + nummer * rij + 14 * maat), woord)
        for nummer, woord in enumerate(reversed(self._onderaan)):
            hoogte = self.height() - (_BOVEN + 8) * maat - nummer * rij
            verf.drawText(QPointF(_LINKS * maat, hoogte), woord)
        verf.end()
