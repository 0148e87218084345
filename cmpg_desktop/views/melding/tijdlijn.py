"""The tijdlijn of a melding or casus: its facts as sentences, what was corrected struck through."""

from collections.abc import Sequence
from html import escape
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from cmpg_desktop.berichten.meldingen import TijdlijnRegel
from cmpg_desktop.typen import override
from cmpg_desktop.views.melding.opmaak import maak_leeg
from cmpg_desktop.views.onderdelen.basis import make_label, noem, toon_plat
from cmpg_desktop.views.onderdelen.kaart import Kaart, make_lijn
from cmpg_desktop.views.onderdelen.leeg import Leeg, LeegSoort
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_S, RUIMTE_XS, maat
from cmpg_desktop.werkproces.taal import kort_met_jaar, tijdstip

_PER_KEER: Final = 10


class Tijdlijnblad(QWidget):
    """The tijdlijn of a dossier: newest first."""

    def __init__(self, naam: str = "melding.tijdlijn") -> None:
        super().__init__()
        noem(self, naam, "Tijdlijn")
        self._leeg = Leeg(naam=f"{naam}.leeg")
        self._leeg.toon(LeegSoort.LADEN, "De tijdlijn wordt opgehaald …")
        self._kaart = Kaart("Wat er gebeurde", naam=f"{naam}.kaart")
        self._nog: list[TijdlijnRegel] = []
        self._verder = QTimer(self)
        self._verder.setSingleShot(True)
        self._verder.setInterval(0)
        self._verder.timeout.connect(self._vul_verder)
        self._lijst = QVBoxLayout()
        self._lijst.setSpacing(RUIMTE_S)
        self._kaart.inhoud.addLayout(self._lijst)
        self._kaart.hide()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(self._leeg)
        kolom.addWidget(self._kaart)
        kolom.addStretch(1)

    def vul(self, regels: Sequence[TijdlijnRegel]) -> None:
        """Show these facts."""
        maak_leeg(self._lijst)
        self._nog = list(regels)
        self._vul_verder()
        self._kaart.setVisible(bool(regels))
        self._leeg.setVisible(not regels)
        self._leeg.toon(LeegSoort.LEEG, "Er is nog niets vastgelegd.")

    def _vul_verder(self) -> None:
        """Make the next lines; many at once would hold up the window."""
        nu, self._nog = self._nog[:_PER_KEER], self._nog[_PER_KEER:]
        for regel in nu:
            if self._lijst.count():
                self._lijst.addWidget(make_lijn())
            self._lijst.addWidget(_maak_rij(regel, self.objectName()))
        if self._nog:
            self._verder.start()


class _Regel(QLabel):
    """Words that wrap and remember how high they are.

    The layouts around it ask dozens of times, and a long tijdlijn would hold up the window.
    """

    def __init__(self, tekst: str = "", rol: str = "") -> None:
        super().__init__()
        toon_plat(self)
        self.setText(tekst)
        self.setProperty("rol", rol)
        self.setWordWrap(True)
        self._hoogtes: dict[int, int] = {}

    @override
    def heightForWidth(self, arg__1: int) -> int:
        if arg__1 not in self._hoogtes:
            self._hoogtes[arg__1] = super().heightForWidth(arg__1)
        return self._hoogtes[arg__1]

    @override
    def changeEvent(self, arg__1: QEvent) -> None:
        # Another font, at another size of text.
        self._hoogtes = {}
        super().changeEvent(arg__1)


def _maak_rij(regel: TijdlijnRegel, naam: str) -> QWidget:
    rij = QFrame()
    wanneer = kort_met_jaar(regel.datum)
    if regel.moment is not None:
        wanneer += f"\n{tijdstip(regel.moment)}"
    datum = make_label(wanneer, "hint")
    datum.setMinimumWidth(maat(120))
    tekst = QVBoxLayout()
    tekst.setSpacing(RUIMTE_XS)
    tekst.addWidget(_zin(regel))
    if regel.reden:
        woord = "gecorrigeerd: " if regel.vervallen else "reden: "
        tekst.addWidget(_Regel(woord + regel.reden, "hint"))
    elif regel.vervallen:
        tekst.addWidget(make_label("gecorrigeerd: er staat een nieuwere regel", "hint"))
    if regel.door:
        tekst.addWidget(_Regel(f"vastgelegd door {regel.door}", "hint"))
    rooster = QGridLayout(rij)
    rooster.setContentsMargins(0, RUIMTE_XS, 0, RUIMTE_XS)
    rooster.setHorizontalSpacing(RUIMTE_L)
    rooster.addWidget(datum, 0, 0, Qt.AlignmentFlag.AlignTop)
    rooster.addLayout(tekst, 0, 1)
    rooster.setColumnStretch(1, 1)
    noem(rij, f"{naam}[{regel.volgnr}]", _hardop(regel))
    return rij


def _zin(regel: TijdlijnRegel) -> QLabel:
    zin = _Regel()
    if regel.vervallen:
        zin.setTextFormat(Qt.TextFormat.RichText)
        zin.setText(f"<s>{escape(regel.zin)}</s>")
    else:
        zin.setTextFormat(Qt.TextFormat.PlainText)
        zin.setText(regel.zin)
    return zin


def _hardop(regel: TijdlijnRegel) -> str:
    delen = ["gecorrigeerd" if regel.vervallen else "", kort_met_jaar(regel.datum), regel.zin]
    return ": ".join(filter(None, delen))
