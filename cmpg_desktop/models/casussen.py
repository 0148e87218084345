"""Casussen as rows of a table."""

from collections.abc import Hashable
from datetime import date
from typing import Final

from PySide6.QtCore import QObject

from cmpg_desktop.berichten.casussen import CasusKolom, CasusLijst, CasusRij
from cmpg_desktop.models.tabel import Kolom, RijenModel
from cmpg_desktop.werkproces.taal import cijfers, hoofdletter, relatief, te_laat_tekst
from cmpg_desktop.werkproces.termijn import DagSoort, TermijnStatus, is_binnenkort

# The columns of the table in their order, each with the one it is sorted by.
KOLOMMEN: Final = (
    CasusKolom.NUMMER,
    CasusKolom.KOP,
    CasusKolom.AANPAK,
    CasusKolom.FASE,
    CasusKolom.CASUSREGISSEUR,
    CasusKolom.TERMIJN,
    CasusKolom.GEOPEND,
    CasusKolom.STAND,
)
KOPPEN: Final = {
    CasusKolom.NUMMER: "Nummer",
    CasusKolom.KOP: "Over wie",
    CasusKolom.AANPAK: "Aanpak",
    CasusKolom.FASE: "Fase",
    CasusKolom.CASUSREGISSEUR: "Casusregisseur",
    CasusKolom.TERMIJN: "Eerste termijn",
    CasusKolom.GEOPEND: "Geopend",
    CasusKolom.STAND: "Stand",
}


class CasussenModel(RijenModel[CasusRij]):
    """What the database gave, in the order it gave it."""

    def __init__(self, ouder: QObject | None = None) -> None:
        self._vandaag = date.min
        wat = {
            CasusKolom.NUMMER: Kolom(KOPPEN[CasusKolom.NUMMER], lambda rij: rij.nummer),
            CasusKolom.KOP: Kolom(KOPPEN[CasusKolom.KOP], _kop, hint=_kop),
            CasusKolom.AANPAK: Kolom(KOPPEN[CasusKolom.AANPAK], lambda rij: rij.aanpak),
            CasusKolom.FASE: Kolom(KOPPEN[CasusKolom.FASE], _fase, hint=_fase),
            CasusKolom.CASUSREGISSEUR: Kolom(
                KOPPEN[CasusKolom.CASUSREGISSEUR], _regisseur, hint=_regisseur
            ),
            CasusKolom.TERMIJN: Kolom(
                KOPPEN[CasusKolom.TERMIJN],
                self._termijn,
                toegankelijk=self._termijn_voluit,
                pil=self._pil,
                hint=self._termijn_voluit,
            ),
            CasusKolom.GEOPEND: Kolom(
                KOPPEN[CasusKolom.GEOPEND], lambda rij: cijfers(rij.geopend_op)
            ),
            CasusKolom.STAND: Kolom(KOPPEN[CasusKolom.STAND], _stand, hint=_stand),
        }
        super().__init__([wat[kolom] for kolom in KOLOMMEN], _sleutel, ouder)

    def toon(self, lijst: CasusLijst, vandaag: date) -> None:
        """Show these rows."""
        self._vandaag = vandaag
        # Another order is another list: moving two hundred rows one by one would be seen.
        if self.rijen and [_sleutel(rij) for rij in self.rijen] == list(map(_sleutel, lijst.rijen)):
            self.zet(lijst.rijen)
        else:
            self.vervang(lijst.rijen)

    def _termijn(self, rij: CasusRij) -> str:
        if rij.termijn is None:
            return ""
        if rij.termijn.status is TermijnStatus.TE_LAAT:
            werkdagen = rij.termijn.dagsoort is DagSoort.WERKDAGEN
            eenheid = ("werkdag", "werkdagen") if werkdagen else ("dag", "dagen")
            return te_laat_tekst(rij.termijn.dagen_te_laat, *eenheid)
        return relatief(rij.termijn.uiterlijk, self._vandaag)

    def _termijn_voluit(self, rij: CasusRij) -> str:
        if rij.termijn is None:
            return "geen termijn"
        return f"{hoofdletter(rij.termijn.naam)}: {self._termijn(rij)}"

    def _pil(self, rij: CasusRij) -> object:
        if rij.termijn is None:
            return None
        if rij.termijn.status is TermijnStatus.TE_LAAT:
            return "te_laat"
        if rij.termijn.status is TermijnStatus.WACHT_OP_ANDER:
            return "rustig"
        return "binnenkort" if is_binnenkort(rij.termijn.uiterlijk, self._vandaag) else "op_schema"


def _sleutel(rij: CasusRij) -> Hashable:
    return rij.id


def _kop(rij: CasusRij) -> str:
    return f"{rij.kop} (afgeschermd)" if rij.afgeschermd else rij.kop


def _fase(rij: CasusRij) -> str:
    return rij.fase if rij.gesloten_op is None else ""


def _regisseur(rij: CasusRij) -> str:
    return rij.casusregisseur or "nog niemand"


def _stand(rij: CasusRij) -> str:
    if rij.gesloten_op is None:
        return "loopt"
    return f"afgesloten {cijfers(rij.gesloten_op)}"
