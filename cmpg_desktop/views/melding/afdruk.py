"""A melding on paper: what the page shows, as text on A4."""

from collections.abc import Mapping
from datetime import date
from html import escape

from PySide6.QtGui import QTextDocument

from cmpg_desktop.berichten.meldingen import MeldingBlad
from cmpg_desktop.views.melding.ontvangst import ontvangst_zin
from cmpg_desktop.views.melding.personen import gezag_tekst, rol_tekst, weet_tekst
from cmpg_desktop.werkproces.leefgebieden import weergave
from cmpg_desktop.werkproces.taal import hoofdletter, lang


def maak_document(
    blad: MeldingBlad, vandaag: date, leefgebiednamen: Mapping[str, str]
) -> QTextDocument:
    """Lay the melding out as a document, with the municipality's names of the leefgebieden."""
    document = QTextDocument()
    document.setHtml(als_html(blad, vandaag, leefgebiednamen))
    return document


def als_html(blad: MeldingBlad, vandaag: date, leefgebiednamen: Mapping[str, str]) -> str:
    """Return the melding as simple HTML; everything typed is escaped."""
    ontvangen = ontvangst_zin(blad.ontvangen_op, blad.ontvangen_om, blad.wijze)
    delen = [
        f"<h1>{escape(blad.kop)}</h1>",
        f"<p>Ontvangen {escape(ontvangen)}<br>Afgedrukt {lang(vandaag)} · vertrouwelijk</p>",
        _stuk("Wie meldt", _melder(blad)),
        _stuk("Concrete vraag van de melder", blad.concrete_vraag),
        *(
            _stuk(hoofdletter(weergave(stuk.leefgebied, leefgebiednamen)), stuk.tekst)
            for stuk in blad.problematiek
        ),
        _stuk("Wat is al geprobeerd, en wat hielp niet?", blad.eerder_geprobeerd),
        _personen(blad, vandaag),
        _stuk("Termijnen", "\n".join(een.uitleg for een in blad.termijnen)),
    ]
    return "".join(delen)


def _stuk(kop: str, tekst: str) -> str:
    if not tekst:
        return ""
    return f"<h3>{escape(kop)}</h3><p>{escape(tekst).replace(chr(10), '<br>')}</p>"


def _melder(blad: MeldingBlad) -> str:
    return "\n".join(
        filter(
            None,
            (
                ", ".join(filter(None, (blad.melder_naam, blad.melder_functie))),
                blad.organisatie,
                blad.melder_telefoon,
                blad.melder_email,
            ),
        )
    )


def _personen(blad: MeldingBlad, vandaag: date) -> str:
    if not blad.betrokkenen:
        return ""
    koppen = "".join(
        f"<th align='left'>{kop}</th>"
        for kop in ("Naam", "Geboren", "Rol", "Weet ervan", "Gezag over")
    )
    rijen = "".join(
        "<tr>"
        + "".join(
            f"<td>{escape(tekst)}</td>"
            for tekst in (
                een.persoon.weergavenaam,
                een.persoon.geboorte.weergave(vandaag),
                rol_tekst(een),
                weet_tekst(een),
                gezag_tekst(een),
            )
        )
        + "</tr>"
        for een in blad.betrokkenen
    )
    return f"<h3>Om wie gaat het</h3><table cellpadding='4'><tr>{koppen}</tr>{rijen}</table>"
