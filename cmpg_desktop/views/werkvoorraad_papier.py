"""The werkvoorraad on A4."""

from datetime import datetime

from PySide6.QtGui import QTextDocument

from cmpg_desktop.berichten.werkvoorraad import Werk
from cmpg_desktop.models.werkvoorraad import (
    dossier_tekst,
    in_groepen,
    uiterlijk_tekst,
    wat_tekst,
)
from cmpg_desktop.views.afdruk import Lijst, maak_document
from cmpg_desktop.werkproces.taal import lang, tijdstip


def maak_papier(werk: Werk, wiens: str, nu: datetime) -> QTextDocument:
    """Put the lines on paper as they stand on screen.

    Args:
        werk: what is shown.
        wiens: "hele team", or the name of the one whose work it is.
        nu: the moment of printing, aware.

    """
    lijst = Lijst(
        titel="Werkvoorraad",
        ondertitel=f"{wiens}, {lang(nu.date())}, {tijdstip(nu)}",
        koppen=("Uiterlijk", "Wat", "Melding of casus", "Fase", "Wacht op", "Opmerking"),
        breedtes=(13, 24, 22, 11, 12, 18),
        groepen=tuple(
            (
                groep.weergave,
                tuple(
                    (
                        uiterlijk_tekst(regel, werk.vandaag),
                        wat_tekst(regel),
                        dossier_tekst(regel),
                        regel.fase,
                        regel.wacht_op,
                        regel.opmerking,
                    )
                    for regel in regels
                ),
            )
            for groep, regels in in_groepen(werk)
        ),
    )
    return maak_document(lijst)
