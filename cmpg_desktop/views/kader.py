"""The first thing on screen: the frame, painted in one go while the rest is still being loaded.

It shows what `Schil` will show in its place a moment later. Nothing heavy may be imported here:
this is what stands between the click and the first image.
"""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QWidget

from cmpg_desktop.views.kleuren import LICHT_EN_DONKER

_RAIL = 212
_BALK = 52
_RIJ = 35
_BOVEN = 58
_LINKS = 51


def systeem_is_donker() -> bool:
    """Return whether the system's palette is dark; quick enough for before the first frame."""
    palet = QPalette()
    tekst = palet.color(QPalette.ColorRole.WindowText)
    return palet.color(QPalette.ColorRole.Window).lightness() < tekst.lightness()


def teken_kader(
    vlak: QWidget, boven: tuple[str, ...], onder: tuple[str, ...], *, donker: bool
) -> None:
    """Paint rail, top bar and page as plain shapes and words."""

    def kleur(rol: str) -> QColor:
        return QColor(LICHT_EN_DONKER[rol][donker])

    maat = vlak.fontMetrics().height() / 16
    rail, balk, rij, breed, hoog = (
        *(round(deel * maat) for deel in (_RAIL, _BALK, _RIJ)),
        vlak.width(),
        vlak.height(),
    )
    verf = QPainter(vlak)
    verf.fillRect(vlak.rect(), kleur("ACHTERGROND"))
    verf.fillRect(QRect(0, 0, rail, hoog), kleur("VLAK"))
    verf.fillRect(QRect(rail, 0, breed - rail, balk), kleur("VLAK"))
    verf.setPen(kleur("LIJN"))
    verf.drawLine(rail, 0, rail, hoog)
    verf.drawLine(rail, balk, breed, balk)
    verf.setPen(kleur("TEKST"))
    verf.drawText(round(36 * maat), round(30 * maat), "Regieteam CMPG")
    verf.setPen(kleur("GEDEMPT"))
    links = round(_LINKS * maat)
    for nummer, woord in enumerate(boven):
        verf.drawText(links, round((_BOVEN + 14) * maat) + nummer * rij, woord)
    for nummer, woord in enumerate(reversed(onder)):
        verf.drawText(links, hoog - round((_BOVEN + 8) * maat) - nummer * rij, woord)
    verf.end()
