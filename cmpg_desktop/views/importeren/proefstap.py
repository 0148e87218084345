"""Step 3: row by row what would happen, then the import, then what came of it."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from cmpg_desktop.berichten.importeren import ImportProef
from cmpg_desktop.models.importeren import ImportModel
from cmpg_desktop.models.tabel import Rol
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.delegates import PilDelegate
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.onderdelen.stroom import Stroom
from cmpg_desktop.views.onderdelen.tabel import RIJ, Tabel
from cmpg_desktop.views.thema import RUIMTE_M, maat, wissel
from cmpg_desktop.werkproces.importregels import ImportUitkomst
from cmpg_desktop.werkproces.taal import opsomming, tel

_BREEDTES = (60, 160, 200, 210, 300)
_RIJEN = 5


class ProefStap(QWidget):
    """The list of a trial, what is in it, and taking it over.

    Signals:
        terug: to the columns.
        anders: look again, also because the choice about known people changed.
        neem_over: the person wants it in.
        stop: the person calls it off.
        bewaar: the person wants the faulty rows as a file.
        opnieuw: the person has another file.
    """

    terug = Signal()
    anders = Signal()
    neem_over = Signal()
    stop = Signal()
    bewaar = Signal()
    opnieuw = Signal()

    def __init__(self) -> None:
        super().__init__()
        noem(self, "importeren.proefstap", "De proef")
        self._proef: ImportProef | None = None
        self._klaar = False
        self.balk = MeldingBalk(BalkSoort.INFO, "", naam="importeren.balk")
        self.alleen_fouten = QCheckBox("Alleen fouten")
        noem(self.alleen_fouten, "importeren.alleen_fouten", "Alleen fouten")
        self.alleen_fouten.toggled.connect(self._toon_rijen)
        self.zelfde = QCheckBox("Zelfde naam en geboortedatum is dezelfde persoon")
        noem(self.zelfde, "importeren.zelfde", self.zelfde.text())
        self.zelfde.setChecked(True)
        self.zelfde.toggled.connect(self.anders)
        self._model = ImportModel(self)
        self.tabel = Tabel(naam="importeren.tabel", toegankelijk="Per rij wat er gebeurt")
        self.tabel.setModel(self._model)
        self.tabel.setItemDelegateForColumn(1, PilDelegate(self.tabel, soort_rol=Rol.PIL))
        self.tabel.zet_breedtes(_BREEDTES)
        self.tabel.selectionModel().currentChanged.connect(self._toon_uitleg)
        self._uitleg = make_label("", breekt=True)
        self._uitleg.setObjectName("importeren.uitleg")
        self._maak_knoppen()
        zeef = Stroom(ruimte=RUIMTE_M)
        zeef.addWidget(self.alleen_fouten)
        zeef.addWidget(self.zelfde)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_M)
        kolom.addWidget(self.balk)
        kolom.addLayout(zeef)
        kolom.addWidget(self.tabel, 1)
        kolom.addWidget(self._uitleg)
        kolom.addLayout(self._knoppen)
        wissel().gewijzigd.connect(self._pas_hoogte)
        self._pas_hoogte()

    def _maak_knoppen(self) -> None:
        self._terug = Knop("Terug naar de kolommen", naam="importeren.terug_kolommen")
        self._neem = Knop("Overnemen", naam="importeren.neem_over", soort=KnopSoort.PRIMAIR)
        self._kijk = Knop("Proef opnieuw bekijken", naam="importeren.kijk", soort=KnopSoort.PRIMAIR)
        self._stop = Knop("Stoppen", naam="importeren.stop", icoon_naam="x-circle")
        self._bewaar = Knop(
            "Rijen met een fout opslaan …", naam="importeren.bewaar", icoon_naam="floppy-disk"
        )
        self._opnieuw = Knop("Nog een bestand overnemen", naam="importeren.opnieuw")
        self._knoppen = Stroom()
        for knop, sein in (
            (self._terug, self.terug),
            (self._neem, self.neem_over),
            (self._kijk, self.anders),
            (self._stop, self.stop),
            (self._bewaar, self.bewaar),
            (self._opnieuw, self.opnieuw),
        ):
            knop.clicked.connect(sein)
            self._knoppen.addWidget(knop)

    @property
    def proef(self) -> ImportProef | None:
        """The trial that is shown."""
        return self._proef

    def toon_bezig(self, tekst: str, gedaan: int = 0, totaal: int = 0) -> None:
        """Say how far it is; until it is done nothing else can be chosen."""
        deel = f" {gedaan} van {totaal}." if totaal and gedaan < totaal else ""
        self.balk.zet(BalkSoort.INFO, f"{tekst}{deel}")
        for widget in (self._terug, self._neem, self._kijk, self._bewaar, self._opnieuw):
            widget.hide()
        self.zelfde.setEnabled(False)
        self._stop.setEnabled(True)
        self._stop.show()

    def toon_stoppend(self) -> None:
        """Say that stopping was heard."""
        self._stop.setEnabled(False)
        self.balk.zet(BalkSoort.INFO, "Het wordt gestopt …")

    def toon_proef(self, proef: ImportProef) -> None:
        """Show what would happen."""
        self._proef, self._klaar = proef, False
        self.balk.zet(*_gevolg(proef))
        self._toon_rijen()
        self._pas_knoppen()
        (self._neem if self._neem.isEnabled() else self.tabel).setFocus()

    def toon_klaar(self) -> None:
        """Show what came of it."""
        if self._proef is None:
            return
        self._klaar = True
        geteld = self._proef.tellingen
        zin = (
            f"Overgenomen: {tel(self._proef.gaat_mee, 'rij', 'rijen')}, waarvan "
            f"{tel(geteld[ImportUitkomst.NIEUWE_CASUS], 'nieuwe casus', 'nieuwe casussen')}."
        )
        fouten = geteld[ImportUitkomst.FOUT]
        if fouten:
            bleef = tel(fouten, "rij bleef achter", "rijen bleven achter")
            zin += f" {bleef}, met een fout. Sla die op, verbeter ze en neem ze daarna over."
        self.balk.zet(BalkSoort.GOED, zin)
        self._pas_knoppen()
        (self._bewaar if fouten else self._opnieuw).setFocus()

    def toon_fout(self, tekst: str) -> None:
        """Say why it did not go on; what was shown stays."""
        self.balk.zet(BalkSoort.FOUT, tekst)
        self._pas_knoppen()
        (self._kijk if self._proef is None else self._neem).setFocus()

    def leeg(self) -> None:
        """Forget the trial: the file or a column is another one."""
        self._proef, self._klaar = None, False
        self._toon_rijen()

    def _pas_knoppen(self) -> None:
        proef = self._proef
        fouten = proef.tellingen[ImportUitkomst.FOUT] if proef is not None else 0
        mee = proef.gaat_mee if proef is not None else 0
        self._stop.hide()
        self._terug.setVisible(not self._klaar)
        self._neem.setVisible(proef is not None and not self._klaar)
        self._kijk.setVisible(proef is None)
        self._neem.setEnabled(mee > 0)
        self._neem.zet_tekst(
            f"{tel(mee, 'rij', 'rijen')} overnemen" if mee else "Niets over te nemen"
        )
        self._bewaar.setVisible(fouten > 0)
        self._opnieuw.setVisible(self._klaar)
        self.zelfde.setEnabled(not self._klaar)
        self.alleen_fouten.setEnabled(fouten > 0)

    def _toon_rijen(self) -> None:
        self._model.toon(self._proef, alleen_fouten=self.alleen_fouten.isChecked())
        if self._model.rowCount():
            self.tabel.setCurrentIndex(self._model.index(0, 0))
        self._toon_uitleg(self.tabel.currentIndex())

    def _toon_uitleg(self, index: QModelIndex) -> None:
        """Say the whole reason of the row that is chosen: in the column it may not fit."""
        regel = self._model.rij(index)
        zin = ""
        if regel is not None:
            zin = f"Rij {regel.nummer}, {regel.uitkomst.weergave}. {regel.reden}".strip()
        self._uitleg.setText(zin)

    def _pas_hoogte(self) -> None:
        self.tabel.setMinimumHeight(maat(RIJ) * _RIJEN)


def _gevolg(proef: ImportProef) -> tuple[BalkSoort, str]:
    geteld = proef.tellingen
    delen = [
        zin
        for uitkomst, enkel, meer in (
            (ImportUitkomst.NIEUWE_CASUS, "nieuwe casus", "nieuwe casussen"),
            (ImportUitkomst.EXTRA_PERSOON, "persoon erbij", "personen erbij"),
            (ImportUitkomst.AL_BEKEND, "rij die er al staat", "rijen die er al staan"),
            (ImportUitkomst.FOUT, "rij met een fout", "rijen met een fout"),
        )
        if geteld[uitkomst] and (zin := tel(geteld[uitkomst], enkel, meer))
    ]
    soort = BalkSoort.LET_OP if geteld[ImportUitkomst.FOUT] else BalkSoort.INFO
    aantal = tel(len(proef.regels), "rij", "rijen")
    zin = f"Van {aantal}: {opsomming(delen)}. Er is nog niets veranderd."
    if proef.gaat_mee:
        zin += " Overnemen gaat in één keer en is niet ongedaan te maken."
    return soort, zin
