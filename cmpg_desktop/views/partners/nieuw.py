"""Put a new organisation in the register."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.berichten.fouten import CmpgFout, Regelfout
from cmpg_desktop.berichten.kern import Changes
from cmpg_desktop.berichten.partners import MaakPartner
from cmpg_desktop.berichten.velden import Veld as VeldNaam
from cmpg_desktop.typen import override
from cmpg_desktop.views.luik import Kolommen
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.kaart import Kaart
from cmpg_desktop.views.onderdelen.keuze import Keuze
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.stroom import Stroom
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.partners.blad import SOORTEN
from cmpg_desktop.views.partners.partnerveld import PartnerVeld
from cmpg_desktop.views.thema import RUIMTE_M
from cmpg_desktop.werkproces.ketenpartners import OrganisatieSoort


class NieuwePartner(QWidget):
    """Name and kind are enough; the rest follows on the sheet.

    Signals:
        gemaakt(object): the id of the new organisation.
        afgebroken: the person does not want it after all.
    """

    gemaakt = Signal(object)
    afgebroken = Signal()

    def __init__(self, pagina: Pagina) -> None:
        super().__init__()
        noem(self, "ketenpartner_nieuw", "Nieuwe ketenpartner")
        self._pagina = pagina
        self.naam = Regel(naam="ketenpartner_nieuw.naam")
        self._soort = Keuze(SOORTEN, naam="ketenpartner_nieuw.soort", onbekend="Kies een soort")
        self._ouder = PartnerVeld(pagina.omgeving, naam="ketenpartner_nieuw.ouder")
        self._naamveld = Veld("Naam", self.naam)
        self._soortveld = Veld(
            "Soort", self._soort, "Bepaalt op welke grond deze partner informatie mag geven."
        )
        kaart = Kaart("Nieuwe ketenpartner", naam="ketenpartner_nieuw.kaart")
        kaart.inhoud.addWidget(
            make_label("Naam en soort zijn genoeg; de rest vult u daarna in.", "hint", breekt=True)
        )
        kaart.inhoud.addWidget(
            Kolommen(self._naamveld, self._soortveld, Veld("Onderdeel van (mag leeg)", self._ouder))
        )
        self._klaar = Knop(
            "Ketenpartner toevoegen", naam="ketenpartner_nieuw.klaar", soort=KnopSoort.PRIMAIR
        )
        self._stop = Knop("Niet doen", naam="ketenpartner_nieuw.stop")
        knoppen = Stroom()
        knoppen.addWidget(self._klaar)
        knoppen.addWidget(self._stop)
        kaart.inhoud.addLayout(knoppen)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, RUIMTE_M, 0)
        kolom.addWidget(kaart)
        kolom.addStretch()
        self._klaar.clicked.connect(self.maak)
        self._stop.clicked.connect(self.afgebroken)
        self.naam.returnPressed.connect(self.maak)
        self._soort.gekozen.connect(lambda _soort: self._soortveld.wis_fout())
        self.naam.gewijzigd_door_gebruiker.connect(lambda _tekst: self._naamveld.wis_fout())

    def maak(self) -> None:
        """Make the organisation, or say at the field what is missing."""
        naam, soort = self.naam.tekst(), self._soort.waarde()
        if not naam:
            self._naamveld.toon_fout("Vul de naam van de organisatie in.")
        if soort is None:
            self._soortveld.toon_fout("Kies wat voor organisatie dit is.")
        if not naam or soort is None:
            (self.naam if not naam else self._soort).setFocus()
            return
        self._klaar.setEnabled(False)
        self._pagina.bewerking.doe(
            MaakPartner(
                naam=naam, soort=OrganisatieSoort(str(soort)), ouder_id=self._ouder.partner()
            ),
            self._gelukt,
            self._mislukt,
        )

    def _gelukt(self, changes: Changes) -> None:
        self._pagina.omgeving.meld(f"{self.naam.tekst()} toegevoegd.")
        self.gemaakt.emit(changes.resultaat)

    def _mislukt(self, fout: Exception) -> None:
        self._klaar.setEnabled(True)
        if not isinstance(fout, CmpgFout):
            self._pagina.omgeving.fout.emit(fout)
            return
        plek = fout.veld if isinstance(fout, Regelfout) else ""
        veld = self._soortveld if plek == VeldNaam.ORGANISATIE_SOORT.value else self._naamveld
        veld.toon_fout(f"{fout.tekst} {fout.wat_nu}".strip())
        veld.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.afgebroken.emit()
            return
        super().keyPressEvent(event)
