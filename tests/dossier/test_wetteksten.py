import pytest
from sqlalchemy import insert, select

from cmpg_desktop.berichten.fouten import GeenBevoegdheid, NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.wetteksten import HaalWettekstWeg, Wetteksten, ZetWettekst
from cmpg_desktop.database.tabellen.casussen import casus_kader, wettekst
from cmpg_desktop.werkproces.verzoeken import VerzoekSoort
from cmpg_desktop.werkproces.wetteksten import VOORSTELLEN, WettekstSoort, rechtcode
from tests.dossier.conftest import BEHEER, BERT
from tests.dossier.hulp import getelde_rondes, maak_casus

INZAGE = rechtcode(VerzoekSoort.INZAGE)
WAS = (VOORSTELLEN[INZAGE].naam, VOORSTELLEN[INZAGE].tekst)
BETER = ("Inzage: AVG art. 15", "Zien wat er over u staat, en een kopie krijgen (AVG art. 15).")


@pytest.fixture
def bea(werk):
    return werk.als(BEHEER)


def van(werk, code):
    return next(een for een in werk.vraag(Wetteksten()) if een.code == code)


def test_zonder_eigen_tekst_staat_er_het_voorstel_per_plek_bij_elkaar(werk):
    rijen = werk.vraag(Wetteksten())

    assert [een.code for een in rijen] == list(VOORSTELLEN)
    assert list(dict.fromkeys(een.soort for een in rijen)) == list(WettekstSoort)
    assert not any(een.is_eigen or een.gewijzigd_op for een in rijen)


@pytest.mark.eis("E135")
def test_het_wettelijk_kader_noemt_de_wetten_en_wams_nog_geen_recht(werk):
    kader = {een.code: een for een in werk.vraag(Wetteksten()) if een.code.startswith("kader.")}

    assert list(kader) == [
        "kader.wmo",
        "kader.zvw",
        "kader.jeugdwet",
        "kader.participatiewet",
        "kader.wams",
    ]
    assert "nog geen recht" in kader["kader.wams"].naam


def test_een_betere_tekst_staat_er_met_wie_en_wanneer_en_kan_terug(bea):
    gevolg = bea.doe(ZetWettekst(code=INZAGE, oud=WAS, nieuw=BETER))

    nu = van(bea, INZAGE)
    assert (nu.naam, nu.tekst) == BETER
    assert nu.is_eigen
    assert (nu.gewijzigd_door, nu.gewijzigd_op) == ("Bea Heer", bea.context.nu)
    assert nu.voorstel == WAS

    bea.doe(gevolg.terug)
    assert not van(bea, INZAGE).is_eigen
    assert bea.rijen(select(wettekst)) == []


def test_terug_naar_het_voorstel_is_zelf_ook_terug_te_draaien(bea):
    bea.doe(ZetWettekst(code=INZAGE, oud=WAS, nieuw=BETER))

    weg = bea.doe(HaalWettekstWeg(code=INZAGE))
    assert not van(bea, INZAGE).is_eigen

    bea.doe(weg.terug)
    assert (van(bea, INZAGE).naam, van(bea, INZAGE).tekst) == BETER
    assert bea.doe(HaalWettekstWeg(code="kader.wmo")).terug is None


def test_een_wet_erbij_en_weer_weg(bea):
    erbij = ZetWettekst(code="kader.wvggz", oud=("", ""), nieuw=("Wvggz", ""))
    gevolg = bea.doe(erbij)

    rij = van(bea, "kader.wvggz")
    assert (rij.naam, rij.soort, rij.voorstel) == ("Wvggz", WettekstSoort.KADER, None)
    bea.doe(gevolg.terug)
    assert "kader.wvggz" not in {een.code for een in bea.vraag(Wetteksten())}


@pytest.mark.eis("E135")
def test_een_wet_waar_een_casus_op_rust_blijft(bea):
    bea.doe(ZetWettekst(code="kader.wvggz", oud=("", ""), nieuw=("Wvggz", "")))
    casus = maak_casus(bea, "2026-001")
    bea.schrijf(insert(casus_kader).values(id=nieuw_id(), casus_id=casus, kader="kader.wvggz"))

    with pytest.raises(Regelfout, match="rust een casus"):
        bea.doe(HaalWettekstWeg(code="kader.wvggz"))


@pytest.mark.parametrize(
    ("code", "nieuw", "veld"),
    [
        (INZAGE, ("", "tekst"), "wettekst.naam"),
        (INZAGE, ("naam", " "), "wettekst.tekst"),
        (INZAGE, ("n" * 81, "tekst"), "wettekst.naam"),
        ("kader.nieuw", ("", "tekst"), "wettekst.naam"),
    ],
)
def test_wat_niet_kan_wordt_bij_het_veld_geweigerd(bea, code, nieuw, veld):
    oud = WAS if code == INZAGE else ("", "")
    with pytest.raises(Regelfout) as fout:
        bea.doe(ZetWettekst(code=code, oud=oud, nieuw=nieuw))
    assert fout.value.veld == veld


def test_een_verwijzing_die_niemand_leest_kan_er_niet_bij(bea):
    with pytest.raises(NietGevonden):
        bea.doe(ZetWettekst(code="iets.anders", oud=("", ""), nieuw=("naam", "tekst")))


def test_wie_iets_veranderde_dat_een_ander_al_veranderde_hoort_dat(bea):
    bea.doe(ZetWettekst(code=INZAGE, oud=WAS, nieuw=BETER))
    with pytest.raises(NietGevonden, match="collega"):
        bea.doe(ZetWettekst(code=INZAGE, oud=WAS, nieuw=("Inzage", "Anders.")))


def test_lezen_mag_iedereen_en_wijzigen_alleen_de_beheerder(werk):
    assert werk.als(BERT).vraag(Wetteksten())
    for command in (
        ZetWettekst(code=INZAGE, oud=WAS, nieuw=BETER),
        HaalWettekstWeg(code=INZAGE),
    ):
        with pytest.raises(GeenBevoegdheid):
            werk.doe(command)


def test_lezen_en_zetten_kosten_hoogstens_twee_rondes(bea, monkeypatch):
    bea.vraag(Wetteksten())
    with getelde_rondes(monkeypatch) as rondes:
        bea.vraag(Wetteksten())
    assert len(rondes) == 1
    with getelde_rondes(monkeypatch) as rondes:
        bea.doe(ZetWettekst(code=INZAGE, oud=WAS, nieuw=BETER))
    assert len(rondes) <= 2
