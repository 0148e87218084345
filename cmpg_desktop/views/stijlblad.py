"""Write the one style sheet of the program, from colours by role and a scale.

Widgets are told apart by a dynamic property (`soort`, `rol`, `fout`), never by objectName: a
dot in an objectName silently matches nothing. Keep it small: every rule is matched
against every widget when the theme changes.
"""

from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import Final

_BLAD: Final = Template("""
QToolTip { background: $VLAK; color: $TEKST; border: 1px solid $RAND; padding: 4px 8px; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
  background: $VLAK; color: $TEKST; border: 1px solid $RAND; border-radius: 6px;
  placeholder-text-color: $GEDEMPT;
  selection-background-color: $PRIMAIR; selection-color: $PRIMAIR_TEKST; }
QLineEdit, QComboBox, QAbstractSpinBox { padding: 0px 9px; min-height: ${px30}px; }
QPlainTextEdit, QTextEdit { padding: 3px 5px; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $ACCENT; padding: 0px 8px; min-height: ${px28}px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $ACCENT; padding: 2px 4px; }
QLineEdit[fout="true"]:!focus, QComboBox[fout="true"]:!focus, *[fout="true"] > QLineEdit:!focus {
  border: 2px solid $TE_LAAT; padding: 0px 8px; min-height: ${px28}px; }
QPlainTextEdit[fout="true"]:!focus { border: 2px solid $TE_LAAT; padding: 2px 4px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QLineEdit:read-only {
  background: $ACHTERGROND; color: $GEDEMPT; }
QLineEdit[rol="zoek"] { background: $ACHTERGROND; }
QComboBox::drop-down { border: none; background: transparent; width: ${px26}px; }
QComboBox::down-arrow { image: url($pijl); width: ${px12}px; height: ${px12}px; }
QComboBox QAbstractItemView, QListView[rol="voorstellen"] {
  background: $VLAK; color: $TEKST; border: 1px solid $RAND; outline: none;
  selection-background-color: $SELECTIE; selection-color: $SELECTIE_TEKST; }

QPushButton {
  background: $VLAK; color: $TEKST; border: 1px solid $RAND; border-radius: 6px;
  padding: 0px 13px; min-height: ${px28}px; font-weight: 500; }
QPushButton:hover { background: $ACHTERGROND; border-color: $TEKST; }
QPushButton:pressed { background: $ACCENT_VELD; }
QPushButton:focus { border: 2px solid $ACCENT; padding: 0px 12px; min-height: ${px26}px; }
QPushButton:disabled { color: $GEDEMPT; background: $ACHTERGROND; border-color: $LIJN; }
QPushButton[soort="primair"] {
  background: $PRIMAIR; color: $PRIMAIR_TEKST; border-color: $PRIMAIR; font-weight: 600; }
QPushButton[soort="primair"]:focus { border: 2px solid $TEKST; }
QPushButton[soort="primair"]:disabled {
  color: $GEDEMPT; background: $ACHTERGROND; border-color: $LIJN; }
QPushButton[soort="vernietigend"] { color: $TE_LAAT; border-color: $TE_LAAT; }
QPushButton[soort="vernietigend"]:focus { border: 2px solid $ACCENT; }
QPushButton[soort="stil"] { background: transparent; border-color: transparent; color: $ACCENT; }
QPushButton[soort="stil"]:hover { background: $ACCENT_VELD; }
QPushButton[soort="stil"]:focus { border: 2px solid $ACCENT; }
QPushButton[soort="stil"]:disabled { color: $GEDEMPT; }

QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 3px; color: $TEKST; }
QToolButton:hover { background: $ACCENT_VELD; }
QToolButton:focus { border: 2px solid $ACCENT; padding: 2px; }
QToolButton::menu-indicator { image: none; }

QPushButton[rol="rail"] { background: transparent; border: 1px solid transparent;
  padding: 0px 11px; min-height: ${px33}px; text-align: left; }
QPushButton[rol="rail"]:hover { background: $SELECTIE; color: $SELECTIE_TEKST; }
QPushButton[rol="rail"]:checked { background: $ACCENT_VELD; color: $ACCENT; font-weight: 600;
  border-color: $ACCENT_VELD; }
QPushButton[rol="rail"]:focus { border: 2px solid $ACCENT; padding: 0px 10px;
  min-height: ${px31}px; }
QPushButton[rol="rail"][smal="true"] { min-height: ${px24}px; padding: 0px; text-align: center; }
QPushButton[rol="rail"]:disabled { color: $GEDEMPT; border-color: transparent; }

QPushButton[rol="persoon"] { background: transparent; border: 1px solid transparent;
  padding: 0px; min-height: ${px36}px; text-align: left; }
QPushButton[rol="persoon"]:hover { background: $SELECTIE; }
QPushButton[rol="persoon"]:focus { border: 2px solid $ACCENT; }
QPushButton[rol="persoon"]::menu-indicator { image: none; width: 0px; }

QRadioButton, QCheckBox { spacing: 8px; min-height: ${px24}px; border-radius: 4px;
  border: 2px solid transparent; }
QRadioButton:focus, QCheckBox:focus { border-color: $ACCENT; }
QRadioButton::indicator, QCheckBox::indicator {
  width: ${px14}px; height: ${px14}px; border: 1px solid $RAND; background: $VLAK; }
QRadioButton::indicator { border-radius: ${rond}px; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator:checked { background: $PRIMAIR_TEKST; border: ${px5}px solid $PRIMAIR;
  width: ${kern}px; height: ${kern}px; }
QCheckBox::indicator:checked { background: $PRIMAIR; border-color: $PRIMAIR; image: url($vinkje); }
QRadioButton[rol="pil"] { border: 1px solid $RAND; border-radius: 6px; background: $VLAK;
  padding: 0px 11px 0px 9px; min-height: ${px30}px; }
QRadioButton[rol="pil"]:checked { background: $ACCENT_VELD; color: $ACCENT; border-color: $ACCENT; }
QRadioButton[rol="pil"]:focus { border: 2px solid $ACCENT; padding: 0px 10px 0px 8px;
  min-height: ${px28}px; }
QRadioButton[rol="pil"]:disabled { background: $ACHTERGROND; color: $GEDEMPT;
  border-color: $LIJN; }
QRadioButton[rol="pil"]:checked:disabled { border-color: $GEDEMPT; }
QWidget[fout="true"] > QRadioButton[rol="pil"] { border-color: $TE_LAAT; }

QLabel[rol="titel"] { font-size: ${titel}pt; font-weight: 600; }
QLabel[rol="sectie"] { font-size: ${sectie}pt; font-weight: 600; }
QLabel[rol="label"] { font-weight: 500; }
QLabel[rol="sterk"] { font-weight: 600; }
QLabel[rol="hint"] { color: $GEDEMPT; }
QLabel[rol="fout"] { color: $TE_LAAT; }

QFrame[rol="kaart"] { background: $VLAK; border: 1px solid $LIJN; border-radius: 8px; }
QFrame[rol="paneel"] { background: $ACHTERGROND; border: 1px solid $LIJN; border-radius: 8px; }
QFrame[rol="sleepvlak"] { border: 1px dashed $RAND; border-radius: 6px; }
QFrame[rol="sleepvlak"][sleept="true"] { border: 2px dashed $ACCENT; background: $ACCENT_VELD; }
QFrame[rol="lijn"] { background: $LIJN; border: none; max-height: 1px; min-height: 1px; }
QFrame[rol="balk-info"] { background: $ACCENT_VELD; border: none; border-radius: 6px; }
QFrame[rol="balk-let-op"] { background: $BINNENKORT_VELD; border: none; border-radius: 6px; }
QFrame[rol="balk-fout"] { background: $TE_LAAT_VELD; border: none; border-radius: 6px; }
QFrame[rol="balk-goed"] { background: $OP_SCHEMA_VELD; border: none; border-radius: 6px; }
QFrame[rol="balk-let-op"] > QLabel { color: $BINNENKORT; }
QFrame[rol="balk-fout"] > QLabel { color: $TE_LAAT; }
QFrame[rol="balk-goed"] > QLabel { color: $OP_SCHEMA; }
QFrame[rol="toast"] { background: $VLAK; border: 1px solid $RAND; border-radius: 8px; }
QFrame[rol="rail"] { background: $VLAK; border: none; border-right: 1px solid $LIJN; }
QFrame[rol="bovenbalk"] { background: $VLAK; border: none; border-bottom: 1px solid $LIJN; }
QFrame[rol="overlay"] { background: $ACHTERGROND; }

QTableView, QTreeView, QListView {
  background: $VLAK; color: $TEKST; border: 1px solid $LIJN; border-radius: 8px; padding: 1px;
  gridline-color: $LIJN; outline: none;
  selection-background-color: $SELECTIE; selection-color: $SELECTIE_TEKST; }
QListView::item { padding: 5px 8px; }
QTableView:focus, QTreeView:focus, QListView:focus {
  border: 2px solid $ACCENT; padding: 0px; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $VLAK; }
QCalendarWidget QAbstractItemView { border-radius: 0px;
  selection-background-color: $PRIMAIR; selection-color: $PRIMAIR_TEKST; }
Tabel::item { padding: 0px 8px; border: none; border-bottom: 1px solid $LIJN; }
Tabel::item:selected { background: $SELECTIE; color: $SELECTIE_TEKST; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: $VLAK; color: $GEDEMPT; border: none; padding: 0px 8px;
  border-bottom: 1px solid $LIJN; font-weight: 500; min-height: ${px36}px; }
QTableCornerButton::section { background: $VLAK; border: none; }

QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $GEDEMPT; border: 2px solid transparent;
  padding: ${px5}px 13px; font-weight: 500; border-radius: 6px; }
QTabBar::tab:selected { color: $ACCENT; font-weight: 600; border-bottom-color: $ACCENT;
  border-radius: 0px; }
QTabBar::tab:hover { color: $TEKST; }
QTabBar:focus { border: 2px solid $ACCENT; border-radius: 6px; }
QTabWidget::pane { border: none; }

QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget[rol="blad"] { background: transparent; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $RAND; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: $VLAK; color: $TEKST; border: 1px solid $RAND; padding: 4px; }
QMenu::item { padding: ${px6}px 20px ${px6}px 12px; border-radius: 4px; }
QMenu::item:selected { background: $ACCENT_VELD; color: $ACCENT; }
QMenu::item:disabled { color: $GEDEMPT; }
QMenu::separator { height: 1px; background: $LIJN; margin: 4px 8px; }
QSplitter::handle { background: transparent; }
""")

_PIXELS: Final = (5, 6, 8, 12, 14, 24, 26, 28, 30, 31, 33, 36)


def make_stijlblad(
    kleuren: Mapping[str, str],
    *,
    schaal: float,
    punten: float,
    beelden: Path,
) -> str:
    """Return the style sheet: colours by role name, heights times `schaal`, text in points.

    `beelden` is the folder with what a style sheet cannot draw itself: a tick and an arrow.
    """
    maten = {f"px{px}": str(round(px * schaal)) for px in _PIXELS}
    # A checked radio button is a thick edge round a small heart; both states are as large.
    zijde = round(14 * schaal) + 2
    maten |= {"rond": str(zijde // 2), "kern": str(zijde - 2 * round(5 * schaal))}
    letters = {"titel": f"{punten * 1.45:.2f}", "sectie": f"{punten * 1.08:.2f}"}
    pijl = "pijl-donker.svg" if _is_licht(kleuren["VLAK"]) else "pijl-licht.svg"
    bestanden = {
        "vinkje": (beelden / "vinkje-wit.svg").as_posix(),
        "pijl": (beelden / pijl).as_posix(),
    }
    return _BLAD.substitute(kleuren, **bestanden, **maten, **letters)


def _is_licht(kleur: str) -> bool:
    """Return whether `#RRGGBB` is nearer to white than to black."""
    return sum(bytes.fromhex(kleur[1:])) > 3 * 127
