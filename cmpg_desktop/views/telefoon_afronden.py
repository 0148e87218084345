"""The ends of a call, and the two that ask one thing more: an advice, or which casus."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cmpg_desktop.berichten.meldingen import CasusKeuze, ZoekCasus
from cmpg_desktop.typen import override
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.aanvullen import Aanvullen, Voorstel
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.bevestig import vraag_bevestiging
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.stroom import Stroom
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_M, RUIMTE_S, RUIMTE_XL, RUIMTE_XXL, maat
from cmpg_desktop.werkproces.leefgebieden import Leefgebied, weergave
from cmpg_desktop.werkproces.taal import hoofdletter, kort_met_jaar
from cmpg_desktop.werkproces.vragers import SoortVrager

ECHT_WEG: Final = "Het is daarna echt weg, ook uit de back-ups."


class Einde(QWidget):
    """The four ends of a call, always in sight under it.

    Signals: `melding`, `advies` (SoortVrager, Leefgebied or None), `casus` (CasusKeuze), `weg`.
    """

    melding = Signal()
    advies = Signal(object, object)
    casus = Signal(object)
    weg = Signal()

    def __init__(
        self,
        omgeving: Omgeving,
        naam_gesprek: Callable[[], str],
        gebieden: Callable[[], frozenset[Leefgebied]] = frozenset,
    ) -> None:
        super().__init__()
        noem(self, "telefoon.einde", "Wat wordt dit gesprek?")
        self._omgeving = omgeving
        self._naam_gesprek = naam_gesprek
        self._gebieden = gebieden
        self._weg = Knop("Weggooien", naam="telefoon.weggooien", soort=KnopSoort.VERNIETIGEND)
        self._weg.clicked.connect(self._vraag_weg)
        self._casus = Knop("Hoort bij casus …", naam="telefoon.bij_casus")
        self._casus.clicked.connect(self._vraag_casus)
        self._advies = Knop("Advies zonder namen", naam="telefoon.advies")
        self._advies.clicked.connect(self._vraag_advies)
        self._melding = Knop(
            "Melding maken",
            naam="telefoon.melding",
            soort=KnopSoort.PRIMAIR,
            sneltoets="Ctrl+Enter",
        )
        self._melding.clicked.connect(self.melding)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(RUIMTE_XXL, RUIMTE_S, RUIMTE_XXL, RUIMTE_L)
        self._hint = make_label("", "hint", breekt=True)
        self._hint.setObjectName("telefoon.einde.hint")
        self._hint.hide()
        kolom.addWidget(self._hint)
        rij = Stroom(ruimte=RUIMTE_M)
        kolom.addLayout(rij)
        for knop in (self._weg, self._casus, self._advies, self._melding):
            rij.addWidget(knop)

    def zet_open(self, is_open: bool, waarom_niet: str = "") -> None:
        """Take a choice; or not, while one is being carried out or for the reason that is shown."""
        self._hint.setText(waarom_niet)
        self._hint.setVisible(bool(waarom_niet))
        for knop in (self._weg, self._casus, self._advies, self._melding):
            knop.setEnabled(is_open)

    def _vraag_weg(self) -> None:
        vraag_bevestiging(
            self,
            f"{self._naam_gesprek()} weggooien?",
            f"{ECHT_WEG} Dit kan niet ongedaan worden gemaakt.",
            self.weg.emit,
            ja="Weggooien",
            naam="telefoon.echt_weg",
        )

    def _vraag_advies(self) -> None:
        dialoog = AdviesDialoog(self, self._gebieden(), self._omgeving.leefgebiednamen)
        dialoog.gekozen.connect(self.advies)
        dialoog.open()

    def _vraag_casus(self) -> None:
        dialoog = CasusDialoog(self, self._omgeving)
        dialoog.gekozen.connect(self.casus)
        dialoog.open()


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
        self.setMinimumWidth(maat(520))

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

    @override
    def showEvent(self, event: QShowEvent) -> None:
        # A window does not ask how high its words are at its width; what wraps would be cut off.
        super().showEvent(event)
        nodig = self.inhoud.totalHeightForWidth(self.width())
        self.resize(self.width(), max(self.height(), nodig))


class AdviesDialoog(_Dialoog):
    """Count an advice without names (E049).

    Signals: `gekozen` (SoortVrager, Leefgebied or None).
    """

    gekozen = Signal(object, object)

    def __init__(
        self,
        ouder: QWidget,
        gebieden: frozenset[Leefgebied] = frozenset(),
        namen: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(ouder, "Advies zonder namen", "advies")
        self.inhoud.addWidget(make_label("Advies zonder namen", "sectie"))
        self.inhoud.addWidget(
            make_label(
                "Alleen de datum, wie het vroeg en het leefgebied worden geteld. "
                f"Het gesprek wordt weggegooid. {ECHT_WEG}",
                breekt=True,
            )
        )
        self._vrager = Keuze(
            [Optie(waarde=een, tekst=hoofdletter(een.weergave)) for een in SoortVrager],
            naam="advies.soort_vrager",
            onbekend="kies",
        )
        self._vrager_veld = Veld("Wie vroeg het?", self._vrager)
        self._gebied = Keuze(
            [
                Optie(waarde=gebied, tekst=hoofdletter(weergave(gebied, namen)))
                for gebied in Leefgebied
            ],
            naam="advies.leefgebied",
            onbekend="geen of meer dan een",
        )
        self._vrager.zet_waarde(None)
        # Marked in the call; of more than one, none is the one.
        self._gebied.zet_waarde(next(iter(gebieden)) if len(gebieden) == 1 else None)
        self.inhoud.addWidget(self._vrager_veld)
        self.inhoud.addWidget(Veld("Over welk leefgebied?", self._gebied))
        ja = Knop("Tellen en weggooien", naam="advies.ja", soort=KnopSoort.VERNIETIGEND)
        ja.clicked.connect(self._kies)
        self.voeg_knoppen_toe(ja)

    def _kies(self) -> None:
        vrager = self._vrager.waarde()
        if not isinstance(vrager, SoortVrager):
            self._vrager_veld.toon_fout("Kies wie het vroeg. Een naam is niet nodig.")
            self._vrager.setFocus()
            return
        self.gekozen.emit(vrager, self._gebied.waarde())
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
        self.setMinimumHeight(min(maat(420), self.screen().availableGeometry().height() - 40))
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
