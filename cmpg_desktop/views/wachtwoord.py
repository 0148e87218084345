"""Choose another password: the old one, and the new one twice."""

from PySide6.QtWidgets import QLineEdit, QWidget

from cmpg_desktop.berichten.accounts import ZetWachtwoord
from cmpg_desktop.berichten.fouten import CmpgFout, Regelfout
from cmpg_desktop.berichten.kern import Changes
from cmpg_desktop.typen import override
from cmpg_desktop.views.melding.dialogen import Dialoog
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.veld import Veld

_GAAT_OVER_OUD = {"wachtwoord.oud", "aanmelden.wachtwoord"}


class WachtwoordDialoog(Dialoog):
    """Change one's own password; with `moet` the one that the beheerder gave is replaced now.

    It closes when the new one holds. Who turns away from it with `moet` (`rejected`) may not work
    here yet.
    """

    def __init__(self, ouder: QWidget, omgeving: Omgeving, *, moet: bool = False) -> None:
        super().__init__(
            ouder,
            naam="wachtwoord",
            titel="Kies een eigen wachtwoord" if moet else "Wachtwoord wijzigen",
            uitleg="Het wachtwoord waarmee u binnenkwam, kent een ander ook. Kies er nu zelf een."
            if moet
            else "",
            ja="Wachtwoord wijzigen",
        )
        if moet:
            self.nee.zet_tekst("Afmelden")
        self._omgeving = omgeving
        self.oud = _regel("wachtwoord.oud")
        self.nieuw = _regel("wachtwoord.nieuw")
        self.nogmaals = _regel("wachtwoord.nogmaals")
        self._oudveld = Veld("Wachtwoord van nu", self.oud)
        self._nieuwveld = Veld(
            "Nieuw wachtwoord",
            self.nieuw,
            "Minstens 12 tekens; een zin van vier gewone woorden is makkelijk te onthouden.",
        )
        self._nogmaalsveld = Veld("Nieuw wachtwoord nog een keer", self.nogmaals)
        for veld in (self._oudveld, self._nieuwveld, self._nogmaalsveld):
            self.inhoud.addWidget(veld)
        self.ja.setDefault(True)
        self.oud.setFocus()

    @override
    def bevestig(self) -> bool:
        """Ask for the change; the dialog closes when it is done."""
        for veld in (self._oudveld, self._nieuwveld, self._nogmaalsveld):
            veld.wis_fout()
        wie = self._omgeving.ik
        if not self.nieuw.text():
            self._nieuwveld.toon_fout("Vul een nieuw wachtwoord in.")
            self.nieuw.setFocus()
        elif self.nieuw.text() != self.nogmaals.text():
            self._nogmaalsveld.toon_fout("Dit is niet hetzelfde. Typ het nog een keer.")
            self.nogmaals.setFocus()
        elif wie is not None:
            self.ja.setEnabled(False)
            command = ZetWachtwoord(id=wie, oud=self.oud.text(), nieuw=self.nieuw.text())
            self._omgeving.broker.do(command, self._gelukt, self._mislukt, eigenaar=self)
        return False

    def _gelukt(self, _changes: Changes) -> None:
        self._omgeving.meld("Uw wachtwoord is gewijzigd.")
        self.accept()

    def _mislukt(self, fout: Exception) -> None:
        self.ja.setEnabled(True)
        if not isinstance(fout, CmpgFout):
            self._omgeving.fout.emit(fout)
            return
        waar = fout.veld if isinstance(fout, Regelfout) else ""
        veld = self._oudveld if waar in _GAAT_OVER_OUD else self._nieuwveld
        veld.toon_fout(f"{fout.tekst} {fout.wat_nu}".strip())
        veld.setFocus()


def _regel(naam: str) -> Regel:
    regel = Regel(naam=naam)
    regel.setEchoMode(QLineEdit.EchoMode.Password)
    return regel
