"""A line between program and server that counts round trips, and can be slow or cut."""

import socket
import threading
import time
from contextlib import contextmanager


class Tussenpersoon:
    """Listens on loopback and passes on to a server on loopback.

    A round trip is: the program sends, after the server spoke last. What it sends in one go
    (a pipeline) counts once.
    """

    def __init__(self, doel: tuple[str, int] | str, vertraging: float = 0.0):
        self._doel = doel
        self._vertraging = vertraging
        self._luister = socket.create_server(("127.0.0.1", 0))
        self.poort = self._luister.getsockname()[1]
        self.rondes = 0
        self._aan_de_beurt = "server"
        self._slot = threading.Lock()
        self._draden: list[threading.Thread] = []
        self._lijnen: list[socket.socket] = []
        self._start(self._neem_op)

    def nul(self) -> None:
        with self._slot:
            self.rondes = 0
            self._aan_de_beurt = "server"

    def sluit(self) -> None:
        for lijn in [self._luister, *self._lijnen]:
            try:
                lijn.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            lijn.close()
        for draad in self._draden:
            draad.join(timeout=5)

    def _start(self, werk, *argumenten) -> None:
        draad = threading.Thread(target=werk, args=argumenten, daemon=True)
        self._draden.append(draad)
        draad.start()

    def _neem_op(self) -> None:
        while True:
            try:
                van, _ = self._luister.accept()
            except OSError:
                return
            soort = socket.AF_UNIX if isinstance(self._doel, str) else socket.AF_INET
            naar = socket.socket(soort)
            naar.connect(self._doel)
            self._lijnen += [van, naar]
            self._start(self._geef_door, van, naar, "program")
            self._start(self._geef_door, naar, van, "server")

    def _geef_door(self, van, naar, wie) -> None:
        while True:
            try:
                stuk = van.recv(65536)
            except OSError:
                return
            if not stuk:
                return
            with self._slot:
                if wie == "program" and self._aan_de_beurt == "server":
                    self.rondes += 1
                self._aan_de_beurt = wie
            if self._vertraging:
                time.sleep(self._vertraging)
            try:
                naar.sendall(stuk)
            except OSError:
                return


@contextmanager
def tussen(doel, vertraging: float = 0.0):
    tussenpersoon = Tussenpersoon(doel, vertraging)
    try:
        yield tussenpersoon
    finally:
        tussenpersoon.sluit()
