"""Wat de bronnen van fase 1 eisen en in geen andere proef zo bij elkaar staat."""

import io
from datetime import date

import pytest
from docx import Document
from sqlalchemy import delete, insert, select, update

from cmpg_desktop.berichten.brieven import BeginGerichtVerzoek
from cmpg_desktop.berichten.casussen import CasusOpenen
from cmpg_desktop.berichten.documenten import Aanmeldingsformulier
from cmpg_desktop.berichten.fouten import GeenBevoegdheid, Regelfout
from cmpg_desktop.berichten.inlichten import Weegantwoord
from cmpg_desktop.berichten.meldingen import MeldingOpenen
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.database.tabellen.meldingen import casus, melding
from cmpg_desktop.database.tabellen.team import instelling
from cmpg_desktop.werkproces.beoordeling import Weging
from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.termijnen import TermijnSoort
from cmpg_desktop.werkproces.uitzondering import Weegpunt
from tests.dossier.beoordeling import (
    beantwoord,
    beslis,
    blad,
    stel_voor,
    volle_melding,
    vul_in,
    zet,
)
from tests.dossier.brievenverhaal import bus, maak, schrijf, zet_klaar
from tests.dossier.conftest import BEHEER, BERT
from tests.dossier.hulp import maak_feit, maak_melding, maak_partner, voeg_toe, woont
from tests.dossier.inlichtverhaal import haddouchi


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


@pytest.mark.eis("E114")
def test_de_afweging_van_wie_het_nog_niet_hoort_is_te_lezen_met_doel_en_belang(werk):
    man = haddouchi(werk)
    man.veilig()
    dag = date(2026, 4, 30)
    antwoorden = {punt: f"Antwoord op {punt.value}." for punt in Weegpunt}
    man.uitzondering(
        "Youssef Haddouchi",
        date(2026, 5, 29),
        dag=dag,
        motivering="Dan is hij helemaal onbereikbaar.",
        weging=tuple(Weegantwoord(punt=punt, tekst=tekst) for punt, tekst in antwoorden.items()),
    )
    (regel,) = man.van("Youssef Haddouchi", dag).verleden
    gelezen = f"{regel.tekst} {regel.reden}"
    assert "Dan is hij helemaal onbereikbaar." in gelezen
    for punt, antwoord in antwoorden.items():
        assert punt.vraag in gelezen
        assert antwoord in gelezen


@pytest.mark.eis("E118")
@pytest.mark.parametrize("leeg", ["grond_geven", "grond_vastleggen"])
def test_een_partner_wordt_niets_gevraagd_zonder_dat_er_staat_waarom_het_mag(werk, leeg):
    zet_klaar(werk)
    partij = maak_partner(werk, "GGD")
    ref = maak_melding(werk)
    mens, wie = voeg_toe(werk, ref, "Ali Yilmaz", geboorte_tekst="14-06-1987")
    id_ = werk.doe(
        BeginGerichtVerzoek(dossier_id=ref, organisatie_id=partij, over=(mens,))
    ).resultaat
    werk.schrijf(update(melding).values(behandelaar_id=BERT))
    maak_feit(werk, FeitSoort.INGELICHT, date(2026, 3, 5), melding=ref, over_id=mens, aan_id=wie)
    rij = next(een for een in bus(werk) if een.id == id_)
    teksten = {
        "vragen": "Is Ali Yilmaz bij u bekend?",
        "reden": "Er is al hulp.",
        "grond_geven": "Publieke taak (AVG art. 6 lid 1 e).",
        "grond_vastleggen": "Publieke taak (AVG art. 6 lid 1 e).",
    }
    (mist,) = [een for een in schrijf(werk, rij, **teksten | {leeg: ""}).gemis if een.houdt_tegen]
    assert mist.plek == leeg
    with pytest.raises(Regelfout, match="nog niet klaar"):
        maak(werk, rij)
    schrijf(werk, rij, **{leeg: teksten[leeg]})
    maak(werk, rij)
