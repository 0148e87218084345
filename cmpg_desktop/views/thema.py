"""Hold the colours, sizes and fonts of the program: one palette, one style sheet.

Colours are asked for by role (`kleur(Kleur.TE_LAAT)`), never written by hand. Sizes follow
the font (`maat(42)` is 42 px at 100 %), so 200 % text keeps its proportions. Widgets
that compute something from either connect to `wissel().gewijzigd`.
"""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from cmpg_desktop import paden
from cmpg_desktop.views.kleuren import LICHT_EN_DONKER
from cmpg_desktop.views.stijlblad import make_stijlblad

# Space between things, in steps of 4. Space does not grow with the text; heights do.
RUIMTE_XS: Final = 4
RUIMTE_S: Final = 8
RUIMTE_M: Final = 12
RUIMTE_L: Final = 16
RUIMTE_XL: Final = 20
RUIMTE_XXL: Final = 28

_PIXELS_BIJ_100: Final = 12  # 9 points at 96 dpi, the size the measures were drawn for
_RUSTIGE_LETTERS: Final = ("Inter", "Noto Sans")


class Thema(Enum):
    """The three ways the program can look."""

    LICHT = auto()
    DONKER = auto()
    HOOG_CONTRAST = auto()


class Kleur(Enum):
    """The role of a colour; each has a light and a dark value."""

    ACHTERGROND = auto()
    VLAK = auto()
    LIJN = auto()
    RAND = auto()
    TEKST = auto()
    GEDEMPT = auto()
    ACCENT = auto()
    ACCENT_VELD = auto()
    PRIMAIR = auto()
    PRIMAIR_TEKST = auto()
    TE_LAAT = auto()
    TE_LAAT_VELD = auto()
    BINNENKORT = auto()
    BINNENKORT_VELD = auto()
    OP_SCHEMA = auto()
    OP_SCHEMA_VELD = auto()
    ERNST_0 = auto()
    ERNST_1 = auto()
    ERNST_2 = auto()
    ERNST_3 = auto()
    ERNST_4 = auto()
    SELECTIE = auto()
    SELECTIE_TEKST = auto()


_LICHT_EN_DONKER: Final = {rol: LICHT_EN_DONKER[rol.name] for rol in Kleur}

_ROL = QPalette.ColorRole
# A high-contrast system knows a handful of colours; every role falls back on one of them.
_SYSTEEMROL: Final[dict[Kleur, QPalette.ColorRole]] = {
    Kleur.VLAK: _ROL.Base,
    Kleur.LIJN: _ROL.WindowText,
    Kleur.RAND: _ROL.WindowText,
    Kleur.TEKST: _ROL.WindowText,
    Kleur.GEDEMPT: _ROL.WindowText,
    Kleur.ACCENT: _ROL.WindowText,
    Kleur.PRIMAIR: _ROL.Highlight,
    Kleur.PRIMAIR_TEKST: _ROL.HighlightedText,
    Kleur.TE_LAAT: _ROL.WindowText,
    Kleur.BINNENKORT: _ROL.WindowText,
    Kleur.OP_SCHEMA: _ROL.WindowText,
    Kleur.SELECTIE: _ROL.Highlight,
    Kleur.SELECTIE_TEKST: _ROL.HighlightedText,
}

ERNST: Final = (Kleur.ERNST_0, Kleur.ERNST_1, Kleur.ERNST_2, Kleur.ERNST_3, Kleur.ERNST_4)


class Wissel(QObject):
    """Tell open pages that the look changed.

    Signals:
        gewijzigd: the theme or the text size is another one now.
    """

    gewijzigd = Signal()


@dataclass(slots=True)
class _Staat:
    """What is on screen now; there is one screen, so there is one of these."""

    kleuren: dict[Kleur, QColor]
    thema: Thema = Thema.LICHT
    tekstschaal: float = 1.0
    schaal: float = 1.0
    stijl_gezet: bool = False
    wissel: Wissel | None = None


def kleuren_van(thema: Thema, palet: QPalette | None = None) -> dict[Kleur, QColor]:
    """Return the colour of every role; high contrast takes them from the system's palette."""
    if thema is Thema.HOOG_CONTRAST:
        palet = palet or QPalette()
        return {k: palet.color(_SYSTEEMROL.get(k, _ROL.Window)) for k in Kleur}
    kolom = 0 if thema is Thema.LICHT else 1
    return {k: QColor(paar[kolom]) for k, paar in _LICHT_EN_DONKER.items()}


_staat = _Staat(kleuren=kleuren_van(Thema.LICHT))


def thema() -> Thema:
    """Return the theme that is on screen."""
    return _staat.thema


def kleur(rol: Kleur) -> QColor:
    """Return the colour of a role in the theme on screen."""
    return _staat.kleuren[rol]


def maat(px_bij_100: float) -> int:
    """Return a height or width that follows the font: `px_bij_100` at the usual 9 points."""
    return round(px_bij_100 * _staat.schaal)


def tekstschaal() -> float:
    """Return the text size the user chose, 1.0 to 2.0 times the system's."""
    return _staat.tekstschaal


def wissel() -> Wissel:
    """Return the object whose signal tells that theme or text size changed."""
    if _staat.wissel is None:
        _staat.wissel = Wissel()
    return _staat.wissel


def letter(factor: float = 1.0, gewicht: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the program's font, `factor` times its size (title 1.45, section 1.08)."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * factor)
    font.setWeight(gewicht)
    return font


def systeem_thema(app: QApplication) -> Thema:
    """Return what the system asks for: high contrast, dark, or else light.

    The first use of the namespace `Qt` costs 25 ms, a quarter of an empty window's start. What
    is needed to paint the first frame stays away from it (also in `iconen` and `schil`).
    """
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == QtCore.Qt.ContrastPreference.HighContrast:
        return Thema.HOOG_CONTRAST
    hints.unsetColorScheme()
    donker = hints.colorScheme() == QtCore.Qt.ColorScheme.Dark
    return Thema.DONKER if donker else Thema.LICHT


def kleur_vensterrand(app: QApplication) -> None:
    """Ask the system for a title bar in the theme on screen; call it after the first frame."""
    schemas = {
        Thema.LICHT: QtCore.Qt.ColorScheme.Light,
        Thema.DONKER: QtCore.Qt.ColorScheme.Dark,
        Thema.HOOG_CONTRAST: QtCore.Qt.ColorScheme.Unknown,
    }
    app.styleHints().setColorScheme(schemas[_staat.thema])


def pas_toe(app: QApplication, thema: Thema, tekstschaal: float = 1.0) -> None:
    """Show the program in `thema` with text at `tekstschaal` (1.0 to 2.0) times the system's."""
    if not _staat.stijl_gezet:
        app.setStyle("Fusion")
        _staat.stijl_gezet = True
    _staat.thema = thema
    _staat.tekstschaal = min(2.0, max(1.0, tekstschaal))
    font = _make_letter(_staat.tekstschaal)
    _staat.schaal = QFontInfo(font).pixelSize() / _PIXELS_BIJ_100
    if app.font() != font:
        app.setFont(font)
    palet = QPalette() if thema is Thema.HOOG_CONTRAST else make_palet(thema)
    app.setPalette(palet)
    _staat.kleuren = kleuren_van(thema, app.palette())
    blad = make_stijlblad(
        {rol.name: waarde.name() for rol, waarde in _staat.kleuren.items()},
        schaal=_staat.schaal,
        punten=font.pointSizeF(),
        beelden=paden.resources() / "icons",
    )
    if app.styleSheet() != blad:
        app.setStyleSheet(blad)
    if _staat.wissel is not None:
        _staat.wissel.gewijzigd.emit()


def make_palet(thema: Thema) -> QPalette:
    """Return the palette of the light or the dark theme."""
    k = kleuren_van(thema)
    palet = QPalette()
    rollen = {
        _ROL.Window: Kleur.ACHTERGROND,
        _ROL.WindowText: Kleur.TEKST,
        _ROL.Base: Kleur.VLAK,
        _ROL.AlternateBase: Kleur.ACHTERGROND,
        _ROL.Text: Kleur.TEKST,
        _ROL.Button: Kleur.VLAK,
        _ROL.ButtonText: Kleur.TEKST,
        _ROL.BrightText: Kleur.PRIMAIR_TEKST,
        _ROL.Highlight: Kleur.PRIMAIR,
        _ROL.HighlightedText: Kleur.PRIMAIR_TEKST,
        _ROL.Accent: Kleur.PRIMAIR,
        _ROL.Link: Kleur.ACCENT,
        _ROL.LinkVisited: Kleur.ACCENT,
        _ROL.PlaceholderText: Kleur.GEDEMPT,
        _ROL.ToolTipBase: Kleur.VLAK,
        _ROL.ToolTipText: Kleur.TEKST,
        _ROL.Light: Kleur.VLAK,
        _ROL.Midlight: Kleur.LIJN,
        _ROL.Mid: Kleur.RAND,
        _ROL.Dark: Kleur.RAND,
        _ROL.Shadow: Kleur.RAND,
    }
    for rol, naam in rollen.items():
        palet.setColor(rol, k[naam])
    for rol in (_ROL.WindowText, _ROL.Text, _ROL.ButtonText):
        palet.setColor(QPalette.ColorGroup.Disabled, rol, k[Kleur.GEDEMPT])
    return palet


def _make_letter(tekstschaal: float) -> QFont:
    """Return the system's font at the chosen size; Segoe UI, or a calm one where there is none."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if not font.family().startswith("Segoe"):
        font.setFamilies([*_RUSTIGE_LETTERS, *font.families()])
    punten = font.pointSizeF() if font.pointSizeF() > 0 else 9.0
    font.setPointSizeF(punten * tekstschaal)
    return font
