"""A part of a name, where "onbekend" is an answer too (BRP: a full stop)."""

from cmpg_desktop.typen import override
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.werkproces.namen import ONBEKEND

_WOORD = "onbekend"


class Naamregel(Regel):
    """A line that stores "." for "onbekend", typed or chosen with the button at its end."""

    def __init__(self, *, naam: str) -> None:
        super().__init__(naam=naam)
        self.textEdited.disconnect(self.gewijzigd_door_gebruiker)
        self.textEdited.connect(self._typt)
        knop = self.zet_knop("question", "Onbekend: gevraagd, en niemand weet het")
        knop.clicked.connect(self._onbekend)

    def waarde(self) -> str:
        """Return what is stored for what stands here."""
        tekst = self.tekst()
        return ONBEKEND if tekst.casefold() in {_WOORD, "?", ONBEKEND} else tekst

    def _typt(self, _tekst: str) -> None:
        self.gewijzigd_door_gebruiker.emit(self.waarde())

    def _onbekend(self) -> None:
        self.setFocus()
        self.zet_tekst(ONBEKEND)
        self.gewijzigd_door_gebruiker.emit(ONBEKEND)

    @override
    def zet_tekst(self, tekst: str) -> None:
        super().zet_tekst(_WOORD if tekst == ONBEKEND else tekst)
