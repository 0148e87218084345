"""Ties the fields on screen to the fields of the database: one line per field on a page.

A control's objectName is the field's name (`melding.concrete_vraag`), so errors, tests and
assistive technology find it; a page with several rows of a kind gives its own names.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from cmpg_desktop.berichten.velden import Veld, Waarde
from cmpg_desktop.models.bewerking import Bewerking, Sleutel
from cmpg_desktop.typen import override
from cmpg_desktop.views.onderdelen.datumveld import Datumveld
from cmpg_desktop.views.onderdelen.keuze import Keuze, Pillen
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.tekstvlak import Tekstvlak
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget

if TYPE_CHECKING:
    from datetime import date


@dataclass(slots=True)
class _Gebonden:
    widget: QWidget
    omlijsting: VeldWidget | None
    zet: Callable[[Waarde], None]
    basis: Waarde = None
    voorstel: Waarde = None
    # What the database holds now, kept back while the cursor stands in the field.
    later: tuple[Waarde] | None = None
    gevuld: bool = False

    def toon(self, waarde: Waarde) -> None:
        """Show a value, or in place of an empty one what is proposed."""
        self.zet(self.voorstel if waarde in (None, "") and self.voorstel is not None else waarde)


class Formulier(QObject):
    """The bound fields of one page.

    Fill with `vul`; what a person changes goes to the `Bewerking` by itself. Never overwrites a
    field that has the focus or holds something not yet saved.

    Signals: `conflict` (Sleutel, Conflict, label of the field).
    """

    conflict = Signal(object, object, str)

    def __init__(self, bewerking: Bewerking, ouder: QObject) -> None:
        super().__init__(ouder)
        self.bewerking = bewerking
        self._gebonden: dict[Sleutel, _Gebonden] = {}
        bewerking.geweigerd.connect(self._bij_geweigerd)
        bewerking.opgeslagen.connect(self._bij_opgeslagen)
        bewerking.conflict.connect(self._bij_conflict)
        bewerking.zet.connect(self._bij_zet)

    def bind(
        self,
        veld: Veld,
        rij: UUID,
        bediening: QWidget,
        omlijsting: VeldWidget | None = None,
        *,
        naam: str = "",
    ) -> None:
        """Tie a control to a field of a row. `omlijsting` is where its errors show."""
        sleutel = Sleutel(veld, rij)
        bediening.setObjectName(naam or veld.value)
        if omlijsting is not None:
            omlijsting.setObjectName(f"{naam or veld.value}.veld")
        toon = self._koppel(sleutel, bediening)
        gebonden = self._gebonden[sleutel] = _Gebonden(bediening, omlijsting, toon)
        bediening.destroyed.connect(lambda: self._vergeet(sleutel, gebonden))
        _BijVerlaten(bediening, lambda: self._toon_later(sleutel))
        self._toon_klad(sleutel, gebonden)

    def maak_los(self, rij: UUID) -> None:
        """Untie every field of a row that goes from the screen; what is unsaved is saved first."""
        for sleutel in [sleutel for sleutel in self._gebonden if sleutel.id == rij]:
            self.bewerking.verlaat(sleutel)
            del self._gebonden[sleutel]

    def vul(self, veld: Veld, rij: UUID, waarde: Waarde, *, voorstel: Waarde = None) -> None:
        """Show what the database holds, unless a person is busy in this field.

        A `voorstel` shows while the field is empty, and is saved only when a person changes it.
        """
        sleutel = Sleutel(veld, rij)
        gebonden = self._gebonden.get(sleutel)
        if gebonden is None or self.bewerking.bezet(sleutel):
            return
        gebonden.voorstel = voorstel
        if gebonden.gevuld and gebonden.widget.hasFocus():
            # A field that was saved while typing comes back without the space at its end.
            gebonden.later = (waarde,)
            return
        gebonden.gevuld = True
        gebonden.basis = waarde
        gebonden.toon(waarde)

    def begin(self, veld: Veld, rij: UUID, waarde: Waarde) -> None:
        """Take what a field holds as saved: it goes along with the making of its row."""
        gebonden = self._gebonden.get(Sleutel(veld, rij))
        if gebonden is not None:
            gebonden.basis = waarde

    def toon_opnieuw(self, veld: Veld, rij: UUID) -> None:
        """Show a value once more: the choices it is one of came later."""
        gebonden = self._gebonden.get(Sleutel(veld, rij))
        if gebonden is not None:
            gebonden.toon(gebonden.basis)

    def zet(self, veld: Veld, rij: UUID, waarde: Waarde) -> None:
        """Fill in a value for the person (a known contact) and save it as if it was typed."""
        sleutel = Sleutel(veld, rij)
        gebonden = self._gebonden.get(sleutel)
        if gebonden is not None:
            gebonden.toon(waarde)
            self._kies(sleutel, waarde)

    def _vergeet(self, sleutel: Sleutel, gebonden: _Gebonden) -> None:
        # The row may be on screen again already, with controls of its own.
        if self._gebonden.get(sleutel) is gebonden:
            del self._gebonden[sleutel]

    def _toon_later(self, sleutel: Sleutel) -> None:
        gebonden = self._gebonden.get(sleutel)
        if gebonden is None or gebonden.later is None or self.bewerking.bezet(sleutel):
            return
        (waarde,), gebonden.later = gebonden.later, None
        gebonden.basis = waarde
        gebonden.toon(waarde)

    def _toon_klad(self, sleutel: Sleutel, gebonden: _Gebonden) -> None:
        klad = self.bewerking.klad_van(sleutel)
        if klad is None:
            return
        gebonden.basis = klad.basis
        if isinstance(gebonden.widget, Regel):
            gebonden.widget.zet_tekst(str(klad.waarde or ""))
        else:
            gebonden.toon(klad.waarde)
        if klad.fout and gebonden.omlijsting is not None:
            gebonden.omlijsting.toon_fout(klad.fout)

    def _koppel(self, sleutel: Sleutel, widget: QWidget) -> Callable[[Waarde], None]:
        if isinstance(widget, Datumveld):
            return self._koppel_datum(sleutel, widget)
        if isinstance(widget, Regel):
            widget.gewijzigd_door_gebruiker.connect(lambda tekst: self._typ(sleutel, tekst))
            widget.editingFinished.connect(lambda: self.bewerking.verlaat(sleutel))
            return lambda waarde: widget.zet_tekst(str(waarde or ""))
        if isinstance(widget, Tekstvlak):
            widget.gewijzigd_door_gebruiker.connect(lambda tekst: self._typ(sleutel, tekst))
            _BijVerlaten(widget, lambda: self.bewerking.verlaat(sleutel))
            return lambda waarde: widget.zet_tekst(str(waarde or ""))
        if isinstance(widget, Keuze | Pillen):
            widget.gekozen.connect(lambda keuze: self._kies(sleutel, _naar_kolom(sleutel, keuze)))
            return lambda waarde: widget.zet_waarde(waarde if waarde != "" else None)
        if isinstance(widget, QCheckBox):
            widget.clicked.connect(lambda aan: self._kies(sleutel, bool(aan)))
            return lambda waarde: widget.setChecked(bool(waarde))
        raise TypeError(type(widget).__name__)

    def _koppel_datum(self, sleutel: Sleutel, widget: Datumveld) -> Callable[[Waarde], None]:
        def fout(tekst: str) -> None:
            if tekst and sleutel in self._gebonden:
                basis = self._gebonden[sleutel].basis
                self.bewerking.typ_ongeldig(sleutel, widget.tekst(), basis, tekst)

        def klad(tekst: str) -> None:
            if sleutel in self._gebonden:
                self.bewerking.klad(sleutel, tekst, self._gebonden[sleutel].basis)

        widget.gewijzigd_door_gebruiker.connect(klad)
        widget.editingFinished.connect(lambda: self._kies(sleutel, widget.datum()))
        widget.datum_gewijzigd.connect(lambda datum: self._kies(sleutel, datum))
        widget.fout_gewijzigd.connect(fout)
        return lambda waarde: widget.zet_datum(cast("date | None", waarde))

    def _typ(self, sleutel: Sleutel, waarde: Waarde) -> None:
        gebonden = self._gebonden.get(sleutel)
        if gebonden is None:
            # The control shows another row now.
            return
        if gebonden.omlijsting is not None:
            gebonden.omlijsting.wis_fout()
        self.bewerking.typ(sleutel, waarde, gebonden.basis)

    def _kies(self, sleutel: Sleutel, waarde: Waarde) -> None:
        if sleutel in self._gebonden:
            gebonden = self._gebonden[sleutel]
            kader = gebonden.omlijsting
            if kader is not None and kader.fout and isinstance(gebonden.widget, Datumveld):
                return
            self._typ(sleutel, waarde)
            self.bewerking.verlaat(sleutel)

    def _bij_geweigerd(self, sleutel: Sleutel, tekst: str) -> None:
        gebonden = self._gebonden.get(sleutel)
        if gebonden is not None and gebonden.omlijsting is not None:
            gebonden.omlijsting.toon_fout(tekst)

    def _bij_opgeslagen(self, sleutel: Sleutel, waarde: Waarde) -> None:
        gebonden = self._gebonden.get(sleutel)
        if gebonden is not None:
            gebonden.basis = waarde

    def _bij_conflict(self, sleutel: Sleutel, conflict: object) -> None:
        gebonden = self._gebonden.get(sleutel)
        label = gebonden.widget.accessibleName() if gebonden is not None else sleutel.veld.kolom
        self.conflict.emit(sleutel, conflict, label)

    def _bij_zet(self, sleutel: Sleutel, waarde: Waarde) -> None:
        gebonden = self._gebonden.get(sleutel)
        if gebonden is not None:
            gebonden.basis = waarde
            gebonden.toon(waarde)
            if gebonden.omlijsting is not None:
                gebonden.omlijsting.wis_fout()


def _naar_kolom(sleutel: Sleutel, waarde: object) -> Waarde:
    # "Not known yet" is an empty text in a column of choices, and nothing in one of ids.
    if waarde is None:
        return None if sleutel.veld.kolom.endswith("_id") else ""
    return cast("Waarde", waarde)


class _BijVerlaten(QObject):
    """Calls a function when a widget loses the focus."""

    def __init__(self, widget: QWidget, functie: Callable[[], None]) -> None:
        super().__init__(widget)
        self._functie = functie
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self._functie()
        return False
