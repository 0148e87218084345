"""Instellingen en vrije dagen: een gesloten lijst, met reden en bron."""

from datetime import date
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from cmpg_desktop.berichten.fouten import GeenBevoegdheid, NietGevonden, Regelfout
from cmpg_desktop.berichten.inrichting import (
    HaalVrijeDagWeg,
    Instellingen,
    VrijeDagen,
    VrijeDagSoort,
    ZetInstelling,
    ZetVrijeDag,
)
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.database.tabellen.team import instelling
from cmpg_desktop.dossier.instellingen import ALLE_INSTELLINGEN, VRIJE_DAGEN
from cmpg_desktop.dossier.kalender import kalender_van, lengtes_van
from cmpg_desktop.werkproces.werkdagen import Kalender
from tests.dossier.conftest import BEHEER, LOTTE


@pytest.fixture
def beheer(werk):
    """Geef het werk in handen van de beheerder."""
    return werk.als(BEHEER)


def _zet(beheer, sleutel, nieuw, oud="", reden=""):
    return beheer.doe(ZetInstelling(sleutel=sleutel, oud=oud, nieuw=nieuw, reden=reden))


def test_een_instelling_wordt_gezet_en_ongedaan_gemaakt(beheer):
    terug = _zet(beheer, "gemeente", " Nieuwegein ").terug
    assert dict(beheer.vraag(Instellingen()))["gemeente"] == "Nieuwegein"
    beheer.doe(terug)
    assert dict(beheer.vraag(Instellingen()))["gemeente"] == ""


def test_wie_een_andere_waarde_zag_overschrijft_niets(beheer):
    _zet(beheer, "gemeente", "Nieuwegein")
    with pytest.raises(NietGevonden, match="collega"):
        _zet(beheer, "gemeente", "Houten", oud="Utrecht")
    assert dict(beheer.vraag(Instellingen()))["gemeente"] == "Nieuwegein"


def test_een_andere_lengte_vraagt_een_reden_en_telt_mee(beheer):
    with pytest.raises(Regelfout, match="waarom"):
        _zet(beheer, "melding_beoordelen", "7")
    _zet(beheer, "melding_beoordelen", "7", reden="besluit stuurgroep")
    lengtes = lengtes_van(beheer.rijen(ALLE_INSTELLINGEN))
    assert lengtes.melding_beoordelen == 7
    assert lengtes.fase_2 == 10
    (rij,) = beheer.rijen(select(instelling.c.reden))
    assert rij.reden == "besluit stuurgroep"


@pytest.mark.parametrize("waarde", ["2", "3", "0", "01"])
def test_een_grens_uit_de_wet_kan_niet_anders(beheer, waarde):
    with pytest.raises(Regelfout, match="wet"):
        _zet(beheer, "inlichten_maanden", waarde, reden="besluit stuurgroep")
    assert not beheer.rijen(select(instelling))
    _zet(beheer, "inlichten_maanden", "1", reden="zoals de wet")


def test_wat_ooit_langer_dan_de_wet_werd_gezet_telt_niet():
    rij = SimpleNamespace(sleutel="inlichten_maanden", waarde="3")
    assert lengtes_van([rij]).inlichten_maanden == 1


@pytest.mark.parametrize(
    ("sleutel", "waarde"),
    [
        ("melding_beoordelen", "0"),
        ("melding_beoordelen", "vijf"),
        ("vergrendel_minuten", "121"),
        ("mailbox", "regieteam"),
        ("kijkvenster", "boven"),
        ("demo", "ja"),
        ("te_wissen", "[]"),
        ("kleur", "rood"),
    ],
)
def test_wat_niet_kan_of_niet_op_de_lijst_staat_wordt_geweigerd(beheer, sleutel, waarde):
    with pytest.raises(Regelfout):
        _zet(beheer, sleutel, waarde, reden="daarom")
    assert not beheer.rijen(select(instelling))


@pytest.mark.eis("E001")
def test_een_leefgebied_krijgt_een_eigen_naam_en_weer_die_van_het_convenant(beheer):
    terug = _zet(beheer, "leefgebied_scholing", "  school\n en\x00 \topvang ").terug
    assert dict(beheer.vraag(Instellingen()))["leefgebied_scholing"] == "school en opvang"
    beheer.doe(terug)
    assert dict(beheer.vraag(Instellingen()))["leefgebied_scholing"] == ""


@pytest.mark.eis("E001")
@pytest.mark.parametrize(
    ("sleutel", "naam", "waarom"),
    [
        ("leefgebied_scholing", "n" * 41, "te lang"),
        ("leefgebied_scholing", "Huisvesting", "heet al"),
        ("leefgebied_scholing", "INKOMEN", "heet al"),
        ("leefgebied_scholing", "?", "letters"),
        ("leefgebied_geloof", "kerk", "bestaat niet"),
    ],
)
def test_een_naam_die_niet_kan_wordt_geweigerd(beheer, sleutel, naam, waarom):
    _zet(beheer, "leefgebied_werk", "inkomen")
    with pytest.raises(Regelfout, match=waarom):
        _zet(beheer, sleutel, naam)
    (rij,) = beheer.rijen(select(instelling))
    assert (rij.sleutel, rij.waarde) == ("leefgebied_werk", "inkomen")


@pytest.mark.eis("E001")
def test_de_naam_van_het_convenant_is_bezet_zolang_een_ander_zo_heet(beheer):
    _zet(beheer, "leefgebied_werk", "inkomen")
    _zet(beheer, "leefgebied_scholing", "werk")
    with pytest.raises(Regelfout, match="“werk”"):
        _zet(beheer, "leefgebied_werk", "", oud="inkomen")
    _zet(beheer, "leefgebied_scholing", "", oud="werk")
    _zet(beheer, "leefgebied_werk", "", oud="inkomen")


def test_alleen_de_beheerder_wijzigt_instellingen(werk):
    with pytest.raises(GeenBevoegdheid):
        _zet(werk.als(LOTTE), "gemeente", "Nieuwegein")


def test_een_sluitingsdag_telt_niet_als_werkdag(beheer):
    dag = nieuw_id()
    zet = ZetVrijeDag(
        id=dag,
        datum=date(2026, 3, 9),
        soort=VrijeDagSoort.GESLOTEN,
        naam="studiedag",
        bron="besluit college",
    )
    terug = beheer.doe(zet).terug
    kalender = kalender_van(beheer.rijen(VRIJE_DAGEN))
    assert not kalender.is_werkdag(date(2026, 3, 9))
    assert kalender.waarom_vrij(date(2026, 3, 9)) == "studiedag"
    weer = beheer.doe(terug).terug
    assert beheer.vraag(VrijeDagen()) == ()
    beheer.doe(weer)
    assert beheer.vraag(VrijeDagen())[0].bron == "besluit college"


def test_zonder_gelijkgestelde_dagen_in_de_lijst_zijn_er_geen(beheer):
    dag_na_hemelvaart = date(2026, 5, 15)
    assert Kalender().waarom_vrij(dag_na_hemelvaart)
    assert kalender_van(beheer.rijen(VRIJE_DAGEN)).is_werkdag(dag_na_hemelvaart)
    beheer.doe(
        ZetVrijeDag(
            datum=dag_na_hemelvaart,
            soort=VrijeDagSoort.GELIJKGESTELD,
            naam="dag na Hemelvaartsdag",
            bron="Staatscourant",
        )
    )
    assert not kalender_van(beheer.rijen(VRIJE_DAGEN)).is_werkdag(dag_na_hemelvaart)


def test_een_vrije_dag_verzetten_houdt_een_rij_over(beheer):
    dag = nieuw_id()
    for datum in (date(2026, 3, 9), date(2026, 3, 10)):
        beheer.doe(
            ZetVrijeDag(
                id=dag, datum=datum, soort=VrijeDagSoort.GESLOTEN, naam="studiedag", bron="college"
            )
        )
    (rij,) = beheer.vraag(VrijeDagen())
    assert rij.datum == date(2026, 3, 10)


@pytest.mark.parametrize(("naam", "bron"), [("", "college"), ("studiedag", " ")])
def test_een_vrije_dag_heeft_een_naam_en_een_bron(beheer, naam, bron):
    with pytest.raises(Regelfout):
        beheer.doe(
            ZetVrijeDag(datum=date(2026, 3, 9), soort=VrijeDagSoort.GESLOTEN, naam=naam, bron=bron)
        )


@pytest.mark.parametrize(
    ("datum", "waarom"),
    [(date(2026, 3, 14), "het is weekend"), (date(2026, 4, 27), "het is Koningsdag")],
)
def test_een_dag_die_al_vrij_is_is_een_vergissing(beheer, datum, waarom):
    with pytest.raises(Regelfout, match=waarom):
        beheer.doe(
            ZetVrijeDag(datum=datum, soort=VrijeDagSoort.GESLOTEN, naam="brug", bron="college")
        )
    assert beheer.vraag(VrijeDagen()) == ()


def test_dezelfde_dag_kan_er_maar_een_keer_in(beheer):
    for verwacht in (None, "staat er al in"):
        opdracht = ZetVrijeDag(
            datum=date(2026, 3, 9), soort=VrijeDagSoort.GESLOTEN, naam="studiedag", bron="college"
        )
        if verwacht is None:
            beheer.doe(opdracht)
        else:
            with pytest.raises(Regelfout, match=verwacht):
                beheer.doe(opdracht)


def test_een_dag_die_al_weg_is_zegt_dat(beheer):
    with pytest.raises(NietGevonden):
        beheer.doe(HaalVrijeDagWeg(id=nieuw_id()))
