"""Het aanmeldingsformulier: wat een melder leeg krijgt en ingevuld terugstuurt (werkproces fase 1).

Elk antwoord is een vak dat Word laat invullen. De woorden zijn die van het scherm "Melding"; een
proef houdt ze gelijk.
"""

from sjablonen_maken.opmaak import alinea, kop, tekst

KOP_VERVOLG = "{{ afzender.gemeente }}  |  Aanmelding bij het regieteam"
_GRIJS = '<w:color w:val="4A5563"/>'
_ANTWOORDEN = "☐ ja    ☐ nee    ☐ weet ik niet"
_LEEFGEBIEDEN = (
    *("Gezin", "Gezondheid", "Scholing", "Werk", "Financiën", "Huisvesting", "Overlast"),
    "Politie en justitie",
)


def _vak(vraag: str) -> list[str]:
    """Geef een vraag met een vak eronder; het vak heet in Word zoals de vraag."""
    naam = vraag.rstrip("?:")[:60]
    invulvak = (
        f'<w:p><w:sdt><w:sdtPr><w:alias w:val="{naam}"/><w:showingPlcHdr/>'
        f'<w:text w:multiLine="1"/></w:sdtPr><w:sdtContent>'
        f"{tekst('Klik hier en typ.', _GRIJS)}</w:sdtContent></w:sdt></w:p>"
    )
    return [alinea(vraag, "Heading2"), invulvak]


def _vinken(*regels: str) -> list[str]:
    return [alinea(f"☐ {regel}") for regel in regels]


def _ja_nee(vraag: str) -> list[str]:
    return [alinea(vraag, "Heading2"), alinea(_ANTWOORDEN)]


def aanmeldingsformulier() -> list[str]:
    return [
        alinea("Aanmelding bij het regieteam", "Title"),
        alinea("Aan: een casusregisseur van {{ afzender.afdeling }}, {{ afzender.gemeente }}"),
        alinea(
            "Stuur dit formulier beveiligd naar {{ afzender.email }}. Zet geen namen in het "
            "onderwerp. Bellen kan ook: {{ afzender.telefoon }}. Is er direct gevaar? Bel eerst "
            "112 of de crisisdienst, en dan ons."
        ),
        alinea(
            "Aanmelden doet een professional, geen inwoner. Vul in wat u weet; ‘onbekend’ is ook "
            "een antwoord. Schrijf alleen wat nodig is, en geen burgerservicenummer."
        ),
        kop("Wie meldt"),
        *_vak("Uw naam en functie"),
        *_vak("Uw organisatie"),
        *_vak("Uw telefoon en e-mail"),
        *_vak("Is uw organisatie geen convenantpartij: waarom meldt u het toch bij ons?"),
        kop("Om wie gaat het"),
        *_vak("Naam, geboortedatum of leeftijd, en adres van ieder, voor zover u dat weet"),
        *_vak("Wie horen bij elkaar, en wie heeft het gezag over de kinderen?"),
        *_ja_nee("Staat de persoon of het gezin ingeschreven in onze gemeente?"),
        kop("Uw vraag"),
        *_vak("Wat is uw concrete vraag aan het regieteam?"),
        kop("Wat is er aan de hand"),
        *(deel for gebied in _LEEFGEBIEDEN for deel in _vak(gebied)),
        kop("Wat is al geprobeerd"),
        *_vinken(
            "geprobeerd te bemiddelen",
            "dossier opgebouwd",
            "gericht hulp ingeschakeld",
            "contact tussen instelling en corporatie",
        ),
        *_vak("Wat is er gedaan, en waarom hielp het niet?"),
        alinea("Hoe staat het met de hulp?", "Heading2"),
        *_vinken(
            "het gaat de mogelijkheden van de hulp te boven",
            "de hulp levert geen resultaat op",
            "er is nog geen hulpverleningstraject",
        ),
        kop("Weten zij van deze aanmelding"),
        alinea(
            "U vertelt de mensen dat u met ons over hun problemen praat. Tot wij besluiten of wij "
            "het in behandeling nemen, blijft u verantwoordelijk."
        ),
        *_vak("Wie weet het, sinds wanneer en van wie? Wie nog niet, en waarom?"),
        kop("Mag u dit delen"),
        *_vinken("met toestemming", "met een conflict van plichten"),
        alinea("Bij een conflict van plichten beantwoordt u ook deze drie vragen."),
        *_ja_nee("Is de situatie zeer ernstig en is er daarom dringend hulp nodig?"),
        *_ja_nee("Is dit de enige manier om deze hulp te regelen?"),
        *_ja_nee(
            "Is intensief geprobeerd om op een andere manier te helpen en de problemen te "
            "doorbreken?"
        ),
        *_vak("Uw afweging"),
    ]
