"""References to a law, to be improved by the lawyer of the municipality, and back again."""

from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView

from cmpg_desktop.berichten.kern import Changes, Noun, nieuw_id
from cmpg_desktop.berichten.wetteksten import (
    HaalWettekstWeg,
    Wetteksten,
    WettekstRij,
)
from cmpg_desktop.models.tabel import Groep, Kolom, RijenModel, Rol
from cmpg_desktop.typen import override
from cmpg_desktop.views.beheer.deel import BeheerDeel
from cmpg_desktop.views.beheer.wettekstpaneel import WettekstPaneel
from cmpg_desktop.views.onderdelen.basis import make_label
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.wegtabel import WegTabel
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.taal import dag_van, voluit
from cmpg_desktop.werkproces.wetteksten import KADER, WettekstSoort


def wie_wanneer(rij: WettekstRij) -> str:
    """Say who made this of it, and when."""
    if not rij.is_eigen:
        return "voorstel"
    op = voluit(dag_van(rij.gewijzigd_op)) if rij.gewijzigd_op is not None else ""
    return " op ".join(filter(None, (rij.gewijzigd_door, op)))


_BREEDTES: Final = (220, 330, 150)
_RIJEN: Final = 7
_KOLOMMEN: Final[tuple[Kolom[WettekstRij], ...]] = (
    Kolom("Naam of artikel", lambda rij: rij.naam, hint=lambda rij: rij.naam),
    Kolom("Wat er staat", lambda rij: rij.tekst, hint=lambda rij: rij.tekst),
    Kolom("Gewijzigd", wie_wanneer, hint=wie_wanneer),
)


class WettekstenDeel(BeheerDeel):
    """Every reference to a law that the program shows, by where it stands."""

    code: ClassVar[str] = "wetteksten"
    titel: ClassVar[str] = "Wetsteksten"
    uitleg: ClassVar[str] = (
        "De wetten waar het programma naar verwijst, in gewone woorden. Ze zijn een voorstel: laat "
        "de jurist of de FG van uw gemeente ze nakijken. Wat u hier verandert, geldt meteen."
    )
    icoon: ClassVar[str] = "book-open"
    handeling: ClassVar[Handeling | None] = Handeling.INSTELLING_WIJZIGEN

    def __init__(self, pagina: Pagina) -> None:
        super().__init__(pagina)
        self._model = RijenModel[WettekstRij](_KOLOMMEN, lambda rij: rij.code, self)
        self.tabel = WegTabel(
            naam="beheer.wetteksten.tabel", toegankelijk="Wetsteksten", groep_rol=int(Rol.GROEP)
        )
        self.tabel.setModel(self._model)
        self.tabel.zet_breedtes(_BREEDTES)
        # In a narrow window the words give way, so that who changed them stays in sight.
        koppen = self.tabel.horizontalHeader()
        koppen.setStretchLastSection(False)
        koppen.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        koppen.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self._erbij = Knop("Wet toevoegen", naam="beheer.wetteksten.nieuw", icoon_naam="plus")
        self._erbij.clicked.connect(self.voeg_toe)
        self.paneel = WettekstPaneel(self)
        self.paneel.klaar.connect(self.tabel.setFocus)
        self.paneel.weg.connect(self._haal_weg)
        self._plek = make_label("", "hint", breekt=True)
        self._plek.setObjectName("beheer.wetteksten.plek")
        self.inhoud.addWidget(self.tabel)
        self.inhoud.addWidget(self._plek)
        self.inhoud.addWidget(self.paneel)
        self.inhoud.addWidget(self._erbij, 0, Qt.AlignmentFlag.AlignLeft)
        self.inhoud.addStretch()
        self._erbij.setVisible(self.magwel)
        self.tabel.weghalen.connect(self._haal_gekozen_weg)
        self.tabel.geopend.connect(lambda _index: self.paneel.focus_eerst())
        self.tabel.selectionModel().currentChanged.connect(self._kies)

    def voeg_toe(self) -> None:
        """Begin a law in the list that a casus can rest on."""
        self.spoel()
        self.paneel.toon(
            WettekstRij(
                code=f"{KADER}{nieuw_id()}",
                soort=WettekstSoort.KADER,
                naam="",
                tekst="",
                voorstel=None,
            )
        )
        self._plek.setText(f"Komt {WettekstSoort.KADER.plek}.")
        self.paneel.focus_eerst()

    @override
    def laad(self) -> None:
        self.omgeving.broker.ask(Wetteksten(), self._toon, self.meld_fout, eigenaar=self)

    @override
    def raakt(self, changes: Changes) -> bool:
        return changes.raakt(Noun.WETTEKST, Noun.MEDEWERKER)

    @override
    def spoel(self) -> None:
        self.paneel.bewaar()

    @override
    def focus_eerst(self) -> None:
        self.tabel.setFocus()

    def _toon(self, teksten: tuple[WettekstRij, ...]) -> None:
        rijen: list[WettekstRij | Groep] = []
        for soort in WettekstSoort:
            rijen += [Groep(soort.weergave), *(een for een in teksten if een.soort is soort)]
        self._model.zet(rijen)
        self.tabel.pas_hoogte(_RIJEN)
        if not self.tabel.currentIndex().isValid() and teksten:
            self.tabel.setCurrentIndex(self._model.index_van(teksten[0].code))
        nu = next((een for een in teksten if een.code == self.paneel.code), None)
        if nu is not None:
            self.paneel.toon(nu)
            self.tabel.setCurrentIndex(self._model.index_van(nu.code))
        elif not self.paneel.is_nieuw:
            self._kies()

    def _kies(self) -> None:
        rij = self._model.rij(self.tabel.currentIndex())
        if rij is None:
            return
        if rij.code != self.paneel.code:
            self.spoel()
        self._plek.setText(f"Staat {rij.soort.plek}.")
        self.paneel.toon(rij)

    def _haal_gekozen_weg(self) -> None:
        rij = self._model.rij(self.tabel.currentIndex())
        if rij is not None and rij.is_eigen and self.magwel:
            self._haal_weg(rij)

    def _haal_weg(self, rij: WettekstRij) -> None:
        def klaar(changes: Changes) -> None:
            terug = self.pagina.bewerking.ongedaan.van(changes)
            zin = "Het voorstel staat er weer." if rij.voorstel else f"{rij.naam} is weggehaald."
            self.omgeving.meld(zin, terug)

        self.pagina.bewerking.doe(HaalWettekstWeg(code=rij.code), klaar, self.paneel.mislukt)
