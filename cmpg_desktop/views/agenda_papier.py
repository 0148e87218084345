"""The agenda on A4."""

from datetime import datetime

from PySide6.QtGui import QTextDocument

from cmpg_desktop.berichten.agenda import AgendaBlad, AgendaRegel
from cmpg_desktop.models.agenda import (
    Week,
    in_weken,
    niets_tekst,
    nog_tekst,
    vrij_tekst,
    weken_tekst,
)
from cmpg_desktop.models.werkvoorraad import dossier_tekst, wat_tekst
from cmpg_desktop.views.afdruk import Lijst, maak_document
from cmpg_desktop.werkproces.taal import hoofdletter, kort, kort_met_jaar, lang, tijdstip

_LEEG = ""


def maak_papier(blad: AgendaBlad, wiens: str, nu: datetime) -> QTextDocument:
    """Put the weeks on paper as they stand on screen.

    Args:
        blad: what is shown.
        wiens: "hele team", or the name of the one whose work it is.
        nu: the moment of printing, aware.

    """
    lijst = Lijst(
        titel=f"Agenda, {weken_tekst(blad)}",
        ondertitel=f"{wiens}, {lang(nu.date())}, {tijdstip(nu)}",
        koppen=("Dag", "Hoelang nog", "Wat", "Melding of casus", "Wacht op"),
        breedtes=(12, 16, 28, 26, 18),
        groepen=tuple((week.kop, _rijen(week, blad)) for week in in_weken(blad)),
        leeg=niets_tekst(blad),
    )
    return maak_document(lijst)


def _rijen(week: Week, blad: AgendaBlad) -> tuple[tuple[str, ...], ...]:
    rijen = [_rij(regel, blad) for regel in week.regels]
    for dag in week.dagen:
        if dag.vrij is not None:
            rijen.append((kort(dag.dag), _LEEG, hoofdletter(vrij_tekst(dag.vrij)), _LEEG, _LEEG))
        rijen += [_rij(regel, blad) for regel in dag.regels]
    return tuple(rijen)


def _rij(regel: AgendaRegel, blad: AgendaBlad) -> tuple[str, ...]:
    werk, dag = regel.werk, regel.uiterlijk
    return (
        # What is late may be of another year.
        kort(dag) if dag.year == blad.vandaag.year else kort_met_jaar(dag),
        nog_tekst(regel, blad.vandaag),
        wat_tekst(werk),
        dossier_tekst(werk),
        werk.wacht_op,
    )
