"""The people at a partner: a compact table, a line to add one, and a panel to change one (E020)."""

from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from cmpg_desktop.berichten.fouten import CmpgFout
from cmpg_desktop.berichten.kern import Changes
from cmpg_desktop.berichten.partners import ContactSnapshot, VoegContactToe
from cmpg_desktop.berichten.velden import RijSoort, VerwijderRij
from cmpg_desktop.models.tabel import Kolom, RijenModel
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.onderdelen.stroom import Stroom
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.partners.contactpaneel import ContactPaneel
from cmpg_desktop.views.partners.nieuwcontact import NieuwContact
from cmpg_desktop.views.partners.rolhint import dubbele_rollen, is_nu, ontbrekende_rollen
from cmpg_desktop.views.thema import RUIMTE_M, wissel
from cmpg_desktop.views.wegtabel import WegTabel
from cmpg_desktop.werkproces.taal import cijfers

_RUIM = QHeaderView.ResizeMode.Stretch
_KRAP = QHeaderView.ResizeMode.ResizeToContents
_BREEDTES = (_RUIM, _RUIM, _KRAP, _KRAP, _RUIM)


class Contacten(QWidget):
    """Everyone at one partner, with what is missing or double among them."""

    def __init__(self, pagina: Pagina, partner: UUID) -> None:
        super().__init__()
        noem(self, "ketenpartner.contactdeel", "Contactpersonen")
        self._pagina = pagina
        self._paneel: ContactPaneel | None = None
        self._model = RijenModel[ContactSnapshot](self._kolommen(), lambda rij: rij.id, self)
        self._mist = make_label("", "hint", breekt=True)
        self._mist.setObjectName("ketenpartner.mist")
        self._dubbel = MeldingBalk(BalkSoort.LET_OP, "", naam="ketenpartner.dubbel")
        self.tabel = WegTabel(naam="ketenpartner.contacten", toegankelijk="Contactpersonen")
        self.tabel.weghalen.connect(self.verwijder)
        self.tabel.setModel(self._model)
        for kolom, wijze in enumerate(_BREEDTES):
            self.tabel.horizontalHeader().setSectionResizeMode(kolom, wijze)
        self.tabel.geopend.connect(self._open)
        self.tabel.selectionModel().currentChanged.connect(self._pas_knoppen)
        self._wijzig = Knop(
            "Wijzigen", naam="ketenpartner.contact.wijzigen", icoon_naam="pencil-simple"
        )
        self._weg = Knop("Weghalen", naam="ketenpartner.contact.weghalen", icoon_naam="trash")
        self._wijzig.clicked.connect(lambda: self._open(self.tabel.currentIndex()))
        self._weg.clicked.connect(self.verwijder)
        self.nieuw = NieuwContact(partner, self._voeg_toe)
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(0, 0, 0, 0)
        self._kolom.setSpacing(RUIMTE_M)
        knoppen = Stroom()
        knoppen.addWidget(self._wijzig)
        knoppen.addWidget(self._weg)
        self._kolom.addWidget(self._mist)
        self._kolom.addWidget(self._dubbel)
        self._kolom.addWidget(self.tabel)
        self._kolom.addLayout(knoppen)
        self._kolom.addWidget(self.nieuw)
        wissel().gewijzigd.connect(self._pas_hoogte)

    def vul(
        self, contacten: tuple[ContactSnapshot, ...], spoednummer: str, *, is_partij: bool
    ) -> None:
        """Show these people; hints only where the convenant asks for these roles."""
        vandaag = self._pagina.omgeving.vandaag()
        self._model.zet(contacten)
        mist = ontbrekende_rollen(contacten, spoednummer, vandaag) if is_partij else ""
        dubbel = dubbele_rollen(contacten, vandaag) if is_partij else ""
        self._mist.setText(mist)
        self._mist.setVisible(bool(mist))
        self._dubbel.zet(BalkSoort.LET_OP, dubbel)
        self._dubbel.setVisible(bool(dubbel))
        self._pas_hoogte()
        self._pas_knoppen()
        if self._paneel is not None:
            self._vul_paneel(self._paneel)

    def spoel(self) -> None:
        """Add the person whose name stands in the line: leaving may lose nothing."""
        self.nieuw.voeg_toe()

    def sluit(self) -> None:
        """Let go of the fields of the panel."""
        self._sluit_paneel()

    def verwijder(self) -> None:
        """Take the selected person away; the message offers the way back."""
        rij = self._model.rij(self.tabel.currentIndex())
        if rij is None:
            return
        if self._paneel is not None and self._paneel.id == rij.id:
            self._sluit_paneel()
        bewerking, omgeving = self._pagina.bewerking, self._pagina.omgeving

        def klaar(changes: Changes) -> None:
            omgeving.meld(f"{rij.weergavenaam} weggehaald.", bewerking.ongedaan.van(changes))

        bewerking.doe(VerwijderRij(soort=RijSoort.CONTACTPERSOON, id=rij.id), klaar)

    def _kolommen(self) -> tuple[Kolom[ContactSnapshot], ...]:
        def naam(rij: ContactSnapshot) -> str:
            vandaag = self._pagina.omgeving.vandaag()
            if is_nu(rij, vandaag):
                return rij.weergavenaam
            if rij.tot is not None and rij.tot < vandaag:
                return f"{rij.weergavenaam} (tot en met {cijfers(rij.tot)})"
            return f"{rij.weergavenaam} (vanaf {cijfers(rij.van or vandaag)})"

        return (
            Kolom("Naam", naam, hint=naam),
            Kolom("Functie", lambda rij: rij.functie, hint=lambda rij: rij.functie),
            Kolom("Rol", lambda rij: rij.rol.weergave),
            Kolom("Telefoon", lambda rij: rij.telefoon),
            Kolom("E-mail", lambda rij: rij.email, hint=lambda rij: rij.email),
        )

    def _pas_hoogte(self) -> None:
        self.tabel.setVisible(self._model.rowCount() > 0)
        self.tabel.pas_hoogte(20)

    def _pas_knoppen(self) -> None:
        gekozen = self._model.rij(self.tabel.currentIndex()) is not None
        for knop in (self._wijzig, self._weg):
            knop.setVisible(self._model.rowCount() > 0)
            knop.setEnabled(gekozen)

    def _open(self, index: QModelIndex) -> None:
        rij = self._model.rij(index)
        if rij is None:
            return
        self._sluit_paneel()
        self._paneel = ContactPaneel(self._pagina, rij.id)
        self._paneel.klaar.connect(self._bij_klaar)
        self._kolom.insertWidget(self._kolom.count() - 1, self._paneel)
        self._vul_paneel(self._paneel)
        self._paneel.show()
        self._paneel.eerste.setFocus()

    def _vul_paneel(self, paneel: ContactPaneel) -> None:
        rij = next((rij for rij in self._model.rijen if rij.id == paneel.id), None)
        if rij is None:
            self._sluit_paneel()
        else:
            paneel.vul(rij)

    def _bij_klaar(self) -> None:
        self._sluit_paneel()
        self.tabel.setFocus()

    def _sluit_paneel(self) -> None:
        if self._paneel is not None:
            self._pagina.formulier.maak_los(self._paneel.id)
            self._paneel.hide()
            self._paneel.deleteLater()
            self._paneel = None

    def _voeg_toe(self, command: VoegContactToe) -> None:
        def mislukt(fout: Exception) -> None:
            if isinstance(fout, CmpgFout):
                self.nieuw.toon_fout(command, fout)
            else:
                self._pagina.omgeving.fout.emit(fout)

        def klaar(changes: Changes) -> None:
            if changes.resultaat is not None:
                self._pagina.omgeving.meld(f"{command.naam} toegevoegd.")

        self._pagina.bewerking.doe(command, klaar, mislukt)
