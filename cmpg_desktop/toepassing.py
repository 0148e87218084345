"""The running program: from an opened database to a person at work, and back to a closed one."""

import json
import platform
import sys
import time
from datetime import UTC, datetime, timedelta
from types import TracebackType
from uuid import UUID

from PySide6.QtCore import QEvent, QLocale, QObject, QTimer, QTranslator
from PySide6.QtCore import QLibraryInfo
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from cmpg_desktop import openen
from cmpg_desktop.berichten.fouten import CmpgFout, Omgevingsfout
from cmpg_desktop.berichten.kern import Backend, Changes, Lane
from cmpg_desktop.berichten.team import (
    BeginLezen,
    Beginstand,
    Instellingen,
    Medewerker,
    MeldAan,
    NieuwAccount,
    RichtIn,
)
from cmpg_desktop.broker.broker import Broker
from cmpg_desktop.broker.journaallaan import Journaallaan
from cmpg_desktop.logboek import Logboek
from cmpg_desktop.models.herstel import Herstel
from cmpg_desktop.opties import Opties
from cmpg_desktop.toestandbestand import Toestandbestand
from cmpg_desktop.views.foutvenster import FoutVenster
from cmpg_desktop.views.inrichten import InrichtKaart
from cmpg_desktop.views.kaarten import (
    AanmeldKaart,
    FoutKaart,
    HerstelcodeKaart,
    SleutelKaart,
    WachtKaart,
    functie_van,
)
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.regie import Regie
from cmpg_desktop.views.teruggevonden import toon_teruggevonden
from cmpg_desktop.views.venster import Venster

VERGRENDEL_MINUTEN = 15
_TYPEN = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class Klok:
    """The only clock. In a demonstration it may be set to another day; it runs on from there."""

    def __init__(self) -> None:
        self._verschil = timedelta()

    def __call__(self) -> datetime:
        """Give this moment, in UTC."""
        return datetime.now(UTC) + self._verschil

    def zet(self, moment: datetime) -> None:
        """Run on from this moment."""
        self._verschil = moment.astimezone(UTC) - datetime.now(UTC)


class Toepassing(QObject):
    """Joins the parts: opening, signing in, working, locking, closing."""

    def __init__(
        self, app: QApplication, venster: Venster, opties: Opties, bestand: Toestandbestand
    ) -> None:
        super().__init__(venster)
        self._app = app
        self._venster = venster
        self._opties = opties
        self._bestand = bestand
        self._klok = Klok()
        self._logboek = Logboek()
        self._opener = openen.Opener(opties.map, demo=opties.demo, logboek=self._logboek.open)
        self._broker: Broker | None = None
        self._journaal: Journaallaan | None = None
        self._omgeving: Omgeving | None = None
        self._regie: Regie | None = None
        self._begin: Beginstand | None = None
        self._kaart: QWidget | None = None
        self._stil = QTimer(self)
        self._stil.setSingleShot(True)
        self._stil.timeout.connect(self._na_stilte)
        sys.excepthook = self._bij_bug
        venster.sluit_als(self._mag_sluiten)
        self._vertaal_knoppen()

    def begin(self) -> None:
        """Open the database that was asked for."""
        self._open()
'''
'''
