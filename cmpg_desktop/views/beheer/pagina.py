"""The page Beheer: its sections at the left, the one that is chosen at the right."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from cmpg_desktop.berichten.kern import Changes
from cmpg_desktop.typen import override
from cmpg_desktop.views.beheer.accounts import AccountsDeel
from cmpg_desktop.views.beheer.deel import BeheerDeel
from cmpg_desktop.views.beheer.gemeente import GemeenteDeel
from cmpg_desktop.views.beheer.licenties import LicentiesDeel
from cmpg_desktop.views.beheer.sjablonen import SjablonenDeel
from cmpg_desktop.views.beheer.termijnen import TermijnenDeel
from cmpg_desktop.views.beheer.verslag import VerslagDeel
from cmpg_desktop.views.beheer.vrijedagen import VrijeDagenDeel
from cmpg_desktop.views.beheer.weergave import WeergaveDeel
from cmpg_desktop.views.iconen import paint_icoon
from cmpg_desktop.views.luik import Luik
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.basis import noem
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.thema import Kleur, kleur, maat, wissel
from cmpg_desktop.views.werker import Achtergrond, werker

Index = QModelIndex | QPersistentModelIndex

_DELEN: tuple[type[BeheerDeel], ...] = (
    GemeenteDeel,
    TermijnenDeel,
    VrijeDagenDeel,
    AccountsDeel,
    SjablonenDeel,
    WeergaveDeel,
    VerslagDeel,
    LicentiesDeel,
)


class _DeelDelegate(QStyledItemDelegate):
    """Paint a section as the rail paints its entries: icon, word, and room around them."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        gekozen = bool(option.state & option.state.State_Selected)
        rol = Kleur.SELECTIE_TEKST if gekozen else Kleur.TEKST
        painter.save()
        if gekozen:
            painter.fillRect(option.rect, kleur(Kleur.SELECTIE))
        zijde = maat(18)
        links = option.rect.left() + maat(12)
        boven = option.rect.center().y() - zijde // 2
        paint_icoon(painter, QRect(links, boven, zijde, zijde), _DELEN[index.row()].icoon, rol)
        vlak = option.rect.adjusted(maat(12) + zijde + maat(10), 0, -maat(8), 0)
        painter.setFont(option.font)
        painter.setPen(kleur(rol))
        painter.drawText(
            vlak, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(index.data())
        )
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(maat(120), maat(42))


class _Delen(QListWidget):
    """The list of sections; Enter or Right goes into the one that is chosen."""

    def __init__(self, naar_deel: Callable[[], None]) -> None:
        super().__init__()
        noem(self, "beheer.delen", "Onderdelen van het beheer")
        self._naar_deel = naar_deel
        self.setItemDelegate(_DeelDelegate(self))
        self.addItems([deel.titel for deel in _DELEN])
        wissel().gewijzigd.connect(self.doItemsLayout)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right}:
            self._naar_deel()
            return
        super().keyPressEvent(event)


class BeheerPagina(Pagina):
    """Settings, accounts, templates and the program itself."""

    code: ClassVar[str] = "beheer"
    schuift: ClassVar[bool] = False

    def __init__(self, omgeving: Omgeving, achtergrond: Achtergrond | None = None) -> None:
        super().__init__(omgeving, "beheer")
        self._achtergrond = achtergrond or werker()
        self.kop.zet("Beheer")
        self.delen = _Delen(self.ga_naar_deel)
        self.luik = Luik(self.delen, naam="beheer.luik", lijst_breedte=240, terug="Alle onderdelen")
        self.inhoud.addWidget(self.luik)
        self._gebouwd: dict[str, BeheerDeel] = {}
        self._deel: BeheerDeel | None = None
        self.delen.setCurrentRow(0)
        self.delen.currentRowChanged.connect(self._toon)
        self.delen.itemClicked.connect(lambda _item: self.luik.toon_blad())
        self.luik.terug.connect(self.delen.setFocus)

    @property
    def deel(self) -> BeheerDeel | None:
        """The section in sight."""
        return self._deel

    def kies(self, code: str) -> None:
        """Go to a section by its code."""
        self.delen.setCurrentRow([deel.code for deel in _DELEN].index(code))

    def ga_naar_deel(self) -> None:
        """Put the cursor in the section that is chosen."""
        self.luik.toon_blad()
        if self._deel is not None:
            self._deel.focus_eerst()

    def _toon(self, rij: int) -> None:
        soort = _DELEN[rij]
        if self._deel is not None:
            self._deel.spoel()
        deel = self._gebouwd.get(soort.code)
        if deel is None:
            deel = self._gebouwd[soort.code] = self._maak(soort)
        if deel is not self._deel:
            oud = self.luik.zet_blad(deel)
            self._deel = deel
            if oud is not None:
                oud.setParent(self)
                oud.hide()
        deel.laad()

    def _maak(self, soort: type[BeheerDeel]) -> BeheerDeel:
        if soort in {SjablonenDeel, VerslagDeel, LicentiesDeel}:
            met_bestanden: Callable[[Pagina, Achtergrond], BeheerDeel] = soort
            return met_bestanden(self, self._achtergrond)
        return soort(self)

    @override
    def laad(self) -> None:
        self._toon(self.delen.currentRow())

    @override
    def raakt(self, changes: Changes) -> bool:
        return self._deel is not None and self._deel.raakt(changes)

    @override
    def verlaat(self) -> None:
        if self._deel is not None:
            self._deel.spoel()
        super().verlaat()

    @override
    def focus_eerst(self) -> None:
        self.delen.setFocus()
