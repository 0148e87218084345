"""Opens a test database to ask and do work on it without a window."""

from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from maat import VANDAAG

from cmpg_desktop.berichten.kern import Command, Context, Gevolgd, Query, Stop
from cmpg_desktop.berichten.team import BeginLezen
from cmpg_desktop.database.plek import Plek
from cmpg_desktop.openen import open_embedded

NU = datetime.fromisoformat(f"{VANDAAG}T09:00").replace(tzinfo=ZoneInfo("Europe/Amsterdam"))


class Werk:
    """Asks and does as one person, the casusregisseur of the demonstration."""

    def __init__(self, uitvoering):
        self.uitvoering = uitvoering
        self._gevolgd = Gevolgd(lambda *_: None, Stop())
        self._context = Context(nu=NU)
        wie = next(w for w in self.vraag(BeginLezen()).accounts if "Marloes" in w.naam)
        self.actor = wie.id
        self._context = Context(nu=NU, actor=wie.id)

    def vraag(self, query: Query):
        return self.uitvoering.ask(query, self._context, self._gevolgd)

    def doe(self, command: Command):
        return self.uitvoering.do(command, self._context, self._gevolgd)


@contextmanager
def geopend(folder: Path):
    gevonden = open_embedded(Plek(folder), nu=NU)
    try:
        yield Werk(gevonden.uitvoering)
    finally:
        gevonden.close()
