"""Undo and redo of a page: my own field and row edits, each a compare-and-set like any change."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cmpg_desktop.berichten.kern import Changes, Command
from cmpg_desktop.broker.broker import Broker


class Ongedaan(QObject):
    """A stack of commands that undo, and one of commands that redo.

    Signals: `veranderd` (what can be undone or redone changed), `gelukt` (Dutch text), `gedaan`
    (the command that would take back what was just undone or redone), `mislukt` (Exception:
    someone changed it since).
    """

    veranderd = Signal()
    gelukt = Signal(str)
    gedaan = Signal(object)
    mislukt = Signal(object)

    def __init__(self, broker: Broker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._broker = broker
        self._terug: list[tuple[Command, str]] = []
        self._vooruit: list[tuple[Command, str]] = []

    @property
    def kan_terug(self) -> bool:
        """Say whether there is something to undo."""
        return bool(self._terug)

    @property
    def kan_vooruit(self) -> bool:
        """Say whether there is something to redo."""
        return bool(self._vooruit)

    def voeg_toe(self, changes: Changes) -> None:
        """Remember how to undo what was just done."""
        if changes.terug is None:
            return
        self._terug.append((changes.terug, changes.wat))
        self._vooruit.clear()
        self.veranderd.emit()

    def wis(self) -> None:
        """Forget everything: what it was about is thrown away."""
        self._terug.clear()
        self._vooruit.clear()
        self.veranderd.emit()

    def terug(self) -> None:
        """Undo the last edit."""
        self._doe(self._terug, self._vooruit, "Ongedaan gemaakt")

    def van(self, changes: Changes) -> Callable[[], None] | None:
        """Give what undoes just this, whatever is done after it; None when nothing can.

        For a button that names what it undoes. Called for what is undone already, it says so.
        """
        command = changes.terug
        if command is None:
            return None

        def doe() -> None:
            for plek, (een, _wat) in enumerate(self._terug):
                if een is command:
                    self._voer(self._terug.pop(plek), self._vooruit, "Ongedaan gemaakt")
                    return
            self.gelukt.emit("Dit is al ongedaan gemaakt")

        return doe

    def vooruit(self) -> None:
        """Redo what was undone last."""
        self._doe(self._vooruit, self._terug, "Opnieuw gedaan")

    def _doe(
        self,
        van: list[tuple[Command, str]],
        naar: list[tuple[Command, str]],
        woord: str,
    ) -> None:
        if van:
            self._voer(van.pop(), naar, woord)

    def _voer(self, stap: tuple[Command, str], naar: list[tuple[Command, str]], woord: str) -> None:
        command, wat = stap

        def klaar(changes: Changes) -> None:
            if changes.terug is not None:
                naar.append((changes.terug, wat))
                self.gedaan.emit(changes.terug)
            self.gelukt.emit(f"{woord}: {wat.lower()}" if wat else woord)
            self.veranderd.emit()

        def mislukt(fout: Exception) -> None:
            self.mislukt.emit(fout)
            self.veranderd.emit()

        self._broker.do(command, klaar, mislukt, initiator="ongedaan")
