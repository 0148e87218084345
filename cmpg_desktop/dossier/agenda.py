"""The agenda: the same lines as the werkvoorraad, by the day they are due."""

from collections.abc import Iterable
from datetime import date, timedelta

from cmpg_desktop.berichten.agenda import Agenda, AgendaBlad, AgendaRegel
from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.berichten.werkvoorraad import WerkGroep, WerkRegel
from cmpg_desktop.database.transactie import Lezing
from cmpg_desktop.dossier.register import beantwoordt
from cmpg_desktop.dossier.werkvoorraad import lees_open
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.taal import dag_van
from cmpg_desktop.werkproces.termijnen import DagSoort, Termijn, TermijnStatus
from cmpg_desktop.werkproces.werkdagen import EEN_DAG, Kalender, maandag_van


@beantwoordt(Agenda, Handeling.WERKVOORRAAD_LEZEN)
def lees_agenda(lezing: Lezing, query: Agenda, context: Context) -> AgendaBlad:
    """Read these weeks, and what is late or still waits from before them."""
    vandaag = dag_van(context.nu)
    eerste = maandag_van(query.vanaf or vandaag)
    laatste = eerste + timedelta(weeks=query.weken) - EEN_DAG

    def in_zicht(termijn: Termijn) -> bool:
        # Only the status says late: a date that passed may be one that nobody is held to.
        voorbij = termijn.status is TermijnStatus.TE_LAAT or termijn.uiterlijk < vandaag
        return voorbij or eerste <= termijn.uiterlijk <= laatste

    werk = lees_open(lezing, context, team=query.team, wil=in_zicht)
    regels = _regels(werk.regels, vandaag, werk.kalender)
    return AgendaBlad(
        vandaag=vandaag,
        eerste=eerste,
        laatste=laatste,
        te_laat=tuple(een for een in regels if _is_laat(een)),
        eerder=tuple(een for een in regels if not _is_laat(een) and een.uiterlijk < eerste),
        regels=tuple(een for een in regels if eerste <= een.uiterlijk <= laatste),
        vrij=werk.kalender.overgeslagen(eerste - EEN_DAG, laatste),
    )


def _is_laat(een: AgendaRegel) -> bool:
    return een.werk.groep is WerkGroep.TE_LAAT


def _regels(
    gelezen: Iterable[WerkRegel], vandaag: date, kalender: Kalender
) -> tuple[AgendaRegel, ...]:
    regels = (
        AgendaRegel(
            werk=werk,
            uiterlijk=werk.termijn.uiterlijk,
            nog=_nog(werk.termijn, vandaag, kalender),
        )
        for werk in gelezen
        if werk.termijn is not None
    )
    return tuple(
        sorted(
            regels,
            key=lambda een: (een.uiterlijk, not een.werk.spoed, een.werk.kop, een.werk.regel),
        )
    )


def _nog(termijn: Termijn, vandaag: date, kalender: Kalender) -> int:
    if termijn.uiterlijk <= vandaag:
        return 0
    if termijn.dagsoort is DagSoort.WERKDAGEN:
        return kalender.werkdagen_tussen(vandaag, termijn.uiterlijk)
    return (termijn.uiterlijk - vandaag).days
