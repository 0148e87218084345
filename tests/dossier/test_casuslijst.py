"""De lijst met casussen: wat erin staat, in welke volgorde, en hoe snel bij tienduizend."""

from datetime import date, timedelta

import pytest
from sqlalchemy import insert

from cmpg_desktop.berichten.casussen import CasusGroep, CasusKolom, Casussen
from cmpg_desktop.berichten.fouten import GeenBevoegdheid
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.werkproces.feiten import FeitSoort, Uitkomst
from tests.dossier.conftest import BEHEER, BERT, MARLOES
from tests.dossier.hulp import getelde_rondes, maak_casus, maak_feit, maak_melding, voeg_toe


@pytest.fixture
def vier(werk):
    """Vier casussen: twee van Bert (fase 2 en 3), een van niemand, een afgesloten."""
    _, linda = voeg_toe(werk, maak_melding(werk), "Linda Terlouw")
    lijst = {
        "a": maak_casus(werk, "2026-001", linda, casusregisseur_id=BERT, aanpak="GGA"),
        "b": maak_casus(werk, "2026-002", titel="Mevrouw Tjin", casusregisseur_id=BERT),
        "c": maak_casus(werk, "2026-003", titel="Café Zon", geopend_op=date(2026, 2, 1)),
        "d": maak_casus(werk, "2021-014", titel="Gezin Oud", gesloten_op=date(2022, 11, 14)),
    }
    besluit = {"uitkomst": Uitkomst.FASE_2.value}
    maak_feit(werk, FeitSoort.BESLUIT_FASE_1, date(2026, 3, 3), casus=lijst["a"], **besluit)
    maak_feit(werk, FeitSoort.BESLUIT_FASE_1, date(2026, 1, 5), casus=lijst["b"], **besluit)
    in_behandeling = {"uitkomst": Uitkomst.IN_BEHANDELING.value}
    maak_feit(werk, FeitSoort.BESLUIT_FASE_2, date(2026, 1, 12), casus=lijst["b"], **in_behandeling)
    for ref, nummer in ((lijst["b"], "2026-002"), (lijst["c"], "2026-003")):
        # De titel komt langs de gewone weg, zodat de lijst erop zoekt.
        werk.doe(WijzigVeld(veld=Veld.CASUS_TITEL, id=ref, oud=_titel(nummer), nieuw=f"{nummer}!"))
        werk.doe(WijzigVeld(veld=Veld.CASUS_TITEL, id=ref, oud=f"{nummer}!", nieuw=_titel(nummer)))
    return lijst


def _titel(nummer):
    return {"2026-002": "Mevrouw Tjin", "2026-003": "Café Zon"}[nummer]


def nummers(werk, **anders):
    return [rij.nummer for rij in werk.vraag(Casussen(**anders)).rijen]


def test_een_regel_zegt_wat_het_is_van_wie_in_welke_fase_en_wat_eerst_moet(werk, vier):
    lijst = werk.vraag(Casussen())
    assert lijst.totaal == 3
    regels = {rij.nummer: rij for rij in lijst.rijen}
    een = regels["2026-001"]
    assert (een.kop, een.aanpak, een.fase, een.casusregisseur) == (
        "Linda Terlouw",
        "GGA",
        "2 Informatieronde",
        "Bert de Boer",
    )
    assert een.termijn.naam == "informatieverzoek verzenden"
    assert regels["2026-002"].fase == "3 MDO en plan"
    assert regels["2026-003"].termijn is None


@pytest.mark.parametrize(
    ("groep", "verwacht"),
    [
        (CasusGroep.OPEN, {"2026-001", "2026-002", "2026-003"}),
        (CasusGroep.MIJN, {"2026-001", "2026-002"}),
        (CasusGroep.GESLOTEN, {"2021-014"}),
        (CasusGroep.ALLE, {"2026-001", "2026-002", "2026-003", "2021-014"}),
    ],
)
@pytest.mark.parametrize("op", list(CasusKolom))
def test_elke_groep_op_elke_kolom(werk, vier, groep, verwacht, op):
    for aflopend in (False, True):
        gevonden = nummers(werk.als(BERT), groep=groep, op=op, aflopend=aflopend)
        assert len(gevonden) == len(verwacht)
        assert set(gevonden) == verwacht


@pytest.mark.parametrize(
    ("op", "verwacht"),
    [
        (CasusKolom.NUMMER, ["2021-014", "2026-001", "2026-002", "2026-003"]),
        (CasusKolom.TERMIJN, ["2026-002", "2026-001", "2026-003", "2021-014"]),
        (CasusKolom.FASE, ["2026-003", "2026-001", "2026-002", "2021-014"]),
        (CasusKolom.STAND, ["2026-003", "2026-002", "2026-001", "2021-014"]),
    ],
)
def test_de_volgorde(werk, vier, op, verwacht):
    assert nummers(werk, groep=CasusGroep.ALLE, op=op) == verwacht


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("2026-001", ["2026-001"]),
        ("terlouw", ["2026-001"]),
        ("cafe", ["2026-003"]),
        ("tjin mevrouw", ["2026-002"]),
        ("bert", ["2026-001", "2026-002"]),
        ("bert tjin", ["2026-002"]),
        ("03", ["2026-003"]),
        ("bestaat niet", []),
        ("%", ["2026-001", "2026-002", "2026-003"]),
    ],
)
def test_zoeken_op_nummer_naam_en_casusregisseur(werk, vier, tekst, verwacht):
    assert sorted(nummers(werk, tekst=tekst, op=CasusKolom.NUMMER)) == verwacht
    assert werk.vraag(Casussen(tekst=tekst)).totaal == len(verwacht)


@pytest.mark.eis("E042")
def test_de_lokale_pga_staat_er_niet_bij(werk, vier):
    maak_casus(werk, "2026-900", regime="L-PGA")
    assert "2026-900" not in nummers(werk, groep=CasusGroep.ALLE)


def test_meer_dan_het_deel_wordt_geteld(werk, vier):
    lijst = werk.vraag(Casussen(limiet=2, op=CasusKolom.NUMMER))
    assert (len(lijst.rijen), lijst.totaal) == (2, 3)
    lijst = werk.vraag(Casussen(limiet=1))
    assert ([rij.nummer for rij in lijst.rijen], lijst.totaal) == (["2026-002"], 3)


def test_de_beheerder_ziet_geen_lijst(werk, vier):
    with pytest.raises(GeenBevoegdheid):
        werk.als(BEHEER).vraag(Casussen())


@pytest.mark.parametrize("op", [CasusKolom.NUMMER, CasusKolom.TERMIJN])
def test_de_lijst_is_twee_rondes_hoeveel_er_ook_zijn(werk, vier, monkeypatch, op):
    from cmpg_desktop.berichten.kern import nieuw_id  # noqa: PLC0415
    from cmpg_desktop.database.tabellen.meldingen import casus  # noqa: PLC0415

    begin = date(2010, 1, 4)
    werk.schrijf(
        insert(casus),
        [
            {
                "id": nieuw_id(),
                "nummer": f"2010-{nummer:04}",
                "titel": f"Gezin {nummer}",
                "geopend_op": begin + timedelta(days=nummer % 900),
                "gesloten_op": begin + timedelta(days=1000),
                "casusregisseur_id": MARLOES,
            }
            for nummer in range(1500)
        ],
    )
    werk.vraag(Casussen())
    with getelde_rondes(monkeypatch) as rondes:
        lijst = werk.vraag(Casussen(groep=CasusGroep.ALLE, op=op))
    assert rondes == ["lees", "lees"]
    assert (len(lijst.rijen), lijst.totaal) == (200, 1504)
