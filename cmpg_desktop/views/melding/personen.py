"""About whom: everyone in the melding in one list, a line to add somebody, one editor open."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from cmpg_desktop.berichten.casussen import CasusBlad
from cmpg_desktop.berichten.kern import Changes
from cmpg_desktop.berichten.meldingen import MeldingBlad
from cmpg_desktop.berichten.personen import (
    BetrokkeneSnapshot,
    VoegBetrokkeneToe,
)
from cmpg_desktop.berichten.velden import RijSoort, VerwijderRij
from cmpg_desktop.models.tabel import Kolom, RijenModel
from cmpg_desktop.views.melding.personenlijst import Personentabel, Toevoegregel
from cmpg_desktop.views.melding.persoon import PersoonBlad
from cmpg_desktop.views.melding.verband import Verband
from cmpg_desktop.views.onderdelen.sectie import Sectie
from cmpg_desktop.views.thema import RUIMTE_M
from cmpg_desktop.werkproces.meldingregels import WeetVanMelding
from cmpg_desktop.werkproces.taal import kort, opsomming


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
        self._blad: MeldingBlad | CasusBlad | None = None
        self._open_id: UUID | None = None
        self._dicht = False
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
        self.regel.gezin.connect(self._noem_gezin)
        self._plek = QVBoxLayout()
        self._plek.setSpacing(RUIMTE_M)
        self.inhoud.addWidget(self.tabel)
        self.inhoud.addLayout(self._plek)
        self.inhoud.addWidget(self.regel)

    def vul(self, blad: MeldingBlad | CasusBlad) -> None:
        """Show what the database holds."""
        self._blad = blad
        self.model.zet(blad.betrokkenen)
        self.regel.ken(blad.betrokkenen)
        self.tabel.setVisible(bool(blad.betrokkenen))
        self.tabel.pas_hoogte()
        if self.editor is not None and self._open_id is not None:
            nu = self._met_id(self._open_id)
            if nu is None or nu.persoon.id != self.editor.persoon_id:
                # Taken away, or another persoon now: its fields are of the one that was.
                self.sluit()
            else:
                self.editor.vul(nu, blad.betrokkenen)

    def zet_dicht(self, *, dicht: bool) -> None:
        """Show the people only to read, or let them be changed again."""
        self._dicht = dicht
        self.regel.setVisible(not dicht)
        if self.editor is not None:
            self.editor.zet_dicht(dicht=dicht)

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
        self.editor.zet_dicht(dicht=self._dicht)
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

    def _noem_gezin(self, gezin: str) -> None:
        # A family is no person: it names the melding, and its people are added one by one.
        wat = "Een gezin is geen persoon."
        if self._blad is not None and not self._blad.titel:
            self._verband.zet(self._verband.titelveld, gezin, "")
            wat = f"“{gezin}” is nu de titel van deze {self._verband.soort}."
        self.regel.zeg(f"{wat} Voeg hier één voor één toe wie erbij horen.")

    def _verwijder_index(self, index: QModelIndex) -> None:
        rij = self.model.rij(index)
        if rij is not None:
            self._verwijder(rij.id)

    def _verwijder(self, betrokkene: UUID) -> None:
        rij = self._met_id(betrokkene)
        if rij is None or self._dicht:
            return
        naam = rij.persoon.weergavenaam

        def klaar(changes: Changes) -> None:
            terug = self._verband.bewerking.ongedaan.van(changes)
            self._verband.omgeving.meld(f"{naam} is uit deze {self._verband.soort} gehaald.", terug)

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
    """Return "ingelicht op ma 12 jan", "ja, sinds vr 9 jan", "nee", or that it was not asked."""
    if rij.ingelicht_op is not None:
        return f"ingelicht op {kort(rij.ingelicht_op)}"
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
