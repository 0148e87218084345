"""The tijdlijn: the facts of a dossier, each told as a sentence."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select

from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.berichten.meldingen import Tijdlijn, TijdlijnRegel
from cmpg_desktop.database.tabellen.meldingen import feit
from cmpg_desktop.database.tabellen.team import medewerker
from cmpg_desktop.database.transactie import Lezing
from cmpg_desktop.dossier import afscherming, samengevoegd
from cmpg_desktop.dossier.feiten import als_feit, feiten_waar
from cmpg_desktop.dossier.register import beantwoordt
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort, geldige
from cmpg_desktop.werkproces.taal import hoofdletter, tijdstip, voluit
from cmpg_desktop.werkproces.weging import Weging

_PER: Final[Mapping[str, str]] = {
    "telefoon": "per telefoon",
    "e-mail": "per e-mail",
    "brief": "per brief",
    "gesprek": "in een gesprek",
    "overleg": "in een overleg",
    "formulier": "met het formulier",
}


def _ontvangst(een: Feit) -> str:
    van = f" van {een.wie}" if een.wie else ""
    om = f", {tijdstip(een.moment)}" if een.moment else ""
    return f"melding ontvangen{van}{_per(een)}{om}"


def _brief(een: Feit) -> str:
    aan = f" aan {een.wie}" if een.wie else ""
    wat = een.naam or "brief"
    return f"{wat} verzonden{aan}{_per(een)}"


def _spoedcontact(een: Feit) -> str:
    om = f" om {tijdstip(een.moment)}" if een.moment else ""
    wie = f", gesproken met {een.wie}" if een.wie else ""
    return f"gebeld{om} met {een.naam or een.tekst or 'een hulpdienst'} vanwege spoed{wie}"


def _besluit(een: Feit) -> str:
    """Tell what was proposed or decided, by whom, and what differed."""
    delen = [f"{een.soort.weergave}: {_uitkomst(een)}"]
    if een.naam:
        delen[0] += f", aan {een.naam}"
    if een.wie:
        delen[0] += f" ({een.wie})"
    if een.datum2:
        delen.append(f"de melder blijft verantwoordelijk tot en met {voluit(een.datum2)}")
    if een.tekst and een.soort is FeitSoort.BESLUIT_FASE_1:
        delen.append(f"afwijkende mening: {een.tekst}")
    return "; ".join(delen)


def _uitkomst(een: Feit) -> str:
    return Weging(een.uitkomst).weergave if een.uitkomst else Weging.FASE_2.weergave


def _terug(een: Feit) -> str:
    wie = f" door {een.wie}" if een.wie else ""
    return f"{een.soort.weergave}{wie}: {_uitkomst(een)}"


def _overleg(een: Feit) -> str:
    richting = f", {een.tekst}" if een.tekst else ""
    return f"{een.soort.weergave} met {een.wie}{richting}"


def _gewoon(een: Feit) -> str:
    over = f": {een.naam}" if een.naam else ""
    wie = f" ({een.wie})" if een.wie else ""
    return f"{een.soort.weergave}{over}{wie}{_per(een)}"


def _per(een: Feit) -> str:
    return f" {_PER.get(een.kanaal, f'via {een.kanaal}')}" if een.kanaal else ""


_ZINNEN: Final[Mapping[FeitSoort, Callable[[Feit], str]]] = {
    FeitSoort.ONTVANGST: _ontvangst,
    FeitSoort.BRIEF_VERZONDEN: _brief,
    FeitSoort.SPOEDCONTACT: _spoedcontact,
    FeitSoort.BESLUIT_FASE_1: _besluit,
    FeitSoort.VOORSTEL_FASE_1: _besluit,
    FeitSoort.VOORSTEL_TERUG: _terug,
    FeitSoort.CASUSOVERLEG: _overleg,
}


def zin(een: Feit) -> str:
    """Tell one fact as a Dutch sentence."""
    kern = _ZINNEN.get(een.soort, _gewoon)(een)
    geheel = "; ".join(een.tekst.splitlines())
    tekst = f": {geheel}" if een.tekst and een.tekst not in kern else ""
    return f"{hoofdletter(kern)}{tekst}".rstrip(".") + "."


def vertel(feiten: Sequence[Feit], door: Mapping[UUID, str]) -> tuple[TijdlijnRegel, ...]:
    """Tell facts, newest first; order is the order of recording, never the clock.

    A fact that was corrected stays, marked, with the reason of its correction.
    """
    geldig = {een.id for een in geldige(feiten)}
    waarom = {een.vervangt: een.reden for een in feiten if een.vervangt}
    return tuple(
        TijdlijnRegel(
            volgnr=een.volgnr,
            datum=een.datum,
            moment=een.moment,
            soort=een.soort.value,
            zin=zin(een),
            door=door.get(een.id, ""),
            reden=een.reden if een.id in geldig else waarom.get(een.id, een.reden),
            vervallen=een.id not in geldig,
        )
        for een in sorted(feiten, key=lambda een: een.volgnr, reverse=True)
    )


@beantwoordt(Tijdlijn, Handeling.MELDING_LEZEN, opent="dossier")
def lees_tijdlijn(lezing: Lezing, query: Tijdlijn, context: Context) -> tuple[TijdlijnRegel, ...]:
    """Read the facts of a melding or casus and who recorded them, in one batch."""
    van_dossier = or_(feit.c.melding_id == query.dossier_id, feit.c.casus_id == query.dossier_id)
    wie_kijkt = afscherming.kijker(context)
    toegang, verborgen, feiten, namen, *anderen = lezing.lees(
        afscherming.toegang_tot(query.dossier_id, wie_kijkt),
        afscherming.verborgen_in(van_dossier, wie_kijkt),
        feiten_waar(van_dossier),
        select(feit.c.id, medewerker.c.naam)
        .join(medewerker, medewerker.c.id == feit.c.door_id)
        .where(van_dossier),
        *samengevoegd.in_feiten(query.dossier_id, wie_kijkt),
    )
    # Of an afgeschermd dossier the reason is asked on its own page.
    afscherming.keur_deel(toegang)
    koppen = {een.id: een.kop for een in samengevoegd.lees(anderen).values()}
    return vertel(
        [
            _met_naam(een, koppen)
            for een in afscherming.zonder_verborgen(map(als_feit, feiten), verborgen)
        ],
        {rij.id: rij.naam for rij in namen},
    )


def _met_naam(een: Feit, koppen: Mapping[UUID, str]) -> Feit:
    """Name the melding that a fact is about as it is called now."""
    kop = koppen.get(een.over) if een.over is not None else None
    return replace(een, naam=": ".join(filter(None, (een.naam, kop)))) if kop else een
