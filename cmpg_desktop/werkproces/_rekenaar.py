"""The arithmetic under the termijnen: find the facts, count the days, say why."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final
from uuid import UUID

from cmpg_desktop.werkproces.feiten import Feit, FeitSoort
from cmpg_desktop.werkproces.lengtes import CONVENANT, Lengtes
from cmpg_desktop.werkproces.taal import DAGEN, dag_maand, opsomming, tel, voluit
from cmpg_desktop.werkproces.termijn import DagSoort, Termijn, TermijnSoort, TermijnStatus
from cmpg_desktop.werkproces.werkdagen import Kalender, VrijeDag, zelfde_dag_later

_EISNUMMER: Final = re.compile(r"(?:,| en) E\d{3}")
_GESLOTEN: Final = frozenset({FeitSoort.INGETROKKEN, FeitSoort.SAMENGEVOEGD, FeitSoort.AFGESLOTEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekenaar:
    """The valid facts of one dossier in their order, with all that counting needs."""

    feiten: tuple[Feit, ...]
    kalender: Kalender
    vandaag: date
    lengtes: Lengtes
    namen: Mapping[UUID, str]

    def van(self, soort: FeitSoort) -> Iterator[Feit]:
        """Yield the facts of one kind."""
        return (feit for feit in self.feiten if feit.soort is soort)

    def eerste(self, soort: FeitSoort) -> Feit | None:
        """Return the first fact of a kind."""
        return next(self.van(soort), None)

    def laatste(self, soort: FeitSoort) -> Feit | None:
        """Return the latest fact of a kind."""
        return next((f for f in reversed(self.feiten) if f.soort is soort), None)

    def na(self, feit: Feit, soort: FeitSoort, *, zelfde_over: bool = False) -> Feit | None:
        """Return the first fact of a kind recorded after this one.

        With zelfde_over not one that is about somebody else.
        """
        later = (f for f in self.feiten[self.feiten.index(feit) + 1 :] if f.soort is soort)
        return next((f for f in later if not zelfde_over or f.over in (None, feit.over)), None)

    def bij(self, feit: Feit, soort: FeitSoort) -> Feit | None:
        """Return the fact of a kind about the same overleg or verzoek, else the next one."""
        if feit.over is None:
            return self.na(feit, soort)
        return next((f for f in self.van(soort) if f.over == feit.over), None)

    def werkdagen(self, n: int) -> str:
        """Return "5 werkdagen"."""
        return tel(n, "werkdag", "werkdagen")

    def maanden(self, n: int) -> str:
        """Return "1 maand"."""
        return tel(n, "maand", "maanden")

    def maanden_na(self, start: date, n: int, anker: str) -> tuple[date, str]:
        """Return the end of an AVG term in months, and why it is that day (besluit 20)."""
        uiterlijk, zelfde = self.kalender.maand_later(start, n), zelfde_dag_later(start, n)
        waarom = f"{self.maanden(n)} na {anker} op {self._begin(start, uiterlijk)}"
        if zelfde != uiterlijk:
            vrij = self.kalender.waarom_vrij(zelfde)
            waarom += f", en {dag_maand(zelfde, uiterlijk.year)} is vrij ({vrij})"
        return uiterlijk, waarom

    def werkdagen_na(
        self,
        soort: TermijnSoort,
        feit: Feit,
        lengte: str,
        anker: str,
        *,
        gehaald: Feit | None = None,
        vervallen: bool = False,
    ) -> Termijn:
        """Return the termijn of so many working days after a fact; lengte names the setting."""
        n: int = getattr(self.lengtes, lengte)
        uiterlijk = self.kalender.add_werkdagen(feit.datum, n)
        bron = soort.regel.bron
        if n != (standaard := getattr(CONVENANT, lengte)):
            bron = f"instelling, in plaats van {self.werkdagen(standaard)}; {bron}"
        return self.termijn(
            soort,
            uiterlijk=uiterlijk,
            vanaf=feit.datum,
            lengte=self.werkdagen(n),
            waarom=f"{self.werkdagen(n)} na {anker} op {self._begin(feit.datum, uiterlijk)}",
            dagsoort=DagSoort.WERKDAGEN,
            feit=feit,
            gehaald=gehaald,
            vervallen=vervallen,
            overgeslagen=self.kalender.overgeslagen(feit.datum, uiterlijk),
            bron=bron,
        )

    def termijn(  # noqa: PLR0913  a termijn has this many sides; all by name
        self,
        soort: TermijnSoort,
        *,
        uiterlijk: date,
        vanaf: date,
        lengte: str,
        waarom: str,
        dagsoort: DagSoort,
        feit: Feit,
        gehaald: Feit | None = None,
        vervallen: bool = False,
        overgeslagen: tuple[VrijeDag, ...] = (),
        bron: str = "",
        over_is_feit: bool = True,
    ) -> Termijn:
        """Return the termijn with its status today and its sentence."""
        bron = bron or soort.regel.bron
        status = self._status(soort, uiterlijk, gehaald=gehaald, vervallen=vervallen)
        over = feit.over if over_is_feit else None
        naam = (self.namen.get(over, feit.naam) if over else feit.naam) if over_is_feit else ""
        wacht = status is TermijnStatus.WACHT_OP_ANDER
        uitleg = f"Uiterlijk {self._dag(uiterlijk)}: {waarom} ({_in_woorden(bron)})"
        if dagsoort is DagSoort.WERKDAGEN:
            uitleg += f"; {_vrij_tekst(overgeslagen, uiterlijk.year)}"
        return Termijn(
            soort=soort,
            naam=soort.weergave,
            uiterlijk=uiterlijk,
            vanaf=vanaf,
            lengte=lengte,
            bron=bron,
            status=status,
            gehaald_op=gehaald.datum if gehaald else None,
            dagen_te_laat=self._te_laat(uiterlijk, dagsoort, status, gehaald),
            dagsoort=dagsoort,
            van_wie=(naam or soort.regel.wacht_op) if wacht else soort.regel.van_wie,
            over=over,
            over_naam=naam,
            uitleg=f"{uitleg}.",
            overgeslagen=overgeslagen,
        )

    def _begin(self, start: date, uiterlijk: date) -> str:
        # A year that is not this one is named: it may be a mistake of who typed it.
        return (
            dag_maand(start, self.vandaag.year) if start.year == uiterlijk.year else voluit(start)
        )

    def _dag(self, dag: date) -> str:
        return f"{DAGEN[dag.weekday()]} {dag_maand(dag, self.vandaag.year)}"

    def _status(
        self, soort: TermijnSoort, uiterlijk: date, *, gehaald: Feit | None, vervallen: bool
    ) -> TermijnStatus:
        if gehaald:
            return TermijnStatus.GEHAALD
        if vervallen or any(feit.soort in _GESLOTEN for feit in self.feiten):
            return TermijnStatus.VERVALLEN
        if self.vandaag > uiterlijk:
            return TermijnStatus.TE_LAAT
        return TermijnStatus.WACHT_OP_ANDER if soort.regel.wacht_op else TermijnStatus.LOOPT

    def _te_laat(
        self, uiterlijk: date, dagsoort: DagSoort, status: TermijnStatus, gehaald: Feit | None
    ) -> int:
        einde = gehaald.datum if gehaald else self.vandaag
        if status is TermijnStatus.VERVALLEN or einde <= uiterlijk:
            return 0
        if dagsoort is DagSoort.WERKDAGEN:
            return self.kalender.werkdagen_tussen(uiterlijk, einde)
        return (einde - uiterlijk).days


@cache
def _in_woorden(bron: str) -> str:
    """Leave the numbers of the requirements out: they say nothing to who reads the screen."""
    return _EISNUMMER.sub("", bron).replace("werkproces fase", "werkproces, fase")


def _vrij_tekst(dagen: tuple[VrijeDag, ...], jaar: int) -> str:
    if not dagen:
        return "geen vrije dagen overgeslagen"
    return f"{opsomming([f'{dag_maand(d.datum, jaar)} ({d.naam})' for d in dagen])} overgeslagen"
