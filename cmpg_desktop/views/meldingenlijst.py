"""The list of meldingen, with the calls that are still nothing on top."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout

from cmpg_desktop.berichten.documenten import Aanmeldingsformulier, Bestand
from cmpg_desktop.berichten.kern import Changes, Noun
from cmpg_desktop.berichten.meldingen import Meldingen, MeldingRij
from cmpg_desktop.berichten.telefoon import AdviesBlad, AdviesLezen, NotitieRij, OpenNotities
from cmpg_desktop.models.meldingen import MeldingenLijst, MeldingenModel
from cmpg_desktop.models.tabel import Rol
from cmpg_desktop.typen import override
from cmpg_desktop.views.bestanden import bestandswerk, schrijf
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.delegates import PilDelegate
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.leeg import Leeg, LeegSoort
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.tabel import Tabel
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.thema import RUIMTE_L

_BREEDTES: Final = (135, 250, 190, 165, 140, 150)
_LIMIET: Final = 200
_RAAKT: Final = (
    Noun.MELDING,
    Noun.NOTITIE,
    Noun.ADVIES,
    Noun.BETROKKENE,
    Noun.PERSOON,
    Noun.FEIT,
    Noun.ORGANISATIE,
    Noun.INSTELLING,
    Noun.VRIJE_DAG,
)


class MeldingenPagina(Pagina):
    """Every melding: open ones, and those that are done when asked for."""

    code = "meldingen"
    rail = "meldingen"
    schuift = False

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving, "meldingen")
        self._notities: tuple[NotitieRij, ...] = ()
        self._lijst = MeldingenLijst(vandaag=omgeving.vandaag())
        self.kop.zet("Meldingen")
        wegen = Knop(
            "Weegoverleg",
            naam="meldingen.weegoverleg",
            icoon_naam="list-checks",
            sneltoets="F9",
            overal=True,
        )
        wegen.clicked.connect(lambda: omgeving.ga_naar.emit("weegoverleg", None))
        self.kop.voeg_actie_toe(wegen)
        gesprek = Knop(
            "Telefoongesprek",
            naam="meldingen.telefoon",
            icoon_naam="phone",
            sneltoets="F2",
            overal=True,
        )
        gesprek.clicked.connect(lambda: omgeving.ga_naar.emit("telefoon", None))
        self.kop.voeg_actie_toe(gesprek)
        self.inhoud.addLayout(self._maak_zeef())
        self._model = MeldingenModel(self)
        self._tabel = self._maak_tabel()
        self._leeg = Leeg(naam="meldingen.leeg")
        self._leeg.hide()
        self._leeg.actie.connect(self._volgende_stap)
        self.inhoud.addWidget(self._tabel, 1)
        self.inhoud.addWidget(self._leeg, 1)
        self.inhoud.addLayout(self._maak_adviesregel())

    @override
    def laad(self) -> None:
        """Ask for the open calls, and then for the meldingen."""
        self.omgeving.broker.ask(
            OpenNotities(), self._kwamen_notities, self.toon_laadfout, eigenaar=self
        )
        # Without an answer the line stays as it was; what is wrong shows at the list.
        self.omgeving.broker.ask(
            AdviesLezen(), self._kwamen_adviezen, lambda _fout: None, eigenaar=self
        )
        self.vraag(Meldingen(ook_afgehandeld=self._ook.isChecked(), limiet=_LIMIET), self._kwamen)

    @override
    def raakt(self, changes: Changes) -> bool:
        """Say whether a row may be another one now."""
        return changes.raakt(*_RAAKT)

    @override
    def focus_eerst(self) -> None:
        """Go to the table."""
        self._tabel.setFocus()

    def _maak_zeef(self) -> QHBoxLayout:
        self._zeef = Regel(
            naam="meldingen.zeef", toegankelijk="Zoek in deze lijst", voorbeeld="Zoek in deze lijst"
        )
        self._zeef.zet_teken("magnifying-glass")
        self._zeef.textChanged.connect(self._toon)
        self._ook = QCheckBox("Ook afgehandelde")
        noem(self._ook, "meldingen.ook_afgehandeld", "Ook afgehandelde meldingen tonen")
        self._ook.setChecked(self.omgeving.toestand.tekst("meldingen.ook") == "ja")
        self._ook.clicked.connect(self._kies_ook)
        self._hint = make_label("", "hint", breekt=True)
        self._hint.setObjectName("meldingen.hint")
        rij = QHBoxLayout()
        rij.setSpacing(RUIMTE_L)
        rij.addWidget(self._zeef, 2)
        rij.addWidget(self._ook)
        rij.addWidget(self._hint, 3)
        return rij

    def _maak_tabel(self) -> Tabel:
        tabel = Tabel(naam="meldingen.tabel", toegankelijk="Meldingen", groep_rol=int(Rol.GROEP))
        tabel.setModel(self._model)
        pil = PilDelegate(tabel, soort_rol=int(Rol.PIL), groep_rol=int(Rol.GROEP))
        tabel.setItemDelegateForColumn(3, pil)
        tabel.onthoud_breedtes(self.omgeving.toestand, "meldingen.breedtes", _BREEDTES)
        tabel.geopend.connect(self._open)
        return tabel

    def _maak_adviesregel(self) -> QHBoxLayout:
        self._adviezen: AdviesBlad | None = None
        self._advies = Knop("", naam="meldingen.adviezen", soort=KnopSoort.STIL)
        self._advies.hide()
        self._advies.clicked.connect(self._toon_adviezen)
        formulier = Knop(
            "Leeg aanmeldingsformulier …",
            naam="meldingen.formulier",
            soort=KnopSoort.STIL,
            icoon_naam="file-text",
        )
        formulier.setToolTip("Word-document om aan een melder te sturen")
        formulier.clicked.connect(self._vraag_formulier)
        rij = QHBoxLayout()
        rij.addWidget(self._advies)
        rij.addStretch(1)
        rij.addWidget(formulier)
        return rij

    def _kwamen_adviezen(self, blad: AdviesBlad) -> None:
        self._adviezen = blad
        self._advies.zet_tekst(f"Adviezen zonder melding dit jaar: {blad.totaal}")
        self._advies.setVisible(bool(blad.jaren))

    def _toon_adviezen(self) -> None:
        from cmpg_desktop.views.adviezen import AdviezenDialoog  # noqa: PLC0415  (seldom)

        if self._adviezen is not None:
            AdviezenDialoog(self, self.omgeving, self._adviezen).open()

    def _vraag_formulier(self) -> None:
        self.omgeving.broker.ask(
            Aanmeldingsformulier(), self._kies_plek, self.omgeving.fout.emit, eigenaar=self
        )

    def _kies_plek(self, bestand: Bestand) -> None:
        dialoog = QFileDialog(self, "Aanmeldingsformulier opslaan als")
        noem(dialoog, "meldingen.formulier.opslaan", "Aanmeldingsformulier opslaan als")
        dialoog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialoog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialoog.setNameFilter("Word (*.docx)")
        dialoog.setDefaultSuffix("docx")
        dialoog.selectFile(bestand.naam)
        dialoog.fileSelected.connect(lambda pad: self._bewaar(bestand, Path(pad)))
        dialoog.open()

    def _bewaar(self, bestand: Bestand, doel: Path) -> None:
        bestandswerk().doe(
            lambda: schrijf(doel, bestand.bytes),
            lambda plek: self.omgeving.meld(f"Het formulier staat in {plek.name}."),
            self.omgeving.fout.emit,
            eigenaar=self,
        )

    def _kwamen_notities(self, notities: tuple[NotitieRij, ...]) -> None:
        self._notities = notities
        self._zet(self._lijst.meldingen)

    def _kwamen(self, meldingen: tuple[MeldingRij, ...]) -> None:
        self._zet(meldingen)

    def _zet(self, meldingen: tuple[MeldingRij, ...]) -> None:
        self._lijst = MeldingenLijst(
            vandaag=self.omgeving.vandaag(), notities=self._notities, meldingen=meldingen
        )
        self._toon()

    def _toon(self) -> None:
        self._model.toon(self._lijst, self._zeef.tekst())
        rijen = self._model.rijen
        if rijen and not self._tabel.currentIndex().isValid():
            self._tabel.setCurrentIndex(self._model.index_van(rijen[0].id))
        vol = len(self._lijst.meldingen) >= _LIMIET
        self._hint.setText(f"De nieuwste {_LIMIET}. Zoek verder terug met Ctrl+K." if vol else "")
        leeg = self.gevuld and not rijen
        self._tabel.setVisible(not leeg)
        self._leeg.setVisible(leeg)
        if leeg and self._zeef.tekst():
            self._leeg.toon(
                LeegSoort.LEEG,
                "Niets gevonden in deze lijst. Met Ctrl+K zoekt u in alles.",
                "Hele lijst tonen",
            )
        elif leeg:
            self._leeg.toon(
                LeegSoort.LEEG,
                "Er is geen open melding. Begin met een nieuwe melding, of neem de telefoon op.",
                "Nieuwe melding",
            )

    def _volgende_stap(self) -> None:
        if self._zeef.tekst():
            self._zeef.clear()
            self._tabel.setFocus()
        else:
            self.omgeving.ga_naar.emit("melding", None)

    def _kies_ook(self, aan: bool) -> None:
        self.omgeving.toestand.zet("meldingen.ook", "ja" if aan else "nee")
        self.laad()

    def _open(self, index: QModelIndex) -> None:
        rij = self._model.rij(index)
        if rij is not None:
            soort = "telefoon" if isinstance(rij, NotitieRij) else "melding"
            self.omgeving.ga_naar.emit(soort, rij.id)
