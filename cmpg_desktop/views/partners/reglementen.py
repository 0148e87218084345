"""Which reglementen a partner signed, and when (E019)."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from cmpg_desktop.berichten.fouten import CmpgFout
from cmpg_desktop.berichten.partners import ZetOndertekening
from cmpg_desktop.models.bewerking import Bewerking
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.datumveld import Datumveld
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_S, RUIMTE_XS, maat, wissel
from cmpg_desktop.werkproces.ketenpartners import Reglement
from cmpg_desktop.werkproces.taal import hoofdletter, parse_datum

Zet = Callable[[Reglement, bool, date | None], None]


class Reglementen(QWidget):
    """A box per reglement, with the date beside it; the date may stay empty."""

    def __init__(self, omgeving: Omgeving, bewerking: Bewerking, partner: UUID) -> None:
        super().__init__()
        noem(self, "ketenpartner.reglementen", "Ondertekende reglementen")
        self._omgeving = omgeving
        self._bewerking = bewerking
        self._partner = partner
        self._op: dict[Reglement, date | None] = {}
        self._regels = {
            reglement: _Regel(omgeving, reglement, self._zet, self) for reglement in Reglement
        }
        rooster = QGridLayout(self)
        rooster.setContentsMargins(0, 0, 0, 0)
        rooster.setHorizontalSpacing(RUIMTE_L)
        rooster.setVerticalSpacing(RUIMTE_S)
        rooster.setColumnStretch(0, 1)
        for nummer, regel in enumerate(self._regels.values()):
            rooster.addWidget(regel.vak, nummer, 0)
            rooster.addWidget(regel.naast, nummer, 1)

    def vul(self, getekend: tuple[tuple[UUID, Reglement, date | None], ...]) -> None:
        """Show what was signed."""
        self._op = {reglement: op for _id, reglement, op in getekend}
        for reglement, regel in self._regels.items():
            regel.vul(getekend=reglement in self._op, op=self._op.get(reglement))

    def _zet(self, reglement: Reglement, getekend: bool, op: date | None) -> None:
        if getekend == (reglement in self._op) and op == self._op.get(reglement):
            return
        regel = self._regels[reglement]
        regel.toon_fout("")

        def mislukt(fout: Exception) -> None:
            # What was typed stays, with what is wrong; the box says what is so.
            regel.toon_vak(getekend=reglement in self._op)
            if isinstance(fout, CmpgFout):
                regel.toon_fout(fout.tekst)
            else:
                self._omgeving.fout.emit(fout)

        self._bewerking.doe(
            ZetOndertekening(
                organisatie_id=self._partner, reglement=reglement, getekend=getekend, op=op
            ),
            mislukt=mislukt,
        )


class _Regel(QObject):
    """One reglement: box, date, and what is wrong with the date."""

    def __init__(self, omgeving: Omgeving, reglement: Reglement, zet: Zet, ouder: QObject) -> None:
        super().__init__(ouder)
        naam = f"ketenpartner.reglement[{reglement.value}]"
        woord = hoofdletter(reglement.weergave)
        self._reglement = reglement
        self._zet = zet
        self.vak = QCheckBox(woord)
        noem(self.vak, naam, f"{woord} ondertekend")
        self.datum = Datumveld(
            naam=f"{naam}.op",
            lees=parse_datum,
            vandaag=omgeving.vandaag,
            toegankelijk=f"{woord} ondertekend op",
        )
        self.datum.setPlaceholderText("datum onbekend")
        self._fout: QLabel = make_label("", "fout", breekt=True)
        self._fout.setObjectName(f"{naam}.fout")
        self._fout.hide()
        self.naast = QWidget()
        kolom = QVBoxLayout(self.naast)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_XS)
        kolom.addWidget(self.datum)
        kolom.addWidget(self._fout)
        beleid = self.naast.sizePolicy()
        beleid.setRetainSizeWhenHidden(True)
        self.naast.setSizePolicy(beleid)
        self.vak.clicked.connect(self._bij_vak)
        self.datum.datum_gewijzigd.connect(self._bij_datum)
        self.datum.fout_gewijzigd.connect(self.toon_fout)
        wissel().gewijzigd.connect(self._pas_maat)
        self._pas_maat()

    def vul(self, *, getekend: bool, op: date | None) -> None:
        self.toon_vak(getekend=getekend)
        bezig = self.datum.hasFocus() and self.datum.isModified()
        if not bezig and not self._fout.text():
            self.datum.zet_datum(op)

    def toon_vak(self, *, getekend: bool) -> None:
        self.vak.setChecked(getekend)
        self.naast.setVisible(getekend)

    def toon_fout(self, tekst: str) -> None:
        self._fout.setText(tekst)
        self._fout.setVisible(bool(tekst))
        self.datum.setAccessibleDescription(tekst)

    def _bij_vak(self, aan: bool) -> None:
        self.naast.setVisible(aan)
        self._zet(self._reglement, aan, self.datum.datum() if aan else None)

    def _bij_datum(self, op: date | None) -> None:
        self._zet(self._reglement, True, op)

    def _pas_maat(self) -> None:
        self.naast.setFixedWidth(maat(170))
