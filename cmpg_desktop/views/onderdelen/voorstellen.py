"""Show suggestions under a line, without taking its focus."""

from collections.abc import Sequence

from PySide6 import QtCore
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cmpg_desktop.typen import override
from cmpg_desktop.views.iconen import paint_icoon
from cmpg_desktop.views.onderdelen.basis import noem
from cmpg_desktop.views.thema import Kleur, kleur, maat

Index = QModelIndex | QPersistentModelIndex

_ZICHTBAAR = 8
_RIJ = 44
_ICOON = 18
_GEEN = QModelIndex()

Regel = tuple[str, str, str]  # title, subtitle, name of the icon


class _Voorstelmodel(QAbstractListModel):
    """The suggestions as they came: all of them are replaced at every key."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.regels: tuple[Regel, ...] = ()

    def vul(self, regels: Sequence[Regel]) -> None:
        self.beginResetModel()
        self.regels = tuple(regels)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _GEEN) -> int:
        return 0 if parent.isValid() else len(self.regels)

    @override
    def data(self, index: Index, role: int = 0) -> str | None:
        if role == QtCore.Qt.ItemDataRole.DisplayRole:
            return self.regels[index.row()][0]
        if role == QtCore.Qt.ItemDataRole.AccessibleTextRole:
            titel, onder, _ = self.regels[index.row()]
            return f"{titel}, {onder}" if onder else titel
        return None


class _VoorstelDelegate(QStyledItemDelegate):
    """Paint an icon, a title and under it what tells this one apart from another."""

    def __init__(self, lijst: "Voorstellenlijst", model: _Voorstelmodel) -> None:
        super().__init__(lijst)
        self._lijst = lijst
        self._model = model

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        vlak = option.rect
        titel, onder, naam = self._model.regels[index.row()]
        gekozen = index.row() == self._lijst.huidige()
        if gekozen:
            painter.fillRect(vlak, kleur(Kleur.SELECTIE))
        tekst = kleur(Kleur.SELECTIE_TEKST if gekozen else Kleur.TEKST)
        links = vlak.left() + maat(10)
        if naam:
            zijde = maat(_ICOON)
            boven = vlak.center().y() - zijde // 2
            paint_icoon(painter, QRect(links, boven, zijde, zijde), naam, tekst)
            links += zijde + maat(10)
        woorden = QRect(links, vlak.top(), vlak.right() - links - maat(8), vlak.height())
        self._paint_woorden(painter, woorden, titel, onder, gekozen=gekozen)

    def _paint_woorden(
        self, painter: QPainter, vlak: QRect, titel: str, onder: str, *, gekozen: bool
    ) -> None:
        links_midden = QtCore.Qt.AlignmentFlag.AlignLeft | QtCore.Qt.AlignmentFlag.AlignVCenter
        elide = QtCore.Qt.TextElideMode.ElideRight
        meten = painter.fontMetrics()
        regel = meten.height()
        tekst = Kleur.SELECTIE_TEKST if gekozen else Kleur.TEKST
        painter.setPen(kleur(tekst))
        if not onder:
            painter.drawText(vlak, links_midden, meten.elidedText(titel, elide, vlak.width()))
            return
        boven = QRect(vlak.left(), vlak.center().y() - regel, vlak.width(), regel)
        painter.drawText(boven, links_midden, meten.elidedText(titel, elide, vlak.width()))
        painter.setPen(kleur(tekst if gekozen else Kleur.GEDEMPT))
        painter.drawText(
            boven.translated(0, regel),
            links_midden,
            meten.elidedText(onder, elide, vlak.width()),
        )

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(maat(200), maat(_RIJ))


class Voorstellenlijst(QListView):
    """The list of suggestions: a child of the window, above everything else in it.

    Signals:
        aangewezen(int): the person clicked this row.
    """

    aangewezen = Signal(int)

    def __init__(self, venster: QWidget, *, naam: str) -> None:
        super().__init__(venster)
        self._venster = venster
        noem(self, naam, "Voorstellen")
        self.setProperty("rol", "voorstellen")
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self._model = _Voorstelmodel(self)
        self.setModel(self._model)
        self.setItemDelegate(_VoorstelDelegate(self, self._model))
        self.clicked.connect(self._wijs_aan)
        self.hide()

    def vul(self, voorstellen: Sequence[Regel]) -> None:
        """Show title, subtitle and icon of each suggestion; none is chosen yet."""
        self._model.vul(voorstellen)

    def toon_onder(self, anker: QWidget, plek: QPoint) -> None:
        """Show the list at `plek` in the window, as wide as `anker`; above it if need be."""
        venster = self._venster
        hoogte = min(_ZICHTBAAR, self._model.rowCount()) * maat(_RIJ) + 4
        onder, boven = venster.height() - plek.y(), plek.y() - anker.height() - 4
        top = plek.y()
        if hoogte > onder:
            # Where most room is, and never over the line itself or out of the window.
            hoogte = min(hoogte, max(onder, boven, maat(_RIJ)))
            top = boven - hoogte if boven > onder else plek.y()
        breedte = min(max(anker.width(), maat(320)), venster.width())
        plek = QPoint(
            max(0, min(plek.x(), venster.width() - breedte)),
            max(0, min(top, venster.height() - hoogte)),
        )
        self.setGeometry(QRect(plek, QSize(breedte, hoogte)))
        self.show()
        self.raise_()

    def huidige(self) -> int:
        """Return the row the keys are on, -1 before the first key."""
        return self.currentIndex().row()

    def stap(self, stap: int) -> int:
        """Walk `stap` rows, round the ends, and return the row."""
        aantal = self._model.rowCount()
        begin = self.huidige() if self.huidige() >= 0 or stap > 0 else 0
        rij = (begin + stap) % aantal
        self.setCurrentIndex(self._model.index(rij, 0))
        return rij

    def _wijs_aan(self, index: QModelIndex) -> None:
        self.aangewezen.emit(index.row())
