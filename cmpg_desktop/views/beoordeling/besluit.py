"""Deciding on a proposal: the one place that opens the dialog for it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from cmpg_desktop.berichten.beoordelen import BeoordelingBlad

if TYPE_CHECKING:
    from cmpg_desktop.views.melding.pagina import MeldingPagina


def open_besluit(pagina: "MeldingPagina", blad: BeoordelingBlad, na: Callable[[], None]) -> None:
    """Ask for the besluit on the proposal as it is seen; what was typed here is saved first.

    Who decides may be another than who is signed in. `na` is called when the dialog closes, also
    when it was refused: somebody may have changed the melding meanwhile.
    """
    # With the fields for a second sign-in; whoever only fills in does not wait for it.
    from cmpg_desktop.views.beoordeling.tweede import BesluitDialoog  # noqa: PLC0415

    pagina.bewerking.spoel()
    dialoog = BesluitDialoog(pagina.window(), pagina.omgeving, blad)
    dialoog.finished.connect(lambda _hoe: na())
    # Made in one event and shown in the next: together they hold up the screen.
    QTimer.singleShot(0, dialoog, dialoog.open)
