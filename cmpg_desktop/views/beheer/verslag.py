"""The technical report: what a technician needs, and nothing of a dossier."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit

from cmpg_desktop.berichten.fouten import CmpgFout
from cmpg_desktop.typen import override
from cmpg_desktop.views.beheer.deel import BeheerDeel, foutzin
from cmpg_desktop.views.bestanden import bestandswerk, schrijf
from cmpg_desktop.views.onderdelen.basis import noem
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.thema import maat, wissel

if TYPE_CHECKING:
    from collections.abc import Callable


class VerslagDeel(BeheerDeel):
    """Show the report before it is saved: who sends it should know what is in it."""

    code: ClassVar[str] = "verslag"
    titel: ClassVar[str] = "Technisch verslag"
    uitleg: ClassVar[str] = (
        "Vraagt de helpdesk wat er misging? Sla dit verslag op en stuur het mee. Er staan "
        "versies in en de laatste regels van het logboek; geen namen, geen teksten en niets "
        "uit een dossier. Hieronder leest u precies wat erin staat."
    )
    icoon: ClassVar[str] = "file-text"

    def __init__(self, pagina: Pagina) -> None:
        super().__init__(pagina)
        self._tekst = QPlainTextEdit()
        noem(self._tekst, "verslag.tekst", "Inhoud van het technisch verslag")
        self._tekst.setReadOnly(True)
        self._tekst.setTabChangesFocus(True)
        self._tekst.setPlaceholderText("Het verslag wordt gemaakt …")
        self._balk = MeldingBalk(BalkSoort.GOED, "", naam="verslag.balk")
        self._balk.hide()
        self.knop = Knop(
            "Verslag opslaan …",
            naam="verslag.opslaan",
            soort=KnopSoort.PRIMAIR,
            icoon_naam="floppy-disk",
        )
        self.knop.setEnabled(False)
        self.knop.clicked.connect(self._kies_bestand)
        self.inhoud.addWidget(self._tekst, 1)
        self.inhoud.addWidget(self._balk)
        self.inhoud.addWidget(self.knop, 0, Qt.AlignmentFlag.AlignLeft)
        wissel().gewijzigd.connect(self._pas_maat)
        self._pas_maat()

    def bewaar(self, pad: str) -> None:
        """Write the report to this file, outside the GUI thread."""
        inhoud, doel = self._tekst.toPlainText().encode(), Path(pad)
        bestandswerk().doe(
            lambda: schrijf(doel, inhoud), self._bewaard, self._niet_bewaard, eigenaar=self
        )

    def _kies_bestand(self) -> None:
        dialoog = QFileDialog(self, "Technisch verslag opslaan")
        noem(dialoog, "verslag.kies", "Technisch verslag opslaan")
        dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialoog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialoog.setNameFilter("Tekst (*.txt)")
        dialoog.setDefaultSuffix("txt")
        dialoog.selectFile("technisch-verslag-cmpg.txt")
        dialoog.fileSelected.connect(self.bewaar)
        dialoog.open()

    def _toon(self, tekst: str) -> None:
        self._tekst.setPlainText(tekst)
        self.knop.setEnabled(True)

    def _bewaard(self, plek: Path) -> None:
        self._balk.zet(BalkSoort.GOED, f"Opgeslagen als {plek.name}.")
        self._balk.show()

    def _niet_bewaard(self, fout: Exception) -> None:
        if not isinstance(fout, CmpgFout):
            self.meld_fout(fout)
            return
        self._balk.zet(BalkSoort.FOUT, foutzin(fout))
        self._balk.show()

    def _pas_maat(self) -> None:
        self._tekst.setMinimumHeight(maat(260))

    @override
    def laad(self) -> None:
        maak: Callable[[], str] = self.omgeving.verslag
        bestandswerk().doe(maak, self._toon, self.meld_fout, eigenaar=self)

    @override
    def focus_eerst(self) -> None:
        self._tekst.setFocus()
