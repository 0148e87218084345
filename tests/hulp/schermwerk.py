"""Een broker met een journaal op nagemaakt werk, voor proeven zonder pagina's."""

from contextlib import contextmanager

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
