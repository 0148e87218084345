"""Beside a call: what is still to ask, what was marked, and the emergency numbers."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from cmpg_desktop.berichten.meldingen import SpoedcontactSnapshot
from cmpg_desktop.berichten.telefoon import Stukje
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.kaart import Kaart, make_lijn
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.teken import Teken
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.views.telefoon_tekst import SOORTEN
from cmpg_desktop.views.thema import RUIMTE_S, RUIMTE_XS, Kleur
from cmpg_desktop.werkproces.meldingregels import Vraag
from cmpg_desktop.werkproces.taal import tijdstip

# Shown at once, whatever the database does.
ALARM: Final = ("Alarmnummer", "112")


class VragenKaart(Kaart):
    """What was not said yet, most important first.

    Signals: `gevraagd` (str: the field the answer belongs in).
    """

    gevraagd = Signal(str)

    def __init__(self) -> None:
        super().__init__("Nog vragen", naam="telefoon.nog_vragen")
        self._vragen: tuple[Vraag, ...] | None = None
        self._rijen = QVBoxLayout()
        self._rijen.setSpacing(RUIMTE_S)
        self.inhoud.addLayout(self._rijen)

    def toon(self, vragen: tuple[Vraag, ...]) -> None:
        """Show these questions; nothing moves when they are the same."""
        if vragen == self._vragen:
            return
        self._vragen = vragen
        _leeg(self._rijen)
        for vraag in vragen:
            label = QLabel(
                f'<a href="{escape(vraag.veld)}" style="text-decoration: none">'
                f"{escape(vraag.tekst)}</a>"
            )
            label.setTextFormat(Qt.TextFormat.RichText)
            noem(label, f"telefoon.vraag.{vraag.code}", vraag.tekst)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
            label.linkActivated.connect(self.gevraagd)
            self._rijen.addWidget(_met_teken("circle", Kleur.GEDEMPT, label))
        if not vragen:
            klaar = make_label("Alles wat nodig is, is gevraagd.", breekt=True)
            self._rijen.addWidget(_met_teken("check-circle-fill", Kleur.OP_SCHEMA, klaar))


class StukjesKaart(Kaart):
    """The words that became something, each with a way back.

    Signals: `weg` (UUID: let these be only words again).
    """

    weg = Signal(object)

    def __init__(self) -> None:
        super().__init__("Gemarkeerd", naam="telefoon.gemarkeerd")
        self._stukjes: tuple[Stukje, ...] | None = None
        self._rijen = QVBoxLayout()
        self._rijen.setSpacing(RUIMTE_XS)
        self.inhoud.addLayout(self._rijen)
        self.toon(())

    def toon(self, stukjes: tuple[Stukje, ...]) -> None:
        """Show these pieces; nothing moves when they are the same."""
        if stukjes == self._stukjes:
            return
        self._stukjes = stukjes
        _leeg(self._rijen)
        for stukje in stukjes:
            self._rijen.addWidget(self._rij(stukje))
        if not stukjes:
            hint = "Kies woorden in de tekst en druk op Ctrl+1 tot en met Ctrl+5."
            self._rijen.addWidget(make_label(hint, "hint", breekt=True))

    def _rij(self, stukje: Stukje) -> QWidget:
        rij = QWidget()
        noem(rij, f"telefoon.stukje[{stukje.id}]")
        naast = QHBoxLayout(rij)
        naast.setContentsMargins(0, 0, 0, 0)
        naast.setSpacing(RUIMTE_S)
        woorden = QVBoxLayout()
        woorden.setSpacing(0)
        soort = SOORTEN[stukje.soort][0]
        if stukje.leefgebied is not None:
            soort = f"{soort}: {stukje.leefgebied.weergave}"
        woorden.addWidget(make_label(soort, "hint"))
        tekst = make_label("", breekt=True)
        tekst.setTextFormat(Qt.TextFormat.PlainText)
        tekst.setText(stukje.tekst)
        woorden.addWidget(tekst)
        weg = Knop("", naam=f"{rij.objectName()}.weg", soort=KnopSoort.STIL, icoon_naam="x")
        weg.setAccessibleName(f"Markering weghalen: {soort} {stukje.tekst}")
        weg.setToolTip("Markering weghalen; de tekst blijft")
        weg.clicked.connect(lambda: self.weg.emit(stukje.id))
        naast.addLayout(woorden, 1)
        naast.addWidget(weg, 0, Qt.AlignmentFlag.AlignTop)
        return rij


class SpoedKaart(Kaart):
    """The emergency numbers; a press stamps the time, and nothing is asked before (E048).

    Signals: `gebeld` (service, number).
    """

    gebeld = Signal(str, str)

    def __init__(self, bind_wie: Callable[[UUID, Regel, Veld], None]) -> None:
        super().__init__("Spoed: bel eerst", naam="telefoon.spoed")
        self._bind_wie = bind_wie
        self._nummers: tuple[tuple[str, str], ...] = ()
        self._contacten: dict[UUID, QWidget] = {}
        self.vink = QCheckBox("Dit gesprek is spoed")
        self.vink.setAccessibleName(self.vink.text())
        self.inhoud.addWidget(
            make_label(
                "Een druk op de knop legt de tijd vast. De rest kan later.", "hint", breekt=True
            )
        )
        self._rijen = QVBoxLayout()
        self._rijen.setSpacing(RUIMTE_S)
        self._gebeld = QVBoxLayout()
        self._gebeld.setSpacing(RUIMTE_S)
        self.inhoud.addLayout(self._rijen)
        self.inhoud.addLayout(self._gebeld)
        self.inhoud.addWidget(self.vink)
        self.toon_nummers((ALARM,))

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
        """Show the calls that were made, each with who was on the line."""
        if contacten and not self._contacten:
            self._gebeld.addWidget(make_lijn())
        for contact in contacten:
            if contact.id not in self._contacten:
                veld = self._contactveld(contact)
                self._contacten[contact.id] = veld
                self._gebeld.addWidget(veld)

    def wis(self) -> None:
        """Forget the calls that were made: they are of another conversation."""
        self._contacten.clear()
        _leeg(self._gebeld)

    def focus_eerst(self) -> None:
        """Go to the first button: 112."""
        knop = self.findChild(Knop, "telefoon.spoed[0].bel")
        if knop is not None:
            knop.setFocus()

    def _nummerrij(self, plek: int, dienst: str, nummer: str) -> QWidget:
        rij = QWidget()
        naast = QHBoxLayout(rij)
        naast.setContentsMargins(0, 0, 0, 0)
        naast.setSpacing(RUIMTE_S)
        woorden = QVBoxLayout()
        woorden.setSpacing(0)
        getal = make_label(nummer, "sectie")
        getal.setObjectName(f"telefoon.spoed[{plek}].nummer")
        getal.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        woorden.addWidget(getal)
        woorden.addWidget(make_label(dienst, "hint", breekt=True))
        knop = Knop("Bel nu", naam=f"telefoon.spoed[{plek}].bel", icoon_naam="phone-call")
        knop.setAccessibleName(f"{dienst}, {nummer}: bel nu en leg de tijd vast")
        knop.setToolTip("Legt vast dat u nu belt")
        knop.clicked.connect(lambda: self.gebeld.emit(dienst, nummer))
        naast.addLayout(woorden, 1)
        naast.addWidget(knop)
        return rij

    def _contactveld(self, contact: SpoedcontactSnapshot) -> Veld:
        naam = f"telefoon.spoedcontact[{contact.id}].wie"
        regel = Regel(naam=naam, voorbeeld="Wie was aan de lijn? Mag later")
        veld = Veld(f"{tijdstip(contact.moment)}  {contact.dienst}, {contact.nummer}", regel)
        self._bind_wie(contact.id, regel, veld)
        return veld


def _met_teken(naam: str, rol: Kleur, label: QWidget) -> QWidget:
    rij = QWidget()
    naast = QHBoxLayout(rij)
    naast.setContentsMargins(0, 0, 0, 0)
    naast.setSpacing(RUIMTE_S)
    naast.addWidget(Teken(naam, rol), 0, Qt.AlignmentFlag.AlignTop)
    naast.addWidget(label, 1)
    return rij


def _leeg(opmaak: QLayout) -> None:
    while (deel := opmaak.takeAt(0)) is not None:
        widget = deel.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
