"""What can be done with a letter that was made: open, save, print, and confirm that it went."""

from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from cmpg_desktop.berichten.documenten import (
    Bestand,
    DocumentSnapshot,
    DrukAf,
    HaalBestand,
    MeldVerzonden,
    Printers,
    TrekVerzendingIn,
)
from cmpg_desktop.berichten.fouten import CmpgFout
from cmpg_desktop.models.bewerking import Bewerking
from cmpg_desktop.typen import override
from cmpg_desktop.views.bestanden import (
    bestandswerk,
    schrijf,
)
from cmpg_desktop.views.melding.dialogen import Dialoog, RedenDialoog
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.basis import kondig_aan, make_label, noem
from cmpg_desktop.views.onderdelen.datumveld import Datumveld
from cmpg_desktop.views.onderdelen.keuze import Optie, Pillen
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.stroom import Stroom
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget
from cmpg_desktop.views.printen import Printdialoog
from cmpg_desktop.views.thema import RUIMTE_S
from cmpg_desktop.werkproces.taal import lang, parse_datum

KANALEN = (
    Optie(waarde="post", tekst="per post"),
    Optie(waarde="veilig mailen", tekst="veilig gemaild"),
    Optie(waarde="afgegeven", tekst="afgegeven"),
)


def verzending_van(document: DocumentSnapshot) -> str:
    """Return "maandag 12 januari 2026, post, aan Jutphaas Wonen" of a letter that went out."""
    if document.verzonden_op is None:
        return ""
    aan = f"aan {document.verzonden_aan}" if document.verzonden_aan else ""
    delen = (lang(document.verzonden_op), document.verzonden_kanaal, aan)
    return ", ".join(filter(None, delen))


class Verzonddialoog(Dialoog):
    """Ask how, when and to whom a letter went.

    Signals:
        gegeven(str, object, str): channel, date, to whom.
    """

    gegeven = Signal(str, object, str)

    def __init__(self, ouder: QWidget, omgeving: Omgeving, aan: str) -> None:
        super().__init__(
            ouder,
            naam="brief.verzonden_dialoog",
            titel="De brief is verzonden",
            uitleg="Dit wordt een feit in de tijdlijn. Terugnemen kan alleen met een reden.",
            ja="Vastleggen",
        )
        self.kanaal = Pillen(KANALEN, naam="brief.verzonden_dialoog.kanaal", onbekend="")
        self.op = Datumveld(
            naam="brief.verzonden_dialoog.op", lees=parse_datum, vandaag=omgeving.vandaag
        )
        self.op.zet_datum(omgeving.vandaag())
        self.aan = Regel(naam="brief.verzonden_dialoog.aan")
        self.aan.zet_tekst(aan)
        self._kanaalveld = VeldWidget("Hoe", self.kanaal)
        self._opveld = VeldWidget("Op", self.op)
        self._aanveld = VeldWidget("Aan", self.aan)
        for veld in (self._kanaalveld, self._opveld, self._aanveld):
            self.inhoud.addWidget(veld)
        self.kanaal.setFocus()

    @override
    def bevestig(self) -> bool:
        """Hand over channel, date and recipient."""
        self.op.lees_tekst()
        kanaal, op, aan = self.kanaal.waarde(), self.op.datum(), self.aan.tekst()
        self._kanaalveld.toon_fout("" if kanaal else "Kies hoe de brief is verzonden.")
        self._aanveld.toon_fout("" if aan else "Vul in aan wie de brief is verzonden.")
        if self._opveld.fout:
            return False
        self._opveld.toon_fout("" if op else "Vul in wanneer de brief is verzonden.")
        if not (isinstance(kanaal, str) and isinstance(op, date) and aan):
            return False
        self.gegeven.emit(kanaal, op, aan)
        return True


class GemaakteBrief(QWidget):
    """The letter as it was made last, and what can be done with it."""

    def __init__(self, omgeving: Omgeving, bewerking: Bewerking, melding_id: UUID | None) -> None:
        super().__init__()
        self._melding_id = melding_id
        noem(self, "brief.gemaakt", "Gemaakte brief")
        self._omgeving = omgeving
        self._bewerking = bewerking
        self._document: DocumentSnapshot | None = None
        self._aan = ""
        self.wat = "Advies aan de melder"  # what a PDF of it is called; never a name (besluit 29)
        self._zin = make_label("", breekt=True)
        self._zin.setObjectName("brief.gemaakt.zin")
        self._balk = MeldingBalk(BalkSoort.FOUT, "", naam="brief.gemaakt.fout")
        self._balk.hide()
        knoppen = QWidget()
        stroom = Stroom(knoppen, ruimte=RUIMTE_S)
        self._word = self._knop(stroom, "Openen in Word", "word", "file-text", self.open_word)
        self._pdf = self._knop(stroom, "Bewaren als PDF …", "pdf", "file-pdf", self.bewaar_pdf)
        self._print = self._knop(stroom, "Afdrukken …", "afdrukken", "printer", self.druk_af)
        self._weg = self._knop(stroom, "Verzonden …", "verzonden", "check", self.verzonden)
        self._terug = self._knop(
            stroom, "Verzending terugnemen …", "terugnemen", "arrow-u-up-left", self.trek_in
        )
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_S)
        kolom.addWidget(make_label("Gemaakte brief", "sectie"))
        kolom.addWidget(self._zin)
        kolom.addWidget(knoppen)
        kolom.addWidget(self._balk)
        self.hide()

    def vul(self, document: DocumentSnapshot | None, aan: str) -> None:
        """Show the letter that was made last, if there is one."""
        self._document, self._aan = document, aan
        self.setVisible(document is not None)
        if document is None:
            return
        if document.verzonden_op is not None:
            stand = f"verzonden op {verzending_van(document)}"
        else:
            stand = "nog niet verzonden"
        self._zin.setText(f"Versie {document.versie}, {stand}.")
        self._weg.setVisible(document.verzonden_op is None)
        self._terug.setVisible(document.verzonden_op is not None)

    def focus_eerst(self) -> None:
        """Put the cursor on the first thing that can be done with the letter."""
        self._word.setFocus()

    def open_word(self) -> None:
        """Write the letter where only this person reads it, and open it."""

        def gehaald(bestand: Bestand) -> None:
            if self._omgeving.open_buiten is not None and self._melding_id is not None:
                self._omgeving.open_buiten(bestand, self._melding_id, self._mislukt)

        self._haal(gehaald, als_pdf=False)

    def bewaar_pdf(self) -> None:
        """Ask where the PDF goes, and write it there."""
        dialoog = QFileDialog(self.window(), "Brief bewaren als PDF", f"{self.wat}.pdf")
        dialoog.setObjectName("brief.pdf_dialoog")
        dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialoog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialoog.setNameFilter("PDF (*.pdf)")
        dialoog.setDefaultSuffix("pdf")
        dialoog.fileSelected.connect(lambda naam: self.bewaar_pdf_in(Path(naam)))
        dialoog.open()

    def bewaar_pdf_in(self, pad: Path) -> None:
        """Write the letter as PDF to this file."""

        def gehaald(bestand: Bestand) -> None:
            bestandswerk().doe(
                lambda: schrijf(pad, bestand.bytes), bewaard, self._mislukt, eigenaar=self
            )

        def bewaard(plek: Path) -> None:
            self._zeg("")
            self._omgeving.meld(f"De brief staat als PDF in {plek.name}.")

        self._zeg("De PDF wordt gemaakt …")
        self._haal(gehaald, als_pdf=True)

    def druk_af(self) -> None:
        """Ask which printers there are now, and print on the one that is chosen."""
        self._zeg("Printers worden opgezocht …")
        self._omgeving.broker.ask(Printers(), self._bij_printers, self._mislukt, eigenaar=self)

    def verzonden(self) -> None:
        """Confirm that the letter went out."""
        document = self._document
        if document is None:
            return
        dialoog = Verzonddialoog(self.window(), self._omgeving, self._aan)
        dialoog.gegeven.connect(
            lambda kanaal, op, aan: self._doe(
                MeldVerzonden(document_id=document.id, kanaal=kanaal, op=op, aan=aan),
                "De verzending is vastgelegd.",
            )
        )
        dialoog.open()

    def trek_in(self) -> None:
        """Take "verzonden" back, with the reason."""
        document = self._document
        if document is None:
            return
        dialoog = RedenDialoog(
            self.window(),
            naam="brief.terugnemen",
            titel="Is de brief toch niet verzonden?",
            uitleg="In de tijdlijn blijft staan wat er eerst stond, met uw reden erbij.",
            ja="Verzending terugnemen",
            vernietigt=True,
        )
        dialoog.houd_bij(self._omgeving)
        dialoog.gegeven.connect(
            lambda reden: self._doe(
                TrekVerzendingIn(document_id=document.id, reden=reden),
                "De verzending is teruggenomen.",
            )
        )
        dialoog.open()

    def _knop(self, stroom: Stroom, tekst: str, naam: str, icoon: str, doe: object) -> Knop:
        knop = Knop(tekst, naam=f"brief.{naam}", icoon_naam=icoon)
        knop.clicked.connect(doe)
        stroom.addWidget(knop)
        return knop

    def _haal(self, klaar: object, *, als_pdf: bool) -> None:
        if self._document is not None and callable(klaar):
            self._balk.hide()
            self._omgeving.broker.ask(
                HaalBestand(document_id=self._document.id, als_pdf=als_pdf),
                klaar,
                self._mislukt,
                eigenaar=self,
            )

    def _bij_printers(self, printers: tuple[str, ...]) -> None:
        self._zeg("")
        document = self._document
        if document is None:
            return
        if not printers:
            self._balk.zet(
                BalkSoort.FOUT,
                "Er is nu geen printer. Sluit er een aan, of bewaar de brief als PDF.",
            )
            self._balk.show()
            return
        dialoog = Printdialoog(self.window(), printers, naam="brief.printen")
        dialoog.gekozen.connect(
            lambda printer: self._omgeving.broker.ask(
                DrukAf(document_id=document.id, printer=printer),
                lambda _niets: self._omgeving.meld(f"De brief is naar {printer} gestuurd."),
                self._mislukt,
                eigenaar=self,
            )
        )
        dialoog.open()

    def _doe(self, command: MeldVerzonden | TrekVerzendingIn, gelukt: str) -> None:
        self._bewerking.doe(command, lambda _changes: self._omgeving.meld(gelukt), self._mislukt)

    def _zeg(self, tekst: str) -> None:
        self._balk.setVisible(bool(tekst))
        if tekst:
            self._balk.zet(BalkSoort.INFO, tekst)
            kondig_aan(self, tekst)

    def _mislukt(self, fout: Exception) -> None:
        if isinstance(fout, CmpgFout):
            self._balk.zet(BalkSoort.FOUT, f"{fout.tekst} {fout.wat_nu}".strip())
            self._balk.show()
        else:
            self._balk.hide()
            self._omgeving.fout.emit(fout)
