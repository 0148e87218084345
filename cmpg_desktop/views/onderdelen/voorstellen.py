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
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPixmap, QStaticText
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cmpg_desktop.typen import override
from cmpg_desktop.views.iconen import icoon_beeld
from cmpg_desktop.views.onderdelen.basis import noem
from cmpg_desktop.views.thema import Kleur, kleur, maat

Index = QModelIndex | QPersistentModelIndex

_ZICHTBAAR = 8
_RIJ = 44
_ICOON = 18
_RAND = 1  # keeps what is painted off the round corners
_GEEN = QModelIndex()

Regel = tuple[str, str, str]  # title, subtitle, name of the icon


class _Voorstelmodel(QAbstractListModel):
    """The suggestions as they came: all of them are replaced at every key.

    As many as before are other words in the same lines: then the list need not lay itself out.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.regels: tuple[Regel, ...] = ()

    def vul(self, regels: Sequence[Regel]) -> None:
        if regels and len(regels) == len(self.regels):
            self.regels = tuple(regels)
            self.dataChanged.emit(self.index(0, 0), self.index(len(regels) - 1, 0))
            return
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
    """Tells how high a line is; the list paints all that it shows in one go."""

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
        self.setItemDelegate(_VoorstelDelegate(self))
        # The style sheet takes it for see-through, and then the page behind is painted as well.
        self.viewport().setAttribute(QtCore.Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setViewportMargins(_RAND, _RAND, _RAND, _RAND)
        # Setting text takes half of the painting, and with another letter many lines stay.
        self._gezet: dict[str, QStaticText] = {}
        self._letter = QFont()
        self.clicked.connect(self._wijs_aan)
        self.hide()

    def vul(self, voorstellen: Sequence[Regel]) -> None:
        """Show title, subtitle and icon of each suggestion; none is chosen yet."""
        if self.currentIndex().isValid():
            self.selectionModel().reset()
        self._model.vul(voorstellen)
        self.verticalScrollBar().setValue(0)
        blijft = self._gezet
        self._gezet = {
            tekst: blijft[tekst]
            for titel, onder, _ in voorstellen
            for tekst in (titel, onder)
            if tekst in blijft
        }

    def toon_onder(self, anker: QWidget, plek: QPoint) -> None:
        """Show the list at `plek` in the window, as wide as `anker`; above it if need be."""
        venster = self._venster
        hoogte = min(_ZICHTBAAR, self._model.rowCount()) * maat(_RIJ) + 4 + 2 * _RAND
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

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        """Paint per line an icon, a title and under it what tells this one apart from another."""
        vlak, hoogte, boven = e.rect(), maat(_RIJ), self.verticalOffset()
        eerste = max(0, (vlak.top() + boven) // hoogte)
        laatste = (vlak.bottom() + boven) // hoogte
        huidig = self.huidige()
        painter = QPainter(self.viewport())
        painter.fillRect(vlak, kleur(Kleur.VLAK))
        if painter.font() != self._letter:
            self._letter = QFont(painter.font())
            self._gezet.clear()
        regels = list(enumerate(self._model.regels[eerste : laatste + 1], eerste))
        gewoon = [(nr * hoogte - boven, regel) for nr, regel in regels if nr != huidig]
        self._paint_regels(painter, gewoon, kleur(Kleur.TEKST), kleur(Kleur.GEDEMPT))
        for nr, regel in regels:
            if nr == huidig:
                top, breedte = nr * hoogte - boven, self.viewport().width()
                painter.fillRect(0, top, breedte, hoogte, kleur(Kleur.SELECTIE))
                tekst = kleur(Kleur.SELECTIE_TEKST)
                self._paint_regels(painter, [(top, regel)], tekst, tekst)
        painter.end()

    def _paint_regels(
        self, painter: QPainter, regels: Sequence[tuple[int, Regel]], titel: QColor, onder: QColor
    ) -> None:
        """Paint lines, each at its top, in these colours; one kind of thing after another."""
        links, zijde, midden = maat(10), maat(_ICOON), (maat(_RIJ) - 1) // 2
        naast = links + zijde + maat(10)
        rechts = self.viewport().width() - 1 - maat(8)
        hoogte = painter.fontMetrics().height()
        beelden: dict[str, QPixmap] = {}
        painter.setPen(titel)
        for top, (tekst, toelichting, naam) in regels:
            if naam:
                beeld = beelden.get(naam)
                if beeld is None:
                    beeld = icoon_beeld(painter, QSize(zijde, zijde), naam, titel)
                    beelden[naam] = beeld
                painter.drawPixmap(links, top + midden - zijde // 2, beeld)
            begin = naast if naam else links
            boven = midden - (hoogte if toelichting else (hoogte - 1) // 2)
            self._schrijf(painter, QPoint(begin, top + boven), tekst, rechts - begin)
        painter.setPen(onder)
        for top, (_, toelichting, naam) in regels:
            if toelichting:
                begin = naast if naam else links
                self._schrijf(painter, QPoint(begin, top + midden), toelichting, rechts - begin)

    def _schrijf(self, painter: QPainter, plek: QPoint, tekst: str, ruimte: int) -> None:
        gezet = self._gezet.get(tekst)
        if gezet is None:
            gezet = QStaticText(tekst)
            gezet.setTextFormat(QtCore.Qt.TextFormat.PlainText)
            gezet.prepare(font=painter.font())
            self._gezet[tekst] = gezet
        if gezet.size().width() <= ruimte:
            painter.drawStaticText(plek, gezet)
            return
        meten = painter.fontMetrics()
        kort = meten.elidedText(tekst, QtCore.Qt.TextElideMode.ElideRight, ruimte)
        painter.drawText(plek.x(), plek.y() + meten.ascent(), kort)

    def _wijs_aan(self, index: QModelIndex) -> None:
        self.aangewezen.emit(index.row())
