"""Emergency numbers and the calls that were made, the same in a call and in a melding (E048)."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from cmpg_desktop.berichten.meldingen import SpoedcontactSnapshot
from cmpg_desktop.berichten.velden import Veld as VeldSoort
from cmpg_desktop.views.formulier import Formulier
from cmpg_desktop.views.onderdelen.basis import make_label
from cmpg_desktop.views.onderdelen.kaart import make_lijn
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.views.thema import RUIMTE_S
from cmpg_desktop.werkproces.taal import kort, tijdstip

if TYPE_CHECKING:
    from uuid import UUID

# Shown at once, whatever the database does.
ALARM: Final = ("Alarmnummer", "112")
HOE: Final = "Klik zodra u belt; wie er aan de lijn was vult u later in."
_ANDER: Final = "Ander nummer"


class Spoedlijst(QWidget):
    """A number with a button each, a line for another number, and the calls that were made.

    Signals: `gebeld` (service, number).
    """

    gebeld = Signal(str, str)

    def __init__(self, formulier: Callable[[], Formulier], naam: str) -> None:
        super().__init__()
        self._formulier = formulier
        self._naam = naam
        self._nummers: tuple[tuple[str, str], ...] = ()
        self._contacten: dict[UUID, QWidget] = {}
        self._bellen = QWidget()
        bellen = QVBoxLayout(self._bellen)
        bellen.setContentsMargins(0, 0, 0, 0)
        bellen.setSpacing(RUIMTE_S)
        bellen.addWidget(make_label(HOE, "hint", breekt=True))
        self._rijen = QVBoxLayout()
        self._rijen.setSpacing(RUIMTE_S)
        bellen.addLayout(self._rijen)
        self._dienst = Regel(
            naam=f"{naam}.spoed.dienst", toegankelijk="Ander nummer, dienst", voorbeeld="Dienst"
        )
        self._nummer = Regel(
            naam=f"{naam}.spoed.nummer", toegankelijk="Ander nummer", voorbeeld="Nummer"
        )
        bellen.addWidget(self._ander_nummer())
        self._gebeld = QVBoxLayout()
        self._gebeld.setSpacing(RUIMTE_S)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_S)
        kolom.addWidget(self._bellen)
        kolom.addLayout(self._gebeld)
        self.toon_nummers((ALARM,))

    def zet_bellen(self, mag: bool) -> None:
        """Offer the numbers, or show only the calls that were made."""
        self._bellen.setVisible(mag)

    def toon_nummers(self, nummers: Sequence[tuple[str, str]]) -> None:
        """Show these numbers, 112 always among them."""
        alle = tuple(nummers)
        if not any(nummer == ALARM[1] for _, nummer in alle):
            alle = (ALARM, *alle)
        if alle == self._nummers:
            return
        self._nummers = alle
        _leeg(self._rijen)
        for plek, (dienst, nummer) in enumerate(alle):
            self._rijen.addWidget(self._nummerrij(plek, dienst, nummer))

    def toon_contacten(self, contacten: tuple[SpoedcontactSnapshot, ...]) -> None:
        """Show the calls that were made, each with who was on the line and what came of it."""
        if contacten and not self._contacten:
            self._gebeld.addWidget(make_lijn())
        for contact in contacten:
            if contact.id not in self._contacten:
                vak = self._contactvak(contact)
                self._contacten[contact.id] = vak
                self._gebeld.addWidget(vak)
            vul = self._formulier().vul
            vul(VeldSoort.SPOEDCONTACT_WIE, contact.id, contact.wie)
            vul(VeldSoort.SPOEDCONTACT_UITKOMST, contact.id, contact.uitkomst)

    def wis(self) -> None:
        """Forget the calls that were made: they are of another conversation."""
        self._contacten.clear()
        _leeg(self._gebeld)
        self._dienst.zet_tekst("")
        self._nummer.zet_tekst("")

    def _nummerrij(self, plek: int, dienst: str, nummer: str) -> QWidget:
        rij = QWidget()
        naast = QHBoxLayout(rij)
        naast.setContentsMargins(0, 0, 0, 0)
        naast.setSpacing(RUIMTE_S)
        woorden = QVBoxLayout()
        woorden.setSpacing(0)
        naam = f"{self._naam}.spoed[{plek}]"
        getal = make_label(nummer, "sectie")
        getal.setObjectName(f"{naam}.nummer")
        getal.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        woorden.addWidget(getal)
        woorden.addWidget(make_label(dienst, "hint", breekt=True))
        knop = _belknop(f"{naam}.bel", f"{dienst}, {nummer}")
        knop.clicked.connect(lambda: self.gebeld.emit(dienst, nummer))
        naast.addLayout(woorden, 1)
        naast.addWidget(knop)
        return rij

    def _ander_nummer(self) -> Veld:
        vak = QWidget()
        vak.setAccessibleName(_ANDER)
        kolom = QVBoxLayout(vak)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_S)
        rij = QHBoxLayout()
        rij.setSpacing(RUIMTE_S)
        knop = _belknop(f"{self._naam}.spoed.bel", _ANDER.lower())
        knop.clicked.connect(self._bel_ander)
        kolom.addWidget(self._dienst)
        rij.addWidget(self._nummer, 1)
        rij.addWidget(knop)
        kolom.addLayout(rij)
        self._ander = Veld(_ANDER, vak, naam=f"{self._naam}.spoed.ander")
        for regel in (self._dienst, self._nummer):
            regel.gewijzigd_door_gebruiker.connect(lambda _tekst: self._ander.wis_fout())
        return self._ander

    def _bel_ander(self) -> None:
        dienst, nummer = self._dienst.tekst(), self._nummer.tekst()
        if not (dienst or nummer):
            self._ander.toon_fout("Typ wie u belt of welk nummer.")
            self._dienst.setFocus()
            return
        self._dienst.zet_tekst("")
        self._nummer.zet_tekst("")
        self.gebeld.emit(dienst or _ANDER, nummer)

    def _contactvak(self, contact: SpoedcontactSnapshot) -> QWidget:
        vak = QWidget()
        kolom = QVBoxLayout(vak)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_S)
        wat = ", ".join(filter(None, (contact.dienst, contact.nummer)))
        kop = f"{kort(contact.moment.date())} {tijdstip(contact.moment)}  {wat}"
        for soort, deel, label, voorbeeld in (
            (VeldSoort.SPOEDCONTACT_WIE, "wie", kop, "Wie was aan de lijn? Mag later"),
            (VeldSoort.SPOEDCONTACT_UITKOMST, "uitkomst", "Wat kwam eruit?", "Mag later"),
        ):
            naam = f"{self._naam}.spoedcontact[{contact.id}].{deel}"
            regel = Regel(naam=naam, voorbeeld=voorbeeld)
            veld = Veld(label, regel)
            self._formulier().bind(soort, contact.id, regel, veld, naam=naam)
            kolom.addWidget(veld)
        return vak


def _belknop(naam: str, wat: str) -> Knop:
    knop = Knop("Bel nu", naam=naam, icoon_naam="phone-call")
    knop.setAccessibleName(f"{wat}: bel nu en leg de tijd vast")
    knop.setToolTip("Legt vast dat u nu belt")
    return knop


def _leeg(opmaak: QLayout) -> None:
    while (deel := opmaak.takeAt(0)) is not None:
        widget = deel.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
