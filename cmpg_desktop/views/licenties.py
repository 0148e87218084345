"""Show under which licences the parts of the program are shared."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cmpg_desktop.licenties import Licentie
from cmpg_desktop.views.onderdelen.basis import noem
from cmpg_desktop.views.onderdelen.koptekst import Koptekst
from cmpg_desktop.views.onderdelen.leeg import Leeg, LeegSoort
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_XL, RUIMTE_XXL, maat

Laad = Callable[[Callable[[Sequence[Licentie]], None], Callable[[], None]], None]


class LicentiesPagina(QWidget):
    """A list of the parts of the program and the text of the one that is chosen.

    `laad(klaar, mislukt)` reads in a worker and calls one of the two on the GUI thread.
    """

    def __init__(self, laad: Laad) -> None:
        super().__init__()
        noem(self, "licenties", "Licenties")
        self._laad = laad
        self._licenties: tuple[Licentie, ...] = ()
        self._leeg = Leeg(naam="licenties.leeg")
        self._leeg.actie.connect(self.laad)
        self._lijst = QListWidget()
        noem(self._lijst, "licenties.lijst", "Onderdelen van het programma")
        self._lijst.setMaximumWidth(maat(280))
        self._lijst.currentRowChanged.connect(self._toon_tekst)
        self._tekst = QPlainTextEdit()
        noem(self._tekst, "licenties.tekst", "Tekst van de licentie")
        self._tekst.setReadOnly(True)
        self._tekst.setTabChangesFocus(True)
        naast = QWidget()
        rij = QHBoxLayout(naast)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(RUIMTE_L)
        rij.addWidget(self._lijst, 1)
        rij.addWidget(self._tekst, 2)
        self._bladen = QStackedWidget()
        self._bladen.addWidget(self._leeg)
        self._bladen.addWidget(naast)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(RUIMTE_XXL, RUIMTE_XL, RUIMTE_XXL, RUIMTE_XL)
        kolom.setSpacing(RUIMTE_L)
        kop = "Wat anderen maakten en waar dit programma op staat"
        kolom.addWidget(Koptekst("Licenties", kop, naam="licenties.kop"))
        kolom.addWidget(self._bladen, 1)
        self.setFocusProxy(self._lijst)
        self.laad()

    def laad(self) -> None:
        """Ask for the licences, and show that they are on their way."""
        self._leeg.toon(LeegSoort.LADEN, "De licenties worden gelezen.")
        self._bladen.setCurrentIndex(0)
        self._laad(self.toon, self.toon_mislukt)

    def toon(self, licenties: Sequence[Licentie]) -> None:
        """Show the licences, the first one chosen."""
        self._licenties = tuple(licenties)
        self._lijst.clear()
        self._lijst.addItems([f"{x.naam} {x.versie}".strip() for x in self._licenties])
        self._lijst.setCurrentRow(0)
        self._bladen.setCurrentIndex(1)

    def toon_mislukt(self) -> None:
        """Say that reading failed, and offer to try again."""
        zin = "De licenties konden niet worden gelezen. Probeer het opnieuw."
        self._leeg.toon(LeegSoort.MISLUKT, zin, "Opnieuw proberen")
        self._bladen.setCurrentIndex(0)

    def _toon_tekst(self, rij: int) -> None:
        if rij < 0:
            self._tekst.clear()
            return
        licentie = self._licenties[rij]
        self._tekst.setPlainText(f"{licentie.naam}: {licentie.soort}\n\n{licentie.tekst}")
