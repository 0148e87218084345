"""What the check of a template found: where, what, and what to write instead."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cmpg_desktop.berichten.documenten import SjabloonBevinding
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.teken import Teken
from cmpg_desktop.views.thema import RUIMTE_S, RUIMTE_XS, Kleur
from cmpg_desktop.werkproces.taal import hoofdletter


class Bevindingen(QWidget):
    """A line per finding; nothing found is said too."""

    def __init__(self, *, naam: str) -> None:
        super().__init__()
        noem(self, naam, "Bevindingen")
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(0, 0, 0, 0)
        self._vlak: QWidget | None = None

    def toon(self, bevindingen: Sequence[SjabloonBevinding], in_orde: str) -> None:
        """Show these findings; `in_orde` is what to say when there are none."""
        if self._vlak is not None:
            self._vlak.hide()
            self._vlak.deleteLater()
        self._vlak = QWidget()
        self._kolom.addWidget(self._vlak)
        rooster = QGridLayout(self._vlak)
        rooster.setContentsMargins(0, 0, 0, 0)
        rooster.setHorizontalSpacing(RUIMTE_S)
        rooster.setVerticalSpacing(RUIMTE_XS)
        rooster.setColumnStretch(1, 1)
        if not bevindingen and in_orde:
            rooster.addWidget(Teken("check-circle-fill", Kleur.OP_SCHEMA), 0, 0)
            rooster.addWidget(make_label(in_orde, breekt=True), 0, 1)
        boven = Qt.AlignmentFlag.AlignTop
        for nummer, een in enumerate(bevindingen):
            fout = een.ernst == "fout"
            teken = Teken(
                "warning-circle-fill",
                Kleur.TE_LAAT if fout else Kleur.BINNENKORT,
                betekenis="Fout" if fout else "Let op",
            )
            woord = "Fout" if fout else "Let op"
            rooster.addWidget(teken, 2 * nummer, 0, boven)
            rooster.addWidget(
                make_label(f"{woord}, {een.plaats}: {een.melding}", breekt=True), 2 * nummer, 1
            )
            if een.suggestie:
                rooster.addWidget(
                    make_label(hoofdletter(een.suggestie), "hint", breekt=True), 2 * nummer + 1, 1
                )
        self.setAccessibleDescription(
            " ".join(f"{een.plaats}: {een.melding}" for een in bevindingen) or in_orde
        )
