"""The fields of one letter: made for its kind, saved as any field, in the order of the letter."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.berichten.brieven import BriefBlad, BriefInvulling, BriefVeld
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.typen import override
from cmpg_desktop.views.formulier import Formulier
from cmpg_desktop.views.melding.opmaak import maak_leeg
from cmpg_desktop.views.onderdelen.basis import noem
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.tekstvlak import Tekstvlak
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget
from cmpg_desktop.views.thema import RUIMTE_L

if TYPE_CHECKING:
    from uuid import UUID

# What fits on one line; everything else may need more.
_KORT: Final = frozenset({"onderwerp", "uiterlijk", "overname", "ook_een_brief"})


class Briefvelden(QWidget):
    """The fields of the letter in sight.

    Signals:
        gewijzigd(): a person typed in one of them.
    """

    gewijzigd = Signal()

    def __init__(self, formulier: Formulier) -> None:
        super().__init__()
        noem(self, "uitbrief.velden", "Velden van de brief")
        self._formulier = formulier
        self._brief: UUID | None = None
        self._velden: dict[str, tuple[BriefInvulling, Regel | Tekstvlak]] = {}
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(0, 0, 0, 0)
        self._kolom.setSpacing(RUIMTE_L)

    def vul(self, blad: BriefBlad) -> None:
        """Show the fields of this letter; of the same letter the controls stay as they are."""
        namen = [een.naam for een in blad.velden]
        if self._brief != blad.id or list(self._velden) != namen:
            self._maak(blad)
        for veld in blad.velden:
            _, bediening = self._velden[veld.naam]
            self._velden[veld.naam] = (veld, bediening)
            self._formulier.vul(
                Veld.BRIEFVELD_WAARDE, veld.rij, veld.waarde, voorstel=veld.voorstel
            )

    def teksten(self) -> tuple[BriefVeld, ...]:
        """Give what stands in the fields now, saved or not; a proposal is no text of a person."""
        return tuple(
            BriefVeld(naam=naam, waarde=bediening.tekst())
            for naam, (veld, bediening) in self._velden.items()
            if bediening.tekst() != veld.voorstel
        )

    def ga_naar(self, naam: str) -> bool:
        """Put the cursor in a field; False when there is none of that name."""
        if naam not in self._velden:
            return False
        self._velden[naam][1].setFocus()
        return True

    def ga_naar_eerste_lege(self) -> None:
        """Put the cursor in the first field that must still be filled, else in the first."""
        for veld, bediening in self._velden.values():
            if veld.verplicht and not bediening.tekst().strip():
                bediening.setFocus()
                return
        for _, bediening in self._velden.values():
            bediening.setFocus()
            return

    @override
    def setFocus(self, *_reden: object) -> None:
        self.ga_naar_eerste_lege()

    def _maak(self, blad: BriefBlad) -> None:
        for veld, _ in self._velden.values():
            self._formulier.maak_los(veld.rij)
        self._velden = {}
        maak_leeg(self._kolom)
        self._brief = blad.id
        for veld in blad.velden:
            naam = f"uitbrief.{veld.naam}"
            bediening: Regel | Tekstvlak
            if veld.naam in _KORT and not veld.lijst:
                bediening = Regel(naam=naam)
            else:
                bediening = Tekstvlak(naam=naam, min_regels=2, max_regels=14)
            titel = veld.titel if veld.verplicht else f"{veld.titel} (mag leeg blijven)"
            kader = VeldWidget(titel, bediening, veld.hint)
            self._formulier.bind(Veld.BRIEFVELD_WAARDE, veld.rij, bediening, kader, naam=naam)
            bediening.gewijzigd_door_gebruiker.connect(self._meld)
            self._kolom.addWidget(kader)
            self._velden[veld.naam] = (veld, bediening)

    def _meld(self, *_tekst: object) -> None:
        self.gewijzigd.emit()
