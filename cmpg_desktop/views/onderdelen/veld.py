"""Put a label above a control, and its hint or error under it."""

from PySide6.QtCore import QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cmpg_desktop.typen import override
from cmpg_desktop.views.onderdelen.basis import make_label, zet_eigenschap, zonder_mnemoniek
from cmpg_desktop.views.onderdelen.teken import Teken
from cmpg_desktop.views.thema import RUIMTE_XS, Kleur

_HOOGST = 10_000


def _regelhoogte(label: QLabel, breedte: int) -> int:
    """Give how high these words are at this width.

    Not `heightForWidth`: that is never less than the minimum height, so that a field that was
    narrow once would keep the room of the lines it had then.
    """
    vlak = QRect(0, 0, max(1, breedte), _HOOGST)
    return label.fontMetrics().boundingRect(vlak, Qt.TextFlag.TextWordWrap, label.text()).height()


class Veld(QWidget):
    """One field of a form: label, control, hint, and what is wrong with it.

    A control with a signal `fout_gewijzigd(str)` shows its own errors here.

    Signals:
        fout_getoond(str): the error under the field changed; empty when it went away.
    """

    fout_getoond = Signal(str)

    def __init__(self, label: str, bediening: QWidget, hint: str = "", *, naam: str = "") -> None:
        super().__init__()
        self._bediening = bediening
        self._hint: QLabel | None = None
        self._foutrij: QWidget | None = None
        self._fout = ""
        if naam:
            bediening.setObjectName(naam)
        self.setObjectName(f"{bediening.objectName()}.veld")
        kern = bediening.focusProxy() or bediening
        bediening.setAccessibleName(label)
        if not kern.accessibleName():
            kern.setAccessibleName(label)
        self._label = make_label(zonder_mnemoniek(label), "label", breekt=True)
        self._label.setObjectName(f"{bediening.objectName()}.label")
        self._label.setBuddy(kern)
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(0, 0, 0, 0)
        self._kolom.setSpacing(RUIMTE_XS)
        # In a grid the field beside this one may be higher; labels stay on one line.
        self._kolom.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._kolom.addWidget(self._label)
        self._kolom.addWidget(bediening)
        self.setFocusProxy(kern)
        if hint:
            self.toon_hint(hint)
        eigen_fouten = getattr(bediening, "fout_gewijzigd", None)
        if isinstance(eigen_fouten, SignalInstance):
            eigen_fouten.connect(self._volg_fout)

    @property
    def bediening(self) -> QWidget:
        """The control of this field."""
        return self._bediening

    @property
    def fout(self) -> str:
        """The error that is shown, or an empty text."""
        return self._fout

    @property
    def hint(self) -> str:
        """The hint under the control, or an empty text."""
        return self._hint.text() if self._hint is not None else ""

    def zet_label(self, tekst: str) -> None:
        """Ask the question in other words ("Weet moeder van de melding?")."""
        # The label has a buddy, so an ampersand would be a shortcut.
        self._label.setText(zonder_mnemoniek(tekst))
        self._bediening.setAccessibleName(tekst)

    def toon_hint(self, tekst: str) -> None:
        """Show a hint under the control; an empty text takes it away."""
        if self._hint is None:
            self._hint = make_label("", "hint", breekt=True)
            # Beside a field with a longer hint this one is higher than its words.
            self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._kolom.insertWidget(2, self._hint)
        self._hint.setText(tekst)
        self._hint.setVisible(bool(tekst) and not self._fout)
        self._houd_regels()
        self._beschrijf()

    def toon_fout(self, tekst: str) -> None:
        """Show what is wrong and what to do, with a sign; the edge of the control turns."""
        if not tekst:
            self.wis_fout()
            return
        if self._foutrij is None:
            self._foutrij = self._make_foutrij()
            self._kolom.addWidget(self._foutrij)
        self._foutlabel.setText(tekst)
        self._foutrij.show()
        self._houd_regels()
        self._zet(tekst)

    def wis_fout(self) -> None:
        """Take the error away and show the hint again."""
        if self._foutrij is not None:
            self._foutrij.hide()
        self._zet("")

    def _make_foutrij(self) -> QWidget:
        rij = QWidget()
        naast = QHBoxLayout(rij)
        naast.setContentsMargins(0, 0, 0, 0)
        naast.setSpacing(RUIMTE_XS)
        teken = Teken("warning-circle-fill", Kleur.TE_LAAT)
        naast.addWidget(teken, 0, Qt.AlignmentFlag.AlignTop)
        self._foutlabel = make_label("", "fout", breekt=True)
        self._foutlabel.setObjectName(f"{self._bediening.objectName()}.fout")
        naast.addWidget(self._foutlabel, 1)
        return rij

    def _houd_regels(self) -> None:
        # An aligned layout is never higher than its hint of a size, in which words wrap at another
        # width: without this the last lines of a narrow field are cut off.
        if self._hint is not None:
            self._hint.setMinimumHeight(_regelhoogte(self._hint, self.width()))
        if self._foutrij is not None:
            rest = self._foutrij.sizeHint().width() - self._foutlabel.sizeHint().width()
            breedte = self.width() - rest
            self._foutlabel.setMinimumHeight(_regelhoogte(self._foutlabel, breedte))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._houd_regels()

    def _volg_fout(self, tekst: str) -> None:
        self.toon_fout(tekst)

    def _zet(self, fout: str) -> None:
        veranderd = fout != self._fout
        self._fout = fout
        if self._hint is not None:
            self._hint.setVisible(bool(self._hint.text()) and not fout)
        zet_eigenschap(self._bediening, "fout", bool(fout))
        self._beschrijf()
        if veranderd:
            self.fout_getoond.emit(fout)

    def _beschrijf(self) -> None:
        hint = self._hint.text() if self._hint is not None else ""
        kern = self._bediening.focusProxy() or self._bediening
        kern.setAccessibleDescription(self._fout or hint)
