"""Suggest while someone types; the suggestions come from elsewhere, and later.

The search field of the frame is one of these, so nothing here may cost time at start: the list
is made at the first suggestion and the namespace `Qt` is touched at the first key.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from cmpg_desktop.typen import override
from cmpg_desktop.views.onderdelen.basis import kondig_aan
from cmpg_desktop.views.onderdelen.regel import Regel

if TYPE_CHECKING:
    from cmpg_desktop.views.onderdelen.voorstellen import Voorstellenlijst

WACHT_MS: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorstel:
    """One suggestion; `id` is handed back when it is chosen."""

    id: object
    titel: str = field(repr=False)
    ondertitel: str = field(default="", repr=False)
    icoon: str = ""


class Aanvullen(Regel):
    """A line that offers suggestions under it while the focus stays in the line.

    Up and Down walk the suggestions, Enter takes one, Esc closes them.

    Signals:
        gevraagd(str, int): give suggestions for this text; answer with this number.
        gekozen(object): the id of the suggestion the person took.
    """

    gevraagd = Signal(str, int)
    gekozen = Signal(object)

    def __init__(self, *, naam: str, toegankelijk: str = "", voorbeeld: str = "") -> None:
        super().__init__(naam=naam, toegankelijk=toegankelijk, voorbeeld=voorbeeld)
        self._nummer = 0
        self._voorstellen: tuple[Voorstel, ...] = ()
        self._lijst: Voorstellenlijst | None = None
        self._wacht = QTimer(self)
        self._wacht.setSingleShot(True)
        self._wacht.setInterval(WACHT_MS)
        self._wacht.timeout.connect(self._vraag)
        self.textEdited.connect(self._na_typen)

    def zet_wacht(self, ms: int) -> None:
        """Ask so long after the last key; 0 for who gathers questions himself."""
        self._wacht.setInterval(ms)

    @property
    def lijst(self) -> "Voorstellenlijst | None":
        """The list under the line, None before the first suggestion."""
        return self._lijst

    @property
    def is_open(self) -> bool:
        """Whether suggestions are shown."""
        return self._lijst is not None and self._lijst.isVisible()

    def toon_voorstellen(self, nummer: int, voorstellen: Sequence[Voorstel]) -> None:
        """Show the answer to request `nummer`; an answer to an older request is dropped."""
        if nummer != self._nummer or not self.hasFocus():
            return
        self._voorstellen = tuple(voorstellen)
        if not self._voorstellen:
            self.sluit()
            kondig_aan(self, "Geen voorstellen")
            return
        lijst = self._lijst or self._make_lijst()
        lijst.vul([(v.titel, v.ondertitel, v.icoon) for v in self._voorstellen])
        lijst.toon_onder(self, self.mapTo(self.window(), QPoint(0, self.height() + 2)))
        aantal = len(self._voorstellen)
        kondig_aan(self, "1 voorstel" if aantal == 1 else f"{aantal} voorstellen")

    def sluit(self) -> None:
        """Take the suggestions away; the text stays."""
        if self._lijst is not None:
            self._lijst.hide()

    def _make_lijst(self) -> "Voorstellenlijst":
        from cmpg_desktop.views.onderdelen.voorstellen import (  # noqa: PLC0415 - not in the first frame
            Voorstellenlijst,
        )

        self._lijst = Voorstellenlijst(self.window(), naam=f"{self.objectName()}.voorstellen")
        self._lijst.aangewezen.connect(self._kies)
        self.destroyed.connect(self._lijst.deleteLater)
        return self._lijst

    def _na_typen(self, tekst: str) -> None:
        # From here on every answer under way is about a text that is no longer there.
        self._nummer += 1
        if not tekst.strip():
            self._wacht.stop()
            self.sluit()
        elif self._wacht.interval():
            self._wacht.start()
        else:
            # A timer of nothing would wait until the line itself is painted.
            self._vraag()

    def _vraag(self) -> None:
        self.gevraagd.emit(self.tekst(), self._nummer)

    def _loop(self, stap: int) -> None:
        if self._lijst is None:
            return
        nu = self._lijst.stap(stap)
        voorstel = self._voorstellen[nu]
        woorden = ", ".join(deel for deel in (voorstel.titel, voorstel.ondertitel) if deel)
        kondig_aan(self, f"{woorden}, {nu + 1} van {len(self._voorstellen)}")

    def _kies(self, rij: int) -> None:
        self.sluit()
        self._wacht.stop()
        self._nummer += 1
        voorstel = self._voorstellen[rij]
        self.zet_tekst(voorstel.titel)
        self.gekozen.emit(voorstel.id)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        toets = QtCore.Qt.Key
        lijst = self._lijst
        if lijst is None or not lijst.isVisible():
            super().keyPressEvent(arg__1)
        elif arg__1.key() in {toets.Key_Down, toets.Key_Up}:
            self._loop(1 if arg__1.key() == toets.Key_Down else -1)
        elif arg__1.key() in {toets.Key_Return, toets.Key_Enter} and lijst.huidige() >= 0:
            self._kies(lijst.huidige())
        elif arg__1.key() == toets.Key_Escape:
            self.sluit()
        else:
            super().keyPressEvent(arg__1)

    @override
    def focusOutEvent(self, arg__1: QFocusEvent) -> None:
        self.sluit()
        super().focusOutEvent(arg__1)
