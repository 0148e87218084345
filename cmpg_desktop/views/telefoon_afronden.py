"""The ends of a call that ask one thing more: an advice without names, or which casus."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cmpg_desktop.berichten.meldingen import CasusKeuze, ZoekCasus
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.aanvullen import Aanvullen, Voorstel
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie, Pillen
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_S, RUIMTE_XL, maat
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.taal import hoofdletter, kort_met_jaar

ECHT_WEG: Final = "Het is daarna echt weg, ook uit de back-ups."
_VRAGERS: Final = (
    "inwoner",
    "school",
    "huisarts of zorg",
    "woningcorporatie",
    "politie",
    "gemeente",
    "andere professional",
)


class _Dialoog(QDialog):
    """A question over the page; Esc and the second button leave it."""

    def __init__(self, ouder: QWidget, titel: str, naam: str) -> None:
        super().__init__(ouder)
        noem(self, naam, titel)
        self.setWindowTitle(titel)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.inhoud = QVBoxLayout(self)
        self.inhoud.setContentsMargins(RUIMTE_XL, RUIMTE_XL, RUIMTE_XL, RUIMTE_XL)
        self.inhoud.setSpacing(RUIMTE_L)
        self.setMinimumWidth(maat(460))

    def voeg_knoppen_toe(self, ja: Knop) -> None:
        """Add the end of the question: no, and then the action."""
        nee = Knop("Toch niet", naam=f"{self.objectName()}.nee", sneltoets="Esc")
        nee.clicked.connect(self.reject)
        rij = QHBoxLayout()
        rij.setSpacing(RUIMTE_S)
        rij.addStretch()
        rij.addWidget(nee)
        rij.addWidget(ja)
        self.inhoud.addLayout(rij)


class AdviesDialoog(_Dialoog):
    """Count an advice without names (E049).

    Signals: `gekozen` (who asked, Leefgebied or None).
    """

    gekozen = Signal(str, object)

    def __init__(self, ouder: QWidget) -> None:
        super().__init__(ouder, "Advies zonder namen", "advies")
        self.inhoud.addWidget(make_label("Advies zonder namen", "sectie"))
        self.inhoud.addWidget(
            make_label(
                "Alleen de datum, wie het vroeg en het leefgebied worden geteld. "
                f"Het gesprek wordt weggegooid. {ECHT_WEG}",
                breekt=True,
            )
        )
        self._vrager = Pillen(
            [Optie(waarde=vrager, tekst=hoofdletter(vrager)) for vrager in _VRAGERS],
            naam="advies.soort_vrager",
            onbekend="",
        )
        self._vrager_veld = Veld("Wie vroeg het?", self._vrager)
        self._gebied = Keuze(
            [Optie(waarde=gebied, tekst=hoofdletter(gebied.weergave)) for gebied in Leefgebied],
            naam="advies.leefgebied",
            onbekend="geen of meer dan een",
        )
        self._gebied.zet_waarde(None)
        self.inhoud.addWidget(self._vrager_veld)
        self.inhoud.addWidget(Veld("Over welk leefgebied?", self._gebied))
        ja = Knop("Tellen en weggooien", naam="advies.ja", soort=KnopSoort.VERNIETIGEND)
        ja.clicked.connect(self._kies)
        self.voeg_knoppen_toe(ja)

    def _kies(self) -> None:
        vrager = self._vrager.waarde()
        if vrager is None:
            self._vrager_veld.toon_fout("Kies wie het vroeg. Een naam is niet nodig.")
            self._vrager.setFocus()
            return
        self.gekozen.emit(str(vrager), self._gebied.waarde())
        self.accept()


class CasusDialoog(_Dialoog):
    """Choose the casus a call belongs to.

    Signals: `gekozen` (CasusKeuze).
    """

    gekozen = Signal(object)

    def __init__(self, ouder: QWidget, omgeving: Omgeving) -> None:
        super().__init__(ouder, "Hoort bij casus", "bij_casus")
        self._omgeving = omgeving
        self._keuzes: dict[UUID, CasusKeuze] = {}
        self._keuze: CasusKeuze | None = None
        self.inhoud.addWidget(make_label("Bij welke casus hoort dit gesprek?", "sectie"))
        self._zoek = Aanvullen(naam="bij_casus.zoek", voorbeeld="Naam of nummer, zoals 2026-002")
        self._zoek.gevraagd.connect(self._vraag)
        self._zoek.gekozen.connect(self._neem)
        self._veld = Veld("Casus", self._zoek, "De tekst wordt een contact in die casus.")
        self.inhoud.addWidget(self._veld)
        # Room for the suggestions: they are shown inside this window.
        self.setMinimumHeight(maat(420))
        self.inhoud.addStretch()
        ja = Knop("Bij deze casus zetten", naam="bij_casus.ja", soort=KnopSoort.PRIMAIR)
        ja.clicked.connect(self._kies)
        self.voeg_knoppen_toe(ja)
        self._zoek.setFocus()

    def _vraag(self, tekst: str, nummer: int) -> None:
        self._keuze = None
        self._omgeving.broker.ask(
            ZoekCasus(tekst=tekst),
            lambda keuzes: self._toon(nummer, keuzes),
            lambda fout: self._veld.toon_fout(str(fout)),
            eigenaar=self,
        )

    def _toon(self, nummer: int, keuzes: Sequence[CasusKeuze]) -> None:
        self._keuzes = {keuze.id: keuze for keuze in keuzes}
        self._veld.wis_fout()
        self._zoek.toon_voorstellen(
            nummer,
            [
                Voorstel(
                    id=keuze.id,
                    titel=f"{keuze.nummer}  {keuze.titel}",
                    ondertitel=f"gesloten op {kort_met_jaar(keuze.gesloten_op)}"
                    if keuze.gesloten_op is not None
                    else keuze.toelichting,
                    icoon="folders",
                )
                for keuze in keuzes
            ],
        )
        if not keuzes:
            self._veld.toon_fout("Geen casus gevonden. Zoek op een naam of op het nummer.")

    def _neem(self, gekozen: object) -> None:
        if isinstance(gekozen, UUID):
            self._keuze = self._keuzes.get(gekozen)
            self._veld.wis_fout()

    def _kies(self) -> None:
        if self._keuze is None:
            self._veld.toon_fout("Kies een casus uit de lijst die onder het veld verschijnt.")
            self._zoek.setFocus()
            return
        self.gekozen.emit(self._keuze)
        self.accept()
