"""Wat elke brief gelijk heeft: het venster, de regels met datum en kenmerk, de ondertekening."""

from sjablonen_maken.opmaak import (
    VENSTER_BOVEN,
    VENSTER_BREEDTE,
    VENSTER_X,
    alinea,
    als,
    ondertekening,
    twips,
)

GEEN_NAMEN = (
    "Wij noemen in deze brief geen namen. Noem ons kenmerk {{ ons_kenmerk }} als u belt of mailt."
)
FG = "Vragen over persoonsgegevens? Functionaris gegevensbescherming: {{ afzender.contact_fg }}."


def in_venster(venster: str) -> list[str]:
    """Geef de alinea's achter het venster van de envelop.

    A frame on the paragraphs themselves: unlike a text box it keeps the reading order, and
    LibreOffice 7.4 ignores a frame that is in the style.
    """
    kader = (
        f'<w:framePr w:w="{twips(VENSTER_BREEDTE)}" w:hSpace="0" w:wrap="around" w:vAnchor="page"'
        f' w:hAnchor="page" w:x="{twips(VENSTER_X[venster])}" w:y="{twips(VENSTER_BOVEN)}"/>'
    )
    return [
        alinea("Retouradres: {{ afzender.retouradres }}", "Retouradres", kader),
        alinea("{%p for regel in adres %}", "Adres", kader),
        alinea("{{ regel }}", "Adres", kader),
        alinea("{%p endfor %}", "Adres", kader),
    ]


def begin(venster: str, voor: str = "melder") -> list[str]:
    """Geef alles tot en met de aanhef."""
    uw_kenmerk = als(
        "uw_kenmerk", alinea("Uw kenmerk\t{{ uw_kenmerk }}", "Kenmerk"), stijl="Kenmerk"
    )
    return [
        *in_venster(venster),
        alinea("Datum\t{{ datum }}", "Datum"),
        alinea("Ons kenmerk\t{{ ons_kenmerk }}", "Kenmerk"),
        *(uw_kenmerk if voor == "melder" else []),
        alinea(
            "Contactpersoon\t{{ behandeld_door }}"
            if voor == "inwoner"
            else "Behandeld door\t{{ behandeld_door }}",
            "Kenmerk",
        ),
        alinea("Contact\t{{ afzender.telefoon }}  |  {{ afzender.email }}", "Kenmerk"),
        alinea("{{ onderwerp }}", "Title"),
        alinea("{{ aanhef }},"),
    ]


def slot(laatste: str, *klein: str, groet: str = "Met vriendelijke groet,") -> list[str]:
    """Geef de laatste alinea, de ondertekening en de kleine letters, bij elkaar."""
    # What comes after may be on a page of its own: the last paragraph holds on to nothing.
    los = '<w:keepNext w:val="0"/>'
    return [
        alinea(laatste, "Slotalinea"),
        ondertekening(
            groet,
            "namens {{ afzender.verantwoordelijke }},",
            "{{ ondertekenaar.naam }}",
            "{{ ondertekenaar.functie }}",
        ),
        *als(
            "opsteller and opsteller != ondertekenaar.naam",
            alinea("Deze brief is opgesteld door {{ opsteller }}.", "Klein"),
            stijl="Klein",
        ),
        *(alinea(regel, "Klein") for regel in klein[:-1]),
        alinea(klein[-1], "Klein", los),
    ]
