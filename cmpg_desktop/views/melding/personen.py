"""About whom: everyone in the melding in one list, a line to add somebody, one editor open."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHeaderView, QVBoxLayout, QWidget

from cmpg_desktop.berichten.kern import Changes
from cmpg_desktop.berichten.meldingen import MeldingBlad
from cmpg_desktop.berichten.personen import (
    Bekend,
    BetrokkeneSnapshot,
    VoegBetrokkeneToe,
    ZoekBekende,
)
from cmpg_desktop.berichten.velden import RijSoort, VerwijderRij
from cmpg_desktop.models.tabel import Kolom, RijenModel
from cmpg_desktop.typen import override
from cmpg_desktop.views.melding.persoon import PersoonBlad
from cmpg_desktop.views.melding.verband import Verband
from cmpg_desktop.views.onderdelen.aanvullen import Aanvullen, Voorstel
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.sectie import Sectie
from cmpg_desktop.views.onderdelen.tabel import RIJ, Tabel
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget
from cmpg_desktop.views.thema import RUIMTE_M, RUIMTE_S, maat, wissel
from cmpg_desktop.werkproces.geboorte import parse_geboorte
from cmpg_desktop.werkproces.meldingregels import WeetVanMelding
from cmpg_desktop.werkproces.namen import splits_naam
from cmpg_desktop.werkproces.taal import kort, opsomming

_DELEN = (24, 19, 20, 19, 18)  # how the width is shared
_SMAL = 620


class Personentabel(Tabel):
    """A table as high as its rows; Delete takes the chosen one away.

    Signals:
        weg(object): take this betrokkene away.
    """

    weg = Signal(object)

    def __init__(self) -> None:
        super().__init__(naam="melding.personen", toegankelijk="Om wie gaat het")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        wissel().gewijzigd.connect(self.pas_hoogte)

    def pas_hoogte(self) -> None:
        """Be as high as the rows: the page scrolls, not the table."""
        self.setFixedHeight(self.sizeHint().height())
        self._verdeel()

    def _verdeel(self) -> None:
        breed = self.viewport().width()
        smal = self.width() < maat(_SMAL)
        # In a narrow window only who and which role; the rest is a key away.
        self.setColumnHidden(3, smal)
        self.setColumnHidden(4, smal)
        delen = _DELEN[:3] if smal else _DELEN
        for kolom, deel in enumerate(delen):
            self.setColumnWidth(kolom, breed * deel // sum(delen))

    @override
    def sizeHint(self) -> QSize:
        rijen = self.model().rowCount() if self.model() is not None else 0
        hoogte = self.horizontalHeader().sizeHint().height() + rijen * maat(RIJ) + 4
        return QSize(maat(400), hoogte)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._verdeel()

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
    """

    toegevoegd = Signal(object)

    def __init__(self, verband: Verband) -> None:
        super().__init__()
        self._verband = verband
        self._bekend: UUID | None = None
        self._bekenden: tuple[Bekend, ...] = ()
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
        for regel in (self.naam, self.rol, self.geboren):
            regel.returnPressed.connect(self.voeg_toe)
        self.setFocusProxy(self.naam)

    def voeg_toe(self) -> None:
        """Add what stands here, and be ready for the next."""
        naam, geboren = self.naam.tekst(), self.geboren.tekst()
        if not naam:
            self._naamveld.toon_fout("Typ eerst een naam. Onbekend mag ook: typ dan “onbekend”.")
            self.naam.setFocus()
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
                melding_id=self._verband.melding_id,
                persoon_id=self._bekend,
                naam=(splits_naam("" if onbekend else naam) if nieuw else None),
                rol=self.rol.tekst(),
                geboorte_tekst=geboren if nieuw else "",
            )
        )
        for regel in (self.naam, self.rol, self.geboren):
            regel.zet_tekst("")
        self._typt("")
        self._geborenveld.wis_fout()
        self.naam.setFocus()

    def _typt(self, _tekst: str) -> None:
        self._bekend = None
        self._naamveld.wis_fout()
        self._naamveld.toon_hint("")
        self.geboren.setEnabled(True)

    def _zoek(self, tekst: str, nummer: int) -> None:
        def antwoord(bekenden: Sequence[Bekend]) -> None:
            self._bekenden = tuple(een for een in bekenden if een.persoon_id is not None)
            self.naam.toon_voorstellen(
                nummer,
                [
                    Voorstel(
                        id=een.persoon_id,
                        titel=een.naam,
                        ondertitel=f"bekend: {een.toelichting}",
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
        self._naamveld.toon_hint(f"Dezelfde persoon. Bekend: {gevonden.toelichting}")
        self.geboren.setEnabled(False)
        self.rol.setFocus()


class OmWieGaatHet(Sectie):
    """The part "Om wie gaat het".

    Signals:
        gewijzigd: the editor opened, grew or closed.
        geopend: the cursor is in the editor of a person.
    """

    gewijzigd = Signal()
    geopend = Signal()

    def __init__(self, verband: Verband) -> None:
        super().__init__("Om wie gaat het", naam="melding.om_wie_gaat_het")
        self._verband = verband
        self._blad: MeldingBlad | None = None
        self._open_id: UUID | None = None
        self.editor: PersoonBlad | None = None
        self.model = RijenModel(self._kolommen(), lambda rij: rij.id, self)
        self.tabel = Personentabel()
        self.tabel.setModel(self.model)
        self.tabel.geopend.connect(self._open_index)
        self.tabel.clicked.connect(self._open_index)
        self.tabel.weg.connect(self._verwijder_index)
        self.tabel.hide()
        self.regel = Toevoegregel(verband)
        self.regel.toegevoegd.connect(self._voeg_toe)
        self._plek = QVBoxLayout()
        self._plek.setSpacing(RUIMTE_M)
        self.inhoud.addWidget(self.tabel)
        self.inhoud.addLayout(self._plek)
        self.inhoud.addWidget(self.regel)

    def vul(self, blad: MeldingBlad) -> None:
        """Show what the database holds."""
        self._blad = blad
        self.model.zet(blad.betrokkenen)
        self.tabel.setVisible(bool(blad.betrokkenen))
        self.tabel.pas_hoogte()
        if self.editor is not None and self._open_id is not None:
            nu = self._met_id(self._open_id)
            if nu is None:
                self.sluit()
            else:
                self.editor.vul(nu, blad.betrokkenen)

    def open(self, betrokkene: UUID) -> None:
        """Show the editor of one person; the one that was open closes."""
        rij = self._met_id(betrokkene)
        if rij is None or self._blad is None:
            return
        if self._open_id != betrokkene or self.editor is None:
            self.sluit()
            self._open_id = betrokkene
            self.editor = PersoonBlad(self._verband, rij)
            self.editor.gesloten.connect(self._sluit_en_terug)
            self.editor.weg.connect(lambda: self._verwijder(betrokkene))
            self.editor.gewijzigd.connect(self.gewijzigd)
            self._plek.addWidget(self.editor)
        self.editor.vul(rij, self._blad.betrokkenen)
        self.editor.show()
        self.editor.focus_eerst()
        # Where it stands is known when its layout is done.
        QTimer.singleShot(0, self, self.geopend.emit)

    def sluit(self) -> None:
        """Close the editor; what is unsaved in it is saved."""
        if self.editor is None:
            return
        self.editor.maak_los()
        self._plek.removeWidget(self.editor)
        self.editor.hide()
        self.editor.deleteLater()
        self.editor = None
        self._open_id = None

    @property
    def doelen(self) -> dict[str, Callable[[], None]]:
        """Where the answers to what is missing go, by the code of the question."""
        return {
            "personen": self.regel.setFocus,
            "namen": lambda: self._naar_eerste(_zonder_naam, "voornamen"),
            "geboorte": lambda: self._naar_eerste(_zonder_geboorte, "geboorte_tekst"),
            "adressen": lambda: self._naar_eerste(_zonder_adres, "adres"),
            "weet_van": lambda: self._naar_eerste(_zonder_weet, "weet_van_melding"),
        }

    def _naar_eerste(self, mist: Callable[[BetrokkeneSnapshot], bool], veld: str) -> None:
        rijen = self.model.rijen
        rij = next(filter(mist, rijen), rijen[0] if rijen else None)
        if rij is None:
            self.regel.setFocus()
            return
        self.open(rij.id)
        if self.editor is not None:
            self.editor.focus(veld)

    def _met_id(self, betrokkene: UUID) -> BetrokkeneSnapshot | None:
        return next((rij for rij in self.model.rijen if rij.id == betrokkene), None)

    def _open_index(self, index: QModelIndex) -> None:
        rij = self.model.rij(index)
        if rij is not None:
            self.open(rij.id)

    def _sluit_en_terug(self) -> None:
        self.sluit()
        self.tabel.setFocus()

    def _voeg_toe(self, command: VoegBetrokkeneToe) -> None:
        self._verband.bewerking.doe(command)

    def _verwijder_index(self, index: QModelIndex) -> None:
        rij = self.model.rij(index)
        if rij is not None:
            self._verwijder(rij.id)

    def _verwijder(self, betrokkene: UUID) -> None:
        rij = self._met_id(betrokkene)
        if rij is None:
            return
        naam = rij.persoon.weergavenaam

        def klaar(changes: Changes) -> None:
            terug = self._verband.bewerking.ongedaan.terug if changes.terug else None
            self._verband.omgeving.meld(f"{naam} is uit deze melding gehaald.", terug)

        if self._open_id == betrokkene:
            self.sluit()
        self._verband.bewerking.doe(VerwijderRij(soort=RijSoort.BETROKKENE, id=betrokkene), klaar)

    def _kolommen(self) -> tuple[Kolom[BetrokkeneSnapshot], ...]:
        vandaag = self._verband.omgeving.vandaag
        return (
            Kolom("Naam", lambda rij: rij.persoon.weergavenaam),
            Kolom("Geboren", lambda rij: rij.persoon.geboorte.weergave(vandaag())),
            Kolom("Rol", rol_tekst),
            Kolom("Weet ervan", weet_tekst),
            Kolom("Gezag over", gezag_tekst, hint=gezag_tekst),
        )


def rol_tekst(rij: BetrokkeneSnapshot) -> str:
    """Return "broer van moeder, woont in"."""
    return ", ".join(filter(None, (rij.rol, "woont in" if rij.woont_in == "ja" else "")))


def weet_tekst(rij: BetrokkeneSnapshot) -> str:
    """Return "ja, sinds vr 9 jan", "nee", or that it was not asked."""
    if rij.weet is None:
        return "nog vragen"
    if rij.weet is WeetVanMelding.JA and rij.weet_sinds is not None:
        return f"ja, sinds {kort(rij.weet_sinds)}"
    return rij.weet.weergave


def gezag_tekst(rij: BetrokkeneSnapshot) -> str:
    """Return over whom this person has gezag, or whom it represents."""
    return opsomming(
        [
            gezag.over.partition(" ")[0] or gezag.over
            for gezag in rij.persoon.gezag
            if gezag.houder_persoon_id == rij.persoon.id
        ]
    )


def _zonder_naam(rij: BetrokkeneSnapshot) -> bool:
    return rij.persoon.naam.is_leeg


def _zonder_geboorte(rij: BetrokkeneSnapshot) -> bool:
    return not rij.persoon.geboorte_tekst


def _zonder_adres(rij: BetrokkeneSnapshot) -> bool:
    return not rij.persoon.adressen and not rij.persoon.adres_onbekend


def _zonder_weet(rij: BetrokkeneSnapshot) -> bool:
    return rij.weet is None
