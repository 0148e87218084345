"""A field for one setting: it saves itself, like every field."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from cmpg_desktop.berichten.fouten import CmpgFout
from cmpg_desktop.berichten.inrichting import ZetInstelling
from cmpg_desktop.berichten.kern import Changes
from cmpg_desktop.models.bewerking import PAUZE_MS
from cmpg_desktop.views.beheer.deel import foutzin
from cmpg_desktop.views.onderdelen.keuze import Optie, Pillen
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.views.pagina import Pagina

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class InstellingVeld(Veld):
    """Label, line (or pills) and hint of one setting.

    Signals:
        bewaard: the setting was saved.
    """

    bewaard = Signal()

    def __init__(
        self,
        pagina: Pagina,
        sleutel: str,
        label: str,
        hint: str = "",
        *,
        opties: tuple[Optie, ...] = (),
        voorbeeld: str = "",
    ) -> None:
        naam = f"instelling.{sleutel}"
        self._pillen = Pillen(opties, naam=naam, onbekend="") if opties else None
        self._regel = None if opties else Regel(naam=naam, voorbeeld=voorbeeld)
        bediening: QWidget | None = self._pillen or self._regel
        assert bediening is not None  # noqa: S101  (one of the two was made)
        super().__init__(label, bediening, hint)
        self._pagina = pagina
        self._sleutel = sleutel
        self._basis = ""
        self._onderweg: str | None = None
        self._geweigerd: str | None = None
        self._pauze = QTimer(self)
        self._pauze.setSingleShot(True)
        self._pauze.setInterval(PAUZE_MS)
        self._pauze.timeout.connect(self.bewaar)
        if self._pillen is not None:
            self._pillen.gekozen.connect(lambda _waarde: self.bewaar())
        if self._regel is not None:
            self._regel.gewijzigd_door_gebruiker.connect(self._bij_typen)
            self._regel.editingFinished.connect(self.bewaar)

    def vul(self, waarde: str) -> None:
        """Show what the database holds, unless someone is busy here."""
        bezig = self._waarde() != self._basis
        self._basis = waarde
        if bezig and waarde != self._waarde():
            return
        if self._pillen is not None:
            self._pillen.zet_waarde(waarde or None)
        if self._regel is not None and not self._regel.hasFocus():
            self._regel.zet_tekst(waarde)

    def zet_alleen_lezen(self) -> None:
        """Let the setting be read, not changed."""
        if self._regel is not None:
            self._regel.setReadOnly(True)
        if self._pillen is not None:
            self._pillen.setEnabled(False)

    def bewaar(self) -> None:
        """Save what stands here, if it is something else than the database holds."""
        self._pauze.stop()
        nieuw = self._waarde()
        if nieuw in (self._basis, self._onderweg):
            return
        self._onderweg = nieuw
        self._pagina.bewerking.doe(
            ZetInstelling(sleutel=self._sleutel, oud=self._basis, nieuw=nieuw),
            lambda changes: self._gelukt(nieuw, changes),
            self._mislukt,
        )

    def spoel(self) -> None:
        """Save before the page goes; what was refused already is not offered again.

        Closing asks this until nothing is under way: it would never end.
        """
        if self._waarde() != self._geweigerd:
            self.bewaar()

    def _waarde(self) -> str:
        if self._pillen is not None:
            return str(self._pillen.waarde() or "")
        return self._regel.tekst() if self._regel is not None else ""

    def _bij_typen(self, _tekst: str) -> None:
        self.wis_fout()
        self._pauze.start()

    def _gelukt(self, nieuw: str, _changes: Changes) -> None:
        self._onderweg = self._geweigerd = None
        self._basis = nieuw
        self.bewaard.emit()

    def _mislukt(self, fout: Exception) -> None:
        self._geweigerd, self._onderweg = self._onderweg, None
        if isinstance(fout, CmpgFout):
            self.toon_fout(foutzin(fout))
        else:
            self._pagina.omgeving.fout.emit(fout)
