"""The templates of letters: which is in use, what is wrong with one, and which fields there are."""

from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from cmpg_desktop.berichten.documenten import (
    Bestand,
    HerstelSjabloon,
    KeurSjabloon,
    Sjablonen,
    SjabloonBestand,
    SjabloonBevinding,
    SjabloonStand,
    ZetSjabloon,
)
from cmpg_desktop.berichten.fouten import CmpgFout
from cmpg_desktop.berichten.kern import Changes, Noun
from cmpg_desktop.models.tabel import Kolom, RijenModel
from cmpg_desktop.typen import override
from cmpg_desktop.views.beheer.bevindingen import Bevindingen
from cmpg_desktop.views.beheer.deel import BeheerDeel, foutzin
from cmpg_desktop.views.bestanden import bestandswerk, lees, schrijf
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.bevestig import vraag_bevestiging
from cmpg_desktop.views.onderdelen.kaart import Kaart
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.onderdelen.pil import Pil, PilSoort
from cmpg_desktop.views.onderdelen.stroom import Stroom
from cmpg_desktop.views.onderdelen.tabel import RIJ, Tabel
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.thema import RUIMTE_M, RUIMTE_S, maat
from cmpg_desktop.werkproces.bevoegdheden import Handeling

_WORD: Final = "Word-document (*.docx)"


class SjabloonKaart(Kaart):
    """One template: what is in use, what was found, and what can be done."""

    def __init__(self, deel: "SjablonenDeel", stand: SjabloonStand) -> None:
        super().__init__(stand.titel, naam=f"beheer.sjabloon[{stand.naam}]")
        self._deel = deel
        self._stand = stand
        self._gekozen: bytes | None = None
        naam = self.objectName()
        self._pil = Pil("", naam=f"{naam}.stand", icoon_naam="")
        self._bevindingen = Bevindingen(naam=f"{naam}.bevindingen")
        self._balk = MeldingBalk(BalkSoort.INFO, "", naam=f"{naam}.balk")
        self._balk.hide()
        self._proef = Bevindingen(naam=f"{naam}.proef")
        self._proef.hide()
        self._neem = Knop("In gebruik nemen", naam=f"{naam}.neem")
        self._laat = Knop("Niet doen", naam=f"{naam}.laat")
        self._neem.clicked.connect(self.neem)
        self._laat.clicked.connect(self.laat)
        keuze = Stroom()
        keuze.addWidget(self._neem)
        keuze.addWidget(self._laat)
        self._eigen = Knop("Eigen versie kiezen …", naam=f"{naam}.eigen", icoon_naam="file-text")
        self._voorbeeld = Knop("Voorbeeldbrief maken …", naam=f"{naam}.voorbeeld")
        self._bewaar = Knop("Sjabloon opslaan …", naam=f"{naam}.opslaan", icoon_naam="floppy-disk")
        self._terug = Knop(
            "Terug naar dat van het programma …",
            naam=f"{naam}.terug",
            icoon_naam="clock-counter-clockwise",
        )
        knoppen = Stroom()
        self._toon_velden = Knop(
            "Velden van deze brief", naam=f"{naam}.velden.knop", soort=KnopSoort.STIL,
            icoon_naam="caret-right",
        )  # fmt: skip
        self._toon_velden.setCheckable(True)
        self._toon_velden.toggled.connect(self._velden_aan)
        self._velden: Tabel | None = None
        for knop in (self._eigen, self._bewaar, self._voorbeeld, self._terug, self._toon_velden):
            knoppen.addWidget(knop)
        self.inhoud.setSpacing(RUIMTE_S)
        stand_regel = QHBoxLayout()
        stand_regel.setSpacing(RUIMTE_S)
        stand_regel.addWidget(self._pil)
        stand_regel.addWidget(make_label(f"Voor {stand.voor_wie}.", "hint", breekt=True), 1)
        self.inhoud.addLayout(stand_regel)
        self.inhoud.addWidget(self._bevindingen)
        self.inhoud.addLayout(knoppen)
        self.inhoud.addWidget(self._balk)
        self.inhoud.addWidget(self._proef)
        self.inhoud.addLayout(keuze)
        self._eigen.clicked.connect(self._kies_eigen)
        self._bewaar.clicked.connect(lambda: self._vraag_bestand(voorbeeld=False))
        self._voorbeeld.clicked.connect(lambda: self._vraag_bestand(voorbeeld=True))
        self._terug.clicked.connect(self._vraag_terug)
        self._eigen.setVisible(deel.magwel)
        self.laat()
        self.vul(stand)

    def vul(self, stand: SjabloonStand) -> None:
        """Show the template as it is in use now."""
        self._stand = stand
        if stand.eigen_versie is None:
            self._pil.zet("van het programma", PilSoort.RUSTIG)
        else:
            self._pil.zet(f"eigen versie {stand.eigen_versie}", PilSoort.ACCENT)
        self._bevindingen.toon(stand.bevindingen, "Nagekeken: dit sjabloon is in orde.")
        self._terug.setVisible(self._deel.magwel and stand.eigen_versie is not None)

    def keur(self, pad: str) -> None:
        """Read the chosen file and show what the check finds, before anything changes."""
        doel = Path(pad)
        self._zeg(BalkSoort.INFO, f"{doel.name} wordt nagekeken …")

        def gelezen(bestand: Bestand) -> None:
            self._gekozen = bestand.bytes
            self._deel.omgeving.broker.ask(
                KeurSjabloon(naam=self._stand.naam, bytes=bestand.bytes),
                lambda gevonden: self._gekeurd(doel.name, gevonden),
                self._mislukt,
                eigenaar=self,
            )

        bestandswerk().doe(lambda: lees(doel), gelezen, self._mislukt, eigenaar=self)

    def neem(self) -> None:
        """Take the chosen file in use."""
        if self._gekozen is None:
            return
        command = ZetSjabloon(naam=self._stand.naam, bytes=self._gekozen)
        self._deel.pagina.bewerking.doe(command, self._in_gebruik, self._mislukt)

    def laat(self) -> None:
        """Let go of the chosen file; nothing changed."""
        self._gekozen = None
        for widget in (self._balk, self._proef, self._neem, self._laat):
            widget.hide()

    def _gekeurd(self, naam: str, gevonden: tuple[SjabloonBevinding, ...]) -> None:
        fout = any(een.ernst == "fout" for een in gevonden)
        if fout:
            self._zeg(BalkSoort.FOUT, f"{naam} kan zo niet worden gebruikt. Verbeter dit in Word:")
        else:
            self._zeg(BalkSoort.GOED, f"{naam} is nagekeken en kan in gebruik.")
        self._proef.toon(gevonden, "")
        self._proef.setVisible(bool(gevonden))
        self._neem.setVisible(not fout)
        self._laat.show()
        (self._laat if fout else self._neem).setFocus()

    def _in_gebruik(self, _changes: Changes) -> None:
        self.laat()
        self._deel.omgeving.meld("Nieuwe brieven komen voortaan uit uw eigen sjabloon.")

    def _zeg(self, soort: BalkSoort, tekst: str) -> None:
        self._balk.zet(soort, tekst)
        self._balk.show()

    def _mislukt(self, fout: Exception) -> None:
        if isinstance(fout, CmpgFout):
            self._zeg(BalkSoort.FOUT, foutzin(fout))
        else:
            self._deel.meld_fout(fout)

    def _kies_eigen(self) -> None:
        dialoog = QFileDialog(self, f"Eigen versie van {self._stand.titel}")
        noem(dialoog, "beheer.sjabloon.kies", "Eigen sjabloon kiezen")
        dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialoog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialoog.setNameFilter(_WORD)
        dialoog.fileSelected.connect(self.keur)
        dialoog.open()

    def _vraag_bestand(self, *, voorbeeld: bool) -> None:
        self._deel.omgeving.broker.ask(
            SjabloonBestand(naam=self._stand.naam, voorbeeld=voorbeeld),
            self._kies_plek,
            self._mislukt,
            eigenaar=self,
        )

    def _kies_plek(self, bestand: Bestand) -> None:
        dialoog = QFileDialog(self, "Opslaan als")
        noem(dialoog, "beheer.sjabloon.opslaan", "Opslaan als")
        dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialoog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialoog.setNameFilter(_WORD)
        dialoog.setDefaultSuffix("docx")
        dialoog.selectFile(bestand.naam)
        dialoog.fileSelected.connect(lambda pad: self.bewaar(bestand, pad))
        dialoog.open()

    def bewaar(self, bestand: Bestand, pad: str) -> None:
        """Write the file where the person wants it."""
        doel = Path(pad)

        bestandswerk().doe(
            lambda: schrijf(doel, bestand.bytes),
            lambda plek: self._zeg(BalkSoort.GOED, f"Opgeslagen als {plek.name}."),
            self._mislukt,
            eigenaar=self,
        )

    def _vraag_terug(self) -> None:
        vraag_bevestiging(
            self,
            "Het sjabloon van het programma weer gebruiken?",
            "Nieuwe brieven komen dan weer uit het sjabloon van het programma. Brieven die al "
            "gemaakt zijn, veranderen niet.",
            self._herstel,
            ja="Weer gebruiken",
            naam="beheer.sjabloon.terug.vraag",
        )

    def _herstel(self) -> None:
        self._deel.pagina.bewerking.doe(
            HerstelSjabloon(naam=self._stand.naam), mislukt=self._mislukt
        )

    def _velden_aan(self, aan: bool) -> None:
        """Show the list of fields on request: it is for who makes a template."""
        if self._velden is None:
            # Made when asked for: twelve tables at once would hold up the page.
            self._velden = self._maak_velden()
            self.inhoud.addWidget(self._velden)
        self._velden.setVisible(aan)

    def _maak_velden(self) -> Tabel:
        naam = self.objectName()
        kolommen: tuple[Kolom[tuple[str, str]], ...] = (
            Kolom("Schrijf in Word", lambda veld: f"{{{{ {veld[0]} }}}}"),
            Kolom("Wordt", lambda veld: veld[1], hint=lambda veld: veld[1]),
        )
        model = RijenModel(kolommen, lambda veld: veld[0], self)
        model.zet(self._stand.velden)
        tabel = Tabel(naam=f"{naam}.velden", toegankelijk="Velden van deze brief")
        tabel.setModel(model)
        tabel.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        koppen = tabel.horizontalHeader()
        koppen.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        koppen.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        tabel.setMinimumHeight(maat(RIJ) * 8)
        return tabel


class SjablonenDeel(BeheerDeel):
    """All templates."""

    code: ClassVar[str] = "sjablonen"
    titel: ClassVar[str] = "Sjablonen"
    uitleg: ClassVar[str] = (
        "Brieven komen uit gewone Word-documenten. Sla een sjabloon op, pas het aan in Word, en "
        "kies het als eigen versie. Het programma kijkt het eerst na en zegt waar iets mis is."
    )
    icoon: ClassVar[str] = "file-text"
    handeling: ClassVar[Handeling | None] = Handeling.SJABLOON_BEHEREN

    def __init__(self, pagina: Pagina) -> None:
        super().__init__(pagina)
        self._kaarten: dict[str, SjabloonKaart] = {}
        self._standen: tuple[SjabloonStand, ...] = ()
        self._groepen: set[str] = set()
        self._verder = QTimer(self, singleShot=True, interval=0)
        self._verder.timeout.connect(self._toon_volgende)
        self._laden = make_label("De sjablonen worden nagekeken …", "hint")
        vlak = QWidget()
        self._kolom = QVBoxLayout(vlak)
        self._kolom.setContentsMargins(0, 0, 0, 0)
        self._kolom.setSpacing(RUIMTE_M)
        self.inhoud.setSpacing(RUIMTE_M)
        self.inhoud.addWidget(self._laden)
        self.inhoud.addWidget(vlak)
        self.inhoud.addStretch()

    @property
    def klaar(self) -> bool:
        """Say whether every card is there."""
        return not self._verder.isActive()

    def kaart(self, naam: str) -> SjabloonKaart:
        """Return the card of a template."""
        return self._kaarten[naam]

    def _toon(self, standen: tuple[SjabloonStand, ...]) -> None:
        self._standen = standen
        self._toon_volgende()

    def _toon_volgende(self) -> None:
        """Show one card, and the next when the window has answered: each takes a few ms."""
        for stand in self._standen:
            if stand.naam not in self._kaarten:
                self._voeg_toe(stand)
                self._verder.start()
                return
        self._laden.hide()
        for stand in self._standen:
            self._kaarten[stand.naam].vul(stand)

    def _voeg_toe(self, stand: SjabloonStand) -> None:
        groep = "Brieven aan inwoners" if stand.leest_inwoner else "Brieven aan professionals"
        if groep not in self._groepen:
            self._groepen.add(groep)
            self._kolom.addWidget(make_label(groep, "sectie"))
        self._kaarten[stand.naam] = SjabloonKaart(self, stand)
        self._kolom.addWidget(self._kaarten[stand.naam])

    @override
    def laad(self) -> None:
        self.omgeving.broker.ask(Sjablonen(), self._toon, self.meld_fout, eigenaar=self)

    @override
    def raakt(self, changes: Changes) -> bool:
        return changes.raakt(Noun.SJABLOON)
