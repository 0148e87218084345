"""A second sign-in at one workstation: who decides, without logging anybody out."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cmpg_desktop.berichten.beoordelen import Beslisser
from cmpg_desktop.models.aanmelding import Aanmelding
from cmpg_desktop.typen import override
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.views.thema import RUIMTE_M
from cmpg_desktop.werkproces.taal import hoofdletter

NIEMAND = (
    "Er is nu niemand die hierover mag beslissen. De procesmanager wijst een waarnemer aan bij"
    " Beheer, onder Waarneming. Is er geen procesmanager, of is die onbereikbaar? Dan geeft de"
    " functioneel beheerder een collega die rol."
)


def noem_beslisser(een: Beslisser) -> str:
    """Return "Bert de Boer, waarnemer van Marloes Hendriks"."""
    return f"{een.naam}, {een.namens}" if een.namens else een.naam


def waarom_niet(een: Beslisser, voorsteller: UUID | None) -> str:
    """Say of another why they may not decide; the rules say it to themselves ("U deed ...")."""
    if een.id == voorsteller:
        return f"{een.naam} deed zelf het voorstel en beslist er dus niet over."
    return f"{een.naam}: {een.reden}"


class WieBeslist(QWidget):
    """Choose who decides, with their password where one is needed.

    Signals:
        gewijzigd: another was chosen.
    """

    gewijzigd = Signal()

    def __init__(self, *, naam: str, ik: UUID | None) -> None:
        super().__init__()
        noem(self, naam, "Wie beslist")
        self._ik = ik
        self._beslissers: tuple[Beslisser, ...] = ()
        self.keuze = Keuze((), naam=f"{naam}.wie", onbekend="")
        self.wieveld = Veld("Wie beslist?", self.keuze)
        self.wachtwoord = Regel(naam=f"{naam}.wachtwoord")
        self.wachtwoord.setEchoMode(QLineEdit.EchoMode.Password)
        self.wachtwoordveld = Veld("Wachtwoord", self.wachtwoord)
        self._niet = make_label("", "hint", breekt=True)
        self._niet.setObjectName(f"{naam}.niet")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_M)
        kolom.addWidget(self.wieveld)
        kolom.addWidget(self._niet)
        kolom.addWidget(self.wachtwoordveld)
        self.keuze.gekozen.connect(self._kies)
        self.wachtwoord.gewijzigd_door_gebruiker.connect(self.wachtwoordveld.wis_fout)
        self.setFocusProxy(self.keuze)

    def zet(self, beslissers: Sequence[Beslisser], voorsteller: UUID | None) -> None:
        """Offer who may decide, whoever is signed in first, and say why others may not."""
        self._beslissers = tuple(beslissers)
        mogen = sorted((een for een in beslissers if een.mag), key=lambda een: een.id != self._ik)
        self.keuze.zet_opties([Optie(waarde=een.id, tekst=self._tekst(een)) for een in mogen])
        self.keuze.setCurrentIndex(0 if mogen else -1)
        self.keuze.setEnabled(bool(mogen))
        niet = [hoofdletter(waarom_niet(een, voorsteller)) for een in beslissers if not een.mag]
        if not mogen:
            niet.append(NIEMAND)
        self._niet.setText("\n".join(niet))
        self._niet.setVisible(bool(niet))
        self._pas_wachtwoord()

    @property
    def gekozene(self) -> Beslisser | None:
        """Who was chosen."""
        return next((een for een in self._beslissers if een.id == self.keuze.waarde()), None)

    @property
    def vraagt_wachtwoord(self) -> bool:
        """Tell whether who was chosen must show who they are."""
        een = self.gekozene
        return een is not None and een.id != self._ik and not een.zonder_wachtwoord

    def geef(self) -> Aanmelding | None:
        """Give who decides; None while something lacks, which is said at its field."""
        een = self.gekozene
        if een is None:
            self.wieveld.toon_fout("Niemand van de collega's mag hierover beslissen.")
            return None
        wachtwoord = self.wachtwoord.text() if self.vraagt_wachtwoord else ""
        if self.vraagt_wachtwoord and not wachtwoord:
            self.wachtwoordveld.toon_fout(f"{een.naam} typt hier het eigen wachtwoord.")
            self.wachtwoord.setFocus()
            return None
        return Aanmelding(wie=een.id, naam=een.naam, wachtwoord=wachtwoord)

    def toon_fout(self, tekst: str) -> None:
        """Say what is wrong with the sign-in."""
        veld = self.wachtwoordveld if self.vraagt_wachtwoord else self.wieveld
        veld.toon_fout(tekst)
        veld.setFocus()

    def focus_eerst(self) -> None:
        """Go to what is to be filled in first."""
        (self.wachtwoord if self.vraagt_wachtwoord else self.keuze).setFocus()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        # Out of sight, also behind the lock, nothing that was typed waits for whoever comes back.
        self.wachtwoord.clear()
        super().hideEvent(event)

    def _tekst(self, een: Beslisser) -> str:
        return f"{noem_beslisser(een)} (u)" if een.id == self._ik else noem_beslisser(een)

    def _kies(self, _waarde: object) -> None:
        # What one person typed is never tried for another.
        self.wachtwoord.clear()
        self.wieveld.wis_fout()
        self._pas_wachtwoord()
        self.gewijzigd.emit()

    def _pas_wachtwoord(self) -> None:
        een = self.gekozene
        self.wachtwoordveld.wis_fout()
        self.wachtwoordveld.setVisible(self.vraagt_wachtwoord)
        if een is not None:
            self.wachtwoordveld.zet_label(f"Wachtwoord van {een.naam}")
            hint = "In deze proefomgeving is de naam genoeg."
            demo = een.zonder_wachtwoord and een.id != self._ik
            self.wieveld.toon_hint(hint if demo else "")
