"""Making a letter from its page: one at a time, told on its button, to be stopped, or refused."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout

from cmpg_desktop.berichten.fouten import CmpgFout, Gestopt, Omgevingsfout, Regelfout
from cmpg_desktop.berichten.kern import Changes, Command
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.pagina import Pagina

# Not a fault: something is still to be filled in; the list on the page leads there.
_LEEG = "brief.leeg"


class Briefmaker(QObject):
    """The buttons "Maak brief" and "Stoppen" of a page, and the bar that says why it did not go.

    Signals:
        gemaakt(): the letter is there.
        mislukt(): it is not; the bar says why.
    """

    gemaakt = Signal()
    mislukt = Signal()

    def __init__(self, pagina: Pagina, naam: str) -> None:
        super().__init__(pagina)
        self._pagina = pagina
        self._nummer: int | None = None
        self._is_nieuwe_versie = False
        self.fout = MeldingBalk(BalkSoort.FOUT, "", naam=f"{naam}.fout")
        self.knop = Knop(
            "Maak brief", naam=f"{naam}.maak", soort=KnopSoort.PRIMAIR, sneltoets="Ctrl+Enter"
        )
        self._stopknop = Knop("Stoppen", naam=f"{naam}.stop")
        self._stopknop.clicked.connect(self._stop)
        self.fout.hide()
        self._stopknop.hide()
        pagina.omgeving.broker.voortgang.connect(self._bij_voortgang)

    @property
    def is_bezig(self) -> bool:
        """Whether a letter is being made now."""
        return self._nummer is not None

    def zet_in(self, kolom: QVBoxLayout) -> None:
        """Put the bar and the buttons under each other."""
        for deel in (self.fout, self.knop, self._stopknop):
            kolom.addWidget(deel)

    def zet_versie(self, *, nieuw: bool) -> None:
        """Say on the button whether this is a first letter or a next version."""
        self._is_nieuwe_versie = nieuw
        self._toon_tekst()

    def maak(self, opdracht: Command) -> None:
        """Begin; does nothing while one is being made."""
        if self.is_bezig:
            return
        self.fout.hide()
        self._stopknop.show()
        self._nummer = self._pagina.omgeving.broker.do(
            opdracht,
            self._bij_gemaakt,
            self._bij_fout,
            eigenaar=self._pagina,
            initiator=self._pagina.objectName(),
        )

    def _bij_gemaakt(self, _changes: Changes) -> None:
        self._einde()
        self._pagina.omgeving.meld("De brief is gemaakt en bewaard.")
        self.gemaakt.emit()

    def _bij_fout(self, fout: Exception) -> None:
        self._einde()
        if isinstance(fout, Gestopt):
            self._pagina.omgeving.meld("Gestopt. Er is geen brief gemaakt.")
        elif isinstance(fout, CmpgFout):
            # What is typed goes by itself once it can; making the letter does not.
            omgeving = isinstance(fout, Omgevingsfout)
            nog_niet = " De brief is nog niet gemaakt." if omgeving else ""
            leeg = isinstance(fout, Regelfout) and fout.veld == _LEEG
            self.fout.zet(
                BalkSoort.LET_OP if leeg else BalkSoort.FOUT,
                f"{fout.tekst} {fout.wat_nu}{nog_niet}".strip(),
            )
            self.fout.show()
            self.mislukt.emit()
        else:
            self._pagina.omgeving.fout.emit(fout)

    def _stop(self) -> None:
        if self._nummer is not None:
            self._pagina.omgeving.broker.stop(self._nummer)

    def _einde(self) -> None:
        self._nummer = None
        self._stopknop.hide()
        self._toon_tekst()

    def _toon_tekst(self) -> None:
        if not self.is_bezig:
            self.knop.zet_tekst("Maak nieuwe versie" if self._is_nieuwe_versie else "Maak brief")

    def _bij_voortgang(self, nummer: int, _gedaan: int, _totaal: int, tekst: str) -> None:
        if nummer == self._nummer:
            self.knop.zet_tekst(f"{tekst} …")
