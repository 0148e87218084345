"""Tell in one word and a sign how something stands: late, soon, on time."""

from enum import Enum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from cmpg_desktop.typen import override
from cmpg_desktop.views.iconen import paint_icoon
from cmpg_desktop.views.onderdelen.basis import noem, toon_plat
from cmpg_desktop.views.thema import Kleur, Thema, kleur, maat, thema, wissel

_ICOON = 13
_HOOGTE = 22


class PilSoort(Enum):
    """What the colour of a pill means; its value is what models and messages carry."""

    TE_LAAT = "te_laat"
    BINNENKORT = "binnenkort"
    OP_SCHEMA = "op_schema"
    ACCENT = "accent"
    RUSTIG = "rustig"


_UITERLIJK = {
    PilSoort.TE_LAAT: (Kleur.TE_LAAT, Kleur.TE_LAAT_VELD, "warning-circle-fill"),
    PilSoort.BINNENKORT: (Kleur.BINNENKORT, Kleur.BINNENKORT_VELD, "clock-fill"),
    PilSoort.OP_SCHEMA: (Kleur.OP_SCHEMA, Kleur.OP_SCHEMA_VELD, "calendar-check-fill"),
    PilSoort.ACCENT: (Kleur.ACCENT, Kleur.ACCENT_VELD, ""),
    PilSoort.RUSTIG: (Kleur.GEDEMPT, Kleur.ACHTERGROND, ""),
}


def pil_letter(font: QFont) -> QFont:
    """Return the font of the words in a pill, given that of what is around it."""
    sterk = QFont(font)
    sterk.setWeight(QFont.Weight.DemiBold)
    return sterk


def pil_maat(tekst: str, soort: PilSoort, font: QFont, icoon_naam: str | None = None) -> QSize:
    """Return the size of a pill with these words."""
    naam = _UITERLIJK[soort][2] if icoon_naam is None else icoon_naam
    icoon = maat(_ICOON) + maat(5) if naam else 0
    woorden = QFontMetrics(pil_letter(font)).horizontalAdvance(tekst)
    return QSize(woorden + icoon + 2 * maat(9), maat(_HOOGTE))


def paint_pil(
    painter: QPainter, rect: QRect, tekst: str, soort: PilSoort, icoon_naam: str | None = None
) -> None:
    """Paint a pill at the left of `rect`, on its middle line; what does not fit is elided."""
    voor, veld, eigen = _UITERLIJK[soort]
    naam = eigen if icoon_naam is None else icoon_naam
    grootte = pil_maat(tekst, soort, painter.font(), naam)
    breedte = min(grootte.width(), rect.width())
    boven = rect.top() + (rect.height() - grootte.height()) // 2
    vlak = QRectF(rect.left(), boven, breedte, grootte.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # Without colours the edge is what holds the words together.
    randloos = thema() is not Thema.HOOG_CONTRAST
    painter.setPen(kleur(veld if randloos else voor))
    painter.setBrush(kleur(veld))
    straal = vlak.height() / 2
    painter.drawRoundedRect(vlak.adjusted(0.5, 0.5, -0.5, -0.5), straal, straal)
    links = vlak.left() + maat(9)
    if naam:
        zijde = maat(_ICOON)
        plek = QRect(round(links), round(vlak.center().y() - zijde / 2), zijde, zijde)
        paint_icoon(painter, plek, naam, voor)
        links += zijde + maat(5)
    painter.setFont(pil_letter(painter.font()))
    painter.setPen(kleur(voor))
    _paint_woorden(painter, links, vlak, tekst)
    painter.restore()


def _paint_woorden(painter: QPainter, links: float, vlak: QRectF, tekst: str) -> None:
    """Paint the words on the base line that puts them in the middle."""
    meten = painter.fontMetrics()
    ruimte = round(vlak.right() - links - maat(6))
    if meten.horizontalAdvance(tekst) > ruimte:
        while tekst and meten.horizontalAdvance(tekst + "…") > ruimte:
            tekst = tekst[:-1]
        tekst += "…"
    basis = vlak.center().y() + (meten.ascent() - meten.descent()) / 2
    painter.drawText(QPointF(links, basis), tekst)


class Pil(QLabel):
    """A pill as a widget of its own; a screen reader reads it as text."""

    def __init__(
        self,
        tekst: str,
        soort: PilSoort = PilSoort.RUSTIG,
        *,
        naam: str = "",
        icoon_naam: str | None = None,
    ) -> None:
        super().__init__()
        toon_plat(self)
        self.setText(tekst)
        self._soort = soort
        self._icoon_naam = icoon_naam
        noem(self, naam, tekst)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        wissel().gewijzigd.connect(self.updateGeometry)

    @property
    def soort(self) -> PilSoort:
        """What the colour means."""
        return self._soort

    def zet(self, tekst: str, soort: PilSoort) -> None:
        """Show other words in another colour."""
        self._soort = soort
        self.setText(tekst)
        self.setAccessibleName(tekst)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return pil_maat(self.text(), self._soort, self.font(), self._icoon_naam)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), maat(60)), self.sizeHint().height())

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        penseel = QPainter(self)
        penseel.setFont(self.font())
        paint_pil(penseel, self.rect(), self.text(), self._soort, self._icoon_naam)
        penseel.end()
