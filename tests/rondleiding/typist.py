"""Types a telefoonnotitie in the real page until someone kills it; run by moord.py.

Each character is told on stdout with the shared clock, just after it was typed.
"""

import sys
import time
from pathlib import Path

BRON = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(BRON))

from PySide6.QtCore import QTimer  # noqa: E402  (the path comes first)
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from cmpg_desktop.berichten.kern import nieuw_id  # noqa: E402
from cmpg_desktop.berichten.team import BeginLezen, MeldAan  # noqa: E402
from cmpg_desktop.broker.broker import Broker  # noqa: E402
from cmpg_desktop.broker.journaallaan import Journaallaan  # noqa: E402
from cmpg_desktop.database.plek import Plek  # noqa: E402
from cmpg_desktop.klok import Klok  # noqa: E402
from cmpg_desktop.openen import open_embedded  # noqa: E402
from cmpg_desktop.views.omgeving import Omgeving  # noqa: E402
from cmpg_desktop.views.telefoon import TelefoonPagina  # noqa: E402
from cmpg_desktop.views.toestand import Toestand  # noqa: E402

TEKENS = "abcdefghij klmnopqrst uvwxyz. "


class Typist:
    def __init__(self, folder: Path, tempo_ms: int) -> None:
        klok = Klok()
        self._broker = Broker(lambda: open_embedded(Plek(folder), nu=klok()).uitvoering, klok)
        self._tempo_ms = tempo_ms
        self._teller = 0
        self._merk = nieuw_id().hex[-8:]
        self._broker.ask(BeginLezen(), self._kies)

    def _kies(self, begin) -> None:
        self._broker.ask(MeldAan(medewerker_id=begin.accounts[0].id), self._werk)

    def _werk(self, wie) -> None:
        self._broker.actor = wie.id
        journaal = Journaallaan(self._broker)
        self._omgeving = Omgeving(self._broker, journaal, Toestand({}, lambda _: None))
        self._omgeving.medewerker = wie
        journaal.open(wie.id)
        self._pagina = TelefoonPagina(self._omgeving, None)
        self._pagina.resize(1100, 700)
        self._pagina.show()
        vak = self._pagina.findChild(QWidget, "notitie.tekst")
        assert vak is not None
        self._begin(vak, wie)

    def _begin(self, vak: QWidget, wie) -> None:
        self._vak = vak
        vak.setFocus()
        print(f"wie {wie.id}", flush=True)
        print(f"merk {self._merk}", flush=True)
        self._klokje = QTimer()
        self._klokje.setInterval(self._tempo_ms)
        self._klokje.timeout.connect(self._typ)
        self._klokje.start()

    def _typ(self) -> None:
        # The mark comes first, so that the note is found again.
        tekst = f"{self._merk} "
        teken = tekst[self._teller] if self._teller < len(tekst) else None
        if teken is None:
            teken = TEKENS[self._teller % len(TEKENS)]
        QTest.keyClicks(self._vak, teken)
        self._teller += 1
        print(f"{time.monotonic():.4f} {teken!r}", flush=True)


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    typist = Typist(Path(sys.argv[1]), int(sys.argv[2]))
    sys.exit(app.exec())
