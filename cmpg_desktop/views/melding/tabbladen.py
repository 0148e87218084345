"""The tabs of a melding: the form, its beoordeling and its tijdlijn, with the side next to them."""

from collections.abc import Callable
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from cmpg_desktop.berichten.meldingen import Tijdlijn
from cmpg_desktop.views.melding.naast import Meebewegend, Naast
from cmpg_desktop.views.melding.tijdlijn import Tijdlijnblad
from cmpg_desktop.views.onderdelen.basis import noem
from cmpg_desktop.views.onderdelen.kaart import Kaart
from cmpg_desktop.views.thema import RUIMTE_L
from cmpg_desktop.werkproces.weging import Weging

if TYPE_CHECKING:
    from cmpg_desktop.views.beoordeling.blad import Weegblad
    from cmpg_desktop.views.melding.pagina import MeldingPagina


class Tab(IntEnum):
    """The tabs, in their order."""

    MELDING = 0
    BEOORDELING = 1
    TIJDLIJN = 2


class Tabbladen(QWidget):
    """Shows one tab of a `MeldingPagina`; the beoordeling is built when somebody goes there.

    Signals:
        gewisseld: another tab is in sight.
    """

    gewisseld = Signal()

    def __init__(self, pagina: "MeldingPagina", kaart: Kaart, zijplek: Meebewegend) -> None:
        super().__init__()
        self._pagina = pagina
        self._kaart = kaart
        self._weegblad: Weegblad | None = None
        self.balk = QTabBar()
        noem(self.balk, "melding.tabs", "Onderdelen van de melding")
        self.balk.setDrawBase(False)
        self.balk.setExpanding(False)
        for tekst in ("Melding", "Beoordeling", "Tijdlijn"):
            self.balk.addTab(tekst)
        self.balk.currentChanged.connect(self._wissel)
        # The one in sight is bold, and wider.
        self.balk.currentChanged.connect(self.balk.updateGeometry)
        self.tijdlijn = Tijdlijnblad()
        self.tijdlijn.hide()
        hoofd = QWidget()
        self._kolom = QVBoxLayout(hoofd)
        self._kolom.setContentsMargins(0, 0, 0, 0)
        self._kolom.addWidget(kaart)
        self._kolom.addWidget(self.tijdlijn)
        self.naast = Naast(hoofd, zijplek, zij=True)
        vlak = QVBoxLayout(self)
        vlak.setContentsMargins(0, 0, 0, 0)
        vlak.setSpacing(RUIMTE_L)
        # As wide as its words: the edge that shows the focus goes around them.
        vlak.addWidget(self.balk, 0, Qt.AlignmentFlag.AlignLeft)
        vlak.addWidget(self.naast, 1)
        self._toetsen = [self._maak_toets(weging) for weging in Weging]

    @property
    def nu(self) -> Tab:
        """The tab that is in sight."""
        return Tab(self.balk.currentIndex())

    @property
    def weegblad(self) -> "Weegblad | None":
        """The beoordeling, once somebody went there."""
        return self._weegblad

    def ga(self, tab: Tab) -> None:
        """Go to this tab."""
        self.balk.setCurrentIndex(tab)

    def zet_bestaat(self, *, bestaat: bool) -> None:
        """Open the other tabs once there is a melding."""
        for tab in (Tab.BEOORDELING, Tab.TIJDLIJN):
            self.balk.setTabEnabled(tab, bestaat)

    def laad(self) -> None:
        """Ask for what the tab in sight shows."""
        if self.nu is Tab.TIJDLIJN:
            self._laad_tijdlijn()
        elif self.nu is Tab.BEOORDELING and self._weegblad is not None:
            self._weegblad.laad()

    def _wissel(self, tab: int) -> None:
        weegt = tab == Tab.BEOORDELING
        self._pagina.bewerking.spoel()
        self._kaart.setVisible(tab == Tab.MELDING)
        self.tijdlijn.setVisible(tab == Tab.TIJDLIJN)
        if weegt and self._weegblad is None:
            self._maak_weegblad()
        if self._weegblad is not None:
            self._weegblad.setVisible(weegt)
        for toets in self._toetsen:
            toets.setEnabled(weegt)
        self.gewisseld.emit()
        self.laad()

    def _maak_weegblad(self) -> None:
        # Whoever only reads or types a melding does not wait for it.
        from cmpg_desktop.views.beoordeling.blad import Weegblad  # noqa: PLC0415

        self._pagina.stappen.nu()
        self._weegblad = Weegblad(self._pagina)
        self._kolom.addWidget(self._weegblad)

    def _laad_tijdlijn(self) -> None:
        self._pagina.omgeving.broker.ask(
            Tijdlijn(dossier_id=self._pagina.id),
            self.tijdlijn.vul,
            self._pagina.omgeving.fout.emit,
            eigenaar=self._pagina,
        )

    def _maak_toets(self, weging: Weging) -> QShortcut:
        # Of the window: whoever clicked the tab left the cursor in a field that is gone now. A tab
        # that is not in sight does not listen, nor does one behind a dialog.
        toets = QShortcut(QKeySequence(f"Ctrl+{weging.toets}"), self)
        toets.setContext(Qt.ShortcutContext.WindowShortcut)
        toets.setEnabled(False)
        toets.activated.connect(self._kiezer(weging))
        return toets

    def _kiezer(self, weging: Weging) -> Callable[[], None]:
        def kies() -> None:
            if self._weegblad is not None:
                self._weegblad.kies(weging)

        return kies
