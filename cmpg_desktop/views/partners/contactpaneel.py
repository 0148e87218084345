"""The fields of one person at a partner."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cmpg_desktop.berichten.partners import ContactSnapshot
from cmpg_desktop.berichten.velden import Veld as VeldNaam
from cmpg_desktop.typen import override
from cmpg_desktop.views.luik import Kolommen
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.datumveld import Datumveld
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_M
from cmpg_desktop.werkproces.ketenpartners import ContactRol
from cmpg_desktop.werkproces.namen import Geslacht
from cmpg_desktop.werkproces.taal import hoofdletter, parse_datum

ROLLEN = tuple(Optie(waarde=rol.value, tekst=hoofdletter(rol.weergave)) for rol in ContactRol)
_AANSPREKEN = (
    Optie(waarde=Geslacht.V.value, tekst="mevrouw"),
    Optie(waarde=Geslacht.M.value, tekst="de heer"),
)


class ContactPaneel(QFrame):
    """Change one person; what is typed is saved by itself.

    Signals:
        klaar: the person is done here (the button, or Esc).
    """

    klaar = Signal()

    def __init__(self, pagina: Pagina, contact: UUID) -> None:
        super().__init__()
        self.id = contact
        self._pagina = pagina
        noem(self, f"ketenpartner.contact[{contact}]", "Contactpersoon wijzigen")
        self.setProperty("rol", "kaart")
        self._titel = make_label("", "sterk", breekt=True)
        self.eerste = Regel(naam="")
        velden = (
            self._veld("Functie", VeldNaam.CONTACT_FUNCTIE, self.eerste),
            self._veld("Rol", VeldNaam.CONTACT_ROL, Keuze(ROLLEN, naam="", onbekend="")),
            self._veld("Telefoon", VeldNaam.CONTACT_TELEFOON, Regel(naam="")),
            self._veld("E-mail", VeldNaam.CONTACT_EMAIL, Regel(naam="")),
            self._veld("Aanspreken als", VeldNaam.CONTACT_GESLACHT, Keuze(_AANSPREKEN, naam="")),
            self._veld("Voorletters", VeldNaam.CONTACT_VOORLETTERS, Regel(naam="")),
            self._veld("Voornaam", VeldNaam.CONTACT_VOORNAAM, Regel(naam="")),
            self._veld("Voorvoegsel", VeldNaam.CONTACT_VOORVOEGSEL, Regel(naam="")),
            self._veld("Achternaam", VeldNaam.CONTACT_ACHTERNAAM, Regel(naam="")),
            self._veld("Hier vanaf", VeldNaam.CONTACT_VAN, self._datum()),
            self._veld("Hier tot en met", VeldNaam.CONTACT_TOT, self._datum()),
        )
        sluit = Knop("Klaar", naam=f"ketenpartner.contact[{contact}].klaar", icoon_naam="check")
        sluit.clicked.connect(self.klaar)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(RUIMTE_L, RUIMTE_M, RUIMTE_L, RUIMTE_M)
        kolom.setSpacing(RUIMTE_M)
        kolom.addWidget(self._titel)
        kolom.addWidget(Kolommen(*velden))
        kolom.addWidget(sluit, 0, Qt.AlignmentFlag.AlignLeft)

    def vul(self, contact: ContactSnapshot) -> None:
        """Show what the database holds of this person."""
        self._titel.setText(contact.weergavenaam)
        vul = self._pagina.formulier.vul
        vul(VeldNaam.CONTACT_FUNCTIE, self.id, contact.functie)
        vul(VeldNaam.CONTACT_ROL, self.id, contact.rol.value)
        vul(VeldNaam.CONTACT_TELEFOON, self.id, contact.telefoon)
        vul(VeldNaam.CONTACT_EMAIL, self.id, contact.email)
        vul(VeldNaam.CONTACT_GESLACHT, self.id, contact.geslacht)
        vul(VeldNaam.CONTACT_VOORLETTERS, self.id, contact.voorletters)
        vul(VeldNaam.CONTACT_VOORNAAM, self.id, contact.voornaam)
        vul(VeldNaam.CONTACT_VOORVOEGSEL, self.id, contact.voorvoegsel)
        vul(VeldNaam.CONTACT_ACHTERNAAM, self.id, contact.achternaam)
        vul(VeldNaam.CONTACT_VAN, self.id, contact.van)
        vul(VeldNaam.CONTACT_TOT, self.id, contact.tot)

    def _datum(self) -> Datumveld:
        return Datumveld(naam="", lees=parse_datum, vandaag=self._pagina.omgeving.vandaag)

    def _veld(self, label: str, veld: VeldNaam, bediening: QWidget) -> Veld:
        omlijsting = Veld(label, bediening)
        naam = f"ketenpartner.contact[{self.id}].{veld.kolom}"
        self._pagina.formulier.bind(veld, self.id, bediening, omlijsting, naam=naam)
        return omlijsting

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.klaar.emit()
            return
        super().keyPressEvent(event)
