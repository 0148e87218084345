"""The list of casussen: sorted and cut by the database, so that it is as fast at ten thousand."""

from typing import TYPE_CHECKING, ClassVar, Final, TypeVar

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from cmpg_desktop.berichten.casussen import CasusGroep, CasusKolom, CasusLijst, Casussen
from cmpg_desktop.berichten.kern import Changes, Noun
from cmpg_desktop.models.casussen import KOLOMMEN, KOPPEN, CasussenModel
from cmpg_desktop.models.tabel import Rol
from cmpg_desktop.typen import override
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.basis import make_label
from cmpg_desktop.views.onderdelen.delegates import PilDelegate
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.leeg import Leeg, LeegSoort
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.stroom import Stroom
from cmpg_desktop.views.onderdelen.tabel import Tabel
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.thema import RUIMTE_M, maat, wissel

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

S = TypeVar("S", CasusGroep, CasusKolom)

_BREEDTES: Final = (100, 172, 92, 138, 142, 168, 98, 96)
_DEEL: Final = 200
_WACHT_MS: Final = 200
# Without these a line says nothing.
_VAST: Final = frozenset({CasusKolom.NUMMER, CasusKolom.KOP, CasusKolom.STAND})
_RAAKT: Final = (
    Noun.CASUS,
    Noun.BETROKKENE,
    Noun.PERSOON,
    Noun.FEIT,
    Noun.MEDEWERKER,
    Noun.INSTELLING,
    Noun.VRIJE_DAG,
)
_LEEG: Final = {
    CasusGroep.OPEN: "Er loopt geen casus. Een casus begint met een besluit op een melding.",
    CasusGroep.MIJN: "Er loopt geen casus waarvan u de casusregisseur bent.",
    CasusGroep.GESLOTEN: "Er is nog geen casus afgesloten.",
    CasusGroep.ALLE: "Er is nog geen casus. Een casus begint met een besluit op een melding.",
}


class CasussenPagina(Pagina):
    """Casussen by group, filter and order; what was chosen is remembered."""

    code: ClassVar[str] = "casussen"
    rail: ClassVar[str] = "casussen"
    schuift: ClassVar[bool] = False

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving, "casussen")
        self._limiet = _DEEL
        toestand = omgeving.toestand
        self._groep = _als(CasusGroep, toestand.tekst("casussen.groep"), CasusGroep.OPEN)
        self._op = _als(CasusKolom, toestand.tekst("casussen.op"), CasusKolom.TERMIJN)
        self._aflopend = toestand.tekst("casussen.aflopend") == "ja"
        self.kop.zet("Casussen")
        self._model = CasussenModel(self)
        self._tabel = self._maak_tabel()
        self._kolomacties: dict[CasusKolom, QAction] = {}
        self.kop.voeg_actie_toe(self._maak_kolomknop())
        self.inhoud.addWidget(self._maak_zeef())
        self._leeg = Leeg(naam="casussen.leeg")
        self._leeg.hide()
        self._leeg.actie.connect(self._toon_hele_lijst)
        self.inhoud.addWidget(self._tabel, 1)
        self.inhoud.addWidget(self._leeg, 1)
        self.inhoud.addLayout(self._maak_voet())
        self._toon_volgorde()

    @override
    def laad(self) -> None:
        self.vraag(
            Casussen(
                groep=self._groep,
                tekst=self._zeef.tekst(),
                op=self._op,
                aflopend=self._aflopend,
                limiet=self._limiet,
            ),
            self._toon,
        )

    @override
    def raakt(self, changes: Changes) -> bool:
        return changes.raakt(*_RAAKT)

    @override
    def focus_eerst(self) -> None:
        self._tabel.setFocus()

    # --- the parts -----------------------------------------------------------------------------

    def _maak_zeef(self) -> QWidget:
        self._zeef = Regel(
            naam="casussen.zeef",
            toegankelijk="Zoek op nummer, naam of casusregisseur",
            voorbeeld="Nummer, naam of casusregisseur",
        )
        self._zeef.zet_teken("magnifying-glass")
        self._wacht = QTimer(self)
        self._wacht.setSingleShot(True)
        self._wacht.setInterval(_WACHT_MS)
        self._wacht.timeout.connect(self._opnieuw)
        self._zeef.textChanged.connect(lambda _tekst: self._wacht.start())
        self._zeef.returnPressed.connect(self._naar_tabel)
        self._groepkeuze = Keuze(
            [Optie(waarde=een, tekst=een.weergave) for een in CasusGroep],
            naam="casussen.groep",
            toegankelijk="Welke casussen",
            onbekend="",
        )
        self._groepkeuze.zet_waarde(self._groep)
        self._groepkeuze.gekozen.connect(self._kies_groep)
        opties = [
            Optie(waarde=(kolom, aflopend), tekst=f"{KOPPEN[kolom]}{', andersom' * aflopend}")
            for kolom in KOLOMMEN
            for aflopend in (False, True)
        ]
        self._volgorde = Keuze(
            opties, naam="casussen.volgorde", toegankelijk="Op volgorde van", onbekend=""
        )
        self._volgorde.gekozen.connect(self._kies_volgorde)
        vak = QWidget()
        rij = Stroom(vak, ruimte=RUIMTE_M)
        rij.addWidget(self._zeef)
        rij.addWidget(self._groepkeuze)
        rij.addWidget(make_label("Op volgorde van", "hint"))
        rij.addWidget(self._volgorde)
        wissel().gewijzigd.connect(self._pas_zeef)
        self._pas_zeef()
        return vak

    def _pas_zeef(self) -> None:
        self._zeef.setMinimumWidth(maat(290))
        self._groepkeuze.setMinimumWidth(maat(140))
        self._volgorde.setMinimumWidth(maat(220))

    def _maak_tabel(self) -> Tabel:
        tabel = Tabel(naam="casussen.tabel", toegankelijk="Casussen")
        tabel.setModel(self._model)
        tabel.setItemDelegateForColumn(
            KOLOMMEN.index(CasusKolom.TERMIJN), PilDelegate(tabel, soort_rol=int(Rol.PIL))
        )
        tabel.onthoud_breedtes(self.omgeving.toestand, "casussen.breedtes", _BREEDTES)
        koppen = tabel.horizontalHeader()
        koppen.setSectionsClickable(True)
        koppen.setSortIndicatorShown(True)
        koppen.sectionClicked.connect(self._klik_kop)
        tabel.geopend.connect(self._open)
        return tabel

    def _maak_kolomknop(self) -> Knop:
        menu = QMenu(self)
        menu.setObjectName("casussen.kolommen.menu")
        weg = self.omgeving.toestand.tekst("casussen.zonder").split()
        for nummer, kolom in enumerate(KOLOMMEN):
            if kolom in _VAST:
                continue
            actie = menu.addAction(KOPPEN[kolom])
            actie.setObjectName(f"casussen.kolom.{kolom.value}")
            actie.setCheckable(True)
            actie.setChecked(kolom.value not in weg)
            actie.toggled.connect(lambda _aan: self._pas_kolommen())
            self._kolomacties[kolom] = actie
            self._tabel.setColumnHidden(nummer, kolom.value in weg)
        knop = Knop("Kolommen", naam="casussen.kolommen", soort=KnopSoort.STIL)
        knop.setMenu(menu)
        return knop

    def _maak_voet(self) -> QHBoxLayout:
        self._hint = make_label("", "hint", breekt=True)
        self._hint.setObjectName("casussen.hint")
        self._meer = Knop("Meer tonen", naam="casussen.meer", soort=KnopSoort.STIL)
        self._meer.clicked.connect(self._toon_meer)
        self._meer.hide()
        rij = QHBoxLayout()
        rij.setSpacing(RUIMTE_M)
        rij.addWidget(self._hint, 1)
        rij.addWidget(self._meer)
        return rij

    # --- choosing ------------------------------------------------------------------------------

    def _opnieuw(self) -> None:
        self._limiet = _DEEL
        self.laad()

    def _naar_tabel(self) -> None:
        if self._wacht.isActive():
            self._wacht.stop()
            self._opnieuw()
        self._tabel.setFocus()

    def _kies_groep(self, groep: object) -> None:
        if isinstance(groep, CasusGroep):
            self._groep = groep
            self.omgeving.toestand.zet("casussen.groep", groep.value)
            self._opnieuw()

    def _klik_kop(self, nummer: int) -> None:
        kolom = KOLOMMEN[nummer]
        self._sorteer(kolom, aflopend=kolom is self._op and not self._aflopend)

    def _kies_volgorde(self, volgorde: object) -> None:
        if isinstance(volgorde, tuple):
            kolom, aflopend = volgorde
            self._sorteer(kolom, aflopend=aflopend)

    def _sorteer(self, kolom: CasusKolom, *, aflopend: bool) -> None:
        self._op, self._aflopend = kolom, aflopend
        self.omgeving.toestand.zet("casussen.op", kolom.value)
        self.omgeving.toestand.zet("casussen.aflopend", "ja" if aflopend else "nee")
        self._toon_volgorde()
        self._opnieuw()

    def _toon_volgorde(self) -> None:
        orde = Qt.SortOrder.DescendingOrder if self._aflopend else Qt.SortOrder.AscendingOrder
        self._tabel.horizontalHeader().setSortIndicator(KOLOMMEN.index(self._op), orde)
        self._volgorde.zet_waarde((self._op, self._aflopend))

    def _pas_kolommen(self) -> None:
        weg = [kolom for kolom, actie in self._kolomacties.items() if not actie.isChecked()]
        for nummer, kolom in enumerate(KOLOMMEN):
            self._tabel.setColumnHidden(nummer, kolom in weg)
        self.omgeving.toestand.zet("casussen.zonder", " ".join(kolom.value for kolom in weg))

    def _toon_meer(self) -> None:
        self._limiet += _DEEL
        self._tabel.setFocus()
        self.laad()

    def _toon_hele_lijst(self) -> None:
        self._zeef.clear()
        self._wacht.stop()
        self._opnieuw()
        self._tabel.setFocus()

    # --- showing -------------------------------------------------------------------------------

    def _toon(self, lijst: CasusLijst) -> None:
        gekozen = self._model.rij(self._tabel.currentIndex())
        self._model.toon(lijst, self.omgeving.vandaag())
        rijen = lijst.rijen
        index = self._model.index_van(gekozen.id) if gekozen is not None else QModelIndex()
        if rijen and not index.isValid():
            index = self._model.index_van(rijen[0].id)
        if index.isValid() and index.row() != self._tabel.currentIndex().row():
            self._tabel.setCurrentIndex(index)
        meer = lijst.totaal > len(rijen)
        self._hint.setText(_geteld(len(rijen), lijst.totaal))
        self._meer.setVisible(meer)
        leeg = not rijen
        heeft_focus = self._tabel.hasFocus()
        self._tabel.setVisible(not leeg)
        self._leeg.setVisible(leeg)
        if not leeg:
            return
        if self._zeef.tekst():
            zin = "Geen casus met deze woorden. Met Ctrl+K zoekt u in alles."
            self._leeg.toon(LeegSoort.LEEG, zin, "Hele lijst tonen")
        else:
            self._leeg.toon(LeegSoort.LEEG, _LEEG[self._groep])
        if heeft_focus:
            self._zeef.setFocus()

    def _open(self, index: QModelIndex) -> None:
        rij = self._model.rij(index)
        if rij is not None:
            self.omgeving.ga_naar.emit("casus", rij.id)


def _geteld(hier: int, totaal: int) -> str:
    if totaal > hier:
        return f"De eerste {hier} van {totaal} casussen."
    return "" if not totaal else "1 casus." if totaal == 1 else f"{totaal} casussen."


def _als(soort: type[S], tekst: str, anders: S) -> S:
    """Read what was remembered; what an other version wrote counts for nothing."""
    try:
        return soort(tekst)
    except ValueError:
        return anders
