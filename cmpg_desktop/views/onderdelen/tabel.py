"""Show rows of work: a quiet table, whole rows, everything by keyboard."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from cmpg_desktop.typen import override
from cmpg_desktop.views.onderdelen.basis import noem
from cmpg_desktop.views.onderdelen.delegates import RijDelegate
from cmpg_desktop.views.thema import maat, wissel

if TYPE_CHECKING:
    from cmpg_desktop.views.toestand import Toestand

RIJ = 42
GROEPSRIJ = 34
_BEWAAR_MS = 400
SMALST = 96  # so that the werkvoorraad fits in a window of 1280
_OMHOOG = frozenset(
    {
        QAbstractItemView.CursorAction.MoveUp,
        QAbstractItemView.CursorAction.MovePageUp,
        QAbstractItemView.CursorAction.MovePrevious,
        QAbstractItemView.CursorAction.MoveEnd,
    }
)


class Tabel(QTableView):
    """A table of rows; Enter or a double click opens one, a double click in a field edits it.

    `groep_rol` is the model's role that marks a row as a heading over the rows under it.
    Widths are told and taken at 100 % text, so they survive another text size.

    Signals:
        geopend(QModelIndex): open this row.
        breedtes_gewijzigd(object): the person dragged columns; a tuple of widths at 100 %.
    """

    geopend = Signal(QModelIndex)
    breedtes_gewijzigd = Signal(object)

    def __init__(self, *, naam: str, toegankelijk: str, groep_rol: int | None = None) -> None:
        super().__init__()
        noem(self, naam, toegankelijk)
        self.bewerkbaar: frozenset[int] = frozenset()  # columns where a double click edits
        self.slaat_koppen_over = True  # by keyboard, where a heading says no more than its rows
        self._groep_rol = groep_rol
        self._breedtes: tuple[int, ...] = ()
        self._zet_zelf = False
        self._seinen: tuple[SignalInstance, ...] = ()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(RijDelegate(self, groep_rol=groep_rol))
        self._richt_koppen_in()
        self._wacht = QTimer(self)
        self._wacht.setSingleShot(True)
        self._wacht.setInterval(_BEWAAR_MS)
        self._wacht.timeout.connect(self._meld_breedtes)
        self.horizontalHeader().sectionResized.connect(self._na_slepen)
        self.doubleClicked.connect(self._dubbelklik)
        wissel().gewijzigd.connect(self._pas_maten)
        self._pas_maten()

    def _richt_koppen_in(self) -> None:
        koppen = self.horizontalHeader()
        koppen.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        koppen.setTextElideMode(Qt.TextElideMode.ElideRight)
        koppen.setHighlightSections(False)
        koppen.setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def breedtes(self) -> tuple[int, ...]:
        """Return the width of every column at 100 % text, for the settings."""
        schaal = maat(1000) / 1000
        koppen = self.horizontalHeader()
        gesleept = tuple(round(koppen.sectionSize(k) / schaal) for k in range(koppen.count()))
        # The last one takes what is left: how wide that happens to be now says nothing.
        return (*gesleept[:-1], SMALST) if self._breedtes else gesleept

    def onthoud_breedtes(self, toestand: "Toestand", sleutel: str, anders: Sequence[int]) -> None:
        """Take the widths that were remembered under this name, and remember what is dragged."""
        self.zet_breedtes(toestand.getallen(sleutel) or anders)
        self.breedtes_gewijzigd.connect(lambda breedtes: toestand.zet(sleutel, breedtes))

    def zet_breedtes(self, breedtes: Sequence[int]) -> None:
        """Give the columns their widths at 100 % text; a list that does not fit is left out.

        The last column takes what is left, and at least `SMALST`.
        """
        if len(breedtes) != self.horizontalHeader().count():
            return
        self._breedtes = tuple(breedtes)
        self.horizontalHeader().setStretchLastSection(False)
        self._zet_zelf = True
        try:
            for kolom, breedte in enumerate(breedtes):
                self.setColumnWidth(kolom, maat(breedte))
        finally:
            self._zet_zelf = False
        self._vul_laatste()

    def _vul_laatste(self) -> None:
        """Let the last column take what is left.

        Not by Qt's own stretching: that never gives back what it took before a scrollbar came.
        """
        koppen = self.horizontalHeader()
        laatste = koppen.count() - 1
        if not self._breedtes or self._zet_zelf:
            return
        self._zet_zelf = True
        try:
            # A scrollbar may come or go by it: twice is enough.
            for _ in range(2):
                rest = self.viewport().width() - (koppen.length() - koppen.sectionSize(laatste))
                self.setColumnWidth(laatste, max(maat(SMALST), rest))
        finally:
            self._zet_zelf = False

    def _pas_maten(self) -> None:
        self.verticalHeader().setDefaultSectionSize(maat(RIJ))
        self.horizontalHeader().setMinimumSectionSize(maat(40))
        if self._breedtes:
            self.zet_breedtes(self._breedtes)
        self._pas_groepen()

    def _pas_groepen(self) -> None:
        """Give headings their height and let them run over all columns."""
        model = self.model()
        if self._groep_rol is None or not self._seinen:
            return
        self.clearSpans()
        self._pas_rijen(range(model.rowCount()))

    def _pas_ingevoegd(self, _ouder: QModelIndex, eerste: int, laatste: int) -> None:
        # Heights and spans of the other rows move along by themselves.
        self._pas_rijen(range(eerste, laatste + 1))

    def _pas_rijen(self, rijen: range) -> None:
        model = self.model()
        if self._groep_rol is None or not self._seinen:
            return
        for rij in rijen:
            groep = bool(model.index(rij, 0).data(self._groep_rol))
            self.setRowHeight(rij, maat(GROEPSRIJ if groep else RIJ))
            if groep and model.columnCount() > 1:
                self.setSpan(rij, 0, 1, model.columnCount())

    def _na_slepen(self, kolom: int) -> None:
        if self._zet_zelf or not self.isVisible():
            return
        if kolom < self.horizontalHeader().count() - 1:
            self._wacht.start()
        self._vul_laatste()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._vul_laatste()

    def _meld_breedtes(self) -> None:
        self._breedtes = self.breedtes()
        self.breedtes_gewijzigd.emit(self._breedtes)

    def _dubbelklik(self, index: QModelIndex) -> None:
        if index.column() in self.bewerkbaar and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and not self._is_groep(index):
            self.geopend.emit(index)

    @override
    def setModel(self, model: QAbstractItemModel | None) -> None:
        for sein in self._seinen:
            sein.disconnect(self._pas_groepen)
        if self._seinen:
            self.model().rowsInserted.disconnect(self._pas_ingevoegd)
        self._seinen = ()
        super().setModel(model)
        if model is None:
            return
        self._seinen = (model.modelReset, model.rowsMoved, model.layoutChanged)
        for sein in self._seinen:
            sein.connect(self._pas_groepen)
        model.rowsInserted.connect(self._pas_ingevoegd)
        self._pas_groepen()

    def _is_groep(self, index: QModelIndex) -> bool:
        return self._groep_rol is not None and bool(index.data(self._groep_rol))

    @override
    def moveCursor(
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        # A heading is no row to stand on: nothing of it can be opened.
        doel = self._doel(cursorAction, modifiers)
        if not self.slaat_koppen_over or not self._is_groep(doel):
            return doel
        # Seen it must be, also the first of all.
        self.scrollTo(doel)
        onder = range(doel.row() + 1, self.model().rowCount())
        boven = range(doel.row() - 1, -1, -1)
        for rij in (*boven, *onder) if cursorAction in _OMHOOG else (*onder, *boven):
            hier = doel.siblingAtRow(rij)
            if not self._is_groep(hier):
                return hier
        return doel

    def _doel(
        self, actie: QAbstractItemView.CursorAction, toetsen: Qt.KeyboardModifier
    ) -> QModelIndex:
        # Home and End would go through the columns, and here a row is one thing.
        kolom = max(self.currentIndex().column(), 0)
        if actie is QAbstractItemView.CursorAction.MoveHome:
            return self.model().index(0, kolom)
        if actie is QAbstractItemView.CursorAction.MoveEnd:
            return self.model().index(self.model().rowCount() - 1, kolom)
        return super().moveCursor(actie, toetsen)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            # The Enter that ends typing in a cell comes here too, from the field in it.
            if self.state() is not QAbstractItemView.State.EditingState:
                self._open(self.currentIndex())
            return
        super().keyPressEvent(event)
