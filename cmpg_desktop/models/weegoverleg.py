"""The meldingen of the weekly round as a list with ticks."""

from collections.abc import Hashable
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal

from cmpg_desktop.berichten.weegoverleg import WeegoverlegRij, WeegoverlegSoort
from cmpg_desktop.models.tabel import Groep, Index, Kolom, RijenModel, Rol
from cmpg_desktop.typen import override
from cmpg_desktop.werkproces.taal import relatief, te_laat_tekst
from cmpg_desktop.werkproces.termijn import DagSoort, TermijnSoort

_PIL = {
    WeegoverlegSoort.VOORSTEL: "accent",
    WeegoverlegSoort.VERVALLEN: "binnenkort",
    WeegoverlegSoort.GEEN: "rustig",
    WeegoverlegSoort.WACHT: "rustig",
}
# Beside "wacht op melder" a date alone does not say who must do what by then.
_WAT: dict[TermijnSoort | None, str] = {
    TermijnSoort.WACHT_OP_MELDER: "tot",
    TermijnSoort.MELDER_HERINNEREN: "herinneren",
}
TERMIJN_ROL = int(Rol.PIL) + 10  # what the second line says beside the mark
MERK_ROL = TERMIJN_ROL + 1


class WeegoverlegModel(RijenModel[WeegoverlegRij]):
    """One line per melding; a proposal that was seen can be ticked, to confirm it later.

    A tick is of the very proposal that was ticked: with another one it is gone.

    Signals:
        aangevinkt: a tick came or went.
        niet_gezien(object): who wants to tick this melding has not read it yet.
    """

    aangevinkt = Signal()
    niet_gezien = Signal(object)

    def __init__(self, ouder: QObject | None = None) -> None:
        super().__init__((Kolom("Melding", _kop, self._zeg, self._pil, self._hint),), _id, ouder)
        self._vandaag = date.min
        self._gezien: set[UUID] = set()
        self._vinken: dict[UUID, UUID] = {}

    def toon(self, rijen: tuple[WeegoverlegRij, ...], vandaag: date) -> None:
        """Show the round as it is now."""
        self._vandaag = vandaag
        nu = {rij.id: rij.voorstel_id for rij in rijen}
        self._vinken = {ref: een for ref, een in self._vinken.items() if nu.get(ref) == een}
        groepen: list[WeegoverlegRij | Groep] = []
        laat = [rij for rij in rijen if rij.te_laat]
        rest = [rij for rij in rijen if not rij.te_laat]
        for titel, deel in (("Te laat", laat), ("Deze ronde", rest)):
            if deel:
                groepen += [Groep(titel), *deel]
        self.zet(groepen)
        self.aangevinkt.emit()

    def zag(self, voorstel: UUID) -> None:
        """Remember that this proposal was on the sheet."""
        self._gezien.add(voorstel)

    @property
    def gekozen(self) -> tuple[WeegoverlegRij, ...]:
        """The ticked rows, in order."""
        return tuple(rij for rij in self.rijen if rij.id in self._vinken)

    def vink(self, index: Index) -> None:
        """Tick a row, or take the tick away."""
        aan = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        nieuw = Qt.CheckState.Unchecked if aan else Qt.CheckState.Checked
        self.setData(index, nieuw, Qt.ItemDataRole.CheckStateRole)

    def termijn(self, rij: WeegoverlegRij) -> str:
        """Say when it is due."""
        if rij.uiterlijk is None:
            return ""
        if rij.te_laat:
            werkdagen = rij.dagsoort is DagSoort.WERKDAGEN
            woorden = ("werkdag", "werkdagen") if werkdagen else ("dag", "dagen")
            return te_laat_tekst(rij.dagen_te_laat, *woorden)
        return f"{_WAT.get(rij.termijn, 'uiterlijk')} {relatief(rij.uiterlijk, self._vandaag)}"

    def _zeg(self, rij: WeegoverlegRij) -> str:
        spoed = "spoed" if rij.spoed else ""
        delen = (rij.kop, spoed, rij.soort.weergave, self._uitkomst(rij), self.termijn(rij))
        return ", ".join(filter(None, delen))

    def _hint(self, rij: WeegoverlegRij) -> str:
        return self._zeg(rij)

    def _uitkomst(self, rij: WeegoverlegRij) -> str:
        return rij.uitkomst.weergave if rij.uitkomst is not None else ""

    def _pil(self, rij: WeegoverlegRij) -> object:
        return _PIL[rij.soort]

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        rij = self.rij(index)
        if rij is not None:
            if role == Qt.ItemDataRole.CheckStateRole:
                if rij.voorstel_id is None:
                    return None
                aan = rij.id in self._vinken
                return Qt.CheckState.Checked if aan else Qt.CheckState.Unchecked
            if role == TERMIJN_ROL:
                return self.termijn(rij)
            if role == MERK_ROL:
                return rij.soort.weergave
        return super().data(index, role)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        rij = self.rij(index)
        wel = super().flags(index)
        return wel if rij is None or rij.voorstel_id is None else _met_vink(wel)

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        rij = self.rij(index)
        if role != Qt.ItemDataRole.CheckStateRole or rij is None or rij.voorstel_id is None:
            return False
        if Qt.CheckState(value) is not Qt.CheckState.Checked:
            self._vinken.pop(rij.id, None)
        elif rij.voorstel_id in self._gezien:
            self._vinken[rij.id] = rij.voorstel_id
        else:
            self.niet_gezien.emit(rij.id)
            return False
        self.dataChanged.emit(index, index, [role])
        self.aangevinkt.emit()
        return True


def _met_vink(vlaggen: Qt.ItemFlag) -> Qt.ItemFlag:
    return vlaggen | Qt.ItemFlag.ItemIsUserCheckable


def _kop(rij: WeegoverlegRij) -> str:
    return rij.kop


def _id(rij: WeegoverlegRij) -> Hashable:
    return rij.id
