"""A line to add a person at a partner."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.berichten.fouten import CmpgFout, Regelfout
from cmpg_desktop.berichten.partners import VoegContactToe
from cmpg_desktop.berichten.velden import Veld as VeldNaam
from cmpg_desktop.views.luik import Kolommen
from cmpg_desktop.views.onderdelen.basis import noem
from cmpg_desktop.views.onderdelen.keuze import Keuze
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.views.partners.contactpaneel import ROLLEN
from cmpg_desktop.views.thema import RUIMTE_S
from cmpg_desktop.werkproces.ketenpartners import ContactRol


class NieuwContact(QWidget):
    """A button that becomes the fields of a new person; Enter in any of them adds."""

    def __init__(self, partner: UUID, voeg_toe: Callable[[VoegContactToe], None]) -> None:
        super().__init__()
        noem(self, "ketenpartner.nieuw_contact", "Contactpersoon toevoegen")
        self._partner = partner
        self._bij_nieuw = voeg_toe
        self._naam = Regel(naam="ketenpartner.nieuw_contact.naam", voorbeeld="mw. A. de Vries")
        self._functie = Regel(naam="ketenpartner.nieuw_contact.functie")
        self._rol = Keuze(ROLLEN, naam="ketenpartner.nieuw_contact.rol", onbekend="")
        self._telefoon = Regel(naam="ketenpartner.nieuw_contact.telefoon")
        self._email = Regel(naam="ketenpartner.nieuw_contact.email")
        self._velden = {
            VeldNaam.CONTACT_ACHTERNAAM.value: Veld("Naam", self._naam),
            VeldNaam.CONTACT_FUNCTIE.value: Veld("Functie", self._functie),
            VeldNaam.CONTACT_ROL.value: Veld("Rol", self._rol),
            VeldNaam.CONTACT_TELEFOON.value: Veld("Telefoon", self._telefoon),
            VeldNaam.CONTACT_EMAIL.value: Veld("E-mail", self._email),
        }
        self._knop = Knop(
            "Contactpersoon toevoegen",
            naam="ketenpartner.nieuw_contact.toevoegen",
            soort=KnopSoort.STIL,
            icoon_naam="user-plus",
        )
        self._knop.clicked.connect(self._druk)
        self._rooster = Kolommen(*self._velden.values())
        self._rooster.hide()
        for regel in (self._naam, self._functie, self._telefoon, self._email):
            regel.returnPressed.connect(self.voeg_toe)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_S)
        kolom.addWidget(self._rooster)
        kolom.addWidget(self._knop, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self) -> None:
        """Show the fields, with the cursor in the name."""
        self._rooster.show()
        self._naam.setFocus()

    def voeg_toe(self) -> None:
        """Add who is named; without a name nothing happens."""
        naam = self._naam.tekst()
        if not naam:
            if any(regel.tekst() for regel in (self._functie, self._telefoon, self._email)):
                self._velden[VeldNaam.CONTACT_ACHTERNAAM.value].toon_fout("Vul een naam in.")
            return
        command = VoegContactToe(
            organisatie_id=self._partner,
            naam=naam,
            functie=self._functie.tekst(),
            rol=ContactRol(str(self._rol.waarde())),
            telefoon=self._telefoon.tekst(),
            email=self._email.tekst(),
        )
        self._vul("", "", ContactRol.UITVOEREND.value, "", "")
        if self.isVisible():
            self._naam.setFocus()
        self._bij_nieuw(command)

    def toon_fout(self, command: VoegContactToe, fout: CmpgFout) -> None:
        """Put back what was refused, with why."""
        self._rooster.show()
        self._vul(command.naam, command.functie, command.rol.value, command.telefoon, command.email)
        plek = fout.veld if isinstance(fout, Regelfout) else ""
        veld = self._velden.get(plek, self._velden[VeldNaam.CONTACT_ACHTERNAAM.value])
        veld.toon_fout(f"{fout.tekst} {fout.wat_nu}".strip())
        if self.isVisible():
            veld.setFocus()

    def _druk(self) -> None:
        if self._rooster.isHidden():
            self.begin()
        else:
            self.voeg_toe()

    def _vul(self, naam: str, functie: str, rol: str, telefoon: str, email: str) -> None:
        self._naam.zet_tekst(naam)
        self._functie.zet_tekst(functie)
        self._rol.zet_waarde(rol)
        self._telefoon.zet_tekst(telefoon)
        self._email.zet_tekst(email)
        for veld in self._velden.values():
            veld.wis_fout()
