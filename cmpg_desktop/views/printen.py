"""Print what a page shows: which printer, the PDF made by a worker, and sent by the broker.

Nothing here asks the printing system on the GUI thread: a printer that is away would hold it up.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from cmpg_desktop.berichten.documenten import DrukPdfAf, Printers
from cmpg_desktop.broker.broker import Broker
from cmpg_desktop.typen import override
from cmpg_desktop.views.afdruk import maak_pdf
from cmpg_desktop.views.bestanden import bestandswerk
from cmpg_desktop.views.melding.dialogen import Dialoog
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie
from cmpg_desktop.views.onderdelen.veld import Veld

GEEN_PRINTER = "Er is nu geen printer. Sluit er een aan en probeer het dan opnieuw."


class Printdialoog(Dialoog):
    """Choose one of the printers there are now.

    Signals:
        gekozen(str): the printer.
    """

    gekozen = Signal(str)

    def __init__(
        self, ouder: QWidget, printers: tuple[str, ...], *, naam: str, titel: str = "Afdrukken"
    ) -> None:
        super().__init__(ouder, naam=naam, titel=titel, uitleg="", ja="Afdrukken")
        self.keuze = Keuze(
            [Optie(waarde=printer, tekst=printer) for printer in printers],
            naam=f"{naam}.printer",
            onbekend="",
        )
        self.inhoud.addWidget(Veld("Printer", self.keuze))
        self.ja.setFocus()

    @override
    def bevestig(self) -> bool:
        """Hand over the printer."""
        self.gekozen.emit(str(self.keuze.waarde()))
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Drukwerk:
    """What is printed. `titel` is read at the printer: never a name (besluit 29).

    `maak` lays it out and runs outside the GUI thread.
    """

    titel: str
    maak: Callable[[], QTextDocument]
    liggend: bool = True
    melding_id: UUID | None = None


def druk_af(
    ouder: QWidget,
    broker: Broker,
    werk: Drukwerk,
    zeg: Callable[[str], None],
    mislukt: Callable[[Exception], None],
) -> None:
    """Ask which printer, and print on it; `zeg` hears how far it is."""

    def bij_printers(printers: tuple[str, ...]) -> None:
        if not printers:
            zeg(GEEN_PRINTER)
            return
        dialoog = Printdialoog(
            ouder.window(), printers, naam="afdrukken", titel=f"{werk.titel} afdrukken"
        )
        dialoog.gekozen.connect(maak)
        dialoog.open()

    def maak(printer: str) -> None:
        bestandswerk().doe(
            lambda: maak_pdf(werk.maak(), werk.titel, liggend=werk.liggend),
            lambda pdf: stuur(pdf, printer),
            mislukt,
            eigenaar=ouder,
        )

    def stuur(pdf: bytes, printer: str) -> None:
        vraag = DrukPdfAf(pdf=pdf, printer=printer, titel=werk.titel, melding_id=werk.melding_id)
        broker.ask(vraag, lambda _niets: zeg(f"Naar {printer} gestuurd."), mislukt, eigenaar=ouder)

    zeg("Printers worden opgezocht …")
    broker.ask(Printers(), bij_printers, mislukt, eigenaar=ouder)
