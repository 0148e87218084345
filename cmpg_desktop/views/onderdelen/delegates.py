"""Paint the rows of a table: group headings and pills.

Which role carries what is told by the caller: the roles belong to the models.
"""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cmpg_desktop.typen import override
from cmpg_desktop.views.onderdelen.pil import PilSoort, paint_pil, pil_maat
from cmpg_desktop.views.thema import Kleur, kleur, maat
from cmpg_desktop.werkproces.taal import hoofdletter

Index = QModelIndex | QPersistentModelIndex


class RijDelegate(QStyledItemDelegate):
    """Paint an ordinary cell; a row with `groep_rol` set is a heading, semibold.

    The focus is shown by the edge of the table and the selection of the whole row, so no cell
    gets a frame of its own.
    """

    def __init__(self, ouder: QObject | None = None, *, groep_rol: int | None = None) -> None:
        super().__init__(ouder)
        self._groep_rol = groep_rol

    def is_groep(self, index: Index) -> bool:
        """Return whether the row of `index` is a heading."""
        return self._groep_rol is not None and bool(index.data(self._groep_rol))

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if self.is_groep(index):
            option.font.setWeight(QFont.Weight.DemiBold)


class VoorafDelegate(RijDelegate):
    """Paint what stands before the colon as a pill ("Spoed: bellen"), where `soort_rol` says so."""

    def __init__(
        self, ouder: QObject | None = None, *, soort_rol: int, groep_rol: int | None = None
    ) -> None:
        super().__init__(ouder, groep_rol=groep_rol)
        self._soort_rol = soort_rol

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        waarde = index.data(self._soort_rol)
        vooraf, scheiding, rest = str(index.data() or "").partition(": ")
        if waarde is None or not scheiding or self.is_groep(index):
            super().paint(painter, option, index)
            return
        stijl = QStyleOptionViewItem(option)
        self.initStyleOption(stijl, index)
        stijl.text = ""
        widget = option.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, stijl, painter, widget)
        soort = PilSoort(waarde)
        vlak = option.rect.adjusted(maat(8), 0, -maat(4), 0)
        breedte = pil_maat(vooraf, soort, option.font, "siren").width()
        painter.save()
        painter.setFont(stijl.font)
        paint_pil(painter, vlak, vooraf, soort, "siren")
        woorden = vlak.adjusted(breedte + maat(6), 0, 0, 0)
        gekozen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(kleur(Kleur.SELECTIE_TEKST if gekozen else Kleur.TEKST))
        tekst = painter.fontMetrics().elidedText(
            hoofdletter(rest), Qt.TextElideMode.ElideRight, woorden.width()
        )
        painter.drawText(woorden, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tekst)
        painter.restore()


class PilDelegate(RijDelegate):
    """Paint a cell's text as a pill; `soort_rol` gives the value of a `PilSoort`."""

    def __init__(
        self, ouder: QObject | None = None, *, soort_rol: int, groep_rol: int | None = None
    ) -> None:
        super().__init__(ouder, groep_rol=groep_rol)
        self._soort_rol = soort_rol

    def _soort(self, index: Index) -> PilSoort | None:
        waarde = index.data(self._soort_rol)
        return None if waarde is None or self.is_groep(index) else PilSoort(waarde)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        soort = self._soort(index)
        if soort is None:
            return
        painter.save()
        painter.setFont(option.font)
        vlak = option.rect.adjusted(maat(8), 0, -maat(4), 0)
        paint_pil(painter, vlak, str(index.data()), soort)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        soort = self._soort(index)
        if soort is None:
            return super().sizeHint(option, index)
        grootte = pil_maat(str(index.data()), soort, option.font)
        return QSize(grootte.width() + maat(12), grootte.height())

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if self._soort(index) is not None:
            option.text = ""
