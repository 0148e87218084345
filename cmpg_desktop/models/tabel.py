"""One generic table model: columns are data, rows are frozen snapshots."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cmpg_desktop.models.letterlijk import letterlijk
from cmpg_desktop.typen import override

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex


class Rol(IntEnum):
    """Roles besides Qt's own."""

    RIJ = Qt.ItemDataRole.UserRole + 1  # the snapshot itself
    GROEP = Qt.ItemDataRole.UserRole + 2  # True for a heading
    PIL = Qt.ItemDataRole.UserRole + 3  # the value of a PilSoort


@dataclass(frozen=True, slots=True)
class Kolom(Generic[T]):
    """A column: its heading, its text, and what a screen reader says of a cell."""

    kop: str
    tekst: Callable[[T], str]
    toegankelijk: Callable[[T], str] | None = None
    pil: Callable[[T], object] | None = None
    hint: Callable[[T], str] | None = None
    bewerk: Callable[[T, str], None] | None = None


@dataclass(frozen=True, slots=True)
class Groep:
    """A heading between rows."""

    titel: str


class RijenModel(QAbstractTableModel, Generic[T]):
    """Rows of one kind, with headings between them.

    `zet` swaps a new set of rows in with the smallest change, so that selection and scroll stay:
    equal keys keep their place, others are inserted, removed or updated.
    """

    def __init__(
        self,
        kolommen: Sequence[Kolom[T]],
        sleutel: Callable[[T], Hashable],
        ouder: QObject | None = None,
    ) -> None:
        super().__init__(ouder)
        self._kolommen = tuple(kolommen)
        self._sleutel = sleutel
        self._rijen: list[T | Groep] = []

    def zet(self, rijen: Sequence[T | Groep]) -> None:
        """Show these rows."""
        nieuw = list(rijen)
        sleutels = [self._sleutel_van(rij) for rij in nieuw]
        blijft = set(sleutels)
        for nummer in range(len(self._rijen) - 1, -1, -1):
            if self._sleutel_van(self._rijen[nummer]) not in blijft:
                self.beginRemoveRows(QModelIndex(), nummer, nummer)
                del self._rijen[nummer]
                self.endRemoveRows()
        if not self._rijen and nieuw:
            self.beginInsertRows(QModelIndex(), 0, len(nieuw) - 1)
            self._rijen = nieuw
            self.endInsertRows()
            return
        self._voeg_in(nieuw, sleutels)

    def vervang(self, rijen: Sequence[T | Groep]) -> None:
        """Show other rows at once: what is asked for is another list, not a newer one."""
        self.beginResetModel()
        self._rijen = list(rijen)
        self.endResetModel()

    def rij(self, index: Index) -> T | None:
        """Give the snapshot of a row; None for a heading or no row."""
        if not index.isValid() or index.row() >= len(self._rijen):
            return None
        rij = self._rijen[index.row()]
        return None if isinstance(rij, Groep) else rij

    def index_van(self, sleutel: Hashable) -> QModelIndex:
        """Find a row by its key; an invalid index when it is not there."""
        for nummer, rij in enumerate(self._rijen):
            if not isinstance(rij, Groep) and self._sleutel(rij) == sleutel:
                return self.index(nummer, 0)
        return QModelIndex()

    def is_groep(self, nummer: int) -> bool:
        """Say whether a row is a heading."""
        return isinstance(self._rijen[nummer], Groep)

    @property
    def rijen(self) -> tuple[T, ...]:
        """All rows without the headings."""
        return tuple(rij for rij in self._rijen if not isinstance(rij, Groep))

    def _sleutel_van(self, rij: T | Groep) -> Hashable:
        return ("groep", rij.titel) if isinstance(rij, Groep) else ("rij", self._sleutel(rij))

    def _voeg_in(self, nieuw: list[T | Groep], sleutels: list[Hashable]) -> None:
        for nummer, (rij, sleutel) in enumerate(zip(nieuw, sleutels, strict=True)):
            plek = self._plek(sleutel, nummer)
            if plek is None:
                self.beginInsertRows(QModelIndex(), nummer, nummer)
                self._rijen.insert(nummer, rij)
                self.endInsertRows()
                continue
            if plek != nummer:
                self.beginMoveRows(QModelIndex(), plek, plek, QModelIndex(), nummer)
                self._rijen.insert(nummer, self._rijen.pop(plek))
                self.endMoveRows()
            if self._rijen[nummer] != rij:
                self._rijen[nummer] = rij
                laatste = self.index(nummer, len(self._kolommen) - 1)
                self.dataChanged.emit(self.index(nummer, 0), laatste)

    def _plek(self, sleutel: Hashable, vanaf: int) -> int | None:
        for nummer in range(vanaf, len(self._rijen)):
            if self._sleutel_van(self._rijen[nummer]) == sleutel:
                return nummer
        return None

    def _cel(self, rij: T, kolom: Kolom[T], role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return kolom.tekst(rij)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            zeg = kolom.toegankelijk or kolom.tekst
            return f"{kolom.kop}: {zeg(rij)}"
        if role == Qt.ItemDataRole.ToolTipRole and kolom.hint is not None:
            return letterlijk(kolom.hint(rij))
        if role == Rol.PIL and kolom.pil is not None:
            return kolom.pil(rij)
        return None

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        return 0 if parent.isValid() else len(self._rijen)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        return 0 if parent.isValid() else len(self._kolommen)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rijen):
            return None
        rij = self._rijen[index.row()]
        if role == Rol.GROEP:
            return isinstance(rij, Groep)
        if isinstance(rij, Groep):
            toont = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return rij.titel if role in toont and index.column() == 0 else None
        if role == Rol.RIJ:
            return rij
        return self._cel(rij, self._kolommen[index.column()], role)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._kolommen[section].kop
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.is_groep(index.row()):
            return Qt.ItemFlag.ItemIsEnabled
        kan = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._kolommen[index.column()].bewerk is not None:
            kan |= Qt.ItemFlag.ItemIsEditable
        return kan

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        rij = self.rij(index)
        bewerk = self._kolommen[index.column()].bewerk
        if rij is None or bewerk is None or role != Qt.ItemDataRole.EditRole:
            return False
        bewerk(rij, str(value))
        return True
