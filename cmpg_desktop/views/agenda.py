"""The agenda: what is due, week by week, mine or the whole team's."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QKeySequence, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStyleOptionViewItem

from cmpg_desktop.berichten.agenda import WEKEN, Agenda, AgendaBlad
from cmpg_desktop.berichten.kern import Changes, Noun
from cmpg_desktop.models.agenda import DAG, AgendaModel, niets_tekst, regel_sleutel, weken_tekst
from cmpg_desktop.models.tabel import Rol
from cmpg_desktop.typen import override
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.delegates import PilDelegate, VoorafDelegate
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.leeg import Leeg, LeegSoort
from cmpg_desktop.views.onderdelen.pil import Pil, PilSoort
from cmpg_desktop.views.onderdelen.tabel import Tabel
from cmpg_desktop.views.onderdelen.uitlegkaart import Uitlegkaart
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.thema import Kleur, kleur, maat
from cmpg_desktop.views.werkvoorraad import PAGINA_VAN, Wiens, uitleg_van
from cmpg_desktop.werkproces.werkdagen import maandag_van

if TYPE_CHECKING:
    from collections.abc import Callable

_BREEDTES: Final = (190, 250, 270, 190)
# From this width at 100 % text the button stands beside the title.
_MET_AFDRUKKEN: Final = 1110
# From this width there is room for the names of the keys on the buttons, on the same line.
_MET_TOETSEN: Final = 1000
_RAAKT: Final = (
    Noun.MELDING,
    Noun.CASUS,
    Noun.FEIT,
    Noun.BETROKKENE,
    Noun.PERSOON,
    Noun.ORGANISATIE,
    Noun.INSTELLING,
    Noun.VRIJE_DAG,
    Noun.MEDEWERKER,
)
Index = QModelIndex | QPersistentModelIndex


class AgendaPagina(Pagina):
    """Some weeks at once; what is late stands on top of those with today in them."""

    code = "agenda"
    rail = "agenda"
    schuift = False

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving, "agenda")
        self._blad: AgendaBlad | None = None
        self._vanaf: date | None = None  # None: the week of today, also after midnight
        self._andere_lijst = True
        self._van_boven = True
        self.kop.zet("Agenda")
        self._wiens = Wiens(omgeving.toestand, naam="agenda.wiens")
        self._wiens.gekozen.connect(self._andere_vraag)
        self.kop.voeg_actie_toe(self._wiens)
        self._maak_bladeren()
        self._afdrukken = Knop(
            "Afdrukken",
            naam="agenda.afdrukken",
            icoon_naam="printer",
            sneltoets="Ctrl+P",
            overal=True,
        )
        self._afdrukken.clicked.connect(self.druk_af)
        self.kop.voeg_actie_toe(self._afdrukken)
        self._model = AgendaModel(self)
        self._tabel = self._maak_tabel()
        self._leeg = Leeg(naam="agenda.leeg")
        self._leeg.hide()
        self._leeg.actie.connect(self._toon_team)
        self._uitleg = self._maak_uitleg()
        self.inhoud.addWidget(self._tabel, 1)
        self.inhoud.addWidget(self._leeg, 1)
        self.inhoud.addWidget(self._uitleg)
        self._toon_gekozen()

    @override
    def laad(self) -> None:
        """Ask for these weeks, mine or of the whole team."""
        self.vraag(Agenda(team=self._wiens.team, vanaf=self._vanaf), self._toon)

    @override
    def raakt(self, changes: Changes) -> bool:
        """Say whether a termijn, its words or a free day may be another one now."""
        return changes.raakt(*_RAAKT)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # On a line of its own it would cost a row of the list; its key always works.
        self._afdrukken.setVisible(self.width() >= maat(_MET_AFDRUKKEN))
        self._toon_toetsen()

    @override
    def focus_eerst(self) -> None:
        """Go to the table."""
        self._tabel.setFocus()

    @override
    def druk_af(self) -> bool:
        """Print the weeks in sight, on A4."""
        blad, nu, wie = self._blad, self.omgeving.nu(), self.omgeving.medewerker
        if blad is None:
            return False
        wiens = "hele team" if self._wiens.team else (wie.naam if wie else "")
        # Loaded on first use.
        from cmpg_desktop.views.agenda_papier import maak_papier  # noqa: PLC0415
        from cmpg_desktop.views.printen import Drukwerk  # noqa: PLC0415

        self.druk(Drukwerk(titel="Agenda", maak=lambda: maak_papier(blad, wiens, nu)))
        return True

    @property
    @override
    def vrij_onder(self) -> int:
        """The line under the table stays in sight."""
        return self.height() - self._uitleg.y() if self._uitleg.isVisible() else 0

    def _toon_toetsen(self) -> None:
        met = self.width() >= maat(_MET_TOETSEN)
        for knop, tekst, toets in self._blader_knoppen:
            knop.setText(f"{tekst}   {toets}" if met else tekst)

    # --- building ----------------------------------------------------------------------------

    def _maak_bladeren(self) -> None:
        # The keys are of the page alone: in the search field above it they move in the text.
        knoppen: tuple[tuple[str, str, str, Callable[[], None]], ...] = (
            ("Eerder", "PgUp", "Page Up", lambda: self._blader(-WEKEN)),
            ("Vandaag", "Home", "Home", lambda: self._ga_naar(None)),
            ("Later", "PgDown", "Page Down", lambda: self._blader(WEKEN)),
        )
        self._blader_knoppen: list[tuple[Knop, str, str]] = []
        for tekst, toets, leest, doe in knoppen:
            knop = Knop(tekst, naam=f"agenda.{tekst.lower()}", overal=True)
            knop.setToolTip(leest)
            self._blader_knoppen.append((knop, tekst, leest))
            knop.clicked.connect(doe)
            sneltoets = QShortcut(QKeySequence(toets), self)
            sneltoets.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            sneltoets.activated.connect(doe)
            self.kop.voeg_actie_toe(knop)
            if tekst == "Vandaag":
                self._vandaag = knop

    def _maak_tabel(self) -> Tabel:
        tabel = Tabel(naam="agenda.tabel", toegankelijk="Agenda", groep_rol=int(Rol.GROEP))
        tabel.setModel(self._model)
        # The day of a row and a holiday stand in the headings alone.
        tabel.slaat_koppen_over = False
        tabel.setItemDelegateForColumn(
            0, _EersteDelegate(tabel, soort_rol=int(Rol.PIL), groep_rol=int(Rol.GROEP))
        )
        tabel.setItemDelegateForColumn(
            1, VoorafDelegate(tabel, soort_rol=int(Rol.PIL), groep_rol=int(Rol.GROEP))
        )
        # Everyone drags their own: the computer may be shared.
        tabel.onthoud_breedtes(
            self.omgeving.toestand, f"agenda.breedtes[{self.omgeving.ik}]", _BREEDTES
        )
        tabel.geopend.connect(self._open)
        tabel.selectionModel().currentRowChanged.connect(self._toon_gekozen)
        return tabel

    def _maak_uitleg(self) -> Uitlegkaart:
        kaart = Uitlegkaart("agenda")
        kaart.openen.clicked.connect(lambda: self._open(self._tabel.currentIndex()))
        return kaart

    # --- showing -----------------------------------------------------------------------------

    def _toon(self, blad: AgendaBlad) -> None:
        regel = None if self._van_boven else self._model.rij(self._tabel.currentIndex())
        self._blad = blad
        self.kop.zet("Agenda", weken_tekst(blad))
        laat = len(blad.te_laat)
        pillen = [Pil(f"{laat} te laat", PilSoort.TE_LAAT, naam="agenda.pil.te_laat")]
        self.kop.zet_pillen(pillen if laat else [])
        self._model.toon(blad, andere_lijst=self._andere_lijst)
        if self._andere_lijst:
            self._tabel.scrollToTop()
        self._andere_lijst = self._van_boven = False
        self._kies(regel_sleutel(regel) if regel is not None else None)
        self._toon_leeg(blad)
        self._toon_gekozen()

    def _toon_leeg(self, blad: AgendaBlad) -> None:
        leeg = self._model.rowCount() == 0
        if leeg and self._tabel.hasFocus():
            # Else it would leave the page, and the keys of the page with it.
            self._vandaag.setFocus()
        terug = not leeg and not self._leeg.isHidden() and self._vandaag.hasFocus()
        self._tabel.setVisible(not leeg)
        self._uitleg.setVisible(not leeg)
        self._leeg.setVisible(leeg)
        if terug:
            self._tabel.setFocus()
        if leeg and self._wiens.team:
            self._leeg.toon(LeegSoort.LEEG, niets_tekst(blad))
        elif leeg:
            zin = f"{niets_tekst(blad, voor='voor u ')} Kijk ook bij het hele team."
            self._leeg.toon(LeegSoort.LEEG, zin, "Hele team tonen")

    def _toon_gekozen(self) -> None:
        regel = self._model.rij(self._tabel.currentIndex())
        self._uitleg.openen.setEnabled(regel is not None)
        if self._blad is not None and not self._model.rijen:
            self._uitleg.zin.setText(niets_tekst(self._blad))
        else:
            self._uitleg.zin.setText(uitleg_van(regel.werk if regel is not None else None))

    # --- choosing ----------------------------------------------------------------------------

    def _kies(self, gekozen: object) -> None:
        """Keep the line that was chosen; else take the first, which is the latest."""
        index = self._model.index_van(gekozen) if gekozen is not None else QModelIndex()
        if not index.isValid() and self._model.rijen:
            index = self._model.index_van(regel_sleutel(self._model.rijen[0]))
        if index.isValid() and index.row() != self._tabel.currentIndex().row():
            keuze = QItemSelectionModel.SelectionFlag
            self._tabel.selectionModel().setCurrentIndex(index, keuze.ClearAndSelect | keuze.Rows)

    def _andere_vraag(self) -> None:
        self._andere_lijst = True
        self.laad()

    def _blader(self, weken: int) -> None:
        if self._blad is not None:
            # From what was asked for last, not from what is in sight: a key may come twice.
            vanaf = self._vanaf or maandag_van(self._blad.vandaag)
            self._ga_naar(vanaf + timedelta(weeks=weken))

    def _ga_naar(self, vanaf: date | None) -> None:
        is_nu = self._blad is not None and vanaf == maandag_van(self._blad.vandaag)
        self._vanaf = None if is_nu else vanaf
        self._van_boven = True
        self._andere_vraag()

    def _toon_team(self) -> None:
        self._wiens.kies_team()
        self._tabel.setFocus()

    def _open(self, index: Index) -> None:
        regel = self._model.rij(index)
        if regel is not None:
            werk = regel.werk
            self.omgeving.ga_naar.emit(PAGINA_VAN[werk.dossier_soort], werk.dossier_id)


class _EersteDelegate(PilDelegate):
    """Paints the pills, and the headings: a week strong, a day quiet under it, today in colour."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        vandaag = index.data(DAG)
        if vandaag is None:
            return
        if not vandaag:
            option.font.setWeight(QFont.Weight.Normal)
        tint = kleur(Kleur.ACCENT if vandaag else Kleur.GEDEMPT)
        option.palette.setColor(QPalette.ColorRole.Text, tint)
