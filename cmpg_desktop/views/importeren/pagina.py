"""Taking over running casussen: the file, its columns, the trial, and what came of it.

What was chosen stays while the person goes back and forth, also to another page and back.
"""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from cmpg_desktop.berichten.documenten import Bestand
from cmpg_desktop.berichten.fouten import CmpgFout, Gestopt, Omgevingsfout
from cmpg_desktop.berichten.importeren import (
    ImportBlad,
    ImporteerCasussen,
    ImportProef,
    LeesImport,
    ProbeerImport,
    Toewijzing,
)
from cmpg_desktop.berichten.kern import Changes
from cmpg_desktop.models.importeren import fouten_csv
from cmpg_desktop.typen import override
from cmpg_desktop.views.bestanden import bestandswerk, lees, schrijf
from cmpg_desktop.views.importeren.bestandstap import BestandStap
from cmpg_desktop.views.importeren.kolommenstap import KolommenStap
from cmpg_desktop.views.importeren.proefstap import ProefStap
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.basis import noem
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort
from cmpg_desktop.views.pagina import Pagina

_KIJK = "Bekijk de proef opnieuw als het weer kan: die laat zien of er iets is overgenomen."
_STAPPEN = ("het bestand", "de kolommen", "de proef")


class ImporterenPagina(Pagina):
    """Three steps, one in sight."""

    code: ClassVar[str] = "importeren"
    rail: ClassVar[str] = "beheer"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving, "importeren")
        self._bestand: Bestand | None = None
        self._proef_van: tuple[Toewijzing, bool] | None = None
        self._nummer = 0  # of the work that is under way
        self._gestopt = 0  # of the work that was called off
        self._stap = 0
        self.bestandstap = BestandStap()
        self.kolommenstap = KolommenStap()
        self.proefstap = ProefStap()
        self._stappen: tuple[QWidget, ...] = (
            self.bestandstap,
            self.kolommenstap,
            self.proefstap,
        )
        for stap in self._stappen:
            self.inhoud.addWidget(stap, 1)
            stap.hide()
        self.bestandstap.gekozen.connect(self.neem_bestand)
        self.bestandstap.verder.connect(lambda: self.ga(1))
        self.kolommenstap.terug.connect(lambda: self.ga(0))
        self.kolommenstap.verder.connect(self.probeer)
        self.proefstap.terug.connect(lambda: self.ga(1))
        self.proefstap.anders.connect(self.probeer)
        self.proefstap.neem_over.connect(self.neem_over)
        self.proefstap.stop.connect(self._stop)
        self.proefstap.bewaar.connect(self._kies_plek)
        self.proefstap.opnieuw.connect(self._begin_opnieuw)
        omgeving.broker.voortgang.connect(self._bij_voortgang)
        self._toon_stap()

    @property
    def stap(self) -> int:
        """Which step is in sight, from 0."""
        return self._stap

    def ga(self, stap: int) -> None:
        """Go to a step; nothing that was chosen changes by it."""
        self._stap = stap
        self._toon_stap()
        self.focus_eerst()

    def neem_bestand(self, pad: Path) -> None:
        """Read a file and show what is in it."""
        self.bestandstap.zeg(BalkSoort.INFO, f"{pad.name} wordt gelezen …")
        bestandswerk().doe(lambda: lees(pad), self._gelezen, self._geen_bestand, eigenaar=self)

    def probeer(self) -> None:
        """Ask what would happen; what was tried already with the same choices is still there."""
        if self._bestand is None:
            return
        keuze = (self.kolommenstap.toewijzing(), self.proefstap.zelfde.isChecked())
        if keuze == self._proef_van and self.proefstap.proef is not None:
            self.ga(2)
            return
        self._proef_van = None
        self.proefstap.leeg()
        self.proefstap.toon_bezig("De rijen worden nagekeken …")
        self.ga(2)
        toewijzing, zelfde = keuze

        def kwam(proef: ImportProef) -> None:
            self._nummer = 0
            self._proef_van = keuze
            self.proefstap.toon_proef(proef)

        self._nummer = self.omgeving.broker.ask(
            ProbeerImport(bytes=self._bestand.bytes, toewijzing=toewijzing, zelfde_persoon=zelfde),
            kwam,
            self._mislukt,
            eigenaar=self,
        )

    def neem_over(self) -> None:
        """Take over what is good."""
        proef = self.proefstap.proef
        if self._bestand is None or proef is None or self._proef_van is None:
            return
        toewijzing, zelfde = self._proef_van
        self.proefstap.toon_bezig("De casussen worden overgenomen …")
        self._nummer = self.omgeving.broker.do(
            ImporteerCasussen(
                bytes=self._bestand.bytes,
                toewijzing=toewijzing,
                zelfde_persoon=zelfde,
                merkteken=proef.merkteken,
            ),
            self._overgenomen,
            self._mislukt,
            eigenaar=self,
        )

    def bewaar(self, pad: str) -> None:
        """Write the faulty rows where the person wants them."""
        proef = self.proefstap.proef
        if proef is None:
            return
        doel = Path(pad)
        bestandswerk().doe(
            lambda: schrijf(doel, fouten_csv(proef)),
            lambda plek: self.omgeving.meld(f"Opgeslagen als {plek.name}."),
            self.omgeving.fout.emit,
            eigenaar=self,
        )

    def _gelezen(self, bestand: Bestand) -> None:
        def kwam(blad: ImportBlad) -> None:
            self._bestand = bestand
            self._proef_van = None
            self.proefstap.leeg()
            self.kolommenstap.zet_blad(blad)
            self.bestandstap.toon_blad(bestand.naam, blad)
            self.ga(1)

        self.omgeving.broker.ask(
            LeesImport(bytes=bestand.bytes), kwam, self._geen_bestand, eigenaar=self
        )

    def _geen_bestand(self, fout: Exception) -> None:
        """Say what is wrong with the file; an earlier one stays as it was."""
        self.ga(0)
        if isinstance(fout, CmpgFout):
            blijft = f" {self._bestand.naam} staat nog klaar." if self._bestand is not None else ""
            self.bestandstap.zeg(BalkSoort.FOUT, f"{fout.tekst} {fout.wat_nu}{blijft}")
        else:
            self.bestandstap.zeg(BalkSoort.FOUT, "Dit bestand kan niet worden gelezen.")
            self.omgeving.fout.emit(fout)

    def _overgenomen(self, _changes: Changes) -> None:
        self._nummer = 0
        self.proefstap.toon_klaar()

    def _mislukt(self, fout: Exception) -> None:
        self._nummer = 0
        if not isinstance(fout, Gestopt):
            # What was shown may no longer be so: look again before taking over.
            self._proef_van = None
            self.proefstap.leeg()
        if isinstance(fout, Omgevingsfout):
            # The line may have gone just after it was all saved; the trial tells.
            self.proefstap.toon_fout(f"{fout.tekst} {_KIJK}")
        elif isinstance(fout, CmpgFout):
            self.proefstap.toon_fout(f"{fout.tekst} {fout.wat_nu}".strip())
        else:
            self.proefstap.toon_fout("Het is niet gelukt. Er is niets overgenomen.")
            self.omgeving.fout.emit(fout)

    def _bij_voortgang(self, nummer: int, gedaan: int, totaal: int, tekst: str) -> None:
        if nummer and nummer == self._nummer and nummer != self._gestopt:
            self.proefstap.toon_bezig(tekst, gedaan, totaal)

    def _stop(self) -> None:
        self._gestopt = self._nummer
        self.proefstap.toon_stoppend()
        self.omgeving.broker.stop(self._nummer)

    def _kies_plek(self) -> None:
        dialoog = QFileDialog(self.window(), "Rijen met een fout opslaan")
        noem(dialoog, "importeren.opslaan", "Rijen met een fout opslaan")
        dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialoog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialoog.setNameFilter("Lijst (*.csv)")
        dialoog.setDefaultSuffix("csv")
        dialoog.selectFile("rijen-met-een-fout.csv")
        dialoog.fileSelected.connect(self.bewaar)
        dialoog.open()

    def _begin_opnieuw(self) -> None:
        self._bestand = None
        self._proef_van = None
        self.proefstap.leeg()
        self.bestandstap.toon_blad("", None)
        self.ga(0)

    def _toon_stap(self) -> None:
        for plek, stap in enumerate(self._stappen):
            stap.setVisible(plek == self._stap)
        naam = f" · {self._bestand.naam}" if self._bestand is not None and self._stap else ""
        self.kop.zet(
            "Casussen overnemen", f"Stap {self._stap + 1} van 3: {_STAPPEN[self._stap]}{naam}"
        )

    @override
    def laad(self) -> None:
        """Nothing to ask for: the file is with the person."""

    @override
    def raakt(self, changes: Changes) -> bool:
        # The import judges again, and is refused when it is not as shown.
        del changes
        return False

    @override
    def focus_eerst(self) -> None:
        if self._stap == 1:
            self.kolommenstap.focus_eerst()
        elif self._stap == 2:
            self.proefstap.tabel.setFocus()
        else:
            self.bestandstap.setFocus()
