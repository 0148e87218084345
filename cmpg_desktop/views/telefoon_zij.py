"""Beside a call: what is still to ask, what was marked, and the emergency numbers."""

from collections.abc import Callable, Mapping
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from cmpg_desktop.berichten.telefoon import Stukje
from cmpg_desktop.views.formulier import Formulier
from cmpg_desktop.views.inbeeld import breng_in_beeld
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.kaart import Kaart
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.teken import Teken
from cmpg_desktop.views.spoedlijst import Spoedlijst
from cmpg_desktop.views.telefoon_tekst import SOORTEN
from cmpg_desktop.views.thema import RUIMTE_S, RUIMTE_XS, Kleur
from cmpg_desktop.werkproces.leefgebieden import weergave
from cmpg_desktop.werkproces.meldingregels import Vraag


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
        self._namen: dict[str, str] = {}
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

    def toon_namen(self, namen: Mapping[str, str]) -> None:
        """Show what the municipality calls the leefgebieden, by code."""
        if namen == self._namen:
            return
        self._namen = dict(namen)
        stukjes, self._stukjes = self._stukjes or (), None
        self.toon(stukjes)

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
            soort = f"{soort}: {weergave(stukje.leefgebied, self._namen)}"
        woorden.addWidget(make_label(soort, "hint"))
        tekst = make_label("", breekt=True)
        tekst.setTextFormat(Qt.TextFormat.PlainText)
        tekst.setText(stukje.tekst)
        woorden.addWidget(tekst)
        if stukje.bekend:
            # No more than that: who and where is for the melding.
            bekend = make_label("bekend hier", "hint")
            bekend.setObjectName(f"{rij.objectName()}.bekend")
            woorden.addWidget(bekend)
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

    def __init__(self, formulier: Callable[[], Formulier]) -> None:
        super().__init__("Spoed: bel eerst", naam="telefoon.spoed")
        # The card itself takes the focus: on a button Enter would stamp a call nobody made.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.vink = QCheckBox("Dit gesprek is spoed")
        self.vink.setAccessibleName(self.vink.text())
        self._lijst = Spoedlijst(formulier, "telefoon")
        self._lijst.gebeld.connect(self.gebeld)
        self.toon_nummers = self._lijst.toon_nummers
        self.toon_contacten = self._lijst.toon_contacten
        self.wis = self._lijst.wis
        self.inhoud.addWidget(self._lijst)
        self.inhoud.addWidget(self.vink)

    def focus_eerst(self) -> None:
        """Go to the card, at the top of the page; Tab leads to 112."""
        self.setFocus()
        breng_in_beeld(self, boven=True)


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
