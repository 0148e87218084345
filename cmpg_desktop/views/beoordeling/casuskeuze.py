"""Which casus: the one that is on and gets this melding, or the closed one it builds on (E070)."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.berichten.beoordelen import RondeSnapshot
from cmpg_desktop.berichten.meldingen import CasusKeuze, ZoekCasus
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.views.melding.actiezinnen import casus_tekst
from cmpg_desktop.views.melding.dialogen import Antwoord, Gevonden, KiesDialoog
from cmpg_desktop.views.melding.opmaak import Doorklik, maak_leeg
from cmpg_desktop.views.melding.verband import Verband
from cmpg_desktop.views.onderdelen.basis import delen_van, make_label, noem
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.stroom import Stroom
from cmpg_desktop.views.thema import RUIMTE_S
from cmpg_desktop.werkproces.weging import Weging

NAAM = Veld.BEOORDELING_CASUS.value


class Casuskeuze(QWidget):
    """The chosen casus; those with the same people are one key away, any other can be found."""

    def __init__(
        self, verband: Verband, rij: UUID, weging: Weging, eerdere: tuple[CasusKeuze, ...]
    ) -> None:
        super().__init__()
        self._verband = verband
        self._rij = rij
        self._loopt = weging is Weging.LOPENDE_CASUS
        self._id: UUID | None = None
        self._eerdere = tuple(een for een in eerdere if self._past(een))
        vraag = (
            "Bij welke casus hoort het?"
            if self._loopt
            else "Bouwt dit voort op een eerdere aanpak? Dit mag leeg blijven."
        )
        noem(self, NAAM, vraag)
        self._gekozen = make_label("", "sterk", breekt=True)
        self._gekozen.setObjectName(f"{NAAM}.gekozen")
        self._lijst = QVBoxLayout()
        self._lijst.setSpacing(0)
        self._zoekknop = Knop("Andere casus zoeken …", naam=f"{NAAM}.zoek")
        self._zoekknop.clicked.connect(self._zoek)
        self._weg = Knop("Toch niet", naam=f"{NAAM}.weg", soort=KnopSoort.STIL)
        self._weg.setAccessibleName("Deze casus toch niet")
        self._weg.clicked.connect(lambda: self._zet(None, ""))
        knoppen = QWidget()
        stroom = Stroom(knoppen)
        stroom.addWidget(self._zoekknop)
        stroom.addWidget(self._weg)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_S)
        kolom.addWidget(make_label(vraag, "label", breekt=True))
        kolom.addWidget(self._gekozen)
        kolom.addLayout(self._lijst)
        kolom.addWidget(knoppen)
        self._toon("")

    def vul(self, ronde: RondeSnapshot) -> None:
        """Show what the database holds."""
        self._id = ronde.casus_id
        self._toon(ronde.casus)

    def ga(self) -> None:
        """Put the cursor on the first casus to choose."""
        regels = (deel for deel in delen_van(self._lijst) if isinstance(deel, QWidget))
        next(regels, self._zoekknop).setFocus()

    def _past(self, casus: CasusKeuze) -> bool:
        return (casus.gesloten_op is None) is self._loopt

    def _toon(self, gekozen: str) -> None:
        hier: QWidget | None = self.window().focusWidget()
        had_focus = hier is not None and self.isAncestorOf(hier)
        maak_leeg(self._lijst)
        self._gekozen.setText(gekozen)
        self._gekozen.setVisible(bool(gekozen))
        self._weg.setVisible(self._id is not None)
        for casus in self._eerdere:
            if casus.id == self._id:
                continue
            tekst = " · ".join(filter(None, (casus.nummer, casus.titel, casus.toelichting)))
            regel = Doorklik(f"Kies {tekst}", naam=f"{NAAM}[{casus.nummer}]")
            regel.clicked.connect(self._kiezer(casus))
            self._lijst.addWidget(regel)
        if had_focus:
            # The line that was pressed is gone; the cursor stays in this part.
            self._zoekknop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _kiezer(self, casus: CasusKeuze) -> Callable[[], None]:
        return lambda: self._zet(casus.id, f"{casus.nummer} {casus.titel}".rstrip())

    def _zet(self, casus: UUID | None, naam: str) -> None:
        basis, self._id = self._id, casus
        self._verband.zet(Veld.BEOORDELING_CASUS, casus, basis, self._rij)
        self._toon(naam)

    def _zoek(self) -> None:
        dialoog = KiesDialoog(
            self.window(),
            self._haal,
            naam="beoordeling.casus",
            titel="Casus kiezen",
            uitleg=(
                "Alleen een casus die loopt. Er komt geen tweede aanpak naast een lopende."
                if self._loopt
                else "Alleen een casus die is afgesloten: de nieuwe aanpak bouwt daarop voort."
            ),
            ja="Kiezen",
            leeg="Niets gevonden. Zoek op naam of nummer.",
            met_reden=False,
        )
        dialoog.gekozen.connect(self._bij_keuze)
        dialoog.open()

    def _haal(self, tekst: str, antwoord: Antwoord) -> None:
        def gevonden(casussen: Sequence[CasusKeuze]) -> None:
            self._eerdere += tuple(
                een
                for een in casussen
                if self._past(een) and een.id not in {al.id for al in self._eerdere}
            )
            antwoord(
                tuple(
                    Gevonden(id=een.id, tekst=casus_tekst(een))
                    for een in casussen
                    if self._past(een)
                )
            )

        self._verband.omgeving.broker.ask(
            ZoekCasus(tekst=tekst, melding_id=self._verband.melding_id), gevonden, eigenaar=self
        )

    def _bij_keuze(self, casus: object, _reden: str) -> None:
        gekozen = next((een for een in self._eerdere if een.id == casus), None)
        if gekozen is not None:
            self._zet(gekozen.id, f"{gekozen.nummer} {gekozen.titel}".rstrip())
