"""Wie alleen in een afgeschermd dossier staat, is er niet voor wie niet genoemd is (besluit 28)."""

import pytest
from sqlalchemy import delete, insert, select, update

from cmpg_desktop.berichten.brieven import BriefLezen, BriefProef
from cmpg_desktop.berichten.casussen import CasusOpenen, SchermAf, WijsCasusToe
from cmpg_desktop.berichten.documenten import HaalBestand, VoegBijlageToe
from cmpg_desktop.berichten.fouten import GeenBevoegdheid, NietGevonden, RedenGevraagd, Regelfout
from cmpg_desktop.berichten.inlichten import InlichtenOpenen
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import MeldingOpenen, Tijdlijn
from cmpg_desktop.berichten.personen import (
    KoppelPersoon,
    VoegAdresToe,
    VoegBetrokkeneToe,
    VoegGezagToe,
    VoegRelatieToe,
)
from cmpg_desktop.berichten.velden import RijSoort, Veld, VerwijderRij, WijzigVeld
from cmpg_desktop.berichten.verzoeken import MaakVerzoek
from cmpg_desktop.database.tabellen.meldingen import betrokkene
from cmpg_desktop.database.tabellen.personen import gezag, persoon_adres, relatie
from cmpg_desktop.database.tabellen.team import inzage, medewerker, medewerker_rol
from cmpg_desktop.werkproces.adressen import Adres
from cmpg_desktop.werkproces.beoordeling import Weging
from cmpg_desktop.werkproces.rollen import Rol
from tests.dossier.beoordeling import kies, volle_melding
from tests.dossier.conftest import BEHEER, BERT, LOTTE, MARLOES
from tests.dossier.hulp import maak_casus, maak_melding, voeg_toe, woont


@pytest.fixture
def melding(werk):
    """Geef een gewone melding."""
    return maak_melding(werk)


@pytest.fixture
def zoon(werk, melding):
    """Geef een kind in die melding."""
    _, persoon = voeg_toe(werk, melding, "Sem Bakker", geboorte_tekst="2018")
    return persoon


@pytest.fixture
def moeder(werk):
    """Geef de moeder; haar eigen melding is weg."""
    rij, persoon = voeg_toe(werk, maak_melding(werk), "Linda Terlouw", geboorte_tekst="1990")
    woont(werk, persoon, "Kauwenhof 6, 3435 ZZ Nieuwegein")
    werk.schrijf(
        update(betrokkene).where(betrokkene.c.id == rij).values(verwijderd_op=werk.context.nu)
    )
    return persoon


@pytest.fixture
def casus(werk, moeder, zoon):
    """Scherm de casus van moeder en kind af: alleen Marloes en Bert."""
    ref = maak_casus(werk, "2026-031", moeder, zoon, casusregisseur_id=BERT)
    werk.doe(VoegRelatieToe(van_persoon_id=moeder, naar_persoon_id=zoon, soort="ouder"))
    werk.doe(VoegGezagToe(over_persoon_id=zoon, houder_persoon_id=moeder, soort="ouderlijk_gezag"))
    werk.doe(SchermAf(id=ref, wie=(BERT,), reden="Zij is bedreigd."))
    return ref


@pytest.mark.usefixtures("casus")
def test_wie_gezag_heeft_moet_het_horen_ook_als_men_niet_mag_weten_wie_dat_is(werk, melding):
    def gezag(wie):
        (zoon,) = werk.als(wie).vraag(MeldingOpenen(id=melding)).betrokkenen
        return [een.houder for een in zoon.persoon.gezag], len(zoon.persoon.relaties)

    def ontvangers(wie):
        blad = werk.als(wie).vraag(InlichtenOpenen(dossier_id=melding))
        return [een.weergave for een in blad.betrokkenen[0].stand.ontvangers]

    assert gezag(BERT) == (["Linda Terlouw"], 1)
    assert gezag(LOTTE) == (["iemand uit een afgeschermd dossier"], 0)
    assert ontvangers(BERT) == ["Linda Terlouw"]
    assert ontvangers(LOTTE) == ["Iemand uit een afgeschermd dossier"]


def _log(werk, ref, wie):
    rijen = werk.rijen(
        select(inzage.c.handeling)
        .where(inzage.c.dossier_id == ref, inzage.c.medewerker_id == wie)
        .order_by(inzage.c.volgnr)
    )
    return [rij.handeling for rij in rijen]


def _delen(casus):
    return (InlichtenOpenen(dossier_id=casus), Tijdlijn(dossier_id=casus))


@pytest.mark.eis("E116")
def test_ook_een_deel_van_een_afgeschermd_dossier_vraagt_een_reden(werk, casus):
    bert = werk.als(BERT)
    for deel in _delen(casus):
        with pytest.raises(RedenGevraagd, match="afgeschermd"):
            bert.vraag(deel)
    assert _log(werk, casus, BERT) == ["reden gevraagd"] * 2
    werk.vraag(CasusOpenen(id=casus, reden="De reden van een ander telt niet."))
    with pytest.raises(RedenGevraagd):
        bert.vraag(_delen(casus)[0])
    bert.vraag(CasusOpenen(id=casus, reden="Telefoontje van school"))
    for deel in _delen(casus):
        bert.vraag(deel)
    # Opened today: a part of it is no look of its own.
    assert _log(werk, casus, BERT) == ["reden gevraagd"] * 3 + ["openen"]
    morgen = bert.later(days=1)
    with pytest.raises(RedenGevraagd):
        morgen.vraag(_delen(casus)[0])


def test_wat_open_stond_toen_werd_afgeschermd_vraagt_alsnog_een_reden(werk, zoon):
    ref = maak_casus(werk, "2026-032", zoon, casusregisseur_id=BERT)
    bert = werk.als(BERT)
    bert.vraag(CasusOpenen(id=ref))
    bert.vraag(InlichtenOpenen(dossier_id=ref))
    werk.doe(SchermAf(id=ref, wie=(BERT,), reden="Zij is bedreigd."))
    for keer in (1, 2):
        with pytest.raises(RedenGevraagd):
            bert.vraag(InlichtenOpenen(dossier_id=ref))
        assert _log(werk, ref, BERT) == ["openen"] + ["reden gevraagd"] * keer


def test_een_brief_en_een_document_van_een_afgeschermd_dossier_vragen_een_reden(werk, casus, zoon):
    bert = werk.als(BERT)
    bijlage = VoegBijlageToe(casus_id=casus, naam="a.txt", mime="text/plain", bytes=b"x")
    werk.doe(bijlage)
    brief = BriefLezen(dossier_id=casus)
    proef = BriefProef(dossier_id=casus, id=zoon, breedte_px=100)
    for een in (brief, proef, HaalBestand(document_id=bijlage.id)):
        with pytest.raises(RedenGevraagd):
            bert.vraag(een)
    bert.vraag(CasusOpenen(id=casus, reden="post"))
    assert bert.vraag(HaalBestand(document_id=bijlage.id)).bytes == b"x"
    with pytest.raises(NietGevonden, match="hoeft nu geen brief uit"):
        bert.vraag(brief)


def _opdrachten(werk, melding, moeder, zoon):
    """Alles wat iemand met het nummer van de moeder zou kunnen doen."""
    (adres,) = werk.rijen(select(persoon_adres.c.id).where(persoon_adres.c.persoon_id == moeder))
    (ouder,) = werk.rijen(select(relatie.c.id))
    (heeft,) = werk.rijen(select(gezag.c.id))
    (hier,) = werk.rijen(select(betrokkene.c.id).where(betrokkene.c.melding_id == melding))
    naam, straat = Veld.PERSOON_GESLACHTSNAAM, Veld.ADRES_STRAAT
    return {
        # With another old value the screen would be told what stands there.
        "naam raden": WijzigVeld(veld=naam, id=moeder, oud="??", nieuw="Z"),
        "naam": WijzigVeld(veld=naam, id=moeder, oud="Terlouw", nieuw="Z"),
        "adres": WijzigVeld(veld=straat, id=adres.id, oud="??", nieuw="Z"),
        "relatie": WijzigVeld(veld=Veld.RELATIE_TOELICHTING, id=ouder.id, oud="", nieuw="Z"),
        "gezag": WijzigVeld(veld=Veld.GEZAG_BRON, id=heeft.id, oud="", nieuw="Z"),
        "adres weg": VerwijderRij(soort=RijSoort.ADRES, id=adres.id),
        "relatie weg": VerwijderRij(soort=RijSoort.RELATIE, id=ouder.id),
        "gezag weg": VerwijderRij(soort=RijSoort.GEZAG, id=heeft.id),
        "bij eigen melding": VoegBetrokkeneToe(melding_id=melding, persoon_id=moeder),
        "dezelfde": KoppelPersoon(id=hier.id, van=zoon, naar=moeder),
        "adres erbij": VoegAdresToe(persoon_id=moeder, adres=Adres(straat="Weg")),
        "relatie erbij": VoegRelatieToe(
            van_persoon_id=zoon, naar_persoon_id=moeder, soort="partner"
        ),
        "gezag erbij": VoegGezagToe(
            over_persoon_id=zoon, houder_persoon_id=moeder, soort="voogdij"
        ),
    }


@pytest.mark.usefixtures("casus")
def test_wie_alleen_in_een_afgeschermd_dossier_staat_is_met_het_nummer_niet_te_bereiken(
    werk, melding, moeder, zoon
):
    lotte = werk.als(LOTTE)
    for naam, opdracht in _opdrachten(werk, melding, moeder, zoon).items():
        with pytest.raises(GeenBevoegdheid, match="afgeschermd"):
            pytest.fail(f"{naam}: {lotte.doe(opdracht)}")
    # Wie in een gewone melding staat, blijft te wijzigen.
    lotte.doe(WijzigVeld(veld=Veld.PERSOON_GESLACHTSNAAM, id=zoon, oud="Bakker", nieuw="de Bakker"))
    werk.als(BERT).doe(_opdrachten(werk, melding, moeder, zoon)["naam"])


def test_een_afgeschermde_casus_is_niet_in_te_vullen(werk, casus, moeder):
    ref = volle_melding(werk, "Ander Mens")
    ronde = kies(werk, ref, Weging.LOPENDE_CASUS).nu.id
    verzoek = MaakVerzoek(ontvangen_op=werk.context.nu.date())
    werk.doe(verzoek)
    for veld, rij, nieuw in (
        (Veld.BEOORDELING_CASUS, ronde, casus),
        (Veld.VERZOEK_CASUS, verzoek.id, casus),
        (Veld.VERZOEK_PERSOON, verzoek.id, moeder),
        (Veld.VERZOEK_NAMENS_PERSOON, verzoek.id, moeder),
    ):
        vul_in = WijzigVeld(veld=veld, id=rij, oud=None, nieuw=nieuw)
        with pytest.raises(GeenBevoegdheid, match="afgeschermd"):
            pytest.fail(f"{veld}: {werk.als(LOTTE).doe(vul_in)}")
        werk.als(BERT).doe(vul_in)


def _medewerker(werk, naam, rol):
    ref = nieuw_id()
    werk.schrijf(insert(medewerker).values(id=ref, naam=naam))
    werk.schrijf(insert(medewerker_rol).values(id=nieuw_id(), medewerker_id=ref, rol=rol.value))
    return ref


def test_wie_geen_casus_mag_lezen_kan_niet_genoemd_worden(werk, casus):
    oud = tuple(sorted((BERT, MARLOES)))
    with pytest.raises(Regelfout, match="mag geen casus lezen"):
        werk.doe(SchermAf(id=casus, oud=oud, wie=(BEHEER,), reden="x"))


def test_een_dossier_sluit_nooit_iedereen_buiten_ook_niet_wie_zijn_rol_verloor(werk, casus):
    anna = werk.als(_medewerker(werk, "Anna Manager", Rol.PROCESMANAGER))
    with pytest.raises(GeenBevoegdheid):
        anna.vraag(CasusOpenen(id=casus, reden="overname"))
    # Marloes is weg; Bert werkt hier nog, maar alleen als beheerder.
    werk.schrijf(
        update(medewerker)
        .where(medewerker.c.id == MARLOES)
        .values(actief_tot=werk.context.nu.date().replace(day=1))
    )
    werk.schrijf(delete(medewerker_rol).where(medewerker_rol.c.medewerker_id == BERT))
    werk.schrijf(
        insert(medewerker_rol).values(
            id=nieuw_id(), medewerker_id=BERT, rol=Rol.FUNCTIONEEL_BEHEERDER.value
        )
    )
    assert anna.vraag(CasusOpenen(id=casus, reden="overname")).afgeschermd


def test_de_nieuwe_casusregisseur_van_een_afgeschermde_casus_kan_erin(werk, casus):
    zoe = _medewerker(werk, "Zoe Nieuw", Rol.CASUSREGISSEUR)
    werk.doe(WijsCasusToe(id=casus, oud=BERT, nieuw=zoe, reden="verlof"))
    blad = werk.als(zoe).vraag(CasusOpenen(id=casus, reden="mijn casus"))
    assert zoe in [een.medewerker_id for een in blad.toegang]
    # Terug naar wie al genoemd was, voegt niemand toe.
    werk.doe(WijsCasusToe(id=casus, oud=zoe, nieuw=BERT, reden="terug"))
    assert len(werk.vraag(CasusOpenen(id=casus, reden="kijken")).toegang) == len(blad.toegang)
