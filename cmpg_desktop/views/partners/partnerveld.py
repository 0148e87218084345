"""A line that names another organisation, found while typing."""

from uuid import UUID

from PySide6.QtCore import Signal

from cmpg_desktop.berichten.partners import PartnerKeuze, ZoekPartner
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.aanvullen import Aanvullen, Voorstel


class PartnerVeld(Aanvullen):
    """Choose an organisation out of the register; an empty line means none.

    Signals:
        partner_gekozen(object): the id of the organisation, or None.
    """

    partner_gekozen = Signal(object)

    def __init__(self, omgeving: Omgeving, *, naam: str, zonder: UUID | None = None) -> None:
        super().__init__(naam=naam, voorbeeld="Typ een deel van de naam")
        self._omgeving = omgeving
        self._zonder = zonder  # an organisation is no part of itself
        self._id: UUID | None = None
        self._naam = ""
        self.gevraagd.connect(self._vraag_partners)
        self.gekozen.connect(self._neem)
        self.editingFinished.connect(self._lees)

    def zet_partner(self, id_: UUID | None, naam: str) -> None:
        """Fill the line; while someone types in it, it stays."""
        if self.hasFocus() and self.tekst() != self._naam:
            return
        self._id, self._naam = id_, naam
        self.zet_tekst(naam)
        self.fout_gewijzigd.emit("")

    def partner(self) -> UUID | None:
        """Return the id of the organisation, None for none."""
        return self._id

    def _vraag_partners(self, tekst: str, nummer: int) -> None:
        def antwoord(keuzes: tuple[PartnerKeuze, ...]) -> None:
            self.toon_voorstellen(
                nummer,
                [
                    Voorstel(
                        id=(keuze.id, keuze.naam),
                        titel=keuze.naam,
                        ondertitel=keuze.toelichting,
                        icoon="buildings",
                    )
                    for keuze in keuzes
                    if keuze.id != self._zonder
                ],
            )

        self._omgeving.broker.ask(ZoekPartner(tekst=tekst), antwoord, eigenaar=self)

    def _neem(self, gekozen: tuple[UUID, str]) -> None:
        self._id, self._naam = gekozen
        self.fout_gewijzigd.emit("")
        self.partner_gekozen.emit(self._id)

    def _lees(self) -> None:
        if self.tekst() == self._naam:
            self.fout_gewijzigd.emit("")
        elif not self.tekst():
            self._id, self._naam = None, ""
            self.fout_gewijzigd.emit("")
            self.partner_gekozen.emit(None)
        else:
            self.fout_gewijzigd.emit("Kies een organisatie uit de lijst, of maak dit veld leeg.")
