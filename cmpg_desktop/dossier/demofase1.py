"""Phase 1 of the demonstration: weighed, proposed and decided by two people, told, and asked."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from cmpg_desktop.berichten.beoordelen import (
    BeoordelingOpenen,
    Besluit,
    KiesUitkomst,
    StelVoor,
    WijsWaarnemerAan,
)
from cmpg_desktop.berichten.documenten import MaakBrief, MeldVerzonden
from cmpg_desktop.berichten.inlichten import (
    InlichtenOpenen,
    LegIngelichtVast,
    LegUitzonderingVast,
    Weegantwoord,
)
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.berichten.verzoeken import MaakVerzoek
from cmpg_desktop.dossier.demofeiten import DemoFeit, feit_op
from cmpg_desktop.dossier.demoverteller import (
    BERT,
    LOTTE,
    MARLOES,
    SASKIA,
    TIM,
    DemoMelding,
    Verteller,
    vertel,
)
from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.uitzondering import WEEGVOORSTEL, UitzonderingGrond, Weegpunt
from cmpg_desktop.werkproces.verzoeken import VerzoekSoort, VerzoekWijze
from cmpg_desktop.werkproces.weging import Aanpak, Weging

# What is answered with yes, and what shows it; without a criterion here it stays open.
_NAAR_FASE_2: Final = {
    "ingeschreven": "",
    "hardnekkig": "Het duurt al meer dan een jaar, ook met hulp.",
    "grond_stagnatie": "Twee trajecten liepen vast.",
    "ernstig": "Er zijn zorgen over de veiligheid thuis.",
    "dringend": "Langer wachten maakt het erger.",
    "niet_geboden": "Er is nu niemand die hulp geeft.",
    "geen_resultaat": "De hulp die er was, hielp niet.",
    "overlegd": "",
}
_ANTWOORDEN: Final[Mapping[Weging, Mapping[str, str]]] = {
    Weging.FASE_2: _NAAR_FASE_2,
    Weging.GEEN_ZAAK: {
        "gewone_hulp": "Het wijkteam kan dit.",
        "advies": "Aanmelden bij het wijkteam.",
        "overlegd": "",
    },
}


def _weeg(v: Verteller, melding_id: UUID, wie: UUID, weging: Weging, waarom: str) -> None:
    """Fill in what an outcome asks, as its page does."""
    v.doe(KiesUitkomst(melding_id=melding_id, oud=None, uitkomst=weging), wie)
    ronde = v.vraag(BeoordelingOpenen(melding_id=melding_id), wie).nu
    antwoorden = _ANTWOORDEN.get(weging, {})
    for punt in ronde.punten:
        waaruit = antwoorden.get(punt.criterium.code)
        if waaruit is None:
            continue
        if not punt.criterium.alleen_tekst:
            v.zet(Veld.BEOORDELINGSPUNT_ANTWOORD, punt.id, "ja", wie)
        if waaruit:
            v.zet(Veld.BEOORDELINGSPUNT_WAARUIT, punt.id, waaruit, wie)
    if weging is Weging.FASE_2:
        v.zet(Veld.BEOORDELING_INGESCHREVEN_OP, ronde.id, v.werkdag(1), wie, oud=None)
        v.zet(Veld.BEOORDELING_INGESCHREVEN_BRON, ronde.id, "BRP", wie)
        v.zet(Veld.BEOORDELING_AANPAK, ronde.id, Aanpak.GGA.value, wie)
    v.zet(Veld.BEOORDELING_MOTIVERING, ronde.id, waarom, wie)


def _besluit(
    v: Verteller, melding_id: UUID, dag: int, wie: UUID, beslisser: UUID, regisseur: UUID | None
) -> UUID:
    """Let one propose and another decide; gives the id of the casus, when one began."""
    voorstel, casus_id = nieuw_id(), nieuw_id()
    v.doe(StelVoor(melding_id=melding_id, feit_id=voorstel), wie, v.werkdag(dag))
    besluit = Besluit(
        melding_id=melding_id, voorstel_id=voorstel, regisseur_id=regisseur, casus_id=casus_id
    )
    v.doe(besluit, beslisser, v.werkdag(dag))
    return casus_id


def lopende_casus(v: Verteller) -> UUID:
    """Let a casus begin on a besluit of who stands in, tell its people, and ask two partners."""
    v.doe(
        WijsWaarnemerAan(
            voor_id=BERT,
            waarnemer_id=SASKIA,
            van=v.werkdag(8),
            tot=v.werkdag(7),
            reden="Verlof",
        ),
        BERT,
        v.werkdag(9),
    )
    melding_id = vertel(
        v,
        DemoMelding(
            dagen_terug=9,
            wie=TIM,
            partij="Politie",
            melder="wijkagent K. Aydin",
            vraag="Wie brengt de hulp aan dit gezin bij elkaar?",
            mensen=(("Linda Terlouw", "1985", "moeder"), ("Bram Terlouw", "2009", "kind")),
            adres="Kauwenhof 6, 3435 ZZ Nieuwegein",
            problemen=((Leefgebied.GEZIN, "Ruzie thuis; Bram loopt steeds weg."),),
        ),
    )
    _weeg(v, melding_id, TIM, Weging.FASE_2, "De hulp komt los van elkaar en niet verder.")
    casus_id = _besluit(v, melding_id, 7, TIM, SASKIA, TIM)
    verteld, verzonden = v.werkdag(7), v.werkdag(6)
    blad = v.vraag(InlichtenOpenen(dossier_id=casus_id), TIM)
    for een in blad.betrokkenen:
        for ontvanger in een.stand.ontvangers:
            v.doe(
                LegIngelichtVast(
                    dossier_id=casus_id,
                    paren=((een.id, ontvanger.id),),
                    op=verteld,
                    kanaal="gesprek",
                    wie="Tim Bakker",
                ),
                TIM,
                verteld,
            )
    politie, altrecht = ("Politie", nieuw_id()), ("Altrecht", nieuw_id())
    for dag, soort, (naam, over) in (
        (verzonden, FeitSoort.INFORMATIEVERZOEK_VERZONDEN, politie),
        (verzonden, FeitSoort.INFORMATIEVERZOEK_VERZONDEN, altrecht),
        (v.werkdag(3), FeitSoort.INFORMATIEVERZOEK_BEANTWOORD, politie),
    ):
        feit = feit_op(soort, dag, over=over, naam=naam)
        v.doe(DemoFeit(casus_id=casus_id, feit=feit), TIM, dag)
    return casus_id


def zet_retour(v: Verteller) -> None:
    """Send a melding back to its melder; it waits, and the letter about it must still go out."""
    melding_id = vertel(
        v,
        DemoMelding(
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
    _weeg(v, melding_id, TIM, Weging.RETOUR, "Over wie gaat het, en wat is de vraag?")
    _besluit(v, melding_id, 3, TIM, BERT, None)


def geef_advies(v: Verteller) -> None:
    """Tell of a melding that was no zaak for the regieteam and was answered with a letter."""
    melding_id = vertel(
        v,
        DemoMelding(
            dagen_terug=4,
            wie=MARLOES,
            partij="MOvactor",
            melder="mevrouw E. Wolters",
            vraag="Mevrouw is eenzaam en wil hulp. Waar kan zij terecht?",
            mensen=(("mevrouw Jongbloed", "68 jaar", ""),),
            adres="Weverstede 12, 3431 ZZ Nieuwegein",
            problemen=((Leefgebied.GEZONDHEID, "Eenzaam; staat open voor hulp."),),
        ),
    )
    _weeg(v, melding_id, MARLOES, Weging.GEEN_ZAAK, "Gewone hulp is genoeg.")
    _besluit(v, melding_id, 2, MARLOES, BERT, None)
    brief, dag = nieuw_id(), v.werkdag(1)
    v.doe(
        MaakBrief(
            id=brief,
            melding_id=melding_id,
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


def leg_voor(v: Verteller, melding_id: UUID) -> None:
    """Propose to go on to phase 2; the procesmanager has not decided yet."""
    waarom = "Vader en zoon hebben elk hulp, en die werkt elkaar tegen."
    _weeg(v, melding_id, MARLOES, Weging.FASE_2, waarom)
    v.doe(StelVoor(melding_id=melding_id), MARLOES)


def weeg_uitzondering(v: Verteller, melding_id: UUID) -> None:
    """Weigh why somebody is not told yet; in two days it must be weighed again."""
    (een,) = v.vraag(InlichtenOpenen(dossier_id=melding_id), TIM).betrokkenen
    weging = {
        **WEEGVOORSTEL,
        Weegpunt.RISICO: "Zij weet het later; de melder let intussen op.",
        Weegpunt.MAG_WETEN: "Ja, maar nu sluit zij zich dan helemaal af.",
    }
    v.doe(
        LegUitzonderingVast(
            dossier_id=melding_id,
            over=een.id,
            grond=UitzonderingGrond.UAVG_BESCHERMING,
            avg_nagelopen=True,
            motivering="Zij doet de deur niet meer open. Een brief maakt dat nu erger.",
            weging=tuple(Weegantwoord(punt=punt, tekst=tekst) for punt, tekst in weging.items()),
            besproken_met=("Vitras",),
            hertoets_op=v.werkdag(-2),
        ),
        TIM,
        v.werkdag(1),
    )


def vraag_inzage(v: Verteller, casus_id: UUID) -> None:
    """Register what somebody of the running casus asks about the own data."""
    id_ = nieuw_id()
    v.doe(MaakVerzoek(id=id_, ontvangen_op=v.werkdag(5)), LOTTE, v.werkdag(5))
    for veld, oud, nieuw in (
        (Veld.VERZOEK_SOORT, "", VerzoekSoort.INZAGE.value),
        (Veld.VERZOEK_WIJZE, "", VerzoekWijze.BRIEF.value),
        (Veld.VERZOEK_NAAM, "", "Linda Terlouw"),
        (Veld.VERZOEK_CASUS, None, casus_id),
        (Veld.VERZOEK_TEKST, "", "Zij wil lezen wat de politie over haar en Bram schreef."),
    ):
        v.zet(veld, id_, nieuw, LOTTE, oud=oud)
