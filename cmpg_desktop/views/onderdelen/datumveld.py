"""Take a date the way people write it, with a calendar for who would rather point."""

from collections.abc import Callable
from datetime import date, time
from typing import Final

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QToolButton, QWidget

from cmpg_desktop.typen import override
from cmpg_desktop.views.iconen import icoon
from cmpg_desktop.views.onderdelen.basis import noem
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.thema import RUIMTE_S, maat

DatumLezer = Callable[[str, date], date]
TIJD_FOUT: Final = "Dit is geen tijd. Schrijf bijvoorbeeld 9.15 of 14.00."


def toon_datum(datum: date) -> str:
    """Return the date as it stands in a field: 12-01-2026."""
    return f"{datum:%d-%m-%Y}"


def lees_tijd(tekst: str) -> time:
    """Read "9.15", "9:15", "0915", "9 uur" or "9"; ValueError says what to write instead."""
    kaal = tekst.lower().replace("uur", "").replace(".", ":").strip()
    if kaal.isdigit() and len(kaal) in {3, 4}:
        kaal = f"{kaal[:-2]}:{kaal[-2:]}"
    uren, _, minuten = kaal.partition(":")
    try:
        return time(int(uren), int(minuten or "0"))
    except ValueError:
        raise ValueError(TIJD_FOUT) from None


class Datumveld(Regel):
    """A line that reads dates ("12-1", "vandaag"); F4 or Alt+Down opens a calendar.

    `lees` turns text into a date or raises ValueError with what to do; `vandaag` tells the day.
    Unfinished or unreadable text stays as it was typed.

    Signals:
        datum_gewijzigd(object): the person gave another date, or None for no date.
    """

    datum_gewijzigd = Signal(object)

    def __init__(
        self,
        *,
        naam: str,
        lees: DatumLezer,
        vandaag: Callable[[], date],
        toegankelijk: str = "",
    ) -> None:
        super().__init__(naam=naam, toegankelijk=toegankelijk, voorbeeld="dd-mm-jjjj")
        self._lees = lees
        self._vandaag = vandaag
        self._datum: date | None = None
        self._kalender: QCalendarWidget | None = None
        self.zet_knop("calendar", "Kalender openen (F4)").clicked.connect(self.open_kalender)
        self.editingFinished.connect(self.lees_tekst)

    def datum(self) -> date | None:
        """Return the last valid date."""
        return self._datum

    def zet_datum(self, datum: date | None) -> None:
        """Fill the field without telling it as a change by the person."""
        self._datum = datum
        self.zet_tekst("" if datum is None else toon_datum(datum))
        self.fout_gewijzigd.emit("")

    def lees_tekst(self) -> None:
        """Read what stands in the field; tell the date, or what is wrong with it."""
        tekst = self.tekst()
        try:
            datum = self._lees(tekst, self._vandaag()) if tekst else None
        except ValueError as fout:
            self.fout_gewijzigd.emit(str(fout))
            return
        self._kies(datum)

    def open_kalender(self) -> None:
        """Show the calendar under the field, on the date it has or on today."""
        kalender = self._kalender or self._make_kalender()
        datum = self._datum or self._vandaag()
        kalender.setSelectedDate(QDate(datum.year, datum.month, datum.day))
        kalender.adjustSize()
        kalender.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        kalender.show()
        kalender.setFocus()

    def _make_kalender(self) -> QCalendarWidget:
        kalender = QCalendarWidget(self)
        kalender.setWindowFlag(Qt.WindowType.Popup)
        noem(kalender, f"{self.objectName()}.kalender", "Kalender")
        kalender.setLocale(QLocale("nl_NL"))
        kalender.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        kalender.setGridVisible(False)
        gewoon = QTextCharFormat()  # the weekend in Qt's red is too faint, and says nothing here
        for dag in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            kalender.setWeekdayTextFormat(dag, gewoon)
        kalender.setMinimumSize(maat(280), maat(220))
        for naam, pijl in (("prevmonth", "caret-left"), ("nextmonth", "caret-right")):
            knop = kalender.findChild(QToolButton, f"qt_calendar_{naam}")
            if isinstance(knop, QToolButton):
                knop.setIcon(icoon(pijl))
        kalender.activated.connect(self._kies_uit_kalender)
        kalender.clicked.connect(self._kies_uit_kalender)
        self._kalender = kalender
        return kalender

    def _kies_uit_kalender(self, dag: QDate) -> None:
        if self._kalender is not None:
            self._kalender.hide()
        self.setFocus()
        self._kies(date(dag.year(), dag.month(), dag.day()))

    def _kies(self, datum: date | None) -> None:
        anders = datum != self._datum
        self.zet_datum(datum)
        if anders:
            self.datum_gewijzigd.emit(datum)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        alt_omlaag = (
            arg__1.key() == Qt.Key.Key_Down and arg__1.modifiers() & Qt.KeyboardModifier.AltModifier
        )
        if arg__1.key() == Qt.Key.Key_F4 or alt_omlaag:
            self.open_kalender()
            return
        super().keyPressEvent(arg__1)


class DatumTijdveld(QWidget):
    """A date with a time beside it, for a moment such as an ontvangst.

    Signals:
        gewijzigd(object, object): date or None and time or None, given by the person.
        fout_gewijzigd(str): what is wrong with either; empty when both are fine.
    """

    gewijzigd = Signal(object, object)
    fout_gewijzigd = Signal(str)

    def __init__(
        self,
        *,
        naam: str,
        lees: DatumLezer,
        vandaag: Callable[[], date],
        toegankelijk: str = "",
    ) -> None:
        super().__init__()
        noem(self, f"{naam}.moment", toegankelijk)
        self._tijd: time | None = None
        self._fouten = {"datum": "", "tijd": ""}
        self.datumveld = Datumveld(naam=naam, lees=lees, vandaag=vandaag, toegankelijk=toegankelijk)
        self.tijdveld = Regel(naam=f"{naam}.tijd", toegankelijk="Tijd", voorbeeld="uu.mm")
        self.tijdveld.setMaximumWidth(maat(72))
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(RUIMTE_S)
        rij.addWidget(self.datumveld, 1)
        rij.addWidget(self.tijdveld)
        self.setFocusProxy(self.datumveld)
        self.datumveld.datum_gewijzigd.connect(self._meld)
        self.datumveld.fout_gewijzigd.connect(self._datumfout)
        self.tijdveld.editingFinished.connect(self._lees_tijd)

    def datum(self) -> date | None:
        """Return the last valid date."""
        return self.datumveld.datum()

    def tijd(self) -> time | None:
        """Return the last valid time."""
        return self._tijd

    @property
    def fout(self) -> str:
        """What cannot be read as a date or a time, or an empty text."""
        return self._fouten["datum"] or self._fouten["tijd"]

    def lees(self) -> None:
        """Read what stands in both now."""
        self.datumveld.lees_tekst()
        self._lees_tijd()

    def zet(self, datum: date | None, tijd: time | None) -> None:
        """Fill both without telling it as a change by the person."""
        self.datumveld.zet_datum(datum)
        self._tijd = tijd
        self.tijdveld.zet_tekst("" if tijd is None else f"{tijd:%H.%M}")
        self._fout("tijd", "")

    def _lees_tijd(self) -> None:
        tekst = self.tijdveld.tekst()
        try:
            tijd = lees_tijd(tekst) if tekst else None
        except ValueError as fout:
            self._fout("tijd", str(fout))
            return
        anders = tijd != self._tijd
        self._tijd = tijd
        self.tijdveld.zet_tekst("" if tijd is None else f"{tijd:%H.%M}")
        # The date beside it keeps what is typed there, with its error.
        self._fout("tijd", "")
        if anders:
            self._meld()

    def _datumfout(self, fout: str) -> None:
        self._fout("datum", fout)

    def _fout(self, welk: str, fout: str) -> None:
        self._fouten[welk] = fout
        self.fout_gewijzigd.emit(self.fout)

    def _meld(self) -> None:
        self.gewijzigd.emit(self.datum(), self._tijd)
