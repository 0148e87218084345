"""A second sign-in at one workstation, kept for a while and never written anywhere."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

DUUR: Final = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanmelding:
    """Who decides; without a password for who is signed in already, and in a demonstration."""

    wie: UUID
    naam: str
    wachtwoord: str = field(default="", repr=False)


class Rondeaanmelding(QObject):
    """Holds a second sign-in for a quarter of an hour; the clock decides, the timer only tells.

    Signals:
        gewijzigd: somebody signed in, or it is over.
    """

    gewijzigd = Signal()

    def __init__(self, klok: Callable[[], datetime], ouder: QObject) -> None:
        super().__init__(ouder)
        self._klok = klok
        self._aanmelding: Aanmelding | None = None
        self._tot: datetime | None = None
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.timeout.connect(self.vergeet)

    @property
    def wie(self) -> Aanmelding | None:
        """Who signed in, as long as it holds."""
        if self._tot is not None and self._klok() >= self._tot:
            self.vergeet()
        return self._aanmelding

    @property
    def tot(self) -> datetime | None:
        """Until when it holds."""
        return self._tot

    def begin(self, aanmelding: Aanmelding) -> None:
        """Keep it from now on."""
        self._aanmelding = aanmelding
        self._tot = self._klok() + DUUR
        self._over.start(round(DUUR.total_seconds() * 1000))
        self.gewijzigd.emit()

    def vergeet(self) -> None:
        """Forget who it was and what they typed."""
        was = self._aanmelding
        self._aanmelding = self._tot = None
        self._over.stop()
        if was is not None:
            self.gewijzigd.emit()
