"""Moments of the start, written down for `scripts/bench`; does nothing in ordinary use."""

import json
import time
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from cmpg_desktop.typen import override

_BLIK = "qt_scrollarea_viewport"


class Meting(QObject):
    """Notes when the work list was painted with its rows, and ends the program then."""

    def __init__(self, pad: Path | None, app: QApplication) -> None:
        super().__init__(app)
        self._pad = pad
        self._app = app
        self._stippen: dict[str, float] = {}

    def stip(self, naam: str, op: float | None = None) -> None:
        """Note this moment (or `op`), on the clock that all processes share."""
        if self._pad is not None:
            self._stippen.setdefault(naam, time.monotonic() if op is None else op)

    def volg(self, pagina: QWidget) -> None:
        """Watch a page until its table is painted with rows in it."""
        if self._pad is None:
            return
        for tabel in pagina.findChildren(QTableView):
            # By its name: `viewport()` makes PySide set up every class of widget there is first,
            # and a measurement must not slow down what it measures.
            blik = tabel.findChild(QWidget, _BLIK)
            if blik is not None:
                blik.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
            tabel = watched.parent()
            if isinstance(tabel, QAbstractItemView):
                model: QAbstractItemModel | None = tabel.model()
                if model is not None and model.rowCount() > 0:
                    watched.removeEventFilter(self)
                    QTimer.singleShot(0, self, self._klaar)
        return False

    def _klaar(self) -> None:
        self.stip("gevuld")
        if self._pad is not None:
            self._pad.write_text(json.dumps(self._stippen), encoding="utf-8")
            QTimer.singleShot(0, self._app, self._app.closeAllWindows)
