"""Wat de bronnen van fase 1 eisen en in geen andere proef zo bij elkaar staat."""

import io

import pytest
from docx import Document
from sqlalchemy import delete, insert, select

from cmpg_desktop.berichten.casussen import CasusOpenen
from cmpg_desktop.berichten.documenten import Aanmeldingsformulier
from cmpg_desktop.berichten.fouten import GeenBevoegdheid, Regelfout
from cmpg_desktop.berichten.meldingen import MeldingOpenen
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.database.tabellen.meldingen import casus
from cmpg_desktop.database.tabellen.team import instelling
from cmpg_desktop.werkproces.beoordeling import Weging
from cmpg_desktop.werkproces.termijnen import TermijnSoort
from tests.dossier.beoordeling import (
    beantwoord,
    beslis,
    blad,
    stel_voor,
    volle_melding,
    vul_in,
    zet,
)
from tests.dossier.conftest import BEHEER
from tests.dossier.hulp import woont


def _alleen(werk, ref, naam):
    (een,) = [
        mens
        for mens in werk.vraag(MeldingOpenen(id=ref)).betrokkenen
        if mens.persoon.weergavenaam == naam
    ]
    return een


@pytest.mark.eis("E011")
@pytest.mark.parametrize("aanpak", ["GGA", "PGA"])
def test_gezinsgericht_of_persoonsgericht_is_een_keuze_ook_als_iemand_elders_woont(werk, aanpak):
    ref = volle_melding(werk, "Chantal Kuipers", "Dennis Kuipers")
    woont(werk, _alleen(werk, ref, "Chantal Kuipers").persoon.id, "Kauwenhof 6, 3435 ZZ Nieuwegein")
    vader = _alleen(werk, ref, "Dennis Kuipers")
    woont(werk, vader.persoon.id, "Oudegracht 10, 3511 AB Utrecht")
    zet(werk, Veld.BETROKKENE_WOONT_IN, vader.id, vader.woont_in, "nee")
    nu = vul_in(werk, ref, Weging.FASE_2).nu
    zet(werk, Veld.BEOORDELING_AANPAK, nu.id, "GGA", "")
    assert [een.code for een in blad(werk, ref).ontbreekt] == ["aanpak"]
    with pytest.raises(Regelfout, match="gezinsgericht of persoonsgericht"):
        stel_voor(werk, ref)
    zet(werk, Veld.BEOORDELING_AANPAK, nu.id, "", aanpak)
    nieuw = beslis(werk, ref, stel_voor(werk, ref)).resultaat
    gezien = werk.vraag(CasusOpenen(id=nieuw))
    assert gezien.aanpak == aanpak
    woonplaatsen = {
        een.persoon.weergavenaam: (een.woont_in, een.persoon.adressen[0].adres.woonplaats)
        for een in gezien.betrokkenen
    }
    assert woonplaatsen["Dennis Kuipers"] == ("nee", "Utrecht")
    assert woonplaatsen["Chantal Kuipers"][1] == "Nieuwegein"


@pytest.mark.eis("E058")
@pytest.mark.parametrize(
    ("antwoord", "waaruit"),
    [("nee", "Het wijkteam komt pas sinds gisteren."), ("onbekend", "Niet gevraagd."), ("ja", "")],
)
def test_zonder_dat_gewone_hulp_aantoonbaar_niet_hielp_begint_er_geen_aanpak(
    werk, antwoord, waaruit
):
    ref = volle_melding(werk)
    nu = vul_in(werk, ref, Weging.FASE_2).nu
    (hardnekkig,) = [een for een in nu.punten if een.criterium.code == "hardnekkig"]
    beantwoord(werk, hardnekkig, antwoord, waaruit)
    with pytest.raises(Regelfout, match="ook met gewone hulp"):
        stel_voor(werk, ref)
    assert werk.rijen(select(casus)) == []
    # Het informatieverzoek is werk van de casus: voor de aanpak is het er niet, en loopt er niets.
    soorten = {een.soort for een in werk.vraag(MeldingOpenen(id=ref)).termijnen}
    assert TermijnSoort.INFORMATIEVERZOEK_VERZENDEN not in soorten
    nu = blad(werk, ref).nu
    (hardnekkig,) = [een for een in nu.punten if een.criterium.code == "hardnekkig"]
    beantwoord(werk, hardnekkig, "ja", "Drie trajecten werden afgebroken.")
    nieuw = beslis(werk, ref, stel_voor(werk, ref)).resultaat
    soorten = {een.soort for een in werk.vraag(CasusOpenen(id=nieuw)).termijnen}
    assert TermijnSoort.INFORMATIEVERZOEK_VERZENDEN in soorten


@pytest.mark.eis("E034")
def test_het_lege_aanmeldingsformulier_noemt_waar_het_heen_gaat(werk):
    for sleutel, waarde in (
        ("gemeente", "Lindewaard"),
        ("afzender_naam", "Regieteam CMPG"),
        ("mailbox", "regieteam@lindewaard.example"),
    ):
        werk.schrijf(delete(instelling).where(instelling.c.sleutel == sleutel))
        werk.schrijf(insert(instelling).values(sleutel=sleutel, waarde=waarde))
    bestand = werk.vraag(Aanmeldingsformulier())
    assert bestand.naam == "aanmeldingsformulier.docx"
    gelezen = "\n".join(een.text for een in Document(io.BytesIO(bestand.bytes)).paragraphs)
    assert "casusregisseur van Regieteam CMPG, Gemeente Lindewaard" in gelezen
    assert "beveiligd naar regieteam@lindewaard.example" in gelezen
    with pytest.raises(GeenBevoegdheid):
        werk.als(BEHEER).vraag(Aanmeldingsformulier())
