"""A demonstration: fictional people and dossiers, dated so that the werkvoorraad shows something.

Everything goes through the real commands, as if the team had done it; only what no command makes
yet (a running and a closed casus, a retour) is put down as facts. Nobody here exists, and there
are no burgerservicenummers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from cmpg_desktop.berichten.accounts import NieuwAccount
from cmpg_desktop.berichten.documenten import MaakBrief, MeldVerzonden
from cmpg_desktop.berichten.inrichting import RichtIn
from cmpg_desktop.berichten.kern import Changes, Command, Context, Gevolgd, Stop, nieuw_id
from cmpg_desktop.berichten.meldingen import MaakMelding, SchrijfProblematiek
from cmpg_desktop.berichten.partners import VoegContactToe
from cmpg_desktop.berichten.personen import VoegAdresToe, VoegBetrokkeneToe, VoegRelatieToe
from cmpg_desktop.berichten.telefoon import BeginNotitie, Markeer, StukjeSoort
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.berichten.werkvoorraad import ZetOpmerking
from cmpg_desktop.database.tabellen.partners import organisatie
from cmpg_desktop.dossier.demofeiten import DemoCasus, DemoFeit, RondDemoAf, ZetDemo, feit_op
from cmpg_desktop.dossier.uitvoering import Uitvoering
from cmpg_desktop.werkproces.adressen import parse_adres
from cmpg_desktop.werkproces.feiten import FeitSoort, Uitkomst
from cmpg_desktop.werkproces.ketenpartners import ContactRol
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.meldingkeuzes import OntvangstWijze
from cmpg_desktop.werkproces.namen import splits_naam
from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.taal import AMSTERDAM, dag_van
from cmpg_desktop.werkproces.werkdagen import Kalender

MARLOES: Final = UUID("01890000-0000-7000-8000-000000000001")
TIM: Final = UUID("01890000-0000-7000-8000-000000000002")
BERT: Final = UUID("01890000-0000-7000-8000-000000000003")
LOTTE: Final = UUID("01890000-0000-7000-8000-000000000004")
SASKIA: Final = UUID("01890000-0000-7000-8000-000000000005")
NADIA: Final = UUID("01890000-0000-7000-8000-000000000006")

_TEAM: Final = (
    (MARLOES, "Marloes Hendriks", "casusregisseur", Rol.CASUSREGISSEUR),
    (TIM, "Tim Bakker", "casusregisseur", Rol.CASUSREGISSEUR),
    (BERT, "Bert Oosterling", "procesmanager", Rol.PROCESMANAGER),
    (LOTTE, "Lotte Vink", "procesondersteuner", Rol.PROCESONDERSTEUNER),
    (SASKIA, "Saskia Ruiter", "waarnemend procesmanager", Rol.PROCESMANAGER),
    (NADIA, "Nadia Peters", "functioneel beheerder", Rol.FUNCTIONEEL_BEHEERDER),
)
_INSTELLINGEN: Final = (
    ("gemeente", "Nieuwegein"),
    ("verantwoordelijke", "het college van burgemeester en wethouders (voorbeeld)"),
    ("contact_fg", "fg@nieuwegein.example, 030 000 00 01"),
    ("mailbox", "regieteam@nieuwegein.example"),
    ("afzender_naam", "Regieteam CMPG"),
    ("afzender_adres", "Voorbeeldplein 1"),
    ("afzender_postcode_plaats", "3430 ZZ  Nieuwegein"),
    ("afzender_telefoon", "030 000 00 00"),
    ("retouradres", "Postbus 0, 3430 ZZ  Nieuwegein"),
    ("kijkvenster", "links"),
    ("vergrendel_minuten", "15"),
)

DORRESTEIJN_ADRES: Final = "Sluyterslaan 27, 3431 ZZ Nieuwegein"
DORRESTEIJN: Final = (
    ("Anouk Dorresteijn", "03-02-1990", "moeder"),
    ("Milan Dorresteijn", "12-04-2014", "kind"),
    ("Evi Dorresteijn", "30-09-2016", "kind"),
)
DORRESTEIJN_GESLOTEN: Final = date(2022, 11, 14)


class _Verteller:
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

    def zet(self, veld: Veld, id_: UUID, nieuw: Any, wie: UUID, oud: Any = "") -> None:
        """Fill in a field."""
        self.doe(WijzigVeld(veld=veld, id=id_, oud=oud, nieuw=nieuw), wie)

    def lees_partners(self) -> None:
        """Read the partners by name."""
        with self._uitvoering.database.lezing() as lezing:
            rijen = lezing.rijen(select(organisatie.c.id, organisatie.c.naam))
        self.partners = {rij.naam: rij.id for rij in rijen}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Melding:
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


_MELDINGEN: Final = (
    _Melding(
        dagen_terug=7,
        wie=MARLOES,
        partij="Jutphaas Wonen",
        melder="mevrouw R. Smeets",
        vraag="Wie neemt de regie, zodat wij niet hoeven te ontruimen met kinderen in huis?",
        mensen=(
            ("Petra van Dalen", "14-06-1987", "moeder"),
            ("Sem van Dalen", "2011", "kind"),
        ),
        adres="Merelhof 14, 3435 ZZ Nieuwegein",
        problemen=(
            (Leefgebied.FINANCIEN, "Vijf maanden huurachterstand; de ontruiming is aangezegd."),
            (Leefgebied.SCHOLING, "Sem gaat sinds de herfst niet naar school."),
        ),
        eerder="Budgetbeheer en een gezinscoach; beide door moeder gestopt.",
    ),
    _Melding(
        dagen_terug=5,
        wie=MARLOES,
        partij="Politie",
        melder="wijkagent K. Aydin",
        vraag="Kan iemand de hulp aan vader en zoon op elkaar laten aansluiten?",
        mensen=(("Johan Brand", "1971", "vader"), ("Rik Brand", "19 jaar", "zoon")),
        adres="Nijpelsstraat 3, 3431 ZZ Nieuwegein",
        problemen=((Leefgebied.OVERLAST, "Ruzie op straat, zeven meldingen in een half jaar."),),
        wijze=OntvangstWijze.TELEFOON,
    ),
    _Melding(
        dagen_terug=2,
        wie=TIM,
        partij="Vitras",
        melder="de heer J. Postma",
        vraag="Wat kunnen wij nog doen nu mevrouw de deur niet meer opendoet?",
        mensen=(("mevrouw Verhoef", "71 jaar", ""),),
        adres="Buizerdlaan 88, 3435 ZZ Nieuwegein",
        problemen=((Leefgebied.GEZONDHEID, "Verwaarlozing; eet slecht en slaapt op de bank."),),
    ),
    _Melding(
        dagen_terug=0,
        wie=MARLOES,
        partij="Stichting Geynwijs",
        melder="mevrouw D. Kaya",
        vraag="Kan het gezin samen met ons aan tafel?",
        mensen=(("Gezin Okafor", "", ""),),
        adres="Batauweg 5, 3437 ZZ Nieuwegein",
        problemen=((Leefgebied.GEZIN, "Ouders wonen sinds kort apart; drie kinderen."),),
        wijze=OntvangstWijze.GESPREK,
    ),
)


def maak_demo(uitvoering: Uitvoering, nu: datetime) -> None:
    """Fill an empty database with the demonstration, as of `nu`."""
    v = _Verteller(uitvoering, nu)
    v.doe(ZetDemo(), None)
    v.doe(
        RichtIn(
            instellingen=_INSTELLINGEN,
            accounts=tuple(
                NieuwAccount(
                    id=id_,
                    naam=naam,
                    functie=functie,
                    rollen=(rol,),
                    telefoon="030 000 00 00",
                    email=f"{naam.split()[0].lower()}@nieuwegein.example",
                )
                for id_, naam, functie, rol in _TEAM
            ),
        ),
        None,
    )
    v.lees_partners()
    _zet_partners(v)
    meldingen = [_vertel(v, een) for een in _MELDINGEN]
    _wacht_op_melder(v)
    _brief(v)
    _lopende_casus(v)
    _dorresteijn(v)
    _gesprek(v)
    for melding_id, tekst in zip(
        meldingen, ("Bert gebeld: hij kijkt morgen mee.", "Rik belt zelf terug."), strict=False
    ):
        v.doe(
            ZetOpmerking(dossier_id=melding_id, regel="melding_beoordelen", oud="", nieuw=tekst),
            MARLOES,
        )
    v.doe(RondDemoAf(), None)


def _zet_partners(v: _Verteller) -> None:
    adressen = {
        "Jutphaas Wonen": ("Voorbeeldkade", "10", "3432 ZZ"),
        "Vitras": ("Voorbeeldsingel", "2", "3431 ZZ"),
        "MOvactor": ("Voorbeeldhof", "7", "3438 ZZ"),
    }
    for naam, (straat, nummer, postcode) in adressen.items():
        id_ = v.partners[naam]
        v.zet(Veld.ORGANISATIE_STRAAT, id_, straat, LOTTE)
        v.zet(Veld.ORGANISATIE_HUISNUMMER, id_, nummer, LOTTE)
        v.zet(Veld.ORGANISATIE_POSTCODE, id_, postcode, LOTTE)
        v.zet(Veld.ORGANISATIE_WOONPLAATS, id_, "Nieuwegein", LOTTE)
    v.zet(Veld.ORGANISATIE_SPOEDNUMMER, v.partners["Veilig Thuis"], "0800 00 00", LOTTE)
    for partij, naam, functie, rol in (
        ("Jutphaas Wonen", "mevrouw R. Smeets", "consulent", ContactRol.UITVOEREND),
        ("Jutphaas Wonen", "de heer P. de Graaf", "teamleider wonen", ContactRol.LIJNMANAGER),
        ("Politie", "de heer K. Aydin", "wijkagent", ContactRol.UITVOEREND),
        ("GGD regio Utrecht", "mevrouw T. Smit", "crisisdienst", ContactRol.SPOEDNUMMER),
    ):
        v.doe(
            VoegContactToe(
                organisatie_id=v.partners[partij],
                naam=naam,
                functie=functie,
                rol=rol,
                telefoon="030 000 00 02",
                email="voorbeeld@partner.example",
            ),
            LOTTE,
        )


def _vertel(v: _Verteller, een: _Melding) -> UUID:
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


def _wacht_op_melder(v: _Verteller) -> None:
    id_ = _vertel(
        v,
        _Melding(
            dagen_terug=6,
            wie=TIM,
            partij="Scholen primair onderwijs",
            melder="mevrouw A. Zwart",
            vraag="",
            mensen=(),
            adres="",
            problemen=((Leefgebied.SCHOLING, "Zorgen om een leerling."),),
        ),
    )
    retour = feit_op(FeitSoort.RETOUR, v.werkdag(3), tekst="Over wie gaat het, en wat is de vraag?")
    v.doe(DemoFeit(melding_id=id_, feit=retour), TIM, v.werkdag(3))


def _brief(v: _Verteller) -> None:
    """Tell of a melding that was answered with a letter."""
    een = _Melding(
        dagen_terug=4,
        wie=MARLOES,
        partij="MOvactor",
        melder="mevrouw E. Wolters",
        vraag="Mevrouw is eenzaam en wil hulp. Waar kan zij terecht?",
        mensen=(("mevrouw Jongbloed", "68 jaar", ""),),
        adres="Weverstede 12, 3431 ZZ Nieuwegein",
        problemen=((Leefgebied.GEZONDHEID, "Eenzaam; staat open voor hulp."),),
    )
    id_ = _vertel(v, een)
    brief = nieuw_id()
    dag = v.werkdag(1)
    v.doe(
        MaakBrief(
            id=brief,
            melding_id=id_,
            onderwerp="Ons advies bij uw vraag",
            advies=(
                "Meld mevrouw aan bij het sociaal wijkteam, met haar goedvinden.\n"
                "Vraag de huisarts naar een verwijzing voor een ergotherapeut."
            ),
            ondertekenaar_id=MARLOES,
        ),
        LOTTE,
        dag,
    )
    v.doe(
        MeldVerzonden(document_id=brief, kanaal="post", op=dag, aan="mevrouw E. Wolters, MOvactor"),
        LOTTE,
        dag,
    )


def _lopende_casus(v: _Verteller) -> None:
    besluit, verzonden = v.werkdag(7), v.werkdag(6)
    verzoeken = (("Politie", nieuw_id()), ("Altrecht", nieuw_id()))
    feiten = [
        feit_op(FeitSoort.BESLUIT_FASE_1, besluit, uitkomst=Uitkomst.FASE_2.value),
        feit_op(FeitSoort.TOEGEWEZEN, besluit, naam="Tim Bakker"),
        *(
            feit_op(FeitSoort.INFORMATIEVERZOEK_VERZONDEN, verzonden, over=over, naam=naam)
            for naam, over in verzoeken
        ),
        feit_op(
            FeitSoort.INFORMATIEVERZOEK_BEANTWOORD,
            v.werkdag(3),
            over=verzoeken[0][1],
            naam=verzoeken[0][0],
        ),
    ]
    v.doe(
        DemoCasus(
            id=nieuw_id(),
            nummer=f"{besluit.year}-031",
            titel="Gezin Terlouw",
            regisseur=TIM,
            geopend_op=besluit,
            adres="Kauwenhof 6, 3435 ZZ Nieuwegein",
            mensen=(
                ("Linda Terlouw", "1985", "moeder"),
                ("Bram Terlouw", "2009", "kind"),
            ),
            feiten=tuple(feiten),
        ),
        TIM,
        besluit,
    )


def _dorresteijn(v: _Verteller) -> None:
    """Put down the casus that was closed on 14 November 2022, with two children at one address."""
    begin = date(2021, 10, 4)
    v.doe(
        DemoCasus(
            id=nieuw_id(),
            nummer="2021-014",
            titel="Gezin Dorresteijn",
            regisseur=MARLOES,
            geopend_op=begin,
            gesloten_op=DORRESTEIJN_GESLOTEN,
            adres=DORRESTEIJN_ADRES,
            mensen=DORRESTEIJN,
            feiten=(
                feit_op(FeitSoort.BESLUIT_FASE_1, begin, uitkomst=Uitkomst.FASE_2.value),
                feit_op(
                    FeitSoort.BESLUIT_FASE_2,
                    begin + timedelta(days=14),
                    uitkomst=Uitkomst.IN_BEHANDELING.value,
                ),
                feit_op(FeitSoort.MDO_GEHOUDEN, begin + timedelta(days=30)),
                feit_op(FeitSoort.AFGESLOTEN, DORRESTEIJN_GESLOTEN),
            ),
        ),
        MARLOES,
        DORRESTEIJN_GESLOTEN,
    )


def _gesprek(v: _Verteller) -> None:
    """Leave one call that is still nothing."""
    id_ = nieuw_id()
    v.doe(BeginNotitie(id=id_), MARLOES)
    v.zet(Veld.NOTITIE_WIE_BELT, id_, "mevrouw Haan", MARLOES)
    v.zet(Veld.NOTITIE_ORGANISATIE_TEKST, id_, "huisartsenpraktijk De Linde", MARLOES)
    v.zet(
        Veld.NOTITIE_TEKST,
        id_,
        "Maakt zich zorgen over een gezin in de Batau. Belt vanmiddag terug met meer.",
        MARLOES,
    )
    v.doe(
        Markeer(notitie_id=id_, soort=StukjeSoort.ADRES, tekst="de Batau"),
        MARLOES,
    )
