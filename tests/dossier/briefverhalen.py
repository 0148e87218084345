"""Van elke soort brief een vast dossier uit de verhalen, tot en met het document dat eruit komt.

De gemeente, de mensen en de teksten zijn die van de casussen; elk verhaal geeft zijn brieven als
(naam, inhoud van het Word-document).
"""

import io
from collections.abc import Iterator
from datetime import date
from uuid import UUID

from docx import Document
from sqlalchemy import delete, insert, update

from cmpg_desktop.berichten.brieven import BeginGerichtVerzoek
from cmpg_desktop.berichten.documenten import HaalBestand, MaakBrief
from cmpg_desktop.berichten.meldingen import MaakMelding, SchrijfProblematiek
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, melding
from cmpg_desktop.database.tabellen.personen import persoon, persoon_adres
from cmpg_desktop.database.tabellen.team import instelling, medewerker
from cmpg_desktop.werkproces.beoordeling import Weging
from cmpg_desktop.werkproces.brieven import BriefSoort
from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.meldingregels import OntvangstWijze
from tests.dossier.beoordeling import beslis, stel_voor, vul_in, zet
from tests.dossier.brievenverhaal import INSTELLINGEN, bus, gezin, maak, schrijf, verzend
from tests.dossier.conftest import LOTTE, MARLOES
from tests.dossier.hulp import maak_feit, maak_partner, voeg_toe, woont
from tests.dossier.inlichtverhaal import THUIS, Verhaal, haddouchi, op

Brief = tuple[str, bytes]

ZESTIEN, DERTIG, DONDERDAG = date(2026, 1, 16), date(2026, 1, 30), date(2026, 3, 5)
GEMEENTE = INSTELLINGEN | {
    "verantwoordelijke": "het college van burgemeester en wethouders van Nieuwegein",
    "contact_fg": "fg@nieuwegein.example, telefoon 030 000 00 11",
    "afzender_naam": "Regieteam complexe problematiek",
}
AANLEIDING = {
    "Chantal": "De huur is al vijf maanden niet betaald. Buren klagen over geschreeuw in de nacht "
    "en over vuilnis in het portiek.\nJayden is al een tijd niet naar school. Ook over Fenna "
    "hebben wij informatie.",
    "Jayden": "Je bent al een tijd niet naar school geweest. Thuis is het vaak onrustig.",
    "Ronald": "Buren horen vaak geschreeuw in de nacht. U woont op dat adres.",
    "Dennis": "Fenna woont in een huis waar het onrustig is. De woning kan verloren gaan.",
}
EINDE = {BriefSoort.NIET_VERDER, BriefSoort.NIET_VERDER_JONGERE}
GESLACHT = {"Wil": "V", "Dennis": "M", "Mila": "V", "Fenna": "V", "Saar": "V"}
REDEN = "Eén instantie kan goed helpen. Wij zijn daar niet voor nodig."
HULP = "Geynwijs, telefoon 030 000 00 22. Ravi Soekhai verwacht uw telefoontje.\nVitras, Ilse Groen"


# outcome, who reported, the people, who takes over, and what is typed by kind of letter
KORT = (
    (Weging.RETOUR, "De Lucas", "J. van den Berg", (), None, {}),
    (
        Weging.GEEN_ZAAK,
        "MOvactor",
        "mevrouw T. Bos",
        (),
        None,
        {
            "onderwerp": "Ons advies bij uw vraag van 2 maart",
            "advies": "Vraag samen met mevrouw een rollator aan bij de Wmo.\nGeynwijs komt graag "
            "langs voor een kop koffie.",
        },
    ),
    (
        Weging.LOKALE_PGA,
        "Politie Midden-Nederland",
        "de heer A. Benali",
        ("Ali Yilmaz", "Bo Yilmaz"),
        ("de heer K. Visser", "Gemeente Nieuwegein", "030 000 00 44"),
        {
            BriefSoort.OVERDRACHT_LPGA: {
                "reden": "Het gaat om overlast op straat en om schulden. Thuis gaat het goed.",
                "bijlagen": "de melding, met om wie het gaat",
            }
        },
    ),
    (
        Weging.WOONOVERLAST,
        "Woonin",
        "mevrouw E. de Wit",
        ("Cor Eppinga",),
        ("Els de Bruin", "Gemeente Nieuwegein", "030 000 00 55"),
        {BriefSoort.OVERDRACHT_WOONOVERLAST: {"reden": "Praten met de buren hielp niet."}},
    ),
    (
        Weging.ELDERS,
        "Huisartsenpraktijk Zuid",
        "dokter P. Mulder",
        ("Fatma Aydin",),
        ("het wijkteam", "Gemeente IJsselstein", "030 000 00 66"),
        {BriefSoort.ELDERS: {"reden": "Het gezin staat niet in onze gemeente ingeschreven."}},
    ),
)


def _volg(werk, rij, **teksten) -> bytes:
    """Schrijf, maak en verzend een brief, en geef het document."""
    schrijf(werk, rij, **teksten)
    maak(werk, rij)
    inhoud = werk.vraag(HaalBestand(document_id=rij.id)).bytes
    verzend(werk, rij)
    return inhoud


def _wie(rij) -> str:
    return "-".join(deel.split()[0].lower() for deel in rij.aan.split(" en "))


def _zet_gemeente(werk) -> None:
    werk.schrijf(delete(instelling))
    werk.schrijf(insert(instelling), [{"sleutel": k, "waarde": w} for k, w in GEMEENTE.items()])
    werk.schrijf(update(medewerker).values(functie="casusregisseur"))


def _ging_niet_verder(werk, verhaal):
    """Op 30 januari blijkt dat een andere instantie het beter kan."""
    maak_feit(
        werk,
        FeitSoort.BESLUIT_FASE_2,
        DERTIG,
        casus=verhaal.casus,
        uitkomst="doorverwijzing",
    )
    return op(werk, DERTIG).als(LOTTE)


def _einde(werk, verhaal) -> Iterator[Brief]:
    dertig = _ging_niet_verder(werk, verhaal)
    for rij in bus(dertig):
        if rij.soort in EINDE:
            yield f"{rij.soort.value}-{_wie(rij)}", _volg(dertig, rij, reden=REDEN, hulp=HULP)


def kuipers(werk) -> Iterator[Brief]:
    """De vier brieven van 16 januari, en die van 30 januari als het toch niet verdergaat."""
    verhaal, vrijdag = gezin(werk)
    _zet_gemeente(werk)
    vrijdag = vrijdag.als(LOTTE)
    rijen = {rij.aan.split()[0]: rij for rij in bus(vrijdag)}
    for naam, tekst in AANLEIDING.items():
        rij = rijen[naam]
        yield f"{rij.soort.value}-{naam.lower()}", _volg(vrijdag, rij, aanleiding=tekst)
    yield from _einde(werk, verhaal)


def _gezin_vermeer(werk, mensen, gezag):
    """Een casus over Fenna en Saar, en wie er iets over hen te zeggen heeft."""
    _zet_gemeente(werk)
    verhaal = Verhaal(op(werk, date(2026, 1, 12)), date(2026, 1, 12), mensen)
    for naam, geslacht in GESLACHT.items():
        werk.schrijf(update(persoon).where(persoon.c.voornamen == naam).values(geslacht=geslacht))
    for houder, soort in gezag.items():
        for kind in ("Fenna Vermeer", "Saar Vermeer"):
            verhaal.gezag(houder, kind, soort=soort)
    corporatie = maak_partner(werk, "Jutphaas Wonen")
    werk.schrijf(update(melding).values(organisatie_id=corporatie, behandelaar_id=MARLOES))
    for gebied in (Leefgebied.GEZIN, Leefgebied.GEZONDHEID):
        werk.doe(SchrijfProblematiek(melding_id=verhaal.melding, leefgebied=gebied, tekst="Zorg."))
    verhaal.veilig()
    verhaal.word_casus(ZESTIEN)
    werk.schrijf(update(casus).values(casusregisseur_id=MARLOES))
    return verhaal, op(werk, ZESTIEN).als(LOTTE)


def twee_kinderen(werk) -> Iterator[Brief]:
    """Een voogd die over zichzelf alles al hoorde: nog één brief, over twee kinderen."""
    oma = "Wil Kuipers-Baars"
    verhaal, vrijdag = _gezin_vermeer(
        werk,
        {
            "Fenna Vermeer": ("03-09-2017", THUIS),
            "Saar Vermeer": ("11-02-2020", THUIS),
            oma: ("30-10-1954", THUIS),
        },
        {oma: "voogdij"},
    )
    verhaal.ingelicht(oma, dag=ZESTIEN)
    (rij,) = bus(vrijdag)
    tekst = "Fenna en Saar kwamen twee keer niet bij de schoolarts."
    yield f"{rij.soort.value}-voogd-over-twee", _volg(vrijdag, rij, aanleiding=tekst)
    for naam, inhoud in _einde(werk, verhaal):
        yield f"{naam}-voogd-over-twee", inhoud


def beide_ouders(werk) -> Iterator[Brief]:
    """Twee ouders op één adres, samen één brief over twee kinderen, en elk een eigen."""
    mensen = {
        "Fenna Vermeer": ("03-09-2011", THUIS),
        "Saar Vermeer": ("11-02-2020", THUIS),
        "Dennis Vermeer": ("30-10-1984", THUIS),
        "Mila de Groot": ("02-03-1986", THUIS),
    }
    gezag = dict.fromkeys(("Dennis Vermeer", "Mila de Groot"), "ouderlijk_gezag")
    verhaal, vrijdag = _gezin_vermeer(werk, mensen, gezag)
    for ouder in gezag:
        for kind in ("Fenna Vermeer", "Saar Vermeer"):
            verhaal.ouder(ouder, kind)
    for rij in bus(vrijdag):
        wie = _wie(rij)
        tekst = "Fenna en Saar gaan bijna niet naar school."
        tekst = "Je gaat bijna niet naar school." if wie == "fenna" else tekst
        tekst = "Er zijn veel schulden." if wie in ("mila", "dennis") else tekst
        yield f"{rij.soort.value}-{wie}-thuis", _volg(vrijdag, rij, aanleiding=tekst)
    for naam, inhoud in _einde(werk, verhaal):
        yield f"{naam}-thuis", inhoud


def alsnog(werk) -> Iterator[Brief]:
    """Meneer Haddouchi hoort het op 22 juni; de tien dagen van fase 2 zijn dan al voorbij."""
    _zet_gemeente(werk)
    verhaal = haddouchi(werk)
    werk.schrijf(update(persoon).values(geslacht="M"))
    ggd = maak_partner(werk, "GGD regio Utrecht", soort="ggd")
    werk.schrijf(update(melding).values(organisatie_id=ggd, behandelaar_id=MARLOES))
    verhaal.veilig()
    verhaal.word_casus(date(2026, 4, 30))
    werk.schrijf(update(casus).values(casusregisseur_id=MARLOES))
    juni = op(werk, date(2026, 6, 22)).als(LOTTE)
    (rij,) = bus(juni)
    tekst = "Mensen maakten zich zorgen over uw gezondheid en over gas in het trappenhuis."
    yield f"{rij.soort.value}-haddouchi", _volg(juni, rij, aanleiding=tekst)


def korte_meldingen(werk) -> Iterator[Brief]:
    """Wat er uitgaat op vrijdag 6 maart, na het besluit over vijf van de zes korte meldingen."""
    _zet_gemeente(werk)
    for id_, een in enumerate(KORT, 0xA001):
        weging, *_, teksten = een
        ref = _besloten(werk, UUID(int=id_), een)
        vandaag = werk.als(LOTTE)
        if weging is Weging.GEEN_ZAAK:
            vandaag.doe(MaakBrief(melding_id=ref, ondertekenaar_id=MARLOES, **teksten))
            (rij,) = (rij for rij in bus(vandaag) if rij.dossier_id == ref)
            inhoud = vandaag.vraag(HaalBestand(document_id=rij.id)).bytes
            yield BriefSoort.ADVIES_MELDER.value, inhoud
            verzend(vandaag, rij)
            continue
        rijen = [rij for rij in bus(vandaag) if rij.dossier_id == ref]
        # Who it is about is told first; then the letters to professionals may go.
        rijen.sort(key=lambda rij: (not rij.soort.leest_inwoner, rij.soort.value))
        for rij in rijen:
            if rij.soort.leest_inwoner:
                naam, extra = f"{rij.soort.value}-{_wie(rij)}", {"aanleiding": "Er is overlast."}
            else:
                naam, extra = rij.soort.value, teksten.get(rij.soort, {})
            if rij.soort is BriefSoort.OVERDRACHT_MELDER:
                naam += f"-{weging.value.replace('_', '-')}"
            yield naam, _volg(vandaag, rij, **extra)


def _besloten(werk, ref, een):
    weging, partij, melder, mensen, naar, _ = een
    werk.doe(
        MaakMelding(
            id=ref,
            ontvangen_op=date(2026, 3, 2),
            wijze=OntvangstWijze.E_MAIL,
            organisatie_id=maak_partner(
                werk,
                partij,
                straat="Plein",
                huisnummer="12",
                postcode="3431 LA",
                woonplaats="Nieuwegein",
                telefoon="030 000 00 33",
            ),
            melder_naam=melder,
        )
    )
    werk.schrijf(update(melding).where(melding.c.id == ref).values(behandelaar_id=MARLOES))
    for naam in mensen:
        rij, wie = voeg_toe(werk, ref, naam, geboorte_tekst="14-06-1987")
        woont(werk, wie, "Lindelaan 14, 3435 XA Nieuwegein")
        werk.schrijf(update(betrokkene).where(betrokkene.c.id == rij).values(brief_veilig="ja"))
    werk.schrijf(update(persoon_adres).values(geheim=False))
    zet(werk, Veld.MELDING_CONCRETE_VRAAG, ref, "", "Wie kan dit overnemen?")
    gezien = vul_in(werk, ref, weging)
    if naar:
        wie, waar, telefoon = naar
        zet(werk, Veld.BEOORDELING_NAAR_WIE, gezien.nu.id, gezien.nu.naar_wie, wie)
        naar_partij = maak_partner(
            werk,
            waar,
            soort="gemeente",
            straat="Stadsplein",
            huisnummer="1",
            postcode="3431 LZ",
            woonplaats="Nieuwegein",
            telefoon=telefoon,
        )
        veld = Veld.BEOORDELING_ORGANISATIE
        zet(werk, veld, gezien.nu.id, gezien.nu.organisatie_id, naar_partij)
    beslis(werk, ref, stel_voor(werk, ref), regisseur_id=MARLOES)
    return ref


def gericht_verzoek(werk) -> Iterator[Brief]:
    """Een vraag aan de GGD over twee mensen die weten dat zij gesteld wordt."""
    _zet_gemeente(werk)
    ggd = maak_partner(
        werk,
        "GGD regio Utrecht",
        soort="ggd",
        straat="Zorgplein",
        huisnummer="8",
        postcode="3431 KL",
        woonplaats="Nieuwegein",
    )
    ref = UUID(int=0xA101)
    werk.doe(MaakMelding(id=ref, ontvangen_op=date(2026, 3, 2), wijze=OntvangstWijze.E_MAIL))
    werk.schrijf(update(melding).values(behandelaar_id=MARLOES))
    over = []
    for naam, geboren in (("Chantal Kuipers", "14-06-1987"), ("Ronald Kuipers", "02-02-1981")):
        rij, wie = voeg_toe(werk, ref, naam, geboorte_tekst=geboren)
        woont(werk, wie, "Merelplantsoen 14, 3435 XA Nieuwegein")
        maak_feit(werk, FeitSoort.INGELICHT, DONDERDAG, melding=ref, over_id=rij, aan_id=wie)
        over.append(rij)
    werk.schrijf(update(persoon_adres).values(geheim=False))
    werk = werk.als(LOTTE)
    id_ = (
        werk.als(MARLOES)
        .doe(BeginGerichtVerzoek(dossier_id=ref, organisatie_id=ggd, over=tuple(over)))
        .resultaat
    )
    rij = next(een for een in bus(werk) if een.id == id_)
    yield (
        rij.soort.value,
        _volg(
            werk,
            rij,
            vragen="Zijn Chantal en Ronald Kuipers bij u bekend?\nWie kunnen wij bellen?",
            reden="Wij willen weten of er al hulp is.",
            grond_geven="U voert een publieke taak uit (AVG art. 6 lid 1 onder e).",
            grond_vastleggen="De gemeente heeft een publieke taak (AVG art. 6 lid 1 onder e).",
        ),
    )


VERHALEN = (kuipers, twee_kinderen, beide_ouders, alsnog, korte_meldingen, gericht_verzoek)


def gelezen(docx: bytes) -> str:
    """Geef alle tekst van een brief, met het briefhoofd; een kop staat achter een #."""
    document = Document(io.BytesIO(docx))
    deel = document.sections[0]
    tekens = {"Title": "# ", "Heading 1": "## ", "Heading 2": "### ", "List Bullet": "- "}
    regels = [een.text for een in deel.first_page_header.paragraphs]
    for alinea in document.paragraphs:
        teken = tekens.get(alinea.style.name, "")
        regels += ["", f"{teken}{alinea.text}"] if teken.startswith("#") else [teken + alinea.text]
    regels += ["", *(een.text for een in deel.first_page_footer.paragraphs)]
    return "\n".join(regels) + "\n"
