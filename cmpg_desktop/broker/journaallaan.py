"""The journal's own thread: what is typed reaches the disk even while a save hangs."""

import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from cmpg_desktop.berichten.kern import Backend, Command, Journaal, JournaalRegel
from cmpg_desktop.broker.broker import Broker

log = logging.getLogger(__name__)

# Typing is on disk within half a second: a quarter to gather it, the rest to write it.
RITME_MS = 250
OPNIEUW_MS = 2_000
_ONTHOUD = 1_000


class Journaallaan(QObject):
    """Gathers commands that the database may not have yet, and writes them every 250 ms.

    Signals: `teruggevonden` (tuple of JournaalRegel, of a former run), `mislukt` (Exception).
    """

    teruggevonden = Signal(object)
    mislukt = Signal(object)
    _fout = Signal(object)
    _geopend_op_baan = Signal(object, object)
    _niet_geopend = Signal(object)
    _geschreven = Signal()
    _niet_geschreven = Signal(object, object, object, object)

    def __init__(self, broker: Broker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._broker = broker
        self._journaal: Journaal | None = None
        self._account: UUID | None = None
        self._dicht = False
        self._hapert = False
        # Lines of who does not work here now: they wait until that person signs in again.
        self._van_anderen: dict[UUID, dict[UUID, tuple[Command, str]]] = {}
        self._baan = ThreadPoolExecutor(1, thread_name_prefix="baan-journaal")
        self._vuil: dict[UUID, tuple[Command, str]] = {}
        self._klaar: set[UUID] = set()
        self._bekend: set[UUID] = set()
        # What the thread was told last to forget: a write that fails late must not bring it back.
        self._afgedaan: deque[UUID] = deque(maxlen=_ONTHOUD)
        queued = Qt.ConnectionType.QueuedConnection
        self._fout.connect(self.mislukt, queued)
        self._geopend_op_baan.connect(self._geopend, queued)
        self._niet_geschreven.connect(self._bij_niet_geschreven, queued)
        self._geschreven.connect(self._bij_geschreven, queued)
        self._niet_geopend.connect(self._bij_niet_geopend, queued)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(RITME_MS)
        self._timer.timeout.connect(self.schrijf)

    @property
    def is_open(self) -> bool:
        """Say whether what is typed reaches the disk now; before that it is gathered."""
        return self._journaal is not None

    @property
    def hapert(self) -> bool:
        """Say whether the last write failed: what is typed is only in memory now."""
        return self._hapert

    def open(self, account: UUID) -> None:
        """Open the journal of who signed in; what it holds comes through `teruggevonden`.

        Does nothing for who works here already: what that journal holds is still being typed.
        """
        if account == self._account:
            return
        self.schrijf()
        # From here on nothing may go to the journal of who worked here before.
        self._journaal = None
        self._bekend.clear()
        if self._account is not None and self._vuil:
            self._van_anderen.setdefault(self._account, {}).update(self._vuil)
            self._vuil.clear()
        self._account = account
        self._vuil.update(self._van_anderen.pop(account, {}))
        self._begin()

    def _begin(self) -> None:
        self._broker.voer(_journaal_van, self._kent_journaal, self._niet_geopend.emit)

    def bewaar(self, command: Command, fout: str = "", van: UUID | None = None) -> None:
        """Keep a command until `klaar` is said of it; a later version of the same replaces it.

        `van` is who typed it, when another works here now: it waits in memory for that person.
        """
        if van is not None and self._account is not None and van != self._account:
            self._van_anderen.setdefault(van, {})[command.opdracht] = (command, fout)
            return
        self._vuil[command.opdracht] = (command, fout)
        self._klaar.discard(command.opdracht)
        if command.opdracht in self._afgedaan:
            self._afgedaan.remove(command.opdracht)
        if not self._timer.isActive():
            self._timer.start()

    def klaar(self, opdracht: UUID) -> None:
        """Forget a command: the database has it, or it was called off."""
        self._vuil.pop(opdracht, None)
        for regels in self._van_anderen.values():
            regels.pop(opdracht, None)
        if opdracht in self._bekend:
            self._klaar.add(opdracht)
            if not self._timer.isActive():
                self._timer.start()

    def schrijf(self) -> None:
        """Write what was gathered."""
        if self._dicht or self._journaal is None or not (self._vuil or self._klaar):
            return
        regels, klaar = tuple(self._vuil.values()), tuple(self._klaar)
        self._bekend |= self._vuil.keys()
        self._bekend -= self._klaar
        self._afgedaan.extend(self._klaar)
        self._vuil.clear()
        self._klaar.clear()
        account = self._account

        def mislukt(fout: Exception) -> None:
            self._niet_geschreven.emit(fout, regels, klaar, account)

        self._baan.submit(_schrijf, self._journaal, regels, klaar, self._geschreven.emit, mislukt)

    def sluit(self) -> None:
        """Write what is left and end the thread; the journal itself is the backend's."""
        self._timer.stop()
        self.schrijf()
        self._dicht = True
        self._baan.shutdown(wait=True)

    def _kent_journaal(self, journaal: Journaal) -> None:
        # Opening and writing share one thread, so neither sees the other half-way.
        self._baan.submit(
            _open, journaal, self._account, self._geopend_op_baan.emit, self._niet_geopend.emit
        )

    def _bij_geschreven(self) -> None:
        self._hapert = False

    def _bij_niet_geopend(self, fout: Exception) -> None:
        # Without it nothing typed reaches the disk: keep trying, and say so.
        self._hapert = True
        self.mislukt.emit(fout)
        if not self._dicht:
            QTimer.singleShot(OPNIEUW_MS, self, self._begin)

    def _bij_niet_geschreven(
        self,
        fout: Exception,
        regels: tuple[tuple[Command, str], ...],
        klaar: tuple[UUID, ...],
        account: UUID | None,
    ) -> None:
        self._hapert = True
        if account != self._account and account is not None:
            self._van_anderen.setdefault(account, {}).update(
                {command.opdracht: (command, tekst) for command, tekst in regels}
            )
            self.mislukt.emit(fout)
            return
        # A full disk, for one: keep it in memory and try again; newer versions go first.
        for command, tekst in regels:
            # Not what was finished meanwhile, also when that went to the thread already.
            if command.opdracht not in self._klaar and command.opdracht not in self._afgedaan:
                self._vuil.setdefault(command.opdracht, (command, tekst))
        self._klaar |= set(klaar) - self._vuil.keys()
        QTimer.singleShot(OPNIEUW_MS, self, self.schrijf)
        self.mislukt.emit(fout)

    def _geopend(self, journaal: Journaal, regels: tuple[JournaalRegel, ...]) -> None:
        self._journaal = journaal
        self._bekend |= {regel.command.opdracht for regel in regels}
        if regels:
            self.teruggevonden.emit(regels)
        self.schrijf()


def _journaal_van(backend: Backend) -> Journaal:
    return backend.journaal()


def _open(
    journaal: Journaal,
    account: UUID | None,
    meld_open: Callable[[object, object], None],
    meld_fout: Callable[[object], None],
) -> None:
    if account is None:
        return
    try:
        regels = journaal.open(account)
    except Exception as fout:
        log.exception("journal not opened")
        meld_fout(fout)
    else:
        meld_open(journaal, regels)


def _schrijf(
    journaal: Journaal,
    regels: tuple[tuple[Command, str], ...],
    klaar: tuple[UUID, ...],
    gelukt: Callable[[], None],
    mislukt: Callable[[Exception], None],
) -> None:
    try:
        journaal.bewaar(regels, klaar)
    except Exception as fout:
        log.exception("journal not written")
        mislukt(fout)
    else:
        gelukt()
