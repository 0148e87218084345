"""Part of a name to painted results, among 100,000 persons, against the bare query."""

import statistics
import time
from pathlib import Path

from maat import Meting, proefmap
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import event
from werk import NU, geopend

from cmpg_desktop.berichten.zoeken import Zoek
from cmpg_desktop.broker.broker import Broker
from cmpg_desktop.broker.journaallaan import Journaallaan
from cmpg_desktop.database.vastevraag import GevuldeVraag
from cmpg_desktop.views import thema
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.schil import Schil
from cmpg_desktop.views.toestand import Toestand
from cmpg_desktop.views.zoek import TOON, Zoeker

DELEN = ("jans", "bakk", "vries", "berg", "meijer", "smit", "visser", "dijk", "boer", "mulder")


class _Gekeken(QObject):
    """Sees the list being filled, and then painted."""

    def __init__(self) -> None:
        super().__init__()
        self.gevuld = False
        self.getekend = False

    def vul(self, *_waar: object) -> None:
        self.gevuld = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.getekend = self.gevuld
        return False


def _zoek(deel: str) -> Zoek:
    return Zoek(tekst=deel, limiet=TOON)


def _kale_vraag(werk, deel: str) -> float:
    """All statements of one search, on the driver itself: what the database alone costs."""
    gevraagd: list[tuple[str, object]] = []
    gezien: list[str] = []

    def luister(_verbinding, _cursor, opdracht, waarden, _context, _veel) -> None:
        gevraagd.append((opdracht, waarden))

    def klaar(vraag, dialect):
        plan, waarden = echt(vraag, dialect)
        gevraagd.append((plan.sql, waarden))
        return plan, waarden

    def volg(rauw, _regel, _verbinding) -> None:
        rauw.set_trace_callback(gezien.append)

    def volg_niet(rauw, _regel) -> None:
        rauw.set_trace_callback(None)

    engine = werk.uitvoering.database.engine
    luisteraars = (
        (engine, "before_cursor_execute", luister),
        (engine, "checkout", volg),
        (engine, "checkin", volg_niet),
    )
    echt, GevuldeVraag.klaar = GevuldeVraag.klaar, klaar
    for luisteraar in luisteraars:
        event.listen(*luisteraar)
    werk.vraag(_zoek(deel))
    for luisteraar in luisteraars:
        event.remove(*luisteraar)
    GevuldeVraag.klaar = echt
    lezend = [een for een in gevraagd if een[0].startswith(("SELECT", "WITH"))]
    # Nothing of the search may slip past this list: the driver itself counted along.
    van_ons = [een for een in gezien if "'main'" not in een]  # the index reads its own tables so
    assert len(lezend) == sum(een.startswith(("SELECT", "WITH")) for een in van_ons)
    with engine.connect() as verbinding:
        rauw = verbinding.connection.driver_connection
        begin = time.perf_counter()
        for opdracht, waarden in lezend:
            rauw.execute(opdracht, waarden).fetchall()
        return time.perf_counter() - begin


def meet(folder: Path, *, snel: bool) -> list[Meting]:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    thema.pas_toe(app, thema.Thema.LICHT)
    with geopend(proefmap(folder, 10_000)) as werk:
        broker = Broker(lambda: werk.uitvoering, lambda: NU)
        broker.actor = werk.actor
        omgeving = Omgeving(broker, Journaallaan(broker), Toestand({}, lambda _: None))
        schil = Schil([])
        Zoeker(omgeving, schil.zoek)
        schil.show()
        schil.activateWindow()
        schil.zoek.setFocus()
        _wacht(app, schil.zoek.hasFocus)
        kaal, vraag, scherm = [], [], []
        for ronde in range(2 if snel else 6):
            for deel in DELEN:
                kaal.append(_kale_vraag(werk, deel))
                begin = time.perf_counter()
                werk.vraag(_zoek(deel))
                vraag.append(time.perf_counter() - begin)
                scherm.append(_op_scherm(app, schil, deel))
                if ronde == 0 and deel == DELEN[0]:
                    kaal.clear()
                    vraag.clear()
                    scherm.clear()
        schil.close()
    mediaan = statistics.median
    paren = mediaan([s / k for s, k in zip(scherm, kaal, strict=True)])
    return [
        Meting("zoeken: kale vraag aan de database", mediaan(kaal) * 1000, "ms", 16),
        Meting("zoeken: hele vraag, met weging en waar het bij hoort", mediaan(vraag) * 1000, "ms"),
        Meting("zoeken: deel van een naam tot getekend", mediaan(scherm) * 1000, "ms"),
        Meting("zoeken: getekend tegen de kale vraag", paren, "x", 3),
    ]


def _op_scherm(app: QApplication, schil: Schil, deel: str) -> float:
    """From the last key until the answer to it stands in the window, painting included."""
    kijker = _Gekeken()
    schil.zoek.clear()
    QTest.keyClicks(schil.zoek, deel[:-1])
    _wacht(app, lambda: schil.zoek.is_open)
    lijst = schil.zoek.lijst
    _stil(app)
    lijst.viewport().installEventFilter(kijker)
    # Other words in as many lines, or other lines.
    gevuld = (lijst.model().modelReset, lijst.model().dataChanged)
    for sein in gevuld:
        sein.connect(kijker.vul)
    begin = time.perf_counter()
    QTest.keyClicks(schil.zoek, deel[-1])
    _wacht(app, lambda: kijker.getekend)
    einde = time.perf_counter()
    for sein in gevuld:
        sein.disconnect(kijker.vul)
    lijst.viewport().removeEventFilter(kijker)
    return einde - begin


def _stil(app: QApplication) -> None:
    einde = time.perf_counter() + 0.15
    _wacht(app, lambda: time.perf_counter() > einde)


def _wacht(app: QApplication, klaar) -> None:
    """Sleep until Qt has something to do, as the real event loop does, and look again.

    A loop round `processEvents()` alone never sleeps: it takes Python's lock from the worker that
    answers, again and again, and measured mostly itself.
    """
    einde = time.perf_counter() + 20
    wekker = QTimer()
    wekker.start(50)
    while not klaar():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.perf_counter() > einde:
            raise RuntimeError("the search did not answer")
    wekker.stop()
