"""Wat klaar is, verandert niet meer: niet langs een zijweg, en niet vlak na het besluit."""

import threading

import pytest
from sqlalchemy import select

from cmpg_desktop.berichten.beoordelen import Besluit
from cmpg_desktop.berichten.brieven import BeginGerichtVerzoek
from cmpg_desktop.berichten.fouten import Regelfout
from cmpg_desktop.berichten.inlichten import InlichtenOpenen
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import (
    Heropen,
    KoppelAanCasus,
    MeldingOpenen,
    SchrijfProblematiek,
    VoegSamen,
)
from cmpg_desktop.berichten.personen import (
    HerstelPersoon,
    KoppelPersoon,
    VoegBetrokkeneToe,
    VoegGezagToe,
    VoegRelatieToe,
)
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.berichten.velden import HerstelRij, RijSoort, Veld, VerwijderRij
from cmpg_desktop.database.tabellen.meldingen import betrokkene, problematiek
from cmpg_desktop.dossier.besluiten import besluit
from cmpg_desktop.dossier.meldingen import schrijf_problematiek
from cmpg_desktop.dossier.personen import voeg_betrokkene_toe
from cmpg_desktop.werkproces.beoordeling import Weging
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from tests.dossier.beoordeling import beslis, stel_voor, volle_melding, vul_in, zet
from tests.dossier.conftest import BERT
from tests.dossier.hulp import (
    getelde_rondes,
    maak_casus,
    maak_melding,
    maak_partner,
    voeg_toe,
    woont,
)


def mens_van(werk, ref):
    (rij,) = werk.rijen(select(betrokkene).where(betrokkene.c.melding_id == ref))
    return rij


def bij_lopende_casus(werk, casus):
    ref = volle_melding(werk, "Sanne Gever")
    vul_in(werk, ref, Weging.LOPENDE_CASUS, casus=casus)
    beslis(werk, ref, stel_voor(werk, ref))
    return ref


# --- bij een lopende casus ---------------------------------------------------------------------


@pytest.mark.eis("E115")
@pytest.mark.parametrize("weg", ["besluit", "koppeling"])
def test_bij_een_melding_van_een_lopende_casus_komt_niemand_meer_bij(werk, weg):
    casus = maak_casus(werk, "2026-014", casusregisseur_id=BERT)
    if weg == "besluit":
        ref = bij_lopende_casus(werk, casus)
    else:
        ref = volle_melding(werk, "Sanne Gever")
        werk.doe(KoppelAanCasus(id=ref, casus_id=casus))
    assert werk.vraag(MeldingOpenen(id=ref)).stand is Stand.BIJ_CASUS
    mens = mens_van(werk, ref)
    opdrachten = (
        VoegBetrokkeneToe(melding_id=ref, rol="oom"),
        VerwijderRij(soort=RijSoort.BETROKKENE, id=mens.id),
        SchrijfProblematiek(melding_id=ref, leefgebied=Leefgebied.WERK, tekst="Geen werk."),
    )
    for opdracht in opdrachten:
        with pytest.raises(Regelfout, match="hoort bij een lopende casus en verandert") as fout:
            werk.doe(opdracht)
        assert "Open die casus" in fout.value.wat_nu
    with pytest.raises(Regelfout, match="hoort bij een lopende casus"):
        zet(werk, Veld.BETROKKENE_ROL, mens.id, "", "moeder")
    with pytest.raises(Regelfout, match="die u koos, hoort bij een lopende casus"):
        werk.doe(VoegSamen(id=maak_melding(werk), met_id=ref))
    # De persoon zelf staat in de casus, en die loopt.
    zet(werk, Veld.PERSOON_GESLACHTSNAAM, mens.persoon_id, "Gever", "Anders")
    werk.doe(VoegBetrokkeneToe(casus_id=casus, rol="oom"))
    if weg == "koppeling":
        werk.doe(Heropen(id=ref, reden="Hoort er niet bij."))
        werk.doe(VoegBetrokkeneToe(melding_id=ref, rol="oom"))


# --- wie alleen te lezen is --------------------------------------------------------------------


@pytest.fixture
def overgedragen(werk):
    """Geef twee mensen die alleen in een overgedragen melding staan, met een relatie en gezag."""
    ref = volle_melding(werk, "Sanne Gever")
    ouder = mens_van(werk, ref).persoon_id
    _, kind = voeg_toe(werk, ref, "Kim Gever", geboorte_tekst="2018")
    rijen = {
        RijSoort.ADRES: woont(werk, ouder, "Kauwenhof 6, 3435 ZZ Nieuwegein"),
        RijSoort.RELATIE: werk.doe(
            VoegRelatieToe(van_persoon_id=ouder, naar_persoon_id=kind, soort="ouder")
        ).resultaat,
        RijSoort.GEZAG: werk.doe(
            VoegGezagToe(over_persoon_id=kind, houder_persoon_id=ouder, soort="ouderlijk_gezag")
        ).resultaat,
    }
    weg = woont(werk, kind, "Kauwenhof 8, 3435 ZZ Nieuwegein")
    werk.doe(VerwijderRij(soort=RijSoort.ADRES, id=weg))
    vul_in(werk, ref, Weging.LOKALE_PGA)
    beslis(werk, ref, stel_voor(werk, ref))
    return ref, ouder, kind, rijen, weg


@pytest.mark.eis("E042")
def test_langs_geen_weg_verandert_iets_aan_wie_alleen_te_lezen_is(werk, overgedragen, monkeypatch):
    ref, ouder, kind, rijen, weg = overgedragen
    opdrachten = [
        VoegRelatieToe(van_persoon_id=kind, naar_persoon_id=ouder, soort="partner"),
        VoegGezagToe(over_persoon_id=ouder, houder_persoon_id=kind, soort="bewind"),
        HerstelRij(soort=RijSoort.ADRES, id=weg),
        *(VerwijderRij(soort=soort, id=rij) for soort, rij in rijen.items()),
    ]
    for opdracht in opdrachten:
        with pytest.raises(Regelfout, match="er loopt niets anders"):
            werk.doe(opdracht)
    (mens, _) = werk.rijen(
        select(betrokkene).where(betrokkene.c.melding_id == ref).order_by(betrokkene.c.volgorde)
    )
    _, bekend = voeg_toe(werk, maak_melding(werk), "Sanne Gever")
    for soort in (KoppelPersoon, HerstelPersoon):
        with pytest.raises(Regelfout, match="is overgedragen en verandert niet meer"):
            werk.doe(soort(id=mens.id, van=ouder, naar=bekend))
    # Wie ook in een open dossier staat, blijft te wijzigen.
    voeg_toe(werk, maak_melding(werk), persoon_id=ouder)
    for opdracht in opdrachten[:2]:
        werk.doe(opdracht)
    for soort in (RijSoort.ADRES, RijSoort.RELATIE):
        with getelde_rondes(monkeypatch) as rondes:
            werk.doe(VerwijderRij(soort=soort, id=rijen[soort]))
        assert rondes == ["lees", "_commit"]
    with pytest.raises(Regelfout, match="er loopt niets anders"):
        werk.doe(HerstelRij(soort=RijSoort.ADRES, id=weg))  # of the child alone


@pytest.mark.eis("E042")
def test_inlichten_zegt_van_wie_iets_alleen_te_lezen_is(werk, overgedragen):
    """Een vader die elders is overgedragen en hier niet staat: zijn adres is hier grijs."""
    _, ouder, kind, rijen, _ = overgedragen
    ref = maak_melding(werk)
    voeg_toe(werk, ref, persoon_id=kind)
    blad = werk.vraag(InlichtenOpenen(dossier_id=ref))
    assert {ouder, rijen[RijSoort.ADRES]} <= blad.alleen_lezen
    assert kind not in blad.alleen_lezen
    voeg_toe(werk, ref, persoon_id=ouder)
    assert not werk.vraag(InlichtenOpenen(dossier_id=ref)).alleen_lezen


def test_in_een_afgesloten_casus_worden_geen_vragen_beantwoord(werk):
    _, persoon = voeg_toe(werk, maak_melding(werk), "Bo Een")
    casus = maak_casus(werk, "2022-001", persoon, gesloten_op=werk.context.nu.date())
    assert "afgesloten" in werk.vraag(InlichtenOpenen(dossier_id=casus)).vragen_dicht


# --- gericht verzoek en een vervallen voorstel --------------------------------------------------


@pytest.mark.eis("E041")
def test_een_gericht_verzoek_begint_alleen_bij_een_melding_die_open_is(werk):
    partij, casus = maak_partner(werk, "GGD"), maak_casus(werk, "2026-014")
    ref = bij_lopende_casus(werk, casus)
    mens = mens_van(werk, ref)
    with pytest.raises(Regelfout, match="hoort bij een lopende casus en verandert niet meer"):
        werk.doe(BeginGerichtVerzoek(dossier_id=ref, organisatie_id=partij, over=(mens.id,)))
    (daar,) = werk.rijen(select(betrokkene).where(betrokkene.c.casus_id == casus))
    with pytest.raises(Regelfout, match="waarover nog niet is besloten"):
        werk.doe(BeginGerichtVerzoek(dossier_id=casus, organisatie_id=partij, over=(daar.id,)))


@pytest.mark.eis("E014", "E070")
def test_een_vervallen_voorstel_houdt_koppelen_niet_tegen(werk, monkeypatch):
    casus, ref = maak_casus(werk, "2026-014"), volle_melding(werk)
    vul_in(werk, ref, Weging.GEEN_ZAAK)
    stel_voor(werk, ref)
    with pytest.raises(Regelfout, match="Er ligt een voorstel van Bert de Boer"):
        werk.doe(KoppelAanCasus(id=ref, casus_id=casus))
    zet(werk, Veld.MELDING_CONCRETE_VRAAG, ref, "Wie neemt de regie?", "Wie helpt de moeder?")
    with getelde_rondes(monkeypatch) as rondes:
        werk.doe(KoppelAanCasus(id=ref, casus_id=casus))
    assert rondes == ["lees", "_commit"]
    assert werk.vraag(MeldingOpenen(id=ref)).stand is Stand.BIJ_CASUS


# --- vlak na het besluit ------------------------------------------------------------------------


@pytest.mark.eis("E014")
@pytest.mark.parametrize("wat", ["problematiek", "persoon", "terug"])
def test_wat_erbij_komt_terwijl_er_wordt_besloten_wacht_en_wordt_geweigerd(werk, wat):
    if werk.database.is_sqlite:
        pytest.skip("SQLite laat er maar een tegelijk binnen")
    ref = volle_melding(werk)
    rij = nieuw_id()
    if wat == "terug":
        werk.doe(VoegBetrokkeneToe(id=rij, melding_id=ref, rol="oom"))
        werk.doe(VerwijderRij(soort=RijSoort.BETROKKENE, id=rij))
    vul_in(werk, ref, Weging.GEEN_ZAAK)
    mijn = Besluit(melding_id=ref, voorstel_id=stel_voor(werk, ref))
    hun = {
        "problematiek": SchrijfProblematiek(
            melding_id=ref, leefgebied=Leefgebied.WERK, tekst="Geen werk."
        ),
        "persoon": VoegBetrokkeneToe(melding_id=ref, rol="oom"),
        "terug": HerstelRij(soort=RijSoort.BETROKKENE, id=rij),
    }[wat]
    fouten = []

    def doe():
        try:
            werk.als(BERT).doe(hun)
        except Regelfout as fout:
            fouten.append(str(fout))

    draad = threading.Thread(target=doe)
    with werk.database.transactie(mijn, werk.context) as transactie:
        besluit(transactie, mijn)
        draad.start()
        draad.join(0.5)
        assert draad.is_alive()  # it waits for the besluit
    draad.join(5)
    assert len(fouten) == 1
    assert "afgehandeld" in fouten[0]


@pytest.mark.eis("E014")
def test_een_besluit_wacht_op_wie_net_iets_toevoegt_en_ziet_het(werk):
    if werk.database.is_sqlite:
        pytest.skip("SQLite laat er maar een tegelijk binnen")
    ref = volle_melding(werk)
    vul_in(werk, ref, Weging.GEEN_ZAAK)
    besluit_ = Besluit(melding_id=ref, voorstel_id=stel_voor(werk, ref))
    fouten = []

    def doe():
        try:
            werk.doe(besluit_)
        except Regelfout as fout:
            fouten.append(str(fout))

    draad = threading.Thread(target=doe)
    mijn = SchrijfProblematiek(melding_id=ref, leefgebied=Leefgebied.WERK, tekst="Geen werk.")
    ook = VoegBetrokkeneToe(melding_id=ref, rol="oom")
    with werk.database.transactie(mijn, werk.als(BERT).context) as transactie:
        schrijf_problematiek(transactie, mijn)
        # Two who add something do not wait for each other.
        with werk.database.transactie(ook, werk.context) as ander:
            voeg_betrokkene_toe(ander, ook)
        draad.start()
        draad.join(0.5)
        assert draad.is_alive()
    draad.join(5)
    assert len(fouten) == 1
    assert "vervallen" in fouten[0]
    assert len(werk.rijen(select(problematiek).where(problematiek.c.melding_id == ref))) == 2
