"""Beside the beoordeling: what still lacks, and the one button that puts it before another."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.berichten.beoordelen import BeoordelingBlad, Beslisser
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.views.beoordeling.lezen import is_besloten
from cmpg_desktop.views.melding.zijpaneel import Ontbreekt
from cmpg_desktop.views.onderdelen.basis import kondig_aan, make_label, noem
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_S
from cmpg_desktop.werkproces.bevoegdheden import Handeling, weigering
from cmpg_desktop.werkproces.taal import hoofdletter, opsomming

SPOED = "Spoed houdt de beoordeling niet tegen: bel eerst, beoordeel daarna."


class Weegzij(QWidget):
    """The side of the beoordeling.

    Signals:
        gekozen(object): go to the field of this `Vraag`.
        voorleggen: put the proposal before who decides.
    """

    gekozen = Signal(object)
    voorleggen = Signal()

    def __init__(self) -> None:
        super().__init__()
        noem(self, "beoordeling.zij", "Wat nog nodig is voor de beoordeling")
        self._spoed = make_label(SPOED, "hint", breekt=True)
        self._spoed.setObjectName("beoordeling.spoed")
        self._spoed.hide()
        self.ontbreekt = Ontbreekt("beoordeling.ontbreekt")
        self.ontbreekt.gekozen.connect(self.gekozen)
        self.ontbreekt.hide()
        self._niets = make_label("", breekt=True)
        self._niets.setObjectName("beoordeling.niets_te_doen")
        self._niets.hide()
        self.knop = Knop(
            "Voorleggen",
            naam="beoordeling.voorleggen",
            soort=KnopSoort.PRIMAIR,
        )
        self.knop.clicked.connect(self.voorleggen)
        self.knop.hide()
        # Two names do not fit in the button: they stand under it.
        self._aan = make_label("", breekt=True)
        self._aan.setObjectName("beoordeling.voorleggen.aan")
        self._aan.hide()
        self._reden = make_label("", "hint", breekt=True)
        self._reden.setObjectName("beoordeling.voorleggen.reden")
        self._reden.hide()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_L)
        kolom.addWidget(self._spoed)
        kolom.addWidget(self.ontbreekt)
        kolom.addWidget(self._niets)
        onder = QVBoxLayout()
        onder.setSpacing(RUIMTE_S)
        onder.addWidget(self.knop)
        onder.addWidget(self._aan)
        onder.addWidget(self._reden)
        kolom.addLayout(onder)

    def vul(self, blad: BeoordelingBlad, ik: UUID | None, *, mag: bool, weegbaar: bool) -> None:
        """Show what lacks and whether this person may propose."""
        self._spoed.setVisible(blad.spoed and weegbaar)
        self.ontbreekt.setVisible(weegbaar)
        self._niets.setText(_niets_te_doen(blad))
        self._niets.setVisible(not weegbaar)
        self.ontbreekt.vul(blad.ontbreekt if weegbaar else ())
        voorstel = blad.nu.voorstel
        ligt_er = voorstel is not None and voorstel.geldig
        self.knop.setVisible(weegbaar and not ligt_er)
        aan = _aan(blad.beslissers, ik)
        self._aan.setText(hoofdletter(aan))
        self._aan.setVisible(bool(aan) and weegbaar and not ligt_er)
        self.knop.setAccessibleName(f"{self.knop.text()} {aan}".strip())
        # Pressing it while something lacks goes to what lacks; only a role can close it.
        self.knop.setEnabled(mag)
        if not weegbaar or ligt_er:
            reden = ""
        elif not mag:
            reden = weigering(Handeling.BESLUIT_VOORSTELLEN)
        elif blad.ontbreekt:
            reden = "Dat kan zodra hierboven niets meer ontbreekt."
        elif not any(een.id != ik for een in blad.beslissers):
            reden = (
                "Er is nu niemand anders die kan beslissen. Laat de procesmanager een waarnemer "
                "aanwijzen, of vraag het de functioneel beheerder."
            )
        else:
            reden = ""
        self._toon_reden(reden)

    def weiger(self, reden: str) -> None:
        """Say next to the button why it did not go."""
        self._toon_reden(reden)
        kondig_aan(self.knop, reden)

    def _toon_reden(self, reden: str) -> None:
        self._reden.setText(reden)
        self._reden.setVisible(bool(reden))
        self.knop.setAccessibleDescription(reden)


def _niets_te_doen(blad: BeoordelingBlad) -> str:
    """Say why nothing is asked here now."""
    if blad.wacht_sinds is not None and blad.stand is Stand.OPEN:
        return "De melder is aan zet."
    if is_besloten(blad):
        return "Over deze melding is besloten."
    return "Deze melding wordt niet beoordeeld."


def _aan(beslissers: tuple[Beslisser, ...], ik: UUID | None) -> str:
    """Return "aan Marloes Hendriks", never oneself."""
    namen = [een.naam for een in beslissers if een.id != ik]
    return f"aan {opsomming(namen, 'of')}" if namen else ""
