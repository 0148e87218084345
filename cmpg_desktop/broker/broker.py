"""The one way from the screen to the work and back.

`ask` and `do` return at once. The answer comes later, on the GUI thread, to the handler that was
given; handlers stay in a dict here, so a worker never holds anything of the screen.
"""

import weakref
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, TypeVar
from uuid import UUID

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from cmpg_desktop.berichten.fouten import CmpgFout, Omgevingsfout
from cmpg_desktop.berichten.kern import (
    Backend,
    Changes,
    Command,
    Context,
    Gevolgd,
    Lane,
    Query,
    Stop,
)
from cmpg_desktop.broker.banen import Banen, MaakBackend
from cmpg_desktop.werkproces.taal import in_amsterdam

T = TypeVar("T")

Antwoord = Callable[[Any], None]
Mislukt = Callable[[Exception], None]
Klok = Callable[[], datetime]


class Bewaard(Enum):
    """What the top bar says about saving."""

    OPGESLAGEN = "opgeslagen"
    BEZIG = "bezig"
    MISLUKT = "mislukt"


@dataclass(frozen=True, slots=True)
class _Wachtend:
    antwoord: Antwoord | None
    mislukt: Mislukt | None
    eigenaar: "_Eigenaar | None" = None


class _Eigenaar:
    """Knows whether the asker is still there, without keeping it alive.

    Asks shiboken, because a connection to `destroyed` of a plain object outlives both of them.
    """

    __slots__ = ("_ref",)

    def __init__(self, eigenaar: QObject) -> None:
        self._ref = weakref.ref(eigenaar)

    @property
    def weg(self) -> bool:
        eigenaar = self._ref()
        return eigenaar is None or not shiboken6.isValid(eigenaar)


class Broker(QObject):
    """Sends requests to the lanes and brings back answers.

    Signals: `veranderd` (Changes: after every command, for every model), `bewaard` (Bewaard, text,
    what to do about it), `onverwacht` (Exception: nobody handled it), `voortgang` (number, done,
    total, text).
    """

    veranderd = Signal(object)
    bewaard = Signal(object, str, str)
    onverwacht = Signal(object)
    voortgang = Signal(int, int, int, str)
    _aangekomen = Signal(int, object, object)
    _gevorderd = Signal(int, int, int, str)

    def __init__(
        self,
        maak_backend: MaakBackend,
        klok: Klok,
        *,
        toestel: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.klok = klok
        self._actor: UUID | None = None
        self._toestel = toestel
        self._nummer = 0
        self._wachtend: dict[int, _Wachtend] = {}
        self._stops: dict[int, Stop] = {}
        # Commands under way, with who typed them.
        self._schrijvend: dict[int, tuple[Command, UUID | None]] = {}
        # Why text is not saved yet: commands that go again, and fields that were refused.
        self._hapert: dict[UUID, str] = {}
        self._geweigerd: dict[int, str] = {}
        self._opgeslagen = ""
        self._gesloten = False
        queued = Qt.ConnectionType.QueuedConnection
        self._aangekomen.connect(self._bij_antwoord, queued)
        self._gevorderd.connect(self.voortgang, queued)
        self._banen = Banen(maak_backend, self._aangekomen.emit)

    def ask(
        self,
        query: Query[T],
        antwoord: Callable[[T], None],
        mislukt: Mislukt | None = None,
        *,
        eigenaar: QObject | None = None,
    ) -> int:
        """Ask; `antwoord` gets the snapshot. Dropped when `eigenaar` is gone by then."""
        return self._stuur(query, antwoord, mislukt, eigenaar, "")

    def do(
        self,
        command: Command,
        antwoord: Callable[[Changes], None] | None = None,
        mislukt: Mislukt | None = None,
        *,
        eigenaar: QObject | None = None,
        initiator: str = "",
        actor: UUID | None = None,
    ) -> int:
        """Do; every model hears of it through `veranderd`, after `antwoord`.

        `actor` is who typed it, when another may have signed in since; else who works here now.
        """
        return self._stuur(command, antwoord, mislukt, eigenaar, initiator, actor)

    def voer(
        self,
        werk: Callable[[Backend], object],
        antwoord: Antwoord,
        mislukt: Mislukt,
        *,
        lane: Lane = Lane.SCHRIJVEN,
    ) -> None:
        """Run a plain function of the backend in a lane (opening the journal, a backup)."""
        self._nummer += 1
        self._wachtend[self._nummer] = _Wachtend(antwoord, mislukt)
        self._banen.voer(self._nummer, lane, werk)

    @property
    def actor(self) -> UUID | None:
        """Who works here now."""
        return self._actor

    @actor.setter
    def actor(self, actor: UUID | None) -> None:
        if actor != self._actor:
            self._actor = actor
            # What waits of another is not the business of who works here now.
            self._hapert.clear()
            self._geweigerd.clear()
            self._opgeslagen = ""
            self._toon_stand()

    def tekst_wacht(self, eigenaar: QObject, uitleg: str) -> None:
        """Hear why text of an owner was refused and still stands in its field; '' for none."""
        if self._gesloten or uitleg == self._geweigerd.get(id(eigenaar), ""):
            return
        self._geweigerd.pop(id(eigenaar), None)
        if uitleg:
            self._geweigerd[id(eigenaar)] = uitleg
        self._toon_stand()

    def stop(self, nummer: int) -> None:
        """Call off long work; it ends with `Gestopt` at its next step."""
        if nummer in self._stops:
            self._stops[nummer].vraag()

    def laat_vallen(self, nummer: int) -> None:
        """Do not deliver this answer any more; the work itself goes on."""
        self._wachtend.pop(nummer, None)

    @property
    def bezig(self) -> bool:
        """Say whether a command is still under way."""
        return bool(self._schrijvend)

    @property
    def stil(self) -> bool:
        """Say whether nothing at all is under way."""
        return not self._stops

    def close(self) -> None:
        """Let writing finish and stop everything else. Safe to call twice."""
        if self._gesloten:
            return
        self._gesloten = True
        for stop in self._stops.values():
            stop.vraag()
        self._banen.close()
        self._wachtend.clear()

    def _stuur(
        self,
        verzoek: Query[Any] | Command,
        antwoord: Antwoord | None,
        mislukt: Mislukt | None,
        eigenaar: QObject | None,
        initiator: str,
        actor: UUID | None = None,
    ) -> int:
        if self._gesloten:
            return 0
        self._nummer += 1
        nummer = self._nummer
        gevraagd_door = _Eigenaar(eigenaar) if eigenaar is not None else None
        self._wachtend[nummer] = _Wachtend(antwoord, mislukt, gevraagd_door)
        stop = self._stops[nummer] = Stop()
        if isinstance(verzoek, Command):
            self._schrijvend[nummer] = (verzoek, actor or self._actor)
            # While something waits every try again would make the words jump.
            if len(self._schrijvend) == 1 and not self._hapert and not self._geweigerd:
                self.bewaard.emit(Bewaard.BEZIG, "Opslaan …", "")
        context = Context(
            nu=self.klok(),
            actor=actor or self._actor,
            initiator=initiator,
            toestel=self._toestel,
        )
        emit = self._gevorderd.emit
        gevolgd = Gevolgd(lambda gedaan, totaal, tekst: emit(nummer, gedaan, totaal, tekst), stop)
        self._banen.stuur(nummer, verzoek, context, gevolgd)
        return nummer

    @Slot(int, object, object)
    def _bij_antwoord(self, nummer: int, antwoord: object, fout: Exception | None) -> None:
        self._stops.pop(nummer, None)
        wachtend = self._wachtend.pop(nummer, None)
        if nummer in self._schrijvend:
            self._is_bewaard(*self._schrijvend.pop(nummer), fout)
        if wachtend is not None and not (wachtend.eigenaar is not None and wachtend.eigenaar.weg):
            self._lever(wachtend, antwoord, fout)
        elif fout is not None and not isinstance(fout, CmpgFout):
            self.onverwacht.emit(fout)
        if isinstance(antwoord, Changes) and antwoord.rijen:
            self.veranderd.emit(antwoord)

    def _lever(self, wachtend: _Wachtend, antwoord: object, fout: Exception | None) -> None:
        if fout is None:
            if wachtend.antwoord is not None:
                wachtend.antwoord(antwoord)
        elif wachtend.mislukt is not None:
            wachtend.mislukt(fout)
        else:
            self.onverwacht.emit(fout)

    def _is_bewaard(self, command: Command, actor: UUID | None, fout: Exception | None) -> None:
        # Of what is refused nothing waits, unless a field still holds it: see `tekst_wacht`.
        self._hapert.pop(command.opdracht, None)
        if actor == self._actor:
            if isinstance(fout, Omgevingsfout):
                # What no journal may hold is not sent again by itself: who asked for it says so.
                if command.bewaarbaar:
                    self._hapert[command.opdracht] = (
                        f"{fout.tekst} Wat u typt, blijft bewaard op deze computer en wordt "
                        "vanzelf opgeslagen zodra het weer kan. U kunt doorwerken."
                    )
            elif fout is None:
                self._hapert.clear()
                self._opgeslagen = f"Opgeslagen om {in_amsterdam(self.klok()):%H.%M}"
        self._toon_stand()

    def _toon_stand(self) -> None:
        wacht = [*self._geweigerd.values(), *self._hapert.values()]
        if wacht:
            self.bewaard.emit(Bewaard.MISLUKT, "Niet opgeslagen", wacht[-1])
        elif not self._schrijvend:
            self.bewaard.emit(Bewaard.OPGESLAGEN, self._opgeslagen, "")
