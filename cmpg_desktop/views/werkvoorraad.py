"""The home page: what must happen, late first, and why by then."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from cmpg_desktop.berichten.kern import Changes, Noun, nieuw_id
from cmpg_desktop.berichten.werkvoorraad import (
    Werk,
    WerkGroep,
    WerkRegel,
    Werkvoorraad,
    ZetOpmerking,
)
from cmpg_desktop.models.tabel import Rol
from cmpg_desktop.models.werkvoorraad import (
    OPMERKING,
    WerkModel,
    sleutel,
)
from cmpg_desktop.typen import override
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.delegates import PilDelegate, RijDelegate, VoorafDelegate
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.leeg import Leeg, LeegSoort
from cmpg_desktop.views.onderdelen.pil import Pil, PilSoort
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.tabel import Tabel
from cmpg_desktop.views.onderdelen.uitlegkaart import Uitlegkaart
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.thema import maat
from cmpg_desktop.views.toestand import Toestand

# "12 werkdagen te laat" and "u en de procesmanager" fit, and the whole fits in 1280 wide.
_BREEDTES: Final = (190, 200, 190, 130, 185, 120)
# From this width at 100 % text the buttons stand beside the title.
_MET_KNOPPEN: Final = 1110
# Which page opens a line.
PAGINA_VAN: Final = {
    "melding": "melding",
    "casus": "casus",
    "notitie": "telefoon",
    "verzoek": "verzoek",
}
_MIJN: Final = "mijn"
_TEAM: Final = "team"
_WIENS: Final = "werkvoorraad.wiens"
_RAAKT: Final = (
    Noun.MELDING,
    Noun.CASUS,
    Noun.NOTITIE,
    Noun.FEIT,
    Noun.OPMERKING,
    Noun.BETROKKENE,
    Noun.PERSOON,
    Noun.INSTELLING,
    Noun.VRIJE_DAG,
    Noun.MEDEWERKER,
    Noun.VERZOEK,
)
Index = QModelIndex | QPersistentModelIndex


class Wiens(Keuze):
    """Mine or the whole team's: chosen on one page it holds on every page, and the next time."""

    def __init__(self, toestand: Toestand, *, naam: str) -> None:
        super().__init__(
            [Optie(waarde=_MIJN, tekst="Mijn werk"), Optie(waarde=_TEAM, tekst="Hele team")],
            naam=naam,
            toegankelijk="Wiens werk",
            onbekend="",
        )
        self._toestand = toestand
        self.zet_waarde(self._onthouden)
        # The first to hear it: who asks the list again finds what was chosen.
        self.gekozen.connect(lambda wiens: toestand.zet(_WIENS, str(wiens)))

    @property
    def team(self) -> bool:
        """Say whether the whole team's work is chosen."""
        return self.waarde() == _TEAM

    def kies_team(self) -> None:
        """Choose the whole team's, as if the person did."""
        self.zet_waarde(_TEAM)
        self.gekozen.emit(_TEAM)

    @property
    def _onthouden(self) -> str:
        return _TEAM if self._toestand.tekst(_WIENS) == _TEAM else _MIJN

    @override
    def showEvent(self, e: QShowEvent) -> None:
        super().showEvent(e)
        if self.waarde() != self._onthouden:
            self.zet_waarde(self._onthouden)
            self.gekozen.emit(self._onthouden)


class WerkvoorraadPagina(Pagina):
    """What must happen: mine or the whole team's."""

    code = "werkvoorraad"
    rail = "werkvoorraad"
    schuift = False

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving, "werkvoorraad")
        self._werk: Werk | None = None
        self._later: Werk | None = None
        self._andere_lijst = True
        self.kop.zet("Werkvoorraad")
        self._wiens = Wiens(omgeving.toestand, naam="werkvoorraad.wiens")
        self._wiens.gekozen.connect(self._kies_wiens)
        self.kop.voeg_actie_toe(self._wiens)
        afdrukken = Knop(
            "Afdrukken",
            naam="werkvoorraad.afdrukken",
            icoon_naam="printer",
            sneltoets="Ctrl+P",
            overal=True,
        )
        afdrukken.clicked.connect(self.druk_af)
        gesprek = Knop(
            "Telefoongesprek",
            naam="werkvoorraad.telefoon",
            icoon_naam="phone",
            sneltoets="F2",
            overal=True,
        )
        gesprek.clicked.connect(lambda: omgeving.ga_naar.emit("telefoon", None))
        self._knoppen = (afdrukken, gesprek)
        for knop in self._knoppen:
            self.kop.voeg_actie_toe(knop)
        self._model = WerkModel(self._bij_opmerking, self)
        self._tabel = self._maak_tabel()
        self._leeg = Leeg(naam="werkvoorraad.leeg")
        self._leeg.hide()
        self._leeg.actie.connect(self._toon_team)
        self._uitleg = self._maak_uitleg()
        self.inhoud.addWidget(self._tabel, 1)
        self.inhoud.addWidget(self._leeg, 1)
        self.inhoud.addWidget(self._uitleg)
        self._toon_gekozen()

    @override
    def laad(self) -> None:
        """Ask for the lines of mine, or of the whole team."""
        self.vraag(Werkvoorraad(team=self._wiens.team), self._kwam)

    @override
    def raakt(self, changes: Changes) -> bool:
        """Say whether a termijn, its words or a remark may be another one now."""
        return changes.raakt(*_RAAKT)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # On a line of their own they would cost a row of the list; their keys always work.
        for knop in self._knoppen:
            knop.setVisible(self.width() >= maat(_MET_KNOPPEN))

    @override
    def focus_eerst(self) -> None:
        """Go to the table."""
        self._tabel.setFocus()

    @override
    def druk_af(self) -> bool:
        """Print what is shown, on A4."""
        werk, nu, wie = self._werk, self.omgeving.nu(), self.omgeving.medewerker
        if werk is None:
            return False
        wiens = "hele team" if self._wiens.team else (wie.naam if wie else "")
        # Loaded on first use.
        from cmpg_desktop.views.printen import Drukwerk  # noqa: PLC0415
        from cmpg_desktop.views.werkvoorraad_papier import maak_papier  # noqa: PLC0415

        self.druk(Drukwerk(titel="Werkvoorraad", maak=lambda: maak_papier(werk, wiens, nu)))
        return True

    @property
    @override
    def vrij_onder(self) -> int:
        """The buttons under the table stay in sight."""
        return self.height() - self._uitleg.y() if self._uitleg.isVisible() else 0

    # --- building ----------------------------------------------------------------------------

    def _maak_tabel(self) -> Tabel:
        tabel = Tabel(
            naam="werkvoorraad.tabel", toegankelijk="Werkvoorraad", groep_rol=int(Rol.GROEP)
        )
        tabel.setModel(self._model)
        tabel.bewerkbaar = frozenset({OPMERKING})
        tabel.setItemDelegateForColumn(
            0, PilDelegate(tabel, soort_rol=int(Rol.PIL), groep_rol=int(Rol.GROEP))
        )
        tabel.setItemDelegateForColumn(
            1, VoorafDelegate(tabel, soort_rol=int(Rol.PIL), groep_rol=int(Rol.GROEP))
        )
        self._opmerking = _OpmerkingDelegate(self, tabel)
        tabel.setItemDelegateForColumn(OPMERKING, self._opmerking)
        # After the table itself heard it: the editor is gone then, and the focus is back.
        self._opmerking.closeEditor.connect(self._na_bewerken)
        # Everyone drags their own: the computer may be shared.
        tabel.onthoud_breedtes(
            self.omgeving.toestand, f"werkvoorraad.breedtes[{self.omgeving.ik}]", _BREEDTES
        )
        tabel.geopend.connect(self._open)
        tabel.selectionModel().currentRowChanged.connect(self._toon_gekozen)
        return tabel

    def _maak_uitleg(self) -> Uitlegkaart:
        kaart = Uitlegkaart("werkvoorraad")
        kaart.openen.clicked.connect(lambda: self._open(self._tabel.currentIndex()))
        self._bewerk = Knop("Opmerking", naam="werkvoorraad.opmerking", sneltoets="Ctrl+E")
        self._bewerk.clicked.connect(self._bewerk_opmerking)
        kaart.voeg_toe(self._bewerk)
        return kaart

    # --- showing -----------------------------------------------------------------------------

    def _kwam(self, werk: Werk) -> None:
        self.omgeving.aantallen.emit(werk.tellers)
        if self._opmerking.bezig:
            # A line that someone types in is not replaced under their hands.
            self._later = werk
            return
        self._toon(werk)

    def _toon(self, werk: Werk) -> None:
        gekozen = self._gekozen()
        self._werk = werk
        self._later = None
        self._model.toon(werk, andere_lijst=self._andere_lijst)
        self._andere_lijst = False
        self._kies(gekozen)
        self._toon_pillen(werk)
        self._toon_leeg(werk)
        self._toon_gekozen()

    def _toon_pillen(self, werk: Werk) -> None:
        def tel(*groepen: WerkGroep) -> int:
            return sum(regel.groep in groepen for regel in werk.regels)

        pillen = (
            (tel(WerkGroep.TE_LAAT), "te laat", PilSoort.TE_LAAT),
            (tel(WerkGroep.NU), "vandaag en morgen", PilSoort.BINNENKORT),
            (tel(WerkGroep.DEZE_WEEK, WerkGroep.LATER), "op schema", PilSoort.OP_SCHEMA),
            (tel(WerkGroep.WACHT), "wacht op een ander", PilSoort.RUSTIG),
        )
        self.kop.zet_pillen(
            [
                Pil(f"{aantal} {woorden}", soort, naam=f"werkvoorraad.pil.{soort.value}")
                for aantal, woorden, soort in pillen
                if aantal
            ]
        )

    def _toon_leeg(self, werk: Werk) -> None:
        leeg = not werk.regels
        self._tabel.setVisible(not leeg)
        self._uitleg.setVisible(not leeg)
        self._leeg.setVisible(leeg)
        if leeg and self._wiens.team:
            self._leeg.toon(LeegSoort.LEEG, "Niets te doen: er is geen open melding of casus.")
        elif leeg:
            self._leeg.toon(
                LeegSoort.LEEG,
                "Niets te doen: er wacht niets op u. Kijk bij het hele team wat er nog ligt.",
                "Hele team tonen",
            )

    def _toon_gekozen(self) -> None:
        regel = self._model.rij(self._tabel.currentIndex())
        self._bewerk.setEnabled(regel is not None)
        self._uitleg.openen.setEnabled(regel is not None)
        self._uitleg.zin.setText(uitleg_van(regel))

    # --- choosing ----------------------------------------------------------------------------

    def _gekozen(self) -> object:
        regel = self._model.rij(self._tabel.currentIndex())
        return sleutel(regel) if regel is not None else None

    def _kies(self, gekozen: object) -> None:
        """Keep the line that was chosen; else take the first, which is the latest."""
        index = self._model.index_van(gekozen) if gekozen is not None else QModelIndex()
        if not index.isValid() and self._model.rijen:
            index = self._model.index_van(sleutel(self._model.rijen[0]))
        if index.isValid() and index.row() != self._tabel.currentIndex().row():
            keuze = QItemSelectionModel.SelectionFlag
            self._tabel.selectionModel().setCurrentIndex(index, keuze.ClearAndSelect | keuze.Rows)

    def _kies_wiens(self) -> None:
        self._andere_lijst = True
        self.laad()

    def _toon_team(self) -> None:
        self._wiens.kies_team()
        self._tabel.setFocus()

    def _open(self, index: Index) -> None:
        regel = self._model.rij(index)
        if regel is not None:
            self.omgeving.ga_naar.emit(PAGINA_VAN[regel.dossier_soort], regel.dossier_id)

    # --- the remark --------------------------------------------------------------------------

    def _bewerk_opmerking(self) -> None:
        rij = self._tabel.currentIndex().row()
        if rij >= 0:
            self._tabel.setFocus()
            self._tabel.edit(self._model.index(rij, OPMERKING))

    def _bij_opmerking(self, regel: WerkRegel, tekst: str) -> None:
        command = _zet_opmerking(regel, tekst, self._opmerking.opdracht)
        if command.nieuw == command.oud:
            self.omgeving.journaal.klaar(command.opdracht)
            return
        self._opmerking.opdracht = nieuw_id()
        self.bewerking.doe(
            command,
            lambda changes: self.omgeving.meld(
                "Opmerking bewaard", self.bewerking.ongedaan.van(changes)
            ),
        )

    def _na_bewerken(self) -> None:
        self._opmerking.bezig = False
        if self._later is not None:
            self._toon(self._later)


class _OpmerkingDelegate(RijDelegate):
    """Edits a remark in its cell; every letter is in the journal before it is in the database."""

    def __init__(self, pagina: WerkvoorraadPagina, tabel: Tabel) -> None:
        super().__init__(tabel, groep_rol=int(Rol.GROEP))
        self._journaal = pagina.omgeving.journaal
        self.bezig = False
        self.opdracht: UUID = nieuw_id()

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        self.bezig = True
        self.opdracht = nieuw_id()
        regel: WerkRegel = index.data(Rol.RIJ)
        editor = Regel(naam="werkvoorraad.opmerking.veld", toegankelijk="Opmerking")
        editor.setParent(parent)
        editor.setMaxLength(500)
        editor.gewijzigd_door_gebruiker.connect(
            lambda tekst: self._journaal.bewaar(_zet_opmerking(regel, tekst, self.opdracht))
        )
        return editor

    @override
    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        # Esc: what was typed is called off; a remark that was saved has its own command by now.
        self._journaal.klaar(self.opdracht)
        super().destroyEditor(editor, index)


def _zet_opmerking(regel: WerkRegel, tekst: str, opdracht: UUID) -> ZetOpmerking:
    return ZetOpmerking(
        opdracht=opdracht,
        dossier_id=regel.dossier_id,
        regel=regel.regel,
        oud=regel.opmerking,
        nieuw=tekst.strip(),
    )


def uitleg_van(regel: WerkRegel | None) -> str:
    """Say in one sentence why a line is there."""
    if regel is None:
        return "Kies een regel om te zien waarom hij er staat."
    if regel.termijn is not None:
        return regel.termijn.uitleg
    if regel.dossier_soort == "notitie":
        return "Een telefoongesprek dat nog niets is. Open het en kies wat het wordt."
    return "Hier hoort geen termijn bij."
