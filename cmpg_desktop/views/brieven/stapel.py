"""A stack of letters: print them one after another, and say once that they all went."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cmpg_desktop.berichten.brieven import BrievenbusRij
from cmpg_desktop.berichten.documenten import DrukAf, MeldVerzonden, Printers
from cmpg_desktop.berichten.fouten import CmpgFout, Gestopt
from cmpg_desktop.models.bewerking import Bewerking
from cmpg_desktop.typen import override
from cmpg_desktop.views.briefklaar import KANALEN
from cmpg_desktop.views.melding.dialogen import Dialoog
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.datumveld import Datumveld
from cmpg_desktop.views.onderdelen.keuze import Pillen
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.views.printen import GEEN_PRINTER, Printdialoog
from cmpg_desktop.werkproces.taal import parse_datum, tel


class Stapeldialoog(Dialoog):
    """Ask once how and when a stack of letters went.

    Signals:
        gegeven(str, object): channel and day.
    """

    gegeven = Signal(str, object)

    def __init__(self, ouder: QWidget, omgeving: Omgeving, aantal: int) -> None:
        super().__init__(
            ouder,
            naam="brieven.verzonden_dialoog",
            titel=f"{tel(aantal, 'brief is', 'brieven zijn')} verzonden",
            uitleg="Van elke brief wordt dit een feit in de tijdlijn. Brieven aan inwoners leggen "
            "ook vast wie is ingelicht. Terugnemen kan per brief, met een reden.",
            ja="Vastleggen",
        )
        self.kanaal = Pillen(KANALEN, naam="brieven.verzonden_dialoog.kanaal", onbekend="")
        self.op = Datumveld(
            naam="brieven.verzonden_dialoog.op", lees=parse_datum, vandaag=omgeving.vandaag
        )
        self.op.zet_datum(omgeving.vandaag())
        self._kanaalveld = Veld("Hoe", self.kanaal)
        self._opveld = Veld("Op", self.op)
        self.inhoud.addWidget(self._kanaalveld)
        self.inhoud.addWidget(self._opveld)
        self.kanaal.setFocus()

    @override
    def bevestig(self) -> bool:
        """Hand over channel and day."""
        self.op.lees_tekst()
        kanaal, op = self.kanaal.waarde(), self.op.datum()
        self._kanaalveld.toon_fout("" if kanaal else "Kies hoe de brieven zijn verzonden.")
        if self._opveld.fout:
            return False
        self._opveld.toon_fout("" if op else "Vul in wanneer de brieven zijn verzonden.")
        if not (isinstance(kanaal, str) and isinstance(op, date)):
            return False
        self.gegeven.emit(kanaal, op)
        return True


class Stapel(QObject):
    """Takes a stack of letters one by one, until it is done, stopped, or one fails.

    Signals:
        bezig(str): how far it is; empty when it is not working.
        gedaan(object): the id of a letter that was done.
        klaar(str, bool): what was done in all, and whether all went well.
    """

    bezig = Signal(str)
    gedaan = Signal(object)
    klaar = Signal(str, bool)

    def __init__(self, ouder: QWidget, omgeving: Omgeving, bewerking: Bewerking) -> None:
        super().__init__(ouder)
        self._scherm = ouder
        self._omgeving = omgeving
        self._bewerking = bewerking
        self._rest: list[BrievenbusRij] = []
        self._aantal = 0
        self._stop = False
        self._werk = 0

    @property
    def loopt(self) -> bool:
        """Say whether letters are being taken now."""
        return bool(self._rest)

    def druk_af(self, stapel: Sequence[BrievenbusRij]) -> None:
        """Ask which printer, and print all of them on it."""

        def bij_printers(printers: tuple[str, ...]) -> None:
            self.bezig.emit("")
            if not printers:
                self.klaar.emit(GEEN_PRINTER, False)
                return
            dialoog = Printdialoog(
                self._scherm.window(),
                printers,
                naam="brieven.printen",
                titel=f"{tel(len(stapel), 'brief', 'brieven')} afdrukken",
            )
            dialoog.gekozen.connect(lambda printer: self._begin(stapel, afdrukken(printer)))
            dialoog.open()

        def afdrukken(printer: str) -> Callable[[BrievenbusRij], None]:
            def een(rij: BrievenbusRij) -> None:
                self._zeg("wordt afgedrukt")
                self._werk = self._omgeving.broker.ask(
                    DrukAf(document_id=rij.id, printer=printer),
                    lambda _niets: self._volgende(een, "afgedrukt"),
                    lambda fout: self._mislukt(fout, "afgedrukt"),
                    eigenaar=self,
                )

            return een

        self.bezig.emit("Printers worden opgezocht …")
        self._omgeving.broker.ask(
            Printers(), bij_printers, lambda fout: self._mislukt(fout, "afgedrukt"), eigenaar=self
        )

    def meld_verzonden(self, stapel: Sequence[BrievenbusRij]) -> None:
        """Ask how and when, and record it of each letter."""

        def gegeven(kanaal: str, op: date) -> None:
            def een(rij: BrievenbusRij) -> None:
                self._zeg("wordt vastgelegd")
                self._bewerking.doe(
                    MeldVerzonden(document_id=rij.id, kanaal=kanaal, op=op, aan=rij.aan or rij.kop),
                    lambda _changes: self._volgende(een, "als verzonden vastgelegd"),
                    lambda fout: self._mislukt(fout, "als verzonden vastgelegd"),
                )

            self._begin(stapel, een)

        dialoog = Stapeldialoog(self._scherm.window(), self._omgeving, len(stapel))
        dialoog.gegeven.connect(gegeven)
        dialoog.open()

    def stop(self) -> None:
        """Stop after the letter that is under way."""
        self._stop = True
        if self._werk:
            self._omgeving.broker.stop(self._werk)

    def _begin(self, stapel: Sequence[BrievenbusRij], een: Callable[[BrievenbusRij], None]) -> None:
        if self._rest or not stapel:
            return
        self._rest, self._aantal, self._stop = list(stapel), len(stapel), False
        een(self._rest[0])

    def _zeg(self, wat: str) -> None:
        nummer = self._aantal - len(self._rest) + 1
        self.bezig.emit(f"Brief {nummer} van {self._aantal} {wat} …")

    def _volgende(self, een: Callable[[BrievenbusRij], None], wat: str) -> None:
        rij = self._rest.pop(0)
        self.gedaan.emit(rij.id)
        if self._rest and not self._stop:
            een(self._rest[0])
            return
        over = len(self._rest)
        self._einde()
        zin = f"{tel(self._aantal - over, 'brief', 'brieven')} {wat}."
        if over:
            zin += f" Gestopt: {tel(over, 'brief blijft', 'brieven blijven')} op de stapel."
        self.klaar.emit(zin, not over)

    def _mislukt(self, fout: Exception, wat: str) -> None:
        over = len(self._rest)
        klaar = self._aantal - over
        self._einde()
        if isinstance(fout, Gestopt):
            reden = "Gestopt."
        elif isinstance(fout, CmpgFout):
            reden = f"{fout.tekst} {fout.wat_nu}".strip()
        else:
            self._omgeving.fout.emit(fout)
            reden = "Het ging niet goed."
        rest = f" {tel(klaar, 'brief is', 'brieven zijn')} wel {wat}." if klaar else ""
        blijft = f" {tel(over, 'brief', 'brieven')} nog niet." if klaar else ""
        self.klaar.emit(f"{reden}{rest}{blijft}", False)

    def _einde(self) -> None:
        self._rest = []
        self._werk = 0
        self.bezig.emit("")
