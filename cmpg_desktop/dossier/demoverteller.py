"""Who tells the demonstration: does the work of the team on earlier days, by the real commands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import select

from cmpg_desktop.berichten.kern import Changes, Command, Context, Gevolgd, Query, Stop, nieuw_id
from cmpg_desktop.berichten.meldingen import MaakMelding, SchrijfProblematiek
from cmpg_desktop.berichten.personen import VoegAdresToe, VoegBetrokkeneToe, VoegRelatieToe
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.database.tabellen.partners import organisatie
from cmpg_desktop.dossier.uitvoering import Uitvoering
from cmpg_desktop.werkproces.adressen import parse_adres
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.meldingkeuzes import OntvangstWijze
from cmpg_desktop.werkproces.namen import splits_naam
from cmpg_desktop.werkproces.taal import AMSTERDAM, dag_van
from cmpg_desktop.werkproces.werkdagen import Kalender

MARLOES: Final = UUID("01890000-0000-7000-8000-000000000001")
TIM: Final = UUID("01890000-0000-7000-8000-000000000002")
BERT: Final = UUID("01890000-0000-7000-8000-000000000003")
LOTTE: Final = UUID("01890000-0000-7000-8000-000000000004")
SASKIA: Final = UUID("01890000-0000-7000-8000-000000000005")
NADIA: Final = UUID("01890000-0000-7000-8000-000000000006")

T = TypeVar("T")


class Verteller:
    """Does the work of the team on earlier days."""

    def __init__(self, uitvoering: Uitvoering, nu: datetime) -> None:
        self._uitvoering = uitvoering
        self._nu = nu
        self._gevolgd = Gevolgd(voortgang=lambda *_: None, stop=Stop())
        self._kalender = Kalender()
        self.vandaag = dag_van(nu)
        self.partners: dict[str, UUID] = {}

    def werkdag(self, terug: int) -> date:
        """Give the working day so many working days ago; 0 is today."""
        return self._kalender.add_werkdagen(self.vandaag, -terug)

    def doe(self, command: Command, wie: UUID | None, dag: date | None = None) -> Changes:
        """Carry out a command on a day, in the morning; today it is now."""
        moment = self._nu
        if dag is not None and dag < self.vandaag:
            moment = datetime.combine(dag, time(9, 30), AMSTERDAM)
        return self._uitvoering.do(command, Context(nu=moment, actor=wie), self._gevolgd)

    def vraag(self, vraag: Query[T], wie: UUID) -> T:
        """Ask something, now."""
        return self._uitvoering.ask(vraag, Context(nu=self._nu, actor=wie), self._gevolgd)

    def zet(self, veld: Veld, id_: UUID, nieuw: Any, wie: UUID, oud: Any = "") -> None:
        """Fill in a field."""
        self.doe(WijzigVeld(veld=veld, id=id_, oud=oud, nieuw=nieuw), wie)

    def lees_partners(self) -> None:
        """Read the partners by name."""
        with self._uitvoering.database.lezing() as lezing:
            rijen = lezing.rijen(select(organisatie.c.id, organisatie.c.naam))
        self.partners = {rij.naam: rij.id for rij in rijen}


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoMelding:
    """What a melding of the demonstration is about."""

    dagen_terug: int
    wie: UUID
    partij: str
    melder: str
    vraag: str
    mensen: Sequence[tuple[str, str, str]]
    adres: str
    problemen: Sequence[tuple[Leefgebied, str]]
    wijze: OntvangstWijze = OntvangstWijze.E_MAIL
    eerder: str = ""


def vertel(v: Verteller, een: DemoMelding) -> UUID:
    """Register one melding with its people, address and problems."""
    dag = v.werkdag(een.dagen_terug)
    id_ = nieuw_id()
    v.doe(
        MaakMelding(
            id=id_,
            ontvangen_op=dag,
            wijze=een.wijze,
            organisatie_id=v.partners[een.partij],
            melder_naam=een.melder,
        ),
        een.wie,
        dag,
    )
    v.zet(Veld.MELDING_BEHANDELAAR, id_, een.wie, een.wie, oud=None)
    v.zet(Veld.MELDING_CONCRETE_VRAAG, id_, een.vraag, een.wie)
    if een.eerder:
        v.zet(Veld.MELDING_EERDER_GEPROBEERD, id_, een.eerder, een.wie)
    mensen: list[UUID] = []
    for naam, geboren, rol in een.mensen:
        persoon_id = nieuw_id()
        v.doe(
            VoegBetrokkeneToe(
                melding_id=id_,
                nieuw_persoon_id=persoon_id,
                naam=splits_naam(naam),
                rol=rol,
                geboorte_tekst=geboren,
                woont_in="ja",
            ),
            een.wie,
        )
        v.doe(VoegAdresToe(persoon_id=persoon_id, adres=parse_adres(een.adres)), een.wie)
        mensen.append(persoon_id)
    if len(mensen) > 1:
        v.doe(
            VoegRelatieToe(van_persoon_id=mensen[0], naar_persoon_id=mensen[1], soort="ouder"),
            een.wie,
        )
    for leefgebied, tekst in een.problemen:
        v.doe(SchrijfProblematiek(melding_id=id_, leefgebied=leefgebied, tekst=tekst), een.wie)
    return id_
