"""Lines of a verzoek that find a known person, or a melding or casus, while somebody types."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cmpg_desktop.berichten.personen import Bekend, ZoekBekende
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.berichten.verzoeken import VerzoekDossier
from cmpg_desktop.berichten.zoeken import Treffer, Zoek
from cmpg_desktop.models.bewerking import Bewerking, Sleutel
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.aanvullen import Aanvullen, Voorstel

_DOSSIERS = frozenset({"melding", "casus"})
_LIMIET = 8


class Bekendezoeker(QObject):
    """Offers people who are known here on a line for a name; a choice ties the line to one."""

    def __init__(
        self,
        omgeving: Omgeving,
        bewerking: Bewerking,
        regel: Aanvullen,
        velden: tuple[Veld, Veld],
        staat: Callable[[], tuple[str, UUID | None]],
    ) -> None:
        super().__init__(regel)
        self._omgeving = omgeving
        self._bewerking = bewerking
        self._regel = regel
        self._naam, self._persoon = velden
        self._staat = staat  # name and person as the database has them
        self._id: UUID | None = None
        self._gekozen: UUID | None = None  # what was chosen here and may not be read back yet
        self._bekenden: tuple[Bekend, ...] = ()
        regel.gevraagd.connect(self._zoek)
        regel.gekozen.connect(self._kies)
        regel.gewijzigd_door_gebruiker.connect(self._typ)

    def zet(self, id_: UUID) -> None:
        """Be of this verzoek from now on."""
        self._id = id_
        self._gekozen = None

    def _zoek(self, tekst: str, nummer: int) -> None:
        def antwoord(bekenden: Sequence[Bekend]) -> None:
            self._bekenden = tuple(een for een in bekenden if een.persoon_id is not None)
            self._regel.toon_voorstellen(
                nummer,
                [
                    Voorstel(
                        id=een.persoon_id, titel=een.naam, ondertitel=een.toelichting, icoon="user"
                    )
                    for een in self._bekenden
                ],
            )

        # Without suggestions a name can always be typed.
        self._omgeving.broker.ask(
            ZoekBekende(tekst=tekst), antwoord, lambda _fout: None, eigenaar=self
        )

    def _kies(self, persoon: object) -> None:
        wie = next((een for een in self._bekenden if een.persoon_id == persoon), None)
        if wie is None or self._id is None:
            return
        naam, was = self._staat()
        for veld, waarde, basis in (
            (self._naam, wie.naam, naam),
            (self._persoon, wie.persoon_id, was),
        ):
            sleutel = Sleutel(veld, self._id)
            self._bewerking.typ(sleutel, waarde, basis)
            self._bewerking.verlaat(sleutel)
        self._gekozen = wie.persoon_id

    def _typ(self, _tekst: str) -> None:
        # Another name than that of the person who was chosen.
        was = self._staat()[1] or self._gekozen
        self._gekozen = None
        if self._id is not None and was is not None:
            self._bewerking.typ(Sleutel(self._persoon, self._id), None, was)


class DossierVeld(Aanvullen):
    """A line that names the melding or casus; an empty line means none.

    Signals:
        dossier_gekozen(object): the VerzoekDossier, or None.
    """

    dossier_gekozen = Signal(object)

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(naam="verzoek.dossier", voorbeeld="Typ een naam of nummer")
        self._omgeving = omgeving
        self._dossier: VerzoekDossier | None = None
        self.gevraagd.connect(self._zoek)
        self.gekozen.connect(self._neem)
        self.editingFinished.connect(self._lees)

    def zet_dossier(self, dossier: VerzoekDossier | None) -> None:
        """Fill the line; while someone types in it, it stays."""
        if self.hasFocus() and self.tekst() != self._toont:
            return
        self._dossier = dossier
        self.zet_tekst(self._toont)
        self.fout_gewijzigd.emit("")

    @property
    def dossier(self) -> VerzoekDossier | None:
        """The melding or casus, None for none."""
        return self._dossier

    @property
    def _toont(self) -> str:
        return self._dossier.titel if self._dossier is not None else ""

    def _zoek(self, tekst: str, nummer: int) -> None:
        def antwoord(treffers: tuple[Treffer, ...]) -> None:
            gevonden = {
                (een.open_soort, een.open_id): een
                for een in reversed(treffers)
                if een.open_soort in _DOSSIERS and een.open_id is not None
            }
            self.toon_voorstellen(
                nummer,
                [
                    Voorstel(
                        id=een,
                        titel=een.titel,
                        ondertitel=een.toelichting or een.open_soort,
                        icoon="megaphone" if een.open_soort == "melding" else "folders",
                    )
                    for een in reversed(gevonden.values())
                ],
            )

        self._omgeving.broker.ask(
            Zoek(tekst=tekst, limiet=_LIMIET), antwoord, lambda _fout: None, eigenaar=self
        )

    def _neem(self, treffer: object) -> None:
        if isinstance(treffer, Treffer) and treffer.open_id is not None:
            self._zet(
                VerzoekDossier(soort=treffer.open_soort, id=treffer.open_id, titel=treffer.titel)
            )

    def _lees(self) -> None:
        if self.tekst() == self._toont:
            self.fout_gewijzigd.emit("")
        elif not self.tekst():
            self._zet(None)
        else:
            self.fout_gewijzigd.emit("Kies een melding of casus uit de lijst, of maak dit leeg.")

    def _zet(self, dossier: VerzoekDossier | None) -> None:
        self._dossier = dossier
        self.zet_tekst(self._toont)
        self.fout_gewijzigd.emit("")
        self.dossier_gekozen.emit(dossier)
