"""The pages of a letter as they will look, made elsewhere and shown when they are there."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cmpg_desktop.berichten.documenten import Bladzijde, BriefBladzijden, Voorbeeld
from cmpg_desktop.berichten.fouten import CmpgFout, Gestopt
from cmpg_desktop.berichten.kern import Query
from cmpg_desktop.broker.broker import Broker
from cmpg_desktop.typen import override
from cmpg_desktop.views.melding.opmaak import maak_leeg
from cmpg_desktop.views.onderdelen.basis import kondig_aan, make_label, noem
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.teken import Teken
from cmpg_desktop.views.thema import RUIMTE_M, RUIMTE_S, Kleur, kleur, maat

WACHT_MS = 900
_EERDER = "Het voorbeeld is nog van een eerdere tekst."
_A4 = 297 / 210


class Bladzijdebeeld(QWidget):
    """One page, as wide as there is room; a screen reader reads its text."""

    def __init__(self, blad: Bladzijde, nummer: int, aantal: int) -> None:
        super().__init__()
        noem(self, f"brief.bladzijde[{nummer}]", f"Bladzijde {nummer} van {aantal}")
        self.setAccessibleDescription(blad.tekst)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pixels = blad.pixels  # QImage looks at these bytes as long as it is there
        self._beeld = QImage(
            self._pixels, blad.breedte, blad.hoogte, blad.breedte * 4, QImage.Format.Format_ARGB32
        )
        self._verhouding = blad.hoogte / blad.breedte if blad.breedte else _A4
        beleid = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        beleid.setHeightForWidth(True)
        self.setSizePolicy(beleid)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return round(arg__1 * self._verhouding)

    @override
    def sizeHint(self) -> QSize:
        return QSize(maat(420), self.heightForWidth(maat(420)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        penseel = QPainter(self)
        penseel.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        vlak = QRect(0, 0, self.width(), min(self.height(), self.heightForWidth(self.width())))
        penseel.drawImage(vlak, self._beeld)
        dik = 2 if self.hasFocus() else 1
        penseel.setPen(QPen(kleur(Kleur.ACCENT if self.hasFocus() else Kleur.LIJN), dik))
        penseel.drawRect(vlak.adjusted(0, 0, -dik, -dik))
        penseel.end()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()


class Briefvoorbeeld(QWidget):
    """Asks for pages a moment after the last change, and can be told to stop.

    Signals:
        klaar(object): the `Voorbeeld` that is shown now.
    """

    klaar = Signal(object)

    def __init__(self, broker: Broker, maak: Callable[[], Query[Voorbeeld] | None]) -> None:
        super().__init__()
        noem(self, "brief.voorbeeld", "Voorbeeld van de brief")
        self._broker = broker
        self._maak = maak
        self._nummer: int | None = None
        self._getoond: Query[Voorbeeld] | None = None
        self._wacht = QTimer(self)
        self._wacht.setSingleShot(True)
        self._wacht.setInterval(WACHT_MS)
        self._wacht.timeout.connect(self.ververs)
        self._teken = Teken("hourglass", Kleur.GEDEMPT, px=18)
        self._stand = make_label("", "hint", breekt=True)
        self._stand.setObjectName("brief.voorbeeld.stand")
        self._stop = Knop("Stoppen", naam="brief.voorbeeld.stop", soort=KnopSoort.STIL)
        self._opnieuw = Knop("Opnieuw proberen", naam="brief.voorbeeld.opnieuw")
        self._stop.clicked.connect(self.stop)
        self._opnieuw.clicked.connect(self.dwing)
        rij = QHBoxLayout()
        rij.setSpacing(RUIMTE_S)
        rij.addWidget(self._teken)
        rij.addWidget(self._stand, 1)
        rij.addWidget(self._stop)
        rij.addWidget(self._opnieuw)
        self._bladen = QVBoxLayout()
        self._bladen.setSpacing(RUIMTE_M)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_M)
        kolom.addLayout(rij)
        kolom.addLayout(self._bladen)
        kolom.addStretch(1)
        broker.voortgang.connect(self._bij_voortgang)
        self._toon_stand("", bezig=False)

    @property
    def is_bij(self) -> bool:
        """Say whether the pages in sight are of what stands in the fields now."""
        return self._nummer is None and self._maak() in (None, self._getoond)

    def later(self) -> None:
        """Ask again when nothing was typed for a moment; say that what stands there is older."""
        self._wacht.start()
        oud = self._bladen.count() > 0 and self._nummer is None and not self.is_bij
        if oud and self._stand.text() != _EERDER:
            self._toon_stand(_EERDER, bezig=False)

    def dwing(self) -> None:
        """Ask again, also for the same letter."""
        self._getoond = None
        self.ververs()

    def ververs(self) -> None:
        """Ask for the pages now, unless they are the same."""
        vraag = self._maak()
        if vraag is None:
            return
        if vraag == self._getoond:
            if self._nummer is None:
                self._toon_klaar()
            return
        self.stop()
        self._getoond = vraag
        bewaard = isinstance(vraag, BriefBladzijden)
        if bewaard:
            # The pages of another letter must not stand under the name of this one.
            maak_leeg(self._bladen)
        wat = "De brief wordt geopend …" if bewaard else "Het voorbeeld wordt gemaakt …"
        self._toon_stand(wat, bezig=True)
        self._nummer = self._broker.ask(vraag, self._bij_klaar, self._bij_fout, eigenaar=self)

    def stop(self) -> None:
        """Call off what is under way."""
        self._wacht.stop()
        if self._nummer is None:
            return
        self._broker.stop(self._nummer)
        self._broker.laat_vallen(self._nummer)
        self._nummer = None
        self._getoond = None
        self._toon_stand(
            "Gestopt. Het voorbeeld is nog van een eerdere tekst.", bezig=False, weer=True
        )

    def _bij_klaar(self, voorbeeld: Voorbeeld) -> None:
        self._nummer = None
        maak_leeg(self._bladen)
        aantal = len(voorbeeld.bladzijden)
        for nummer, blad in enumerate(voorbeeld.bladzijden, 1):
            self._bladen.addWidget(Bladzijdebeeld(blad, nummer, aantal))
        self._toon_klaar()
        self.klaar.emit(voorbeeld)

    def _toon_klaar(self) -> None:
        aantal = self._bladen.count()
        woord = "1 bladzijde" if aantal == 1 else f"{aantal} bladzijden"
        bewaard = isinstance(self._getoond, BriefBladzijden)
        zin = "Zo is de brief bewaard" if bewaard else "Zo komt de brief eruit te zien"
        self._toon_stand(f"{zin}: {woord}.", bezig=False)

    def _bij_fout(self, fout: Exception) -> None:
        self._nummer = None
        self._getoond = None
        if isinstance(fout, Gestopt):
            self._toon_stand("Gestopt.", bezig=False, weer=True)
            return
        tekst = (
            f"{fout.tekst} {fout.wat_nu}".strip()
            if isinstance(fout, CmpgFout)
            else "Het voorbeeld kon niet worden gemaakt."
        )
        self._toon_stand(tekst, bezig=False, weer=True, mislukt=True)
        if not isinstance(fout, CmpgFout):
            self._broker.onverwacht.emit(fout)

    def _bij_voortgang(self, nummer: int, gedaan: int, totaal: int, tekst: str) -> None:
        if nummer == self._nummer:
            self._toon_stand(f"{tekst} … (stap {gedaan + 1} van {totaal})", bezig=True)

    def _toon_stand(
        self, tekst: str, *, bezig: bool, weer: bool = False, mislukt: bool = False
    ) -> None:
        self._teken.zet(
            "warning-circle-fill" if mislukt else "hourglass" if bezig else "eye",
            Kleur.TE_LAAT if mislukt else Kleur.GEDEMPT,
        )
        self._stand.setText(tekst)
        self._stop.setVisible(bezig)
        self._opnieuw.setVisible(weer)
        if tekst and not bezig and self.isVisible():
            kondig_aan(self, tekst)
