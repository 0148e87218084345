"""The agenda as rows of a table: a heading per week, one per day under it, then what is due."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any, Final

from PySide6.QtCore import QObject, Qt

from cmpg_desktop.berichten.agenda import AgendaBlad, AgendaRegel
from cmpg_desktop.berichten.werkvoorraad import WerkGroep
from cmpg_desktop.models.tabel import Groep, Index, Kolom, RijenModel, Rol
from cmpg_desktop.models.werkvoorraad import (
    PIL,
    dossier_tekst,
    sleutel,
    uiterlijk_tekst,
    wat_tekst,
)
from cmpg_desktop.typen import override
from cmpg_desktop.werkproces.taal import kort, periode, relatief, tel
from cmpg_desktop.werkproces.termijnen import DagSoort
from cmpg_desktop.werkproces.werkdagen import VrijeDag, maandag_van

# A role besides those of every table: whether the heading of a day is that of today, else None.
DAG: Final = int(Rol.PIL) + 1
TE_LAAT: Final = "Te laat"
EERDER: Final = "Van eerder, niet te laat"


@dataclass(frozen=True, slots=True)
class Dagkop(Groep):
    """The heading of a day, under that of its week."""

    is_vandaag: bool = False


@dataclass(frozen=True, slots=True)
class Dag:
    """One day on which something is due, or which is no working day."""

    dag: date
    kop: str
    vrij: VrijeDag | None
    regels: tuple[AgendaRegel, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """What stands under one heading: the days of a week, or lines without a day (`dagen` empty)."""

    kop: str
    regels: tuple[AgendaRegel, ...] = ()
    dagen: tuple[Dag, ...] = ()


def nog_tekst(regel: AgendaRegel, vandaag: date) -> str:
    """Say how long there is, or how late it is: "nog 3 werkdagen", "vandaag", "2 dagen te laat"."""
    werk = regel.werk
    if werk.groep is WerkGroep.TE_LAAT:
        return uiterlijk_tekst(werk, vandaag)
    if (regel.uiterlijk - vandaag).days <= 1:
        return relatief(regel.uiterlijk, vandaag)
    if werk.termijn is not None and werk.termijn.dagsoort is DagSoort.WERKDAGEN:
        return f"nog {tel(regel.nog, 'werkdag', 'werkdagen')}"
    return f"nog {tel(regel.nog, 'dag', 'dagen')}"


def vrij_tekst(vrij: VrijeDag) -> str:
    """Say why a day is no working day, and who says so."""
    bron = f" ({vrij.bron})" if vrij.bron else ""
    return f"geen werkdag: {vrij.naam}{bron}"


def weken_tekst(blad: AgendaBlad) -> str:
    """Name the weeks in sight: "week 48 t/m 51, 23 november t/m 20 december"."""
    van, tot = blad.eerste.isocalendar().week, blad.laatste.isocalendar().week
    weken = f"{van} t/m {tot}" if van != tot else str(van)
    return f"week {weken}, {periode(blad.eerste, blad.laatste, blad.vandaag.year)}"


def niets_tekst(blad: AgendaBlad, *, voor: str = "") -> str:
    """Say that nothing is due; `voor` ("voor u ") says for whom."""
    if blad.laatste < blad.vandaag:
        return f"Uit deze weken staat {voor}geen termijn meer open."
    return f"In deze weken loopt er {voor}geen termijn af."


def in_weken(blad: AgendaBlad) -> Iterator[Week]:
    """Give what is shown, in order; a day or week on which nothing is due is left out.

    What is late stands on top of the weeks with today in them; in other weeks it would push away
    what is asked for. In weeks that are over it stands on the day it was due.
    """
    regels = blad.regels
    if blad.is_nu:
        regels = tuple(een for een in regels if een.werk.groep is not WerkGroep.TE_LAAT)
        if blad.te_laat:
            yield Week(TE_LAAT, regels=blad.te_laat)
        if blad.eerder:
            yield Week(EERDER, regels=blad.eerder)
    vrij = {dag.datum: dag for dag in blad.vrij}
    per_dag = {dag: tuple(van) for dag, van in groupby(regels, key=lambda een: een.uiterlijk)}
    for maandag, dagen in groupby(sorted({*vrij, *per_dag}), key=maandag_van):
        zondag = maandag + timedelta(days=6)
        yield Week(
            f"Week {maandag.isocalendar().week}, {periode(maandag, zondag, blad.vandaag.year)}",
            dagen=tuple(
                Dag(dag, _dagkop(dag, blad.vandaag), vrij.get(dag), per_dag.get(dag, ()))
                for dag in dagen
            ),
        )


def _dagkop(dag: date, vandaag: date) -> str:
    return f"{kort(dag)} · vandaag" if dag == vandaag else kort(dag)


def regel_sleutel(regel: AgendaRegel) -> Hashable:
    """Tell lines apart, also after a reload."""
    return sleutel(regel.werk)


class AgendaModel(RijenModel[AgendaRegel]):
    """The lines of the agenda under their weeks and days."""

    def __init__(self, ouder: QObject | None = None) -> None:
        self._vandaag = date.min
        kolommen: tuple[Kolom[AgendaRegel], ...] = (
            Kolom("Hoelang nog", self._nog, pil=self._pil, hint=self._nog),
            Kolom("Wat moet er gebeuren", _wat, pil=_spoedpil, hint=_wat),
            Kolom("Melding of casus", _dossier, hint=_dossier),
            Kolom("Wacht op", _wacht_op, hint=_wacht_op),
        )
        super().__init__(kolommen, regel_sleutel, ouder)

    def toon(self, blad: AgendaBlad, *, andere_lijst: bool) -> None:
        """Show these weeks; `andere_lijst` after a choice of other weeks or of whose work."""
        nieuwe_dag = blad.vandaag != self._vandaag
        self._vandaag = blad.vandaag
        rijen: list[AgendaRegel | Groep] = []
        for week in in_weken(blad):
            rijen += [Groep(week.kop), *week.regels]
            for dag in week.dagen:
                kop = f"{dag.kop} · {vrij_tekst(dag.vrij)}" if dag.vrij else dag.kop
                rijen += [Dagkop(kop, dag.dag == blad.vandaag), *dag.regels]
        if andere_lijst or nieuwe_dag:
            self.vervang(rijen)
        else:
            self.zet(rijen)

    def _nog(self, regel: AgendaRegel) -> str:
        return nog_tekst(regel, self._vandaag)

    def _pil(self, regel: AgendaRegel) -> object:
        voorbij = regel.werk.groep is not WerkGroep.TE_LAAT and regel.uiterlijk < self._vandaag
        return PIL[WerkGroep.WACHT if voorbij else regel.werk.groep]

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == DAG and index.isValid() and index.row() < len(self._rijen):
            rij = self._rijen[index.row()]
            return rij.is_vandaag if isinstance(rij, Dagkop) else None
        return super().data(index, role)


def _wat(regel: AgendaRegel) -> str:
    return wat_tekst(regel.werk)


def _dossier(regel: AgendaRegel) -> str:
    return dossier_tekst(regel.werk)


def _wacht_op(regel: AgendaRegel) -> str:
    return regel.werk.wacht_op


def _spoedpil(regel: AgendaRegel) -> object:
    return "te_laat" if regel.werk.spoed else None
