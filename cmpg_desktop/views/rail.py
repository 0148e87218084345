"""Lead through the program: the rail at the left, with the person at its foot.

This is painted in the first frame; see `thema.systeem_thema` for what that forbids.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cmpg_desktop.typen import override
from cmpg_desktop.views.iconen import icoon, icoon_maat
from cmpg_desktop.views.onderdelen.basis import (
    make_label,
    noem,
    zet_eigenschap,
    zonder_mnemoniek,
)
from cmpg_desktop.views.onderdelen.teken import Teken
from cmpg_desktop.views.thema import (
    RUIMTE_M,
    RUIMTE_S,
    RUIMTE_XS,
    Kleur,
    kleur,
    letter,
    maat,
    wissel,
)

BREED = 212
SMAL = 52


@dataclass(frozen=True, slots=True, kw_only=True)
class RailItem:
    """One entry of the rail; an entry appears when its page exists."""

    code: str
    tekst: str
    icoon: str
    sneltoets: str = ""
    onderaan: bool = False


class RailKnop(QPushButton):
    """An entry: icon, word and how much work waits there."""

    def __init__(self, item: RailItem) -> None:
        super().__init__()
        self.item = item
        self._aantal = 0
        self._smal = False
        self.setObjectName(f"rail.{item.code}")
        self.setProperty("rol", "rail")
        self.setProperty("smal", False)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setIcon(icoon(item.icoon, Kleur.TEKST, Kleur.ACCENT))
        self._toon()
        self.pas_maat()

    def zet_aantal(self, aantal: int) -> None:
        """Show how much work waits; nothing at 0."""
        self._aantal = aantal
        self._toon()

    def zet_smal(self, smal: bool) -> None:
        """Show the icon alone, with the word as tooltip."""
        self._smal = smal
        zet_eigenschap(self, "smal", smal)
        self._toon()

    def pas_maat(self) -> None:
        """Follow the text size."""
        self.setIconSize(icoon_maat(18))

    def _toon(self) -> None:
        tekst, aantal = self.item.tekst, self._aantal
        met_aantal = f"{tekst}   {aantal}" if aantal else tekst
        self.setText("" if self._smal else zonder_mnemoniek(f" {met_aantal}"))
        self.setAccessibleName(f"{tekst}, {aantal}" if aantal else tekst)
        sneltoets = f" ({self.item.sneltoets})" if self.item.sneltoets else ""
        self.setToolTip(f"{met_aantal}{sneltoets}" if self._smal or sneltoets else "")
        if self.item.sneltoets:
            self.setShortcut(QKeySequence(self.item.sneltoets))


class Initialen(QWidget):
    """The initials of a person in a circle; the name stands beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._tekst = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def zet_naam(self, naam: str) -> None:
        """Show the first letters of the first and the last word."""
        woorden = naam.split()
        letters = [woorden[0][0], woorden[-1][0]] if len(woorden) > 1 else [naam[:1]]
        self._tekst = "".join(letters).upper()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(maat(30), maat(30))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        penseel = QPainter(self)
        penseel.setRenderHint(QPainter.RenderHint.Antialiasing)
        penseel.setPen(kleur(Kleur.ACCENT_VELD))
        penseel.setBrush(kleur(Kleur.ACCENT_VELD))
        penseel.drawEllipse(self.rect().adjusted(0, 0, -1, -1))
        penseel.setPen(kleur(Kleur.ACCENT))
        penseel.setFont(letter(1.0, QFont.Weight.DemiBold))
        meten = penseel.fontMetrics()
        links = (self.width() - meten.horizontalAdvance(self._tekst)) // 2
        penseel.drawText(
            links, (self.height() + meten.ascent() - meten.descent()) // 2, self._tekst
        )
        penseel.end()


class PersoonKnop(QPushButton):
    """Who is signed in, with a menu of what that person can set."""

    def __init__(self) -> None:
        super().__init__()
        noem(self, "schil.persoon", "Ingelogde persoon")
        self.setProperty("rol", "persoon")
        self.setAutoDefault(False)
        self._initialen = Initialen()
        self._naam = make_label("", "label")
        self._functie = make_label("", "hint")
        self._woorden = QWidget()
        kolom = QVBoxLayout(self._woorden)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(0)
        kolom.addWidget(self._naam)
        kolom.addWidget(self._functie)
        self._rij = QHBoxLayout(self)
        self._rij.setContentsMargins(RUIMTE_XS, RUIMTE_XS, RUIMTE_XS, RUIMTE_XS)
        self._rij.setSpacing(RUIMTE_S)
        self._rij.addWidget(self._initialen)
        self._rij.addWidget(self._woorden, 1)

    def zet(self, naam: str, functie: str) -> None:
        """Show the name and what the person does."""
        self._initialen.zet_naam(naam)
        self._naam.setText(naam)
        self._functie.setText(functie)
        self.setAccessibleName(f"{naam}, {functie}")
        from cmpg_desktop.models.letterlijk import (  # noqa: PLC0415 - not in the first frame
            letterlijk,
        )

        self.setToolTip(letterlijk(f"{naam}, {functie}"))
        self.updateGeometry()

    def zet_smal(self, smal: bool) -> None:
        """Show the initials alone."""
        self._woorden.setVisible(not smal)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, self._rij.sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._rij.minimumSize().height())


class Rail(QFrame):
    """The entries of the program, and who is signed in.

    Signals:
        gekozen(str): the code of the entry the person chose.
        persoon_actie(str): the code of what the person chose in the menu at their name.
    """

    gekozen = Signal(str)
    persoon_actie = Signal(str)

    def __init__(self, items: Sequence[RailItem], *, titel: str) -> None:
        super().__init__()
        noem(self, "rail", "Hoofdmenu")
        self.setProperty("rol", "rail")
        self._smal = False
        self._knoppen: dict[str, RailKnop] = {}
        self._groep = QButtonGroup(self)
        self._menu: QMenu | None = None
        self.persoon = PersoonKnop()
        self.persoon.hide()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(RUIMTE_M, RUIMTE_M, RUIMTE_M, RUIMTE_M)
        kolom.setSpacing(2)
        kolom.addLayout(self._make_merk(titel))
        kolom.addSpacing(RUIMTE_S)
        for item in items:
            if not item.onderaan:
                kolom.addWidget(self._make_knop(item))
        kolom.addStretch()
        for item in items:
            if item.onderaan:
                kolom.addWidget(self._make_knop(item))
        kolom.addWidget(self.persoon)
        wissel().gewijzigd.connect(self._pas_maat)
        self._pas_maat()

    def knop(self, code: str) -> RailKnop:
        """Return the entry with this code."""
        return self._knoppen[code]

    def kies(self, code: str) -> None:
        """Mark an entry as the one whose page is shown; an unknown code marks none."""
        self._groep.setExclusive(False)
        for eigen, knop in self._knoppen.items():
            knop.setChecked(eigen == code)
        self._groep.setExclusive(True)

    def hoogte_met_woorden(self) -> int:
        """Return the height the entries ask with their words, so that none is cut off."""
        return len(self._knoppen) * (maat(35) + 2) + maat(80) + 3 * RUIMTE_M

    def zet_smal(self, smal: bool) -> None:
        """Shrink to icons with tooltips, or grow back to words."""
        if smal == self._smal:
            return
        self._smal = smal
        self._titel.setVisible(not smal)
        for knop in self._knoppen.values():
            knop.zet_smal(smal)
        self.persoon.zet_smal(smal)
        self._pas_maat()

    def zet_toegang(self, codes: Collection[str]) -> None:
        """Show only these entries: the others are not for who works here now."""
        for code, knop in self._knoppen.items():
            knop.setVisible(code in codes)

    def zet_dicht(self, dicht: bool) -> None:
        """Close the entries while nobody is signed in; counts are nobody's business then."""
        for knop in self._knoppen.values():
            knop.setEnabled(not dicht)
            if dicht:
                knop.zet_aantal(0)
        self.persoon.setVisible(not dicht and bool(self.persoon.toolTip()))

    def zet_persoon(self, naam: str, functie: str) -> None:
        """Show who is signed in."""
        self.persoon.zet(naam, functie)
        self.persoon.show()

    def voeg_persoon_actie_toe(self, code: str, tekst: str, icoon_naam: str = "") -> None:
        """Add a line to the menu of the person."""
        if self._menu is None:
            self._menu = QMenu(self.persoon)
            self.persoon.setMenu(self._menu)
            self._menu.triggered.connect(lambda actie: self.persoon_actie.emit(actie.data()))
        actie = self._menu.addAction(zonder_mnemoniek(tekst))
        actie.setObjectName(f"schil.persoon.{code}")
        actie.setData(code)
        if icoon_naam:
            actie.setIcon(icoon(icoon_naam))

    def _make_merk(self, titel: str) -> QHBoxLayout:
        rij = QHBoxLayout()
        rij.setContentsMargins(RUIMTE_XS, RUIMTE_XS, 0, RUIMTE_XS)
        rij.setSpacing(RUIMTE_S)
        self._titel: QLabel = make_label(titel, "sterk")
        rij.addWidget(Teken("handshake", Kleur.ACCENT, px=20))
        rij.addWidget(self._titel, 1)
        return rij

    def _make_knop(self, item: RailItem) -> RailKnop:
        knop = RailKnop(item)
        knop.clicked.connect(lambda: self.gekozen.emit(item.code))
        self._groep.addButton(knop)
        self._knoppen[item.code] = knop
        return knop

    def _pas_maat(self) -> None:
        self.setFixedWidth(maat(SMAL if self._smal else BREED))
        for knop in self._knoppen.values():
            knop.pas_maat()
