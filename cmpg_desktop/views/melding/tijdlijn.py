"""The tijdlijn of a melding: its facts as sentences, what was corrected struck through."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from cmpg_desktop.berichten.meldingen import TijdlijnRegel
from cmpg_desktop.views.melding.opmaak import maak_leeg
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.kaart import Kaart, make_lijn
from cmpg_desktop.views.onderdelen.leeg import Leeg, LeegSoort
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_S, RUIMTE_XS, maat
from cmpg_desktop.werkproces.taal import kort_met_jaar, tijdstip


class Tijdlijnblad(QWidget):
    """The tab "Tijdlijn": newest first."""

    def __init__(self) -> None:
        super().__init__()
        noem(self, "melding.tijdlijn", "Tijdlijn")
        self._leeg = Leeg(naam="melding.tijdlijn.leeg")
        self._leeg.toon(LeegSoort.LADEN, "De tijdlijn wordt opgehaald …")
        self._kaart = Kaart("Wat er gebeurde", naam="melding.tijdlijn.kaart")
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
        for nummer, regel in enumerate(regels):
            if nummer:
                self._lijst.addWidget(make_lijn())
            self._lijst.addWidget(_maak_rij(regel))
        self._kaart.setVisible(bool(regels))
        self._leeg.setVisible(not regels)
        self._leeg.toon(LeegSoort.LEEG, "Er is nog niets vastgelegd.")


def _maak_rij(regel: TijdlijnRegel) -> QWidget:
    rij = QFrame()
    wanneer = kort_met_jaar(regel.datum)
    if regel.moment is not None:
        wanneer += f"\n{tijdstip(regel.moment)}"
    datum = make_label(wanneer, "hint")
    datum.setFixedWidth(maat(120))
    tekst = QVBoxLayout()
    tekst.setSpacing(RUIMTE_XS)
    tekst.addWidget(_zin(regel))
    if regel.reden:
        woord = "gecorrigeerd: " if regel.vervallen else "reden: "
        tekst.addWidget(make_label(woord + regel.reden, "hint", breekt=True))
    elif regel.vervallen:
        tekst.addWidget(make_label("gecorrigeerd: er staat een nieuwere regel", "hint"))
    if regel.door:
        tekst.addWidget(make_label(f"vastgelegd door {regel.door}", "hint", breekt=True))
    rooster = QGridLayout(rij)
    rooster.setContentsMargins(0, RUIMTE_XS, 0, RUIMTE_XS)
    rooster.setHorizontalSpacing(RUIMTE_L)
    rooster.addWidget(datum, 0, 0, Qt.AlignmentFlag.AlignTop)
    rooster.addLayout(tekst, 0, 1)
    rooster.setColumnStretch(1, 1)
    noem(rij, f"melding.tijdlijn[{regel.volgnr}]", _hardop(regel))
    return rij


def _zin(regel: TijdlijnRegel) -> QLabel:
    zin = make_label("", breekt=True)
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
