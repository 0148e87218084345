"""A demonstration: fictional people and dossiers, dated so that every page shows something.

Everything goes through the real commands, as if the team had done it; only what no command makes
yet (the informatieverzoeken of a running casus, and a casus that was closed) is put down as facts.
Nobody here exists, and there are no burgerservicenummers.
"""

from datetime import date, datetime, timedelta
from typing import Final

from cmpg_desktop.berichten.accounts import NieuwAccount
from cmpg_desktop.berichten.inrichting import RichtIn
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.partners import VoegContactToe
from cmpg_desktop.berichten.telefoon import BeginNotitie, Markeer, StukjeSoort
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.berichten.werkvoorraad import ZetOpmerking
from cmpg_desktop.dossier.demofase1 import (
    geef_advies,
    leg_voor,
    lopende_casus,
    vraag_inzage,
    weeg_uitzondering,
    zet_retour,
)
from cmpg_desktop.dossier.demofeiten import DemoCasus, RondDemoAf, ZetDemo, feit_op
from cmpg_desktop.dossier.demoverteller import (
    BERT,
    LOTTE,
    MARLOES,
    NADIA,
    SASKIA,
    TIM,
    DemoMelding,
    Verteller,
    vertel,
)
from cmpg_desktop.dossier.uitvoering import Uitvoering
from cmpg_desktop.werkproces.feiten import FeitSoort, Uitkomst
from cmpg_desktop.werkproces.ketenpartners import ContactRol
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.meldingkeuzes import OntvangstWijze
from cmpg_desktop.werkproces.rollen import Rol

_TEAM: Final = (
    (MARLOES, "Marloes Hendriks", "casusregisseur", Rol.CASUSREGISSEUR),
    (TIM, "Tim Bakker", "casusregisseur", Rol.CASUSREGISSEUR),
    (BERT, "Bert Oosterling", "procesmanager", Rol.PROCESMANAGER),
    (LOTTE, "Lotte Vink", "procesondersteuner", Rol.PROCESONDERSTEUNER),
    (SASKIA, "Saskia Ruiter", "casusregisseur", Rol.CASUSREGISSEUR),
    (NADIA, "Nadia Peters", "functioneel beheerder", Rol.FUNCTIONEEL_BEHEERDER),
)
_INSTELLINGEN: Final = (
    ("gemeente", "Nieuwegein"),
    ("verantwoordelijke", "het college van burgemeester en wethouders (voorbeeld)"),
    ("contact_fg", "fg@nieuwegein.example, 030 000 00 01"),
    ("mailbox", "regieteam@nieuwegein.example"),
    ("afzender_naam", "Regieteam Nieuwegein"),
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


_MELDINGEN: Final = (
    DemoMelding(
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
    DemoMelding(
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
    DemoMelding(
        dagen_terug=2,
        wie=TIM,
        partij="Vitras",
        melder="de heer J. Postma",
        vraag="Wat kunnen wij nog doen nu mevrouw de deur niet meer opendoet?",
        mensen=(("mevrouw Verhoef", "71 jaar", ""),),
        adres="Buizerdlaan 88, 3435 ZZ Nieuwegein",
        problemen=((Leefgebied.GEZONDHEID, "Verwaarlozing; eet slecht en slaapt op de bank."),),
    ),
    DemoMelding(
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
    v = Verteller(uitvoering, nu)
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
    meldingen = [vertel(v, een) for een in _MELDINGEN]
    casus_id = lopende_casus(v)
    zet_retour(v)
    geef_advies(v)
    _dorresteijn(v)
    _, brand, verhoef, _ = meldingen
    leg_voor(v, brand)
    weeg_uitzondering(v, verhoef)
    vraag_inzage(v, casus_id)
    _gesprek(v)
    for melding_id, tekst in zip(
        meldingen, ("Bert gebeld: hij kijkt morgen mee.", "Rik belt zelf terug."), strict=False
    ):
        v.doe(
            ZetOpmerking(dossier_id=melding_id, regel="melding_beoordelen", oud="", nieuw=tekst),
            MARLOES,
        )
    v.doe(RondDemoAf(), None)


def _zet_partners(v: Verteller) -> None:
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


def _dorresteijn(v: Verteller) -> None:
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


def _gesprek(v: Verteller) -> None:
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
