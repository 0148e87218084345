"""The page that shows inlichten of one dossier, until it is a tab of that dossier's own page."""

from typing import ClassVar
from uuid import UUID

from cmpg_desktop.berichten.inlichten import InlichtenBlad
from cmpg_desktop.berichten.kern import Changes
from cmpg_desktop.typen import override
from cmpg_desktop.views.inlichten.paneel import InlichtenPaneel
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.pagina import Pagina

UITLEG = "Wie weet dat zijn gegevens zijn vastgelegd, en wie nog niet."


class InlichtenPagina(Pagina):
    """Telling the people of one melding or casus."""

    code: ClassVar[str] = "inlichten"
    rail: ClassVar[str] = "meldingen"

    def __init__(self, omgeving: Omgeving, dossier_id: UUID | None) -> None:
        super().__init__(omgeving, "pagina.inlichten")
        if dossier_id is None:
            raise ValueError("this page is of a dossier that is there")
        self.id = dossier_id
        self.kop.zet("Inlichten", UITLEG)
        brieven = Knop("Naar de brieven", naam="inlichten.brieven", icoon_naam="envelope")
        brieven.clicked.connect(lambda: omgeving.ga_naar.emit("uitbrief", dossier_id))
        self.kop.voeg_actie_toe(brieven)
        self.paneel = InlichtenPaneel(omgeving, "melding", dossier_id, bewerking=self.bewerking)
        self.paneel.geladen.connect(self._bij_geladen)
        self.paneel.weggelegd.connect(lambda: self.kop.zet("Inlichten", UITLEG))
        self.inhoud.addWidget(self.paneel, 1)

    @override
    def laad(self) -> None:
        """Leave it to the panel, which loads when it comes in sight."""

    @override
    def raakt(self, changes: Changes) -> bool:
        return False

    @override
    def focus_eerst(self) -> None:
        self.paneel.focus_eerst()

    @property
    @override
    def rail_nu(self) -> str:
        """Where its dossier is: which of the two shows only from what was read."""
        blad = self.paneel.blad
        return "casussen" if blad is not None and blad.soort == "casus" else self.rail

    def _bij_geladen(self, blad: InlichtenBlad) -> None:
        self.hoort_bij.emit(self.rail_nu)
        self.kop.zet(f"Inlichten: {blad.kop}", UITLEG)
