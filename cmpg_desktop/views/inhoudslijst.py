"""A short list of names to choose from, as the rail paints its entries: icon, word and room."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from cmpg_desktop.typen import override
from cmpg_desktop.views.iconen import paint_icoon
from cmpg_desktop.views.onderdelen.basis import noem
from cmpg_desktop.views.thema import Kleur, kleur, maat, wissel

Index = QModelIndex | QPersistentModelIndex


class _Regels(QStyledItemDelegate):
    """Paint an entry."""

    def __init__(self, lijst: "Inhoudslijst", iconen: Sequence[str], hoogte: int) -> None:
        super().__init__(lijst)
        self._iconen = tuple(iconen)
        self._hoogte = hoogte

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        gekozen = bool(option.state & option.state.State_Selected)
        rol = Kleur.SELECTIE_TEKST if gekozen else Kleur.TEKST
        painter.save()
        if gekozen:
            painter.fillRect(option.rect, kleur(Kleur.SELECTIE))
        links = option.rect.left() + maat(12)
        if self._iconen:
            zijde = maat(18)
            boven = option.rect.center().y() - zijde // 2
            plek = QRect(links, boven, zijde, zijde)
            paint_icoon(painter, plek, self._iconen[index.row()], rol)
            links += zijde + maat(10)
        vlak = QRect(option.rect)
        vlak.setLeft(links)
        vlak.setRight(option.rect.right() - maat(8))
        painter.setFont(option.font)
        painter.setPen(kleur(rol))
        kort = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, vlak.width()
        )
        painter.drawText(vlak, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, kort)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(maat(120), maat(self._hoogte))


class Inhoudslijst(QListWidget):
    """The list; Enter or Right goes to what is chosen (`erheen`)."""

    def __init__(
        self,
        erheen: Callable[[], object],
        *,
        naam: str,
        toegankelijk: str,
        iconen: Sequence[str] = (),
        hoogte: int = 42,
    ) -> None:
        super().__init__()
        noem(self, naam, toegankelijk)
        self._erheen = erheen
        self.setItemDelegate(_Regels(self, iconen, hoogte))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        wissel().gewijzigd.connect(self.doItemsLayout)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right}:
            self._erheen()
            return
        super().keyPressEvent(event)
