"""After a crash: carry out what the journal still held, and tell the person what came back."""

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from cmpg_desktop.berichten.fouten import CmpgFout, Conflict, Omgevingsfout
from cmpg_desktop.berichten.kern import Changes, Command, JournaalRegel
from cmpg_desktop.berichten.velden import WijzigVeld
from cmpg_desktop.broker.broker import Broker
from cmpg_desktop.broker.journaallaan import Journaallaan


@dataclass(frozen=True, slots=True, kw_only=True)
class Teruggevonden:
    """One thing that was typed before the program stopped, and what became of it."""

    command: Command = field(repr=False)
    gelukt: bool
    fout: str = ""
    conflict: Conflict | None = field(default=None, repr=False)

    @property
    def tekst(self) -> str:
        """What was typed, as far as it is text."""
        if isinstance(self.command, WijzigVeld):
            return str(self.command.nieuw or "")
        return ""


class Herstel(QObject):
    """Replays the journal in order, once. A command the database has already is harmless.

    Signal `klaar`: a tuple of `Teruggevonden`, when everything was tried.
    """

    klaar = Signal(object)

    def __init__(
        self, broker: Broker, journaal: Journaallaan, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._broker = broker
        self._journaal = journaal
        self._uit: list[Teruggevonden] = []
        self._wacht = 0
        journaal.teruggevonden.connect(self.herstel)

    def herstel(self, regels: tuple[JournaalRegel, ...]) -> None:
        """Carry out each line; what is refused stays in the journal and is shown."""
        self._uit.clear()
        self._wacht = len(regels)
        for regel in regels:
            self._probeer(regel)

    def laat_los(self, teruggevonden: Teruggevonden) -> None:
        """Throw away one line that could not be saved: the person has seen it."""
        self._journaal.klaar(teruggevonden.command.opdracht)

    def _probeer(self, regel: JournaalRegel) -> None:
        command = regel.command
        if not command.uitvoerbaar:
            self._uit.append(Teruggevonden(command=command, gelukt=False))
            self._een_klaar()
            return

        def gelukt(changes: Changes) -> None:
            self._journaal.klaar(command.opdracht)
            # No rows: the database had it already, so nothing came back.
            if changes.rijen:
                self._uit.append(Teruggevonden(command=command, gelukt=True))
            self._een_klaar()

        def mislukt(fout: Exception) -> None:
            if not isinstance(fout, Omgevingsfout):
                self._uit.append(
                    Teruggevonden(
                        command=command,
                        gelukt=False,
                        fout=fout.tekst if isinstance(fout, CmpgFout) else "Niet opgeslagen.",
                        conflict=fout if isinstance(fout, Conflict) else None,
                    )
                )
            self._een_klaar()

        self._broker.do(command, gelukt, mislukt, initiator="herstel")

    def _een_klaar(self) -> None:
        self._wacht -= 1
        if self._wacht == 0 and self._uit:
            self.klaar.emit(tuple(self._uit))
