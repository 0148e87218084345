"""Bring a part of a page into sight, once everything has found its place."""

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

from cmpg_desktop.views.thema import RUIMTE_L, maat

_RONDEN = 3
_LUCHT = 90


def breng_in_beeld(widget: QWidget, *, boven: bool = False) -> None:
    """Scroll the page so that `widget` is in sight; `boven`: at the top of it.

    What was just made or shown has no place yet, so this is done once more after the layouts.
    """
    _schuif_naar(widget, boven=boven)
    QTimer.singleShot(0, widget, lambda: _schuif_naar(widget, boven=boven))


def _schuif_naar(widget: QWidget, *, boven: bool) -> None:
    # Words that wrap tell their height only at their width: it takes a few rounds.
    for _ in range(_RONDEN):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    if not isValid(widget):
        return
    schuif = widget.parentWidget()
    while schuif is not None and not isinstance(schuif, QScrollArea):
        schuif = schuif.parentWidget()
    inhoud = schuif.widget() if schuif is not None else None
    if schuif is None or inhoud is None:
        return
    if boven:
        plek = widget.mapTo(inhoud, widget.rect().topLeft()).y()
        schuif.verticalScrollBar().setValue(plek - RUIMTE_L)
    else:
        schuif.ensureWidgetVisible(widget, 0, maat(_LUCHT))
