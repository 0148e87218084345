"""Alinea's en stijlen van een brief, als Open XML."""

from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAKKET = "http://schemas.openxmlformats.org/package/2006"
SOORT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
KOP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

TAB = "\t"
LETTER = "Arial"  # Liberation Sans has the same widths: the same page in Word and LibreOffice
KLEUR = "1B3A5C"
GRIJS = "4A5563"

# Where a window envelope wants things, in mm from the top left corner of the page (NEN 1026).
VENSTER_X = {"links": 35.0, "rechts": 105.0}
VENSTER_BREEDTE = 70.0
VENSTER_BOVEN = 49.0  # a return address and four lines have their middle near 63.5 mm
REFERENTIE_Y = 98.0
MARGE_LINKS, MARGE_RECHTS, MARGE_BOVEN, MARGE_ONDER = 35.0, 20.0, 27.0, 18.0
OPSOMMING = 1  # the number of the list with bullets in numbering.xml
HOOGTE_KOP_VOET = 12.0  # from the edge of the page to the text in header and footer


def twips(mm: float) -> int:
    return round(mm * 1440 / 25.4)


def tekst(inhoud: str, opmaak: str = "") -> str:
    eigenschappen = f"<w:rPr>{opmaak}</w:rPr>" if opmaak else ""
    delen = inhoud.split(TAB)
    stukken = [f'<w:t xml:space="preserve">{escape(deel)}</w:t>' if deel else "" for deel in delen]
    return f"<w:r>{eigenschappen}{'<w:tab/>'.join(stukken)}</w:r>"


def alinea(inhoud: str, stijl: str = "", kader: str = "") -> str:
    """Geef een alinea; `kader` is opmaak die alleen voor deze alinea geldt."""
    kenmerken = f'<w:pPr><w:pStyle w:val="{stijl}"/>{kader}</w:pPr>' if stijl else ""
    if stijl in {"Datum", "Kenmerk"} and TAB in inhoud:
        label, rest = inhoud.split(TAB, 1)
        return f"<w:p>{kenmerken}{tekst(label, _LABEL)}{tekst(TAB + rest)}</w:p>"
    return f"<w:p>{kenmerken}{tekst(inhoud)}</w:p>"


_LABEL = f'<w:color w:val="{GRIJS}"/>'


def ondertekening(groet: str, namens: str, naam: str, functie: str) -> str:
    """Geef de groet tot en met de functie als één alinea, met ruimte voor de handtekening.

    One paragraph is never torn apart: LibreOffice 7.4 forgets "keep with next" on a page that has
    the frame of the window.
    """
    regel, ruimte = "<w:r><w:br/></w:r>", f"<w:r><w:rPr>{letters(26)}</w:rPr><w:br/></w:r>"
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Groet"/></w:pPr>{tekst(groet)}{regel}{tekst(namens)}{regel}'
        f"{ruimte}{tekst(naam, letters(10, vet=True))}{regel}{tekst(functie)}</w:p>"
    )


def lus(lijst: str, stijl: str = "") -> list[str]:
    """Geef een alinea, of een regel van een opsomming, voor elk onderdeel van een lijst."""
    een = "regel" if stijl == "ListBullet" else "alinea"
    return [
        alinea(f"{{%p for {een} in {lijst} %}}", stijl),
        alinea(f"{{{{ {een} }}}}", stijl),
        alinea("{%p endfor %}", stijl),
    ]


def als(voorwaarde: str, *alineas: str, stijl: str = "") -> list[str]:
    """Geef alinea's die er alleen staan als de voorwaarde klopt."""
    return [alinea(f"{{%p if {voorwaarde} %}}", stijl), *alineas, alinea("{%p endif %}", stijl)]


def kop(inhoud: str) -> str:
    return alinea(inhoud, "Heading1")


def tussenkop(inhoud: str) -> str:
    return alinea(inhoud, "Heading2")


def punten(*regels: str) -> list[str]:
    """Geef een opsomming met vaste tekst."""
    return [alinea(regel, "ListBullet") for regel in regels]


def voetregel(links: str = "") -> str:
    """Geef een voettekst met rechts de bladzijde, op een tab."""

    def veld(code: str) -> str:
        return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'

    nummer = f"{tekst('Bladzijde ')}{veld('PAGE')}{tekst(' van ')}{veld('NUMPAGES')}"
    return f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{tekst(links + TAB)}{nummer}</w:p>'


def stijl(
    sleutel: str, naam: str, alinea_opmaak: str, letter_opmaak: str = "", **extra: str
) -> str:
    volgende = f'<w:next w:val="{extra["volgende"]}"/>' if "volgende" in extra else ""
    eigen = "" if extra.get("ingebouwd") else ' w:customStyle="1"'
    letters = f"<w:rPr>{letter_opmaak}</w:rPr>" if letter_opmaak else ""
    return (
        f'<w:style w:type="paragraph"{eigen} w:styleId="{sleutel}"><w:name w:val="{naam}"/>'
        f'<w:basedOn w:val="Normal"/>{volgende}<w:qFormat/>'
        f"<w:pPr>{alinea_opmaak}</w:pPr>{letters}</w:style>"
    )


def letters(punten: float, *, vet: bool = False, kleur: str = "") -> str:
    half = round(punten * 2)
    return (
        ("<w:b/><w:bCs/>" if vet else "")
        + (f'<w:color w:val="{kleur}"/>' if kleur else "")
        + f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    )


def afstand(*, voor: float = 0, na: float = 0, precies: float = 0) -> str:
    regel = f' w:line="{round(precies * 20)}" w:lineRule="exact"' if precies else ""
    return f'<w:spacing w:before="{round(voor * 20)}" w:after="{round(na * 20)}"{regel}/>'


def stijlen() -> str:
    tab = f'<w:tabs><w:tab w:val="left" w:pos="{twips(35)}"/></w:tabs>'
    rechterrand = twips(210 - MARGE_LINKS - MARGE_RECHTS)
    rechts = f'<w:tabs><w:tab w:val="right" w:pos="{rechterrand}"/></w:tabs>'
    hangend = f'<w:ind w:left="{twips(35)}" w:hanging="{twips(35)}"/>'
    tot_referentie = (REFERENTIE_Y - MARGE_BOVEN) / 25.4 * 72
    # What stays together: no page with only a signature or small print.
    bij_elkaar = "<w:keepNext/><w:keepLines/>"
    lijn = '<w:pBdr><w:top w:val="single" w:sz="4" w:space="8" w:color="B8C0CC"/></w:pBdr>'
    taal = '<w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/>'
    return (
        f'{KOP}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'<w:rFonts w:ascii="{LETTER}" w:eastAsia="{LETTER}" w:hAnsi="{LETTER}" w:cs="{LETTER}"/>'
        f'<w:sz w:val="20"/><w:szCs w:val="20"/>{taal}</w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="264" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/><w:pPr><w:widowControl/></w:pPr></w:style>"
        + stijl(
            "Title",
            "Title",
            f'{bij_elkaar}{afstand(voor=11, na=6)}<w:outlineLvl w:val="0"/>',
            letters(12.5, vet=True, kleur=KLEUR),
            volgende="Normal",
            ingebouwd="ja",
        )
        + stijl(
            "Heading1",
            "heading 1",
            f'{bij_elkaar}{afstand(voor=9, na=3)}<w:outlineLvl w:val="1"/>',
            letters(10.5, vet=True, kleur=KLEUR),
            volgende="Normal",
            ingebouwd="ja",
        )
        + stijl(
            "Uitleg",
            "Uitleg bij de brief",
            f'{bij_elkaar}{lijn}{afstand(voor=20, na=4)}<w:outlineLvl w:val="1"/>',
            letters(10.5, vet=True, kleur=KLEUR),
            volgende="Normal",
        )
        + stijl(
            "Heading2",
            "heading 2",
            f'{bij_elkaar}{afstand(voor=7, na=2)}<w:outlineLvl w:val="2"/>',
            letters(10, vet=True),
            volgende="Normal",
            ingebouwd="ja",
        )
        + stijl(
            "ListBullet",
            "List Bullet",
            f'<w:numPr><w:numId w:val="{OPSOMMING}"/></w:numPr>{afstand(na=3)}',
            ingebouwd="ja",
        )
        + stijl("Header", "header", afstand(na=0), letters(8.5, kleur=GRIJS), ingebouwd="ja")
        + stijl("Footer", "footer", rechts + afstand(na=0), letters(8, kleur=GRIJS), ingebouwd="ja")
        + stijl("Briefhoofd", "Briefhoofd", afstand(na=2), letters(19, vet=True, kleur=KLEUR))
        + stijl("Afdeling", "Afdeling", afstand(na=0), letters(10.5, kleur=GRIJS))
        + stijl("Retouradres", "Retouradres", afstand(precies=11), letters(7, kleur=GRIJS))
        + stijl("Adres", "Adres", afstand(precies=13), letters(10))
        + stijl("Datum", "Datum", tab + afstand(voor=tot_referentie) + hangend)
        + stijl("Kenmerk", "Kenmerk", tab + afstand() + hangend)
        + stijl("Slotalinea", "Slotalinea", bij_elkaar)
        + stijl("Groet", "Groet", bij_elkaar + afstand(voor=6, na=10))
        + stijl("Klein", "Kleine tekst", bij_elkaar + afstand(na=2), letters(8, kleur=GRIJS))
        + "</w:styles>"
    )
