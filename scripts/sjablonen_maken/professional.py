"""De brieven aan professionals: geen namen, behalve waar de vraag zonder naam niet kan."""

from sjablonen_maken.opmaak import alinea, als, kop, lus
from sjablonen_maken.vast import FG, GEEN_NAMEN, begin, slot

GEEN_BESLUIT = (
    "{soort} is geen besluit; u kunt er geen bezwaar tegen maken. Niet tevreden over hoe wij met "
    "uw {wat} omgingen? Dan kunt u een klacht indienen bij de gemeente."
)
# Who reads personal data from the aanpak must keep them to themselves (reglement art. 3, E117).
# Short: these letters just fit one page.
GEHEIM = "Houd dit geheim (privacyreglement artikel 3)."
MELDING = GEEN_BESLUIT.format(soort="Deze brief", wat="melding")


def advies_aan_melder(venster: str) -> list[str]:
    return [
        *begin(venster),
        alinea(
            "Op {{ contactdatum }} vroeg u ons om mee te denken over een situatie waar u mee "
            "werkt. In deze brief leest u hoe wij uw vraag begrepen en wat wij u adviseren."
        ),
        kop("Uw vraag"),
        alinea("{{ vraag }}"),
        kop("Ons advies"),
        *lus("advies"),
        kop("Hoe verder"),
        alinea("{{ slot }}"),
        *slot(GEEN_NAMEN, GEEN_BESLUIT.format(soort="Dit advies", wat="vraag"), FG),
    ]


def retour_melder(venster: str) -> list[str]:
    return [
        *begin(venster),
        alinea(
            "Op {{ contactdatum }} kregen wij uw melding. Dank u wel. Wij kunnen haar nog niet "
            "beoordelen, omdat er iets ontbreekt. In deze brief leest u wat wij nog nodig hebben."
        ),
        kop("Dit ontbreekt nog"),
        *lus("ontbreekt", "ListBullet"),
        *als("toelichting", alinea("{{ toelichting }}")),
        kop("Wanneer en hoe"),
        alinea(
            "Stuur het uiterlijk op {{ uiterlijk }}, beveiligd, naar {{ afzender.email }}. Zet in "
            "het onderwerp alleen ons kenmerk {{ ons_kenmerk }}, en geen naam. Lukt die dag niet? "
            "Bel ons. Dan spreken wij een andere dag af."
        ),
        kop("Wie is nu verantwoordelijk"),
        alinea(
            "U en uw organisatie blijven verantwoordelijk voor de hulp die u geeft. Wij hebben nog "
            "niets overgenomen. Wordt het gevaarlijk? Wacht dan niet op ons: bel 112, of de "
            "crisisdienst."
        ),
        *slot(GEEN_NAMEN, MELDING, FG),
    ]


def elders(venster: str) -> list[str]:
    return [
        *begin(venster),
        alinea(
            "Op {{ contactdatum }} kregen wij uw melding. Dank u wel dat u niet afwacht. Wij zijn "
            "niet de juiste plek voor deze melding."
        ),
        kop("Waarom niet"),
        *lus("reden"),
        kop("Hier kan het wel"),
        *lus("waar_wel", "ListBullet"),
        kop("Wat wij u vragen"),
        alinea(
            "Neem zelf contact op, liefst vandaag. U kent de situatie en kunt vragen beantwoorden. "
            "Wij sturen uw melding niet door. Lukt het u niet om iemand te bereiken? Bel ons, dan "
            "zoeken wij het met u uit."
        ),
        alinea(
            "Tot een ander het overneemt, blijft u verantwoordelijk voor de hulp die u geeft. "
            "Wordt het gevaarlijk? Wacht dan niet: bel 112, of de crisisdienst."
        ),
        kop("Wat er met uw melding gebeurt"),
        alinea("{{ bewaartermijn }}"),
        *slot(GEEN_NAMEN, MELDING, FG),
    ]


def _overdracht(venster: str, intro: str, doen: str) -> list[str]:
    return [
        *begin(venster, "partner"),
        alinea(intro),
        *lus("reden"),
        kop("De melding"),
        alinea(
            "De melding is van {{ melder }}, en kwam op {{ contactdatum }}. De melder krijgt van "
            "ons bericht, en blijft tot {{ overname }} verantwoordelijk voor de eigen hulp."
        ),
        *als(
            "bijlagen",
            alinea(
                "Wij sturen u beveiligd, en alleen voor uw taak in deze situatie: "
                f"{{{{ bijlagen | join(', ') }}}}. {GEHEIM}"
            ),
        ),
        kop("Wat wij u vragen"),
        alinea(doen),
        kop("Wie weet hiervan?"),
        alinea("{{ ingelicht }}"),
        *slot(
            "Wij noemen in deze brief geen namen. Kunt u dit niet overnemen? Bel ons dan binnen "
            "twee werkdagen, en noem ons kenmerk {{ ons_kenmerk }}.",
            FG,
        ),
    ]


def overdracht_lpga(venster: str) -> list[str]:
    return _overdracht(
        venster,
        "Wij dragen een melding aan u over. Na weging hoort zij bij de lokale persoonsgerichte "
        "aanpak (lokale PGA), en niet bij het regieteam.",
        "Neem vanaf {{ overname }} de regie en spreek met de melder af hoe het verder gaat. Wij "
        "werken er dan niet meer aan en kunnen onze gegevens alleen nog lezen. Komt het later toch "
        "bij ons terug, meld het dan opnieuw en noem ons kenmerk.",
    )


def overdracht_woonoverlast(venster: str) -> list[str]:
    return _overdracht(
        venster,
        "Wij dragen een melding van ernstige woonoverlast aan u over. Na weging hoort zij bij u "
        "als wijkcoördinator, en niet bij het regieteam.",
        "Neem vanaf {{ overname }} de regie op de aanpak van de overlast. Spreek met de melder en "
        "de verhuurder af wie wat doet, en wie de buren laat weten wat er gebeurt. Wij werken er "
        "dan niet meer aan. Blijkt er meer te spelen dan overlast, meld het dan opnieuw bij ons.",
    )


def overdracht_melder(venster: str) -> list[str]:
    return [
        *begin(venster),
        alinea(
            "Op {{ contactdatum }} kregen wij uw melding. Dank u wel. Wij hebben haar gewogen en "
            "overgedragen aan iemand die hier beter bij past."
        ),
        kop("Wie neemt het over"),
        alinea("Dat is {{ overgenomen_door }}. Spreek samen af hoe het verder gaat."),
        kop("Tot wanneer bent u verantwoordelijk"),
        alinea(
            "Tot {{ verantwoordelijk_tot }} blijven u en uw organisatie verantwoordelijk voor de "
            "hulp die u geeft. Vanaf die dag ligt de regie bij wie het overneemt. Uw eigen hulp "
            "gaat door, tot u samen iets anders afspreekt."
        ),
        *als("toelichting", alinea("{{ toelichting }}")),
        kop("Wat wij u vragen"),
        alinea(
            "Geef door wat er verandert, vanaf nu aan wie het overneemt. Hoort u voor "
            "{{ verantwoordelijk_tot }} niets? Bel ons dan. Wordt het gevaarlijk? Wacht niet: bel "
            "112, of de crisisdienst."
        ),
        *slot(GEEN_NAMEN, MELDING, FG),
    ]


def gericht_verzoek(venster: str) -> list[str]:
    return [
        *begin(venster, "partner"),
        alinea("Wij wegen een melding en missen iets wat u misschien weet. Wij vragen alleen dit."),
        kop("Over wie"),
        *lus("over_wie", "ListBullet"),
        alinea("{{ ingelicht }}"),
        kop("Dit vragen wij"),
        *lus("vragen", "ListBullet"),
        kop("Waarom, en waarom het mag"),
        *lus("reden"),
        alinea(
            "Waarom mag u het geven? {{ grond_geven }} Waarom mogen wij het vastleggen? "
            "{{ grond_vastleggen }}"
        ),
        alinea(
            "U weegt zelf of u iets mag geven. Bij een beroepsgeheim is toestemming nodig, of een "
            f"conflict van plichten. Geef niet meer dan wij vragen. {GEHEIM}"
        ),
        kop("Uw antwoord"),
        *slot(
            "Stuur uw antwoord uiterlijk op {{ uiterlijk }}, beveiligd, naar {{ afzender.email }}. "
            "Zet in het onderwerp alleen ons kenmerk {{ ons_kenmerk }}. Wij houden het geheim. "
            "Weet u niets, of mag u niets geven? Laat ons dat ook weten. Dan wachten wij niet.",
            FG,
        ),
    ]
