"""What every page is given: the broker, who works here, today, and how to go elsewhere."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from cmpg_desktop.berichten.kern import Changes, Noun
from cmpg_desktop.broker.broker import Broker
from cmpg_desktop.broker.journaallaan import Journaallaan
from cmpg_desktop.models.bewerking import Bewerking
from cmpg_desktop.models.ongedaan import Ongedaan
from cmpg_desktop.views.toestand import Toestand
from cmpg_desktop.werkproces.bevoegdheden import Handeling, mag
from cmpg_desktop.werkproces.leefgebieden import Leefgebied, eigen_namen, weergave

if TYPE_CHECKING:
    from cmpg_desktop.berichten.documenten import Bestand
    from cmpg_desktop.berichten.team import Medewerker

# A file, the melding it hangs on, and who hears that it did not work.
OpenBuiten = Callable[["Bestand", UUID, Callable[[Exception], None]], None]
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class Omgeving(QObject):
    """The surroundings of a page.

    Signals: `ga_naar` (page code, id or None), `bericht` (Dutch text, callable that undoes or
    None), `aanbod` (Dutch text, words of a button, callable for it), `fout` (Exception that no
    field can show), `aantallen` (rail codes with numbers), `ingesteld` (the settings were read:
    after sign-in, and after each change of one).
    """

    ga_naar = Signal(str, object)
    bericht = Signal(str, object)
    aanbod = Signal(str, str, object)
    fout = Signal(object)
    aantallen = Signal(object)
    ingesteld = Signal()

    def __init__(
        self,
        broker: Broker,
        journaal: Journaallaan,
        toestand: Toestand,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.broker = broker
        self.journaal = journaal
        self.toestand = toestand
        self.medewerker: Medewerker | None = None
        self.instellingen: dict[str, str] = {}
        self.verslag: Callable[[], str] = str
        self.demo = False
        self.beheerdeel = ""  # the section that Beheer opens at, once
        self.briefkeuze: UUID | None = None  # the letter that a dossier's page opens at, once
        self.open_buiten: OpenBuiten | None = None
        broker.veranderd.connect(self._bij_veranderd)

    def nu(self) -> datetime:
        """Give this moment in Dutch time."""
        return self.broker.klok().astimezone(AMSTERDAM)

    def vandaag(self) -> date:
        """Give today's date in the Netherlands."""
        return self.nu().date()

    @property
    def ik(self) -> UUID | None:
        """Who is signed in."""
        return self.medewerker.id if self.medewerker is not None else None

    @property
    def leefgebiednamen(self) -> dict[str, str]:
        """The names this municipality gave leefgebieden, by code."""
        return eigen_namen(self.instellingen)

    def leefgebied(self, gebied: Leefgebied) -> str:
        """Give the name of a leefgebied as this municipality says it (besluit 1)."""
        return weergave(gebied, self.leefgebiednamen)

    def lees_instellingen(self) -> None:
        """Ask for the settings; `ingesteld` follows."""
        from cmpg_desktop.berichten.inrichting import Instellingen  # noqa: PLC0415  (not at start)

        self.broker.ask(Instellingen(), self._zet_instellingen, eigenaar=self)

    def mag(self, handeling: Handeling) -> bool:
        """Say whether who works here may do this; the lanes check it again."""
        return self.medewerker is not None and mag(self.medewerker.rollen, handeling)

    def maak_bewerking(self, naam: str, ouder: QObject) -> Bewerking:
        """Make what carries the edits of one page, with an undo stack of its own."""
        ongedaan = Ongedaan(self.broker)
        # It outlives the page: what was typed last is saved, and its answer comes, after that.
        bewerking = Bewerking(self.broker, self.journaal, ongedaan, naam, self)
        ongedaan.setParent(bewerking)
        ouder.destroyed.connect(bewerking.sluit)
        ongedaan.mislukt.connect(self.fout)
        ongedaan.gelukt.connect(lambda tekst: self.bericht.emit(tekst, None))
        bewerking.mislukt.connect(self.fout)
        return bewerking

    def ga_naar_beheer(self, deel: str) -> None:
        """Go to one section of Beheer."""
        self.beheerdeel = deel
        self.ga_naar.emit("beheer", None)

    def ga_naar_brief(self, dossier_id: UUID, brief_id: UUID | None) -> None:
        """Go to one letter of a dossier."""
        self.briefkeuze = brief_id
        self.ga_naar.emit("uitbrief", dossier_id)

    def meld(self, tekst: str, ongedaan: Callable[[], None] | None = None) -> None:
        """Say at the bottom of the window what was done, with a way back if there is one."""
        self.bericht.emit(tekst, ongedaan)

    def _bij_veranderd(self, changes: Changes) -> None:
        # Here and not on a page: whoever changed it, and whatever is in sight, it counts from now.
        if changes.raakt(Noun.INSTELLING):
            self.lees_instellingen()

    def _zet_instellingen(self, gezet: tuple[tuple[str, str], ...]) -> None:
        self.instellingen = dict(gezet)
        self.ingesteld.emit()
