"""The list of ketenpartners: a tree of organisations that a few letters make short."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cmpg_desktop.berichten.partners import PartnerRij
from cmpg_desktop.models.tabel import Kolom, RijenModel, Rol
from cmpg_desktop.typen import override
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.pil import PilSoort, paint_pil, pil_maat
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.thema import RUIMTE_S, Kleur, kleur, maat
from cmpg_desktop.werkproces.taal import tel
from cmpg_desktop.werkproces.tekst import gevouwen

Index = QModelIndex | QPersistentModelIndex

_RIJ: Final = 54
_INSPRINGEN: Final = 18


def stand(rij: PartnerRij) -> str:
    """Return how a partner stands to the convenant."""
    if rij.convenantpartij:
        return "partij"
    return "geen partij meer" if rij.partij_tot is not None else "geen partij"


def onderschrift(rij: PartnerRij) -> str:
    """Return what tells this partner apart: kind, new name, how many people."""
    delen = [rij.soort.weergave]
    if rij.opvolger:
        delen.append(f"heet nu {rij.opvolger}")
    if rij.contacten:
        delen.append(tel(rij.contacten, "contactpersoon", "contactpersonen"))
    return " · ".join(delen)


def _gezegd(rij: PartnerRij) -> str:
    onder = f"onderdeel van {rij.ouder}, " if rij.ouder else ""
    return f"{rij.naam}, {onder}{onderschrift(rij)}, {stand(rij)}"


def filter_rijen(rijen: Sequence[PartnerRij], tekst: str) -> tuple[PartnerRij, ...]:
    """Return the partners with all words in name, new name or kind, and what they are part of."""
    woorden = gevouwen(tekst).split()
    if not woorden:
        return tuple(rijen)
    per_id = {rij.id: rij for rij in rijen}
    blijft: set[UUID] = set()
    for rij in rijen:
        waarin = gevouwen(f"{rij.naam} {rij.opvolger} {rij.soort.weergave}")
        if all(woord in waarin for woord in woorden):
            op: PartnerRij | None = rij
            while op is not None and op.id not in blijft:
                blijft.add(op.id)
                op = per_id.get(op.ouder_id) if op.ouder_id is not None else None
    return tuple(rij for rij in rijen if rij.id in blijft)


class _PartnerDelegate(QStyledItemDelegate):
    """Paint a name, what tells it apart under it, and how it stands to the convenant."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rij: PartnerRij | None = index.data(Rol.RIJ)
        if rij is None:
            return
        painter.save()
        vlak = option.rect
        gekozen = bool(option.state & option.state.State_Selected)
        if gekozen:
            painter.fillRect(vlak, kleur(Kleur.SELECTIE))
        painter.fillRect(QRect(vlak.left(), vlak.bottom(), vlak.width(), 1), kleur(Kleur.LIJN))
        tekst = kleur(Kleur.SELECTIE_TEKST if gekozen else Kleur.TEKST)
        zwak = tekst if gekozen else kleur(Kleur.GEDEMPT)
        binnen = vlak.adjusted(maat(12 + _INSPRINGEN * rij.diepte), 0, -maat(12), 0)
        binnen.setRight(self._paint_stand(painter, option, binnen, rij) - maat(8))
        regel = painter.fontMetrics().height()
        boven = QRect(binnen.left(), vlak.center().y() - regel, binnen.width(), regel)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(tekst if rij.convenantpartij else zwak)
        self._paint_tekst(painter, boven, rij.naam)
        painter.setFont(option.font)
        painter.setPen(zwak)
        self._paint_tekst(painter, boven.translated(0, regel + 1), onderschrift(rij))
        painter.restore()

    def _paint_stand(
        self, painter: QPainter, option: QStyleOptionViewItem, vlak: QRect, rij: PartnerRij
    ) -> int:
        """Paint the pill at the right and return where it begins."""
        soort = PilSoort.ACCENT if rij.convenantpartij else PilSoort.RUSTIG
        woord = stand(rij)
        painter.setFont(option.font)
        breedte = min(pil_maat(woord, soort, option.font, "").width(), vlak.width() // 2)
        links = vlak.right() - breedte
        paint_pil(painter, QRect(links, vlak.top(), breedte, vlak.height()), woord, soort, "")
        return links

    @staticmethod
    def _paint_tekst(painter: QPainter, vlak: QRect, tekst: str) -> None:
        meten = painter.fontMetrics()
        kort = meten.elidedText(tekst, Qt.TextElideMode.ElideRight, vlak.width())
        painter.drawText(vlak, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, kort)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(maat(200), maat(_RIJ))


class _Lijst(QListView):
    """The list itself; Enter or a double click opens, Up at the top goes to the filter.

    Signals:
        geopend(QModelIndex): open this row.
        omhoog: the person goes up from the first row.
    """

    geopend = Signal(QModelIndex)
    omhoog = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.geopend.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.omhoog.emit()
        else:
            super().keyPressEvent(event)


class PartnerLijst(QWidget):
    """Filter and list.

    Signals:
        gekozen(object): the id of the partner that is selected now.
        geopend(object): the id of the partner the person goes to.
    """

    gekozen = Signal(object)
    geopend = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        noem(self, "ketenpartners.links")
        self._alle: tuple[PartnerRij, ...] = ()
        self.filter = Regel(
            naam="ketenpartners.filter",
            toegankelijk="Zoeken in de lijst van ketenpartners",
            voorbeeld="Zoek op naam of soort",
        )
        self.filter.zet_teken("magnifying-glass")
        self.filter.setClearButtonEnabled(False)
        self.model = RijenModel[PartnerRij](
            (Kolom("Ketenpartner", lambda rij: rij.naam, toegankelijk=_gezegd, hint=_gezegd),),
            lambda rij: rij.id,
            self,
        )
        self.lijst = _Lijst()
        noem(self.lijst, "ketenpartners.lijst", "Ketenpartners")
        self.lijst.setModel(self.model)
        self.lijst.setItemDelegate(_PartnerDelegate(self.lijst))
        self.lijst.setUniformItemSizes(True)
        self.lijst.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.lijst.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.lijst.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._niets = make_label("", "hint", breekt=True)
        self._niets.setObjectName("ketenpartners.niets")
        self._niets.hide()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_S)
        kolom.addWidget(self.filter)
        kolom.addWidget(self._niets)
        kolom.addWidget(self.lijst, 1)
        self.filter.textChanged.connect(self._filter)
        self.filter.returnPressed.connect(self._naar_lijst)
        self.lijst.selectionModel().currentChanged.connect(self._meld)
        self.lijst.geopend.connect(self._open)
        self.lijst.doubleClicked.connect(self._open)
        self.lijst.omhoog.connect(self.filter.setFocus)

    def zet(self, rijen: Sequence[PartnerRij]) -> None:
        """Show these partners, as far as the filter lets them through."""
        self._alle = tuple(rijen)
        self._filter()

    @property
    def rijen(self) -> tuple[PartnerRij, ...]:
        """All partners, also those the filter hides."""
        return self._alle

    def kies(self, id_: UUID) -> None:
        """Select a partner; the filter gives way when it hides that one."""
        index = self.model.index_van(id_)
        if not index.isValid() and any(rij.id == id_ for rij in self._alle):
            self.filter.clear()
            index = self.model.index_van(id_)
        if index.isValid():
            self.lijst.setCurrentIndex(index)

    def huidige(self) -> UUID | None:
        """Return the id of the selected partner."""
        rij = self.model.rij(self.lijst.currentIndex())
        return rij.id if rij is not None else None

    def _filter(self) -> None:
        toon = filter_rijen(self._alle, self.filter.tekst())
        self.model.zet(toon)
        leeg = bool(self._alle) and not toon
        self._niets.setText(
            f"Geen ketenpartner met “{self.filter.tekst()}”. Maak hem aan met Nieuwe ketenpartner."
            if leeg
            else ""
        )
        self._niets.setVisible(leeg)

    def _naar_lijst(self) -> None:
        if self.model.rowCount():
            if not self.lijst.currentIndex().isValid():
                self.lijst.setCurrentIndex(self.model.index(0, 0))
            self.lijst.setFocus()

    def _meld(self, index: QModelIndex) -> None:
        rij = self.model.rij(index)
        if rij is not None:
            self.gekozen.emit(rij.id)

    def _open(self, index: QModelIndex) -> None:
        rij = self.model.rij(index)
        if rij is not None:
            self.geopend.emit(rij.id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The keys the filter has no use for come here.
        if event.key() == Qt.Key.Key_Down and self.filter.hasFocus():
            self._naar_lijst()
        elif event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
        else:
            super().keyPressEvent(event)
