"""Offers the address of somebody else in the dossier, for who lives in the same house.

Only what this dossier shows is offered, and never a secret address: one wrong press would put it
with somebody who may not know it.
"""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.thema import RUIMTE_XS
from cmpg_desktop.werkproces.adressen import Adres
from cmpg_desktop.werkproces.taal import opsomming


def huisadressen(bewoners: Iterable[tuple[str, Adres]]) -> tuple[tuple[str, Adres], ...]:
    """Put who live at one address together: "Chantal Kuipers en Fenna Vermeer", and where."""
    samen: dict[Adres, list[str]] = {}
    for naam, adres in bewoners:
        samen.setdefault(adres, []).append(naam)
    return tuple((opsomming(namen), adres) for adres, namen in samen.items())


class Huisadressen(QWidget):
    """A button per address; it goes away when there is nothing to offer."""

    def __init__(self, naam: str, kies: Callable[[Adres], None]) -> None:
        super().__init__()
        self.setObjectName(f"{naam}.huisadressen")
        self._naam = naam
        self._kies = kies
        self._nu: tuple[tuple[str, Adres], ...] = ()
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(0, 0, 0, 0)
        self._kolom.setSpacing(RUIMTE_XS)
        self.hide()

    def vul(self, nu: Sequence[tuple[str, Adres]]) -> None:
        """Offer these; the same ones keep their buttons, and the cursor on them."""
        if tuple(nu) == self._nu:
            return
        self._nu = tuple(nu)
        while (item := self._kolom.takeAt(0)) is not None:
            if (oud := item.widget()) is not None:
                oud.hide()
                oud.deleteLater()
        for nummer, (wie, adres) in enumerate(nu):
            knop = Knop(
                f"Zelfde adres als {wie}",
                naam=f"{self._naam}.zelfde[{nummer}]",
                soort=KnopSoort.STIL,
                icoon_naam="map-pin",
            )
            knop.setAccessibleDescription(adres.weergave)
            knop.setToolTip(adres.weergave)
            knop.clicked.connect(lambda _aan=False, adres=adres: self._kies(adres))
            self._kolom.addWidget(knop, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(nu))
