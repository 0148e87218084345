"""The big field of a call, with the words that became something shown as such."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QSizePolicy, QTextEdit, QWidget

from cmpg_desktop.berichten.telefoon import Stukje, StukjeSoort
from cmpg_desktop.typen import override
from cmpg_desktop.views.onderdelen.basis import noem, zonder_mnemoniek
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.stroom import Stroom
from cmpg_desktop.views.onderdelen.tekstvlak import Tekstvlak
from cmpg_desktop.views.thema import RUIMTE_S, Kleur, kleur, letter, maat, wissel
from cmpg_desktop.werkproces.leefgebieden import Leefgebied, weergave

# The word on the button and in the list, and the key after Ctrl.
SOORTEN: Final = {
    StukjeSoort.PERSOON: ("Persoon", "1"),
    StukjeSoort.ADRES: ("Adres", "2"),
    StukjeSoort.VRAAG: ("De vraag", "3"),
    StukjeSoort.EERDER: ("Eerdere hulp", "4"),
    StukjeSoort.LEEFGEBIED: ("Leefgebied", "5"),
}
_LIJN = QTextCharFormat.UnderlineStyle
# Kinds differ in the line under the words too, so colour is never the only sign.
_OPMAAK: Final = {
    StukjeSoort.PERSOON: (Kleur.ACCENT_VELD, Kleur.ACCENT, _LIJN.SingleUnderline),
    StukjeSoort.ADRES: (Kleur.OP_SCHEMA_VELD, Kleur.OP_SCHEMA, _LIJN.DashUnderline),
    StukjeSoort.VRAAG: (Kleur.BINNENKORT_VELD, Kleur.BINNENKORT, _LIJN.SingleUnderline),
    StukjeSoort.EERDER: (Kleur.BINNENKORT_VELD, Kleur.BINNENKORT, _LIJN.DashUnderline),
    StukjeSoort.LEEFGEBIED: (Kleur.ACCENT_VELD, Kleur.ACCENT, _LIJN.DotLine),
}
_MINSTENS = 190
_LETTER = 1.12


class Gespreksvlak(Tekstvlak):
    """A text that takes all the room there is; marked words have a ground and a line."""

    def __init__(self, *, naam: str, toegankelijk: str, voorbeeld: str) -> None:
        self._stukjes: tuple[tuple[StukjeSoort, re.Pattern[str]], ...] = ()
        super().__init__(naam=naam, toegankelijk=toegankelijk, voorbeeld=voorbeeld)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self._kleur)
        wissel().gewijzigd.connect(self._volg_thema)
        self._volg_thema()

    def zet_stukjes(self, stukjes: Sequence[Stukje]) -> None:
        """Show which words became something."""
        self._stukjes = tuple(
            (stukje.soort, re.compile(r"\s+".join(map(re.escape, stukje.tekst.split()))))
            for stukje in stukjes
            if stukje.tekst.strip()
        )
        self._kleur()

    def gekozen_woorden(self) -> str:
        """Give the selected words; without a selection the line the cursor is on."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return cursor.block().text().strip()
        # Qt separates the lines of a selection by U+2029.
        return " ".join(cursor.selectedText().split())

    def na_markeren(self) -> None:
        """Put the cursor after the words, so that typing goes on there."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.setPosition(cursor.selectionEnd())
            self.setTextCursor(cursor)

    def _volg_thema(self) -> None:
        # A little larger: it is read from the corner of an eye, with a phone at the ear.
        self.setFont(letter(_LETTER))
        self._kleur()

    def _kleur(self) -> None:
        tekst = self.toPlainText()
        selecties: list[QTextEdit.ExtraSelection] = []
        bezet: set[tuple[int, int]] = set()
        for soort, patroon in self._stukjes:
            plekken = (gevonden.span() for gevonden in patroon.finditer(tekst))
            plek = next((een for een in plekken if een not in bezet), None)
            if plek is None:
                continue
            bezet.add(plek)
            selecties.append(self._selectie(tekst, plek, soort))
        self.setExtraSelections(selecties)

    def _selectie(
        self, tekst: str, plek: tuple[int, int], soort: StukjeSoort
    ) -> QTextEdit.ExtraSelection:
        grond, lijn, stijl = _OPMAAK[soort]
        opmaak = QTextCharFormat()
        opmaak.setBackground(kleur(grond))
        opmaak.setUnderlineColor(kleur(lijn))
        opmaak.setUnderlineStyle(stijl)
        cursor = QTextCursor(self.document())
        cursor.setPosition(_utf16(tekst[: plek[0]]))
        cursor.setPosition(_utf16(tekst[: plek[1]]), QTextCursor.MoveMode.KeepAnchor)
        selectie = QTextEdit.ExtraSelection()
        selectie.cursor = cursor
        selectie.format = opmaak
        return selectie

    @override
    def _pas_hoogte(self) -> None:
        self.setMinimumHeight(maat(_MINSTENS))


def _utf16(tekst: str) -> int:
    """Count as Qt does: an emoji is two."""
    return len(tekst.encode("utf-16-le")) // 2


class Markeerbalk(QWidget):
    """The buttons that turn selected words into something, each with its key.

    Signals: `gekozen` (StukjeSoort, Leefgebied or None).
    """

    gekozen = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        noem(self, "telefoon.markeer", "Gekozen woorden worden")
        stroom = Stroom(self, ruimte=RUIMTE_S)
        self._acties: dict[Leefgebied, QAction] = {}
        self._menu = self._maak_menu()
        self.toon_namen({})
        for soort, (woord, toets) in SOORTEN.items():
            knop = Knop(woord, naam=f"telefoon.markeer.{soort}", sneltoets=f"Ctrl+{toets}")
            # A button waits 100 ms to show that it is pressed; a key must work at once.
            knop.setShortcut(QKeySequence())
            knop.setToolTip(f"{woord}: de gekozen woorden, of de regel van de cursor")
            # A click must leave the selection and the cursor where they are; Tab goes from the
            # number straight to the text, for each mark has a key of its own.
            knop.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            knop.clicked.connect(lambda _=False, soort=soort: self.kies(soort))
            stroom.addWidget(knop)
        beleid = self.sizePolicy()
        beleid.setHeightForWidth(True)
        beleid.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(beleid)
        self._waar: QWidget = self

    @property
    def menu(self) -> QMenu:
        """The eight leefgebieden."""
        return self._menu

    def kies(self, soort: StukjeSoort, waar: QPoint | None = None) -> None:
        """Choose a kind; a leefgebied asks which, by mouse or by the keys 1 to 8."""
        if soort is not StukjeSoort.LEEFGEBIED:
            self.gekozen.emit(soort, None)
            return
        if waar is None:
            knop = self.findChild(QWidget, "telefoon.markeer.leefgebied") or self
            waar = knop.mapToGlobal(QPoint(0, knop.height()))
        self._menu.popup(waar)
        self._menu.setActiveAction(self._menu.actions()[0])

    def toon_namen(self, namen: Mapping[str, str]) -> None:
        """Show what the municipality calls the leefgebieden, by code."""
        for nummer, (gebied, actie) in enumerate(self._acties.items(), 1):
            # An ampersand in a name would be a second shortcut.
            actie.setText(f"&{nummer}   {zonder_mnemoniek(weergave(gebied, namen))}")

    def _maak_menu(self) -> QMenu:
        menu = QMenu(self)
        noem(menu, "telefoon.leefgebieden", "Leefgebied")
        for gebied in Leefgebied:
            actie = self._acties[gebied] = menu.addAction("")
            actie.setObjectName(f"telefoon.leefgebied.{gebied}")
            actie.triggered.connect(
                lambda _=False, gebied=gebied: self.gekozen.emit(StukjeSoort.LEEFGEBIED, gebied)
            )
        return menu
