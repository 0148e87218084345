"""One reference to a law: its name and words, which save themselves."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.berichten.fouten import CmpgFout, Regelfout
from cmpg_desktop.berichten.kern import Changes
from cmpg_desktop.berichten.wetteksten import WettekstRij, ZetWettekst
from cmpg_desktop.models.bewerking import PAUZE_MS
from cmpg_desktop.typen import override
from cmpg_desktop.views.beheer.deel import BeheerDeel, foutzin
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.kaart import Kaart
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.tekstvlak import Tekstvlak
from cmpg_desktop.views.onderdelen.veld import Veld

Paar = tuple[str, str]


class WettekstPaneel(QWidget):
    """Name and text of one reference, with the program's own words beside it.

    Signals:
        klaar: the person is done here (Esc).
        weg(object): the WettekstRij whose own words must go.
    """

    klaar = Signal()
    weg = Signal(object)

    def __init__(self, deel: BeheerDeel) -> None:
        super().__init__()
        noem(self, "beheer.wettekst", "Wetstekst")
        self._deel = deel
        self._rij: WettekstRij | None = None
        self._onderweg: Paar | None = None
        self._geweigerd: Paar | None = None
        self._naam = Regel(naam="wettekst.naam")
        self._tekst = Tekstvlak(naam="wettekst.tekst", min_regels=2, max_regels=6)
        self._naam.setReadOnly(not deel.magwel)
        self._tekst.setReadOnly(not deel.magwel)
        self._velden = {
            "wettekst.naam": Veld("Naam of artikel", self._naam),
            "wettekst.tekst": Veld("Wat er staat", self._tekst),
        }
        self._voorstel = make_label("", "hint", breekt=True)
        self._voorstel.setObjectName("wettekst.voorstel")
        self._terug = Knop(
            "Terug naar het voorstel", naam="wettekst.terug", icoon_naam="clock-counter-clockwise"
        )
        self._terug.clicked.connect(self._neem_weg)
        kaart = Kaart(naam="beheer.wettekst.kaart")
        for veld in self._velden.values():
            kaart.inhoud.addWidget(veld)
        kaart.inhoud.addWidget(self._voorstel)
        kaart.inhoud.addWidget(self._terug, 0, Qt.AlignmentFlag.AlignLeft)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(kaart)
        self._pauze = QTimer(self)
        self._pauze.setSingleShot(True)
        self._pauze.setInterval(PAUZE_MS)
        self._pauze.timeout.connect(self.bewaar)
        self._naam.gewijzigd_door_gebruiker.connect(self._typt)
        self._tekst.gewijzigd_door_gebruiker.connect(self._typt)
        self._naam.editingFinished.connect(self.bewaar)
        self._tekst.installEventFilter(self)

    @property
    def code(self) -> str:
        """Which reference is shown."""
        return self._rij.code if self._rij is not None else ""

    @property
    def is_nieuw(self) -> bool:
        """Whether this is a law that is not in the list yet."""
        return self._rij is not None and self._rij.voorstel is None and not self._rij.naam

    def toon(self, rij: WettekstRij) -> None:
        """Show this reference; what someone is typing in the same one stays."""
        zelfde = rij.code == self.code
        bezig = zelfde and self._staat() != self._basis()
        self._rij = rij
        if not bezig:
            self._naam.zet_tekst(rij.naam)
            self._tekst.zet_tekst(rij.tekst)
        if not zelfde:
            self._onderweg = self._geweigerd = None
            for veld in self._velden.values():
                veld.wis_fout()
        anders = rij.voorstel is not None and rij.is_eigen
        self._voorstel.setText(
            f"Voorstel van het programma: {rij.voorstel[0]}. {rij.voorstel[1]}"
            if anders and rij.voorstel is not None
            else ""
        )
        self._voorstel.setVisible(anders)
        self._terug.zet_tekst("Terug naar het voorstel" if rij.voorstel else "Wet weghalen")
        kan_weg = anders or (rij.voorstel is None and bool(rij.naam))
        self._terug.setVisible(self._deel.magwel and kan_weg)

    def focus_eerst(self) -> None:
        """Go to what is improved most: the words, or the name of a law that is new."""
        (self._naam if self.is_nieuw else self._tekst).setFocus()

    def bewaar(self) -> None:
        """Save what stands here, if it is something else than the database holds."""
        self._pauze.stop()
        nieuw = self._staat()
        if self._rij is None or nieuw in (self._basis(), self._onderweg, self._geweigerd):
            return
        if self.is_nieuw and not nieuw[0]:
            # A law without a name is nothing yet.
            return
        self._onderweg = nieuw
        self._deel.pagina.bewerking.doe(
            ZetWettekst(code=self._rij.code, oud=self._basis(), nieuw=nieuw),
            self._bewaard,
            self.mislukt,
        )

    def mislukt(self, fout: Exception) -> None:
        """Say at the field what is wrong; what was refused is not offered again as it is."""
        self._geweigerd, self._onderweg = self._onderweg, None
        if not isinstance(fout, CmpgFout):
            self._deel.meld_fout(fout)
            return
        plek = fout.veld if isinstance(fout, Regelfout) else ""
        self._velden.get(plek, self._velden["wettekst.tekst"]).toon_fout(foutzin(fout))

    def _bewaard(self, changes: Changes) -> None:
        self._onderweg = self._geweigerd = None
        self._deel.omgeving.meld(
            "Wetstekst bewaard.", self._deel.pagina.bewerking.ongedaan.van(changes)
        )

    def _basis(self) -> Paar:
        return (self._rij.naam, self._rij.tekst) if self._rij is not None else ("", "")

    def _staat(self) -> Paar:
        return self._naam.tekst(), self._tekst.tekst().strip()

    def _typt(self, _tekst: str) -> None:
        for veld in self._velden.values():
            veld.wis_fout()
        self._pauze.start()

    def _neem_weg(self) -> None:
        if self._rij is not None:
            self._pauze.stop()
            # What is typed here goes with it.
            self._naam.zet_tekst(self._rij.naam)
            self._tekst.zet_tekst(self._rij.tekst)
            self.weg.emit(self._rij)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.bewaar()
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.klaar.emit()
            return
        super().keyPressEvent(event)
