"""What a template carries beside its text: places that are not filled, links, changes."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from lxml import etree

from cmpg_desktop.documenten.alineas import VELD, Bevinding, Ernst

_PLAATSEN = (  # how a part is called, and where a person finds it in Word
    ("docProps/", "documenteigenschappen"),
    ("word/endnotes", "eindnoot"),
    ("word/comments", "opmerking"),
)
_STIL = ("word/styles", "word/settings", "word/theme", "word/fontTable", "word/webSettings")


def bekijk_pakket(delen: Mapping[str, bytes], gevuld: AbstractSet[str]) -> Iterator[Bevinding]:
    """Check the parts of the file that no field is filled in, and what goes along unseen."""
    for naam, xml in delen.items():
        if naam.endswith(".rels"):
            yield from _verwijzingen(xml)
        elif naam not in gevuld and not naam.startswith(_STIL) and VELD.search(_tekst(xml)):
            yield Bevinding(
                ernst=Ernst.FOUT,
                plaats=next((waar for begin, waar in _PLAATSEN if naam.startswith(begin)), naam),
                melding="Hier staat een veld, maar op deze plek wordt niets ingevuld.",
                suggestie="Haal het veld weg, of zet het in de tekst van de brief.",
            )
        elif naam in gevuld and re.search(rb"<w:(ins|del|moveFrom|moveTo) ", xml):
            yield Bevinding(
                ernst=Ernst.WAARSCHUWING,
                plaats="hele sjabloon",
                melding="Er staan bijgehouden wijzigingen in. Die gaan met elke brief mee.",
                suggestie="Kies in Word: Controleren, Accepteren, Alle wijzigingen.",
            )
        elif naam.startswith("word/comments") and b"<w:comment " in xml:
            yield Bevinding(
                ernst=Ernst.WAARSCHUWING,
                plaats="opmerking",
                melding="Er staan opmerkingen in de kantlijn. Die gaan met elke brief mee.",
                suggestie="Verwijder ze in Word bij Controleren.",
            )


def _tekst(xml: bytes) -> str:
    return "".join(str(deel) for deel in etree.fromstring(xml).itertext())


def _verwijzingen(xml: bytes) -> Iterator[Bevinding]:
    for verwijzing in etree.fromstring(xml):
        soort = str(verwijzing.get("Type", "")).rsplit("/", 1)[-1]
        if verwijzing.get("TargetMode") != "External" or soort == "hyperlink":
            continue
        if soort == "attachedTemplate":
            yield Bevinding(
                ernst=Ernst.WAARSCHUWING,
                plaats="bestand",
                melding="Het document hoort bij een Word-sjabloon dat ergens anders staat.",
                suggestie="Koppel het los in Word: Ontwikkelaars, Documentsjabloon.",
            )
        else:
            yield Bevinding(
                ernst=Ernst.FOUT,
                plaats="bestand",
                melding="Het document haalt bij openen iets op van een andere plek, zoals een "
                "afbeelding.",
                suggestie="Voeg de afbeelding in zonder koppeling en sla het opnieuw op.",
            )
