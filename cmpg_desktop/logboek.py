"""The log file: what the program did, never what anyone typed.

Exceptions are written as class names with the places in the code; their texts may hold what a
person typed and stay out. Writing is done by a thread of its own.
"""

import copy
import logging
import platform
import queue
import traceback
from logging.handlers import QueueHandler, QueueListener, RotatingFileHandler
from pathlib import Path
from types import TracebackType

from cmpg_desktop import __version__
from cmpg_desktop.typen import override

_OPMAAK = "%(asctime)s %(levelname)s %(name)s %(message)s"
_BESTAND = "cmpg.log"
_OMVANG = 512 * 1024


class ZonderGegevens(logging.Formatter):
    """Writes exceptions without their texts."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        # Another handler may have kept its own account of the exception, with the text in it.
        eigen = copy.copy(record)
        eigen.exc_text = None
        return super().format(eigen)

    @override
    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        soort, fout, spoor = ei
        if soort is None or fout is None:
            return ""
        regels = [
            f"  {Path(stap.filename).name}:{stap.lineno} {stap.name}"
            for stap in traceback.extract_tb(spoor)
        ]
        oorzaak: BaseException | None = fout.__cause__
        while oorzaak is not None:
            regels.append(f"  door {type(oorzaak).__qualname__}")
            oorzaak = oorzaak.__cause__
        return "\n".join([soort.__qualname__, *regels])


class Logboek:
    """The running log; `open` may be called from a worker, once the folder is known."""

    def __init__(self) -> None:
        self._wachtrij: queue.SimpleQueue[logging.LogRecord] = queue.SimpleQueue()
        self._handler = _Ruw(self._wachtrij)
        self._luisteraar: QueueListener | None = None
        wortel = logging.getLogger("cmpg_desktop")
        wortel.setLevel(logging.INFO)
        wortel.addHandler(self._handler)
        self._map: Path | None = None

    def open(self, folder: Path) -> None:
        """Begin writing in this folder; what was logged before is written too."""
        if self._luisteraar is not None:
            return
        self._map = folder
        bestand = RotatingFileHandler(
            folder / _BESTAND, maxBytes=_OMVANG, backupCount=3, encoding="utf-8", delay=True
        )
        bestand.setFormatter(ZonderGegevens(_OPMAAK))
        self._luisteraar = QueueListener(self._wachtrij, bestand)
        self._luisteraar.start()

    def bug(
        self, soort: type[BaseException], fout: BaseException, spoor: TracebackType | None
    ) -> None:
        """Write down an exception that nobody caught."""
        logging.getLogger("cmpg_desktop").error("uncaught", exc_info=(soort, fout, spoor))

    def sluit(self) -> None:
        """Write what is left and stop."""
        logging.getLogger("cmpg_desktop").removeHandler(self._handler)
        if self._luisteraar is not None:
            self._luisteraar.stop()
            for handler in self._luisteraar.handlers:
                handler.close()
            self._luisteraar = None

    def verslag(self) -> str:
        """Tell what a technician needs: versions and the end of the log. No personal data."""
        import PySide6  # noqa: PLC0415  (this and the next: only needed here)
        import sqlalchemy  # noqa: PLC0415
        import sqlcipher3.dbapi2 as sqlcipher  # noqa: PLC0415

        regels = [
            f"cmpg-desktop {__version__}",
            f"Python {platform.python_version()} op {platform.system()} {platform.release()}",
            f"PySide6 {PySide6.__version__}",
            f"SQLAlchemy {sqlalchemy.__version__}, SQLite {sqlcipher.sqlite_version}",
            "",
            "Laatste regels van het logboek:",
        ]
        if self._map is not None and (self._map / _BESTAND).exists():
            tekst = (self._map / _BESTAND).read_text(encoding="utf-8", errors="replace")
            regels += tekst.splitlines()[-200:]
        return "\n".join(regels)


class _Ruw(QueueHandler):
    """Hands over the record with its exception; the formatter at the other end leaves texts out."""

    @override
    def prepare(self, record: logging.LogRecord) -> logging.LogRecord:
        return record
