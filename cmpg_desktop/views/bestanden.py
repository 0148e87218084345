"""Files of the person: read, written and opened, never on the GUI thread."""

import mimetypes
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from shiboken6 import isValid

from cmpg_desktop.berichten.documenten import MAX_BIJLAGE, Bestand
from cmpg_desktop.berichten.fouten import Omgevingsfout, Regelfout

MB = 1024 * 1024

Klaar = Callable[[Any], None]
Mislukt = Callable[[Exception], None]


class Bestandswerk(QObject):
    """Runs plain functions on a worker thread and brings the answer back to this one.

    It lives as long as the application: a worker holds its number and nothing of a page.
    """

    _aangekomen = Signal(int, object, object)

    def __init__(self, ouder: QObject) -> None:
        super().__init__(ouder)
        self._nummer = 0
        self._wachtend: dict[int, tuple[Klaar, Mislukt, QObject]] = {}
        self._aangekomen.connect(self._bij_antwoord, Qt.ConnectionType.QueuedConnection)

    def doe(
        self, werk: Callable[[], object], klaar: Klaar, mislukt: Mislukt, *, eigenaar: QObject
    ) -> None:
        """Run `werk` elsewhere; the answer is dropped when `eigenaar` is gone by then."""
        self._nummer += 1
        self._wachtend[self._nummer] = (klaar, mislukt, eigenaar)
        QThreadPool.globalInstance().start(_taak(self._nummer, werk, self._aangekomen.emit))

    @property
    def stil(self) -> bool:
        """Say whether nothing is under way."""
        return not self._wachtend

    def _bij_antwoord(self, nummer: int, antwoord: object, fout: Exception | None) -> None:
        klaar, mislukt, eigenaar = self._wachtend.pop(nummer)
        if not isValid(eigenaar):
            return
        if fout is None:
            klaar(antwoord)
        else:
            mislukt(fout)


def _taak(
    nummer: int, werk: Callable[[], object], bezorg: Callable[[int, object, object], None]
) -> Callable[[], None]:
    def draai() -> None:
        try:
            antwoord = werk()
        except OSError as fout:
            bezorg(nummer, None, _bestandsfout(fout))
        # Told to who asked, as the broker does.
        except Exception as fout:
            bezorg(nummer, None, fout)
        else:
            bezorg(nummer, antwoord, None)

    return draai


def bestandswerk() -> Bestandswerk:
    """Return the one that reads and writes files; it is made at the first need."""
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("there is no application yet")
    gevonden = app.findChild(Bestandswerk, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return gevonden or Bestandswerk(app)


def lees(pad: Path) -> Bestand:
    """Read a file to attach; refused when it is too large or empty."""
    omvang = pad.stat().st_size
    if omvang > MAX_BIJLAGE:
        raise Regelfout(
            f"“{pad.name}” is te groot: {omvang / MB:.0f} MB. Er past ten hoogste "
            f"{MAX_BIJLAGE // MB} MB.",
            wat_nu="Maak het kleiner, of voeg alleen de bladzijden toe die nodig zijn.",
        )
    if not pad.is_file():
        raise Regelfout(
            f"“{pad.name}” is een map.", wat_nu="Voeg de bestanden zelf toe, een voor een."
        )
    if omvang == 0:
        raise Regelfout(f"“{pad.name}” is leeg.", wat_nu="Kies een ander bestand.")
    mime = mimetypes.guess_type(pad.name)[0] or "application/octet-stream"
    return Bestand(naam=pad.name, mime=mime, bytes=pad.read_bytes())


def schrijf(pad: Path, inhoud: bytes) -> Path:
    """Write a file where the person wants it, whole or not at all."""
    tijdelijk = pad.with_name(f".{pad.name}.deel")
    tijdelijk.write_bytes(inhoud)
    tijdelijk.replace(pad)
    return pad


def open_met_programma(pad: Path) -> bool:
    """Let the system open a file in its own program (Word); False when there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(pad)))


def _bestandsfout(fout: OSError) -> Omgevingsfout:
    naam = Path(str(fout.filename)).name if fout.filename else "het bestand"
    soort = {
        FileNotFoundError: f"“{naam}” is er niet meer.",
        PermissionError: f"“{naam}” mag dit programma niet lezen of schrijven.",
        IsADirectoryError: f"“{naam}” is een map.",
    }.get(type(fout), f"“{naam}” kan niet worden gelezen of geschreven.")
    return Omgevingsfout(soort, wat_nu="Kies een ander bestand of een andere map.")
