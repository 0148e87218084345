"""Het Word-document om de alinea's heen: bladzijde, kop en voet, onderdelen."""

import io
import zipfile
from xml.sax.saxutils import escape

from sjablonen_maken.opmaak import (
    GRIJS,
    HOOGTE_KOP_VOET,
    KLEUR,
    KOP,
    LETTER,
    MARGE_BOVEN,
    MARGE_LINKS,
    MARGE_ONDER,
    MARGE_RECHTS,
    OPSOMMING,
    PAKKET,
    SOORT,
    R,
    W,
    alinea,
    stijlen,
    twips,
    voetregel,
)

PAGINA = (
    '<w:sectPr><w:headerReference w:type="first" r:id="rId3"/>'
    '<w:headerReference w:type="default" r:id="rId4"/>'
    '<w:footerReference w:type="first" r:id="rId5"/>'
    '<w:footerReference w:type="default" r:id="rId6"/>'
    f'<w:pgSz w:w="{twips(210)}" w:h="{twips(297)}"/>'
    f'<w:pgMar w:top="{twips(MARGE_BOVEN)}" w:right="{twips(MARGE_RECHTS)}"'
    f' w:bottom="{twips(MARGE_ONDER)}" w:left="{twips(MARGE_LINKS)}"'
    f' w:header="{twips(HOOGTE_KOP_VOET)}" w:footer="{twips(HOOGTE_KOP_VOET)}" w:gutter="0"/>'
    "<w:titlePg/></w:sectPr>"
)


def document(alineas: list[str]) -> str:
    return (
        f'{KOP}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>'
        f"{''.join(alineas)}{PAGINA}</w:body></w:document>"
    )


def kop_of_voet(soort: str, *alineas: str) -> str:
    return f'{KOP}<w:{soort} xmlns:w="{W}">{"".join(alineas)}</w:{soort}>'


def instellingen() -> str:
    return (
        f'{KOP}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="nl-NL"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
        "</w:settings>"
    )


def nummering() -> str:
    """Geef de opsomming: een echte lijst, die een schermlezer als lijst voorleest."""
    inspringen = f'<w:pPr><w:ind w:left="{twips(6)}" w:hanging="{twips(4)}"/></w:pPr>'
    return (
        f'{KOP}<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">'
        '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        f'{inspringen}</w:lvl></w:abstractNum><w:num w:numId="{OPSOMMING}">'
        '<w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def lettertypen() -> str:
    return (
        f'{KOP}<w:fonts xmlns:w="{W}"><w:font w:name="{LETTER}">'
        '<w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def thema() -> str:
    """Geef de kleuren en letters die Word in zijn keuzelijsten aanbiedt."""
    kleuren = {
        "dk1": "000000", "lt1": "FFFFFF", "dk2": KLEUR, "lt2": "E8F0FC", "accent1": "1F5FBF",
        "accent2": KLEUR, "accent3": GRIJS, "accent4": "8A5A00", "accent5": "1E6B45",
        "accent6": "B3261E", "hlink": "1F5FBF", "folHlink": GRIJS,
    }  # fmt: skip
    palet = "".join(
        f'<a:{naam}><a:srgbClr val="{waarde}"/></a:{naam}>' for naam, waarde in kleuren.items()
    )
    letter = f'<a:latin typeface="{LETTER}"/><a:ea typeface=""/><a:cs typeface=""/>'
    vulling = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lijn = f'<a:ln w="9525">{vulling}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{KOP}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'name="Brief"><a:themeElements>'
        f'<a:clrScheme name="Brief">{palet}</a:clrScheme>'
        f'<a:fontScheme name="Brief"><a:majorFont>{letter}</a:majorFont>'
        f"<a:minorFont>{letter}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Brief"><a:fillStyleLst>{vulling * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lijn * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{vulling * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


# --- the package --------------------------------------------------------------------------------

DELEN = {  # relation id in the document -> (file, kind)
    "rId1": ("styles.xml", "styles"),
    "rId2": ("settings.xml", "settings"),
    "rId3": ("header1.xml", "header"),
    "rId4": ("header2.xml", "header"),
    "rId5": ("footer1.xml", "footer"),
    "rId6": ("footer2.xml", "footer"),
    "rId7": ("fontTable.xml", "fontTable"),
    "rId8": ("theme/theme1.xml", "theme"),
    "rId9": ("numbering.xml", "numbering"),
}
THEMA_SOORT = "application/vnd.openxmlformats-officedocument.theme"


def inhoudsopgave() -> str:
    delen = "".join(
        f'<Override PartName="/word/{bestand}" ContentType='
        f'"{THEMA_SOORT if soort == "theme" else f"{SOORT}.{soort}"}+xml"/>'
        for bestand, soort in DELEN.values()
    )
    return (
        f'{KOP}<Types xmlns="{PAKKET}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{SOORT}.document.main+xml"/>'
        f"{delen}"
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
    )


def relaties(*regels: tuple[str, str, str]) -> str:
    inhoud = "".join(
        f'<Relationship Id="{sleutel}" Type="{soort}" Target="{doel}"/>'
        for sleutel, soort, doel in regels
    )
    return f'{KOP}<Relationships xmlns="{PAKKET}/relationships">{inhoud}</Relationships>'


def kerngegevens(titel: str) -> str:
    return (
        f'{KOP}<cp:coreProperties xmlns:cp="{PAKKET}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(titel)}</dc:title><dc:language>nl-NL</dc:language>"
        "</cp:coreProperties>"
    )


KOP_VERVOLG = "{{ afzender.gemeente }}  |  {{ datum }}  |  kenmerk {{ ons_kenmerk }}"


def pak_in(titel: str, alineas: list[str], kop_vervolg: str = KOP_VERVOLG) -> bytes:
    contact = "{{ afzender.gemeente }}{% if afzender.adres %}  |  {{ afzender.adres }}{% endif %}"
    delen = {
        "[Content_Types].xml": inhoudsopgave(),
        "_rels/.rels": relaties(
            ("rId1", f"{R}/officeDocument", "word/document.xml"),
            ("rId2", f"{PAKKET}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rId3", f"{R}/extended-properties", "docProps/app.xml"),
        ),
        "word/document.xml": document(alineas),
        "word/_rels/document.xml.rels": relaties(
            *((sleutel, f"{R}/{soort}", bestand) for sleutel, (bestand, soort) in DELEN.items())
        ),
        "word/styles.xml": stijlen(),
        "word/settings.xml": instellingen(),
        "word/header1.xml": kop_of_voet(
            "hdr",
            alinea("{{ afzender.gemeente }}", "Briefhoofd"),
            alinea("{{ afzender.afdeling }}", "Afdeling"),
        ),
        "word/header2.xml": kop_of_voet(
            "hdr",
            alinea(kop_vervolg, "Header"),
        ),
        "word/footer1.xml": kop_of_voet("ftr", voetregel(contact)),
        "word/footer2.xml": kop_of_voet("ftr", voetregel()),
        "word/fontTable.xml": lettertypen(),
        "word/theme/theme1.xml": thema(),
        "word/numbering.xml": nummering(),
        "docProps/core.xml": kerngegevens(titel),
        "docProps/app.xml": (
            f'{KOP}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
            'extended-properties"><Application>Microsoft Office Word</Application></Properties>'
        ),
    }
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pakket:
        for naam, xml in delen.items():
            # A fixed date: the same script gives the same bytes, so a diff means a change.
            deel = zipfile.ZipInfo(naam, date_time=(1980, 1, 1, 0, 0, 0))
            deel.compress_type = zipfile.ZIP_DEFLATED
            deel.external_attr = 0o644 << 16
            pakket.writestr(deel, xml.encode("utf-8"))
    return uit.getvalue()
