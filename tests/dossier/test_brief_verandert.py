"""Verandert over wie een brief gaat, dan is wat iemand schreef niet uit het zicht."""

from datetime import date

import pytest
from sqlalchemy import select

from cmpg_desktop.berichten.fouten import Regelfout
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.database.tabellen.personen import persoon
from cmpg_desktop.werkproces.uitgaand import BriefStand
from tests.dossier.brievenverhaal import TEKSTEN, blad, bus, gezin, maak, schrijf, verzend


def _voor(werk, naam):
    return next(rij for rij in bus(werk) if rij.klopt and rij.aan.startswith(naam))


def _overleed(werk, naam):
    (rij,) = werk.rijen(select(persoon.c.id).where(persoon.c.voornamen == naam))
    werk.doe(WijzigVeld(veld=Veld.PERSOON_OVERLEDEN, id=rij.id, oud=None, nieuw=date(2026, 1, 10)))


def _veld(werk, rij):
    return next(een for een in blad(werk, rij).velden if een.naam == "aanleiding")


def test_wat_al_geschreven_was_staat_als_voorstel_in_de_brief_die_ervoor_in_de_plaats_komt(werk):
    _, vrijdag = gezin(werk)
    oud = _voor(vrijdag, "Chantal")
    schrijf(vrijdag, oud, aanleiding=TEKSTEN["Chantal"])
    _overleed(vrijdag, "Jayden")
    nieuw = _voor(vrijdag, "Chantal")
    assert nieuw.id != oud.id
    veld = _veld(vrijdag, nieuw)
    assert (veld.waarde, veld.voorstel) == ("", TEKSTEN["Chantal"])
    # De naam van wie er niet meer bij hoort, houdt de brief tegen tot iemand ernaar keek.
    assert any("Jayden" in een.tekst for een in blad(vrijdag, nieuw).gemis)
    with pytest.raises(Regelfout, match="Jayden"):
        maak(vrijdag, nieuw)
    # Een andere lezer krijgt er niets van te zien.
    assert _veld(vrijdag, _voor(vrijdag, "Ronald")).voorstel == ""


def test_van_een_brief_die_wegging_komt_niets_terug(werk):
    _, vrijdag = gezin(werk)
    rij = _voor(vrijdag, "Ronald")
    schrijf(vrijdag, rij, aanleiding=TEKSTEN["Ronald"])
    maak(vrijdag, rij)
    verzend(vrijdag, rij)
    assert next(een for een in bus(vrijdag) if een.id == rij.id).stand is BriefStand.VERZONDEN
    assert all(
        _veld(vrijdag, een).voorstel == ""
        for een in bus(vrijdag)
        if een.klopt and een.stand is BriefStand.TE_SCHRIJVEN
    )
