"""Step 2: what every column of the file becomes."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cmpg_desktop.berichten.importeren import ImportBlad, Toewijzing
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.kaart import Kaart
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.onderdelen.stroom import Stroom
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_M
from cmpg_desktop.werkproces.importvelden import (
    ImportKolom,
    ImportVeld,
    toewijzing_fouten,
)

# Built in portions: a file may have two hundred columns, and the window must go on answering.
_PER_KEER = 6
_OPTIES = tuple(Optie(waarde=veld, tekst=veld.weergave) for veld in ImportVeld)


class KolommenStap(QWidget):
    """A line per column: its name, three of its values, and where it goes.

    Signals:
        gewijzigd: the person chose something else.
        terug: to the file.
        verder: to the trial.
    """

    gewijzigd = Signal()
    terug = Signal()
    verder = Signal()

    def __init__(self) -> None:
        super().__init__()
        noem(self, "importeren.kolommen", "De kolommen")
        self._blad: ImportBlad | None = None
        self._keuzes: dict[int, Keuze] = {}
        # What was chosen for a column of this name stays, also for the next file.
        self._gekozen: dict[str, ImportVeld | None] = {}
        self._wachtend: list[ImportKolom] = []
        self._kaart = Kaart(naam="importeren.kolommen.kaart")
        self._vlak: QWidget | None = None
        self._rooster = QGridLayout()
        self.balk = MeldingBalk(BalkSoort.INFO, "", naam="importeren.kolommen.balk")
        self._terug = Knop("Terug naar het bestand", naam="importeren.terug_bestand")
        self._terug.clicked.connect(self.terug)
        self._verder = Knop("Proef bekijken", naam="importeren.proef", soort=KnopSoort.PRIMAIR)
        self._verder.clicked.connect(self.verder)
        knoppen = Stroom()
        knoppen.addWidget(self._terug)
        knoppen.addWidget(self._verder)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_L)
        kolom.addWidget(
            make_label(
                "Wijs aan wat elke kolom wordt. Wat u niet aanwijst, komt niet mee.", breekt=True
            )
        )
        kolom.addWidget(self._kaart)
        kolom.addWidget(self.balk)
        kolom.addLayout(knoppen)
        kolom.addStretch()
        self._bouw = QTimer(self)
        self._bouw.setInterval(0)
        self._bouw.timeout.connect(self._bouw_deel)

    def zet_blad(self, blad: ImportBlad) -> None:
        """Show the columns of a file; what was chosen for a column of the same name stays."""
        self._blad = blad
        self._keuzes = {}
        if self._vlak is not None:
            self._vlak.hide()
            self._vlak.deleteLater()
        self._vlak = QWidget()
        self._rooster = QGridLayout(self._vlak)
        self._rooster.setContentsMargins(0, 0, 0, 0)
        self._rooster.setHorizontalSpacing(RUIMTE_L)
        self._rooster.setVerticalSpacing(RUIMTE_M)
        for plek, (kop, deel) in enumerate(
            (("Kolom in het bestand", 3), ("Wat erin staat", 4), ("Wordt", 4))
        ):
            self._rooster.addWidget(make_label(kop, "label"), 0, plek)
            self._rooster.setColumnStretch(plek, deel)
        self._kaart.inhoud.addWidget(self._vlak)
        self._wachtend = list(blad.kolommen)
        self._bouw_deel()
        if self._wachtend:
            self._bouw.start()
        self._keur()

    @property
    def is_klaar(self) -> bool:
        """Say whether every column has its line."""
        return not self._wachtend

    @property
    def keuzes(self) -> Mapping[int, Keuze]:
        """The choice of each column that can go somewhere."""
        return self._keuzes

    def toewijzing(self) -> Toewijzing:
        """Return where the columns go."""
        uit = []
        for kolom in self._blad.kolommen if self._blad is not None else ():
            veld = self._gekozen.get(kolom.kop, kolom.voorstel)
            if veld is not None and not kolom.weigering:
                uit.append((kolom.plek, veld))
        return tuple(uit)

    def focus_eerst(self) -> None:
        """Put the cursor at the first choice."""
        (next(iter(self._keuzes.values()), self._verder)).setFocus()

    def _bouw_deel(self) -> None:
        for kolom in self._wachtend[:_PER_KEER]:
            self._voeg_toe(kolom)
        del self._wachtend[:_PER_KEER]
        if not self._wachtend:
            self._bouw.stop()

    def _voeg_toe(self, kolom: ImportKolom) -> None:
        rij = kolom.plek + 1
        midden = Qt.AlignmentFlag.AlignVCenter
        self._rooster.addWidget(make_label(kolom.kop, "sterk", breekt=True), rij, 0, midden)
        if kolom.weigering:
            reden = make_label(kolom.weigering, "hint", breekt=True)
            self._rooster.addWidget(reden, rij, 1, 1, 2, midden)
            return
        voorbeelden = " · ".join(_kort(een) for een in kolom.voorbeelden) or "leeg"
        self._rooster.addWidget(make_label(voorbeelden, "hint", breekt=True), rij, 1, midden)
        keuze = Keuze(
            _OPTIES,
            naam=f"importeren.kolom[{kolom.plek}]",
            toegankelijk=f"{kolom.kop} wordt",
            onbekend="komt niet mee",
        )
        keuze.zet_waarde(self._gekozen.get(kolom.kop, kolom.voorstel))
        keuze.gekozen.connect(lambda veld: self._kies(kolom.kop, veld))
        self._keuzes[kolom.plek] = keuze
        self._rooster.addWidget(keuze, rij, 2, midden)

    def _kies(self, kop: str, veld: ImportVeld | None) -> None:
        self._gekozen[kop] = veld
        self._keur()
        self.gewijzigd.emit()

    def _keur(self) -> None:
        fouten = toewijzing_fouten(dict(self.toewijzing()))
        self._verder.setEnabled(not fouten)
        if fouten:
            self.balk.zet(BalkSoort.LET_OP, " ".join(fouten))
        self.balk.setVisible(bool(fouten))


def _kort(tekst: str) -> str:
    plat = " ".join(tekst.split())
    return plat if len(plat) <= 40 else f"{plat[:39]}…"
