"""The meldingen of the round: what each is called, how far it is, and a tick."""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem

from cmpg_desktop.models.tabel import Rol
from cmpg_desktop.models.weegoverleg import MERK_ROL, TERMIJN_ROL
from cmpg_desktop.typen import override
from cmpg_desktop.views.iconen import paint_icoon
from cmpg_desktop.views.onderdelen.basis import noem
from cmpg_desktop.views.onderdelen.delegates import Index, RijDelegate
from cmpg_desktop.views.onderdelen.pil import PilSoort, paint_pil, pil_maat
from cmpg_desktop.views.thema import Kleur, kleur, maat, wissel

_RIJ: Final = 62
_GROEP: Final = 34
_VAK: Final = 16


class _Regels(RijDelegate):
    """Paint two lines: the name, and under it the mark and when it is due."""

    def __init__(self, ouder: "Weeglijst") -> None:
        super().__init__(ouder, groep_rol=int(Rol.GROEP))

    def _vak(self, rect: QRect) -> QRect:
        zijde = maat(_VAK)
        return QRect(rect.left() + maat(10), rect.center().y() - zijde // 2, zijde, zijde)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self.is_groep(index):
            super().paint(painter, option, index)
            return
        gekozen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if gekozen:
            painter.fillRect(option.rect, kleur(Kleur.SELECTIE))
        painter.setPen(kleur(Kleur.LIJN))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        self._paint_vak(painter, option.rect, index)
        links = self._vak(option.rect).right() + maat(10)
        half = option.rect.height() // 2
        boven = QRect(links, option.rect.top(), option.rect.right() - links - maat(8), half)
        onder = boven.translated(0, half - maat(4))
        painter.setFont(option.font)
        painter.setPen(kleur(Kleur.SELECTIE_TEKST if gekozen else Kleur.TEKST))
        rij = index.data(int(Rol.RIJ))
        if rij is not None and rij.spoed:
            spoed = pil_maat("Spoed", PilSoort.TE_LAAT, option.font, "siren").width()
            paint_pil(painter, boven, "Spoed", PilSoort.TE_LAAT, "siren")
            boven.setLeft(boven.left() + spoed + maat(6))
        self._schrijf(painter, boven, str(index.data()))
        merk, soort = str(index.data(MERK_ROL)), PilSoort(index.data(int(Rol.PIL)))
        paint_pil(painter, onder, merk, soort)
        onder.setLeft(onder.left() + pil_maat(merk, soort, option.font).width() + maat(8))
        laat = rij is not None and rij.te_laat
        rustig = Kleur.SELECTIE_TEKST if gekozen else Kleur.GEDEMPT
        painter.setPen(kleur(Kleur.TE_LAAT if laat else rustig))
        self._schrijf(painter, onder, str(index.data(TERMIJN_ROL)))
        painter.restore()

    @staticmethod
    def _schrijf(painter: QPainter, vlak: QRect, tekst: str) -> None:
        wijze = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        kort = painter.fontMetrics().elidedText(tekst, Qt.TextElideMode.ElideRight, vlak.width())
        painter.drawText(vlak, wijze, kort)

    def _paint_vak(self, painter: QPainter, rect: QRect, index: Index) -> None:
        stand = index.data(Qt.ItemDataRole.CheckStateRole)
        if stand is None:
            return
        aan = Qt.CheckState(stand) is Qt.CheckState.Checked
        vak = self._vak(rect)
        painter.setPen(kleur(Kleur.PRIMAIR if aan else Kleur.RAND))
        painter.setBrush(kleur(Kleur.PRIMAIR if aan else Kleur.VLAK))
        painter.drawRoundedRect(vak, 4, 4)
        if aan:
            paint_icoon(painter, vak.adjusted(2, 2, -2, -2), "check", Kleur.PRIMAIR_TEKST)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(maat(160), maat(_GROEP if self.is_groep(index) else _RIJ))

    @override
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        # Qt would look for the tick where it paints one itself.
        if event.type() is QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            ruim = self._vak(option.rect).adjusted(-maat(8), -maat(12), maat(4), maat(12))
            if ruim.contains(event.position().toPoint()):
                ouder = self.parent()
                if isinstance(ouder, Weeglijst):
                    ouder.vinken.emit(index)
                return True
        return False


class Weeglijst(QListView):
    """The list; the arrows go through it, the space bar ticks, Page Down scrolls the sheet.

    Signals:
        gekozen: another melding is the current one.
        vinken(QModelIndex): tick this one, or take its tick away.
        erheen: go to the sheet (Enter, Right, or a click on a line).
        rollen(int): scroll the sheet, in pages.
    """

    gekozen = Signal()
    vinken = Signal(QModelIndex)
    erheen = Signal()
    rollen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        noem(self, "weegoverleg.lijst", "Meldingen om te wegen")
        self.setItemDelegate(_Regels(self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(lambda _index: self.erheen.emit())
        wissel().gewijzigd.connect(self.doItemsLayout)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.gekozen.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        toets, index = event.key(), self.currentIndex()
        if toets == Qt.Key.Key_Space:
            # A held key must not blink the tick on and off.
            if index.isValid() and not event.isAutoRepeat():
                self.vinken.emit(index)
        elif toets in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right}:
            self.erheen.emit()
        elif toets in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            self.rollen.emit(1 if toets == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)
