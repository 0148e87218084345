"""Wat er aan een casus als geheel verandert: van wie zij is, waar zij op rust, en wanneer niet."""

from datetime import date

import pytest
from sqlalchemy import insert, select, update

from cmpg_desktop.berichten.casussen import (
    CasusOpenen,
    Casusregisseurs,
    SchermAf,
    WijsCasusToe,
    ZetKader,
)
from cmpg_desktop.berichten.documenten import VoegBijlageToe
from cmpg_desktop.berichten.fouten import Conflict, GeenBevoegdheid, NietGevonden, Regelfout
from cmpg_desktop.berichten.personen import VoegBetrokkeneToe
from cmpg_desktop.berichten.velden import RijSoort, Veld, VerwijderRij, WijzigVeld
from cmpg_desktop.berichten.zoeken import Zoek
from cmpg_desktop.database.tabellen.casussen import wettekst
from cmpg_desktop.database.tabellen.meldingen import casus as tabel
from cmpg_desktop.database.tabellen.team import medewerker
from tests.dossier.conftest import BERT, LOTTE, MARLOES
from tests.dossier.hulp import getelde_rondes, maak_casus


@pytest.fixture
def casus(werk):
    return maak_casus(werk, "2026-031", geopend_op=date(2026, 3, 3), casusregisseur_id=BERT)


def titel(ref, nieuw, oud=""):
    return WijzigVeld(veld=Veld.CASUS_TITEL, id=ref, oud=oud, nieuw=nieuw)


def test_de_titel_is_meteen_te_vinden_en_terug_te_draaien(werk, casus, monkeypatch):
    werk.vraag(CasusOpenen(id=casus))
    with getelde_rondes(monkeypatch) as rondes:
        changes = werk.doe(titel(casus, "Gezin Terlouw"))
    assert [rondes.count("lees"), rondes.count("_commit")] == [1, 1]
    assert casus in changes.dossiers
    assert [een.id for een in werk.vraag(Zoek(tekst="Terlouw"))] == [casus]
    werk.doe(changes.terug)
    assert werk.vraag(CasusOpenen(id=casus)).titel == ""
    assert werk.vraag(Zoek(tekst="Terlouw")) == ()


def test_wie_tegelijk_een_titel_typt_krijgt_een_botsing(werk, casus):
    werk.als(BERT).doe(titel(casus, "Gezin Terlouw"))
    with pytest.raises(Conflict) as botsing:
        werk.doe(titel(casus, "Gezin T."))
    assert (botsing.value.hun, botsing.value.wie) == ("Gezin Terlouw", "Bert de Boer")


def test_de_aanpak_is_ggA_of_pga(werk, casus):
    werk.doe(WijzigVeld(veld=Veld.CASUS_AANPAK, id=casus, oud="", nieuw="PGA"))
    assert werk.vraag(CasusOpenen(id=casus)).aanpak == "PGA"
    with pytest.raises(Regelfout, match="mogelijkheden"):
        werk.doe(WijzigVeld(veld=Veld.CASUS_AANPAK, id=casus, oud="PGA", nieuw="XYZ"))


def test_toewijzen_is_een_feit_met_de_reden_van_de_wissel(werk, casus):
    with pytest.raises(Regelfout, match="waarom"):
        werk.doe(WijsCasusToe(id=casus, oud=BERT, nieuw=MARLOES))
    changes = werk.doe(WijsCasusToe(id=casus, oud=BERT, nieuw=MARLOES, reden="Bert is met verlof"))
    blad = werk.vraag(CasusOpenen(id=casus))
    assert blad.casusregisseur == "Marloes Hendriks"
    regel = blad.tijdlijn[0]
    assert (regel.zin, regel.reden) == (
        "Casus toegewezen (Marloes Hendriks).",
        "Bert is met verlof",
    )
    werk.doe(changes.terug)
    blad = werk.vraag(CasusOpenen(id=casus))
    assert (blad.casusregisseur, len(blad.tijdlijn)) == ("Bert de Boer", 2)


def test_de_eerste_toewijzing_vraagt_geen_reden(werk):
    ref = maak_casus(werk, "2026-032")
    werk.doe(WijsCasusToe(id=ref, oud=None, nieuw=BERT))
    assert werk.vraag(CasusOpenen(id=ref)).casusregisseur_id == BERT


def test_alleen_de_procesmanager_wijst_toe_en_alleen_aan_een_casusregisseur(werk, casus):
    with pytest.raises(GeenBevoegdheid):
        werk.als(BERT).doe(WijsCasusToe(id=casus, oud=BERT, nieuw=MARLOES, reden="x"))
    with pytest.raises(Regelfout, match="casusregisseur"):
        werk.doe(WijsCasusToe(id=casus, oud=BERT, nieuw=LOTTE, reden="x"))
    with pytest.raises(NietGevonden, match="collega"):
        werk.doe(WijsCasusToe(id=casus, oud=None, nieuw=MARLOES, reden="x"))


def test_bij_wie_er_te_kiezen_is_staat_hoeveel_er_al_loopt(werk, casus):
    maak_casus(werk, "2020-001", casusregisseur_id=BERT, gesloten_op=date(2021, 1, 4))
    gevonden = werk.vraag(Casusregisseurs())
    assert [(een.naam, een.casussen) for een in gevonden] == [
        ("Bert de Boer", 1),
        ("Marloes Hendriks", 0),
    ]
    werk.schrijf(
        update(medewerker).where(medewerker.c.id == BERT).values(actief_tot=date(2026, 3, 5))
    )
    assert [een.naam for een in werk.vraag(Casusregisseurs())] == ["Marloes Hendriks"]


@pytest.mark.eis("E135")
def test_een_casus_rust_op_wetten_uit_de_lijst_van_de_gemeente(werk, casus):
    changes = werk.doe(ZetKader(id=casus, kader="kader.wmo", aan=True))
    werk.doe(ZetKader(id=casus, kader="kader.jeugdwet", aan=True))
    assert werk.doe(ZetKader(id=casus, kader="kader.wmo", aan=True)).terug is None
    assert werk.vraag(CasusOpenen(id=casus)).kader == ("kader.jeugdwet", "kader.wmo")
    werk.doe(changes.terug)
    assert werk.vraag(CasusOpenen(id=casus)).kader == ("kader.jeugdwet",)
    with pytest.raises(Regelfout, match="lijst"):
        werk.doe(ZetKader(id=casus, kader="kader.bedacht", aan=True))
    werk.schrijf(insert(wettekst).values(code="kader.wgs", naam="Wgs", tekst="Voor opschalen."))
    werk.doe(ZetKader(id=casus, kader="kader.wgs", aan=True))


@pytest.mark.eis("E135")
def test_de_wams_is_nog_geen_recht_en_de_gemeente_verbetert_de_teksten(werk, casus):
    wetten = {een.code: een for een in werk.vraag(CasusOpenen(id=casus)).wetten}
    assert {een.naam for een in wetten.values() if een.geldt} == {
        "Wmo 2015",
        "Zvw",
        "Jeugdwet",
        "Participatiewet",
    }
    assert "nog geen recht" in wetten["kader.wams"].naam.lower()
    werk.schrijf(insert(wettekst).values(code="kader.wmo", tekst="Onze tekst."))
    wetten = {een.code: een for een in werk.vraag(CasusOpenen(id=casus)).wetten}
    assert (wetten["kader.wmo"].naam, wetten["kader.wmo"].tekst) == ("Wmo 2015", "Onze tekst.")


def test_betrokkenen_en_bijlagen_van_een_casus_komen_en_gaan(werk, casus):
    erbij = werk.doe(VoegBetrokkeneToe(casus_id=casus, rol="moeder"))
    assert casus in erbij.dossiers
    rol = WijzigVeld(veld=Veld.BETROKKENE_ROL, id=erbij.resultaat, oud="moeder", nieuw="oma")
    assert werk.doe(rol).dossiers == {casus}
    bijlage = werk.doe(
        VoegBijlageToe(casus_id=casus, naam="plan.txt", mime="text/plain", bytes=b"x")
    )
    blad = werk.vraag(CasusOpenen(id=casus))
    assert [een.rol for een in blad.betrokkenen] == ["oma"]
    assert [een.naam for een in blad.documenten] == ["plan.txt"]
    weg = werk.doe(VerwijderRij(soort=RijSoort.DOCUMENT, id=bijlage.resultaat))
    werk.doe(VerwijderRij(soort=RijSoort.BETROKKENE, id=erbij.resultaat))
    blad = werk.vraag(CasusOpenen(id=casus))
    assert (blad.betrokkenen, blad.documenten) == ((), ())
    werk.doe(weg.terug)
    assert len(werk.vraag(CasusOpenen(id=casus)).documenten) == 1


def test_dezelfde_persoon_komt_niet_twee_keer_in_een_casus(werk, casus):
    erbij = VoegBetrokkeneToe(casus_id=casus, rol="moeder")
    werk.doe(erbij)
    with pytest.raises(Regelfout, match="bij deze casus"):
        werk.doe(VoegBetrokkeneToe(casus_id=casus, persoon_id=erbij.nieuw_persoon_id))


def test_aan_een_gesloten_casus_verandert_niets_meer(werk, casus):
    rij = werk.doe(VoegBetrokkeneToe(casus_id=casus, rol="moeder")).resultaat
    document = VoegBijlageToe(casus_id=casus, naam="a.txt", mime="text/plain", bytes=b"x")
    werk.doe(document)
    werk.schrijf(update(tabel).where(tabel.c.id == casus).values(gesloten_op=date(2026, 3, 5)))
    for opdracht in (
        titel(casus, "x"),
        WijzigVeld(veld=Veld.BETROKKENE_ROL, id=rij, oud="moeder", nieuw="oma"),
        VerwijderRij(soort=RijSoort.BETROKKENE, id=rij),
        VerwijderRij(soort=RijSoort.DOCUMENT, id=document.id),
        VoegBetrokkeneToe(casus_id=casus, rol="buur"),
        VoegBijlageToe(casus_id=casus, naam="b.txt", mime="text/plain", bytes=b"x"),
        ZetKader(id=casus, kader="kader.wmo", aan=True),
        WijsCasusToe(id=casus, oud=BERT, nieuw=MARLOES, reden="x"),
    ):
        with pytest.raises(Regelfout, match="afgesloten op 5 maart 2026"):
            werk.doe(opdracht)
    # Lezen kan, en dus ook afschermen.
    werk.doe(SchermAf(id=casus, reden="Bekende van de gemeente"))
    (staat,) = werk.rijen(select(tabel.c.titel, tabel.c.afgeschermd).where(tabel.c.id == casus))
    assert (staat.titel, staat.afgeschermd) == ("", True)
