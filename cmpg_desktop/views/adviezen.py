"""How much advice without names was given in a year: by whom it was asked, and on what."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cmpg_desktop.berichten.telefoon import AdviesBlad, AdviesLezen, AdviesRij
from cmpg_desktop.views.melding.opmaak import maak_leeg
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.groeidialoog import Groeidialoog
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_S, RUIMTE_XL, RUIMTE_XS, maat
from cmpg_desktop.werkproces.taal import hoofdletter, tel

_UITLEG: Final = (
    "Vragen waar geen melding van kwam. Geteld zonder namen: alleen de dag, wie het vroeg en het "
    "leefgebied."
)


class AdviezenDialoog(Groeidialoog):
    """Shows the counts of one year, and of another when that is chosen."""

    def __init__(self, ouder: QWidget | None, omgeving: Omgeving, blad: AdviesBlad) -> None:
        super().__init__(ouder)
        noem(self, "adviezen", "Adviezen zonder melding")
        self.setWindowTitle("Adviezen zonder melding")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(maat(520))
        self._omgeving = omgeving
        self._jaar = Keuze(
            [Optie(waarde=jaar, tekst=str(jaar)) for jaar in blad.jaren],
            naam="adviezen.jaar",
            onbekend="",
        )
        self._jaar.gekozen.connect(self._kies)
        self._totaal = make_label("", "sterk", breekt=True)
        self._totaal.setObjectName("adviezen.totaal")
        self._vragers = _Telling("Wie vroeg het", "adviezen.vragers")
        self._gebieden = _Telling("Over welk leefgebied", "adviezen.leefgebieden")
        naast = QHBoxLayout()
        naast.setSpacing(RUIMTE_XL)
        naast.addWidget(self._vragers, 1)
        naast.addWidget(self._gebieden, 1)
        dicht = Knop("Sluiten", naam="adviezen.sluiten")
        dicht.clicked.connect(self.accept)
        onder = QHBoxLayout()
        onder.addStretch(1)
        onder.addWidget(dicht)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(RUIMTE_XL, RUIMTE_L, RUIMTE_XL, RUIMTE_L)
        kolom.setSpacing(RUIMTE_L)
        kolom.addWidget(make_label("Adviezen zonder melding", "sectie"))
        kolom.addWidget(make_label(_UITLEG, "hint", breekt=True))
        kolom.addWidget(Veld("Jaar", self._jaar))
        kolom.addWidget(self._totaal)
        kolom.addLayout(naast)
        kolom.addStretch(1)
        kolom.addLayout(onder)
        self._toon(blad)

    def _kies(self, jaar: object) -> None:
        if isinstance(jaar, int):
            self._omgeving.broker.ask(
                AdviesLezen(jaar=jaar), self._toon, self._omgeving.fout.emit, eigenaar=self
            )

    def _toon(self, blad: AdviesBlad) -> None:
        self._jaar.zet_waarde(blad.jaar)
        aantal = tel(blad.totaal, "advies", "adviezen") if blad.totaal else "Geen advies"
        self._totaal.setText(f"{aantal} in {blad.jaar}")
        self._vragers.vul(blad.vragers)
        self._gebieden.vul(blad.leefgebieden)


class _Telling(QWidget):
    """A heading with a number on each line under it."""

    def __init__(self, titel: str, naam: str) -> None:
        super().__init__()
        noem(self, naam, titel)
        self._rooster = QGridLayout()
        self._rooster.setVerticalSpacing(RUIMTE_XS)
        self._rooster.setColumnStretch(0, 1)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_S)
        kolom.addWidget(make_label(titel, "label"))
        kolom.addLayout(self._rooster)
        kolom.addStretch(1)

    def vul(self, rijen: Sequence[AdviesRij]) -> None:
        """Show these counts instead of the earlier ones."""
        maak_leeg(self._rooster)
        for nummer, rij in enumerate(rijen):
            self._rooster.addWidget(make_label(hoofdletter(rij.soort), breekt=True), nummer, 0)
            getal = make_label(str(rij.aantal), "sterk")
            self._rooster.addWidget(getal, nummer, 1, Qt.AlignmentFlag.AlignRight)
