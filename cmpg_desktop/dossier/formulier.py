"""The aanmeldingsformulier: the empty form for a melder, with where to send it (E034)."""

from cmpg_desktop.berichten.documenten import Aanmeldingsformulier, Bestand
from cmpg_desktop.berichten.fouten import Omgevingsfout
from cmpg_desktop.berichten.kern import Context, Gevolgd
from cmpg_desktop.documenten.sjabloon import render
from cmpg_desktop.dossier.briefopstellen import afzender_van
from cmpg_desktop.dossier.documenten import DOCX
from cmpg_desktop.dossier.instellingen import ALLE_INSTELLINGEN
from cmpg_desktop.dossier.register import Werkplaats, lang_werk
from cmpg_desktop.paden import templates
from cmpg_desktop.werkproces.bevoegdheden import Handeling

_NAAM = "aanmeldingsformulier.docx"


@lang_werk(Aanmeldingsformulier, Handeling.MELDING_LEZEN)
def geef_formulier(
    werk: Werkplaats, _vraag: Aanmeldingsformulier, _context: Context, _gevolgd: Gevolgd
) -> Bestand:
    """Fill in who it goes to; all else is for the melder."""
    with werk.database.lezing() as lezing:
        (rijen,) = lezing.lees(ALLE_INSTELLINGEN)
    van = afzender_van({rij.sleutel: rij.waarde for rij in rijen})
    try:
        leeg = (templates() / _NAAM).read_bytes()
    except OSError as fout:
        raise Omgevingsfout(
            "Het aanmeldingsformulier ontbreekt in het programma.",
            wat_nu="Installeer het programma opnieuw.",
        ) from fout
    gegevens = {
        "gemeente": van.gemeente or "onze gemeente",
        "afdeling": van.afdeling or "het regieteam",
        "adres": van.adres,
        "telefoon": van.telefoon or "zie onze website",
        "email": van.email or "ons mailadres",
    }
    return Bestand(naam=_NAAM, mime=DOCX, bytes=render(leeg, {"afzender": gegevens}))
