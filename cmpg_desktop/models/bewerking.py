"""From keystroke to database: the fields and row commands of one page.

Typing goes to the journal at once (which writes every 250 ms) and to the database on leaving the
field, after a pause of 2 s, or after 15 s at most. A field that someone is typing in is never
overwritten; a conflict is shown and a person chooses.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from cmpg_desktop.berichten.fouten import CmpgFout, Conflict, GeenBevoegdheid, Omgevingsfout
from cmpg_desktop.berichten.kern import Changes, Command, nieuw_id
from cmpg_desktop.berichten.velden import Veld, Waarde, WijzigVeld
from cmpg_desktop.broker.broker import Broker
from cmpg_desktop.broker.journaallaan import Journaallaan
from cmpg_desktop.models.ongedaan import Ongedaan

PAUZE_MS = 2_000
UITERLIJK_MS = 15_000
OPNIEUW_MS = 5_000


class Sleutel(NamedTuple):
    """Names one field of one row."""

    veld: Veld
    id: UUID


class Klad(NamedTuple):
    """What stands in a field and is not in the database, with what is wrong with it."""

    waarde: Waarde
    basis: Waarde
    fout: str


@dataclass(slots=True)
class _Invoer:
    """What is typed in one field and not yet in the database."""

    basis: Waarde = field(repr=False)
    waarde: Waarde = field(repr=False)
    opdracht: UUID = field(default_factory=nieuw_id)
    onderweg: WijzigVeld | None = None
    geweigerd: bool = False
    fout: str = ""
    vergeten: bool = False

    @property
    def vuil(self) -> bool:
        return self.waarde != (self.onderweg.nieuw if self.onderweg else self.basis)


class Bewerking(QObject):
    """Carries the edits of a page to the journal and the database.

    Signals: `geweigerd` (Sleutel, Dutch text), `opgeslagen` (Sleutel, value), `conflict` (Sleutel,
    Conflict), `zet` (Sleutel, value: show this now), `mislukt` (CmpgFout of a row command),
    `niet_bevoegd` (a field or a row was refused to who may not, or not any more).
    """

    geweigerd = Signal(object, str)
    opgeslagen = Signal(object, object)
    conflict = Signal(object, object)
    zet = Signal(object, object)
    mislukt = Signal(object)
    niet_bevoegd = Signal()

    def __init__(
        self,
        broker: Broker,
        journaal: Journaallaan,
        ongedaan: Ongedaan,
        naam: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._broker = broker
        self._journaal = journaal
        self.ongedaan = ongedaan
        self._naam = naam
        # Who types on this page; a retry is theirs too, whoever signed in meanwhile.
        self._actor = broker.actor
        self._invoer: dict[Sleutel, _Invoer] = {}
        self._voor_eerste: Callable[[], None] | None = None
        self._rijwerk: set[UUID] = set()
        self._hapert: set[UUID] = set()
        self._vast = False
        self._wachtrij: list[Callable[[], None]] = []
        self._na_opslaan: list[Callable[[], None]] = []
        self._waarom: dict[Sleutel, str] = {}  # why a field was refused, for the top bar
        self._dicht = False
        self._laatst: datetime | None = None
        self._pauze = self._timer(PAUZE_MS)
        self._uiterlijk = self._timer(UITERLIJK_MS)
        ongedaan.gedaan.connect(self._bij_ongedaan)

    def voor_eerste(self, maak: Callable[[], None] | None) -> None:
        """Set what makes the row these fields are of, called just before the first edit."""
        self._voor_eerste = maak

    def houd_vast(self) -> None:
        """Send nothing from now on: the row of this page cannot be made yet. The journal has it."""
        self._vast = True

    def laat_gaan(self, eerst: Callable[[], None]) -> None:
        """Make the row with `eerst`, then send what waited for it, in the order of typing."""
        self._vast = False
        eerst()
        wachtrij, self._wachtrij = self._wachtrij, []
        for zend in wachtrij:
            zend()
        self.spoel()

    def typ(self, sleutel: Sleutel, waarde: Waarde, basis: Waarde) -> None:
        """Take what was typed; `basis` is the value the screen was filled with."""
        invoer = self._invoer.get(sleutel)
        if invoer is None:
            if waarde == basis:
                return
            invoer = self._invoer[sleutel] = _Invoer(basis, waarde)
            self._maak_eerst()
        self._laatst = self._broker.klok()
        invoer.waarde = waarde
        invoer.geweigerd = False
        invoer.fout = ""
        invoer.vergeten = False
        self._meld_wachtend()
        if not invoer.vuil:
            self._laat_los(sleutel, invoer)
            return
        self._bewaar(self._command(sleutel, invoer))
        self._pauze.start()
        if not self._uiterlijk.isActive():
            self._uiterlijk.start()

    def typ_ongeldig(self, sleutel: Sleutel, tekst: str, basis: Waarde, fout: str) -> None:
        """Keep unfinished input in the journal, with its error; the database keeps what it has."""
        self.klad(sleutel, tekst, basis)
        self._invoer[sleutel].fout = fout
        self._bewaar(self._command(sleutel, self._invoer[sleutel]), fout)
        self.geweigerd.emit(sleutel, fout)

    def klad(self, sleutel: Sleutel, tekst: str, basis: Waarde) -> None:
        """Keep what is being typed in a field that cannot be read yet (half a date)."""
        self._maak_eerst()
        invoer = self._invoer.setdefault(sleutel, _Invoer(basis, tekst))
        invoer.waarde = tekst
        invoer.geweigerd = True
        self._bewaar(self._command(sleutel, invoer))

    def verlaat(self, sleutel: Sleutel) -> None:
        """Save a field now: it was left."""
        invoer = self._invoer.get(sleutel)
        if invoer is not None:
            self._stuur(sleutel, invoer)

    def spoel(self) -> None:
        """Save every field now."""
        self._pauze.stop()
        self._uiterlijk.stop()
        for sleutel, invoer in list(self._invoer.items()):
            self._stuur(sleutel, invoer)

    def bezet(self, sleutel: Sleutel) -> bool:
        """Say whether this field holds something of mine that the database does not have yet."""
        return sleutel in self._invoer

    def klad_van(self, sleutel: Sleutel) -> Klad | None:
        """Give what this field holds and the database does not, for who shows it anew."""
        invoer = self._invoer.get(sleutel)
        return Klad(invoer.waarde, invoer.basis, invoer.fout) if invoer is not None else None

    def gedaan_sinds(self, hoe_lang: timedelta) -> bool:
        """Say whether anything was typed or done on this page in this last while."""
        if self._laatst is None:
            return False
        # A clock that was set back must not make the last letter one of the future.
        return timedelta() <= self._broker.klok() - self._laatst < hoe_lang

    @property
    def _haast(self) -> bool:
        return self._dicht or bool(self._na_opslaan)

    @property
    def iets_onbewaard(self) -> bool:
        """Say whether any field is not in the database yet."""
        return bool(self._invoer or self._wachtrij)

    @property
    def iets_geweigerd(self) -> bool:
        """Say whether a field holds what cannot be saved as it is."""
        return any(invoer.geweigerd for invoer in self._invoer.values())

    def na_opslaan(self, functie: Callable[[], None]) -> None:
        """Save everything and then call `functie`; not when a field is refused: that is shown."""
        self._na_opslaan.append(functie)
        self.spoel()
        self._is_rustig()

    def vergeet(self) -> None:
        """Let go of everything that was typed and not saved: what it belongs to is thrown away."""
        self.ongedaan.wis()
        for invoer in self._invoer.values():
            self._journaal.klaar(invoer.opdracht)
        self._invoer = {s: i for s, i in self._invoer.items() if i.onderweg is not None}
        for invoer in self._invoer.values():
            if invoer.onderweg is not None:
                invoer.waarde = invoer.onderweg.nieuw
                invoer.vergeten = True
        self._is_rustig()

    def sluit(self) -> None:
        """Save what is left and disappear after the last answer: the page is gone."""
        self._dicht = True
        self.spoel()
        self._is_rustig()

    def kies_mijn(self, sleutel: Sleutel, conflict: Conflict) -> None:
        """Save my value over the other's, which I have seen."""
        invoer = self._invoer.get(sleutel)
        if invoer is None:
            return
        self._journaal.klaar(invoer.opdracht)
        # What stands in the database came from there, so it is a field value.
        invoer.basis = conflict.hun  # type: ignore[assignment]  # Conflict holds plain objects
        invoer.opdracht = nieuw_id()
        invoer.geweigerd = False
        self._meld_wachtend()
        if not invoer.vuil:
            # Both typed the same: there is nothing left to choose or to save.
            self.kies_hun(sleutel, conflict)
            return
        self._stuur(sleutel, invoer)

    def kies_hun(self, sleutel: Sleutel, conflict: Conflict) -> None:
        """Take over the other's value and let mine go."""
        invoer = self._invoer.pop(sleutel, None)
        if invoer is not None:
            self._journaal.klaar(invoer.opdracht)
        self.zet.emit(sleutel, conflict.hun)
        self._is_rustig()

    def _bij_ongedaan(self, terug: Command) -> None:
        # What would take it back again knows what holds now. A choice with the cursor on it does
        # not follow what the page reads again, and would go on showing what was undone.
        if isinstance(terug, WijzigVeld):
            sleutel = Sleutel(terug.veld, terug.id)
            if not self.bezet(sleutel):
                self.zet.emit(sleutel, terug.oud)

    def doe(
        self,
        command: Command,
        klaar: Callable[[Changes], None] | None = None,
        mislukt: Callable[[Exception], None] | None = None,
    ) -> None:
        """Carry out a row command or a besluit: kept in the journal until the database has it."""
        self._laatst = self._broker.klok()
        self._maak_eerst()
        if command.bewaarbaar:
            self._bewaar(command)

        def bij_klaar(changes: Changes) -> None:
            self._journaal.klaar(command.opdracht)
            self.ongedaan.voeg_toe(changes)
            if klaar is not None and not self._dicht:
                klaar(changes)
            self._rij_klaar(command.opdracht)

        def bij_fout(fout: Exception) -> None:
            if isinstance(fout, Omgevingsfout):
                # Fields may be of the row this makes: they wait until it is there.
                self._hapert.add(command.opdracht)
                self.mislukt.emit(fout)
                QTimer.singleShot(OPNIEUW_MS, self, nogmaals)
                return
            self._journaal.klaar(command.opdracht)
            meld(fout)
            self._rij_klaar(command.opdracht)

        def meld(fout: Exception) -> None:
            self._kijk_bevoegd(fout)
            if mislukt is not None and not self._dicht:
                mislukt(fout)
            elif isinstance(fout, CmpgFout):
                self.mislukt.emit(fout)
            else:
                self._broker.onverwacht.emit(fout)

        def nogmaals() -> None:
            self._broker.do(command, bij_klaar, bij_fout, initiator=self._naam, actor=self._actor)

        self._begin_rij(command.opdracht, nogmaals)

    def _kijk_bevoegd(self, fout: Exception) -> None:
        if isinstance(fout, GeenBevoegdheid):
            self.niet_bevoegd.emit()

    def _begin_rij(self, opdracht: UUID, zend: Callable[[], None]) -> None:
        if self._vast:
            self._wachtrij.append(lambda: self._begin_rij(opdracht, zend))
            return
        self._rijwerk.add(opdracht)
        zend()

    def _rij_klaar(self, opdracht: UUID) -> None:
        self._rijwerk.discard(opdracht)
        haperde = opdracht in self._hapert
        self._hapert.discard(opdracht)
        if haperde and not self._hapert:
            self.spoel()
        self._is_rustig()

    def _is_rustig(self) -> None:
        """Do what waits for everything to be saved."""
        self._meld_wachtend()
        if not self._invoer:
            self._pauze.stop()
            self._uiterlijk.stop()
        bezig = self._invoer or self._rijwerk or self._wachtrij
        if not bezig and self._na_opslaan:
            wachtend, self._na_opslaan = self._na_opslaan, []
            for functie in wachtend:
                functie()
        onderweg = any(invoer.onderweg is not None for invoer in self._invoer.values())
        if self._dicht and not onderweg and not self._rijwerk:
            self.deleteLater()

    def _meld_wachtend(self) -> None:
        """Tell the top bar whether text stands here that was refused."""
        for sleutel in list(self._waarom):
            invoer = self._invoer.get(sleutel)
            if invoer is None or not invoer.geweigerd:
                del self._waarom[sleutel]
        van_nu = not self._dicht and self._actor == self._broker.actor
        redenen = list(self._waarom.values()) if van_nu else []
        self._broker.tekst_wacht(self, redenen[-1] if redenen else "")

    def _bewaar(self, command: Command, fout: str = "") -> None:
        self._journaal.bewaar(command, fout, van=self._actor)

    def _maak_eerst(self) -> None:
        if self._voor_eerste is not None:
            maak, self._voor_eerste = self._voor_eerste, None
            maak()

    def _timer(self, ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        timer.timeout.connect(self.spoel)
        return timer

    def _command(self, sleutel: Sleutel, invoer: _Invoer) -> WijzigVeld:
        oud = invoer.onderweg.nieuw if invoer.onderweg else invoer.basis
        return WijzigVeld(
            opdracht=invoer.opdracht,
            veld=sleutel.veld,
            id=sleutel.id,
            oud=oud,
            nieuw=invoer.waarde,
        )

    def _laat_los(self, sleutel: Sleutel, invoer: _Invoer) -> None:
        # Typed back to what it was: nothing to save any more.
        self._journaal.klaar(invoer.opdracht)
        if invoer.onderweg is None:
            del self._invoer[sleutel]
        self._is_rustig()

    def _stuur(self, sleutel: Sleutel, invoer: _Invoer) -> None:
        # One command of a field at a time: the next one builds on what this one leaves.
        if invoer.onderweg is not None or invoer.geweigerd or not invoer.vuil:
            return
        if self._hapert or self._vast:
            return
        command = self._command(sleutel, invoer)
        self._bewaar(command)
        invoer.onderweg = command
        invoer.opdracht = nieuw_id()
        self._zend(sleutel, command)

    def _zend(self, sleutel: Sleutel, command: WijzigVeld) -> None:
        self._broker.do(
            command,
            lambda changes: self._bij_klaar(sleutel, command, changes),
            lambda fout: self._bij_fout(sleutel, command, fout),
            initiator=self._naam,
            actor=self._actor,
        )

    def _bij_klaar(self, sleutel: Sleutel, command: WijzigVeld, changes: Changes) -> None:
        self._journaal.klaar(command.opdracht)
        self.ongedaan.voeg_toe(changes)
        invoer = self._invoer.get(sleutel)
        if invoer is None:
            return
        invoer.onderweg = None
        invoer.basis = command.nieuw
        self.opgeslagen.emit(sleutel, command.nieuw)
        if not invoer.vuil:
            del self._invoer[sleutel]
        elif self._haast or not (self._pauze.isActive() or self._uiterlijk.isActive()):
            self._stuur(sleutel, invoer)
        self._is_rustig()

    def _bij_fout(self, sleutel: Sleutel, command: WijzigVeld, fout: Exception) -> None:
        invoer = self._invoer.get(sleutel)
        if invoer is None:
            return
        if isinstance(fout, Omgevingsfout):
            # It may have been committed and only the answer lost: the same command goes again.
            self.mislukt.emit(fout)
            QTimer.singleShot(OPNIEUW_MS, self, lambda: self._zend(sleutel, command))
            return
        if invoer.vergeten:
            # Its row was thrown away before this came there: that leaves nothing behind.
            self._journaal.klaar(command.opdracht)
            del self._invoer[sleutel]
            self._is_rustig()
            return
        invoer.onderweg = None
        self._na_opslaan.clear()
        # What is in the field now is what must be kept and saved, under an id of its own: a
        # command that was sent once is never sent again with another value.
        self._journaal.klaar(command.opdracht)
        invoer.geweigerd = True
        tekst = fout.tekst if isinstance(fout, CmpgFout) else "Dit is niet opgeslagen."
        invoer.fout = tekst
        wat_nu = fout.wat_nu if isinstance(fout, CmpgFout) else "Wat u typte, is hier bewaard."
        self._waarom[sleutel] = f"{tekst} {wat_nu}".strip()
        self._bewaar(self._command(sleutel, invoer), tekst)
        if isinstance(fout, Conflict):
            self.conflict.emit(sleutel, fout)
        else:
            self.geweigerd.emit(sleutel, tekst)
            self._kijk_bevoegd(fout)
            if not isinstance(fout, CmpgFout):
                self._broker.onverwacht.emit(fout)
        self._is_rustig()
