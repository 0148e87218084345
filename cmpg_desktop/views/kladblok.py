"""Text in a dialog that is still open: in the journal, as every other text that is typed."""

from typing import TypeGuard
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.klad import SchrijfKlad
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.tekstvlak import Tekstvlak


class Kladblok(QObject):
    """Keeps what is typed in a dialog until the dialog is answered, either way.

    A dialog that goes away unanswered (the program stops, another signs in) leaves its text to the
    person who typed it.
    """

    def __init__(
        self, dialoog: QDialog, omgeving: Omgeving, waar: str, plaats: tuple[str, UUID] | None
    ) -> None:
        super().__init__(dialoog)
        self._omgeving = omgeving
        self._waar = waar
        self._plaats = plaats
        self._opdracht = nieuw_id()
        self._actor = omgeving.broker.actor
        self._velden: list[Tekstvlak | Regel] = []
        dialoog.finished.connect(self._vergeet)

    def volg(self, dialoog: QWidget) -> None:
        """Listen to the fields of the dialog, which are there once it is shown."""
        if self._velden:
            return
        self._velden = [een for een in dialoog.findChildren(QWidget) if _telt(een)]
        for veld in self._velden:
            veld.gewijzigd_door_gebruiker.connect(self._bewaar)

    def _bewaar(self, _tekst: str) -> None:
        getypt = [(een.accessibleName(), een.tekst().strip()) for een in self._velden]
        tekst = "\n\n".join(f"{naam}\n{wat}" for naam, wat in getypt if wat)
        if not tekst:
            self._vergeet()
            return
        klad = SchrijfKlad(
            opdracht=self._opdracht,
            waar=self._waar,
            tekst=tekst,
            pagina=self._plaats[0] if self._plaats is not None else "",
            rij=self._plaats[1] if self._plaats is not None else None,
        )
        self._omgeving.journaal.bewaar(klad, van=self._actor)

    def _vergeet(self, *_antwoord: int) -> None:
        self._omgeving.journaal.klaar(self._opdracht)


def _telt(veld: QWidget) -> TypeGuard[Tekstvlak | Regel]:
    """Say whether a field holds words to keep: never a password, and no words to search with."""
    if isinstance(veld, Regel):
        zichtbaar = veld.echoMode() is QLineEdit.EchoMode.Normal
        return zichtbaar and not veld.objectName().endswith(".zoek")
    return isinstance(veld, Tekstvlak)
