"""The manual in a window of its own, beside the program: F1 opens it where you are."""

import re
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cmpg_desktop import paden
from cmpg_desktop.handleiding import Handleiding, Hoofdstuk, read_handleiding
from cmpg_desktop.typen import override
from cmpg_desktop.views.bestanden import bestandswerk
from cmpg_desktop.views.hulptekst import Hulptekst
from cmpg_desktop.views.inhoudslijst import Inhoudslijst
from cmpg_desktop.views.onderdelen.basis import kondig_aan, make_label, noem
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.leeg import Leeg, LeegSoort
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_M, RUIMTE_S, RUIMTE_XL, maat, wissel
from cmpg_desktop.werkproces.taal import tel
from cmpg_desktop.werkproces.tekst import gevouwen

# Which chapter belongs to the page someone is on; `begin` for what is not named.
HOOFDSTUK_BIJ: Final = {
    "werkvoorraad": "werkvoorraad",
    "agenda": "agenda",
    "meldingen": "melding",
    "melding": "melding",
    "weegoverleg": "weegoverleg",
    "casus": "casus",
    "casussen": "casussen",
    "inlichten": "inlichten",
    "telefoon": "telefoonnotitie",
    "partners": "ketenpartners",
    "verzoeken": "privacyverzoeken",
    "verzoek": "privacyverzoeken",
    "brief": "brief",
    "brieven": "brieven",
    "uitbrief": "brieven",
    "beheer": "beheer",
}


def lees_handleiding() -> tuple[Handleiding, dict[str, QImage]]:
    """Read the manual and decode its pictures; runs outside the GUI thread."""
    handleiding = read_handleiding(paden.resources() / "handleiding")
    beelden = {naam: QImage.fromData(inhoud) for naam, inhoud in handleiding.beelden.items()}
    return handleiding, beelden


Lezer = Callable[[], tuple[Handleiding, dict[str, QImage]]]


class HulpVenster(QWidget):
    """Contents at the left, the chapter at the right, and words to look for above them."""

    def __init__(self, lees: Lezer = lees_handleiding) -> None:
        super().__init__()
        noem(self, "hulp", "Handleiding")
        self.setWindowTitle("Handleiding Regieteam CMPG")
        self._lees = lees
        self._hoofdstukken: tuple[Hoofdstuk, ...] = ()
        self._gevraagd = "begin"
        self.zoek = Regel(
            naam="hulp.zoek", toegankelijk="Zoeken in de handleiding", voorbeeld="Zoek   Ctrl+F"
        )
        self.zoek.zet_teken("magnifying-glass")
        self._uitslag = make_label("", "hint")
        self._uitslag.setObjectName("hulp.uitslag")
        self._volgende = Knop("Volgende", naam="hulp.volgende", sneltoets="F3")
        self._volgende.setEnabled(False)
        self.tekst = Hulptekst()
        self.inhoud = Inhoudslijst(
            self.tekst.setFocus,
            naam="hulp.inhoud",
            toegankelijk="Inhoud van de handleiding",
            hoogte=34,
        )
        self._leeg = Leeg(naam="hulp.leeg")
        self._leeg.actie.connect(self.laad)
        self._bladen = QStackedWidget()
        self._bladen.addWidget(self._leeg)
        self._bladen.addWidget(self.tekst)
        self._schik()
        self.inhoud.currentRowChanged.connect(self._toon_rij)
        self.tekst.hoofdstuk_gevraagd.connect(self.kies)
        self.zoek.textChanged.connect(self._zoek)
        self.zoek.returnPressed.connect(self.tekst.volgende)
        self._volgende.clicked.connect(self.tekst.volgende)
        for toets, doe in (("Esc", self._esc), ("Ctrl+F", self._naar_zoek), ("F1", self.close)):
            QShortcut(QKeySequence(toets), self).activated.connect(doe)
        wissel().gewijzigd.connect(self._pas_maat)
        self._pas_maat()
        # Said outright: a window that may choose takes the height its layout asks, which is little.
        past = self.screen().availableGeometry().size() - QSize(2 * RUIMTE_XL, 2 * RUIMTE_XL)
        self.resize(self.sizeHint().boundedTo(past))

    def toon(self, code: str) -> None:
        """Open the manual on the chapter of this page, in front."""
        self._gevraagd = HOOFDSTUK_BIJ.get(code, code)
        if self._hoofdstukken:
            self.kies(self._gevraagd)
        else:
            self.laad()
        self.show()
        self.raise_()
        self.activateWindow()
        self.tekst.setFocus()

    def laad(self) -> None:
        """Read the manual outside the GUI thread."""
        self._bladen.setCurrentIndex(0)
        self._leeg.toon(LeegSoort.LADEN, "De handleiding wordt gelezen …")
        bestandswerk().doe(self._lees, self._gelezen, self._mislukt, eigenaar=self)

    def kies(self, naam: str) -> None:
        """Show a chapter by its name; the first one when there is no such chapter."""
        namen = [hoofdstuk.naam for hoofdstuk in self._hoofdstukken]
        self._gevraagd = naam
        self.inhoud.setCurrentRow(namen.index(naam) if naam in namen else 0)

    @property
    def hoofdstuk(self) -> Hoofdstuk | None:
        """The chapter that is shown."""
        rij = self.inhoud.currentRow()
        return self._hoofdstukken[rij] if 0 <= rij < len(self._hoofdstukken) else None

    def _schik(self) -> None:
        boven = QHBoxLayout()
        boven.setSpacing(RUIMTE_S)
        boven.addWidget(self.zoek)
        boven.addWidget(self._volgende)
        boven.addWidget(self._uitslag, 1)
        naast = QHBoxLayout()
        naast.setSpacing(RUIMTE_M)
        naast.addWidget(self.inhoud)
        naast.addWidget(self._bladen, 1)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(RUIMTE_L, RUIMTE_L, RUIMTE_L, RUIMTE_L)
        kolom.setSpacing(RUIMTE_M)
        kolom.addLayout(boven)
        kolom.addLayout(naast, 1)
        # Reading order: words to look for, contents, text.
        self.setTabOrder(self.zoek, self._volgende)
        self.setTabOrder(self._volgende, self.inhoud)
        self.setTabOrder(self.inhoud, self.tekst)

    def _gelezen(self, uit: tuple[Handleiding, dict[str, QImage]]) -> None:
        handleiding, beelden = uit
        self._hoofdstukken = handleiding.hoofdstukken
        self.tekst.zet_beelden(beelden)
        if not self._hoofdstukken:
            self._mislukt(FileNotFoundError())
            return
        self.inhoud.blockSignals(True)
        self.inhoud.clear()
        for hoofdstuk in self._hoofdstukken:
            self.inhoud.addItem(QListWidgetItem(hoofdstuk.titel))
        self.inhoud.setCurrentRow(-1)
        self.inhoud.blockSignals(False)
        self._bladen.setCurrentIndex(1)
        self.kies(self._gevraagd)
        if not self.zoek.hasFocus() or not self.zoek.text():
            self.tekst.setFocus()

    def _mislukt(self, _fout: Exception) -> None:
        self._leeg.toon(
            LeegSoort.MISLUKT,
            "De handleiding kan niet worden gelezen. Installeer het programma opnieuw als dit "
            "zo blijft.",
            "Opnieuw proberen",
        )

    def _toon_rij(self, rij: int) -> None:
        if 0 <= rij < len(self._hoofdstukken):
            self.tekst.toon(self._hoofdstukken[rij].tekst)
            self.tekst.markeer(self.zoek.tekst())

    def _zoek(self) -> None:
        """Keep the chapters that have the words, with how often, and go to the first place."""
        woorden = self.zoek.tekst()
        aantallen = [_aantal(hoofdstuk, woorden) for hoofdstuk in self._hoofdstukken]
        for rij, (hoofdstuk, aantal) in enumerate(zip(self._hoofdstukken, aantallen, strict=True)):
            item = self.inhoud.item(rij)
            item.setHidden(bool(woorden) and not aantal)
            item.setText(f"{hoofdstuk.titel}   {aantal}" if woorden and aantal else hoofdstuk.titel)
        totaal = sum(aantallen) if woorden else 0
        self._volgende.setEnabled(totaal > 0)
        self._zeg_uitslag(woorden, totaal)
        rij = self.inhoud.currentRow()
        if woorden and totaal and not (0 <= rij < len(aantallen) and aantallen[rij]):
            self.inhoud.setCurrentRow(next(nr for nr, aantal in enumerate(aantallen) if aantal))
        else:
            self.tekst.markeer(woorden)

    def _zeg_uitslag(self, woorden: str, totaal: int) -> None:
        if not woorden:
            zin = ""
        elif totaal:
            zin = f"{tel(totaal, 'keer', 'keer')} gevonden"
        else:
            zin = "Niet gevonden. Probeer een ander woord."
        self._uitslag.setText(zin)
        if zin:
            kondig_aan(self._uitslag, zin)

    def _naar_zoek(self) -> None:
        self.zoek.setFocus()
        self.zoek.selectAll()

    def _esc(self) -> None:
        if self.zoek.text():
            self.zoek.clear()
        else:
            self.close()

    def _pas_maat(self) -> None:
        self.inhoud.setFixedWidth(maat(210))
        self.zoek.setFixedWidth(maat(210))

    @override
    def sizeHint(self) -> QSize:
        return QSize(maat(980), maat(720))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(520, 360)


def _aantal(hoofdstuk: Hoofdstuk, woorden: str) -> int:
    """Return how often the words stand in a chapter, without looking at case or accents."""
    gezocht = gevouwen(woorden)
    return gevouwen(_zonder_tekens(hoofdstuk.tekst)).count(gezocht) if gezocht else 0


def _zonder_tekens(markdown: str) -> str:
    """Return Markdown without the targets of its links, which nobody reads."""
    return re.sub(r"\]\([^)]*\)", "]", markdown)
