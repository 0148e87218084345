"""Zonder account of rol is er niets te lezen of te wijzigen, langs welke weg ook."""

import inspect
import pkgutil
from dataclasses import MISSING, fields
from importlib import import_module
from typing import get_type_hints
from uuid import UUID

import pytest
from sqlalchemy import insert, select

from cmpg_desktop import berichten
from cmpg_desktop.berichten.fouten import GeenBevoegdheid
from cmpg_desktop.berichten.kern import Command, Query, nieuw_id
from cmpg_desktop.berichten.velden import RijSoort, Veld, VerwijderRij, WijzigVeld
from cmpg_desktop.database.tabellen.team import inzage, medewerker, opdracht
from cmpg_desktop.dossier.uitvoering import post_van
from tests.dossier.hulp import maak_melding

# Wat zonder rol mag, met de reden. Een nieuwe vraag of opdracht hoort hier niet vanzelf bij.
ZONDER_ROL = {
    "BeginLezen": "het scherm om aan te melden",
    "DrukPdfAf": "de herstelcode, voor er accounts zijn; met een melding vraagt het een rol",
    "MeldAan": "aanmelden zelf",
    "Printers": "er staat niets uit een dossier in",
    "RichtIn": "de eerste start, en die kan maar een keer",
    "ZetWachtwoord": "het eigen wachtwoord, met het oude erbij",
}


def soorten(basis):
    for deel in pkgutil.iter_modules(berichten.__path__, f"{berichten.__name__}."):
        for soort in vars(import_module(deel.name)).values():
            eigen = inspect.isclass(soort) and issubclass(soort, basis) and soort is not basis
            # Een klad bewaart alleen het journaal.
            if eigen and getattr(soort, "uitvoerbaar", True):
                yield soort


def _gevuld(soort):
    """Maak een vraag of opdracht; de inhoud doet er niet toe, zij komt niet zo ver."""
    soort_van = get_type_hints(soort)
    verplicht = [
        veld.name
        for veld in fields(soort)
        if veld.default is MISSING and veld.default_factory is MISSING
    ]
    waarden = {naam: nieuw_id() if soort_van[naam] is UUID else None for naam in verplicht}
    if soort is WijzigVeld:
        waarden["veld"] = Veld.MELDING_CONCRETE_VRAAG
    if "soort" in waarden and soort_van["soort"] is RijSoort:
        waarden["soort"] = RijSoort.BETROKKENE
    return soort(**waarden)


def _achter_slot(basis):
    return [soort for soort in soorten(basis) if soort.__name__ not in ZONDER_ROL]


@pytest.fixture(params=["niemand aangemeld", "een account zonder rol"])
def onbevoegd(request, werk):
    if request.param == "niemand aangemeld":
        return werk.als(None)
    id_ = nieuw_id()
    werk.schrijf(insert(medewerker).values(id=id_, naam="Nog Niets"))
    return werk.als(id_)


@pytest.mark.eis("E120")
def test_wat_zonder_rol_mag_staat_op_een_lijst():
    open_ = {
        soort.__name__
        for basis in (Query, Command)
        for soort in soorten(basis)
        if post_van(soort).handeling is None
    }
    assert open_ == ZONDER_ROL.keys() - {"DrukPdfAf"}


@pytest.mark.eis("E119", "E120")
def test_wie_geen_rol_heeft_krijgt_geen_antwoord_op_welke_vraag_ook(onbevoegd):
    vragen = _achter_slot(Query)
    assert len(vragen) > 20
    for soort in vragen:
        with pytest.raises(
            GeenBevoegdheid, match=r"Wie het wel mag: |Meld u eerst aan|heeft geen rol meer"
        ):
            onbevoegd.vraag(_gevuld(soort))
    assert onbevoegd.rijen(select(inzage)) == []


@pytest.mark.eis("E119", "E120")
def test_wie_geen_rol_heeft_verandert_niets_met_welke_opdracht_ook(werk, onbevoegd):
    maak_melding(werk)
    gedaan = werk.rijen(select(opdracht.c.id))
    opdrachten = _achter_slot(Command)
    assert len(opdrachten) > 30
    for soort in opdrachten:
        with pytest.raises(
            GeenBevoegdheid, match=r"Wie het wel mag: |Meld u eerst aan|heeft geen rol meer"
        ):
            onbevoegd.doe(_gevuld(soort))
    for soort in RijSoort:
        with pytest.raises(GeenBevoegdheid):
            onbevoegd.doe(VerwijderRij(soort=soort, id=nieuw_id()))
    for veld in Veld:
        with pytest.raises(GeenBevoegdheid):
            onbevoegd.doe(WijzigVeld(veld=veld, id=nieuw_id(), oud="", nieuw="x"))
    assert werk.rijen(select(opdracht.c.id)) == gedaan
