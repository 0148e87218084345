"""Give icons by name, in the colour of a role.

The pictures are the Phosphor SVGs of `resources/icons`. An icon is drawn when it is
painted, in the colour the theme has then and as sharp as the screen allows: a theme switch
asks nothing of the widgets that carry one. Files are tiny and read once each.
"""

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from cmpg_desktop import paden
from cmpg_desktop.typen import override
from cmpg_desktop.views.thema import Kleur, kleur, maat

_MAX_BEELDEN: Final = 600  # a theme switch leaves the old colours behind; then start afresh
_beelden: dict[tuple[str, str, int, int], QPixmap] = {}
_klonen: list[QIconEngine] = []
_iconen: dict[tuple[str, Kleur, Kleur], QIcon] = {}


class _IcoonMotor(QIconEngine):
    """Draw one SVG in the colour its role has at the moment of painting."""

    def __init__(self, naam: str, uit: Kleur, aan: Kleur) -> None:
        super().__init__()
        self._naam = naam
        self._uit = uit
        self._aan = aan

    def _rol(self, mode: QIcon.Mode, state: QIcon.State) -> Kleur:
        if mode == QIcon.Mode.Disabled:
            return Kleur.GEDEMPT
        return self._aan if state == QIcon.State.On else self._uit

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        zijde = min(rect.width(), rect.height())
        vlak = QRect(0, 0, zijde, zijde)
        vlak.moveCenter(rect.center())
        paint_icoon(painter, vlak, self._naam, self._rol(mode, state))

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    @override
    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        return _beeld(self._naam, kleur(self._rol(mode, state)), size, scale)

    @override
    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        zijde = min(size.width(), size.height())
        return QSize(zijde, zijde)

    @override
    def isNull(self) -> bool:
        return False

    @override
    def clone(self) -> QIconEngine:
        # Qt clones only when somebody changes an icon in place. It takes the clone over without
        # telling Python, so a reference must stay or the clone is gone before its first use.
        kloon = _IcoonMotor(self._naam, self._uit, self._aan)
        _klonen.append(kloon)
        return kloon


def icoon(naam: str, kleur: Kleur = Kleur.TEKST, kleur_aan: Kleur | None = None) -> QIcon:
    """Return the icon `naam` in a role's colour; `kleur_aan` when its button is checked.

    Raises FileNotFoundError for a name that is not shipped.
    """
    sleutel = (naam, kleur, kleur_aan or kleur)
    if sleutel not in _iconen:
        _svg(naam)
        _iconen[sleutel] = QIcon(_IcoonMotor(*sleutel))
    return _iconen[sleutel]


def icoon_maat(px_bij_100: int = 18) -> QSize:
    """Return the size of an icon beside text of the present size."""
    return QSize(maat(px_bij_100), maat(px_bij_100))


def paint_icoon(painter: QPainter, rect: QRect, naam: str, rol: Kleur | QColor) -> None:
    """Paint an icon inside `rect`, for delegates and own painting."""
    painter.drawPixmap(rect, icoon_beeld(painter, rect.size(), naam, rol))


def icoon_beeld(painter: QPainter, grootte: QSize, naam: str, rol: Kleur | QColor) -> QPixmap:
    """Give the picture itself, for who paints the same one many times."""
    verhouding = painter.device().devicePixelRatioF()
    tint = kleur(rol) if isinstance(rol, Kleur) else rol
    return _beeld(naam, tint, grootte, verhouding)


@cache
def _svg(naam: str) -> bytes:
    """Read one shipped SVG; they are about 500 bytes each."""
    return (paden.resources() / "icons" / f"{naam}.svg").read_bytes()


def _beeld(naam: str, tint: QColor, grootte: QSize, verhouding: float) -> QPixmap:
    """Return the picture at `grootte` device-independent pixels for a screen of `verhouding`."""
    zijde = max(1, round(min(grootte.width(), grootte.height()) * verhouding))
    sleutel = (naam, tint.name(QColor.NameFormat.HexArgb), zijde, round(verhouding * 100))
    gevonden = _beelden.get(sleutel)
    if gevonden is not None:
        return gevonden
    if len(_beelden) >= _MAX_BEELDEN:
        _beelden.clear()

    beeld = QPixmap(zijde, zijde)
    beeld.fill(QColor(0, 0, 0, 0))
    tekst = _svg(naam).replace(b"currentColor", tint.name().encode())
    penseel = QPainter(beeld)
    QSvgRenderer(QByteArray(tekst)).render(penseel, QRectF(0, 0, zijde, zijde))
    penseel.end()
    beeld.setDevicePixelRatio(verhouding)
    _beelden[sleutel] = beeld
    return beeld
