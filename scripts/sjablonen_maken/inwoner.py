"""De brieven die inwoners lezen: korte zinnen, gewone woorden, en alles wat AVG art. 14 vraagt.

Eerst de brief zelf, met een ondertekening. Wat de wet daarnaast vraagt, staat eronder.
"""

from sjablonen_maken.opmaak import alinea, als, kop, lus, punten, tussenkop
from sjablonen_maken.vast import begin, slot

KLACHT = (
    "Bent u niet tevreden over hoe wij met u omgaan? Dan kunt u een klacht indienen bij de "
    "gemeente."
)
GEEN_BESLUIT = f"Deze brief is geen besluit waar u bezwaar tegen kunt maken. {KLACHT}"
KLACHT_JONGERE = (
    "Vind je dat wij niet goed met je omgaan? Zeg het ons, of vraag iemand om te helpen met een "
    "klacht bij de gemeente."
)
AP = (
    "Die let erop dat iedereen zich aan de privacywet houdt. Kijk op autoriteitpersoonsgegevens.nl "
    "of schrijf naar Postbus 93374, 2509\N{NO-BREAK SPACE}AJ Den Haag."
)
BESLISSEN = (
    "{% if besluit_uiterlijk %}Uiterlijk op {{ besluit_uiterlijk }} beslissen wij of wij "
    "verdergaan. U krijgt dan weer een brief van ons.{% else %}U krijgt weer een brief van ons als "
    "wij beslissen of wij verdergaan.{% endif %}"
)
BIJ_ELKAAR = "<w:keepNext/><w:keepLines/>"


def _bereik(u: str) -> str:
    return (
        f"Bel {u} op {{{{ afzender.telefoon }}}} of mail naar {{{{ afzender.email }}}}. Vraag naar "
        "{{ ondertekenaar.naam }}."
    )


def _uitleg(titel: str, vraag: str, *antwoord: str) -> list[str]:
    """Geef het begin van de uitleg: het komt heel op een bladzijde, of op de volgende."""
    return [
        alinea(titel, "Uitleg"),
        tussenkop(vraag),
        *(alinea(deel, "Normal", BIJ_ELKAAR) for deel in antwoord),
    ]


def _gegevens(titel: str, wiens: str, wie: str, mij: str, *erbij: str) -> list[str]:
    """Geef de uitleg voor een volwassene: over wie leest, of over een ander."""
    return [
        *_uitleg(
            titel,
            "Wie is verantwoordelijk?",
            "Dat is {{ afzender.verantwoordelijke }}. Ons adres is {{ afzender.retouradres }}. "
            "Hebt u een vraag over privacy? Stel die aan de functionaris gegevensbescherming: "
            "{{ afzender.contact_fg }}.",
        ),
        tussenkop(f"Waarvoor gebruiken wij {wiens}?"),
        alinea(
            f"Voor één doel: kijken of instanties samen {wie} beter kunnen helpen. Voor iets "
            "anders gebruiken wij ze niet. {{ grondslag }}"
        ),
        tussenkop("Welke gegevens zijn dat?"),
        alinea(
            "Gegevens over gezondheid of straf gebruiken wij alleen als dat van de wet mag. "
            "Het gaat om:",
            "Normal",
            BIJ_ELKAAR,
        ),
        *lus("soorten_gegevens", "ListBullet"),
        *erbij,
        tussenkop("Wie kan ze ons geven, en wie kan ze krijgen?"),
        alinea("Het gaat om: {{ ontvangers | join(', ') }}. Wij delen alleen wat nodig is."),
        tussenkop("Hoe lang bewaren wij ze?"),
        alinea("{{ bewaartermijn }}"),
        tussenkop("Wat kunt u ons vragen?"),
        *punten(
            f"Wat weet u over {mij}? U krijgt gratis een kopie van de gegevens.",
            "Wilt u een fout verbeteren, of iets erbij zetten?",
            "Wilt u gegevens wissen, of een tijd niet gebruiken?",
        ),
        alinea(
            "U kunt bellen, mailen of schrijven. Wij kijken eerst of u het echt bent. Binnen een "
            "maand hoort u wat wij doen. Soms hebben wij twee maanden meer nodig. Dan zeggen wij u "
            "dat, en waarom. Bij ons beslissen mensen, geen computers."
        ),
        tussenkop("Bent u het er niet mee eens?"),
        alinea(
            f"U kunt bezwaar maken tegen het gebruik van {wiens}. Bel, mail of schrijf ons. Wij "
            "stoppen dan, tenzij wij een heel goede reden hebben. Die leggen wij u uit."
        ),
        alinea(f"U kunt ook een klacht sturen aan de Autoriteit Persoonsgegevens. {AP}"),
    ]


def kijken_volwassene(venster: str) -> list[str]:
    return [
        *begin(venster, "inwoner"),
        alinea(
            "Soms speelt er veel tegelijk. Dan is het moeilijk om de goede hulp te krijgen. Wij "
            "kijken of wij u daarbij kunnen helpen. In deze brief leest u wat wij doen, en wat u "
            "zelf kunt doen."
        ),
        kop("Waarom krijgt u deze brief?"),
        alinea("{{ bron }}"),
        *lus("aanleiding"),
        *als(
            "ook_over",
            alinea(
                "U krijgt deze brief ook omdat {{ hoedanigheid }}. Wat u ons over uzelf kunt "
                "vragen, kunt u ook over {{ ook_over }} vragen."
            ),
        ),
        kop("Wat gaan wij doen?"),
        alinea(
            "Wij vragen aan instanties wat zij weten. Wij vragen alleen wat nodig is. Daarna "
            "kijken wij of het helpt als zij samenwerken."
        ),
        alinea(BESLISSEN),
        kop("Wat kunt u doen?"),
        alinea(
            "Praat met ons. U weet zelf het best wat er speelt en wat helpt. U mag iemand meenemen "
            "die u vertrouwt. Hebt u een tolk nodig? Zeg het ons."
        ),
        alinea(_bereik("ons")),
        *slot(
            "Onder deze brief leest u welke gegevens wij gebruiken, en wat u ons kunt vragen.",
            KLACHT,
        ),
        *_gegevens("Uw gegevens en uw rechten", "uw gegevens", "u", "mij"),
    ]


def kijken_jongere(venster: str) -> list[str]:
    return [
        *begin(venster, "inwoner"),
        alinea(
            "Wij werken bij de gemeente. Wij kijken of wij jou en je gezin kunnen helpen. Daarom "
            "hebben wij informatie over jou. Jij mag weten welke, en waarom."
        ),
        kop("Waarom krijg je deze brief?"),
        alinea("{{ bron }}"),
        *lus("aanleiding"),
        alinea("Dit is geen straf. Jij mag gewoon weten wat wij doen."),
        *als("ook_een_brief", alinea("{{ ook_een_brief }}")),
        kop("Wat gaan wij doen?"),
        alinea(
            "Wij vragen aan mensen die jou kennen wat zij weten. Wij vragen alleen wat nodig is. "
            "Daarna kijken wij of zij samen beter kunnen helpen."
        ),
        alinea(
            "{% if besluit_uiterlijk %}Uiterlijk op {{ besluit_uiterlijk }} weten wij of wij "
            "verdergaan. Je krijgt dan weer een brief.{% else %}Je krijgt weer een brief als wij "
            "weten of wij verdergaan.{% endif %}"
        ),
        kop("Wat kun jij doen?"),
        alinea(
            "Vertel ons wat jij vindt. Wat gaat goed, en wat niet? Wat zou jou helpen? Je mag "
            "iemand meenemen die je vertrouwt, zoals een vriend, een oom of je mentor."
        ),
        alinea(_bereik("ons")),
        *slot(
            "Onder deze brief staat wat wij over jou mogen weten, en wat jij ons mag vragen.",
            KLACHT_JONGERE,
            groet="Groeten,",
        ),
        *_uitleg(
            "Jouw gegevens, en wat je mag vragen",
            "Wie past op jouw gegevens?",
            "Dat is {{ afzender.verantwoordelijke }}. Ons adres is {{ afzender.retouradres }}. Er "
            "is ook iemand die kijkt of wij netjes met gegevens omgaan. Die kun je bereiken via "
            "{{ afzender.contact_fg }}.",
        ),
        tussenkop("Waarvoor gebruiken wij ze?"),
        alinea(
            "Alleen om te kijken hoe wij jou en je gezin kunnen helpen. Voor iets anders gebruiken "
            "wij ze niet. {{ grondslag }}"
        ),
        tussenkop("Waar gaan de gegevens over?"),
        alinea(
            "Gaat het over gezondheid of politie? Dan gebruiken wij het alleen als dat van de wet "
            "mag. Wij hebben gegevens over:",
            "Normal",
            BIJ_ELKAAR,
        ),
        *lus("soorten_gegevens", "ListBullet"),
        tussenkop("Wie kan iets over jou vertellen of horen?"),
        alinea("Het gaat om: {{ ontvangers | join(', ') }}. Wij vertellen alleen wat nodig is."),
        tussenkop("Hoe lang bewaren wij het?"),
        alinea("{{ bewaartermijn }}"),
        tussenkop("Dit mag je ons vragen"),
        *punten(
            "Wat weten jullie van mij? Je krijgt het op papier. Dat kost niets.",
            "Er klopt iets niet. Willen jullie het verbeteren, of iets erbij zetten?",
            "Willen jullie iets weghalen, of een tijd niet gebruiken?",
        ),
        alinea(
            "Bel, mail of schrijf ons. Je krijgt binnen een maand antwoord. Soms duurt het twee "
            "maanden langer. Dan zeggen wij dat. Bij ons beslissen mensen, geen computers."
        ),
        tussenkop("Vind je het niet goed?"),
        alinea(
            "Zeg het ons als je niet wilt dat wij jouw gegevens gebruiken. Dat heet bezwaar maken. "
            "Wij stoppen dan, behalve als wij een heel goede reden hebben. Die leggen wij je uit."
        ),
        alinea(f"Je kunt ook klagen bij de Autoriteit Persoonsgegevens. {AP}"),
    ]


def kijken_vertegenwoordiger(venster: str) -> list[str]:
    return [
        *begin(venster, "inwoner"),
        alinea(
            "Wij kijken of wij {{ voornaam }} kunnen helpen. Daarom hebben wij informatie over "
            "{{ voornaam }}. U krijgt deze brief omdat {{ hoedanigheid }}."
        ),
        *als("ook_een_brief", alinea("{{ ook_een_brief }}")),
        kop("Waarom kijken wij?"),
        alinea("{{ bron }}"),
        *lus("aanleiding"),
        kop("Wat gaan wij doen?"),
        alinea(
            "Wij vragen aan instanties wat zij weten over {{ voornaam }}. Wij vragen alleen wat "
            "nodig is. Daarna kijken wij of het helpt als zij samenwerken."
        ),
        alinea(BESLISSEN),
        kop("Wat kunt u doen?"),
        alinea(
            "Praat met ons. Wat gaat goed met {{ voornaam }}, en waar maakt u zich zorgen over? U "
            "mag iemand meenemen die u vertrouwt. Hebt u een tolk nodig? Zeg het ons."
        ),
        alinea(_bereik("ons")),
        *slot(
            "Deze brief gaat over {{ voornaam }}. Hieronder leest u welke gegevens wij gebruiken, "
            "en wat u ons kunt vragen.",
            KLACHT,
        ),
        *_gegevens(
            "De gegevens van {{ voornaam }}, en wat u kunt vragen",
            "de gegevens van {{ voornaam }}",
            "{{ voornaam }}",
            "{{ voornaam }}",
            alinea(
                "Ook van u hebben wij gegevens, zoals uw naam en adres. Wat hier staat, geldt ook "
                "daarvoor."
            ),
        ),
    ]


def niet_verder(venster: str) -> list[str]:
    wie = "{% if voornaam %}{{ voornaam }}{% else %}u{% endif %}"
    wie += "{% if ook_over %}, en ook {{ ook_over }},{% endif %}"
    wiens = (
        "{% if voornaam %}de gegevens van {{ voornaam }}{% else %}uw gegevens{% endif %}"
        "{% if ook_over %} en die van {{ ook_over }}{% endif %}"
    )
    return [
        *begin(venster, "inwoner"),
        alinea(
            f"Op {{{{ kijkdatum }}}} hoorde u van ons. Wij keken toen of wij {wie} konden helpen. "
            "Nu weten wij het: wij gaan niet verder. U leest hier waarom, en waar wel hulp is."
        ),
        kop("Waarom gaan wij niet verder?"),
        *lus("reden"),
        kop("Hier krijgt u wel hulp"),
        *lus("hulp", "ListBullet"),
        alinea(f"Lukt het daar niet? Dan zoeken wij met u naar iets anders. {_bereik('ons')}"),
        kop(f"Wat gebeurt er met {wiens}?"),
        alinea(
            "Wij vragen niets meer aan instanties. {{ bewaartermijn }} U kunt ons vragen wat wij "
            "hebben, en of wij iets verbeteren of eerder wissen."
        ),
        alinea(
            "Bent u niet tevreden over hoe wij met gegevens omgaan? Zeg het ons, of vraag het aan "
            "de functionaris gegevensbescherming: {{ afzender.contact_fg }}. U kunt ook klagen bij "
            "de Autoriteit Persoonsgegevens. Kijk op autoriteitpersoonsgegevens.nl."
        ),
        *slot("Wij wensen u het beste.", GEEN_BESLUIT),
    ]


def niet_verder_jongere(venster: str) -> list[str]:
    return [
        *begin(venster, "inwoner"),
        alinea(
            "Op {{ kijkdatum }} hoorde je van ons. Wij keken toen of wij jou en je gezin konden "
            "helpen. Nu weten wij het: wij gaan niet verder. Je leest hier waarom, en waar wel "
            "hulp is."
        ),
        kop("Waarom gaan wij niet verder?"),
        *lus("reden"),
        kop("Hier krijg je wel hulp"),
        *lus("hulp", "ListBullet"),
        alinea(f"Lukt het daar niet? Dan zoeken wij met jou naar iets anders. {_bereik('ons')}"),
        kop("Wat gebeurt er met jouw gegevens?"),
        alinea(
            "Wij vragen niets meer aan mensen die jou kennen. {{ bewaartermijn }} Je mag ons "
            "vragen wat wij hebben, en of wij iets verbeteren of eerder wissen."
        ),
        alinea(
            "Vind je dat wij niet goed met je gegevens omgaan? Zeg het ons. Of vraag het aan "
            "iemand die daarop let: {{ afzender.contact_fg }}. Je kunt ook klagen bij de "
            "Autoriteit Persoonsgegevens. Kijk op autoriteitpersoonsgegevens.nl."
        ),
        *slot(
            "Wij wensen je het beste.",
            f"Tegen deze brief kun je geen bezwaar maken. {KLACHT_JONGERE}",
            groet="Groeten,",
        ),
    ]
