"""Confirm several proposals: one command after the other, each a decision of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cmpg_desktop.berichten.beoordelen import Besluit
from cmpg_desktop.berichten.fouten import CmpgFout, Omgevingsfout, Regelfout
from cmpg_desktop.berichten.kern import Changes
from cmpg_desktop.broker.broker import Broker

# A password is in no journal, so a besluit is not sent again by itself as a typed text is.
NOG_EENS = "Het besluit gaat niet vanzelf alsnog: bevestig het opnieuw als het weer kan."
GESTOPT = "Niet meer geprobeerd: de ronde is gestopt."


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitslag:
    """How it went with one melding; `fout` is empty when it was decided."""

    melding_id: UUID
    kop: str = field(repr=False)
    fout: str = ""


class Ronde(QObject):
    """Sends the next decision when the one before was answered.

    What fails with one melding says nothing of the next. When the server is gone or the sign-in is
    no good, the rest is not tried: they would fail alike, and wrong passwords close an account.

    Signals:
        voortgang(int, int): how many were answered, of how many.
        klaar(object): the `Uitslag` of each, in order.
        onverwacht(object): an error that is a bug.
    """

    voortgang = Signal(int, int)
    klaar = Signal(object)
    onverwacht = Signal(object)

    def __init__(self, broker: Broker, ouder: QObject) -> None:
        super().__init__(ouder)
        self._broker = broker
        self._wacht: list[tuple[str, Besluit]] = []
        self._uitslagen: list[Uitslag] = []
        self._totaal = 0
        self._gedaan = 0
        self._bezig = False

    @property
    def bezig(self) -> bool:
        """Say whether decisions are under way."""
        return self._bezig

    @property
    def stand(self) -> str:
        """Return "2 van 6"."""
        return f"{self._gedaan} van {self._totaal}"

    def begin(
        self, besluiten: Sequence[tuple[str, Besluit]], vooraf: Sequence[Uitslag] = ()
    ) -> None:
        """Confirm these (with what each melding is called); `vooraf` could not be sent at all."""
        if self._bezig:
            return
        self._wacht = list(besluiten)
        self._uitslagen = list(vooraf)
        self._totaal, self._gedaan = len(self._wacht), 0
        self._bezig = True
        self._volgende()

    def stop(self, waarom: str = GESTOPT) -> None:
        """Send no more; the one that is under way is answered."""
        rest, self._wacht = self._wacht, []
        for kop, besluit in rest:
            self._uitslagen.append(Uitslag(melding_id=besluit.melding_id, kop=kop, fout=waarom))

    def _volgende(self) -> None:
        self.voortgang.emit(self._gedaan, self._totaal)
        if not self._wacht:
            self._bezig = False
            uitslagen, self._uitslagen = tuple(self._uitslagen), []
            self.klaar.emit(uitslagen)
            return
        kop, besluit = self._wacht.pop(0)

        def gelukt(_changes: Changes) -> None:
            self._uitslagen.append(Uitslag(melding_id=besluit.melding_id, kop=kop))
            self._gedaan += 1
            self._volgende()

        def mislukt(fout: Exception) -> None:
            self._bij_fout(kop, besluit, fout)

        self._broker.do(besluit, gelukt, mislukt, eigenaar=self)

    def _bij_fout(self, kop: str, besluit: Besluit, fout: Exception) -> None:
        if isinstance(fout, Omgevingsfout):
            tekst = f"{fout.tekst} {NOG_EENS}"
        elif isinstance(fout, CmpgFout):
            tekst = f"{fout.tekst} {fout.wat_nu}".strip()
        else:
            tekst = "Het programma deed iets verkeerd. Kijk of het besluit er staat."
            self.onverwacht.emit(fout)
        self._uitslagen.append(Uitslag(melding_id=besluit.melding_id, kop=kop, fout=tekst))
        aanmelding = isinstance(fout, Regelfout) and fout.veld == "aanmelden.wachtwoord"
        if isinstance(fout, Omgevingsfout) or aanmelding:
            self.stop("Niet geprobeerd, om dezelfde reden.")
        self._gedaan += 1
        self._volgende()
