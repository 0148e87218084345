"""Who is on the line: name, organisation and a number to call back."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from cmpg_desktop.berichten.partners import PartnerKeuze, ZoekPartner
from cmpg_desktop.berichten.telefoon import NotitieBlad
from cmpg_desktop.berichten.velden import Veld as VeldSoort
from cmpg_desktop.models.bewerking import Bewerking, Sleutel
from cmpg_desktop.typen import override
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.aanvullen import Aanvullen, Voorstel
from cmpg_desktop.views.onderdelen.basis import noem
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.views.thema import RUIMTE_L, maat, wissel

UIT_DE_LIJST: Final = "Kies uit de lijst, of typ verder"
_NAAST_ELKAAR: Final = 480
_RUIMTE: Final = (4, 5, 3)  # how the width is shared


class Beller(QWidget):
    """Three fields beside each other, or under each other in a narrow window."""

    def __init__(self) -> None:
        super().__init__()
        noem(self, "telefoon.beller", "Wie belt")
        self.wie = Regel(naam="wie", voorbeeld="Naam en functie")
        self.partij = Aanvullen(naam="organisatie", voorbeeld="Typ een deel van de naam")
        self.nummer = Regel(naam="telefoon", voorbeeld="Waar terugbellen?")
        self.velden = (
            Veld("Wie belt", self.wie),
            # There is a hint from the start, so nothing moves when it says something else.
            Veld("Organisatie", self.partij, UIT_DE_LIJST),
            Veld("Telefoonnummer", self.nummer),
        )
        self._rij = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rij.setContentsMargins(0, 0, 0, 0)
        self._rij.setSpacing(RUIMTE_L)
        for veld, deel in zip(self.velden, _RUIMTE, strict=True):
            self._rij.addWidget(veld, deel)
            self._rij.setAlignment(veld, Qt.AlignmentFlag.AlignTop)
        wissel().gewijzigd.connect(self._schik)

    def _schik(self) -> None:
        richting = QBoxLayout.Direction
        naast = self.width() >= maat(_NAAST_ELKAAR)
        self._rij.setDirection(richting.LeftToRight if naast else richting.TopToBottom)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._schik()


class Bellerorganisatie(QObject):
    """The organisation of who calls: suggested while typing, a choice or plain words."""

    def __init__(self, omgeving: Omgeving, bewerking: Bewerking, regel: Aanvullen) -> None:
        super().__init__(regel)
        self._omgeving = omgeving
        self._bewerking = bewerking
        self._regel = regel
        self._id: UUID | None = None
        self._blad: NotitieBlad | None = None
        regel.gevraagd.connect(self._zoek)
        regel.gekozen.connect(self._kies)
        regel.gewijzigd_door_gebruiker.connect(self._typ)

    def zet(self, id_: UUID, blad: NotitieBlad | None) -> None:
        """Take another call, or what is stored of this one."""
        self._id = id_
        self._blad = blad

    def _zoek(self, tekst: str, nummer: int) -> None:
        def toon(keuzes: tuple[PartnerKeuze, ...]) -> None:
            voorstellen = [
                Voorstel(
                    id=keuze,
                    titel=keuze.naam,
                    ondertitel=keuze.toelichting
                    or ("convenantpartij" if keuze.convenantpartij else ""),
                    icoon="buildings",
                )
                for keuze in keuzes
            ]
            self._regel.toon_voorstellen(nummer, voorstellen)

        # Without suggestions a name can always be typed.
        self._omgeving.broker.ask(ZoekPartner(tekst=tekst), toon, lambda _fout: None, eigenaar=self)

    def _kies(self, keuze: PartnerKeuze) -> None:
        if self._id is None:
            return
        blad = self._blad
        tekst = Sleutel(VeldSoort.NOTITIE_ORGANISATIE_TEKST, self._id)
        partij = Sleutel(VeldSoort.NOTITIE_ORGANISATIE, self._id)
        self._bewerking.typ(tekst, keuze.naam, blad.organisatie_tekst if blad else "")
        self._bewerking.typ(partij, keuze.id, blad.organisatie_id if blad else None)
        self._bewerking.verlaat(tekst)
        self._bewerking.verlaat(partij)

    def _typ(self, _tekst: str) -> None:
        # Another name than that of the organisation that was chosen.
        blad = self._blad
        if self._id is not None and blad is not None and blad.organisatie_id is not None:
            partij = Sleutel(VeldSoort.NOTITIE_ORGANISATIE, self._id)
            self._bewerking.typ(partij, None, blad.organisatie_id)


def partij_hint(blad: NotitieBlad) -> str:
    """Say whether the organisation of who calls is a convenantpartij."""
    if blad.convenantpartij:
        return "Convenantpartij"
    return "Geen convenantpartij" if blad.organisatie_id is not None else UIT_DE_LIJST
