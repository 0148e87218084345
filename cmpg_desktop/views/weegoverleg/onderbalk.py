"""What stays in sight under the round: the proposal in one line, and deciding on it."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget

from cmpg_desktop.berichten.beoordelen import Caseload
from cmpg_desktop.views.beoordeling.tweede import caseload_opties
from cmpg_desktop.views.onderdelen.basis import kondig_aan, make_label, noem
from cmpg_desktop.views.onderdelen.keuze import Keuze
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.stroom import Stroom
from cmpg_desktop.views.thema import RUIMTE_S, RUIMTE_XXL, maat, wissel


class Onderbalk(QFrame):
    """Akkoord on this one, something else with this one, or all that were ticked.

    Signals:
        akkoord: confirm the proposal in sight.
        anders: send it back, or add something to the decision.
        alle: confirm all that were ticked.
        toegewezen(object): the id of the casusregisseur that was chosen, or None.
    """

    akkoord = Signal()
    anders = Signal()
    alle = Signal()
    toegewezen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        noem(self, "weegoverleg.onder", "Beslissen")
        self.setProperty("rol", "bovenbalk")
        self._wat = make_label("", "sterk", breekt=True)
        self._wat.setObjectName("weegoverleg.wat")
        self.waarom = make_label("", "hint", breekt=True)
        self.waarom.setObjectName("weegoverleg.waarom")
        self._naar = make_label("Casus naar", "label")
        self.regisseur = Keuze(
            (), naam="weegoverleg.regisseur", toegankelijk="Casus naar", onbekend="kies"
        )
        # A name with how many casussen is all there is to choose by: none of it may be cut off.
        self.regisseur.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.regisseur.gekozen.connect(self.toegewezen)
        self.knop_akkoord = Knop(
            "Akkoord",
            naam="weegoverleg.akkoord",
            soort=KnopSoort.PRIMAIR,
            icoon_naam="check",
            sneltoets="Ctrl+Enter",
        )
        self.knop_anders = Knop("Teruggeven of aanvullen …", naam="weegoverleg.anders")
        self.knop_alle = Knop(
            "Aangevinkte bevestigen", naam="weegoverleg.alle", sneltoets="Ctrl+Shift+Enter"
        )
        self.knop_akkoord.clicked.connect(self.akkoord)
        self.knop_anders.clicked.connect(self.anders)
        self.knop_alle.clicked.connect(self.alle)
        rij = QWidget()
        stroom = Stroom(rij, ruimte=RUIMTE_S)
        for deel in (
            self._naar,
            self.regisseur,
            self.knop_akkoord,
            self.knop_anders,
            self.knop_alle,
        ):
            stroom.addWidget(deel)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(RUIMTE_XXL, RUIMTE_S, RUIMTE_XXL, RUIMTE_S)
        kolom.setSpacing(RUIMTE_S)
        kolom.addWidget(self._wat)
        kolom.addWidget(self.waarom)
        kolom.addWidget(rij)
        wissel().gewijzigd.connect(self._pas_maat)
        self._pas_maat()
        self.zet_casus((), None, nodig=False)
        self.toon("", "", mag=False, anders=False)
        self.zet_aantal(0)

    def zet_zicht(self, *, zicht: bool) -> None:
        """Offer to decide only on what is in sight: in a narrow window the list hides it."""
        self.knop_akkoord.setVisible(zicht)
        self.knop_anders.setVisible(zicht)
        self.setVisible(zicht or not self.knop_alle.isHidden())

    def toon(self, wat: str, waarom: str, *, mag: bool, anders: bool) -> None:
        """Show the proposal, and whether it can be decided on now; if not, why."""
        self._wat.setText(wat)
        self._wat.setVisible(bool(wat))
        if waarom != self.waarom.text():
            self.waarom.setText(waarom)
            if waarom and self.isVisible():
                kondig_aan(self.waarom, waarom)
        self.waarom.setVisible(bool(waarom))
        self.knop_akkoord.setEnabled(mag)
        self.knop_anders.setEnabled(anders)

    def zet_casus(self, caseload: Sequence[Caseload], wie: UUID | None, *, nodig: bool) -> None:
        """Offer who can have the casus, when one begins."""
        self._naar.setVisible(nodig)
        self.regisseur.setVisible(nodig)
        self.regisseur.zet_opties(caseload_opties(tuple(caseload)))
        self.regisseur.zet_waarde(wie)

    def zet_aantal(self, aantal: int, *, kan: bool = True) -> None:
        """Say how many were ticked."""
        self.knop_alle.zet_tekst(
            f"{aantal} aangevinkte bevestigen" if aantal else "Aangevinkte bevestigen"
        )
        self.knop_alle.setVisible(bool(aantal))
        self.knop_alle.setEnabled(bool(aantal) and kan)

    def _pas_maat(self) -> None:
        self.regisseur.setMinimumWidth(maat(250))
