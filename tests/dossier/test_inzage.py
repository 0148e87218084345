"""Wie in een dossier kijkt, staat in het log, langs welke weg ook (E116)."""

import inspect
import pkgutil
from importlib import import_module

import pytest
from sqlalchemy import select

from cmpg_desktop import berichten
from cmpg_desktop.berichten.documenten import BriefOpenen, BriefVoorbeeld
from cmpg_desktop.berichten.kern import Query
from cmpg_desktop.berichten.meldingen import MaakMelding, MeldingOpenen
from cmpg_desktop.database.tabellen.team import inzage
from cmpg_desktop.dossier.uitvoering import post_van
from cmpg_desktop.werkproces.meldingkeuzes import OntvangstWijze
from tests.dossier.conftest import BERT, MARLOES, NU

OPENT = "bij het openen, voor er iets is gelezen"
ZELF = "in de functie zelf: pas het document zegt van welk dossier het is"
LIJST = "niet: een lijst met namen en verwijzingen, om uit te kiezen"
GEEN = "niet: er staat niets uit een dossier in"

# Een nieuwe vraag hoort hier bij, met een keuze.
LOG = {
    "Aanmeldingsformulier": GEEN,
    "Agenda": LIJST,
    "AdviesLezen": GEEN,
    "BeginLezen": GEEN,
    "BeoordelingOpenen": OPENT,
    "BriefBladzijden": ZELF,
    "BriefLezen": OPENT,
    "BriefOpenen": OPENT,
    "BriefProef": OPENT,
    "BriefVoorbeeld": OPENT,
    "CasusOpenen": OPENT,
    "Casusregisseurs": GEEN,
    "Brievenbus": LIJST,
    "Casussen": LIJST,
    "DrukAf": ZELF,
    "DrukPdfAf": ZELF,
    "HaalBestand": ZELF,
    "InlichtenOpenen": OPENT,
    "Instellingen": GEEN,
    "KeurSjabloon": GEEN,
    "LeesImport": GEEN,
    "LengtesLezen": GEEN,
    "Medewerkers": GEEN,
    "MeldAan": GEEN,
    "MeldingOpenen": OPENT,
    "Meldingen": LIJST,
    "NotitieLezen": OPENT,
    "OpenNotities": LIJST,
    "PartnerLezen": GEEN,
    "Partners": GEEN,
    "Printers": GEEN,
    "ProbeerImport": LIJST,
    "Railtellers": GEEN,
    "Samenvoegingen": LIJST,
    "SjabloonBestand": GEEN,
    "Sjablonen": GEEN,
    "Spoednummers": GEEN,
    "Tijdlijn": OPENT,
    "VerzoekLezen": OPENT,
    "Verzoeken": LIJST,
    "VrijeDagen": GEEN,
    "Waarnemingen": GEEN,
    "Weegoverleg": LIJST,
    "WeegoverlegOpenen": OPENT,
    "Werkvoorraad": LIJST,
    "Wetteksten": GEEN,
    "Zoek": LIJST,
    "ZoekBekende": LIJST,
    "ZoekCasus": LIJST,
    "ZoekPartner": GEEN,
}


def vragen():
    for deel in pkgutil.iter_modules(berichten.__path__, f"{berichten.__name__}."):
        for soort in vars(import_module(deel.name)).values():
            if inspect.isclass(soort) and issubclass(soort, Query) and soort is not Query:
                yield soort


@pytest.mark.eis("E116")
def test_van_elke_vraag_is_gekozen_of_zij_in_het_log_komt():
    alle = {soort.__name__: soort for soort in vragen()}
    assert alle.keys() == LOG.keys()
    for naam, soort in alle.items():
        assert bool(post_van(soort).opent) is (LOG[naam] == OPENT), naam


def voorbeeld(melding):
    return BriefVoorbeeld(melding_id=melding, onderwerp="x", advies="y", ondertekenaar_id=None)


@pytest.fixture
def melding(werk):
    opdracht = MaakMelding(ontvangen_op=NU.date(), wijze=OntvangstWijze.TELEFOON)
    return werk.doe(opdracht).resultaat


def gelogd(werk):
    rijen = werk.rijen(select(inzage).order_by(inzage.c.volgnr))
    return [(rij.medewerker_id, rij.soort, rij.dossier_id, rij.handeling) for rij in rijen]


@pytest.mark.eis("E116")
def test_een_brief_openen_is_in_de_melding_kijken(werk, melding):
    werk.als(BERT).vraag(BriefOpenen(melding_id=melding))
    assert gelogd(werk) == [(BERT, "melding", melding, "openen")]
    # De bladzijde die open staat, leest opnieuw bij elke wijziging.
    werk.als(BERT).vraag(BriefOpenen(melding_id=melding))
    assert len(gelogd(werk)) == 1
    werk.vraag(MeldingOpenen(id=melding))
    werk.vraag(BriefOpenen(melding_id=melding))
    assert gelogd(werk)[1:] == [(MARLOES, "melding", melding, "openen")]
    werk.later(days=1).vraag(BriefOpenen(melding_id=melding))
    assert len(gelogd(werk)) == 3


@pytest.mark.eis("E116")
def test_een_voorbeeld_zonder_dat_iets_open_is_komt_in_het_log(werk, melding, monkeypatch):
    monkeypatch.setattr("cmpg_desktop.dossier.brieven.als_pdf", lambda *_: b"")
    monkeypatch.setattr("cmpg_desktop.dossier.brieven.als_voorbeeld", lambda *_: None)
    werk.vraag(voorbeeld(melding))
    werk.vraag(voorbeeld(melding))
    assert gelogd(werk) == [(MARLOES, "melding", melding, "openen")]
