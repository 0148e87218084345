"""Fill a Word template, and check one before it is used.

Module of docxtpl: see techniek B5 for its traps. What it does with data that looks like its own
signs, and with properties of the file, is closed here and in `omgeving`.
"""

import io
from collections.abc import Mapping
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import TemplateError, TemplateSyntaxError
from lxml import etree

from cmpg_desktop.documenten.bestand import SjabloonFout, lees_delen
from cmpg_desktop.documenten.omgeving import Sjabloontaal, schoon
from cmpg_desktop.documenten.venster import LINKS, zet_venster
from cmpg_desktop.typen import override

_NAKIJKEN = "Laat het sjabloon nakijken bij Beheer, Sjablonen."


class StrengSjabloon(DocxTemplate):  # type: ignore[misc]  # docxtpl ships no types
    """A docxtpl template that refuses what docxtpl would quietly repair."""

    @override
    def fix_tables(self, xml: str) -> Any:
        # docxtpl reads with a forgiving parser and drops text where the XML is broken.
        etree.fromstring(xml.encode("utf-8"))
        return super().fix_tables(xml)

    @override
    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Leave title and author alone: a letter must not carry data where nobody looks."""


def open_sjabloon(sjabloon: bytes) -> StrengSjabloon:
    """Open a template after the guard has looked at the file."""
    lees_delen(sjabloon)
    streng = StrengSjabloon(io.BytesIO(sjabloon))
    try:
        streng.init_docx()
    except (KeyError, ValueError) as fout:  # what python-docx raises on a package it cannot follow
        melding = "Dit Word-document is beschadigd."
        suggestie = "Open het in Word, sla het opnieuw op en kies het nog eens."
        raise SjabloonFout(melding, suggestie) from fout
    return streng


def render(sjabloon: bytes, gegevens: Mapping[str, object], *, venster: str = LINKS) -> bytes:
    """Fill a template. What is in `gegevens` comes out literally, line breaks as breaks.

    Args:
        sjabloon: the template.
        gegevens: its fields.
        venster: where the window of the envelope is, "links" or "rechts".

    Raises:
        SjabloonFout: when the template cannot be read or asks for a field that is not there.

    """
    brief = open_sjabloon(sjabloon)
    zet_venster(brief.docx.element, venster)
    schone = schoon(gegevens)
    try:
        brief.render(schone, Sjabloontaal())
    except TemplateSyntaxError as fout:
        raise SjabloonFout("Een veld in het sjabloon is niet goed geschreven.", _NAKIJKEN) from fout
    except TemplateError as fout:
        raise SjabloonFout(f"Het sjabloon klopt niet: {fout.message}.", _NAKIJKEN) from fout
    except etree.XMLSyntaxError as fout:
        melding = "Een lus of voorwaarde staat op een plek waar Word geen stuk kan weglaten."
        raise SjabloonFout(melding, _NAKIJKEN) from fout
    except (TypeError, ValueError, ArithmeticError, AttributeError) as fout:
        raise SjabloonFout(
            "Een som of vergelijking in het sjabloon lukt niet.", _NAKIJKEN
        ) from fout
    uit = io.BytesIO()
    brief.save(uit)
    return uit.getvalue()
