"""Ctrl+K: find a person, address, melding, casus or partner, and go there."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from cmpg_desktop.berichten.zoeken import Treffer, Zoek
from cmpg_desktop.typen import override
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.aanvullen import Aanvullen, Voorstel

_ICOON: Final = {
    "persoon": "user",
    "adres": "house",
    "melding": "megaphone",
    "casus": "folders",
    "organisatie": "buildings",
}
# Which page opens what was found.
_PAGINA: Final = {"melding": "melding", "casus": "casus", "organisatie": "partners"}
TOON: Final = 16  # two screens of the list; who looks for more types another letter
_GEEN: Final = "niets gevonden"
_FOUT: Final = "zoeken lukt nu niet"


class Zoeker(QObject):
    """Gives a search field its answers and opens what is chosen.

    Enter without walking the list opens the best answer; Esc goes back to where one was.
    """

    def __init__(self, omgeving: Omgeving, veld: Aanvullen) -> None:
        super().__init__(veld)
        self._omgeving = omgeving
        self._veld = veld
        self._treffers: tuple[Treffer, ...] = ()
        self._bezig = False
        self._hierna: tuple[str, int] | None = None
        self._vandaan: QWidget | None = None
        self._enter_gevraagd = False
        # Each key asks at once; while an answer is under way only the last question waits.
        veld.zet_wacht(0)
        veld.gevraagd.connect(self._zoek)
        veld.gekozen.connect(self._open)
        veld.gewijzigd_door_gebruiker.connect(self._wis)
        veld.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._onthoud)

    def _zoek(self, tekst: str, nummer: int) -> None:
        if self._bezig:
            self._hierna = (tekst, nummer)
            return

        def gevonden(treffers: tuple[Treffer, ...]) -> None:
            self._is_klaar()
            # Enter may not open the answer to a text that is no longer there.
            if tekst == self._veld.tekst():
                self._toon(nummer, treffers)

        def mislukt(_fout: Exception) -> None:
            self._is_klaar()
            if tekst == self._veld.tekst():
                self._zeg(nummer, "Zoeken lukt nu niet. Probeer het zo nog eens.", _FOUT)

        self._bezig = True
        self._omgeving.broker.ask(
            Zoek(tekst=tekst, limiet=TOON), gevonden, mislukt, eigenaar=self._veld
        )

    def _is_klaar(self) -> None:
        self._bezig = False
        if self._hierna is not None:
            hierna, self._hierna = self._hierna, None
            self._zoek(*hierna)

    def _toon(self, nummer: int, treffers: tuple[Treffer, ...]) -> None:
        self._treffers = treffers
        if not treffers:
            self._zeg(nummer, "Niets gevonden. Probeer een ander deel van de naam.", _GEEN)
            return
        voorstellen = [
            Voorstel(
                id=treffer,
                titel=treffer.titel,
                ondertitel=treffer.toelichting,
                icoon=_ICOON.get(treffer.soort, "magnifying-glass"),
            )
            for treffer in treffers
        ]
        self._veld.toon_voorstellen(nummer, voorstellen)
        if self._enter_gevraagd:
            self._enter_gevraagd = False
            self._veld.sluit()
            self._open(treffers[0])

    def _zeg(self, nummer: int, zin: str, soort: str) -> None:
        self._enter_gevraagd = False
        icoon = "warning-circle" if soort == _FOUT else "magnifying-glass"
        self._veld.toon_voorstellen(nummer, [Voorstel(id=soort, titel=zin, icoon=icoon)])

    def _open(self, gekozen: object) -> None:
        self._veld.clear()
        if not isinstance(gekozen, Treffer):
            return
        pagina = _PAGINA.get(gekozen.open_soort)
        rij = gekozen.open_id
        if pagina is None or rij is None:
            self._omgeving.meld(f"{gekozen.titel} staat nu in geen melding of casus.")
            return
        self._omgeving.ga_naar.emit(pagina, rij)

    def _wis(self) -> None:
        # What was found belongs to a text that is no longer there.
        self._treffers = ()
        self._enter_gevraagd = False

    def _onthoud(self, oud: QWidget | None, nieuw: QWidget | None) -> None:
        if nieuw is self._veld and oud is not None:
            self._vandaan = oud

    def _terug(self) -> None:
        self._veld.clear()
        if self._vandaan is not None and self._vandaan.isVisible():
            self._vandaan.setFocus()
        else:
            self._veld.clearFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._veld.sluit()
            self._terug()
            return True
        lijst = self._veld.lijst
        wijst_aan = self._veld.is_open and lijst is not None and lijst.huidige() >= 0
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not wijst_aan:
            if self._treffers:
                self._veld.sluit()
                self._open(self._treffers[0])
            elif self._veld.tekst():
                # Typed and pressed Enter before the answer came: open it when it does.
                self._enter_gevraagd = True
            return True
        return False
