"""Where does the melding go: the seven outcomes, each with a key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.berichten.beoordelen import KiesUitkomst
from cmpg_desktop.berichten.kern import Changes
from cmpg_desktop.typen import override
from cmpg_desktop.views.melding.verband import Verband
from cmpg_desktop.views.onderdelen.basis import make_label
from cmpg_desktop.views.onderdelen.keuze import Optie, Pillen
from cmpg_desktop.views.thema import RUIMTE_S
from cmpg_desktop.werkproces.weging import Weging

NAAM = "beoordeling.uitkomst"


class Uitkomstpillen(Pillen):
    """The outcomes beside each other; 1 to 7 chooses one."""

    def __init__(self) -> None:
        super().__init__(
            [Optie(waarde=een, tekst=f"{een.toets}  {een.weergave}") for een in Weging],
            naam=NAAM,
            toegankelijk="Waar gaat de melding naartoe?",
            onbekend="",
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The pills themselves leave digits alone, so they come here.
        weging = next((een for een in Weging if een.toets == event.text()), None)
        if weging is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        self.zet_waarde(weging)
        self.setFocus()
        self.gekozen.emit(weging)


class Uitkomstkeuze(QWidget):
    """Asks for the outcome and saves it, one command at a time.

    Whoever walks along the outcomes with the arrow keys chooses several in a row: each builds on
    what the one before it left.

    Signals:
        verouderd: somebody was first; what is shown is old.
    """

    verouderd = Signal()

    def __init__(self, verband: Verband) -> None:
        super().__init__()
        self._verband = verband
        self._bewaard: Weging | None = None
        self._gewenst: Weging | None = None
        self._onderweg = False
        self.pillen = Uitkomstpillen()
        self.pillen.gekozen.connect(self._bij_keuze)
        uitleg = make_label(
            "Hier kiest 1 tot en met 7, en overal op dit blad Ctrl+1 tot en met Ctrl+7. Wat u "
            "invulde bij een andere uitkomst, blijft bewaard.",
            "hint",
            breekt=True,
        )
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_S)
        kolom.addWidget(make_label("Waar gaat de melding naartoe?", "sectie", breekt=True))
        kolom.addWidget(self.pillen)
        kolom.addWidget(uitleg)
        self.setFocusProxy(self.pillen)

    def vul(self, uitkomst: Weging | None) -> None:
        """Show what the database holds, unless a choice is still on its way there."""
        if self._onderweg:
            return
        self._bewaard = self._gewenst = uitkomst
        self.pillen.zet_waarde(uitkomst)

    def kies(self, weging: Weging) -> None:
        """Choose this one, as if its pill was pressed."""
        self.pillen.zet_waarde(weging)
        self._bij_keuze(weging)

    def _bij_keuze(self, weging: object) -> None:
        if isinstance(weging, Weging):
            self._gewenst = weging
            self._stuur()

    def _stuur(self) -> None:
        if self._onderweg or self._gewenst is self._bewaard:
            return
        self._onderweg = True
        gewenst = self._gewenst

        def klaar(_changes: Changes) -> None:
            self._onderweg = False
            self._bewaard = gewenst
            self._stuur()

        def mislukt(fout: Exception) -> None:
            # A colleague chose first, or decided: what holds now stands there again.
            self._onderweg = False
            self._gewenst = self._bewaard
            self.pillen.zet_waarde(self._bewaard)
            self._verband.omgeving.fout.emit(fout)
            self.verouderd.emit()

        self._verband.bewerking.doe(
            KiesUitkomst(melding_id=self._verband.melding_id, oud=self._bewaard, uitkomst=gewenst),
            klaar,
            mislukt,
        )
