"""Wat schermproeven delen: een broker met een journaal, werk van een ander, en iets opzoeken."""

from contextlib import contextmanager

from PySide6.QtWidgets import QWidget

from cmpg_desktop.broker.broker import Broker
from cmpg_desktop.broker.journaallaan import Journaallaan


@contextmanager
def open_broker(maak_backend, klok):
    """Geef een broker, en sluit hem ook als de proef valt."""
    broker = Broker(maak_backend, klok, toestel="proef")
    try:
        yield broker
    finally:
        broker.close()
        broker.deleteLater()


@contextmanager
def open_journaal(qtbot, broker, account):
    """Geef de journaallaan van wie zich aanmeldt; `account` None: nog niemand."""
    laan = Journaallaan(broker)
    try:
        if account is not None:
            laan.open(account)
            qtbot.waitUntil(lambda: laan.is_open)
        yield laan
    finally:
        laan.sluit()
        laan.deleteLater()


def doe(qtbot, omgeving, command):
    """Voer een opdracht uit alsof een ander scherm het deed."""
    return _wacht_op(qtbot, omgeving.broker.do, command)


def lees(qtbot, omgeving, query):
    """Stel een vraag buiten de pagina om."""
    return _wacht_op(qtbot, omgeving.broker.ask, query)


def _wacht_op(qtbot, stuur, bericht):
    klaar = []
    stuur(bericht, klaar.append, klaar.append)
    qtbot.waitUntil(lambda: bool(klaar))
    assert not isinstance(klaar[0], Exception), klaar[0]
    return klaar[0]


def kind(ouder, naam, soort=QWidget):
    """Geef het onderdeel met deze naam; het moet er zijn."""
    gevonden = ouder.findChild(soort, naam)
    assert gevonden is not None, naam
    return gevonden
