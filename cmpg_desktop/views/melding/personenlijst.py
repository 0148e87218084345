"""The list of people in a melding and the line under it that adds one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHeaderView, QWidget

from cmpg_desktop.berichten.personen import (
    Bekend,
    BetrokkeneSnapshot,
    VoegBetrokkeneToe,
    ZoekBekende,
)
from cmpg_desktop.typen import override
from cmpg_desktop.views.melding.gelijkenissen import naamsleutel
from cmpg_desktop.views.melding.opmaak import geboorte_hint
from cmpg_desktop.views.melding.verband import Verband
from cmpg_desktop.views.onderdelen.aanvullen import Aanvullen, Voorstel
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.tabel import RIJ, Tabel
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget
from cmpg_desktop.views.thema import RUIMTE_S, maat, wissel
from cmpg_desktop.werkproces.geboorte import parse_geboorte
from cmpg_desktop.werkproces.namen import splits_naam
from cmpg_desktop.werkproces.persoonregel import lees_gezin

if TYPE_CHECKING:
    from uuid import UUID

_DELEN = (24, 19, 20, 19, 18)  # how the width is shared
_SMAL = 580


class Personentabel(Tabel):
    """A table as high as its rows; Delete takes the chosen one away.

    Signals:
        weg(object): take this betrokkene away.
    """

    weg = Signal(object)

    def __init__(self) -> None:
        super().__init__(naam="melding.personen", toegankelijk="Om wie gaat het")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        wissel().gewijzigd.connect(self.pas_hoogte)

    def pas_hoogte(self) -> None:
        """Be as high as the rows: the page scrolls, not the table."""
        self._verdeel()
        self.setFixedHeight(self.sizeHint().height())

    def _verdeel(self) -> None:
        # In a narrow window the table scrolls sideways: nothing of a person is left out.
        breed = max(self.viewport().width(), maat(_SMAL))
        for kolom, deel in enumerate(_DELEN):
            self.setColumnWidth(kolom, breed * deel // sum(_DELEN))

    @override
    def sizeHint(self) -> QSize:
        rijen = self.model().rowCount() if self.model() is not None else 0
        hoogte = self.horizontalHeader().sizeHint().height() + rijen * maat(RIJ) + 4
        if self.viewport().width() < maat(_SMAL):
            hoogte += self.horizontalScrollBar().sizeHint().height()
        return QSize(maat(400), hoogte)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.pas_hoogte()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Delete and index.isValid():
            self.weg.emit(index)
            return
        super().keyPressEvent(event)


class Toevoegregel(QWidget):
    """One line to add somebody: a name, a role, a birth; Enter adds.

    Signals:
        toegevoegd(object): a `VoegBetrokkeneToe`.
        gezin(str): "Gezin Kuipers" was typed, which is no person.
    """

    toegevoegd = Signal(object)
    gezin = Signal(str)

    def __init__(self, verband: Verband) -> None:
        super().__init__()
        self._verband = verband
        self._bekend: UUID | None = None
        self._bekenden: tuple[Bekend, ...] = ()
        self._hier: dict[str, str] = {}
        self.naam = Aanvullen(naam="melding.personen.naam", voorbeeld="Naam")
        self.rol = Regel(naam="melding.personen.rol", voorbeeld="moeder, buurman …")
        self.geboren = Regel(naam="melding.personen.geboren", voorbeeld="14-06-1987 of 15 jaar")
        self._naamveld = VeldWidget("Iemand toevoegen", self.naam)
        rolveld = VeldWidget("Rol", self.rol)
        self._geborenveld = VeldWidget("Geboren of leeftijd", self.geboren)
        knop = Knop("Toevoegen", naam="melding.personen.toevoegen", icoon_naam="user-plus")
        knop.clicked.connect(self.voeg_toe)
        rooster = QGridLayout(self)
        rooster.setContentsMargins(0, 0, 0, 0)
        rooster.setHorizontalSpacing(RUIMTE_S)
        for kolom, (veld, deel) in enumerate(
            ((self._naamveld, 5), (rolveld, 4), (self._geborenveld, 4))
        ):
            rooster.addWidget(veld, 0, kolom, Qt.AlignmentFlag.AlignTop)
            rooster.setColumnStretch(kolom, deel)
        onder = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        rooster.addWidget(knop, 1, 0, 1, 3, onder)
        rooster.setVerticalSpacing(RUIMTE_S)
        self.naam.gevraagd.connect(self._zoek)
        self.naam.gekozen.connect(self._kies)
        self.naam.gewijzigd_door_gebruiker.connect(self._typt)
        self.geboren.gewijzigd_door_gebruiker.connect(self._toon_geboren)
        for regel in (self.naam, self.rol, self.geboren):
            regel.returnPressed.connect(self.voeg_toe)
        self.setFocusProxy(self.naam)

    def ken(self, personen: Sequence[BetrokkeneSnapshot]) -> None:
        """Remember who is in the melding already."""
        self._hier = {
            sleutel: een.persoon.weergavenaam
            for een in personen
            if (sleutel := naamsleutel(een.persoon.naam))
        }

    def zeg(self, tekst: str) -> None:
        """Say something under the name."""
        self._naamveld.toon_hint(tekst)

    def voeg_toe(self) -> None:
        """Add what stands here, and be ready for the next."""
        naam, geboren = self.naam.tekst(), self.geboren.tekst()
        if not naam:
            self._naamveld.toon_fout("Typ eerst een naam. Onbekend mag ook: typ dan “onbekend”.")
            self.naam.setFocus()
            return
        if self._bekend is None and (gezin := lees_gezin(naam)):
            self.naam.zet_tekst("")
            self._typt("")
            self.gezin.emit(gezin)
            return
        try:
            parse_geboorte(geboren, self._verband.omgeving.vandaag())
        except ValueError as fout:
            self._geborenveld.toon_fout(str(fout))
            self.geboren.setFocus()
            return
        nieuw = self._bekend is None
        onbekend = naam.casefold() in {"onbekend", "?", "."}
        self.toegevoegd.emit(
            VoegBetrokkeneToe(
                melding_id=self._verband.van_melding,
                casus_id=self._verband.van_casus,
                persoon_id=self._bekend,
                naam=(splits_naam("" if onbekend else naam) if nieuw else None),
                rol=self.rol.tekst(),
                geboorte_tekst=geboren if nieuw else "",
            )
        )
        for regel in (self.naam, self.rol, self.geboren):
            regel.zet_tekst("")
        self._typt("")
        self._toon_geboren("")
        self.naam.setFocus()

    def _typt(self, tekst: str) -> None:
        self._bekend = None
        self._naamveld.wis_fout()
        al = self._hier.get(naamsleutel(splits_naam(tekst)))
        self._naamveld.toon_hint(f"{al} staat al bij deze {self._verband.soort}." if al else "")
        self.geboren.setEnabled(True)

    def _toon_geboren(self, tekst: str) -> None:
        self._geborenveld.wis_fout()
        hint = geboorte_hint(tekst, self._verband.omgeving.vandaag()) if tekst.strip() else ""
        self._geborenveld.toon_hint(hint)

    def _zoek(self, tekst: str, nummer: int) -> None:
        def antwoord(bekenden: Sequence[Bekend]) -> None:
            self._bekenden = tuple(een for een in bekenden if een.persoon_id is not None)
            self.naam.toon_voorstellen(
                nummer,
                [
                    Voorstel(
                        id=een.persoon_id,
                        titel=een.naam,
                        ondertitel=een.toelichting,
                        icoon="user",
                    )
                    for een in self._bekenden
                ],
            )

        self._verband.omgeving.broker.ask(ZoekBekende(tekst=tekst), antwoord, eigenaar=self)

    def _kies(self, persoon: object) -> None:
        gevonden = next((een for een in self._bekenden if een.persoon_id == persoon), None)
        if gevonden is None:
            return
        self._bekend = gevonden.persoon_id
        self._naamveld.toon_hint(f"Dezelfde persoon, {gevonden.toelichting}")
        self.geboren.setEnabled(False)
        self.rol.setFocus()
