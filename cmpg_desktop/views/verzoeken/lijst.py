"""The list of privacyverzoeken: by when each must be answered."""

from typing import ClassVar, Final

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout

from cmpg_desktop.berichten.kern import Changes, Noun
from cmpg_desktop.berichten.verzoeken import Verzoeken, VerzoekRij
from cmpg_desktop.models.tabel import Rol
from cmpg_desktop.models.verzoeken import VerzoekenModel
from cmpg_desktop.typen import override
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.delegates import PilDelegate
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.leeg import Leeg, LeegSoort
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.tabel import Tabel
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.thema import RUIMTE_L
from cmpg_desktop.werkproces.taal import tel

_BREEDTES: Final = (165, 105, 225, 110, 130, 170, 140)
_OPEN: Final = "open"
_ALLE: Final = "alle"
_RAAKT: Final = (Noun.VERZOEK, Noun.MEDEWERKER, Noun.VRIJE_DAG)


class VerzoekenPagina(Pagina):
    """Every verzoek of a betrokkene that waits for an answer, or all of them."""

    code: ClassVar[str] = "verzoeken"
    rail: ClassVar[str] = "verzoeken"
    schuift: ClassVar[bool] = False

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving, "verzoeken")
        self._rijen: tuple[VerzoekRij, ...] = ()
        self.kop.zet("Privacyverzoeken")
        self._begin = Knop("Nieuw verzoek", naam="verzoeken.nieuw", icoon_naam="plus")
        self._begin.clicked.connect(self._nieuw)
        self.kop.voeg_actie_toe(self._begin)
        self.inhoud.addLayout(self._maak_zeef())
        self._model = VerzoekenModel(self)
        self._tabel = self._maak_tabel()
        self._leeg = Leeg(naam="verzoeken.leeg")
        self._leeg.hide()
        self._leeg.actie.connect(self._volgende_stap)
        self.inhoud.addWidget(self._tabel, 1)
        self.inhoud.addWidget(self._leeg, 1)

    @override
    def laad(self) -> None:
        self.vraag(Verzoeken(ook_beantwoord=self._welke.waarde() == _ALLE), self._kwamen)

    @override
    def raakt(self, changes: Changes) -> bool:
        return changes.raakt(*_RAAKT)

    @override
    def focus_eerst(self) -> None:
        (self._begin if self._leeg.isVisible() else self._tabel).setFocus()

    def _maak_zeef(self) -> QHBoxLayout:
        self._zeef = Regel(
            naam="verzoeken.zeef", toegankelijk="Zoek in deze lijst", voorbeeld="Zoek in deze lijst"
        )
        self._zeef.zet_teken("magnifying-glass")
        self._zeef.textChanged.connect(self._toon)
        self._welke = Keuze(
            [
                Optie(waarde=_OPEN, tekst="Nog open"),
                Optie(waarde=_ALLE, tekst="Alle verzoeken"),
            ],
            naam="verzoeken.welke",
            toegankelijk="Welke verzoeken",
            onbekend="",
        )
        self._welke.zet_waarde(self.omgeving.toestand.tekst("verzoeken.welke", _OPEN))
        self._welke.gekozen.connect(self._kies_welke)
        rij = QHBoxLayout()
        rij.setSpacing(RUIMTE_L)
        rij.addWidget(self._zeef, 2)
        rij.addWidget(self._welke, 1)
        rij.addStretch(2)
        return rij

    def _maak_tabel(self) -> Tabel:
        tabel = Tabel(
            naam="verzoeken.tabel", toegankelijk="Privacyverzoeken", groep_rol=int(Rol.GROEP)
        )
        tabel.setModel(self._model)
        tabel.setItemDelegateForColumn(
            0, PilDelegate(tabel, soort_rol=int(Rol.PIL), groep_rol=int(Rol.GROEP))
        )
        tabel.onthoud_breedtes(self.omgeving.toestand, "verzoeken.breedtes", _BREEDTES)
        tabel.geopend.connect(self._open)
        return tabel

    def _kwamen(self, rijen: tuple[VerzoekRij, ...]) -> None:
        self._rijen = rijen
        wacht = sum(rij.beantwoord_op is None for rij in rijen)
        zin = f"{tel(wacht, 'verzoek wacht', 'verzoeken wachten')} op antwoord"
        self.kop.zet("Privacyverzoeken", f"{zin}. Binnen een maand, ook na een mondeling verzoek.")
        self._toon()

    def _toon(self) -> None:
        self._model.toon(self._rijen, self.omgeving.vandaag(), self._zeef.tekst())
        rijen = self._model.rijen
        if rijen and not self._tabel.currentIndex().isValid():
            self._tabel.setCurrentIndex(self._model.index_van(rijen[0].id))
        leeg = self.gevuld and not rijen
        if leeg and self._tabel.hasFocus():
            # A table that goes would hand the cursor to whatever comes next, outside this page.
            self._begin.setFocus()
        self._tabel.setVisible(not leeg)
        self._leeg.setVisible(leeg)
        if leeg and self._zeef.tekst():
            self._leeg.toon(LeegSoort.LEEG, "Niets gevonden in deze lijst.", "Hele lijst tonen")
        elif leeg:
            self._leeg.toon(
                LeegSoort.LEEG,
                "Er wacht geen verzoek op antwoord. Vraagt iemand wat er is vastgelegd, "
                "of om iets te veranderen of te wissen? Leg het dan meteen vast.",
                "Nieuw verzoek",
            )

    def _volgende_stap(self) -> None:
        if self._zeef.tekst():
            self._zeef.clear()
            self._tabel.setFocus()
        else:
            self._nieuw()

    def _nieuw(self) -> None:
        self.omgeving.ga_naar.emit("verzoek", None)

    def _kies_welke(self, welke: object) -> None:
        self.omgeving.toestand.zet("verzoeken.welke", str(welke))
        self.laad()

    def _open(self, index: QModelIndex) -> None:
        rij = self._model.rij(index)
        if rij is not None:
            self.omgeving.ga_naar.emit("verzoek", rij.id)
