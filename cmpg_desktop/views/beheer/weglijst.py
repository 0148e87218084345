"""A list of rows in Beheer, with the button that takes the chosen one out."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from cmpg_desktop.models.tabel import Groep, Kolom, RijenModel, Rol
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.thema import RUIMTE_L
from cmpg_desktop.views.wegtabel import WegTabel

Rij = TypeVar("Rij")


class WegLijst(QWidget, Generic[Rij]):
    """Rows in groups; Delete and the button mean the same.

    Signals:
        weg(object): the row that the person wants out.
    """

    weg = Signal(object)

    def __init__(
        self,
        kolommen: Sequence[Kolom[Rij]],
        sleutel: Callable[[Rij], Hashable],
        knop: Knop,
        *,
        naam: str,
        toegankelijk: str,
        ruim: frozenset[int],
        magwel: bool,
    ) -> None:
        super().__init__()
        self.model = RijenModel[Rij](kolommen, sleutel, self)
        self.tabel = WegTabel(naam=naam, toegankelijk=toegankelijk, groep_rol=int(Rol.GROEP))
        self.tabel.setModel(self.model)
        koppen, wijze = self.tabel.horizontalHeader(), QHeaderView.ResizeMode
        for kolom in range(len(kolommen)):
            koppen.setSectionResizeMode(
                kolom, wijze.Stretch if kolom in ruim else wijze.ResizeToContents
            )
        self._magwel = magwel
        self._knop = knop
        knop.clicked.connect(self._haal_weg)
        self.tabel.weghalen.connect(self._haal_weg)
        self.tabel.selectionModel().currentChanged.connect(self._pas_knop)
        lijst = QVBoxLayout(self)
        lijst.setContentsMargins(0, 0, 0, 0)
        lijst.setSpacing(RUIMTE_L)
        lijst.addWidget(self.tabel)
        lijst.addWidget(knop, 0, Qt.AlignmentFlag.AlignLeft)
        knop.setVisible(magwel)  # not before it is in here: it would be a window of its own

    def toon(self, rijen: Sequence[Rij | Groep], hoogstens: int) -> None:
        """Show these rows, no more than `hoogstens` of them at a time."""
        self.model.zet(rijen)
        self.tabel.pas_hoogte(hoogstens)
        self._pas_knop()

    def _gekozen(self) -> Rij | None:
        return self.model.rij(self.tabel.currentIndex())

    def _haal_weg(self) -> None:
        rij = self._gekozen()
        if rij is not None and self._magwel:
            self.weg.emit(rij)

    def _pas_knop(self) -> None:
        self._knop.setEnabled(self._gekozen() is not None)
