"""The outbox as rows of a table, with a tick for each letter that can go on the stack."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from cmpg_desktop.berichten.brieven import BrievenbusRij
from cmpg_desktop.models.tabel import Groep, Kolom, RijenModel
from cmpg_desktop.typen import override
from cmpg_desktop.werkproces.taal import kort, kort_met_jaar
from cmpg_desktop.werkproces.tekst import gevouwen
from cmpg_desktop.werkproces.termijn import is_binnenkort
from cmpg_desktop.werkproces.uitgaand import BriefStand

Index = QModelIndex | QPersistentModelIndex
GROEPEN: Final = (
    "Te laat",
    "Vandaag",
    "Later",
    "Wacht op antwoord",
    "Gemaakt, nog niet verzonden",
    "Verzonden in de laatste drie weken",
)
_TE_LAAT, _VANDAAG, _LATER, _WACHT, _GEMAAKT, _VERZONDEN = range(len(GROEPEN))


def groep_van(rij: BrievenbusRij, vandaag: date) -> int:
    """Say under which heading a letter stands."""
    if rij.stand is BriefStand.VERZONDEN:
        return _VERZONDEN
    if rij.stand is BriefStand.GEMAAKT:
        return _GEMAAKT
    if rij.stand is BriefStand.WACHT_OP_ANTWOORD:
        return _WACHT
    if rij.uiterlijk is not None and rij.uiterlijk < vandaag:
        return _TE_LAAT
    return _LATER if rij.uiterlijk is not None and rij.uiterlijk > vandaag else _VANDAAG


def op_stapel(rij: BrievenbusRij) -> bool:
    """Say whether a letter can be printed and sent: made, seen, and still right."""
    return rij.stand is BriefStand.GEMAAKT and rij.klopt


class BrievenModel(RijenModel[BrievenbusRij]):
    """The letters, late first.

    Signals:
        stapel_veranderd(): other letters are ticked now.
    """

    stapel_veranderd = Signal()

    def __init__(self, ouder: QObject | None = None) -> None:
        self._vandaag = date.min
        self._gekozen: set[UUID] = set()
        kolommen: tuple[Kolom[BrievenbusRij], ...] = (
            Kolom("Kies", lambda _rij: "", toegankelijk=self._keuze),
            Kolom("Wanneer", self._wanneer, pil=self._pil, hint=lambda rij: rij.waarom),
            Kolom("Aan", lambda rij: rij.aan, hint=lambda rij: rij.aan),
            Kolom("Brief", lambda rij: rij.soort.titel, hint=lambda rij: rij.soort.titel),
            Kolom("Dossier", lambda rij: rij.kop, hint=lambda rij: rij.kop),
            Kolom("Behandelaar", lambda rij: rij.behandelaar or "nog niemand"),
        )
        super().__init__(kolommen, lambda rij: rij.id, ouder)

    def toon(self, rijen: Sequence[BrievenbusRij], vandaag: date, gezocht: str = "") -> None:
        """Show the letters that hold every word of `gezocht`."""
        zet = self.zet if vandaag == self._vandaag else self.vervang
        self._vandaag = vandaag
        woorden = gevouwen(gezocht).split()
        gevonden = sorted(
            (rij for rij in rijen if _past(rij, woorden)),
            key=lambda rij: (
                groep_van(rij, vandaag),
                rij.verzonden_op and -rij.verzonden_op.toordinal(),
                rij.uiterlijk or vandaag,
                rij.kop,
                rij.aan,
            ),
        )
        getoond: list[BrievenbusRij | Groep] = []
        vorige = None
        for rij in gevonden:
            groep = groep_van(rij, vandaag)
            if groep != vorige:
                getoond.append(Groep(GROEPEN[groep]))
                vorige = groep
            getoond.append(rij)
        zet(getoond)
        mag = {rij.id for rij in rijen if op_stapel(rij)}
        if not self._gekozen <= mag:
            self._gekozen &= mag
            self.stapel_veranderd.emit()

    @property
    def stapel(self) -> tuple[BrievenbusRij, ...]:
        """The ticked letters, in the order of the list."""
        return tuple(rij for rij in self.rijen if rij.id in self._gekozen)

    def wissel(self, index: Index) -> bool:
        """Tick or untick a letter; False when it cannot be on the stack."""
        rij = self.rij(index)
        if rij is None or not op_stapel(rij):
            return False
        self._gekozen ^= {rij.id}
        plek = self.index(index.row(), 0)
        self.dataChanged.emit(plek, plek)
        self.stapel_veranderd.emit()
        return True

    def kies_alles(self) -> None:
        """Tick every letter that can be on the stack; when all are, none."""
        alle = {rij.id for rij in self.rijen if op_stapel(rij)}
        self._gekozen = set() if alle <= self._gekozen else alle
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))
        self.stapel_veranderd.emit()

    def laat_los(self, wie: UUID) -> None:
        """Untick a letter that was done."""
        self._gekozen.discard(wie)
        index = self.index_van(wie)
        self.dataChanged.emit(index, index)
        self.stapel_veranderd.emit()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            rij = self.rij(index)
            if rij is None or not op_stapel(rij):
                return None
            aan = rij.id in self._gekozen
            return Qt.CheckState.Checked if aan else Qt.CheckState.Unchecked
        return super().data(index, role)

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role == Qt.ItemDataRole.CheckStateRole:
            return self.wissel(index)
        return super().setData(index, value, role)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        kan = super().flags(index)
        rij = self.rij(index)
        if rij is not None and index.column() == 0 and op_stapel(rij):
            kan |= Qt.ItemFlag.ItemIsUserCheckable
        return kan

    def _keuze(self, rij: BrievenbusRij) -> str:
        if not op_stapel(rij):
            return "kan niet op de stapel"
        return "gekozen" if rij.id in self._gekozen else "niet gekozen"

    def _wanneer(self, rij: BrievenbusRij) -> str:
        if rij.verzonden_op is not None:
            return f"{self._dag(rij.verzonden_op)}, {rij.kanaal}"
        if not rij.klopt:
            return "klopt niet meer"
        return f"uiterlijk {self._dag(rij.uiterlijk)}" if rij.uiterlijk else "geen einddatum"

    def _dag(self, dag: date) -> str:
        return kort(dag) if dag.year == self._vandaag.year else kort_met_jaar(dag)

    def _pil(self, rij: BrievenbusRij) -> object:
        if rij.verzonden_op is not None:
            return "rustig"
        if not rij.klopt or (rij.uiterlijk is not None and rij.uiterlijk < self._vandaag):
            return "te_laat"
        soon = rij.uiterlijk is not None and is_binnenkort(rij.uiterlijk, self._vandaag)
        return "binnenkort" if soon else "op_schema"


def _past(rij: BrievenbusRij, woorden: Sequence[str]) -> bool:
    tekst = gevouwen(f"{rij.aan} {rij.kop} {rij.soort.titel} {rij.behandelaar}")
    return all(woord in tekst for woord in woorden)
