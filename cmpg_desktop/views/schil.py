"""Frame the program: rail, top bar and the page, with a place for signing in.

This is painted in the first frame; see `thema.systeem_thema` for what that forbids.
"""

from collections.abc import Callable, Collection, Sequence
from enum import Enum
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cmpg_desktop.typen import override
from cmpg_desktop.views.onderdelen.aanvullen import Aanvullen
from cmpg_desktop.views.onderdelen.basis import kondig_aan, make_label, noem
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.teken import Teken
from cmpg_desktop.views.rail import Rail, RailItem
from cmpg_desktop.views.thema import (
    RUIMTE_M,
    RUIMTE_S,
    RUIMTE_XL,
    Kleur,
    maat,
    wissel,
)

if TYPE_CHECKING:
    from cmpg_desktop.views.onderdelen.toast import Toast
    from cmpg_desktop.views.overlay import Overlayvlak

__all__ = ["Bovenbalk", "OpslagStatus", "RailItem", "Schil"]

_SMAL_ONDER = 900  # the width, at 100 % text, below which the words of the rail cost too much


class OpslagStatus(Enum):
    """How what was typed stands: its icon, its colour and its words."""

    OPGESLAGEN = ("check-circle", Kleur.OP_SCHEMA, "Opgeslagen")
    BEZIG = ("hourglass", Kleur.GEDEMPT, "Bezig met opslaan")
    BEWAARD_HIER = ("floppy-disk", Kleur.BINNENKORT, "Nog niet verstuurd, wel bewaard")
    MISLUKT = ("warning-circle-fill", Kleur.TE_LAAT, "Niet opgeslagen")


_ZOEK_LANG = "Zoek een persoon, adres, casus of partner    Ctrl+K"
_ZOEK_KORT = "Zoeken    Ctrl+K"


class Bovenbalk(QFrame):
    """Search, what is being saved, and a new melding.

    Signals:
        nieuwe_melding: the person wants to write one down.
    """

    nieuwe_melding = Signal()

    def __init__(self) -> None:
        super().__init__()
        noem(self, "bovenbalk", "Bovenbalk")
        self.setProperty("rol", "bovenbalk")
        self.zoek = Aanvullen(
            naam="schil.zoek",
            toegankelijk="Zoeken",
            voorbeeld=_ZOEK_LANG,
        )
        self.zoek.setProperty("rol", "zoek")
        self.zoek.zet_teken("magnifying-glass")
        self._teken = Teken("check-circle", Kleur.OP_SCHEMA, px=16)
        self._smal = False
        self._niets = False  # nobody is signed in and nothing was saved: there is nothing to say
        self._uitleg = ""
        self._status: QLabel = make_label("", "hint")
        self._status.setObjectName("schil.opslag")
        self.nieuw = Knop(
            "Nieuwe melding",
            naam="schil.nieuwe_melding",
            soort=KnopSoort.PRIMAIR,
            icoon_naam="plus",
        )
        self.nieuw.clicked.connect(self.nieuwe_melding)
        for deel in (self.zoek, self.nieuw):
            # The bar keeps its height for who has neither.
            beleid = deel.sizePolicy()
            beleid.setRetainSizeWhenHidden(True)
            deel.setSizePolicy(beleid)
        rij = QHBoxLayout(self)
        rij.setContentsMargins(RUIMTE_XL, RUIMTE_S, RUIMTE_XL, RUIMTE_S)
        rij.setSpacing(RUIMTE_S)
        rij.addWidget(self.zoek, 3)
        rij.addStretch(1)
        rij.addWidget(self._teken)
        rij.addWidget(self._status)
        rij.addSpacing(RUIMTE_M)
        rij.addWidget(self.nieuw)
        self.zet_opslag(OpslagStatus.OPGESLAGEN)
        wissel().gewijzigd.connect(self._pas_maat)
        self._pas_maat()

    def zet_opslag(self, status: OpslagStatus, tekst: str = "", uitleg: str = "") -> None:
        """Show how saving stands; `tekst` replaces the usual words ("Opgeslagen om 10.42").

        `uitleg` says what to do about it; it is the tooltip.
        """
        teken, rol, woorden = status.value
        anders = (tekst or woorden, uitleg) != (self._status.text(), self._uitleg)
        self._teken.zet(teken, rol)
        self._status.setText(tekst or woorden)
        self._uitleg = uitleg
        self._toon_opslag()
        if status is OpslagStatus.MISLUKT and anders:
            kondig_aan(self, f"{tekst or woorden}. {uitleg}".strip())

    def zet_smal(self, smal: bool) -> None:
        """Leave out the usual words of saving where there is no room for them."""
        self._smal = smal
        self.zoek.setPlaceholderText(_ZOEK_KORT if smal else _ZOEK_LANG)
        self._toon_opslag()

    def _toon_opslag(self) -> None:
        woorden = self._status.text()
        self._status.setVisible(not self._smal and not self._niets)
        self._teken.setVisible(not self._niets)
        self._teken.setAccessibleName(woorden if self._smal else "")
        for deel in (self._teken, self._status):
            deel.setAccessibleDescription(self._uitleg)
            deel.setToolTip(". ".join(filter(None, (woorden, self._uitleg))))

    def zet_dicht(self, dicht: bool) -> None:
        """Close the bar while nobody is signed in."""
        self.zoek.setEnabled(not dicht)
        self.zoek.clear()
        self.nieuw.setEnabled(not dicht)
        self._niets = dicht and self._status.text() == OpslagStatus.OPGESLAGEN.value[2]
        self._toon_opslag()

    def _pas_maat(self) -> None:
        self.zoek.setMaximumWidth(maat(460))


class Schil(QWidget):
    """The frame of the main window.

    While an overlay (the login card) is up no page is visible or focusable: pages and overlay
    are two leaves of one stack, and the rest of the frame is closed.

    Signals:
        gekozen(str): the code of the rail entry the person chose.
        nieuwe_melding: the person wants to write down a new melding.
        persoon_actie(str): the code of what was chosen in the menu of the person.
        terug: the person pressed Esc and nothing in sight wanted it.
        zoeken_dicht: the person wants to search, and the field is not for them.
    """

    gekozen = Signal(str)
    nieuwe_melding = Signal()
    persoon_actie = Signal(str)
    terug = Signal()
    zoeken_dicht = Signal()

    def __init__(self, items: Sequence[RailItem], *, titel: str = "Regieteam CMPG") -> None:
        super().__init__()
        noem(self, "schil")
        self.rail = Rail(items, titel=titel)
        self.bovenbalk = Bovenbalk()
        self._paginas = QStackedWidget()
        self._paginas.setObjectName("schil.paginas")
        self._overlayvlak: Overlayvlak | None = None
        self._overlay: QWidget | None = None
        self._bladen = QStackedWidget()
        self._bladen.addWidget(self._paginas)
        self._toast: Toast | None = None
        kolom = QVBoxLayout()
        kolom.setSpacing(0)
        kolom.addWidget(self.bovenbalk)
        kolom.addWidget(self._bladen, 1)
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(0)
        # The rail shrinks by itself when the window is small; it must not hold the window open.
        rij.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(800, 480)
        rij.addWidget(self.rail)
        rij.addLayout(kolom, 1)
        self._zoektoets = QShortcut(QKeySequence("Ctrl+K"), self)
        self._zoektoets.activated.connect(self.zoek_nu)
        self.rail.gekozen.connect(self.gekozen)
        self.rail.persoon_actie.connect(self.persoon_actie)
        self.bovenbalk.nieuwe_melding.connect(self.nieuwe_melding)
        wissel().gewijzigd.connect(self._pas_breedte)

    @property
    def zoek(self) -> Aanvullen:
        """The search field."""
        return self.bovenbalk.zoek

    @property
    def pagina(self) -> QWidget | None:
        """The page that is shown, also while an overlay hides it."""
        return self._paginas.currentWidget()

    @property
    def overlay(self) -> QWidget | None:
        """What is shown instead of the pages, None when they are there."""
        return self._overlay

    def zoek_nu(self) -> None:
        """Go to the search field, with what stands there selected."""
        if self._overlay is not None:
            return
        if self.zoek.isHidden():
            self.zoeken_dicht.emit()
            return
        self.zoek.setFocus()
        self.zoek.selectAll()

    def toon_pagina(self, pagina: QWidget, code: str | None = None) -> None:
        """Show a page, and mark the rail entry `code` it belongs to.

        The focus goes to the page's focus proxy: give it one, what people do there first.
        """
        if self._toast is not None and pagina is not self.pagina:
            self._toast.verlaat()
        if self._paginas.indexOf(pagina) < 0:
            self._paginas.addWidget(pagina)
        self._paginas.setCurrentWidget(pagina)
        if code is not None:
            self.rail.kies(code)
        if self._overlay is None:
            pagina.setFocus()

    def verwijder_pagina(self, pagina: QWidget) -> None:
        """Take a page out for good."""
        self._paginas.removeWidget(pagina)
        pagina.hide()
        pagina.deleteLater()

    def toon_overlay(self, widget: QWidget) -> None:
        """Show `widget` in the middle of the painted frame and close everything else.

        The focus goes to the widget's focus proxy: give it one, the first field to fill.
        """
        self.verberg_overlay()
        self._overlay = widget
        if self._overlayvlak is None:
            from cmpg_desktop.views.overlay import Overlayvlak  # noqa: PLC0415 - not in the first frame

            self._overlayvlak = Overlayvlak()
            self._bladen.addWidget(self._overlayvlak)
        self._overlayvlak.zet(widget)
        self._zet_dicht(dicht=True)
        self._bladen.setCurrentWidget(self._overlayvlak)
        widget.show()
        widget.setFocus()

    def verberg_overlay(self) -> None:
        """Take the overlay away and show the page again; the caller still owns the widget."""
        if self._overlay is None or self._overlayvlak is None:
            return
        self._overlayvlak.neem(self._overlay)
        self._overlay = None
        self._zet_dicht(dicht=False)
        self._bladen.setCurrentWidget(self._paginas)

    def zet_aantal(self, code: str, aantal: int) -> None:
        """Show how much work waits behind a rail entry."""
        if self._overlay is None:
            self.rail.knop(code).zet_aantal(aantal)

    def zet_persoon(self, naam: str, functie: str) -> None:
        """Show who is signed in."""
        self.rail.zet_persoon(naam, functie)

    def zet_toegang(self, codes: Collection[str], *, nieuw: bool, zoeken: bool) -> None:
        """Show what is for who signed in: entries of the rail, a new melding, searching."""
        self.rail.zet_toegang(codes)
        self.bovenbalk.nieuw.setVisible(nieuw)
        self.zoek.setVisible(zoeken)

    def zet_opslag(self, status: OpslagStatus, tekst: str = "", uitleg: str = "") -> None:
        """Show how saving stands."""
        self.bovenbalk.zet_opslag(status, tekst, uitleg)

    def toon_toast(
        self, tekst: str, actie: str = "", bij_actie: Callable[[], object] | None = None
    ) -> None:
        """Tell what just happened, with a way back ("Ongedaan maken")."""
        if self._overlay is not None:
            return
        if self._toast is None:
            from cmpg_desktop.views.onderdelen.toast import (  # noqa: PLC0415 - not in the first frame
                Toast,
            )

            self._toast = Toast(self, vrij_onder=self._vrij_onder)
        self._toast.toon(tekst, actie, bij_actie)
        self._toast.volg(self.pagina)

    def _vrij_onder(self) -> int:
        return int(getattr(self.pagina, "vrij_onder", 0))

    def _zet_dicht(self, *, dicht: bool) -> None:
        self.rail.zet_dicht(dicht)
        self.bovenbalk.zet_dicht(dicht)
        if dicht and self._toast is not None:
            self._toast.hide()

    def _pas_breedte(self) -> None:
        smal = self.width() < maat(_SMAL_ONDER) or self.height() < self.rail.hoogte_met_woorden()
        self.rail.zet_smal(smal)
        self.bovenbalk.zet_smal(smal)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # An editor, a list of suggestions or a panel takes Esc first; a dialog is a window.
        esc = event.key() == QtCore.Qt.Key.Key_Escape and not event.modifiers()
        if esc and self._overlay is None:
            self.terug.emit()
            return
        super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(1366, 860)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pas_breedte()
