"""The page Beheer: its sections at the left, the one that is chosen at the right."""

from typing import ClassVar

from cmpg_desktop.berichten.kern import Changes
from cmpg_desktop.typen import override
from cmpg_desktop.views.beheer.accounts import AccountsDeel
from cmpg_desktop.views.beheer.deel import BeheerDeel
from cmpg_desktop.views.beheer.gemeente import GemeenteDeel
from cmpg_desktop.views.beheer.leefgebieden import LeefgebiedenDeel
from cmpg_desktop.views.beheer.licenties import LicentiesDeel
from cmpg_desktop.views.beheer.overnemen import OvernemenDeel
from cmpg_desktop.views.beheer.sjablonen import SjablonenDeel
from cmpg_desktop.views.beheer.termijnen import TermijnenDeel
from cmpg_desktop.views.beheer.verslag import VerslagDeel
from cmpg_desktop.views.beheer.vrijedagen import VrijeDagenDeel
from cmpg_desktop.views.beheer.waarneming import WaarnemingDeel
from cmpg_desktop.views.beheer.weergave import WeergaveDeel
from cmpg_desktop.views.beheer.wetteksten import WettekstenDeel
from cmpg_desktop.views.inhoudslijst import Inhoudslijst
from cmpg_desktop.views.luik import Luik
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.pagina import Pagina

_DELEN: tuple[type[BeheerDeel], ...] = (
    GemeenteDeel,
    TermijnenDeel,
    VrijeDagenDeel,
    LeefgebiedenDeel,
    WettekstenDeel,
    AccountsDeel,
    WaarnemingDeel,
    SjablonenDeel,
    OvernemenDeel,
    WeergaveDeel,
    VerslagDeel,
    LicentiesDeel,
)


class BeheerPagina(Pagina):
    """Settings, accounts, templates and the program itself."""

    code: ClassVar[str] = "beheer"
    schuift: ClassVar[bool] = False

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving, "beheer")
        self.kop.zet("Beheer")
        self._delen = tuple(
            deel
            for deel in _DELEN
            if (not deel.alleen_wie_mag or deel.handeling is None or omgeving.mag(deel.handeling))
            and (deel.lezen is None or omgeving.mag(deel.lezen))
        )
        self.delen = Inhoudslijst(
            self.ga_naar_deel,
            naam="beheer.delen",
            toegankelijk="Onderdelen van het beheer",
            iconen=[deel.icoon for deel in self._delen],
        )
        self.delen.addItems([deel.titel for deel in self._delen])
        self.luik = Luik(self.delen, naam="beheer.luik", lijst_breedte=240, terug="Alle onderdelen")
        self.inhoud.addWidget(self.luik)
        self._gebouwd: dict[str, BeheerDeel] = {}
        self._deel: BeheerDeel | None = None
        self.delen.setCurrentRow(0)
        self.delen.currentRowChanged.connect(self._toon)
        self.delen.itemClicked.connect(lambda _item: self.luik.toon_blad())
        self.luik.terug.connect(self.delen.setFocus)

    @property
    def deel(self) -> BeheerDeel | None:
        """The section in sight."""
        return self._deel

    def kies(self, code: str) -> None:
        """Go to a section by its code."""
        self.delen.setCurrentRow([deel.code for deel in self._delen].index(code))

    def ga_naar_deel(self) -> None:
        """Put the cursor in the section that is chosen."""
        self.luik.toon_blad()
        if self._deel is not None:
            self._deel.focus_eerst()

    def _toon(self, rij: int) -> None:
        soort = self._delen[rij]
        if self._deel is not None:
            self._deel.spoel()
        deel = self._gebouwd.get(soort.code)
        if deel is None:
            deel = self._gebouwd[soort.code] = soort(self)
        if deel is not self._deel:
            oud = self.luik.zet_blad(deel)
            self._deel = deel
            if oud is not None:
                oud.setParent(self)
                oud.hide()
        deel.laad()

    @override
    def laad(self) -> None:
        self._toon(self.delen.currentRow())

    @override
    def raakt(self, changes: Changes) -> bool:
        return self._deel is not None and self._deel.raakt(changes)

    @override
    def verlaat(self) -> None:
        if self._deel is not None:
            self._deel.spoel()
        super().verlaat()

    @override
    def focus_eerst(self) -> None:
        deel, self.omgeving.beheerdeel = self.omgeving.beheerdeel, ""
        if deel:
            self.kies(deel)
            self.ga_naar_deel()
        else:
            self.delen.setFocus()
