"""Een nagemaakt werk achter een echte Broker: antwoorden staan klaar, opdrachten worden bewaard."""

import threading
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from cmpg_desktop.berichten.kern import Change, Changes, Noun

# Donderdag 15 januari 2026, kwart over tien in de ochtend in Nederland.
NU = datetime(2026, 1, 15, 9, 15, tzinfo=UTC)


@dataclass
class Klok:
    """Een klok die alleen loopt als de proef hem verzet."""

    moment: datetime = NU

    def __call__(self) -> datetime:
        return self.moment

    def later(self, **stap):
        self.moment += timedelta(**stap)


@dataclass
class NepJournaal:
    """Een journaal in het geheugen; `inhoud` is wat er na een val van het programma nog staat."""

    inhoud: dict = field(default_factory=dict)
    vooraf: tuple = ()
    accounts: list = field(default_factory=list)
    geschreven: int = 0
    fout: Exception | None = None

    def open(self, account):
        self.accounts.append(account)
        return self.vooraf

    def bewaar(self, regels, klaar):
        if self.fout is not None:
            raise self.fout
        self.geschreven += 1
        for command, tekst in regels:
            self.inhoud[command.opdracht] = (command, tekst)
        for opdracht in klaar:
            self.inhoud.pop(opdracht, None)

    def close(self):
        return None


class NepBackend:
    """Het werk zoals de Broker het ziet.

    `antwoorden[SoortVraag]` is een snapshot, een fout, of een functie van de vraag.
    `gevolgen[SoortOpdracht]` is Changes, een fout, een functie van de opdracht, of een lijst
    daarvan: dan geldt de eerste voor de eerste keer, enzovoort. Zonder gevolg lukt een opdracht.
    `poort.clear()` houdt al het werk tegen tot `poort.set()`.
    """

    def __init__(self) -> None:
        self.antwoorden = {}
        self.gevolgen = {}
        self.gevraagd = []
        self.gedaan = []
        self.contexten = []
        self.draden = set()
        self.gesloten = False
        self.het_journaal = NepJournaal()
        self.poort = threading.Event()
        self.poort.set()

    def ask(self, query, context, gevolgd):
        self._binnen(context)
        self.gevraagd.append(query)
        return geef(self.antwoorden[type(query)], query, gevolgd)

    def do(self, command, context, gevolgd):
        self._binnen(context)
        self.gedaan.append(command)
        gevolg = self.gevolgen.get(type(command))
        if isinstance(gevolg, list):
            gevolg = gevolg.pop(0) if gevolg else None
        if gevolg is None:
            rij = getattr(command, "id", None) or command.opdracht
            gevolg = Changes(
                opdracht=command.opdracht, rijen=frozenset({Change(noun=Noun.NOTITIE, id=rij)})
            )
        changes = geef(gevolg, command, gevolgd)
        return replace(changes, opdracht=command.opdracht, initiator=context.initiator)

    def journaal(self):
        return self.het_journaal

    def close(self):
        self.gesloten = True

    def opdrachten(self, soort):
        """Geef de opdrachten van een soort die binnenkwamen."""
        return [command for command in self.gedaan if isinstance(command, soort)]

    def _binnen(self, context):
        self.draden.add(threading.current_thread().name)
        self.contexten.append(context)
        assert self.poort.wait(10), "de poort bleef dicht"


def geef(wat, verzoek, gevolgd):
    """Geef wat klaarstaat, of reken het uit; een fout wordt opgegooid."""
    if callable(wat):
        wat = wat(verzoek, gevolgd) if getattr(wat, "volgt", False) else wat(verzoek)
    if isinstance(wat, Exception):
        raise wat
    return wat
