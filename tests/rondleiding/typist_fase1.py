"""Types in the beoordeling, or in the window of a besluit, until someone kills it.

Run by test_moord_fase1.py, as typist.py is by moord.py: MAP, milliseconds, and where to type.
"""

import sys
from pathlib import Path

BRON = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(BRON))

from PySide6.QtCore import QTimer  # noqa: E402  (the path comes first)
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget  # noqa: E402

from cmpg_desktop.berichten.team import MeldAan  # noqa: E402
from cmpg_desktop.berichten.weegoverleg import Weegoverleg, WeegoverlegSoort  # noqa: E402
from cmpg_desktop.broker.journaallaan import Journaallaan  # noqa: E402
from cmpg_desktop.views.beoordeling.tweede import BesluitDialoog  # noqa: E402
from cmpg_desktop.views.melding.pagina import MeldingPagina  # noqa: E402
from cmpg_desktop.views.melding.tabbladen import Tab  # noqa: E402
from cmpg_desktop.views.omgeving import Omgeving  # noqa: E402
from cmpg_desktop.views.toestand import Toestand  # noqa: E402
from cmpg_desktop.werkproces.weging import Weging  # noqa: E402
from tests.rondleiding.typist import Typist  # noqa: E402

WAARUIT = "waaruit"
BESLUIT = "besluit"
TWEEDE = "tweede"  # the window of the besluit, opened at the desk of who proposed


class Weegtypist(Typist):
    def __init__(self, folder: Path, tempo_ms: int, waar: str) -> None:
        self._waar = waar
        super().__init__(folder, tempo_ms)

    def _kies(self, begin) -> None:
        naam = "Bert" if self._waar == BESLUIT else "Marloes"
        wie = next(een for een in begin.accounts if een.naam.startswith(naam))
        self._broker.ask(MeldAan(medewerker_id=wie.id), self._werk)

    def _werk(self, wie) -> None:
        self._broker.actor = wie.id
        journaal = Journaallaan(self._broker)
        self._omgeving = Omgeving(self._broker, journaal, Toestand({}, lambda _: None))
        self._omgeving.medewerker = wie
        journaal.open(wie.id)
        self._wie = wie
        self._broker.ask(Weegoverleg(), self._open)

    def _open(self, rijen) -> None:
        soort = WeegoverlegSoort.GEEN if self._waar == WAARUIT else WeegoverlegSoort.VOORSTEL
        rij = next(een for een in getattr(rijen, "rijen", rijen) if een.soort is soort)
        self._pagina = MeldingPagina(self._omgeving, rij.id)
        self._pagina.resize(1100, 700)
        self._pagina.show()
        self._stap = 0
        self._wacht = QTimer()
        self._wacht.setInterval(50)
        self._wacht.timeout.connect(self._verder)
        self._wacht.start()

    def _verder(self) -> None:
        pagina = self._pagina
        if not pagina.stappen.is_klaar or pagina.blad is None or not self._broker.stil:
            return
        self._stap += 1
        if self._stap == 1:
            pagina.tabs.ga(Tab.BEOORDELING)
            return
        weegblad = pagina.tabs.weegblad
        if weegblad is None or not weegblad.is_klaar:
            return
        if self._waar != WAARUIT:
            self._wacht.stop()
            self._in_besluit(weegblad.blad)
        elif weegblad.blad.nu.uitkomst is not Weging.FASE_2:
            weegblad.kies(Weging.FASE_2)
        else:
            vak = self._eerste_waaruit()
            if vak is not None:
                self._wacht.stop()
                self._begin(vak, self._wie)

    def _eerste_waaruit(self) -> QWidget | None:
        """Answer the questions with yes until one asks what that is seen from."""
        for pil in self._pagina.findChildren(QRadioButton):
            naam = pil.objectName()
            if naam.startswith("beoordelingspunt.") and naam.endswith(".antwoord[ja]"):
                pil.click()
                vak = self._pagina.findChild(QWidget, naam.replace(".antwoord[ja]", ".waaruit"))
                if vak is not None and vak.isVisible():
                    return vak
        return None

    def _in_besluit(self, blad) -> None:
        self._dialoog = BesluitDialoog(self._pagina, self._omgeving, blad)
        self._dialoog.open()
        self._begin(self._dialoog.afwijkend, self._wie)


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    typist = Weegtypist(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
    sys.exit(app.exec())
