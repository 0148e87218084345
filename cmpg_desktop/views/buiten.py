"""Files that were opened in Word: what is changed there does not get lost (lessen, row 3)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox, QWidget

from cmpg_desktop.berichten.documenten import Bestand, VoegBijlageToe
from cmpg_desktop.berichten.fouten import Omgevingsfout
from cmpg_desktop.views.bestanden import bestandswerk, lees, open_met_programma
from cmpg_desktop.views.kluis import Kluis, Kopie
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.basis import noem

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(slots=True)
class _Stand:
    kopie: Kopie  # as it was opened, or as it was when a person decided about it
    dossier_id: UUID
    van_casus: bool = False
    gevraagd: str = ""  # the hash that a person was asked about


class Buitenbestanden(QObject):
    """Opens copies in another program, looks whether they were changed, and asks what to do.

    It looks when the window gets the focus back and when a page is left; a file that is still open
    in Word waits until it is closed there.
    """

    def __init__(self, venster: QWidget, omgeving: Omgeving, kluis: Kluis | None = None) -> None:
        super().__init__(venster)
        self._venster = venster
        self._omgeving = omgeving
        self._kluis = kluis or Kluis()
        self._uit: dict[Path, _Stand] = {}
        self._vragen: set[Path] = set()
        self._na_sluiten: Callable[[], None] | None = None
        self.mag_vragen: Callable[[], bool] = lambda: True
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.applicationStateChanged.connect(self._bij_stand)

    def open(
        self,
        bestand: Bestand,
        dossier_id: UUID,
        mislukt: Callable[[Exception], None],
    ) -> None:
        """Write a copy where only this person reads it, and open it in its own program."""

        def geschreven(kopie: Kopie) -> None:
            self._uit[kopie.pad] = _Stand(kopie, dossier_id, van_casus=bestand.van_casus)
            if not open_met_programma(kopie.pad):
                mislukt(
                    Omgevingsfout(
                        f"Er is geen programma dat “{kopie.pad.name}” opent.",
                        wat_nu="Installeer Word of LibreOffice, of bewaar het bestand als PDF.",
                    )
                )

        kluis = self._kluis
        # A copy that was written must be known, also when the page that asked is gone.
        bestandswerk().doe(lambda: kluis.schrijf(bestand), geschreven, mislukt, eigenaar=self)

    def kijk(self) -> None:
        """Look whether a copy was changed and closed, and ask about each once."""
        if self._uit and self.mag_vragen():
            self._zoek(
                ook_open=False, klaar=lambda gewijzigd: self._vraag(gewijzigd, opnieuw=False)
            )

    def sluit(self, klaar: Callable[[], None]) -> None:
        """Ask about every changed copy, remove the rest, and call `klaar`.

        Who answers "Later" goes on working: `klaar` is not called.
        """

        def gezocht(gewijzigd: tuple[Kopie, ...]) -> None:
            if gewijzigd and self.mag_vragen():
                self._na_sluiten = klaar
                self._vraag(gewijzigd, opnieuw=True)
                return
            kluis, kopieen = self._kluis, self._kopieen()
            bestandswerk().doe(
                lambda: kluis.ruim_op(kopieen),
                lambda _niets: klaar(),
                lambda _fout: klaar(),
                eigenaar=self,
            )

        self._zoek(ook_open=True, klaar=gezocht)

    def _kopieen(self) -> tuple[Kopie, ...]:
        return tuple(stand.kopie for stand in self._uit.values())

    def _zoek(self, *, ook_open: bool, klaar: Callable[[tuple[Kopie, ...]], None]) -> None:
        kluis, kopieen = self._kluis, self._kopieen()
        bestandswerk().doe(
            lambda: kluis.gewijzigd(kopieen, ook_open=ook_open),
            klaar,
            self._omgeving.fout.emit,
            eigenaar=self,
        )

    def _bij_stand(self, stand: Qt.ApplicationState) -> None:
        if stand is Qt.ApplicationState.ApplicationActive:
            self.kijk()

    def _vraag(self, gewijzigd: tuple[Kopie, ...], *, opnieuw: bool = False) -> None:
        for kopie in gewijzigd:
            stand = self._uit[kopie.pad]
            if kopie.pad in self._vragen or (stand.gevraagd == kopie.sha256 and not opnieuw):
                continue
            stand.gevraagd = kopie.sha256
            self._vragen.add(kopie.pad)
            dialoog = Wijzigingsvraag(self._venster, kopie.pad.name)
            dialoog.finished.connect(
                lambda _code, van=dialoog, kopie=kopie: self._beantwoord(kopie, van.antwoord)
            )
            dialoog.open()

    def _beantwoord(self, kopie: Kopie, antwoord: str) -> None:
        if antwoord == "toevoegen":
            bestandswerk().doe(
                lambda: lees(kopie.pad),
                lambda bestand: self._voeg_toe(kopie, bestand),
                lambda fout: self._niet_gelukt(kopie, fout),
                eigenaar=self,
            )
        elif antwoord == "niet":
            self._besloten(kopie)
        else:
            self._vragen.discard(kopie.pad)
            self._na_sluiten = None

    def _voeg_toe(self, kopie: Kopie, bestand: Bestand) -> None:
        stand = self._uit[kopie.pad]
        command = VoegBijlageToe(
            melding_id=None if stand.van_casus else stand.dossier_id,
            casus_id=stand.dossier_id if stand.van_casus else None,
            naam=bestand.naam,
            mime=bestand.mime,
            bytes=bestand.bytes,
        )

        def klaar(_changes: object) -> None:
            self._omgeving.meld(f"{bestand.naam} is als bijlage toegevoegd.")
            self._besloten(kopie)

        self._omgeving.broker.do(
            command, klaar, lambda fout: self._niet_gelukt(kopie, fout), eigenaar=self
        )

    def _niet_gelukt(self, kopie: Kopie, fout: Exception) -> None:
        # It is asked again: the change is still in the file only.
        self._uit[kopie.pad].gevraagd = ""
        self._vragen.discard(kopie.pad)
        self._na_sluiten = None
        self._omgeving.fout.emit(fout)

    def _besloten(self, kopie: Kopie) -> None:
        self._uit[kopie.pad].kopie = kopie
        self._vragen.discard(kopie.pad)
        if self._na_sluiten is not None and not self._vragen:
            klaar, self._na_sluiten = self._na_sluiten, None
            self.sluit(klaar)


class Wijzigingsvraag(QMessageBox):
    """What to do with a file that was changed outside. `antwoord` is toevoegen, niet or later."""

    def __init__(self, ouder: QWidget, naam: str) -> None:
        super().__init__(ouder)
        titel = f"U hebt “{naam}” gewijzigd"
        noem(self, "buiten.gewijzigd", titel)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(titel)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(f"{titel}. De wijziging staat niet in het dossier.")
        self.setInformativeText(
            "Voeg het bestand toe als bijlage bij de melding. De brief die met dit programma is "
            "gemaakt, blijft ook staan zoals hij is."
        )
        rol = QMessageBox.ButtonRole
        self.antwoord = "later"
        self.toevoegen = self.addButton("Als bijlage toevoegen", rol.AcceptRole)
        self.niet = self.addButton("Niet toevoegen", rol.DestructiveRole)
        self.later = self.addButton("Later", rol.RejectRole)
        noem(self.toevoegen, "buiten.gewijzigd.toevoegen", "Als bijlage toevoegen")
        noem(self.niet, "buiten.gewijzigd.niet", "Niet toevoegen")
        noem(self.later, "buiten.gewijzigd.later", "Later")
        self.setDefaultButton(self.toevoegen)
        self.setEscapeButton(self.later)
        self.buttonClicked.connect(self._kies)

    def _kies(self, knop: QAbstractButton) -> None:
        if knop is self.toevoegen:
            self.antwoord = "toevoegen"
        elif knop is self.niet:
            self.antwoord = "niet"
