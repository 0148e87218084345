"""Let a person choose one of several values."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QSizePolicy, QWidget

from cmpg_desktop.typen import override
from cmpg_desktop.views.onderdelen.basis import noem, zonder_mnemoniek
from cmpg_desktop.views.onderdelen.stroom import Stroom

NOG_NIET_BEKEND = "nog niet bekend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Optie:
    """A value and the words for it."""

    waarde: object
    tekst: str


def _met_onbekend(opties: Sequence[Optie], onbekend: str) -> tuple[Optie, ...]:
    """Return the options with the value None in front, unless `onbekend` is empty."""
    return (Optie(waarde=None, tekst=onbekend), *opties) if onbekend else tuple(opties)


class Keuze(QComboBox):
    """A drop-down list; not knowing yet is a value of its own (None).

    Signals:
        gekozen(object): the person chose this value.
    """

    gekozen = Signal(object)

    def __init__(
        self,
        opties: Sequence[Optie],
        *,
        naam: str,
        toegankelijk: str = "",
        onbekend: str = NOG_NIET_BEKEND,
    ) -> None:
        super().__init__()
        noem(self, naam, toegankelijk)
        self._onbekend = onbekend
        self._opties: tuple[Optie, ...] = ()
        # A long option must not widen the form: the list is as wide as it needs.
        beleid = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(beleid)
        self.setMinimumContentsLength(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.zet_opties(opties)
        if opties and not onbekend:
            self.setCurrentIndex(0)
        self.activated.connect(self._meld)

    def zet_opties(self, opties: Sequence[Optie]) -> None:
        """Offer other values; the chosen one stays when it is still there."""
        waarde = self.waarde()
        self._opties = _met_onbekend(opties, self._onbekend)
        self.clear()
        self.addItems([optie.tekst for optie in self._opties])
        self.zet_waarde(waarde)

    def waarde(self) -> object:
        """Return the chosen value, None when it is not known yet."""
        index = self.currentIndex()
        return self._opties[index].waarde if index >= 0 else None

    def zet_waarde(self, waarde: object) -> None:
        """Show `waarde`; one that is not among the options shows as nothing chosen."""
        waarden = [optie.waarde for optie in self._opties]
        self.setCurrentIndex(waarden.index(waarde) if waarde in waarden else -1)

    def _meld(self, index: int) -> None:
        self.gekozen.emit(self._opties[index].waarde)

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        # Scrolling a form must not change an answer on the way.
        e.ignore()


class Pillen(QWidget):
    """A few options beside each other, reachable by the arrow keys.

    Signals:
        gekozen(object): the person chose this value.
    """

    gekozen = Signal(object)

    def __init__(
        self,
        opties: Sequence[Optie],
        *,
        naam: str,
        toegankelijk: str = "",
        onbekend: str = NOG_NIET_BEKEND,
    ) -> None:
        super().__init__()
        noem(self, naam, toegankelijk)
        self._opties = _met_onbekend(opties, onbekend)
        self._groep = QButtonGroup(self)
        stroom = Stroom(self)
        for nummer, optie in enumerate(self._opties):
            knop = QRadioButton(zonder_mnemoniek(optie.tekst))
            knop.setProperty("rol", "pil")
            noem(knop, f"{naam}[{optie.waarde}]", optie.tekst)
            self._groep.addButton(knop, nummer)
            stroom.addWidget(knop)
        self._groep.idClicked.connect(self._meld)
        beleid = self.sizePolicy()
        beleid.setHeightForWidth(True)
        self.setSizePolicy(beleid)
        if self._opties:
            self.setFocusProxy(self._groep.button(0))

    def waarde(self) -> object:
        """Return the chosen value; None when it is not known yet or nothing is chosen."""
        nummer = self._groep.checkedId()
        return self._opties[nummer].waarde if nummer >= 0 else None

    def zet_waarde(self, waarde: object) -> None:
        """Show `waarde` without telling it as a choice of the person."""
        for nummer, optie in enumerate(self._opties):
            if optie.waarde == waarde:
                knop = self._groep.button(nummer)
                knop.setChecked(True)
                self.setFocusProxy(knop)
                return
        self._groep.setExclusive(False)
        for knop in self._groep.buttons():
            knop.setChecked(False)
        self._groep.setExclusive(True)

    def _meld(self, nummer: int) -> None:
        self.setFocusProxy(self._groep.button(nummer))
        self.gekozen.emit(self._opties[nummer].waarde)
