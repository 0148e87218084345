"""The outbox: every letter that must go out, was made, or went these last weeks."""

from typing import ClassVar, Final
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from cmpg_desktop.berichten.brieven import Brievenbus, BrievenbusBlad, BrievenbusRij
from cmpg_desktop.berichten.kern import Changes, Noun
from cmpg_desktop.models.brieven import BrievenModel, groep_van, op_stapel
from cmpg_desktop.models.tabel import Rol
from cmpg_desktop.typen import override
from cmpg_desktop.views.brieven.stapel import Stapel
from cmpg_desktop.views.brieven.weg import gooi_weg
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.delegates import PilDelegate
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.leeg import Leeg, LeegSoort
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.onderdelen.pil import Pil, PilSoort
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.tabel import Tabel
from cmpg_desktop.views.onderdelen.uitlegkaart import Uitlegkaart
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.thema import RUIMTE_L
from cmpg_desktop.views.werkvoorraad import Wiens
from cmpg_desktop.werkproces.brieven import BriefSoort
from cmpg_desktop.werkproces.taal import tel
from cmpg_desktop.werkproces.uitgaand import BriefStand

_BREEDTES: Final = (52, 190, 190, 300, 170, 130)
_RAAKT: Final = (
    Noun.BRIEF,
    Noun.DOCUMENT,
    Noun.FEIT,
    Noun.MELDING,
    Noun.CASUS,
    Noun.BETROKKENE,
    Noun.PERSOON,
    Noun.ADRES,
    Noun.GEZAG,
    Noun.RELATIE,
    Noun.ORGANISATIE,
    Noun.BEOORDELING,
    Noun.MEDEWERKER,
    Noun.INSTELLING,
    Noun.VRIJE_DAG,
)


class BrievenPagina(Pagina):
    """The letters, late first; the ticked ones are printed and sent as a stack."""

    code: ClassVar[str] = "brieven"
    rail: ClassVar[str] = "brieven"
    schuift: ClassVar[bool] = False

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving, "brieven")
        self._rijen: tuple[BrievenbusRij, ...] = ()
        self._net_gedaan: list[UUID] = []  # letters of the stack that is being taken
        self.kop.zet("Brieven")
        self._wiens = Wiens(omgeving.toestand, naam="brieven.wiens")
        self._wiens.gekozen.connect(self.laad)
        self.kop.voeg_actie_toe(self._wiens)
        self._model = BrievenModel(self)
        self._stapel = Stapel(self, omgeving, self.bewerking)
        self._druk = Knop(
            "Afdrukken",
            naam="brieven.afdrukken",
            icoon_naam="printer",
            sneltoets="Ctrl+P",
            overal=True,
        )
        self._druk.clicked.connect(self.druk_af)
        self._weg = Knop("Als verzonden melden", naam="brieven.verzonden", icoon_naam="check")
        self._weg.clicked.connect(self._meld_verzonden)
        for knop in (self._druk, self._weg):
            self.kop.voeg_actie_toe(knop)
        self.inhoud.addLayout(self._maak_zeef())
        self._tabel = self._maak_tabel()
        self._leeg = Leeg(naam="brieven.leeg")
        self._leeg.hide()
        self._leeg.actie.connect(self._volgende_stap)
        self._uitleg = self._maak_uitleg()
        self.inhoud.addWidget(self._tabel, 1)
        self.inhoud.addWidget(self._leeg, 1)
        self.inhoud.addWidget(self._uitleg)
        self._maak_balken()
        self._toon_stapel()

    @override
    def laad(self) -> None:
        self.vraag(Brievenbus(team=self._wiens.team), self._kwamen)

    @override
    def raakt(self, changes: Changes) -> bool:
        return changes.raakt(*_RAAKT)

    @override
    def focus_eerst(self) -> None:
        self._tabel.setFocus()

    @override
    def druk_af(self) -> bool:
        stapel = self._model.stapel
        if not stapel or self._stapel.loopt:
            return False
        self._stapel.druk_af(stapel)
        return True

    @property
    @override
    def vrij_onder(self) -> int:
        """The line under the table stays in sight."""
        return self.height() - self._uitleg.y() if self._uitleg.isVisible() else 0

    # --- building ----------------------------------------------------------------------------

    def _maak_zeef(self) -> QHBoxLayout:
        self._zeef = Regel(
            naam="brieven.zeef", toegankelijk="Zoek in deze lijst", voorbeeld="Zoek in deze lijst"
        )
        self._zeef.zet_teken("magnifying-glass")
        self._zeef.textChanged.connect(self._toon)
        self._alles = Knop("Alles wat klaar is kiezen", naam="brieven.kies_alles")
        self._alles.clicked.connect(self._model.kies_alles)
        rij = QHBoxLayout()
        rij.setSpacing(RUIMTE_L)
        rij.addWidget(self._zeef, 2)
        rij.addWidget(self._alles)
        rij.addStretch(1)
        return rij

    def _maak_tabel(self) -> Tabel:
        tabel = Tabel(naam="brieven.tabel", toegankelijk="Brieven", groep_rol=int(Rol.GROEP))
        tabel.setModel(self._model)
        tabel.setItemDelegateForColumn(
            1, PilDelegate(tabel, soort_rol=int(Rol.PIL), groep_rol=int(Rol.GROEP))
        )
        # Everyone drags their own: the computer may be shared.
        tabel.onthoud_breedtes(
            self.omgeving.toestand, f"brieven.breedtes[{self.omgeving.ik}]", _BREEDTES
        )
        tabel.geopend.connect(self._open)
        tabel.selectionModel().currentRowChanged.connect(self._toon_gekozen)
        spatie = QShortcut(QKeySequence(Qt.Key.Key_Space), tabel)
        spatie.setContext(Qt.ShortcutContext.WidgetShortcut)
        spatie.activated.connect(self._wissel)
        self._model.stapel_veranderd.connect(self._toon_stapel)
        return tabel

    def _maak_uitleg(self) -> Uitlegkaart:
        kaart = Uitlegkaart("brieven")
        kaart.openen.clicked.connect(lambda: self._open(self._tabel.currentIndex()))
        self._gooi = Knop("Weggooien", naam="brieven.weggooien", icoon_naam="trash")
        self._gooi.clicked.connect(self._gooi_weg)
        kaart.voeg_toe(self._gooi)
        return kaart

    def _maak_balken(self) -> None:
        self._bezig = MeldingBalk(BalkSoort.INFO, "", naam="brieven.bezig")
        self._bezig.voeg_actie_toe("Stoppen", self._stapel.stop, naam="brieven.stop")
        self._klaar = MeldingBalk(BalkSoort.GOED, "", naam="brieven.klaar")
        for balk in (self._bezig, self._klaar):
            balk.hide()
            self.balken.addWidget(balk)
        self._stapel.bezig.connect(self._toon_bezig)
        self._stapel.gedaan.connect(self._bij_gedaan)
        self._stapel.klaar.connect(self._toon_klaar)

    # --- showing -----------------------------------------------------------------------------

    def _kwamen(self, blad: BrievenbusBlad) -> None:
        self._rijen = blad.rijen
        open_ = [rij for rij in blad.rijen if rij.stand is not BriefStand.VERZONDEN]
        laat = sum(groep_van(rij, blad.vandaag) == 0 for rij in open_)
        moet = f"{tel(len(open_), 'brief moet', 'brieven moeten')} nog uit"
        self.kop.zet("Brieven", moet if open_ else "Er hoeft nu geen brief uit")
        pillen = [Pil(f"{laat} te laat", PilSoort.TE_LAAT, naam="brieven.pil.te_laat")]
        self.kop.zet_pillen(pillen if laat else [])
        self._toon()

    def _toon(self) -> None:
        gekozen = self._model.rij(self._tabel.currentIndex())
        self._model.toon(self._rijen, self.omgeving.vandaag(), self._zeef.tekst())
        rijen = self._model.rijen
        if rijen and self._model.rij(self._tabel.currentIndex()) is None:
            index = self._model.index_van(gekozen.id) if gekozen is not None else QModelIndex()
            self._tabel.setCurrentIndex(
                index if index.isValid() else self._model.index_van(rijen[0].id)
            )
        leeg = self.gevuld and not rijen
        self._tabel.setVisible(not leeg)
        self._uitleg.setVisible(not leeg)
        self._leeg.setVisible(leeg)
        if leeg and self._zeef.tekst():
            self._leeg.toon(LeegSoort.LEEG, "Niets gevonden in deze lijst.", "Hele lijst tonen")
        elif leeg and not self._wiens.team:
            self._leeg.toon(LeegSoort.LEEG, "Voor u hoeft nu geen brief uit.", "Hele team tonen")
        elif leeg:
            self._leeg.toon(LeegSoort.LEEG, "Er hoeft nu geen brief uit.")
        self._toon_gekozen()
        self._toon_stapel()

    def _toon_gekozen(self) -> None:
        rij = self._model.rij(self._tabel.currentIndex())
        self._uitleg.openen.setEnabled(rij is not None)
        self._gooi.setVisible(rij is not None and _kan_weg(rij))
        self._uitleg.zin.setText(_zin(rij) if rij is not None else "Kies een brief.")

    def _toon_stapel(self) -> None:
        aantal = len(self._model.stapel)
        staart = f" ({aantal})" if aantal else ""
        self._druk.zet_tekst(f"Afdrukken{staart}")
        self._weg.zet_tekst(f"Als verzonden melden{staart}")
        vrij = bool(aantal) and not self._stapel.loopt
        for knop in (self._druk, self._weg):
            knop.setEnabled(vrij)
        self._alles.setVisible(any(op_stapel(rij) for rij in self._rijen))

    def _toon_bezig(self, tekst: str) -> None:
        self._bezig.setVisible(bool(tekst))
        if tekst:
            self._klaar.hide()
            self._bezig.zet(BalkSoort.INFO, tekst)
        self._toon_stapel()

    def _toon_klaar(self, tekst: str, goed: bool) -> None:
        if goed:
            # They stay ticked, to say at once that they went.
            for wie in self._net_gedaan:
                self._model.wissel(self._model.index_van(wie))
        self._net_gedaan = []
        self._klaar.zet(BalkSoort.GOED if goed else BalkSoort.FOUT, tekst)
        self._klaar.show()
        self._toon_stapel()

    def _bij_gedaan(self, wie: object) -> None:
        # What was done leaves the stack, so that after a stop or a fault the rest is still on it.
        if isinstance(wie, UUID):
            self._net_gedaan.append(wie)
            self._model.laat_los(wie)

    # --- doing -------------------------------------------------------------------------------

    def _wissel(self) -> None:
        if not self._model.wissel(self._tabel.currentIndex()):
            self.omgeving.meld("Op de stapel komt alleen een brief die is gemaakt en nog klopt.")

    def _meld_verzonden(self) -> None:
        if self._model.stapel and not self._stapel.loopt:
            self._stapel.meld_verzonden(self._model.stapel)

    def _gooi_weg(self) -> None:
        rij = self._model.rij(self._tabel.currentIndex())
        if rij is not None and _kan_weg(rij):
            gooi_weg(self.omgeving, self.bewerking, rij.id, rij.soort)

    def _volgende_stap(self) -> None:
        if self._zeef.tekst():
            self._zeef.clear()
            self._tabel.setFocus()
        else:
            self._wiens.kies_team()

    def _open(self, index: QModelIndex) -> None:
        rij = self._model.rij(index)
        if rij is None:
            return
        if rij.soort is BriefSoort.ADVIES_MELDER:
            self.omgeving.ga_naar.emit("brief", rij.dossier_id)
        else:
            self.omgeving.ga_naar_brief(rij.dossier_id, rij.id)


def _kan_weg(rij: BrievenbusRij) -> bool:
    return rij.begonnen and not rij.document and rij.stand is not BriefStand.VERZONDEN


def _zin(rij: BrievenbusRij) -> str:
    """Say what the letter waits for."""
    if rij.waarom:
        return rij.waarom
    return {
        BriefStand.TE_SCHRIJVEN: "Deze brief moet u nog schrijven.",
        BriefStand.WACHT_OP_ANTWOORD: "Beantwoord eerst de vragen bij deze brief.",
        BriefStand.GEMAAKT: "Gemaakt. Druk hem af of mail hem veilig, en meld hem als verzonden.",
        BriefStand.VERZONDEN: "Verzonden.",
    }[rij.stand]
