"""Who decides in this round, and signing in for it once."""

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cmpg_desktop.berichten.beoordelen import Beslisser
from cmpg_desktop.berichten.fouten import CmpgFout
from cmpg_desktop.berichten.team import Medewerker, MeldAan
from cmpg_desktop.models.aanmelding import Aanmelding
from cmpg_desktop.typen import override
from cmpg_desktop.views.beoordeling.aanmelding import NIEMAND, WieBeslist, noem_beslisser
from cmpg_desktop.views.melding.dialogen import Dialoog
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.thema import RUIMTE_M
from cmpg_desktop.werkproces.taal import tijdstip

EENMAAL = (
    "Dit geldt een kwartier, alleen op deze pagina. Gaat u naar een andere pagina of vergrendelt"
    " u, dan is het meteen voorbij en is het wachtwoord vergeten."
)


class Beslisbalk(QWidget):
    """One line above the round: who decides, until when, and how to change that.

    Signals:
        aanmelden: somebody wants to sign in for this round.
        afmelden: the one who signed in stops.
    """

    aanmelden = Signal()
    afmelden = Signal()

    def __init__(self) -> None:
        super().__init__()
        noem(self, "weegoverleg.beslist", "Wie beslist")
        self.zin = make_label("", breekt=True)
        self.zin.setObjectName("weegoverleg.beslist.zin")
        self._aan = Knop("Aanmelden …", naam="weegoverleg.aanmelden", sneltoets="Ctrl+M")
        self._af = Knop("Afmelden", naam="weegoverleg.afmelden")
        self._aan.clicked.connect(self.aanmelden)
        self._af.clicked.connect(self.afmelden)
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(RUIMTE_M)
        rij.addWidget(self.zin, 1)
        rij.addWidget(self._aan)
        rij.addWidget(self._af)

    def toon(
        self,
        beslissers: tuple[Beslisser, ...],
        ik: UUID | None,
        aanmelding: Aanmelding | None,
        tot: datetime | None,
    ) -> None:
        """Say how it stands."""
        zelf = any(een.id == ik for een in beslissers)
        anderen = [een for een in beslissers if een.id != ik]
        self._af.setVisible(aanmelding is not None)
        self._aan.setVisible(aanmelding is None and bool(anderen))
        if aanmelding is not None and tot is not None:
            wie = next((noem_beslisser(een) for een in beslissers if een.id == aanmelding.wie), "")
            self.zin.setText(
                f"{wie or aanmelding.naam} beslist, tot {tijdstip(tot)}, of tot u deze pagina"
                " verlaat of vergrendelt."
            )
        elif zelf:
            self._aan.zet_tekst("Een ander laten beslissen …")
            self.zin.setText("U beslist zelf. Over een voorstel van uzelf beslist een ander.")
        elif anderen:
            self._aan.zet_tekst("Aanmelden …")
            self.zin.setText("Wie beslist, meldt zich één keer aan voor deze ronde.")
        else:
            self.zin.setText(NIEMAND)


class RondeDialoog(Dialoog):
    """Ask who decides in this round, and check that it is them.

    Signals:
        aangemeld(object): an `Aanmelding`.
    """

    aangemeld = Signal(object)

    def __init__(
        self, ouder: QWidget, omgeving: Omgeving, beslissers: tuple[Beslisser, ...]
    ) -> None:
        super().__init__(
            ouder,
            naam="weegoverleg.ronde",
            titel="Beslissen in dit weegoverleg",
            uitleg=EENMAAL,
            ja="Aanmelden",
        )
        self._omgeving = omgeving
        self.wie = WieBeslist(naam="weegoverleg.ronde.beslisser", ik=omgeving.ik)
        self.wie.zet([een for een in beslissers if een.id != omgeving.ik], None)
        self.inhoud.addWidget(self.wie)
        self.ja.setDefault(True)
        self.wie.focus_eerst()

    @override
    def bevestig(self) -> bool:
        """Check the password; the dialog closes when it is good."""
        aanmelding = self.wie.geef()
        if aanmelding is not None and self.ja.isEnabled():
            self.ja.setEnabled(False)
            self._omgeving.broker.ask(
                MeldAan(medewerker_id=aanmelding.wie, wachtwoord=aanmelding.wachtwoord),
                lambda wie: self._klopt(aanmelding, wie),
                self._mislukt,
                eigenaar=self,
            )
        return False

    def _klopt(self, aanmelding: Aanmelding, wie: Medewerker) -> None:
        if wie.moet_wachtwoord_kiezen:
            self._weiger(
                "Dit wachtwoord is door de functioneel beheerder gegeven. Meld u eerst zelf aan en"
                " kies een eigen wachtwoord."
            )
            return
        self.wie.wachtwoord.clear()
        self.aangemeld.emit(aanmelding)
        self.accept()

    def _mislukt(self, fout: Exception) -> None:
        if isinstance(fout, CmpgFout):
            self._weiger(f"{fout.tekst} {fout.wat_nu}".strip())
        else:
            self._weiger("Dit kon niet worden nagekeken.")
            self._omgeving.fout.emit(fout)

    def _weiger(self, zin: str) -> None:
        self.ja.setEnabled(True)
        self.wie.wachtwoord.clear()
        self.wie.toon_fout(zin)
