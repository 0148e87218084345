"""The original mail or file with a melding: dropped, chosen, opened, taken away."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cmpg_desktop.berichten.documenten import (
    Bestand,
    DocumentSnapshot,
    HaalBestand,
    VoegBijlageToe,
)
from cmpg_desktop.berichten.fouten import CmpgFout
from cmpg_desktop.berichten.kern import Changes
from cmpg_desktop.berichten.velden import RijSoort, VerwijderRij
from cmpg_desktop.typen import override
from cmpg_desktop.views.bestanden import (
    MB,
    bestandswerk,
    lees,
)
from cmpg_desktop.views.melding.opmaak import maak_leeg
from cmpg_desktop.views.melding.verband import Verband
from cmpg_desktop.views.onderdelen.basis import make_label, zet_eigenschap
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.sectie import Sectie
from cmpg_desktop.views.onderdelen.teken import Teken
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget
from cmpg_desktop.views.thema import RUIMTE_M, RUIMTE_S, Kleur
from cmpg_desktop.werkproces.taal import kort_met_jaar

if TYPE_CHECKING:
    from cmpg_desktop.berichten.casussen import CasusBlad
    from cmpg_desktop.berichten.meldingen import MeldingBlad

_KB = 1024


def omvang_tekst(omvang: int) -> str:
    """Return "12 kB" or "3,4 MB"."""
    if omvang < MB:
        return f"{max(1, round(omvang / _KB))} kB"
    return f"{omvang / MB:.1f} MB".replace(".", ",")


class Bijlagen(Sectie):
    """The part "Bijlagen": files and letters that hang on the melding."""

    def __init__(self, verband: Verband) -> None:
        super().__init__("Documenten" if verband.is_casus else "Bijlagen", naam="melding.bijlagen")
        self._verband = verband
        self._documenten: tuple[DocumentSnapshot, ...] | None = None
        self._wegknoppen: list[Knop] = []
        self.setAcceptDrops(True)
        self._lijst = QVBoxLayout()
        self._lijst.setSpacing(RUIMTE_S)
        self._knop = Knop("Bestand kiezen …", naam="melding.bijlagen.kies", icoon_naam="paperclip")
        self._knop.clicked.connect(self.kies)
        self._bezig = make_label("", "hint")
        vak = QFrame()
        vak.setProperty("rol", "sleepvlak")
        self._vak = vak
        rij = QHBoxLayout(vak)
        rij.setContentsMargins(RUIMTE_M, RUIMTE_M, RUIMTE_M, RUIMTE_M)
        rij.setSpacing(RUIMTE_M)
        rij.addWidget(
            make_label("Sleep de mail of het bestand hierheen, of", "hint", breekt=True), 1
        )
        rij.addWidget(self._bezig)
        rij.addWidget(self._knop)
        self._veld = VeldWidget(
            "Bestand erbij" if verband.is_casus else "De melding zelf, zoals hij binnenkwam",
            vak,
            naam="melding.bijlagen.vak",
        )
        self.inhoud.addLayout(self._lijst)
        self.inhoud.addWidget(self._veld)

    def vul(self, blad: "MeldingBlad | CasusBlad") -> None:
        """Show what hangs on the dossier."""
        if blad.documenten == self._documenten:
            return
        self._documenten = blad.documenten
        maak_leeg(self._lijst)
        self._wegknoppen = []
        for document in blad.documenten:
            self._lijst.addWidget(self._rij(document))

    def zet_dicht(self, *, dicht: bool) -> None:
        """Let files only be opened, or be added and taken away again."""
        self._veld.setVisible(not dicht)
        self.setAcceptDrops(not dicht)
        for knop in self._wegknoppen:
            knop.setVisible(not dicht)

    def voeg_toe(self, paden: list[Path]) -> None:
        """Read these files elsewhere and attach them one by one."""
        self._veld.wis_fout()
        for pad in paden:
            self._bezig.setText(f"{pad.name} wordt gelezen …")
            bestandswerk().doe(
                lambda pad=pad: lees(pad),  # type: ignore[misc]  # the loop's own path
                self._bewaar,
                self._mislukt,
                eigenaar=self,
            )

    def kies(self) -> None:
        """Let the person choose files."""
        dialoog = QFileDialog(self.window(), f"Bestand bij de {self._verband.soort} kiezen")
        dialoog.setObjectName("melding.bijlagen.dialoog")
        dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialoog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialoog.filesSelected.connect(lambda namen: self.voeg_toe([Path(naam) for naam in namen]))
        dialoog.open()

    def _bewaar(self, bestand: Bestand) -> None:
        self._bezig.setText(f"{bestand.naam} wordt opgeslagen …")

        def klaar(changes: Changes) -> None:
            self._bezig.setText("")
            terug = self._verband.bewerking.ongedaan.van(changes)
            self._verband.omgeving.meld(f"{bestand.naam} is toegevoegd.", terug)

        self._verband.bewerking.doe(
            VoegBijlageToe(
                melding_id=self._verband.van_melding,
                casus_id=self._verband.van_casus,
                naam=bestand.naam,
                mime=bestand.mime,
                bytes=bestand.bytes,
            ),
            klaar,
            self._mislukt,
        )

    def _mislukt(self, fout: Exception) -> None:
        self._bezig.setText("")
        if isinstance(fout, CmpgFout):
            self._veld.toon_fout(f"{fout.tekst} {fout.wat_nu}".strip())
        else:
            self._verband.omgeving.fout.emit(fout)

    def _rij(self, document: DocumentSnapshot) -> QWidget:
        vak = QWidget()
        rij = QHBoxLayout(vak)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(RUIMTE_S)
        is_brief = document.soort != "bijlage"
        rij.addWidget(Teken("envelope" if is_brief else "paperclip", Kleur.GEDEMPT))
        verzonden = (
            f"verzonden {kort_met_jaar(document.verzonden_op)}"
            if document.verzonden_op
            else "nog niet verzonden"
        )
        deel = (
            f"versie {document.versie}, {verzonden}" if is_brief else omvang_tekst(document.omvang)
        )
        rij.addWidget(make_label(document.naam, breekt=True), 1)
        rij.addWidget(make_label(deel, "hint"))
        voor = f"melding.document[{document.id}]"
        openen = Knop("Openen", naam=f"{voor}.open", soort=KnopSoort.STIL)
        openen.setAccessibleName(f"{document.naam} openen")
        openen.clicked.connect(lambda: self._open(document))
        rij.addWidget(openen)
        if not is_brief:
            weg = Knop("Weghalen", naam=f"{voor}.weg", soort=KnopSoort.STIL)
            weg.setAccessibleName(f"{document.naam} weghalen")
            weg.clicked.connect(lambda: self._verwijder(document))
            rij.addWidget(weg)
            self._wegknoppen.append(weg)
        return vak

    def _open(self, document: DocumentSnapshot) -> None:
        def gehaald(bestand: Bestand) -> None:
            open_buiten = self._verband.omgeving.open_buiten
            if open_buiten is not None:
                open_buiten(bestand, self._verband.melding_id, self._mislukt)

        self._verband.omgeving.broker.ask(
            HaalBestand(document_id=document.id), gehaald, self._mislukt, eigenaar=self
        )

    def _verwijder(self, document: DocumentSnapshot) -> None:
        def klaar(changes: Changes) -> None:
            terug = self._verband.bewerking.ongedaan.van(changes)
            self._verband.omgeving.meld(f"{document.naam} is weggehaald.", terug)

        self._verband.bewerking.doe(VerwijderRij(soort=RijSoort.DOCUMENT, id=document.id), klaar)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _paden(event):
            event.acceptProposedAction()
            zet_eigenschap(self._vak, "sleept", True)

    @override
    def dragLeaveEvent(self, event: object) -> None:
        zet_eigenschap(self._vak, "sleept", False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        zet_eigenschap(self._vak, "sleept", False)
        paden = _paden(event)
        if paden:
            event.acceptProposedAction()
            self.voeg_toe(paden)


def _paden(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
