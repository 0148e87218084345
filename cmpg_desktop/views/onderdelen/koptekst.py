"""Head a page: what it is, how it stands, what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from cmpg_desktop.typen import override
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.pil import Pil
from cmpg_desktop.views.onderdelen.stroom import Stroom
from cmpg_desktop.views.thema import RUIMTE_M, RUIMTE_S, maat


class Koptekst(QWidget):
    """The head of a page; in a narrow window pills and actions go below the title."""

    def __init__(self, titel: str, ondertitel: str = "", *, naam: str) -> None:
        super().__init__()
        noem(self, naam, titel)
        self._titel = make_label(titel, "titel", breekt=True)
        self._titel.setObjectName(f"{naam}.titel")
        self._ondertitel = make_label(ondertitel, "hint", breekt=True)
        self._ondertitel.setObjectName(f"{naam}.ondertitel")
        woorden = QVBoxLayout()
        woorden.setSpacing(2)
        woorden.addWidget(self._titel)
        woorden.addWidget(self._ondertitel)
        self._rechts = QWidget()
        self._stroom = Stroom(self._rechts, ruimte=RUIMTE_S)
        self._pillen: list[Pil] = []
        self._rij = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rij.setContentsMargins(0, 0, 0, 0)
        self._rij.setSpacing(RUIMTE_M)
        self._rij.addLayout(woorden, 1)
        self._rij.addWidget(self._rechts)
        # Not before it has its place: it would flash as a window of its own and take the focus.
        self._ondertitel.setVisible(bool(ondertitel))

    def zet(self, titel: str, ondertitel: str = "") -> None:
        """Show another title and subtitle."""
        self._titel.setText(titel)
        self.setAccessibleName(titel)
        self._ondertitel.setText(ondertitel)
        self._ondertitel.setVisible(bool(ondertitel))

    def zet_pillen(self, pillen: Sequence[Pil]) -> None:
        """Show these pills instead of the earlier ones, before the actions."""
        acties: list[QWidget] = []
        while (deel := self._stroom.takeAt(0)) is not None:
            widget = deel.widget()
            if isinstance(widget, Pil) and widget in self._pillen:
                widget.hide()
                widget.deleteLater()
            elif widget is not None:
                acties.append(widget)
        self._pillen = list(pillen)
        for nieuw in (*pillen, *acties):
            self._stroom.addWidget(nieuw)
        self._schik()

    def voeg_actie_toe(self, widget: QWidget) -> None:
        """Put a button or a choice at the end."""
        self._stroom.addWidget(widget)
        self._schik()

    def _schik(self) -> None:
        nodig = self._stroom.sizeHint().width()
        naast = nodig + maat(240) <= self.width() or self.width() < maat(100)
        richting = QBoxLayout.Direction
        self._rij.setDirection(richting.LeftToRight if naast else richting.TopToBottom)
        self._rechts.setMinimumWidth(nodig if naast else 0)

    @override
    def minimumSizeHint(self) -> QSize:
        # Side by side must not hold the page open: narrower, things go below each other.
        return QSize(maat(160), self._rij.minimumSize().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._schik()
